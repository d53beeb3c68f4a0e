//! Looking for text in text, in linear time whatever the contents: find, count, replace.
//!
//! Bytes go through `memchr`; wider units through the two-way algorithm of Crochemore and Perrin in `two_way.rs`.
//! A needle is brought to the width of the haystack first. Splitting by fields and lines is in `split.rs`.

use std::cmp::Ordering;

use super::two_way::TwoWay;
use super::units::{Text, TextBuf, Unit, with_units};

/// So many comparisons in vain are allowed, beside two a unit passed, before the two-way algorithm takes over.
const PLAIN_COST: usize = 512;

/// Units that can be searched.
pub trait SearchUnit: Unit {
    /// Position of the first occurrence of a needle that is not empty.
    fn find(hay: &[Self], needle: &[Self]) -> Option<usize>;
    /// Position of the last occurrence of a needle that is not empty.
    fn rfind(hay: &[Self], needle: &[Self]) -> Option<usize>;
    /// Hands over the positions of at most `most` occurrences of a needle that is not empty.
    fn each(hay: &[Self], needle: &[Self], most: usize, take: impl FnMut(usize)) {
        let mut take = take;
        let mut start = 0;
        for _ in 0..most {
            let Some(at) = Self::find(&hay[start..], needle) else { return };
            take(start + at);
            start += at + needle.len();
        }
    }
}

impl SearchUnit for u8 {
    fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
        match needle {
            [byte] => memchr::memchr(*byte, hay),
            _ => memchr::memmem::find(hay, needle),
        }
    }

    fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
        match needle {
            [byte] => memchr::memrchr(*byte, hay),
            _ => memchr::memmem::rfind(hay, needle),
        }
    }

    fn each(hay: &[u8], needle: &[u8], most: usize, take: impl FnMut(usize)) {
        match needle {
            [byte] => memchr::memchr_iter(*byte, hay).take(most).for_each(take),
            _ => memchr::memmem::find_iter(hay, needle).take(most).for_each(take),
        }
    }
}

impl SearchUnit for u16 {
    fn find(hay: &[u16], needle: &[u16]) -> Option<usize> {
        find_wide(hay, needle)
    }

    fn rfind(hay: &[u16], needle: &[u16]) -> Option<usize> {
        rfind_wide(hay, needle)
    }
}

impl SearchUnit for u32 {
    fn find(hay: &[u32], needle: &[u32]) -> Option<usize> {
        find_wide(hay, needle)
    }

    fn rfind(hay: &[u32], needle: &[u32]) -> Option<usize> {
        rfind_wide(hay, needle)
    }
}

/// Position of a unit. Blocks are compared as a whole, which compiles to vector instructions.
fn position_of<U: Unit>(units: &[U], wanted: U) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut start = 0;
    while let Some(block) = units[start..].first_chunk::<BLOCK>() {
        if block.iter().fold(false, |found, &unit| found | (unit == wanted)) {
            break;
        }
        start += BLOCK;
    }
    units[start..].iter().position(|&unit| unit == wanted).map(|index| start + index)
}

fn find_wide<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let last = hay.len().checked_sub(needle.len())?;
    let &first = needle.first()?;
    let (mut at, mut cost) = (0, 0);
    while at <= last {
        at += position_of(&hay[at..=last], first)?;
        let equal = hay[at..].iter().zip(needle).take_while(|(one, other)| one == other).count();
        if equal == needle.len() {
            return Some(at);
        }
        at += 1;
        cost += equal;
        if cost > PLAIN_COST + 2 * at {
            return TwoWay::<U, false>::new(needle).find(&hay[at..]).map(|index| at + index);
        }
    }
    None
}

fn rfind_wide<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let last = hay.len().checked_sub(needle.len())?;
    match needle {
        [] => Some(hay.len()),
        [unit] => hay.iter().rposition(|other| other == unit),
        [first, ..] if (last + 1).saturating_mul(needle.len()) <= 4 * PLAIN_COST => {
            (0..=last).rev().find(|&at| hay[at] == *first && hay[at..].starts_with(needle))
        }
        _ => TwoWay::<U, true>::new(needle).find(hay),
    }
}

/// A needle at the width of its haystack. `None` if it holds a code point the haystack cannot.
fn fitted<U: Unit>(needle: Text<'_>) -> Option<Vec<U>> {
    needle.iter().map(U::from_code).collect()
}

