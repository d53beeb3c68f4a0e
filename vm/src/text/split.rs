//! Fields, lines and margins: `split`, `splitlines`, `strip`, padding and tabs, as ranges or new text.
//!
//! Bytes use the same functions over [`Text::One`] with the predicates of [`BYTES`]; str uses [`STR`].

use std::ops::Range;

use smallvec::SmallVec;

use super::search::{each_match, each_match_from_right};
use super::unicode::{is_line_boundary, is_space};
use super::units::{Text, TextBuf, Unit, with_units};

/// Parts of a text. Those of a short one need no memory of their own.
pub type Fields = SmallVec<[Range<usize>; 16]>;

/// What counts as white space and as the end of a line.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// White space.
    pub space: fn(u32) -> bool,
    /// End of a line, `\r` included.
    pub line: fn(u32) -> bool,
}

/// The rules of str.
pub const STR: Rules = Rules { space: is_space, line: is_line_boundary };
/// The rules of bytes.
pub const BYTES: Rules = Rules { space: is_byte_space, line: |code| matches!(code, 0x0a | 0x0d) };

/// White space of bytes: C's.
pub fn is_byte_space(code: u32) -> bool {
    matches!(code, 0x09..=0x0d | 0x20)
}

/// `split(sep, most)` with a separator that is not empty. `most` is `usize::MAX` for no limit.
pub fn split(text: Text<'_>, separator: Text<'_>, most: usize) -> Fields {
    let mut fields = Fields::new();
    let mut start = 0;
    each_match(text, separator, most, |at| {
        fields.push(start..at);
        start = at + separator.len();
    });
    fields.push(start..text.len());
    fields
}

/// `rsplit(sep, most)`.
pub fn rsplit(text: Text<'_>, separator: Text<'_>, most: usize) -> Fields {
    let mut fields = Fields::new();
    let mut end = text.len();
    each_match_from_right(text, separator, most, |at| {
        fields.push(at + separator.len()..end);
        end = at;
    });
    fields.push(0..end);
    fields.reverse();
    fields
}

/// `split(None, most)`: runs of white space separate, and there are no empty fields.
pub fn split_space(text: Text<'_>, rules: Rules, most: usize) -> Fields {
    with_units!(text, units => split_units(units, rules, most))
}

fn split_units<U: Unit>(units: &[U], rules: Rules, most: usize) -> Fields {
    // most code points are known at once to be none, and most others to be one
    let space = |unit: &U| {
        let code = unit.code();
        !(0x21..0x7f).contains(&code) && (code == 0x20 || (rules.space)(code))
    };
    // words of six letters, if there are not too many
    let mut fields = Fields::with_capacity((units.len() / 6 + 1).min(most).min(256));
    let mut index = 0;
    loop {
        while units.get(index).is_some_and(space) {
            index += 1;
        }
        if index >= units.len() {
            return fields;
        }
        if fields.len() >= most {
            fields.push(index..units.len());
            return fields;
        }
        let start = index;
        while units.get(index).is_some_and(|unit| !space(unit)) {
            index += 1;
        }
        fields.push(start..index);
    }
}

/// `rsplit(None, most)`.
pub fn rsplit_space(text: Text<'_>, rules: Rules, most: usize) -> Fields {
    let mut fields = Fields::new();
    let mut end = text.len();
    loop {
        end = strip_end(text.slice(0..end), 0, |code| (rules.space)(code));
        if end == 0 {
            break;
        }
        if fields.len() >= most {
            fields.push(0..end);
            break;
        }
        let start = strip_end(text.slice(0..end), 0, |code| !(rules.space)(code));
        fields.push(start..end);
        end = start;
    }
    fields.reverse();
    fields
}

/// First position from `start` on whose code point fails the test, `end` if there is none.
fn skip(text: Text<'_>, start: usize, end: usize, test: impl Fn(u32) -> bool) -> usize {
    with_units!(text.slice(start..end), units => {
        units.iter().position(|unit| !test(unit.code())).map_or(end, |length| start + length)
    })
}

