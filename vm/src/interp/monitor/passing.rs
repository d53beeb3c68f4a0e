//! Exceptions on their way, as the tools hear of them. What a callback raises goes on in the place of the exception.

use super::watch::{offset, settle_call};
use super::{Happening, tell};
use crate::bytecode::Op;
use crate::error::Answer;
use crate::interp::chain::is_shown;
use crate::interp::frame::code_of;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Tells of an exception that is pending, which stays so.
unsafe fn pass(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    tell_of: impl FnOnce(&mut Cx, u32, &Value) -> Answer<()>,
) {
    // SAFETY: the caller's promise.
    unsafe {
        if (*vm).observers.tracing.busy != 0 || (*vm).config.hard_stop || !is_shown(base) {
            return;
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let exception = cx.take_raised();
        let word = code_of(base).word(pc);
        if tell_of(cx, word, &exception).is_ok() {
            let _ = cx.raise(exception);
        }
    }
}

/// An exception arrives in a frame, by the instruction at `pc`.
///
/// # Safety
/// As every slow path; the exception is pending and the instruction's operands are gone.
#[cold]
pub(crate) unsafe fn raised_here(vm: *mut Vm, pc: *const u64, base: *mut Bits, op: Op) {
    // SAFETY: the caller's promise.
    unsafe {
        let event = match op {
            Op::Reraise | Op::RaiseAgain => Happening::RERAISE,
            _ => Happening::RAISE,
        };
        pass(vm, pc, base, |cx, word, exception| {
            cx.monitoring().branches.retain(|branch| branch.base != base);
            settle_call(cx, base, Happening::C_RAISE)?;
            tell(cx, base, word, event, &[offset(word), exception.clone()])
        });
        let state = (*vm).cx.monitoring();
        (state.base, state.pc) = (base as usize, 0);
    }
}

/// The exception is handled in the frame, from `target` on.
///
/// # Safety
/// As `raised_here`.
#[cold]
pub(crate) unsafe fn handled(vm: *mut Vm, pc: *const u64, base: *mut Bits, target: u32) {
    // SAFETY: the caller's promise.
    unsafe {
        pass(vm, pc, base, |cx, _, exception| {
            tell(cx, base, target, Happening::EXCEPTION_HANDLED, &[offset(target), exception.clone()])
        });
    }
}

/// The exception leaves the frame.
///
/// # Safety
/// As `raised_here`.
#[cold]
pub(crate) unsafe fn unwound(vm: *mut Vm, pc: *const u64, base: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        pass(vm, pc, base, |cx, word, exception| {
            cx.monitoring().delegating.remove(&(base as usize));
            tell(cx, base, word, Happening::PY_UNWIND, &[offset(word), exception.clone()])
        });
        let state = (*vm).cx.monitoring();
        (state.base, state.pc) = (0, 0);
    }
}

/// An exception is thrown into a generator, whose innermost frame is paused.
///
/// # Errors
/// What a callback raises.
///
/// # Safety
/// `base` is the base of a generator's frame, which is paused at `pc`.
#[cold]
pub(crate) unsafe fn thrown(cx: &mut Cx, pc: *const u64, base: *mut Bits, exception: &Value) -> Answer<()> {
    // SAFETY: the caller's promise.
    unsafe {
        if cx.vm().observers.tracing.busy != 0 || !is_shown(base) {
            return Ok(());
        }
        let word = code_of(base).word(pc);
        tell(cx, base, word, Happening::PY_THROW, &[offset(word), exception.clone()])
    }
}
