//! Inline flags: `(?ims)`, `(?i-s:...)`.

use super::Parser;
use super::scanner::Token;
use crate::regex::error::RegexError;
use crate::regex::flags::{KINDS, inline_flag};
use crate::regex::unicode::Unicode;

/// What the letters after `(?` said.
pub(super) enum Inline {
    /// Flags of the whole pattern; the group is closed.
    Global(u32),
    /// Flags added and removed inside this group.
    Scoped { add: u32, del: u32 },
}

fn flag_of(token: Token) -> Option<u32> {
    token.plain().and_then(|c| inline_flag(u32::from(c)))
}

impl<U: Unicode> Parser<'_, U> {
    /// Reads flags; `first` is the token after `(?`, a letter or `-`.
    pub(super) fn inline_flags(&mut self, first: Token) -> Result<Inline, RegexError> {
        let mut add = 0;
        let mut token = first;
        while let Some(flag) = flag_of(token) {
            self.check_added(token, flag, &mut add)?;
            token = self.after_flag("missing -, : or )", &[')', '-', ':'])?;
        }
        match token.plain() {
            Some(')') => Ok(Inline::Global(add)),
            Some('-') => self.removed_flags(add),
            _ => Ok(Inline::Scoped { add, del: 0 }),
        }
    }

    fn check_added(&self, token: Token, flag: u32, add: &mut u32) -> Result<(), RegexError> {
        let refused = match (token.plain(), self.is_bytes) {
            (Some('L'), false) => Some("bad inline flags: cannot use 'L' flag with a str pattern"),
            (Some('u'), true) => Some("bad inline flags: cannot use 'u' flag with a bytes pattern"),
            _ => None,
        };
        if let Some(message) = refused {
            return Err(self.scanner.error(0, message));
        }
        *add |= flag;
        if flag & KINDS != 0 && *add & KINDS != flag {
            let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
            return Err(self.scanner.error(0, message));
        }
        Ok(())
    }

    /// The token after a flag: another flag or one of `ends`.
    fn after_flag(&mut self, missing: &str, ends: &[char]) -> Result<Token, RegexError> {
        let Some(token) = self.scanner.get()? else {
            return Err(self.scanner.error(0, missing));
        };
        if flag_of(token).is_some() || token.plain().is_some_and(|c| ends.contains(&c)) {
            return Ok(token);
        }
        let letter = match token {
            Token::Plain(c) => char::from_u32(c).is_some_and(char::is_alphabetic),
            Token::Escaped(_) => false,
        };
        Err(self.scanner.error(token.len(), if letter { "unknown flag" } else { missing }))
    }

    fn removed_flags(&mut self, add: u32) -> Result<Inline, RegexError> {
        let mut del = 0;
        let mut token = self.after_flag("missing flag", &[])?;
        while let Some(flag) = flag_of(token) {
            if flag & KINDS != 0 {
                let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                return Err(self.scanner.error(0, message));
            }
            del |= flag;
            token = self.after_flag("missing :", &[':'])?;
        }
        if add & del != 0 {
            return Err(self.scanner.error(1, "bad inline flags: flag turned on and off"));
        }
        Ok(Inline::Scoped { add, del })
    }
}
