//! Makes a program from a seed. It has functions for greenlets to run, generator functions, and a main part;
//! all act on two tables, one of greenlets and one of generators, so that anything may meet anything. A
//! counter ends programs that go on for too long. What is left at the end is silent.

use std::fmt::Write;

const HEAD: &str = "
from greenlet import greenlet, getcurrent, GreenletExit
import functools
main = getcurrent()
greenlets = {}
generators = {}
state = {'steps': 0, 'quiet': False}
class One(Exception): pass
class Two(Exception): pass
class Enough(BaseException): pass
def log(*words):
    if not state['quiet']:
        print(*words, flush=True)
def tick():
    state['steps'] += 1
    if state['steps'] > 150:
        raise Enough
def show(value):
    if isinstance(value, BaseException):
        return type(value).__name__
    if isinstance(value, (tuple, list)):
        return [show(one) for one in value]
    return value if value is None or isinstance(value, (int, str)) else type(value).__name__
def guarded(label, work):
    tick()
    try:
        result = show(work())
    except (Exception, GreenletExit) as error:
        result = type(error).__name__ + ': ' + str(error)
    log(label, result)
def who():
    current = getcurrent()
    for name, one in greenlets.items():
        if one is current:
            return name
    return 'main' if current is main else 'lost'
def switch(name, value):
    tick()
    one = greenlets.get(name)
    return one.switch(value) if one is not None else 'nobody'
def throw(name, error):
    tick()
    one = greenlets.get(name)
    return one.throw(error) if one is not None else 'nobody'
def up(value):
    tick()
    parent = getcurrent().parent
    return parent.switch(value) if parent is not None else 'top'
def step(name):
    tick()
    one = generators.get(name)
    return next(one, 'over') if one is not None else 'nothing'
def send(name, value):
    tick()
    one = generators.get(name)
    return one.send(value) if one is not None else 'nothing'
def throw_in(name, error):
    tick()
    one = generators.get(name)
    return one.throw(error) if one is not None else 'nothing'
def close(name):
    tick()
    one = generators.get(name)
    return one.close() if one is not None else 'nothing'
def part(name):
    tick()
    return generators.get(name) or ()
def spawn(name, body, parent):
    tick()
    greenlets[name] = greenlet(body, greenlets.get(parent) or getcurrent())
";

const TAIL: &str = "
try:
    begin()
    log('begin is over')
except BaseException as error:
    log('begin', type(error).__name__)
state['steps'] = -1000
for table in greenlets, generators:
    while table:
        name = min(table)
        log('last', name)
        try:
            del table[name]
        except BaseException as error:
            log(type(error).__name__)
        if state['steps'] > -800:
            break
state['quiet'] = True
";

/// Bodies of greenlets, of generators; names in each table.
const BODIES: usize = 4;
const NAMES: usize = 4;

struct Maker {
    dice: u64,
    text: String,
    labels: usize,
}

/// The program of a seed.
pub fn program(seed: u64) -> String {
    let dice = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut maker = Maker { dice, text: HEAD.to_owned(), labels: 0 };
    for body in 0..BODIES {
        let _ =
            writeln!(maker.text, "def run_{body}(value=None):\n    log('run_{body}', show(value), who())");
        maker.block(1, false, 4);
    }
    for body in 0..BODIES {
        let _ = writeln!(maker.text, "def walk_{body}():\n    log('walk_{body}', (yield 0))");
        maker.block(1, true, 4);
    }
    maker.text.push_str("def begin():\n");
    maker.block(1, false, 9);
    maker.text.push_str(TAIL);
    maker.text
}

impl Maker {
    fn below(&mut self, end: usize) -> usize {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        (self.dice >> 11) as usize % end.max(1)
    }

    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{:1$}{line}", "", depth * 4);
    }

    fn error(&mut self) -> &'static str {
        ["One('a')", "Two('b')", "ValueError('c')", "GreenletExit()"][self.below(4)]
    }

    /// An expression that does something; it may raise.
    fn action(&mut self) -> String {
        let (name, other, number) = (self.below(NAMES), self.below(NAMES), self.below(90));
        let body = self.below(BODIES);
        match self.below(16) {
            0..=2 => format!("switch({name}, {number})"),
            3 => format!("spawn({name}, run_{body}, {other}) or switch({name}, {number})"),
            4 => format!("throw({name}, {})", self.error()),
            5 => format!("up({number})"),
            6 => format!("main.switch({number})"),
            7 => format!("greenlets.pop({name}, None) and 'dropped'"),
            8 | 9 => format!("step({name})"),
            10 => format!("send({name}, {number})"),
            11 => format!("throw_in({name}, {})", self.error()),
            12 => format!("close({name})"),
            13 => format!("generators.pop({name}, None) and 'forgotten'"),
            14 => format!("[show(one) for one in part({name})]"),
            _ => format!("list(zip(part({name}), part({other})))"),
        }
    }

    /// An action, perhaps inside a native that calls back.
    fn nested(&mut self) -> String {
        let action = self.action();
        match self.below(8) {
            0 => format!("sorted([2, 1], key=lambda one: ({action}, one)[1])"),
            1 => format!("list(map(lambda one: show({action}), [1, 2]))"),
            2 => format!("functools.reduce(lambda one, two: show({action}), [1, 2, 3])"),
            3 => format!("max([1, 2], key=lambda one: ({action}, one)[1])"),
            4 => format!("[one for one in iter(lambda: ({action}, 5)[1], 5)]"),
            _ => action,
        }
    }

    fn block(&mut self, depth: usize, yields: bool, lines: usize) {
        for _ in 0..lines {
            self.statement(depth, yields);
        }
    }

    fn statement(&mut self, depth: usize, yields: bool) {
        self.labels += 1;
        let label = self.labels;
        let (name, other, body) = (self.below(NAMES), self.below(NAMES), self.below(BODIES));
        match self.below(if yields { 14 } else { 10 }) {
            0 => self.line(depth, &format!("spawn({name}, run_{body}, {other})")),
            1 => self.line(depth, &format!("generators[{name}] = walk_{body}()")),
            2 if depth < 4 => {
                self.line(depth, "try:");
                self.block(depth + 1, yields, 2);
                if self.below(2) == 0 {
                    let caught =
                        ["One", "Two", "Exception", "GreenletExit", "(One, GreenletExit)"][self.below(5)];
                    self.line(depth, &format!("except {caught}:"));
                    self.line(depth + 1, &format!("log({label}, 'caught')"));
                    self.block(depth + 1, yields, 1);
                }
                self.line(depth, "finally:");
                self.line(depth + 1, &format!("log({label}, 'finally', who())"));
                if self.below(3) == 0 {
                    self.block(depth + 1, false, 1);
                }
            }
            3 if depth < 4 => {
                self.line(depth, "for turn in range(2):");
                self.block(depth + 1, yields, 2);
            }
            4 if self.below(3) == 0 => {
                let error = self.error();
                self.line(depth, &format!("if state['steps'] % 3 == 0: raise {error}"));
            }
            5 if self.below(3) == 0 => {
                self.line(depth, &format!("if state['steps'] % 3 == 1: return {label}"));
            }
            6 => {
                let action = self.nested();
                self.line(depth, &format!("log({label}, show({action}))"));
            }
            10 | 11 => self.line(depth, &format!("log({label}, show((yield {label})))")),
            12 => self.line(depth, &format!("log({label}, show((yield from part({name}))))")),
            _ => {
                let action = self.nested();
                self.line(depth, &format!("guarded({label}, lambda: {action})"));
            }
        }
    }
}
