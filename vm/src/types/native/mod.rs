//! The classes of natives as scripts see them.

pub mod methods;
pub mod slots;
pub mod stand_in;

use crate::heap::Kind;
use crate::native::TypeRow;

/// Builtin functions and bound builtin methods.
pub static FUNCTION: TypeRow = TypeRow {
    name: "builtin_function_or_method",
    kind: Kind::Native,
    methods: methods::FUNCTION,
    properties: methods::PROPERTIES,
    flags: crate::object::ClassFlags::NO_NEW | crate::object::ClassFlags::WEAK,
    ..TypeRow::DEFAULT
};
/// Methods of builtin types, unbound.
pub static METHOD: TypeRow = TypeRow {
    name: "method_descriptor",
    kind: Kind::Native,
    methods: methods::METHOD,
    properties: methods::PROPERTIES,
    flags: crate::object::ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};
/// Special methods of builtin types, unbound.
pub static WRAPPER: TypeRow = TypeRow {
    name: "wrapper_descriptor",
    kind: Kind::Native,
    methods: methods::METHOD,
    properties: methods::PROPERTIES,
    flags: crate::object::ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};
/// Class methods of builtin types, unbound.
pub static CLASS_METHOD: TypeRow = TypeRow {
    name: "classmethod_descriptor",
    kind: Kind::Native,
    methods: methods::METHOD,
    properties: methods::PROPERTIES,
    flags: crate::object::ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};
/// Bound special methods of builtin types.
pub static BOUND_WRAPPER: TypeRow = TypeRow {
    name: "method-wrapper",
    kind: Kind::Method,
    methods: methods::BOUND,
    properties: methods::PROPERTIES,
    flags: crate::object::ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};