/// Position after the last code point that fails the test, `start` if there is none.
fn strip_end(text: Text<'_>, start: usize, test: impl Fn(u32) -> bool) -> usize {
    with_units!(text.from(start), units => {
        units.iter().rposition(|unit| !test(unit.code())).map_or(start, |index| start + index + 1)
    })
}

/// `splitlines(keepends)`.
pub fn split_lines(text: Text<'_>, rules: Rules, keep_ends: bool) -> Fields {
    let mut lines = Fields::new();
    let mut start = 0;
    while start < text.len() {
        let end = skip(text, start, text.len(), |code| !(rules.line)(code));
        let pair = text.at(end) == Some(0x0d) && text.at(end + 1) == Some(0x0a);
        let next = (end + 1 + usize::from(pair)).min(text.len());
        lines.push(start..if keep_ends { next } else { end });
        start = next;
    }
    lines
}

/// Which ends `strip` works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
    /// `strip`
    Both,
}

/// What is left after stripping white space (`set` is `None`) or the code points of a set.
pub fn strip(text: Text<'_>, rules: Rules, set: Option<Text<'_>>, sides: Sides) -> Range<usize> {
    match set {
        None => strip_where(text, sides, rules.space),
        Some(Text::Ascii(set)) => {
            let members = set.bytes().fold(0u128, |members, byte| members | 1 << byte);
            strip_where(text, sides, |code| code < 128 && members >> code & 1 != 0)
        }
        Some(set) => strip_where(text, sides, |code| set.any(|member| member == code)),
    }
}

/// What is left after taking code points away at the ends.
fn strip_where(text: Text<'_>, sides: Sides, removed: impl Fn(u32) -> bool + Copy) -> Range<usize> {
    let length = text.len();
    let start = if sides == Sides::Right { 0 } else { skip(text, 0, length, removed) };
    let end = if sides == Sides::Left { length } else { strip_end(text, start, removed) };
    start..end
}

/// Fill on both sides for `center`: the odd one goes left if the width is odd.
pub fn center_margins(length: usize, width: usize) -> (usize, usize) {
    let missing = width.saturating_sub(length);
    let left = missing / 2 + (missing & width & 1);
    (left, missing - left)
}

/// Adds text with so many fills before and after.
pub fn push_padded(text: Text<'_>, fill: u32, margins: (usize, usize), out: &mut TextBuf) {
    out.push_repeated(fill, margins.0);
    out.push_text(text);
    out.push_repeated(fill, margins.1);
}

/// `zfill(width)`; `None` if nothing changes.
pub fn zfill(text: Text<'_>, width: usize) -> Option<TextBuf> {
    let missing = width.checked_sub(text.len()).filter(|&missing| missing > 0)?;
    let mut out = TextBuf::with_capacity(width);
    let sign = text.at(0).filter(|&code| code == 0x2b || code == 0x2d);
    if let Some(sign) = sign {
        out.push(sign);
    }
    out.push_repeated(u32::from('0'), missing);
    out.push_text(text.from(usize::from(sign.is_some())));
    Some(out)
}

/// Length of `expandtabs(size)`, so that it can be refused; `None` if no length can be that great.
pub fn expanded_length(text: Text<'_>, size: usize) -> Option<usize> {
    let (mut length, mut column) = (0_usize, 0_usize);
    for code in text.iter() {
        let step = if code == 0x09 { size.checked_sub(column.checked_rem(size).unwrap_or(0))? } else { 1 };
        length = length.checked_add(step)?;
        column = if matches!(code, 0x0a | 0x0d) { 0 } else { column.checked_add(step)? };
    }
    Some(length)
}

