//! Pattern text to tree, with CPython's messages and positions.
//!
//! Groups are kept on a stack of [`Level`]s of our own, so that nesting costs heap and not Rust stack.
//! `scanner` cuts tokens; `escape`, `set`, `flags` and `group` read what their names say; here is the main loop.

mod escape;
mod flags;
pub(crate) mod group;
pub(crate) mod scanner;
mod set;

use super::error::{ErrorKind, RegexError, Warning};
use super::flags as bits;
use super::tree::{Anchor, Item, MAX_NESTING, MAX_REPEAT, Mode, Sequence, Width};
use super::unicode::Unicode;
use group::{Level, Opener};
use scanner::{Scanner, Token};

/// A parsed pattern.
pub(crate) struct Parsed {
    pub(crate) body: Sequence,
    /// The given flags, the inline ones and the default kind.
    pub(crate) flags: u32,
    /// Number of capturing groups.
    pub(crate) groups: u32,
    /// Names of groups in order of appearance.
    pub(crate) names: Vec<(Vec<u32>, u32)>,
    pub(crate) warnings: Vec<Warning>,
}

/// The parser's state.
pub(crate) struct Parser<'p, U> {
    scanner: Scanner<'p>,
    unicode: &'p U,
    is_bytes: bool,
    flags: u32,
    /// Widths of the groups so far; group 0 and open groups have none.
    groups: Vec<Option<Width>>,
    names: Vec<(Vec<u32>, u32)>,
    by_name: std::collections::BTreeMap<Vec<u32>, u32>,
    /// Groups that conditionals named before they existed, with the position of the first mention.
    forward: Vec<(u32, usize)>,
    forward_seen: std::collections::BTreeSet<u32>,
    /// In a look-behind: the number of the first group inside it.
    look_behind: Option<u32>,
    levels: Vec<Level>,
    warnings: Vec<Warning>,
}

/// Parses a pattern.
pub(crate) fn parse<U: Unicode>(
    pattern: &[u32],
    flags: u32,
    is_bytes: bool,
    unicode: &U,
) -> Result<Parsed, RegexError> {
    let mut parser = Parser {
        scanner: Scanner::new(pattern)?,
        unicode,
        is_bytes,
        flags,
        groups: vec![None],
        names: Vec::new(),
        by_name: std::collections::BTreeMap::new(),
        forward: Vec::new(),
        forward_seen: std::collections::BTreeSet::new(),
        look_behind: None,
        levels: vec![Level::new(Opener::Root, 0, flags & bits::VERBOSE != 0)],
        warnings: Vec::new(),
    };
    let body = parser.pattern()?;
    Ok(Parsed {
        body,
        flags: parser.flags,
        groups: u32::try_from(parser.groups.len() - 1).unwrap_or(u32::MAX),
        names: parser.names,
        warnings: parser.warnings,
    })
}

