//! `float`: most are inline, the rest boxed.
//!
//! - this file: the payload, and floats as natives see them
//! - `arithmetic`: what the operators do
//! - `convert`: the constructor
//! - `methods`: the rows

pub mod arithmetic;
mod convert;
mod methods;

use crate::error::Answer;
use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// The payload of a float that does not fit inline, or of an instance of a subclass of `float`.
pub struct Float(pub f64);

impl Payload for Float {
    const KIND: Kind = Kind::Float;
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

impl Cx {
    /// A float.
    #[inline]
    pub fn float(&mut self, number: f64) -> Answer {
        match Bits::try_float(number) {
            Some(bits) => Ok(bits.into_value()),
            None => {
                let class = self.types().float.clone();
                self.new_object(&class, Float(number))
            }
        }
    }

    /// The float, when the value is one (inline, boxed or of a subclass; an int is none).
    #[inline]
    pub fn as_float(&self, value: &Value) -> Option<f64> {
        if value.bits().is_float() {
            Some(value.bits().float())
        } else {
            value.get::<Float>(self).map(|float| float.0)
        }
    }
}

/// The class `float`.
pub static TYPE: TypeRow = TypeRow {
    name: "float",
    kind: Kind::Float,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF,
    doc: "Convert a string or number to a floating-point number, if possible.",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    call: Some(&convert::CALL),
    ..TypeRow::DEFAULT
};
