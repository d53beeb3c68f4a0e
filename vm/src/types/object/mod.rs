//! `object`: the root of all classes.
//!
//! - `methods`, `attributes`: rows

pub mod attributes;
pub mod methods;

use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;

/// The class `object`.
pub static TYPE: TypeRow = TypeRow {
    name: "object",
    kind: Kind::Instance,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    methods: methods::ROWS,
    properties: attributes::ROWS,
    ..TypeRow::DEFAULT
};
