//! The machines themselves: which family a codec belongs to, and what is remembered between inputs.
//!
//! Families know nothing of marks and signatures; they are written and looked for here.

use super::{Codec, Order, Problem, Progress, charmap, escapes, idna, punycode, single, utf7, utf8, wide};
use crate::text::units::{Text, TextBuf};

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
