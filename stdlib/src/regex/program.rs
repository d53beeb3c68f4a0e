//! A compiled pattern: instructions and the tables they point into. Immutable, free of VM values, shareable.

use super::first::Guard;
use super::set::CharSet;
use super::tree::Mode;
use super::unicode::Unicode;

/// No guard.
pub(crate) const NO_GUARD: u32 = u32::MAX;

/// One instruction. Targets are absolute; what is written beside each is the case that succeeds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    /// One given character.
    Char(u32),
    /// A run of given characters, from the literal pool.
    Literal {
        start: u32,
        length: u32,
    },
    /// One character of a set, by its index.
    Set(u32),
    /// Any character but this.
    NotChar(u32),
    /// Any character but a newline.
    NotNewline,
    /// Any character.
    Any,
    /// A repetition of one-character items, by its index in `runs`.
    Run(u32),
    /// A position.
    At(At),
    /// Remembers the position as an end of a group: even marks begin, odd ones end.
    Mark(u32),
    Jump(u32),
    /// Goes on, and `other` will be tried if that fails. `guard` indexes a pair of guards.
    Split {
        other: u32,
        guard: u32,
    },
    /// An ordered choice of many, by its index in `switches`: replaces a chain of `Split`s.
    Switch(u32),
    /// Begins a counted loop.
    LoopEnter(u32),
    /// The head of a counted loop: into the body that follows, or to its exit.
    LoopHead(u32),
    /// The end of a possessive loop's body, which is atomic.
    LoopAgain(u32),
    /// Begins an atomic group or a look-around, by its index in `bounds`.
    Enter(u32),
    /// Ends it: alternatives inside are forgotten, and if it is a look-around the position returns; a negative
    /// one fails.
    Leave(u32),
    /// Goes to `otherwise` unless the group has matched.
    IfGroup {
        group: u32,
        otherwise: u32,
    },
    /// The text of a group again.
    Same(u32),
    /// The same, ignoring case.
    SameFolded {
        group: u32,
        unicode: bool,
    },
    Fail,
    /// The whole pattern has matched.
    Accept,
}

/// Positions, with flags resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Start,
    LineStart,
    End,
    LineEnd,
    /// The end, or before a newline at the end.
    LastLineEnd,
    Boundary {
        unicode: bool,
    },
    NotBoundary {
        unicode: bool,
    },
}

/// A test of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum One {
    Char(u32),
    NotChar(u32),
    Set(u32),
    NotNewline,
    Any,
}

/// A repetition of one-character items.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) one: One,
    pub(crate) mode: Mode,
    pub(crate) min: usize,
    pub(crate) max: usize,
    /// What must come after the run; an index in `guards`.
    pub(crate) guard: u32,
}

/// An ordered choice that looks at the next character first: one bit an arm.
#[derive(Clone, Debug)]
pub(crate) struct Switch {
    pub(crate) arms: Vec<u32>,
    /// Arms that can begin with a character below 256.
    pub(crate) low: Box<[u64; 256]>,
    /// Arms that can begin with a greater one.
    pub(crate) high: u64,
    /// Arms that can match at the end.
    pub(crate) end: u64,
}

impl Switch {
    /// Arms worth trying before this unit, or at the end.
    #[inline(always)]
    pub(crate) fn arms_for<T: super::unit::Unit>(&self, unit: Option<&T>) -> u64 {
        match unit {
            None => self.end,
            Some(unit) => self.low.get(unit.code() as usize).copied().unwrap_or(self.high),
        }
    }
}

/// A loop with a counter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Loop {
    pub(crate) mode: Mode,
    pub(crate) min: u64,
    pub(crate) max: u64,
    /// The head instruction; the body follows it.
    pub(crate) head: u32,
    pub(crate) exit: u32,
    /// Whether the body captures; matters to possessive loops only.
    pub(crate) captures: bool,
}

/// An atomic group or a look-around.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    pub(crate) kind: BoundKind,
    /// How far a look-behind steps back.
    pub(crate) back: usize,
    /// The instruction after the body.
    pub(crate) after: u32,
    /// Whether captures inside must survive: then undo records are kept when alternatives are forgotten.
    pub(crate) captures: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BoundKind {
    Atomic,
    Look,
    Negative,
}

/// How a search finds places worth trying.
#[derive(Clone, Debug)]
pub(crate) enum Hint {
    None,
    /// Only the beginning of the subject.
    Start,
    /// Only beginnings of lines.
    LineStart,
    /// Only where these characters stand.
    Prefix(Vec<u32>),
    /// Only where this guard allows.
    First(Guard),
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Program {
    pub(crate) code: Vec<Op>,
    pub(crate) literals: Vec<u32>,
    pub(crate) sets: Vec<CharSet>,
    pub(crate) runs: Vec<Run>,
    pub(crate) loops: Vec<Loop>,
    pub(crate) bounds: Vec<Bound>,
    pub(crate) guards: Vec<Guard>,
    pub(crate) switches: Vec<Switch>,
    pub(crate) hint: Hint,
    /// A match is at least this long.
    pub(crate) min_width: usize,
    /// When the pattern begins with a run that gives nothing back, a failed attempt rules out every other
    /// start inside the same run: what the run repeats.
    pub(crate) leading_run: Option<One>,
    /// All flags: given, inline and default.
    pub(crate) flags: u32,
    pub(crate) groups: u32,
    pub(crate) names: Vec<(Vec<u32>, u32)>,
    pub(crate) warnings: Vec<super::error::Warning>,
}

impl Program {
    /// The flags the pattern ended up with; what `Pattern.flags` shows.
    pub fn flags(&self) -> u32 {
        self.flags
    }

    /// Number of capturing groups.
    pub fn groups(&self) -> usize {
        self.groups as usize
    }

    /// Named groups with their numbers, in order of appearance.
    pub fn names(&self) -> &[(Vec<u32>, u32)] {
        &self.names
    }

    /// Warnings the pattern gave rise to.
    pub fn warnings(&self) -> &[super::error::Warning] {
        &self.warnings
    }

    /// The name of a group.
    pub fn name_of(&self, group: usize) -> Option<&[u32]> {
        self.names.iter().find(|entry| entry.1 as usize == group).map(|entry| entry.0.as_slice())
    }

    /// The number of a named group.
    pub fn group_named(&self, name: &[u32]) -> Option<usize> {
        self.names.iter().find(|entry| entry.0 == name).map(|entry| entry.1 as usize)
    }

    /// Bytes the program occupies, near enough to charge them.
    pub fn size_in_bytes(&self) -> usize {
        size_of_val(self.code.as_slice())
            + size_of_val(self.literals.as_slice())
            + size_of_val(self.sets.as_slice())
            + size_of_val(self.runs.as_slice())
            + size_of_val(self.guards.as_slice())
            + self.switches.len() * size_of::<[u64; 256]>()
    }

    /// Tests one character.
    #[inline(always)]
    pub(crate) fn test<U: Unicode>(&self, one: One, c: u32, unicode: &U) -> bool {
        match one {
            One::Char(wanted) => c == wanted,
            One::NotChar(refused) => c != refused,
            One::Set(set) => self.sets[set as usize].contains(c, unicode),
            One::NotNewline => c != 10,
            One::Any => true,
        }
    }
}
