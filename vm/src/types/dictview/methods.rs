//! The methods of the views of dicts. Views of keys and items are sets of a kind: their algebra is done on
//! sets made for the purpose.

use super::{DictView, Part};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{GetSetRow, NativeRow, Role};
use crate::types::dict::{Dict, Probe, key_hash, reversed_part};
use crate::types::iterator::of_builtin;
use crate::types::list::sequence::same;
use crate::types::mappingproxy::MappingProxy;
use crate::types::set;
use crate::value::Value;
use crate::vm::Cx;

type OrScript = crate::native::LeafOrScriptFn;

const fn wrapper(name: &'static str, doc: &'static str, leaf: OrScript, script: &'static str) -> NativeRow {
    NativeRow::open(name, "($self, value, /)", Role::Wrapper, doc).or_script(leaf, script)
}

const REPR: NativeRow = NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "")
    .or_script(|cx, arguments| crate::types::list::repr::container_repr(cx, &arguments[0]), "view_repr");
const ITER: NativeRow = NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self).");
const LEN: NativeRow = NativeRow::special("__len__", "($self, /)", len, "Return len(self).");
const REVERSED: NativeRow =
    NativeRow::method("__reversed__", "($self, /)", reversed, "Return a reverse iterator over the view.");

/// The rows of keys and items.
pub static SET_LIKE: &[NativeRow] = &[
    REPR,
    wrapper("__lt__", "Return self<value.", |cx, a| compared(cx, 0, a), "view_lt"),
    wrapper("__le__", "Return self<=value.", |cx, a| compared(cx, 1, a), "view_le"),
    wrapper("__eq__", "Return self==value.", |cx, a| compared(cx, 2, a), "view_eq"),
    wrapper("__ne__", "Return self!=value.", |cx, a| compared(cx, 3, a), "view_ne"),
    wrapper("__gt__", "Return self>value.", |cx, a| compared(cx, 4, a), "view_gt"),
    wrapper("__ge__", "Return self>=value.", |cx, a| compared(cx, 5, a), "view_ge"),
    ITER,
    wrapper(
        "__sub__",
        "Return self-value.",
        |cx, a| operate(cx, "difference_update", &a[0], &a[1]),
        "view_sub",
    ),
    wrapper(
        "__rsub__",
        "Return value-self.",
        |cx, a| operate(cx, "difference_update", &a[1], &a[0]),
        "view_rsub",
    ),
    wrapper("__and__", "Return self&value.", |cx, a| intersect(cx, &a[0], &a[1]), "view_and"),
    wrapper("__rand__", "Return value&self.", |cx, a| intersect(cx, &a[0], &a[1]), "view_and"),
    wrapper(
        "__xor__",
        "Return self^value.",
        |cx, a| operate(cx, "symmetric_difference_update", &a[0], &a[1]),
        "view_xor",
    ),
    wrapper(
        "__rxor__",
        "Return value^self.",
        |cx, a| operate(cx, "symmetric_difference_update", &a[1], &a[0]),
        "view_rxor",
    ),
    wrapper("__or__", "Return self|value.", |cx, a| operate(cx, "update", &a[0], &a[1]), "view_or"),
    wrapper("__ror__", "Return value|self.", |cx, a| operate(cx, "update", &a[1], &a[0]), "view_ror"),
    LEN,
    NativeRow::open("__contains__", "($self, key, /)", Role::Wrapper, "")
        .or_script(contains, "view_contains"),
    NativeRow::open(
        "isdisjoint",
        "($self, object, /)",
        Role::Method,
        "Return True if the view and the given iterable have a null intersection.",
    )
    .or_script(is_disjoint, "view_isdisjoint"),
    REVERSED,
];

/// The rows of values.
pub static VALUES: &[NativeRow] = &[REPR, ITER, LEN, REVERSED];

/// The computed attributes.
pub static PROPERTIES: &[GetSetRow] =
    &[GetSetRow { name: "mapping", get: mapping, set: None, doc: "dictionary that this view refers to" }];

fn view(cx: &Cx, value: &Value) -> Option<(Value, Part)> {
    value.get::<DictView>(cx).map(|view| (view.dict.clone(), view.part))
}

fn mapping(cx: &mut Cx, own: &Value) -> Answer {
    let mapping = view(cx, own).map_or(Value::NONE, |(dict, _)| dict);
    let class = cx.types().mapping_proxy.clone();
    cx.new_object(&class, MappingProxy { mapping })
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match of_builtin(cx, &arguments[0])? {
        Some(iterator) => Ok(iterator),
        None => Err(cx.system_error("a view without an iterator")),
    }
}

fn reversed(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match view(cx, &arguments[0]) {
        Some((dict, part)) => reversed_part(cx, &dict, part),
        None => Err(cx.system_error("not a view")),
    }
}

/// Number of entries of the dict behind a view.
pub fn size(cx: &Cx, own: &Value) -> usize {
    view(cx, own).and_then(|(dict, _)| dict.get::<Dict>(cx).map(Dict::len)).unwrap_or(0)
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::small_int(size(cx, &arguments[0]) as i64))
}

