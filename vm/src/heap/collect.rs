//! The cycle collector and the count audit.
//!
//! Trial deletion, in place: take away from every container's count what other containers' references give;
//! whatever still has a count is held from outside (a register, a native, a handle) and marked with all it
//! reaches, and what is reached gets its counts back; what is unmarked is garbage and gives its counts back
//! last. Nothing of a script's runs meanwhile.

use super::destroy::{Finalizer, clear_weak_references};
use super::{Attributes, Header, Heap, Kind, flag};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::value::{Bits, Value};

/// How many containers the collector keeps in mind at once while it follows references.
const MOST_TO_FOLLOW: usize = 1 << 13;
/// In the count of a container that is marked but still to be followed.
const LEFT_OVER: u32 = 1 << 31;
/// No collection is due while there are fewer containers.
const FEWEST: usize = 20_000;

/// The container that a value is.
fn container(value: &Value) -> Option<*mut Header> {
    let bits = value.bits();
    // SAFETY: a pointer word points to a live object.
    (bits.is_pointer() && unsafe { Header::may_hold(bits.pointer()) }).then(|| bits.pointer())
}

impl Heap {
    /// Shows every value that an object owns, its class included when it owns a count of it.
    ///
    /// # Safety
    /// `object` is live.
    pub unsafe fn trace(&self, object: *mut Header, visit: &mut dyn FnMut(&Value)) {
        // SAFETY: the caller's promise.
        unsafe {
            if (*object).kind != Kind::Instance {
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

    /// `trace` by a visitor that is known here: the kinds met most are read without a call for each value.
    ///
    /// # Safety
    /// As `trace`.
    #[inline(always)]
    unsafe fn trace_quickly(&self, object: *mut Header, mut visit: impl FnMut(&Value)) {
        // SAFETY: the caller's promise; the kind says which payload lies behind a header without attributes.
        unsafe {
            let kind = (*object).kind;
            if (*object).flags & (flag::ATTRIBUTES | flag::OWNS_CLASS) != 0 {
                self.trace(object, &mut visit);
            } else if kind == Kind::Dict {
                for entry in Bits::from_pointer(object).bare_payload::<Dict>().table.slots() {
                    visit(&entry.key);
                    visit(&entry.value);
                }
            } else if kind == Kind::List {
                Bits::from_pointer(object).bare_payload::<List>().items.iter().for_each(visit);
            } else if kind == Kind::Tuple {
                Bits::from_pointer(object).bare_payload::<Tuple>().items().iter().for_each(visit);
            } else {
                self.trace(object, &mut visit);
            }
        }
    }

    /// Shows every live container.
    fn each_container(&self, mut visit: impl FnMut(*mut Header)) {
        self.each_object(|object| {
            // SAFETY: `each_object` shows live objects.
            if unsafe { Header::may_hold(object) } {
                visit(object);
            }
        });
    }

    fn containers_alive(&self) -> Vec<*mut Header> {
        let mut all = Vec::with_capacity(self.containers);
        self.each_container(|object| all.push(object));
        all
    }

    /// Marks every container that still has a count and all that it reaches, and gives back what the marked
    /// ones refer to. What does not fit on the stack of those still to be followed is noted in the count's
    /// highest bit and followed in another round.
    ///
    /// # Safety
    /// Counts are those that a trial deletion leaves.
    unsafe fn mark_reached(&self) {
        let mut reached: Vec<*mut Header> = Vec::new();
        let mut left_over = false;
        // SAFETY: all objects are live; no object has as many as 2^31 owners.
        unsafe {
            let follow = |reached: &mut Vec<*mut Header>, left_over: &mut bool| {
                while let Some(next) = reached.pop() {
                    self.trace_quickly(next, |child| {
                        let Some(child) = container(child) else { return };
                        (*child).count += 1;
                        if (*child).flags & flag::MARK == 0 {
                            (*child).flags |= flag::MARK;
                            if reached.len() < MOST_TO_FOLLOW {
                                reached.push(child);
                            } else {
                                (*child).count |= LEFT_OVER;
                                *left_over = true;
                            }
                        }
                    });
                }
            };
            self.each_container(|object| {
                if (*object).count & !LEFT_OVER != 0 && (*object).flags & flag::MARK == 0 {
                    (*object).flags |= flag::MARK;
                    reached.push(object);
                    follow(&mut reached, &mut left_over);
                }
            });
            while std::mem::take(&mut left_over) {
                self.each_container(|object| {
                    if (*object).count & LEFT_OVER != 0 {
                        (*object).count &= !LEFT_OVER;
                        reached.push(object);
                        follow(&mut reached, &mut left_over);
                    }
                });
            }
        }
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
        // SAFETY: all objects are live and nothing runs meanwhile; each count that is taken is given back.
        unsafe {
            self.each_container(|object| {
                self.trace_quickly(object, |child| {
                    if let Some(child) = container(child) {
                        (*child).count = (*child).count.wrapping_sub(1);
                    }
                });
            });
            self.mark_reached();
            let mut garbage: Vec<*mut Header> = Vec::new();
            self.each_container(|object| {
                if (*object).flags & flag::MARK == 0 {
                    garbage.push(object);
                }
                (*object).flags &= !flag::MARK;
            });
            for &object in &garbage {
                self.trace(object, &mut |child| {
                    if let Some(child) = container(child) {
                        (*child).count += 1;
                    }
                });
            }
            let alive = self.containers - garbage.len().min(self.containers);
            let found = self.discard(&garbage);
            self.collections.0 += 1;
            self.collections.1 += found;
            // where little is found the next collection can wait longer
            let more = if found < alive / 8 { alive } else { alive / 2 };
            self.collect_at = (alive + more).max(FEWEST);
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
                if (*object).kind == Kind::WeakReference {
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
            let is_class = |value: &&Value| value.is_kind(Kind::Class);
            for value in held.iter().filter(is_class).chain(held.iter().filter(|value| !is_class(value))) {
                let object = value.bits().pointer();
                if (*object).kind != Kind::Instance {
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
