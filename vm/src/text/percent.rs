//! `%` formatting: the pieces of a template, and numbers and text laid out as a directive says.
//!
//! The caller holds the arguments: for each [`Piece::Directive`] it looks up the key, takes one argument for each
//! `*`, resolves a [`Layout`] and converts the value. Bytes templates are read as [`Text::One`].

use std::ops::Range;

use super::float_text::{Code, Style, format_code};
use super::format_apply::IntRef;
use super::format_spec::FormatError;
use super::int_text::too_long_to_write;
use super::units::{Text, TextBuf};

/// Flags of a directive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// A width or a precision as the template has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Not given.
    Absent,
    /// Digits.
    Fixed(usize),
    /// `*`: the next argument.
    Star,
}

/// One directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// Where the mapping key stands, parentheses left out.
    pub key: Option<Range<usize>>,
    /// Flags.
    pub flags: Flags,
    /// Least width.
    pub width: Amount,
    /// Precision.
    pub precision: Amount,
    /// The conversion letter; may be one that does not exist (see [`unsupported`]).
    pub code: u32,
    /// Position of the conversion letter.
    pub index: usize,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text to copy.
    Literal(Range<usize>),
    /// `%%`
    Percent,
    /// A conversion.
    Directive(Directive),
}

/// What is wrong with a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The template ends inside it.
    Incomplete,
    /// The template ends inside the key.
    IncompleteKey,
    /// The width does not fit.
    WidthTooBig,
    /// The precision does not fit.
    PrecisionTooBig,
}

/// A broken directive, with what the reference does before it notices: ask for the key, take arguments for `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectiveError {
    /// What is wrong.
    pub problem: Problem,
    /// True if a key was begun, so that the argument must be a mapping first of all.
    pub key_begun: bool,
    /// The key, if it is complete and was therefore looked up.
    pub key: Option<Range<usize>>,
    /// Arguments taken by `*` before the problem.
    pub stars: usize,
}

impl DirectiveError {
    /// The text of the `ValueError`.
    pub fn message(&self) -> &'static str {
        match self.problem {
            Problem::Incomplete => "incomplete format",
            Problem::IncompleteKey => "incomplete format key",
            Problem::WidthTooBig => "width too big",
            Problem::PrecisionTooBig => "precision too big",
        }
    }
}

/// `TypeError` when arguments run out.
pub const NOT_ENOUGH: &str = "not enough arguments for format string";
/// `TypeError` when arguments are left over (for str; bytes say "bytes formatting").
pub const NOT_ALL: &str = "not all arguments converted during string formatting";
/// `TypeError` when arguments of a bytes template are left over.
pub const NOT_ALL_BYTES: &str = "not all arguments converted during bytes formatting";
/// `TypeError` for a key without a mapping.
pub const NO_MAPPING: &str = "format requires a mapping";
/// `TypeError` for a `*` whose argument is no int.
pub const STAR_WANTS_INT: &str = "* wants int";

/// The text of the `ValueError` for a letter that is no conversion.
pub fn unsupported(code: u32, index: usize) -> String {
    let letter = char::from_u32(code).filter(|letter| matches!(letter, '\u{1f}'..='~')).unwrap_or('?');
    format!("unsupported format character '{letter}' (0x{code:x}) at index {index}")
}

/// Reads a template piece by piece; ends after the first error.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    text: Text<'a>,
    index: usize,
}

impl<'a> Template<'a> {
    /// Begins at the start of the template.
    pub fn new(text: Text<'a>) -> Self {
        Template { text, index: 0 }
    }

    fn peek(&self) -> Option<u32> {
        self.text.at(self.index)
    }

    fn peek_char(&self) -> Option<char> {
        self.peek().and_then(char::from_u32)
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        loop {
            match self.peek_char() {
                Some('-') => flags.left = true,
                Some('+') => flags.plus = true,
                Some(' ') => flags.space = true,
                Some('#') => flags.alternate = true,
                Some('0') => flags.zero = true,
                Some(_) | None => return flags,
            }
            self.index += 1;
        }
    }

    /// Digits up to `most`; `None` if the number is greater.
    fn number(&mut self, most: usize) -> Option<usize> {
        let mut number = 0_usize;
        while let Some(digit) = self.peek_char().and_then(|letter| letter.to_digit(10)) {
            number = number.checked_mul(10)?.checked_add(digit as usize).filter(|&number| number <= most)?;
            self.index += 1;
        }
        Some(number)
    }

