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
}

impl Problem {
    fn new(encoding: &'static str, start: usize, end: usize, reason: &'static str) -> Self {
        Problem { encoding, start, end, reason: Cow::Borrowed(reason) }
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
    /// The first escape of `unicode_escape` that means nothing: its letter (or octal value), for a warning.
    pub invalid_escape: Option<u32>,
}

impl Decoder {
    /// A decoder at the beginning.
    pub fn new(codec: Codec) -> Self {
        Decoder { codec, order: None, fresh: true, invalid_escape: None }
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
                Some((order, from)) => wide::decode_16(order, input, from, last, out),
                None => Progress::Done { consumed: from },
            },
            Codec::Utf32(order) => match self.order_of(order, input, from, 4, last) {
                Some((order, from)) => wide::decode_32(order, input, from, last, out),
                None => Progress::Done { consumed: from },
            },
            Codec::UnicodeEscape => {
                escapes::decode(input, from, last, out, &mut self.invalid_escape)
            }
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
            } else if !last && rest.len() < 3 && utf8::SIGNATURE.starts_with(rest) {
                self.fresh = true;
                return Progress::Done { consumed: from };
            }
        }
        utf8::decode(input, from, last, out)
    }

    /// The byte order and where to go on; `None` if the mark is not complete yet.
    fn order_of(
        &mut self,
        order: Order,
        input: &[u8],
        from: usize,
        width: usize,
        last: bool,
    ) -> Option<(Order, usize)> {
        if order != Order::Marked {
            return Some((order, from));
        }
        if let Some(order) = self.order {
            return Some((order, from));
        }
        let (little, big): (&[u8], &[u8]) =
            if width == 2 { (b"\xff\xfe", b"\xfe\xff") } else { (b"\xff\xfe\0\0", b"\0\0\xfe\xff") };
        let rest = &input[from..];
        if rest.len() < width && !last {
            return None;
        }
        let (order, skipped) = if rest.starts_with(little) {
            (Order::Little, width)
        } else if rest.starts_with(big) {
            (Order::Big, width)
        } else {
            (Order::Little, 0)
        };
        self.order = Some(order);
        Some((order, from + skipped))
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
            Codec::Utf16(order) => replacement.as_ascii().is_some() && {
                wide::encode_16(order, false, replacement, 0, out);
                true
            },
            Codec::Utf32(order) => replacement.as_ascii().is_some() && {
                wide::encode_32(order, false, replacement, 0, out);
                true
            },
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
                from = match handler.mend_decoding(decoder.codec, input, &problem, out) {
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
