//! A host that keeps what a script writes instead of letting it out, and passes everything else on.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::host::{Capability, Host};

/// What a script has written and the host has not taken yet.
#[derive(Clone, Debug, Default)]
pub(super) struct Captured {
    streams: Arc<Mutex<[Vec<u8>; 2]>>,
}

impl Captured {
    /// Takes what was written to standard output (0) or standard error (1).
    pub(super) fn take(&self, stream: usize) -> String {
        let mut streams = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = streams.get_mut(stream).map(std::mem::take).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// Most bytes of output that are kept; a script that writes more is told that the disk is full.
const MOST: usize = 64 << 20;

/// The host around another one.
pub(super) struct CapturingHost {
    pub(super) inner: Box<dyn Host>,
    pub(super) captured: Captured,
}

impl Host for CapturingHost {
    fn allows(&self, capability: Capability) -> bool {
        self.inner.allows(capability)
    }
    fn write(&mut self, stream: i32, bytes: &[u8]) -> io::Result<usize> {
        let mut streams = self.captured.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let [output, errors] = &mut *streams;
        let buffer = if stream == 2 { errors } else { output };
        if buffer.len().saturating_add(bytes.len()) > MOST {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        buffer.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
    fn now(&mut self) -> Duration {
        self.inner.now()
    }
    fn monotonic(&mut self) -> Duration {
        self.inner.monotonic()
    }
    fn sleep(&mut self, time: Duration) {
        self.inner.sleep(time);
    }
    fn entropy(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        self.inner.entropy(buffer)
    }
}