    /// The key after `(`, which may contain balanced parentheses.
    fn key(&mut self) -> Option<Range<usize>> {
        let start = self.index;
        let mut depth = 1_usize;
        while let Some(code) = self.peek() {
            self.index += 1;
            match char::from_u32(code) {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) | None => {}
            }
            if depth == 0 {
                return Some(start..self.index - 1);
            }
        }
        None
    }

    /// Reads what follows a `%`.
    fn directive(&mut self) -> Result<Directive, DirectiveError> {
        let mut error =
            DirectiveError { problem: Problem::IncompleteKey, key_begun: false, key: None, stars: 0 };
        if self.peek_char() == Some('(') {
            self.index += 1;
            error.key_begun = true;
            match self.key() {
                Some(key) => error.key = Some(key),
                None => return Err(error),
            }
        }
        let flags = self.flags();
        let mut width = Amount::Absent;
        if self.peek_char() == Some('*') {
            self.index += 1;
            error.stars += 1;
            width = Amount::Star;
        } else if self.peek_char().is_some_and(|letter| letter.is_ascii_digit()) {
            match self.number(isize::MAX as usize) {
                Some(number) => width = Amount::Fixed(number),
                None => return Err(DirectiveError { problem: Problem::WidthTooBig, ..error }),
            }
        }
        let mut precision = Amount::Absent;
        if self.peek_char() == Some('.') {
            self.index += 1;
            if self.peek_char() == Some('*') {
                self.index += 1;
                error.stars += 1;
                precision = Amount::Star;
            } else {
                match self.number(i32::MAX as usize) {
                    Some(number) => precision = Amount::Fixed(number),
                    None => return Err(DirectiveError { problem: Problem::PrecisionTooBig, ..error }),
                }
            }
        }
        if matches!(self.peek_char(), Some('h' | 'l' | 'L')) {
            self.index += 1;
        }
        match self.peek() {
            Some(code) => {
                let index = self.index;
                self.index += 1;
                Ok(Directive { key: error.key, flags, width, precision, code, index })
            }
            None => Err(DirectiveError { problem: Problem::Incomplete, ..error }),
        }
    }
}

impl Iterator for Template<'_> {
    type Item = Result<Piece, DirectiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.index;
        while let Some(code) = self.peek() {
            if code == u32::from('%') {
                break;
            }
            self.index += 1;
        }
        if self.index > start {
            return Some(Ok(Piece::Literal(start..self.index)));
        }
        self.peek()?;
        self.index += 1;
        if self.peek_char() == Some('%') {
            self.index += 1;
            return Some(Ok(Piece::Percent));
        }
        let directive = self.directive();
        if directive.is_err() {
            self.index = self.text.len();
        }
        Some(directive.map(Piece::Directive))
    }
}

/// A directive with its stars resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Flags.
    pub flags: Flags,
    /// Least width, 0 for none.
    pub width: usize,
    /// Precision.
    pub precision: Option<usize>,
    /// The conversion letter.
    pub code: u32,
}

impl Directive {
    /// Puts in the arguments of the stars: a negative width means left, a negative precision 0.
    pub fn resolve(&self, star_width: i64, star_precision: i64) -> Layout {
        let mut flags = self.flags;
        let width = match self.width {
            Amount::Absent => 0,
            Amount::Fixed(width) => width,
            Amount::Star => {
                flags.left |= star_width < 0;
                usize::try_from(star_width.unsigned_abs()).unwrap_or(usize::MAX)
            }
        };
        let precision = match self.precision {
            Amount::Absent => None,
            Amount::Fixed(precision) => Some(precision),
            Amount::Star => Some(usize::try_from(star_precision).unwrap_or(0)),
        };
        Layout { flags, width, precision, code: self.code }
    }
}

impl Layout {
    /// Upper bound of the result's length when the bare value has `length` code points or digits.
    pub fn bound(&self, length: u64) -> u64 {
        let precision = self.precision.unwrap_or(0) as u64;
        length.saturating_add(precision).saturating_add(330).max(self.width as u64)
    }

    /// `%d %i %u %o %x %X` of an int. `limit` is the limit of decimal digits, 0 for none.
    pub fn int(&self, value: IntRef<'_>, limit: usize, out: &mut TextBuf) -> Result<(), FormatError> {
        if self.precision.is_some_and(|precision| precision > i32::MAX as usize - 3) {
            return Err(FormatError::Overflow("precision too large".into()));
        }
        let (base, prefix) = match char::from_u32(self.code) {
            Some('o') => (8, "0o"),
            Some('x') => (16, "0x"),
            Some('X') => (16, "0X"),
            Some(_) | None => (10, ""),
        };
        let mut digits =
            value.digits(base, limit).map_err(|limit| FormatError::Value(too_long_to_write(limit)))?;
        if let Some(missing) = self.precision.and_then(|least| least.checked_sub(digits.len())) {
            digits.insert_str(0, &"0".repeat(missing));
        }
        if self.code == u32::from('X') {
            digits.make_ascii_uppercase();
        }
        self.number(value.is_negative(), if self.flags.alternate { prefix } else { "" }, &digits, out);
        Ok(())
    }

