//! Tree to instructions. Nothing is ever copied, so a program is as long as its pattern.
//!
//! A loop whose body always consumes something needs no counter and no check against matching nothing: it is a
//! `Split` and a `Jump`. The others count, as CPython's do: an iteration that would begin where the one before
//! began is not tried, except to reach the minimum.
//!
//! The walk keeps what remains to be written on a list of [`Task`]s and so does not recurse. Targets are labels
//! until the end, when all places are known.

use std::collections::BTreeMap;

use super::error::RegexError;
use super::first;
use super::flags::{self, combine};
use super::fold::Fold;
use super::parse::{self, Parsed};
use super::program::{At, Bound, BoundKind, Hint, Loop, NO_GUARD, One, Op, Program, Run};
use super::set::CharSet;
use super::tree::{Anchor, Item, MAX_REPEAT, Member, Mode, Sequence, SetSpec};
use super::unicode::Unicode;

/// Flags on which the meaning of a set depends.
const SET_FLAGS: u32 = flags::IGNORECASE | flags::KINDS;

struct Compiler<'t, 'u, U> {
    unicode: &'u U,
    program: Program,
    /// What remains to be written, the next last.
    tasks: Vec<Task<'t>>,
    /// Addresses of labels.
    labels: Vec<u32>,
    /// Sets already made, so that the many `\w` of a pattern share one.
    known: BTreeMap<(SetSpec, u32), u32>,
    /// Literal characters not yet written.
    pending: Vec<u32>,
    /// Counts captures, so that a bound knows whether there are any inside it.
    marks: usize,
}

/// Something to write.
#[derive(Clone, Copy)]
enum Task<'t> {
    /// The items of a sequence.
    Items(&'t [Item], u32),
    Op(Op),
    /// This label is here.
    Place(u32),
    /// The body of a bound or loop ends; so many captures came before it.
    CloseBound {
        number: u32,
        marks: usize,
    },
    CloseLoop {
        number: u32,
        marks: usize,
    },
    /// What was written from here on is not wanted.
    Discard {
        start: u32,
    },
}

/// Compiles a pattern given as code points (for a bytes pattern: its bytes).
///
/// # Errors
/// What is wrong with the pattern or its flags, in CPython's words.
pub fn compile<U: Unicode>(
    pattern: &[u32],
    flags: u32,
    is_bytes: bool,
    unicode: &U,
) -> Result<Program, RegexError> {
    let Parsed { body, flags, groups, names, warnings } = parse::parse(pattern, flags, is_bytes, unicode)?;
    let program = Program {
        code: Vec::new(),
        literals: Vec::new(),
        sets: Vec::new(),
        runs: Vec::new(),
        loops: Vec::new(),
        bounds: Vec::new(),
        guards: Vec::new(),
        switches: Vec::new(),
        hint: Hint::None,
        min_width: usize::try_from(body.width.low).unwrap_or(usize::MAX),
        leading_run: None,
        flags,
        groups,
        names,
        warnings,
    };
    let mut compiler = Compiler {
        unicode,
        program,
        tasks: vec![Task::Op(Op::Accept), Task::Items(&body.items, flags)],
        labels: Vec::new(),
        known: BTreeMap::new(),
        pending: Vec::new(),
        marks: 0,
    };
    while let Some(task) = compiler.tasks.pop() {
        compiler.task(task)?;
    }
    let mut program = compiler.finish();
    first::refine(&mut program, unicode);
    Ok(program)
}

