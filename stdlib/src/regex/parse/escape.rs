//! Backslash sequences, outside and inside sets.

use super::Parser;
use super::scanner::Token;
use crate::regex::error::{Message, RegexError, quoted};
use crate::regex::tree::{Anchor, Class, ClassKind, Item, Member, SetSpec};
use crate::regex::unicode::Unicode;

/// What an escape inside a set denotes.
pub(super) enum SetEscape {
    Literal(u32),
    Class(Class),
}

fn is_octal(c: char) -> bool {
    matches!(c, '0'..='7')
}

fn is_hexadecimal(c: char) -> bool {
    c.is_ascii_hexdigit()
}

/// Value of up to eight digits.
fn number(digits: &[u32], radix: u32) -> u32 {
    digits.iter().fold(0u32, |sum, &d| {
        let digit = char::from_u32(d).and_then(|c| c.to_digit(radix)).unwrap_or(0);
        sum.wrapping_mul(radix).wrapping_add(digit)
    })
}

/// Letters that stand for one control character everywhere.
fn control(letter: char) -> Option<u32> {
    match letter {
        'a' => Some(7),
        'f' => Some(12),
        'n' => Some(10),
        'r' => Some(13),
        't' => Some(9),
        'v' => Some(11),
        '\\' => Some(92),
        _ => None,
    }
}

fn class(letter: char) -> Option<Class> {
    let (kind, negate) = match letter {
        'd' => (ClassKind::Digit, false),
        'D' => (ClassKind::Digit, true),
        's' => (ClassKind::Space, false),
        'S' => (ClassKind::Space, true),
        'w' => (ClassKind::Word, false),
        'W' => (ClassKind::Word, true),
        _ => return None,
    };
    Some(Class { kind, negate })
}

fn anchor(letter: char) -> Option<Anchor> {
    match letter {
        'A' => Some(Anchor::Start),
        'Z' | 'z' => Some(Anchor::End),
        'b' => Some(Anchor::Boundary),
        'B' => Some(Anchor::NotBoundary),
        _ => None,
    }
}

impl<U: Unicode> Parser<'_, U> {
    /// The item for `\` and `c` outside a set.
    pub(super) fn escape(&mut self, c: u32) -> Result<Item, RegexError> {
        let letter = char::from_u32(c).unwrap_or('\u{fffd}');
        if let Some(anchor) = anchor(letter) {
            return Ok(Item::At(anchor));
        }
        if let Some(class) = class(letter) {
            return Ok(Item::Set(SetSpec { negate: false, members: vec![Member::Class(class)] }));
        }
        match letter {
            '0' => {
                let digits = self.scanner.take_while(2, is_octal)?;
                Ok(Item::Literal(number(&digits, 8)))
            }
            '1'..='9' => self.reference_or_octal(letter),
            _ => self.common_escape(c, letter).map(Item::Literal),
        }
    }

    /// The member for `\` and `c` inside a set.
    pub(super) fn set_escape(&mut self, c: u32) -> Result<SetEscape, RegexError> {
        let letter = char::from_u32(c).unwrap_or('\u{fffd}');
        if let Some(class) = class(letter) {
            return Ok(SetEscape::Class(class));
        }
        match letter {
            'b' => Ok(SetEscape::Literal(8)),
            '0'..='7' => {
                let mut digits = vec![c];
                digits.extend(self.scanner.take_while(2, is_octal)?);
                self.octal(&digits).map(SetEscape::Literal)
            }
            _ => self.common_escape(c, letter).map(SetEscape::Literal),
        }
    }

    fn octal(&self, digits: &[u32]) -> Result<u32, RegexError> {
        let value = number(digits, 8);
        if value <= 0o377 {
            return Ok(value);
        }
        let message = Message::from("octal escape value \\").with(digits).text(" outside of range 0-0o377");
        Err(self.scanner.error(digits.len() + 1, message))
    }

    /// `\1` to `\99`, unless three octal digits follow.
    fn reference_or_octal(&mut self, first: char) -> Result<Item, RegexError> {
        let mut digits = vec![u32::from(first)];
        digits.extend(self.scanner.take_while(1, |c| c.is_ascii_digit())?);
        let octal = |d: &u32| char::from_u32(*d).is_some_and(is_octal);
        if digits.len() == 2 && digits.iter().all(octal) {
            let third = self.scanner.take_while(1, is_octal)?;
            if !third.is_empty() {
                digits.extend(third);
                return self.octal(&digits).map(Item::Literal);
            }
        }
        let group = number(&digits, 10);
        if self.groups.len() <= group as usize {
            return Err(self.scanner.error(digits.len(), format!("invalid group reference {group}")));
        }
        self.back_reference(group, digits.len() + 1)
    }

    /// A reference to a group, which must be closed; `back` is where the message points.
    pub(super) fn back_reference(&mut self, group: u32, back: usize) -> Result<Item, RegexError> {
        let Some(width) = self.closed(group) else {
            return Err(self.scanner.error(back, "cannot refer to an open group"));
        };
        self.check_look_behind(group)?;
        Ok(Item::Reference { group, width })
    }

    /// Escapes that mean one character, in a set or out of it.
    fn common_escape(&mut self, c: u32, letter: char) -> Result<u32, RegexError> {
        if let Some(code) = control(letter) {
            return Ok(code);
        }
        match letter {
            'x' => self.hexadecimal(c, 2),
            'u' if !self.is_bytes => self.hexadecimal(c, 4),
            'U' if !self.is_bytes => self.hexadecimal(c, 8),
            'N' if !self.is_bytes => self.named(),
            _ if letter.is_ascii_alphanumeric() => Err(self.bad_escape(&[c])),
            _ => Ok(c),
        }
    }

    fn hexadecimal(&mut self, letter: u32, count: usize) -> Result<u32, RegexError> {
        let digits = self.scanner.take_while(count, is_hexadecimal)?;
        if digits.len() < count {
            let message =
                Message::from("incomplete escape ").with(&Token::Escaped(letter).spelled()).with(&digits);
            return Err(self.scanner.error(digits.len() + 2, message));
        }
        let value = number(&digits, 16);
        if value > 0x10_ffff {
            let mut written = vec![letter];
            written.extend(digits);
            return Err(self.bad_escape(&written));
        }
        Ok(value)
    }

    fn named(&mut self) -> Result<u32, RegexError> {
        if !self.scanner.accept('{')? {
            return Err(self.scanner.error(0, "missing {"));
        }
        let name = self.scanner.until('}', "character name")?;
        let text: Option<String> = name.iter().map(|&c| char::from_u32(c)).collect();
        text.and_then(|text| self.unicode.by_name(&text)).ok_or_else(|| {
            let shown = quoted(&name, |c| self.unicode.is_printable(c));
            self.scanner.error(name.len() + 4, Message::from("undefined character name ").with(&shown))
        })
    }

    /// `written` is what stands after the backslash.
    fn bad_escape(&self, written: &[u32]) -> RegexError {
        self.scanner.error(written.len() + 1, Message::from("bad escape \\").with(written))
    }
}
