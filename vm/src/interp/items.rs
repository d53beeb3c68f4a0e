//! Items: `x[i]`, `x[i] = v`, `del x[i]`, and unpacking. Exact builtin containers are done here; a container
//! of a script's own is asked through its special methods; a key that only a script can hash or compare
//! goes to the prelude's `containers.py`.
//!
//! The cache word of an item instruction counts how often its specialised form met other types; when that
//! is often, the site stays general.
//!
//! - this file: reading
//! - `store`: writing and deleting
//! - `unpack`: taking sequences apart
//! - `slicing`: slices of builtin sequences
//! - `special`: calling special methods, builtins; for other families too

use smallvec::smallvec;

use super::frame::PUT;
use super::invoke::{call_and_complete, call_prelude};
use super::keyed;
use super::native_frame::start;
use super::operand::{put, put_answer, take_b, take_c};
use super::operator_frame::enter_function;
use super::operator_leaf::{Special, special_key};
use super::run::{Step, handler, instruction, put_and_next, raised};
use crate::bytecode::{MOVE_B, MOVE_C, Op};
use crate::error::Answer;
use crate::heap::Kind;
use crate::object::{Found, find_attribute, find_special};
use crate::protocol::hash::{plain_hash, quick_hash, unhashable};
use crate::types::bytes::Bytes;
use crate::types::dict::{Dict, Probe};
use crate::types::generic_alias::GenericAlias;
use crate::types::list::List;
use crate::types::range::Range;
use crate::types::slice::{Cut, cut, too_large};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

mod slicing;
mod special;
mod store;
mod unpack;

pub(crate) use special::{
    Arguments, call_builtin, call_method, class_flags_of, enter, is_exact, namespace_of,
};
pub(crate) use store::{delete_item, quick_store, store_item, store_item_dict, store_item_list};
pub(crate) use unpack::{unpack_result, unpack_sequence, unpack_starred};

/// A site that met foreign types this often stays general.
const MOST_MISSES: u64 = 16;

/// The place of an index in `length` items; `usize::MAX` when it is out of range.
#[inline(always)]
fn place_of(index: i64, length: usize) -> usize {
    let at = if index < 0 { index.wrapping_add(length as i64) } else { index };
    if (at as u64) < length as u64 { at as usize } else { usize::MAX }
}

/// The item's word is in hand, with its count: gives up a consumed container and puts it.
macro_rules! put_item {
    ($item:expr, $container:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        let item = $item;
        if $ins.flags() & MOVE_B != 0 && $container.release_is_last() {
            return put_and_destroy($pc, $base, $vm, item.0, $table);
        }
        put_and_next!(item, $ins, $pc, $base, $vm, $table, 2)
    }};
}

handler! {
    fn load_item(pc, base, vm, ins, table) {
        return load_item_slow(vm, pc, base);
    }
    fn load_item_list(pc, base, vm, ins, table) {
        let (container, index) = (*base.add(ins.b()), *base.add(ins.c()));
        if index.is_int() && is_exact(container, &(*vm).types.list) {
            let items = &container.bare_payload::<List>().items;
            let at = index.int() as usize;
            if at < items.len() {
                let item = (*items.as_ptr().add(at)).bits();
                item.retain();
                put_item!(item, container, ins, pc, base, vm, table)
            }
            return load_item_list_end(pc, base, vm, ins.0, table);
        }
        return load_item(pc, base, vm, ins.0, table);
    }
    fn load_item_tuple(pc, base, vm, ins, table) {
        let (container, index) = (*base.add(ins.b()), *base.add(ins.c()));
        if index.is_int() && is_exact(container, &(*vm).types.tuple) {
            let items = container.bare_payload::<Tuple>().items();
            let at = place_of(index.int(), items.len());
            if at != usize::MAX {
                let item = items.get_unchecked(at).bits();
                item.retain();
                put_item!(item, container, ins, pc, base, vm, table)
            }
        }
        return load_item(pc, base, vm, ins.0, table);
    }
    fn load_item_str(pc, base, vm, ins, table) {
        let (container, index) = (*base.add(ins.b()), *base.add(ins.c()));
        if index.is_int() && is_exact(container, &(*vm).types.str) {
            let text = container.bare_payload::<Str>();
            let at = place_of(index.int(), text.len());
            if at != usize::MAX && text.unit() == 1 {
                let unit = *text.raw_bytes().get_unchecked(at);
                let characters = &(*vm).latin_1;
                let item = characters.get_unchecked(usize::from(unit)).bits();
                item.retain();
                put_item!(item, container, ins, pc, base, vm, table)
            }
        }
        return load_item(pc, base, vm, ins.0, table);
    }
    fn load_item_dict(pc, base, vm, ins, table) {
        let (container, key) = (*base.add(ins.b()), *base.add(ins.c()));
        if is_exact(container, &(*vm).types.dict) {
            let entry = find_place(vm, container, key);
            if entry < ABSENT {
                let dict = container.bare_payload::<Dict>();
                let item = (*dict.table.first().add(entry)).value.bits();
                item.retain();
                if ins.flags() & MOVE_C != 0 && key.release_is_last() {
                    crate::heap::destroy(key.pointer());
                }
                put_item!(item, container, ins, pc, base, vm, table)
            }
        }
        return load_item(pc, base, vm, ins.0, table);
    }
}

