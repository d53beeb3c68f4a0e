//! `slice`.
//!
//! - `cut`: what an index or a slice chooses of a sequence
//! - `methods`: the rows

mod cut;
mod methods;

pub use cut::{Choice, Cut, bound, choose, clipped, cut, has_index, not_an_integer, place, sized, too_large};
pub use methods::resolve;

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::value::Value;

/// The payload.
pub struct Slice {
    /// Start or None.
    pub start: Value,
    /// Stop or None.
    pub stop: Value,
    /// Step or None.
    pub step: Value,
}

impl Payload for Slice {
    const KIND: Kind = Kind::Slice;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

/// The class `slice`.
pub static TYPE: TypeRow = TypeRow {
    name: "slice",
    kind: Kind::Slice,
    doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
