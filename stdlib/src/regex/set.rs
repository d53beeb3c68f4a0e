//! Character sets ready for matching: a bitmap for the first 256 code points, a rule for the rest.
//!
//! Flags are resolved here: a set knows its folding and whether its classes mean Unicode or ASCII. The rest
//! above 255 is summed up by [`Kinds`], a few bits that tell whether two sets can have anything in common.

use super::flags;
use super::fold::{Fold, each_cased, same_upper};
use super::tree::{Class, ClassKind, Member, SetSpec};
use super::unicode::Unicode;

/// One bit for each of the first 256 code points.
pub(crate) type Bits = [u64; 4];

/// Tests a bit; `c` must be below 256.
#[inline(always)]
pub(crate) fn has_bit(bits: &Bits, c: u32) -> bool {
    bits[(c >> 6) as usize & 3] >> (c & 63) & 1 != 0
}

pub(crate) fn set_bit(bits: &mut Bits, c: u32) {
    bits[(c >> 6) as usize & 3] |= 1 << (c & 63);
}

/// Which kinds of code points above 255 may occur: every such code point is of exactly one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kinds(u8);

impl Kinds {
    pub(crate) const NONE: Kinds = Kinds(0);
    pub(crate) const ALL: Kinds = Kinds(15);
    const DIGIT: Kinds = Kinds(1);
    const LETTER: Kinds = Kinds(2);
    const SPACE: Kinds = Kinds(4);
    const OTHER: Kinds = Kinds(8);

    pub(crate) fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    fn inverted(self) -> Kinds {
        Kinds(!self.0 & 15)
    }

    pub(crate) fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// The kind of one code point.
    pub(crate) fn of<U: Unicode>(c: u32, unicode: &U) -> Kinds {
        if unicode.is_decimal(c) {
            Kinds::DIGIT
        } else if unicode.is_alphanumeric(c) {
            Kinds::LETTER
        } else if unicode.is_space(c) {
            Kinds::SPACE
        } else {
            Kinds::OTHER
        }
    }

    fn of_class(class: Class) -> Kinds {
        let kinds = match class.kind {
            ClassKind::Digit => Kinds::DIGIT,
            ClassKind::Space => Kinds::SPACE,
            ClassKind::Word => Kinds::DIGIT.or(Kinds::LETTER),
        };
        if class.negate { kinds.inverted() } else { kinds }
    }
}

/// A set of characters.
#[derive(Clone, Debug)]
pub(crate) struct CharSet {
    pub(crate) bits: Bits,
    pub(crate) kinds: Kinds,
    high: High,
}

/// Membership of code points above 255.
#[derive(Clone, Debug)]
enum High {
    None,
    All,
    Rule(Box<Rule>),
}

#[derive(Clone, Debug)]
struct Rule {
    negate: bool,
    fold: Fold,
    /// Sorted, disjoint, of lower-case characters if `fold` says so.
    ranges: Vec<(u32, u32)>,
    classes: Vec<Class>,
}

impl CharSet {
    /// Membership of any code point.
    #[inline(always)]
    pub(crate) fn contains<U: Unicode>(&self, c: u32, unicode: &U) -> bool {
        if c < 256 { has_bit(&self.bits, c) } else { self.contains_high(c, unicode) }
    }

    #[inline(never)]
    fn contains_high<U: Unicode>(&self, c: u32, unicode: &U) -> bool {
        match &self.high {
            High::None => false,
            High::All => true,
            High::Rule(rule) => rule.contains(rule.fold.lower(c, unicode), true, unicode) != rule.negate,
        }
    }

    /// Resolves a written set under flags.
    pub(crate) fn new<U: Unicode>(spec: &SetSpec, flags: u32, unicode: &U) -> CharSet {
        let fold = Fold::of(flags);
        let unicode_classes = flags & flags::UNICODE != 0;
        let rule = Rule::new(spec, fold, unicode);
        let mut bits = [0; 4];
        for c in 0..256 {
            let test = |c: u32| rule.contains(c, unicode_classes, unicode);
            // In the C locale a range like `[Z-a]` is asked about both cases.
            let other = fold == Fold::Locale && test(swap_ascii(c));
            if (test(fold.lower(c, unicode)) || other) != spec.negate {
                set_bit(&mut bits, c);
            }
        }
        let (high, kinds) = rule.into_high(unicode_classes, unicode);
        CharSet { bits, kinds, high }
    }
}

fn swap_ascii(c: u32) -> u32 {
    match c {
        0x41..=0x5a => c + 0x20,
        0x61..=0x7a => c - 0x20,
        _ => c,
    }
}

