//! What a literal is worth: escape sequences, line ends, lone surrogates.
//!
//! Positions in messages are those of CPython, which writes every character beyond ASCII as a ten-letter escape before it
//! decodes; see [`encoded_length`].

use std::borrow::Cow;

use crate::error::Warning;
use crate::source::Span;
use crate::token::LiteralText;

/// Text of a literal under construction: a Rust string until the first surrogate comes.
#[derive(Debug, Default)]
pub(crate) struct TextBuilder {
    text: String,
    wide: Option<Vec<u32>>,
}

impl TextBuilder {
    pub(crate) fn push_str(&mut self, text: &str) {
        match &mut self.wide {
            Some(wide) => wide.extend(text.chars().map(u32::from)),
            None => self.text.push_str(text),
        }
    }

    fn push_code_point(&mut self, code_point: u32) {
        match (char::from_u32(code_point), &mut self.wide) {
            (Some(character), None) => self.text.push(character),
            (_, Some(wide)) => wide.push(code_point),
            (None, None) => {
                let mut wide: Vec<u32> = self.text.chars().map(u32::from).collect();
                wide.push(code_point);
                self.wide = Some(wide);
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.wide.is_none()
    }

    pub(crate) fn finish(self) -> LiteralText {
        match self.wide {
            Some(wide) => LiteralText::CodePoints(wide.into_boxed_slice()),
            None => LiteralText::Text(self.text.into_boxed_str()),
        }
    }
}

/// `\r\n` and `\r` become `\n`, as everywhere in a source text.
pub(crate) fn normalise_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// What one escape sequence is worth.
enum Escape {
    /// A character, by code point.
    Character(u32),
    /// Nothing: a joined line.
    Nothing,
    /// A character beyond `\377`: taken, with a warning.
    BigOctal(u32),
    /// No escape at all: backslash and character stay, with a warning.
    Unknown,
    /// A backslash before a character beyond ASCII, or at the end: it stays.
    Backslash,
}

/// Reads sequences and remembers the first one that deserves a warning; CPython gives one a literal.
pub(crate) struct Decoder<'source> {
    text: &'source str,
    /// Where `text` starts in the source.
    base: usize,
    /// In an f-string the scanner has warned of `\{` and `\}` already.
    braces_are_fine: bool,
    warning: Option<Warning>,
}

impl<'source> Decoder<'source> {
    pub(crate) fn new(text: &'source str, base: usize) -> Self {
        Self { text, base, braces_are_fine: false, warning: None }
    }

    /// For the text between the fields of an f-string.
    pub(crate) fn in_fstring(self) -> Self {
        Self { braces_are_fine: true, ..self }
    }

    /// The text as it is written.
    pub(crate) fn source_text(&self) -> &'source str {
        self.text
    }

    /// Appends the value to `output`; an error is the message, for the whole literal.
    pub(crate) fn text(mut self, output: &mut TextBuilder) -> Result<Option<Warning>, String> {
        let text = self.text;
        let mut rest = 0;
        while let Some(found) = text.get(rest..).and_then(|rest| rest.find(['\\', '\r'])) {
            let backslash = rest + found;
            output.push_str(text.get(rest..backslash).unwrap_or(""));
            let mut end = backslash + 1;
            if self.byte_at(backslash) == Some(b'\r') {
                output.push_str("\n");
                rest = after_line_end(text.as_bytes(), backslash);
                continue;
            }
            match self.escape(&mut end)? {
                Escape::Character(code_point) => output.push_code_point(code_point),
                Escape::Nothing => {}
                Escape::BigOctal(code_point) => {
                    self.warn(backslash, end, "octal ");
                    output.push_code_point(code_point);
                }
                Escape::Unknown => {
                    self.warn(backslash, end, "");
                    output.push_str(text.get(backslash..end).unwrap_or(""));
                }
                Escape::Backslash => output.push_str("\\"),
            }
            rest = end;
        }
        output.push_str(text.get(rest..).unwrap_or(""));
        Ok(self.warning)
    }

