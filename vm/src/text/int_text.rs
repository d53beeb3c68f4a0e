//! Ints to text and back, in any base, with the limit on decimal digits.
//!
//! Small ints take a path without big numbers. Long decimal text is read by halves, so that the cost follows
//! multiplication instead of the square of the length; num-bigint writes that way by itself.

use std::borrow::Cow;

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::ToPrimitive;

use super::float_parse::ascii_number;
use super::units::Text;

/// `sys.int_info.default_max_str_digits`.
pub const DEFAULT_MAX_DIGITS: usize = 4300;
/// `sys.int_info.str_digits_check_threshold`: shorter text is never refused.
pub const DIGITS_CHECK_THRESHOLD: usize = 640;

/// An int read from text, in its smallest form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// Fits a machine word.
    Small(i64),
    /// Does not.
    Big(BigInt),
}

/// Why text is no int.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntError {
    /// The base is neither 0 nor 2 to 36.
    Base,
    /// Not an int in this (the given, not the guessed) base.
    Literal {
        /// The base asked for.
        base: u32,
    },
    /// More decimal digits than the limit allows.
    TooLong {
        /// The limit in force.
        limit: usize,
        /// Digits of the text.
        digits: usize,
    },
}

impl IntError {
    /// The text of the `ValueError`; `shown` is the `repr` of the argument.
    pub fn message(self, shown: &str) -> String {
        match self {
            IntError::Base => "int() base must be >= 2 and <= 36, or 0".into(),
            IntError::Literal { base } => {
                let shown: String = shown.chars().take(200).collect();
                format!("invalid literal for int() with base {base}: {shown}")
            }
            IntError::TooLong { limit, digits } => format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ),
        }
    }
}

/// The text of the `ValueError` when an int is too long to be written.
pub fn too_long_to_write(limit: usize) -> String {
    format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    )
}

/// `int(text, base)`. A `limit` of 0 means none.
pub fn parse(text: Text<'_>, base: i64, limit: usize) -> Result<Int, IntError> {
    let base = match u32::try_from(base) {
        Ok(base) if base == 0 || (2..=36).contains(&base) => base,
        Ok(_) | Err(_) => return Err(IntError::Base),
    };
    match ascii_number(text) {
        Some(ascii) => parse_ascii(&ascii, base, limit),
        None => Err(IntError::Literal { base }),
    }
}

/// `int(bytes, base)`.
pub fn parse_bytes(bytes: &[u8], base: i64, limit: usize) -> Result<Int, IntError> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => parse(Text::Ascii(text), base, limit),
        Ok(_) | Err(_) => parse(Text::Ascii("?"), base, limit),
    }
}

fn parse_ascii(text: &str, asked: u32, limit: usize) -> Result<Int, IntError> {
    let wrong = IntError::Literal { base: asked };
    let (negative, unsigned) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        Some(_) | None => (false, text),
    };
    let (base, digits, prefixed) = split_prefix(unsigned, asked);
    let digits = plain_digits(digits, base, prefixed).ok_or(wrong)?;
    if asked == 0 && !prefixed && digits.starts_with('0') && digits.bytes().any(|byte| byte != b'0') {
        return Err(wrong);
    }
    if digits.len() <= 18 && base <= 10 || digits.len() <= 12 {
        // 10**18 and 36**12 are below 2**63.
        let value = digits.bytes().fold(0, |value, byte| {
            value * i64::from(base) + i64::from(char::from(byte).to_digit(base).unwrap_or(0))
        });
        return Ok(Int::Small(if negative { -value } else { value }));
    }
    if limit > 0 && digits.len() > limit.max(DIGITS_CHECK_THRESHOLD) && !base.is_power_of_two() {
        return Err(IntError::TooLong { limit, digits: digits.len() });
    }
    let magnitude = read_digits(digits.as_bytes(), base).ok_or(wrong)?;
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    Ok(smallest(BigInt::from_biguint(sign, magnitude)))
}

