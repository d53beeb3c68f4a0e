//! Punycode: one label of a name as ASCII, what is not ASCII packed behind the last hyphen.

use std::borrow::Cow;

use super::{Problem, Progress};
use crate::text::units::{Text, TextBuf};

const BASE: u64 = 36;
const FIRST_BIAS: u64 = 72;
const FIRST_CODE: u64 = 128;

fn threshold(place: u64, bias: u64) -> u64 {
    (BASE * (place + 1)).saturating_sub(bias).clamp(1, 26)
}

fn adapt(delta: u64, first: bool, count: u64) -> u64 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut divisions = 0;
    while delta > 455 {
        delta /= BASE - 1;
        divisions += BASE;
    }
    divisions + BASE * delta / (delta + 38)
}

fn letter(digit: u64) -> u8 {
    if digit < 26 { b'a' + digit as u8 } else { b'0' + (digit - 26) as u8 }
}

pub(super) fn encode(text: Text<'_>, from: usize, out: &mut Vec<u8>) -> Progress {
    let rest = text.from(from);
    let basic: Vec<u8> = rest.iter().filter(|&code| code < 0x80).map(|code| code as u8).collect();
    out.extend_from_slice(&basic);
    if !basic.is_empty() {
        out.push(b'-');
    }
    let mut wide: Vec<u32> = rest.iter().filter(|&code| code >= 0x80).collect();
    wide.sort_unstable();
    wide.dedup();
    let (mut code, mut delta, mut bias) = (FIRST_CODE, 0_u64, FIRST_BIAS);
    let mut written = basic.len() as u64;
    let mut first = true;
    for next in wide {
        delta += (u64::from(next) - code) * (written + 1);
        code = u64::from(next);
        for other in rest.iter().map(u64::from) {
            if other < code {
                delta += 1;
            } else if other == code {
                push_number(delta, bias, out);
                written += 1;
                bias = adapt(delta, first, written);
                first = false;
                delta = 0;
            }
        }
        delta += 1;
        code += 1;
    }
    Progress::Done { consumed: text.len() }
}

fn push_number(number: u64, bias: u64, out: &mut Vec<u8>) {
    let mut number = number;
    for place in 0.. {
        let least = threshold(place, bias);
        if number < least {
            out.push(letter(number));
            return;
        }
        out.push(letter(least + (number - least) % (BASE - least)));
        number = (number - least) / (BASE - least);
    }
}

pub(super) fn decode(input: &[u8], from: usize, out: &mut TextBuf) -> Progress {
    if from > 0 {
        // A problem was met and mended: what was understood before it is all there is.
        return Progress::Done { consumed: input.len() };
    }
    let (basic, packed) = match input.iter().rposition(|&byte| byte == b'-') {
        Some(hyphen) => (&input[..hyphen], hyphen + 1),
        None => (&input[..0], 0),
    };
    if let Some(at) = basic.iter().position(|byte| !byte.is_ascii()) {
        return Progress::Stopped(Problem::new("ascii", at, at + 1, "ordinal not in range(128)"));
    }
    let mut codes: Vec<u32> = basic.iter().map(|&byte| u32::from(byte)).collect();
    let result = insert_all(input, packed, &mut codes);
    out.extend(codes);
    match result {
        Ok(()) => Progress::Done { consumed: input.len() },
        Err(problem) => Progress::Stopped(problem),
    }
}

/// Reads numbers and inserts the code points they stand for.
fn insert_all(input: &[u8], packed: usize, codes: &mut Vec<u32>) -> Result<(), Problem> {
    let (mut at, mut bias, mut code, mut place) = (packed, FIRST_BIAS, FIRST_CODE, 0_u64);
    let mut first = true;
    while at < input.len() {
        let delta = read_number(input, &mut at, bias)?;
        let count = codes.len() as u64 + 1;
        place = place.saturating_add(delta);
        code = code.saturating_add(place / count);
        if code > 0x10_ffff {
            let reason = Cow::Owned(format!("Invalid character U+{code:x}"));
            return Err(Problem { encoding: "punycode", start: at - 1, end: at, reason, mendable: true });
        }
        place %= count;
        codes.insert(place as usize, code as u32);
        place += 1;
        bias = adapt(delta, first, count);
        first = false;
    }
    Ok(())
}

fn read_number(input: &[u8], at: &mut usize, bias: u64) -> Result<u64, Problem> {
    let (mut number, mut weight) = (0_u64, 1_u64);
    for place in 0.. {
        let Some(&byte) = input.get(*at) else {
            let end = input.len();
            return Err(Problem::new("punycode", end, end + 1, "incomplete punycode string"));
        };
        let digit = match byte {
            b'A'..=b'Z' => u64::from(byte - b'A'),
            b'a'..=b'z' => u64::from(byte - b'a'),
            b'0'..=b'9' => u64::from(byte - b'0') + 26,
            _ => {
                let reason = Cow::Owned(format!("Invalid extended code point '{byte}'"));
                return Err(Problem {
                    encoding: "punycode",
                    start: *at,
                    end: *at + 1,
                    reason,
                    mendable: true,
                });
            }
        };
        *at += 1;
        let least = threshold(place, bias);
        number = number.saturating_add(digit.saturating_mul(weight));
        if digit < least {
            break;
        }
        weight = weight.saturating_mul(BASE - least);
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::super::{Codec, Handler, decode, encode};
    use crate::text::units::TextBuf;

    #[test]
    fn labels_go_both_ways() {
        for (text, packed) in [
            ("", ""),
            ("a", "a-"),
            ("-", "--"),
            ("ü", "tda"),
            ("üü-a", "-a-wkaa"),
            ("bücher", "bcher-kva"),
            ("あい", "l8je"),
            ("😀a", "a-iv3s"),
            ("aΔΕb", "ab-u6be"),
        ] {
            let wide = TextBuf::from_utf8(text);
            let bytes = encode(Codec::Punycode, wide.as_text(), Handler::Strict).unwrap_or_default();
            assert_eq!(bytes, packed.as_bytes());
            let back = decode(Codec::Punycode, packed.as_bytes(), Handler::Strict).unwrap_or_default();
            assert_eq!(back.as_text().to_string_lossy(), text);
        }
    }

    #[test]
    fn errors_match_the_reference() {
        let of = |input: &[u8]| match decode(Codec::Punycode, input, Handler::Strict) {
            Ok(_) => "no error".into(),
            Err(problem) => format!("{} {} {}", problem.start, problem.end, problem.reason),
        };
        assert_eq!(of(b"a-9!"), "3 4 Invalid extended code point '33'");
        assert_eq!(of(b"a-b"), "3 4 incomplete punycode string");
        assert!(of(b"-99999999a").ends_with("Invalid character U+11bf31fc9"));
    }
}
