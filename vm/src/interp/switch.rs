//! The one function that switches fibers, and the greenlet protocol on top of it.

use smallvec::smallvec;

use super::frame::{COMPLETE, write_record};
use super::run::{Step, raised};
use crate::bytecode::FRAME_WORDS;
use crate::fiber::{Fiber, FiberState};
use crate::native::{Event, NativeRow, Outcome, Role};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Makes `target` the running fiber. The one left goes on at `pc` in `base` when it is switched to again.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run; `target` is a started fiber that is suspended.
unsafe fn switch(vm: *mut Vm, pc: *const u64, base: *mut Bits, target: Value) -> (*const u64, *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let current = std::mem::replace(&mut (*vm).fiber, target);
        let from = current.bits().payload::<Fiber>();
        from.pc = pc;
        from.base = base;
        from.handled = std::mem::replace(&mut (*vm).handled, Value::NONE);
        from.depth = ((*vm).recursion_limit as isize - (*vm).depth_left).max(0) as usize;
        let to = (*vm).fiber.bits().payload::<Fiber>();
        (*vm).limit = to.stack.end();
        (*vm).handled = std::mem::replace(&mut to.handled, Value::NONE);
        (*vm).depth_left = (*vm).recursion_limit as isize - to.depth as isize;
        let place = (to.pc, to.base);
        to.base = std::ptr::null_mut();
        if from.state == FiberState::Dead {
            // it is never switched to again: its registers hold nothing
            from.base = std::ptr::null_mut();
            from.stack = crate::fiber::Stack::default();
        }
        drop(current);
        place
    }
}

/// A native has asked for a switch: the target goes on with `value`, or with the pending exception when it
/// is Unset.
///
/// # Safety
/// `pc` and `base` are the stub and frame of the native that runs.
pub(crate) unsafe fn switch_from_native(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    target: Value,
    value: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let target = live_ancestor(target);
        if (*vm).nested > 0 {
            let _ = (*vm).cx.runtime_error("cannot switch greenlets inside a host function that called back");
            return raised(vm, pc, base);
        }
        let traced = !(*vm).observers.greenlet_tracer.is_unset();
        if target.is(&(*vm).fiber) {
            if traced {
                return announce(vm, pc, base, target, value);
            }
            return hand_over(vm, pc, base, value);
        }
        match target.bits().payload::<Fiber>().state {
            FiberState::Created => begin(vm, pc, base, target, value),
            FiberState::Started | FiberState::Dead => {
                let origin = if traced { (*vm).fiber.clone() } else { Value::UNSET };
                let (pc, base) = switch(vm, pc, base, target);
                if traced {
                    return announce(vm, pc, base, origin, value);
                }
                hand_over(vm, pc, base, value)
            }
        }
    }
}

/// The nearest ancestor of a fiber that is not dead; itself when it is not.
fn live_ancestor(fiber: Value) -> Value {
    let mut fiber = fiber;
    // SAFETY: parents of fibers are fibers; a main one is never dead while its thread lives.
    unsafe {
        while fiber.bits().payload::<Fiber>().state == FiberState::Dead {
            let parent = fiber.bits().payload::<Fiber>().parent.clone();
            if parent.is_none() {
                break;
            }
            fiber = parent;
        }
    }
    fiber
}

/// The frame at `pc`, waiting in a switch, goes on with a value or with the pending exception.
///
/// # Safety
/// `pc` and `base` are an instruction that waits and its frame, on the running fiber.
unsafe fn hand_over(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if value.is_unset() { raised(vm, pc, base) } else { super::operand::complete(vm, pc, base, value) }
    }
}

/// As `hand_over`, after the tracer of greenlets was told of the switch.
///
/// # Safety
/// As `hand_over`.
#[cold]
unsafe fn announce(vm: *mut Vm, pc: *const u64, base: *mut Bits, origin: Value, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let thrown = if value.is_unset() { (*vm).cx.take_raised() } else { Value::UNSET };
        let registers = smallvec![origin, value, thrown];
        super::native_frame::start(vm, pc, base, &ANNOUNCE, registers)
    }
}

/// Tells the tracer, then goes on with the value or the exception. Registers: the greenlet left, the value,
/// the exception.
static ANNOUNCE: NativeRow =
    NativeRow::open("<trace>", "(origin, value, thrown, /)", Role::Static, "").resumable(announced);

fn announced(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let tracer = cx.greenlet_tracer();
            let what = if registers[2].is_unset() { "switch" } else { "throw" };
            let target = cx.vm().fiber.clone();
            let origin = std::mem::replace(&mut registers[0], Value::NONE);
            match (cx.intern(what), cx.tuple(&[origin, target])) {
                (Ok(what), Ok(pair)) => Outcome::Call(tracer, smallvec![what, pair]),
                _ => Outcome::Raise,
            }
        }
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

