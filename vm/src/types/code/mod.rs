//! Code objects: compiled code as scripts see it.
//!
//! - `methods`: attributes and methods
//! - `tables`: instructions, lines and handlers as bytes
//! - `replace`: code with other fields, as far as it stays code that can run

mod methods;
mod replace;
mod tables;

pub use replace::ShownCode;

use std::sync::Arc;

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::value::Value;

/// The payload.
pub struct CodeObject {
    /// The compiled code.
    pub code: Arc<crate::bytecode::Code>,
    /// Its loaded form in this VM, once it was run or made into a function.
    pub loaded: Option<Box<crate::interp::LoadedCode>>,
    /// `co_consts` once a script has seen it, or Unset.
    pub constants: Value,
}

impl Payload for CodeObject {
    const KIND: Kind = Kind::Code;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(loaded) = &self.loaded {
            loaded.trace(visit);
        }
        visit(&self.constants);
    }
    fn clear(&mut self) {
        if let Some(loaded) = &mut self.loaded {
            loaded.clear();
        }
        self.constants = Value::UNSET;
    }
}

/// The class `code`.
pub static TYPE: TypeRow = TypeRow {
    name: "code",
    kind: Kind::Code,
    flags: crate::object::ClassFlags::WEAK,
    doc: "Create a code object.  Not for mere mortals.",
    methods: methods::ROWS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
