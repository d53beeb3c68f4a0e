//! The built-in error handlers, and the words of the errors themselves.
//!
//! [`Handler::for_decoding`] and [`Handler::for_encoding`] are the functions `codecs.lookup_error` gives to
//! scripts: they know the codec only by its name. [`Handler::mend_decoding`] and [`Handler::mend_encoding`] use
//! them inside a run.

use super::wide::{push_16, push_32, surrogate_at};
use super::{Codec, Encoder, Order, Problem, lookup, utf8};
use crate::text::escape::{escape_byte, escape_code};
use crate::text::unicode;
use crate::text::units::{Text, TextBuf};

/// A built-in error handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handler {
    /// Raises the error.
    Strict,
    /// Leaves out what is wrong.
    Ignore,
    /// `?` in bytes, U+FFFD in text.
    Replace,
    /// `\xhh`, `\uhhhh`, `\Uhhhhhhhh`.
    BackslashReplace,
    /// `&#number;`, only encoding.
    XmlCharRefReplace,
    /// `\N{name}`, only encoding.
    NameReplace,
    /// Bytes from 0x80 on become U+DC80 to U+DCFF and back.
    SurrogateEscape,
    /// Surrogates are written and read as if they were characters.
    SurrogatePass,
}

/// What an encoding handler answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// Text to be encoded.
    Text(TextBuf),
    /// Bytes to be copied.
    Bytes(Vec<u8>),
}

/// `TypeError` of handlers that only encode.
pub const ENCODES_ONLY: &str = "don't know how to handle UnicodeDecodeError in error callback";

impl Handler {
    /// Finds a handler. `None` is `LookupError: unknown error handler name '…'`, unless a script has registered it.
    pub fn by_name(name: &str) -> Option<Handler> {
        Some(match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "namereplace" => Handler::NameReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            _ => return None,
        })
    }

    /// True for handlers that cannot decode: they raise `TypeError` with [`ENCODES_ONLY`].
    pub fn encodes_only(self) -> bool {
        matches!(self, Handler::XmlCharRefReplace | Handler::NameReplace)
    }

    /// What to put in place of bytes that cannot be decoded, and where to go on. `None` raises the error.
    pub fn for_decoding(self, input: &[u8], problem: &Problem) -> Option<(TextBuf, usize)> {
        let end = problem.end.min(input.len());
        let start = problem.start.min(end);
        let mut text = TextBuf::new();
        match self {
            Handler::Strict | Handler::XmlCharRefReplace | Handler::NameReplace => return None,
            Handler::Ignore => {}
            Handler::Replace => text.push(0xfffd),
            Handler::BackslashReplace => {
                for &byte in &input[start..end] {
                    escape_byte(byte, |letter| text.push(u32::from(letter)));
                }
            }
            Handler::SurrogateEscape => {
                let escaped = input[start..end].iter().take(4).take_while(|byte| **byte >= 0x80);
                text.extend(escaped.map(|&byte| 0xdc00 + u32::from(byte)));
                let next = start + text.len();
                return (!text.is_empty()).then_some((text, next));
            }
            Handler::SurrogatePass => {
                let (code, width) = passed(problem.encoding, input, start)?;
                text.push(code);
                return Some((text, start + width));
            }
        }
        Some((text, problem.end))
    }

    /// What to put in place of text that cannot be encoded, and where to go on. `None` raises the error.
    pub fn for_encoding(self, text: Text<'_>, problem: &Problem) -> Option<(Replacement, usize)> {
        let bad = text.slice(problem.start..problem.end);
        let mut out = TextBuf::new();
        match self {
            Handler::Strict => return None,
            Handler::Ignore => {}
            Handler::Replace => out.push_repeated(u32::from('?'), bad.len()),
            Handler::BackslashReplace => bad.iter().for_each(|code| push_escape(code, &mut out)),
            Handler::XmlCharRefReplace => {
                bad.iter().for_each(|code| out.push_str(&format!("&#{code};")));
            }
            Handler::NameReplace => {
                for code in bad.iter() {
                    match unicode::name(code) {
                        Some(name) => out.push_str(&format!("\\N{{{name}}}")),
                        None => push_escape(code, &mut out),
                    }
                }
            }
            Handler::SurrogateEscape => {
                let bytes: Option<Vec<u8>> = bad.iter().map(escaped_byte).collect();
                return bytes.map(|bytes| (Replacement::Bytes(bytes), problem.end));
            }
            Handler::SurrogatePass => {
                let mut bytes = Vec::new();
                for code in bad.iter() {
                    push_surrogate(problem.encoding, code, &mut bytes)?;
                }
                return Some((Replacement::Bytes(bytes), problem.end));
            }
        }
        Some((Replacement::Text(out), problem.end))
    }

    /// Mends a decoding run; answers where to go on, `None` if the error is to be raised.
    pub fn mend_decoding(self, input: &[u8], problem: &Problem, out: &mut TextBuf) -> Option<usize> {
        if !problem.mendable {
            return None;
        }
        let (text, next) = self.for_decoding(input, problem)?;
        out.push_text(text.as_text());
        Some(next)
    }

    /// Mends an encoding run; answers where to go on, `None` if the error is to be raised.
    pub fn mend_encoding(
        self,
        encoder: &Encoder,
        text: Text<'_>,
        problem: &Problem,
        out: &mut Vec<u8>,
    ) -> Option<usize> {
        if !problem.mendable {
            return None;
        }
        let escaped = text.slice(problem.start..problem.end).iter().map_while(escaped_byte);
        if self == Handler::SurrogateEscape && !matches!(encoder.codec(), Codec::Charmap(_)) {
            // What can be escaped is written, so that the error names only the rest.
            let bytes: Vec<u8> = escaped.collect();
            let fits = !bytes.is_empty() && encoder.push_bytes(&bytes, out);
            return fits.then_some(problem.start + bytes.len());
        }
        match self.for_encoding(text, problem)? {
            (Replacement::Text(replacement), next) => {
                encoder.push_text(replacement.as_text(), out).then_some(next)
            }
            (Replacement::Bytes(bytes), next) => encoder.push_bytes(&bytes, out).then_some(next),
        }
    }
}

