//! Objects, interpreter and fibers of Taipan, in reading order. A room uses those before it.

pub use taipan_code::{bytecode, compile};

pub mod error;
pub mod host;

pub mod text;

pub mod fiber;
pub mod heap;
pub mod object;
pub mod sched;
pub mod value;
pub mod vm;

pub mod builtins;
pub mod embed;
pub mod import;
pub mod interp;
pub mod native;
pub mod protocol;
pub mod types;
