//! What can be wrong with a text, in Python's words.
//!
//! An error is a class, a message and a span; [`LexError::place`] turns the span into the four numbers of a
//! `SyntaxError`. Which error is shown when both lexer and parser have one follows CPython, see [`Precedence`].

use crate::source::{LineIndex, Span};

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
    /// A triple-quoted string is open, or a string whose last line ends in a backslash.
    String,
    /// The text ends in a backslash.
    Backslash,
}

/// Which error is shown when the parser has one of its own *before* the place where the tokens stop.
///
/// CPython scans to the end before it reports a fault of grammar: a broken token further down is shown instead. Only its
/// `unexpected indent` and `unexpected unindent` are shown at once, whatever follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precedence {
    /// This one hides the parser's.
    Lexer,
    /// The parser's is shown.
    Parser,
    /// `'(' was never closed`: shown unless the parser's error is on the bracket's line (this one) or above it.
    BracketOnLine(u32),
}

impl Precedence {
    /// Whether the lexer's error hides one the parser found on `line`.
    #[must_use]
    pub const fn hides_error_on(self, line: u32) -> bool {
        match self {
            Self::Lexer => true,
            Self::Parser => false,
            Self::BracketOnLine(bracket) => line > bracket,
        }
    }
}

/// How far an error reaches, as `SyntaxError.end_offset` tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extent {
    /// The whole span.
    Range,
    /// One character; `end_offset` equals `offset`.
    Character,
    /// From the start on; `end_offset` is 0.
    Open,
    /// Somewhere on the line; `end_offset` is -1.
    Unplaced,
    /// Before the line: `offset` and `end_offset` are 0.
    Before,
}

/// The numbers of a `SyntaxError`: lines from 1, offsets in characters from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// `lineno`
    pub line: u32,
    /// `offset`
    pub offset: i64,
    /// `end_lineno`
    pub end_line: u32,
    /// `end_offset`
    pub end_offset: i64,
}

/// The error that ends a token list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexError {
    /// The class it is raised as.
    pub kind: ErrorKind,
    /// The message, without place.
    pub message: String,
    /// Where.
    pub span: Span,
    /// How far it reaches.
    pub extent: Extent,
    /// Set when more input could mend it.
    pub incomplete: Option<Incomplete>,
    /// Whether it hides an earlier error of the parser.
    pub precedence: Precedence,
}

impl LexError {
    /// A `SyntaxError` that covers `span` and hides errors of the parser.
    pub(crate) fn range(span: Span, message: impl Into<String>) -> Self {
        Self {
            kind: ErrorKind::Syntax,
            message: message.into(),
            span,
            extent: Extent::Range,
            incomplete: None,
            precedence: Precedence::Lexer,
        }
    }

    /// A `SyntaxError` at the character before `offset`: the last one that was read.
    pub(crate) fn before(source: &str, offset: usize, message: impl Into<String>) -> Self {
        let end = offset.min(source.len());
        let last = source.get(..end).and_then(|text| text.chars().next_back());
        let start = end - last.map_or(0, char::len_utf8);
        Self { extent: Extent::Character, ..Self::range(Span::of(start, end), message) }
    }

    /// A `SyntaxError` at the character that starts at `offset`.
    pub(crate) fn at(offset: usize, message: impl Into<String>) -> Self {
        Self { extent: Extent::Character, ..Self::range(Span::of(offset, offset + 1), message) }
    }

    /// An error of the line as a whole; the parser's own errors come first.
    pub(crate) fn of_line(kind: ErrorKind, extent: Extent, span: Span, message: &str) -> Self {
        Self { kind, extent, precedence: Precedence::Parser, ..Self::range(span, message) }
    }

    /// The same error, hidden by an earlier one of the parser.
    pub(crate) fn after_parser(self) -> Self {
        Self { precedence: Precedence::Parser, ..self }
    }

    /// The same error, which more input could mend.
    pub(crate) fn incomplete(self, incomplete: Incomplete) -> Self {
        Self { incomplete: Some(incomplete), ..self }
    }

    /// The numbers a `SyntaxError` carries.
    #[must_use]
    pub fn place(&self, source: &str, lines: &LineIndex) -> Place {
        let column = |offset| i64::from(lines.character_column(source, offset)) + 1;
        let line = lines.line(self.span.start);
        let offset = if self.extent == Extent::Before { 0 } else { column(self.span.start) };
        let (end_line, end_offset) = match self.extent {
            Extent::Range => (lines.line(self.span.end), column(self.span.end)),
            Extent::Character => (line, offset),
            Extent::Open | Extent::Before => (line, 0),
            Extent::Unplaced => (line, -1),
        };
        Place { line, offset, end_line, end_offset }
    }
}

/// A `SyntaxWarning` found on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The text of the warning.
    pub message: String,
    /// Where.
    pub span: Span,
}

impl Warning {
    /// `kind` is what the sequence is: empty, or `octal `.
    pub(crate) fn escape(sequence: &str, kind: &str, span: Span) -> Self {
        let message = format!(
            "\"\\{sequence}\" is an invalid {kind}escape sequence. Such sequences will not work in the future. Did you mean \
             \"\\\\{sequence}\"? A raw string is also an option."
        );
        Self { message, span }
    }
}
