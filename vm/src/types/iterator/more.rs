//! Steps of the less common forms, and how many elements an iterator still has.

use num_bigint::BigInt as Number;
use num_traits::ToPrimitive;

use super::adapters::{Enumerate, Reversed, Zip};
use super::step::finish;
use super::{Iterator, IteratorForm};
use crate::error::Answer;
use crate::interp::invoke::call_leaf;
use crate::object::find_special;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::memoryview::MemoryView;
use crate::types::set::Set;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::Cx;

/// A step of the forms that `step` does not know.
pub(super) fn other_step(cx: &mut Cx, iterator: &Value) -> Answer<Option<Value>> {
    let Some(payload) = iterator.get::<Iterator>(cx) else { return Err(cx.system_error("not an iterator")) };
    let (source, form, next) = (payload.source.clone(), payload.form, payload.next);
    let found = match form {
        IteratorForm::ListReversed => {
            let at = usize::try_from(next).unwrap_or(usize::MAX);
            let found = source.get::<List>(cx).and_then(|list| list.items.get(at).cloned());
            return step_back(cx, iterator, found);
        }
        IteratorForm::Bytes => byte_at(source.get::<Bytes>(cx).map(Bytes::as_slice), next),
        IteratorForm::ByteArray => byte_at(source.get::<ByteArray>(cx).map(|bytes| &*bytes.bytes), next),
        IteratorForm::DictKeysReversed
        | IteratorForm::DictValuesReversed
        | IteratorForm::DictItemsReversed => {
            return dict_step_back(cx, iterator, &source, form);
        }
        IteratorForm::Ordered => return super::ordered::step(cx, iterator, &source),
        IteratorForm::LongRange => return long_range_step(cx, iterator, &source),
        IteratorForm::MemoryView => view_item(cx, &source, next)?,
        IteratorForm::List
        | IteratorForm::Tuple
        | IteratorForm::Range
        | IteratorForm::Str
        | IteratorForm::DictKeys
        | IteratorForm::DictValues
        | IteratorForm::DictItems
        | IteratorForm::Set
        | IteratorForm::Native => return Err(cx.system_error("an iterator without a step")),
    };
    finish(cx, iterator, found)
}

fn byte_at(bytes: Option<&[u8]>, at: i64) -> Option<Value> {
    let at = usize::try_from(at).ok()?;
    bytes?.get(at).map(|&byte| Value::small_int(i64::from(byte)))
}

/// Moves an iterator on to the element before one that was found, or ends it.
fn step_back(cx: &mut Cx, iterator: &Value, found: Option<Value>) -> Answer<Option<Value>> {
    if found.is_none() {
        return finish(cx, iterator, None);
    }
    if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
        payload.next -= 1;
    }
    Ok(found)
}

fn dict_step_back(
    cx: &mut Cx,
    iterator: &Value,
    source: &Value,
    form: IteratorForm,
) -> Answer<Option<Value>> {
    let Some(own) = iterator.get::<Iterator>(cx) else { return Ok(None) };
    let (next, stop) = (own.next, own.stop);
    let Some(dict) = source.get::<Dict>(cx) else { return Ok(None) };
    if dict.len() as i64 != stop {
        if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
            payload.stop = i64::MAX;
        }
        return Err(cx.runtime_error("dictionary changed size during iteration"));
    }
    let slots = dict.table.slots();
    let mut at = next.min(slots.len() as i64 - 1);
    while at >= 0 && slots.get(at as usize).is_some_and(|entry| entry.key.is_unset()) {
        at -= 1;
    }
    let found = usize::try_from(at).ok().and_then(|at| slots.get(at));
    let Some((key, value)) = found.map(|entry| (entry.key.clone(), entry.value.clone())) else {
        return finish(cx, iterator, None);
    };
    if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
        if payload.step <= 0 {
            // an entry more than there were keys, as in `dict_step`
            payload.source = Value::NONE;
            return Err(cx.runtime_error("dictionary keys changed during iteration"));
        }
        payload.next = at - 1;
        payload.step -= 1;
    }
    Ok(Some(match form {
        IteratorForm::DictKeysReversed => key,
        IteratorForm::DictValuesReversed => value,
        _ => cx.tuple_from([key, value])?,
    }))
}

/// The three numbers of a long range: next, step, remaining.
fn long_parts(cx: &Cx, state: &Value) -> Option<(Number, Number, Number)> {
    let [next, step, left] = cx.tuple_items(state) else { return None };
    Some((cx.as_int(next)?.to_number(), cx.as_int(step)?.to_number(), cx.as_int(left)?.to_number()))
}

