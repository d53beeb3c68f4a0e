//! `typing.Union`: `int | str`.

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct UnionType {
    /// The members, a tuple.
    pub arguments: Value,
}

impl Payload for UnionType {
    const KIND: Kind = Kind::UnionType;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.arguments);
    }

}

/// The class `Union`.
pub static TYPE: TypeRow = TypeRow {
    name: "Union",
    module: "typing",
    kind: Kind::UnionType,
    flags: 0,
    doc: "Represent a union type",
    ..TypeRow::DEFAULT
};
