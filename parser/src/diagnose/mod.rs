//! Finds CPython's words for a source that did not parse.
//!
//! The LR tables say where a source stops making sense and what could have stood there, no more. Messages come
//! from a second look at the tokens, taken only when there is an error:
//!
//! - what starts a line and may not: indentation, a block that is missing, an `else` of nobody (this file);
//! - otherwise the line is read again by hand-written rules (`statement.rs`, `parameter.rs`, `expression.rs`,
//!   `bracket.rs`, `fstring.rs`) that know common mistakes. They recognise extents and make no tree.
//!   `cursor.rs` holds their state.

mod bracket;
mod cursor;
mod expression;
mod fstring;
mod parameter;
mod statement;

use taipan_lexer::{Extent, LexError, LineIndex, Token};

use crate::error::{ErrorKind, SyntaxError};
use crate::{Mode, Span};
use cursor::{Cursor, Found};

/// What the parser knows when it stops.
pub struct Stop<'a> {
    /// The text.
    pub source: &'a str,
    /// Its tokens.
    pub tokens: &'a [(Token, Span)],
    /// The token that cannot stand where it stands.
    pub at: usize,
    /// The terminals that could, as the grammar writes them.
    pub expected: Vec<String>,
    /// What was being parsed.
    pub mode: Mode,
    /// The error the tokens end in.
    pub broken: Option<LexError>,
}

/// The one message of the parser that no error of the lexer further down hides.
const UNEXPECTED_INDENT: &str = "unexpected indent";

/// The error that CPython would report.
pub fn diagnose(stop: Stop<'_>) -> SyntaxError {
    let mut cursor = Cursor::new(stop.source, stop.tokens, stop.at);
    let error = stop.first_message(&mut cursor);
    let mut error = match (error, &stop.broken) {
        (_, Some(broken)) if cursor.ran_out.get() => return broken.clone().into(),
        (Some(error), _) if !cursor.gave_up => error,
        (Some(_) | None, _) => stop.plain(),
    };
    error.incomplete = stop.is_at_end();
    if error.message == UNEXPECTED_INDENT {
        return error;
    }
    prefer_lexer(stop.source, error, stop.broken)
}

/// The parser's error, unless the lexer found one further down that hides it.
pub fn prefer_lexer(source: &str, error: SyntaxError, broken: Option<LexError>) -> SyntaxError {
    let Some(broken) = broken else { return error };
    // the words between here and the end of what it names were read too
    let line = LineIndex::new(source).line(error.span.end.saturating_sub(1).max(error.span.start));
    if broken.precedence.hides_error_on(line) { broken.into() } else { error }
}

