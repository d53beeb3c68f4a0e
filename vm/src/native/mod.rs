//! Natives: functions written in Rust, declared as rows. Binding of arguments, `help()`,
//! `__text_signature__` and errors of arity follow from the row.
//!
//! - `row`: what a row says; builtin functions, methods, types, modules
//! - `signature`: Python's own signature syntax, parsed once, and the binding of arguments by it
//! - `function`: the heap object that wraps a row

mod function;
mod row;
mod signature;

pub use function::Native;
pub use row::{
    Arguments, ClassConstant, Event, GetSetRow, Leaf, LeafFn, LeafOrScriptFn, ModuleRow, NativeCall,
    NativeRow, Outcome, ResumableFn, Role, Script, Shortcut, TypeRow, read_only,
};
pub use signature::{Bound, Signature, bind};