/// A big int in its smallest form.
pub fn smallest(value: BigInt) -> Int {
    match value.to_i64() {
        Some(small) => Int::Small(small),
        None => Int::Big(value),
    }
}

/// The base the digits are in, the digits, and whether a prefix such as `0x` was taken off.
fn split_prefix(text: &str, asked: u32) -> (u32, &str, bool) {
    let named = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if named != 0 && (asked == 0 || asked == named) {
        return (named, &text[2..], true);
    }
    (if asked == 0 { 10 } else { asked }, text, false)
}

/// The digits without underscores, if all are digits of the base and each underscore stands before one.
fn plain_digits(text: &str, base: u32, prefixed: bool) -> Option<Cow<'_, str>> {
    let mut underscores = false;
    let mut after_digit = prefixed;
    for letter in text.chars() {
        if letter == '_' {
            if !after_digit {
                return None;
            }
            underscores = true;
            after_digit = false;
        } else {
            letter.to_digit(base)?;
            after_digit = true;
        }
    }
    if !after_digit || text.is_empty() {
        return None;
    }
    Some(if underscores { Cow::Owned(text.replace('_', "")) } else { Cow::Borrowed(text) })
}

/// Below this length num-bigint's own reader is used.
const HALVING_LENGTH: usize = 1500;

/// Reads digits by halves. The depth is the logarithm of the length.
fn read_digits(digits: &[u8], base: u32) -> Option<BigUint> {
    if digits.len() <= HALVING_LENGTH || base.is_power_of_two() {
        return BigUint::parse_bytes(digits, base);
    }
    let mut powers = Vec::new();
    let mut length = HALVING_LENGTH;
    let mut power = BigUint::from(base).pow(u32::try_from(length).ok()?);
    while length < digits.len() {
        let next = if length * 2 < digits.len() { Some(&power * &power) } else { None };
        powers.push((length, power));
        length *= 2;
        match next {
            Some(next) => power = next,
            None => break,
        }
    }
    join_halves(digits, base, &powers)
}

fn join_halves(digits: &[u8], base: u32, powers: &[(usize, BigUint)]) -> Option<BigUint> {
    let Some(((length, power), smaller)) = powers.split_last() else {
        return BigUint::parse_bytes(digits, base);
    };
    let Some(split) = digits.len().checked_sub(*length).filter(|&split| split > 0) else {
        return join_halves(digits, base, smaller);
    };
    let high = join_halves(&digits[..split], base, smaller)?;
    let low = join_halves(&digits[split..], base, smaller)?;
    Some(high * power + low)
}

/// Decimal text of a small int.
pub fn format_i64(value: i64) -> String {
    let mut out = String::with_capacity(20);
    push_i64(value, &mut out);
    out
}

const PAIRS: &[u8; 200] = b"0001020304050607080910111213141516171819\
2021222324252627282930313233343536373839\
4041424344454647484950515253545556575859\
6061626364656667686970717273747576777879\
8081828384858687888990919293949596979899";

