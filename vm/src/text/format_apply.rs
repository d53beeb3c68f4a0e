//! Values under a format specification: sign, prefix, digits with separators, padding.
//!
//! The specification was read and checked by `format_spec.rs`; the caller has looked at its size bound.

use num_bigint::{BigInt, Sign as BigSign};
use num_traits::ToPrimitive;

use super::float_text::{self, Code, Style, format_code};
use super::format_spec::{Align, FormatError, Grouping, Sign, Spec};
use super::int_text;
use super::units::{Text, TextBuf};

/// An int to be formatted.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// A machine word.
    Small(i64),
    /// More than that.
    Big(&'a BigInt),
}

impl IntRef<'_> {
    /// True below zero.
    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(value) => value < 0,
            IntRef::Big(value) => value.sign() == BigSign::Minus,
        }
    }

    /// Bits of the magnitude.
    pub fn bits(self) -> u64 {
        match self {
            IntRef::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
            IntRef::Big(value) => value.bits(),
        }
    }

    /// As a float, rounded; `None` if too large.
    pub fn to_f64(self) -> Option<f64> {
        match self {
            IntRef::Small(value) => Some(value as f64),
            IntRef::Big(value) => float_text::from_bigint(value),
        }
    }

    /// As a machine word, if it fits.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(value),
            IntRef::Big(value) => value.to_i64(),
        }
    }

    /// Digits of the magnitude in base 2, 8, 10 or 16 (lower case). The error is the broken digit limit.
    pub fn digits(self, base: u32, limit: usize) -> Result<String, usize> {
        match (self, base) {
            (IntRef::Small(value), 2) => Ok(format!("{:b}", value.unsigned_abs())),
            (IntRef::Small(value), 8) => Ok(format!("{:o}", value.unsigned_abs())),
            (IntRef::Small(value), 16) => Ok(format!("{:x}", value.unsigned_abs())),
            (IntRef::Small(value), _) => Ok(value.unsigned_abs().to_string()),
            (IntRef::Big(value), 2 | 8 | 16) => Ok(int_text::format_power_of_two(value.magnitude(), base)),
            (IntRef::Big(value), _) => {
                let text = int_text::format_bigint(value, limit)?;
                Ok(text.strip_prefix('-').map_or(text.clone(), str::to_string))
            }
        }
    }
}

/// A number taken apart, ready to be laid out.
struct Parts<'a> {
    negative: bool,
    prefix: &'static str,
    /// Digits before the point.
    whole: &'a str,
    /// Digits after the point.
    fraction: &'a str,
    point: bool,
    /// Exponent, percent sign, or the words `inf` and `nan`.
    rest: &'a str,
}

/// `format(int, spec)`. `limit` is the limit of decimal digits, 0 for none.
pub fn format_int(value: IntRef<'_>, spec: &Spec, limit: usize) -> Result<TextBuf, FormatError> {
    if spec.is_float_code() && spec.code != u32::from('n') {
        let value = value
            .to_f64()
            .ok_or_else(|| FormatError::Overflow("int too large to convert to float".into()))?;
        return Ok(format_float(value, spec));
    }
    let (base, prefix) = match char::from_u32(spec.code) {
        Some('c') => return format_char(value, spec),
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some(_) | None => (10, ""),
    };
    let mut digits =
        value.digits(base, limit).map_err(|limit| FormatError::Value(int_text::too_long_to_write(limit)))?;
    if prefix == "0X" {
        digits.make_ascii_uppercase();
    }
    let parts = Parts {
        negative: value.is_negative(),
        prefix: if spec.alternate { prefix } else { "" },
        whole: &digits,
        fraction: "",
        point: false,
        rest: "",
    };
    let mut out = TextBuf::with_capacity(digits.len());
    lay_out(&parts, spec, if base == 10 { 3 } else { 4 }, &mut out);
    Ok(out)
}

fn format_char(value: IntRef<'_>, spec: &Spec) -> Result<TextBuf, FormatError> {
    let wide = value
        .to_i64()
        .ok_or_else(|| FormatError::Overflow("Python int too large to convert to C long".into()))?;
    match u32::try_from(wide) {
        Ok(code) if code <= 0x10_ffff => {
            let mut out = TextBuf::new();
            pad(Text::Four(&[code]), spec, &mut out);
            Ok(out)
        }
        Ok(_) | Err(_) => Err(FormatError::Overflow("%c arg not in range(0x110000)".into())),
    }
}

/// `format(float, spec)`.
pub fn format_float(value: f64, spec: &Spec) -> TextBuf {
    let mut text = float_digits(value, spec, true);
    if spec.code == u32::from('%') {
        text.push('%');
    }
    let mut out = TextBuf::with_capacity(text.len());
    lay_out(&float_parts(value, &text, spec), spec, 3, &mut out);
    out
}

