//! Grammar and syntax tree of the Python language.

pub mod ast;

/// The deepest tree the parser makes.
pub const MAX_DEPTH: u32 = 1000;

/// A range of byte offsets in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}
