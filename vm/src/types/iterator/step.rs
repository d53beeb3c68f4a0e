//! Making and stepping builtin iterators. A step is a leaf.

use super::{Iterator, IteratorForm};
use crate::error::Answer;
use crate::heap::Kind;
use crate::types::dict::Dict;
use crate::types::dictview::{DictView, Part};
use crate::types::list::List;
use crate::types::memoryview::MemoryView;
use crate::types::range::Range;
use crate::types::set::Set;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::Cx;

impl Cx {
    /// A builtin iterator.
    pub(crate) fn iterator(&mut self, class: &Value, source: Value, form: IteratorForm, stop: i64) -> Answer {
        self.new_object(class, Iterator { source, form, next: 0, stop, step: stop })
    }
}

/// The iterator of a value of exactly a builtin type (or of a subclass that keeps its `__iter__`); None for
/// anything else.
pub fn of_builtin(cx: &mut Cx, source: &Value) -> Answer<Option<Value>> {
    let types = cx.types();
    let Some(kind) = source.kind() else { return Ok(None) };
    // what loops go over most
    match kind {
        Kind::Range if cx.is_exact(source, &types.range) => return range_iterator(cx, source).map(Some),
        Kind::List if cx.is_exact(source, &types.list) => {
            return cx.iterator(&types.list_iterator, source.clone(), IteratorForm::List, 0).map(Some);
        }
        Kind::Tuple if cx.is_exact(source, &types.tuple) => {
            return cx.iterator(&types.tuple_iterator, source.clone(), IteratorForm::Tuple, 0).map(Some);
        }
        _ => {}
    }
    let name = &cx.names().__iter__;
    let builtin = match kind {
        Kind::List => &types.list,
        Kind::Tuple => &types.tuple,
        Kind::Str => &types.str,
        Kind::Bytes => &types.bytes,
        Kind::ByteArray => &types.bytearray,
        Kind::Dict => &types.dict,
        Kind::Set => {
            if cx.is_special(source) {
                &types.frozenset
            } else {
                &types.set
            }
        }
        Kind::Range => &types.range,
        Kind::DictView => &cx.class_of(source).clone(),
        Kind::Generator => {
            return Ok(if cx.is_exact(source, &types.generator) { Some(source.clone()) } else { None });
        }
        Kind::Iterator => return Ok(Some(source.clone())),
        Kind::MemoryView => &types.memoryview,
        Kind::Opaque => {
            return Ok(if super::adapters::is_adapter(cx, source) { Some(source.clone()) } else { None });
        }
        _ => return Ok(None),
    };
    let builtin = builtin.clone();
    if !cx.is_exact(source, &builtin) && !cx.keeps_method(source, &builtin, name) {
        return Ok(None);
    }
    let held = source.clone();
    let (class, form, stop) = match kind {
        Kind::List => (&types.list_iterator, IteratorForm::List, 0),
        Kind::Tuple => (&types.tuple_iterator, IteratorForm::Tuple, 0),
        Kind::Str => {
            let ascii = source.get::<Str>(cx).is_some_and(Str::is_ascii);
            (if ascii { &types.str_ascii_iterator } else { &types.str_iterator }, IteratorForm::Str, 0)
        }
        Kind::Bytes => (&types.bytes_iterator, IteratorForm::Bytes, 0),
        Kind::ByteArray => (&types.bytearray_iterator, IteratorForm::ByteArray, 0),
        Kind::Dict => {
            let size = source.get::<Dict>(cx).map_or(0, Dict::len) as i64;
            (&types.dict_key_iterator, IteratorForm::DictKeys, size)
        }
        Kind::DictView => {
            let Some(view) = source.get::<DictView>(cx) else { return Ok(None) };
            let (dict, part) = (view.dict.clone(), view.part);
            let size = dict.get::<Dict>(cx).map_or(0, Dict::len) as i64;
            let (class, form) = match part {
                Part::Keys => (&types.dict_key_iterator, IteratorForm::DictKeys),
                Part::Values => (&types.dict_value_iterator, IteratorForm::DictValues),
                Part::Items => (&types.dict_item_iterator, IteratorForm::DictItems),
            };
            return cx.iterator(class, dict, form, size).map(Some);
        }
        Kind::Set => {
            let size = source.get::<Set>(cx).map_or(0, |set| set.table.len()) as i64;
            (&types.set_iterator, IteratorForm::Set, size)
        }
        Kind::MemoryView => {
            if source.get::<MemoryView>(cx).is_none_or(|view| view.released || view.shape.len() != 1) {
                return Ok(None);
            }
            (&types.memory_iterator, IteratorForm::MemoryView, 0)
        }
        _ => return range_iterator(cx, source).map(Some),
    };
    cx.iterator(class, held, form, stop).map(Some)
}

