//! The library that scripts see.
//!
//! - `registry`: one row a module
//! - `native/`: native halves
//! - `lib/*.py`: script halves
//! - `regex`: the engine behind `re`

pub mod native;
pub mod regex;
pub mod registry;

pub use registry::library;