/// An index into one of the program's tables.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl<'t, U: Unicode> Compiler<'t, '_, U> {
    fn task(&mut self, task: Task<'t>) -> Result<(), RegexError> {
        match task {
            Task::Items(items, flags) => {
                let Some((first, rest)) = items.split_first() else {
                    return Ok(());
                };
                if !rest.is_empty() {
                    self.tasks.push(Task::Items(rest, flags));
                }
                self.item(first, flags)?;
            }
            Task::Op(op) => self.emit(op),
            Task::Place(label) => {
                let here = self.here();
                if let Some(slot) = self.labels.get_mut(label as usize) {
                    *slot = here;
                }
            }
            Task::CloseBound { number, marks } => {
                let after = self.here();
                let captures = self.marks != marks;
                if let Some(bound) = self.program.bounds.get_mut(number as usize) {
                    (bound.after, bound.captures) = (after, captures);
                }
            }
            Task::CloseLoop { number, marks } => {
                let exit = self.here();
                let captures = self.marks != marks;
                if let Some(slot) = self.program.loops.get_mut(number as usize) {
                    (slot.exit, slot.captures) = (exit, captures);
                }
            }
            Task::Discard { start } => {
                self.flush();
                self.program.code.truncate(start as usize);
            }
        }
        Ok(())
    }

    /// Puts tasks before everything that remains.
    fn plan(&mut self, tasks: &[Task<'t>]) {
        self.tasks.extend(tasks.iter().rev());
    }

    fn label(&mut self) -> u32 {
        self.labels.push(0);
        index(self.labels.len() - 1)
    }

    /// Replaces labels by addresses.
    fn finish(mut self) -> Program {
        let address = |label: u32| self.labels.get(label as usize).copied().unwrap_or(0);
        for op in &mut self.program.code {
            if let Op::Jump(label) | Op::Split { other: label, .. } | Op::IfGroup { otherwise: label, .. } =
                op
            {
                *label = address(*label);
            }
        }
        self.program
    }

    fn here(&mut self) -> u32 {
        self.flush();
        index(self.program.code.len())
    }

    /// Writes pending literals.
    fn flush(&mut self) {
        match *self.pending.as_slice() {
            [] => {}
            [c] => self.program.code.push(Op::Char(c)),
            _ => {
                let start = index(self.program.literals.len());
                self.program.code.push(Op::Literal { start, length: index(self.pending.len()) });
                self.program.literals.append(&mut self.pending);
            }
        }
        self.pending.clear();
    }

    fn emit(&mut self, op: Op) {
        self.flush();
        self.program.code.push(op);
    }

    fn item(&mut self, item: &'t Item, flags: u32) -> Result<(), RegexError> {
        match item {
            Item::Literal(_) | Item::NotLiteral(_) | Item::Set(_) | Item::Any => {
                if let Some(one) = self.one(item, flags) {
                    self.single(one);
                }
            }
            Item::At(anchor) => self.emit(Op::At(resolve(*anchor, flags))),
            Item::Branch(arms) => self.branch(arms, flags),
            Item::Group { index, add, del, body } => {
                self.group(*index, body, combine(flags, *add, *del));
            }
            Item::Atomic(body) => self.bound(BoundKind::Atomic, 0, body, flags),
            Item::Repeat { mode, min, max, body } => self.repeat(*mode, *min, *max, body, flags),
            Item::Reference { group, .. } => {
                let group = *group;
                self.emit(match Fold::of(flags) {
                    Fold::None => Op::Same(group),
                    Fold::Ascii | Fold::Locale => Op::SameFolded { group, unicode: false },
                    Fold::Unicode => Op::SameFolded { group, unicode: true },
                });
            }
            Item::Conditional { group, yes, no } => self.conditional(*group, yes, no.as_ref(), flags),
            Item::Look { behind, negate, body } => {
                let back = if *behind { look_behind_width(body)? } else { 0 };
                let kind = if *negate { BoundKind::Negative } else { BoundKind::Look };
                self.bound(kind, back, body, flags);
            }
            Item::Failure => self.emit(Op::Fail),
        }
        Ok(())
    }

    /// The test that an item is, if it always consumes one character and captures nothing.
    fn one(&mut self, item: &Item, flags: u32) -> Option<One> {
        match item {
            Item::Literal(c) if !Fold::of(flags).is_cased(*c, self.unicode) => Some(One::Char(*c)),
            Item::NotLiteral(c) if !Fold::of(flags).is_cased(*c, self.unicode) => Some(One::NotChar(*c)),
            Item::Literal(c) => Some(self.cased(*c, false, flags)),
            Item::NotLiteral(c) => Some(self.cased(*c, true, flags)),
            Item::Set(spec) => Some(One::Set(self.set(spec, flags))),
            Item::Any if flags & flags::DOTALL != 0 => Some(One::Any),
            Item::Any => Some(One::NotNewline),
            Item::Group { index: None, add, del, body } => match body.items.as_slice() {
                [only] => self.one(only, combine(flags, *add, *del)),
                _ => None,
            },
            Item::At(_)
            | Item::Branch(_)
            | Item::Group { .. }
            | Item::Atomic(_)
            | Item::Repeat { .. }
            | Item::Reference { .. }
            | Item::Conditional { .. }
            | Item::Look { .. }
            | Item::Failure => None,
        }
    }

    /// A letter whose case is ignored.
    fn cased(&mut self, c: u32, negate: bool, flags: u32) -> One {
        One::Set(self.set(&SetSpec { negate, members: vec![Member::Literal(c)] }, flags))
    }

    fn set(&mut self, spec: &SetSpec, flags: u32) -> u32 {
        let key = (spec.clone(), flags & SET_FLAGS);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let number = index(self.program.sets.len());
        self.program.sets.push(CharSet::new(spec, flags, self.unicode));
        self.known.insert(key, number);
        number
    }

    fn single(&mut self, one: One) {
        match one {
            One::Char(c) => self.pending.push(c),
            One::NotChar(c) => self.emit(Op::NotChar(c)),
            One::Set(set) => self.emit(Op::Set(set)),
            One::NotNewline => self.emit(Op::NotNewline),
            One::Any => self.emit(Op::Any),
        }
    }

    fn branch(&mut self, arms: &'t [Sequence], flags: u32) {
        let Some((last, others)) = arms.split_last() else {
            return;
        };
        let end = self.label();
        let mut tasks = Vec::new();
        for arm in others {
            let next = self.label();
            tasks.extend([split(next), Task::Items(&arm.items, flags), Task::Op(Op::Jump(end))]);
            tasks.push(Task::Place(next));
        }
        tasks.extend([Task::Items(&last.items, flags), Task::Place(end)]);
        self.plan(&tasks);
    }

    fn group(&mut self, index: Option<u32>, body: &'t Sequence, flags: u32) {
        let items = Task::Items(&body.items, flags);
        let Some(index) = index else {
            return self.plan(&[items]);
        };
        let mark = (index - 1) * 2;
        self.marks += 1;
        self.plan(&[Task::Op(Op::Mark(mark)), items, Task::Op(Op::Mark(mark + 1))]);
    }

    fn bound(&mut self, kind: BoundKind, back: usize, body: &'t Sequence, flags: u32) {
        let number = index(self.program.bounds.len());
        self.program.bounds.push(Bound { kind, back, after: 0, captures: false });
        self.plan(&[
            Task::Op(Op::Enter(number)),
            Task::Items(&body.items, flags),
            Task::Op(Op::Leave(number)),
            Task::CloseBound { number, marks: self.marks },
        ]);
    }

    fn conditional(&mut self, group: u32, yes: &'t Sequence, no: Option<&'t Sequence>, flags: u32) {
        let otherwise = self.label();
        let test = Task::Op(Op::IfGroup { group, otherwise });
        let yes = Task::Items(&yes.items, flags);
        let Some(no) = no else {
            return self.plan(&[test, yes, Task::Place(otherwise)]);
        };
        let end = self.label();
        self.plan(&[
            test,
            yes,
            Task::Op(Op::Jump(end)),
            Task::Place(otherwise),
            Task::Items(&no.items, flags),
            Task::Place(end),
        ]);
    }

    fn repeat(&mut self, mode: Mode, min: u64, max: u64, body: &'t Sequence, flags: u32) {
        if let [only] = body.items.as_slice()
            && let Some(one) = self.one(only, flags)
        {
            return self.run(one, mode, min, max);
        }
        let items = Task::Items(&body.items, flags);
        if max == 0 {
            // Never tried, but it may still be wrong.
            let start = self.here();
            return self.plan(&[items, Task::Discard { start }]);
        }
        let consumes = body.width.low > 0;
        match mode {
            Mode::Possessive => self.counted(mode, min, max, items),
            Mode::Greedy | Mode::Lazy => match (min, max) {
                (1, 1) => self.plan(&[items]),
                (0, 1) => self.optional(mode, items),
                (0, MAX_REPEAT) if consumes => self.star(mode, items),
                (1, MAX_REPEAT) if consumes => self.plus(mode, items),
                _ => self.counted(mode, min, max, items),
            },
        }
    }

    fn run(&mut self, one: One, mode: Mode, min: u64, max: u64) {
        if (min, max) == (1, 1) {
            return self.single(one);
        }
        let number = index(self.program.runs.len());
        let max = if max == MAX_REPEAT { usize::MAX } else { usize::try_from(max).unwrap_or(usize::MAX) };
        let min = usize::try_from(min).unwrap_or(usize::MAX);
        self.program.runs.push(Run { one, mode, min, max, guard: NO_GUARD });
        self.emit(Op::Run(number));
    }

    fn optional(&mut self, mode: Mode, items: Task<'t>) {
        let end = self.label();
        if mode == Mode::Lazy {
            let start = self.label();
            let skip = Task::Op(Op::Jump(end));
            self.plan(&[split(start), skip, Task::Place(start), items, Task::Place(end)]);
        } else {
            self.plan(&[split(end), items, Task::Place(end)]);
        }
    }

    fn star(&mut self, mode: Mode, items: Task<'t>) {
        let (head, exit) = (self.label(), self.label());
        let (again, end) = (Task::Op(Op::Jump(head)), Task::Place(exit));
        if mode == Mode::Lazy {
            let start = self.label();
            let skip = Task::Op(Op::Jump(exit));
            self.plan(&[Task::Place(head), split(start), skip, Task::Place(start), items, again, end]);
        } else {
            self.plan(&[Task::Place(head), split(exit), items, again, end]);
        }
    }

    /// The body first, then the choice between again and on.
    fn plus(&mut self, mode: Mode, items: Task<'t>) {
        let (start, exit) = (self.label(), self.label());
        if mode == Mode::Lazy {
            self.plan(&[Task::Place(start), items, split(start)]);
        } else {
            let again = Task::Op(Op::Jump(start));
            self.plan(&[Task::Place(start), items, split(exit), again, Task::Place(exit)]);
        }
    }

    fn counted(&mut self, mode: Mode, min: u64, max: u64, items: Task<'t>) {
        let number = index(self.program.loops.len());
        self.emit(Op::LoopEnter(number));
        let head = self.label();
        let at = self.here();
        if let Some(slot) = self.labels.get_mut(head as usize) {
            *slot = at;
        }
        let max = if max == MAX_REPEAT { u64::MAX } else { max };
        self.program.loops.push(Loop { mode, min, max, head: at, exit: 0, captures: false });
        let again = match mode {
            Mode::Greedy | Mode::Lazy => Op::Jump(head),
            Mode::Possessive => Op::LoopAgain(number),
        };
        let close = Task::CloseLoop { number, marks: self.marks };
        self.plan(&[Task::Op(Op::LoopHead(number)), items, Task::Op(again), close]);
    }
}

/// A choice whose second way is a label.
fn split<'t>(other: u32) -> Task<'t> {
    Task::Op(Op::Split { other, guard: NO_GUARD })
}

/// The position an anchor means under flags.
fn resolve(anchor: Anchor, flags: u32) -> At {
    let lines = flags & flags::MULTILINE != 0;
    let unicode = flags & flags::UNICODE != 0;
    match anchor {
        Anchor::Caret if lines => At::LineStart,
        Anchor::Caret | Anchor::Start => At::Start,
        Anchor::Dollar if lines => At::LineEnd,
        Anchor::Dollar => At::LastLineEnd,
        Anchor::End => At::End,
        Anchor::Boundary => At::Boundary { unicode },
        Anchor::NotBoundary => At::NotBoundary { unicode },
    }
}

fn look_behind_width(body: &Sequence) -> Result<usize, RegexError> {
    let width = body.width;
    if width.low != width.high {
        return Err(RegexError::whole("look-behind requires fixed-width pattern"));
    }
    if width.low > MAX_REPEAT {
        return Err(RegexError::whole("looks too much behind"));
    }
    Ok(usize::try_from(width.low).unwrap_or(usize::MAX))
}
