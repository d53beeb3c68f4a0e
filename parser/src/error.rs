//! What is wrong with a source, in CPython's words.

use taipan_lexer::{Extent, LexError, LineIndex, Place};

use crate::Span;

/// The exception class an error is raised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// `MemoryError`: the tree would be deeper than [`crate::MAX_DEPTH`].
    TooComplex,
    /// `RecursionError`: as `TooComplex`, of a chain that is read from the left, which CPython refuses when it compiles.
    TooDeep,
}

impl ErrorKind {
    /// The name of the class.
    pub const fn name(self) -> &'static str {
        match self {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
            ErrorKind::TooComplex => "MemoryError",
            ErrorKind::TooDeep => "RecursionError",
        }
    }
}

/// Who found an error. `SyntaxError.text` is another accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Whoever reads a token: it has the line so far as it was read.
    Lexer,
    /// Whoever makes the tree: it has the line with its end.
    Parser,
    /// Whoever makes code of the tree: it has the line only where a file has it.
    Compiler,
}

/// Why a source has no tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// The class it is raised as.
    pub kind: ErrorKind,
    /// The message, without place.
    pub message: String,
    /// Where.
    pub span: Span,
    /// How far it reaches, as `SyntaxError.end_offset` tells it.
    pub extent: Extent,
    /// Whether more input could mend it: a prompt then asks for another line.
    pub incomplete: bool,
    /// Who found it.
    pub stage: Stage,
}

impl SyntaxError {
    /// A `SyntaxError` that covers `span`.
    pub(crate) fn new(message: impl Into<String>, span: Span) -> Self {
        SyntaxError {
            kind: ErrorKind::Syntax,
            message: message.into(),
            span,
            extent: Extent::Range,
            incomplete: false,
            stage: Stage::Parser,
        }
    }

    /// The numbers a `SyntaxError` carries.
    pub fn place(&self, source: &str, lines: &LineIndex) -> Place {
        let column = |offset| i64::from(lines.character_column(source, offset)) + 1;
        let line = lines.line(self.span.start);
        let offset = if self.extent == Extent::Before { 0 } else { column(self.span.start) };
        let at_line_end = source
            .get(self.span.start as usize..)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']));
        let (end_line, end_offset) = match self.extent {
            Extent::Range if at_line_end => (line, offset + 1),
            Extent::Range => (lines.line(self.span.end), column(self.span.end)),
            Extent::Character => (line, offset),
            Extent::Open | Extent::Before => (line, 0),
            Extent::Unplaced => (line, -1),
        };
        Place { line, offset, end_line, end_offset }
    }
}

/// How errors begin that the lexer finds here, and the parser in the reference.
const FOUND_LATER: [&str; 4] = [
    "unexpected EOF while parsing",
    "unexpected character after line continuation",
    "(unicode error)",
    "bytes can only contain ASCII",
];

impl From<LexError> for SyntaxError {
    fn from(error: LexError) -> Self {
        let kind = match error.kind {
            taipan_lexer::ErrorKind::Syntax => ErrorKind::Syntax,
            taipan_lexer::ErrorKind::Indentation => ErrorKind::Indentation,
            taipan_lexer::ErrorKind::Tab => ErrorKind::Tab,
        };
        let late = |start| error.message.starts_with(start);
        let stage = match kind {
            ErrorKind::Syntax
                if !FOUND_LATER.into_iter().any(late) && !error.message.ends_with("was never closed") =>
            {
                Stage::Lexer
            }
            ErrorKind::Syntax
            | ErrorKind::Indentation
            | ErrorKind::Tab
            | ErrorKind::TooComplex
            | ErrorKind::TooDeep => Stage::Parser,
        };
        SyntaxError {
            kind,
            stage,
            message: error.message,
            span: error.span,
            extent: error.extent,
            incomplete: error.incomplete.is_some(),
        }
    }
}
