//! The cycle collector and the count audit.
//!
//! Trial deletion, in place: take away from every container's count what other containers' references give;
//! whatever still has a count is held from outside (a register, a native, a handle) and marked with all it
//! reaches; give the counts back; what is unmarked is garbage. Nothing of a script's runs meanwhile.

use super::destroy::{Finalizer, clear_weak_references};
use super::{Attributes, Header, Heap, flag};
use crate::value::{Bits, Value};

impl Heap {
    /// Shows every value that an object owns, its class included when it owns a count of it.
    ///
    /// # Safety
    /// `object` is live.
    pub unsafe fn trace(&self, object: *mut Header, visit: &mut dyn FnMut(&Value)) {
        // SAFETY: the caller's promise.
        unsafe {
            if (*object).kind != super::Kind::Instance {
                let row = &self.kinds[(*object).kind as usize];
                (row.trace)(Header::payload(object), visit);
            }
            Attributes::trace(object, visit);
            if (*object).flags & flag::OWNS_CLASS != 0 {
                let class = std::mem::ManuallyDrop::new(Bits::from_pointer((*object).class).into_value());
                visit(&class);
            }
        }
    }

    fn containers_alive(&self) -> Vec<*mut Header> {
        let mut all = Vec::with_capacity(self.containers);
        self.each_object(|object| {
            // SAFETY: `each_object` shows live objects.
            if unsafe { Header::may_hold(object) } {
                all.push(object);
            }
        });
        all
    }

    /// Every live container, held.
    pub fn containers(&self) -> Vec<Value> {
        let all = self.containers_alive();
        // SAFETY: `containers_alive` shows live objects; one whose count is zero is being destroyed.
        unsafe {
            all.into_iter()
                .filter(|&object| (*object).count != 0)
                .map(|object| Bits::from_pointer(object).to_value())
                .collect()
        }
    }

    /// The objects that an object directly refers to, as far as scripts can meet them.
    pub fn referents(&self, value: &Value) -> Vec<Value> {
        let mut found = Vec::new();
        if value.bits().is_pointer() {
            let mut note = |child: &Value| {
                if child.bits() != Bits::UNSET {
                    found.push(child.clone());
                }
            };
            // SAFETY: `value` keeps the object alive.
            unsafe { self.trace(value.bits().pointer(), &mut note) };
        }
        found
    }

    /// Finds cyclic garbage and gives it up. Returns how many objects were found. Garbage with a finaliser
    /// that has not run is kept for a later collection and its finalisers are queued.
    pub fn collect(&mut self) -> usize {
        if self.destroying {
            return 0;
        }
        let all = self.containers_alive();
        let container = |value: &Value| -> Option<*mut Header> {
            let bits = value.bits();
            // SAFETY: a pointer word points to a live object.
            (bits.is_pointer() && unsafe { Header::may_hold(bits.pointer()) }).then(|| bits.pointer())
        };
        // SAFETY: all objects are live and nothing runs meanwhile; each count that is taken is given back.
        unsafe {
            for &object in &all {
                self.trace(object, &mut |child| {
                    if let Some(child) = container(child) {
                        (*child).count = (*child).count.wrapping_sub(1);
                    }
                });
            }
            let mut reached: Vec<*mut Header> = Vec::new();
            for &object in &all {
                if (*object).count != 0 && (*object).flags & flag::MARK == 0 {
                    (*object).flags |= flag::MARK;
                    reached.push(object);
                }
                while let Some(next) = reached.pop() {
                    self.trace(next, &mut |child| {
                        if let Some(child) = container(child)
                            && (*child).flags & flag::MARK == 0
                        {
                            (*child).flags |= flag::MARK;
                            reached.push(child);
                        }
                    });
                }
            }
            for &object in &all {
                self.trace(object, &mut |child| {
                    if let Some(child) = container(child) {
                        (*child).count = (*child).count.wrapping_add(1);
                    }
                });
            }
            let garbage: Vec<*mut Header> =
                all.iter().copied().filter(|&object| (*object).flags & flag::MARK == 0).collect();
            for &object in &all {
                (*object).flags &= !flag::MARK;
            }
            let found = self.discard(&garbage);
            self.collections.0 += 1;
            self.collections.1 += found;
            self.collect_at = (self.containers + self.containers / 2).max(20_000);
            found
        }
    }

    /// # Safety
    /// `garbage` is a set of live objects that only hold each other.
    unsafe fn discard(&mut self, garbage: &[*mut Header]) -> usize {
        let heap: *mut Heap = self;
        // SAFETY: the caller's promise. Each object is held by a count of ours while contents go.
        unsafe {
            // a reference that is garbage itself calls nobody: its callback may be in pieces by then
            let mut silenced: Vec<Value> = Vec::new();
            for &object in garbage {
                if (*object).kind == super::Kind::WeakReference {
                    let reference =
                        Bits::from_pointer(object).payload::<crate::types::weakref::WeakReference>();
                    silenced.push(std::mem::take(&mut reference.callback));
                }
            }
            for &object in garbage {
                if (*object).flags & flag::WEAKLY_REFERENCED != 0 {
                    clear_weak_references(heap, object);
                }
            }
            let mut waiting = false;
            for &object in garbage {
                if (*object).flags & flag::HAS_FINALIZER != 0 && (*object).flags & flag::FINALIZED == 0 {
                    (*object).flags |= flag::FINALIZED;
                    (&mut (*heap).finalizers).push(Finalizer::Object(Bits::from_pointer(object).to_value()));
                    waiting = true;
                }
            }
            if waiting {
                (*heap).raise_flag(crate::sched::breaker::FINALIZE);
                return garbage.len();
            }
            let held: Vec<Value> =
                garbage.iter().map(|&object| Bits::from_pointer(object).to_value()).collect();
            // classes first: they leave their bases' lists of subclasses, which the tuple of bases still names
            let is_class = |value: &&Value| value.is_kind(super::Kind::Class);
            for value in held.iter().filter(is_class).chain(held.iter().filter(|value| !is_class(value))) {
                let object = value.bits().pointer();
                if (*object).kind != super::Kind::Instance {
                    let row = &(&(*heap).kinds)[(*object).kind as usize];
                    (row.clear)(Header::payload(object));
                }
                Attributes::clear(object);
            }
            garbage.len()
        }
    }

    /// Recomputes every count by tracing, given the values that registers and the VM itself hold. Answers what
    /// is wrong: an object, its count, and how many owners were found. For `stress` builds.
    #[cfg(feature = "stress")]
    pub fn audit(&self, roots: &mut dyn FnMut(&mut dyn FnMut(&Value))) -> Vec<(*mut Header, u32, u32)> {
        let mut expected: rustc_hash::FxHashMap<*mut Header, u32> = Default::default();
        let mut note = |value: &Value| {
            if value.bits().is_pointer() {
                *expected.entry(value.bits().pointer()).or_default() += 1;
            }
        };
        roots(&mut note);
        // SAFETY: `each_object` shows live objects.
        self.each_object(|object| unsafe { self.trace(object, &mut note) });
        for finalizer in &self.finalizers {
            match finalizer {
                Finalizer::Object(value) => note(value),
                Finalizer::Callback { callback, reference } => {
                    note(callback);
                    note(reference);
                }
            }
        }
        let mut wrong = Vec::new();
        self.each_object(|object| {
            let expected = expected.get(&object).copied().unwrap_or(0);
            // SAFETY: as above.
            let count = unsafe { (*object).count };
            if count != expected {
                wrong.push((object, count, expected));
            }
        });
        wrong
    }
}
