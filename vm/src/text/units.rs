//! Borrowed and growing text as the VM stores it: code points in 1-, 2- or 4-byte units.
//!
//! A Taipan string is a sequence of code points, lone surrogates included, kept at the width of its widest
//! member. [`Text`] borrows such a string, [`TextBuf`] builds one and widens itself when it must. Everything
//! else in this room reads the one and writes the other, so nothing here needs to know the VM's values.
//! Next: `unicode/` for what a code point is, `search.rs` for looking through units.

use std::ops::Range;

/// A storage unit of text: `u8` (Latin-1), `u16` or `u32`.
pub trait Unit: Copy + Eq + Ord + std::fmt::Debug + 'static {
    /// Bytes in one unit.
    const WIDTH: usize;
    /// The code point this unit stands for.
    fn code(self) -> u32;
    /// The unit for a code point, if the unit can hold it.
    fn from_code(code: u32) -> Option<Self>;
}

impl Unit for u8 {
    const WIDTH: usize = 1;
    #[inline]
    fn code(self) -> u32 {
        u32::from(self)
    }
    #[inline]
    fn from_code(code: u32) -> Option<Self> {
        u8::try_from(code).ok()
    }
}

impl Unit for u16 {
    const WIDTH: usize = 2;
    #[inline]
    fn code(self) -> u32 {
        u32::from(self)
    }
    #[inline]
    fn from_code(code: u32) -> Option<Self> {
        u16::try_from(code).ok()
    }
}

impl Unit for u32 {
    const WIDTH: usize = 4;
    #[inline]
    fn code(self) -> u32 {
        self
    }
    #[inline]
    fn from_code(code: u32) -> Option<Self> {
        Some(code)
    }
}

/// Borrowed text of any width. `Ascii` is a promise that every unit is below 0x80.
#[derive(Clone, Copy, Debug)]
pub enum Text<'a> {
    /// Pure ASCII, readable as a Rust `&str` without looking.
    Ascii(&'a str),
    /// One byte a code point, Latin-1 (may happen to be ASCII).
    One(&'a [u8]),
    /// Two bytes a code point; a surrogate stands for itself.
    Two(&'a [u16]),
    /// Four bytes a code point.
    Four(&'a [u32]),
}

/// Runs one expression for whichever unit slice a [`Text`] holds; `Ascii` is lent as its bytes.
///
/// `with_units!(text, units => units.len())` expands to a `match` with one arm a width, each binding `units`.
macro_rules! with_units {
    ($text:expr, $units:ident => $body:expr) => {
        match $text {
            $crate::text::units::Text::Ascii(ascii) => {
                let $units = ascii.as_bytes();
                $body
            }
            $crate::text::units::Text::One($units) => $body,
            $crate::text::units::Text::Two($units) => $body,
            $crate::text::units::Text::Four($units) => $body,
        }
    };
}
pub(in crate::text) use with_units;

impl<'a> Text<'a> {
    /// Number of code points.
    #[inline]
    pub fn len(self) -> usize {
        with_units!(self, units => units.len())
    }

    /// True for the empty text.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The code point at `index`.
    #[inline]
    pub fn at(self, index: usize) -> Option<u32> {
        with_units!(self, units => units.get(index).map(|unit| unit.code()))
    }

    /// The part between two positions, clamped to the text.
    pub fn slice(self, range: Range<usize>) -> Text<'a> {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        match self {
            Text::Ascii(text) => Text::Ascii(text.get(start..end).unwrap_or("")),
            Text::One(units) => Text::One(&units[start..end]),
            Text::Two(units) => Text::Two(&units[start..end]),
            Text::Four(units) => Text::Four(&units[start..end]),
        }
    }

    /// The part from `start` on.
    pub fn from(self, start: usize) -> Text<'a> {
        self.slice(start..self.len())
    }

    /// The code points in order.
    pub fn iter(self) -> Codes<'a> {
        Codes { text: self, front: 0, back: self.len() }
    }

    /// The same text as `&str` when it is pure ASCII. Only the `One` form has to be scanned.
    pub fn as_ascii(self) -> Option<&'a str> {
        match self {
            Text::Ascii(text) => Some(text),
            Text::One(units) if units.is_ascii() => std::str::from_utf8(units).ok(),
            Text::One(_) | Text::Two(_) | Text::Four(_) => None,
        }
    }

    /// True if some code point makes `test` true.
    pub fn any(self, test: impl Fn(u32) -> bool) -> bool {
        with_units!(self, units => units.iter().any(|unit| test(unit.code())))
    }

    /// True if every code point makes `test` true (so for the empty text too).
    pub fn all(self, test: impl Fn(u32) -> bool) -> bool {
        with_units!(self, units => units.iter().all(|unit| test(unit.code())))
    }

    /// The greatest code point, 0 for the empty text.
    pub fn widest(self) -> u32 {
        with_units!(self, units => units.iter().map(|unit| unit.code()).max().unwrap_or(0))
    }

    /// As a Rust `String`, lone surrogates replaced by U+FFFD. For messages, never for data.
    pub fn to_string_lossy(self) -> String {
        match self.as_ascii() {
            Some(ascii) => ascii.to_string(),
            None => self.iter().map(|code| char::from_u32(code).unwrap_or('\u{fffd}')).collect(),
        }
    }

    /// As a Rust `String`, if there is no lone surrogate.
    pub fn to_valid_string(self) -> Option<String> {
        match self.as_ascii() {
            Some(ascii) => Some(ascii.to_string()),
            None => self.iter().map(char::from_u32).collect(),
        }
    }

    /// True if both hold the same code points, whatever their widths.
    pub fn same(self, other: Text<'_>) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

/// Iterator over the code points of a [`Text`], from both ends.
#[derive(Clone, Debug)]
pub struct Codes<'a> {
    text: Text<'a>,
    front: usize,
    back: usize,
}

