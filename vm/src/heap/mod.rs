//! The heap of one VM: objects with a header, in aligned segments, counted.
//!
//! - `kind`: layouts of payloads
//! - `segment`: where cells come from; a segment's head names its heap
//! - `buffer`: counted, fallible storage of variable length
//! - `destroy`: what happens when the last count goes; iterative
//! - `collect`: the cycle collector and the count audit
//! - `attributes`: the two words of instances that hold shape and overflow
//! - `beside`: values that few objects of a kind have
//!
//! ```text
//! +0  count:u32 kind:u8 flags:u8 aux:u16     header
//! +8  class
//! +16 attributes (shape, extra)              only with flag ATTRIBUTES
//! +16 or +32 payload
//! ```

mod attributes;
mod beside;
mod buffer;
mod collect;
mod destroy;
mod kind;
mod segment;

pub use attributes::{Attributes, Extra};
pub use beside::{Beside, PLACES};
pub use buffer::Buffer;
pub(crate) use destroy::want_finalizer;
pub use destroy::{Finalizer, destroy};
pub use kind::{Kind, KindRow, Payload};
pub use segment::{Heap, OutOfMemory, heap_of, small_class};

use crate::value::{Bits, Value};

/// The head of every heap object.
#[repr(C)]
#[derive(Debug)]
pub struct Header {
    /// How many owners it has.
    pub count: u32,
    /// The layout of its payload.
    pub kind: Kind,
    /// See `flag`.
    pub flags: u8,
    /// Of an instance: the number of inline slots. Of a str: its form. Else what the kind says.
    pub aux: u16,
    /// Its class, an object of kind `Class`; counted when flag `OWNS_CLASS` is set.
    pub class: *mut Header,
}

/// Flags of a header.
pub mod flag {
    /// Its finaliser has run and will not run again.
    pub const FINALIZED: u8 = 1;
    /// A weak reference points to it.
    pub const WEAKLY_REFERENCED: u8 = 2;
    /// It owns a count of its class (a class that a script made).
    pub const OWNS_CLASS: u8 = 4;
    /// It wants to be finalised (`__del__`, a generator to close, a fiber to kill).
    pub const HAS_FINALIZER: u8 = 8;
    /// It has attribute words before its payload. The number is their size in bytes.
    pub const ATTRIBUTES: u8 = 16;
    /// A str that stands in the table of interned ones.
    pub const INTERNED: u8 = 32;
    /// What the kind says: a frozen set, a hashable slice, a read-only thing.
    pub const SPECIAL: u8 = 64;
    /// The collector's mark; clear outside a collection.
    pub const MARK: u8 = 128;
}

/// Bytes of a header.
pub const HEADER: usize = size_of::<Header>();
const _: () = assert!(HEADER == 16);
const _: () = assert!(size_of::<Attributes>() == flag::ATTRIBUTES as usize);

impl Header {
    /// Where the payload begins.
    ///
    /// # Safety
    /// `object` is live.
    #[inline(always)]
    pub unsafe fn payload(object: *const Header) -> *mut u8 {
        // SAFETY: the caller's promise; the flag's number is the size of the words it announces.
        unsafe {
            let offset = HEADER + ((*object).flags & flag::ATTRIBUTES) as usize;
            object.cast_mut().cast::<u8>().add(offset)
        }
    }

    /// Whether it can hold references and so take part in cycles: a container, or anything with attributes.
    ///
    /// # Safety
    /// `object` is live.
    #[inline(always)]
    pub unsafe fn may_hold(object: *const Header) -> bool {
        // SAFETY: the caller's promise.
        unsafe { (*object).kind.is_container() || (*object).flags & flag::ATTRIBUTES != 0 }
    }

    /// The attribute words, when it has them.
    ///
    /// # Safety
    /// `object` is live.
    #[inline(always)]
    pub unsafe fn attributes(object: *const Header) -> Option<*mut Attributes> {
        // SAFETY: the caller's promise.
        unsafe {
            if (*object).flags & flag::ATTRIBUTES != 0 {
                Some(object.cast_mut().cast::<u8>().add(HEADER).cast())
            } else {
                None
            }
        }
    }
}

/// What a kind keeps in the header of an object; 0 of what is no object.
pub(crate) fn aux_of(object: &Value) -> u16 {
    // SAFETY: a pointer word points to a live header.
    if object.bits().is_pointer() { unsafe { (*object.bits().pointer()).aux } } else { 0 }
}

/// Says what a kind keeps in the header of an object.
pub(crate) fn set_aux(object: &Value, aux: u16) {
    if object.bits().is_pointer() {
        // SAFETY: as in `aux_of`.
        unsafe { (*object.bits().pointer()).aux = aux }
    }
}

impl Bits {
    /// The payload it is known to point to.
    ///
    /// # Safety
    /// It points to a live object of kind `T::KIND`; the lifetime is the caller's to bound.
    #[inline(always)]
    pub unsafe fn payload<'a, T: Payload>(self) -> &'a mut T {
        debug_assert!(self.is_kind(T::KIND), "{self:?} is no {:?}", T::KIND);
        // SAFETY: the caller's promise.
        unsafe { &mut *Header::payload(self.pointer()).cast::<T>() }
    }
}

impl Bits {
    /// The payload of an object known to have no attribute words, as every instance of exactly a builtin
    /// container has none.
    ///
    /// # Safety
    /// As `payload`, and the object's flags have no `ATTRIBUTES`.
    #[inline(always)]
    pub unsafe fn bare_payload<'a, T: Payload>(self) -> &'a mut T {
        debug_assert!(self.is_kind(T::KIND), "{self:?} is no {:?}", T::KIND);
        // SAFETY: the caller's promise.
        unsafe {
            debug_assert!((*self.pointer()).flags & flag::ATTRIBUTES == 0);
            &mut *self.pointer().cast::<u8>().add(HEADER).cast::<T>()
        }
    }
}

impl Value {
    /// The payload, when the object has that kind. The borrow of `cx` keeps others from changing it.
    #[inline(always)]
    pub fn get<'a, T: Payload>(&'a self, _cx: &'a crate::vm::Cx) -> Option<&'a T> {
        if self.is_kind(T::KIND) {
            // SAFETY: the kind was checked; `self` keeps the object alive for 'a, and changes need
            // `&mut Cx`, which the shared borrow excludes.
            Some(unsafe { &*Header::payload(self.bits().pointer()).cast::<T>() })
        } else {
            None
        }
    }

    /// The payload for change, when the object has that kind.
    #[inline(always)]
    pub fn get_mut<'a, T: Payload>(&'a self, _cx: &'a mut crate::vm::Cx) -> Option<&'a mut T> {
        if self.is_kind(T::KIND) {
            // SAFETY: as in `get`; `&mut Cx` excludes every other borrow of a payload.
            Some(unsafe { &mut *Header::payload(self.bits().pointer()).cast::<T>() })
        } else {
            None
        }
    }
}
