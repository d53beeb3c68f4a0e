//! Case of whole text: `lower`, `upper`, `title`, `swapcase`, `capitalize`, `casefold` and the `is…` questions.
//!
//! Separate from the facts about one code point because of the one mapping that looks around itself: a capital
//! sigma becomes final at the end of a word. ASCII takes a path of its own through all of them.

use super::{Mapped, Mapping, is_case_ignorable, is_cased, is_lower, is_title, is_upper, map_case};
use crate::text::units::{Text, TextBuf, Unit, Units};

const CAPITAL_SIGMA: u32 = 0x3a3;
const SMALL_SIGMA: u32 = 0x3c3;
const FINAL_SIGMA: u32 = 0x3c2;

/// `str.lower`.
pub fn lower(text: Text<'_>) -> TextBuf {
    if let Some(ascii) = text.as_ascii() {
        return TextBuf::from_latin(ascii.as_bytes().to_ascii_lowercase());
    }
    if !text.any(|code| code == CAPITAL_SIGMA)
        && let Some(lower) = mapped_in_width(text, Mapping::Lower)
    {
        return lower;
    }
    let mut out = TextBuf::with_capacity(text.len());
    text.iter().enumerate().for_each(|(index, code)| push_lower(text, index, code, &mut out));
    out
}

/// `str.upper`.
pub fn upper(text: Text<'_>) -> TextBuf {
    match text.as_ascii() {
        Some(ascii) => TextBuf::from_latin(ascii.as_bytes().to_ascii_uppercase()),
        None => mapped(text, Mapping::Upper),
    }
}

/// `str.casefold`.
pub fn casefold(text: Text<'_>) -> TextBuf {
    match text.as_ascii() {
        Some(ascii) => TextBuf::from_latin(ascii.as_bytes().to_ascii_lowercase()),
        None => mapped(text, Mapping::Fold),
    }
}

/// `str.title`: a letter after a cased one is small, any other gets title case.
pub fn title(text: Text<'_>) -> TextBuf {
    let mut out = TextBuf::with_capacity(text.len());
    let mut after_cased = false;
    for (index, code) in text.iter().enumerate() {
        if after_cased {
            push_lower(text, index, code, &mut out);
        } else {
            map_case(code, Mapping::Title).each(|code| out.push(code));
        }
        after_cased = is_cased(code);
    }
    out
}

/// `str.swapcase`.
pub fn swapcase(text: Text<'_>) -> TextBuf {
    let mut out = TextBuf::with_capacity(text.len());
    for (index, code) in text.iter().enumerate() {
        if is_upper(code) {
            push_lower(text, index, code, &mut out);
        } else if is_lower(code) {
            map_case(code, Mapping::Upper).each(|code| out.push(code));
        } else {
            out.push(code);
        }
    }
    out
}

/// `str.capitalize`: the first in title case, the rest in lower case.
pub fn capitalize(text: Text<'_>) -> TextBuf {
    let mut out = TextBuf::with_capacity(text.len());
    for (index, code) in text.iter().enumerate() {
        if index == 0 {
            map_case(code, Mapping::Title).each(|code| out.push(code));
        } else {
            push_lower(text, index, code, &mut out);
        }
    }
    out
}

/// `str.islower`: something is cased and nothing is upper or title case.
pub fn is_lower_text(text: Text<'_>) -> bool {
    all_of_case(text, is_lower, is_upper)
}

/// `str.isupper`: something is cased and nothing is lower or title case.
pub fn is_upper_text(text: Text<'_>) -> bool {
    all_of_case(text, is_upper, is_lower)
}

fn all_of_case(text: Text<'_>, wanted: fn(u32) -> bool, refused: fn(u32) -> bool) -> bool {
    let mut seen = false;
    for code in text.iter() {
        if refused(code) || is_title(code) {
            return false;
        }
        seen |= wanted(code);
    }
    seen
}

