//! The arithmetic of slices, and slices of builtin sequences. Only slices of ints and None are cut here; one
//! with `__index__` in it is left to the container's own method.

use crate::error::Answer;
use crate::types::bytes::Bytes;
use crate::types::int::Int;
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// The items that a slice chooses of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Index of the first one.
    pub start: usize,
    /// Distance between two.
    pub step: i64,
    /// How many.
    pub count: usize,
}

impl Cut {
    /// The chosen indices in order.
    pub fn indices(self) -> impl ExactSizeIterator<Item = usize> {
        let (start, step) = (self.start as i64, self.step);
        // with two or more items the step is shorter than the sequence, so nothing overflows
        (0..self.count).map(move |number| start.wrapping_add(step.wrapping_mul(number as i64)) as usize)
    }

    /// Whether it is a run of neighbours.
    pub fn is_run(self) -> bool {
        self.step == 1
    }
}

/// What a slice chooses of `length` items. None: it is no slice, or one that only its container's own
/// method can deal with (a step of zero included).
pub(crate) fn cut(cx: &Cx, slice: &Value, length: usize) -> Option<Cut> {
    let parts = slice.get::<Slice>(cx)?;
    let step = part(cx, &parts.step)?.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return None;
    }
    let length = length as i64;
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let settle = |index: i64| {
        let index = if index < 0 { index + length } else { index };
        index.clamp(lowest, highest)
    };
    let (first, last) = if step < 0 { (highest, lowest) } else { (lowest, highest) };
    let start = part(cx, &parts.start)?.map_or(first, settle);
    let stop = part(cx, &parts.stop)?.map_or(last, settle);
    let count = if step < 0 {
        if stop < start { (start - stop - 1) / -step + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Some(Cut { start: start.max(0) as usize, step, count: count as usize })
}

/// A part of a slice: None inside when it is `None`; none at all when it is neither that nor an int.
fn part(cx: &Cx, value: &Value) -> Option<Option<i64>> {
    if value.is_none() {
        return Some(None);
    }
    match cx.as_int(value)? {
        Int::Small(number) => Some(Some(number)),
        Int::Big(number) => Some(Some(if num_traits::Signed::is_negative(number) { i64::MIN } else { i64::MAX })),
    }
}

/// Clones of the chosen items.
fn chosen(items: &[Value], cut: Cut) -> Vec<Value> {
    if cut.is_run() {
        return items.get(cut.start..cut.start + cut.count).unwrap_or_default().to_vec();
    }
    cut.indices().filter_map(|at| items.get(at).cloned()).collect()
}

/// A slice of a list.
pub(super) fn list(cx: &mut Cx, list: &Value, cut: Cut) -> Answer {
    cx.check_room(cut.count.saturating_mul(8))?;
    let items = chosen(cx.list_items(list), cut);
    cx.list_from(items)
}

/// A slice of an exact tuple.
pub(super) fn tuple(cx: &mut Cx, tuple: &Value, cut: Cut) -> Answer {
    if cut.is_run() && cut.count == cx.tuple_items(tuple).len() {
        return Ok(tuple.clone());
    }
    cx.check_room(cut.count.saturating_mul(8))?;
    let items = chosen(cx.tuple_items(tuple), cut);
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
