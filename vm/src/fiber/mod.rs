//! Everything that can pause.
//!
//! - `stack`: the registers of a fiber, in chunks that grow and never move
//! - `generator`: one frame that runs in place
//! - `chain`: generators that delegate to one another
//! - `fiber`: a chain of frames with what travels with it; the main program is one, each greenlet is one

mod chain;
mod generator;
mod greenlet;
mod stack;

pub use generator::{
    COROUTINE_GATE, Extra, Flavor, GATE_CREATED, GATE_PAUSED, GATE_RUNNING, GENERATOR_WORDS, Generator,
    Iteration, State,
};
pub use greenlet::{Fiber, FiberState};
pub use stack::Stack;
