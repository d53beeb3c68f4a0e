//! The one function that switches fibers, and how a fiber begins and ends. A greenlet's body runs above a
//! frame of one instruction, `END_FIBER`, which waits for its result. Where a script has to run around a
//! switch (tracers, `run` as an attribute), natives of `switch_steps` do it.

use super::frame::{COMPLETE, write_record};
use super::invoke::{CallArguments, Invoked, invoke_keywords};
use super::run::{Step, raised};
use super::switch_steps::{announce, begin_traced, is_traced, start_parent};
use crate::bytecode::FRAME_WORDS;
use crate::error::Raised;
use crate::fiber::{Fiber, FiberState, Stack};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Registers of a greenlet's first chunk.
const FIRST_CHUNK: usize = 40;

/// Makes `target` the running fiber. The one left goes on at `pc` in `base` when it is switched to again.
/// Answers where the target goes on, and the fiber left, whose count is the caller's to give up.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run; `target`, whose count is taken over, is a started
/// fiber that is suspended.
#[inline(always)]
pub(super) unsafe fn exchange(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    target: Bits,
) -> (*const u64, *mut Bits, Bits) {
    // SAFETY: the caller's promise; both payloads are fibers, and different ones.
    unsafe {
        let left = (*vm).fiber.bits();
        let from = left.payload::<Fiber>();
        let to = target.payload::<Fiber>();
        std::ptr::write(&mut (*vm).fiber, target.into_value());
        from.pc = pc;
        from.base = base;
        from.limit = (*vm).limit;
        from.depth = ((*vm).recursion_limit as isize - (*vm).depth_left) as usize;
        // the handled exceptions change places: None lies in a fiber that runs
        let handled = std::ptr::read(&(*vm).handled);
        std::ptr::write(&mut (*vm).handled, std::ptr::read(&to.handled));
        std::ptr::write(&mut to.handled, Value::NONE);
        std::ptr::write(&mut from.handled, handled);
        (*vm).limit = to.limit;
        (*vm).depth_left = (*vm).recursion_limit as isize - to.depth as isize;
        let place = (to.pc, to.base, left);
        to.base = std::ptr::null_mut();
        place
    }
}

/// Switches from a call of `greenlet.switch` to `$target`, a suspended greenlet whose count is taken over, and
/// tail-calls its next instruction, which gets `$value`.
macro_rules! switch_now {
    ($target:expr, $value:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        let value: $crate::value::Bits = $value;
        let (at, frame, left) = $crate::interp::switch::exchange($vm, $pc, $base, $target);
        let waiting = $crate::interp::run::instruction(at);
        if left.release_is_last() || !$crate::interp::call_resume::is_switching_call(waiting) {
            return $crate::interp::switch::arrive($vm, at, frame, value, left);
        }
        *frame.add(waiting.a()) = value;
        $crate::interp::run::next!(at, frame, $vm, $table, $crate::interp::call_resume::WORDS)
    }};
}
pub(super) use switch_now;

/// A fiber that was switched to gets its value; `left` has lost its last count when that is zero.
///
/// # Safety
/// As `exchange`, which has been done.
#[inline(never)]
pub(super) unsafe fn arrive(vm: *mut Vm, at: *const u64, frame: *mut Bits, value: Bits, left: Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let object = left.pointer();
        if (*object).count == 0 {
            crate::heap::destroy(object);
        }
        super::operand::complete(vm, at, frame, value.into_value())
    }
}

/// # Safety
/// As `exchange`.
unsafe fn switch(vm: *mut Vm, pc: *const u64, base: *mut Bits, target: Value) -> (*const u64, *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let (at, frame, left) = exchange(vm, pc, base, target.into_bits());
        let left = left.into_value();
        let from = left.bits().payload::<Fiber>();
        if from.state == FiberState::Dead {
            // it is never switched to again: its registers hold nothing
            from.base = std::ptr::null_mut();
            from.stack = Stack::default();
        }
        (at, frame)
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
        let origin = if is_traced(vm) { (*vm).fiber.clone() } else { Value::UNSET };
        if target.is(&(*vm).fiber) {
            return hand_over(vm, pc, base, origin, value);
        }
        match target.bits().payload::<Fiber>().state {
            FiberState::Created if value.is_unset() => refuse_to_begin(vm, pc, base, target),
            FiberState::Created => {
                let (arguments, names) = start_arguments(&mut (*vm).cx, &value);
                drop(value);
                begin(vm, pc, base, target, arguments, &names)
            }
            FiberState::Started | FiberState::Dead => {
                let (pc, base) = switch(vm, pc, base, target);
                hand_over(vm, pc, base, origin, value)
            }
        }
    }
}

/// The arguments of a fiber's start: a pair of a tuple and of a dict or None, as `switch` hands them over.
fn start_arguments(cx: &mut Cx, pair: &Value) -> (CallArguments, Vec<Value>) {
    let items = cx.tuple_items(pair).to_vec();
    let mut arguments = CallArguments::new();
    let mut names = Vec::new();
    if let [positional, named] = &items[..] {
        arguments.extend(cx.tuple_items(positional).iter().cloned());
        for (name, value) in cx.dict_pairs(named) {
            names.push(name);
            arguments.push(value);
        }
    }
    (arguments, names)
}