/// Whether a code point belongs to `\d`, `\s` or `\w`.
pub(crate) fn in_class<U: Unicode>(class: Class, c: u32, unicode_classes: bool, unicode: &U) -> bool {
    let inside = match class.kind {
        _ if c < 0x80 || !unicode_classes => match class.kind {
            ClassKind::Digit => matches!(c, 0x30..=0x39),
            // Unicode counts the four separators too.
            ClassKind::Space => matches!(c, 9..=13 | 32) || (unicode_classes && matches!(c, 0x1c..=0x1f)),
            ClassKind::Word => matches!(c, 0x30..=0x39 | 0x41..=0x5a | 0x5f | 0x61..=0x7a),
        },
        ClassKind::Digit => unicode.is_decimal(c),
        ClassKind::Space => unicode.is_space(c),
        ClassKind::Word => unicode.is_alphanumeric(c),
    };
    inside != class.negate
}

impl Rule {
    fn new<U: Unicode>(spec: &SetSpec, fold: Fold, unicode: &U) -> Rule {
        let mut ranges = Vec::new();
        let mut classes = Vec::new();
        for &member in &spec.members {
            match member {
                Member::Literal(c) => add_range(&mut ranges, c, c, fold, unicode),
                Member::Range(low, high) => add_range(&mut ranges, low, high, fold, unicode),
                Member::Class(class) => classes.push(class),
            }
        }
        Rule { negate: spec.negate, fold, ranges: merged(ranges), classes }
    }

    /// Membership of a folded character, before negation of the whole set.
    fn contains<U: Unicode>(&self, c: u32, unicode_classes: bool, unicode: &U) -> bool {
        let after = self.ranges.partition_point(|range| range.0 <= c);
        let in_range =
            after.checked_sub(1).and_then(|at| self.ranges.get(at)).is_some_and(|range| c <= range.1);
        in_range || self.classes.iter().any(|&class| in_class(class, c, unicode_classes, unicode))
    }

    /// What remains to be asked above 255, and a summary.
    fn into_high<U: Unicode>(mut self, unicode_classes: bool, unicode: &U) -> (High, Kinds) {
        self.ranges.retain(|range| range.1 >= 256 || self.fold == Fold::Unicode);
        if !unicode_classes {
            // Above 255 an ASCII class is empty and its negation is everything.
            if self.classes.iter().any(|class| class.negate) {
                self.ranges = vec![(0, u32::MAX)];
            }
            self.classes.clear();
        }
        let everything = self.ranges.first().is_some_and(|range| range.0 <= 256 && range.1 >= 0x10_ffff);
        if everything || (self.ranges.is_empty() && self.classes.is_empty()) {
            return if everything != self.negate {
                (High::All, Kinds::ALL)
            } else {
                (High::None, Kinds::NONE)
            };
        }
        let kinds = self.kinds(unicode);
        (High::Rule(Box::new(self)), kinds)
    }

    /// A superset of the kinds this rule accepts.
    fn kinds<U: Unicode>(&self, unicode: &U) -> Kinds {
        let classes = self.classes.iter().fold(Kinds::NONE, |sum, &class| sum.or(Kinds::of_class(class)));
        if self.negate {
            // Characters of ranges are missing too, but others of their kind may be there.
            return classes.inverted();
        }
        let kinds_of = |&(low, high): &(u32, u32)| match self.fold {
            Fold::Unicode => Kinds::ALL,
            Fold::None | Fold::Ascii | Fold::Locale if low == high => Kinds::of(low, unicode),
            Fold::None | Fold::Ascii | Fold::Locale => Kinds::ALL,
        };
        self.ranges.iter().fold(classes, |sum, range| sum.or(kinds_of(range)))
    }
}

/// Adds a range and, when case is ignored, the lower-case equals of its members.
fn add_range<U: Unicode>(ranges: &mut Vec<(u32, u32)>, low: u32, high: u32, fold: Fold, unicode: &U) {
    ranges.push((low, high));
    if fold == Fold::None {
        return;
    }
    each_cased(low, high, |c| {
        let lower = fold.lower(c, unicode);
        if lower != c {
            push_point(ranges, lower);
        }
        if fold == Fold::Unicode {
            same_upper(lower).iter().for_each(|&other| push_point(ranges, other));
        }
    });
}

/// Appends a code point, growing the last range if it continues it.
fn push_point(ranges: &mut Vec<(u32, u32)>, c: u32) {
    match ranges.last_mut() {
        Some(last) if last.1.checked_add(1) == Some(c) => last.1 = c,
        _ => ranges.push((c, c)),
    }
}

/// Sorted, with overlapping and touching ranges joined.
fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (low, high) in ranges {
        match out.last_mut() {
            Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
            _ => out.push((low, high)),
        }
    }
    out
}
