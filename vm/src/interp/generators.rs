//! Generators, coroutines, `yield from` and `await`. A chain of delegations is resumed at its innermost
//! frame: the frames between stay as they are until that one is over.

use smallvec::smallvec;

use super::frame::{COMPLETE, DISCARD, ELEMENT, TAG, caller_of, return_word, stack_top};
use super::invoke::{Invoked, call_and_complete, finish, invoke};
use super::operand::{put, take_b};
use super::run::{Step, handler, instruction, next, raised};
use crate::bytecode::{CodeFlags, DROP_A, MOVE_B, X1};
use crate::error::Raised;
use crate::fiber::{Flavor, Generator, State};
use crate::heap::Kind;
use crate::native::{Event, NativeRow, Outcome, Role};
use crate::types::exception::Exception;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

handler! {
    fn r#yield(pc, base, vm, ins, table) {
        let word = base.sub(3).read().0;
        let generator = Generator::of_base(base);
        if word & 7 != ELEMENT || generator.flavor != Flavor::Generator || !(*vm).handled.is_none() {
            return yield_slow(vm, pc, base);
        }
        let caller = caller_of(base);
        let value = *base.add(ins.b());
        if ins.flags() & MOVE_B == 0 {
            value.retain();
        }
        generator.state = State::Suspended;
        generator.pc = pc;
        (*vm).depth_left += 1;
        let waiting = word as *const u64 as usize & !7;
        let waiting = waiting as *const u64;
        let loop_instruction = instruction(waiting);
        let place = caller.add(loop_instruction.a());
        if loop_instruction.flags() & DROP_A != 0 {
            let old = *place;
            *place = value;
            super::run::drop_and_next!(old, waiting, caller, vm, table, 1)
        }
        *place = value;
        next!(waiting, caller, vm, table, 1)
    }
    fn yield_from(pc, base, vm, ins, table) {
        return yield_from_slow(vm, pc, base, Value::NONE);
    }
    fn get_yield_from_iter(pc, base, vm, ins, table) {
        return get_yield_from_iter_slow(vm, pc, base);
    }
    fn get_awaitable(pc, base, vm, ins, table) {
        return get_awaitable_slow(vm, pc, base);
    }
    fn get_async_iter(pc, base, vm, ins, table) {
        return get_async_iter_slow(vm, pc, base);
    }
    fn get_async_next(pc, base, vm, ins, table) {
        return get_async_next_slow(vm, pc, base);
    }
}

/// How an object is resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resumption {
    /// A generator or coroutine of ours.
    Generator,
    /// By `send` or `__next__`.
    Iterator,
}

/// How a value is resumed.
pub fn resume_kind(value: &Value) -> Resumption {
    if value.is_kind(Kind::Generator) { Resumption::Generator } else { Resumption::Iterator }
}

fn already_executing(cx: &mut Cx, flavor: Flavor) -> Raised {
    cx.value_error(match flavor {
        Flavor::Generator => "generator already executing",
        Flavor::Coroutine => "coroutine already executing",
        Flavor::AsyncGenerator => "async generator already executing",
    })
}

