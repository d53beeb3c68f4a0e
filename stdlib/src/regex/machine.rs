//! The matcher's memory: the stack of alternatives, the marks of groups, counters of loops.
//!
//! Nothing here recurses: what remains to be tried lies on [`Machine::stack`] as entries, mixed with records of
//! what must be undone on the way back. A machine can be used again and again, and keeps its allocations.
//!
//! ```text
//! stack:  Resume  Mark  Retreat  Mark  Resume        <- popped from here
//!         try     undo  try with undo  try
//!         there         one less       there
//! ```

use super::program::Program;

/// A mark that is not set.
pub(crate) const UNSET: usize = usize::MAX;

/// Something to try, or something to undo.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry {
    /// Go on at `pc` and `position`.
    Resume { pc: u32, position: usize },
    /// Go on after the run at `pc`, at `position` or before, but not before `low`.
    Retreat { pc: u32, low: usize, position: usize },
    /// Let the lazy run at `pc` take one more, `left` at most.
    Advance { pc: u32, position: usize, left: usize },
    /// Try the next of these arms of a switch: one bit an arm, never none.
    Arms { number: u32, position: usize, arms: u64 },
    /// Enter the body of a lazy loop once more.
    Again { number: u32, position: usize },
    /// Undo: a mark had this value, and this group had closed last.
    Mark { mark: u32, last_group: u32, old: usize },
    /// Undo: a loop's counter.
    Loop { number: u32, old: LoopState },
}

/// Where a loop stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LoopState {
    /// Iterations begun; wraps from `u32::MAX`, which stands for "just entered".
    pub(crate) count: u64,
    /// Where the last optional iteration began.
    pub(crate) last: usize,
}

/// Where an atomic group, a look-around or a possessive iteration began.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Base {
    pub(crate) height: usize,
    pub(crate) position: usize,
}

/// Entries that must find room before an instruction begins.
const ROOM: usize = 4;

/// Where an attempt that began at `start` stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) start: usize,
    pub(crate) pc: usize,
    pub(crate) position: usize,
}

/// Working memory for matches of any program, one at a time.
#[derive(Debug, Default)]
pub struct Machine {
    pub(crate) stack: Vec<Entry>,
    pub(crate) marks: Vec<usize>,
    pub(crate) last_group: u32,
    pub(crate) loops: Vec<LoopState>,
    /// Of bounds first, then of loops.
    pub(crate) bases: Vec<Base>,
    /// Marks were set without an undo record, because nothing was left to try.
    pub(crate) dirty: bool,
    /// Where the budget stopped the attempt.
    pub(crate) paused: Option<Place>,
}

/// What a match captured: a copy that outlives the machine's next match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    /// Start and end of the whole match, then of each group; nothing for a group that took no part.
    pub groups: Vec<Option<(usize, usize)>>,
    /// The group that closed last.
    pub last_group: Option<usize>,
}

impl Machine {
    /// A machine without memory yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Prepares for a program.
    pub(crate) fn prepare(&mut self, program: &Program) {
        self.stack.clear();
        self.marks.clear();
        self.marks.resize(program.groups() * 2, UNSET);
        self.last_group = 0;
        self.loops.clear();
        self.loops.resize(program.loops.len(), LoopState { count: 0, last: UNSET });
        self.bases.clear();
        self.bases.resize(program.bounds.len() + program.loops.len(), Base::default());
        self.dirty = false;
        self.paused = None;
    }

    /// Whether the stack must grow before the next instruction.
    #[inline(always)]
    pub(crate) fn is_tight(&self) -> bool {
        self.stack.capacity() - self.stack.len() < ROOM
    }

    /// Prepares for the next attempt of the same search.
    #[inline(always)]
    pub(crate) fn restart(&mut self) {
        self.stack.clear();
        if self.dirty {
            self.marks.fill(UNSET);
            self.last_group = 0;
            self.dirty = false;
        }
    }

    /// The span of a group (from 1) after a match.
    pub fn group(&self, group: usize) -> Option<(usize, usize)> {
        let first = group.checked_sub(1)?.checked_mul(2)?;
        match (self.marks.get(first), self.marks.get(first + 1)) {
            (Some(&start), Some(&end)) if start != UNSET && end != UNSET && start <= end => {
                Some((start, end))
            }
            _ => None,
        }
    }

    /// The group that closed last.
    pub fn last_group(&self) -> Option<usize> {
        (self.last_group != 0).then_some(self.last_group as usize)
    }

    /// Copies the captures of a match whose whole span the caller has.
    pub fn spans(&self, whole: (usize, usize)) -> Spans {
        let count = self.marks.len() / 2;
        let groups = std::iter::once(Some(whole)).chain((1..=count).map(|group| self.group(group))).collect();
        Spans { groups, last_group: self.last_group() }
    }

    /// Forgets alternatives above `height`. Undo records of marks stay if there may be any.
    pub(crate) fn cut(&mut self, height: usize, captures: bool) {
        if !captures {
            self.stack.truncate(height);
            return;
        }
        let mut kept = height;
        for at in height..self.stack.len() {
            if let entry @ Entry::Mark { .. } = self.stack[at] {
                self.stack[kept] = entry;
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// Takes back everything above `height`.
    pub(crate) fn unwind(&mut self, height: usize) {
        while self.stack.len() > height {
            if let Some(entry) = self.stack.pop() {
                self.undo(entry);
            }
        }
    }

    /// Takes back what an entry records, if it does.
    #[inline(always)]
    pub(crate) fn undo(&mut self, entry: Entry) {
        match entry {
            Entry::Mark { mark, last_group, old } => {
                self.marks[mark as usize] = old;
                self.last_group = last_group;
            }
            Entry::Loop { number, old } => self.loops[number as usize] = old,
            Entry::Resume { .. }
            | Entry::Retreat { .. }
            | Entry::Advance { .. }
            | Entry::Arms { .. }
            | Entry::Again { .. } => {}
        }
    }
}
