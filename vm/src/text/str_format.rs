//! Templates of `str.format`: literals and fields, the path of a field name, numbering.
//!
//! Only reading: the caller looks up values, converts them, and reads a nested specification as a template of its
//! own, with [`MAX_DEPTH`] in mind. All positions are code points of the template.

use std::ops::Range;

use super::unicode::decimal_value;
use super::units::Text;

/// How deep templates may nest: the template itself and its specifications.
pub const MAX_DEPTH: usize = 2;
/// `ValueError` beyond [`MAX_DEPTH`].
pub const TOO_DEEP: &str = "Max string recursion exceeded";
/// `ValueError` of `format_map` for a numbered field.
pub const POSITIONAL_IN_MAP: &str = "Format string contains positional fields";

/// A malformed template: the text of its `ValueError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateError(pub &'static str);

const TOO_MANY_DIGITS: TemplateError = TemplateError("Too many decimal digits in format string");

/// The text of the `ValueError` for a conversion other than `r`, `s`, `a`.
pub fn unknown_conversion(code: u32) -> String {
    match char::from_u32(code) {
        Some(letter @ '!'..='\u{7e}') => format!("Unknown conversion specifier {letter}"),
        Some(_) | None => format!("Unknown conversion specifier \\x{code:x}"),
    }
}

/// A replacement field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name with its path: see [`FieldName`].
    pub name: Range<usize>,
    /// Specification, empty if there is none.
    pub spec: Range<usize>,
    /// True if the specification contains `{`, and must be read as a template itself.
    pub spec_has_fields: bool,
    /// The letter after `!`.
    pub conversion: Option<u32>,
}

/// Literal text and the field that follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Text to copy; doubled braces are already one.
    pub literal: Range<usize>,
    /// The field.
    pub field: Option<Field>,
}

/// Reads a template piece by piece; ends after the first error.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    text: Text<'a>,
    index: usize,
    end: usize,
}

impl<'a> Template<'a> {
    /// The whole text.
    pub fn new(text: Text<'a>) -> Self {
        Template { text, index: 0, end: text.len() }
    }

    /// A part of the text, such as a specification.
    pub fn part(text: Text<'a>, range: Range<usize>) -> Self {
        let end = range.end.min(text.len());
        Template { text, index: range.start, end }
    }

    fn peek(&self) -> Option<char> {
        if self.index < self.end {
            self.text.at(self.index).map(|code| char::from_u32(code).unwrap_or('\u{fffd}'))
        } else {
            None
        }
    }

    fn take(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.index += 1;
        Some(letter)
    }

    fn piece(&mut self) -> Result<Piece, TemplateError> {
        let start = self.index;
        let brace = loop {
            match self.take() {
                Some(brace @ ('{' | '}')) => break brace,
                Some(_) => {}
                None => return Ok(Piece { literal: start..self.index, field: None }),
            }
        };
        let next = self.peek();
        if next == Some(brace) {
            let literal = start..self.index;
            self.index += 1;
            return Ok(Piece { literal, field: None });
        }
        if brace == '}' {
            return Err(TemplateError("Single '}' encountered in format string"));
        }
        if next.is_none() {
            return Err(TemplateError("Single '{' encountered in format string"));
        }
        let literal = start..self.index - 1;
        Ok(Piece { literal, field: Some(self.field()?) })
    }

    fn field(&mut self) -> Result<Field, TemplateError> {
        let start = self.index;
        let ended_by = loop {
            match self.take() {
                Some('{') => return Err(TemplateError("unexpected '{' in field name")),
                Some('[') => {
                    while self.peek().is_some_and(|letter| letter != ']') {
                        self.index += 1;
                    }
                }
                Some(end @ ('}' | ':' | '!')) => break end,
                Some(_) => {}
                None => return Err(TemplateError("expected '}' before end of string")),
            }
        };
        let name = start..self.index - 1;
        let mut conversion = None;
        if ended_by == '!' {
            conversion = self.text.at(self.index).filter(|_| self.index < self.end);
            if conversion.is_none() {
                return Err(TemplateError("end of string while looking for conversion specifier"));
            }
            self.index += 1;
        }
        let closed = match (ended_by, self.peek()) {
            ('}', _) => true,
            ('!', Some('}')) => {
                self.index += 1;
                true
            }
            ('!', Some(':')) => {
                self.index += 1;
                false
            }
            ('!', Some(_)) => return Err(TemplateError("expected ':' after conversion specifier")),
            _ => false,
        };
        let empty = self.index..self.index;
        let (spec, spec_has_fields) = if closed { (empty, false) } else { self.spec()? };
        Ok(Field { name, spec, spec_has_fields, conversion })
    }

