//! `complex`: a pair of floats.
//!
//! - this file: the payload
//! - `arithmetic`: what the operators do
//! - `convert`: the constructor
//! - `methods`: the rows

pub mod arithmetic;
mod convert;
mod methods;

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct Complex {
    /// Real part.
    pub real: f64,
    /// Imaginary part.
    pub imaginary: f64,
}

impl Payload for Complex {
    const KIND: Kind = Kind::Complex;
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// The class `complex`.
pub static TYPE: TypeRow = TypeRow {
    name: "complex",
    kind: Kind::Complex,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "Create a complex number from a string or numbers.\n\nA string is read; a single number becomes complex; 'real' and 'imag' together\nare the two parts of the new number.",
    methods: methods::METHODS,
    properties: methods::PROPERTIES,
    call: Some(&convert::CALL),
    ..TypeRow::DEFAULT
};