/// Starts a fiber with the arguments in `value`: a pair of a tuple and a dict or None.
///
/// # Safety
/// As `switch_from_native`.
unsafe fn begin(vm: *mut Vm, pc: *const u64, base: *mut Bits, target: Value, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if value.is_unset() {
            // an exception thrown into a fiber that has not begun: it dies without running
            let fiber = target.bits().payload::<Fiber>();
            fiber.state = FiberState::Dead;
            fiber.run = Value::NONE;
            let parent = live_ancestor(target.clone());
            let value = exit_value(&mut (*vm).cx);
            return switch_from_native(vm, pc, base, parent, value);
        }
        let origin =
            if (*vm).observers.greenlet_tracer.is_unset() { Value::NONE } else { (*vm).fiber.clone() };
        let stub: *const super::LoadedCode = match &(*vm).stubs.end_fiber {
            Some(stub) => &**stub,
            None => return raised(vm, pc, base),
        };
        let fiber = target.bits().payload::<Fiber>();
        let (first, _) = fiber.stack.push_chunk(24, 48);
        let bottom = first.add(FRAME_WORDS);
        bottom.sub(FRAME_WORDS).write(Bits::NONE);
        write_record(bottom, 0, std::ptr::null_mut(), stub);
        bottom.write(Bits::NONE);
        fiber.state = FiberState::Started;
        fiber.pc = (*stub).entry;
        fiber.base = bottom;
        fiber.depth = 0;
        let run = std::mem::replace(&mut fiber.run, Value::NONE);
        (*target.bits().pointer()).flags |= crate::heap::flag::HAS_FINALIZER;
        let (stub_pc, stub_base) = switch(vm, pc, base, target);
        let items = (*vm).cx.tuple_items(&value).to_vec();
        let registers = smallvec![
            run,
            items.first().cloned().unwrap_or(Value::NONE),
            items.get(1).cloned().unwrap_or(Value::NONE),
            Value::small_int(RUNNING),
            origin
        ];
        super::native_frame::start_tagged(vm, stub_pc, stub_base, &BODY, registers, COMPLETE)
    }
}

/// The body of a fiber as a native: calls `run`. Registers: the callable, the arguments, the keywords, the
/// state, the greenlet that started it when a tracer wants to know.
///
/// When `run` is over: the greenlet the result goes to and the result.
static BODY: NativeRow =
    NativeRow::open("<greenlet>", "(run, arguments, keywords, state, origin, /)", Role::Static, "")
        .resumable(body);

/// `run` runs, or is about to.
const RUNNING: i64 = 0;
/// The tracer is told of the start.
const TRACING: i64 = 1;
/// The result waits for the attribute `run` of a parent that has not begun.
const STARTING_PARENT: i64 = 2;

fn body(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let state = registers[3].as_small_int().unwrap_or(RUNNING);
    match (event, state) {
        (Event::Start, _) if !registers[4].is_none() => {
            registers[3] = Value::small_int(TRACING);
            let origin = std::mem::replace(&mut registers[4], Value::NONE);
            Outcome::CallRow(&ANNOUNCE, smallvec![origin, Value::NONE, Value::UNSET])
        }
        (Event::Start, _) | (Event::Returned(_), TRACING) => {
            registers[3] = Value::small_int(RUNNING);
            call_run(cx, registers)
        }
        (Event::Returned(run), STARTING_PARENT) => {
            let parent = registers[0].clone();
            // SAFETY: parents of fibers are fibers.
            let own = unsafe { parent.bits().payload::<Fiber>() };
            let result = std::mem::replace(&mut registers[1], Value::NONE);
            registers.fill(Value::NONE);
            if own.state != FiberState::Created {
                // the look-up of `run` has started it
                return finish_fiber(cx, parent, Ok(result));
            }
            own.run = run;
            match cx.tuple(&[result]).and_then(|items| cx.tuple(&[items, Value::NONE])) {
                Ok(arguments) => finish_fiber(cx, parent, Ok(arguments)),
                Err(_) => finish_fiber(cx, parent, Err(())),
            }
        }
        (Event::Raised, STARTING_PARENT) => {
            // the parent cannot be started: its own parent hears of it
            let parent = registers[0].clone();
            registers.fill(Value::NONE);
            // SAFETY: as above.
            let above = unsafe { parent.bits().payload::<Fiber>() }.parent.clone();
            finish_fiber(cx, if above.is_none() { parent } else { live_ancestor(above) }, Err(()))
        }
        (Event::Returned(value), _) => over(cx, registers, value),
        (Event::Raised, _) => {
            let value = exit_value(cx);
            over(cx, registers, value)
        }
    }
}