/// `str.istitle`: capitals only after uncased, small letters only after cased ones.
pub fn is_title_text(text: Text<'_>) -> bool {
    let mut seen = false;
    let mut after_cased = false;
    for code in text.iter() {
        if is_upper(code) || is_title(code) {
            if after_cased {
                return false;
            }
            after_cased = true;
            seen = true;
        } else if is_lower(code) {
            if !after_cased {
                return false;
            }
            seen = true;
        } else {
            after_cased = false;
        }
    }
    seen
}

fn mapped(text: Text<'_>, mapping: Mapping) -> TextBuf {
    if let Some(done) = mapped_in_width(text, mapping) {
        return done;
    }
    let mut out = TextBuf::with_capacity(text.len());
    text.iter().for_each(|code| map_case(code, mapping).each(|code| out.push(code)));
    out
}

/// The text mapped code point by code point, as long as each becomes one that fits its unit.
fn mapped_in_width(text: Text<'_>, mapping: Mapping) -> Option<TextBuf> {
    match text {
        Text::Ascii(_) => None,
        Text::One(units) => map_units(units, mapping).map(|(units, _)| TextBuf::from_latin(units)),
        Text::Two(units) => {
            let (units, bits) = map_units(units, mapping)?;
            (bits > 0xff).then(|| TextBuf::from_wide(Units::Two(units)))
        }
        Text::Four(units) => {
            let (units, bits) = map_units(units, mapping)?;
            (bits > 0xffff).then(|| TextBuf::from_wide(Units::Four(units)))
        }
    }
}

/// The mapped units, and all bits that they have.
fn map_units<U: Unit>(units: &[U], mapping: Mapping) -> Option<(Vec<U>, u32)> {
    let (mut out, mut bits) = (Vec::with_capacity(units.len()), 0);
    for unit in units {
        match map_case(unit.code(), mapping) {
            Mapped::One(code) => {
                bits |= code;
                out.push(U::from_code(code)?);
            }
            Mapped::Many(_) => return None,
        }
    }
    Some((out, bits))
}

#[inline]
fn push_lower(text: Text<'_>, index: usize, code: u32, out: &mut TextBuf) {
    if code == CAPITAL_SIGMA {
        out.push(if ends_word(text, index) { FINAL_SIGMA } else { SMALL_SIGMA });
    } else {
        map_case(code, Mapping::Lower).each(|code| out.push(code));
    }
}

/// True if the sigma at `index` follows a cased code point and none follows it, those ignorable passed over.
fn ends_word(text: Text<'_>, index: usize) -> bool {
    let before = text.slice(0..index).iter().rev().find(|&code| !is_case_ignorable(code));
    let after = text.from(index + 1).iter().find(|&code| !is_case_ignorable(code));
    before.is_some_and(is_cased) && !after.is_some_and(is_cased)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(buffer: TextBuf) -> String {
        buffer.as_text().to_string_lossy()
    }

    fn with(text: &str, change: fn(Text<'_>) -> TextBuf) -> String {
        shown(change(TextBuf::from_utf8(text).as_text()))
    }

    #[test]
    fn mappings_match_the_reference() {
        assert_eq!(with("ΑΣ ΑΣΑ Σ Α'Σ", lower), "ας ασα σ α'ς");
        assert_eq!(with("straße ŉ ﬁ", upper), "STRASSE ʼN FI");
        assert_eq!(with("Straße İ", casefold), "strasse i\u{307}");
        assert_eq!(with("they're bill's ǆ ﬁx ʰa", title), "They'Re Bill'S ǅ Fix ʰa");
        assert_eq!(with("ßAbΣ", swapcase), "SSaBς");
        assert_eq!(with("ǆHELLO ΣΣ", capitalize), "ǅhello σς");
    }

    #[test]
    fn questions_match_the_reference() {
        let is = |text: &str, test: fn(Text<'_>) -> bool| test(TextBuf::from_utf8(text).as_text());
        assert!(is("a1b", is_lower_text) && !is("1", is_lower_text) && !is("aǅ", is_lower_text));
        assert!(is("A-B", is_upper_text) && !is("Ab", is_upper_text));
        assert!(is("Ab Cd", is_title_text) && !is("AB", is_title_text) && !is("", is_title_text));
    }
}
