//! Greenlets as scripts see them. The payload is `fiber::Fiber`.

mod methods;

pub use methods::{ERROR, EXIT, GETCURRENT, GETTRACE, SETTRACE};

use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;

/// The class `greenlet.greenlet`.
pub static TYPE: TypeRow = TypeRow {
    name: "greenlet",
    module: "greenlet",
    kind: Kind::Fiber,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::WEAK | ClassFlags::HAS_DICT,
    doc: "greenlet(run=None, parent=None) -> greenlet\n\nCreates a new greenlet object (without running it).\n\n - *run* -- The callable to invoke.\n - *parent* -- The parent greenlet. The default is the current greenlet.",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