fn push_escape(code: u32, out: &mut TextBuf) {
    escape_code(code, |letter| out.push(u32::from(letter)));
}

fn escaped_byte(code: u32) -> Option<u8> {
    match code {
        0xdc80..=0xdcff => Some((code - 0xdc00) as u8),
        _ => None,
    }
}

/// The surrogate at a place of bytes in an encoding that has units of its own, and its width.
fn passed(encoding: &str, input: &[u8], start: usize) -> Option<(u32, usize)> {
    match lookup(encoding)? {
        Codec::Utf8 => match input.get(start..start + 3)? {
            &[0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf] => {
                Some((0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f), 3))
            }
            _ => None,
        },
        Codec::Utf16(order) => surrogate_at(order, 2, input, start).map(|code| (code, 2)),
        Codec::Utf32(order) => surrogate_at(order, 4, input, start).map(|code| (code, 4)),
        Codec::Ascii
        | Codec::Latin1
        | Codec::Utf8Sig
        | Codec::Utf7
        | Codec::UnicodeEscape
        | Codec::RawUnicodeEscape
        | Codec::Punycode
        | Codec::Idna
        | Codec::Charmap(_) => None,
    }
}

fn push_surrogate(encoding: &str, code: u32, out: &mut Vec<u8>) -> Option<()> {
    let unit = u16::try_from(code).ok().filter(|unit| matches!(unit, 0xd800..=0xdfff))?;
    match lookup(encoding)? {
        Codec::Utf8 => utf8::push_code(code, out),
        Codec::Utf16(order) => push_16(native(order), unit, out),
        Codec::Utf32(order) => push_32(native(order), code, out),
        Codec::Ascii
        | Codec::Latin1
        | Codec::Utf8Sig
        | Codec::Utf7
        | Codec::UnicodeEscape
        | Codec::RawUnicodeEscape
        | Codec::Punycode
        | Codec::Idna
        | Codec::Charmap(_) => return None,
    }
    Some(())
}

fn native(order: Order) -> Order {
    if order == Order::Marked { Order::Little } else { order }
}

/// `str` of a `UnicodeDecodeError`.
pub fn decode_message(encoding: &str, object: &[u8], start: usize, end: usize, reason: &str) -> String {
    match object.get(start) {
        Some(byte) if end == start + 1 => {
            format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
        }
        Some(_) | None => {
            let last = end.saturating_sub(1);
            format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
        }
    }
}

/// `str` of a `UnicodeEncodeError`.
pub fn encode_message(encoding: &str, object: Text<'_>, start: usize, end: usize, reason: &str) -> String {
    format!("'{encoding}' codec can't encode {}: {reason}", characters(object, start, end))
}

/// `str` of a `UnicodeTranslateError`.
pub fn translate_message(object: Text<'_>, start: usize, end: usize, reason: &str) -> String {
    format!("can't translate {}: {reason}", characters(object, start, end))
}

