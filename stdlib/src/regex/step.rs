//! The matcher: one attempt at one start, instruction by instruction.

use super::budget::{Budget, Halt};
use super::fold::Fold;
use super::machine::{Base, Entry, LoopState, Machine, Place, UNSET};
use super::program::{At, BoundKind, NO_GUARD, Op, Program};
use super::set::in_class;
use super::tree::{Class, ClassKind, Mode};
use super::unicode::Unicode;
use super::unit::Unit;

/// Steps between two calls of the budget.
const QUANTUM: u64 = 4096;

/// Everything one request needs. The subject ends where the request ends.
pub(crate) struct Attempt<'m, T, U, B> {
    pub(crate) program: &'m Program,
    pub(crate) subject: &'m [T],
    pub(crate) unicode: &'m U,
    pub(crate) budget: &'m mut B,
    pub(crate) machine: &'m mut Machine,
    /// The match must end at the end of the subject.
    pub(crate) full: bool,
    /// A match may not end here: where the match before ended, if that was empty.
    pub(crate) forbidden_end: usize,
    /// Steps since the budget was asked.
    pub(crate) steps: u64,
}

/// Where to go on.
type Next = Option<(usize, usize)>;

impl<T: Unit, U: Unicode, B: Budget> Attempt<'_, T, U, B> {
    /// Matches at `start`; answers the end.
    #[inline(always)]
    pub(crate) fn run(&mut self, start: usize) -> Result<Option<usize>, Halt> {
        self.machine.restart();
        self.proceed(Place { start, pc: 0, position: start })
    }

    /// Goes on from a place until the attempt has succeeded or failed.
    pub(crate) fn proceed(&mut self, place: Place) -> Result<Option<usize>, Halt> {
        let program = self.program;
        let subject = self.subject;
        let Place { start, mut pc, mut position } = place;
        loop {
            // Here, and only here, the budget is asked: between two instructions an attempt can be left.
            self.steps += 1;
            if self.steps >= QUANTUM || self.machine.is_tight() {
                self.pause(Place { start, pc, position })?;
            }
            let next = match program.code[pc] {
                Op::Char(c) => self.single(pc, position, |unit| unit == c),
                Op::Set(set) => {
                    let set = &program.sets[set as usize];
                    let unicode = self.unicode;
                    self.single(pc, position, |unit| set.contains(unit, unicode))
                }
                Op::NotChar(c) => self.single(pc, position, |unit| unit != c),
                Op::NotNewline => self.single(pc, position, |unit| unit != 10),
                Op::Any => self.single(pc, position, |_| true),
                Op::Literal { start, length } => {
                    let literal = &program.literals[start as usize..start as usize + length as usize];
                    starts_with(&subject[position..], literal).then(|| (pc + 1, position + literal.len()))
                }
                Op::Run(number) => self.enter_run(number, pc, position).map(|end| (pc + 1, end)),
                Op::At(at) => self.is_at(at, position).then_some((pc + 1, position)),
                Op::Mark(mark) => {
                    self.mark(mark, position);
                    Some((pc + 1, position))
                }
                Op::Jump(target) => Some((target as usize, position)),
                Op::Split { other, guard } => self.split(pc, other, guard, position),
                Op::Switch(number) => {
                    let arms = program.switches[number as usize].arms_for(subject.get(position));
                    self.choose(number, position, arms)
                }
                Op::IfGroup { group, otherwise } => match self.machine.group(group as usize) {
                    Some(_) => Some((pc + 1, position)),
                    None => Some((otherwise as usize, position)),
                },
                Op::Same(group) => self.same(group, position).map(|end| (pc + 1, end)),
                Op::SameFolded { group, unicode } => {
                    self.same_folded(group, unicode, position).map(|end| (pc + 1, end))
                }
                Op::Fail => None,
                Op::Accept => {
                    if position != self.forbidden_end && !(self.full && position != subject.len()) {
                        return Ok(Some(position));
                    }
                    None
                }
                Op::LoopEnter(number) => {
                    self.set_loop(number, LoopState { count: u64::MAX, last: UNSET });
                    Some((pc + 1, position))
                }
                Op::LoopHead(number) => self.loop_head(number, position),
                Op::LoopAgain(number) => Some(self.loop_again(number, position)),
                Op::Enter(number) => self.enter(number, pc, position),
                Op::Leave(number) => self.leave(number, pc, position),
            };
            (pc, position) = match next {
                Some(place) => place,
                None => match self.back() {
                    Some(place) => place,
                    None => return Ok(None),
                },
            };
        }
    }

    /// Asks the budget; if it refuses, the place is remembered and the request can be resumed.
    #[cold]
    fn pause(&mut self, place: Place) -> Result<(), Halt> {
        let asked = self.settle().and_then(|()| {
            if !self.machine.is_tight() {
                return Ok(());
            }
            let more = self.machine.stack.capacity().max(64);
            self.budget.reserve(more.saturating_mul(size_of::<Entry>()))?;
            self.machine.stack.try_reserve_exact(more).map_err(|_| Halt::Memory)
        });
        if asked.is_err() {
            self.machine.paused = Some(place);
        }
        asked
    }

    /// Reports the steps not yet reported.
    pub(crate) fn settle(&mut self) -> Result<(), Halt> {
        let steps = std::mem::take(&mut self.steps);
        self.budget.charge(steps)
    }

    /// Puts an entry on the stack; there is room, see `Machine::is_tight`.
    #[inline(always)]
    pub(crate) fn push(&mut self, entry: Entry) {
        self.machine.stack.push(entry);
    }

    #[inline(always)]
    fn single(&self, pc: usize, position: usize, test: impl Fn(u32) -> bool) -> Next {
        match self.subject.get(position) {
            Some(unit) if test(unit.code()) => Some((pc + 1, position + 1)),
            _ => None,
        }
    }

    #[inline(always)]
    fn mark(&mut self, mark: u32, position: usize) {
        let old = self.machine.marks[mark as usize];
        if self.machine.stack.is_empty() {
            self.machine.dirty = true;
        } else {
            self.push(Entry::Mark { mark, last_group: self.machine.last_group, old });
        }
        self.machine.marks[mark as usize] = position;
        if mark & 1 != 0 {
            self.machine.last_group = mark / 2 + 1;
        }
    }

    /// A choice: what cannot succeed is not recorded.
    #[inline(always)]
    fn split(&mut self, pc: usize, other: u32, guard: u32, position: usize) -> Next {
        if guard != NO_GUARD {
            let here = self.program.guards[guard as usize].allows(self.subject, position);
            let there = self.program.guards[guard as usize + 1].allows(self.subject, position);
            match (here, there) {
                (true, true) => {}
                (true, false) => return Some((pc + 1, position)),
                (false, true) => return Some((other as usize, position)),
                (false, false) => return None,
            }
        }
        self.push(Entry::Resume { pc: other, position });
        Some((pc + 1, position))
    }

    /// Takes the first of the arms; the others wait.
    #[inline(always)]
    fn choose(&mut self, number: u32, position: usize, arms: u64) -> Next {
        let others = arms & arms.wrapping_sub(1);
        if others != 0 {
            self.push(Entry::Arms { number, position, arms: others });
        }
        let first = self.program.switches[number as usize].arms.get(arms.trailing_zeros() as usize)?;
        Some((*first as usize, position))
    }

    /// Pops until something can be tried.
    #[inline(always)]
    fn back(&mut self) -> Next {
        while let Some(entry) = self.machine.stack.pop() {
            let place = match entry {
                Entry::Resume { pc, position } => Some((pc as usize, position)),
                Entry::Retreat { pc, low, position } => self.retreat(pc, low, position),
                Entry::Advance { pc, position, left } => self.advance(pc, position, left),
                Entry::Arms { number, position, arms } => self.choose(number, position, arms),
                Entry::Again { number, position } => Some(self.again(number, position)),
                Entry::Mark { .. } | Entry::Loop { .. } => {
                    self.machine.undo(entry);
                    None
                }
            };
            if place.is_some() {
                return place;
            }
            self.steps += 1;
        }
        None
    }

    /// Into the body of a counted loop once more, or on.
    fn loop_head(&mut self, number: u32, position: usize) -> Next {
        let spec = self.program.loops[number as usize];
        let state = self.machine.loops[number as usize];
        let body = Some((spec.head as usize + 1, position));
        let exit = Some((spec.exit as usize, position));
        let count = state.count.wrapping_add(1);
        let needed = count < spec.min;
        if !needed && (count >= spec.max || position == state.last) {
            return exit;
        }
        let last = if needed { state.last } else { position };
        match spec.mode {
            Mode::Possessive => {
                let base = self.program.bounds.len() + number as usize;
                self.machine.bases[base] = Base { height: self.machine.stack.len(), position };
                self.machine.loops[number as usize] = LoopState { count, last };
            }
            Mode::Lazy if !needed => {
                self.push(Entry::Again { number, position });
                return exit;
            }
            Mode::Lazy | Mode::Greedy => self.set_loop(number, LoopState { count, last }),
        }
        if !needed {
            self.push(Entry::Resume { pc: spec.exit, position });
        }
        body
    }

    /// An iteration of a possessive loop is over, for good.
    fn loop_again(&mut self, number: u32, position: usize) -> (usize, usize) {
        let spec = self.program.loops[number as usize];
        let base = self.program.bounds.len() + number as usize;
        self.machine.cut(self.machine.bases[base].height, spec.captures);
        (spec.head as usize, position)
    }

    fn set_loop(&mut self, number: u32, state: LoopState) {
        let old = self.machine.loops[number as usize];
        if !self.machine.stack.is_empty() {
            self.push(Entry::Loop { number, old });
        }
        self.machine.loops[number as usize] = state;
    }

    /// One more iteration of a lazy loop, after what follows it has failed.
    fn again(&mut self, number: u32, position: usize) -> (usize, usize) {
        let count = self.machine.loops[number as usize].count.wrapping_add(1);
        self.set_loop(number, LoopState { count, last: position });
        (self.program.loops[number as usize].head as usize + 1, position)
    }

    /// Begins an atomic group or a look-around.
    fn enter(&mut self, number: u32, pc: usize, position: usize) -> Next {
        let spec = self.program.bounds[number as usize];
        let Some(inside) = position.checked_sub(spec.back) else {
            let passes = spec.kind == BoundKind::Negative;
            return passes.then_some((spec.after as usize, position));
        };
        self.machine.bases[number as usize] = Base { height: self.machine.stack.len(), position };
        if spec.kind == BoundKind::Negative {
            self.push(Entry::Resume { pc: spec.after, position });
        }
        Some((pc + 1, inside))
    }

    /// Its body has matched.
    fn leave(&mut self, number: u32, pc: usize, position: usize) -> Next {
        let spec = self.program.bounds[number as usize];
        let base = self.machine.bases[number as usize];
        self.steps += (self.machine.stack.len() - base.height) as u64 / 4;
        match spec.kind {
            BoundKind::Atomic => {
                self.machine.cut(base.height, spec.captures);
                Some((pc + 1, position))
            }
            BoundKind::Look => {
                self.machine.cut(base.height, spec.captures);
                Some((pc + 1, base.position))
            }
            BoundKind::Negative => {
                self.machine.unwind(base.height);
                None
            }
        }
    }

    /// The text of a group again; answers its end.
    fn same(&mut self, group: u32, position: usize) -> Option<usize> {
        let (start, end) = self.machine.group(group as usize)?;
        let wanted = &self.subject[start..end];
        self.steps += wanted.len() as u64 / 8;
        self.subject[position..].starts_with(wanted).then(|| position + wanted.len())
    }

    fn same_folded(&mut self, group: u32, unicode: bool, position: usize) -> Option<usize> {
        let fold = if unicode { Fold::Unicode } else { Fold::Ascii };
        let (start, end) = self.machine.group(group as usize)?;
        let wanted = &self.subject[start..end];
        let given = self.subject.get(position..position + wanted.len())?;
        self.steps += wanted.len() as u64 / 2;
        let lower = |unit: &T| fold.lower(unit.code(), self.unicode);
        wanted.iter().zip(given).all(|(a, b)| lower(a) == lower(b)).then(|| position + wanted.len())
    }

    fn is_at(&self, at: At, position: usize) -> bool {
        let subject = self.subject;
        let newline_at = |at: usize| subject.get(at).is_some_and(|unit| unit.code() == 10);
        match at {
            At::Start => position == 0,
            At::LineStart => position == 0 || newline_at(position - 1),
            At::End => position == subject.len(),
            At::LineEnd => position == subject.len() || newline_at(position),
            At::LastLineEnd => {
                position == subject.len() || (position + 1 == subject.len() && newline_at(position))
            }
            At::Boundary { unicode } => self.is_boundary(position, unicode),
            At::NotBoundary { unicode } => !self.is_boundary(position, unicode),
        }
    }

    fn is_boundary(&self, position: usize, unicode: bool) -> bool {
        const WORD: Class = Class { kind: ClassKind::Word, negate: false };
        let is_word = |at: Option<usize>| {
            at.and_then(|at| self.subject.get(at))
                .is_some_and(|unit| in_class(WORD, unit.code(), unicode, self.unicode))
        };
        is_word(position.checked_sub(1)) != is_word(Some(position))
    }
}

/// Whether a subject begins with these characters.
#[inline(always)]
pub(crate) fn starts_with<T: Unit>(subject: &[T], literal: &[u32]) -> bool {
    subject.len() >= literal.len() && subject.iter().zip(literal).all(|(unit, &c)| unit.code() == c)
}
