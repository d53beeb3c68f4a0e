//! Sets: `[...]`.

use super::Parser;
use super::escape::SetEscape;
use super::scanner::Token;
use crate::regex::error::{Message, RegexError, Warning};
use crate::regex::tree::{Item, Member, SetSpec};
use crate::regex::unicode::Unicode;

impl<U: Unicode> Parser<'_, U> {
    /// A set; its `[` has been taken.
    pub(super) fn set(&mut self) -> Result<Item, RegexError> {
        let open = self.scanner.tell() - 1;
        if self.scanner.sees('[') {
            self.warn("nested set", self.scanner.tell());
        }
        let negate = self.scanner.accept('^')?;
        let mut members: Vec<Member> = Vec::new();
        loop {
            let token = self.set_token(open)?;
            if token == Token::Plain(u32::from(']')) && !members.is_empty() {
                break;
            }
            let low = self.set_member(token, !members.is_empty())?;
            if !self.scanner.accept('-')? {
                members.push(low);
                continue;
            }
            let end = self.set_token(open)?;
            if end == Token::Plain(u32::from(']')) {
                members.push(low);
                members.push(Member::Literal(u32::from('-')));
                break;
            }
            members.push(self.set_range(token, low, end)?);
        }
        Ok(simplify(SetSpec { negate, members: unique(members) }))
    }

    fn set_token(&mut self, open: usize) -> Result<Token, RegexError> {
        match self.scanner.get()? {
            Some(token) => Ok(token),
            None => Err(RegexError::at(open, "unterminated character set")),
        }
    }

    /// One character or class; warns of doubled operators that a later version may read as such.
    fn set_member(&mut self, token: Token, inside: bool) -> Result<Member, RegexError> {
        let c = match token {
            Token::Escaped(c) => return self.escaped_member(c),
            Token::Plain(c) => c,
        };
        let operation = match char::from_u32(c) {
            Some('-') => Some("set difference"),
            Some('&') => Some("set intersection"),
            Some('~') => Some("set symmetric difference"),
            Some('|') => Some("set union"),
            _ => None,
        };
        if inside
            && let Some(operation) = operation
            && self.scanner.peek() == Some(token)
        {
            self.warn(operation, self.scanner.tell() - 1);
        }
        Ok(Member::Literal(c))
    }

    fn escaped_member(&mut self, c: u32) -> Result<Member, RegexError> {
        Ok(match self.set_escape(c)? {
            SetEscape::Literal(c) => Member::Literal(c),
            SetEscape::Class(class) => Member::Class(class),
        })
    }

    fn set_range(&mut self, first: Token, low: Member, last: Token) -> Result<Member, RegexError> {
        let high = match last {
            Token::Escaped(c) => self.escaped_member(c)?,
            Token::Plain(c) => {
                if c == u32::from('-') {
                    self.warn("set difference", self.scanner.tell() - 2);
                }
                Member::Literal(c)
            }
        };
        match (low, high) {
            (Member::Literal(low), Member::Literal(high)) if low <= high => Ok(Member::Range(low, high)),
            _ => {
                let message = Message::from("bad character range ")
                    .with(&first.spelled())
                    .text("-")
                    .with(&last.spelled());
                Err(self.scanner.error(first.len() + 1 + last.len(), message))
            }
        }
    }

    fn warn(&mut self, what: &str, position: usize) {
        self.warnings.push(Warning { message: format!("Possible {what} at position {position}") });
    }
}

/// Members without repetitions, in order.
fn unique(mut members: Vec<Member>) -> Vec<Member> {
    let mut seen = std::collections::BTreeSet::new();
    members.retain(|&member| seen.insert(member));
    members
}

/// A set of one literal is that literal.
fn simplify(set: SetSpec) -> Item {
    match (set.members.as_slice(), set.negate) {
        (&[Member::Literal(c)], false) => Item::Literal(c),
        (&[Member::Literal(c)], true) => Item::NotLiteral(c),
        _ => Item::Set(set),
    }
}
