//! Chains of generators: each but the innermost is paused at a `yield from` or `await` of the next. Only the
//! innermost runs, and a step of the whole chain resumes it directly.
//!
//! ```text
//! outermost --delegate--> ... --delegate--> innermost
//!           <--awaiter---     <--awaiter---
//!           <----------------end----------->
//! ```
//!
//! The two ends know each other, so that making a chain longer or shorter by one, and finding the innermost
//! from the outermost, cost the same at any length. A generator in the middle that somebody else resumes,
//! closes or awaits is cut off first, with what is below it: its awaiter stays paused at its `YIELD_FROM`
//! with nobody linked, and carries that instruction out again when it is resumed.
//!
//! The links own nothing: the temp of each `YIELD_FROM` holds the delegate.

use super::{Generator, State};

impl Generator {
    /// Links `inner`, the outermost of a chain of its own, as the delegate of this innermost one.
    ///
    /// # Safety
    /// Both are live and of different chains.
    pub unsafe fn delegate_to(&mut self, inner: *mut Generator) {
        // SAFETY: the caller's promise; ends of live chains are live.
        unsafe {
            let outermost = self.end;
            let innermost = (*inner).end;
            debug_assert!(self.delegate.is_null() && (*inner).awaiter.is_null());
            debug_assert!(!std::ptr::eq(innermost, self));
            self.delegate = inner;
            (*inner).awaiter = self;
            (*innermost).length += self.length;
            (*outermost).end = innermost;
            (*innermost).end = outermost;
        }
    }

    /// The innermost of the chain in which this one is: by way of whichever end is nearer.
    pub fn innermost(&self) -> *mut Generator {
        // SAFETY: links lead to live generators.
        unsafe {
            let (mut up, mut down): (*const Generator, *const Generator) = (self, self);
            loop {
                if (*up).awaiter.is_null() {
                    return (*up).end;
                }
                if (*down).delegate.is_null() {
                    return down.cast_mut();
                }
                (up, down) = ((*up).awaiter, (*down).delegate);
            }
        }
    }

    /// Whether it runs, or waits for a delegate that does.
    pub fn is_running(&self) -> bool {
        // SAFETY: links lead to live generators.
        self.state == State::Running
            || !self.delegate.is_null() && unsafe { (*self.innermost()).state == State::Running }
    }

    /// Cuts this generator, with what is below it, off from the one that delegates to it.
    pub fn cut_off(&mut self) {
        let outer = self.awaiter;
        if outer.is_null() {
            return;
        }
        // SAFETY: links lead to live generators.
        unsafe {
            let (mut up, mut down): (*mut Generator, *mut Generator) = (outer, self);
            let mut steps = 1;
            let (outermost, innermost, above) = loop {
                if (*up).awaiter.is_null() {
                    break (up, (*up).end, steps);
                }
                if (*down).delegate.is_null() {
                    break ((*down).end, down, (*down).length - steps);
                }
                (up, down) = ((*up).awaiter, (*down).delegate);
                steps += 1;
            };
            self.awaiter = std::ptr::null_mut();
            (*outer).delegate = std::ptr::null_mut();
            (*innermost).length -= above;
            (*outer).length = above;
            (*outermost).end = outer;
            (*outer).end = outermost;
            (*innermost).end = self;
            self.end = innermost;
        }
    }

    /// Cuts every link of this generator.
    pub fn leave_chain(&mut self) {
        self.cut_off();
        let inner = self.delegate;
        if !inner.is_null() {
            // SAFETY: links lead to live generators.
            unsafe { (*inner).cut_off() };
        }
    }
}
