//! The methods of `range`.

use num_bigint::BigInt as Number;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::Range;
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::native::{Arguments, GetSetRow, NativeRow, Role, read_only};
use crate::protocol::equal::quick_equal;
use crate::protocol::hash::quick_hash;
use crate::protocol::text::quick_repr;
use crate::types::iterator::{Iterator, IteratorForm, of_builtin};
use crate::types::list::sequence::sizeof;
use crate::types::slice::{Slice, has_index, not_an_integer, resolve};
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// `range(start, stop, step)`
pub static CALL: NativeRow = NativeRow::open("range", "(start, stop=None, step=None, /)", Role::Static, "")
    .or_script(call, "range_call");

/// The rows.
pub static METHODS: &[NativeRow] = &[
    NativeRow::open(
        "__new__",
        "($type, start, stop=None, step=None, /)",
        Role::New,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .or_script(|cx, arguments| call(cx, &arguments[1..]), "range_new"),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").or_script(hash, "hash"),
    NativeRow::special("__lt__", "($self, value, /)", no_order, "Return self<value."),
    NativeRow::special("__le__", "($self, value, /)", no_order, "Return self<=value."),
    NativeRow::special("__eq__", "($self, value, /)", |cx, a| equal(cx, a, true), "Return self==value."),
    NativeRow::special("__ne__", "($self, value, /)", |cx, a| equal(cx, a, false), "Return self!=value."),
    NativeRow::special("__gt__", "($self, value, /)", no_order, "Return self>value."),
    NativeRow::special("__ge__", "($self, value, /)", no_order, "Return self>=value."),
    NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self)."),
    NativeRow::special("__bool__", "($self, /)", truth, "True if self else False"),
    NativeRow::special("__len__", "($self, /)", len, "Return len(self)."),
    NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "")
        .or_script(get_item, "range_getitem"),
    NativeRow::open("__contains__", "($self, key, /)", Role::Wrapper, "")
        .or_script(contains, "range_contains"),
    NativeRow::method("__reversed__", "($self, /)", reversed, "Return a reverse iterator."),
    NativeRow::method("__reduce__", "($self, /)", reduce, ""),
    NativeRow::method("__sizeof__", "($self, /)", size, "Size of object in memory, in bytes."),
    NativeRow::open(
        "count",
        "($self, object, /)",
        Role::Method,
        "rangeobject.count(value) -> integer -- return number of occurrences of value",
    )
    .or_script(count, "range_count"),
    NativeRow::open(
        "index",
        "($self, object, /)",
        Role::Method,
        "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.",
    )
    .or_script(index, "range_index"),
];

/// The computed attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow {
        name: "start",
        get: |cx, own| part(cx, own, |own| &own.start),
        set: Some(read_only),
        doc: "",
    },
    GetSetRow { name: "stop", get: |cx, own| part(cx, own, |own| &own.stop), set: Some(read_only), doc: "" },
    GetSetRow { name: "step", get: |cx, own| part(cx, own, |own| &own.step), set: Some(read_only), doc: "" },
];

fn part(cx: &mut Cx, range: &Value, which: fn(&Range) -> &Value) -> Answer {
    Ok(range.get::<Range>(cx).map_or(Value::NONE, |range| which(range).clone()))
}

/// Start, stop, step and length as numbers of any size.
fn numbers(cx: &Cx, range: &Value) -> [Number; 4] {
    let Some(range) = range.get::<Range>(cx) else { return Default::default() };
    [&range.start, &range.stop, &range.step, &range.length]
        .map(|value| cx.as_int(value).map(|int| int.to_number()).unwrap_or_default())
}

/// Start, step and length when all are small.
fn small(cx: &Cx, range: &Value) -> Option<(i64, i64, i64)> {
    let range = range.get::<Range>(cx)?;
    Some((range.start.as_small_int()?, range.step.as_small_int()?, range.length.as_small_int()?))
}

/// A range of 64-bit numbers. The step is not zero.
pub fn from_parts(cx: &mut Cx, start: i64, stop: i64, step: i64) -> Answer {
    let distance =
        if step > 0 { i128::from(stop) - i128::from(start) } else { i128::from(start) - i128::from(stop) };
    let length = if distance <= 0 { 0 } else { (distance - 1) / i128::from(step).abs() + 1 };
    let length = match i64::try_from(length) {
        Ok(length) => cx.int(length)?,
        Err(_) => cx.big_int(Number::from(length))?,
    };
    let (start, stop, step) = (cx.int(start)?, cx.int(stop)?, cx.int(step)?);
    let class = cx.types().range.clone();
    cx.new_object(&class, Range { start, stop, step, length })
}

