//! Iterators whose step may want something of others before it is done: an element, a call, a truth, a sum.
//! What a step does is one function, which is told what has arrived and says what it wants next. Two drivers
//! run it: a leaf, as long as nothing of a script's is wanted, and a frame, which goes on where the leaf had
//! to stop. The library's iterators (`itertools`) are made of it.

use smallvec::{SmallVec, smallvec};

pub use super::adapters::Next;
use super::adapters::quick_next;
use super::methods::builtin;
use super::of_builtin;
use super::resume::{ask_next, caught_stop};
use crate::error::Answer;
use crate::heap::Kind;
use crate::interp::invoke::call_leaf;
use crate::interp::{BinaryOperator, quick_binary};
use crate::native::{Arguments, Event, NativeRow, Outcome, Role};
use crate::protocol::equal::quick_equal;
use crate::protocol::truth::quick_truth;
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// What a step wants.
pub enum Want {
    /// Nothing: this is the element.
    Item(Value),
    /// Nothing: there are no more elements.
    End,
    /// The next element of an iterator.
    Next(Value),
    /// The iterator of an iterable.
    Iterator(Value),
    /// What a call answers.
    Call(Value, SmallVec<[Value; 4]>),
    /// Whether a value is true; True or False arrives.
    Truth(Value),
    /// Whether two values are the same or equal; True or False arrives.
    Same(Value, Value),
    /// The sum of two values.
    Sum(Value, Value),
}

/// What has come of what was wanted.
#[derive(Debug)]
pub enum Arrived {
    /// The step begins, or goes on in another place: it says once more what it wants in its phase.
    Nothing,
    /// What was wanted.
    Value(Value),
    /// The iterator that was asked has no more elements.
    End,
    /// An exception, which goes to the caller; what the step answers is ignored.
    Failed,
}

/// How far a step has come.
#[derive(Debug, Default)]
pub struct Progress {
    /// What it waits for, in its own numbering; 0 when it begins.
    pub phase: u8,
    /// Two values it needs later.
    pub held: [Value; 2],
}

/// A step, as far as it comes without what it wants. The object is the iterator.
pub type Advance = fn(&mut Cx, &Value, &mut Progress, Arrived) -> Answer<Want>;

/// A step at once, of a machine that has not begun one: for what comes most. The object is the iterator. None leaves
/// the step to `advance`. `Script` leaves it to a frame, since what it goes along wants a script; in both cases all that
/// was taken is in the machine or in what it has `begun`.
pub type Quick = fn(&mut Cx, &Value) -> Answer<Option<Next>>;

/// How the steps of a machine go when nothing special happens.
#[derive(Clone, Copy)]
pub enum Pace {
    /// By questions.
    Asking,
    /// At once where it can. The flag: no step ever wants a script.
    Quick(Quick, bool),
    /// `advance` wants nothing of anybody, ever.
    Alone,
    /// By questions; a loop leaves them to this generator function of the prelude, which gets the first two parts and
    /// the machine.
    Script(&'static str),
}

/// The struct behind such an iterator. What the parts and numbers are is the business of its `advance`.
pub struct Machine {
    /// Makes a step.
    pub advance: Advance,
    /// The values it owns.
    pub parts: SmallVec<[Value; 4]>,
    /// Counts and places.
    pub numbers: SmallVec<[i64; 4]>,
    /// How steps go.
    pace: Pace,
    /// A step that the leaf has begun and a frame shall finish.
    begun: Progress,
}

impl Object for Machine {
    fn mark() -> u16 {
        8
    }
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        self.parts.iter().for_each(&mut *visit);
        self.begun.held.iter().for_each(visit);
    }
    fn clear(&mut self) {
        drop(std::mem::take(&mut self.begun));
        self.parts.iter_mut().for_each(|part| *part = Value::NONE);
    }
}

impl Progress {
    fn is_fresh(&self) -> bool {
        self.phase == 0 && self.held.iter().all(Value::is_unset)
    }
}

impl Machine {
    /// An iterator of a class, at its beginning.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn make(cx: &mut Cx, class: &Value, advance: Advance, parts: &[Value], numbers: &[i64]) -> Answer {
        Machine::make_paced(cx, class, advance, Pace::Asking, parts, numbers)
    }

    /// An iterator of a class, at its beginning, whose steps go like this.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn make_paced(
        cx: &mut Cx,
        class: &Value,
        advance: Advance,
        pace: Pace,
        parts: &[Value],
        numbers: &[i64],
    ) -> Answer {
        let machine = Machine {
            advance,
            pace,
            parts: parts.iter().cloned().collect(),
            numbers: SmallVec::from_slice(numbers),
            begun: Progress::default(),
        };
        cx.opaque(class, machine)
    }
}

/// Where a driver has stopped.
enum Stopped {
    Item(Value),
    End,
    Script(Want),
}

/// Goes on with a step until it is done or wants something of a script's.
fn drive(
    cx: &mut Cx,
    own: &Value,
    advance: Advance,
    progress: &mut Progress,
    arrived: Arrived,
) -> Answer<Stopped> {
    let outcome = drive_on(cx, own, advance, progress, arrived);
    if outcome.is_err() {
        let _ = advance(cx, own, progress, Arrived::Failed);
    }
    outcome
}

