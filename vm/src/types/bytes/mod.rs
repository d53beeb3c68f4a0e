//! `bytes`: a length, a cached hash and the bytes behind them.
//!
//! - this file: the payload, and making bytes
//! - `convert`: the constructor
//! - `methods`: the rows, and what bytes share with bytearrays

pub mod convert;
pub mod methods;

use std::cell::Cell;

use crate::error::Answer;
use crate::heap::{HEADER, Header, Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// The payload of a bytes object. The bytes follow it.
#[repr(C)]
pub struct Bytes {
    length: usize,
    hash: Cell<u64>,
}

impl Payload for Bytes {
    const KIND: Kind = Kind::Bytes;
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Bytes {
    /// The bytes.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: `length` bytes follow the payload.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(self).add(1).cast::<u8>(), self.length) }
    }

    /// The cached hash, if it was computed.
    pub fn cached_hash(&self) -> Option<u64> {
        let hash = self.hash.get();
        if hash != 0 { Some(hash) } else { None }
    }

    /// Keeps the hash.
    pub fn cache_hash(&self, hash: u64) {
        self.hash.set(hash);
    }
}

impl Cx {
    /// A bytes object.
    pub fn bytes(&mut self, content: &[u8]) -> Answer {
        // SAFETY: the cell has room for so many bytes.
        self.bytes_written(content.len(), |data| unsafe {
            std::ptr::copy_nonoverlapping(content.as_ptr(), data, content.len());
        })
    }

    /// A bytes object of so many bytes, which `write` writes, all of them.
    fn bytes_written(&mut self, length: usize, write: impl FnOnce(*mut u8)) -> Answer {
        let Some(size) = length.checked_add(HEADER + size_of::<Bytes>()) else {
            return Err(self.out_of_memory());
        };
        let object = self.allocate(Kind::Bytes, size)?;
        // SAFETY: the cell has room for the head and the bytes.
        unsafe {
            (*object).class = self.types().bytes.bits().pointer();
            let payload = Header::payload(object).cast::<Bytes>();
            payload.write(Bytes { length, hash: Cell::new(0) });
            write(payload.add(1).cast::<u8>());
        }
        Ok(Bits::from_pointer(object).into_value())
    }

    /// A bytes object of so many zeros, some of which `fill` overwrites, and what it answers.
    pub fn bytes_filled<R>(
        &mut self,
        length: usize,
        fill: impl FnOnce(&mut [u8]) -> R,
    ) -> Answer<(Value, R)> {
        let mut answer = None;
        // SAFETY: the cell has room for so many bytes; nobody else knows it yet.
        let made = self.bytes_written(length, |data| unsafe {
            std::ptr::write_bytes(data, 0, length);
            answer = Some(fill(std::slice::from_raw_parts_mut(data, length)));
        })?;
        match answer {
            Some(answer) => Ok((made, answer)),
            None => Err(self.system_error("bytes were not filled")),
        }
    }
}

impl Cx {
    /// A bytes object of a part of what another object exports; all of it when `end` is beyond.
    pub fn bytes_part(&mut self, source: &Value, start: usize, end: usize) -> Answer {
        let Some(whole) = self.buffer(source) else { return Err(self.not_bytes_like(source)) };
        let end = end.min(whole.len());
        let part: *const [u8] = whole.get(start.min(end)..end).unwrap_or_default();
        // SAFETY: making an object moves none and runs no script: the part stays where it is.
        self.bytes(unsafe { &*part })
    }

    /// An instance of a subclass of `bytes`.
    pub fn bytes_subclass(&mut self, class: &Value, content: &[u8]) -> Answer {
        let payload = Bytes { length: content.len(), hash: Cell::new(0) };
        // SAFETY: the new cell has room for the bytes behind its payload.
        self.new_trailing(class, payload, content.len(), |data| unsafe {
            std::ptr::copy_nonoverlapping(content.as_ptr(), data, content.len());
        })
    }
}

/// The class `bytes`.
pub static TYPE: TypeRow = TypeRow {
    name: "bytes",
    kind: Kind::Bytes,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF,
    doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nAn immutable sequence of bytes: of the ints of an iterable, of an encoded text, of\nwhat an object exports, or so many zeros.",
    methods: methods::METHODS,
    call: Some(&convert::CALL),
    ..TypeRow::DEFAULT
};
