//! `type`: methods and attributes of classes. The payload is `object::Class`.

use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;

/// The class `type`.
pub static TYPE: TypeRow = TypeRow {
    name: "type",
    kind: Kind::Class,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::METACLASS | ClassFlags::WEAK,
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    ..TypeRow::DEFAULT
};
