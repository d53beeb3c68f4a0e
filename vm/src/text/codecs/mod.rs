//! Codecs: text to bytes and back, as resumable machines that tell the caller about every problem.
//!
//! A [`Decoder`] or [`Encoder`] runs until it is done or meets a [`Problem`] (`machine.rs`). The caller asks an error handler,
//! built in (`handlers.rs`) or its own, adds the replacement and runs on from the position it was given. So a
//! handler written in a script can be called, and switched out of, between two runs. [`decode`] and [`encode`]
//! do the whole for built-in handlers. Names are in `names.rs`, each family of encodings in its own file.

mod charmap;
pub mod escapes;
pub mod handlers;
mod idna;
mod machine;
mod names;
mod punycode;
mod single;
mod tables;
mod utf7;
mod utf8;
mod wide;

use std::borrow::Cow;

pub use charmap::Charmap;
pub use handlers::{Handler, decode_message, encode_message, translate_message};
pub use machine::{Decoder, Encoder};
pub use names::{lookup, names, normalize};

use super::units::{Text, TextBuf};

/// Order of the bytes of a wide unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Least significant first.
    Little,
    /// Most significant first.
    Big,
    /// Written little with a mark before it; read as the mark says, little without one.
    Marked,
}

/// An encoding.
#[derive(Clone, Copy, Debug)]
pub enum Codec {
    /// `ascii`
    Ascii,
    /// `latin-1`
    Latin1,
    /// `utf-8`
    Utf8,
    /// `utf-8-sig`: with a signature that is written, and skipped if there.
    Utf8Sig,
    /// `utf-7`
    Utf7,
    /// `utf-16`, `utf-16-le`, `utf-16-be`
    Utf16(Order),
    /// `utf-32`, `utf-32-le`, `utf-32-be`
    Utf32(Order),
    /// `unicode_escape`
    UnicodeEscape,
    /// `raw_unicode_escape`
    RawUnicodeEscape,
    /// `punycode`
    Punycode,
    /// `idna`
    Idna,
    /// A one-byte character set.
    Charmap(&'static Charmap),
}

/// What a codec cannot do, to be told to an error handler: positions are bytes when decoding, code points when
/// encoding, counted in the whole input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the codec in the error.
    pub encoding: &'static str,
    /// First position concerned.
    pub start: usize,
    /// Position after the last one concerned.
    pub end: usize,
    /// What is wrong.
    pub reason: Cow<'static, str>,
    /// False for the few errors that are raised without asking a handler.
    pub mendable: bool,
}

impl Problem {
    fn new(encoding: &'static str, start: usize, end: usize, reason: &'static str) -> Self {
        Problem { encoding, start, end, reason: Cow::Borrowed(reason), mendable: true }
    }
}

/// How far a run came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// To the end; of an input that is not the last, bytes from `consumed` on belong before the next one.
    Done {
        /// Bytes or code points read, counted from the beginning of the input.
        consumed: usize,
    },
    /// To something that cannot be read or written.
    Stopped(Problem),
}

/// Decodes everything with a built-in handler.
pub fn decode(codec: Codec, input: &[u8], handler: Handler) -> Result<TextBuf, Problem> {
    let mut out = TextBuf::with_capacity(input.len());
    decode_part(&mut Decoder::new(codec), input, true, handler, &mut out)?;
    Ok(out)
}

/// Decodes one input of several with a built-in handler; answers how many bytes were read.
pub fn decode_part(
    decoder: &mut Decoder,
    input: &[u8],
    last: bool,
    handler: Handler,
    out: &mut TextBuf,
) -> Result<usize, Problem> {
    let mut from = 0;
    loop {
        match decoder.run(input, from, last, out) {
            Progress::Done { consumed } => return Ok(consumed),
            Progress::Stopped(problem) => {
                from = match handler.mend_decoding(input, &problem, out) {
                    Some(next) => next,
                    None => return Err(problem),
                };
            }
        }
    }
}

/// Encodes everything with a built-in handler.
pub fn encode(codec: Codec, text: Text<'_>, handler: Handler) -> Result<Vec<u8>, Problem> {
    // UTF-8 makes its own room for what is not ASCII
    let own_room = matches!(codec, Codec::Utf8) && text.as_ascii().is_none();
    let mut out = Vec::with_capacity(if own_room { 0 } else { text.len() });
    encode_part(&mut Encoder::new(codec), text, handler, &mut out)?;
    Ok(out)
}

