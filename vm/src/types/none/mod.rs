//! The classes of `None`, `...` and `NotImplemented`.

use crate::heap::Kind;
use crate::native::TypeRow;

/// The class of `None`.
pub static NONE: TypeRow =
    TypeRow { name: "NoneType", kind: Kind::Free, doc: "The type of the None singleton.", ..TypeRow::DEFAULT };
/// The class of `...`.
pub static ELLIPSIS: TypeRow =
    TypeRow { name: "ellipsis", kind: Kind::Free, doc: "The type of the Ellipsis singleton.", ..TypeRow::DEFAULT };
/// The class of `NotImplemented`.
pub static NOT_IMPLEMENTED: TypeRow = TypeRow {
    name: "NotImplementedType",
    kind: Kind::Free,
    doc: "The type of the NotImplemented singleton.",
    ..TypeRow::DEFAULT
};
