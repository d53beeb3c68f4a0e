//! What the compiler refuses, in CPython's words, before it is dressed as the parser's error type.

use taipan_parser::Span;

/// A `SyntaxError` found while compiling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompileError {
    /// The message.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// What every step of the compiler answers.
pub type Result<T> = std::result::Result<T, CompileError>;

/// A `SyntaxError` at a place.
pub fn error<T>(message: impl Into<String>, span: Span) -> Result<T> {
    Err(CompileError { message: message.into(), span })
}
