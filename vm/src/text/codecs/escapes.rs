//! `unicode_escape`, `raw_unicode_escape` and the escapes of bytes literals.

use super::{Problem, Progress};
use crate::text::escape::{escape_byte, escape_code};
use crate::text::unicode;
use crate::text::units::{Text, TextBuf};

/// What one backslash leads to.
enum Escape {
    /// A code point; so many bytes were read after the backslash.
    Code(u32, usize),
    /// Nothing: an escaped line end.
    Nothing,
    /// No escape that is known: the backslash stands for itself.
    Unknown,
    /// The input ends inside it; the reason if nothing follows.
    Cut(&'static str, usize),
    /// It is wrong.
    Wrong(&'static str, usize),
}

/// Value of a hexadecimal digit.
fn hex(byte: Option<&u8>) -> Option<u32> {
    byte.and_then(|&byte| char::from(byte).to_digit(16))
}

/// Reads `digits` hexadecimal digits at the beginning of `rest`, which follows `read` bytes of the escape.
fn read_hex(rest: &[u8], digits: usize, read: usize, reason: &'static str) -> Escape {
    let mut code = 0_u32;
    for place in 0..digits {
        match hex(rest.get(place)) {
            Some(digit) => code = code << 4 | digit,
            None if place >= rest.len() => return Escape::Cut(reason, read + place),
            None => return Escape::Wrong(reason, read + place),
        }
    }
    Escape::Code(code, read + digits)
}

/// Value of one to three octal digits and their number.
fn read_octal(rest: &[u8]) -> (u32, usize) {
    let digits = rest.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
    digits.fold((0, 0), |(value, count), &digit| (value << 3 | u32::from(digit - b'0'), count + 1))
}

fn simple(letter: u8) -> Option<u8> {
    Some(match letter {
        b'\\' | b'\'' | b'"' => letter,
        b'a' => 7,
        b'b' => 8,
        b't' => 9,
        b'n' => 10,
        b'v' => 11,
        b'f' => 12,
        b'r' => 13,
        _ => return None,
    })
}

/// Reads `{name}` after `\N`.
fn read_name(rest: &[u8]) -> Escape {
    const MALFORMED: &str = "malformed \\N character escape";
    let Some((b'{', inside)) = rest.split_first() else {
        return if rest.is_empty() { Escape::Cut(MALFORMED, 1) } else { Escape::Wrong(MALFORMED, 1) };
    };
    let Some(length) = inside.iter().position(|&byte| byte == b'}') else {
        return Escape::Cut(MALFORMED, 2 + inside.len());
    };
    if length == 0 {
        return Escape::Wrong(MALFORMED, 2);
    }
    match std::str::from_utf8(&inside[..length]).ok().and_then(unicode::lookup) {
        Some(code) => Escape::Code(code, length + 3),
        None => Escape::Wrong("unknown Unicode character name", length + 3),
    }
}

/// Reads what follows a backslash.
fn read_escape(rest: &[u8], invalid: &mut Option<u32>) -> Escape {
    let Some((&letter, after)) = rest.split_first() else {
        return Escape::Cut("\\ at end of string", 0);
    };
    match letter {
        b'\n' => Escape::Nothing,
        b'0'..=b'7' => {
            let (value, count) = read_octal(rest);
            if value > 0o377 {
                invalid.get_or_insert(value);
            }
            Escape::Code(value, count)
        }
        b'x' => read_hex(after, 2, 1, "truncated \\xXX escape"),
        b'u' => read_hex(after, 4, 1, "truncated \\uXXXX escape"),
        b'U' => match read_hex(after, 8, 1, "truncated \\UXXXXXXXX escape") {
            Escape::Code(0x11_0000.., read) => Escape::Wrong("illegal Unicode character", read),
            escape => escape,
        },
        b'N' => read_name(after),
        _ => match simple(letter) {
            Some(byte) => Escape::Code(u32::from(byte), 1),
            None => {
                invalid.get_or_insert(u32::from(letter));
                Escape::Unknown
            }
        },
    }
}

/// Decodes `unicode_escape`. `invalid` takes the first escape that means nothing.
pub(super) fn decode(
    input: &[u8],
    from: usize,
    last: bool,
    out: &mut TextBuf,
    invalid: &mut Option<u32>,
) -> Progress {
    let stop = |start, end, reason| Progress::Stopped(Problem::new("unicodeescape", start, end, reason));
    let mut at = from;
    while let Some(plain) = memchr::memchr(b'\\', &input[at..]) {
        out.push_latin(&input[at..at + plain]);
        at += plain;
        match read_escape(&input[at + 1..], invalid) {
            Escape::Code(code, read) => {
                out.push(code);
                at += 1 + read;
            }
            Escape::Nothing => at += 2,
            Escape::Unknown => {
                out.push_latin(&input[at..at + 2]);
                at += 2;
            }
            Escape::Cut(_, _) if !last => return Progress::Done { consumed: at },
            Escape::Cut(reason, read) | Escape::Wrong(reason, read) => {
                return stop(at, at + 1 + read, reason);
            }
        }
    }
    out.push_latin(&input[at..]);
    Progress::Done { consumed: input.len() }
}

/// Decodes `raw_unicode_escape`, in which only `\u` and `\U` are escapes.
pub(super) fn decode_raw(input: &[u8], from: usize, last: bool, out: &mut TextBuf) -> Progress {
    let stop = |start, end, reason| Progress::Stopped(Problem::new("rawunicodeescape", start, end, reason));
    let mut at = from;
    while let Some(plain) = memchr::memchr(b'\\', &input[at..]) {
        out.push_latin(&input[at..at + plain]);
        at += plain;
        let (letter, after) = (input.get(at + 1), input.get(at + 2..).unwrap_or_default());
        let escape = match letter {
            Some(b'u') => read_hex(after, 4, 1, "truncated \\uXXXX escape"),
            Some(b'U') => read_hex(after, 8, 1, "truncated \\UXXXXXXXX escape"),
            Some(_) => Escape::Unknown,
            None if last => Escape::Unknown,
            None => return Progress::Done { consumed: at },
        };
        match escape {
            Escape::Code(0x11_0000.., read) => return stop(at, at + 1 + read, "\\Uxxxxxxxx out of range"),
            Escape::Code(code, read) => {
                out.push(code);
                at += 1 + read;
            }
            Escape::Unknown | Escape::Nothing => {
                let end = (at + 2).min(input.len());
                out.push_latin(&input[at..end]);
                at = end;
            }
            Escape::Cut(_, _) if !last => return Progress::Done { consumed: at },
            Escape::Cut(reason, read) | Escape::Wrong(reason, read) => {
                return stop(at, at + 1 + read, reason);
            }
        }
    }
    out.push_latin(&input[at.min(input.len())..]);
    Progress::Done { consumed: input.len() }
}

/// Encodes `unicode_escape`.
pub(super) fn encode(text: Text<'_>, from: usize, out: &mut Vec<u8>) -> Progress {
    for code in text.from(from).iter() {
        match code {
            0x09 => out.extend(b"\\t"),
            0x0a => out.extend(b"\\n"),
            0x0d => out.extend(b"\\r"),
            0x5c => out.extend(b"\\\\"),
            0x20..=0x7e => out.push(code as u8),
            _ => escape_code(code, |byte| out.push(byte)),
        }
    }
    Progress::Done { consumed: text.len() }
}

/// Encodes `raw_unicode_escape`.
pub(super) fn encode_raw(text: Text<'_>, from: usize, out: &mut Vec<u8>) -> Progress {
    for code in text.from(from).iter() {
        match u8::try_from(code) {
            Ok(byte) => out.push(byte),
            Err(_) => escape_code(code, |byte| out.push(byte)),
        }
    }
    Progress::Done { consumed: text.len() }
}

/// What is wrong with the escapes of bytes: a `ValueError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BytesEscapeError {
    /// `\x` without two digits, at a position.
    Hex(usize),
    /// A backslash at the end.
    Trailing,
}

impl BytesEscapeError {
    /// The reference's words.
    pub fn message(self) -> String {
        match self {
            BytesEscapeError::Hex(at) => format!("invalid \\x escape at position {at}"),
            BytesEscapeError::Trailing => "Trailing \\ in string".into(),
        }
    }
}

/// `codecs.escape_decode`: a wrong `\x` becomes `instead` if that is given. Also answers the first escape that
/// means nothing, for a warning.
pub fn decode_bytes(
    input: &[u8],
    instead: Option<&[u8]>,
) -> Result<(Vec<u8>, Option<u32>), BytesEscapeError> {
    let mut out = Vec::with_capacity(input.len());
    let mut invalid = None;
    let mut at = 0;
    while let Some(plain) = memchr::memchr(b'\\', &input[at..]) {
        out.extend_from_slice(&input[at..at + plain]);
        at += plain;
        let rest = &input[at + 1..];
        let Some(&letter) = rest.first() else {
            return Err(BytesEscapeError::Trailing);
        };
        at += match letter {
            b'\n' => 2,
            b'0'..=b'7' => {
                let (value, count) = read_octal(rest);
                if value > 0o377 {
                    invalid.get_or_insert(value);
                }
                out.push(value as u8);
                1 + count
            }
            b'x' => match (hex(rest.get(1)), hex(rest.get(2)), instead) {
                (Some(high), Some(low), _) => {
                    out.push((high << 4 | low) as u8);
                    4
                }
                (_, _, None) => return Err(BytesEscapeError::Hex(at)),
                (first, _, Some(instead)) => {
                    out.extend_from_slice(instead);
                    2 + usize::from(first.is_some())
                }
            },
            _ => {
                match simple(letter) {
                    Some(byte) => out.push(byte),
                    None => {
                        invalid.get_or_insert(u32::from(letter));
                        out.extend([b'\\', letter]);
                    }
                }
                2
            }
        };
    }
    out.extend_from_slice(&input[at..]);
    Ok((out, invalid))
}

/// `codecs.escape_encode`.
pub fn encode_bytes(input: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(input.len());
    for &byte in input {
        match byte {
            b'\t' => out.extend(b"\\t"),
            b'\n' => out.extend(b"\\n"),
            b'\r' => out.extend(b"\\r"),
            b'\'' | b'\\' => out.extend([b'\\', byte]),
            b' '..=b'~' => out.push(byte),
            _ => escape_byte(byte, |letter| out.push(letter)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Codec, Decoder, Handler};
    use super::*;

    fn read(codec: Codec, input: &[u8], last: bool) -> (Vec<u32>, Progress) {
        let mut out = TextBuf::new();
        let progress = Decoder::new(codec).run(input, 0, last, &mut out);
        (out.as_text().iter().collect(), progress)
    }

    #[test]
    fn escapes_are_read_as_by_the_reference() {
        let (codes, _) =
            read(Codec::UnicodeEscape, b"\\n\\x41\\u3042\\U0001f600\\N{SPACE}\\q\\\n\\400\\0\xff", true);
        assert_eq!(codes, [10, 65, 0x3042, 0x1_f600, 32, 92, 113, 256, 0, 255]);
        for (input, end, reason) in [
            (&b"\\x1"[..], 3, "truncated \\xXX escape"),
            (b"\\u12", 4, "truncated \\uXXXX escape"),
            (b"\\U0000", 6, "truncated \\UXXXXXXXX escape"),
            (b"\\U00110000", 10, "illegal Unicode character"),
            (b"\\", 1, "\\ at end of string"),
            (b"\\N", 2, "malformed \\N character escape"),
            (b"\\N{", 3, "malformed \\N character escape"),
            (b"\\N{}", 3, "malformed \\N character escape"),
            (b"\\N{foo}", 7, "unknown Unicode character name"),
        ] {
            let problem = Problem::new("unicodeescape", 0, end, reason);
            assert_eq!(read(Codec::UnicodeEscape, input, true).1, Progress::Stopped(problem));
        }
        assert_eq!(read(Codec::UnicodeEscape, b"a\\u12", false).1, Progress::Done { consumed: 1 });
        let (codes, _) = read(Codec::RawUnicodeEscape, b"\\u0041\\x1\\\\u0041\\", true);
        assert_eq!(codes, "A\\x1\\\\u0041\\".chars().map(u32::from).collect::<Vec<u32>>());
    }

    #[test]
    fn escapes_are_written_as_by_the_reference() {
        let text = [0xe9, 0x22, 0x27, 0x5c, 0x0a, 0x09, 0x0d, 0x7f, 0, 0xd800, 0x1_f600];
        let of = |codec| super::super::encode(codec, Text::Four(&text), Handler::Strict).unwrap_or_default();
        assert_eq!(of(Codec::UnicodeEscape), b"\\xe9\"'\\\\\\n\\t\\r\\x7f\\x00\\ud800\\U0001f600");
        assert_eq!(of(Codec::RawUnicodeEscape), b"\xe9\"'\\\n\t\r\x7f\0\\ud800\\U0001f600");
    }

    #[test]
    fn bytes_escapes_match_the_reference() {
        let of = |input: &[u8]| decode_bytes(input, None).map(|(bytes, _)| bytes);
        assert_eq!(of(b"\\'\\a\\\n\\0\\12\\1234\\N{a}"), Ok(b"'\x07\0\nS4\\N{a}".to_vec()));
        assert_eq!(
            of(b"ab\\x").map_err(BytesEscapeError::message),
            Err("invalid \\x escape at position 2".into())
        );
        assert_eq!(of(b"\\"), Err(BytesEscapeError::Trailing));
        assert_eq!(decode_bytes(b"\\x4\xff", Some(b"?")).map(|pair| pair.0), Ok(b"?\xff".to_vec()));
        assert_eq!(encode_bytes(b"a'\"\n\\\xff"), b"a\\'\"\\n\\\\\\xff");
    }
}
