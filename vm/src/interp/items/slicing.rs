//! Slices of exact builtin sequences. What a slice chooses is told by `types::slice`.

use crate::error::Answer;
use crate::types::bytes::Bytes;
use crate::types::slice::Cut;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// A slice of a list.
pub(super) fn list(cx: &mut Cx, list: &Value, cut: Cut) -> Answer {
    if cut.is_run() {
        return cx.list_run(list, cut.start, cut.count);
    }
    cx.check_room(cut.count.saturating_mul(8))?;
    let items = cut.of(cx.list_items(list));
    cx.list_from(items)
}

/// A slice of an exact tuple.
pub(super) fn tuple(cx: &mut Cx, tuple: &Value, cut: Cut) -> Answer {
    if cut.is_run() && cut.count == cx.tuple_items(tuple).len() {
        return Ok(tuple.clone());
    }
    cx.check_room(cut.count.saturating_mul(8))?;
    let items = cut.of(cx.tuple_items(tuple));
    cx.tuple_from(items)
}

/// A slice of an exact str.
pub(super) fn text(cx: &mut Cx, text: &Value, cut: Cut) -> Answer {
    let Some(payload) = text.get::<Str>(cx) else { return Err(cx.system_error("not a str")) };
    if cut.is_run() {
        if cut.count == payload.len() {
            return Ok(text.clone());
        }
        return cx.str_slice(text, cut.start, cut.start + cut.count);
    }
    if payload.unit() == 1 {
        let bytes = payload.raw_bytes();
        let units: Vec<u8> = cut.indices().filter_map(|at| bytes.get(at).copied()).collect();
        let ascii = units.is_ascii();
        return cx.str_from_bytes(&units, ascii);
    }
    let points: Vec<u32> = cut.indices().filter(|&at| at < payload.len()).map(|at| payload.at(at)).collect();
    cx.str_from_points(&points)
}

/// A slice of an exact bytes object.
pub(super) fn bytes(cx: &mut Cx, bytes: &Value, cut: Cut) -> Answer {
    let Some(payload) = bytes.get::<Bytes>(cx) else { return Err(cx.system_error("not bytes")) };
    let content = payload.as_slice();
    if cut.is_run() && cut.count == content.len() {
        return Ok(bytes.clone());
    }
    let part: Vec<u8> = cut.indices().filter_map(|at| content.get(at).copied()).collect();
    cx.bytes(&part)
}