fn characters(object: Text<'_>, start: usize, end: usize) -> String {
    match object.at(start) {
        Some(code) if end == start + 1 => {
            let mut shown = String::new();
            escape_code(code, |letter| shown.push(char::from(letter)));
            format!("character '{shown}' in position {start}")
        }
        Some(_) | None => format!("characters in position {start}-{}", end.saturating_sub(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{decode, encode};
    use super::*;

    const MIXED: &[u32] = &[0x61, 0xdc80, 0xe9, 0xdcff, 0xd800, 0x0a, 0x3042];

    fn encoded(codec: &str, handler: &str) -> Result<Vec<u8>, Problem> {
        let handler = Handler::by_name(handler).expect("a built-in handler");
        encode(lookup(codec).expect("a codec"), Text::Four(MIXED), handler)
    }

    fn failed(codec: &str, handler: &str) -> (usize, usize) {
        encoded(codec, handler).map_or_else(|problem| (problem.start, problem.end), |_| (0, 0))
    }

    #[test]
    fn encoding_is_mended_as_by_the_reference() {
        let of = |codec, handler| encoded(codec, handler).unwrap_or_default();
        assert_eq!(of("ascii", "replace"), b"a????\n?");
        assert_eq!(of("ascii", "ignore"), b"a\n");
        assert_eq!(of("ascii", "xmlcharrefreplace"), b"a&#56448;&#233;&#56575;&#55296;\n&#12354;");
        assert_eq!(of("cp1252", "namereplace"), b"a\\udc80\xe9\\udcff\\ud800\n\\N{HIRAGANA LETTER A}");
        assert_eq!(of("utf-8", "backslashreplace"), b"a\\udc80\xc3\xa9\\udcff\\ud800\n\xe3\x81\x82");
        assert_eq!(
            of("utf-8", "surrogatepass"),
            b"a\xed\xb2\x80\xc3\xa9\xed\xb3\xbf\xed\xa0\x80\n\xe3\x81\x82"
        );
        assert_eq!(of("utf-16", "surrogatepass"), b"\xff\xfea\x00\x80\xdc\xe9\x00\xff\xdc\x00\xd8\n\x00B0");
        assert_eq!(of("cp037", "replace"), b"\x81oQoo%o");
        assert_eq!(failed("ascii", "surrogateescape"), (2, 5));
        assert_eq!(failed("latin-1", "surrogateescape"), (4, 5));
        assert_eq!(failed("cp1252", "surrogateescape"), (3, 5));
        assert_eq!(failed("utf-16", "surrogateescape"), (1, 2));
        assert_eq!(failed("ascii", "surrogatepass"), (1, 5));
    }

    #[test]
    fn decoding_is_mended_as_by_the_reference() {
        let of = |codec: &str, handler: &str| {
            let handler = Handler::by_name(handler).expect("a built-in handler");
            let codec = lookup(codec).expect("a codec");
            decode(codec, b"a\xff\xed\xa0\x80\x00\xd8\x81b", handler)
                .map(|text| text.as_text().iter().collect::<Vec<u32>>())
                .map_err(|problem| (problem.encoding, problem.start, problem.end))
        };
        let codes = |text: &str| Ok(text.chars().map(u32::from).collect::<Vec<u32>>());
        assert_eq!(of("utf-8", "replace"), codes("a\u{fffd}\u{fffd}\u{fffd}\u{fffd}\0\u{601}b"));
        assert_eq!(of("utf-8", "backslashreplace"), codes("a\\xff\\xed\\xa0\\x80\0\u{601}b"));
        assert_eq!(
            of("utf-8", "surrogateescape"),
            Ok(vec![0x61, 0xdcff, 0xdced, 0xdca0, 0xdc80, 0, 0x601, 0x62])
        );
        assert_eq!(of("utf-8", "surrogatepass"), Err(("utf-8", 1, 2)));
        assert_eq!(of("utf-16", "backslashreplace"), codes("\u{ff61}\u{a0ed}\u{80}\u{81d8}\\x62"));
        assert_eq!(of("utf-16", "surrogateescape"), Err(("utf-16-le", 8, 9)));
        assert_eq!(of("cp1252", "replace"), codes("aÿí\u{a0}€\0Ø\u{fffd}b"));
    }

    #[test]
    fn messages_have_the_words_of_the_reference() {
        assert_eq!(
            decode_message("utf-8", b"a\x80", 1, 2, "invalid start byte"),
            "'utf-8' codec can't decode byte 0x80 in position 1: invalid start byte"
        );
        assert_eq!(
            decode_message("utf-8", b"\xe1\x80", 0, 2, "unexpected end of data"),
            "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"
        );
        assert_eq!(
            encode_message("ascii", Text::One(b"a\xe9"), 1, 2, "ordinal not in range(128)"),
            "'ascii' codec can't encode character '\\xe9' in position 1: ordinal not in range(128)"
        );
        assert_eq!(
            translate_message(Text::Two(&[0x3042, 0x3042]), 0, 2, "no"),
            "can't translate characters in position 0-1: no"
        );
    }
}
