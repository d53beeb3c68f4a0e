//! What can be wrong with a text, in Python's words.

use crate::source::Span;

/// The exception class an error is raised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
}

impl ErrorKind {
    /// The name of the class.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
        }
    }
}

/// Why more input could mend the text: an interactive session then asks for another line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Incomplete {
    /// A bracket is open.
    Bracket,
    /// A triple-quoted string is open.
    String,
    /// The text ends in a backslash.
    Backslash,
}

/// Which error is shown when the parser has one of its own *before* the place where the tokens stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precedence {
    /// This one hides the parser's.
    Lexer,
    /// The parser's is shown.
    Parser,
    /// `'(' was never closed`: shown unless the parser's error is on the bracket's line (this one) or above it.
    BracketOnLine(u32),
}

/// The error that ends a token list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexError {
    /// The class it is raised as.
    pub kind: ErrorKind,
    /// The message, without place.
    pub message: String,
    /// Where. An empty span is a point: `SyntaxError.offset` is its column + 1 and there is no end.
    pub span: Span,
    /// Set when more input could mend it.
    pub incomplete: Option<Incomplete>,
    /// Whether it hides an earlier error of the parser.
    pub precedence: Precedence,
}

/// A `SyntaxWarning` found on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The text of the warning.
    pub message: String,
    /// Where.
    pub span: Span,
}