/// It takes more to tell where an entry is.
const UNKNOWN: usize = usize::MAX;
/// There is no such entry.
const ABSENT: usize = usize::MAX - 1;

/// The entry of an exact dict that holds a str, a small int or a tuple of those, `ABSENT` or `UNKNOWN`.
///
/// # Safety
/// `dict` points to an exact dict.
#[inline(never)]
unsafe fn find_place(vm: *mut Vm, dict: Bits, key: Bits) -> usize {
    // SAFETY: the caller's promise; a probe for a str or an int runs no script.
    unsafe {
        let payload = dict.bare_payload::<Dict>();
        if is_exact(key, &(*vm).types.str) {
            if key.payload::<Str>().cached_hash().is_none() {
                let borrowed = std::mem::ManuallyDrop::new(key.into_value());
                (*vm).cx.str_hash(&borrowed);
            }
            return place_told(payload.table.probe_str(key));
        }
        let key = std::mem::ManuallyDrop::new(key.into_value());
        match plain_hash(&(*vm).cx, &key) {
            Some(hash) => place_told(payload.table.probe(&(*vm).cx, hash, &key)),
            None => UNKNOWN,
        }
    }
}

#[inline(always)]
fn place_told(probe: Probe) -> usize {
    match probe {
        Probe::Found(entry) => entry,
        Probe::Absent => ABSENT,
        Probe::Unknown => UNKNOWN,
    }
}

handler! {
    /// Puts the result of an item instruction (its word is in the place of the instruction) whose container, still in
    /// its temp, has just lost its last count. What dies may leave finalisers, which `put` lets run.
    fn put_and_destroy(pc, base, vm, ins, table) {
        (*vm).pc = pc;
        (*vm).base = base;
        crate::heap::destroy((*base.add(instruction(pc).b())).pointer());
        return put(vm, pc, base, Bits(ins.0).into_value());
    }
    /// LOAD_ITEM_LIST from the end.
    fn load_item_list_end(pc, base, vm, ins, table) {
        let (container, index) = (*base.add(ins.b()), *base.add(ins.c()));
        let items = &container.bare_payload::<List>().items;
        let at = place_of(index.int(), items.len());
        if at == usize::MAX {
            return load_item(pc, base, vm, ins.0, table);
        }
        let item = (*items.as_ptr().add(at)).bits();
        item.retain();
        put_item!(item, container, ins, pc, base, vm, table)
    }
}

