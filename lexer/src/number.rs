//! Numbers: where one ends, what it is worth, what is wrong with it.
//!
//! The automaton only finds that a number starts. It is read here by hand because each wrong number has its own message at
//! its own place, and because a number may touch a keyword (`1if x else y`) at the price of a warning.

use crate::error::LexError;
use crate::source::Span;
use crate::token::{IntLiteral, Token};

/// A number that was read.
pub(crate) struct Number {
    /// `Int`, `Float` or `Imaginary`.
    pub token: Token,
    /// Offset after its last character.
    pub end: usize,
    /// Set when a keyword follows at once: the warning to give.
    pub touches_keyword: Option<&'static str>,
}

/// What a literal turned out to be, which is also how messages name it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Binary,
    Octal,
    Hexadecimal,
    Decimal,
    Float,
    Imaginary,
}

impl Shape {
    /// The shapes with a prefix, by its letter.
    const fn of_prefix(letter: Option<u8>) -> Option<Self> {
        match letter {
            Some(b'x' | b'X') => Some(Self::Hexadecimal),
            Some(b'o' | b'O') => Some(Self::Octal),
            Some(b'b' | b'B') => Some(Self::Binary),
            _ => None,
        }
    }

    const fn radix(self) -> u32 {
        match self {
            Self::Binary => 2,
            Self::Octal => 8,
            Self::Hexadecimal => 16,
            Self::Decimal | Self::Float | Self::Imaginary => 10,
        }
    }

    const fn adjective(self) -> &'static str {
        match self {
            Self::Binary => "binary",
            Self::Octal => "octal",
            Self::Hexadecimal => "hexadecimal",
            Self::Decimal | Self::Float => "decimal",
            Self::Imaginary => "imaginary",
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Binary => "invalid binary literal",
            Self::Octal => "invalid octal literal",
            Self::Hexadecimal => "invalid hexadecimal literal",
            Self::Decimal | Self::Float => "invalid decimal literal",
            Self::Imaginary => "invalid imaginary literal",
        }
    }
}

/// Reads the number that starts at `start` with a digit, or with a point and a digit.
pub(crate) fn read(source: &str, start: usize) -> Result<Number, LexError> {
    let mut reader = Reader { source, bytes: source.as_bytes(), start, offset: start };
    let shape = reader.shape()?;
    let touches_keyword = reader.check_end(shape)?;
    let token = reader.value(shape);
    Ok(Number { token, end: reader.offset, touches_keyword })
}

