//! The heap object that wraps a row: `len`, `list.append`, `math.sqrt`.

use std::cell::OnceCell;

use super::{NativeRow, Role, Signature};
use crate::heap::{Kind, Payload};
use crate::value::Value;

/// A native function as scripts see it.
pub struct Native {
    /// What it does.
    pub row: &'static NativeRow,
    /// The class it stands in, or the module it belongs to (its name), or Unset.
    pub owner: Value,
    /// Parsed when first needed.
    signature: OnceCell<Box<Signature>>,
    /// The script function that carries it out, once it was looked up.
    pub script: Value,
    /// The stub that a resumable native's frames run.
    pub code: *mut crate::interp::LoadedCode,
}

impl Native {
    /// A native of this row.
    pub fn new(row: &'static NativeRow, owner: Value) -> Native {
        Native { row, owner, signature: OnceCell::new(), script: Value::UNSET, code: std::ptr::null_mut() }
    }

    /// What attribute access makes of it.
    pub fn role(&self) -> Role {
        self.row.role
    }

    /// Its parameters.
    pub fn signature(&self) -> &Signature {
        self.signature.get_or_init(|| Box::new(Signature::parse(self.row)))
    }
}

impl Payload for Native {
    const KIND: Kind = Kind::Native;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.owner);
        visit(&self.script);
    }
    fn clear(&mut self) {
        self.owner = Value::UNSET;
        self.script = Value::UNSET;
    }
}
