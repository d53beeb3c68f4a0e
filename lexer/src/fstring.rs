//! The text of f-strings and t-strings: where a piece of it ends, and why.
//!
//! The rules for doubled braces follow CPython's scanner state for state, its surprises included: in a format spec `{{` opens
//! a field, after a nested field it does not, and `}}` stands for a brace only outside every field.

use crate::error::{LexError, Warning};
use crate::source::Span;
use crate::string::{Quotes, after_escaped, line_of_stop, with_incomplete};

/// How many fields may be open at once, one in the format spec of the other.
const DEEPEST_FIELD: usize = 3;

/// An f-string or t-string that is open.
#[derive(Debug)]
pub(crate) struct OpenString {
    pub quotes: Quotes,
    pub raw: bool,
    pub template: bool,
    /// Offset of the prefix.
    pub start: usize,
    /// Whether the scanner is in its text, not in a field.
    pub in_text: bool,
    /// Whether the text is a format spec that has had no field yet.
    pub in_spec: bool,
    /// Brackets opened since the string was, of every kind.
    pub depth: usize,
    /// Fields that are open, each in the format spec of the one before.
    pub fields: usize,
}

/// Why a piece of text ends.
pub(crate) enum Stop {
    /// A doubled brace or the end of a `\N{…}`: more text follows at this offset.
    Text(usize),
    /// A brace opens a field.
    Field,
    /// A brace closes the field whose spec this is; or it is alone, which is an error.
    Brace,
    /// The closing quotes.
    Quotes,
}

/// A piece of text: up to where it goes, and why no further.
pub(crate) struct Piece {
    pub end: usize,
    pub stop: Stop,
}

impl OpenString {
    /// The letter messages name it by.
    pub(crate) fn letter(&self) -> char {
        if self.template { 't' } else { 'f' }
    }

    /// Whether no bracket is open but those of the fields: then `:` starts a spec and `}` ends a field.
    pub(crate) fn at_field_level(&self) -> bool {
        self.fields > 0 && self.depth == self.fields
    }

    /// A message with the letter in front.
    pub(crate) fn message(&self, what: &str) -> String {
        format!("{}-string: {what}", self.letter())
    }

    /// Opens a field at `brace`.
    pub(crate) fn enter_field(&mut self, source: &str, brace: usize) -> Result<(), LexError> {
        if self.fields >= DEEPEST_FIELD {
            return Err(LexError::before(source, brace, self.message("expressions nested too deeply")));
        }
        self.fields += 1;
        self.in_text = false;
        self.in_spec = false;
        Ok(())
    }

    /// Closes the innermost field.
    pub(crate) fn leave_field(&mut self) {
        self.fields = self.fields.saturating_sub(1);
        self.in_text = true;
        self.in_spec = false;
    }

    /// The text ends at a brace that the scanner must judge.
    pub(crate) fn leave_text(&mut self) {
        self.in_text = false;
        self.in_spec = false;
    }

    /// Reads text from `start` on. Warnings are for `\{` and `\}`.
    pub(crate) fn piece(
        &self,
        source: &str,
        start: usize,
        warnings: &mut Vec<Warning>,
    ) -> Result<Piece, LexError> {
        let bytes = source.as_bytes();
        let in_spec = self.in_spec && self.fields > 0;
        let next_is = |offset: usize, mark: u8| bytes.get(offset + 1) == Some(&mark);
        let mut in_name = false;
        let mut offset = start;
        while let Some(&byte) = bytes.get(offset) {
            match byte {
                b'\n' | b'\r' if !self.quotes.triple => break,
                b'{' if next_is(offset, b'{') && !in_spec => {
                    return Ok(Piece { end: offset + 1, stop: Stop::Text(offset + 2) });
                }
                b'{' => return Ok(Piece { end: offset, stop: Stop::Field }),
                b'}' if in_name => return Ok(Piece { end: offset + 1, stop: Stop::Text(offset + 1) }),
                b'}' if next_is(offset, b'}') && !in_spec && self.depth == 0 => {
                    return Ok(Piece { end: offset + 1, stop: Stop::Text(offset + 2) });
                }
                b'}' => return Ok(Piece { end: offset, stop: Stop::Brace }),
                b'\\' => offset = self.backslash(bytes, offset, &mut in_name, warnings),
                byte if byte == self.quotes.mark && self.quotes.close_at(bytes, offset) => {
                    return Ok(Piece { end: offset, stop: Stop::Quotes });
                }
                _ => offset += 1,
            }
        }
        Err(self.unterminated(source, offset, in_spec))
    }

    /// Offset after a backslash and what it escapes; a brace after it still counts as a brace.
    fn backslash(
        &self,
        bytes: &[u8],
        offset: usize,
        in_name: &mut bool,
        warnings: &mut Vec<Warning>,
    ) -> usize {
        match bytes.get(offset + 1) {
            Some(brace @ (b'{' | b'}')) => {
                if !self.raw {
                    let sequence = char::from(*brace).to_string();
                    warnings.push(Warning::escape(&sequence, "", Span::of(offset, offset + 2)));
                }
                offset + 1
            }
            Some(b'N') if !self.raw && bytes.get(offset + 2) == Some(&b'{') => {
                *in_name = true;
                offset + 3
            }
            Some(_) | None => after_escaped(bytes, offset + 1),
        }
    }

    fn unterminated(&self, source: &str, stop: usize, in_spec: bool) -> LexError {
        let letter = self.letter();
        if in_spec && !self.quotes.triple {
            let message = format!(
                "{letter}-string: newlines are not allowed in format specifiers for single quoted {letter}-strings"
            );
            return LexError::at(stop, message);
        }
        let line = line_of_stop(source, stop);
        let triple = if self.quotes.triple { "triple-quoted " } else { "" };
        let message = format!("unterminated {triple}{letter}-string literal (detected at line {line})");
        with_incomplete(LexError::at(self.start, message), source, stop, self.quotes)
    }
}