/// A range of numbers of any size. The step is not zero.
fn from_numbers(cx: &mut Cx, start: Number, stop: Number, step: Number) -> Answer {
    if let (Some(start), Some(stop), Some(step)) = (start.to_i64(), stop.to_i64(), step.to_i64()) {
        return from_parts(cx, start, stop, step);
    }
    let distance = if step.is_positive() { &stop - &start } else { &start - &stop };
    let length = if distance.is_positive() { (distance - 1) / step.abs() + 1 } else { Number::ZERO };
    let (start, stop) = (cx.big_int(start)?, cx.big_int(stop)?);
    let (step, length) = (cx.big_int(step)?, cx.big_int(length)?);
    let class = cx.types().range.clone();
    cx.new_object(&class, Range { start, stop, step, length })
}

/// What is left of a long range's iterator, whose state is (next, step, remaining).
pub fn from_state(cx: &mut Cx, state: &Value) -> Answer {
    let parts: Vec<Number> = cx
        .tuple_items(state)
        .iter()
        .map(|part| cx.as_int(part).map(|int| int.to_number()).unwrap_or_default())
        .collect();
    let [next, step, left] = parts.as_slice() else {
        return Err(cx.system_error("not the state of a range"));
    };
    from_numbers(cx, next.clone(), next + step * left, step.clone())
}

/// The range of one to three small ints.
#[inline]
fn of_small_ints(cx: &mut Cx, arguments: &[Value]) -> Option<Answer> {
    let first = arguments.given(0)?.as_small_int()?;
    let (start, stop) = match arguments.given(1) {
        None => (0, first),
        Some(second) => (first, second.as_small_int()?),
    };
    let step = match arguments.given(2) {
        None => 1,
        Some(step) => step.as_small_int().filter(|step| *step != 0)?,
    };
    // small ints are so small that their distance fits
    let distance = if step > 0 { stop - start } else { start - stop };
    let length = match step.unsigned_abs() {
        _ if distance <= 0 => 0,
        1 => distance,
        step => ((distance as u64 - 1) / step + 1) as i64,
    };
    let (start, stop, step) = (Bits::try_int(start)?, Bits::try_int(stop)?, Bits::try_int(step)?);
    let length = Bits::try_int(length)?.into_value();
    let class = cx.types().range.clone();
    let range = Range { start: start.into_value(), stop: stop.into_value(), step: step.into_value(), length };
    Some(cx.new_object(&class, range))
}

fn call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if let Some(answer) = of_small_ints(cx, arguments) {
        return answer.map(Some);
    }
    let mut parts = Vec::with_capacity(3);
    for value in (0..3).filter_map(|at| arguments.given(at)) {
        match cx.as_int(value).map(|int| int.to_number()) {
            Some(number) => parts.push(number),
            None if has_index(cx, value) => return Ok(None),
            None => return Err(not_an_integer(cx, value)),
        }
    }
    let mut parts = parts.into_iter();
    let (first, second, step) = (parts.next(), parts.next(), parts.next());
    if step.as_ref().is_some_and(Number::is_zero) {
        return Err(cx.value_error("range() arg 3 must not be zero"));
    }
    let first = first.unwrap_or_default();
    let (start, stop) = match second {
        None => (Number::ZERO, first),
        Some(stop) => (first, stop),
    };
    from_numbers(cx, start, stop, step.unwrap_or_else(|| Number::from(1))).map(Some)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].get::<Range>(cx) else { return Ok(Value::NONE) };
    let mut parts = vec![own.start.clone(), own.stop.clone()];
    if own.step.as_small_int() != Some(1) {
        parts.push(own.step.clone());
    }
    let mut texts = Vec::new();
    for part in &parts {
        if let Some(text) = quick_repr(cx, part)? {
            texts.push(cx.text_of(&text));
        }
    }
    cx.str(&format!("range({})", texts.join(", ")))
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match quick_hash(cx, &arguments[0])? {
        Some(hash) => cx.int(hash as i64).map(Some),
        None => Ok(None),
    }
}

fn no_order(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::NOT_IMPLEMENTED)
}

fn equal(cx: &mut Cx, arguments: &[Value], wanted: bool) -> Answer {
    if !arguments[1].is_kind(Kind::Range) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(quick_equal(cx, &arguments[0], &arguments[1])
        .map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(equal == wanted)))
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match of_builtin(cx, &arguments[0])? {
        Some(iterator) => Ok(iterator),
        None => Err(cx.system_error("a range without an iterator")),
    }
}

