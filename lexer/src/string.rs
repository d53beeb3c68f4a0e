//! Strings: their prefixes, and where one ends.
//!
//! What stands between the quotes is decoded in `escape.rs`; f-strings and t-strings are taken apart in `fstring.rs`.

use crate::error::{Incomplete, LexError};
use crate::source::{LineIndex, Span};

/// The letters before the quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Prefix {
    pub bytes: bool,
    pub raw: bool,
    pub unicode: bool,
    pub format: bool,
    pub template: bool,
}

impl Prefix {
    /// Reads a word as a prefix: each letter once, in any case and order. Whether they go together is asked later.
    pub(crate) fn read(word: &str) -> Option<Self> {
        let mut prefix = Self::default();
        for letter in word.bytes() {
            let flag = match letter.to_ascii_lowercase() {
                b'b' => &mut prefix.bytes,
                b'r' => &mut prefix.raw,
                b'u' => &mut prefix.unicode,
                b'f' => &mut prefix.format,
                b't' => &mut prefix.template,
                _ => return None,
            };
            if std::mem::replace(flag, true) {
                return None;
            }
        }
        Some(prefix)
    }

    /// The first two letters that exclude each other, in the order CPython looks for them.
    pub(crate) fn conflict(self) -> Option<(char, char)> {
        let pairs = [
            (self.unicode && self.bytes, ('u', 'b')),
            (self.unicode && self.raw, ('u', 'r')),
            (self.unicode && self.format, ('u', 'f')),
            (self.unicode && self.template, ('u', 't')),
            (self.bytes && self.format, ('b', 'f')),
            (self.bytes && self.template, ('b', 't')),
            (self.format && self.template, ('f', 't')),
        ];
        pairs.into_iter().find_map(|(both, letters)| both.then_some(letters))
    }
}

/// The quotes around a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quotes {
    /// `'` or `"`.
    pub mark: u8,
    /// Three of them.
    pub triple: bool,
}

impl Quotes {
    /// The quotes that open at `offset`, where one mark is known to be.
    pub(crate) fn open(bytes: &[u8], offset: usize, mark: u8) -> Self {
        Self { mark, triple: bytes.get(offset..).is_some_and(|rest| rest.starts_with(&[mark; 3])) }
    }

    /// How many bytes they take.
    pub(crate) const fn len(self) -> usize {
        if self.triple { 3 } else { 1 }
    }

    /// Whether they close at `offset`.
    pub(crate) fn close_at(self, bytes: &[u8], offset: usize) -> bool {
        let marks = [self.mark; 3];
        let marks = marks.get(..self.len()).unwrap_or(&marks);
        bytes.get(offset..).is_some_and(|rest| rest.starts_with(marks))
    }
}

/// What a search for the closing quotes found out.
pub(crate) struct Body {
    /// Offset of the closing quotes.
    pub end: usize,
    /// Whether there is a backslash or a carriage return, so that the value differs from the text.
    pub plain: bool,
}

/// Finds the end of the string whose body starts at `body`; the token starts at `start`.
pub(crate) fn find_end(source: &str, start: usize, body: usize, quotes: Quotes) -> Result<Body, LexError> {
    let bytes = source.as_bytes();
    let mut plain = true;
    let mut escaped_quote = false;
    let mut offset = body;
    while let Some(&byte) = bytes.get(offset) {
        match byte {
            b'\\' => {
                plain = false;
                escaped_quote |= bytes.get(offset + 1) == Some(&quotes.mark);
                offset = after_escaped(bytes, offset + 1);
            }
            b'\n' | b'\r' if !quotes.triple => break,
            b'\r' => {
                plain = false;
                offset += 1;
            }
            byte if byte == quotes.mark && quotes.close_at(bytes, offset) => {
                return Ok(Body { end: offset, plain });
            }
            _ => offset += 1,
        }
    }
    Err(unterminated(source, start, offset, quotes, escaped_quote))
}

/// Offset after the character that stands behind a backslash; a line end counts as one.
pub(crate) fn after_escaped(bytes: &[u8], offset: usize) -> usize {
    match bytes.get(offset..) {
        None | Some([]) => offset,
        Some([b'\r', b'\n', ..]) => offset + 2,
        Some(_) => offset + 1,
    }
}

fn unterminated(source: &str, start: usize, stop: usize, quotes: Quotes, escaped_quote: bool) -> LexError {
    let line = line_of_stop(source, stop);
    let triple = if quotes.triple { "triple-quoted " } else { "" };
    let hint = if escaped_quote && !quotes.triple { "; perhaps you escaped the end quote?" } else { "" };
    let message = format!("unterminated {triple}string literal (detected at line {line}){hint}");
    with_incomplete(LexError::at(start, message), source, stop, quotes)
}

/// The line CPython names: where the line end or the last character stands.
pub(crate) fn line_of_stop(source: &str, stop: usize) -> u32 {
    let last = stop.min(source.len().saturating_sub(1));
    LineIndex::new(source).line(Span::of(last, last).start)
}

/// Marks an unterminated string that more lines could end.
pub(crate) fn with_incomplete(error: LexError, source: &str, stop: usize, quotes: Quotes) -> LexError {
    let continued = source.ends_with(['\n', '\r', '\\']);
    if stop >= source.len() && (quotes.triple || continued) {
        error.incomplete(Incomplete::String)
    } else {
        error
    }
}
