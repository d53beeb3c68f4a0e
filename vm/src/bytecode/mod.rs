//! Bytecode: the instruction set, compiled code and its listing. The compiler and the interpreter meet here
//! and nowhere else.
//!
//! - `opcodes`: the table of instructions
//! - `code`: `Code`, constants, exception and liveness tables
//! - `listing`: the printed form (`taipan --code`)
//! - `verify`: checks that a code object's tables tell the truth

mod code;
mod listing;
mod opcodes;
mod verify;

pub use code::*;
pub use listing::listing;
pub(crate) use opcodes::for_each_opcode;
pub use opcodes::*;
pub use verify::{live_before, verify};
