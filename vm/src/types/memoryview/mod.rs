//! `memoryview`: a window on the bytes of another object, with a format and a shape.

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct MemoryView {
    /// The object whose bytes are seen (bytes, bytearray, array …); None when released.
    pub object: Value,
    /// First byte seen.
    pub offset: usize,
    /// Elements in each dimension.
    pub shape: Vec<usize>,
    /// Bytes from one element to the next in each dimension.
    pub strides: Vec<isize>,
    /// `struct` format of an element.
    pub format: String,
    /// Bytes of an element.
    pub item_size: usize,
    /// Cannot be written.
    pub read_only: bool,
    /// It was released.
    pub released: bool,
    /// Views made from it that are not released.
    pub exports: usize,
}

impl Payload for MemoryView {
    const KIND: Kind = Kind::MemoryView;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
    }
    fn clear(&mut self) {
        self.object = Value::NONE;
    }
}

/// The class `memoryview`.
pub static TYPE: TypeRow = TypeRow {
    name: "memoryview",
    kind: Kind::MemoryView,
    flags: ClassFlags::SEQUENCE,
    doc: "Create a new memoryview object which references the given object.",
    ..TypeRow::DEFAULT
};
