//! What `match` statements ask of their subject (PEP 634). Exact dicts, and classes whose attributes are found without
//! a script, are dealt with here; everything else is the prelude's `patterns.py`.

use smallvec::{SmallVec, smallvec};

use super::access::found_at_once;
use super::invoke::call_prelude;
use super::items::{call_builtin, class_flags_of, enter};
use super::operand::{put, put_answer, take_b, take_c};
use super::run::{Step, handler, instruction, put_and_next, raised};
use crate::builtins::objects::instance_of;
use crate::error::Answer;
use crate::heap::Kind;
use crate::object::{Class, ClassFlags, Found};
use crate::types::bytes::Bytes;
use crate::types::dict::{Dict, Probe};
use crate::types::set::Set;
use crate::types::str::Str;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

handler! {
    fn get_len(pc, base, vm, ins, table) {
        return length_of(vm, pc, base);
    }
    fn match_sequence(pc, base, vm, ins, table) {
        let is_sequence = class_flags_of(*base.add(ins.b())).has(ClassFlags::SEQUENCE);
        put_and_next!(Bits::bool(is_sequence), ins, pc, base, vm, table, 1)
    }
    fn match_mapping(pc, base, vm, ins, table) {
        let is_mapping = class_flags_of(*base.add(ins.b())).has(ClassFlags::MAPPING);
        put_and_next!(Bits::bool(is_mapping), ins, pc, base, vm, table, 1)
    }
    fn match_keys(pc, base, vm, ins, table) {
        return values_under_keys(vm, pc, base);
    }
    fn match_rest(pc, base, vm, ins, table) {
        return rest_of_mapping(vm, pc, base);
    }
    fn match_class(pc, base, vm, ins, table) {
        return attributes_by_class(vm, pc, base);
    }
}

/// `len(value)` of an exact builtin container.
fn quick_length(cx: &Cx, value: &Value) -> Option<usize> {
    let types = cx.types();
    match value.kind()? {
        Kind::List if cx.is_exact(value, &types.list) => Some(cx.list_items(value).len()),
        Kind::Tuple if cx.is_exact(value, &types.tuple) => Some(cx.tuple_items(value).len()),
        Kind::Dict if cx.is_exact(value, &types.dict) => value.get::<Dict>(cx).map(Dict::len),
        Kind::Str if cx.is_exact(value, &types.str) => value.get::<Str>(cx).map(Str::len),
        Kind::Bytes if cx.is_exact(value, &types.bytes) => {
            value.get::<Bytes>(cx).map(|bytes| bytes.as_slice().len())
        }
        Kind::Set if cx.is_exact(value, &types.set) => value.get::<Set>(cx).map(|set| set.table.len()),
        _ => None,
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[inline(never)]
unsafe fn length_of(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let subject = take_b(base, instruction(pc));
        match quick_length(cx, &subject) {
            Some(length) => {
                drop(subject);
                put(vm, pc, base, Value::small_int(length as i64))
            }
            None => call_builtin(vm, pc, base, "len", smallvec![subject]),
        }
    }
}

/// The values under the keys of a pattern in an exact dict. The inner None: one is missing; the outer: a
/// script must be asked, or the pattern says a key twice.
fn quick_values(cx: &mut Cx, mapping: &Value, keys: &[Value]) -> Answer<Option<Option<Vec<Value>>>> {
    if !cx.is_exact(mapping, &cx.types().dict) {
        return Ok(None);
    }
    let mut entries = Vec::with_capacity(keys.len());
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        let Some(hash) = super::items::dict_hash(cx, key)? else { return Ok(None) };
        match cx.dict_probe(mapping, hash, key) {
            // keys that are equal are found in one place
            Probe::Found(entry) if entries.contains(&entry) => return Ok(None),
            Probe::Found(entry) => {
                entries.push(entry);
                values.extend(mapping.get::<Dict>(cx).map(|dict| dict.table.slots()[entry].value.clone()));
            }
            Probe::Absent if keys.len() == 1 => return Ok(Some(None)),
            // the prelude also looks for keys said twice among those that are missing
            Probe::Absent => return Ok(if has_plain_keys(cx, keys) { Some(None) } else { None }),
            Probe::Unknown => return Ok(None),
        }
    }
    Ok(Some(Some(values)))
}

/// Whether the keys are strs, each said once.
fn has_plain_keys(cx: &Cx, keys: &[Value]) -> bool {
    keys.iter().enumerate().all(|(at, key)| {
        let Some(text) = key.get::<Str>(cx).filter(|_| cx.is_exact_str(key)) else { return false };
        keys[..at].iter().all(|other| other.get::<Str>(cx).is_some_and(|other| !other.same(text)))
    })
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn values_under_keys(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (mapping, keys) = (take_b(base, ins), take_c(base, ins));
        let wanted = cx.tuple_items(&keys).to_vec();
        let answer = match quick_values(cx, &mapping, &wanted) {
            Ok(Some(Some(values))) => cx.tuple_from(values),
            Ok(Some(None)) => Ok(Value::NONE),
            Ok(None) => {
                drop(wanted);
                return call_prelude(vm, pc, base, "match_keys", smallvec![mapping, keys]);
            }
            Err(raised) => Err(raised),
        };
        drop((wanted, mapping, keys));
        put_answer(vm, pc, base, answer)
    }
}

