//! What the language asks of any object: truth, equality, hash, text, attributes. Each function here finishes
//! alone for builtin values and says when a script must be run.

pub mod attribute;
pub mod buffer;
pub mod equal;
pub mod hash;
pub mod number;
pub mod suggest;
pub mod text;
pub mod truth;