fn truth(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = part(cx, &arguments[0], |own| &own.length)?;
    Ok(Value::bool(length.as_small_int() != Some(0)))
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = part(cx, &arguments[0], |own| &own.length)?;
    match cx.as_i64(&length) {
        Some(_) => Ok(length),
        None => Err(cx.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn size(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(sizeof(HEADER + size_of::<Range>()))
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [range, key, ..] = arguments else { return Ok(None) };
    if key.get::<Slice>(cx).is_some() {
        let [start, _, step, length] = numbers(cx, range);
        let Some([from, to, stride]) = resolve(cx, key, &length)? else { return Ok(None) };
        let (from, to) = (&start + &step * from, &start + &step * to);
        return from_numbers(cx, from, to, step * stride).map(Some);
    }
    let Some(index) = cx.as_int(key).map(|int| int.to_number()) else {
        if has_index(cx, key) {
            return Ok(None);
        }
        let text = format!("range indices must be integers or slices, not {}", cx.type_name(key));
        return Err(cx.type_error(&text));
    };
    let [start, _, step, length] = numbers(cx, range);
    let at = if index.is_negative() { index + &length } else { index };
    if at.is_negative() || at >= length {
        return Err(cx.index_error("range object index out of range"));
    }
    cx.big_int(start + step * at).map(Some)
}

/// The place of an int in a range; None when it is not in it.
fn place(cx: &Cx, range: &Value, wanted: &Value) -> Option<Number> {
    if let (Some((start, step, length)), Some(wanted)) = (small(cx, range), wanted.as_small_int()) {
        let distance = i128::from(wanted) - i128::from(start);
        let step = i128::from(step);
        let at = distance / step;
        return (distance % step == 0 && at >= 0 && at < i128::from(length)).then(|| Number::from(at));
    }
    let wanted = cx.as_int(wanted)?.to_number();
    let [start, _, step, length] = numbers(cx, range);
    let (at, rest) = (wanted - start).div_rem(&step);
    (rest.is_zero() && !at.is_negative() && at < length).then_some(at)
}

/// Whether an int or something that no int can equal is in a range. None: it must be compared with each
/// number by a script.
fn is_in(cx: &mut Cx, range: &Value, wanted: &Value) -> Answer<Option<bool>> {
    let types = cx.types();
    if wanted.as_small_int().is_some() || cx.is_exact(wanted, &types.int) || cx.is_exact(wanted, &types.bool)
    {
        return Ok(Some(place(cx, range, wanted).is_some()));
    }
    if cx.is_exact(wanted, &types.float)
        && let Some(number) = cx.as_float(wanted)
    {
        let whole = if number.fract() == 0.0 { num_traits::FromPrimitive::from_f64(number) } else { None };
        let Some(whole) = whole else { return Ok(Some(false)) };
        let whole = cx.big_int(whole)?;
        return Ok(Some(place(cx, range, &whole).is_some()));
    }
    let is_plain = !cx.class_flags(wanted).has(crate::object::ClassFlags::HEAP)
        && matches!(
            wanted.kind(),
            None | Some(
                Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Tuple | Kind::List | Kind::Dict | Kind::Set
            )
        );
    Ok(if is_plain { Some(false) } else { None })
}

fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(is_in(cx, &arguments[0], &arguments[1])?.map(Value::bool))
}

fn count(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(is_in(cx, &arguments[0], &arguments[1])?.map(|found| Value::small_int(i64::from(found))))
}

fn index(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [range, wanted, ..] = arguments else { return Ok(None) };
    let types = cx.types();
    if wanted.as_small_int().is_some() || cx.is_exact(wanted, &types.int) || cx.is_exact(wanted, &types.bool)
    {
        return match place(cx, range, wanted) {
            Some(at) => cx.big_int(at).map(Some),
            None => Err(cx.value_error("range.index(x): x not in range")),
        };
    }
    match is_in(cx, range, wanted)? {
        Some(false) => Err(cx.value_error("sequence.index(x): x not in sequence")),
        Some(true) | None => Ok(None),
    }
}

fn reversed(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let types = cx.types();
    if let Some((start, step, length)) = small(cx, &arguments[0]) {
        let last = i128::from(start) + i128::from(step) * i128::from(length - 1);
        if let (Ok(next), Some(step)) = (i64::try_from(last), step.checked_neg()) {
            let payload =
                Iterator { source: Value::NONE, form: IteratorForm::Range, next, stop: length, step };
            return cx.new_object(&types.range_iterator, payload);
        }
    }
    let [start, _, step, length] = numbers(cx, &arguments[0]);
    let last = start + &step * (&length - 1);
    let (last, step, length) = (cx.big_int(last)?, cx.big_int(-step)?, cx.big_int(length)?);
    let state = cx.tuple_from([last, step, length])?;
    cx.iterator(&types.long_range_iterator, state, IteratorForm::LongRange, 0)
}

fn reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].get::<Range>(cx) else { return Ok(Value::NONE) };
    let parts = [own.start.clone(), own.stop.clone(), own.step.clone()];
    let parts = cx.tuple_from(parts)?;
    cx.tuple_from([cx.class_of(&arguments[0]), parts])
}
