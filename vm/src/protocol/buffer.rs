//! Bytes of whatever exports them: bytes, bytearray, memoryview, and library objects such as arrays.

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;
use crate::types::memoryview::MemoryView;
use crate::types::opaque::Opaque;
use crate::value::Value;
use crate::vm::Cx;

impl Cx {
    /// The bytes of an object that exports them in one run. None for what exports none, for a released
    /// view and for one with gaps (`buffer_copy` reads those too).
    #[inline]
    pub fn buffer<'a>(&'a self, value: &'a Value) -> Option<&'a [u8]> {
        match value.kind()? {
            Kind::Bytes => value.get::<Bytes>(self).map(Bytes::as_slice),
            Kind::ByteArray => value.get::<ByteArray>(self).map(|array| &*array.bytes),
            Kind::MemoryView => {
                let view = value.get::<MemoryView>(self)?;
                if view.released || !view.is_contiguous() {
                    return None;
                }
                self.buffer(&view.object)?.get(view.offset..view.offset + view.size())
            }
            Kind::Opaque => value.get::<Opaque>(self)?.lent().map(|lent| lent.bytes),
            _ => None,
        }
    }

    /// A copy of the bytes of an object that exports them, in C order.
    pub fn buffer_copy(&self, value: &Value) -> Option<Vec<u8>> {
        if let Some(bytes) = self.buffer(value) {
            return Some(bytes.to_vec());
        }
        let view = value.get::<MemoryView>(self)?;
        if view.released {
            return None;
        }
        let whole = self.buffer(&view.object)?;
        let mut copy = Vec::with_capacity(view.size());
        view.each_offset(|offset| {
            if let Some(item) = whole.get(offset..offset + view.item_size) {
                copy.extend_from_slice(item);
            }
        });
        Some(copy)
    }

    /// Works on the bytes of an object that lets them be changed: a bytearray, a view of one in one run, an
    /// array. None when it does not.
    pub fn with_buffer_mut<R>(&mut self, value: &Value, work: impl FnOnce(&mut [u8]) -> R) -> Option<R> {
        let (mut work, mut result) = (Some(work), None);
        self.lend_bytes(value, &mut |bytes| result = work.take().map(|work| work(bytes)));
        result
    }

    /// Lends the bytes of an exporter, or those that a view sees of its own exporter.
    fn lend_bytes(&mut self, value: &Value, work: &mut dyn FnMut(&mut [u8])) {
        match value.kind() {
            Some(Kind::ByteArray) => {
                if let Some(array) = value.get_mut::<ByteArray>(self) {
                    work(&mut array.bytes);
                }
            }
            Some(Kind::MemoryView) => {
                let Some(view) = value.get::<MemoryView>(self) else { return };
                if view.released || view.read_only || !view.is_contiguous() {
                    return;
                }
                let (object, offset, size) = (view.object.clone(), view.offset, view.size());
                self.lend_bytes(&object, &mut |bytes| {
                    if let Some(part) = bytes.get_mut(offset..offset + size) {
                        work(part);
                    }
                });
            }
            Some(Kind::Opaque) => {
                if let Some(bytes) = value.get_mut::<Opaque>(self).and_then(Opaque::lent_mut) {
                    work(bytes);
                }
            }
            _ => {}
        }
    }

    /// Whether an object exports bytes.
    pub fn exports_bytes(&self, value: &Value) -> bool {
        match value.kind() {
            Some(Kind::Bytes | Kind::ByteArray | Kind::MemoryView) => true,
            Some(Kind::Opaque) => value.get::<Opaque>(self).is_some_and(|object| object.lent().is_some()),
            _ => false,
        }
    }

    /// A copy of the bytes of a bytes-like argument, or the error for what is none.
    pub fn bytes_like(&mut self, value: &Value) -> Answer<Vec<u8>> {
        if let Some(bytes) = self.buffer(value) {
            let length = bytes.len();
            if length > 256 {
                self.check_room(length)?;
                self.charge(length / 64)?;
            }
        }
        match self.buffer_copy(value) {
            Some(bytes) => Ok(bytes),
            None => Err(self.not_bytes_like(value)),
        }
    }

    /// The error for a value that exports no bytes, or a view that was released.
    #[cold]
    pub fn not_bytes_like(&mut self, value: &Value) -> Raised {
        if value.get::<MemoryView>(self).is_some_and(|view| view.released) {
            return self.released_view();
        }
        let text = format!("a bytes-like object is required, not {}", self.quoted_type_name(value));
        self.type_error(&text)
    }

    /// The error for a view that was released.
    #[cold]
    pub fn released_view(&mut self) -> Raised {
        self.value_error("operation forbidden on released memoryview object")
    }

    /// Pins the bytes of an object while a view looks at them, or lets them go.
    pub fn pin_buffer(&mut self, object: &Value, pinned: bool) {
        crate::types::memoryview::pin(object, pinned);
    }
}
