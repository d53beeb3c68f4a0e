//! `x[i] = v` and `del x[i]`.

use smallvec::smallvec;

use super::special::{call_method, enter, is_exact};
use super::{ABSENT, UNKNOWN, dict_hash, find_place, index_of, place_of, specialise};
use crate::bytecode::{MOVE_A, MOVE_B, MOVE_C, Op};
use crate::error::Answer;
use crate::heap::Kind;
use crate::interp::keyed;
use crate::interp::moves::source;
use crate::interp::native_frame::start;
use crate::interp::operand::{done, take_a, take_b, take_c};
use crate::interp::operator_leaf::{Special, special_key};
use crate::interp::run::{Step, drop_and_next, handler, instruction, raised};
use crate::object::{ClassFlags, find_special};
use crate::protocol::hash::plain_hash;
use crate::types::dict::{Dict, Probe};
use crate::types::list::List;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Puts operand `c` into a place of the container, operand `a`, and drops what was there.
macro_rules! put_into {
    ($place:expr, $container:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        let place: *mut Bits = $place;
        let item = source!($base, $ins.c(), $ins.flags() & MOVE_C != 0);
        let old = *place;
        *place = item;
        if $ins.flags() & MOVE_A != 0 && $container.release_is_last() {
            return destroy_both($pc, $base, $vm, old.0, $table);
        }
        drop_and_next!(old, $pc, $base, $vm, $table, 2)
    }};
}

handler! {
    fn store_item(pc, base, vm, ins, table) {
        return store_item_slow(vm, pc, base);
    }
    fn store_item_list(pc, base, vm, ins, table) {
        let (container, index) = (*base.add(ins.a()), *base.add(ins.b()));
        if index.is_int() && is_exact(container, &(*vm).types.list) {
            let items = &container.bare_payload::<List>().items;
            let at = index.int() as usize;
            if at < items.len() {
                put_into!(items.as_ptr().add(at).cast::<Bits>(), container, ins, pc, base, vm, table)
            }
            return store_item_list_end(pc, base, vm, ins.0, table);
        }
        return store_item(pc, base, vm, ins.0, table);
    }
    /// STORE_ITEM_LIST from the end.
    fn store_item_list_end(pc, base, vm, ins, table) {
        let (container, index) = (*base.add(ins.a()), *base.add(ins.b()));
        let items = &container.bare_payload::<List>().items;
        let at = place_of(index.int(), items.len());
        if at == usize::MAX {
            return store_item(pc, base, vm, ins.0, table);
        }
        put_into!(items.as_ptr().add(at).cast::<Bits>(), container, ins, pc, base, vm, table)
    }
    fn store_item_dict(pc, base, vm, ins, table) {
        let (container, key) = (*base.add(ins.a()), *base.add(ins.b()));
        if is_exact(container, &(*vm).types.dict) {
            let entry = find_place(vm, container, key);
            if entry == ABSENT {
                return insert_entry(vm, pc, base);
            }
            if entry != UNKNOWN {
                let place = &raw mut (*container.bare_payload::<Dict>().table.first().add(entry)).value;
                let place = place.cast::<Bits>();
                if ins.flags() & MOVE_B != 0 && key.release_is_last() {
                    crate::heap::destroy(key.pointer());
                }
                put_into!(place, container, ins, pc, base, vm, table)
            }
        }
        return store_item(pc, base, vm, ins.0, table);
    }
    fn delete_item(pc, base, vm, ins, table) {
        return delete_item_slow(vm, pc, base);
    }
}

/// Stores under a key that `find_place` did not find in an exact dict.
///
/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn insert_entry(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; growing a table touches no other object.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (container, key, item) = (take_a(base, ins), take_b(base, ins), take_c(base, ins));
        // it has one: it was looked for
        let hash = plain_hash(cx, &key).unwrap_or_default();
        let dict = container.bits().bare_payload::<Dict>();
        match dict.table.insert_new(cx.heap(), hash, key, item) {
            Ok(()) => {
                drop(container);
                done(vm, pc, base, Ok(()))
            }
            Err(_) => {
                let _ = cx.out_of_memory();
                drop(container);
                raised(vm, pc, base)
            }
        }
    }
}

handler! {
    /// Goes on after a store over an old value (its word is in the place of the instruction) whose container, still in
    /// its temp, has just lost its last count.
    fn destroy_both(pc, base, vm, ins, table) {
        (*vm).pc = pc;
        (*vm).base = base;
        crate::heap::destroy((*base.add(instruction(pc).a())).pointer());
        Bits(ins.0).release();
        return done(vm, pc, base, Ok(()));
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn store_item_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (container, index) = (*base.add(ins.a()), *base.add(ins.b()));
        let wanted = if is_exact(container, &cx.types().dict) {
            Op::StoreItemDict
        } else if index.is_int() && is_exact(container, &cx.types().list) {
            Op::StoreItemList
        } else {
            Op::StoreItem
        };
        specialise(pc, Op::StoreItem, wanted);
        let (container, index, item) = (take_a(base, ins), take_b(base, ins), take_c(base, ins));
        let cx = &mut (*vm).cx;
        match quick_store(cx, &container, &index, &item) {
            Ok(Some(old)) => {
                drop(container);
                drop(index);
                drop(item);
                drop(old);
                return done(vm, pc, base, Ok(()));
            }
            Err(_) => {
                drop(container);
                drop(index);
                drop(item);
                return raised(vm, pc, base);
            }
            Ok(None) if cx.is_exact(&container, &cx.types().dict) => {
                return start(vm, pc, base, &keyed::SET_ITEM, smallvec![container, index, item]);
            }
            Ok(None) => {}
        }
        let key = special_key(cx, &container, Special::SetItem);
        let arguments = [container, index, item];
        let kept = cx.call_kept_leaf(key, &arguments);
        match kept {
            Some(Ok(Some(_))) => {
                drop(arguments);
                return done(vm, pc, base, Ok(()));
            }
            Some(Err(_)) => {
                drop(arguments);
                return raised(vm, pc, base);
            }
            Some(Ok(None)) | None => {}
        }
        let [container, index, item] = arguments;
        match find_special(cx, &container, &cx.names().__setitem__) {
            Some(method) => {
                if kept.is_none() {
                    cx.keep_special(key, &method, &container, 3);
                }
                call_method(vm, pc, base, method, container, smallvec![index, item])
            }
            None => {
                let text =
                    format!("{} object does not support item assignment", cx.quoted_type_name(&container));
                drop(container);
                drop(index);
                drop(item);
                let _ = (*vm).cx.type_error(&text);
                raised(vm, pc, base)
            }
        }
    }
}

