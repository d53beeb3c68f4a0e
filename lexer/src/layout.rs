//! Indentation: lexemes to tokens with `Newline`, `Indent` and `Dedent`.
//!
//! Each level is measured twice, with tabs to the next multiple of eight and with tabs as one column. Two lines whose order
//! depends on which is asked are mixed in a way that no reader could tell: `TabError`.

use std::cmp::Ordering;

use crate::error::{ErrorKind, Extent, LexError};
use crate::scan::{Lexeme, Scanner};
use crate::source::{LineIndex, Span};
use crate::token::Token;

/// How many levels there may be, the outermost included, as in CPython.
const DEEPEST: usize = 100;

/// How far tabs go in the first measure.
const TAB: usize = 8;

/// The width of an indentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Width {
    /// With tabs to the next multiple of eight.
    wide: usize,
    /// With tabs as one column.
    narrow: usize,
}

impl Width {
    /// Measures white space. A form feed starts again; of lines joined by backslashes the first one that is indented
    /// counts.
    fn of(space: &str) -> Self {
        let mut width = Self::default();
        let mut joined = Self::default();
        for byte in space.bytes() {
            match byte {
                b' ' => width = Self { wide: width.wide + 1, narrow: width.narrow + 1 },
                b'\t' => width = Self { wide: (width.wide / TAB + 1) * TAB, narrow: width.narrow + 1 },
                b'\x0C' => width = Self::default(),
                b'\\' if joined.wide == 0 => joined = Self { wide: width.wide, narrow: width.wide },
                _ => {}
            }
        }
        if joined.wide == 0 { width } else { joined }
    }
}

/// Runs the scanner to the end and lays its tokens out. Tokens before an error are kept.
pub(crate) fn lay_out(
    scanner: &mut Scanner<'_>,
    source: &str,
    tokens: &mut Vec<(Token, Span)>,
) -> Result<(), LexError> {
    let mut layout = Layout { source, levels: vec![Width::default()], tokens };
    loop {
        match scanner.next()? {
            (Lexeme::Token(token), span) => layout.tokens.push((token, span)),
            (Lexeme::LineStart, space) => layout.line_start(space)?,
            (Lexeme::LineEnd, span) => layout.tokens.push((Token::Newline, span)),
            (Lexeme::End, span) => {
                layout.end(span);
                return Ok(());
            }
        }
    }
}

struct Layout<'run> {
    source: &'run str,
    /// The indentations that are open, innermost last; the first is the margin.
    levels: Vec<Width>,
    tokens: &'run mut Vec<(Token, Span)>,
}

impl Layout<'_> {
    fn innermost(&self) -> Width {
        self.levels.last().copied().unwrap_or_default()
    }

    fn line_start(&mut self, space: Span) -> Result<(), LexError> {
        let width = Width::of(space.text(self.source));
        let current = self.innermost();
        match width.wide.cmp(&current.wide) {
            Ordering::Equal => {}
            Ordering::Greater => {
                if self.levels.len() >= DEEPEST {
                    return Err(self.line_error(
                        ErrorKind::Indentation,
                        space,
                        "too many levels of indentation",
                    ));
                }
                if width.narrow <= current.narrow {
                    return Err(self.tab_error(space));
                }
                self.levels.push(width);
                self.tokens.push((Token::Indent, space));
                return Ok(());
            }
            Ordering::Less => {
                while self.levels.len() > 1 && width.wide < self.innermost().wide {
                    self.levels.pop();
                    self.tokens.push((Token::Dedent, Span::point(space.end)));
                }
                if width.wide != self.innermost().wide {
                    return Err(self.unindent_error(space));
                }
            }
        }
        if width.narrow == self.innermost().narrow { Ok(()) } else { Err(self.tab_error(space)) }
    }

    /// Ends the last line if it has no line end, and every block that is open.
    fn end(&mut self, span: Span) {
        let ended =
            self.tokens.last().is_none_or(|(token, _)| matches!(token, Token::Newline | Token::Dedent));
        if !ended {
            self.tokens.push((Token::Newline, span));
        }
        for _ in 1..self.levels.len() {
            self.tokens.push((Token::Dedent, span));
        }
        self.tokens.push((Token::EndOfFile, span));
    }

    /// An error at the first character of the line.
    fn line_error(&self, kind: ErrorKind, space: Span, message: &str) -> LexError {
        let lines = LineIndex::new(self.source);
        let start = lines.line_start(lines.line(space.end));
        LexError::of_line(kind, Extent::Open, Span::new(start, space.end), message)
    }

    fn tab_error(&self, space: Span) -> LexError {
        self.line_error(ErrorKind::Tab, space, "inconsistent use of tabs and spaces in indentation")
    }

    /// An error at the end of the line.
    fn unindent_error(&self, space: Span) -> LexError {
        let rest = self.source.get(space.end as usize..).unwrap_or("");
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = Span::of(0, space.end as usize + length).end;
        let message = "unindent does not match any outer indentation level";
        LexError::of_line(ErrorKind::Indentation, Extent::Unplaced, Span::point(end), message)
    }
}
