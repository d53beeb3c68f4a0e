//! What the engine must know of Unicode, as a trait: the VM answers from its own tables.

/// Properties of code points. All take any `u32`; values that are no code point have no property.
pub trait Unicode {
    /// `str.isalnum` or nothing: alphabetic, decimal, digit or numeric.
    fn is_alphanumeric(&self, c: u32) -> bool;
    /// `str.isdecimal`.
    fn is_decimal(&self, c: u32) -> bool;
    /// `str.isspace`.
    fn is_space(&self, c: u32) -> bool;
    /// `str.isprintable`, for names quoted in messages.
    fn is_printable(&self, c: u32) -> bool;
    /// May begin an identifier.
    fn is_identifier_start(&self, c: u32) -> bool;
    /// May continue an identifier.
    fn is_identifier_continue(&self, c: u32) -> bool;
    /// Lower case: the first code point of the mapping.
    fn lower(&self, c: u32) -> u32;
    /// Upper case: the first code point of the mapping.
    fn upper(&self, c: u32) -> u32;
    /// The character with this name, for `\N{...}`.
    fn by_name(&self, name: &str) -> Option<u32>;
}

/// An answer from Rust's standard library. Close to, but not exactly, Python's: for tests of the engine alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct StdUnicode;

impl Unicode for StdUnicode {
    fn is_alphanumeric(&self, c: u32) -> bool {
        char::from_u32(c).is_some_and(char::is_alphanumeric)
    }

    fn is_decimal(&self, c: u32) -> bool {
        // Rust has no table of Nd alone; the blocks below suffice for tests.
        matches!(c, 0x30..=0x39 | 0x660..=0x669 | 0x6f0..=0x6f9 | 0x966..=0x96f | 0xff10..=0xff19)
    }

    fn is_space(&self, c: u32) -> bool {
        matches!(c, 0x1c..=0x1f) || char::from_u32(c).is_some_and(char::is_whitespace)
    }

    fn is_printable(&self, c: u32) -> bool {
        char::from_u32(c).is_some_and(|c| !c.is_control() && (c == ' ' || !c.is_whitespace()))
    }

    fn is_identifier_start(&self, c: u32) -> bool {
        c == 0x5f || char::from_u32(c).is_some_and(char::is_alphabetic)
    }

    fn is_identifier_continue(&self, c: u32) -> bool {
        c == 0x5f || self.is_alphanumeric(c)
    }

    fn lower(&self, c: u32) -> u32 {
        first(c, char::from_u32(c).map(char::to_lowercase))
    }

    fn upper(&self, c: u32) -> u32 {
        first(c, char::from_u32(c).map(char::to_uppercase))
    }

    fn by_name(&self, name: &str) -> Option<u32> {
        const NAMES: [(&str, u32); 2] = [("EM DASH", 0x2014), ("LATIN SMALL LETTER A", 0x61)];
        NAMES.iter().find(|row| row.0.eq_ignore_ascii_case(name)).map(|row| row.1)
    }
}

/// The first character of a mapping, or the character itself.
fn first(c: u32, mapping: Option<impl Iterator<Item = char>>) -> u32 {
    mapping.and_then(|mut mapping| mapping.next()).map_or(c, u32::from)
}