/// Resumes a generator with a value sent, or with the pending exception when `value` is Unset. The result,
/// or StopIteration, is what the instruction at `pc` waits for.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run.
pub(crate) unsafe fn resume(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    generator: Value,
    value: Value,
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let root: *mut Generator = generator.bits().payload::<Generator>();
        // the innermost frame of the chain
        let mut leaf = root;
        while (*leaf).delegate.is_kind(Kind::Generator) && (*leaf).state == State::Suspended {
            leaf = (*leaf).delegate.bits().payload::<Generator>();
        }
        let cx = &mut (*vm).cx;
        match (*leaf).state {
            State::Running => {
                let thrown = if value.is_unset() { cx.take_raised() } else { Value::UNSET };
                let flavor = (*root).flavor;
                let answer = already_executing(cx, flavor);
                drop(thrown);
                return Err(answer);
            }
            State::Finished if std::ptr::eq(leaf, root) => {
                if value.is_unset() {
                    return Err(Raised);
                }
                if (*root).flavor == Flavor::Coroutine {
                    return Err(cx.runtime_error("cannot reuse already awaited coroutine"));
                }
                return Err(cx.stop_iteration(Value::UNSET));
            }
            State::Finished => {
                // somebody else has run the delegate to its end: its frame's result is None
                let awaiter = (*leaf).awaiter;
                if awaiter.is_null() {
                    return Err(cx.stop_iteration(Value::UNSET));
                }
                let outer = Generator::of_base(awaiter);
                outer.delegate = Value::UNSET;
                (*leaf).awaiter = std::ptr::null_mut();
                if (*vm).depth_left <= 0 {
                    return Err((*vm).cx.recursion_error("maximum recursion depth exceeded"));
                }
                (*vm).depth_left -= 1;
                enter_frame(vm, outer, root, pc as u64 | tag, base);
                let _ = generator.into_bits();
                let place = outer.base();
                if value.is_unset() {
                    return Ok(Invoked::Frame(raised(vm, outer.pc, place)));
                }
                return Ok(Invoked::Frame(delegate_value(vm, outer.pc, place, Value::NONE)));
            }
            State::Created if value.is_unset() => {
                // thrown into a frame that has not begun: it is over without having run
                (*leaf).discard_frame();
                return Err(Raised);
            }
            State::Created if !value.is_none() => {
                let what = match (*leaf).flavor {
                    Flavor::Generator => "generator",
                    Flavor::Coroutine => "coroutine",
                    Flavor::AsyncGenerator => "async generator",
                };
                return Err(cx.type_error(&format!("can't send non-None value to a just-started {what}")));
            }
            State::Created | State::Suspended => {}
        }
        if (*vm).depth_left <= 0 {
            let thrown = if value.is_unset() { cx.take_raised() } else { Value::UNSET };
            let answer = cx.recursion_error("maximum recursion depth exceeded");
            drop(thrown);
            return Err(answer);
        }
        (*vm).depth_left -= 1;
        let fresh = (*leaf).state == State::Created;
        enter_frame(vm, &mut *leaf, root, pc as u64 | tag, base);
        // the count that the caller gave is held while it runs
        let _ = generator.into_bits();
        let inner = (*leaf).base();
        let at = (*leaf).pc;
        if value.is_unset() {
            return Ok(Invoked::Frame(raised(vm, at, inner)));
        }
        if fresh {
            return Ok(Invoked::Frame(Step { pc: at, base: inner }));
        }
        if instruction(at).op() == crate::bytecode::Op::YieldFrom {
            // it delegates to an iterator that is no generator
            return Ok(Invoked::Frame(yield_from_slow(vm, at, inner, value)));
        }
        Ok(Invoked::Frame(put(vm, at, inner, value)))
    }
}

/// Writes the record of a generator's frame that is about to run.
///
/// # Safety
/// The frame is paused; `caller` is the frame that runs.
unsafe fn enter_frame(
    vm: *mut Vm,
    generator: &mut Generator,
    root: *mut Generator,
    word: u64,
    caller: *mut Bits,
) {
    // SAFETY: the caller's promise.
    unsafe {
        let base = generator.base();
        base.sub(3).write(Bits(word));
        base.sub(2).write(Bits(caller as u64));
        generator.state = State::Running;
        generator.resumed_as = root;
        generator.stack_top = stack_top(caller);
        generator.resumer_handled = (*vm).handled.clone();
        if !generator.handled.is_none() {
            (*vm).handled = std::mem::replace(&mut generator.handled, Value::NONE);
        }
    }
}

/// Puts back the exception that the resumer was handling, keeping what the generator handles.
///
/// # Safety
/// The generator's frame runs and is about to pause or end.
pub(crate) unsafe fn restore_handled(vm: *mut Vm, generator: &mut Generator) {
    // SAFETY: the caller's promise.
    unsafe {
        let before = std::mem::replace(&mut generator.resumer_handled, Value::NONE);
        if !(*vm).handled.is(&before) {
            generator.handled = std::mem::replace(&mut (*vm).handled, before);
        }
    }
}

