//! `type`: methods and attributes of classes. The payload is `object::Class`.
//!
//! - `create`: `type.__new__` and `__build_class__`
//! - `layout`: which bases go together, what `__slots__` say
//! - `methods`, `attributes`: rows
//! - `bases`: assigning `__bases__`

pub mod attributes;
mod bases;
pub mod create;
pub mod layout;
pub mod methods;

use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;

/// The class `type`.
pub static TYPE: TypeRow = TypeRow {
    name: "type",
    kind: Kind::Class,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::METACLASS | ClassFlags::WEAK,
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    methods: methods::ROWS,
    properties: attributes::ROWS,
    ..TypeRow::DEFAULT
};