    /// The value of a bytes literal, known to be ASCII.
    pub(crate) fn bytes(mut self) -> Result<(Box<[u8]>, Option<Warning>), String> {
        let bytes = self.text.as_bytes();
        let mut output = Vec::with_capacity(bytes.len());
        let mut offset = 0;
        while let Some(&byte) = bytes.get(offset) {
            let backslash = offset;
            offset += 1;
            if byte == b'\r' {
                output.push(b'\n');
                offset = after_line_end(bytes, backslash);
                continue;
            }
            if byte != b'\\' {
                output.push(byte);
                continue;
            }
            match self.byte_escape(&mut offset)? {
                Escape::Character(value) => output.push(low_byte(value)),
                Escape::Nothing => {}
                Escape::BigOctal(value) => {
                    self.warn(backslash, offset, "octal ");
                    output.push(low_byte(value));
                }
                Escape::Unknown => {
                    self.warn(backslash, offset, "");
                    output.extend_from_slice(bytes.get(backslash..offset).unwrap_or_default());
                }
                Escape::Backslash => output.push(b'\\'),
            }
        }
        Ok((output.into_boxed_slice(), self.warning))
    }

    fn warn(&mut self, backslash: usize, end: usize, kind: &str) {
        let sequence = self.text.get(backslash + 1..end).unwrap_or("");
        let fine = self.braces_are_fine && matches!(sequence, "{" | "}");
        if self.warning.is_none() && !fine {
            let span = Span::of(self.base + backslash, self.base + end);
            self.warning = Some(Warning::escape(sequence, kind, span));
        }
    }

    fn byte_at(&self, offset: usize) -> Option<u8> {
        self.text.as_bytes().get(offset).copied()
    }

    /// The sequence whose letter is at `end`, which moves behind it.
    fn escape(&mut self, end: &mut usize) -> Result<Escape, String> {
        let letter = *end;
        match self.byte_at(letter) {
            Some(b'x') => self.hexadecimal(end, 2, "truncated \\xXX escape"),
            Some(b'u') => self.hexadecimal(end, 4, "truncated \\uXXXX escape"),
            Some(b'U') => self.hexadecimal(end, 8, "truncated \\UXXXXXXXX escape"),
            Some(b'N') => self.named(end),
            Some(byte) if byte.is_ascii() => Ok(self.common(end, byte)),
            Some(_) | None => Ok(Escape::Backslash),
        }
    }

    fn byte_escape(&mut self, end: &mut usize) -> Result<Escape, String> {
        let letter = *end;
        match self.byte_at(letter) {
            Some(b'x') => match self.digits(letter + 1, 2) {
                (value, 2) => {
                    *end = letter + 3;
                    Ok(Escape::Character(value))
                }
                _ => {
                    let position = encoded_length(self.text.get(..letter - 1).unwrap_or(""));
                    Err(format!("(value error) invalid \\x escape at position {position}"))
                }
            },
            Some(byte) => Ok(self.common(end, byte)),
            None => Ok(Escape::Backslash),
        }
    }

    /// The sequences that strings and bytes share.
    fn common(&self, end: &mut usize, letter: u8) -> Escape {
        let start = *end;
        *end += 1;
        let value = match letter {
            b'\n' | b'\r' => {
                *end = after_line_end(self.text.as_bytes(), start);
                return Escape::Nothing;
            }
            b'\\' | b'\'' | b'"' => u32::from(letter),
            b'a' => 0x07,
            b'b' => 0x08,
            b'f' => 0x0C,
            b'n' => 0x0A,
            b'r' => 0x0D,
            b't' => 0x09,
            b'v' => 0x0B,
            b'0'..=b'7' => {
                let mut value = 0;
                *end = start;
                while let (Some(digit @ b'0'..=b'7'), true) = (self.byte_at(*end), *end < start + 3) {
                    value = value * 8 + u32::from(digit - b'0');
                    *end += 1;
                }
                return if value > 0o377 { Escape::BigOctal(value) } else { Escape::Character(value) };
            }
            _ => return Escape::Unknown,
        };
        Escape::Character(value)
    }

