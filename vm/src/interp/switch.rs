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
        if target.is(&(*vm).fiber) {
            return hand_over(vm, pc, base, value);
        }
        match target.bits().payload::<Fiber>().state {
            FiberState::Created => begin(vm, pc, base, target, value),
            FiberState::Started | FiberState::Dead => {
                let (pc, base) = switch(vm, pc, base, target);
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
        let stub: *const super::LoadedCode = match &(*vm).stubs.end_fiber {
            Some(stub) => &**stub,
            None => return raised(vm, pc, base),
        };
        let fiber = target.bits().payload::<Fiber>();
        let (first, end) = fiber.stack.push_chunk(24, 48);
        let bottom = first.add(FRAME_WORDS);
        bottom.sub(FRAME_WORDS).write(Bits::NONE);
        write_record(bottom, 0, std::ptr::null_mut(), stub);
        bottom.write(Bits::NONE);
        fiber.state = FiberState::Started;
        fiber.pc = (*stub).entry;
        fiber.base = bottom;
        fiber.depth = 0;
        let run = std::mem::replace(&mut fiber.run, Value::NONE);
        let _ = end;
        (*target.bits().pointer()).flags |= crate::heap::flag::HAS_FINALIZER;
        let (stub_pc, stub_base) = switch(vm, pc, base, target);
        let items = (*vm).cx.tuple_items(&value).to_vec();
        let registers = smallvec![
            run,
            items.first().cloned().unwrap_or(Value::NONE),
            items.get(1).cloned().unwrap_or(Value::NONE)
        ];
        super::native_frame::start_tagged(vm, stub_pc, stub_base, &BODY, registers, COMPLETE)
    }
}

/// The body of a fiber as a native: calls `run`; registers are the callable, the arguments, the keywords.
static BODY: NativeRow =
    NativeRow::open("<greenlet>", "(run, arguments, keywords, /)", Role::Static, "").resumable(body);

fn body(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let mut arguments: smallvec::SmallVec<[Value; 4]> =
                cx.tuple_items(&registers[1]).iter().cloned().collect();
            let mut names = Vec::new();
            for (name, value) in cx.dict_pairs(&registers[2]) {
                names.push(name);
                arguments.push(value);
            }
            let run = registers[0].clone();
            if names.is_empty() {
                return Outcome::Call(run, arguments);
            }
            match cx.tuple(&names) {
                Ok(names) => Outcome::CallKeywords(run, arguments, names),
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(value) => {
            registers.fill(Value::NONE);
            finish_fiber(cx, Ok(value))
        }
        Event::Raised => {
            registers.fill(Value::NONE);
            let value = exit_value(cx);
            finish_fiber(cx, if value.is_unset() { Err(()) } else { Ok(value) })
        }
    }
}

/// When the pending exception is GreenletExit: takes it, to be returned as a value; else Unset.
fn exit_value(cx: &mut Cx) -> Value {
    match cx.kept("greenlet.GreenletExit") {
        Some(class) if cx.raised_is(&class) => cx.take_raised(),
        _ => Value::UNSET,
    }
}

/// The running fiber is over: its result or exception goes to its parent.
fn finish_fiber(cx: &mut Cx, result: Result<Value, ()>) -> Outcome {
    let current = cx.vm().fiber.clone();
    // SAFETY: the running fiber is a fiber.
    let fiber = unsafe { current.bits().payload::<Fiber>() };
    fiber.state = FiberState::Dead;
    let parent = live_ancestor(current);
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

static KILL: NativeRow = NativeRow::open("<kill>", "(greenlet, /)", Role::Static, "").resumable(kill);

fn kill(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let fiber = registers[0].clone();
            // SAFETY: the finaliser passes a fiber.
            let payload = unsafe { fiber.bits().payload::<Fiber>() };
            if payload.state != FiberState::Started {
                return Outcome::Return(Value::NONE);
            }
            let Some(class) = cx.kept("greenlet.GreenletExit") else { return Outcome::Return(Value::NONE) };
            match cx.exception(&class, &[]) {
                Ok(exception) => {
                    payload.parent = cx.vm().fiber.clone();
                    let _ = cx.raise(exception);
                    Outcome::Switch(fiber, Value::UNSET)
                }
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(_) => Outcome::Return(Value::NONE),
        Event::Raised => Outcome::Raise,
    }
}
