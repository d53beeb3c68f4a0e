//! Requests: match, full match, search; and how a search skips places that cannot begin a match.

use super::budget::{Budget, Halt};
use super::machine::Machine;
use super::program::{Hint, Program};
use super::step::{Attempt, starts_with};
use super::unicode::Unicode;
use super::unit::{Unit, find, find_pair};

/// How a request is to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// At `start` only.
    Match,
    /// At `start` only, and up to `end`.
    FullMatch,
    /// At the first place that works.
    Search,
}

/// What to look for in a subject.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// How.
    pub mode: Mode,
    /// Where to begin; look-behinds see what is before. Clipped to the subject.
    pub start: usize,
    /// Where the subject is taken to end. Clipped to the subject.
    pub end: usize,
    /// The match may not be empty at `start`: the one before was, see [`super::Cursor`].
    pub must_advance: bool,
}

impl Machine {
    /// Answers a request with the span of the match. Groups can then be asked of the machine.
    ///
    /// # Errors
    /// Whatever the budget says. [`Machine::resume`] then goes on where the matcher was.
    pub fn run<T: Unit, U: Unicode, B: Budget>(
        &mut self,
        program: &Program,
        subject: &[T],
        request: Request,
        unicode: &U,
        budget: &mut B,
    ) -> Result<Option<(usize, usize)>, Halt> {
        self.prepare(program);
        self.answer(program, subject, request, unicode, budget)
    }

    /// Goes on with the request that [`Machine::run`] or this function left with an error. Everything but
    /// the budget must be the same.
    ///
    /// # Errors
    /// As `run`.
    pub fn resume<T: Unit, U: Unicode, B: Budget>(
        &mut self,
        program: &Program,
        subject: &[T],
        request: Request,
        unicode: &U,
        budget: &mut B,
    ) -> Result<Option<(usize, usize)>, Halt> {
        self.answer(program, subject, request, unicode, budget)
    }

    fn answer<T: Unit, U: Unicode, B: Budget>(
        &mut self,
        program: &Program,
        subject: &[T],
        request: Request,
        unicode: &U,
        budget: &mut B,
    ) -> Result<Option<(usize, usize)>, Halt> {
        let Request { start, mode, must_advance, .. } = request;
        let end = request.end.min(subject.len());
        if start > end {
            return Ok(None);
        }
        let paused = self.paused.take();
        let mut attempt = Attempt {
            program,
            subject: &subject[..end],
            unicode,
            budget,
            machine: self,
            full: mode == Mode::FullMatch,
            forbidden_end: if must_advance { start } else { usize::MAX },
            steps: 0,
        };
        let found = match (paused, mode) {
            (Some(place), _) => attempt.proceed(place)?.map(|end| (place.start, end)),
            (None, Mode::Match | Mode::FullMatch) => attempt.run(start)?.map(|end| (start, end)),
            (None, Mode::Search) => attempt.search(start)?,
        };
        let found = match (found, paused, mode) {
            (None, Some(place), Mode::Search) => attempt.search(attempt.after(place.start))?,
            _ => found,
        };
        // What is left over is too little to refuse.
        let _ = attempt.settle();
        Ok(found)
    }
}

impl<T: Unit, U: Unicode, B: Budget> Attempt<'_, T, U, B> {
    fn search(&mut self, start: usize) -> Result<Option<(usize, usize)>, Halt> {
        let Some(last) = self.subject.len().checked_sub(self.program.min_width) else {
            return Ok(None);
        };
        let mut place = start;
        while place <= last {
            let Some(candidate) = self.candidate(place, last) else {
                return Ok(None);
            };
            self.steps += (candidate - place) as u64 / 8;
            if let Some(end) = self.run(candidate)? {
                return Ok(Some((candidate, end)));
            }
            place = self.after(candidate);
        }
        Ok(None)
    }

    /// Where to try next after an attempt failed.
    #[inline(always)]
    fn after(&self, candidate: usize) -> usize {
        match self.program.leading_run {
            None => candidate + 1,
            Some(one) => {
                // Any other start in the same run would fail as this one did.
                let rest = self.subject.len() - candidate;
                candidate + self.count_ahead(one, candidate, rest).max(1)
            }
        }
    }

    /// The first place from `place` to `last` where a match may begin.
    #[inline(always)]
    fn candidate(&self, place: usize, last: usize) -> Option<usize> {
        let units = self.subject;
        let found = match &self.program.hint {
            Hint::None => Some(place),
            Hint::Start => (place == 0).then_some(0),
            Hint::LineStart => line_start(units, place),
            Hint::Prefix(prefix) => find_prefix(&units[place..], prefix).map(|at| place + at),
            Hint::First(guard) => {
                let at = units[place..].iter().position(|unit| guard.allows_code(unit.code()));
                at.map(|at| place + at).or(guard.end.then_some(units.len()))
            }
        };
        found.filter(|&at| at <= last)
    }
}

/// The first beginning of a line from `place` on.
fn line_start<T: Unit>(units: &[T], place: usize) -> Option<usize> {
    let before = match place.checked_sub(1) {
        None => return Some(0),
        Some(before) => before,
    };
    let newline = T::narrow(10)?;
    find(&units[before..], newline).map(|at| before + at + 1)
}

/// The first place where a literal stands.
fn find_prefix<T: Unit>(units: &[T], prefix: &[u32]) -> Option<usize> {
    let (&first, rest) = prefix.split_first()?;
    let first = T::narrow(first)?;
    let Some(&last) = rest.last() else {
        return find(units, first);
    };
    let last = T::narrow(last)?;
    let mut base = 0;
    loop {
        let at = base + find_pair(units.get(base..)?, first, last, rest.len())?;
        if starts_with(&units[at..], prefix) {
            return Some(at);
        }
        base = at + 1;
    }
}