/// A copy of an exact dict without some keys. None: a script must be asked.
fn quick_rest(cx: &mut Cx, mapping: &Value, keys: &[Value]) -> Answer<Option<Value>> {
    if !cx.is_exact(mapping, &cx.types().dict) {
        return Ok(None);
    }
    let mut left_out = Vec::with_capacity(keys.len());
    for key in keys {
        let Some(hash) = super::items::dict_hash(cx, key)? else { return Ok(None) };
        match cx.dict_probe(mapping, hash, key) {
            Probe::Found(entry) => left_out.push(entry),
            Probe::Absent => {}
            Probe::Unknown => return Ok(None),
        }
    }
    let length = mapping.get::<Dict>(cx).map_or(0, Dict::len);
    cx.charge(length)?;
    let Some(dict) = mapping.get::<Dict>(cx) else { return Ok(None) };
    let kept: Vec<(u64, Value, Value)> = (dict.table.slots().iter().enumerate())
        .filter(|(number, entry)| !entry.key.is_unset() && !left_out.contains(number))
        .map(|(_, entry)| (entry.hash, entry.key.clone(), entry.value.clone()))
        .collect();
    let rest = cx.dict()?;
    for (hash, key, value) in kept {
        cx.dict_insert_new(&rest, hash, &key, value)?;
    }
    Ok(Some(rest))
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn rest_of_mapping(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (mapping, keys) = (take_b(base, ins), take_c(base, ins));
        let unwanted = cx.tuple_items(&keys).to_vec();
        match quick_rest(cx, &mapping, &unwanted) {
            Ok(Some(rest)) => {
                drop((unwanted, mapping, keys));
                put(vm, pc, base, rest)
            }
            Ok(None) => {
                drop(unwanted);
                call_prelude(vm, pc, base, "match_rest", smallvec![mapping, keys])
            }
            Err(_) => {
                drop((unwanted, mapping, keys));
                raised(vm, pc, base)
            }
        }
    }
}

/// What matching a builtin class that stands for its own value comes to: the tuple of sub-subjects, or None
/// for no match. No answer: somebody else must look.
fn match_itself(cx: &mut Cx, subject: &Value, class: &Value, positional: usize) -> Answer<Option<Value>> {
    let Some(payload) = class.get::<Class>(cx) else { return Ok(None) };
    let flags = payload.flags;
    if positional > 1 || !flags.has(ClassFlags::MATCH_SELF) || flags.has(ClassFlags::HEAP) {
        return Ok(None);
    }
    if cx.is_instance(subject, class) {
        let items = if positional == 0 { Vec::new() } else { vec![subject.clone()] };
        return cx.tuple_from(items).map(Some);
    }
    // an object of a script's may say with `__class__` that it is of another class
    if cx.class_flags(subject).has(ClassFlags::HEAP) { Ok(None) } else { Ok(Some(Value::NONE)) }
}

/// The tuple of sub-subjects that a class pattern finds, or None for no match. No answer: a script may have to run,
/// or to be told what is wrong; nothing has changed then.
fn match_at_once(
    cx: &mut Cx,
    subject: &Value,
    class: &Value,
    positional: usize,
    names: &Value,
) -> Answer<Option<Value>> {
    if cx.tuple_items(names).is_empty()
        && let Some(answer) = match_itself(cx, subject, class, positional)?
    {
        return Ok(Some(answer));
    }
    match instance_of(cx, subject, class)? {
        Some(answer) if answer.is(&Value::TRUE) => {}
        Some(_) => return Ok(Some(Value::NONE)),
        None => return Ok(None),
    }
    let Some(wanted) = wanted_names(cx, class, positional, names)? else { return Ok(None) };
    let mut values: SmallVec<[Value; 8]> = SmallVec::with_capacity(wanted.len());
    for name in &wanted {
        match found_at_once(cx, subject, name)? {
            Some(Found::Value(value)) => values.push(value),
            Some(Found::Method(function)) => values.push(cx.method(function, subject.clone())?),
            Some(Found::Missing) => return Ok(Some(Value::NONE)),
            Some(Found::Call { .. }) | None => return Ok(None),
        }
    }
    cx.tuple(&values).map(Some)
}

/// The attributes that a class pattern looks at: some of `__match_args__`, then those it names. None: it takes more to
/// find them, or one is there twice.
fn wanted_names(
    cx: &mut Cx,
    class: &Value,
    positional: usize,
    names: &Value,
) -> Answer<Option<SmallVec<[Value; 8]>>> {
    let mut wanted: SmallVec<[Value; 8]> = SmallVec::new();
    if positional > 0 {
        let special = cx.names().__match_args__.clone();
        let Some(Found::Value(order)) = found_at_once(cx, class, &special)? else { return Ok(None) };
        if !cx.is_exact(&order, &cx.types().tuple) {
            return Ok(None);
        }
        let Some(chosen) = cx.tuple_items(&order).get(..positional) else { return Ok(None) };
        wanted.extend(chosen.iter().cloned());
    }
    wanted.extend(cx.tuple_items(names).iter().cloned());
    Ok(has_plain_keys(cx, &wanted).then_some(wanted))
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn attributes_by_class(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; both temps at `c` are consumed, the cache word is an operand.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let subject = take_b(base, ins);
        let class = (*base.add(ins.c())).into_value();
        let names = (*base.add(ins.c() + 1)).into_value();
        let positional = *pc.add(1) as usize;
        match match_at_once(cx, &subject, &class, positional, &names) {
            Ok(Some(value)) => {
                drop((subject, class, names));
                put(vm, pc, base, value)
            }
            Ok(None) => {
                let positional = Value::small_int(positional as i64);
                call_prelude(vm, pc, base, "match_class", smallvec![subject, class, positional, names])
            }
            Err(_) => {
                drop((subject, class, names));
                raised(vm, pc, base)
            }
        }
    }
}

/// What a pattern instruction has called for is there.
///
/// # Safety
/// As `operand::complete`.
pub(crate) unsafe fn finish(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe { put(vm, pc, base, value) }
}
