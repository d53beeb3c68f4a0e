//! `str.translate` and `str.maketrans`.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::Arguments;
use crate::protocol::text::{afford_text, str_of_buf, text};
use crate::text::units::TextBuf;
use crate::types::dict::Dict;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// `translate`. None: the table is a script's mapping.
pub fn translate(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, table) = (&arguments[0], &arguments[1]);
    if !cx.is_exact(table, &cx.types().dict) {
        return Ok(None);
    }
    let length = text(cx, own).len();
    afford_text(cx, length as u64)?;
    cx.charge(length)?;
    let points: Vec<u32> = text(cx, own).iter().collect();
    let mut result = TextBuf::with_capacity(length);
    for point in points {
        let key = Value::small_int(i64::from(point));
        let Some(found) = cx.dict_get(table, &key)? else { return Ok(None) };
        match found {
            None => result.push(point),
            Some(found) if found.is_none() => {}
            Some(found) => {
                if found.is_kind(Kind::Str) {
                    afford_text(cx, (result.len() + text(cx, &found).len()) as u64)?;
                    result.push_text(text(cx, &found));
                    continue;
                }
                match cx.as_int(&found) {
                    Some(Int::Small(code)) if (0..0x11_0000).contains(&code) => result.push(code as u32),
                    Some(_) => return Err(cx.value_error("character mapping must be in range(0x110000)")),
                    None => return Err(cx.type_error("character mapping must return integer, None or str")),
                }
            }
        }
    }
    str_of_buf(cx, result).map(Some)
}

fn points_of(cx: &mut Cx, argument: &Value, place: u8) -> Answer<Vec<u32>> {
    if !argument.is_kind(Kind::Str) {
        let text = format!("maketrans() argument {place} must be str, not {}", cx.type_name(argument));
        return Err(cx.type_error(&text));
    }
    let length = text(cx, argument).len();
    cx.charge(length)?;
    Ok(text(cx, argument).iter().collect())
}

fn put(cx: &mut Cx, table: &Value, point: u32, value: Value) -> Answer<()> {
    cx.dict_set(table, &Value::small_int(i64::from(point)), value)?;
    Ok(())
}

/// `maketrans`
pub fn make(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let table = cx.dict()?;
    let Some(second) = arguments.given(1) else { return from_dict(cx, &arguments[0], table) };
    if !arguments[0].is_kind(Kind::Str) {
        return Err(cx.type_error("first maketrans argument must be a string if there is a second argument"));
    }
    let (from, to) = (points_of(cx, &arguments[0], 1)?, points_of(cx, second, 2)?);
    if from.len() != to.len() {
        return Err(cx.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.into_iter().zip(to) {
        put(cx, &table, from, Value::small_int(i64::from(to)))?;
    }
    if let Some(third) = arguments.given(2) {
        for point in points_of(cx, third, 3)? {
            put(cx, &table, point, Value::NONE)?;
        }
    }
    Ok(Some(table))
}

fn from_dict(cx: &mut Cx, source: &Value, table: Value) -> Answer<Option<Value>> {
    if source.get::<Dict>(cx).is_none() {
        return Err(cx.type_error("if you give only one argument to maketrans it must be a dict"));
    }
    for (key, value) in cx.dict_pairs(source) {
        let point = key.get::<Str>(cx).map(|key| if key.len() == 1 { Some(key.at(0)) } else { None });
        match point {
            Some(Some(point)) => put(cx, &table, point, value)?,
            Some(None) => return Err(cx.value_error("string keys in translatetable must be of length 1")),
            None if cx.as_int(&key).is_some() => {
                if cx.dict_set(&table, &key, value)?.is_none() {
                    return Ok(None);
                }
            }
            None => return Err(cx.type_error("keys in translate table mustbe strings or integers")),
        }
    }
    Ok(Some(table))
}