/// Runs `$body` with `$hay` and `$needle` as slices of one unit type, or gives `$missing` if that cannot be.
macro_rules! same_units {
    ($text:expr, $needle_text:expr, $missing:expr, |$hay:ident, $needle:ident| $body:expr) => {
        match ($text, $needle_text) {
            (Text::Ascii(hay), Text::Ascii(needle)) => {
                let ($hay, $needle) = (hay.as_bytes(), needle.as_bytes());
                $body
            }
            (Text::One($hay), Text::One($needle)) => $body,
            (Text::Two($hay), Text::Two($needle)) => $body,
            (Text::Four($hay), Text::Four($needle)) => $body,
            (text, needle) => with_units!(text, $hay => match fitted(needle) {
                Some(fitted) => {
                    let $needle = fitted.as_slice();
                    $body
                }
                None => $missing,
            }),
        }
    };
}

/// Position of the first occurrence; an empty needle is found at 0.
pub fn find(hay: Text<'_>, needle: Text<'_>) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    same_units!(hay, needle, None, |hay, needle| SearchUnit::find(hay, needle))
}

/// Position of the last occurrence; an empty needle is found at the end.
pub fn rfind(hay: Text<'_>, needle: Text<'_>) -> Option<usize> {
    if needle.is_empty() {
        return Some(hay.len());
    }
    same_units!(hay, needle, None, |hay, needle| SearchUnit::rfind(hay, needle))
}

/// True if the needle occurs.
pub fn contains(hay: Text<'_>, needle: Text<'_>) -> bool {
    find(hay, needle).is_some()
}

/// Hands over the positions of at most `most` occurrences that do not overlap, from the left.
pub fn each_match(hay: Text<'_>, needle: Text<'_>, most: usize, mut take: impl FnMut(usize)) {
    if needle.is_empty() {
        (0..=hay.len()).take(most).for_each(take);
        return;
    }
    same_units!(hay, needle, (), |hay, needle| SearchUnit::each(hay, needle, most, &mut take));
}

/// Hands over the positions of at most `most` occurrences that do not overlap, from the right.
pub fn each_match_from_right(hay: Text<'_>, needle: Text<'_>, most: usize, mut take: impl FnMut(usize)) {
    if needle.is_empty() {
        (0..=hay.len()).rev().take(most).for_each(take);
        return;
    }
    same_units!(hay, needle, (), |hay, needle| {
        let mut end = hay.len();
        for _ in 0..most {
            let Some(at) = SearchUnit::rfind(&hay[..end], needle) else { return };
            take(at);
            end = at;
        }
    });
}

/// Number of occurrences that do not overlap; an empty needle occurs before and after every code point.
pub fn count(hay: Text<'_>, needle: Text<'_>) -> usize {
    if let (Text::Ascii(hay), Text::Ascii(needle)) = (hay, needle)
        && let [byte] = needle.as_bytes()
    {
        return memchr::memchr_iter(*byte, hay.as_bytes()).count();
    }
    let mut number = 0;
    each_match(hay, needle, usize::MAX, |_| number += 1);
    number
}

/// Length of the text after so many replacements; `None` if no length can be that great.
pub fn replaced_length(length: usize, old: usize, new: usize, number: usize) -> Option<usize> {
    length.checked_sub(old.checked_mul(number)?)?.checked_add(new.checked_mul(number)?)
}

/// Replaces at most `most` occurrences; `None` if there are none, so that the caller keeps the same object.
///
/// [`count`] and [`replaced_length`] tell the size beforehand.
pub fn replace(hay: Text<'_>, old: Text<'_>, new: Text<'_>, most: usize) -> Option<TextBuf> {
    let mut out: Option<TextBuf> = None;
    let mut done = 0;
    each_match(hay, old, most, |at| {
        let out = out.get_or_insert_with(|| TextBuf::with_capacity(hay.len()));
        out.push_text(hay.slice(done..at));
        out.push_text(new);
        done = at + old.len();
    });
    let mut out = out?;
    out.push_text(hay.from(done));
    Some(out)
}

/// True if the text begins with the prefix.
pub fn starts_with(text: Text<'_>, prefix: Text<'_>) -> bool {
    same_units!(text, prefix, false, |text, prefix| text.starts_with(prefix))
}

