//! Calls whose arguments must be put in the order of the parameters (`bind`): those with keywords, and those of script
//! functions that take `*args`, have parameters by keyword only, or are generators. What is not of these is called as
//! `window` calls anything.

use super::window::{call_again, call_window, enter_function, put_outcome, window_of};
use crate::bytecode::Op;
use crate::heap::Kind;
use crate::interp::frame::code_of;
use crate::interp::invoke::Invoked;
use crate::interp::run::{Step, instruction};
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::Vm;

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn call_keywords_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the names are a constant of the running code.
    unsafe {
        let (window, given) = window_of(pc, base);
        let names: &[Value] = (*vm).cx.tuple_items(&(&(code_of(base).constants))[instruction(pc).c()]);
        let names: &[Value] = std::slice::from_raw_parts(names.as_ptr(), names.len());
        if (*window).is_kind(Kind::Function) {
            (*vm).pc = pc;
            (*vm).base = base;
            return match enter_function(vm, pc, base, window, given, names) {
                Ok(Invoked::Frame(step)) => step,
                other => put_outcome(vm, pc, base, other),
            };
        }
        let outcome = call_window(vm, pc, base, window, given, names);
        put_outcome(vm, pc, base, outcome)
    }
}

/// A call of a script function whose arguments must be put in order: it takes them as `*args`, by name, or not at
/// all. Any other callable turns the site generic again.
///
/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn call_bound(vm: *mut Vm, pc: *const u64, base: *mut Bits, generic: Op) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        let given = ins.b() + usize::from(generic == Op::CallMethod);
        if !(*window).is_kind(Kind::Function)
            || (*(*window).payload::<Function>().code).plain_arguments as usize == given
        {
            return call_again(vm, pc, base, generic);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        match enter_function(vm, pc, base, window, given, &[]) {
            Ok(Invoked::Frame(step)) => step,
            other => put_outcome(vm, pc, base, other),
        }
    }
}
