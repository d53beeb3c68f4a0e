//! `YIELD_FROM`: a frame leaves its place to a delegate until that one is over. A delegate of ours joins the
//! chain (`fiber::chain`) and is resumed directly from then on; any other is asked by `__next__` or `send`.

use smallvec::smallvec;

use super::frame::{caller_of, return_word};
use super::generators::{
    enter_frame, innermost_to_resume, pause, restore_handled, sent_too_early, stop_async_iteration,
};
use super::invoke::{Invoked, invoke};
use super::operand::put;
use super::run::{Step, handler, instruction, next, raised};
use crate::bytecode::{DROP_A, Op};
use crate::error::Raised;
use crate::fiber::{COROUTINE_GATE, Extra, Flavor, GATE_CREATED, Generator, Iteration, State};
use crate::heap::Kind;
use crate::types::exception::Exception;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// The delegate `$inner`, alone in its chain, runs in the place of the frame at `$pc`. It goes on at the second.
macro_rules! delegate_alone {
    ($inner:expr, $pc:expr, $base:expr, $vm:expr) => {{
        let (inner, outer): (*mut Generator, *mut Generator) = ($inner, Generator::of_base($base));
        let at = (*inner).pc;
        let fresh = (*inner).base();
        fresh.sub(3).write(*$base.sub(3));
        fresh.sub(2).write(*$base.sub(2));
        (*inner).state = State::Running;
        (*inner).stack_top = (*outer).stack_top;
        (*outer).pc = $pc;
        (*outer).state = State::Suspended;
        Generator::delegate_to_lone(outer, inner);
        (*$vm).depth_left -= 1;
        (at, fresh)
    }};
}

handler! {
    fn yield_from(pc, base, vm, ins, table) {
        let delegate = *base.add(ins.b());
        if !delegate.is_kind(Kind::Generator) {
            return yield_from_any(pc, base, vm, ins.0, table);
        }
        let inner: *mut Generator = delegate.bare_payload::<Generator>();
        if Generator::gate(inner) & !COROUTINE_GATE != GATE_CREATED
            || Generator::of_base(base).handles
            || (*vm).depth_left <= 0
        {
            return yield_from_step(pc, base, vm, ins.0, table);
        }
        let (at, fresh) = delegate_alone!(inner, pc, base, vm);
        next!(at, fresh, vm, table, 0)
    }
    /// YIELD_FROM for the next step of an async generator that is paused at its `yield`.
    fn yield_from_step(pc, base, vm, ins, table) {
        let inner: *mut Generator = (*base.add(ins.b())).bare_payload::<Generator>();
        if (*inner).flavor != Flavor::AsyncGenerator
            || (*inner).state != State::Suspended
            || Generator::of_base(base).handles
            || (*vm).depth_left <= 0
            || (*inner).running_async()
            || (*inner).iteration() != Iteration::Open
            || !std::ptr::eq((*inner).up, inner)
            || (*inner).handles
        {
            return yield_from_any(pc, base, vm, ins.0, table);
        }
        let yielded = instruction((*inner).pc);
        if yielded.op() != Op::Yield || yielded.flags() & DROP_A != 0 {
            return yield_from_any(pc, base, vm, ins.0, table);
        }
        (*inner).set_running_async(true);
        let (at, fresh) = delegate_alone!(inner, pc, base, vm);
        fresh.add(yielded.a()).write(Bits::NONE);
        next!(at, fresh, vm, table, 1)
    }
    /// YIELD_FROM out of the ordinary.
    fn yield_from_any(pc, base, vm, ins, table) {
        return begin(vm, pc, base);
    }
}

/// Begins a delegation out of the ordinary.
///
/// # Safety
/// As every slow path; `pc` is a `YIELD_FROM` of the generator's frame `base`, which runs.
#[inline(never)]
unsafe fn begin(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let delegate = *base.add(instruction(pc).b());
        if let Some(stepped) = async_generator(delegate) {
            (*vm).pc = pc;
            (*vm).base = base;
            let cx = &mut (*vm).cx;
            if stepped.running_async() {
                let _ = cx.runtime_error("anext(): asynchronous generator is already running");
                return raised(vm, pc, base);
            }
            if stepped.iteration() == Iteration::Closed || stepped.state == State::Finished {
                let _ = stop_async_iteration(cx);
                return raised(vm, pc, base);
            }
            stepped.set_running_async(true);
        }
        go_on(vm, pc, base, Value::NONE)
    }
}