impl Iterator for Codes<'_> {
    type Item = u32;
    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.front >= self.back {
            return None;
        }
        let code = self.text.at(self.front);
        self.front += 1;
        code
    }
    /// One look at the width for all code points, which `for_each` and its kin profit from.
    #[inline]
    fn fold<State, Step: FnMut(State, u32) -> State>(self, state: State, step: Step) -> State {
        let mut step = step;
        with_units!(self.text.slice(self.front..self.back), units => {
            units.iter().fold(state, |state, unit| step(state, unit.code()))
        })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.back - self.front;
        (left, Some(left))
    }
}

impl DoubleEndedIterator for Codes<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        if self.front >= self.back {
            return None;
        }
        self.back -= 1;
        self.text.at(self.back)
    }
}

impl ExactSizeIterator for Codes<'_> {}

/// The units of finished text, at the least width that holds them all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Units {
    /// Latin-1.
    One(Vec<u8>),
    /// Basic plane.
    Two(Vec<u16>),
    /// Everything.
    Four(Vec<u32>),
}

/// Text under construction. Starts at one byte a code point and widens at the first push that needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBuf {
    units: Units,
    ascii: bool,
}

impl Default for TextBuf {
    fn default() -> Self {
        TextBuf::new()
    }
}

impl TextBuf {
    /// An empty text.
    pub fn new() -> Self {
        TextBuf { units: Units::One(Vec::new()), ascii: true }
    }

    /// An empty text with room for so many narrow code points.
    pub fn with_capacity(capacity: usize) -> Self {
        TextBuf { units: Units::One(Vec::with_capacity(capacity)), ascii: true }
    }

    /// The text of a Rust string.
    pub fn from_utf8(text: &str) -> Self {
        let mut buffer = TextBuf::with_capacity(text.len());
        buffer.push_str(text);
        buffer
    }

    /// Text whose code points are these bytes, which are taken over.
    pub fn from_latin(units: Vec<u8>) -> Self {
        TextBuf { ascii: units.is_ascii(), units: Units::One(units) }
    }

