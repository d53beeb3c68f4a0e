//! ASCII and Latin-1: one byte a code point, without a table.

use super::{Problem, Progress};
use crate::text::units::{Text, TextBuf};

pub(super) fn decode_ascii(input: &[u8], from: usize, out: &mut TextBuf) -> Progress {
    let rest = &input[from..];
    match rest.iter().position(|byte| !byte.is_ascii()) {
        None => {
            out.push_latin(rest);
            Progress::Done { consumed: input.len() }
        }
        Some(good) => {
            out.push_latin(&rest[..good]);
            let at = from + good;
            Progress::Stopped(Problem::new("ascii", at, at + 1, "ordinal not in range(128)"))
        }
    }
}

pub(super) fn decode_latin(input: &[u8], from: usize, out: &mut TextBuf) -> Progress {
    out.push_latin(&input[from..]);
    Progress::Done { consumed: input.len() }
}

/// Encodes code points below `limit` as themselves; a problem is a whole run of greater ones.
pub(super) fn encode(text: Text<'_>, from: usize, limit: u32, out: &mut Vec<u8>) -> Progress {
    let rest = text.from(from);
    match rest {
        Text::Ascii(ascii) => out.extend_from_slice(ascii.as_bytes()),
        Text::One(units) if limit > 0xff || units.is_ascii() => out.extend_from_slice(units),
        Text::One(_) | Text::Two(_) | Text::Four(_) => {
            let good = rest.iter().position(|code| code >= limit).unwrap_or(rest.len());
            out.extend(rest.slice(0..good).iter().map(|code| code as u8));
            if good < rest.len() {
                let bad = rest.from(good).iter().take_while(|&code| code >= limit).count();
                let (name, reason) = if limit == 0x80 {
                    ("ascii", "ordinal not in range(128)")
                } else {
                    ("latin-1", "ordinal not in range(256)")
                };
                let start = from + good;
                return Progress::Stopped(Problem::new(name, start, start + bad, reason));
            }
        }
    }
    Progress::Done { consumed: text.len() }
}
