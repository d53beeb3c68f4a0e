//! `len(…)` and `list.append(…)`, carried out in the handler where the argument is exactly a builtin container:
//! the two natives that are called most, each a handful of instructions. The caches are those of the general form,
//! which a site whose guard fails becomes for good.

use super::calls::{call_method_leaf, has_row};
use super::items::is_exact;
use super::names::quicken;
use super::run::{drop_and_next, handler, instruction, next};
use crate::bytecode::{FRAME_WORDS, Op};
use crate::heap::Kind;
use crate::native::{NativeRow, Shortcut};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::value::Bits;

/// Words of a call instruction.
const WORDS: usize = 3;

/// Whether a word is the only count of its object.
///
/// # Safety
/// `bits` points to a live object.
#[inline(always)]
pub(super) unsafe fn is_last(bits: Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe { (*bits.pointer()).count == 1 }
}

/// Gives up a count that is not the last.
///
/// # Safety
/// As `is_last`, which has said no.
#[inline(always)]
pub(super) unsafe fn give_up(bits: Bits) {
    // SAFETY: the caller's promise.
    unsafe { (*bits.pointer()).count -= 1 }
}

handler! {
    fn call_length(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let container = *window.add(FRAME_WORDS);
        let types = &(*vm).types;
        if !has_row(*window, *pc.add(1)) || is_last(*window) {
            return length_other(pc, base, vm, ins.0, table);
        }
        let length = if is_exact(container, &types.list) {
            container.bare_payload::<List>().items.len()
        } else if is_exact(container, &types.str) {
            container.bare_payload::<Str>().len()
        } else if is_exact(container, &types.tuple) {
            container.bare_payload::<Tuple>().items().len()
        } else if is_exact(container, &types.dict) {
            container.bare_payload::<Dict>().len()
        } else {
            return length_other(pc, base, vm, ins.0, table);
        };
        give_up(*window);
        base.add(ins.a()).write(Bits::small_int(length as i64));
        drop_and_next!(container, pc, base, vm, table, WORDS)
    }
    fn call_method_append(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let list = *window.add(FRAME_WORDS);
        if !has_row(*window, *pc.add(1)) || !is_exact(list, &(*vm).types.list) {
            return append_other(pc, base, vm, ins.0, table);
        }
        let items = &mut list.bare_payload::<List>().items;
        let length = items.len();
        if length == items.capacity() || is_last(*window) || is_last(list) {
            return call_method_leaf(pc, base, vm, ins.0, table);
        }
        items.as_ptr().cast::<Bits>().add(length).write(*window.add(FRAME_WORDS + 1));
        items.set_length(length + 1);
        give_up(*window);
        give_up(list);
        let after = instruction(pc.add(WORDS));
        if after.0 as u8 == Op::Drop as u8 && after.a() == ins.a() {
            next!(pc, base, vm, table, WORDS + 1)
        }
        window.write(Bits::NONE);
        next!(pc, base, vm, table, WORDS)
    }
}

handler! {
    /// CALL_LENGTH of something else: the site turns to the general form, in which it is carried out again.
    fn length_other(pc, base, vm, ins, table) {
        quicken(pc, Op::CallLeafOrScript);
        next!(pc, base, vm, table, 0)
    }
    /// CALL_METHOD_APPEND of something else: as `length_other`.
    fn append_other(pc, base, vm, ins, table) {
        quicken(pc, Op::CallMethodLeaf);
        next!(pc, base, vm, table, 0)
    }
}

/// The form of a call of this native that would be `op`, with such a first argument.
pub(super) fn form_of(row: &NativeRow, op: Op, given: usize, first: Bits) -> Op {
    let sized = matches!(first.kind(), Some(Kind::List | Kind::Str | Kind::Tuple | Kind::Dict));
    match row.shortcut {
        Shortcut::Length if op == Op::CallLeafOrScript && given == 1 && sized => Op::CallLength,
        Shortcut::Append if op == Op::CallMethodLeaf && given == 2 => Op::CallMethodAppend,
        Shortcut::Append
        | Shortcut::Attribute
        | Shortcut::Length
        | Shortcut::None
        | Shortcut::Next
        | Shortcut::Step
        | Shortcut::Send
        | Shortcut::Switch => op,
    }
}