    /// `%e %E %f %F %g %G` of a float.
    pub fn float(&self, value: f64, out: &mut TextBuf) {
        let letter = char::from_u32(self.code).unwrap_or('f');
        let code = match letter.to_ascii_lowercase() {
            'e' => Code::Exponent,
            'g' => Code::General,
            _ => Code::Fixed,
        };
        let style = Style { alternate: self.flags.alternate, point_zero: false };
        let mut digits = format_code(value, code, self.precision.unwrap_or(6), style);
        if letter.is_ascii_uppercase() {
            digits.make_ascii_uppercase();
        }
        self.number(value.is_sign_negative() && !value.is_nan(), "", &digits, out);
    }

    fn number(&self, negative: bool, prefix: &str, digits: &str, out: &mut TextBuf) {
        let sign = match (negative, self.flags.plus, self.flags.space) {
            (true, _, _) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            (false, false, false) => "",
        };
        let missing = self.width.saturating_sub(sign.len() + prefix.len() + digits.len());
        let (before, zeros, after) = match (self.flags.left, self.flags.zero) {
            (true, _) => (0, 0, missing),
            (false, true) => (0, missing, 0),
            (false, false) => (missing, 0, 0),
        };
        out.push_repeated(u32::from(' '), before);
        out.push_str(sign);
        out.push_str(prefix);
        out.push_repeated(u32::from('0'), zeros);
        out.push_str(digits);
        out.push_repeated(u32::from(' '), after);
    }

    /// `%s %r %a`: the text cut to the precision; `%c` too, whose precision is ignored.
    pub fn text(&self, value: Text<'_>, out: &mut TextBuf) {
        let kept = match self.precision {
            Some(most) if self.code != u32::from('c') => value.slice(0..most),
            Some(_) | None => value,
        };
        let missing = self.width.saturating_sub(kept.len());
        let (before, after) = if self.flags.left { (0, missing) } else { (missing, 0) };
        out.push_repeated(u32::from(' '), before);
        out.push_text(kept);
        out.push_repeated(u32::from(' '), after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(template: &str, value: i64) -> String {
        let mut out = TextBuf::new();
        for piece in Template::new(Text::Ascii(template)) {
            match piece {
                Ok(Piece::Literal(range)) => out.push_text(Text::Ascii(template).slice(range)),
                Ok(Piece::Percent) => out.push_str("%"),
                Ok(Piece::Directive(directive)) => {
                    let layout = directive.resolve(value, value);
                    match char::from_u32(layout.code) {
                        Some('d' | 'i' | 'u' | 'x' | 'X' | 'o') => {
                            layout.int(IntRef::Small(value), 0, &mut out).expect("no limit is broken");
                        }
                        Some('s' | 'c') => layout.text(Text::Ascii("abc"), &mut out),
                        Some('e' | 'f' | 'F' | 'g') => layout.float(value as f64, &mut out),
                        _ => return unsupported(directive.code, directive.index),
                    }
                }
                Err(error) => return format!("{} {}", error.message(), error.stars),
            }
        }
        out.as_text().to_string_lossy()
    }

    #[test]
    fn numbers_match_the_reference() {
        assert_eq!(one("%#010.5x|%X", -255), "-0x00000ff|-FF");
        assert_eq!(one("%010.5d|%-8d|% d|%+ d|%#o", 255), "0000000255|255     | 255|+255|0o377");
        assert_eq!(one("%*d|", -5), "-5   |");
        assert_eq!(one("%.*d|%%", 3), "003|%");
        assert_eq!(one("%08.2f %e %#g %F", -1), "-0001.00 -1.000000e+00 -1.00000 -1.000000");
        assert_eq!(one("%5.2s|%-5s|%05s|%.1c", 0), "   ab|abc  |  abc|abc");
        assert_eq!(one("%ld%hd", 1), "11");
    }

    #[test]
    fn errors_match_the_reference() {
        assert_eq!(one("%", 0), "incomplete format 0");
        assert_eq!(one("%*", 0), "incomplete format 1");
        assert_eq!(one("%5.", 0), "incomplete format 0");
        assert_eq!(one("%(a", 0), "incomplete format key 0");
        assert_eq!(one("%99999999999999999999d", 0), "width too big 0");
        assert_eq!(one("%.2147483648f", 0), "precision too big 0");
        assert_eq!(one("abc%y", 0), "unsupported format character 'y' (0x79) at index 4");
        assert_eq!(one("%lld", 0), "unsupported format character 'l' (0x6c) at index 2");
        assert_eq!(unsupported(0xe9, 1), "unsupported format character '?' (0xe9) at index 1");
    }

    #[test]
    fn keys_may_hold_parentheses() {
        let mut template = Template::new(Text::Ascii("%(a(b))s"));
        match template.next() {
            Some(Ok(Piece::Directive(directive))) => assert_eq!(directive.key, Some(2..6)),
            other => panic!("{other:?}"),
        }
        assert_eq!(template.next(), None);
    }
}