/// Stores into an exact list or dict, answering what was there (Unset for nothing). None: somebody else
/// must be asked.
pub(crate) fn quick_store(
    cx: &mut Cx,
    container: &Value,
    index: &Value,
    item: &Value,
) -> Answer<Option<Value>> {
    let types = cx.types();
    let is_dict = cx.is_exact(container, &types.dict)
        || container.is_kind(Kind::Dict) && cx.keeps_method(container, &types.dict, &cx.names().__setitem__);
    if is_dict {
        let Some(hash) = dict_hash(cx, index)? else { return Ok(None) };
        return match cx.dict_probe(container, hash, index) {
            Probe::Found(entry) => Ok(container
                .get_mut::<Dict>(cx)
                .map(|dict| std::mem::replace(&mut dict.table.slots_mut()[entry].value, item.clone()))),
            Probe::Absent => {
                cx.dict_insert_new(container, hash, index, item.clone())?;
                Ok(Some(Value::UNSET))
            }
            Probe::Unknown => Ok(None),
        };
    }
    if cx.is_exact(container, &types.list)
        && let Some(index) = index_of(cx, index)?
    {
        let at = place_of(index, cx.list_items(container).len());
        let place = container.get_mut::<List>(cx).and_then(|list| list.items.get_mut(at));
        return match place {
            Some(place) => Ok(Some(std::mem::replace(place, item.clone()))),
            None => Err(cx.index_error("list assignment index out of range")),
        };
    }
    Ok(None)
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn delete_item_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (container, index) = (take_a(base, ins), take_b(base, ins));
        match quick_delete(cx, &container, &index) {
            Ok(Some(removed)) => {
                drop(container);
                drop(index);
                drop(removed);
                return done(vm, pc, base, Ok(()));
            }
            Err(_) => {
                drop(container);
                drop(index);
                return raised(vm, pc, base);
            }
            Ok(None) if cx.is_exact(&container, &cx.types().dict) => {
                return start(vm, pc, base, &keyed::DELETE_ITEM, smallvec![container, index]);
            }
            Ok(None) => {}
        }
        let name = cx.names().__delitem__.clone();
        if let Some(method) = find_special(cx, &container, &name) {
            return call_method(vm, pc, base, method, container, smallvec![index]);
        }
        let text = cannot_delete(cx, &container, &index);
        let _ = cx.type_error(&text);
        drop(container);
        drop(index);
        raised(vm, pc, base)
    }
}

/// Deletes from an exact list or dict, answering what was there: the value, or a pair.
fn quick_delete(cx: &mut Cx, container: &Value, index: &Value) -> Answer<Option<(Value, Value)>> {
    let types = cx.types();
    if cx.is_exact(container, &types.dict) {
        let Some(hash) = dict_hash(cx, index)? else { return Ok(None) };
        return match cx.dict_probe(container, hash, index) {
            Probe::Found(entry) => Ok(container.get_mut::<Dict>(cx).map(|dict| dict.table.remove(entry))),
            Probe::Absent => Err(cx.key_error(index)),
            Probe::Unknown => Ok(None),
        };
    }
    if cx.is_exact(container, &types.list)
        && let Some(index) = index_of(cx, index)?
    {
        let at = place_of(index, cx.list_items(container).len());
        return match container.get_mut::<List>(cx).and_then(|list| list.items.remove(at)) {
            Some(removed) => Ok(Some((removed, Value::UNSET))),
            None => Err(cx.index_error("list assignment index out of range")),
        };
    }
    Ok(None)
}

/// The reference says it in one way to sequences asked by an int and in another to everything else.
#[cold]
fn cannot_delete(cx: &mut Cx, container: &Value, index: &Value) -> String {
    let is_sequence = cx.class_flags(container).has(ClassFlags::HEAP)
        || matches!(
            container.kind(),
            Some(
                Kind::Tuple
                    | Kind::Str
                    | Kind::Bytes
                    | Kind::Range
                    | Kind::Set
                    | Kind::DictView
                    | Kind::MappingProxy
            )
        );
    let index_name = cx.names().__index__.clone();
    let by_int = cx.as_int(index).is_some() || find_special(cx, index, &index_name).is_some();
    let verb = if is_sequence && by_int { "doesn't" } else { "does not" };
    format!("{} object {verb} support item deletion", cx.quoted_type_name(container))
}
