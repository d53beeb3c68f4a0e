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
use crate::value::{Bits, Value, lend};
use crate::vm::Vm;

/// Names of keyword arguments, without counts.
type Names = SmallVec<[Bits; 8]>;

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
        // the dict, which nobody changes meanwhile, keeps them alive
        let mut names = Names::new();
        if let Some(dict) = named.get::<Dict>(&(*vm).cx) {
            names.extend(dict.entries().map(|entry| entry.key.bits()));
        }
        if names.iter().any(|name| !name.is_kind(Kind::Str)) {
            let _ = (*vm).cx.type_error("keywords must be strings");
            drop((callable, positional, named));
            return raised(vm, pc, base);
        }
        if callable.is_kind(Kind::Function) {
            let outcome =
                enter_spread(vm, pc, base, callable, &positional, &named, names.len(), names.as_ptr());
            drop((positional, named));
            return put_outcome(vm, pc, base, outcome);
        }
        let mut arguments = CallArguments::new();
        each_argument(vm, &positional, &named, |value| arguments.push(value.clone()));
        let kept: SmallVec<[Value; 6]> = names.iter().map(|name| name.to_value()).collect();
        drop((positional, named));
        let outcome = invoke_keywords(vm, pc, base, callable, arguments, &kept, COMPLETE);
        drop(kept);
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
/// As `each_argument`; `pc` and `base` are the instruction and frame that run; from `names` on lie `count` names,
/// those of the dict.
#[allow(clippy::too_many_arguments)] // a call is its window, taken apart
unsafe fn enter_spread(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    positional: &Value,
    named: &Value,
    count: usize,
    names: *const Bits,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let items = match positional.kind() {
            Some(Kind::List) => (*vm).cx.list_items(positional).len(),
            _ => (*vm).cx.tuple_items(positional).len(),
        };
        let given = items + count;
        let code = callable.bits().payload::<Function>().code;
        let (fresh, chunk) = place_frame(vm, base, given.max((*code).registers as usize))?;
        let mut place = fresh;
        each_argument(vm, positional, named, |value| {
            place.write(value.clone().into_bits());
            place = place.add(1);
        });
        fresh.sub(FRAME_WORDS).write(callable.into_bits());
        enter_placed(vm, base, fresh, given, lend(names, count), pc as u64 | PUT | chunk)
    }
}
