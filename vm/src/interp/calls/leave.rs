//! Leaving frames: what becomes of a frame's registers and where its result goes. The handler of RETURN does
//! the two common cases itself (`calls`); everything else is here.

use crate::bytecode::FRAME_WORDS;
use crate::error::Raised;
use crate::interp::frame::{
    CHUNK, DISCARD, ELEMENT, PLAIN, TAG, caller_of, code_of, function_of, return_word,
};
use crate::interp::invoke::{CallArguments, Invoked, invoke_keywords};
use crate::interp::operand::{complete, put, take_a};
use crate::interp::run::{Step, instruction, raised};
use crate::interp::{finalize, generators, unwind};
use crate::value::{Bits, Value};
use crate::vm::Vm;

/// A local's last count went while a frame was being left: goes on with the rest, out of line.
///
/// # Safety
/// `register` is the local whose count has just reached zero.
#[cold]
#[inline(never)]
pub(super) unsafe extern "C-unwind" fn return_destroying(
    vm: *mut Vm,
    base: *mut Bits,
    value: Bits,
    register: usize,
    local: Bits,
) -> Step {
    // SAFETY: the caller's promise; locals behind `register` are gone.
    unsafe {
        crate::heap::destroy(local.pointer());
        for rest in (0..register).rev() {
            (*base.add(rest)).release();
        }
        let function = base.sub(FRAME_WORDS);
        let callable = *function;
        (*vm).depth_left += 1;
        let (word, caller) = (return_word(base), caller_of(base));
        if word & 7 == PLAIN {
            *function = value;
            callable.release();
            return finalize::settle(vm, word as *const u64, caller);
        }
        callable.release();
        put(vm, (word & !7) as *const u64, caller, value.into_value())
    }
}

/// A function died with its frame, whose result took the place of another value: both go, then on at `next`.
///
/// # Safety
/// `dead` points to an object whose count is zero; `next` is an instruction of the frame `base`.
#[cold]
#[inline(never)]
pub(crate) unsafe extern "C-unwind" fn destroy_two_then(
    vm: *mut Vm,
    dead: Bits,
    old: Bits,
    next: *const u64,
    base: *mut Bits,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        crate::heap::destroy(dead.pointer());
        old.release();
        finalize::settle(vm, next, base)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
pub(in crate::interp) unsafe fn return_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let value = take_a(base, instruction(pc));
        (*vm).pc = pc;
        (*vm).base = base;
        if code_of(base).is_generator() {
            return generators::returned(vm, base, value);
        }
        leave_frame(vm, base, value)
    }
}

/// Leaves a frame that is no generator's with a result.
///
/// # Safety
/// `base` is the frame that runs; its temps are dead.
pub(crate) unsafe fn leave_frame(vm: *mut Vm, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        unwind::keep_locals(vm, base);
        let (word, caller) = drop_frame(vm, base, &value);
        deliver(vm, word, caller, value)
    }
}

/// Drops a frame's locals and record; answers its return word and caller. For a plain call the callable's
/// word is left free for the result, which `deliver` writes.
///
/// # Safety
/// As `leave_frame`.
unsafe fn drop_frame(vm: *mut Vm, base: *mut Bits, _value: &Value) -> (u64, *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        let (word, caller) = (return_word(base), caller_of(base));
        let function = function_of(base);
        for register in (0..code.locals as usize).rev() {
            (*base.add(register)).release();
        }
        if code.native.is_none() {
            (*vm).depth_left += 1;
        }
        if word & TAG == PLAIN {
            (*vm).result_place = base.sub(FRAME_WORDS);
        }
        if word & CHUNK != 0 {
            unwind::pop_chunk(vm);
        }
        function.release();
        (word, caller)
    }
}

/// Drops the frame of a native whose place something else takes.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
pub(crate) unsafe fn drop_native_frame(vm: *mut Vm, base: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        drop_frame(vm, base, &Value::NONE);
    }
}

/// Hands a result to whoever waits for it.
///
/// # Safety
/// `word` and `caller` come from the record of the frame just left.
pub(crate) unsafe fn deliver(vm: *mut Vm, word: u64, caller: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let pc = (word & !7) as *const u64;
        match word & TAG {
            PLAIN => {
                (*(*vm).result_place) = value.into_bits();
                finalize::settle(vm, pc, caller)
            }
            DISCARD => {
                drop(value);
                finalize::settle(vm, pc, caller)
            }
            ELEMENT => put(vm, pc, caller, value),
            _ => complete(vm, pc, caller, value),
        }
    }
}

/// Leaves a native's frame and calls something in its place.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
pub(crate) unsafe fn replace_frame(
    vm: *mut Vm,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let (word, caller) = drop_frame(vm, base, &callable);
        let pc = (word & !7) as *const u64;
        let tag = word & TAG;
        match invoke_keywords(vm, pc, caller, callable, arguments, keywords, tag) {
            Ok(Invoked::Value(value)) => deliver(vm, word, caller, value),
            Ok(Invoked::Frame(step)) => step,
            Err(Raised) if tag == DISCARD => unwind::raised_in_caller(vm, word, caller),
            Err(Raised) => raised(vm, pc, caller),
        }
    }
}
