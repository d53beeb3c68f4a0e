//! Bytecode: the instruction set, compiled code and its listing. The compiler and the interpreter meet here
//! and nowhere else.
//!
//! - `opcodes`: the table of instructions
//! - `code`: `Code`, constants, exception and liveness tables
//! - `listing`: the printed form (`taipan --code`)

mod code;
mod opcodes;

pub use code::*;
pub use opcodes::*;