    fn spec(&mut self) -> Result<(Range<usize>, bool), TemplateError> {
        let start = self.index;
        let mut depth = 1_usize;
        let mut has_fields = false;
        while let Some(letter) = self.take() {
            match letter {
                '{' => {
                    has_fields = true;
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok((start..self.index - 1, has_fields));
            }
        }
        Err(TemplateError("unmatched '{' in format spec"))
    }
}

impl Iterator for Template<'_> {
    type Item = Result<Piece, TemplateError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.peek()?;
        let piece = self.piece();
        if piece.is_err() {
            self.index = self.end;
        }
        Some(piece)
    }
}

/// What a field name begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// Nothing: numbered automatically.
    Empty,
    /// A number.
    Index(usize),
    /// A keyword.
    Name(Range<usize>),
}

/// One step of the path of a field name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `.name`
    Attribute(Range<usize>),
    /// `[number]`
    Index(usize),
    /// `[key]`
    Key(Range<usize>),
}

/// A field name: its beginning, then, as an iterator, its path.
#[derive(Clone, Debug)]
pub struct FieldName<'a> {
    text: Text<'a>,
    index: usize,
    end: usize,
}

impl<'a> FieldName<'a> {
    /// Splits off the beginning.
    pub fn split(text: Text<'a>, range: Range<usize>) -> Result<(First, FieldName<'a>), TemplateError> {
        let end = range.end.min(text.len());
        let start = range.start.min(end);
        let mut name = FieldName { text, index: start, end };
        name.skip_until(&['.', '[']);
        let first = match number(text, start..name.index)? {
            _ if name.index == start => First::Empty,
            Some(index) => First::Index(index),
            None => First::Name(start..name.index),
        };
        Ok((first, name))
    }

    fn skip_until(&mut self, stops: &[char]) {
        while let Some(code) = self.text.at(self.index).filter(|_| self.index < self.end) {
            if char::from_u32(code).is_some_and(|letter| stops.contains(&letter)) {
                return;
            }
            self.index += 1;
        }
    }

    fn step(&mut self, opening: Option<char>) -> Result<Step, TemplateError> {
        self.index += 1;
        let start = self.index;
        let empty = Err(TemplateError("Empty attribute in format string"));
        match opening {
            Some('.') => {
                self.skip_until(&['.', '[']);
                if self.index == start { empty } else { Ok(Step::Attribute(start..self.index)) }
            }
            Some('[') => {
                self.skip_until(&[']']);
                if self.index >= self.end {
                    return Err(TemplateError("Missing ']' in format string"));
                }
                let key = start..self.index;
                self.index += 1;
                match number(self.text, key.clone())? {
                    _ if key.is_empty() => empty,
                    Some(index) => Ok(Step::Index(index)),
                    None => Ok(Step::Key(key)),
                }
            }
            Some(_) | None => Err(TemplateError("Only '.' or '[' may follow ']' in format field specifier")),
        }
    }
}

impl Iterator for FieldName<'_> {
    type Item = Result<Step, TemplateError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.index >= self.end {
            return None;
        }
        let opening = self.text.at(self.index).and_then(char::from_u32);
        let step = self.step(opening);
        if step.is_err() {
            self.index = self.end;
        }
        Some(step)
    }
}

/// The number a range spells, `None` if it is none.
fn number(text: Text<'_>, range: Range<usize>) -> Result<Option<usize>, TemplateError> {
    if range.is_empty() {
        return Ok(None);
    }
    let mut number = 0_usize;
    for code in text.slice(range).iter() {
        let Some(digit) = decimal_value(code) else {
            return Ok(None);
        };
        number = number
            .checked_mul(10)
            .and_then(|number| number.checked_add(usize::from(digit)))
            .filter(|&number| number <= isize::MAX as usize)
            .ok_or(TOO_MANY_DIGITS)?;
    }
    Ok(Some(number))
}

/// Numbering of fields, shared by a template and its nested specifications.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbering {
    /// No numbered field yet.
    #[default]
    Unknown,
    /// `{}`: the next number.
    Automatic(usize),
    /// `{0}`
    Manual,
}

