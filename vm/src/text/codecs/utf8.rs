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
    let first = out.len();
    let widest = if U::WIDTH == 1 { 2 } else { U::WIDTH.clamp(3, 4) };
    out.resize(first + units.len().saturating_mul(widest), 0);
    let places = &mut out[first..];
    let (mut done, mut at) = (0, 0);
    while done < units.len() {
        let rest = &units[done..];
        if let (Some(block), Some(place)) = (rest.first_chunk::<8>(), places.get_mut(at..at + 8))
            && block.iter().fold(0, |bits, unit| bits | unit.code()) < 0x80
        {
            for (byte, unit) in place.iter_mut().zip(block) {
                *byte = unit.code() as u8;
            }
            (done, at) = (done + 8, at + 8);
            continue;
        }
        let rest = rest.iter().take(8);
        let wanted = done + rest.len();
        for unit in rest {
            match put_code(unit.code(), &mut places[at..]) {
                Some(width) => (done, at) = (done + 1, at + width),
                None => break,
            }
        }
        if done < wanted {
            break;
        }
    }
    out.truncate(first + at);
    done
}

/// Writes the bytes of one code point, which have room; answers how many. None: it is a surrogate.
#[inline]
fn put_code(code: u32, places: &mut [u8]) -> Option<usize> {
    let tail = |shift: u32| 0x80 | (code >> shift & 0x3f) as u8;
    match (code, places) {
        (0..=0x7f, [one, ..]) => *one = code as u8,
        (0x80..=0x7ff, [one, two, ..]) => {
            (*one, *two) = (0xc0 | (code >> 6) as u8, tail(0));
            return Some(2);
        }
        (0xd800..=0xdfff, _) => return None,
        (0x800..=0xffff, [one, two, three, ..]) => {
            (*one, *two, *three) = (0xe0 | (code >> 12) as u8, tail(6), tail(0));
            return Some(3);
        }
        (_, [one, two, three, four, ..]) => {
            (*one, *two, *three, *four) = (0xf0 | (code >> 18 & 7) as u8, tail(12), tail(6), tail(0));
            return Some(4);
        }
        _ => return None,
    }
    Some(1)
}
