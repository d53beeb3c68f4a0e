//! Tokens to tree: the second step of the one road.
//!
//! | file | what it holds |
//! |---|---|
//! | `ast/` | the syntax tree, with CPython's names |
//! | `grammar.lalrpop` | the grammar; it makes an LR parser, which does not recurse |
//! | `feed.rs` | tokens to terminals: mode marker, soft keywords |
//! | `actions/` | what the rules call |
//! | `check.rs` | what no rule can say: targets of assignment and the like |
//! | `view.rs` | the tree as nodes with named fields |
//! | `dump/` | the printed form of a tree |
//! | `diagnose/` | the search for CPython's words when there is no tree |
//! | `error.rs` | the error type |
//! | `suggest.rs` | misspelt keywords, when an error is shown |
//!
//! Doors: [`parse`], [`parse_deep`], [`dump`], [`view::root`], and [`suggest_keyword`] for whoever prints an error. No type of LALRPOP is visible outside.

mod actions;
pub mod ast;
mod check;
mod diagnose;
mod dump;
mod error;
mod feed;
mod single;
mod suggest;
pub mod view;

pub use dump::{dump, dump_with_places};
pub use error::{ErrorKind, Stage, SyntaxError};
pub use suggest::{Suggestion, suggest_keyword};
pub use taipan_lexer::{Extent, LexError, LineIndex, Place, Position, Span, Warning, decode, decode_file};

#[allow(clippy::all, clippy::pedantic, missing_docs, unused, reason = "generated")]
mod grammar {
    include!(concat!(env!("OUT_DIR"), "/grammar.rs"));
}

use actions::State;
use ast::Ast;
use lalrpop_util::ParseError;

/// The deepest tree the parser makes; a deeper source is refused with [`ErrorKind::TooComplex`].
///
/// CPython's own limit depends on its stack: about 3,000 nested operators or `elif`s, 200 brackets.
pub const MAX_DEPTH: u32 = 1500;

/// The deepest tree that [`parse_deep`] makes. Only whoever has [`DEEP_STACK`] bytes of stack may go over it.
pub const MAX_DEEP_DEPTH: u32 = 6000;

/// How much stack the passes over a tree of [`MAX_DEEP_DEPTH`] may take.
pub const DEEP_STACK: usize = 256 << 20;

/// What kind of source is parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// A file: any number of statements.
    File,
    /// The argument of `eval`: one expression.
    Eval,
    /// A line at the prompt: one compound statement or one line of simple ones.
    Single,
}

/// A source that is well formed.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// Its tree.
    pub ast: Ast,
    /// Its warnings, in source order.
    pub warnings: Vec<Warning>,
}

/// Parses a source.
pub fn parse(source: &str, mode: Mode) -> Result<Parsed, SyntaxError> {
    parse_within(source, mode, MAX_DEPTH, false)
}

/// Parses a source in which `<>` is the only way to write `!=` (PEP 401) from the beginning; in others it is so
/// after `from __future__ import barry_as_FLUFL`.
pub fn parse_flufl(source: &str, mode: Mode) -> Result<Parsed, SyntaxError> {
    parse_within(source, mode, MAX_DEPTH, true)
}

/// Parses a source whose tree [`parse`] has found too deep, on a thread with a large stack.
pub fn parse_deep(source: &str, mode: Mode) -> Result<Parsed, SyntaxError> {
    parse_within(source, mode, MAX_DEEP_DEPTH, false)
}

fn parse_within(source: &str, mode: Mode, limit: u32, flufl: bool) -> Result<Parsed, SyntaxError> {
    let mut lexed = taipan_lexer::tokenize(source);
    let state = State::new(source, limit);
    let broken = lexed.error.take();
    let mut feed = feed::Feed::new(&state, &mut lexed.tokens, mode, broken.is_some(), flufl);
    let outcome = grammar::TopParser::new().parse(&state, feed.by_ref());
    let at = feed.last_index();
    if let Some(error) = state.take_failure() {
        return Err(diagnose::prefer_lexer(source, error, broken));
    }
    let expected = match (outcome, broken) {
        (Ok(ast), None) => {
            return match state.take_late_failure() {
                None => match single::unended(source, &ast, &lexed.tokens) {
                    None => Ok(Parsed { ast, warnings: lexed.warnings }),
                    Some(error) => Err(error),
                },
                Some(error) => Err(error),
            };
        }
        (Ok(_) | Err(ParseError::User { .. }), Some(broken)) => return Err(broken.into()),
        (
            Err(
                ParseError::UnrecognizedToken { expected, .. } | ParseError::UnrecognizedEof { expected, .. },
            ),
            broken,
        ) => (expected, broken),
        (Err(_), broken) => (Vec::new(), broken),
    };
    let (expected, broken) = expected;
    Err(diagnose::diagnose(diagnose::Stop { source, tokens: &lexed.tokens, at, expected, mode, broken }))
}
