//! How text and bytes show themselves: `repr`, `ascii`, and the `\x`, `\u`, `\U` notation they share with codecs.
//!
//! Decoding of escapes is a codec and lives in `codecs/escapes.rs`.

use super::unicode::is_printable;
use super::units::{Text, TextBuf};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Adds so many low hexadecimal digits of `value`, zeros included.
fn push_hex(value: u32, digits: u32, push: &mut impl FnMut(u8)) {
    for place in (0..digits).rev() {
        push(HEX[((value >> (4 * place)) & 15) as usize]);
    }
}

/// Hands over `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever is the shortest that holds `code`.
pub fn escape_code(code: u32, mut push: impl FnMut(u8)) {
    let (letter, digits) = match code {
        0..=0xff => (b'x', 2),
        0x100..=0xffff => (b'u', 4),
        _ => (b'U', 8),
    };
    push(b'\\');
    push(letter);
    push_hex(code, digits, &mut push);
}

/// Hands over `\xhh`.
pub fn escape_byte(byte: u8, mut push: impl FnMut(u8)) {
    push(b'\\');
    push(b'x');
    push_hex(u32::from(byte), 2, &mut push);
}

/// The quote `repr` chooses: double only if there are single quotes and no double ones.
fn choose_quote(text: Text<'_>) -> u8 {
    let has = |quote: u8| text.any(|code| code == u32::from(quote));
    if has(b'\'') && !has(b'"') { b'"' } else { b'\'' }
}

/// Letter of the short escape of `code`, if there is one that `repr` uses.
fn short_escape(code: u32, quote: u8) -> Option<u8> {
    match code {
        0x09 => Some(b't'),
        0x0a => Some(b'n'),
        0x0d => Some(b'r'),
        0x5c => Some(b'\\'),
        _ if code == u32::from(quote) => Some(quote),
        _ => None,
    }
}

/// `repr` of a str.
pub fn repr(text: Text<'_>) -> TextBuf {
    let mut out = TextBuf::with_capacity(text.len() + 2);
    push_repr(text, &mut out);
    out
}

/// `repr` of a str, added to `out`.
pub fn push_repr(text: Text<'_>, out: &mut TextBuf) {
    if let Some(ascii) = text.as_ascii()
        && ascii.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'\'' | b'\\'))
    {
        out.push(u32::from(b'\''));
        out.push_str(ascii);
        out.push(u32::from(b'\''));
        return;
    }
    push_quoted(text, out, is_printable);
}

/// `ascii(x)` of a str: as `repr`, but nothing above 0x7F is shown as it is.
pub fn ascii(text: Text<'_>) -> String {
    let mut out = TextBuf::with_capacity(text.len() + 2);
    push_quoted(text, &mut out, |code| code < 0x80 && is_printable(code));
    out.as_text().to_string_lossy()
}

/// What `ascii()` makes of a `repr` that is already text: escapes what is not ASCII, adds no quotes.
pub fn escape_non_ascii(text: Text<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    for code in text.iter() {
        match u8::try_from(code) {
            Ok(byte) if byte < 0x80 => out.push(char::from(byte)),
            Ok(_) | Err(_) => escape_code(code, |byte| out.push(char::from(byte))),
        }
    }
    out
}

fn push_quoted(text: Text<'_>, out: &mut TextBuf, shown: impl Fn(u32) -> bool) {
    let quote = choose_quote(text);
    out.push(u32::from(quote));
    text.iter().for_each(|code| {
        if let Some(letter) = short_escape(code, quote) {
            out.push(u32::from(b'\\'));
            out.push(u32::from(letter));
        } else if shown(code) {
            out.push(code);
        } else {
            escape_code(code, |byte| out.push(u32::from(byte)));
        }
    });
    out.push(u32::from(quote));
}

/// `repr` of bytes: `b'…'`.
pub fn repr_bytes(bytes: &[u8]) -> String {
    let quote = choose_quote(Text::One(bytes));
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    push_quoted_bytes(bytes, quote, &mut out);
    out
}

/// The quoted part of `repr` of a bytearray (`bytearray(b'…')`), which always chooses as bytes do.
pub fn repr_bytearray(name: &str, bytes: &[u8]) -> String {
    format!("{name}({})", repr_bytes(bytes))
}

fn push_quoted_bytes(bytes: &[u8], quote: u8, out: &mut String) {
    out.push(char::from(quote));
    for &byte in bytes {
        if let Some(letter) = short_escape(u32::from(byte), quote) {
            out.push('\\');
            out.push(char::from(letter));
        } else if matches!(byte, b' '..=b'~') {
            out.push(char::from(byte));
        } else {
            escape_byte(byte, |byte| out.push(char::from(byte)));
        }
    }
    out.push(char::from(quote));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(codes: &[u32]) -> String {
        repr(Text::Four(codes)).as_text().to_string_lossy()
    }

    #[test]
    fn repr_of_text() {
        let of = |text: &str| repr(TextBuf::from_utf8(text).as_text()).as_text().to_string_lossy();
        assert_eq!(of(""), "''");
        assert_eq!(of("it's"), "\"it's\"");
        assert_eq!(of("it's \"x\""), "'it\\'s \"x\"'");
        assert_eq!(of("a\tb\n\r\\\0\x7f"), "'a\\tb\\n\\r\\\\\\x00\\x7f'");
        assert_eq!(of("é\u{ad}\u{3042}\u{2028}😀"), "'é\\xad\u{3042}\\u2028😀'");
        assert_eq!(shown(&[0xd800, 0x10_ffff]), "'\\ud800\\U0010ffff'");
    }

    #[test]
    fn ascii_of_text() {
        assert_eq!(ascii(TextBuf::from_utf8("é'あ😀").as_text()), "\"\\xe9'\\u3042\\U0001f600\"");
        assert_eq!(escape_non_ascii(TextBuf::from_utf8("[é]").as_text()), "[\\xe9]");
    }

    #[test]
    fn repr_of_bytes() {
        assert_eq!(repr_bytes(b"a'b\n\xff"), "b\"a'b\\n\\xff\"");
        assert_eq!(repr_bytes(b"'\""), "b'\\'\"'");
        assert_eq!(repr_bytearray("bytearray", b"x"), "bytearray(b'x')");
    }
}
