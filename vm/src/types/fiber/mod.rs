//! Greenlets as scripts see them. The payload is `fiber::Fiber`.

mod methods;

pub use methods::{ERROR, EXIT};

use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;

/// The class `greenlet.greenlet`.
pub static TYPE: TypeRow = TypeRow {
    name: "greenlet",
    module: "greenlet",
    kind: Kind::Fiber,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::WEAK | ClassFlags::HAS_DICT,
    doc: "greenlet(run=None, parent=None) -> greenlet\n\nA chain of frames that can be switched to and from.",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