    /// Text of units that are no wider than their widest code point needs, which is no Latin-1.
    pub(in crate::text) fn from_wide(units: Units) -> Self {
        TextBuf { units, ascii: false }
    }

    /// Text from code points (values above 0x10FFFF become U+FFFD).
    pub fn from_codes(codes: impl IntoIterator<Item = u32>) -> Self {
        let mut buffer = TextBuf::new();
        buffer.extend(codes);
        buffer
    }

    /// Number of code points so far.
    pub fn len(&self) -> usize {
        match &self.units {
            Units::One(units) => units.len(),
            Units::Two(units) => units.len(),
            Units::Four(units) => units.len(),
        }
    }

    /// True if nothing was pushed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True while every code point is below 0x80.
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Adds one code point; a number above 0x10FFFF is stored as U+FFFD.
    #[inline]
    pub fn push(&mut self, code: u32) {
        match &mut self.units {
            Units::One(units) if code < 0x80 => units.push(code as u8),
            // What is already this wide is not ASCII any more.
            Units::Two(units) if code <= 0xFFFF => units.push(code as u16),
            Units::One(_) | Units::Two(_) | Units::Four(_) => {
                self.push_wide(if code > 0x10_FFFF { 0xFFFD } else { code });
            }
        }
    }

    fn push_wide(&mut self, code: u32) {
        self.ascii &= code < 0x80;
        match &mut self.units {
            Units::One(units) => match u8::try_from(code) {
                Ok(unit) => units.push(unit),
                Err(_) => {
                    self.widen(code);
                    self.push_wide(code);
                }
            },
            Units::Two(units) => match u16::try_from(code) {
                Ok(unit) => units.push(unit),
                Err(_) => {
                    self.widen(code);
                    self.push_wide(code);
                }
            },
            Units::Four(units) => units.push(code),
        }
    }

    #[cold]
    fn widen(&mut self, code: u32) {
        let wide = match &self.units {
            Units::One(units) if code <= 0xFFFF => Units::Two(widened(units)),
            Units::One(units) => Units::Four(widened(units)),
            Units::Two(units) if code > 0xFFFF => Units::Four(widened(units)),
            Units::Two(_) | Units::Four(_) => return,
        };
        self.units = wide;
    }

    /// Adds ASCII or any other Rust text.
    pub fn push_str(&mut self, text: &str) {
        // The first byte of a character tells its width, so the greatest byte tells the width of all.
        let greatest = text.bytes().max().unwrap_or(0);
        match greatest {
            0..0x80 => return self.push_latin(text.as_bytes()),
            0x80..0xc4 => {}
            0xc4..0xf0 => self.widen(0x100),
            0xf0.. => self.widen(0x1_0000),
        }
        self.ascii = false;
        match &mut self.units {
            Units::One(units) => push_chars(text, units),
            Units::Two(units) => push_chars(text, units),
            Units::Four(units) => push_chars(text, units),
        }
    }

    /// Adds bytes as Latin-1 code points.
    pub fn push_latin(&mut self, bytes: &[u8]) {
        match &mut self.units {
            Units::One(units) => {
                self.ascii = self.ascii && bytes.is_ascii();
                units.extend_from_slice(bytes);
            }
            Units::Two(units) => units.extend(bytes.iter().map(|&byte| u16::from(byte))),
            Units::Four(units) => units.extend(bytes.iter().map(|&byte| u32::from(byte))),
        }
    }

    /// Adds other text.
    pub fn push_text(&mut self, text: Text<'_>) {
        match (&mut self.units, text) {
            (_, Text::Ascii(ascii)) => self.push_latin(ascii.as_bytes()),
            (_, Text::One(units)) => self.push_latin(units),
            // Between equal widths there is nothing to look at.
            (Units::Two(mine), Text::Two(units)) => mine.extend_from_slice(units),
            (Units::Four(mine), Text::Four(units)) => mine.extend_from_slice(units),
            (_, Text::Two(_) | Text::Four(_)) => self.extend(text.iter()),
        }
    }

