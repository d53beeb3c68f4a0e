//! Objects of library modules: a Rust struct of the module's own behind the ordinary header. A module
//! declares a `TypeRow` of kind `Opaque` and boxes its struct; nothing else needs to know it.

use std::any::{Any, TypeId};

use crate::error::Answer;
use crate::heap::{Kind, Payload};
use crate::value::Value;
use crate::vm::Cx;

/// What a library's struct must tell.
pub trait Object: Any {
    /// A number by which the header tells this struct from others without asking it; 0 for most.
    fn mark() -> u16
    where
        Self: Sized,
    {
        0
    }
    /// Shows every value it owns, once for each count.
    fn trace(&self, visit: &mut dyn FnMut(&Value));
    /// Gives up the values it owns, to break a cycle. It stays valid.
    fn clear(&mut self) {}
    /// The bytes it lends to memory views and readers, if it does.
    fn lent(&self) -> Option<Lent<'_>> {
        None
    }
    /// The same bytes, to be changed in place, if they may.
    fn lent_mut(&mut self) -> Option<&mut [u8]> {
        None
    }
    /// A view pins the bytes (they must stay where they are and as many), or lets them go.
    fn pin(&mut self, _pinned: bool) {}
}

/// Bytes that an object lends.
#[derive(Clone, Copy, Debug)]
pub struct Lent<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// The `struct` format of an element.
    pub format: &'static str,
    /// Bytes of an element.
    pub item_size: usize,
    /// They may not be changed.
    pub read_only: bool,
}

/// The payload: the boxed struct, and what it is, so that nobody has to ask it.
pub struct Opaque {
    object: Box<dyn Object>,
    is: TypeId,
}

impl Payload for Opaque {
    const KIND: Kind = Kind::Opaque;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        self.object.trace(visit);
    }
    fn clear(&mut self) {
        self.object.clear();
    }
}

impl Opaque {
    /// Where the struct lies.
    #[inline(always)]
    pub(crate) fn address(&self) -> *const () {
        std::ptr::from_ref(self.object.as_ref()).cast()
    }

    /// The bytes it lends.
    pub fn lent(&self) -> Option<Lent<'_>> {
        self.object.lent()
    }

    /// The bytes it lends, to be changed.
    pub fn lent_mut(&mut self) -> Option<&mut [u8]> {
        self.object.lent_mut()
    }

    /// Tells it that a view pins its bytes or lets them go.
    pub fn pin(&mut self, pinned: bool) {
        self.object.pin(pinned);
    }
}

impl Value {
    /// The library struct behind an object, when it is a `T`.
    #[inline]
    pub fn opaque<'a, T: Object>(&'a self, cx: &'a Cx) -> Option<&'a T> {
        let payload = self.get::<Opaque>(cx)?;
        // SAFETY: `is` was set from the type of the struct when that was boxed, and neither changes.
        (payload.is == TypeId::of::<T>())
            .then(|| unsafe { &*std::ptr::from_ref(&*payload.object).cast::<T>() })
    }

    /// The library struct behind an object for change, when it is a `T`.
    #[inline]
    pub fn opaque_mut<'a, T: Object>(&'a self, cx: &'a mut Cx) -> Option<&'a mut T> {
        let payload = self.get_mut::<Opaque>(cx)?;
        if payload.is != TypeId::of::<T>() {
            return None;
        }
        // SAFETY: as in `opaque`.
        Some(unsafe { &mut *std::ptr::from_mut(&mut *payload.object).cast::<T>() })
    }
}

impl Cx {
    /// An instance of `class` (of kind `Opaque`) that holds this struct.
    pub fn opaque<T: Object>(&mut self, class: &Value, object: T) -> Answer {
        let made = self.new_object(class, Opaque { object: Box::new(object), is: TypeId::of::<T>() })?;
        crate::heap::set_aux(&made, T::mark());
        Ok(made)
    }
}
