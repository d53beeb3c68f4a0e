//! A fiber: a chain of frames with everything that travels with it. The one that runs keeps its state in the
//! VM; `switch` moves it here and that of the target out.

use crate::fiber::Stack;
use crate::heap::{Kind, Payload};
use crate::value::{Bits, Value};

/// Where a fiber is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiberState {
    /// Not started.
    Created,
    /// Running, or suspended in a switch.
    Started,
    /// Over.
    Dead,
}

/// The payload of a greenlet.
pub struct Fiber {
    /// Where it is in its life.
    pub state: FiberState,
    /// It is the main program of its thread.
    pub is_main: bool,
    /// What it will run, until it is started.
    pub run: Value,
    /// Where its result goes; None for a main one.
    pub parent: Value,
    /// Its registers.
    pub stack: Stack,
    /// Where it goes on, while suspended.
    pub pc: *const u64,
    /// Its current frame, while suspended.
    pub base: *mut Bits,
    /// The end of its last chunk of registers, while suspended.
    pub limit: *mut Bits,
    /// The exception being handled, while suspended.
    pub handled: Value,
    /// Script frames in use, while suspended.
    pub depth: usize,
    /// Its context (`gr_context`), or None.
    pub context: Value,
    /// `__dict__`, or Unset.
    pub dict: Value,
}

impl Fiber {
    /// A fiber that has not been started.
    pub fn new(run: Value, parent: Value) -> Fiber {
        Fiber {
            state: FiberState::Created,
            is_main: false,
            run,
            parent,
            stack: Stack::default(),
            pc: std::ptr::null(),
            base: std::ptr::null_mut(),
            limit: std::ptr::null_mut(),
            handled: Value::NONE,
            depth: 0,
            context: Value::NONE,
            dict: Value::UNSET,
        }
    }
}

impl Payload for Fiber {
    const KIND: Kind = Kind::Fiber;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.run, &self.parent, &self.handled, &self.context, &self.dict] {
            visit(value);
        }
        if self.state == FiberState::Started && !self.base.is_null() {
            crate::interp::trace_frames(self.pc, self.base, visit);
        }
    }
    fn clear(&mut self) {
        self.run = Value::NONE;
        self.context = Value::NONE;
        self.dict = Value::UNSET;
    }
}

impl Drop for Fiber {
    fn drop(&mut self) {
        if self.state == FiberState::Started && !self.base.is_null() {
            crate::interp::discard_frames(self.pc, self.base);
        }
    }
}
