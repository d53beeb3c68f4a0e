//! Instructions, source positions and handlers as bytes. The tables are written as CPython documents its own, one
//! unit a word: so a reader of those tables finds its way.

use crate::bytecode::{Code, SourceRange};

/// `co_code`.
pub fn instructions(code: &Code) -> Vec<u8> {
    code.instructions.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// How many words one entry can cover.
const LONGEST: u32 = 8;
/// Kinds of entries: no place, lines and columns, a line without columns.
const NO_PLACE: u8 = 15;
const LONG: u8 = 14;
const NO_COLUMNS: u8 = 13;
/// The first of the kinds that stay on a line, and how many of them there are.
const SAME_LINES: u8 = 10;

fn put_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x40 {
        out.push(number as u8 & 0x3f | 0x40);
        number >>= 6;
    }
    out.push(number as u8);
}

fn put_signed(out: &mut Vec<u8>, number: i64) {
    let size = number.unsigned_abs() as u32;
    put_number(out, size << 1 | u32::from(number < 0));
}

/// `co_linetable`.
pub fn lines(code: &Code) -> Vec<u8> {
    let mut out = Vec::new();
    if code.positions.iter().all(|(_, range)| range.line == 0) {
        return out;
    }
    let mut line = i64::from(code.first_line);
    let count = code.positions.len();
    for (at, (start, range)) in code.positions.iter().enumerate() {
        let end = if at + 1 < count { code.positions.get(at + 1).map(|(next, _)| *next) } else { None };
        let mut left = end.unwrap_or(code.instructions.len() as u32).saturating_sub(*start);
        while left > 0 {
            let length = left.min(LONGEST);
            left -= length;
            put_entry(&mut out, range, length, &mut line);
        }
    }
    out
}

fn put_entry(out: &mut Vec<u8>, range: &SourceRange, length: u32, line: &mut i64) {
    let kind = if range.line == 0 { NO_PLACE } else { LONG };
    out.push(0x80 | kind << 3 | (length as u8 - 1));
    if kind == LONG {
        put_signed(out, i64::from(range.line) - *line);
        *line = i64::from(range.line);
        put_number(out, range.end_line.saturating_sub(range.line));
        put_number(out, range.column + 1);
        put_number(out, range.end_column + 1);
    }
}

/// Reads a table of lines; what is cut off or wild ends it.
pub fn read_lines(bytes: &[u8], first_line: u32, words: u32) -> Vec<(u32, SourceRange)> {
    let mut reader = Reader { bytes, line: i64::from(first_line) };
    let mut entries = Vec::new();
    let mut word = 0;
    while word < words && !bytes.is_empty() {
        match reader.entry() {
            Some((length, range)) => {
                entries.push((word, range));
                word += length;
            }
            None => {
                entries.push((word, SourceRange::default()));
                break;
            }
        }
    }
    entries
}

struct Reader<'b> {
    bytes: &'b [u8],
    line: i64,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0u32;
        for shift in (0..30).step_by(6) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x3f) << shift;
            if byte & 0x40 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        let size = i64::from(number >> 1);
        Some(if number & 1 == 0 { size } else { -size })
    }

    fn entry(&mut self) -> Option<(u32, SourceRange)> {
        let head = self.byte()?;
        let (kind, length) = (head >> 3 & 15, u32::from(head & 7) + 1);
        let mut lines = 0;
        let columns = match kind {
            NO_PLACE => return Some((length, SourceRange::default())),
            LONG => {
                self.line += self.signed()?;
                lines = self.number()?;
                (self.number()?.saturating_sub(1), self.number()?.saturating_sub(1))
            }
            NO_COLUMNS => {
                self.line += self.signed()?;
                (0, 0)
            }
            SAME_LINES.. => {
                self.line += i64::from(kind - SAME_LINES);
                (u32::from(self.byte()?), u32::from(self.byte()?))
            }
            _ => {
                let second = self.byte()?;
                let start = u32::from(kind) << 3 | u32::from(second >> 4);
                (start, start + u32::from(second & 15))
            }
        };
        let line = u32::try_from(self.line).ok()?;
        let end_line = line.checked_add(lines)?;
        Some((length, SourceRange { line, end_line, column: columns.0, end_column: columns.1 }))
    }
}

/// `co_exceptiontable`.
pub fn handlers(code: &Code) -> Vec<u8> {
    let mut out = Vec::new();
    for handler in &code.handlers {
        let numbers = [
            handler.start,
            handler.end.saturating_sub(handler.start),
            handler.target,
            u32::from(handler.depth) << 1,
        ];
        for (at, number) in numbers.into_iter().enumerate() {
            put_high_first(&mut out, number, at == 0);
        }
    }
    out
}

fn put_high_first(out: &mut Vec<u8>, number: u32, first: bool) {
    let groups = (32 - number.leading_zeros()).div_ceil(6).max(1);
    for group in (0..groups).rev() {
        let more = if group > 0 { 0x40 } else { 0 };
        let mark = if first && group == groups - 1 { 0x80 } else { 0 };
        out.push((number >> (6 * group)) as u8 & 0x3f | more | mark);
    }
}
