//! Floats and complex numbers read from text, as `float(text)` and `complex(text)` read them.
//!
//! The standard library converts; what is checked here is what it would take and the reference would not, or the
//! other way round: white space, digits of other scripts, underscores. Writing is in `float_text.rs`.

use std::borrow::Cow;

use super::unicode::{decimal_value, is_space};
use super::units::Text;

/// Reads a float as `float(text)` does: white space around, digits of any script, underscores between digits.
///
/// `None` is `ValueError: could not convert string to float: …`.
pub fn parse(text: Text<'_>) -> Option<f64> {
    let ascii = ascii_number(text)?;
    parse_plain(&ascii)
}

/// White space as numbers in text may have around them: C's, without the separators U+001C to U+001F.
pub(super) fn is_number_space(letter: char) -> bool {
    matches!(letter, '\t'..='\r' | ' ')
}

/// The text stripped, its digits turned into ASCII ones; `None` if something else is not ASCII.
pub(super) fn ascii_number(text: Text<'_>) -> Option<Cow<'_, str>> {
    if let Some(ascii) = text.as_ascii() {
        return Some(Cow::Borrowed(ascii.trim_matches(is_number_space)));
    }
    let mut ascii = String::with_capacity(text.len());
    for code in text.iter() {
        match (decimal_value(code), u8::try_from(code)) {
            (Some(digit), _) => ascii.push(char::from(b'0' + digit)),
            (None, Ok(byte)) if byte < 0x80 => ascii.push(char::from(byte)),
            (None, _) if is_space(code) => ascii.push(' '),
            (None, Ok(_) | Err(_)) => return None,
        }
    }
    Some(Cow::Owned(ascii.trim_matches(is_number_space).to_string()))
}

fn parse_plain(text: &str) -> Option<f64> {
    // The standard parser takes what the reference takes, "infinity" and "nan" in any case included.
    if text.contains('_') { without_underscores(text)?.parse().ok() } else { text.parse().ok() }
}

/// Removes underscores if each stands between two digits.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit =
        |index: Option<usize>| index.and_then(|index| bytes.get(index)).is_some_and(u8::is_ascii_digit);
    let mut result = String::with_capacity(text.len());
    for (index, letter) in text.char_indices() {
        if letter != '_' {
            result.push(letter);
        } else if !digit(index.checked_sub(1)) || !digit(index.checked_add(1)) {
            return None;
        }
    }
    Some(result)
}

/// Reads a complex number as `complex(text)` does. `None` is `ValueError: complex() arg is a malformed string`.
pub fn parse_complex(text: Text<'_>) -> Option<(f64, f64)> {
    let text = ascii_number(text)?;
    let inside = match text.strip_prefix('(') {
        Some(rest) => rest.strip_suffix(')')?,
        None => text.as_ref(),
    };
    let inside = inside.trim_matches(is_number_space);
    let cleaned =
        if inside.contains('_') { Cow::Owned(without_underscores(inside)?) } else { Cow::Borrowed(inside) };
    let Some(body) = cleaned.strip_suffix(['j', 'J']) else {
        return Some((cleaned.parse().ok()?, 0.0));
    };
    let split = second_sign(body);
    let (real, imaginary) = body.split_at(split);
    let real = if real.is_empty() { 0.0 } else { real.parse().ok()? };
    let imaginary = match imaginary {
        "" | "+" => 1.0,
        "-" => -1.0,
        number => number.parse().ok()?,
    };
    Some((real, imaginary))
}

/// Where the imaginary part begins: the last sign that belongs to no exponent.
fn second_sign(body: &str) -> usize {
    let bytes = body.as_bytes();
    let exponent = |index: usize| {
        index
            .checked_sub(1)
            .and_then(|before| bytes.get(before))
            .is_some_and(|byte| matches!(byte, b'e' | b'E'))
    };
    (0..bytes.len()).rev().find(|&index| matches!(bytes[index], b'+' | b'-') && !exponent(index)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::units::TextBuf;
    use super::*;

    #[test]
    fn text_is_read_as_the_reference_reads_it() {
        let of = |text: &str| parse(TextBuf::from_utf8(text).as_text());
        assert_eq!(of(" \t1_000.5e1_0\n"), Some(1000.5e10));
        assert_eq!(of("٣.١٥"), Some(3.15));
        assert_eq!(of("-Infinity"), Some(f64::NEG_INFINITY));
        assert!(of("+nan").is_some_and(f64::is_nan));
        for wrong in ["", "1__0", "_1", "1_", "1_.5", "0x10", "1e", "é", "in f", ".", "infinit"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        let pair = |text: &str| parse_complex(Text::Ascii(text));
        assert_eq!(pair(" ( 1.5e+3-2J ) "), Some((1500.0, -2.0)));
        assert_eq!(pair("-j"), Some((0.0, -1.0)));
        assert_eq!(pair("1e-3+j"), Some((0.001, 1.0)));
        assert_eq!(pair("3"), Some((3.0, 0.0)));
        assert_eq!(pair("1 + 2j"), None);
        assert_eq!(pair("1+2"), None);
        assert_eq!(pair("(1"), None);
    }
}
