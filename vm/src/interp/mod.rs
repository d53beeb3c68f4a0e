//! The interpreter: instructions of `LoadedCode` carried out on frames.
//!
//! - `frame`: the four words of a frame record
//! - `loaded`: a VM's own copy of code
//! - `run`: the two ways of dispatch and the table of handlers; rules for whoever edits a handler
//! - `operand`: reading and writing registers in slow paths; how a waiting instruction is completed
//! - `arithmetic`, `compare`, `moves`, `names`, `attributes`, `items`, `build`, `iterate`, `jumps`,
//!   `calls`, `exceptions`, `imports`, `patterns`: handlers by family
//! - `generators`: resuming, pausing and ending the frame of a generator; `delegation`: `yield from` and
//!   `await`; `awaiting`: what they are given; `generator_methods`: `send`, `throw`, `close` as natives;
//!   `call_resume`: calls that resume a generator or switch to a greenlet without a native's frame
//! - `chain`: the frames of a fiber in the order of their calls
//! - `exact`: operators on operands of exactly builtin types
//! - `operators`, `operator_frame`: operators on anything; frames for those whose method is a script's
//! - `operator_leaf`: the natives that operators of builtin classes come to
//! - `invoke`: calling anything: script functions, natives, classes, objects with `__call__`
//! - `native_frame`: frames of resumable natives
//! - `keyed`: what dicts and sets do with a key that a script hashes or compares
//! - `observe`: what watches the program
//! - `switch`: the one function that switches fibers; `switch_steps`: where scripts run around a switch
//! - `trace`: `sys.settrace` and `sys.setprofile`, by a second table of handlers
//! - `unwind`: where an exception goes
//! - `finalize`: running what dying objects left to be run

pub(crate) mod access;
mod arithmetic;
mod attributes;
#[cfg(feature = "stress")]
mod audit;
mod awaiting;
mod build;
mod call_quick;
mod call_resume;
mod calls;
pub(crate) mod chain;
mod compare;
mod construct_frame;
mod delegation;
mod exact;
mod exceptions;
mod finalize;
mod frame;
mod frame_objects;
mod frame_variables;
pub(crate) mod generator_methods;
mod generators;
mod host_call;
mod imports;
mod intrinsic;
pub(crate) mod invoke;
mod items;
pub mod iterate;
mod jumps;
pub(crate) mod keyed;
mod loaded;
pub mod monitor;
mod moves;
mod names;
mod native_frame;
mod observe;
pub(crate) mod operand;
mod operator_frame;
mod operator_leaf;
mod operators;
mod patterns;
mod run;
mod running;
mod summation;
pub(crate) mod switch;
mod switch_steps;
pub mod trace;
mod unwind;

pub use attributes::SharedSite;
pub use calls::{Maker, builtin_leaf};
pub(crate) use exceptions::is_exception_class;
pub(crate) use finalize::look_up_in_native;
pub use finalize::out_of_fuel;
pub use frame::{caller_of, code_of, discard_frames, function_of, return_word, trace_frames, waiting_pc};
pub use host_call::call_from_host;
pub use items::quick_load;
pub use loaded::LoadedCode;
pub use observe::Observers;
pub use operator_frame::OperatorSite;
pub use operator_leaf::OperatorLeaf;
pub use operators::{BINARY, BinaryOperator, COMPARISONS, decide_order, quick_binary, quick_compare};
pub use run::Stubs;

pub(crate) use frame_objects::{
    detach, frame_back, frame_generator, frame_has_begun, frame_locals_of, frame_parts, frame_word,
    generator_frame, traceback_frame,
};
pub(crate) use frame_variables::{frame_variables, set_frame_variable};
pub(crate) use run::{Handler2, plain_dispatch, prepare};
pub(crate) use running::{locals, running_flags, running_globals, super_arguments};