/// True if the text ends with the suffix.
pub fn ends_with(text: Text<'_>, suffix: Text<'_>) -> bool {
    same_units!(text, suffix, false, |text, suffix| text.ends_with(suffix))
}

/// True if both hold the same code points.
pub fn equal(left: Text<'_>, right: Text<'_>) -> bool {
    match (left, right) {
        (Text::Ascii(left), Text::Ascii(right)) => left == right,
        (Text::One(left), Text::One(right)) => left == right,
        (Text::Two(left), Text::Two(right)) => left == right,
        (Text::Four(left), Text::Four(right)) => left == right,
        (left, right) => left.same(right),
    }
}

/// Order by code points.
pub fn compare(left: Text<'_>, right: Text<'_>) -> Ordering {
    match (left, right) {
        (Text::Ascii(left), Text::Ascii(right)) => left.as_bytes().cmp(right.as_bytes()),
        (Text::One(left), Text::One(right)) => left.cmp(right),
        (Text::Two(left), Text::Two(right)) => left.cmp(right),
        (Text::Four(left), Text::Four(right)) => left.cmp(right),
        (left, right) => left.iter().cmp(right.iter()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, unit: u32) -> TextBuf {
        // The widening code point stands at the end, so that positions stay those of the text.
        TextBuf::from_codes(text.chars().map(u32::from).chain([unit]))
    }

    #[test]
    fn all_widths_find_the_same() {
        let text = "abracadabra".repeat(400) + "xabrax";
        for unit in [0x21, 0xe9, 0x3042, 0x1_f600] {
            let hay = wide(&text, unit);
            let hay = hay.as_text();
            for (needle, first, last) in [
                ("abra", Some(0), Some(4401)),
                ("a", Some(0), Some(4404)),
                ("xabrax", Some(4400), Some(4400)),
                ("cadabraab", Some(4), Some(399 * 11 - 11 + 4)),
                ("z", None, None),
                ("", Some(0), Some(4407)),
            ] {
                let needle = Text::Ascii(needle);
                assert_eq!(find(hay, needle), first, "{needle:?} {unit:x}");
                assert_eq!(rfind(hay, needle), last, "{needle:?} {unit:x}");
            }
            assert_eq!(count(hay, Text::Ascii("abra")), 801);
            assert_eq!(count(hay, Text::Ascii("")), 4408);
        }
        assert_eq!(find(Text::Ascii("abc"), Text::Two(&[0x3042])), None);
    }

    #[test]
    fn repetition_stays_linear() {
        let hay = vec![0x3042_u16; 400_000];
        let mut needle = vec![0x3042_u16; 20_000];
        needle.push(0x3043);
        assert_eq!(find(Text::Two(&hay), Text::Two(&needle)), None);
        needle.rotate_right(1);
        assert_eq!(rfind(Text::Two(&hay), Text::Two(&needle)), None);
        assert_eq!(count(Text::Two(&hay), Text::Two(&hay[..1000])), 400);
    }

    #[test]
    fn replacing() {
        let of = |hay: &str, old: &str, new: &str, most: usize| {
            replace(Text::Ascii(hay), Text::Ascii(old), Text::Ascii(new), most)
                .map(|text| text.as_text().to_string_lossy())
        };
        assert_eq!(of("aaaa", "aa", "b", 9).as_deref(), Some("bb"));
        assert_eq!(of("aaaa", "a", "xy", 2).as_deref(), Some("xyxyaa"));
        assert_eq!(of("ab", "", "-", 9).as_deref(), Some("-a-b-"));
        assert_eq!(of("ab", "", "-", 2).as_deref(), Some("-a-b"));
        assert_eq!(of("ab", "c", "-", 2), None);
        assert_eq!(of("ab", "a", "-", 0), None);
        assert_eq!(replaced_length(2, 0, 1, 3), Some(5));
        assert_eq!(replaced_length(2, 1, usize::MAX, 2), None);
    }

    #[test]
    fn ends_and_order() {
        assert!(starts_with(Text::Two(&[0x61, 0x3042]), Text::Ascii("a")));
        assert!(ends_with(Text::Ascii("abc"), Text::One(b"bc")));
        assert!(!starts_with(Text::Ascii("a"), Text::Ascii("ab")));
        assert!(equal(Text::Ascii("a"), Text::Four(&[0x61])));
        assert_eq!(compare(Text::Ascii("b"), Text::Two(&[0x3042])), Ordering::Less);
    }
}
