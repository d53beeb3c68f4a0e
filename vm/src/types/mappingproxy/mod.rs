//! `mappingproxy`: a read-only view of a mapping.

mod methods;

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct MappingProxy {
    /// The mapping.
    pub mapping: Value,
}

impl Payload for MappingProxy {
    const KIND: Kind = Kind::MappingProxy;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.mapping);
    }
}

/// The class `mappingproxy`.
pub static TYPE: TypeRow = TypeRow {
    name: "mappingproxy",
    kind: Kind::MappingProxy,
    flags: ClassFlags::MAPPING,
    doc: "Read-only proxy of a mapping.",
    methods: methods::METHODS,
    ..TypeRow::DEFAULT
};
