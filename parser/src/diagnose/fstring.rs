//! Recognises string literals and the replacement fields of f-strings and t-strings.

use taipan_lexer::Token;

use super::cursor::{Cursor, Found, Node, Recognised};

impl Cursor<'_> {
    /// Literals side by side.
    pub fn strings(&mut self, at: usize) -> Recognised {
        let mut next = at;
        let mut kind = "literal";
        loop {
            match self.token(next) {
                Token::Str(_) | Token::Bytes(_) => next += 1,
                Token::FStringStart(start) => {
                    let prefix = if start.template { "t-string" } else { "f-string" };
                    kind = if start.template { "t-string expression" } else { "f-string expression" };
                    let Some(after) = self.formatted(next + 1, prefix)? else { return Ok(None) };
                    if !self.is(after, &Token::FStringEnd) {
                        return Ok(None);
                    }
                    next = after + 1;
                }
                _ => return Ok(Some(Node::new(kind, at, next))),
            }
        }
    }

    /// Text and fields: the token after them.
    fn formatted(&mut self, at: usize, prefix: &str) -> Result<Option<usize>, Found> {
        let mut next = at;
        loop {
            match self.token(next) {
                Token::FStringMiddle(_) => next += 1,
                Token::LeftBrace => {
                    let Some(after) = self.field(next, prefix)? else { return Ok(None) };
                    next = after;
                }
                _ => return Ok(Some(next)),
            }
        }
    }

    /// One replacement field: the token after.
    fn field(&mut self, at: usize, prefix: &str) -> Result<Option<usize>, Found> {
        if let Token::Equal | Token::Exclamation | Token::Colon | Token::RightBrace = self.token(at + 1) {
            let message = format!("{prefix}: valid expression required before {}", self.token(at + 1).text());
            return self.report(message, self.span(at + 1));
        }
        let Some(value) = self.annotated_value(at + 1)? else {
            let message = format!("{prefix}: expecting a valid expression after '{{'");
            return self.report(message, self.span(at + 1));
        };
        let mut next = value.next;
        match self.token(next) {
            Token::Equal => next += 1,
            Token::Exclamation | Token::Colon | Token::RightBrace => {}
            _ => {
                let message = format!("{prefix}: expecting '=', or '!', or ':', or '}}'");
                return self.report(message, self.span(next));
            }
        }
        match self.token(next) {
            Token::Exclamation => {
                let Some(after) = self.conversion(next, prefix)? else { return Ok(None) };
                next = after;
            }
            Token::Colon | Token::RightBrace => {}
            _ => {
                let message = format!("{prefix}: expecting '!', or ':', or '}}'");
                return self.report(message, self.span(next));
            }
        }
        if self.is(next, &Token::Colon) {
            let Some(after) = self.formatted(next + 1, prefix)? else { return Ok(None) };
            next = after;
            if !self.is(next, &Token::RightBrace) {
                let message = format!("{prefix}: expecting '}}', or format specs");
                return self.report(message, self.span(next));
            }
        }
        if !self.is(next, &Token::RightBrace) {
            let message = format!("{prefix}: expecting ':' or '}}'");
            return self.report(message, self.span(next));
        }
        Ok(Some(next + 1))
    }

    fn conversion(&mut self, at: usize, prefix: &str) -> Result<Option<usize>, Found> {
        match self.token(at + 1) {
            Token::Name(_) => Ok(Some(at + 2)),
            Token::Colon | Token::RightBrace => {
                self.report(format!("{prefix}: missing conversion character"), self.span(at + 1))
            }
            _ => self.report(format!("{prefix}: invalid conversion character"), self.span(at + 1)),
        }
    }
}