fn call_run(cx: &mut Cx, registers: &mut [Value]) -> Outcome {
    let mut arguments: smallvec::SmallVec<[Value; 4]> =
        cx.tuple_items(&registers[1]).iter().cloned().collect();
    let mut names = Vec::new();
    for (name, value) in cx.dict_pairs(&registers[2]) {
        names.push(name);
        arguments.push(value);
    }
    let run = std::mem::replace(&mut registers[0], Value::NONE);
    registers[1] = Value::NONE;
    registers[2] = Value::NONE;
    if names.is_empty() {
        return Outcome::Call(run, arguments);
    }
    match cx.tuple(&names) {
        Ok(names) => Outcome::CallKeywords(run, arguments, names),
        Err(_) => Outcome::Raise,
    }
}

/// `run` is over with a value, or with the pending exception when that is Unset.
fn over(cx: &mut Cx, registers: &mut [Value], value: Value) -> Outcome {
    registers.fill(Value::NONE);
    // SAFETY: the running fiber is a fiber.
    let parent = unsafe { cx.vm().fiber.bits().payload::<Fiber>() }.parent.clone();
    let parent = live_ancestor(parent);
    if value.is_unset() {
        return finish_fiber(cx, parent, Err(()));
    }
    // SAFETY: parents of fibers are fibers.
    if unsafe { parent.bits().payload::<Fiber>() }.state == FiberState::Created {
        registers[0] = parent.clone();
        registers[1] = value;
        registers[3] = Value::small_int(STARTING_PARENT);
        let name = cx.names().run.clone();
        return Outcome::CallRow(
            &crate::interp::access::GET_ATTRIBUTE,
            smallvec![Value::small_int(0), parent, name, Value::UNSET],
        );
    }
    finish_fiber(cx, parent, Ok(value))
}

/// When the pending exception is GreenletExit: takes it, to be returned as a value; else Unset.
fn exit_value(cx: &mut Cx) -> Value {
    match cx.kept("greenlet.GreenletExit") {
        Some(class) if cx.raised_is(&class) => cx.take_raised(),
        _ => Value::UNSET,
    }
}

/// The running fiber is over: its result or exception goes to `parent`.
fn finish_fiber(cx: &mut Cx, parent: Value, result: Result<Value, ()>) -> Outcome {
    // SAFETY: the running fiber is a fiber.
    let fiber = unsafe { cx.vm().fiber.bits().payload::<Fiber>() };
    fiber.state = FiberState::Dead;
    match result {
        Ok(value) => Outcome::Switch(parent, value),
        Err(()) => Outcome::Switch(parent, Value::UNSET),
    }
}

/// The bottom stub of a fiber was reached; its body has switched away before.
///
/// # Safety
/// `base` is the bottom frame of the running fiber.
pub(crate) unsafe fn body_returned(vm: *mut Vm, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).base = base;
        Step::EXIT
    }
}

/// Killing a suspended fiber whose last reference has gone: GreenletExit is raised inside it.
pub(crate) fn kill_row() -> &'static NativeRow {
    &KILL
}

/// Registers: the greenlet, its parent before.
static KILL: NativeRow =
    NativeRow::open("<kill>", "(greenlet, parent, /)", Role::Static, "").resumable(kill);

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
            match cx.exception(&class, &[]) {
                Ok(exception) => {
                    registers[1] = std::mem::replace(&mut payload.parent, cx.vm().fiber.clone());
                    let _ = cx.raise(exception);
                    Outcome::Switch(fiber, Value::UNSET)
                }
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(_) => {
            survived(cx, registers, &fiber);
            Outcome::Return(Value::NONE)
        }
        Event::Raised => {
            survived(cx, registers, &fiber);
            Outcome::Raise
        }
    }
}

/// A fiber that did not die of being killed has its parent again, and will be killed again.
fn survived(cx: &mut Cx, registers: &mut [Value], fiber: &Value) {
    let parent = std::mem::replace(&mut registers[1], Value::NONE);
    // SAFETY: as in `kill`.
    unsafe {
        let payload = fiber.bits().payload::<Fiber>();
        if payload.state == FiberState::Started {
            if payload.parent.is(&cx.vm().fiber) {
                payload.parent = parent;
            }
            (*fiber.bits().pointer()).flags &= !crate::heap::flag::FINALIZED;
        }
    }
}