/// Gives an item instruction the form for the types it has met.
///
/// # Safety
/// `pc` is an instruction with one cache word, in words of a `LoadedCode`.
unsafe fn specialise(pc: *const u64, general: Op, wanted: Op) {
    // SAFETY: the caller's promise; the words belong to this VM, which runs nothing else meanwhile.
    unsafe {
        let op = instruction(pc).op();
        if op == wanted {
            return;
        }
        let words = pc.cast_mut();
        if op != general {
            *words.add(1) += 1;
        }
        let chosen = if *words.add(1) < MOST_MISSES { wanted } else { general };
        *words = *words & !0xff | chosen as u64;
    }
}

// -- reading

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_item_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let types = cx.types();
        let (container, index) = (*base.add(ins.b()), *base.add(ins.c()));
        if container.is_kind(Kind::Instance) {
            return load_from_instance(vm, pc, base);
        }
        let wanted = if is_exact(container, &types.dict) {
            Op::LoadItemDict
        } else if !index.is_int() {
            Op::LoadItem
        } else if is_exact(container, &types.list) {
            Op::LoadItemList
        } else if is_exact(container, &types.tuple) {
            Op::LoadItemTuple
        } else if is_exact(container, &types.str) {
            Op::LoadItemStr
        } else {
            Op::LoadItem
        };
        specialise(pc, Op::LoadItem, wanted);
        let (container, index) = (take_b(base, ins), take_c(base, ins));
        load_value(vm, pc, base, container, index)
    }
}

/// An item of an instance of a script's class.
///
/// # Safety
/// As every slow path.
unsafe fn load_from_instance(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let (cx, ins) = (enter(vm, pc, base), instruction(pc));
        let (container, index) = (take_b(base, ins), take_c(base, ins));
        match crate::object::find_special(cx, &container, &cx.names().__getitem__) {
            Some(method) => match enter_function(vm, pc, base, &method, [container, index], PUT) {
                Ok(step) => step,
                Err([container, index]) => load_value(vm, pc, base, container, index),
            },
            None => load_value(vm, pc, base, container, index),
        }
    }
}

/// `container[index]` as the result of the instruction at `pc`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn load_value(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    container: Value,
    index: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        match quick_load(cx, &container, &index) {
            Ok(Some(item)) => {
                drop(container);
                drop(index);
                return put(vm, pc, base, item);
            }
            Err(_) => {
                drop(container);
                drop(index);
                return raised(vm, pc, base);
            }
            Ok(None) if cx.is_exact(&container, &cx.types().dict) => {
                return start(vm, pc, base, &keyed::GET_ITEM, smallvec![container, index]);
            }
            Ok(None) => {}
        }
        let key = special_key(cx, &container, Special::GetItem);
        let arguments = [container, index];
        let kept = cx.call_kept_leaf(key, &arguments);
        match kept {
            Some(Ok(Some(item))) => {
                drop(arguments);
                return put(vm, pc, base, item);
            }
            Some(Err(_)) => {
                drop(arguments);
                return raised(vm, pc, base);
            }
            Some(Ok(None)) | None => {}
        }
        let [container, index] = arguments;
        match find_special(cx, &container, &cx.names().__getitem__) {
            Some(method) => {
                if kept.is_none() {
                    cx.keep_special(key, &method, &container, 2);
                }
                call_method(vm, pc, base, method, container, smallvec![index])
            }
            None => load_from_class(vm, pc, base, container, index),
        }
    }
}

/// An item of an exact builtin container. None: somebody else must be asked.
pub fn quick_load(cx: &mut Cx, container: &Value, index: &Value) -> Answer<Option<Value>> {
    let types = cx.types();
    let Some(kind) = container.kind() else { return Ok(None) };
    match kind {
        Kind::Dict if cx.is_exact(container, &types.dict) => load_key(cx, container, index),
        Kind::Dict if cx.keeps_method(container, &types.dict, &cx.names().__getitem__) => {
            present_key(cx, container, index)
        }
        Kind::List if cx.is_exact(container, &types.list) => load_sequence(cx, container, index, LIST),
        Kind::Tuple if cx.is_exact(container, &types.tuple) => load_sequence(cx, container, index, TUPLE),
        Kind::Str if cx.is_exact(container, &types.str) => load_sequence(cx, container, index, TEXT),
        Kind::Bytes if cx.is_exact(container, &types.bytes) => load_sequence(cx, container, index, BYTES),
        Kind::Range => load_range(cx, container, index),
        _ => Ok(None),
    }
}