struct Reader<'source> {
    source: &'source str,
    bytes: &'source [u8],
    start: usize,
    offset: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.offset).copied()
    }

    fn at_digit(&self) -> bool {
        self.peek().is_some_and(|byte| byte.is_ascii_digit())
    }

    fn invalid(&self, shape: Shape) -> LexError {
        LexError::before(self.source, self.offset, shape.message())
    }

    fn shape(&mut self) -> Result<Shape, LexError> {
        if self.peek() == Some(b'.') {
            return self.fraction();
        }
        if self.peek() != Some(b'0') {
            self.digits()?;
            return self.after_digits(Shape::Decimal);
        }
        self.offset += 1;
        if let Some(shape) = Shape::of_prefix(self.peek()) {
            self.offset += 1;
            self.prefixed(shape)?;
            return Ok(shape);
        }
        self.leading_zero()
    }

    /// Digits of `0x…`, `0o…`, `0b…`, each group perhaps after one underscore.
    fn prefixed(&mut self, shape: Shape) -> Result<(), LexError> {
        let fits = |byte: Option<u8>| byte.is_some_and(|byte| char::from(byte).is_digit(shape.radix()));
        loop {
            if self.peek() == Some(b'_') {
                self.offset += 1;
            }
            if !fits(self.peek()) {
                self.wrong_digit(shape)?;
                return Err(self.invalid(shape));
            }
            while fits(self.peek()) {
                self.offset += 1;
            }
            if self.peek() != Some(b'_') {
                return self.wrong_digit(shape);
            }
        }
    }

    /// `8` in an octal literal, `2` in a binary one.
    fn wrong_digit(&self, shape: Shape) -> Result<(), LexError> {
        match self.peek() {
            Some(digit @ b'0'..=b'9') => {
                let digit = char::from(digit);
                let message = format!("invalid digit '{digit}' in {} literal", shape.adjective());
                Err(LexError::before(self.source, self.offset + 1, message))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// After a leading `0`: more zeros, or a float that happens to start so, but no other whole number.
    fn leading_zero(&mut self) -> Result<Shape, LexError> {
        loop {
            if self.peek() == Some(b'_') {
                self.offset += 1;
                if !self.at_digit() {
                    return Err(self.invalid(Shape::Decimal));
                }
            }
            if self.peek() != Some(b'0') {
                break;
            }
            self.offset += 1;
        }
        let zeros_end = self.offset;
        let nonzero = self.at_digit();
        if nonzero {
            self.digits()?;
        }
        let is_float = matches!(self.peek(), Some(b'.' | b'e' | b'E' | b'j' | b'J'));
        if nonzero && !is_float {
            return Err(LexError::range(
                Span::of(self.start, zeros_end),
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            ));
        }
        self.after_digits(Shape::Decimal)
    }

    /// Digits with single underscores between them; the first one is there.
    fn digits(&mut self) -> Result<(), LexError> {
        loop {
            while self.at_digit() {
                self.offset += 1;
            }
            if self.peek() != Some(b'_') {
                return Ok(());
            }
            self.offset += 1;
            if !self.at_digit() {
                return Err(self.invalid(Shape::Decimal));
            }
        }
    }

    fn after_digits(&mut self, shape: Shape) -> Result<Shape, LexError> {
        match self.peek() {
            Some(b'.') => self.fraction(),
            Some(_) | None => self.exponent(shape),
        }
    }

    fn fraction(&mut self) -> Result<Shape, LexError> {
        self.offset += 1;
        if self.at_digit() {
            self.digits()?;
        }
        self.exponent(Shape::Float)
    }

    /// An exponent, if a digit follows the `e`; otherwise the `e` belongs to what comes next (`1else`).
    fn exponent(&mut self, mut shape: Shape) -> Result<Shape, LexError> {
        if let Some(b'e' | b'E') = self.peek() {
            let letter = self.offset;
            self.offset += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.offset += 1;
                if !self.at_digit() {
                    return Err(self.invalid(Shape::Decimal));
                }
            } else if !self.at_digit() {
                self.offset = letter;
                return Ok(shape);
            }
            self.digits()?;
            shape = Shape::Float;
        }
        if let Some(b'j' | b'J') = self.peek() {
            self.offset += 1;
            return Ok(Shape::Imaginary);
        }
        Ok(shape)
    }

    /// A letter after a number is an error, unless a keyword starts there that may follow a number.
    fn check_end(&self, shape: Shape) -> Result<Option<&'static str>, LexError> {
        const KEYWORDS: [&[u8]; 8] = [b"and", b"else", b"for", b"if", b"in", b"is", b"or", b"not"];
        let rest = self.bytes.get(self.offset..).unwrap_or_default();
        if KEYWORDS.iter().any(|keyword| rest.starts_with(keyword)) {
            return Ok(Some(shape.message()));
        }
        match self.peek() {
            Some(byte) if byte.is_ascii_alphanumeric() || byte == b'_' => Err(self.invalid(shape)),
            Some(_) | None => Ok(None),
        }
    }

    fn value(&self, shape: Shape) -> Token {
        let text = self.source.get(self.start..self.offset).unwrap_or("0");
        let text = match shape {
            Shape::Binary | Shape::Octal | Shape::Hexadecimal => text.get(2..).unwrap_or("0"),
            Shape::Decimal | Shape::Float => text,
            Shape::Imaginary => text.get(..text.len() - 1).unwrap_or("0"),
        };
        let digits: Box<str> =
            if text.contains('_') { text.replace('_', "").into_boxed_str() } else { text.into() };
        match shape {
            Shape::Binary | Shape::Octal | Shape::Hexadecimal | Shape::Decimal => {
                Token::Int(IntLiteral { digits, radix: shape.radix() })
            }
            Shape::Float => Token::Float(digits.parse().unwrap_or(f64::NAN)),
            Shape::Imaginary => Token::Imaginary(digits.parse().unwrap_or(f64::NAN)),
        }
    }
}
