//! Names of codecs: the reference's aliases, in any spelling it takes.

use super::tables::{CHARMAPS, NAMES};
use super::{Codec, Order};

/// Codecs that are algorithms, in the order of the generator, with the name `codecs.lookup(…).name` gives.
static ALGORITHMS: [(Codec, &str); 15] = [
    (Codec::Ascii, "ascii"),
    (Codec::Latin1, "iso8859-1"),
    (Codec::Utf8, "utf-8"),
    (Codec::Utf8Sig, "utf-8-sig"),
    (Codec::Utf7, "utf-7"),
    (Codec::Utf16(Order::Marked), "utf-16"),
    (Codec::Utf16(Order::Little), "utf-16-le"),
    (Codec::Utf16(Order::Big), "utf-16-be"),
    (Codec::Utf32(Order::Marked), "utf-32"),
    (Codec::Utf32(Order::Little), "utf-32-le"),
    (Codec::Utf32(Order::Big), "utf-32-be"),
    (Codec::UnicodeEscape, "unicode-escape"),
    (Codec::RawUnicodeEscape, "raw-unicode-escape"),
    (Codec::Punycode, "punycode"),
    (Codec::Idna, "idna"),
];

/// A name with runs of punctuation turned into one underscore, letters small; what is not ASCII counts as punctuation.
pub fn normalize(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    let mut punctuation = false;
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() || letter == '.' {
            if punctuation && !normal.is_empty() {
                normal.push('_');
            }
            normal.push(letter.to_ascii_lowercase());
            punctuation = false;
        } else {
            punctuation = true;
        }
    }
    normal
}

/// Finds a codec by any of its names. `None` is `LookupError: unknown encoding: …`.
pub fn lookup(name: &str) -> Option<Codec> {
    match name {
        "utf-8" | "utf8" | "UTF-8" => return Some(Codec::Utf8),
        "latin-1" | "latin1" => return Some(Codec::Latin1),
        "ascii" => return Some(Codec::Ascii),
        _ => {}
    }
    let normal = normalize(name);
    let index = find(&normal).or_else(|| find(&normal.replace('.', "_")))?;
    match ALGORITHMS.get(index) {
        Some((codec, _)) => Some(*codec),
        None => CHARMAPS.get(index - ALGORITHMS.len()).map(Codec::Charmap),
    }
}

/// Every name that is understood, with the one `codecs.lookup(…).name` gives.
pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.iter().filter_map(|(alias, index)| {
        let index = usize::from(*index);
        let codec = match ALGORITHMS.get(index) {
            Some((codec, _)) => *codec,
            None => Codec::Charmap(CHARMAPS.get(index - ALGORITHMS.len())?),
        };
        Some((*alias, codec.name()))
    })
}

fn find(normal: &str) -> Option<usize> {
    let row = NAMES.binary_search_by_key(&normal, |row| row.0).ok()?;
    NAMES.get(row).map(|row| usize::from(row.1))
}

impl Codec {
    /// The name `codecs.lookup(…).name` gives.
    pub fn name(self) -> &'static str {
        let same = |other: &&(Codec, &'static str)| {
            std::mem::discriminant(&other.0) == std::mem::discriminant(&self)
                && other.0.order() == self.order()
        };
        match self {
            Codec::Charmap(map) => map.name,
            Codec::Ascii
            | Codec::Latin1
            | Codec::Utf8
            | Codec::Utf8Sig
            | Codec::Utf7
            | Codec::Utf16(_)
            | Codec::Utf32(_)
            | Codec::UnicodeEscape
            | Codec::RawUnicodeEscape
            | Codec::Punycode
            | Codec::Idna => ALGORITHMS.iter().find(same).map_or("", |row| row.1),
        }
    }

    fn order(self) -> Option<Order> {
        match self {
            Codec::Utf16(order) | Codec::Utf32(order) => Some(order),
            Codec::Ascii
            | Codec::Latin1
            | Codec::Utf8
            | Codec::Utf8Sig
            | Codec::Utf7
            | Codec::UnicodeEscape
            | Codec::RawUnicodeEscape
            | Codec::Punycode
            | Codec::Idna
            | Codec::Charmap(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_spelling() {
        for (spelling, name) in [
            ("UTF8", "utf-8"),
            ("utf_8", "utf-8"),
            ("U8", "utf-8"),
            ("cp65001", "utf-8"),
            ("Latin 1", "iso8859-1"),
            ("L1", "iso8859-1"),
            ("ISO_8859-15", "iso8859-15"),
            ("windows-1252", "cp1252"),
            ("  us-ascii", "ascii"),
            ("IBM437", "cp437"),
            ("UTF-16BE", "utf-16-be"),
            ("macroman", "mac-roman"),
            ("koi8-r", "koi8-r"),
            ("unicode_escape", "unicode-escape"),
        ] {
            assert_eq!(lookup(spelling).map(Codec::name), Some(name), "{spelling}");
        }
        assert!(lookup("no such codec").is_none() && lookup("").is_none() && lookup("é").is_none());
    }
}
