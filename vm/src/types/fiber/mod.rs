//! Greenlets as scripts see them. The payload is `fiber::Fiber`.

use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;

/// The class `greenlet.greenlet`.
pub static TYPE: TypeRow = TypeRow {
    name: "greenlet",
    module: "greenlet",
    kind: Kind::Fiber,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::WEAK,
    ..TypeRow::DEFAULT
};
