//! Calls whose arguments were collected first, `f(*args, **kwargs)`.

use smallvec::SmallVec;

use super::window::put_outcome;
use crate::bytecode::{FRAME_WORDS, X1};
use crate::error::Raised;
use crate::heap::Kind;
use crate::interp::frame::{COMPLETE, PUT};
use crate::interp::invoke::{CallArguments, Invoked, enter_placed, invoke_keywords, place_frame};
use crate::interp::run::{Step, instruction, raised};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::Vm;

/// Names of keyword arguments.
type Names = SmallVec<[Value; 6]>;

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn call_spread_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        let callable = (*window).into_value();
        let positional = (*window.add(FRAME_WORDS)).into_value();
        let named =
            if ins.flags() & X1 != 0 { (*window.add(FRAME_WORDS + 1)).into_value() } else { Value::UNSET };
        (*vm).pc = pc;
        (*vm).base = base;
        let mut names = Names::new();
        if let Some(dict) = named.get::<Dict>(&(*vm).cx) {
            names.extend(dict.entries().map(|entry| entry.key.clone()));
        }
        if names.iter().any(|name| !name.is_kind(Kind::Str)) {
            let _ = (*vm).cx.type_error("keywords must be strings");
            drop((callable, positional, named, names));
            return raised(vm, pc, base);
        }
        let outcome = if callable.is_kind(Kind::Function) {
            enter_spread(vm, pc, base, callable, positional, named, &names)
        } else {
            let mut arguments = CallArguments::new();
            each_argument(vm, &positional, &named, |value| arguments.push(value.clone()));
            drop((positional, named));
            invoke_keywords(vm, pc, base, callable, arguments, &names, COMPLETE)
        };
        drop(names);
        put_outcome(vm, pc, base, outcome)
    }
}

/// Shows the positional arguments, then the values of the named ones.
///
/// # Safety
/// `positional` is a list or tuple, `named` a dict or Unset.
unsafe fn each_argument(vm: *mut Vm, positional: &Value, named: &Value, mut show: impl FnMut(&Value)) {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &(*vm).cx;
        let items = if positional.is_kind(Kind::List) {
            cx.list_items(positional)
        } else {
            cx.tuple_items(positional)
        };
        items.iter().for_each(&mut show);
        if let Some(dict) = named.get::<Dict>(cx) {
            dict.entries().for_each(|entry| show(&entry.value));
        }
    }
}

/// Calls a script function: the arguments are copied to where its frame will lie.
///
/// # Safety
/// As `each_argument`; `pc` and `base` are the instruction and frame that run.
unsafe fn enter_spread(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    positional: Value,
    named: Value,
    names: &[Value],
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let mut given = 0;
        each_argument(vm, &positional, &named, |_| given += 1);
        let code = callable.bits().payload::<Function>().code;
        let (fresh, chunk) = place_frame(vm, base, given.max((*code).registers as usize))?;
        let mut place = fresh;
        each_argument(vm, &positional, &named, |value| {
            place.write(value.clone().into_bits());
            place = place.add(1);
        });
        fresh.sub(FRAME_WORDS).write(callable.into_bits());
        drop((positional, named));
        enter_placed(vm, base, fresh, given, names, pc as u64 | PUT | chunk)
    }
}
