//! Bytecode: the instruction set, compiled code and its listing. The compiler and the interpreter meet here
//! and nowhere else.
//!
//! - `opcodes`: the table of instructions
//! - `code`: `Code`, constants, exception and liveness tables
//! - `text`, `packed`: what code is made of: its strs, and what stays packed until it is read
//! - `image`: the binary form
//! - `listing`: the printed form (`taipan --code`)
//! - `shown`: instructions one by one
//! - `verify`: checks that a code object's tables tell the truth

mod code;
pub mod image;
mod listing;
mod opcodes;
mod packed;
pub mod shown;
mod text;
mod verify;

pub use code::*;
pub use listing::listing;
pub use opcodes::*;
pub use text::Text;
pub use verify::{live_before, temps_before, verify, verify_alone};