/// The frame of a delegation's outer generator goes on in place of the inner one that has ended.
///
/// # Safety
/// `outer` is paused at its `YIELD_FROM`; `word` and `caller` are the inner frame's record.
pub(crate) unsafe fn take_over(
    vm: *mut Vm,
    outer: &mut Generator,
    root: *mut Generator,
    word: u64,
    caller: *mut Bits,
) {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).depth_left -= 1;
        enter_frame(vm, outer, root, word, caller);
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[inline(never)]
unsafe fn yield_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let value = take_b(base, instruction(pc));
        let generator = Generator::of_base(base);
        let value = if generator.flavor == Flavor::AsyncGenerator {
            (*vm).pc = pc;
            (*vm).base = base;
            match crate::types::generator::wrap_async_value(&mut (*vm).cx, value) {
                Ok(value) => value,
                Err(_) => return raised(vm, pc, base),
            }
        } else {
            value
        };
        pause(vm, pc, base, value)
    }
}

/// Pauses a generator's frame at `pc` and hands a value to whoever resumed it.
///
/// # Safety
/// `base` is the frame of a generator that runs.
unsafe fn pause(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let generator = Generator::of_base(base);
        generator.pc = pc;
        restore_handled(vm, generator);
        generator.state = State::Suspended;
        (*vm).depth_left += 1;
        let (word, caller) = (return_word(base), caller_of(base));
        let root = generator.resumed_as;
        let step = match word & TAG {
            ELEMENT => return put(vm, (word & !7) as *const u64, caller, value),
            COMPLETE => super::operand::complete(vm, (word & !7) as *const u64, caller, value),
            DISCARD => {
                drop(value);
                Step { pc: (word & !7) as *const u64, base: caller }
            }
            _ => super::calls::deliver(vm, word, caller, value),
        };
        // whoever resumed it held a count of the chain's outermost
        (*root).object().release();
        if step.pc.is_null() || (*vm).heap.finalizers.is_empty() {
            return step;
        }
        super::finalize::settle(vm, step.pc, step.base)
    }
}

/// A generator's frame has returned.
///
/// # Safety
/// `base` is the frame of a generator that runs; its temps are dead.
pub(crate) unsafe fn returned(vm: *mut Vm, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let generator = Generator::of_base(base);
        let (word, caller) = (return_word(base), caller_of(base));
        super::unwind::keep_locals(vm, base);
        let root = generator.resumed_as;
        let awaiter = generator.awaiter;
        let through_chain = !std::ptr::eq(root, generator);
        generator.pc = (*vm).pc;
        restore_handled(vm, generator);
        let held = generator.object().to_value();
        for register in 0..usize::from(generator.locals) {
            (*base.add(register)).release();
            base.add(register).write(Bits::UNSET);
        }
        generator.state = State::Created;
        generator.discard_frame();
        generator.awaiter = std::ptr::null_mut();
        (*vm).depth_left += 1;
        if through_chain && !awaiter.is_null() {
            let outer = Generator::of_base(awaiter);
            take_over(vm, outer, root, word, caller);
            outer.delegate = Value::UNSET;
            let at = outer.pc;
            drop(held);
            // the delegate's temp is given up with it
            return delegate_value(vm, at, awaiter, value);
        }
        drop(held);
        let waiting = (word & !7) as *const u64;
        if word & TAG == ELEMENT {
            drop(value);
            return super::iterate::exhausted(vm, waiting, caller);
        }
        let is_async = (*root).flavor == Flavor::AsyncGenerator;
        let object = (*root).object().into_value();
        let ins = instruction(waiting);
        if word & TAG == COMPLETE && ins.op() == crate::bytecode::Op::YieldFrom && !is_async {
            // delegated to directly, as an iterator: its value needs no exception
            drop(object);
            return delegate_value(vm, waiting, caller, value);
        }
        (*vm).pc = waiting;
        (*vm).base = caller;
        let cx = &mut (*vm).cx;
        if is_async {
            let class = cx.exceptions().stop_async_iteration.clone();
            if let Ok(exception) = cx.exception(&class, &[]) {
                let _ = cx.raise(exception);
            }
            drop(value);
        } else {
            let _ = cx.stop_iteration(if value.is_none() { Value::UNSET } else { value });
        }
        drop(object);
        super::unwind::raised_in_caller(vm, word, caller)
    }
}

