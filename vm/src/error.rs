//! The two ways in which work can end badly. A script's error is `Raised`; the exception itself waits in the
//! VM, so the token is free to pass. Our own broken promise is a `Fault`. Neither is a panic.

use std::fmt;

/// An exception is pending in the VM. Whoever receives it passes it on with `?` or takes the exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Raised;

/// What a native answers.
pub type Answer<T = crate::value::Value> = Result<T, Raised>;

/// A promise of the VM that was found broken: a bug in Taipan, never the script's fault.
#[derive(Debug, Clone)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "internal fault: {}", self.0)
    }
}

impl std::error::Error for Fault {}
