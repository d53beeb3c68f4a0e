//! `set` and `frozenset`: a dict's table whose values are None. A frozen one has the flag `SPECIAL`.
//!
//! - `algebra`: what sets do with each other
//! - `methods`: the rows

mod algebra;
mod methods;

pub use algebra::{
    Operand, add, add_all, base_class, compare, copy_as, has_all, has_any, member_hash, of_class, probe,
    swap, unite, with_operands,
};

use std::cell::Cell;

use crate::heap::{Kind, Payload};
use crate::native::{ClassConstant, TypeRow};
use crate::object::ClassFlags;
use crate::types::dict::Table;
use crate::value::Value;

/// The payload of both.
#[derive(Default)]
pub struct Set {
    /// Its members as keys.
    pub table: Table,
    /// The hash of a frozen set; 0 when not computed.
    pub hash: Cell<u64>,
}

impl Set {
    /// The members in order.
    pub fn members(&self) -> Vec<Value> {
        let live = self.table.slots().iter().filter(|entry| !entry.key.is_unset());
        live.map(|entry| entry.key.clone()).collect()
    }
}

impl Payload for Set {
    const KIND: Kind = Kind::Set;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for entry in self.table.slots() {
            visit(&entry.key);
            visit(&entry.value);
        }
    }
    fn clear(&mut self) {
        drop(std::mem::take(&mut self.table));
    }
}

/// The class `set`.
pub static TYPE: TypeRow = TypeRow {
    name: "set",
    kind: Kind::Set,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF,
    doc: "Build an unordered collection of unique elements.",
    methods: methods::METHODS,
    constants: &[("__hash__", ClassConstant::None)],
    call: Some(&methods::CALL),
    ..TypeRow::DEFAULT
};
/// The class `frozenset`.
pub static FROZEN: TypeRow = TypeRow {
    name: "frozenset",
    kind: Kind::Set,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF,
    doc: "Build an immutable unordered collection of unique elements.",
    methods: methods::FROZEN_METHODS,
    call: Some(&methods::FROZEN_CALL),
    ..TypeRow::DEFAULT
};
