//! UTF-16 and UTF-32, in either byte order. Marks are looked for by the caller.

use super::{Order, Problem, Progress};
use crate::text::units::{Text, TextBuf};

fn name_16(order: Order) -> &'static str {
    match order {
        Order::Little => "utf-16-le",
        Order::Big => "utf-16-be",
        Order::Marked => "utf-16",
    }
}

fn name_32(order: Order) -> &'static str {
    match order {
        Order::Little => "utf-32-le",
        Order::Big => "utf-32-be",
        Order::Marked => "utf-32",
    }
}

fn unit_16(order: Order, input: &[u8], at: usize) -> Option<u32> {
    let bytes = <[u8; 2]>::try_from(input.get(at..at + 2)?).ok()?;
    Some(u32::from(match order {
        Order::Big => u16::from_be_bytes(bytes),
        Order::Little | Order::Marked => u16::from_le_bytes(bytes),
    }))
}

pub(super) fn unit_32(order: Order, input: &[u8], at: usize) -> Option<u32> {
    let bytes = <[u8; 4]>::try_from(input.get(at..at + 4)?).ok()?;
    Some(match order {
        Order::Big => u32::from_be_bytes(bytes),
        Order::Little | Order::Marked => u32::from_le_bytes(bytes),
    })
}

/// The surrogate that stands at a place, for `surrogatepass`, and its width.
pub(super) fn surrogate_at(order: Order, width: usize, input: &[u8], at: usize) -> Option<u32> {
    let unit = if width == 2 { unit_16(order, input, at) } else { unit_32(order, input, at) };
    unit.filter(|unit| matches!(unit, 0xd800..=0xdfff))
}

pub(super) fn decode_16(order: Order, input: &[u8], from: usize, last: bool, out: &mut TextBuf) -> Progress {
    let stop = |start, end, reason| Progress::Stopped(Problem::new(name_16(order), start, end, reason));
    let mut at = from;
    while let Some(unit) = unit_16(order, input, at) {
        match (unit, unit_16(order, input, at + 2)) {
            (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) => {
                out.push(0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
                at += 4;
            }
            (0xd800..=0xdbff, Some(_)) => return stop(at, at + 2, "illegal UTF-16 surrogate"),
            (0xd800..=0xdbff, None) if last => return stop(at, input.len(), "unexpected end of data"),
            (0xd800..=0xdbff, None) => return Progress::Done { consumed: at },
            (0xdc00..=0xdfff, _) => return stop(at, at + 2, "illegal encoding"),
            (_, _) => {
                out.push(unit);
                at += 2;
            }
        }
    }
    if at < input.len() && last {
        return stop(at, input.len(), "truncated data");
    }
    Progress::Done { consumed: at }
}

pub(super) fn decode_32(order: Order, input: &[u8], from: usize, last: bool, out: &mut TextBuf) -> Progress {
    let stop = |start, end, reason| Progress::Stopped(Problem::new(name_32(order), start, end, reason));
    let mut at = from;
    while let Some(code) = unit_32(order, input, at) {
        match code {
            0xd800..=0xdfff => {
                return stop(at, at + 4, "code point in surrogate code point range(0xd800, 0xe000)");
            }
            0x11_0000.. => return stop(at, at + 4, "code point not in range(0x110000)"),
            _ => out.push(code),
        }
        at += 4;
    }
    if at < input.len() && last {
        return stop(at, input.len(), "truncated data");
    }
    Progress::Done { consumed: at }
}

/// Adds one 16-bit unit.
pub(super) fn push_16(order: Order, unit: u16, out: &mut Vec<u8>) {
    out.extend(match order {
        Order::Big => unit.to_be_bytes(),
        Order::Little | Order::Marked => unit.to_le_bytes(),
    });
}

/// Adds one 32-bit unit.
pub(super) fn push_32(order: Order, unit: u32, out: &mut Vec<u8>) {
    out.extend(match order {
        Order::Big => unit.to_be_bytes(),
        Order::Little | Order::Marked => unit.to_le_bytes(),
    });
}

const LONE: &str = "surrogates not allowed";

pub(super) fn encode_16(
    order: Order,
    mark: bool,
    text: Text<'_>,
    from: usize,
    out: &mut Vec<u8>,
) -> Progress {
    if mark && order == Order::Marked {
        push_16(order, 0xfeff, out);
    }
    for (index, code) in text.from(from).iter().enumerate() {
        match u16::try_from(code) {
            Ok(0xd800..=0xdfff) => {
                let at = from + index;
                return Progress::Stopped(Problem::new(name_16(order), at, at + 1, LONE));
            }
            Ok(unit) => push_16(order, unit, out),
            Err(_) => {
                let offset = code - 0x1_0000;
                push_16(order, 0xd800 | (offset >> 10) as u16, out);
                push_16(order, 0xdc00 | (offset & 0x3ff) as u16, out);
            }
        }
    }
    Progress::Done { consumed: text.len() }
}

pub(super) fn encode_32(
    order: Order,
    mark: bool,
    text: Text<'_>,
    from: usize,
    out: &mut Vec<u8>,
) -> Progress {
    if mark && order == Order::Marked {
        push_32(order, 0xfeff, out);
    }
    for (index, code) in text.from(from).iter().enumerate() {
        if matches!(code, 0xd800..=0xdfff) {
            let at = from + index;
            return Progress::Stopped(Problem::new(name_32(order), at, at + 1, LONE));
        }
        push_32(order, code, out);
    }
    Progress::Done { consumed: text.len() }
}