/// The async generator that a delegate is: `async for` steps it without an awaitable.
///
/// # Safety
/// `delegate` is a live register's word; the reference is for the caller to bound.
unsafe fn async_generator<'a>(delegate: Bits) -> Option<&'a mut Generator> {
    if !delegate.is_kind(Kind::Generator) {
        return None;
    }
    // SAFETY: the caller's promise.
    let generator = unsafe { delegate.payload::<Generator>() };
    (generator.flavor == Flavor::AsyncGenerator).then_some(generator)
}

/// Carries `yield from` on: the delegate is asked for its next value with what was sent.
///
/// # Safety
/// As every slow path; `pc` is a `YIELD_FROM` of the generator's frame `base`, which runs.
#[inline(never)]
pub(super) unsafe fn go_on(vm: *mut Vm, pc: *const u64, base: *mut Bits, sent: Value) -> Step {
    // SAFETY: the caller's promise; the delegate stays in its temp until it is over.
    unsafe {
        let (mut pc, mut base) = (pc, base);
        loop {
            (*vm).pc = pc;
            (*vm).base = base;
            let delegate = *base.add(instruction(pc).b());
            if let Some(exception) = crate::types::generator::thrown_in(&(*vm).cx, &sent) {
                return hand_over(vm, pc, base, exception);
            }
            if !delegate.is_kind(Kind::Generator) {
                return ask(vm, pc, base, sent);
            }
            let inner: *mut Generator = delegate.payload::<Generator>();
            if (*inner).state == State::Finished && (*inner).flavor == Flavor::Generator {
                return finish(vm, pc, base, Value::NONE);
            }
            let fresh = (*(*inner).innermost()).state == State::Created;
            match join(vm, pc, base, inner, &sent) {
                Ok(joined) => Step { pc, base } = joined,
                Err(Raised) => return raised(vm, pc, base),
            }
            if fresh {
                return Step { pc, base };
            }
            if instruction(pc).op() != Op::YieldFrom {
                return put(vm, pc, base, sent);
            }
            // the innermost delegates in its turn to something that is not in the chain
        }
    }
}

/// The frame at `pc` pauses and `inner` joins its chain; answers where the innermost, whose record is written,
/// goes on.
///
/// # Safety
/// As `go_on`; `inner` is the delegate in the temp.
unsafe fn join(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    inner: *mut Generator,
    sent: &Value,
) -> Result<Step, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        if (*inner).state == State::Finished {
            let cx = &mut (*vm).cx;
            return Err(if (*inner).flavor == Flavor::AsyncGenerator {
                stop_async_iteration(cx)
            } else {
                cx.runtime_error("cannot reuse already awaited coroutine")
            });
        }
        let leaf = innermost_to_resume(vm, inner, false)?;
        if (*leaf).state == State::Created && !sent.is_none() {
            return Err(sent_too_early(&mut (*vm).cx, (*leaf).flavor));
        }
        let outer: *mut Generator = Generator::of_base(base);
        let (word, caller) = (return_word(base), caller_of(base));
        (*vm).depth_left -= (*leaf).length as isize;
        restore_handled(vm, outer);
        (*outer).pc = pc;
        (*outer).state = State::Suspended;
        Generator::delegate_to(outer, inner);
        if (*outer).handles && !(*leaf).handles {
            // what an outer frame handles is seen by the inner ones
            (*leaf).handles = true;
            let _ = (*leaf).set_extra(Extra::Handled, (*outer).extra(Extra::Handled));
        }
        let step = Step { pc: (*leaf).pc, base: (*leaf).base() };
        enter_frame(vm, leaf, word, caller);
        Ok(step)
    }
}

