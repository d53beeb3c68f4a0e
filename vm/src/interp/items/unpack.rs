//! `a, b = x` and `a, *b, c = x`.

use smallvec::smallvec;

use super::special::{enter, is_exact};
use crate::bytecode::{MOVE_B, Op};
use crate::heap::Kind;
use crate::interp::build::quick_elements;
use crate::interp::invoke::call_prelude;
use crate::interp::operand::{done, take_b};
use crate::interp::run::{Step, drop_and_next, handler, instruction, next, raised};
use crate::object::find_special;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::value::{Bits, Value};
use crate::vm::Vm;

handler! {
    fn unpack_sequence(pc, base, vm, ins, table) {
        let container = *base.add(ins.b());
        if !is_exact(container, &(*vm).types.tuple) {
            return unpack_list(pc, base, vm, ins.0, table);
        }
        let items = container.bare_payload::<Tuple>().items();
        let first = items.as_ptr().cast::<Bits>();
        let place = base.add(ins.a());
        if items.len() != ins.c() {
            return unpack_slow(vm, pc, base);
        }
        if ins.flags() & MOVE_B != 0 {
            if (*container.pointer()).count == 1 {
                return unpack_last(pc, base, vm, ins.0, table);
            }
            (*container.pointer()).count -= 1;
        }
        let mut at = 0;
        while at < ins.c() {
            let item = *first.add(at);
            item.retain();
            place.add(at).write(item);
            at += 1;
        }
        next!(pc, base, vm, table, 1)
    }
    /// UNPACK_SEQUENCE of a tuple that nobody else has: its items move, and its cell is free.
    fn unpack_last(pc, base, vm, ins, table) {
        let object = (*base.add(ins.b())).pointer();
        let first = (*base.add(ins.b())).bare_payload::<Tuple>().items().as_ptr().cast::<Bits>();
        let place = base.add(ins.a());
        let mut at = 0;
        while at < ins.c() {
            place.add(at).write(*first.add(at));
            at += 1;
        }
        (*vm).heap.free_object(object);
        next!(pc, base, vm, table, 1)
    }
    fn unpack_list(pc, base, vm, ins, table) {
        let container = *base.add(ins.b());
        if !is_exact(container, &(*vm).types.list) {
            return unpack_slow(vm, pc, base);
        }
        let items = &container.bare_payload::<List>().items;
        if items.len() != ins.c() {
            return unpack_slow(vm, pc, base);
        }
        let (first, place) = (items.as_ptr().cast::<Bits>(), base.add(ins.a()));
        let mut at = 0;
        while at < ins.c() {
            let item = *first.add(at);
            item.retain();
            place.add(at).write(item);
            at += 1;
        }
        if ins.flags() & MOVE_B != 0 {
            drop_and_next!(container, pc, base, vm, table, 1)
        }
        next!(pc, base, vm, table, 1)
    }
    fn unpack_starred(pc, base, vm, ins, table) {
        return unpack_slow(vm, pc, base);
    }
}

/// How many registers an unpacking instruction fills, those before and after the star; no star: None.
///
/// # Safety
/// `pc` is an unpacking instruction.
unsafe fn unpack_shape(pc: *const u64) -> (usize, Option<usize>) {
    // SAFETY: the caller's promise; UNPACK_STARRED has an operand in its cache word.
    unsafe {
        let ins = instruction(pc);
        if ins.op() == Op::UnpackStarred { (ins.c(), Some(*pc.add(1) as usize)) } else { (ins.c(), None) }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn unpack_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (before, after) = unpack_shape(pc);
        let source = take_b(base, ins);
        // a range may be long; the others are in memory already
        let elements = if source.is_kind(Kind::Range) { Ok(None) } else { quick_elements(cx, &source) };
        let items = match elements {
            Ok(Some(items)) => items,
            Ok(None) => return unpack_other(vm, pc, base, source),
            Err(_) => {
                drop(source);
                return raised(vm, pc, base);
            }
        };
        let knows_size = matches!(source.kind(), Some(Kind::List | Kind::Tuple | Kind::Dict));
        drop(source);
        if items.len() < before + after.unwrap_or(0) || after.is_none() && items.len() != before {
            let text = wrong_count(before, after, items.len(), knows_size);
            drop(items);
            let _ = (*vm).cx.value_error(&text);
            return raised(vm, pc, base);
        }
        let place = base.add(ins.a());
        let mut items = items.into_iter();
        for at in 0..before {
            place.add(at).write(items.next().unwrap_or_default().into_bits());
        }
        let Some(after) = after else { return done(vm, pc, base, Ok(())) };
        let between = items.len() - after;
        let middle: Vec<Value> = items.by_ref().take(between).collect();
        match (*vm).cx.list_from(middle) {
            Ok(list) => {
                place.add(before).write(list.into_bits());
                for at in 0..after {
                    place.add(before + 1 + at).write(items.next().unwrap_or_default().into_bits());
                }
                done(vm, pc, base, Ok(()))
            }
            Err(_) => {
                for at in 0..before {
                    (*place.add(at)).release();
                }
                drop(items);
                raised(vm, pc, base)
            }
        }
    }
}

#[cold]
fn wrong_count(before: usize, after: Option<usize>, got: usize, knows_size: bool) -> String {
    match after {
        None if got > before && !knows_size => format!("too many values to unpack (expected {before})"),
        None if got > before => format!("too many values to unpack (expected {before}, got {got})"),
        None => format!("not enough values to unpack (expected {before}, got {got})"),
        Some(after) => {
            format!("not enough values to unpack (expected at least {}, got {got})", before + after)
        }
    }
}

/// Unpacks what is no exact list or tuple, by the prelude.
///
/// # Safety
/// As every slow path.
unsafe fn unpack_other(vm: *mut Vm, pc: *const u64, base: *mut Bits, source: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let (before, after) = unpack_shape(pc);
        let names = cx.names();
        if find_special(cx, &source, &names.__iter__).is_none()
            && find_special(cx, &source, &names.__getitem__).is_none()
        {
            let text = format!("cannot unpack non-iterable {} object", cx.type_name(&source));
            drop(source);
            let _ = (*vm).cx.type_error(&text);
            return raised(vm, pc, base);
        }
        let before = Value::small_int(before as i64);
        match after {
            None => call_prelude(vm, pc, base, "unpack_exact", smallvec![source, before]),
            Some(after) => {
                let after = Value::small_int(after as i64);
                call_prelude(vm, pc, base, "unpack_starred", smallvec![source, before, after])
            }
        }
    }
}

/// Spreads the tuple that the prelude answered for an unpacking instruction into its registers.
///
/// # Safety
/// As `operand::complete`.
pub(crate) unsafe fn unpack_result(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let (before, after) = unpack_shape(pc);
        let wanted = before + after.map_or(0, |after| after + 1);
        if cx.tuple_items(&value).len() != wanted {
            drop(value);
            let _ = (*vm).cx.system_error("unpacking answered a wrong number of values");
            return raised(vm, pc, base);
        }
        let place = base.add(instruction(pc).a());
        for (at, item) in cx.tuple_items(&value).iter().enumerate() {
            place.add(at).write(item.clone().into_bits());
        }
        drop(value);
        done(vm, pc, base, Ok(()))
    }
}