/// How a sequence is measured, read and cut, and how it complains.
#[derive(Clone, Copy)]
struct Sequence {
    length: fn(&Cx, &Value) -> usize,
    item: fn(&mut Cx, &Value, usize) -> Answer,
    slice: fn(&mut Cx, &Value, Cut) -> Answer,
    out_of_range: &'static str,
}

const LIST: Sequence = Sequence {
    length: |cx, list| cx.list_items(list).len(),
    item: |cx, list, at| Ok(cx.list_items(list).get(at).cloned().unwrap_or_default()),
    slice: slicing::list,
    out_of_range: "list index out of range",
};
const TUPLE: Sequence = Sequence {
    length: |cx, tuple| cx.tuple_items(tuple).len(),
    item: |cx, tuple, at| Ok(cx.tuple_items(tuple).get(at).cloned().unwrap_or_default()),
    slice: slicing::tuple,
    out_of_range: "tuple index out of range",
};
const TEXT: Sequence = Sequence {
    length: |cx, text| text.get::<Str>(cx).map_or(0, Str::len),
    item: |cx, text, at| {
        let point = text.get::<Str>(cx).map_or(0, |text| text.at(at));
        cx.str_from_point(point)
    },
    slice: slicing::text,
    out_of_range: "string index out of range",
};
const BYTES: Sequence = Sequence {
    length: |cx, bytes| bytes.get::<Bytes>(cx).map_or(0, |bytes| bytes.as_slice().len()),
    item: |cx, bytes, at| {
        let byte = bytes.get::<Bytes>(cx).and_then(|bytes| bytes.as_slice().get(at).copied());
        Ok(Value::small_int(i64::from(byte.unwrap_or(0))))
    },
    slice: slicing::bytes,
    out_of_range: "index out of range",
};

fn load_sequence(cx: &mut Cx, container: &Value, index: &Value, sequence: Sequence) -> Answer<Option<Value>> {
    let length = (sequence.length)(cx, container);
    match index_of(cx, index)? {
        Some(index) => match place_of(index, length) {
            usize::MAX => Err(cx.index_error(sequence.out_of_range)),
            at => (sequence.item)(cx, container, at).map(Some),
        },
        None => match cut(cx, index, length)? {
            Some(cut) => {
                cx.charge(cut.count)?;
                (sequence.slice)(cx, container, cut).map(Some)
            }
            None => Ok(None),
        },
    }
}

/// The int that an index is; None when it is none (a slice, or something with `__index__`).
fn index_of(cx: &mut Cx, index: &Value) -> Answer<Option<i64>> {
    if let Some(number) = index.as_small_int() {
        return Ok(Some(number));
    }
    match cx.as_int(index) {
        Some(crate::types::int::Int::Small(number)) => Ok(Some(number)),
        Some(crate::types::int::Int::Big(_)) => Err(too_large(cx)),
        None => Ok(None),
    }
}

fn load_range(cx: &mut Cx, container: &Value, index: &Value) -> Answer<Option<Value>> {
    let Some(range) = container.get::<Range>(cx) else { return Ok(None) };
    let parts = (range.start.as_small_int(), range.step.as_small_int(), range.length.as_small_int());
    let ((Some(start), Some(step), Some(length)), Some(index)) = (parts, index.as_small_int()) else {
        return Ok(None);
    };
    let at = if index < 0 { index.wrapping_add(length) } else { index };
    if at < 0 || at >= length {
        return Err(cx.index_error("range object index out of range"));
    }
    match step.checked_mul(at).and_then(|distance| start.checked_add(distance)) {
        Some(number) => cx.int(number).map(Some),
        None => Ok(None),
    }
}

