//! What an index or a slice chooses of a sequence of known length. Ints and slices of ints and None are
//! settled here; whatever has an `__index__` of a script's own is left to the script half.

use num_traits::Signed;

use super::Slice;
use crate::error::{Answer, Raised};
use crate::object::find_special;
use crate::types::int::Int;
use crate::value::Value;
use crate::vm::Cx;

/// The items that a slice chooses of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Index of the first one, or where it would be.
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

    /// The same items from the first to the last by index.
    pub fn ascending(self) -> Cut {
        if self.step >= 0 || self.count == 0 {
            return self;
        }
        let back = self.step.wrapping_mul(self.count as i64 - 1);
        Cut {
            start: (self.start as i64).wrapping_add(back) as usize,
            step: self.step.wrapping_neg(),
            count: self.count,
        }
    }

    /// Whether it is a run of neighbours in order.
    pub fn is_run(self) -> bool {
        self.step == 1
    }

    /// Clones of the chosen items.
    pub fn of(self, items: &[Value]) -> Vec<Value> {
        if self.is_run() {
            return items.get(self.start..self.start + self.count).unwrap_or_default().to_vec();
        }
        self.indices().filter_map(|at| items.get(at).cloned()).collect()
    }
}

/// What a key chooses of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One item.
    Item(usize),
    /// One item that is not there.
    OutOfRange,
    /// The items of a slice.
    Cut(Cut),
}

/// What an argument is that should be an int.
enum Read {
    Small(i64),
    Negative,
    Positive,
    /// A script's `__index__` must be asked.
    Asks,
    Other,
}

#[inline]
fn read(cx: &mut Cx, value: &Value) -> Read {
    match cx.as_int(value) {
        Some(Int::Small(number)) => return Read::Small(number),
        Some(Int::Big(number)) => return if number.is_negative() { Read::Negative } else { Read::Positive },
        None => {}
    }
    if has_index(cx, value) { Read::Asks } else { Read::Other }
}

/// What `key` chooses of `length` items. None: a script's `__index__` must be asked. `what` is how errors
/// name the sequence (`list`, `tuple`).
pub fn choose(cx: &mut Cx, key: &Value, length: usize, what: &str) -> Answer<Option<Choice>> {
    if key.get::<Slice>(cx).is_some() {
        return Ok(cut(cx, key, length)?.map(Choice::Cut));
    }
    match read(cx, key) {
        Read::Small(index) => Ok(Some(place(index, length).map_or(Choice::OutOfRange, Choice::Item))),
        Read::Negative | Read::Positive => Err(too_large(cx)),
        Read::Asks => Ok(None),
        Read::Other => {
            let text = format!("{what} indices must be integers or slices, not {}", cx.type_name(key));
            Err(cx.type_error(&text))
        }
    }
}

/// The place of an index in `length` items.
#[inline]
pub fn place(index: i64, length: usize) -> Option<usize> {
    let at = if index < 0 { index.wrapping_add(length as i64) } else { index };
    if (at as u64) < length as u64 { Some(at as usize) } else { None }
}

/// The error for an index beyond 64 bits.
#[cold]
pub fn too_large(cx: &mut Cx) -> Raised {
    cx.index_error("cannot fit 'int' into an index-sized integer")
}

/// Whether a value's class has `__index__`.
pub fn has_index(cx: &mut Cx, value: &Value) -> bool {
    let name = cx.names().__index__.clone();
    find_special(cx, value, &name).is_some()
}

/// What a slice chooses of `length` items. None: a script's `__index__` must be asked.
pub fn cut(cx: &mut Cx, slice: &Value, length: usize) -> Answer<Option<Cut>> {
    let Some(parts) = slice.get::<Slice>(cx) else { return Ok(None) };
    let (start, stop, step) = (parts.start.clone(), parts.stop.clone(), parts.step.clone());
    let Some(step) = bound(cx, &step)? else { return Ok(None) };
    let step = step.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return Err(cx.value_error("slice step cannot be zero"));
    }
    let (Some(start), Some(stop)) = (bound(cx, &start)?, bound(cx, &stop)?) else { return Ok(None) };
    Ok(Some(settle(start, stop, step, length as i64)))
}

/// The arithmetic of a slice whose parts are known.
fn settle(start: Option<i64>, stop: Option<i64>, step: i64, length: i64) -> Cut {
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let clip = |index: i64| {
        let index = if index < 0 { index + length } else { index };
        index.clamp(lowest, highest)
    };
    let (first, last) = if step < 0 { (highest, lowest) } else { (lowest, highest) };
    let start = start.map_or(first, clip);
    let stop = stop.map_or(last, clip);
    let count = if step < 0 {
        if stop < start { (start - stop - 1) / -step + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Cut { start: start.max(0) as usize, step, count: count as usize }
}

/// A part of a slice, or any argument that clips like one: `Some(None)` for None, None when a script's
/// `__index__` must be asked.
pub fn bound(cx: &mut Cx, value: &Value) -> Answer<Option<Option<i64>>> {
    if value.is_none() {
        return Ok(Some(None));
    }
    match read(cx, value) {
        Read::Small(number) => Ok(Some(Some(number))),
        Read::Negative => Ok(Some(Some(i64::MIN))),
        Read::Positive => Ok(Some(Some(i64::MAX))),
        Read::Asks => Ok(None),
        Read::Other => {
            Err(cx.type_error("slice indices must be integers or None or have an __index__ method"))
        }
    }
}

/// An argument that must be an int and clips to 64 bits (`list.insert`). None: a script's `__index__` must
/// be asked.
pub fn clipped(cx: &mut Cx, value: &Value) -> Answer<Option<i64>> {
    match read(cx, value) {
        Read::Small(number) => Ok(Some(number)),
        Read::Negative => Ok(Some(i64::MIN)),
        Read::Positive => Ok(Some(i64::MAX)),
        Read::Asks => Ok(None),
        Read::Other => Err(not_an_integer(cx, value)),
    }
}

/// An argument that must be an int of 64 bits (`list.pop`, `x * n`). None: a script's `__index__` must be
/// asked.
pub fn sized(cx: &mut Cx, value: &Value) -> Answer<Option<i64>> {
    match read(cx, value) {
        Read::Small(number) => Ok(Some(number)),
        Read::Negative | Read::Positive => {
            Err(cx.overflow_error("Python int too large to convert to C ssize_t"))
        }
        Read::Asks => Ok(None),
        Read::Other => Err(not_an_integer(cx, value)),
    }
}

/// The error for a value that cannot stand for an int.
#[cold]
pub fn not_an_integer(cx: &mut Cx, value: &Value) -> Raised {
    let text = format!("{} object cannot be interpreted as an integer", cx.quoted_type_name(value));
    cx.type_error(&text)
}