    /// Adds the same code point many times.
    pub fn push_repeated(&mut self, code: u32, count: usize) {
        match &mut self.units {
            Units::One(units) if code < 0x80 => units.resize(units.len() + count, code as u8),
            Units::One(_) | Units::Two(_) | Units::Four(_) => {
                self.extend(std::iter::repeat_n(code, count));
            }
        }
    }

    /// Drops everything from a length on, and narrows if what is left allows it.
    pub fn truncate(&mut self, length: usize) {
        if length < self.len() {
            let mut kept = TextBuf::with_capacity(length);
            kept.push_text(self.as_text().slice(0..length));
            *self = kept;
        }
    }

    /// Borrows what was built.
    pub fn as_text(&self) -> Text<'_> {
        match &self.units {
            Units::One(units) => match std::str::from_utf8(units) {
                Ok(text) if self.ascii => Text::Ascii(text),
                Ok(_) | Err(_) => Text::One(units),
            },
            Units::Two(units) => Text::Two(units),
            Units::Four(units) => Text::Four(units),
        }
    }

    /// Hands over the units and whether all are ASCII.
    pub fn into_units(self) -> (Units, bool) {
        (self.units, self.ascii)
    }
}

impl Extend<u32> for TextBuf {
    fn extend<Codes: IntoIterator<Item = u32>>(&mut self, codes: Codes) {
        codes.into_iter().for_each(|code| self.push(code));
    }
}

/// Adds characters that all fit the unit; eight ASCII bytes at a time where they come so, else eight characters
/// before it is looked again.
fn push_chars<U: Unit>(text: &str, units: &mut Vec<U>) {
    units.reserve(if text.len() < 1024 { text.len() } else { text.len() / 2 });
    let mut letters = text.chars();
    loop {
        let rest = letters.as_str();
        if let Some(block) = rest.as_bytes().first_chunk::<8>()
            && block.is_ascii()
        {
            units.extend(block.iter().filter_map(|&byte| U::from_code(u32::from(byte))));
            letters = rest.get(8..).unwrap_or("").chars();
            continue;
        }
        for _ in 0..8 {
            let Some(letter) = letters.next() else { return };
            if let Some(unit) = U::from_code(u32::from(letter)) {
                units.push(unit);
            }
        }
    }
}

fn widened<Narrow: Copy + Into<Wide>, Wide>(units: &Vec<Narrow>) -> Vec<Wide> {
    // what was foreseen for a short text is foreseen still
    let room = if units.capacity() <= 1024 { units.capacity() } else { 0 };
    let mut result = Vec::with_capacity(room.max(units.len() + units.len() / 4 + 8));
    result.extend(units.iter().map(|&unit| unit.into()));
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buffer_widens_at_the_first_wide_code_point() {
        let mut buffer = TextBuf::new();
        buffer.push_str("ab");
        assert!(matches!(buffer.as_text(), Text::Ascii("ab")));
        buffer.push(0xe9);
        assert!(matches!(buffer.as_text(), Text::One(_)));
        buffer.push(0xd800);
        assert!(matches!(buffer.as_text(), Text::Two(_)));
        buffer.push(0x1f600);
        buffer.push_repeated(u32::from('x'), 2);
        let codes: Vec<u32> = buffer.as_text().iter().collect();
        assert_eq!(codes, [0x61, 0x62, 0xe9, 0xd800, 0x1f600, 0x78, 0x78]);
        assert!(!buffer.is_ascii());
        assert_eq!(buffer.as_text().to_valid_string(), None);
    }

    #[test]
    fn slices_are_clamped() {
        let text = Text::Ascii("hello");
        assert_eq!(text.slice(1..3).as_ascii(), Some("el"));
        assert_eq!(text.slice(4..99).as_ascii(), Some("o"));
        assert_eq!(text.slice(9..99).as_ascii(), Some(""));
        assert_eq!(text.iter().next_back(), Some(u32::from('o')));
    }
}
