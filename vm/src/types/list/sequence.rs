//! What lists and tuples share: searching, comparing, repeating. All of it stops with None where only a
//! script can tell, before anything was changed.

use crate::error::Answer;
use crate::heap::Kind;
use crate::interp::{decide_order, quick_compare};
use crate::protocol::equal::quick_equal;
use crate::protocol::truth::quick_truth;
use crate::value::Value;
use crate::vm::Cx;

/// Steps of recursion that leaves take on the Rust stack; what is deeper is left to scripts.
const DEPTH: usize = 60;

/// The items of a list or tuple; none for anything else.
#[inline]
pub fn items_of<'a>(cx: &'a Cx, sequence: &'a Value) -> &'a [Value] {
    match sequence.kind() {
        Some(Kind::List) => cx.list_items(sequence),
        Some(Kind::Tuple) => cx.tuple_items(sequence),
        _ => &[],
    }
}

/// Does work that may come back here for a part of its subject; None when that is nested too deep.
pub fn nested<T>(cx: &mut Cx, work: impl FnOnce(&mut Cx) -> Answer<Option<T>>) -> Answer<Option<T>> {
    if cx.vm().rust_depth >= DEPTH {
        return Ok(None);
    }
    cx.vm().rust_depth += 1;
    let answer = work(cx);
    cx.vm().rust_depth -= 1;
    answer
}

/// Whether two values are one or equal. None: a script must be asked.
#[inline]
pub fn same(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<bool>> {
    if one.is(two) {
        return Ok(Some(true));
    }
    match quick_equal(cx, one, two) {
        Some(equal) => Ok(Some(equal)),
        None => compare_same(cx, one, two),
    }
}

#[cold]
fn compare_same(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<bool>> {
    // pays for what was compared in vain, too
    cx.charge(1)?;
    let answer = nested(cx, |cx| quick_compare(cx, 2, one, two))?;
    Ok(answer.and_then(|value| quick_truth(cx, &value)))
}

/// The first index in `start..stop` at which an item is the wanted one. None: a script must be asked.
pub fn find(
    cx: &mut Cx,
    sequence: &Value,
    wanted: &Value,
    start: usize,
    stop: usize,
) -> Answer<Option<Option<usize>>> {
    cx.charge(stop.saturating_sub(start) / 4)?;
    let mut at = start;
    loop {
        let items = items_of(cx, sequence);
        let end = stop.min(items.len());
        let mut unknown = None;
        while at < end {
            let item = &items[at];
            if item.is(wanted) {
                return Ok(Some(Some(at)));
            }
            match quick_equal(cx, item, wanted) {
                Some(true) => return Ok(Some(Some(at))),
                Some(false) => at += 1,
                None => {
                    unknown = Some(item.clone());
                    break;
                }
            }
        }
        let Some(item) = unknown else { return Ok(Some(None)) };
        match same(cx, &item, wanted)? {
            None => return Ok(None),
            Some(true) => return Ok(Some(Some(at))),
            Some(false) => at += 1,
        }
    }
}

/// How many items are the wanted one. None: a script must be asked.
pub fn count(cx: &mut Cx, sequence: &Value, wanted: &Value) -> Answer<Option<usize>> {
    let length = items_of(cx, sequence).len();
    let (mut at, mut total) = (0, 0);
    loop {
        match find(cx, sequence, wanted, at, length)? {
            None => return Ok(None),
            Some(None) => return Ok(Some(total)),
            Some(Some(place)) => {
                total += 1;
                at = place + 1;
            }
        }
    }
}

/// The first index at which two sequences differ, if they do within their common length. None: a script
/// must be asked.
fn difference(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<Option<usize>>> {
    let mut at = 0;
    loop {
        let (left, right) = (items_of(cx, one), items_of(cx, two));
        let end = left.len().min(right.len());
        let mut unknown = None;
        while at < end {
            let (a, b) = (&left[at], &right[at]);
            if !a.is(b) {
                match quick_equal(cx, a, b) {
                    Some(true) => {}
                    Some(false) => return Ok(Some(Some(at))),
                    None => {
                        unknown = Some((a.clone(), b.clone()));
                        break;
                    }
                }
            }
            at += 1;
        }
        let Some((a, b)) = unknown else { return Ok(Some(None)) };
        match same(cx, &a, &b)? {
            None => return Ok(None),
            Some(false) => return Ok(Some(Some(at))),
            Some(true) => at += 1,
        }
    }
}

/// A rich comparison of two lists or two tuples. None: a script must be asked.
pub fn compare(cx: &mut Cx, comparison: usize, one: &Value, two: &Value) -> Answer<Option<Value>> {
    let (left, right) = (items_of(cx, one).len(), items_of(cx, two).len());
    let is_equality = comparison == 2 || comparison == 3;
    if is_equality && left != right {
        return Ok(Some(Value::bool(comparison == 3)));
    }
    cx.charge(left.min(right) / 4)?;
    let Some(different) = difference(cx, one, two)? else { return Ok(None) };
    let Some(at) = different else {
        return Ok(Some(Value::bool(decide_order(comparison, left.cmp(&right)))));
    };
    if is_equality {
        return Ok(Some(Value::bool(comparison == 3)));
    }
    let (a, b) = (items_of(cx, one).get(at).cloned(), items_of(cx, two).get(at).cloned());
    let (Some(a), Some(b)) = (a, b) else { return Ok(None) };
    nested(cx, |cx| quick_compare(cx, comparison, &a, &b))
}

/// The items `count` times over, after asking for the room.
pub fn repeated(cx: &mut Cx, sequence: &Value, count: i64) -> Answer<Vec<Value>> {
    let count = usize::try_from(count).unwrap_or(0);
    let length = items_of(cx, sequence).len();
    let Some(total) = length.checked_mul(count) else { return Err(cx.out_of_memory()) };
    cx.charge(total / 4)?;
    let mut result = cx.room_for(total)?;
    let items = items_of(cx, sequence);
    for _ in 0..count {
        result.extend_from_slice(items);
        if items.is_empty() {
            break;
        }
    }
    Ok(result)
}

/// Bytes of a header and a payload, as `__sizeof__` shows them.
pub fn sizeof(bytes: usize) -> Value {
    Value::small_int(bytes as i64)
}
