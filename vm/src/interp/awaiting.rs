//! What is delegated to: the iterator of `yield from`, the awaitable of `await`, `async for` and `async with`.
//! How a delegation goes on is in `delegation`.

use smallvec::smallvec;

use super::invoke::call_and_complete;
use super::operand::{put, put_answer, take_b};
use super::run::{Step, handler, instruction, next, raised};
use crate::bytecode::{CodeFlags, DROP_A, MOVE_B, Op};
use crate::fiber::{Flavor, Generator, Iteration, State};
use crate::heap::Kind;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::Vm;

handler! {
    fn get_yield_from_iter(pc, base, vm, ins, table) {
        return get_yield_from_iter_slow(vm, pc, base);
    }
    fn get_awaitable(pc, base, vm, ins, table) {
        let source = *base.add(ins.b());
        if ins.flags() & (MOVE_B | DROP_A) == MOVE_B && source.is_kind(Kind::Generator) {
            let coroutine = source.payload::<Generator>();
            if coroutine.flavor == Flavor::Coroutine && coroutine.state == State::Created {
                *base.add(ins.a()) = source;
                next!(pc, base, vm, table, 1)
            }
        }
        return get_awaitable_slow(vm, pc, base);
    }
    fn get_async_iter(pc, base, vm, ins, table) {
        return get_async_iter_slow(vm, pc, base);
    }
    fn get_async_next(pc, base, vm, ins, table) {
        let source = *base.add(ins.b());
        if source.is_kind(Kind::Generator) && ins.flags() & DROP_A == 0 {
            let generator = source.payload::<Generator>();
            let begun = generator.iteration() != Iteration::Untouched;
            if generator.flavor == Flavor::AsyncGenerator && begun && !Generator::of_base(base).handles {
                // `YIELD_FROM` drives it without an awaitable. Inside a handler there is one: what is handled
                // there must not become the generator's own
                source.retain();
                *base.add(ins.a()) = source;
                next!(pc, base, vm, table, 1)
            }
        }
        return get_async_next_slow(vm, pc, base);
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
        super::iterate::iterate_over(vm, pc, base, source)
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

/// Whether a `__await__` is a script's function that makes a generator and binds nothing but its object: an
/// iterator, as is wanted.
fn makes_plain_generator(method: &Value) -> bool {
    // SAFETY: the kind is checked before the payload is read; a function keeps its code alive.
    unsafe {
        method.is_kind(Kind::Function) && {
            let code = method.bits().payload::<Function>().code;
            (*code).generator_arguments == 1
                && (*code).flavor == Flavor::Generator
                && !(*code).flags.has(CodeFlags::ITERABLE_COROUTINE)
        }
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
        let is_awaiting = |coroutine: &Generator| {
            super::generator_methods::waiting_for(coroutine).is_some() && !coroutine.is_running()
        };
        if is_coroutine && is_awaiting(source.bits().payload::<Generator>()) {
            let _ = cx.runtime_error("coroutine is being awaited already");
            drop(source);
            return raised(vm, pc, base);
        }
        if is_coroutine || is_iterable_coroutine(&source) {
            return put(vm, pc, base, source);
        }
        let name = &cx.names().__await__;
        match crate::object::find_special(cx, &source, name) {
            Some(method) if makes_plain_generator(&method) => {
                let code = &mut *method.bits().payload::<Function>().code;
                let receiver = source.into_bits();
                let answer = super::invoke::make_generator(cx, method.into_bits(), code, &receiver, 1);
                put_answer(vm, pc, base, answer)
            }
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
        if source.is_kind(Kind::Generator) {
            let generator = source.bits().payload::<Generator>();
            if generator.flavor == Flavor::AsyncGenerator {
                let untouched = generator.iteration() == Iteration::Untouched;
                if untouched && crate::types::generator::hook_waits(cx, &source) {
                    generator.set_iteration(Iteration::Untouched);
                } else if !Generator::of_base(base).handles {
                    return put(vm, pc, base, source);
                }
            }
        }
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
            Op::GetAsyncIter => {
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
            Op::GetAsyncNext => {
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
                let is_coroutine = value.is_kind(Kind::Generator)
                    && value.bits().payload::<Generator>().flavor == Flavor::Coroutine;
                if is_coroutine || is_iterable_coroutine(&value) {
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
