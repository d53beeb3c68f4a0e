//! Where things stand in a text: spans, positions, lines.
//!
//! A span is two byte offsets, eight bytes in all, because every token and every node of the tree carries one. Lines and
//! columns are computed when somebody asks, from a table of line starts that knows `\n`, `\r\n` and a lone `\r`.

/// A piece of the source text, in byte offsets, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// From `start` up to but not including `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same from the offsets Rust's own types use. Texts beyond four gigabytes are refused before any span is made.
    #[must_use]
    pub(crate) fn of(start: usize, end: usize) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The empty span at `offset`.
    #[must_use]
    pub const fn point(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// From the start of `self` to the end of `other`.
    #[must_use]
    pub const fn to(self, other: Span) -> Self {
        Self { start: self.start, end: other.end }
    }

    /// Whether it covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The text it covers; empty when the span does not fit `source`.
    #[must_use]
    pub fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// A line, counted from 1, and a column, counted from 0 in bytes of UTF-8 (as `ast` counts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Counted from 1.
    pub line: u32,
    /// Counted from 0, in bytes of UTF-8.
    pub column: u32,
}

/// The offsets at which the lines of one text start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads `source` once.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (offset, &byte) in bytes.iter().enumerate() {
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(offset + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(u32::try_from(offset + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts }
    }

    /// How many lines there are; the empty text after a last newline counts as one.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX)
    }

    /// The line `offset` is on, counted from 1.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        u32::try_from(self.starts.partition_point(|&start| start <= offset)).unwrap_or(u32::MAX)
    }

    /// Line and byte column of `offset`.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line(offset);
        Position { line, column: offset - self.line_start(line).min(offset) }
    }

    /// Column of `offset` in characters, counted from 0 (as `SyntaxError.offset` and `tokenize` count).
    #[must_use]
    pub fn character_column(&self, source: &str, offset: u32) -> u32 {
        let start = self.line_start(self.line(offset));
        let text = Span::new(start, offset).text(source);
        u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
    }

    /// Offset at which `line` starts; past the last line, where that one starts.
    #[must_use]
    pub fn line_start(&self, line: u32) -> u32 {
        let index = (line.saturating_sub(1) as usize).min(self.starts.len() - 1);
        self.starts.get(index).copied().unwrap_or(0)
    }

    /// The text of `line` without its newline.
    #[must_use]
    pub fn line_text<'source>(&self, source: &'source str, line: u32) -> &'source str {
        let start = self.line_start(line);
        let end = self.starts.get(line as usize).copied();
        let end = end.unwrap_or_else(|| u32::try_from(source.len()).unwrap_or(u32::MAX));
        Span::new(start, end).text(source).trim_end_matches(['\n', '\r'])
    }
}