/// Magnitude of a float under the code and precision of a specification.
fn float_digits(value: f64, spec: &Spec, point_zero: bool) -> String {
    let letter = char::from_u32(spec.code).unwrap_or('\0');
    let style = Style { alternate: spec.alternate, point_zero: point_zero && letter == '\0' };
    let precision = spec.precision.unwrap_or(6);
    let (value, code) = match letter.to_ascii_lowercase() {
        '%' => (value * 100.0, Code::Fixed),
        'f' => (value, Code::Fixed),
        'e' => (value, Code::Exponent),
        '\0' if spec.precision.is_none() => (value, Code::Repr),
        _ => (value, Code::General),
    };
    let text = format_code(value, code, precision, style);
    if letter.is_ascii_uppercase() { text.to_ascii_uppercase() } else { text }
}

fn float_parts<'a>(value: f64, text: &'a str, spec: &Spec) -> Parts<'a> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = text.split_at(digits(text));
    let (point, rest) = match rest.strip_prefix('.') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let (fraction, rest) = rest.split_at(if point { digits(rest) } else { 0 });
    let zero = !whole.is_empty() && whole.bytes().chain(fraction.bytes()).all(|byte| byte == b'0');
    let negative = value.is_sign_negative() && !value.is_nan() && !(zero && spec.no_negative_zero);
    Parts { negative, prefix: "", whole, fraction, point, rest }
}

/// `format(complex, spec)`.
pub fn format_complex(real: f64, imaginary: f64, spec: &Spec) -> TextBuf {
    let default = spec.code == 0;
    let only_imaginary = default && real == 0.0 && real.is_sign_positive();
    let parens = default && !only_imaginary;
    let inner = Spec { width: None, ..spec.clone() };
    let mut body = TextBuf::new();
    if parens {
        body.push_str("(");
    }
    if !only_imaginary {
        let digits = float_digits(real, &inner, false);
        lay_out(&float_parts(real, &digits, &inner), &inner, 3, &mut body);
    }
    let sign = if only_imaginary { inner.sign } else { Sign::Plus };
    let second = Spec { sign, ..inner };
    let digits = float_digits(imaginary, &second, false);
    lay_out(&float_parts(imaginary, &digits, &second), &second, 3, &mut body);
    body.push_str(if parens { "j)" } else { "j" });
    let mut out = TextBuf::with_capacity(body.len());
    pad(body.as_text(), spec, &mut out);
    out
}

/// `format(str, spec)`.
pub fn format_text(value: Text<'_>, spec: &Spec) -> TextBuf {
    let kept = match spec.precision {
        Some(most) => value.slice(0..most),
        None => value,
    };
    let mut out = TextBuf::with_capacity(kept.len());
    pad(kept, spec, &mut out);
    out
}

/// Pads text on the sides its alignment says; "inside" pads before.
fn pad(text: Text<'_>, spec: &Spec, out: &mut TextBuf) {
    let (left, right) = margins(text.len(), spec);
    out.push_repeated(spec.fill, left);
    out.push_text(text);
    out.push_repeated(spec.fill, right);
}

fn margins(length: usize, spec: &Spec) -> (usize, usize) {
    let missing = spec.width.unwrap_or(0).saturating_sub(length);
    match spec.align {
        Align::Left => (0, missing),
        Align::Right | Align::Inside => (missing, 0),
        Align::Center => (missing / 2, missing - missing / 2),
    }
}

fn lay_out(parts: &Parts<'_>, spec: &Spec, group: usize, out: &mut TextBuf) {
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Sign::Plus) => "+",
        (false, Sign::Space) => " ",
        (false, Sign::Unsaid | Sign::Minus) => "",
    };
    let fraction = group_fraction(parts.fraction, spec.fraction_grouping);
    let around =
        sign.len() + parts.prefix.len() + usize::from(parts.point) + fraction.len() + parts.rest.len();
    let zeros_inside = spec.fill == u32::from('0') && spec.align == Align::Inside;
    let least = if zeros_inside { spec.width.unwrap_or(0).saturating_sub(around) } else { 0 };
    let whole = group_whole(parts.whole, spec.grouping, group, least);
    let (left, right) = margins(around + whole.len(), spec);
    let inside = spec.align == Align::Inside;
    if !inside {
        out.push_repeated(spec.fill, left);
    }
    out.push_str(sign);
    out.push_str(parts.prefix);
    if inside {
        out.push_repeated(spec.fill, left);
    }
    out.push_str(&whole);
    if parts.point {
        out.push_str(".");
    }
    out.push_str(&fraction);
    out.push_str(parts.rest);
    out.push_repeated(spec.fill, right);
}

