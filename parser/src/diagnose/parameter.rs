//! Recognises parameters and type parameters.

use taipan_lexer::Token;

use super::cursor::{Cursor, Found};

impl Cursor<'_> {
    /// The parameters of a `def` or `lambda`: the token after them.
    pub fn parameters(&mut self, at: usize, lambda: bool) -> Result<usize, Found> {
        let mut next = at;
        if self.is(at, &Token::Slash) && self.is(at + 1, &Token::Comma) {
            self.report::<()>("at least one argument must precede /", self.span(at))?;
        }
        let mut saw_star = false;
        loop {
            match self.token(next) {
                Token::Name(_) => next = self.parameter(next, lambda)?,
                Token::Star | Token::DoubleStar if self.is_name(next + 1) => {
                    saw_star = true;
                    next = self.parameter(next + 1, lambda)?;
                }
                Token::Slash if self.is(next + 1, &Token::Star) => {
                    self.report::<()>("expected comma between / and *", self.span(next + 1))?;
                    return Ok(next + 1);
                }
                Token::Star | Token::Slash => {
                    saw_star |= self.is(next, &Token::Star);
                    next += 1;
                }
                Token::LeftParenthesis => {
                    if !saw_star {
                        self.invalid_parenthesis(next, lambda)?;
                    }
                    return Ok(next);
                }
                _ => return Ok(next),
            }
            if !self.is(next, &Token::Comma) {
                return Ok(next);
            }
            next += 1;
        }
    }

    /// A name, its annotation and its default.
    fn parameter(&mut self, at: usize, lambda: bool) -> Result<usize, Found> {
        let mut next = at + 1;
        if !lambda && self.is(next, &Token::Colon) {
            let annotation = if self.is(next + 1, &Token::Star) {
                self.starred(next + 1)?
            } else {
                self.expression(next + 1)?
            };
            let Some(annotation) = annotation else { return Ok(next) };
            next = annotation.next;
        }
        if !self.is(next, &Token::Equal) {
            return Ok(next);
        }
        if let Token::Comma | Token::RightParenthesis = self.token(next + 1) {
            self.report::<()>("expected default value expression", self.span(next))?;
        }
        Ok(self.expression(next + 1)?.map_or(next, |default| default.next))
    }

    /// `def f((a, b)):`
    fn invalid_parenthesis(&mut self, at: usize, lambda: bool) -> Result<Option<()>, Found> {
        let mut next = at + 1;
        while self.is_name(next) {
            next += 1;
            if !self.is(next, &Token::Comma) {
                break;
            }
            next += 1;
        }
        if next == at + 1 || !self.is(next, &Token::RightParenthesis) {
            return Ok(None);
        }
        let what = if lambda { "Lambda expression" } else { "Function" };
        self.report(format!("{what} parameters cannot be parenthesized"), self.range(at, next + 1))
    }

    /// `[T: bound = default, *Ts, **P]`, if it stands here: the token after.
    pub fn type_parameters(&mut self, at: usize) -> Result<Option<usize>, Found> {
        if !self.is(at, &Token::LeftBracket) {
            return Ok(Some(at));
        }
        if self.is(at + 1, &Token::RightBracket) {
            let message = "Type parameter list cannot be empty";
            if self.is(at + 2, &Token::Equal) {
                return self.report(message, self.up_to_next(at + 1, at + 2));
            }
            return self.report_character(message, at + 1);
        }
        let mut next = at + 1;
        while let Some(after) = self.type_parameter(next)? {
            next = after;
            if !self.is(next, &Token::Comma) {
                break;
            }
            next += 1;
        }
        Ok(self.is(next, &Token::RightBracket).then_some(next + 1))
    }

    fn type_parameter(&mut self, at: usize) -> Result<Option<usize>, Found> {
        let stars = match self.token(at) {
            Token::Star => Some("TypeVarTuple"),
            Token::DoubleStar => Some("ParamSpec"),
            _ => None,
        };
        let name = at + usize::from(stars.is_some());
        if !self.is_name(name) {
            return Ok(None);
        }
        let mut next = name + 1;
        if self.is(next, &Token::Colon) {
            let Some(bound) = self.expression(next + 1)? else { return Ok(None) };
            if let Some(kind) = stars {
                let what = if bound.kind == "tuple" { "constraints" } else { "bound" };
                let message = format!("cannot use {what} with {kind}");
                return self.report(message, self.range(next, bound.next));
            }
            next = bound.next;
        }
        if self.is(next, &Token::Equal) {
            let default = if self.is(next + 1, &Token::Star) {
                self.starred(next + 1)?
            } else {
                self.expression(next + 1)?
            };
            let Some(default) = default else { return Ok(None) };
            next = default.next;
        }
        Ok(Some(next))
    }
}