/// The nearest ancestor of a fiber that is not dead; itself when it is not.
pub(super) fn live_ancestor(fiber: Value) -> Value {
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

/// The frame at `pc`, waiting in a switch, goes on with a value or with the pending exception. `origin` is the
/// greenlet that was left when somebody traces switches, else Unset.
///
/// # Safety
/// `pc` and `base` are an instruction that waits and its frame, on the running fiber.
unsafe fn hand_over(vm: *mut Vm, pc: *const u64, base: *mut Bits, origin: Value, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if !origin.is_unset() {
            return announce(vm, pc, base, origin, value);
        }
        if value.is_unset() { raised(vm, pc, base) } else { super::operand::complete(vm, pc, base, value) }
    }
}

/// An exception is thrown into a fiber that has not begun: it dies without running, and so do its parents up
/// to one that has begun or takes GreenletExit for a value.
///
/// # Safety
/// As `switch_from_native`.
unsafe fn refuse_to_begin(vm: *mut Vm, pc: *const u64, base: *mut Bits, target: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let mut target = target;
        loop {
            bury(&target);
            target = live_ancestor(target);
            let value = exit_value(&mut (*vm).cx);
            if !value.is_unset() || target.bits().payload::<Fiber>().state != FiberState::Created {
                return switch_from_native(vm, pc, base, target, value);
            }
        }
    }
}

/// Starts a fiber: its `run` is called with these arguments, the last of which belong to `names`.
///
/// # Safety
/// As `switch_from_native`; `target` has not begun.
unsafe fn begin(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    target: Value,
    arguments: CallArguments,
    names: &[Value],
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let stub: *const super::LoadedCode = match &(*vm).stubs.end_fiber {
            Some(stub) => &**stub,
            None => return raised(vm, pc, base),
        };
        let fiber = target.bits().payload::<Fiber>();
        let (first, end) = fiber.stack.push_chunk(FRAME_WORDS + 1, FIRST_CHUNK);
        let bottom = first.add(FRAME_WORDS);
        bottom.sub(FRAME_WORDS).write(Bits::NONE);
        write_record(bottom, 0, std::ptr::null_mut(), stub);
        bottom.write(Bits::NONE);
        fiber.state = FiberState::Started;
        fiber.pc = (*stub).entry;
        fiber.base = bottom;
        fiber.limit = end;
        fiber.depth = 0;
        let run = std::mem::replace(&mut fiber.run, Value::NONE);
        (*target.bits().pointer()).flags |= crate::heap::flag::HAS_FINALIZER;
        let origin = if is_traced(vm) { (*vm).fiber.clone() } else { Value::UNSET };
        let (stub_pc, bottom) = switch(vm, pc, base, target);
        if !origin.is_unset() {
            return begin_traced(vm, stub_pc, bottom, origin, run, &arguments, names);
        }
        match invoke_keywords(vm, stub_pc, bottom, run, arguments, names, COMPLETE) {
            Ok(Invoked::Value(value)) => {
                // `END_FIBER` is carried out: a parent that has not begun does not begin on this Rust stack
                *bottom = value.into_bits();
                Step { pc: stub_pc, base: bottom }
            }
            Ok(Invoked::Frame(step)) => step,
            Err(Raised) => raised(vm, stub_pc, bottom),
        }
    }
}

/// The body of the running fiber is over with this value, or with the pending exception when it is Unset: it
/// goes to the parent.
///
/// # Safety
/// `pc` and `base` are the `END_FIBER` of the running fiber and its frame.
pub(super) unsafe fn ended(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise; the running fiber is a fiber.
    unsafe {
        let value = if value.is_unset() { exit_value(&mut (*vm).cx) } else { value };
        let current = (*vm).fiber.clone();
        let parent = live_ancestor(current.bits().payload::<Fiber>().parent.clone());
        if parent.bits().payload::<Fiber>().state == FiberState::Created && !value.is_unset() {
            return start_parent(vm, pc, base, parent, value);
        }
        bury(&current);
        switch_from_native(vm, pc, base, parent, value)
    }
}

/// A fiber is over, or will never begin: nothing is left to be done when the object dies.
pub(super) fn bury(fiber: &Value) {
    // SAFETY: the callers pass fibers.
    unsafe {
        let payload = fiber.bits().payload::<Fiber>();
        payload.state = FiberState::Dead;
        let run = std::mem::replace(&mut payload.run, Value::NONE);
        (*fiber.bits().pointer()).flags &= !crate::heap::flag::HAS_FINALIZER;
        drop(run);
    }
}

/// When the pending exception is GreenletExit: takes it, to be returned as a value; else Unset.
pub(super) fn exit_value(cx: &mut Cx) -> Value {
    match cx.kept("greenlet.GreenletExit") {
        Some(class) if cx.raised_is(&class) => cx.take_raised(),
        _ => Value::UNSET,
    }
}