/// Whether a key or pair is in a view. None: a script must be asked.
fn has(cx: &mut Cx, own: &Value, item: &Value) -> Answer<Option<bool>> {
    let Some((dict, part)) = view(cx, own) else { return Ok(None) };
    let (key, value) = match part {
        Part::Keys => (item.clone(), None),
        Part::Items | Part::Values => match cx.tuple_items(item) {
            [key, value] => (key.clone(), Some(value.clone())),
            _ => return Ok(Some(false)),
        },
    };
    let Some(hash) = key_hash(cx, &key)? else { return Ok(None) };
    match cx.dict_probe(&dict, hash, &key) {
        Probe::Absent => Ok(Some(false)),
        Probe::Unknown => Ok(None),
        Probe::Found(at) => {
            let Some(value) = value else { return Ok(Some(true)) };
            let found = dict.get::<Dict>(cx).map(|dict| dict.table.slots()[at].value.clone());
            match found {
                Some(found) => same(cx, &found, &value),
                None => Ok(Some(false)),
            }
        }
    }
}

fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(has(cx, &arguments[0], &arguments[1])?.map(Value::bool))
}

/// Whether a value is a set or a view that behaves like one.
fn is_set_like(cx: &Cx, value: &Value) -> bool {
    value.is_kind(Kind::Set) || view(cx, value).is_some_and(|(_, part)| part != Part::Values)
}

fn length_of(cx: &Cx, value: &Value) -> usize {
    match value.get::<set::Set>(cx) {
        Some(set) => set.table.len(),
        None => size(cx, value),
    }
}

/// Whether all elements of one are in the other. None: a script must be asked.
fn included(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<bool>> {
    let Some(iterator) = of_builtin(cx, one)? else { return Ok(None) };
    while let Some(item) = crate::types::iterator::step(cx, &iterator)? {
        let found = if two.is_kind(Kind::Set) {
            let Some(hash) = set::member_hash(cx, &item)? else { return Ok(None) };
            match set::probe(cx, two, hash, &item) {
                Probe::Found(_) => Some(true),
                Probe::Absent => Some(false),
                Probe::Unknown => None,
            }
        } else {
            has(cx, two, &item)?
        };
        match found {
            Some(true) => {}
            other => return Ok(other),
        }
    }
    Ok(Some(true))
}

fn compared(cx: &mut Cx, comparison: usize, arguments: &[Value]) -> Answer<Option<Value>> {
    let [one, two, ..] = arguments else { return Ok(None) };
    if !is_set_like(cx, two) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    let (left, right) = (length_of(cx, one), length_of(cx, two));
    cx.charge(left.min(right))?;
    let possible = match comparison {
        0 => left < right,
        1 => left <= right,
        2 | 3 => left == right,
        4 => left > right,
        _ => left >= right,
    };
    if !possible {
        return Ok(Some(Value::bool(comparison == 3)));
    }
    let answer = if comparison >= 4 { included(cx, two, one)? } else { included(cx, one, two)? };
    Ok(answer.map(|answer| Value::bool(answer != (comparison == 3))))
}

/// The algebra: a set of the left operand, changed by the method of that name with the right one.
fn operate(cx: &mut Cx, method: &'static str, one: &Value, two: &Value) -> Answer<Option<Value>> {
    if matches!(one.kind(), Some(Kind::Iterator | Kind::Opaque)) {
        // it could not be read again if a script had to go on
        return Ok(None);
    }
    let class = cx.types().set.clone();
    let made = set::of_class(cx, &class)?;
    if !set::add_all(cx, &made, one)? {
        return Ok(None);
    }
    let name = cx.intern(method)?;
    let Some(function) = cx.find_in_class(&class, &name) else { return Ok(None) };
    Ok(crate::interp::invoke::call_leaf(cx, &function, &[made.clone(), two.clone()])?.map(|_| made))
}

/// What a view and an iterable have in common: the elements of the iterable that are in the view.
fn intersect(cx: &mut Cx, own: &Value, other: &Value) -> Answer<Option<Value>> {
    let Some(collected) = crate::types::iterator::collect(cx, other)? else { return Ok(None) };
    let class = cx.types().set.clone();
    let made = set::of_class(cx, &class)?;
    for item in collected.items.clone() {
        let added = match has(cx, own, &item)? {
            Some(false) => true,
            Some(true) => match set::member_hash(cx, &item)? {
                Some(hash) => set::add(cx, &made, hash, &item)?,
                None => false,
            },
            None => false,
        };
        if !added {
            collected.rewind(cx);
            return Ok(None);
        }
    }
    Ok(Some(made))
}

fn is_disjoint(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [own, other, ..] = arguments else { return Ok(None) };
    let Some(collected) = crate::types::iterator::collect(cx, other)? else { return Ok(None) };
    for item in collected.items.clone() {
        match has(cx, own, &item)? {
            Some(false) => {}
            Some(true) => return Ok(Some(Value::FALSE)),
            None => {
                collected.rewind(cx);
                return Ok(None);
            }
        }
    }
    Ok(Some(Value::TRUE))
}