fn drive_on(
    cx: &mut Cx,
    own: &Value,
    advance: Advance,
    progress: &mut Progress,
    mut arrived: Arrived,
) -> Answer<Stopped> {
    loop {
        let want = advance(cx, own, progress, arrived)?;
        let found = match &want {
            Want::Item(_) | Want::End => None,
            Want::Next(inner) => match quick_next(cx, inner)? {
                Next::Item(item) => Some(item),
                Next::End => {
                    arrived = Arrived::End;
                    continue;
                }
                Next::Script => None,
            },
            Want::Iterator(source) => of_builtin(cx, source)?,
            Want::Call(callable, arguments) => call_leaf(cx, callable, arguments)?,
            Want::Truth(value) => quick_truth(cx, value).map(Value::bool),
            Want::Same(one, two) if one.is(two) => Some(Value::TRUE),
            Want::Same(one, two) => quick_equal(cx, one, two).map(Value::bool),
            Want::Sum(one, two) => quick_binary(cx, BinaryOperator::Add, one, two)?,
        };
        arrived = match (found, want) {
            (Some(value), _) => Arrived::Value(value),
            (None, Want::Item(item)) => return Ok(Stopped::Item(item)),
            (None, Want::End) => return Ok(Stopped::End),
            (None, want) => return Ok(Stopped::Script(want)),
        };
        cx.charge(1)?;
    }
}

/// How many machines may step one another on the Rust stack.
pub(super) const DEEPEST: u8 = 16;

/// A step of a machine, when nothing of a script's is wanted in it.
pub(crate) fn machine_step(cx: &mut Cx, own: &Value) -> Answer<Next> {
    if cx.vm().nested_steps >= DEEPEST {
        return Ok(Next::Script);
    }
    cx.vm().nested_steps += 1;
    let outcome = step_within(cx, own);
    cx.vm().nested_steps -= 1;
    outcome
}

fn step_within(cx: &mut Cx, own: &Value) -> Answer<Next> {
    let Some(machine) = own.opaque_mut::<Machine>(cx) else { return Ok(Next::Script) };
    let advance = machine.advance;
    match machine.pace {
        Pace::Alone => {
            return Ok(match advance(cx, own, &mut Progress::default(), Arrived::Nothing)? {
                Want::Item(item) => Next::Item(item),
                Want::End => Next::End,
                Want::Next(_)
                | Want::Iterator(_)
                | Want::Call(..)
                | Want::Truth(_)
                | Want::Same(..)
                | Want::Sum(..) => return Err(cx.system_error("an iterator wants something after all")),
            });
        }
        Pace::Quick(quick, _) if machine.begun.is_fresh() => match quick(cx, own) {
            // what it goes along is not asked again: of machines upon machines each would be asked twice by the one above
            Ok(Some(next)) => return Ok(next),
            Ok(None) => {}
            Err(raised) => {
                let _ = advance(cx, own, &mut Progress::default(), Arrived::Failed);
                return Err(raised);
            }
        },
        Pace::Quick(..) | Pace::Asking | Pace::Script(_) => {}
    }
    let Some(machine) = own.opaque_mut::<Machine>(cx) else { return Ok(Next::Script) };
    let mut progress = std::mem::take(&mut machine.begun);
    Ok(match drive(cx, own, advance, &mut progress, Arrived::Nothing)? {
        Stopped::Item(item) => Next::Item(item),
        Stopped::End => Next::End,
        Stopped::Script(_) => {
            if let Some(machine) = own.opaque_mut::<Machine>(cx) {
                machine.begun = progress;
            }
            Next::Script
        }
    })
}

/// Leaves a step that a `Quick` has begun to the general way: in this phase, with these values held.
pub fn leave_begun(cx: &mut Cx, own: &Value, phase: u8, held: [Value; 2]) -> Next {
    if let Some(machine) = own.opaque_mut::<Machine>(cx) {
        machine.begun = Progress { phase, held };
    }
    Next::Script
}

/// The next element of an iterator that a machine goes along.
#[inline]
pub fn next_of(cx: &mut Cx, iterator: &Value) -> Answer<Next> {
    if iterator.is_kind(Kind::Iterator) {
        return Ok(super::step(cx, iterator)?.map_or(Next::End, Next::Item));
    }
    quick_next(cx, iterator)
}

/// What a loop over a machine of a builtin class leaves its steps to, and the arguments.
pub(super) fn script_steps(cx: &Cx, own: &Value) -> Option<(&'static str, SmallVec<[Value; 4]>)> {
    let machine = own.opaque::<Machine>(cx)?;
    let (Pace::Script(name), [one, two, ..]) = (machine.pace, machine.parts.as_slice()) else { return None };
    machine.begun.is_fresh().then(|| (name, smallvec![one.clone(), two.clone(), own.clone()]))
}