/// Leaves a native's frame and resumes a generator in its place.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
pub(crate) unsafe fn replace_by_resume(vm: *mut Vm, base: *mut Bits, generator: Value, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let word = return_word(base);
        let (pc, caller) = ((word & !7) as *const u64, caller_of(base));
        super::calls::drop_native_frame(vm, base);
        match resume(vm, pc, caller, generator, value, word & TAG) {
            Ok(Invoked::Value(value)) => super::calls::deliver(vm, word, caller, value),
            Ok(Invoked::Frame(step)) => step,
            Err(Raised) => super::unwind::raised_in_caller(vm, word, caller),
        }
    }
}

/// Carries `yield from` on: the delegate is asked for its next value with what was sent.
///
/// # Safety
/// As every slow path; `pc` is a `YIELD_FROM` of a generator's frame.
#[inline(never)]
unsafe fn yield_from_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits, sent: Value) -> Step {
    // SAFETY: the caller's promise; the delegate stays in its temp until it is over.
    unsafe {
        let ins = instruction(pc);
        let delegate = (*base.add(ins.b())).to_value();
        (*vm).pc = pc;
        (*vm).base = base;
        let outer = Generator::of_base(base);
        if delegate.is_kind(Kind::Generator)
            && delegate.bits().payload::<Generator>().flavor != Flavor::AsyncGenerator
        {
            let inner: *mut Generator = delegate.bits().payload::<Generator>();
            if (*inner).state == State::Finished && (*inner).flavor == Flavor::Coroutine {
                let _ = (*vm).cx.runtime_error("cannot reuse already awaited coroutine");
                drop(delegate);
                return raised(vm, pc, base);
            }
            if !matches!((*inner).state, State::Running | State::Finished) && (*inner).awaiter.is_null() {
                // from here on the chain is resumed at the inner frame
                let (word, caller, root) = (return_word(base), caller_of(base), outer.resumed_as);
                outer.pc = pc;
                restore_handled(vm, outer);
                outer.state = State::Suspended;
                (*inner).awaiter = base;
                outer.delegate = delegate;
                let mut leaf = inner;
                while (*leaf).delegate.is_kind(Kind::Generator) {
                    leaf = (*leaf).delegate.bits().payload::<Generator>();
                }
                let at = (*leaf).pc;
                let fresh = (*leaf).state == State::Created;
                enter_frame(vm, &mut *leaf, root, word, caller);
                let inner_base = (*leaf).base();
                if fresh {
                    return Step { pc: at, base: inner_base };
                }
                if instruction(at).op() == crate::bytecode::Op::YieldFrom {
                    return yield_from_slow(vm, at, inner_base, sent);
                }
                return put(vm, at, inner_base, sent);
            }
            let outcome = resume(vm, pc, base, delegate, sent, COMPLETE);
            return match outcome {
                Err(Raised) => delegate_raised(vm, pc, base),
                other => finish(vm, pc, base, other),
            };
        }
        if delegate.is_kind(Kind::Iterator) && sent.is_none() {
            return match super::iterate::step(&mut (*vm).cx, &delegate) {
                Ok(Some(value)) => {
                    drop(delegate);
                    delegate_yielded(vm, pc, base, value)
                }
                Ok(None) => {
                    drop(delegate);
                    delegate_value(vm, pc, base, Value::NONE)
                }
                Err(_) => {
                    drop(delegate);
                    raised(vm, pc, base)
                }
            };
        }
        let cx = &mut (*vm).cx;
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
        match outcome {
            Ok(Invoked::Value(value)) => delegate_yielded(vm, pc, base, value),
            Ok(Invoked::Frame(step)) => step,
            Err(Raised) => delegate_raised(vm, pc, base),
        }
    }
}

/// # Safety
/// As every slow path.
unsafe fn delegate_raised(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if (*vm).cx.raised_is(&(*vm).exceptions.stop_iteration) {
            let exception = std::mem::take(&mut (*vm).raised);
            return delegate_finished(vm, pc, base, exception);
        }
        raised(vm, pc, base)
    }
}

/// The delegate, which is no generator of ours, has yielded: so does this frame.
///
/// # Safety
/// `pc` is a `YIELD_FROM` of the generator's frame `base`, which runs.
pub(crate) unsafe fn delegate_yielded(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe { pause(vm, pc, base, value) }
}

/// The delegate has ended with StopIteration.
///
/// # Safety
/// As `delegate_yielded`.
pub(crate) unsafe fn delegate_finished(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    exception: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let value = stop_value(cx, &exception);
        drop(exception);
        delegate_value(vm, pc, base, value)
    }
}

