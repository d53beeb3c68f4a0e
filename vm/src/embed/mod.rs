//! The embedding API: a VM as a host sees it. Everything here is safe to use, whatever the script does; no
//! value of the heap leaves it, only Rust values and handles.
//!
//! - `guest`: `Vm`, what a host holds: run, evaluate, call, globals
//! - `builder`: what a host decides before: the outside world, limits
//! - `convert`: Rust values to script values and back
//! - `function`: Rust closures as script functions
//! - `handle`: a script value kept by the host
//! - `interrupt`: stopping a script from another thread
//! - `capture`: a script's output kept for the host
//! - `error`: what went wrong, with traceback
//! - `entry`: the doors of the VM's state that all of this goes through
//!
//! Next: `guest`.

mod builder;
mod capture;
mod convert;
mod entry;
mod error;
mod function;
mod guest;
mod handle;
mod interrupt;

pub use builder::Builder;
pub use convert::{Bytes, FromValue, IntoArguments, IntoValue, Mismatch};
pub use error::{Error, ErrorKind};
pub use function::HostFunction;
pub use guest::Vm;
pub use handle::Handle;
pub use interrupt::InterruptHandle;
