//! What greenlets need scripts for around a switch, as natives: telling the tracer, starting a parent that has
//! not begun with the result of its child, killing a greenlet that nobody refers to any more.

use smallvec::smallvec;

use super::frame::COMPLETE;
use super::invoke::CallArguments;
use super::native_frame::{start, start_tagged};
use super::run::Step;
use super::switch::live_ancestor;
use crate::fiber::{Fiber, FiberState};
use crate::native::{Event, NativeRow, Outcome, Role};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Whether somebody traces switches.
///
/// # Safety
/// `vm` is the VM that runs.
#[inline(always)]
pub(super) unsafe fn is_traced(vm: *mut Vm) -> bool {
    // SAFETY: the caller's promise.
    unsafe { !(*vm).observers.greenlet_tracer.is_unset() }
}

/// The frame at `pc`, waiting in a switch, goes on with a value, or with the pending exception when that is
/// Unset, after the tracer of greenlets was told of the switch.
///
/// # Safety
/// `pc` and `base` are an instruction that waits and its frame, on the running fiber.
#[cold]
pub(super) unsafe fn announce(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    origin: Value,
    value: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let thrown = if value.is_unset() { (*vm).cx.take_raised() } else { Value::UNSET };
        start(vm, pc, base, &ANNOUNCE, smallvec![origin, value, thrown])
    }
}

/// Tells the tracer, then goes on with the value or the exception. Registers: the greenlet left, the value,
/// the exception.
static ANNOUNCE: NativeRow =
    NativeRow::open("<trace>", "(origin, value, thrown, /)", Role::Static, "").resumable(announced);

fn announced(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => tell(cx, registers),
        Event::Returned(_) if registers[2].is_unset() => {
            Outcome::Return(std::mem::replace(&mut registers[1], Value::NONE))
        }
        Event::Returned(_) => {
            let _ = cx.raise(std::mem::replace(&mut registers[2], Value::NONE));
            Outcome::Raise
        }
        Event::Raised => {
            // a tracer that fails is switched off; its error appears in the target
            cx.set_greenlet_tracer(Value::NONE);
            Outcome::Raise
        }
    }
}

/// Calls the tracer. Registers begin as those of `ANNOUNCE`.
fn tell(cx: &mut Cx, registers: &mut [Value]) -> Outcome {
    let tracer = cx.greenlet_tracer();
    let what = if registers[2].is_unset() { "switch" } else { "throw" };
    let target = cx.vm().fiber.clone();
    let origin = std::mem::replace(&mut registers[0], Value::NONE);
    match (cx.intern(what), cx.tuple(&[origin, target])) {
        (Ok(what), Ok(pair)) => Outcome::Call(tracer, smallvec![what, pair]),
        _ => Outcome::Raise,
    }
}

/// Calls what a greenlet runs, after the tracer was told of its start.
///
/// # Safety
/// `pc` and `base` are the `END_FIBER` of the running fiber and its frame.
#[cold]
pub(super) unsafe fn begin_traced(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    origin: Value,
    run: Value,
    arguments: &[Value],
    names: &[Value],
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        match (cx.tuple(arguments), cx.tuple(names)) {
            (Ok(arguments), Ok(names)) => {
                let registers = smallvec![origin, Value::NONE, Value::UNSET, run, arguments, names];
                start_tagged(vm, pc, base, &BEGIN, registers, COMPLETE)
            }
            _ => super::run::raised(vm, pc, base),
        }
    }
}

/// Registers: as those of `ANNOUNCE`, then what is to be run, its arguments, the names of the last of them.
static BEGIN: NativeRow =
    NativeRow::open("<greenlet>", "(origin, value, thrown, run, arguments, names, /)", Role::Static, "")
        .resumable(begin);

fn begin(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => tell(cx, registers),
        Event::Returned(_) => {
            let arguments: CallArguments = cx.tuple_items(&registers[4]).iter().cloned().collect();
            Outcome::TailCallKeywords(registers[3].clone(), arguments, registers[5].clone())
        }
        Event::Raised => {
            cx.set_greenlet_tracer(Value::NONE);
            Outcome::Raise
        }
    }
}

