//! `types.GenericAlias`: `list[int]`.

mod iterator;
mod methods;

pub use iterator::ITERATOR;
pub use methods::{CLASS_GETITEM, alias, attribute_owner, starred};

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct GenericAlias {
    /// The class.
    pub origin: Value,
    /// The arguments, a tuple.
    pub arguments: Value,
    /// Its type parameters, a tuple; Unset until asked for.
    pub parameters: Value,
    /// Made by unpacking: `*tuple[int]`.
    pub starred: bool,
}

impl Payload for GenericAlias {
    const KIND: Kind = Kind::GenericAlias;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
        visit(&self.arguments);
        visit(&self.parameters);
    }
    fn clear(&mut self) {
        self.origin = Value::NONE;
        self.arguments = Value::NONE;
        self.parameters = Value::NONE;
    }
}

/// The class `GenericAlias`.
pub static TYPE: TypeRow = TypeRow {
    name: "GenericAlias",
    module: "types",
    kind: Kind::GenericAlias,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::WEAK,
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    methods: methods::ROWS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
