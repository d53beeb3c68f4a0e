//! What a match may cost: the VM charges fuel, looks at deadlines and signals, and counts memory here.

/// Why a match ended without an answer. The reason itself is remembered by whoever owns the [`Budget`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// [`Budget::charge`] said stop.
    Stopped,
    /// [`Budget::reserve`] refused, or the allocator failed.
    Memory,
}

/// Asked now and then while matching.
pub trait Budget {
    /// About this many steps have been made since the last call.
    ///
    /// # Errors
    /// [`Halt::Stopped`] ends the match.
    fn charge(&mut self, steps: u64) -> Result<(), Halt>;

    /// The backtrack stack is about to grow by so many bytes.
    ///
    /// # Errors
    /// [`Halt::Memory`] ends the match.
    fn reserve(&mut self, bytes: usize) -> Result<(), Halt>;
}

/// No limit at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unlimited;

impl Budget for Unlimited {
    fn charge(&mut self, _steps: u64) -> Result<(), Halt> {
        Ok(())
    }

    fn reserve(&mut self, _bytes: usize) -> Result<(), Halt> {
        Ok(())
    }
}