/// The running greenlet is over; its result starts `parent`, whose `run` has to be looked up.
///
/// # Safety
/// `pc` and `base` are the `END_FIBER` of the running fiber and its frame.
pub(super) unsafe fn start_parent(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    parent: Value,
    result: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe { start_tagged(vm, pc, base, &START_PARENT, smallvec![parent, result], COMPLETE) }
}

/// Registers: the parent, the result.
static START_PARENT: NativeRow =
    NativeRow::open("<greenlet>", "(parent, result, /)", Role::Static, "").resumable(parent_started);

fn parent_started(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let parent = std::mem::replace(&mut registers[0], Value::NONE);
    match event {
        Event::Start => {
            registers[0] = parent.clone();
            let name = cx.names().run.clone();
            Outcome::CallRow(
                &super::access::GET_ATTRIBUTE,
                smallvec![Value::small_int(0), parent, name, Value::UNSET],
            )
        }
        Event::Returned(run) => {
            let result = std::mem::replace(&mut registers[1], Value::NONE);
            // SAFETY: parents of fibers are fibers.
            let own = unsafe { parent.bits().payload::<Fiber>() };
            if own.state != FiberState::Created {
                // the look-up of `run` has started it
                return finish(cx, parent, result);
            }
            own.run = run;
            let arguments = cx.tuple(&[result]).and_then(|items| cx.tuple(&[items, Value::NONE]));
            finish(cx, parent, arguments.unwrap_or(Value::UNSET))
        }
        Event::Raised => {
            // the parent cannot be started: its own parent hears of it
            registers[1] = Value::NONE;
            // SAFETY: as above.
            let above = unsafe { parent.bits().payload::<Fiber>() }.parent.clone();
            finish(cx, if above.is_none() { parent } else { live_ancestor(above) }, Value::UNSET)
        }
    }
}

/// The running greenlet is over: `parent` goes on with a value, or with the pending exception.
fn finish(cx: &mut Cx, parent: Value, value: Value) -> Outcome {
    super::switch::bury(&cx.vm().fiber.clone());
    Outcome::Switch(parent, value)
}

/// Killing a suspended fiber whose last reference has gone: GreenletExit is raised inside it.
pub(crate) fn kill_row() -> &'static NativeRow {
    &KILL
}

/// Registers: the greenlet, its parent before.
static KILL: NativeRow = NativeRow::open("<kill>", "(greenlet, parent, /)", Role::Static, "").resumable(kill);

fn kill(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let fiber = registers[0].clone();
    // SAFETY: the finaliser passes a fiber.
    let payload = unsafe { fiber.bits().payload::<Fiber>() };
    match event {
        Event::Start => {
            if payload.state != FiberState::Started {
                return Outcome::Return(Value::NONE);
            }
            let Some(class) = cx.kept("greenlet.GreenletExit") else { return Outcome::Return(Value::NONE) };
            let Ok(text) = cx.str("Killing the greenlet because all references have vanished.") else {
                return Outcome::Raise;
            };
            match cx.exception(&class, &[text]) {
                Ok(exception) => {
                    registers[1] = std::mem::replace(&mut payload.parent, cx.vm().fiber.clone());
                    let _ = cx.raise(exception);
                    Outcome::Switch(fiber, Value::UNSET)
                }
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(_) => {
            killed(registers, &fiber);
            Outcome::Return(Value::NONE)
        }
        Event::Raised => {
            killed(registers, &fiber);
            Outcome::Raise
        }
    }
}

/// A fiber that was killed has its parent again. One that did not die is killed again when the last reference that
/// it has found goes.
fn killed(registers: &mut [Value], fiber: &Value) {
    let parent = std::mem::replace(&mut registers[1], Value::NONE);
    if parent.is_none() {
        return;
    }
    // SAFETY: as in `kill`.
    unsafe {
        let payload = fiber.bits().payload::<Fiber>();
        registers[1] = std::mem::replace(&mut payload.parent, parent);
        if payload.state == FiberState::Started {
            (*fiber.bits().pointer()).flags &= !crate::heap::flag::FINALIZED;
        }
    }
}
