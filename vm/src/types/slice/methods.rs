//! The methods of `slice`.

use num_bigint::BigInt as Number;
use num_traits::{Signed, Zero};

use super::{Slice, has_index, not_an_integer};
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::interp::{decide_order, quick_compare};
use crate::native::{Arguments, GetSetRow, NativeRow, Role, read_only};
use crate::protocol::hash::quick_hash;
use crate::protocol::text::quick_repr;
use crate::types::list::sequence::{nested, same, sizeof};
use crate::value::Value;
use crate::vm::Cx;

/// The rows.
pub static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, start, stop=None, step=None, /)", new),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").or_script(repr, "slice_repr"),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").or_script(hash, "slice_hash"),
    NativeRow::open("__lt__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| compare(cx, 0, arguments), "slice_lt"),
    NativeRow::open("__le__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| compare(cx, 1, arguments), "slice_le"),
    NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| compare(cx, 2, arguments), "slice_eq"),
    NativeRow::open("__ne__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| compare(cx, 3, arguments), "slice_ne"),
    NativeRow::open("__gt__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| compare(cx, 4, arguments), "slice_gt"),
    NativeRow::open("__ge__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| compare(cx, 5, arguments), "slice_ge"),
    NativeRow::open(
        "indices",
        "($self, object, /)",
        Role::Method,
        "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices.",
    )
    .or_script(indices, "slice_indices"),
    NativeRow::method("__reduce__", "($self, /)", reduce, "Return state information for pickling."),
    NativeRow::method("__sizeof__", "($self, /)", size, "Size of object in memory, in bytes."),
];

/// The computed attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "start", get: |cx, own| Ok(parts(cx, own)[0].clone()), set: Some(read_only), doc: "" },
    GetSetRow { name: "stop", get: |cx, own| Ok(parts(cx, own)[1].clone()), set: Some(read_only), doc: "" },
    GetSetRow { name: "step", get: |cx, own| Ok(parts(cx, own)[2].clone()), set: Some(read_only), doc: "" },
];

fn parts(cx: &Cx, slice: &Value) -> [Value; 3] {
    match slice.get::<Slice>(cx) {
        Some(slice) => [slice.start.clone(), slice.stop.clone(), slice.step.clone()],
        None => [Value::NONE, Value::NONE, Value::NONE],
    }
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().slice.clone();
    let given = |at| arguments.given(at).cloned().unwrap_or(Value::NONE);
    let payload = match arguments.given(2) {
        None => Slice { start: Value::NONE, stop: given(1), step: Value::NONE },
        Some(stop) => Slice { start: given(1), stop: stop.clone(), step: given(3) },
    };
    cx.new_object(&class, payload)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let mut texts = Vec::new();
    for part in parts(cx, &arguments[0]) {
        match quick_repr(cx, &part)? {
            Some(text) => texts.push(cx.text_of(&text)),
            None => return Ok(None),
        }
    }
    cx.str(&format!("slice({})", texts.join(", "))).map(Some)
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let mut hashes = Vec::new();
    for part in parts(cx, &arguments[0]) {
        match quick_hash(cx, &part)? {
            Some(hash) => hashes.push(hash),
            None => return Ok(None),
        }
    }
    cx.int(crate::protocol::hash::combine(hashes) as i64).map(Some)
}

/// Slices compare as the tuples of their parts do.
fn compare(cx: &mut Cx, comparison: usize, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments[1].is_kind(Kind::Slice) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    let (one, two) = (parts(cx, &arguments[0]), parts(cx, &arguments[1]));
    for (a, b) in one.iter().zip(&two) {
        match same(cx, a, b)? {
            None => return Ok(None),
            Some(true) => {}
            Some(false) if comparison == 2 || comparison == 3 => {
                return Ok(Some(Value::bool(comparison == 3)));
            }
            Some(false) => return nested(cx, |cx| quick_compare(cx, comparison, a, b)),
        }
    }
    Ok(Some(Value::bool(decide_order(comparison, std::cmp::Ordering::Equal))))
}

/// A part as a number of any size: `Some(None)` for None. None: a script's `__index__` must be asked.
fn number(cx: &mut Cx, value: &Value) -> Answer<Option<Option<Number>>> {
    if value.is_none() {
        return Ok(Some(None));
    }
    match cx.as_int(value).map(|int| int.to_number()) {
        Some(number) => Ok(Some(Some(number))),
        None if has_index(cx, value) => Ok(None),
        None => Err(cx.type_error("slice indices must be integers or None or have an __index__ method")),
    }
}

fn indices(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let length = match cx.as_int(&arguments[1]).map(|int| int.to_number()) {
        Some(length) => length,
        None if has_index(cx, &arguments[1]) => return Ok(None),
        None => return Err(not_an_integer(cx, &arguments[1])),
    };
    if length.is_negative() {
        return Err(cx.value_error("length should not be negative"));
    }
    let Some(settled) = resolve(cx, &arguments[0], &length)? else { return Ok(None) };
    let [start, stop, step] = settled;
    let (start, stop, step) = (cx.big_int(start)?, cx.big_int(stop)?, cx.big_int(step)?);
    cx.tuple_from([start, stop, step]).map(Some)
}

/// Start, stop and step of a slice on a sequence of any length. None: a script's `__index__` must be asked.
pub fn resolve(cx: &mut Cx, slice: &Value, length: &Number) -> Answer<Option<[Number; 3]>> {
    let [start, stop, step] = parts(cx, slice);
    let Some(step) = number(cx, &step)? else { return Ok(None) };
    let step = step.unwrap_or_else(|| Number::from(1));
    if step.is_zero() {
        return Err(cx.value_error("slice step cannot be zero"));
    }
    let (Some(start), Some(stop)) = (number(cx, &start)?, number(cx, &stop)?) else { return Ok(None) };
    let backwards = step.is_negative();
    let (lowest, highest) =
        if backwards { (Number::from(-1), length - 1) } else { (Number::ZERO, length.clone()) };
    let clip = |index: Number| {
        let index = if index.is_negative() { index + length } else { index };
        index.clamp(lowest.clone(), highest.clone())
    };
    let (first, last) =
        if backwards { (highest.clone(), lowest.clone()) } else { (lowest.clone(), highest.clone()) };
    let start = start.map_or(first, clip);
    let stop = stop.map_or(last, clip);
    Ok(Some([start, stop, step]))
}

fn reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let parts = parts(cx, &arguments[0]);
    let parts = cx.tuple_from(parts)?;
    cx.tuple_from([cx.class_of(&arguments[0]), parts])
}

fn size(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(sizeof(HEADER + size_of::<Slice>()))
}
