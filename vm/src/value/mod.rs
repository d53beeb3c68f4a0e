//! A value is one 64-bit word. This file alone knows the bits.
//!
//! | low bits | meaning |
//! |---|---|
//! | `..00` | small int: 62 bits, shifted left by two |
//! | `.001` | pointer to a heap object, plus one |
//! | `.101` | immediate: None, False, True, Ellipsis, NotImplemented, Unset |
//! | `.011 .110 .111` | float: its bits rotated left by four, plus three (zeros and magnitudes 2^-255 … 2^256) |
//! | `.010` | never |
//!
//! So bit 1 means float, two clear low bits mean int, and the raw words of a frame record (8-aligned
//! pointers) read as ints. The remaining floats and larger ints are boxed.
//!
//! `Bits` is the bare word that registers hold; it owns nothing. `Value` owns one count of the object it
//! points to; natives, containers and the library use it. Next: `heap`, where the objects live.

use std::fmt;
use std::marker::PhantomData;

use crate::heap::{Header, Kind};

/// A value without ownership.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Bits(pub u64);

const POINTER: u64 = 1;
const IMMEDIATE: u64 = 5;

impl Bits {
    /// `None`
    pub const NONE: Bits = Bits(IMMEDIATE);
    /// `False`
    pub const FALSE: Bits = Bits(IMMEDIATE | 1 << 3);
    /// `True`
    pub const TRUE: Bits = Bits(IMMEDIATE | 2 << 3);
    /// `...`
    pub const ELLIPSIS: Bits = Bits(IMMEDIATE | 3 << 3);
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Bits = Bits(IMMEDIATE | 4 << 3);
    /// The mark of an unbound register, an absent argument, an empty cell. Scripts never see it.
    pub const UNSET: Bits = Bits(IMMEDIATE | 5 << 3);

    /// The immediate with this number (`bytecode::immediate`).
    #[inline(always)]
    pub fn immediate(number: usize) -> Bits {
        Bits(IMMEDIATE | (number as u64) << 3)
    }

    /// A small int; the caller knows that it fits 62 bits.
    #[inline(always)]
    pub const fn small_int(number: i64) -> Bits {
        Bits((number as u64) << 2)
    }

    /// A small int when it fits 62 bits.
    #[inline(always)]
    pub fn try_int(number: i64) -> Option<Bits> {
        let shifted = number << 2;
        if shifted >> 2 == number { Some(Bits(shifted as u64)) } else { None }
    }

    /// `True` or `False`
    #[inline(always)]
    pub const fn bool(truth: bool) -> Bits {
        Bits(IMMEDIATE | (1 + truth as u64) << 3)
    }

    /// The float when it can be held inline.
    #[inline(always)]
    pub fn try_float(number: f64) -> Option<Bits> {
        let word = number.to_bits().rotate_left(4).wrapping_add(3);
        // low three bits 0, 3 and 4 before the addition are the inline exponents; the pattern repeats so that
        // the shift may take five bits, as the machine's does
        if (0xc8c8_c8c8_u32 >> (word & 31)) & 1 != 0 { Some(Bits(word)) } else { None }
    }

    /// Whether it is a small int.
    #[inline(always)]
    pub fn is_int(self) -> bool {
        self.0 & 3 == 0
    }

    /// Whether both are small ints.
    #[inline(always)]
    pub fn are_ints(self, other: Bits) -> bool {
        (self.0 | other.0) & 3 == 0
    }

    /// Whether it is an inline float.
    #[inline(always)]
    pub fn is_float(self) -> bool {
        self.0 & 2 != 0
    }

    /// Whether both are inline floats.
    #[inline(always)]
    pub fn are_floats(self, other: Bits) -> bool {
        self.0 & other.0 & 2 != 0
    }

    /// Whether it points to a heap object.
    #[inline(always)]
    pub fn is_pointer(self) -> bool {
        self.0 & 7 == POINTER
    }

    /// Whether it is `True` or `False`.
    #[inline(always)]
    pub fn is_bool(self) -> bool {
        self == Bits::TRUE || self == Bits::FALSE
    }

    /// The small int it is known to be.
    #[inline(always)]
    pub fn int(self) -> i64 {
        debug_assert!(self.is_int());
        (self.0 as i64) >> 2
    }

    /// The inline float it is known to be.
    #[inline(always)]
    pub fn float(self) -> f64 {
        debug_assert!(self.is_float());
        f64::from_bits(self.0.wrapping_sub(3).rotate_right(4))
    }

    /// The object it is known to point to.
    #[inline(always)]
    pub fn pointer(self) -> *mut Header {
        debug_assert!(self.is_pointer());
        (self.0 - POINTER) as *mut Header
    }

    /// The word that points to this object.
    #[inline(always)]
    pub fn from_pointer(object: *const Header) -> Bits {
        Bits(object as u64 + POINTER)
    }

    /// The kind of object it points to, if it does.
    #[inline(always)]
    pub fn kind(self) -> Option<Kind> {
        // SAFETY: a word tagged as a pointer points to a live object's header.
        if self.is_pointer() { Some(unsafe { (*self.pointer()).kind }) } else { None }
    }

    /// Whether it points to an object of this kind.
    #[inline(always)]
    pub fn is_kind(self, kind: Kind) -> bool {
        // SAFETY: a word tagged as a pointer points to a live object's header.
        self.is_pointer() && unsafe { (*self.pointer()).kind == kind }
    }

