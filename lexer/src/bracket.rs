//! Brackets: which are open, and what is said when they do not match.

use crate::error::{Extent, Incomplete, LexError, Precedence};
use crate::source::{LineIndex, Span};

/// How deep brackets may nest, as in CPython.
const DEEPEST: usize = 200;

/// A bracket that is open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Open {
    /// `(`, `[` or `{`.
    pub mark: char,
    /// Where it stands.
    pub offset: usize,
}

/// The brackets that are open, innermost last.
#[derive(Debug, Default)]
pub(crate) struct Brackets {
    open: Vec<Open>,
}

impl Brackets {
    pub(crate) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub(crate) fn open(&mut self, source: &str, mark: char, offset: usize) -> Result<(), LexError> {
        if self.open.len() >= DEEPEST {
            return Err(LexError::before(source, offset + 1, "too many nested parentheses"));
        }
        self.open.push(Open { mark, offset });
        Ok(())
    }

    /// Closes the innermost one and says which it was, matching or not.
    pub(crate) fn close(&mut self, source: &str, mark: char, offset: usize) -> Result<Open, LexError> {
        self.open.pop().ok_or_else(|| LexError::before(source, offset + 1, format!("unmatched '{mark}'")))
    }

    /// The error for a text that ends while a bracket is open.
    pub(crate) fn never_closed(&self, source: &str) -> Option<LexError> {
        let innermost = self.open.last()?;
        let span = Span::of(innermost.offset, innermost.offset + 1);
        let error = LexError {
            extent: Extent::Open,
            precedence: Precedence::BracketOnLine(LineIndex::new(source).line(span.start)),
            ..LexError::range(span, format!("'{}' was never closed", innermost.mark))
        };
        Some(error.incomplete(Incomplete::Bracket))
    }
}

impl Open {
    /// Whether `mark` closes it.
    pub(crate) fn matches(self, mark: char) -> bool {
        matches!((self.mark, mark), ('(', ')') | ('[', ']') | ('{', '}'))
    }

    /// The error for a closing bracket of another kind.
    pub(crate) fn mismatch(self, source: &str, mark: char, offset: usize) -> LexError {
        let lines = LineIndex::new(source);
        let line = |offset| lines.line(Span::of(offset, offset).start);
        let mut message =
            format!("closing parenthesis '{mark}' does not match opening parenthesis '{}'", self.mark);
        if line(self.offset) != line(offset) {
            message.push_str(&format!(" on line {}", line(self.offset)));
        }
        LexError::before(source, offset + 1, message)
    }
}
