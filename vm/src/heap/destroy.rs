//! What happens when an object's last count goes. Destruction is iterative: an object that dies while
//! another is being destroyed waits in a list. Weak references are cleared at once; a finaliser is queued
//! and run by the interpreter before its next instruction.

use super::{Attributes, Header, Heap, Kind, flag, heap_of};
use crate::value::{Bits, Value};

/// Something of a script's that waits to be run because an object died.
pub enum Finalizer {
    /// The object, alive again by this count, wants `__del__`, `close` or GreenletExit.
    Object(Value),
    /// A weak reference, cleared, whose callback wants to be called with it.
    Callback {
        /// The callable.
        callback: Value,
        /// The weak reference.
        reference: Value,
    },
}

/// Sets whether the end of an object is worth running something for.
pub(crate) fn want_finalizer(object: &Value, wanted: bool) {
    let bits = object.bits();
    if bits.is_pointer() {
        // SAFETY: a pointer word points to a live header.
        unsafe {
            let flags = &mut (*bits.pointer()).flags;
            *flags = if wanted { *flags | flag::HAS_FINALIZER } else { *flags & !flag::HAS_FINALIZER };
        }
    }
}

/// Destroys an object that has lost its last count.
///
/// # Safety
/// `object` is an object whose count is zero; nobody else will destroy it.
#[cold]
#[inline(never)]
pub unsafe fn destroy(object: *mut Header) {
    // SAFETY: the caller's promise; objects lie in segments of a live heap.
    unsafe {
        let heap = heap_of(object.cast());
        if (*object).flags == 0 && (*object).kind.is_plain() {
            (*heap).free_object(object);
            return;
        }
        if (*heap).destroying {
            (&mut (*heap).pending).push(object);
            return;
        }
        (*heap).destroying = true;
        finish(heap, object);
        (&mut (*heap).pending).reverse();
        while let Some(next) = (&mut (*heap).pending).pop() {
            let before = (&(*heap).pending).len();
            finish(heap, next);
            // what it held goes before what waits already, the first first
            (&mut (*heap).pending)[before..].reverse();
        }
        (*heap).destroying = false;
    }
}

/// # Safety
/// As `destroy`, one object of `heap` at a time.
unsafe fn finish(heap: *mut Heap, object: *mut Header) {
    // SAFETY: the caller's promise.
    unsafe {
        let flags = (*object).flags;
        if flags & (flag::WEAKLY_REFERENCED | flag::HAS_FINALIZER | flag::INTERNED) != 0
            && !bury(heap, object)
        {
            return;
        }
        let kind = (*object).kind;
        if kind != Kind::Instance {
            let row = &(&(*heap).kinds)[kind as usize];
            (row.drop)(Header::payload(object));
        }
        if flags & flag::ATTRIBUTES != 0 {
            Attributes::drop_all(object);
        }
        if flags & flag::OWNS_CLASS != 0 {
            Bits::from_pointer((*object).class).release();
        }
        (*heap).free_object(object);
    }
}

/// Does what must be done before an object with special flags may go. False when it lives on.
///
/// # Safety
/// As `finish`.
#[cold]
unsafe fn bury(heap: *mut Heap, object: *mut Header) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let flags = (*object).flags;
        let last_words = flags & flag::HAS_FINALIZER != 0 && flags & flag::FINALIZED == 0;
        // weak references to what has a finaliser answer while it runs; those to a generator do not
        if flags & flag::WEAKLY_REFERENCED != 0 && (!last_words || (*object).kind == Kind::Generator) {
            clear_weak_references(heap, object);
        }
        if last_words {
            (*object).flags |= flag::FINALIZED;
            (*object).count = 1;
            (&mut (*heap).finalizers).push(Finalizer::Object(Bits::from_pointer(object).into_value()));
            (*heap).raise_flag(crate::sched::breaker::FINALIZE);
            return false;
        }
        if flags & flag::INTERNED != 0 {
            crate::types::str::forget_interned(&mut *heap, object);
        }
        true
    }
}

impl Heap {
    /// Whether the end of any object would run something of a script's.
    pub fn has_last_words(&self) -> bool {
        let mut found = !self.finalizers.is_empty();
        // SAFETY: `each_object` shows live objects, whose kind tells the payload.
        self.each_object(|object| unsafe {
            let flags = (*object).flags;
            found |= flags & flag::HAS_FINALIZER != 0 && flags & flag::FINALIZED == 0;
            if (*object).kind == Kind::WeakReference {
                let bits = Bits::from_pointer(object);
                let callback = &bits.payload::<crate::types::weakref::WeakReference>().callback;
                found |= !callback.is_unset() && !callback.is_none();
            }
        });
        found
    }
}

/// Clears every weak reference to `object` and queues their callbacks, the youngest first.
///
/// # Safety
/// `object` is an object of `heap`.
pub(super) unsafe fn clear_weak_references(heap: *mut Heap, object: *mut Header) {
    // SAFETY: the caller's promise; listed references are live, they leave the list when they die.
    unsafe {
        (*object).flags &= !flag::WEAKLY_REFERENCED;
        let Some(references) = (&mut (*heap).weak).remove(&object) else { return };
        for &reference in references.iter().rev() {
            let bits = Bits::from_pointer(reference);
            let payload = bits.payload::<crate::types::weakref::WeakReference>();
            payload.forget_target();
            let callback = std::mem::take(&mut payload.callback);
            if !callback.is_unset() && !callback.is_none() && (*reference).count > 0 {
                (&mut (*heap).finalizers).push(Finalizer::Callback { callback, reference: bits.to_value() });
                (*heap).raise_flag(crate::sched::breaker::FINALIZE);
            }
        }
    }
}
