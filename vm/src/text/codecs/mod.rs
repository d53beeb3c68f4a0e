//! Codecs: text to bytes and back, as resumable machines that tell the caller about every problem.
//!
//! A [`Decoder`] or [`Encoder`] runs until it is done or meets a [`Problem`]. The caller asks an error handler,
//! built in (`handlers.rs`) or its own, adds the replacement and runs on from the position it was given. So a
//! handler written in a script can be called, and switched out of, between two runs. [`decode`] and [`encode`]
//! do the whole for built-in handlers. Names are in `names.rs`, each family of encodings in its own file.

mod charmap;
pub mod escapes;
pub mod handlers;
mod idna;
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
pub use names::{lookup, normalize};

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

/// A decoder and what it remembers between inputs.
#[derive(Clone, Copy, Debug)]
pub struct Decoder {
    codec: Codec,
    /// Byte order found at a mark, or none yet.
    order: Option<Order>,
    /// True if a signature may still come.
    fresh: bool,
    /// True for the decoder of a stream (`codecs.getincrementaldecoder`, text files). The reference's refuse a stream
    /// of `utf-16` or `utf-32` without a mark, and drop one that is but the beginning of a signature.
    pub stream: bool,
    /// The first escape of `unicode_escape` that means nothing: its letter (or octal value), for a warning.
    pub invalid_escape: Option<u32>,
}

impl Decoder {
    /// A decoder at the beginning.
    pub fn new(codec: Codec) -> Self {
        Decoder { codec, order: None, fresh: true, stream: false, invalid_escape: None }
    }

    /// The codec.
    pub fn codec(&self) -> Codec {
        self.codec
    }

    /// Decodes `input` from `from` on. `last` says that nothing follows, so that what is incomplete is a problem.
    ///
    /// After [`Progress::Stopped`] the caller adds a replacement to `out` and calls again with the same input and
    /// the position its handler answered.
    pub fn run(&mut self, input: &[u8], from: usize, last: bool, out: &mut TextBuf) -> Progress {
        let from = from.min(input.len());
        match self.codec {
            Codec::Ascii => single::decode_ascii(input, from, out),
            Codec::Latin1 => single::decode_latin(input, from, out),
            Codec::Charmap(map) => charmap::decode(map, input, from, out),
            Codec::Utf8 => utf8::decode(input, from, last, out),
            Codec::Utf8Sig => self.run_signed(input, from, last, out),
            Codec::Utf7 => utf7::decode(input, from, last, out),
            Codec::Utf16(order) => match self.order_of(order, input, from, 2, last) {
                Ok((order, from)) => wide::decode_16(order, input, from, last, out),
                Err(progress) => progress,
            },
            Codec::Utf32(order) => match self.order_of(order, input, from, 4, last) {
                Ok((order, from)) => wide::decode_32(order, input, from, last, out),
                Err(progress) => progress,
            },
            Codec::UnicodeEscape => escapes::decode(input, from, last, out, &mut self.invalid_escape),
            Codec::RawUnicodeEscape => escapes::decode_raw(input, from, last, out),
            Codec::Punycode => punycode::decode(input, from, out),
            Codec::Idna => idna::decode(input, from, out),
        }
    }

    fn run_signed(&mut self, input: &[u8], from: usize, last: bool, out: &mut TextBuf) -> Progress {
        let mut from = from;
        if std::mem::take(&mut self.fresh) {
            let rest = &input[from..];
            if rest.starts_with(utf8::SIGNATURE) {
                from += utf8::SIGNATURE.len();
            } else if (!last || self.stream) && rest.len() < 3 && utf8::SIGNATURE.starts_with(rest) {
                self.fresh = true;
                return Progress::Done { consumed: from };
            }
        }
        utf8::decode(input, from, last, out)
    }

    /// The byte order and where to go on; an error if the mark is not complete yet, or missing where required.
    fn order_of(
        &mut self,
        order: Order,
        input: &[u8],
        from: usize,
        width: usize,
        last: bool,
    ) -> Result<(Order, usize), Progress> {
        if order != Order::Marked {
            return Ok((order, from));
        }
        if let Some(order) = self.order {
            return Ok((order, from));
        }
        let (name, little, big): (_, &[u8], &[u8]) = if width == 2 {
            ("utf-16", b"\xff\xfe", b"\xfe\xff")
        } else {
            ("utf-32", b"\xff\xfe\0\0", b"\0\0\xfe\xff")
        };
        let rest = &input[from..];
        if from == 0 && rest.len() < width && !last {
            return Err(Progress::Done { consumed: from });
        }
        let (order, skipped) = if from == 0 && rest.starts_with(little) {
            (Order::Little, width)
        } else if from == 0 && rest.starts_with(big) {
            (Order::Big, width)
        } else if self.stream && input.len() >= width {
            return Err(without_mark(name, input, from, width, last));
        } else {
            (Order::Little, 0)
        };
        self.order = Some(order);
        Ok((order, from + skipped))
    }

    /// State for `getstate`: 0 while nothing was decided, 1 for little, 2 for big byte order.
    pub fn state(&self) -> u8 {
        match (self.codec, self.order) {
            (Codec::Utf8Sig, _) => u8::from(self.fresh),
            (_, None | Some(Order::Marked)) => 0,
            (_, Some(Order::Little)) => 1,
            (_, Some(Order::Big)) => 2,
        }
    }