impl Numbering {
    /// The number of a field, `None` for a named one.
    pub fn resolve(&mut self, first: &First) -> Result<Option<usize>, TemplateError> {
        match (first, *self) {
            (First::Name(_), _) => Ok(None),
            (First::Empty, Numbering::Manual) => Err(TemplateError(
                "cannot switch from manual field specification to automatic field numbering",
            )),
            (First::Index(_), Numbering::Automatic(_)) => Err(TemplateError(
                "cannot switch from automatic field numbering to manual field specification",
            )),
            (First::Index(index), Numbering::Unknown | Numbering::Manual) => {
                *self = Numbering::Manual;
                Ok(Some(*index))
            }
            (First::Empty, Numbering::Unknown) => {
                *self = Numbering::Automatic(1);
                Ok(Some(0))
            }
            (First::Empty, Numbering::Automatic(next)) => {
                *self = Numbering::Automatic(next + 1);
                Ok(Some(next))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as `literal|name|spec|conversion` lines, or the error.
    fn pieces(template: &str) -> String {
        let text = Text::Ascii(template);
        let part = |range: &Range<usize>| text.slice(range.clone()).to_string_lossy();
        let mut lines = Vec::new();
        for piece in Template::new(text) {
            match piece {
                Ok(Piece { literal, field: None }) => lines.push(part(&literal)),
                Ok(Piece { literal, field: Some(field) }) => lines.push(format!(
                    "{}|{}|{}|{}",
                    part(&literal),
                    part(&field.name),
                    part(&field.spec),
                    field.conversion.and_then(char::from_u32).unwrap_or('-')
                )),
                Err(TemplateError(message)) => return message.into(),
            }
        }
        lines.join("\n")
    }

    #[test]
    fn templates_are_split_as_by_the_reference() {
        assert_eq!(pieces("a{{b}}{0.x[}]!r:>{w}}c"), "a{\nb}\n|0.x[}]|>{w}|r\nc");
        assert_eq!(pieces("{0:{{}}}"), "|0|{{}}|-");
        for (template, message) in [
            ("{", "Single '{' encountered in format string"),
            ("a}", "Single '}' encountered in format string"),
            ("{0", "expected '}' before end of string"),
            ("{0[a}", "expected '}' before end of string"),
            ("{0!", "end of string while looking for conversion specifier"),
            ("{0!r", "unmatched '{' in format spec"),
            ("{0!}", "unmatched '{' in format spec"),
            ("{0!rr}", "expected ':' after conversion specifier"),
            ("{0:{}", "unmatched '{' in format spec"),
            ("{a{b}}", "unexpected '{' in field name"),
        ] {
            assert_eq!(pieces(template), message, "{template}");
        }
    }

    #[test]
    fn names_are_split_as_by_the_reference() {
        let split = |name: &str| -> Result<(First, Vec<Step>), TemplateError> {
            let (first, rest) = FieldName::split(Text::Ascii(name), 0..name.len())?;
            Ok((first, rest.collect::<Result<Vec<_>, _>>()?))
        };
        assert_eq!(
            split("0.a[1][b]"),
            Ok((First::Index(0), vec![Step::Attribute(2..3), Step::Index(1), Step::Key(7..8)]))
        );
        assert_eq!(split("-1"), Ok((First::Name(0..2), vec![])));
        assert_eq!(split("[a]"), Ok((First::Empty, vec![Step::Key(1..2)])));
        assert_eq!(split("0[]"), Err(TemplateError("Empty attribute in format string")));
        assert_eq!(split("0[1"), Err(TemplateError("Missing ']' in format string")));
        assert_eq!(split("99999999999999999999"), Err(TOO_MANY_DIGITS));
        assert_eq!(
            split("0[1]x"),
            Err(TemplateError("Only '.' or '[' may follow ']' in format field specifier"))
        );
    }

    #[test]
    fn numbering_does_not_mix() {
        let mut numbering = Numbering::default();
        assert_eq!(numbering.resolve(&First::Empty), Ok(Some(0)));
        assert_eq!(numbering.resolve(&First::Empty), Ok(Some(1)));
        assert!(numbering.resolve(&First::Index(0)).is_err());
        assert_eq!(numbering.resolve(&First::Name(0..1)), Ok(None));
    }
}
