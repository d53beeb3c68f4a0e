//! Parentheses: what opens a group, what its `|` and `)` do.

use super::Parser;
use super::flags::Inline;
use super::scanner::{Scanner, Token};
use crate::regex::error::{Message, RegexError, quoted};
use crate::regex::flags::VERBOSE;
use crate::regex::tree::{Item, Member, Sequence, SetSpec, Width};
use crate::regex::unicode::Unicode;

/// One open group, or the whole pattern.
pub(super) struct Level {
    opener: Opener,
    /// Position of the parenthesis.
    pub(super) start: usize,
    /// Finished alternatives.
    arms: Vec<Sequence>,
    /// The alternative being read.
    pub(super) items: Vec<Item>,
    pub(super) verbose: bool,
}

/// What kind of group is open.
pub(super) enum Opener {
    Root,
    Group { index: Option<u32>, add: u32, del: u32 },
    Atomic,
    Look { behind: bool, negate: bool, outermost: bool },
    Conditional { group: u32 },
}

impl Level {
    pub(super) fn new(opener: Opener, start: usize, verbose: bool) -> Self {
        Level { opener, start, arms: Vec::new(), items: Vec::new(), verbose }
    }

    /// Closes the alternative being read.
    fn end_arm(&mut self) {
        let items = splice(std::mem::take(&mut self.items));
        self.arms.push(Sequence::new(items));
    }

    /// Closes all alternatives to one sequence.
    pub(super) fn finish(mut self) -> Sequence {
        self.end_arm();
        join(self.arms)
    }
}

/// Replaces plain non-capturing groups by their items.
fn splice(items: Vec<Item>) -> Vec<Item> {
    let plain = |item: &Item| matches!(item, Item::Group { index: None, add: 0, del: 0, .. });
    if !items.iter().any(plain) {
        return items;
    }
    let mut flat = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Item::Group { index: None, add: 0, del: 0, body } => flat.extend(body.items),
            other => flat.push(other),
        }
    }
    flat
}

/// Alternatives to one sequence: a common beginning is taken out, single characters become a set.
fn join(mut arms: Vec<Sequence>) -> Sequence {
    if arms.len() == 1 {
        return arms.pop().unwrap_or_default();
    }
    let shared = common_length(&arms);
    let mut prefix = Vec::new();
    for (number, arm) in arms.iter_mut().enumerate() {
        let rest = arm.items.split_off(shared);
        let taken = std::mem::replace(&mut arm.items, rest);
        if number == 0 {
            prefix = taken;
        }
    }
    prefix.push(match as_set(&arms) {
        Some(set) => set,
        None => Item::Branch(arms.into_iter().map(|arm| Sequence::new(arm.items)).collect()),
    });
    Sequence::new(prefix)
}

/// How many items all alternatives begin with.
fn common_length(arms: &[Sequence]) -> usize {
    let Some((first, others)) = arms.split_first() else {
        return 0;
    };
    let same = |at: usize, item: &Item| others.iter().all(|arm| arm.items.get(at) == Some(item));
    first.items.iter().enumerate().take_while(|(at, item)| same(*at, item)).count()
}

/// The set that equals these alternatives, if each is one character or set.
fn as_set(arms: &[Sequence]) -> Option<Item> {
    let mut members = Vec::new();
    for arm in arms {
        match arm.items.as_slice() {
            [Item::Literal(c)] => members.push(Member::Literal(*c)),
            [Item::Set(SetSpec { negate: false, members: more })] => members.extend(more),
            _ => return None,
        }
    }
    Some(Item::Set(SetSpec { negate: false, members }))
}

