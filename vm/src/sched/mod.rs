//! Scheduling: who runs next, and what asks the interpreter to look up.

/// Reasons to leave the fast path, as bits of the eval breaker.
pub mod breaker {
    /// Finalisers or weak-reference callbacks wait to be run.
    pub const FINALIZE: u32 = 1;
    /// A collection is due.
    pub const COLLECT: u32 = 2;
    /// A signal has arrived.
    pub const SIGNAL: u32 = 4;
    /// The host wants the script stopped.
    pub const INTERRUPT: u32 = 8;
    /// Another thread wants the lock.
    pub const YIELD_LOCK: u32 = 16;
    /// A deadline is set: look at the clock.
    pub const DEADLINE: u32 = 32;
    /// The host stops the script for good: nothing can catch it.
    pub const STOP: u32 = 64;

    /// What a call looks up for, as a back-edge does: recursion without a loop can be stopped too.
    pub const AT_CALLS: u32 = SIGNAL | INTERRUPT | STOP;
}
