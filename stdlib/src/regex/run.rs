//! Repetitions of one-character items: counting ahead, giving back, taking more.

use super::budget::Budget;
use super::machine::Entry;
use super::program::{NO_GUARD, One, Op, Run};
use super::step::Attempt;
use super::tree::Mode;
use super::unicode::Unicode;
use super::unit::{Unit, find};

impl<T: Unit, U: Unicode, B: Budget> Attempt<'_, T, U, B> {
    /// Begins a run; answers where to go on.
    #[inline(always)]
    pub(crate) fn enter_run(&mut self, number: u32, pc: usize, position: usize) -> Option<usize> {
        let program = self.program;
        let run = &program.runs[number as usize];
        let available = self.subject.len() - position;
        if available < run.min {
            return None;
        }
        let wanted = if run.mode == Mode::Lazy { run.min } else { run.max };
        let count = self.count_ahead(run.one, position, wanted.min(available));
        self.steps += count as u64 / 8;
        if count < run.min {
            return None;
        }
        let end = position + count;
        // The instruction's own address fits: programs are shorter than 2^32.
        let pc = pc as u32;
        match run.mode {
            Mode::Possessive => Some(end),
            Mode::Greedy => self.give_back(run, pc, position + run.min, end),
            Mode::Lazy => self.take_more(run, pc, end, run.max - run.min),
        }
    }

    /// How many characters from `position` on pass the test, `limit` at most.
    #[inline(always)]
    pub(crate) fn count_ahead(&self, one: One, position: usize, limit: usize) -> usize {
        let units = &self.subject[position..position + limit];
        let program = self.program;
        match one {
            One::Any => limit,
            One::NotNewline => until(units, 10),
            One::NotChar(c) => until(units, c),
            One::Char(c) => units.iter().position(|unit| unit.code() != c).unwrap_or(limit),
            One::Set(set) => {
                let set = &program.sets[set as usize];
                let outside = |unit: &T| !set.contains(unit.code(), self.unicode);
                units.iter().position(outside).unwrap_or(limit)
            }
        }
    }

    /// Goes on at the last place from `high` down to `low` where the rest can begin; the others wait.
    fn give_back(&mut self, run: &Run, pc: u32, low: usize, high: usize) -> Option<usize> {
        let mut place = high;
        if run.guard != NO_GUARD {
            let guard = &self.program.guards[run.guard as usize];
            while !guard.allows(self.subject, place) {
                if place == low {
                    return None;
                }
                place -= 1;
            }
            self.steps += (high - place) as u64 / 4;
        }
        if place > low {
            self.push(Entry::Retreat { pc, low, position: place - 1 });
        }
        Some(place)
    }

    /// Goes on at the first place from `position` on where the rest can begin, taking up to `left` more.
    fn take_more(&mut self, run: &Run, pc: u32, position: usize, left: usize) -> Option<usize> {
        let (mut place, mut left) = (position, left);
        if run.guard != NO_GUARD {
            let guard = &self.program.guards[run.guard as usize];
            while !guard.allows(self.subject, place) {
                if left == 0 || !self.passes(run.one, place) {
                    return None;
                }
                place += 1;
                left -= 1;
            }
            self.steps += (place - position) as u64 / 4;
        }
        if left > 0 {
            self.push(Entry::Advance { pc, position: place, left });
        }
        Some(place)
    }

    #[inline(always)]
    fn passes(&self, one: One, position: usize) -> bool {
        self.subject.get(position).is_some_and(|unit| self.program.test(one, unit.code(), self.unicode))
    }

    /// The run at `pc`.
    fn run_at(&self, pc: u32) -> Option<Run> {
        let Op::Run(number) = self.program.code[pc as usize] else {
            return None;
        };
        Some(self.program.runs[number as usize])
    }

    /// A greedy run gives one back.
    pub(crate) fn retreat(&mut self, pc: u32, low: usize, position: usize) -> Option<(usize, usize)> {
        let run = self.run_at(pc)?;
        self.give_back(&run, pc, low, position).map(|place| (pc as usize + 1, place))
    }

    /// A lazy run takes one more.
    pub(crate) fn advance(&mut self, pc: u32, position: usize, left: usize) -> Option<(usize, usize)> {
        let run = self.run_at(pc)?;
        if !self.passes(run.one, position) {
            return None;
        }
        self.take_more(&run, pc, position + 1, left - 1).map(|place| (pc as usize + 1, place))
    }
}

/// How many units come before the first `c`.
#[inline(always)]
fn until<T: Unit>(units: &[T], c: u32) -> usize {
    T::narrow(c).and_then(|unit| find(units, unit)).unwrap_or(units.len())
}
