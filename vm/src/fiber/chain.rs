//! Chains of generators: each but the innermost is paused at a `yield from` or `await` of the next. Only the
//! innermost runs, and a step of the whole chain resumes it directly.
//!
//! ```text
//! outermost --down--> ... --down--> innermost
//!           <--up----     <--up----
//! ```
//!
//! The two ends know each other (`up` of the outermost, `down` of the innermost), so that making a chain longer
//! or shorter by one, and finding the innermost from the outermost, cost the same at any length. A generator in
//! the middle that somebody else resumes, closes or awaits is cut off first, with what is below it: its awaiter
//! stays paused at its `YIELD_FROM` with nobody linked, and carries that instruction out again when it is resumed.
//!
//! The links own nothing: the temp of each `YIELD_FROM` holds the delegate.

use super::{Generator, State};

impl Generator {
    /// The generator that delegates to it, or null.
    #[inline(always)]
    pub fn awaiter(&self) -> *mut Generator {
        if self.awaited { self.up } else { std::ptr::null_mut() }
    }

    /// The generator of its chain that it delegates to, or null.
    #[inline(always)]
    pub fn delegate(&self) -> *mut Generator {
        if self.length == 0 { self.down } else { std::ptr::null_mut() }
    }

    /// Links `inner`, the outermost of a chain of its own, as the delegate of this innermost one.
    ///
    /// # Safety
    /// Both are live and of different chains.
    #[inline(always)]
    pub unsafe fn delegate_to(outer: *mut Generator, inner: *mut Generator) {
        // SAFETY: the caller's promise; ends of live chains are live.
        unsafe {
            let (outermost, innermost) = ((*outer).down, (*inner).up);
            debug_assert!((*outer).length != 0 && !(*inner).awaited);
            debug_assert!(!std::ptr::eq(innermost, outer));
            (*innermost).length += (*outer).length;
            (*outer).length = 0;
            (*outer).down = inner;
            (*inner).awaited = true;
            (*inner).up = outer;
            (*outermost).up = innermost;
            (*innermost).down = outermost;
        }
    }

    /// As `delegate_to`, of an inner one that is alone.
    ///
    /// # Safety
    /// As `delegate_to`.
    #[inline(always)]
    pub unsafe fn delegate_to_lone(outer: *mut Generator, inner: *mut Generator) {
        // SAFETY: the caller's promise; ends of live chains are live.
        unsafe {
            let (outermost, length) = ((*outer).down, (*outer).length);
            debug_assert!(length != 0 && !(*inner).awaited && (*inner).length == 1);
            (*outer).length = 0;
            (*outer).down = inner;
            (*inner).length = length + 1;
            (*inner).awaited = true;
            (*inner).up = outer;
            (*inner).down = outermost;
            (*outermost).up = inner;
        }
    }

    /// The innermost of the chain in which this one is: by way of whichever end is nearer.
    pub fn innermost(&self) -> *mut Generator {
        // SAFETY: links lead to live generators.
        unsafe {
            let (mut up, mut down): (*const Generator, *const Generator) = (self, self);
            loop {
                if !(*up).awaited {
                    return (*up).up;
                }
                if (*down).length != 0 {
                    return down.cast_mut();
                }
                (up, down) = ((*up).up, (*down).down);
            }
        }
    }

    /// Whether it runs, or waits for a delegate that does.
    pub fn is_running(&self) -> bool {
        // SAFETY: links lead to live generators.
        self.state == State::Running
            || self.length == 0 && unsafe { (*self.innermost()).state == State::Running }
    }

    /// Cuts a generator, with what is below it, off from the one that delegates to it.
    ///
    /// # Safety
    /// It is live.
    pub unsafe fn cut_off(this: *mut Generator) {
        // SAFETY: links lead to live generators.
        unsafe {
            if !(*this).awaited {
                return;
            }
            let outer = (*this).up;
            let (mut up, mut down) = (outer, this);
            let mut steps = 1;
            let (outermost, innermost, above) = loop {
                if !(*up).awaited {
                    break (up, (*up).up, steps);
                }
                if (*down).length != 0 {
                    break ((*down).down, down, (*down).length - steps);
                }
                (up, down) = ((*up).up, (*down).down);
                steps += 1;
            };
            (*this).awaited = false;
            (*this).up = innermost;
            (*innermost).down = this;
            (*innermost).length -= above;
            (*outer).length = above;
            (*outer).down = outermost;
            (*outermost).up = outer;
        }
    }

    /// Cuts every link of a generator.
    ///
    /// # Safety
    /// It is live.
    pub unsafe fn leave_chain(this: *mut Generator) {
        // SAFETY: the caller's promise; links lead to live generators.
        unsafe {
            Generator::cut_off(this);
            if (*this).length == 0 {
                Generator::cut_off((*this).down);
            }
        }
    }
}
