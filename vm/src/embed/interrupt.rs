//! Stopping a script from another thread. A handle outlives its VM without harm.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::sched::breaker;

/// Where the eval breaker of a VM lies, as long as there is one.
struct Target(Option<*const AtomicU32>);

// SAFETY: the pointer is followed only under the mutex around it, which the VM takes before it goes away; what
// it points to is atomic.
unsafe impl Send for Target {}

/// Asks the script that a VM runs to stop. It may be cloned and sent to other threads.
#[derive(Clone)]
pub struct InterruptHandle {
    target: Arc<Mutex<Target>>,
}

impl InterruptHandle {
    /// A handle for this breaker; the owner must call `forget` before the breaker goes away.
    pub(super) fn new(breaker: &AtomicU32) -> InterruptHandle {
        InterruptHandle { target: Arc::new(Mutex::new(Target(Some(breaker)))) }
    }

    /// Makes all clones inert.
    pub(super) fn forget(&self) {
        self.target.lock().unwrap_or_else(PoisonError::into_inner).0 = None;
    }

    /// Raises KeyboardInterrupt in the script, which may handle it. Says whether the VM is still there.
    pub fn interrupt(&self) -> bool {
        self.ask(breaker::INTERRUPT)
    }

    /// Stops the script for good: no handler and no `finally` runs. Says whether the VM is still there.
    pub fn stop(&self) -> bool {
        self.ask(breaker::STOP)
    }

    fn ask(&self, bit: u32) -> bool {
        let target = self.target.lock().unwrap_or_else(PoisonError::into_inner);
        match target.0 {
            Some(breaker) => {
                // SAFETY: the VM that owns the breaker takes this mutex to clear the pointer before it dies.
                unsafe { (*breaker).fetch_or(bit, Ordering::Release) };
                true
            }
            None => false,
        }
    }
}