/// Digits with separators counted from the right, filled with zeros to a least length. A separator never leads,
/// so the result may be one longer.
fn group_whole(digits: &str, grouping: Grouping, group: usize, least: usize) -> String {
    let missing = least.saturating_sub(digits.len());
    if digits.is_empty() {
        return String::new();
    }
    let Some(separator) = grouping.letter() else {
        let mut text = "0".repeat(missing);
        text.push_str(digits);
        return text;
    };
    // With n digits there are (n - 1) / group separators: find the least n that fills the length.
    let length = |count: usize| count + (count - 1) / group;
    let mut count = digits.len().max((least / (group + 1) * group).saturating_sub(1));
    while length(count) < least {
        count += 1;
    }
    let mut text = String::with_capacity(length(count));
    let zeros = std::iter::repeat_n(b'0', count - digits.len());
    for (index, digit) in zeros.chain(digits.bytes()).enumerate() {
        if index > 0 && (count - index).is_multiple_of(group) {
            text.push(char::from(separator));
        }
        text.push(char::from(digit));
    }
    text
}

/// Digits with separators counted from the left.
fn group_fraction(digits: &str, grouping: Grouping) -> String {
    let Some(separator) = grouping.letter() else {
        return digits.to_string();
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == 0 {
            text.push(char::from(separator));
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(value: i64, spec: &str) -> String {
        let spec = Spec::for_int(Text::Ascii(spec), "int").expect("a good specification");
        match format_int(IntRef::Small(value), &spec, 4300) {
            Ok(text) => text.as_text().to_string_lossy(),
            Err(FormatError::Value(message) | FormatError::Overflow(message)) => message,
        }
    }

    fn float(value: f64, spec: &str) -> String {
        let spec = Spec::for_float(Text::Ascii(spec), "float").expect("a good specification");
        format_float(value, &spec).as_text().to_string_lossy()
    }

    fn complex(real: f64, imaginary: f64, spec: &str) -> String {
        let spec = Spec::for_complex(Text::Ascii(spec), "complex").expect("a good specification");
        format_complex(real, imaginary, &spec).as_text().to_string_lossy()
    }

    #[test]
    fn ints() {
        for (spec, text) in [
            ("010,", "00,012,345"),
            ("012,", "0,000,012,345"),
            ("#_b", "0b11_0000_0011_1001"),
            ("#X", "0X3039"),
            ("+020.2f", "+0000000000012345.00"),
            ("*^11", "***12345***"),
            ("<010", "1234500000"),
            ("=+10", "+    12345"),
            ("c", "\u{3039}"),
            ("%", "1234500.000000%"),
            ("g", "12345"),
        ] {
            assert_eq!(int(12345, spec), text, "{spec}");
        }
        assert_eq!(int(-5, "08_x"), "-00_0005");
        assert_eq!(int(-1, "c"), "%c arg not in range(0x110000)");
    }

    #[test]
    fn floats() {
        for (spec, text) in [
            ("", "1234.5"),
            (".3", "1.23e+03"),
            (".,f", "1234.500,000"),
            ("020,.2f", "0,000,000,001,234.50"),
            ("#.0f", "1234."),
            ("G", "1234.5"),
            ("+z.0f", "+1234"),
            ("0^10", "001234.500"),
            (".3,e", "1.234e+03"),
        ] {
            assert_eq!(float(1234.5, spec), text, "{spec}");
        }
        assert_eq!(float(-0.04, "z.1f"), "0.0");
        assert_eq!(float(f64::INFINITY, "010,F"), "0000000INF");
        assert_eq!(float(f64::NAN, "+"), "+nan");
        assert_eq!(float(100.0, ".3"), "1e+02");
    }

    #[test]
    fn complex_numbers() {
        assert_eq!(complex(1.0, 2.0, "^20,.2f"), "     1.00+2.00j     ");
        assert_eq!(complex(1234.0, 5.5, " "), "( 1234+5.5j)");
        assert_eq!(complex(0.0, 1.0, "#"), "1.j");
        assert_eq!(complex(0.0, 3.0, "+"), "+3j");
        assert_eq!(complex(1.0, 0.0, "10.2"), "    (1+0j)");
    }

    #[test]
    fn text() {
        let spec = Spec::for_text(Text::Ascii("*>6.2"), "str").expect("a good specification");
        assert_eq!(format_text(Text::Ascii("abc"), &spec).as_text().to_string_lossy(), "****ab");
    }
}