fn long_range_step(cx: &mut Cx, iterator: &Value, state: &Value) -> Answer<Option<Value>> {
    let Some((next, step, left)) = long_parts(cx, state) else { return finish(cx, iterator, None) };
    if left <= Number::ZERO {
        return Ok(None);
    }
    let found = cx.big_int(next.clone())?;
    let (next, step, left) = (cx.big_int(next + &step)?, cx.big_int(step)?, cx.big_int(left - 1)?);
    let state = cx.tuple_from([next, step, left])?;
    if let Some(payload) = iterator.get_mut::<Iterator>(cx) {
        let old = std::mem::replace(&mut payload.source, state);
        drop(old);
    }
    Ok(Some(found))
}

fn view_item(cx: &mut Cx, view: &Value, at: i64) -> Answer<Option<Value>> {
    let length = view.get::<MemoryView>(cx).and_then(|view| view.shape.first().copied()).unwrap_or(0);
    if at as usize >= length {
        return Ok(None);
    }
    let name = cx.names().__getitem__.clone();
    let Some(method) = find_special(cx, view, &name) else { return Ok(None) };
    let index = cx.int(at)?;
    call_leaf(cx, &method, &[view.clone(), index])
}

/// How many elements are left, as far as a builtin iterator can tell.
pub fn length_hint(cx: &mut Cx, iterator: &Value) -> Answer<usize> {
    if let Some(own) = iterator.opaque::<Enumerate>(cx) {
        let inner = own.inner.clone();
        return length_hint(cx, &inner);
    }
    if let Some(own) = iterator.opaque::<Reversed>(cx) {
        return Ok(usize::try_from(own.index.saturating_add(1)).unwrap_or(0));
    }
    if let Some(own) = iterator.opaque::<Zip>(cx) {
        let mut least = usize::MAX;
        for inner in own.iterators.clone() {
            least = least.min(length_hint(cx, &inner)?);
        }
        return Ok(if least == usize::MAX { 0 } else { least });
    }
    let Some(own) = iterator.get::<Iterator>(cx) else { return Ok(0) };
    let (source, next) = (&own.source, own.next);
    if source.is_none() && own.form != IteratorForm::Range {
        return Ok(0);
    }
    let length = match own.form {
        IteratorForm::Range => return Ok(usize::try_from(own.stop).unwrap_or(0)),
        IteratorForm::ListReversed => {
            let length = cx.list_items(source).len() as i64;
            return Ok(if next < length { usize::try_from(next + 1).unwrap_or(0) } else { 0 });
        }
        IteratorForm::DictKeys
        | IteratorForm::DictValues
        | IteratorForm::DictItems
        | IteratorForm::DictKeysReversed
        | IteratorForm::DictValuesReversed
        | IteratorForm::DictItemsReversed => {
            let length = source.get::<Dict>(cx).map_or(0, Dict::len) as i64;
            return Ok(if length == own.stop { usize::try_from(own.step).unwrap_or(0) } else { 0 });
        }
        IteratorForm::Set => {
            let length = source.get::<Set>(cx).map_or(0, |set| set.table.len()) as i64;
            return Ok(if length == own.stop { usize::try_from(own.step).unwrap_or(0) } else { 0 });
        }
        IteratorForm::LongRange => {
            let left = long_parts(cx, source).and_then(|(_, _, left)| left.to_usize());
            return match left {
                Some(left) => Ok(left),
                None => Err(cx.overflow_error("Python int too large to convert to C ssize_t")),
            };
        }
        IteratorForm::List => cx.list_items(source).len(),
        IteratorForm::Tuple => source.get::<Tuple>(cx).map_or(0, |tuple| tuple.items().len()),
        IteratorForm::Str => source.get::<Str>(cx).map_or(0, Str::len),
        IteratorForm::Bytes => source.get::<Bytes>(cx).map_or(0, |bytes| bytes.as_slice().len()),
        IteratorForm::ByteArray => source.get::<ByteArray>(cx).map_or(0, |bytes| bytes.bytes.len()),
        IteratorForm::MemoryView => {
            source.get::<MemoryView>(cx).and_then(|view| view.shape.first().copied()).unwrap_or(0)
        }
        IteratorForm::Ordered => return Ok(super::ordered::left(cx, own)),
        IteratorForm::Native => 0,
    };
    Ok(length.saturating_sub(usize::try_from(next).unwrap_or(0)))
}
