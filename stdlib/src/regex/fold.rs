//! What "ignoring case" means: three foldings, and the letters that only share an upper case.

use super::flags;
use super::unicode::Unicode;

/// How a piece of a pattern compares letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fold {
    /// Exactly.
    None,
    /// `A`-`Z` equal `a`-`z`.
    Ascii,
    /// The C locale: as ASCII, but a set is asked about both cases of a character.
    Locale,
    /// Simple lower case, plus [`SAME_UPPER`].
    Unicode,
}

/// Lower-case letters with different lower but the same upper case. They match each other.
const SAME_UPPER: &[&[u32]] = &[
    &[0x69, 0x131],
    &[0x73, 0x17f],
    &[0xb5, 0x3bc],
    &[0x345, 0x3b9, 0x1fbe],
    &[0x390, 0x1fd3],
    &[0x3b0, 0x1fe3],
    &[0x3b2, 0x3d0],
    &[0x3b5, 0x3f5],
    &[0x3b8, 0x3d1],
    &[0x3ba, 0x3f0],
    &[0x3c0, 0x3d6],
    &[0x3c1, 0x3f1],
    &[0x3c2, 0x3c3],
    &[0x3c6, 0x3d5],
    &[0x432, 0x1c80],
    &[0x434, 0x1c81],
    &[0x43e, 0x1c82],
    &[0x441, 0x1c83],
    &[0x442, 0x1c84, 0x1c85],
    &[0x44a, 0x1c86],
    &[0x463, 0x1c87],
    &[0x1c88, 0xa64b],
    &[0x1e61, 0x1e9b],
    &[0xfb05, 0xfb06],
];

/// Ranges with no cased character: skipped when a range is folded. Stable: the blocks are full or unified.
const CASELESS: &[(u32, u32)] = &[(0x3000, 0xa63f), (0xac00, 0xfaff), (0x2_0000, 0x10_ffff)];

impl Fold {
    /// The folding that these flags ask for.
    pub(crate) fn of(flags: u32) -> Self {
        if flags & flags::IGNORECASE == 0 {
            Fold::None
        } else if flags & flags::LOCALE != 0 {
            Fold::Locale
        } else if flags & flags::UNICODE != 0 {
            Fold::Unicode
        } else {
            Fold::Ascii
        }
    }

    /// The character that stands for all its equals (before [`SAME_UPPER`]).
    pub(crate) fn lower<U: Unicode>(self, c: u32, unicode: &U) -> u32 {
        match self {
            Fold::None => c,
            Fold::Ascii | Fold::Locale => ascii_lower(c),
            Fold::Unicode if c < 0x80 => ascii_lower(c),
            Fold::Unicode => unicode.lower(c),
        }
    }

    /// Whether any other character equals this one.
    pub(crate) fn is_cased<U: Unicode>(self, c: u32, unicode: &U) -> bool {
        match self {
            Fold::None => false,
            Fold::Ascii | Fold::Locale => matches!(c, 0x41..=0x5a | 0x61..=0x7a),
            Fold::Unicode => unicode.lower(c) != c || unicode.upper(c) != c,
        }
    }
}

fn ascii_lower(c: u32) -> u32 {
    if matches!(c, 0x41..=0x5a) { c + 0x20 } else { c }
}

/// The other members of the group of a lower-case letter, and itself; empty for most letters.
pub(crate) fn same_upper(lower: u32) -> &'static [u32] {
    if lower > 0x73 && lower < 0xb5 {
        return &[];
    }
    SAME_UPPER.iter().find(|group| group.contains(&lower)).copied().unwrap_or(&[])
}

/// Calls `visit` for every character of a range that may have case.
pub(crate) fn each_cased(low: u32, high: u32, mut visit: impl FnMut(u32)) {
    let mut c = low;
    while c <= high {
        match CASELESS.iter().find(|gap| gap.0 <= c && c <= gap.1) {
            Some(gap) => c = gap.1 + 1,
            None => {
                visit(c);
                c += 1;
            }
        }
    }
}
