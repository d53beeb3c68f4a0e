//! The walk from match to match that `finditer`, `findall`, `sub`, `split` and scanners share.
//!
//! After a match the next one is sought from its end. After an empty match the next one may not be empty at
//! the same place; it may begin there, though (the rule since Python 3.7).

use super::search::{Mode, Request};

/// Where the next match is sought.
#[derive(Clone, Copy, Debug)]
pub struct Cursor {
    start: usize,
    end: usize,
    must_advance: bool,
    finished: bool,
}

impl Cursor {
    /// Begins at `start`, in a subject taken to end at `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Cursor { start, end, must_advance: false, finished: false }
    }

    /// The request for the next match; nothing when a former one failed.
    pub fn request(&self, mode: Mode) -> Option<Request> {
        let request = Request { mode, start: self.start, end: self.end, must_advance: self.must_advance };
        (!self.finished).then_some(request)
    }

    /// Takes note of the answer.
    pub fn note(&mut self, found: Option<(usize, usize)>) {
        match found {
            Some((start, end)) => {
                self.must_advance = start == end;
                self.start = end;
            }
            None => self.finished = true,
        }
    }

    /// Where the last match ended, or the walk began.
    pub fn position(&self) -> usize {
        self.start
    }
}
