//! Normal forms, over text that may hold lone surrogates.
//!
//! The crate that does the work knows a newer Unicode version. What the reference's version does not assign is, like
//! a surrogate, a wall between the pieces that are normalised: it stays as it is and nothing moves across it.

use unicode_normalization::IsNormalized;
use unicode_normalization::{UnicodeNormalization, is_nfc_quick, is_nfd_quick, is_nfkc_quick, is_nfkd_quick};

use super::category;
use crate::text::units::{Text, TextBuf};

/// A normal form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Canonical, composed.
    Nfc,
    /// Canonical, decomposed.
    Nfd,
    /// Compatible, composed; the form of identifiers.
    Nfkc,
    /// Compatible, decomposed.
    Nfkd,
}

impl Form {
    /// Reads the name; `None` is `ValueError: invalid normalization form`.
    pub fn by_name(name: &str) -> Option<Form> {
        Some(match name {
            "NFC" => Form::Nfc,
            "NFD" => Form::Nfd,
            "NFKC" => Form::Nfkc,
            "NFKD" => Form::Nfkd,
            _ => return None,
        })
    }
}

/// The character, unless it is a wall.
fn movable(code: u32) -> Option<char> {
    char::from_u32(code).filter(|_| category(code) != "Cn")
}

/// `unicodedata.normalize`.
pub fn normalize(form: Form, text: Text<'_>) -> TextBuf {
    let mut out = TextBuf::with_capacity(text.len());
    if text.as_ascii().is_some() {
        out.push_text(text);
        return out;
    }
    let mut rest = text;
    while !rest.is_empty() {
        let piece = rest.iter().map_while(movable);
        let length = piece.clone().count();
        match form {
            Form::Nfc => out.extend(piece.nfc().map(u32::from)),
            Form::Nfd => out.extend(piece.nfd().map(u32::from)),
            Form::Nfkc => out.extend(piece.nfkc().map(u32::from)),
            Form::Nfkd => out.extend(piece.nfkd().map(u32::from)),
        }
        if let Some(wall) = rest.at(length) {
            out.push(wall);
        }
        rest = rest.from(length + 1);
    }
    out
}

/// `unicodedata.is_normalized`.
pub fn is_normalized(form: Form, text: Text<'_>) -> bool {
    if text.as_ascii().is_some() {
        return true;
    }
    let letters = text.iter().map(|code| movable(code).unwrap_or('\u{fffd}'));
    let quick = match form {
        Form::Nfc => is_nfc_quick(letters),
        Form::Nfd => is_nfd_quick(letters),
        Form::Nfkc => is_nfkc_quick(letters),
        Form::Nfkd => is_nfkd_quick(letters),
    };
    match quick {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => normalize(form, text).as_text().same(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_match_the_reference() {
        let text = [0xe9, 0x65, 0x301, 0xfb01, 0xd800, 0x301, 0xac00, 0x16, 0x378, 0x327, 0x301, 0x212b];
        let of = |form| normalize(form, Text::Four(&text)).as_text().iter().collect::<Vec<u32>>();
        assert_eq!(
            of(Form::Nfc),
            [0xe9, 0xe9, 0xfb01, 0xd800, 0x301, 0xac00, 0x16, 0x378, 0x327, 0x301, 0xc5]
        );
        assert_eq!(
            of(Form::Nfkd),
            [
                0x65, 0x301, 0x65, 0x301, 0x66, 0x69, 0xd800, 0x301, 0x1100, 0x1161, 0x16, 0x378, 0x327,
                0x301, 0x41, 0x30a
            ]
        );
        assert!(is_normalized(Form::Nfc, Text::Two(&[0xe9])));
        assert!(!is_normalized(Form::Nfc, Text::Two(&[0x65, 0x301])));
        assert!(!is_normalized(Form::Nfkc, Text::Two(&[0xfb01])));
        assert_eq!(Form::by_name("nfc"), None);
    }
}