impl Stop<'_> {
    fn token(&self, at: usize) -> &Token {
        self.tokens.get(at).map_or(&Token::EndOfFile, |(token, _)| token)
    }

    fn expects(&self, terminal: &str) -> bool {
        self.expected.iter().any(|expected| expected == terminal)
    }

    /// Whether only the end of the text follows, so that another line could mend it.
    fn is_at_end(&self) -> bool {
        (self.at..self.tokens.len()).all(|at| matches!(self.token(at), Token::Dedent | Token::EndOfFile))
    }

    /// `invalid syntax`
    fn plain(&self) -> SyntaxError {
        let mut cursor = Cursor::new(self.source, self.tokens, self.at);
        if self.token(self.at) == &Token::LessGreater {
            let message = "invalid syntax.  Maybe you meant '!=' instead of '<>'?";
            return SyntaxError::new(message, cursor.span(self.at));
        }
        let start = self.start_of_line(self.at);
        let first = cursor.first_stop(start).filter(|first| *first < self.at);
        self.at_token("invalid syntax", first.unwrap_or(self.at))
    }

    /// An error at a token; tokens without text are places on the line before.
    fn at_token(&self, message: &str, at: usize) -> SyntaxError {
        let cursor = Cursor::new(self.source, self.tokens, self.at);
        let error = SyntaxError::new(message, cursor.span(at));
        match self.token(at) {
            Token::EndOfFile | Token::Dedent if self.is_at_end() => {
                let end = self.source.strip_suffix('\n').unwrap_or(self.source).len();
                let end = u32::try_from(end).unwrap_or(u32::MAX);
                SyntaxError { span: Span::point(end), extent: Extent::Unplaced, ..error }
            }
            Token::Indent | Token::Dedent => {
                let end = cursor.span(at).end;
                let last = end.saturating_sub(1).max(cursor.span(at).start);
                SyntaxError { span: Span::new(last, end), extent: Extent::Unplaced, ..error }
            }
            _ => error,
        }
    }

    fn first_message(&self, cursor: &mut Cursor<'_>) -> Option<SyntaxError> {
        if self.token(self.at) == &Token::Indent && self.expected != ["indent"] {
            let error = self.at_token(UNEXPECTED_INDENT, self.at);
            return Some(SyntaxError { kind: ErrorKind::Indentation, ..error });
        }
        if self.mode == Mode::Eval {
            return cursor.comma_separated(0, Cursor::expression).err().map(|found| *found);
        }
        let start = self.start_of_line(self.at);
        if start == self.at
            && let Some(error) = self.at_start_of_line()
        {
            return Some(error);
        }
        if self.token(self.at) == &Token::Newline && self.expects("\":\"") && self.is_case(cursor, start) {
            // Where `match` could have been a name, CPython has looked one token further.
            let is_certain = !matches!(
                self.token(start + 1),
                Token::LeftParenthesis
                    | Token::LeftBracket
                    | Token::Minus
                    | Token::Plus
                    | Token::Star
                    | Token::Not
            );
            let looked_further = !is_certain && self.token(self.at + 1) == &Token::Indent;
            return Some(self.at_token("expected ':'", self.at + usize::from(looked_further)));
        }
        if start == self.at && self.belongs_to_block(start) {
            return None;
        }
        cursor.line(self.past_match(cursor, start)).err().map(|found: Found| *found)
    }

    /// Whether the line starts with `match` or `case` as a keyword: those lines are not read again.
    fn is_case(&self, cursor: &Cursor<'_>, start: usize) -> bool {
        matches!(cursor.name(start), Some("match" | "case")) && start + 1 < self.at
    }

    /// After `match`, if it is a keyword, or the pattern of a `case`: what can be read again starts there.
    fn past_match(&self, cursor: &Cursor<'_>, start: usize) -> usize {
        let is_keyword = matches!(cursor.name(start), Some("match"))
            && !matches!(
                self.token(start + 1),
                Token::Equal
                    | Token::Dot
                    | Token::Comma
                    | Token::Colon
                    | Token::LeftParenthesis
                    | Token::LeftBracket
            );
        if is_keyword && self.at > start + 1 { start + 1 } else { start }
    }

    /// Whether the token continues a compound statement, and has none to continue.
    fn belongs_to_block(&self, at: usize) -> bool {
        matches!(self.token(at), Token::Elif | Token::Else | Token::Except | Token::Finally)
    }

    /// The first token of the logical line.
    fn start_of_line(&self, at: usize) -> usize {
        let mut start = at;
        while let Some(before) = start.checked_sub(1)
            && !matches!(self.token(before), Token::Newline | Token::Indent | Token::Dedent)
        {
            start = before;
        }
        start
    }

    /// The token is the first of its line.
    fn at_start_of_line(&self) -> Option<SyntaxError> {
        if self.expected == ["indent"] {
            return Some(self.missing_block());
        }
        if self.expects("\"except\"") && self.expects("\"finally\"") && !self.expects("\"if\"") {
            return Some(self.at_token("expected 'except' or 'finally' block", self.at));
        }
        if self.token(self.at) == &Token::Elif && self.follows_else() {
            return Some(self.at_token("'elif' block follows an 'else' block", self.at));
        }
        if self.mode == Mode::Single && self.expected.is_empty() {
            return self.second_statement();
        }
        None
    }

    /// More than one statement at the prompt. After a compound one that is plainly invalid.
    fn second_statement(&self) -> Option<SyntaxError> {
        let before = self.at.checked_sub(1)?;
        let starts_block = matches!(
            self.token(0),
            Token::If
                | Token::While
                | Token::For
                | Token::With
                | Token::Try
                | Token::Def
                | Token::Class
                | Token::Async
                | Token::At
        );
        if starts_block || self.token(before) != &Token::Newline {
            return None;
        }
        let message = "multiple statements found while compiling a single statement";
        Some(self.at_token(message, before))
    }

    /// Whether the statement before, on this level, ends in an `else` block.
    fn follows_else(&self) -> bool {
        let mut level = 0_u32;
        let mut at = self.at;
        while let Some(before) = at.checked_sub(1) {
            at = before;
            match self.token(at) {
                Token::Dedent => level += 1,
                Token::Indent if level == 0 => return false,
                Token::Indent => level -= 1,
                Token::Newline if level == 0 => {
                    let start = self.start_of_line(at);
                    match self.token(start) {
                        Token::Else => return true,
                        Token::Elif | Token::Except | Token::Finally | Token::If => return false,
                        _ => at = start,
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// `expected an indented block after …`: the header is on the line before.
    fn missing_block(&self) -> SyntaxError {
        let start = self.start_of_line(self.at.saturating_sub(1));
        let cursor = Cursor::new(self.source, self.tokens, self.at);
        let is_async = self.token(start) == &Token::Async;
        let header = start + usize::from(is_async);
        let what = match self.token(header) {
            Token::Def => "function definition".to_owned(),
            Token::Class => "class definition".to_owned(),
            Token::Except if self.token(header + 1) == &Token::Star => "'except*' statement".to_owned(),
            Token::Name(_) => format!("'{}' statement", cursor.name(header).unwrap_or_default()),
            keyword => format!("{} statement", keyword.text()),
        };
        let line = LineIndex::new(self.source).line(cursor.span(header).start);
        let error =
            self.at_token(&format!("expected an indented block after {what} on line {line}"), self.at);
        SyntaxError { kind: ErrorKind::Indentation, ..error }
    }
}