    /// Up to `count` hexadecimal digits from `start`: their value and how many there are.
    fn digits(&self, start: usize, count: usize) -> (u32, usize) {
        let digits =
            (start..start + count).map_while(|offset| char::from(self.byte_at(offset)?).to_digit(16));
        digits.fold((0, 0), |(value, found), digit| ((value << 4) | digit, found + 1))
    }

    fn hexadecimal(&self, end: &mut usize, count: usize, truncated: &str) -> Result<Escape, String> {
        let letter = *end;
        let (value, found) = self.digits(letter + 1, count);
        *end = letter + 1 + found;
        if found < count {
            Err(self.error(letter - 1, *end, truncated))
        } else if value > 0x0010_FFFF {
            Err(self.error(letter - 1, *end, "illegal Unicode character"))
        } else {
            Ok(Escape::Character(value))
        }
    }

    fn named(&self, end: &mut usize) -> Result<Escape, String> {
        let letter = *end;
        let malformed = |stop| Err(self.error(letter - 1, stop, "malformed \\N character escape"));
        if self.byte_at(letter + 1) != Some(b'{') {
            return malformed(letter + 1);
        }
        let name = self.text.get(letter + 2..).unwrap_or("");
        match name.split_once('}') {
            None => malformed(self.text.len()),
            Some(("", _)) => malformed(letter + 2),
            Some((name, _)) => {
                *end = letter + 3 + name.len();
                let unknown = || self.error(letter - 1, *end, "unknown Unicode character name");
                character_named(name).map(|found| Escape::Character(found.into())).ok_or_else(unknown)
            }
        }
    }

    fn error(&self, start: usize, end: usize, reason: &str) -> String {
        let start = encoded_length(self.text.get(..start).unwrap_or(""));
        let last = encoded_length(self.text.get(..end).unwrap_or("")).saturating_sub(1);
        format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{last}: {reason}"
        )
    }
}

/// Offset after the line end at `offset`, where `\n` or `\r` is known to be.
fn after_line_end(bytes: &[u8], offset: usize) -> usize {
    let is_pair = bytes.get(offset..).is_some_and(|rest| rest.starts_with(b"\r\n"));
    if is_pair { offset + 2 } else { offset + 1 }
}

/// The length CPython counts: ten for a character beyond ASCII, six for a backslash before one.
fn encoded_length(text: &str) -> usize {
    let mut length = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        length += match (character, characters.peek()) {
            ('\\', Some('\\')) => {
                characters.next();
                2
            }
            ('\\', Some(next)) if !next.is_ascii() => 6,
            ('\r', Some('\n')) => 0,
            (character, _) if character.is_ascii() => 1,
            _ => 10,
        };
    }
    length
}

fn low_byte(value: u32) -> u8 {
    u8::try_from(value & 0xFF).unwrap_or(0)
}

/// The character a `\N{…}` names: exact but for case, by name or by alias.
fn character_named(name: &str) -> Option<char> {
    const LONGEST: usize = 120;
    let upper = name.to_ascii_uppercase();
    let spaced = upper.split([' ', '-']).all(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if name.len() > LONGEST || !spaced || upper.trim() != upper || upper.contains("  ") {
        return None;
    }
    let found = unicode_names2::character(&upper)?;
    let official = unicode_names2::name(found).map(|name| name.to_string());
    // The crate matches loosely. A name that equals the official one but for spaces and hyphens was misspelled; one that
    // differs altogether is an alias.
    let squeeze = |text: &str| text.replace([' ', '-'], "");
    match official {
        Some(official) if official != upper && squeeze(&official) == squeeze(&upper) => None,
        Some(_) | None => Some(found),
    }
}