impl<U: Unicode> Parser<'_, U> {
    /// The whole pattern: items until the end, groups opening and closing levels.
    fn pattern(&mut self) -> Result<Sequence, RegexError> {
        loop {
            match self.scanner.peek() {
                None => break,
                Some(Token::Plain(0x29)) if self.levels.len() == 1 => break,
                Some(Token::Plain(0x29)) => self.close_group()?,
                Some(Token::Plain(0x7c)) => self.next_arm()?,
                Some(token) => {
                    self.scanner.get()?;
                    self.token(token)?;
                }
            }
        }
        let level = self.levels.pop();
        match level {
            Some(level) if self.levels.is_empty() => {
                self.flags = bits::settle(self.flags, self.is_bytes)?;
                if self.scanner.peek().is_some() {
                    return Err(self.scanner.error(0, "unbalanced parenthesis"));
                }
                self.check_forward()?;
                Ok(level.finish())
            }
            Some(level) => Err(RegexError::at(level.start, "missing ), unterminated subpattern")),
            None => Ok(Sequence::default()),
        }
    }

    fn check_forward(&self) -> Result<(), RegexError> {
        for &(group, position) in &self.forward {
            if group as usize >= self.groups.len() {
                return Err(RegexError::at(position, format!("invalid group reference {group}")));
            }
        }
        Ok(())
    }

    fn verbose(&self) -> bool {
        self.levels.last().is_some_and(|level| level.verbose)
    }

    fn push(&mut self, item: Item) {
        if let Some(level) = self.levels.last_mut() {
            level.items.push(item);
        }
    }

    /// One token that is neither `|` nor `)`; it has been taken.
    fn token(&mut self, token: Token) -> Result<(), RegexError> {
        let c = match token {
            Token::Escaped(c) => {
                let item = self.escape(c)?;
                self.push(item);
                return Ok(());
            }
            Token::Plain(c) => c,
        };
        let item = match char::from_u32(c) {
            Some(' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') if self.verbose() => return Ok(()),
            Some('#') if self.verbose() => return self.comment(),
            Some('[') => self.set()?,
            Some('.') => Item::Any,
            Some('^') => Item::At(Anchor::Caret),
            Some('$') => Item::At(Anchor::Dollar),
            Some('(') => return self.open_group(),
            Some('*') => return self.repeat(0, MAX_REPEAT, self.scanner.tell(), 1),
            Some('+') => return self.repeat(1, MAX_REPEAT, self.scanner.tell(), 1),
            Some('?') => return self.repeat(0, 1, self.scanner.tell(), 1),
            Some('{') => return self.braces(),
            _ => Item::Literal(c),
        };
        self.push(item);
        Ok(())
    }

    /// The rest of a `#` comment of a verbose pattern.
    fn comment(&mut self) -> Result<(), RegexError> {
        while let Some(token) = self.scanner.get()? {
            if token == Token::Plain(0x0a) {
                break;
            }
        }
        Ok(())
    }

    /// `{m,n}`, or a literal brace.
    fn braces(&mut self) -> Result<(), RegexError> {
        let here = self.scanner.tell();
        if self.scanner.sees('}') {
            self.push(Item::Literal(0x7b));
            return Ok(());
        }
        let digits = |c: char| c.is_ascii_digit();
        let low = self.scanner.take_while(usize::MAX, digits)?;
        let mut high = None;
        if self.scanner.accept(',')? {
            high = Some(self.scanner.take_while(usize::MAX, digits)?);
        }
        if !self.scanner.accept('}')? {
            self.push(Item::Literal(0x7b));
            return self.scanner.seek(here);
        }
        let min = repetitions(&low)?.unwrap_or(0);
        let max = match &high {
            Some(digits) => repetitions(digits)?,
            None => repetitions(&low)?,
        };
        let max = max.unwrap_or(MAX_REPEAT);
        if max < min {
            let back = self.scanner.tell() - here;
            return Err(self.scanner.error(back, "min repeat greater than max repeat"));
        }
        self.repeat(min, max, here, 1)
    }

    /// Wraps the last item in a repetition. `here` is where the operator's first token ended.
    fn repeat(&mut self, min: u64, max: u64, here: usize, length: usize) -> Result<(), RegexError> {
        let back = self.scanner.tell() - here + length;
        let item = self.levels.last_mut().and_then(|level| level.items.pop());
        let body = match item {
            None | Some(Item::At(_)) => return Err(self.scanner.error(back, "nothing to repeat")),
            Some(Item::Repeat { .. }) => return Err(self.scanner.error(back, "multiple repeat")),
            Some(Item::Group { index: None, add: 0, del: 0, body }) => body,
            Some(item) => Sequence::new(vec![item]),
        };
        let mode = if self.scanner.accept('?')? {
            Mode::Lazy
        } else if self.scanner.accept('+')? {
            Mode::Possessive
        } else {
            Mode::Greedy
        };
        self.push(Item::Repeat { mode, min, max, body });
        Ok(())
    }

    /// Adds a level for a group's contents.
    fn enter(&mut self, opener: Opener, start: usize, verbose: bool) -> Result<(), RegexError> {
        if self.levels.len() > MAX_NESTING {
            let message = "maximum recursion depth exceeded";
            return Err(RegexError::of(ErrorKind::Recursion, message));
        }
        self.levels.push(Level::new(opener, start, verbose));
        Ok(())
    }
}

/// A repetition count as written; nothing if there are no digits.
fn repetitions(digits: &[u32]) -> Result<Option<u64>, RegexError> {
    if digits.is_empty() {
        return Ok(None);
    }
    let value = digits
        .iter()
        .fold(0u64, |sum, &d| sum.saturating_mul(10).saturating_add(u64::from(d.saturating_sub(0x30))));
    if value >= MAX_REPEAT {
        let message = "the repetition number is too large";
        return Err(RegexError::of(ErrorKind::Overflow, message));
    }
    Ok(Some(value))
}