/// `expandtabs(size)`; a size of 0 (or less, as a caller sees it) removes tabs.
pub fn expand_tabs(text: Text<'_>, size: usize) -> TextBuf {
    let mut out = TextBuf::with_capacity(text.len());
    let mut column = 0_usize;
    for code in text.iter() {
        if code == 0x09 {
            let step = size - column.checked_rem(size).unwrap_or(0);
            out.push_repeated(0x20, step);
            column += step;
        } else {
            out.push(code);
            column = if matches!(code, 0x0a | 0x0d) { 0 } else { column + 1 };
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, ranges: Fields) -> Vec<&str> {
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn fields_by_separator() {
        let all = |text: &'static str, most| parts(text, split(Text::Ascii(text), Text::Ascii(","), most));
        assert_eq!(all(",a,,b", usize::MAX), ["", "a", "", "b"]);
        assert_eq!(all("a,b,c", 1), ["a", "b,c"]);
        assert_eq!(all("", usize::MAX), [""]);
        let from_right =
            |text: &'static str, most| parts(text, rsplit(Text::Ascii(text), Text::Ascii("aa"), most));
        assert_eq!(from_right("aaaaa", usize::MAX), ["a", "", ""]);
        assert_eq!(from_right("xaayaaz", 1), ["xaay", "z"]);
    }

    #[test]
    fn fields_by_space() {
        let all = |text: &'static str, most| parts(text, split_space(Text::Ascii(text), STR, most));
        assert_eq!(all("  a  b c ", usize::MAX), ["a", "b", "c"]);
        assert_eq!(all("  a  b c ", 1), ["a", "b c "]);
        assert_eq!(all(" a ", 0), ["a "]);
        assert_eq!(all("  ", usize::MAX), [""; 0]);
        let from_right = |text: &'static str, most| parts(text, rsplit_space(Text::Ascii(text), STR, most));
        assert_eq!(from_right("  a  b c ", 1), ["  a  b", "c"]);
        assert_eq!(from_right("  a  b c ", usize::MAX), ["a", "b", "c"]);
        assert_eq!(from_right("  a ", 0), ["  a"]);
        assert_eq!(parts("a\x1cb", split_space(Text::One(b"a\x1cb"), BYTES, 9)), ["a\x1cb"]);
    }

    #[test]
    fn lines() {
        let all = |text: &'static str, keep| parts(text, split_lines(Text::Ascii(text), STR, keep));
        assert_eq!(all("a\r\nb\rc\x0b\n", false), ["a", "b", "c", ""]);
        assert_eq!(all("a\r\nb\n", true), ["a\r\n", "b\n"]);
        assert_eq!(all("", true), [""; 0]);
        assert_eq!(parts("a\x0bb", split_lines(Text::One(b"a\x0bb"), BYTES, false)), ["a\x0bb"]);
    }

    #[test]
    fn margins() {
        assert_eq!(strip(Text::Ascii("  a b "), STR, None, Sides::Both), 2..5);
        assert_eq!(strip(Text::Ascii("xxaxy"), STR, Some(Text::Ascii("xy")), Sides::Right), 0..3);
        assert_eq!(strip(Text::Ascii("   "), STR, None, Sides::Both), 3..3);
        assert_eq!(center_margins(1, 4), (1, 2));
        assert_eq!(center_margins(2, 5), (2, 1));
        let shown = |text: TextBuf| text.as_text().to_string_lossy();
        assert_eq!(zfill(Text::Ascii("-5"), 5).map(shown).as_deref(), Some("-0005"));
        assert_eq!(zfill(Text::Ascii("55"), 2), None);
        assert_eq!(shown(expand_tabs(Text::Ascii("a\tbc\n\td"), 4)), "a   bc\n    d");
        assert_eq!(expanded_length(Text::Ascii("a\tbc\n\td"), 4), Some(12));
        assert_eq!(shown(expand_tabs(Text::Ascii("a\tb"), 0)), "ab");
        assert_eq!(expanded_length(Text::Ascii("\t\t\t"), usize::MAX), None);
    }
}