/// Encodes one text of several with a built-in handler.
pub fn encode_part(
    encoder: &mut Encoder,
    text: Text<'_>,
    handler: Handler,
    out: &mut Vec<u8>,
) -> Result<(), Problem> {
    let mut from = 0;
    loop {
        match encoder.run(text, from, out) {
            Progress::Done { .. } => return Ok(()),
            Progress::Stopped(problem) => {
                from = match handler.mend_encoding(encoder, text, &problem, out) {
                    Some(next) => next,
                    None => return Err(problem),
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codec(name: &str) -> Codec {
        lookup(name).expect("a codec")
    }

    fn problem_of(name: &str, input: &[u8]) -> (&'static str, usize, usize, String) {
        match decode(codec(name), input, Handler::Strict) {
            Ok(text) => ("", 0, text.len(), text.as_text().to_string_lossy()),
            Err(problem) => (problem.encoding, problem.start, problem.end, problem.reason.into_owned()),
        }
    }

    #[test]
    fn decoding_stops_where_the_reference_stops() {
        for (name, input, encoding, start, end, reason) in [
            ("utf-8", &b"a\x80"[..], "utf-8", 1, 2, "invalid start byte"),
            ("utf-8", b"\xe0\x80\x80", "utf-8", 0, 1, "invalid continuation byte"),
            ("utf-8", b"\xe1\x80a", "utf-8", 0, 2, "invalid continuation byte"),
            ("utf-8", b"\xf0\x90\x80", "utf-8", 0, 3, "unexpected end of data"),
            ("utf-8", b"\xed\xa0\x80", "utf-8", 0, 1, "invalid continuation byte"),
            ("utf-16", b"\xff\xfe\x00\xd8a", "utf-16-le", 2, 5, "unexpected end of data"),
            ("utf-16", b"\x00\xd8a\x00", "utf-16-le", 0, 2, "illegal UTF-16 surrogate"),
            ("utf-16-be", b"\xdc\x00", "utf-16-be", 0, 2, "illegal encoding"),
            ("utf-16-le", b"a", "utf-16-le", 0, 1, "truncated data"),
            ("utf-32", b"\xff\xfe\0\0a", "utf-32-le", 4, 5, "truncated data"),
            ("utf-32-be", b"\0\x11\0\0", "utf-32-be", 0, 4, "code point not in range(0x110000)"),
            ("utf-7", b"+AA", "utf7", 0, 3, "unterminated shift sequence"),
            ("utf-7", b"+!", "utf7", 0, 2, "ill-formed sequence"),
            ("utf-7", b"+A-", "utf7", 0, 3, "partial character in shift sequence"),
            ("utf-7", b"+AAB!", "utf7", 0, 5, "non-zero padding bits in shift sequence"),
            ("utf-7", b"a\x80", "utf7", 1, 2, "unexpected special character"),
            ("ascii", b"a\x80\x81", "ascii", 1, 2, "ordinal not in range(128)"),
            ("cp1252", b"\x81", "charmap", 0, 1, "character maps to <undefined>"),
        ] {
            assert_eq!(problem_of(name, input), (encoding, start, end, reason.into()), "{name} {input:?}");
        }
        assert_eq!(problem_of("utf-7", b"+2ADcAA-+-~").3, "\u{10000}+~");
        assert_eq!(problem_of("cp437", b"\x80\xe1").3, "Çß");
    }

    #[test]
    fn encoding_matches_the_reference() {
        let text = TextBuf::from_utf8("aΔΕ+b\u{10ffff}");
        let of = |name| encode(codec(name), text.as_text(), Handler::Strict).unwrap_or_default();
        assert_eq!(of("utf-8"), "aΔΕ+b\u{10ffff}".as_bytes());
        assert_eq!(of("utf-8-sig")[..4], *b"\xef\xbb\xbfa");
        assert_eq!(of("utf-16"), b"\xff\xfea\0\x94\x03\x95\x03+\0b\0\xff\xdb\xff\xdf");
        assert_eq!(of("utf-32-be")[..8], *b"\0\0\0a\0\0\x03\x94");
        assert_eq!(of("utf-7"), b"a+A5QDlQAr-b+2//f/w-");
        let lone = TextBuf::from_codes([0x61, 0xd800, 0xdc00, 0x62]);
        let stop = |name| match encode(codec(name), lone.as_text(), Handler::Strict) {
            Ok(_) => (0, 0),
            Err(problem) => (problem.start, problem.end),
        };
        assert_eq!([stop("utf-8"), stop("utf-16"), stop("latin-1")], [(1, 3), (1, 2), (1, 3)]);
    }

    #[test]
    fn inputs_may_be_cut_anywhere() {
        for (name, input) in [
            ("utf-8", &b"a\xe3\x81\x82\xf0\x9f\x98\x80"[..]),
            ("utf-8-sig", b"\xef\xbb\xbfa\xe3\x81\x82\xf0\x9f\x98\x80"),
            ("utf-16", b"\xfe\xff\0a\x30\x42\xd8\x3d\xde\x00"),
            ("utf-32", b"\xff\xfe\0\0a\0\0\0\x42\x30\0\0\0\xf6\x01\0"),
            ("utf-7", b"a+MELYPd4A-"),
            ("unicode_escape", b"\\x61\\u3042\\U0001f600"),
        ] {
            let mut decoder = Decoder::new(codec(name));
            let mut out = TextBuf::new();
            let mut kept = Vec::new();
            for (index, &byte) in input.iter().enumerate() {
                kept.push(byte);
                let last = index + 1 == input.len();
                let read = decode_part(&mut decoder, &kept, last, Handler::Strict, &mut out);
                kept.drain(..read.expect("valid input"));
            }
            assert_eq!(out.as_text().to_string_lossy(), "aあ😀", "{name}");
        }
    }
}
