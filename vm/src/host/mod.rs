//! `Host`: everything that leaves the VM goes through it. The command line grants all of it; a sandbox
//! grants nothing.

use std::io;
use std::time::Duration;

/// What a script may be granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// Files and folders.
    Files,
    /// Environment variables.
    Environment,
    /// Child processes and signals to others.
    Processes,
    /// Sockets.
    Network,
    /// The clock of the machine.
    Clock,
    /// Entropy of the machine.
    Entropy,
}

/// The outside world as a VM sees it.
pub trait Host {
    /// Whether scripts may use this part of the outside world.
    fn allows(&self, capability: Capability) -> bool;
    /// Writes to standard output (1) or standard error (2); returns how many bytes were taken.
    fn write(&mut self, stream: i32, bytes: &[u8]) -> io::Result<usize>;
    /// Reads from standard input.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;
    /// Time since the epoch.
    fn now(&mut self) -> Duration;
    /// Time that never goes back.
    fn monotonic(&mut self) -> Duration;
    /// Waits.
    fn sleep(&mut self, time: Duration);
    /// Fills a buffer with entropy.
    fn entropy(&mut self, buffer: &mut [u8]) -> io::Result<()>;
    /// Whether a standard stream is a terminal.
    fn is_terminal(&mut self, _stream: i32) -> bool {
        false
    }
}

/// A host that grants everything.
#[derive(Debug)]
pub struct FullHost {
    start: std::time::Instant,
}

impl Default for FullHost {
    fn default() -> FullHost {
        FullHost { start: std::time::Instant::now() }
    }
}

impl Host for FullHost {
    fn allows(&self, _capability: Capability) -> bool {
        true
    }
    fn write(&mut self, stream: i32, bytes: &[u8]) -> io::Result<usize> {
        use std::io::Write;
        if stream == 2 {
            let mut stream = io::stderr().lock();
            stream.write_all(bytes)?;
        } else {
            let mut stream = io::stdout().lock();
            stream.write_all(bytes)?;
            stream.flush()?;
        }
        Ok(bytes.len())
    }
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use std::io::Read;
        io::stdin().lock().read(buffer)
    }
    fn is_terminal(&mut self, stream: i32) -> bool {
        use std::io::IsTerminal;
        match stream {
            0 => io::stdin().is_terminal(),
            1 => io::stdout().is_terminal(),
            2 => io::stderr().is_terminal(),
            _ => false,
        }
    }
    fn now(&mut self) -> Duration {
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default()
    }
    fn monotonic(&mut self) -> Duration {
        self.start.elapsed()
    }
    fn sleep(&mut self, time: Duration) {
        std::thread::sleep(time);
    }
    fn entropy(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        use std::io::Read;
        std::fs::File::open("/dev/urandom")?.read_exact(buffer)
    }
}

/// A host that grants nothing; output is kept.
#[derive(Debug, Default)]
pub struct SandboxHost {
    /// What was written to standard output.
    pub output: Vec<u8>,
    /// What was written to standard error.
    pub errors: Vec<u8>,
    ticks: u64,
}

impl Host for SandboxHost {
    fn allows(&self, _capability: Capability) -> bool {
        false
    }
    fn write(&mut self, stream: i32, bytes: &[u8]) -> io::Result<usize> {
        if stream == 2 {
            self.errors.extend_from_slice(bytes)
        } else {
            self.output.extend_from_slice(bytes)
        }
        Ok(bytes.len())
    }
    fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        Ok(0)
    }
    fn now(&mut self) -> Duration {
        Duration::ZERO
    }
    fn monotonic(&mut self) -> Duration {
        self.ticks += 1;
        Duration::from_nanos(self.ticks)
    }
    fn sleep(&mut self, _time: Duration) {}
    fn entropy(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        buffer.fill(0);
        Ok(())
    }
}
