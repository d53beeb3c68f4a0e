//! The pattern's code points as tokens: single characters, and a backslash with the character after it.
//!
//! The scanner reads one token ahead, so a lone backslash at the end is reported as early as CPython does.

use crate::regex::error::{Message, RegexError};

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// A character that no backslash precedes.
    Plain(u32),
    /// A backslash and this character.
    Escaped(u32),
}

impl Token {
    /// Length in the pattern.
    pub(crate) fn len(self) -> usize {
        match self {
            Token::Plain(_) => 1,
            Token::Escaped(_) => 2,
        }
    }

    /// The plain character, if it is one.
    pub(crate) fn plain(self) -> Option<char> {
        match self {
            Token::Plain(c) => char::from_u32(c),
            Token::Escaped(_) => None,
        }
    }

    /// As written.
    pub(crate) fn spelled(self) -> Vec<u32> {
        match self {
            Token::Plain(c) => vec![c],
            Token::Escaped(c) => vec![u32::from('\\'), c],
        }
    }
}

/// A position in a pattern.
pub(crate) struct Scanner<'p> {
    pattern: &'p [u32],
    /// Where the token after `next` begins.
    index: usize,
    next: Option<Token>,
}

impl<'p> Scanner<'p> {
    pub(crate) fn new(pattern: &'p [u32]) -> Result<Self, RegexError> {
        let mut scanner = Scanner { pattern, index: 0, next: None };
        scanner.advance()?;
        Ok(scanner)
    }

    fn advance(&mut self) -> Result<(), RegexError> {
        let Some(&c) = self.pattern.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        let token = if c != u32::from('\\') {
            Token::Plain(c)
        } else if let Some(&escaped) = self.pattern.get(self.index + 1) {
            Token::Escaped(escaped)
        } else {
            return Err(RegexError::at(self.index, "bad escape (end of pattern)"));
        };
        self.index += token.len();
        self.next = Some(token);
        Ok(())
    }

    /// The token to come.
    pub(crate) fn peek(&self) -> Option<Token> {
        self.next
    }

    /// Whether the token to come is this plain character.
    pub(crate) fn sees(&self, c: char) -> bool {
        self.next == Some(Token::Plain(u32::from(c)))
    }

    /// Takes a token.
    pub(crate) fn get(&mut self) -> Result<Option<Token>, RegexError> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the token if it is this plain character.
    pub(crate) fn accept(&mut self, c: char) -> Result<bool, RegexError> {
        let found = self.sees(c);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// Takes up to `limit` plain characters that satisfy `wanted`.
    pub(crate) fn take_while(
        &mut self,
        limit: usize,
        wanted: fn(char) -> bool,
    ) -> Result<Vec<u32>, RegexError> {
        let mut taken = Vec::new();
        while taken.len() < limit
            && let Some(c) = self.next.and_then(Token::plain)
            && wanted(c)
        {
            taken.push(u32::from(c));
            self.advance()?;
        }
        Ok(taken)
    }

    /// Takes characters up to `end`, which is taken too; `what` names them in messages.
    pub(crate) fn until(&mut self, end: char, what: &str) -> Result<Vec<u32>, RegexError> {
        let mut taken = Vec::new();
        loop {
            match self.get()? {
                None if taken.is_empty() => return Err(self.error(0, format!("missing {what}"))),
                None => return Err(self.error(taken.len(), format!("missing {end}, unterminated name"))),
                Some(token) if token == Token::Plain(u32::from(end)) => break,
                Some(token) => taken.extend(token.spelled()),
            }
        }
        if taken.is_empty() {
            return Err(self.error(1, format!("missing {what}")));
        }
        Ok(taken)
    }

    /// Position of the token to come.
    pub(crate) fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    /// Goes back to a position that `tell` gave.
    pub(crate) fn seek(&mut self, position: usize) -> Result<(), RegexError> {
        self.index = position;
        self.advance()
    }

    /// An error `back` characters before the current position.
    pub(crate) fn error(&self, back: usize, message: impl Into<Message>) -> RegexError {
        RegexError::at(self.tell().saturating_sub(back), message)
    }
}