/// Decimal text of a small int, added to `out`.
pub fn push_i64(value: i64, out: &mut String) {
    let mut buffer = [0_u8; 20];
    let mut start = buffer.len();
    let mut rest = value.unsigned_abs();
    while rest >= 100 {
        let pair = (rest % 100) as usize * 2;
        rest /= 100;
        start -= 2;
        buffer[start..start + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    if rest >= 10 {
        let pair = rest as usize * 2;
        start -= 2;
        buffer[start..start + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    } else {
        start -= 1;
        buffer[start] = b'0' + rest as u8;
    }
    if value < 0 {
        out.push('-');
    }
    out.push_str(std::str::from_utf8(&buffer[start..]).unwrap_or(""));
}

/// Decimal text of a big int; the error is the limit it breaks (see [`too_long_to_write`]). 0 means no limit.
pub fn format_bigint(value: &BigInt, limit: usize) -> Result<String, usize> {
    if limit > 0 {
        // log10(2) from below: if even this many digits are too many, the conversion need not start.
        let at_least = value.bits().saturating_sub(1).saturating_mul(30_102) / 100_000;
        let limit = limit.max(DIGITS_CHECK_THRESHOLD);
        if at_least > limit as u64 {
            return Err(limit);
        }
    }
    let text = value.to_string();
    let digits = text.len() - usize::from(value.sign() == Sign::Minus);
    if limit > 0 && digits > limit.max(DIGITS_CHECK_THRESHOLD) { Err(limit) } else { Ok(text) }
}

/// Most decimal digits a number of so many bits can have: what to charge before converting.
pub fn decimal_digits_bound(bits: u64) -> u64 {
    bits.saturating_mul(30_103) / 100_000 + 1
}

/// Digits in base 2, 8 or 16 (lower case, no prefix) of a magnitude.
pub fn format_power_of_two(magnitude: &BigUint, base: u32) -> String {
    magnitude.to_str_radix(base)
}

#[cfg(test)]
mod tests {
    use super::super::units::TextBuf;
    use super::*;

    fn read(text: &str, base: i64) -> Result<Int, IntError> {
        parse(TextBuf::from_utf8(text).as_text(), base, DEFAULT_MAX_DIGITS)
    }

    #[test]
    fn text_is_read_as_the_reference_reads_it() {
        for (text, base, value) in [
            (" -1_000\n", 10, -1000),
            ("0x_fF", 0, 255),
            ("0b11", 2, 3),
            ("0b11", 16, 0xb11),
            ("00_0", 0, 0),
            ("010", 10, 10),
            ("zz", 36, 35 * 37),
            ("\u{661}_\u{662}", 10, 12),
            ("\u{3000}1\u{85}", 10, 1),
            ("-9223372036854775808", 10, i64::MIN),
        ] {
            assert_eq!(read(text, base), Ok(Int::Small(value)), "{text}");
        }
        for (text, base) in [
            ("", 10),
            ("1__0", 10),
            ("_1", 10),
            ("1_", 10),
            ("0x", 16),
            ("010", 0),
            ("+ 1", 10),
            ("--1", 10),
            ("1\0", 10),
            ("\x1c1", 10),
            ("é", 10),
            ("0x_", 0),
            ("2", 2),
        ] {
            assert_eq!(read(text, base), Err(IntError::Literal { base: base as u32 }), "{text:?}");
        }
        assert_eq!(read("1", 37), Err(IntError::Base));
        assert_eq!(read("1", 1), Err(IntError::Base));
        assert_eq!(parse_bytes(b"1\xff", 10, 0), Err(IntError::Literal { base: 10 }));
    }

    #[test]
    fn digits_are_limited() {
        let long = "1".repeat(4301);
        let error = read(&long, 10).unwrap_err();
        assert_eq!(
            error.message(""),
            "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        );
        assert!(read(&long, 16).is_ok());
        let big = BigInt::from(10).pow(4300);
        assert_eq!(format_bigint(&big, DEFAULT_MAX_DIGITS), Err(4300));
        assert_eq!(format_bigint(&(&big - 1), DEFAULT_MAX_DIGITS).map(|text| text.len()), Ok(4300));
        assert_eq!(format_bigint(&-&big, 0).map(|text| text.len()), Ok(4302));
    }

    #[test]
    fn long_text_is_read_by_halves() {
        let text: String = (0..50_003).map(|index| char::from(b'0' + (index * 7 % 10) as u8)).collect();
        let by_halves = parse(Text::Ascii(&text), 10, 0);
        let direct = BigUint::parse_bytes(text.as_bytes(), 10).map(BigInt::from).map(Int::Big);
        assert_eq!(by_halves.ok(), direct);
    }

    #[test]
    fn small_ints_are_written() {
        for value in [0, 9, 10, 99, 100, -1, -12345, i64::MAX, i64::MIN] {
            assert_eq!(format_i64(value), value.to_string());
        }
    }
}
