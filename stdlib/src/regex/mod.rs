//! Regular expressions: a backtracking matcher that answers as CPython's `re` does.
//!
//! The engine knows nothing of the VM. A pattern is a slice of code points, a subject a slice of 1-, 2- or
//! 4-byte units, the Unicode database is the trait [`Unicode`], and time and memory are charged through the
//! trait [`Budget`], so that a hostile pattern can be stopped between two steps.
//!
//! In reading order:
//!
//! | file | what it holds |
//! |---|---|
//! | `flags` `error` `unicode` `fold` | the words everything else uses |
//! | `tree` `parse/` | pattern text to a tree |
//! | `set` `program` `compile` | tree to instructions |
//! | `first` | what can begin at an instruction: guards and search hints |
//! | `unit` `budget` `machine` `step` `run` `search` | matching |
//! | `cursor` | the walk from match to match of `finditer`, `sub`, `split` |
//! | `template` `quote` | replacement templates, `escape` |

mod budget;
mod compile;
mod cursor;
mod error;
mod first;
pub mod flags;
mod fold;
mod machine;
mod parse;
mod program;
mod quote;
mod run;
mod search;
mod set;
mod step;
mod template;
mod tree;
mod unicode;
mod unit;

#[cfg(test)]
mod tests;

pub use budget::{Budget, Halt, Unlimited};
pub use compile::compile;
pub use cursor::Cursor;
pub use error::{ErrorKind, RegexError, Warning};
pub use machine::{Machine, Spans};
pub use program::Program;
pub use quote::escape;
pub use search::{Mode, Request};
pub use template::{Piece, Template, parse_template};
pub use unicode::{StdUnicode, Unicode};
pub use unit::Unit;
