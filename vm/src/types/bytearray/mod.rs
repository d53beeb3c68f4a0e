//! `bytearray`: a buffer of bytes that can grow while no memory view pins it.
//!
//! - this file: the payload, and changing it
//! - `methods`: the rows

mod methods;

use crate::error::Answer;
use crate::heap::{Buffer, Heap, Kind, Payload};
use crate::native::{ClassConstant, TypeRow};
use crate::object::ClassFlags;
use crate::value::Value;
use crate::vm::Cx;

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

impl Cx {
    /// A bytearray.
    pub fn byte_array(&mut self, content: &[u8]) -> Answer {
        let class = self.types().bytearray.clone();
        self.byte_array_of(&class, content)
    }

    /// A bytearray of this class.
    pub fn byte_array_of(&mut self, class: &Value, content: &[u8]) -> Answer {
        let mut bytes = Buffer::new();
        if bytes.extend_from_slice(self.heap(), content).is_err() {
            return Err(self.out_of_memory());
        }
        self.new_object(class, ByteArray { bytes, exports: 0 })
    }

    /// Refuses to change the length of a bytearray that is looked at.
    pub fn check_resizable(&mut self, array: &Value) -> Answer<()> {
        if array.get::<ByteArray>(self).is_some_and(|array| array.exports > 0) {
            return Err(self.buffer_error("Existing exports of data: object cannot be re-sized"));
        }
        Ok(())
    }

    /// Appends bytes to a bytearray.
    pub fn byte_array_append(&mut self, array: &Value, more: &[u8]) -> Answer<()> {
        self.check_resizable(array)?;
        let heap: *mut Heap = self.heap();
        let Some(payload) = array.get_mut::<ByteArray>(self) else {
            return Err(self.system_error("not a bytearray"));
        };
        // SAFETY: the heap belongs to this VM; growing a buffer touches no payload.
        let done = payload.bytes.extend_from_slice(unsafe { &mut *heap }, more);
        done.map_err(|_| self.out_of_memory())
    }

    /// Replaces the bytes `start..end` of a bytearray by others.
    pub fn byte_array_splice(
        &mut self,
        array: &Value,
        start: usize,
        end: usize,
        with: Vec<u8>,
    ) -> Answer<()> {
        let heap: *mut Heap = self.heap();
        if with.len() != end.saturating_sub(start) {
            self.check_resizable(array)?;
        }
        let Some(payload) = array.get_mut::<ByteArray>(self) else {
            return Err(self.system_error("not a bytearray"));
        };
        // SAFETY: the heap belongs to this VM; growing a buffer touches no payload.
        let heap = unsafe { &mut *heap };
        let done = payload.bytes.splice(heap, start, end, with);
        payload.bytes.shrink(heap);
        match done {
            Ok(_) => Ok(()),
            Err(_) => Err(self.out_of_memory()),
        }
    }
}

/// The class `bytearray`.
pub static TYPE: TypeRow = TypeRow {
    name: "bytearray",
    kind: Kind::ByteArray,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF,
    doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nA mutable sequence of bytes: of the ints of an iterable, of an encoded text, of what\nan object exports, or so many zeros.",
    methods: methods::METHODS,
    constants: &[("__hash__", ClassConstant::None)],
    call: Some(&methods::CALL),
    ..TypeRow::DEFAULT
};
