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

/// Ideographs that can be looked up although `name` does not know them, as in the reference.
const TANGUT: &str = "TANGUT IDEOGRAPH-";

/// The code point with this name or alias, in upper or lower case.
pub fn lookup(name: &str) -> Option<u32> {
    if !is_well_formed(name) {
        return None;
    }
    let upper = name.to_ascii_uppercase();
    if let Some(digits) = upper.strip_prefix(TANGUT) {
        return tangut(digits);
    }
    let code = unicode_names2::character(&upper).map(u32::from)?;
    if category(code) == "Cn" {
        return None;
    }
    // The crate overlooks spaces, hyphens and leading zeros; the reference does not.
    match self::name(code) {
        Some(official) if upper.starts_with("CJK UNIFIED") => (official == upper).then_some(code),
        Some(official) if official != upper && letters(&official) == letters(&upper) => None,
        Some(_) | None => Some(code),
    }
}

/// True for words of ASCII letters, digits and hyphens with one space between them, not begun by a hyphen.
fn is_well_formed(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    name.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
        && name.split(' ').all(|word| !word.is_empty() && word.bytes().all(allowed))
}

fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn tangut(digits: &str) -> Option<u32> {
    let code = u32::from_str_radix(digits, 16).ok()?;
    (digits.len() == 5 && matches!(code, 0x17000..=0x187f7 | 0x18d00..=0x18d08)).then_some(code)
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
        assert_eq!(lookup("LINE FEED"), Some(0x0a));
        assert_eq!(lookup("HANGUL JUNGSEONG O-E"), Some(0x1180));
        assert_eq!(lookup("TANGUT IDEOGRAPH-187F7"), Some(0x187f7));
        for wrong in [
            "",
            "-",
            " SPACE",
            "LATINSMALLLETTERA",
            "LATIN_SMALL_LETTER_A",
            "LATIN SMALL LETTER-A",
            "no such name",
        ] {
            assert_eq!(lookup(wrong), None, "{wrong}");
        }
    }
}