    /// Adds one count.
    #[inline(always)]
    pub fn retain(self) {
        if self.is_pointer() {
            // SAFETY: a word tagged as a pointer points to a live object's header.
            unsafe { (*self.pointer()).count += 1 }
        }
    }

    /// Gives up one count; the object may be destroyed.
    #[inline(always)]
    pub fn release(self) {
        if self.is_pointer() {
            // SAFETY: a word tagged as a pointer points to a live object's header, one count of which the
            // caller owned.
            unsafe {
                let object = self.pointer();
                (*object).count -= 1;
                if (*object).count == 0 {
                    crate::heap::destroy(object);
                }
            }
        }
    }

    /// Gives up one count; true when that was the last one: the caller must then call `heap::destroy`.
    #[inline(always)]
    pub fn release_is_last(self) -> bool {
        if !self.is_pointer() {
            return false;
        }
        // SAFETY: as in `release`.
        unsafe {
            let object = self.pointer();
            (*object).count -= 1;
            (*object).count == 0
        }
    }

    /// A value of its own, with a count of its own.
    #[inline(always)]
    pub fn to_value(self) -> Value {
        self.retain();
        Value { bits: self, not_send: PhantomData }
    }

    /// The value whose count these bits carried.
    #[inline(always)]
    pub fn into_value(self) -> Value {
        Value { bits: self, not_send: PhantomData }
    }
}

impl fmt::Debug for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_int() {
            write!(f, "{}", self.int())
        } else if self.is_float() {
            write!(f, "{:?}", self.float())
        } else if self.is_pointer() {
            write!(f, "<{:?} at {:#x}>", self.kind(), self.0)
        } else {
            let names = ["None", "False", "True", "Ellipsis", "NotImplemented", "Unset"];
            f.write_str(names.get((self.0 >> 3) as usize).copied().unwrap_or("?"))
        }
    }
}

/// A value that owns one count of its object. Cloning adds a count, dropping gives it up.
#[repr(transparent)]
pub struct Value {
    bits: Bits,
    not_send: PhantomData<*mut Header>,
}

impl Value {
    /// `None`
    pub const NONE: Value = Value::constant(Bits::NONE);
    /// `True`
    pub const TRUE: Value = Value::constant(Bits::TRUE);
    /// `False`
    pub const FALSE: Value = Value::constant(Bits::FALSE);
    /// `...`
    pub const ELLIPSIS: Value = Value::constant(Bits::ELLIPSIS);
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Value = Value::constant(Bits::NOT_IMPLEMENTED);
    /// The mark of absence; scripts never see it.
    pub const UNSET: Value = Value::constant(Bits::UNSET);

    const fn constant(bits: Bits) -> Value {
        Value { bits, not_send: PhantomData }
    }

    /// `True` or `False`
    #[inline(always)]
    pub const fn bool(truth: bool) -> Value {
        Value::constant(Bits::bool(truth))
    }

    /// A small int; panics in debug builds when it does not fit 62 bits. Use `cx.int` when it may not.
    #[inline(always)]
    pub const fn small_int(number: i64) -> Value {
        debug_assert!((number << 2) >> 2 == number);
        Value::constant(Bits::small_int(number))
    }

    /// The word, without its count.
    #[inline(always)]
    pub fn bits(&self) -> Bits {
        self.bits
    }

    /// The word and its count; the caller takes over.
    #[inline(always)]
    pub fn into_bits(self) -> Bits {
        let bits = self.bits;
        std::mem::forget(self);
        bits
    }

    /// Whether both are the same object (`is`).
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.bits == other.bits
    }

    /// Whether it is `None`.
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.bits == Bits::NONE
    }

    /// Whether it is the mark of absence.
    #[inline(always)]
    pub fn is_unset(&self) -> bool {
        self.bits == Bits::UNSET
    }

    /// Whether it is `NotImplemented`.
    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.bits == Bits::NOT_IMPLEMENTED
    }

    /// The small int, if it is one. A bool is none.
    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        if self.bits.is_int() { Some(self.bits.int()) } else { None }
    }

    /// Whether it points to an object of this kind (the layout; a subclass's instance counts).
    #[inline(always)]
    pub fn is_kind(&self, kind: Kind) -> bool {
        self.bits.is_kind(kind)
    }

    /// The object's kind, if it is an object on the heap.
    #[inline(always)]
    pub fn kind(&self) -> Option<Kind> {
        self.bits.kind()
    }

    /// The number that `id()` shows.
    pub fn identity(&self) -> u64 {
        self.bits.0
    }

    /// The value, or None when it is the mark of absence.
    pub fn or_unset(self) -> Option<Value> {
        if self.is_unset() { None } else { Some(self) }
    }

    /// The object's count; 0 for what has none.
    pub fn count(&self) -> u32 {
        // SAFETY: a pointer word points to a live header.
        if self.bits.is_pointer() { unsafe { (*self.bits.pointer()).count } } else { 0 }
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        self.bits.to_value()
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        self.bits.release();
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::UNSET
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.bits.fmt(f)
    }
}

/// Lends a run of registers to a native as values. The registers keep their counts.
///
/// # Safety
/// The words from `first` are `count` initialised registers that stay as they are while the slice lives.
#[inline(always)]
pub unsafe fn lend<'a>(first: *const Bits, count: usize) -> &'a [Value] {
    // SAFETY: `Value` is a transparent wrapper of `Bits`; the rest is the caller's promise.
    unsafe { std::slice::from_raw_parts(first.cast::<Value>(), count) }
}

const _: () = assert!(size_of::<Value>() == 8);
