//! Weak references and proxies.

pub mod methods;
mod proxy;

use crate::heap::{Header, Kind, Payload, heap_of};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::{Bits, Value};

/// The payload of `weakref.ref` and of proxies.
pub struct WeakReference {
    target: *mut Header,
    /// Called with the reference when the target has died; None or Unset when there is none.
    pub callback: Value,
    /// The hash of the target, once it was computed.
    pub hash: Option<u64>,
    /// The reference itself.
    itself: *mut Header,
}

impl WeakReference {
    /// A reference to `target` that is not yet entered in the heap's list; `enter` does that.
    pub fn new(target: &Value, callback: Value) -> WeakReference {
        WeakReference { target: target.bits().pointer(), callback, hash: None, itself: std::ptr::null_mut() }
    }

    /// Enters the reference object in the list of its target.
    pub fn enter(reference: &Value) {
        // SAFETY: the reference is live and its target was alive when it was made, in the same breath.
        unsafe {
            let object = reference.bits().pointer();
            let payload = reference.bits().payload::<WeakReference>();
            payload.itself = object;
            let heap = heap_of(object.cast());
            (&mut (*heap).weak).entry(payload.target).or_default().push(object);
            (*payload.target).flags |= crate::heap::flag::WEAKLY_REFERENCED;
        }
    }

    /// The target, while it lives.
    pub fn target(&self) -> Option<Value> {
        if self.target.is_null() {
            return None;
        }
        // SAFETY: the target clears this field before it dies.
        unsafe {
            if (*self.target).count == 0 { None } else { Some(Bits::from_pointer(self.target).to_value()) }
        }
    }

    /// Called when the target dies.
    pub fn forget_target(&mut self) {
        self.target = std::ptr::null_mut();
    }
}

impl Payload for WeakReference {
    const KIND: Kind = Kind::WeakReference;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callback);
    }
    fn clear(&mut self) {
        self.callback = Value::UNSET;
    }
}

impl Drop for WeakReference {
    fn drop(&mut self) {
        if self.target.is_null() || self.itself.is_null() {
            return;
        }
        // SAFETY: the target is alive, or this field would have been cleared; the list is the heap's.
        unsafe {
            let heap = heap_of(self.itself.cast());
            if let Some(list) = (&mut (*heap).weak).get_mut(&self.target) {
                list.retain(|&other| other != self.itself);
                if list.is_empty() {
                    (&mut (*heap).weak).remove(&self.target);
                    (*self.target).flags &= !crate::heap::flag::WEAKLY_REFERENCED;
                }
            }
        }
    }
}

/// The class `weakref.ref`.
pub static TYPE: TypeRow = TypeRow {
    name: "ReferenceType",
    module: "weakref",
    kind: Kind::WeakReference,
    flags: ClassFlags::SUBCLASSABLE,
    methods: methods::ROWS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
/// The class of proxies.
pub static PROXY: TypeRow = TypeRow {
    name: "ProxyType",
    module: "weakref",
    kind: Kind::WeakReference,
    methods: proxy::ROWS,
    constants: proxy::CONSTANTS,
    flags: ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};
/// The class of proxies of callables.
pub static CALLABLE_PROXY: TypeRow = TypeRow {
    name: "CallableProxyType",
    module: "weakref",
    kind: Kind::WeakReference,
    methods: proxy::ROWS,
    constants: proxy::CONSTANTS,
    flags: ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};

/// All references and proxies to an object.
pub fn references(cx: &mut crate::vm::Cx, object: &Value) -> Vec<Value> {
    if !object.bits().is_pointer() {
        return Vec::new();
    }
    let list = cx.heap().weak.get(&object.bits().pointer());
    list.map(|list| list.iter().map(|&other| Bits::from_pointer(other).to_value()).collect())
        .unwrap_or_default()
}

/// The weak reference or proxy of exactly this class to an object that has no callback, if there is one.
pub fn first_without_callback(cx: &mut crate::vm::Cx, object: &Value, class: &Value) -> Option<Value> {
    references(cx, object).into_iter().find(|reference| {
        cx.is_exact(reference, class)
            && reference
                .get::<WeakReference>(cx)
                .is_some_and(|known| known.callback.is_none() || known.callback.is_unset())
    })
}
