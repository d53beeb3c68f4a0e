//! The methods of the builtin iterators. All of them have `__iter__`, `__next__`, `__length_hint__` and
//! `__reduce__`; those with an index have `__setstate__` too.

use super::{Iterator, IteratorForm, length_hint, step};
use crate::error::Answer;
use crate::native::NativeRow;
use crate::types::generic_alias::GenericAlias;
use crate::types::slice::sized;
use crate::value::Value;
use crate::vm::Cx;

const ITER: NativeRow = NativeRow::special("__iter__", "($self, /)", itself, "Implement iter(self).");
const NEXT: NativeRow = NativeRow::special("__next__", "($self, /)", next, "Implement next(self).");
const HINT: NativeRow = NativeRow::method(
    "__length_hint__",
    "($self, /)",
    hint,
    "Private method returning an estimate of len(list(it)).",
);
const REDUCE: NativeRow =
    NativeRow::method("__reduce__", "($self, /)", reduce, "Return state information for pickling.");
const SET_STATE: NativeRow = NativeRow::method(
    "__setstate__",
    "($self, object, /)",
    set_state,
    "Set state information for unpickling.",
);

/// The rows of iterators without an index.
pub static PLAIN: &[NativeRow] = &[ITER, NEXT, HINT, REDUCE];
/// The rows of iterators with an index.
pub static INDEXED: &[NativeRow] = &[ITER, NEXT, HINT, REDUCE, SET_STATE];

/// `__iter__` of every iterator.
pub fn itself(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(arguments[0].clone())
}

fn next(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match step(cx, &arguments[0])? {
        Some(item) => Ok(item),
        None => Err(cx.stop_iteration(Value::UNSET)),
    }
}

fn hint(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let count = length_hint(cx, &arguments[0])?;
    cx.int(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A builtin by name, for `__reduce__`.
pub fn builtin(cx: &mut Cx, name: &'static str) -> Answer {
    let builtins = cx.builtins();
    match cx.dict_get_text(&builtins, name)? {
        Some(found) => Ok(found),
        None => Err(cx.attribute_error(name)),
    }
}

fn reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].get::<Iterator>(cx) else { return Err(cx.system_error("not an iterator")) };
    let (source, form, at) = (own.source.clone(), own.form, own.next);
    let (stop, distance) = (own.stop, own.step);
    let iter = builtin(cx, "iter")?;
    match form {
        IteratorForm::Range => {
            let end = at.wrapping_add(distance.wrapping_mul(stop.max(0)));
            let range = crate::types::range::from_parts(cx, at, end, distance)?;
            let parts = cx.tuple_from([range])?;
            return cx.tuple_from([iter, parts, Value::NONE]);
        }
        _ if source.is_none() => {
            let empty = match form {
                IteratorForm::Str => cx.empty_str(),
                IteratorForm::Tuple => cx.empty_tuple(),
                IteratorForm::Bytes => cx.bytes(&[])?,
                _ => cx.list(&[])?,
            };
            let parts = cx.tuple_from([empty])?;
            return cx.tuple_from([iter, parts]);
        }
        IteratorForm::LongRange => {
            let range = crate::types::range::from_state(cx, &source)?;
            let parts = cx.tuple_from([range])?;
            return cx.tuple_from([iter, parts, Value::NONE]);
        }
        IteratorForm::List
        | IteratorForm::Tuple
        | IteratorForm::Str
        | IteratorForm::Bytes
        | IteratorForm::ByteArray
        | IteratorForm::MemoryView => {
            let parts = cx.tuple_from([source])?;
            let at = cx.int(at)?;
            return cx.tuple_from([iter, parts, at]);
        }
        IteratorForm::ListReversed => {
            let reversed = builtin(cx, "reversed")?;
            let parts = cx.tuple_from([source])?;
            let at = cx.int(at)?;
            return cx.tuple_from([reversed, parts, at]);
        }
        IteratorForm::DictKeys
        | IteratorForm::DictValues
        | IteratorForm::DictItems
        | IteratorForm::DictKeysReversed
        | IteratorForm::DictValuesReversed
        | IteratorForm::DictItemsReversed
        | IteratorForm::Ordered
        | IteratorForm::Set
        | IteratorForm::Native => {}
    }
    // the rest of a dict or a set goes along as a list; the iterator itself stays where it is
    let copy = cx
        .new_object(&cx.class_of(&arguments[0]), Iterator { source, form, next: at, stop, step: distance })?;
    let mut rest = Vec::new();
    while let Some(item) = step(cx, &copy)? {
        cx.charge(1)?;
        rest.push(item);
    }
    let rest = cx.list_from(rest)?;
    let parts = cx.tuple_from([rest])?;
    cx.tuple_from([iter, parts])
}

fn set_state(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].get::<Iterator>(cx) else { return Err(cx.system_error("not an iterator")) };
    let (form, source, left, at, distance) = (own.form, own.source.clone(), own.stop, own.next, own.step);
    if cx.as_int(&arguments[1]).is_none() {
        return Err(cx.type_error("an integer is required"));
    }
    let Some(state) = sized(cx, &arguments[1])? else { return Err(cx.type_error("an integer is required")) };
    if form == IteratorForm::Range {
        let state = state.clamp(0, left.max(0));
        if let Some(own) = arguments[0].get_mut::<Iterator>(cx) {
            own.next = at.wrapping_add(distance.wrapping_mul(state));
            own.stop = left - state;
        }
        return Ok(Value::NONE);
    }
    if source.is_none() {
        return Ok(Value::NONE);
    }
    if form == IteratorForm::LongRange {
        for _ in 0..state.max(0) {
            cx.charge(1)?;
            if step(cx, &arguments[0])?.is_none() {
                break;
            }
        }
        return Ok(Value::NONE);
    }
    let length = cx.list_items(&source).len() as i64;
    if let Some(own) = arguments[0].get_mut::<Iterator>(cx) {
        own.next =
            if form == IteratorForm::ListReversed { state.clamp(-1, length - 1) } else { state.max(0) };
    }
    Ok(Value::NONE)
}

/// `__class_getitem__` of the builtin generic types: `list[int]`.
pub fn class_getitem(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().generic_alias.clone();
    let parameters = if cx.is_exact(&arguments[1], &cx.types().tuple) {
        arguments[1].clone()
    } else {
        cx.tuple(&arguments[1..2])?
    };
    let alias = GenericAlias {
        origin: arguments[0].clone(),
        arguments: parameters,
        parameters: Value::UNSET,
        starred: false,
    };
    cx.new_object(&class, alias)
}
