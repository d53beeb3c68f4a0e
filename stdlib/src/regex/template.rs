//! Replacement templates of `sub` and `expand`: text with `\1`, `\g<name>` and character escapes.

use super::error::{ErrorKind, Message, RegexError, quoted};
use super::parse::group::check_name;
use super::parse::scanner::{Scanner, Token};
use super::program::Program;
use super::unicode::Unicode;

/// A parsed template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// In order; literals are never empty and never follow each other.
    pub pieces: Vec<Piece>,
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text to copy.
    Literal(Vec<u32>),
    /// A group whose text is copied; nothing if it took no part. 0 is the whole match.
    Group(usize),
}

impl Template {
    /// The text, if no group is named.
    pub fn as_literal(&self) -> Option<&[u32]> {
        match self.pieces.as_slice() {
            [] => Some(&[]),
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }

    fn character(&mut self, c: u32) {
        match self.pieces.last_mut() {
            Some(Piece::Literal(text)) => text.push(c),
            Some(Piece::Group(_)) | None => self.pieces.push(Piece::Literal(vec![c])),
        }
    }
}

struct Reader<'t, U> {
    scanner: Scanner<'t>,
    program: &'t Program,
    unicode: &'t U,
    is_bytes: bool,
    template: Template,
}

/// Parses a template for matches of `program`.
///
/// # Errors
/// Bad escapes and groups that do not exist, in CPython's words.
pub fn parse_template<U: Unicode>(
    text: &[u32],
    program: &Program,
    is_bytes: bool,
    unicode: &U,
) -> Result<Template, RegexError> {
    let scanner = Scanner::new(text)?;
    let mut reader = Reader { scanner, program, unicode, is_bytes, template: Template::default() };
    while let Some(token) = reader.scanner.get()? {
        match token {
            Token::Plain(c) => reader.template.character(c),
            Token::Escaped(c) => reader.escape(c)?,
        }
    }
    Ok(reader.template)
}

impl<U: Unicode> Reader<'_, U> {
    fn escape(&mut self, c: u32) -> Result<(), RegexError> {
        let letter = char::from_u32(c).unwrap_or('\u{fffd}');
        let code = match letter {
            'g' => return self.named(),
            '0' => {
                let digits = self.scanner.take_while(2, |c| matches!(c, '0'..='7'))?;
                value(&digits, 8) & 0xff
            }
            '1'..='9' => return self.numbered(c),
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            '\\' => 92,
            _ if letter.is_ascii_alphabetic() => {
                let message = Message::from("bad escape \\").with(&[c]);
                return Err(self.scanner.error(2, message));
            }
            _ => {
                self.template.character(u32::from('\\'));
                c
            }
        };
        self.template.character(code);
        Ok(())
    }

    /// `\1` to `\99`, unless three octal digits follow.
    fn numbered(&mut self, first: u32) -> Result<(), RegexError> {
        let octal = |d: &u32| (0x30..=0x37).contains(d);
        let mut digits = vec![first];
        digits.extend(self.scanner.take_while(1, |c| c.is_ascii_digit())?);
        if digits.len() == 2 && digits.iter().all(octal) {
            let third = self.scanner.take_while(1, |c| matches!(c, '0'..='7'))?;
            if !third.is_empty() {
                digits.extend(third);
                return self.octal(&digits);
            }
        }
        self.group(value(&digits, 10) as usize, &digits, digits.len())
    }

    fn octal(&mut self, digits: &[u32]) -> Result<(), RegexError> {
        let code = value(digits, 8);
        if code > 0o377 {
            let message =
                Message::from("octal escape value \\").with(digits).text(" outside of range 0-0o377");
            return Err(self.scanner.error(digits.len() + 1, message));
        }
        self.template.character(code);
        Ok(())
    }

    /// `\g<name>` and `\g<1>`.
    fn named(&mut self) -> Result<(), RegexError> {
        if !self.scanner.accept('<')? {
            return Err(self.scanner.error(0, "missing <"));
        }
        let name = self.scanner.until('>', "group name")?;
        if name.iter().all(|c| (0x30..=0x39).contains(c)) {
            let number = value(&name, 10) as usize;
            return self.group(number, &name, name.len() + 1);
        }
        check_name(&self.scanner, &name, self.is_bytes, self.unicode)?;
        match self.program.group_named(&name) {
            Some(number) => {
                self.template.pieces.push(Piece::Group(number));
                Ok(())
            }
            None => {
                let shown = quoted(&name, |c| self.unicode.is_printable(c));
                let message = Message::from("unknown group name ").with(&shown).0;
                Err(RegexError { kind: ErrorKind::Index, message, position: None })
            }
        }
    }

    fn group(&mut self, number: usize, digits: &[u32], back: usize) -> Result<(), RegexError> {
        if number > self.program.groups() {
            let zeros = digits.iter().take_while(|&&d| d == 0x30).count();
            let message =
                Message::from("invalid group reference ").with(digits.get(zeros..).unwrap_or(digits));
            return Err(self.scanner.error(back, message));
        }
        self.template.pieces.push(Piece::Group(number));
        Ok(())
    }
}

/// Value of digits; saturates.
fn value(digits: &[u32], radix: u32) -> u32 {
    digits.iter().fold(0u32, |sum, d| sum.saturating_mul(radix).saturating_add(d.saturating_sub(0x30)))
}
