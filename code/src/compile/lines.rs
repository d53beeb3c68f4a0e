//! From the spans of a tree to lines and columns. A tree that was parsed has byte offsets of its source; one that
//! a script put together has places of its own, and its spans are numbers in a list of them.

use taipan_parser::{Position, Span};

use super::unit::NOWHERE;
use crate::bytecode::SourceRange;

/// What the offsets of a tree mean.
pub struct Lines {
    places: Places,
    /// The line of the last question: the next one is usually near.
    last: usize,
}

enum Places {
    /// Where each line of the source begins.
    Starts(Vec<u32>),
    /// The place itself.
    List(Vec<Position>),
}

impl Lines {
    /// Offsets in a source.
    pub fn new(source: &str) -> Lines {
        let bytes = source.as_bytes();
        let mut starts = Vec::with_capacity(1 + bytes.len() / 32);
        starts.push(0);
        for offset in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let is_pair = bytes.get(offset) == Some(&b'\r') && bytes.get(offset + 1) == Some(&b'\n');
            if !is_pair {
                starts.push(u32::try_from(offset + 1).unwrap_or(u32::MAX));
            }
        }
        Lines { places: Places::Starts(starts), last: 0 }
    }

    /// Numbers in a list of places; the first of them is that of the module.
    pub fn of_places(places: Vec<Position>) -> Lines {
        Lines { places: Places::List(places), last: 0 }
    }

    fn position(&mut self, offset: u32) -> Position {
        match &self.places {
            Places::Starts(starts) => {
                let starts_after = |line: usize| starts.get(line).is_none_or(|&start| start > offset);
                let near =
                    (self.last..self.last + 3).find(|&line| !starts_after(line) && starts_after(line + 1));
                self.last = match near {
                    Some(line) => line,
                    None => starts.partition_point(|&start| start <= offset).saturating_sub(1),
                };
                let start = starts.get(self.last).copied().unwrap_or(0);
                Position { line: self.last as u32 + 1, column: offset.saturating_sub(start) }
            }
            Places::List(places) => {
                places.get(offset as usize).copied().unwrap_or(Position { line: 1, column: 0 })
            }
        }
    }

    /// The line an offset is on, from 1.
    pub(super) fn line(&mut self, offset: u32) -> u32 {
        self.position(offset).line
    }

    /// The last `length` bytes of a span that goes over several lines; any other span as it is.
    pub(super) fn last_line_of(&mut self, span: Span, length: u32) -> Span {
        if self.line(span.start) == self.line(span.end) {
            return span;
        }
        match &mut self.places {
            Places::Starts(_) => Span { start: span.end.saturating_sub(length), end: span.end },
            Places::List(places) => {
                let Some(end) = places.get(span.end as usize).copied() else { return span };
                let start = u32::try_from(places.len()).unwrap_or(span.start);
                places.push(Position { column: end.column.saturating_sub(length), ..end });
                Span { start, end: span.end }
            }
        }
    }

    pub(super) fn range(&mut self, span: Span) -> SourceRange {
        if span == NOWHERE {
            return SourceRange::default();
        }
        let (start, end) = (self.position(span.start), self.position(span.end));
        SourceRange { line: start.line, end_line: end.line, column: start.column, end_column: end.column }
    }
}
