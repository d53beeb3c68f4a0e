//! What a host decides before a VM starts: which outside world the script sees, and its limits.

use std::time::Duration;

use super::capture::{Captured, CapturingHost};
use super::{Error, Vm};
use crate::host::{FullHost, Host, SandboxHost};
use crate::native::ModuleRow;
use crate::vm::{Config, Vm as State};

/// Fuel of a sandbox when the host names none: some seconds of work.
const SANDBOX_FUEL: u64 = 5_000_000_000;
/// Memory of a sandbox when the host names none.
const SANDBOX_MEMORY: usize = 256 << 20;
/// Time of each entry into a sandbox when the host names none.
const SANDBOX_TIME: Duration = Duration::from_secs(10);

/// Settings of a VM to be. A limit that is not named is the one of the constructor: none for `new`, cautious
/// ones for `sandboxed`.
pub struct Builder {
    host: Box<dyn Host>,
    library: Vec<&'static ModuleRow>,
    capture: bool,
    config: Config,
    time: Option<Duration>,
}

impl Builder {
    /// A VM with this library that may do everything its process may.
    pub fn new(library: Vec<&'static ModuleRow>) -> Builder {
        Builder {
            host: Box::new(FullHost::default()),
            library,
            capture: false,
            config: Config::default(),
            time: None,
        }
    }

    /// A VM with this library that reaches nothing outside, whose output is kept, with limits.
    pub fn sandboxed(library: Vec<&'static ModuleRow>) -> Builder {
        let mut builder = Builder::new(library);
        builder.host = Box::new(SandboxHost::default());
        builder.capture = true;
        builder.fuel(SANDBOX_FUEL).memory(SANDBOX_MEMORY).time(SANDBOX_TIME)
    }

    /// The outside world as scripts see it.
    pub fn host(mut self, host: impl Host + 'static) -> Builder {
        self.host = Box::new(host);
        self
    }

    /// Keeps what scripts write for `Vm::take_output` and `Vm::take_errors`.
    pub fn capture_output(mut self) -> Builder {
        self.capture = true;
        self
    }

    /// How much work scripts may do in all, in words of code gone through. Refilled by `Vm::set_fuel`.
    pub fn fuel(mut self, fuel: u64) -> Builder {
        self.config.fuel = i64::try_from(fuel).unwrap_or(i64::MAX - 1);
        self.config.metered = true;
        self
    }

    /// How many bytes of memory scripts may hold.
    pub fn memory(mut self, bytes: usize) -> Builder {
        self.config.memory_limit = bytes;
        self
    }

    /// How long each entry into the VM (`exec`, `eval`, `call`) may take, in real time.
    pub fn time(mut self, time: Duration) -> Builder {
        self.time = Some(time);
        self.config.metered = true;
        self
    }

    /// How deep scripts may call (`sys.getrecursionlimit()`).
    pub fn recursion(mut self, depth: usize) -> Builder {
        self.config.recursion_limit = depth;
        self
    }

    /// Lets an interrupt handle stop scripts at function entries too, not at loops alone.
    pub fn interruptible(mut self) -> Builder {
        self.config.metered = true;
        self
    }

    /// Makes hashes of strings the same in every run.
    pub fn hash_seed(mut self, seed: u64) -> Builder {
        self.config.hash_seed = Some(seed);
        self
    }

    /// Makes the VM.
    pub fn build(self) -> Result<Vm, Error> {
        let Builder { mut host, library, capture, config, time } = self;
        let captured = Captured::default();
        if capture {
            host = Box::new(CapturingHost { inner: host, captured: captured.clone() });
        }
        match State::create(config, host, library) {
            Ok(state) => Vm::around(state, captured, time),
            Err(_) => Err(Error::out_of_memory()),
        }
    }
}
