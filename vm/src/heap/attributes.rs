//! The two words that hold an instance's attributes: its shape, which tells the slot of each name, and the
//! values that have no inline slot. In dictionary mode the shape is the class's dictionary shape and the
//! values lie in the dict.

use super::{Header, OutOfMemory, flag, heap_of};
use crate::object::Shape;
use crate::value::Value;

/// Attribute words of an object.
#[repr(C)]
pub struct Attributes {
    /// Which names it has, and where. It belongs to the object's class.
    pub shape: *mut Shape,
    /// Values without an inline slot; null when there are none.
    pub extra: *mut Extra,
}

/// Values that found no inline slot, and the dict in dictionary mode.
pub struct Extra {
    /// The dict that holds the attributes, in dictionary mode; else Unset.
    pub dict: Value,
    /// Slots from the number of inline slots on.
    pub slots: super::Buffer<Value>,
}

impl Attributes {
    /// The inline slots of an instance.
    ///
    /// # Safety
    /// `object` is live and has attribute words.
    pub unsafe fn inline_slots<'a>(object: *mut Header) -> &'a mut [Value] {
        // SAFETY: an instance's payload is `aux` values; other kinds have aux slots of their own meaning.
        unsafe {
            if (*object).kind != super::Kind::Instance {
                return &mut [];
            }
            std::slice::from_raw_parts_mut(
                Header::payload(object).cast::<Value>(),
                usize::from((*object).aux),
            )
        }
    }

    /// The extra part, made when it is missing.
    ///
    /// # Safety
    /// `object` is live and has attribute words.
    pub unsafe fn extra<'a>(object: *mut Header) -> Result<&'a mut Extra, OutOfMemory> {
        // SAFETY: the caller's promise.
        unsafe {
            let Some(attributes) = Header::attributes(object) else { return Err(OutOfMemory) };
            if (*attributes).extra.is_null() {
                let heap = heap_of(object.cast());
                let extra = (*heap).allocate_raw(size_of::<Extra>())?.cast::<Extra>();
                extra.write(Extra { dict: Value::UNSET, slots: super::Buffer::new() });
                (*attributes).extra = extra;
            }
            Ok(&mut *(*attributes).extra)
        }
    }

    /// Shows every value that the object holds in attribute slots.
    ///
    /// # Safety
    /// `object` is live.
    pub unsafe fn trace(object: *mut Header, visit: &mut dyn FnMut(&Value)) {
        // SAFETY: the caller's promise.
        unsafe {
            let Some(attributes) = Header::attributes(object) else { return };
            for slot in Attributes::inline_slots(object) {
                visit(slot);
            }
            if let Some(extra) = (*attributes).extra.as_ref() {
                visit(&extra.dict);
                extra.slots.iter().for_each(visit);
            }
        }
    }

    /// Gives up all attribute values; the object keeps its shape, its slots are Unset.
    ///
    /// # Safety
    /// `object` is live or being destroyed.
    pub unsafe fn clear(object: *mut Header) {
        // SAFETY: the caller's promise.
        unsafe {
            let Some(attributes) = Header::attributes(object) else { return };
            for slot in Attributes::inline_slots(object) {
                *slot = Value::UNSET;
            }
            if let Some(extra) = (*attributes).extra.as_mut() {
                extra.dict = Value::UNSET;
                for slot in extra.slots.iter_mut() {
                    *slot = Value::UNSET;
                }
            }
        }
    }

    /// Drops all attribute values and the storage behind them.
    ///
    /// # Safety
    /// `object` is being destroyed.
    pub unsafe fn drop_all(object: *mut Header) {
        // SAFETY: the caller's promise.
        unsafe {
            let Some(attributes) = Header::attributes(object) else { return };
            for slot in Attributes::inline_slots(object) {
                std::ptr::drop_in_place(slot);
            }
            let extra = (*attributes).extra;
            if !extra.is_null() {
                std::ptr::drop_in_place(extra);
                super::Heap::free_raw(extra.cast(), size_of::<Extra>());
            }
            debug_assert!((*object).flags & flag::ATTRIBUTES != 0);
        }
    }
}
