//! Taipan: an embeddable virtual machine for the Python language.
//!
//! ```
//! # fn main() -> Result<(), taipan::Error> {
//! let mut vm = taipan::Vm::sandboxed()?;
//! vm.exec("def double(number):\n    return number * 2")?;
//! let answer: i64 = vm.call("double", (21,))?;
//! assert_eq!(answer, 42);
//! # Ok(())
//! # }
//! ```
//!
//! `Vm` is what a host holds. `Vm::new` grants scripts what the process may do; `Vm::sandboxed` grants nothing
//! and sets limits; `Vm::builder` and `Vm::sandbox_builder` let the host choose. The rest of the API is
//! `taipan_vm::embed`.

use std::ops::{Deref, DerefMut};

pub use taipan_vm::embed::{
    Builder, Bytes, Error, ErrorKind, FromValue, Handle, HostFunction, InterruptHandle, IntoArguments,
    IntoValue, Mismatch,
};
pub use taipan_vm::host::{Capability, FullHost, Host, SandboxHost};

/// An isolated interpreter with the library: its own heap, modules and limits. Any number may exist in one
/// process. Its methods are those of `taipan_vm::embed::Vm`.
pub struct Vm {
    inner: taipan_vm::embed::Vm,
}

impl Vm {
    /// A VM that may do everything its process may, without limits.
    pub fn new() -> Result<Vm, Error> {
        Vm::builder().build().map(Vm::from)
    }

    /// A VM that reaches nothing outside, whose output is kept, with cautious limits.
    pub fn sandboxed() -> Result<Vm, Error> {
        Vm::sandbox_builder().build().map(Vm::from)
    }

    /// Settings that begin with everything granted.
    pub fn builder() -> Builder {
        Builder::new(taipan_stdlib::library())
    }

    /// Settings that begin with nothing granted.
    pub fn sandbox_builder() -> Builder {
        Builder::sandboxed(taipan_stdlib::library())
    }
}

impl From<taipan_vm::embed::Vm> for Vm {
    fn from(inner: taipan_vm::embed::Vm) -> Vm {
        Vm { inner }
    }
}

impl Deref for Vm {
    type Target = taipan_vm::embed::Vm;
    fn deref(&self) -> &Self::Target {
        &self.inner
    }
}

impl DerefMut for Vm {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.inner
    }
}
