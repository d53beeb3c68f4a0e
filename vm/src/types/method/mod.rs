//! Bound methods: a function and the object it is bound to.

pub mod methods;

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::value::Value;

/// The payload.
pub struct Method {
    /// The function.
    pub function: Value,
    /// The object bound.
    pub receiver: Value,
}

impl Payload for Method {
    const KIND: Kind = Kind::Method;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.receiver);
    }
    fn clear(&mut self) {
        self.function = Value::NONE;
        self.receiver = Value::NONE;
    }
}

/// The class `method`.
pub static TYPE: TypeRow = TypeRow {
    name: "method",
    kind: Kind::Method,
    flags: 0,
    doc: "Create a bound instance method object.",
    methods: methods::ROWS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
