//! Text to tokens: the first step of the one road.
//!
//! | file | what it holds |
//! |---|---|
//! | `token.rs` | every terminal of the language, one row each |
//! | `source.rs` | spans, positions, the line index |
//! | `error.rs` | what can be wrong with a text, in Python's words |
//! | `decode.rs` | the bytes of a file to text |
//! | `scan.rs` `literal.rs` | text to tokens and line ends; strings |
//! | `name.rs` `number.rs` `string.rs` `escape.rs` `fstring.rs` `bracket.rs` | what the scanner asks about each |
//! | `layout.rs` | line ends to `Newline`, `Indent`, `Dedent` |
//! | `dump.rs` | the printed form of a token list |
//!
//! Doors: [`decode`] (bytes to text), [`tokenize`] (text to tokens), [`dump`] (tokens to a listing). Nothing here calls
//! itself: a text of any shape is read in a fixed amount of stack.

#![forbid(unsafe_code)]

mod bracket;
mod decode;
mod dump;
mod error;
mod escape;
mod fstring;
mod layout;
mod literal;
mod name;
mod number;
mod scan;
mod source;
mod string;
mod token;

pub use decode::{decode, decode_file, other_encoding};
pub use dump::dump;
pub use error::{ErrorKind, Extent, Incomplete, LexError, Place, Precedence, Warning};
pub use source::{LineIndex, Position, Span};
pub use token::{FStringKind, IntLiteral, LiteralText, StringLiteral, Token};

/// What became of a text: its tokens as far as they go, and the error that ended them, if any.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tokens {
    /// The tokens before the error; or all of them, the last one `EndOfFile`.
    pub tokens: Vec<(Token, Span)>,
    /// Invalid escape sequences and numbers that touch a keyword, in source order.
    pub warnings: Vec<Warning>,
    /// The error the tokens stop at. Ask its [`Precedence`] whether it hides a parser's error before it.
    pub error: Option<LexError>,
}

/// Splits a text into tokens. Spans are byte offsets in `source`, which may use any newline style.
#[must_use]
pub fn tokenize(source: &str) -> Tokens {
    if let Some(error) = refuse(source) {
        return Tokens { error: Some(error), ..Tokens::default() };
    }
    let mut tokens = Vec::with_capacity(source.len() / 5 + 2);
    let mut scanner = scan::Scanner::new(source);
    let broken = layout::lay_out(&mut scanner, source, &mut tokens).err();
    let mut result = Tokens { tokens, warnings: scanner.warnings, error: broken };
    if let Some(literal) = scanner.literal_error {
        result.judge_literal(literal, source);
    }
    result
}

impl Tokens {
    /// Whether more input could mend the text.
    #[must_use]
    pub fn incomplete(&self) -> Option<Incomplete> {
        self.error.as_ref().and_then(|error| error.incomplete)
    }

    /// A literal with a wrong value stands before the error, if any: it is the parser that asks for values, so the rules
    /// for the parser's errors decide which of the two is shown.
    fn judge_literal(&mut self, literal: literal::LiteralError, source: &str) {
        let line = LineIndex::new(source).line(literal.error.span.start);
        let hidden = |broken: &LexError| literal.is_open() || broken.precedence.hides_error_on(line);
        if self.error.as_ref().is_some_and(hidden) {
            return;
        }
        let stop = Span::of(literal.stop, literal.stop).start;
        let kept = self.tokens.partition_point(|(_, span)| span.start < stop && span.end <= stop);
        self.tokens.truncate(kept);
        self.warnings.retain(|warning| warning.span.start < stop);
        self.error = Some(literal.error);
    }
}

/// Texts that are not looked at.
fn refuse(source: &str) -> Option<LexError> {
    if u32::try_from(source.len()).is_err() {
        return Some(LexError::range(Span::point(0), "source code is too large"));
    }
    let null = source.bytes().position(|byte| byte == 0)?;
    let span = Span::of(null, null);
    let message = "source code string cannot contain null bytes";
    Some(LexError::of_line(ErrorKind::Syntax, Extent::Unplaced, span, message))
}
