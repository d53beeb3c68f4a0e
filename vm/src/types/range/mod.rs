//! `range`: start, stop and step as ints of any size; when all fit 64 bits they are kept as such.

mod methods;

pub use methods::{from_parts, from_state};

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct Range {
    /// First number, an int.
    pub start: Value,
    /// Where it stops, an int.
    pub stop: Value,
    /// Distance, an int that is not zero.
    pub step: Value,
    /// How many numbers it has, an int.
    pub length: Value,
}

impl Payload for Range {
    const KIND: Kind = Kind::Range;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.start, &self.stop, &self.step, &self.length] {
            visit(value);
        }
    }
}

/// The class `range`.
pub static TYPE: TypeRow = TypeRow {
    name: "range",
    kind: Kind::Range,
    flags: ClassFlags::SEQUENCE,
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    call: Some(&methods::CALL),
    ..TypeRow::DEFAULT
};
