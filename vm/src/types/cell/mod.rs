//! Cells: what closures share.

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct Cell {
    /// The content; Unset when empty.
    pub content: Value,
}

impl Payload for Cell {
    const KIND: Kind = Kind::Cell;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.content);
    }
    fn clear(&mut self) {
        self.content = Value::UNSET;
    }
}

/// The class `cell`.
pub static TYPE: TypeRow = TypeRow {
    name: "cell",
    kind: Kind::Cell,
    flags: 0,
    doc: "Create a new cell object.",
    ..TypeRow::DEFAULT
};