/// What the generators of `Pace::Script` ask a machine: its first number, which the second argument replaces.
pub const FLAG: NativeRow =
    NativeRow::function("_machine_flag", "(machine, value=None, /)", flag, "A mark that a machine keeps.");

fn flag(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = arguments.given(1).and_then(Value::as_small_int);
    let own = arguments.given(0).and_then(|own| own.opaque_mut::<Machine>(cx));
    let Some(number) = own.and_then(|machine| machine.numbers.first_mut()) else { return Ok(Value::FALSE) };
    *number = value.unwrap_or(*number);
    Ok(Value::bool(*number != 0))
}

/// Whether a value is a machine of a builtin class no step of which wants a script.
pub(super) fn is_alone(cx: &Cx, value: &Value) -> bool {
    is_machine(cx, value)
        && value
            .opaque::<Machine>(cx)
            .is_some_and(|machine| matches!(machine.pace, Pace::Alone | Pace::Quick(_, true)))
}

/// `__next__` of every class whose instances are machines.
pub const NEXT: NativeRow =
    NativeRow::open("__next__", "($self, /)", Role::Wrapper, "").or_script(machine_next, "_machine_next");

fn machine_next(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match machine_step(cx, &arguments[0])? {
        Next::Item(item) => Ok(Some(item)),
        Next::End => Err(cx.stop_iteration(Value::UNSET)),
        Next::Script => Ok(None),
    }
}

/// The step as a frame; registers: self, phase and (from the ninth bit on) whether an element is awaited, the
/// two values held.
pub const STEPS: NativeRow = NativeRow::open(
    "_machine_next",
    "(self, progress=0, one=None, two=None, /)",
    Role::Function,
    "Carries on a step that calls a script.",
)
.resumable(steps);

/// The same row, for frames that the interpreter begins itself.
pub static FRAME: NativeRow = STEPS;

/// The registers with which such a frame begins.
pub fn first_registers(own: Value) -> SmallVec<[Value; 8]> {
    smallvec![own, Value::small_int(0), Value::NONE, Value::NONE]
}

const ASKED: i64 = 0x100;

fn steps(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let own = registers[0].clone();
    let Some(machine) = own.opaque_mut::<Machine>(cx) else {
        let _ = cx.type_error("an iterator of itertools was expected");
        return Outcome::Raise;
    };
    let advance = machine.advance;
    let begun = std::mem::take(&mut machine.begun);
    let state = registers[1].as_small_int().unwrap_or(0);
    let from_registers = |registers: &mut [Value]| Progress {
        phase: (state & 0xff) as u8,
        held: [std::mem::take(&mut registers[2]), std::mem::take(&mut registers[3])],
    };
    let (mut progress, arrived) = match event {
        Event::Start => (begun, Arrived::Nothing),
        Event::Returned(value) => (from_registers(registers), Arrived::Value(value)),
        Event::Raised if state & ASKED != 0 && caught_stop(cx) => (from_registers(registers), Arrived::End),
        Event::Raised => {
            let _ = advance(cx, &own, &mut from_registers(registers), Arrived::Failed);
            return Outcome::Raise;
        }
    };
    match drive(cx, &own, advance, &mut progress, arrived) {
        Err(_) => Outcome::Raise,
        Ok(Stopped::Item(item)) => Outcome::Return(item),
        Ok(Stopped::End) => {
            let _ = cx.stop_iteration(Value::UNSET);
            Outcome::Raise
        }
        Ok(Stopped::Script(want)) => {
            let asked = if matches!(want, Want::Next(_)) { ASKED } else { 0 };
            registers[1] = Value::small_int(i64::from(progress.phase) | asked);
            let [one, two] = progress.held;
            registers[2] = one;
            registers[3] = two;
            ask(cx, want).unwrap_or(Outcome::Raise)
        }
    }
}

/// The outcome that fetches what is wanted.
fn ask(cx: &mut Cx, want: Want) -> Answer<Outcome> {
    Ok(match want {
        Want::Item(item) => Outcome::Return(item),
        Want::End => Outcome::Raise,
        Want::Next(inner) => ask_next(cx, &inner),
        Want::Iterator(source) => Outcome::Call(builtin(cx, "iter")?, smallvec![source]),
        Want::Call(callable, arguments) => Outcome::Call(callable, arguments),
        Want::Truth(value) => Outcome::Call(cx.types().bool.clone(), smallvec![value]),
        Want::Same(one, two) => Outcome::Call(cx.prelude_function("is_same")?, smallvec![one, two]),
        Want::Sum(one, two) => Outcome::Call(cx.prelude_function("plus")?, smallvec![one, two]),
    })
}

/// Whether a value is a machine of a builtin class, not of a script's subclass.
pub fn is_machine(cx: &Cx, value: &Value) -> bool {
    value.opaque::<Machine>(cx).is_some() && super::adapters::is_exact_adapter(cx, value)
}

/// Whether a value is a machine with this step.
pub fn is_machine_of(cx: &Cx, value: &Value, advance: Advance) -> bool {
    value.opaque::<Machine>(cx).is_some_and(|machine| std::ptr::fn_addr_eq(machine.advance, advance))
}