    /// Sets what [`Decoder::state`] gave.
    pub fn set_state(&mut self, state: u8) {
        self.fresh = !matches!(self.codec, Codec::Utf8Sig) || state == 1;
        self.order = match state {
            1 => Some(Order::Little),
            2 => Some(Order::Big),
            _ => None,
        };
    }
}

/// An encoder and what it remembers between inputs: whether its mark is written.
#[derive(Clone, Copy, Debug)]
pub struct Encoder {
    codec: Codec,
    /// True until the first run, which writes a mark or signature.
    pub fresh: bool,
}

impl Encoder {
    /// An encoder at the beginning.
    pub fn new(codec: Codec) -> Self {
        Encoder { codec, fresh: true }
    }

    /// The codec.
    pub fn codec(&self) -> Codec {
        self.codec
    }

    /// Encodes `text` from `from` on; see [`Decoder::run`].
    pub fn run(&mut self, text: Text<'_>, from: usize, out: &mut Vec<u8>) -> Progress {
        let fresh = std::mem::take(&mut self.fresh);
        match self.codec {
            Codec::Ascii => single::encode(text, from, 0x80, out),
            Codec::Latin1 => single::encode(text, from, 0x100, out),
            Codec::Charmap(map) => charmap::encode(map, text, from, out),
            Codec::Utf8 => utf8::encode(text, from, out),
            Codec::Utf8Sig => {
                if fresh {
                    out.extend_from_slice(utf8::SIGNATURE);
                }
                utf8::encode(text, from, out)
            }
            Codec::Utf7 => utf7::encode(text, from, out),
            Codec::Utf16(order) => wide::encode_16(order, fresh, text, from, out),
            Codec::Utf32(order) => wide::encode_32(order, fresh, text, from, out),
            Codec::UnicodeEscape => escapes::encode(text, from, out),
            Codec::RawUnicodeEscape => escapes::encode_raw(text, from, out),
            Codec::Punycode => punycode::encode(text, from, out),
            Codec::Idna => idna::encode(text, from, out),
        }
    }

    /// Adds the text a handler answered. False if the codec cannot write it, so that the problem stands.
    pub fn push_text(&self, replacement: Text<'_>, out: &mut Vec<u8>) -> bool {
        match self.codec {
            Codec::Latin1 => push_if(replacement, 0x100, out),
            Codec::Charmap(map) => {
                let length = out.len();
                let done = charmap::encode(map, replacement, 0, out);
                let whole = matches!(done, Progress::Done { .. });
                if !whole {
                    out.truncate(length);
                }
                whole
            }
            Codec::Utf16(order) => {
                replacement.as_ascii().is_some() && {
                    wide::encode_16(order, false, replacement, 0, out);
                    true
                }
            }
            Codec::Utf32(order) => {
                replacement.as_ascii().is_some() && {
                    wide::encode_32(order, false, replacement, 0, out);
                    true
                }
            }
            Codec::Ascii
            | Codec::Utf8
            | Codec::Utf8Sig
            | Codec::Utf7
            | Codec::UnicodeEscape
            | Codec::RawUnicodeEscape
            | Codec::Punycode
            | Codec::Idna => push_if(replacement, 0x80, out),
        }
    }

    /// Adds the bytes a handler answered. False if they are no whole units of the codec.
    pub fn push_bytes(&self, replacement: &[u8], out: &mut Vec<u8>) -> bool {
        let fits = match self.codec {
            Codec::Utf16(_) => replacement.len().is_multiple_of(2),
            Codec::Utf32(_) => replacement.len().is_multiple_of(4),
            Codec::Ascii
            | Codec::Latin1
            | Codec::Utf8
            | Codec::Utf8Sig
            | Codec::Utf7
            | Codec::UnicodeEscape
            | Codec::RawUnicodeEscape
            | Codec::Punycode
            | Codec::Idna
            | Codec::Charmap(_) => true,
        };
        if fits {
            out.extend_from_slice(replacement);
        }
        fits
    }
}

/// What a stream comes to that should begin with a mark: an error in it comes first, then that of the mark.
fn without_mark(name: &'static str, input: &[u8], from: usize, width: usize, last: bool) -> Progress {
    let mut dropped = TextBuf::new();
    let progress = if width == 2 {
        wide::decode_16(Order::Little, input, from, last, &mut dropped)
    } else {
        wide::decode_32(Order::Little, input, from, last, &mut dropped)
    };
    match progress {
        Progress::Done { consumed } if consumed >= width => {
            let problem = Problem::new(name, 0, width, "Stream does not start with BOM");
            Progress::Stopped(Problem { mendable: false, ..problem })
        }
        Progress::Done { .. } => Progress::Done { consumed: from },
        Progress::Stopped(problem) => Progress::Stopped(problem),
    }
}

fn push_if(replacement: Text<'_>, limit: u32, out: &mut Vec<u8>) -> bool {
    let fits = replacement.all(|code| code < limit);
    if fits {
        out.extend(replacement.iter().map(|code| code as u8));
    }
    fits
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
    let mut out = Vec::with_capacity(text.len());
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
