//! The classes of natives as scripts see them.

use crate::heap::Kind;
use crate::native::TypeRow;

/// Builtin functions and bound builtin methods.
pub static FUNCTION: TypeRow =
    TypeRow { name: "builtin_function_or_method", kind: Kind::Native, ..TypeRow::DEFAULT };
/// Methods of builtin types, unbound.
pub static METHOD: TypeRow = TypeRow { name: "method_descriptor", kind: Kind::Native, ..TypeRow::DEFAULT };
/// Special methods of builtin types, unbound.
pub static WRAPPER: TypeRow = TypeRow { name: "wrapper_descriptor", kind: Kind::Native, ..TypeRow::DEFAULT };
/// Class methods of builtin types, unbound.
pub static CLASS_METHOD: TypeRow =
    TypeRow { name: "classmethod_descriptor", kind: Kind::Native, ..TypeRow::DEFAULT };
/// Bound special methods of builtin types.
pub static BOUND_WRAPPER: TypeRow = TypeRow { name: "method-wrapper", kind: Kind::Method, ..TypeRow::DEFAULT };
