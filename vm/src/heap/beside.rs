//! Values that few objects of a kind have stand in a table beside the objects, which so need no word for them.
//! The object's payload says whether it has any and shows them to the collector; dying, it takes them away.

use super::{Header, Heap};
use crate::value::Value;

/// How many values an object may have beside it.
pub const PLACES: usize = 5;

/// What an object has beside it, by place.
pub type Beside = Box<[Value; PLACES]>;

impl Heap {
    /// What an object has at a place beside it; Unset when that is nothing.
    pub fn beside(&self, object: *mut Header, place: usize) -> Value {
        self.beside.get(&object).and_then(|values| values.get(place)).cloned().unwrap_or_default()
    }

    /// Sets what an object has at a place beside it; answers what was there.
    pub fn set_beside(&mut self, object: *mut Header, place: usize, value: Value) -> Value {
        match self.beside.entry(object).or_default().get_mut(place) {
            Some(kept) => std::mem::replace(kept, value),
            None => value,
        }
    }

    /// Takes everything away that an object has beside it.
    pub fn take_beside(&mut self, object: *mut Header) -> Option<Beside> {
        self.beside.remove(&object)
    }

    /// Shows what an object has beside it.
    pub fn trace_beside(&self, object: *mut Header, visit: &mut dyn FnMut(&Value)) {
        self.beside.get(&object).into_iter().flat_map(|values| values.iter()).for_each(visit);
    }
}
