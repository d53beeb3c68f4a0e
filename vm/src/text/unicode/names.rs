//! Names of characters, for `\N{…}`, `unicodedata.name` and the `namereplace` error handler.
//!
//! The name data is a crate of a newer Unicode version, so what the reference's version does not assign is hidden.

use super::category;

/// The name of a code point, `None` for what has none (controls, surrogates, private, unassigned).
pub fn name(code: u32) -> Option<String> {
    if category(code) == "Cn" {
        return None;
    }
    char::from_u32(code).and_then(unicode_names2::name).map(|name| name.to_string())
}

/// The code point with this name, upper or lower case.
pub fn lookup(name: &str) -> Option<u32> {
    let code = unicode_names2::character(name).map(u32::from)?;
    (category(code) != "Cn" && !name.contains('_')).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways() {
        assert_eq!(name(0xe9).as_deref(), Some("LATIN SMALL LETTER E WITH ACUTE"));
        assert_eq!(name(0xac00).as_deref(), Some("HANGUL SYLLABLE GA"));
        assert_eq!(name(0x4e00).as_deref(), Some("CJK UNIFIED IDEOGRAPH-4E00"));
        assert_eq!(name(0x0a), None);
        assert_eq!(lookup("latin small letter e with acute"), Some(0xe9));
        assert_eq!(lookup("no such name"), None);
    }
}
