//! `bytearray`: a buffer of bytes that can grow while no memory view pins it.

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct ByteArray {
    /// The bytes.
    pub bytes: crate::heap::Buffer<u8>,
    /// How many memory views pin it.
    pub exports: usize,
}

impl Payload for ByteArray {
    const KIND: Kind = Kind::ByteArray;
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// The class `bytearray`.
pub static TYPE: TypeRow = TypeRow {
    name: "bytearray",
    kind: Kind::ByteArray,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF,
    doc: "bytearray(iterable_of_ints) -> bytearray",
    ..TypeRow::DEFAULT
};
