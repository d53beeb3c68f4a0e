//! UTF-7: ASCII as it is, everything else as UTF-16 in base 64 between `+` and `-`.

use super::{Problem, Progress};
use crate::text::units::{Text, TextBuf};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn digit_of(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// A shift sequence being read.
struct Shift {
    /// Where its `+` stands.
    start: usize,
    /// Length of the output before it.
    length: usize,
    bits: u32,
    count: u32,
    /// A high surrogate that waits for its other half.
    high: u32,
}

impl Shift {
    /// Takes six bits; adds a code point when sixteen are together.
    fn take(&mut self, digit: u32, out: &mut TextBuf) {
        self.bits = self.bits << 6 | digit;
        self.count += 6;
        if self.count < 16 {
            return;
        }
        self.count -= 16;
        let unit = self.bits >> self.count;
        self.bits &= (1 << self.count) - 1;
        let high = std::mem::take(&mut self.high);
        match (high, unit) {
            (1.., 0xdc00..=0xdfff) => {
                out.push(0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
                return;
            }
            (1.., _) => out.push(high),
            (0, _) => {}
        }
        if matches!(unit, 0xd800..=0xdbff) { self.high = unit } else { out.push(unit) }
    }

    /// What is wrong with ending here.
    fn leftover(&self) -> Option<&'static str> {
        if self.count >= 6 {
            Some("partial character in shift sequence")
        } else if self.count > 0 && self.bits != 0 {
            Some("non-zero padding bits in shift sequence")
        } else {
            None
        }
    }
}

pub(super) fn decode(input: &[u8], from: usize, last: bool, out: &mut TextBuf) -> Progress {
    let stop = |start, end, reason| Progress::Stopped(Problem::new("utf7", start, end, reason));
    let mut shift: Option<Shift> = None;
    let mut at = from;
    while let Some(&byte) = input.get(at) {
        if let Some(open) = &mut shift {
            if let Some(digit) = digit_of(byte) {
                open.take(digit, out);
                at += 1;
                continue;
            }
            if let Some(reason) = open.leftover() {
                return stop(open.start, at + 1, reason);
            }
            if open.high != 0 && byte < 0x80 {
                out.push(open.high);
            }
            at += usize::from(byte == b'-');
            shift = None;
        } else if byte == b'+' {
            match input.get(at + 1) {
                Some(b'-') => {
                    out.push(u32::from('+'));
                    at += 2;
                }
                Some(&next) if digit_of(next).is_none() => return stop(at, at + 2, "ill-formed sequence"),
                Some(_) | None => {
                    shift = Some(Shift { start: at, length: out.len(), bits: 0, count: 0, high: 0 });
                    at += 1;
                }
            }
        } else if byte < 0x80 {
            out.push(u32::from(byte));
            at += 1;
        } else {
            return stop(at, at + 1, "unexpected special character");
        }
    }
    match shift {
        Some(open) if !last => {
            out.truncate(open.length);
            Progress::Done { consumed: open.start }
        }
        Some(open) if open.high != 0 || open.leftover().is_some() => {
            stop(open.start, input.len(), "unterminated shift sequence")
        }
        Some(_) | None => Progress::Done { consumed: input.len() },
    }
}

/// True for what is written as it is: printable ASCII but `\`, `~` and `+`, and the usual white space.
fn is_direct(code: u32) -> bool {
    matches!(code, 0x09 | 0x0a | 0x0d | 0x20..=0x7d) && code != 0x2b && code != 0x5c
}

pub(super) fn encode(text: Text<'_>, from: usize, out: &mut Vec<u8>) -> Progress {
    let mut shifted = false;
    let (mut bits, mut count) = (0_u32, 0_u32);
    for code in text.from(from).iter() {
        if is_direct(code) {
            if shifted {
                flush(&mut bits, &mut count, out);
                shifted = false;
                if digit_of(code as u8).is_some() || code == u32::from('-') {
                    out.push(b'-');
                }
            }
            out.push(code as u8);
            continue;
        }
        if !shifted {
            out.push(b'+');
            if code == u32::from('+') {
                out.push(b'-');
                continue;
            }
            shifted = true;
        }
        let mut unit = |unit: u32| {
            bits = bits << 16 | unit;
            count += 16;
            while count >= 6 {
                count -= 6;
                out.push(ALPHABET[(bits >> count & 63) as usize]);
            }
            bits &= (1 << count) - 1;
        };
        match code.checked_sub(0x1_0000) {
            Some(offset) => {
                unit(0xd800 | offset >> 10);
                unit(0xdc00 | offset & 0x3ff);
            }
            None => unit(code),
        }
    }
    flush(&mut bits, &mut count, out);
    if shifted {
        out.push(b'-');
    }
    Progress::Done { consumed: text.len() }
}

fn flush(bits: &mut u32, count: &mut u32, out: &mut Vec<u8>) {
    if *count > 0 {
        out.push(ALPHABET[(*bits << (6 - *count) & 63) as usize]);
    }
    (*bits, *count) = (0, 0);
}