/// The value that a StopIteration carries.
pub(crate) fn stop_value(cx: &Cx, exception: &Value) -> Value {
    exception
        .get::<Exception>(cx)
        .and_then(|payload| cx.tuple_items(&payload.arguments).first().cloned())
        .unwrap_or(Value::NONE)
}

/// The delegate is over with this value: `YIELD_FROM` is done.
///
/// # Safety
/// As `delegate_yielded`.
unsafe fn delegate_value(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise; the delegate's temp is consumed.
    unsafe {
        let ins = instruction(pc);
        let delegate = *base.add(ins.b());
        if ins.b() == ins.a() || ins.flags() & MOVE_B != 0 {
            base.add(ins.b()).write(Bits::UNSET);
            delegate.release();
        }
        put(vm, pc, base, value)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn get_yield_from_iter_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let source = take_b(base, instruction(pc));
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        if source.is_kind(Kind::Generator) {
            let flavor = source.bits().payload::<Generator>().flavor;
            let inside = super::frame::code_of(base).flags;
            if flavor == Flavor::Generator
                || flavor == Flavor::Coroutine
                    && inside.has(CodeFlags::COROUTINE | CodeFlags::ITERABLE_COROUTINE)
            {
                return put(vm, pc, base, source);
            }
            if flavor == Flavor::Coroutine {
                let _ = cx.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
                drop(source);
                return raised(vm, pc, base);
            }
        }
        match super::iterate::quick_iter(cx, &source) {
            Ok(Some(iterator)) => {
                drop(source);
                put(vm, pc, base, iterator)
            }
            Ok(None) => super::iterate::call_iter(vm, pc, base, source),
            Err(_) => {
                drop(source);
                raised(vm, pc, base)
            }
        }
    }
}

