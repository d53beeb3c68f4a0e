//! The parsed pattern: a tree of items, each sequence with the least and greatest length it can match.
//!
//! The tree's depth is bounded by [`MAX_NESTING`], so that the walks over it may recurse.

/// How deeply groups may nest; CPython's recursion limit stops there too.
pub(crate) const MAX_NESTING: usize = 490;

/// The repetition count that means "no limit", and the first that a pattern may not write.
pub(crate) const MAX_REPEAT: u64 = 0xffff_ffff;

/// Length of a match in code points, from `low` to `high`; saturates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Width {
    pub(crate) low: u64,
    pub(crate) high: u64,
}

/// Items that match one after another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sequence {
    pub(crate) items: Vec<Item>,
    pub(crate) width: Width,
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Item {
    Literal(u32),
    NotLiteral(u32),
    Set(SetSpec),
    Any,
    At(Anchor),
    Branch(Vec<Sequence>),
    Group { index: Option<u32>, add: u32, del: u32, body: Sequence },
    Atomic(Sequence),
    Repeat { mode: Mode, min: u64, max: u64, body: Sequence },
    Reference { group: u32, width: Width },
    Conditional { group: u32, yes: Sequence, no: Option<Sequence> },
    Look { behind: bool, negate: bool, body: Sequence },
    Failure,
}

/// A set of characters as written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SetSpec {
    pub(crate) negate: bool,
    pub(crate) members: Vec<Member>,
}

/// One member of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Member {
    Literal(u32),
    Range(u32, u32),
    Class(Class),
}

/// `\d` `\s` `\w` and their negations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Class {
    pub(crate) kind: ClassKind,
    pub(crate) negate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ClassKind {
    Digit,
    Space,
    Word,
}

/// Positions that match without consuming, before flags are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// `^`
    Caret,
    /// `$`
    Dollar,
    /// `\A`
    Start,
    /// `\Z` and `\z`
    End,
    /// `\b`
    Boundary,
    /// `\B`
    NotBoundary,
}

/// How a repetition chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Greedy,
    Lazy,
    Possessive,
}

impl Width {
    pub(crate) const ONE: Width = Width { low: 1, high: 1 };

    fn then(self, other: Width) -> Width {
        Width { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }

    fn or(self, other: Width) -> Width {
        Width { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    fn times(self, min: u64, max: u64) -> Width {
        let high = if max == MAX_REPEAT && self.high > 0 { u64::MAX } else { self.high.saturating_mul(max) };
        Width { low: self.low.saturating_mul(min), high }
    }
}

impl Sequence {
    /// Closes a list of items and computes its width from theirs.
    pub(crate) fn new(items: Vec<Item>) -> Self {
        let width = items.iter().fold(Width::default(), |sum, item| sum.then(item.width()));
        Sequence { items, width }
    }
}

impl Item {
    /// The width of one item. Constant time: sequences inside know theirs.
    fn width(&self) -> Width {
        match self {
            Item::Literal(_) | Item::NotLiteral(_) | Item::Set(_) | Item::Any => Width::ONE,
            Item::At(_) | Item::Look { .. } | Item::Failure => Width::default(),
            Item::Branch(arms) => arms.iter().map(|arm| arm.width).reduce(Width::or).unwrap_or_default(),
            Item::Group { body, .. } | Item::Atomic(body) => body.width,
            Item::Repeat { min, max, body, .. } => body.width.times(*min, *max),
            Item::Reference { width, .. } => *width,
            Item::Conditional { yes, no: Some(no), .. } => yes.width.or(no.width),
            Item::Conditional { yes, no: None, .. } => Width { low: 0, high: yes.width.high },
        }
    }
}