fn range_iterator(cx: &mut Cx, source: &Value) -> Answer {
    let Some(range) = source.get::<Range>(cx) else { return Err(cx.system_error("not a range")) };
    let (start, step, length) = (range.start.clone(), range.step.clone(), range.length.clone());
    let types = cx.types();
    if let (Some(next), Some(step), Some(stop)) =
        (start.as_small_int(), step.as_small_int(), length.as_small_int())
    {
        let iterator = Iterator { source: Value::NONE, form: IteratorForm::Range, next, stop, step };
        return cx.new_object(&types.range_iterator, iterator);
    }
    let state = cx.tuple(&[start, step, length])?;
    cx.iterator(&types.long_range_iterator, state, IteratorForm::LongRange, 0)
}

/// The next element of a builtin iterator, None at its end.
pub fn step(cx: &mut Cx, iterator: &Value) -> Answer<Option<Value>> {
    let Some(payload) = iterator.get::<Iterator>(cx) else { return Err(cx.system_error("not an iterator")) };
    let (source, next) = (&payload.source, payload.next);
    let found = match payload.form {
        IteratorForm::List => source.get::<List>(cx).and_then(|list| list.items.get(next as usize).cloned()),
        IteratorForm::Tuple => {
            source.get::<Tuple>(cx).and_then(|tuple| tuple.items().get(next as usize).cloned())
        }
        IteratorForm::Range => {
            if payload.stop <= 0 {
                return Ok(None);
            }
            let value = cx.int(next)?;
            if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
                payload.next = next.wrapping_add(payload.step);
                payload.stop -= 1;
            }
            return Ok(Some(value));
        }
        IteratorForm::Str => {
            let Some(text) = source.get::<Str>(cx).filter(|text| (next as usize) < text.len()) else {
                return finish(cx, iterator, None);
            };
            let character = match text.at(next as usize) {
                point @ 0..256 => cx.latin_1(point as u8),
                point => cx.str_from_point(point)?,
            };
            if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
                payload.next = next + 1;
            }
            return Ok(Some(character));
        }
        IteratorForm::DictKeys | IteratorForm::DictValues | IteratorForm::DictItems => {
            return dict_step(cx, iterator);
        }
        IteratorForm::Set => return set_step(cx, iterator),
        _ => {
            return if source.is_none() { Ok(None) } else { super::other_step(cx, iterator) };
        }
    };
    finish(cx, iterator, found)
}

/// Moves an iterator on behind an element that was found, or ends it.
pub(super) fn finish(cx: &mut Cx, iterator: &Value, found: Option<Value>) -> Answer<Option<Value>> {
    if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
        if found.is_some() {
            payload.next += 1;
        } else {
            let source = std::mem::replace(&mut payload.source, Value::NONE);
            drop(source);
        }
    }
    Ok(found)
}

fn dict_step(cx: &mut Cx, iterator: &Value) -> Answer<Option<Value>> {
    let Some(payload) = iterator.get::<Iterator>(cx) else { return Ok(None) };
    let (form, next) = (payload.form, payload.next);
    let Some(dict) = payload.source.get::<Dict>(cx) else { return Ok(None) };
    if dict.len() as i64 != payload.stop {
        if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
            payload.stop = i64::MAX;
        }
        return Err(cx.runtime_error("dictionary changed size during iteration"));
    }
    let mut at = if next == 0 { dict.table.start() } else { next as usize };
    let slots = dict.table.slots();
    while slots.get(at).is_some_and(|entry| entry.key.is_unset()) {
        at += 1;
    }
    let found = slots.get(at).map(|entry| (entry.key.clone(), entry.value.clone()));
    let Some((key, value)) = found else { return finish(cx, iterator, None) };
    if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
        if payload.step <= 0 {
            // an entry more than there were keys: one has gone and another has come
            payload.source = Value::NONE;
            return Err(cx.runtime_error("dictionary keys changed during iteration"));
        }
        payload.step -= 1;
        payload.next = at as i64 + 1;
    }
    Ok(Some(match form {
        IteratorForm::DictKeys => key,
        IteratorForm::DictValues => value,
        _ => cx.pair(key, value)?,
    }))
}

fn set_step(cx: &mut Cx, iterator: &Value) -> Answer<Option<Value>> {
    let Some(payload) = iterator.get::<Iterator>(cx) else { return Ok(None) };
    let next = payload.next;
    let Some(set) = payload.source.get::<Set>(cx) else { return Ok(None) };
    if set.table.len() as i64 != payload.stop {
        if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
            payload.stop = i64::MAX;
        }
        return Err(cx.runtime_error("Set changed size during iteration"));
    }
    let mut at = next as usize;
    let slots = set.table.slots();
    while slots.get(at).is_some_and(|entry| entry.key.is_unset()) {
        at += 1;
    }
    let found = slots.get(at).map(|entry| entry.key.clone());
    if found.is_none() {
        return finish(cx, iterator, None);
    }
    if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
        payload.next = at as i64 + 1;
        payload.step -= 1;
    }
    Ok(found)
}