/// Whether a generator is one that `types.coroutine` has marked.
fn is_iterable_coroutine(value: &Value) -> bool {
    // SAFETY: the kind is checked before the payload is read.
    unsafe {
        value.is_kind(Kind::Generator)
            && value
                .bits()
                .payload::<Generator>()
                .code()
                .is_some_and(|code| (*code).flags.has(CodeFlags::ITERABLE_COROUTINE))
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn get_awaitable_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let source = take_b(base, ins);
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let is_coroutine = source.is_kind(Kind::Generator)
            && source.bits().payload::<Generator>().flavor == Flavor::Coroutine;
        if is_coroutine && !source.bits().payload::<Generator>().awaiter.is_null() {
            let _ = cx.runtime_error("coroutine is being awaited already");
            drop(source);
            return raised(vm, pc, base);
        }
        if is_coroutine || is_iterable_coroutine(&source) {
            return put(vm, pc, base, source);
        }
        let name = &cx.names().__await__;
        match crate::object::find_special(cx, &source, name) {
            Some(method) => call_and_complete(vm, pc, base, method, smallvec![source]),
            None => {
                let name = cx.type_name(&source);
                let text = match ins.c() {
                    1 => format!(
                        "'async with' received an object from __aenter__ that does not implement __await__: {name}"
                    ),
                    2 => format!(
                        "'async with' received an object from __aexit__ that does not implement __await__: {name}"
                    ),
                    _ => format!("'{name}' object can't be awaited"),
                };
                let _ = cx.type_error(&text);
                drop(source);
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn get_async_iter_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let source = take_b(base, instruction(pc));
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let name = &cx.names().__aiter__;
        match crate::object::find_special(cx, &source, name) {
            Some(method) => call_and_complete(vm, pc, base, method, smallvec![source]),
            None => {
                let text = format!(
                    "'async for' requires an object with __aiter__ method, got {}",
                    cx.type_name(&source)
                );
                let _ = cx.type_error(&text);
                drop(source);
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn get_async_next_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the iterator stays in its temp.
    unsafe {
        let source = (*base.add(instruction(pc).b())).to_value();
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let name = &cx.names().__anext__;
        match crate::object::find_special(cx, &source, name) {
            Some(method) => call_and_complete(vm, pc, base, method, smallvec![source]),
            None => {
                let text = format!(
                    "'async for' requires an iterator with __anext__ method, got {}",
                    cx.type_name(&source)
                );
                let _ = cx.type_error(&text);
                drop(source);
                raised(vm, pc, base)
            }
        }
    }
}

/// `__await__`, `__aiter__` or `__anext__` has answered.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn finish_awaitable(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        match instruction(pc).op() {
            crate::bytecode::Op::GetAsyncIter => {
                let name = &cx.names().__anext__;
                if crate::object::find_special(cx, &value, name).is_some() {
                    return put(vm, pc, base, value);
                }
                let text = format!(
                    "'async for' received an object from __aiter__ that does not implement __anext__: {}",
                    cx.type_name(&value)
                );
                let _ = cx.type_error(&text);
            }
            crate::bytecode::Op::GetAsyncNext => {
                let ready = is_iterable_coroutine(&value)
                    || value.is_kind(Kind::Generator)
                        && value.bits().payload::<Generator>().flavor == Flavor::Coroutine;
                if ready {
                    return put(vm, pc, base, value);
                }
                let name = &cx.names().__await__;
                match crate::object::find_special(cx, &value, name) {
                    Some(_) => {
                        // the awaitable's iterator is asked for by a frame of its own
                        return super::invoke::call_prelude_put(
                            vm,
                            pc,
                            base,
                            "awaitable_iterator",
                            smallvec![value],
                        );
                    }
                    None => {
                        let text = format!(
                            "'async for' received an invalid object from __anext__: {}",
                            cx.type_name(&value)
                        );
                        let _ = cx.type_error(&text);
                    }
                }
            }
            _ => {
                let is_generator = value.is_kind(Kind::Generator);
                if is_generator && value.bits().payload::<Generator>().flavor == Flavor::Coroutine {
                    let _ = cx.type_error("__await__() returned a coroutine");
                } else if super::iterate::is_iterator(cx, &value) {
                    return put(vm, pc, base, value);
                } else {
                    let text =
                        format!("__await__() returned non-iterator of type {}", cx.quoted_type_name(&value));
                    let _ = cx.type_error(&text);
                }
            }
        }
        drop(value);
        raised(vm, pc, base)
    }
}

// -- what scripts call

/// `send`: registers are the generator, the value, and what is being done.
pub(crate) const SEND: NativeRow = NativeRow::open(
    "send",
    "($self, value, /)",
    Role::Method,
    "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.",
)
.resumable(send);

fn send(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => Outcome::TailResume(
            std::mem::take(&mut registers[0]),
            std::mem::replace(&mut registers[1], Value::NONE),
        ),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// `__next__`
pub(crate) const NEXT: NativeRow =
    NativeRow::open("__next__", "($self, /)", Role::Wrapper, "Implement next(self).").resumable(next_step);

fn next_step(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => Outcome::TailResume(std::mem::take(&mut registers[0]), Value::NONE),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// Throwing an exception object into a generator. Registers: generator, exception, state.
///
/// A delegate that is no generator of ours is asked first, by its own `throw` or `close` (PEP 380).
pub(crate) static THROW_INTO: NativeRow =
    NativeRow::open("<throw>", "(generator, exception, state, leaf, /)", Role::Static, "")
        .resumable(throw_into);

fn throw_into(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let exception = registers[1].clone();
            let generator = registers[0].clone();
            let is_exit = cx.is_instance(&exception, &cx.exceptions().generator_exit);
            if let Some(delegate) = waiting_for(cx, &generator) {
                if is_exit {
                    // the delegate is closed first, then the exit goes on in the outer frame
                    registers[2] = Value::small_int(1);
                    if delegate.is_kind(Kind::Generator) {
                        return Outcome::CallRow(close_row(), smallvec![delegate]);
                    }
                    return match cx.prelude_function("close_delegate") {
                        Ok(function) => Outcome::Call(function, smallvec![delegate]),
                        Err(_) => Outcome::Raise,
                    };
                }
                if !delegate.is_kind(Kind::Generator) {
                    let innermost = innermost(&generator);
                    if let Some(delegate) = waiting_for(cx, &innermost)
                        && !delegate.is_kind(Kind::Generator)
                    {
                        registers[2] = Value::small_int(2);
                        return match cx.prelude_function("throw_to_delegate") {
                            Ok(function) => Outcome::Call(function, smallvec![delegate, exception]),
                            Err(_) => Outcome::Raise,
                        };
                    }
                } else {
                    let innermost = innermost(&generator);
                    if let Some(foreign) = waiting_for(cx, &innermost) {
                        registers[2] = Value::small_int(2);
                        return match cx.prelude_function("throw_to_delegate") {
                            Ok(function) => Outcome::Call(function, smallvec![foreign, exception]),
                            Err(_) => Outcome::Raise,
                        };
                    }
                }
            }
            let _ = cx.raise(exception);
            Outcome::TailResume(generator, Value::UNSET)
        }
        Event::Returned(value) => match registers[2].as_small_int() {
            // the delegate is closed
            Some(1) => {
                let generator = registers[0].clone();
                forget_delegate(&generator);
                let _ = cx.raise(registers[1].clone());
                Outcome::TailResume(generator, Value::UNSET)
            }
            // the delegate's throw has yielded: (kind, value) with kind 0 a value, 1 finished, 2 no throw method
            Some(2) => {
                let items = cx.tuple_items(&value).to_vec();
                let (kind, inner) = match &items[..] {
                    [kind, inner] => (kind.as_small_int().unwrap_or(0), inner.clone()),
                    _ => (0, Value::NONE),
                };
                let generator = registers[0].clone();
                match kind {
                    0 => Outcome::Return(inner),
                    1 => {
                        registers[2] = Value::small_int(3);
                        finish_delegate(cx, &generator, inner)
                    }
                    _ => {
                        let innermost = innermost(&generator);
                        forget_delegate(&innermost);
                        let _ = cx.raise(registers[1].clone());
                        Outcome::TailResume(generator, Value::UNSET)
                    }
                }
            }
            _ => Outcome::Return(value),
        },
        Event::Raised => match registers[2].as_small_int() {
            Some(1 | 2) => {
                // closing the delegate, or its throw, has raised: that goes on in the outer frame
                let generator = registers[0].clone();
                if registers[2].as_small_int() == Some(1) {
                    forget_delegate(&generator);
                } else {
                    forget_delegate(&innermost(&generator));
                }
                registers[2] = Value::small_int(3);
                Outcome::TailResume(generator, Value::UNSET)
            }
            _ => Outcome::Raise,
        },
    }
}

/// What a paused generator delegates to.
pub(crate) fn waiting_for(_cx: &mut Cx, generator: &Value) -> Option<Value> {
    // SAFETY: the caller passes a generator; a frame paused at YIELD_FROM has its delegate in a temp.
    unsafe {
        let payload = generator.bits().payload::<Generator>();
        if payload.state != State::Suspended {
            return None;
        }
        if !payload.delegate.is_unset() {
            return Some(payload.delegate.clone());
        }
        let ins = instruction(payload.pc);
        if ins.op() != crate::bytecode::Op::YieldFrom {
            return None;
        }
        (*payload.base().add(ins.b())).to_value().or_unset()
    }
}

/// The innermost generator of a chain of delegations.
fn innermost(generator: &Value) -> Value {
    let mut leaf = generator.clone();
    // SAFETY: delegates of kind Generator are generators.
    unsafe {
        while leaf.bits().payload::<Generator>().delegate.is_kind(Kind::Generator) {
            leaf = leaf.bits().payload::<Generator>().delegate.clone();
        }
    }
    leaf
}

/// The delegation of a paused generator is over: what is thrown next is thrown into its own frame.
fn forget_delegate(generator: &Value) {
    // SAFETY: the caller passes a generator.
    unsafe {
        let payload = generator.bits().payload::<Generator>();
        let delegate = std::mem::take(&mut payload.delegate);
        if delegate.is_kind(Kind::Generator) {
            delegate.bits().payload::<Generator>().awaiter = std::ptr::null_mut();
        }
    }
}

/// The delegate of the innermost frame has finished with a value while something was thrown into it.
fn finish_delegate(cx: &mut Cx, generator: &Value, value: Value) -> Outcome {
    let leaf = innermost(generator);
    // SAFETY: the innermost frame is paused at its YIELD_FROM, whose temp holds an exhausted delegate. An
    // empty iterator in its place ends the delegation with the value when the frame is resumed.
    unsafe {
        let payload = leaf.bits().payload::<Generator>();
        let ins = instruction(payload.pc);
        match crate::types::generator::finished_iterator(cx, value) {
            Ok(iterator) => {
                let place = payload.base().add(ins.b());
                let old = *place;
                *place = iterator.into_bits();
                old.release();
                Outcome::TailResume(generator.clone(), Value::NONE)
            }
            Err(_) => Outcome::Raise,
        }
    }
}

/// `close` as a row: registers are the generator and the state.
pub(crate) fn close_row() -> &'static NativeRow {
    static ROW: NativeRow = CLOSE;
    &ROW
}

/// `close`
pub(crate) const CLOSE: NativeRow =
    NativeRow::open("close", "($self, /)", Role::Method, "close() -> raise GeneratorExit inside generator.")
        .resumable(close);

fn close(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let generator = registers[0].clone();
    match event {
        Event::Start => {
            // SAFETY: the receiver was checked to be a generator.
            let payload = unsafe { generator.bits().payload::<Generator>() };
            match payload.state {
                State::Finished => return Outcome::Return(Value::NONE),
                State::Created => {
                    // SAFETY: as above.
                    unsafe { generator.bits().payload::<Generator>() }.discard_frame();
                    return Outcome::Return(Value::NONE);
                }
                State::Running => {
                    let flavor = payload.flavor;
                    let _ = already_executing(cx, flavor);
                    return Outcome::Raise;
                }
                State::Suspended => {}
            }
            if !payload.needs_close() && payload.delegate.is_unset() && waiting_for(cx, &generator).is_none()
            {
                // SAFETY: as above.
                unsafe { generator.bits().payload::<Generator>() }.discard_frame();
                return Outcome::Return(Value::NONE);
            }
            let class = cx.exceptions().generator_exit.clone();
            match cx.exception(&class, &[]) {
                Ok(exception) => Outcome::CallRow(
                    &THROW_INTO,
                    smallvec![generator, exception, Value::small_int(0), Value::UNSET],
                ),
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(_) => {
            // SAFETY: as above.
            let flavor = unsafe { generator.bits().payload::<Generator>() }.flavor;
            let _ = cx.runtime_error(match flavor {
                Flavor::Generator => "generator ignored GeneratorExit",
                Flavor::Coroutine => "coroutine ignored GeneratorExit",
                Flavor::AsyncGenerator => "async generator ignored GeneratorExit",
            });
            Outcome::Raise
        }
        Event::Raised => {
            let exceptions = cx.exceptions();
            if cx.raised_is(&exceptions.generator_exit) {
                drop(cx.take_raised());
                return Outcome::Return(Value::NONE);
            }
            if cx.raised_is(&exceptions.stop_iteration) {
                let exception = cx.take_raised();
                return Outcome::Return(stop_value(cx, &exception));
            }
            if cx.raised_is(&exceptions.stop_async_iteration) {
                drop(cx.take_raised());
                return Outcome::Return(Value::NONE);
            }
            Outcome::Raise
        }
    }
}

/// The code flags of a generator's function; for `inspect`.
#[allow(dead_code)]
pub(crate) fn function_flags(function: Bits) -> CodeFlags {
    // SAFETY: the caller passes the function word of a generator that is not over.
    unsafe { (*function.payload::<Function>().code).flags }
}

#[allow(dead_code)]
const AWAIT: u8 = X1;

/// `throw` of generators and coroutines.
pub(crate) const THROW: NativeRow = NativeRow::open(
    "throw",
    "($self, type, value=<unrepresentable>, traceback=<unrepresentable>, /)",
    Role::Method,
    "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.",
)
.resumable(throw);

fn throw(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let exception = registers[1].clone();
            if exception.is_kind(Kind::Exception) && registers[2].is_unset() && registers[3].is_unset() {
                return Outcome::CallRow(
                    &THROW_INTO,
                    smallvec![registers[0].clone(), exception, Value::small_int(0), Value::UNSET],
                );
            }
            let Ok(function) = cx.prelude_function("generator_throw") else { return Outcome::Raise };
            let arguments = registers.iter().filter(|value| !value.is_unset()).cloned().collect();
            Outcome::TailCall(function, arguments)
        }
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}
