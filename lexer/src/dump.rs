//! The printed form of a token list: one line a token, `line:column-line:column NAME value`.
//!
//! Lines count from 1 and columns, in characters, from 0, as in Python's own `tokenize`. The error that may end the list shows
//! the four numbers of a `SyntaxError`, whose offsets count from 1.

use std::fmt::Write as _;

use crate::Tokens;
use crate::source::{LineIndex, Span};
use crate::token::{LiteralText, Token};

/// Lists tokens, then warnings, then the error.
#[must_use]
pub fn dump(source: &str, tokens: &Tokens) -> String {
    let lines = LineIndex::new(source);
    let mut listing = String::new();
    for (token, span) in &tokens.tokens {
        let place = place(source, &lines, *span);
        let line = format!("{place} {} {}", token.name(), Value { token, text: span.text(source) });
        listing.push_str(line.trim_end());
        listing.push('\n');
    }
    for warning in &tokens.warnings {
        let _ = writeln!(listing, "{} warning: {}", place(source, &lines, warning.span), warning.message);
    }
    if let Some(error) = &tokens.error {
        let place = error.place(source, &lines);
        let _ = writeln!(
            listing,
            "{}:{}-{}:{} {}: {}",
            place.line,
            place.offset,
            place.end_line,
            place.end_offset,
            error.kind.name(),
            error.message
        );
    }
    listing
}

fn place(source: &str, lines: &LineIndex, span: Span) -> String {
    let point = |offset| format!("{}:{}", lines.line(offset), lines.character_column(source, offset));
    format!("{}-{}", point(span.start), point(span.end))
}

/// The last column: what the token is worth, or how it is written.
struct Value<'token> {
    token: &'token Token,
    text: &'token str,
}

impl std::fmt::Display for Value<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.token {
            Token::Name(name) => formatter.write_str(name),
            Token::Int(literal) if literal.radix == 10 => formatter.write_str(&literal.digits),
            Token::Int(literal) => write!(formatter, "{} radix {}", literal.digits, literal.radix),
            Token::Float(value) => write!(formatter, "{value:?}"),
            Token::Imaginary(value) => write!(formatter, "{value:?}j"),
            Token::Str(literal) => {
                let prefix = if literal.unicode_prefix { "u" } else { "" };
                write!(formatter, "{prefix}{}", literal.text)
            }
            Token::FStringMiddle(text) => write!(formatter, "{text}"),
            Token::Bytes(bytes) => write!(formatter, "b\"{}\"", bytes.escape_ascii()),
            Token::Newline | Token::Indent | Token::Dedent | Token::EndOfFile => Ok(()),
            written => {
                debug_assert!(!written.name().is_empty());
                formatter.write_str(self.text)
            }
        }
    }
}

/// Quoted and escaped, as listings show it.
impl std::fmt::Display for LiteralText {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(formatter, "{text:?}"),
            Self::CodePoints(code_points) => {
                formatter.write_str("\"")?;
                for &code_point in code_points {
                    match char::from_u32(code_point) {
                        Some(character) => write!(formatter, "{}", character.escape_debug())?,
                        None => write!(formatter, "\\u{{{code_point:x}}}")?,
                    }
                }
                formatter.write_str("\"")
            }
        }
    }
}
