//! IDNA 2003: names of hosts, label by label, prepared and packed as Punycode behind `xn--`.
//!
//! Preparation folds case, normalises (NFKC) and refuses what names may not hold. The reference does it with the
//! tables of Unicode 3.2; here they are those of today, so code points assigned since are let through.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{Codec, Handler, Problem, Progress};
use crate::text::escape::escape_code;
use crate::text::unicode::{Mapping, bidirectional, category, map_case};
use crate::text::units::{Text, TextBuf};

const PREFIX: &[u8] = b"xn--";

/// What is wrong with a label: position in it, length concerned, reason.
type Refusal = (usize, usize, Cow<'static, str>);

fn is_dot(code: u32) -> bool {
    matches!(code, 0x2e | 0x3002 | 0xff0e | 0xff61)
}

/// Code points that preparation leaves out.
fn is_dropped(code: u32) -> bool {
    matches!(code, 0xad | 0x34f | 0x1806 | 0x180b..=0x180d | 0x200b..=0x200d | 0x2060 | 0xfe00..=0xfe0f | 0xfeff)
}

fn is_prohibited(code: u32) -> bool {
    let kind = category(code);
    (code >= 0x80 && matches!(kind, "Zs" | "Cc" | "Zl" | "Zp"))
        || matches!(kind, "Co" | "Cs")
        || matches!(code, 0x340 | 0x341 | 0x6dd | 0x70f | 0x180e | 0x200e | 0x200f | 0x202a..=0x202e)
        || matches!(code, 0x2061..=0x2063 | 0x206a..=0x206f | 0x2ff0..=0x2ffb | 0xfff9..=0xfffd)
        || matches!(code, 0xfdd0..=0xfdef | 0xe0001 | 0xe0020..=0xe007f)
        || code & 0xfffe == 0xfffe
}

/// Prepares one label (RFC 3491).
fn prepare(label: Text<'_>) -> Result<Vec<u32>, Refusal> {
    let mut folded = Vec::with_capacity(label.len());
    for code in label.iter().filter(|&code| !is_dropped(code)) {
        map_case(code, Mapping::Fold).each(|code| folded.push(code));
    }
    if let Some(at) = folded.iter().position(|code| char::from_u32(*code).is_none()) {
        return Err(invalid(at, folded[at]));
    }
    let prepared: Vec<u32> =
        folded.iter().filter_map(|&code| char::from_u32(code)).nfkc().map(u32::from).collect();
    if let Some(at) = prepared.iter().position(|&code| is_prohibited(code) || category(code) == "Cn") {
        return Err(invalid(at, prepared[at]));
    }
    check_direction(&prepared)?;
    Ok(prepared)
}

fn invalid(at: usize, code: u32) -> Refusal {
    let mut shown = String::new();
    match char::from_u32(code) {
        Some(letter) if crate::text::unicode::is_printable(code) => shown.push(letter),
        Some(_) | None => escape_code(code, |byte| shown.push(char::from(byte))),
    }
    (at, 1, Cow::Owned(format!("Invalid character '{shown}'")))
}

/// A label with right-to-left letters holds no others and begins and ends with one.
fn check_direction(label: &[u32]) -> Result<(), Refusal> {
    let right = |code: &u32| matches!(bidirectional(*code), "R" | "AL");
    if !label.iter().any(right) {
        return Ok(());
    }
    if let Some(at) = label.iter().position(|&code| bidirectional(code) == "L") {
        return Err((at, 1, "Violation of BIDI requirement 2".into()));
    }
    if !label.first().is_some_and(right) {
        return Err((0, 1, "Violation of BIDI requirement 3".into()));
    }
    if !label.last().is_some_and(right) {
        return Err((label.len() - 1, 1, "Violation of BIDI requirement 3".into()));
    }
    Ok(())
}

fn check_length(length: usize, label: usize) -> Result<(), Refusal> {
    match length {
        0 => Err((0, 1, "label empty".into())),
        1..64 => Ok(()),
        _ => Err((0, label, "label too long".into())),
    }
}

/// One label as ASCII (RFC 3490).
fn label_to_ascii(label: Text<'_>) -> Result<Vec<u8>, Refusal> {
    if label.all(|code| code < 0x80) {
        check_length(label.len(), label.len())?;
        return Ok(label.iter().map(|code| code as u8).collect());
    }
    let prepared = prepare(label)?;
    if prepared.iter().all(|&code| code < 0x80) {
        check_length(prepared.len(), label.len())?;
        return Ok(prepared.iter().map(|&code| code as u8).collect());
    }
    if prepared.iter().take(PREFIX.len()).copied().eq(PREFIX.iter().map(|&byte| u32::from(byte))) {
        return Err((0, PREFIX.len(), "Label starts with ACE prefix".into()));
    }
    let mut bytes = PREFIX.to_vec();
    super::punycode::encode(Text::Four(&prepared), 0, &mut bytes);
    check_length(bytes.len(), label.len())?;
    Ok(bytes)
}

pub(super) fn encode(text: Text<'_>, from: usize, out: &mut Vec<u8>) -> Progress {
    let mut start = from;
    while start < text.len() {
        let rest = text.from(start);
        let end = rest.iter().position(is_dot).map_or(text.len(), |length| start + length);
        match label_to_ascii(text.slice(start..end)) {
            Ok(bytes) => out.extend_from_slice(&bytes),
            Err((at, length, reason)) => {
                let at = start + at;
                let end = (at + length.max(1)).min(text.len());
                return Progress::Stopped(Problem {
                    encoding: "idna",
                    start: at,
                    end,
                    reason,
                    mendable: false,
                });
            }
        }
        if end < text.len() {
            out.push(b'.');
        }
        start = end + 1;
    }
    Progress::Done { consumed: text.len() }
}

/// One label as text.
fn label_to_text(label: &[u8]) -> Result<TextBuf, Refusal> {
    let mut text = TextBuf::new();
    let packed = match label.split_at_checked(PREFIX.len()) {
        Some((prefix, packed)) if prefix.eq_ignore_ascii_case(PREFIX) => packed,
        Some(_) | None => {
            text.push_latin(label);
            return Ok(text);
        }
    };
    if label.len() > 1024 {
        return Err((0, label.len(), "label way too long".into()));
    }
    let text = super::decode(Codec::Punycode, packed, Handler::Strict)
        .map_err(|problem| (problem.start + PREFIX.len(), problem.end - problem.start, problem.reason))?;
    let back = label_to_ascii(text.as_text()).map_err(|(_, _, reason)| (0, 1, reason))?;
    if !back.eq_ignore_ascii_case(label) {
        let shown = |bytes: &[u8]| crate::text::escape::repr_bytes(bytes);
        let reason = format!("IDNA does not round-trip, '{}' != '{}'", shown(label), shown(&back));
        return Err((0, label.len(), reason.into()));
    }
    Ok(text)
}

pub(super) fn decode(input: &[u8], from: usize, out: &mut TextBuf) -> Progress {
    let stop = |start, end, reason| {
        Progress::Stopped(Problem { encoding: "idna", start, end, reason, mendable: false })
    };
    if let Some(at) = input.iter().position(|byte| !byte.is_ascii()) {
        return stop(at, at + 1, "ordinal not in range(128)".into());
    }
    let mut start = from;
    while start < input.len() {
        let rest = &input[start..];
        let end = rest.iter().position(|&byte| byte == b'.').map_or(input.len(), |length| start + length);
        match label_to_text(&input[start..end]) {
            Ok(text) => out.push_text(text.as_text()),
            Err((at, length, reason)) => return stop(start + at, start + at + length, reason),
        }
        if end < input.len() {
            out.push(u32::from('.'));
        }
        start = end + 1;
    }
    Progress::Done { consumed: input.len() }
}

#[cfg(test)]
mod tests {
    use super::super::{decode, encode};
    use super::*;

    fn packed(text: &str) -> String {
        match encode(Codec::Idna, TextBuf::from_utf8(text).as_text(), Handler::Strict) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(problem) => format!("{} {} {}", problem.start, problem.end, problem.reason),
        }
    }

    #[test]
    fn names_are_packed_as_by_the_reference() {
        for (text, bytes) in [
            ("", ""),
            ("Bücher.de", "xn--bcher-kva.de"),
            ("a.", "a."),
            ("a。b", "a.b"),
            ("aB.あ", "aB.xn--l8j"),
            ("ß", "ss"),
            ("ﬁ", "fi"),
            ("e\u{301}", "xn--9ca"),
            ("a..b", "2 3 label empty"),
            (".", "0 1 label empty"),
            ("\u{627}a", "1 2 Violation of BIDI requirement 2"),
        ] {
            assert_eq!(packed(text), bytes, "{text}");
        }
        assert_eq!(packed(&"a".repeat(64)), "0 64 label too long");
    }

    #[test]
    fn names_are_unpacked_as_by_the_reference() {
        let of = |input: &[u8]| match decode(Codec::Idna, input, Handler::Strict) {
            Ok(text) => text.as_text().to_string_lossy(),
            Err(problem) => format!("{} {} {}", problem.start, problem.end, problem.reason),
        };
        assert_eq!(of(b"xn--bcher-kva.de"), "bücher.de");
        assert_eq!(of(b"XN--BCHER-KVA"), "BüCHER");
        assert_eq!(of(b"a..b"), "a..b");
        assert_eq!(of(b"xn--a"), "0 1 Invalid character '\\x80'");
        assert_eq!(of(b"xn--"), "0 1 label empty");
        assert_eq!(of(b"\xfc"), "0 1 ordinal not in range(128)");
        assert_eq!(of(b"xn--zzzzzzz-"), "0 12 IDNA does not round-trip, 'b'xn--zzzzzzz-'' != 'b'zzzzzzz''");
    }
}