impl<U: Unicode> Parser<'_, U> {
    /// The width of a group that is closed.
    pub(super) fn closed(&self, group: u32) -> Option<Width> {
        self.groups.get(group as usize).copied().flatten()
    }

    /// Refuses references that a look-behind cannot keep fixed.
    pub(super) fn check_look_behind(&self, group: u32) -> Result<(), RegexError> {
        let Some(first_inside) = self.look_behind else {
            return Ok(());
        };
        if self.closed(group).is_none() {
            return Err(self.scanner.error(0, "cannot refer to an open group"));
        }
        if group >= first_inside {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.scanner.error(0, message));
        }
        Ok(())
    }

    /// A `|`.
    pub(super) fn next_arm(&mut self) -> Result<(), RegexError> {
        let end = self.scanner.error(0, "conditional backref with more than two branches");
        let verbose = self.flags & VERBOSE != 0;
        let Some(level) = self.levels.last_mut() else {
            return Ok(());
        };
        match level.opener {
            Opener::Conditional { .. } if !level.arms.is_empty() => return Err(end),
            Opener::Root => level.verbose = verbose,
            Opener::Conditional { .. } | Opener::Group { .. } | Opener::Atomic | Opener::Look { .. } => {}
        }
        level.end_arm();
        self.scanner.get()?;
        Ok(())
    }

    /// A `)` that closes a group.
    pub(super) fn close_group(&mut self) -> Result<(), RegexError> {
        let Some(mut level) = self.levels.pop() else {
            return Ok(());
        };
        if let Opener::Look { outermost: true, .. } = level.opener {
            self.look_behind = None;
        }
        self.scanner.get()?;
        let item = match level.opener {
            Opener::Conditional { group } => {
                level.end_arm();
                let mut arms = level.arms.into_iter();
                let yes = arms.next().unwrap_or_default();
                Item::Conditional { group, yes, no: arms.next() }
            }
            Opener::Root => return Ok(()),
            Opener::Group { index, add, del } => {
                let body = level.finish();
                if let Some(slot) = index.and_then(|index| self.groups.get_mut(index as usize)) {
                    *slot = Some(body.width);
                }
                Item::Group { index, add, del, body }
            }
            Opener::Atomic => Item::Atomic(level.finish()),
            Opener::Look { behind, negate, .. } => {
                let body = level.finish();
                if negate && body.items.is_empty() {
                    Item::Failure
                } else {
                    Item::Look { behind, negate, body }
                }
            }
        };
        self.push(item);
        Ok(())
    }

    /// A `(`, which has been taken.
    pub(super) fn open_group(&mut self) -> Result<(), RegexError> {
        let start = self.scanner.tell() - 1;
        if !self.scanner.accept('?')? {
            return self.open_capture(start, None);
        }
        let token = self.option()?;
        match token.plain() {
            Some('P') => self.python_extension(start),
            Some(':') => self.enter(Opener::Group { index: None, add: 0, del: 0 }, start, self.verbose()),
            Some('#') => self.group_comment(start),
            Some('=') => self.open_look(start, false, false),
            Some('!') => self.open_look(start, false, true),
            Some('<') => {
                let token = self.option()?;
                match token.plain() {
                    Some('=') => self.open_look(start, true, false),
                    Some('!') => self.open_look(start, true, true),
                    _ => Err(self.unknown_extension("<", token)),
                }
            }
            Some('(') => self.open_conditional(start),
            Some('>') => self.enter(Opener::Atomic, start, self.verbose()),
            Some('-' | 'i' | 'L' | 'm' | 's' | 'x' | 'a' | 'u') => self.flag_group(start, token),
            _ => Err(self.unknown_extension("", token)),
        }
    }

    fn option(&mut self) -> Result<Token, RegexError> {
        match self.scanner.get()? {
            Some(token) => Ok(token),
            None => Err(self.scanner.error(0, "unexpected end of pattern")),
        }
    }

    fn unknown_extension(&self, before: &str, token: Token) -> RegexError {
        let message = Message::from("unknown extension ?").text(before).with(&token.spelled());
        self.scanner.error(token.len() + 1 + before.len(), message)
    }

    fn open_capture(&mut self, start: usize, name: Option<Vec<u32>>) -> Result<(), RegexError> {
        let index = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        self.groups.push(None);
        if let Some(name) = name {
            if let Some(before) = self.by_name.get(&name) {
                let shown = quoted(&name, |c| self.unicode.is_printable(c));
                let message = Message::from("redefinition of group name ")
                    .with(&shown)
                    .text(&format!(" as group {index}; was group {before}"));
                return Err(self.scanner.error(name.len() + 1, message));
            }
            self.by_name.insert(name.clone(), index);
            self.names.push((name, index));
        }
        self.enter(Opener::Group { index: Some(index), add: 0, del: 0 }, start, self.verbose())
    }

    /// `(?P<name>...)` and `(?P=name)`.
    fn python_extension(&mut self, start: usize) -> Result<(), RegexError> {
        if self.scanner.accept('<')? {
            let name = self.scanner.until('>', "group name")?;
            self.check_name(&name)?;
            return self.open_capture(start, Some(name));
        }
        if self.scanner.accept('=')? {
            let name = self.scanner.until(')', "group name")?;
            self.check_name(&name)?;
            let group = self.known_name(&name)?;
            let item = self.back_reference(group, name.len() + 1)?;
            self.push(item);
            return Ok(());
        }
        let token = self.option()?;
        Err(self.unknown_extension("P", token))
    }

    fn check_name(&self, name: &[u32]) -> Result<(), RegexError> {
        check_name(&self.scanner, name, self.is_bytes, self.unicode)
    }

    fn known_name(&self, name: &[u32]) -> Result<u32, RegexError> {
        self.by_name.get(name).copied().ok_or_else(|| {
            let shown = quoted(name, |c| self.unicode.is_printable(c));
            let message = Message::from("unknown group name ").with(&shown);
            self.scanner.error(name.len() + 1, message)
        })
    }

    /// `(?#...)`.
    fn group_comment(&mut self, start: usize) -> Result<(), RegexError> {
        loop {
            match self.scanner.get()? {
                None => return Err(RegexError::at(start, "missing ), unterminated comment")),
                Some(Token::Plain(0x29)) => return Ok(()),
                Some(_) => {}
            }
        }
    }

    fn open_look(&mut self, start: usize, behind: bool, negate: bool) -> Result<(), RegexError> {
        let outermost = behind && self.look_behind.is_none();
        if outermost {
            self.look_behind = Some(u32::try_from(self.groups.len()).unwrap_or(u32::MAX));
        }
        self.enter(Opener::Look { behind, negate, outermost }, start, self.verbose())
    }

    /// `(?(1)yes|no)` and `(?(name)yes|no)`.
    fn open_conditional(&mut self, start: usize) -> Result<(), RegexError> {
        let name = self.scanner.until(')', "group name")?;
        let group = if name.iter().all(|c| (0x30..=0x39).contains(c)) {
            self.numbered_condition(&name)?
        } else {
            self.check_name(&name)?;
            self.known_name(&name)?
        };
        self.check_look_behind(group)?;
        self.enter(Opener::Conditional { group }, start, self.verbose())
    }

    fn numbered_condition(&mut self, digits: &[u32]) -> Result<u32, RegexError> {
        // CPython's bound on the number of groups: half of what a signed word holds.
        const MAX_GROUPS: u64 = 0x3fff_ffff;
        let value = digits
            .iter()
            .fold(0u64, |sum, d| sum.saturating_mul(10).saturating_add(u64::from(d.saturating_sub(0x30))));
        if value == 0 {
            return Err(self.scanner.error(digits.len() + 1, "bad group number"));
        }
        match u32::try_from(value) {
            Ok(group) if value < MAX_GROUPS => {
                if self.forward_seen.insert(group) {
                    self.forward.push((group, self.scanner.tell() - digits.len() - 1));
                }
                Ok(group)
            }
            _ => {
                let zeros = digits.iter().take_while(|&&d| d == 0x30).count();
                let shown = digits.get(zeros..).unwrap_or(digits);
                let message = Message::from("invalid group reference ").with(shown);
                Err(self.scanner.error(digits.len() + 1, message))
            }
        }
    }

    /// `(?i)` for the whole pattern or `(?i:...)`.
    fn flag_group(&mut self, start: usize, first: Token) -> Result<(), RegexError> {
        match self.inline_flags(first)? {
            Inline::Global(add) => {
                let at_start = match self.levels.as_slice() {
                    [root] => root.arms.is_empty() && root.items.is_empty(),
                    _ => false,
                };
                self.flags |= add;
                if !at_start {
                    let message = "global flags not at the start of the expression";
                    return Err(RegexError::at(start, message));
                }
                let verbose = self.flags & VERBOSE != 0;
                if let Some(root) = self.levels.last_mut() {
                    root.verbose = verbose;
                }
                Ok(())
            }
            Inline::Scoped { add, del } => {
                let verbose = (self.verbose() || add & VERBOSE != 0) && del & VERBOSE == 0;
                self.enter(Opener::Group { index: None, add, del }, start, verbose)
            }
        }
    }
}

/// Refuses what cannot name a group; the scanner stands after the name's closing sign.
pub(crate) fn check_name<U: Unicode>(
    scanner: &Scanner,
    name: &[u32],
    is_bytes: bool,
    unicode: &U,
) -> Result<(), RegexError> {
    let identifier = name.first().is_some_and(|&c| unicode.is_identifier_start(c))
        && name.iter().all(|&c| unicode.is_identifier_continue(c));
    if identifier && !(is_bytes && name.iter().any(|&c| c >= 0x80)) {
        return Ok(());
    }
    // A bytes pattern is quoted as `ascii` does once a byte above 127 is the reason.
    let shown = quoted(name, |c| !is_bytes && unicode.is_printable(c));
    let message = Message::from("bad character in group name ").with(&shown);
    Err(scanner.error(name.len() + 1, message))
}
