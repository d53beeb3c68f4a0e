//! `memoryview`: a window on the bytes of another object, with a format and a shape.
//!
//! - this file: the payload; pinning what is looked at
//! - `items`: elements by their format
//! - `methods`: the rows; `plain`: bytes by an int

pub mod items;
pub mod methods;
mod plain;

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::types::bytearray::ByteArray;
use crate::types::opaque::Opaque;
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
    /// How often it must not be released: a script runs in the middle of a look at the bytes.
    pub held: u32,
    /// The hash of what it shows, once somebody has asked: it outlives the release.
    pub hash: Option<i64>,
}

impl Payload for MemoryView {
    const KIND: Kind = Kind::MemoryView;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
    }
    fn clear(&mut self) {
        self.let_go();
    }
}

impl MemoryView {
    /// Bytes of all elements.
    pub fn size(&self) -> usize {
        self.shape.iter().product::<usize>() * self.item_size
    }

    /// Whether the elements lie one behind the other in C order.
    pub fn is_contiguous(&self) -> bool {
        let mut expected = self.item_size as isize;
        for (&length, &stride) in self.shape.iter().zip(&self.strides).rev() {
            if length > 1 && stride != expected {
                return self.size() == 0;
            }
            expected *= length as isize;
        }
        true
    }

    /// Whether the elements lie one behind the other in Fortran's order.
    pub fn is_fortran_contiguous(&self) -> bool {
        let mut expected = self.item_size as isize;
        for (&length, &stride) in self.shape.iter().zip(&self.strides) {
            if length > 1 && stride != expected {
                return self.size() == 0;
            }
            expected *= length as isize;
        }
        true
    }

    /// Hands over the offset of each element in C order.
    pub fn each_offset(&self, mut take: impl FnMut(usize)) {
        let total: usize = self.shape.iter().product();
        let mut place = vec![0usize; self.shape.len()];
        let mut offset = self.offset as isize;
        for _ in 0..total {
            take(offset as usize);
            for dimension in (0..place.len()).rev() {
                place[dimension] += 1;
                offset += self.strides[dimension];
                if place[dimension] < self.shape[dimension] {
                    break;
                }
                offset -= self.strides[dimension] * self.shape[dimension] as isize;
                place[dimension] = 0;
            }
        }
    }

    /// Ends the view: the object's bytes are no longer pinned.
    pub fn let_go(&mut self) {
        if !self.released {
            self.released = true;
            let object = std::mem::replace(&mut self.object, Value::NONE);
            pin(&object, false);
        }
    }
}

impl Drop for MemoryView {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// Pins the bytes of an object while a view looks at them, or lets them go.
pub fn pin(object: &Value, pinned: bool) {
    // SAFETY: each payload is read after its kind was checked; the view owns a count of the object, and no
    // borrow of the payload lives across the making or ending of a view.
    unsafe {
        match object.kind() {
            Some(Kind::ByteArray) => {
                let array = object.bits().payload::<ByteArray>();
                array.exports = if pinned { array.exports + 1 } else { array.exports.saturating_sub(1) };
            }
            Some(Kind::Opaque) => object.bits().payload::<Opaque>().pin(pinned),
            _ => {}
        }
    }
}

/// The class `memoryview`.
pub static TYPE: TypeRow = TypeRow {
    name: "memoryview",
    kind: Kind::MemoryView,
    flags: ClassFlags::SEQUENCE | ClassFlags::WEAK,
    doc: "Create a new memoryview object which references the given object.",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