/// Asks a delegate that is not in the chain for its next value.
///
/// # Safety
/// As `go_on`.
unsafe fn ask(vm: *mut Vm, pc: *const u64, base: *mut Bits, sent: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let delegate = (*base.add(instruction(pc).b())).to_value();
        let cx = &mut (*vm).cx;
        if delegate.is_kind(Kind::Iterator) && sent.is_none() {
            let answer = super::iterate::step(cx, &delegate);
            drop(delegate);
            return match answer {
                Ok(Some(value)) => pause(vm, pc, base, value),
                Ok(None) => finish(vm, pc, base, Value::NONE),
                Err(_) => raised(vm, pc, base),
            };
        }
        let outcome = if sent.is_none() {
            let name = &cx.names().__next__;
            match crate::object::find_special(cx, &delegate, name) {
                Some(method) => invoke(vm, pc, base, method, smallvec![delegate]),
                None => {
                    let text = format!("{} object is not an iterator", cx.quoted_type_name(&delegate));
                    Err(cx.type_error(&text))
                }
            }
        } else {
            match cx.prelude_function("send_to") {
                Ok(function) => invoke(vm, pc, base, function, smallvec![delegate, sent]),
                Err(raised) => Err(raised),
            }
        };
        asked(vm, pc, base, outcome)
    }
}

/// What asking a delegate has come to.
///
/// # Safety
/// As `go_on`.
unsafe fn asked(vm: *mut Vm, pc: *const u64, base: *mut Bits, outcome: Result<Invoked, Raised>) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        match outcome {
            Ok(Invoked::Value(value)) => pause(vm, pc, base, value),
            Ok(Invoked::Frame(step)) => step,
            Err(Raised) => {
                if (*vm).cx.raised_is(&(*vm).exceptions.stop_iteration) {
                    let exception = std::mem::take(&mut (*vm).raised);
                    return finish_by(vm, pc, base, exception);
                }
                raised(vm, pc, base)
            }
        }
    }
}

/// Throws an exception into a delegate that is not in the chain, or closes it and raises the exit here.
///
/// # Safety
/// As `go_on`.
unsafe fn hand_over(vm: *mut Vm, pc: *const u64, base: *mut Bits, exception: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let delegate = (*base.add(instruction(pc).b())).to_value();
        let cx = &mut (*vm).cx;
        let delegate = super::generator_methods::as_seen(cx, delegate);
        let function = cx.prelude_function("throw_to_delegate");
        let outcome = match (delegate, function) {
            (Ok(delegate), Ok(function)) => invoke(vm, pc, base, function, smallvec![delegate, exception]),
            (Err(raised), _) | (_, Err(raised)) => Err(raised),
        };
        asked(vm, pc, base, outcome)
    }
}

/// The delegate, which is not in the chain, has ended with StopIteration.
///
/// # Safety
/// As `go_on`.
pub(super) unsafe fn finish_by(vm: *mut Vm, pc: *const u64, base: *mut Bits, exception: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let value = stop_value(&(*vm).cx, &exception);
        drop(exception);
        finish(vm, pc, base, value)
    }
}

/// The value that a StopIteration carries.
pub(super) fn stop_value(cx: &Cx, exception: &Value) -> Value {
    exception
        .get::<Exception>(cx)
        .and_then(|payload| cx.tuple_items(&payload.arguments).first().cloned())
        .unwrap_or(Value::NONE)
}

/// The delegate is over with this value: `YIELD_FROM` is done.
///
/// # Safety
/// As `go_on`.
pub(super) unsafe fn finish(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise; the delegate's temp is consumed.
    unsafe {
        let temp = base.add(instruction(pc).b());
        let delegate = *temp;
        temp.write(Bits::UNSET);
        delegate.release();
        put(vm, pc, base, value)
    }
}

/// As `finish`, when the delegate's frame has returned.
///
/// # Safety
/// As `go_on`.
pub(super) unsafe fn finish_returned(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if async_generator(*base.add(instruction(pc).b())).is_none() {
            return finish(vm, pc, base, value);
        }
        drop(value);
        (*vm).pc = pc;
        (*vm).base = base;
        let _ = stop_async_iteration(&mut (*vm).cx);
        raised(vm, pc, base)
    }
}

/// An async generator that `async for` steps has yielded at `pc`: it leaves the chain, paused, and the frame
/// that delegated to it goes on with the value.
///
/// # Safety
/// `base` is the frame of such a generator, which runs and has an awaiter.
pub(super) unsafe fn finish_step(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise; the awaiter's temp holds the generator.
    unsafe {
        let generator = Generator::of_base(base);
        let outer = generator.up;
        let (word, caller) = (return_word(base), caller_of(base));
        restore_handled(vm, generator);
        generator.pc = pc;
        generator.state = State::Suspended;
        Generator::cut_off(generator);
        (*vm).depth_left += 1;
        let waiting = (*outer).pc;
        enter_frame(vm, outer, word, caller);
        finish(vm, waiting, (*outer).base(), value)
    }
}
