//! Compiled code and the compiler that makes it. It stands between the parser and the VM as a crate of its own, so
//! that the VM's build scripts can compile the library with it, and so that the compiler cannot meet a value.
//!
//! - `bytecode`: the instruction set, `Code`, its printed and its binary form
//! - `compile`: a syntax tree in, `Code` out
//! - `source`: a text in, `Code` out

pub mod bytecode;
pub mod compile;
#[cfg(test)]
mod image_tests;
pub mod source;
