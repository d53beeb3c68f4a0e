//! UTF-8. The standard library finds what is wrong; the reasons are the reference's.

use super::{Problem, Progress};
use crate::text::units::{Text, TextBuf, Unit, with_units};

/// The signature of `utf-8-sig`.
pub(super) const SIGNATURE: &[u8] = b"\xef\xbb\xbf";

pub(super) fn decode(input: &[u8], from: usize, last: bool, out: &mut TextBuf) -> Progress {
    let rest = &input[from..];
    let error = match std::str::from_utf8(rest) {
        Ok(text) => {
            out.push_str(text);
            return Progress::Done { consumed: input.len() };
        }
        Err(error) => error,
    };
    let (good, bad) = rest.split_at(error.valid_up_to());
    out.push_str(std::str::from_utf8(good).unwrap_or_default());
    let start = from + good.len();
    if !last && matches!(bad, [0xed, 0xa0..=0xbf]) {
        // Half a surrogate: the error waits for the other half, so that `surrogatepass` can read it.
        return Progress::Done { consumed: start };
    }
    let (end, reason) = match (error.error_len(), bad.first()) {
        (None, _) if !last => return Progress::Done { consumed: start },
        (None, _) => (input.len(), "unexpected end of data"),
        (Some(1), Some(0x80..=0xc1 | 0xf5..=0xff)) => (start + 1, "invalid start byte"),
        (Some(length), _) => (start + length, "invalid continuation byte"),
    };
    Progress::Stopped(Problem::new("utf-8", start, end, reason))
}

/// Adds the bytes of one code point, surrogates included.
pub(super) fn push_code(code: u32, out: &mut Vec<u8>) {
    let tail = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
    match code {
        0..=0x7f => out.push(code as u8),
        0x80..=0x7ff => out.extend([0xc0 | (code >> 6) as u8, tail(0)]),
        0x800..=0xffff => out.extend([0xe0 | (code >> 12) as u8, tail(6), tail(0)]),
        _ => out.extend([0xf0 | (code >> 18 & 7) as u8, tail(12), tail(6), tail(0)]),
    }
}

fn is_surrogate(code: u32) -> bool {
    matches!(code, 0xd800..=0xdfff)
}

pub(super) fn encode(text: Text<'_>, from: usize, out: &mut Vec<u8>) -> Progress {
    let rest = text.from(from);
    if let Text::Ascii(ascii) = rest {
        out.extend_from_slice(ascii.as_bytes());
        return Progress::Done { consumed: text.len() };
    }
    let most = if matches!(rest, Text::One(_)) { 2 } else { 3 };
    out.reserve(rest.len().saturating_mul(most));
    let good = with_units!(rest, units => push_units(units, out));
    if good == rest.len() {
        return Progress::Done { consumed: text.len() };
    }
    let start = from + good;
    let bad = rest.from(good).iter().take_while(|&code| is_surrogate(code)).count();
    Progress::Stopped(Problem::new("utf-8", start, start + bad, "surrogates not allowed"))
}

/// Adds units up to the first surrogate; answers how many. Eight ASCII units go at a time.
fn push_units<U: Unit>(units: &[U], out: &mut Vec<u8>) -> usize {
    for (at, block) in units.chunks(8).enumerate() {
        if block.len() == 8 && block.iter().fold(0, |bits, unit| bits | unit.code()) < 0x80 {
            out.extend(block.iter().map(|unit| unit.code() as u8));
            continue;
        }
        // room for eight of the longest, of which so many bytes are taken
        let (mut bytes, mut length) = ([0u8; 32], 0);
        for (within, unit) in block.iter().enumerate() {
            let code = unit.code();
            let tail = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
            let (four, taken) = match code {
                0..=0x7f => ([code as u8, 0, 0, 0], 1),
                0x80..=0x7ff => ([0xc0 | (code >> 6) as u8, tail(0), 0, 0], 2),
                0xd800..=0xdfff => {
                    out.extend_from_slice(&bytes[..length]);
                    return at * 8 + within;
                }
                0x800..=0xffff => ([0xe0 | (code >> 12) as u8, tail(6), tail(0), 0], 3),
                _ => ([0xf0 | (code >> 18 & 7) as u8, tail(12), tail(6), tail(0)], 4),
            };
            bytes[length..length + 4].copy_from_slice(&four);
            length += taken;
        }
        out.extend_from_slice(&bytes[..length]);
    }
    units.len()
}