fn load_key(cx: &mut Cx, dict: &Value, key: &Value) -> Answer<Option<Value>> {
    let Some(hash) = dict_hash(cx, key)? else { return Ok(None) };
    match cx.dict_probe(dict, hash, key) {
        Probe::Found(entry) => Ok(dict.get::<Dict>(cx).map(|dict| dict.table.slots()[entry].value.clone())),
        Probe::Absent => Err(cx.key_error(key)),
        Probe::Unknown => Ok(None),
    }
}

/// The value under a key that an instance of a subclass of `dict` has. None: it has not, and may want to make it.
fn present_key(cx: &mut Cx, dict: &Value, key: &Value) -> Answer<Option<Value>> {
    let Some(hash) = dict_hash(cx, key)? else { return Ok(None) };
    match cx.dict_probe(dict, hash, key) {
        Probe::Found(entry) => Ok(dict.get::<Dict>(cx).map(|dict| dict.table.slots()[entry].value.clone())),
        Probe::Absent | Probe::Unknown => Ok(None),
    }
}

/// The hash of a key of a dict. None: a script's `__hash__` must tell.
pub(crate) fn dict_hash(cx: &mut Cx, key: &Value) -> Answer<Option<u64>> {
    container_hash(cx, key, "a dict key")
}

/// The hash of a member of a set. None: a script's `__hash__` must tell.
pub(crate) fn set_hash(cx: &mut Cx, item: &Value) -> Answer<Option<u64>> {
    container_hash(cx, item, "a set element")
}

fn container_hash(cx: &mut Cx, value: &Value, role: &str) -> Answer<Option<u64>> {
    match quick_hash(cx, value) {
        Ok(hash) => Ok(hash),
        Err(raised) => {
            if !cx.raised_is(&cx.exceptions().type_error) {
                return Err(raised);
            }
            // the part that has no hash may lie deep inside a tuple: the first error names it
            let reason = cx.take_raised();
            let text = reason
                .get::<crate::types::exception::Exception>(cx)
                .and_then(|exception| cx.tuple_items(&exception.arguments).first().cloned());
            let text = match text {
                Some(text) => cx.text_of(&text),
                None => return Err(unhashable(cx, value)),
            };
            let text = format!("cannot use {} as {role} ({text})", cx.quoted_type_name(value));
            Err(cx.type_error(&text))
        }
    }
}

/// `C[index]` for a class without `__getitem__` in its metaclass, or the error for anything else.
///
/// # Safety
/// As every slow path.
#[cold]
unsafe fn load_from_class(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    container: Value,
    index: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        if container.is_kind(Kind::Class) {
            if container.is(&cx.types().r#type) {
                let answer = type_alias(cx, &container, index);
                drop(container);
                return put_answer(vm, pc, base, answer);
            }
            let name = cx.names().__class_getitem__.clone();
            match find_attribute(cx, &container, &name) {
                Ok(Found::Value(callable)) => {
                    drop(container);
                    return call_and_complete(vm, pc, base, callable, smallvec![index]);
                }
                Ok(Found::Method(callable)) => {
                    return call_and_complete(vm, pc, base, callable, smallvec![container, index]);
                }
                Ok(Found::Call { callable, arguments }) => {
                    drop(container);
                    let mut all: Arguments = smallvec![callable, index];
                    all.extend(arguments);
                    return call_prelude(vm, pc, base, "call_bound", all);
                }
                Ok(Found::Missing) => {
                    let text = format!("type {} is not subscriptable", cx.quoted_class_name(&container));
                    let _ = cx.type_error(&text);
                }
                Err(_) => {}
            }
        } else {
            let text = format!("{} object is not subscriptable", cx.quoted_type_name(&container));
            let _ = cx.type_error(&text);
        }
        drop(container);
        drop(index);
        raised(vm, pc, base)
    }
}

/// `type[index]`
fn type_alias(cx: &mut Cx, class: &Value, index: Value) -> Answer {
    let arguments = if index.is_kind(Kind::Tuple) { index } else { cx.tuple(&[index])? };
    let alias = GenericAlias { origin: class.clone(), arguments, parameters: Value::UNSET, starred: false };
    let own = cx.types().generic_alias.clone();
    cx.new_object(&own, alias)
}
