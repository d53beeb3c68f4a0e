//! Floats to text: `repr`, the printf codes, rounding in decimal.
//!
//! Shortest digits come from `zmij`, exact ones from the standard library; the layout is the reference's. The
//! format mini-language (`format_spec.rs`) and `%` (`percent.rs`) build on [`format_code`]. Reading is in
//! `float_parse.rs`, exact exchange with ints in `float_parts.rs`.

pub use super::float_parse::{parse, parse_complex};
pub use super::float_parts::{decompose, from_bigint, integer_ratio, round_to_int, to_bigint};

/// No f64 has more digits than this after or before its point, so a greater precision adds only zeros. It also
/// keeps clear of the limit the standard library sets to a precision.
const MOST_DIGITS: usize = 1100;

/// Decimal digits of a finite number: value = 0.d₁d₂d₃… × 10^`point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// ASCII digits; no leading zero unless the value is 0.
    pub digits: String,
    /// Where the decimal point stands, counted from before the first digit.
    pub point: i32,
}

/// The fewest digits that read back as `value` (its sign is left out).
pub fn shortest_digits(value: f64) -> Digits {
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(value.abs());
    let (mantissa, exponent) = match text.split_once('e') {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().unwrap_or(0)),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits = String::with_capacity(mantissa.len());
    digits.push_str(whole);
    digits.push_str(fraction);
    let zeros = digits.bytes().take_while(|&byte| byte == b'0').count();
    if zeros == digits.len() {
        return Digits { digits: "0".into(), point: 1 };
    }
    let point = exponent + whole.len() as i32 - zeros as i32;
    digits.drain(..zeros);
    digits.truncate(digits.trim_end_matches('0').len());
    Digits { digits, point }
}

/// So many significant digits, rounded half to even from the exact value.
fn exact_digits(value: f64, count: usize) -> Digits {
    let shown = count.clamp(1, MOST_DIGITS);
    let text = format!("{:.*e}", shown - 1, value.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.extend(std::iter::repeat_n('0', count.saturating_sub(shown)));
    Digits { digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }
}

/// `repr` and `str` of a float.
pub fn repr(value: f64) -> String {
    let mut out = String::with_capacity(24);
    push_repr(value, &mut out);
    out
}

/// `repr` of a float, added to `out`.
pub fn push_repr(value: f64, out: &mut String) {
    let magnitude = value.abs();
    if (1e-4..1e16).contains(&magnitude) {
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(value);
        // In this range the layouts agree wherever no exponent is shown.
        if !text.contains('e') {
            out.push_str(text);
            return;
        }
    }
    if value.is_sign_negative() && !value.is_nan() {
        out.push('-');
    }
    out.push_str(&format_code(value, Code::Repr, 0, Style { alternate: false, point_zero: true }));
}

/// One half of `repr` of a complex number: shortest, without the `.0`.
fn complex_part(value: f64) -> String {
    let digits = format_code(value, Code::Repr, 0, Style::default());
    if value.is_sign_negative() && !value.is_nan() { format!("-{digits}") } else { digits }
}

/// `repr` of a complex number.
pub fn repr_complex(real: f64, imaginary: f64) -> String {
    let second = complex_part(imaginary);
    if real == 0.0 && real.is_sign_positive() {
        return format!("{second}j");
    }
    let plus = if second.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{second}j)", complex_part(real))
}

/// Ways of writing a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// `e`: one digit, point, digits, exponent.
    Exponent,
    /// `f`: no exponent.
    Fixed,
    /// `g`: significant digits, exponent if needed.
    General,
    /// `repr`: shortest digits; the precision is ignored.
    Repr,
}

/// Details of writing a float.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// `#`: always a point, and for `g` trailing zeros.
    pub alternate: bool,
    /// Adds `.0` where the number would read as an int.
    pub point_zero: bool,
}

/// The magnitude of a float as text, in lower case and without sign. Length is at most about `precision` + 320.
pub fn format_code(value: f64, code: Code, precision: usize, style: Style) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    if value.is_infinite() {
        return "inf".into();
    }
    match code {
        Code::Exponent => {
            let digits = exact_digits(value, precision.saturating_add(1));
            let shown = if value == 0.0 { Digits { point: 1, ..digits } } else { digits };
            exponent_form(&shown, style)
        }
        Code::Fixed => {
            let mut text = fixed_digits(value, precision)
                .unwrap_or_else(|| format!("{:.*}", precision.min(MOST_DIGITS), value.abs()));
            text.extend(std::iter::repeat_n('0', precision.saturating_sub(MOST_DIGITS)));
            if precision == 0 && style.alternate {
                text.push('.');
            }
            text
        }
        Code::General => {
            let precision = precision.max(1);
            let mut digits = exact_digits(value, precision);
            if !style.alternate {
                let kept = digits.digits.trim_end_matches('0').len().max(1);
                digits.digits.truncate(kept);
            }
            // With `.0` to be added, one place less is left before the exponent is shown.
            let limit = i32::try_from(precision).unwrap_or(i32::MAX) - i32::from(style.point_zero);
            either_form(&digits, limit, style)
        }
        Code::Repr => either_form(&shortest_digits(value), 16, style),
    }
}

/// A magnitude with so many places behind the point, rounded half to even from the exact value; None where
/// that value, scaled, does not fit 128 bits.
fn fixed_digits(value: f64, places: usize) -> Option<String> {
    let bits = value.abs().to_bits();
    let exponent = (bits >> 52) as i32;
    // 53 bits of the number times 74 of the power of ten
    if places > 22 || (exponent == 0 && bits != 0) {
        return None;
    }
    let fraction = u128::from(bits & ((1 << 52) - 1));
    let mantissa = if bits == 0 { 0 } else { fraction | 1 << 52 };
    let scaled = mantissa * 10_u128.pow(places as u32);
    // the number is the mantissa halved so often
    let whole = match u32::try_from(1075 - exponent) {
        _ if bits == 0 => 0,
        Ok(0) => scaled,
        Ok(shift @ 1..=127) => {
            let (kept, rest, half) = (scaled >> shift, scaled & ((1 << shift) - 1), 1_u128 << (shift - 1));
            kept + u128::from(rest > half || rest == half && kept & 1 == 1)
        }
        Ok(_) => return None,
        Err(_) => {
            let shift = (exponent - 1075).unsigned_abs();
            if shift >= scaled.leading_zeros() {
                return None;
            }
            scaled << shift
        }
    };
    // from the last digit to the first; 39 digits hold 128 bits
    let mut text = [b'0'; 41];
    let (mut at, mut left) = (text.len(), whole);
    for _ in 0..places {
        at -= 1;
        text[at] = last_digit(&mut left);
    }
    if places > 0 {
        at -= 1;
        text[at] = b'.';
    }
    loop {
        at -= 1;
        text[at] = last_digit(&mut left);
        if left == 0 {
            break;
        }
    }
    std::str::from_utf8(&text[at..]).ok().map(str::to_owned)
}

/// Takes the last decimal digit off a number.
fn last_digit(left: &mut u128) -> u8 {
    if let Ok(small) = u64::try_from(*left) {
        *left = u128::from(small / 10);
        return b'0' + (small % 10) as u8;
    }
    let digit = (*left % 10) as u8;
    *left /= 10;
    b'0' + digit
}

fn either_form(digits: &Digits, limit: i32, style: Style) -> String {
    if digits.point > limit || digits.point < -3 {
        exponent_form(digits, style)
    } else {
        plain_form(digits, style)
    }
}

fn exponent_form(digits: &Digits, style: Style) -> String {
    let mut text = String::with_capacity(digits.digits.len() + 8);
    let (first, rest) = digits.digits.split_at(1);
    text.push_str(first);
    if !rest.is_empty() || style.alternate {
        text.push('.');
        text.push_str(rest);
    }
    let exponent = digits.point - 1;
    text.push('e');
    text.push(if exponent < 0 { '-' } else { '+' });
    if exponent.abs() < 10 {
        text.push('0');
    }
    text.push_str(&exponent.abs().to_string());
    text
}

fn plain_form(digits: &Digits, style: Style) -> String {
    let mut text = String::with_capacity(digits.digits.len() + 8);
    let mut fraction = false;
    match usize::try_from(digits.point) {
        Ok(point) if point > 0 => {
            let split = point.min(digits.digits.len());
            let (whole, rest) = digits.digits.split_at(split);
            text.push_str(whole);
            text.extend(std::iter::repeat_n('0', point - split));
            if !rest.is_empty() {
                text.push('.');
                text.push_str(rest);
                fraction = true;
            }
        }
        Ok(_) | Err(_) => {
            text.push_str("0.");
            text.extend(std::iter::repeat_n('0', digits.point.unsigned_abs() as usize));
            text.push_str(&digits.digits);
            fraction = true;
        }
    }
    if !fraction && style.point_zero {
        text.push_str(".0");
    } else if !fraction && style.alternate {
        text.push('.');
    }
    text
}

/// `round(value, places)`; `None` is `OverflowError: rounded value too large to represent`.
pub fn round(value: f64, places: i64) -> Option<f64> {
    if !value.is_finite() || value == 0.0 || places > 323 {
        return Some(value);
    }
    if places < -308 {
        return Some(0.0_f64.copysign(value));
    }
    let rounded = if places >= 0 {
        format!("{:.*}", places as usize, value).parse().unwrap_or(value)
    } else {
        round_left_of_point(value, places as i32)
    };
    rounded.is_finite().then_some(rounded)
}

fn round_left_of_point(value: f64, places: i32) -> f64 {
    // 18 digits never round a double up to a power of ten, so this is its true exponent.
    let exponent = exact_digits(value, 18).point - 1;
    let kept = exponent + places;
    let text = if kept >= 0 {
        format!("{:.*e}", kept as usize, value.abs())
    } else if kept == -1 && above_half(&exact_digits(value, 800).digits) {
        format!("1e{}", exponent + 1)
    } else {
        "0".into()
    };
    text.parse::<f64>().unwrap_or(0.0).copysign(value)
}

fn above_half(digits: &str) -> bool {
    digits.trim_end_matches('0') > "5"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_digits_are_those_of_the_standard_library() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut known = 0;
        for round in 0..20_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let value = match round % 4 {
                0 => f64::from_bits(state),
                1 => (state >> 40) as f64 / 8.0,
                2 => (state >> 11) as f64 / (1_u64 << (state & 63)) as f64,
                _ => (state >> 50) as f64 / 1000.0,
            };
            if !value.is_finite() {
                continue;
            }
            for places in [0, 1, 2, 5, 6, 17, 22, 23] {
                if let Some(text) = fixed_digits(value, places) {
                    assert_eq!(text, format!("{places_value:.places$}", places_value = value.abs()));
                    known += 1;
                }
            }
        }
        assert!(known > 80_000, "{known}");
        for (value, places, text) in [(0.5, 0, "0"), (1.5, 0, "2"), (0.125, 2, "0.12"), (-0.0, 3, "0.000")] {
            assert_eq!(fixed_digits(value, places).as_deref(), Some(text));
        }
    }

    #[test]
    fn repr_is_laid_out_as_the_reference() {
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (0.1 + 0.2, "0.30000000000000004"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ] {
            assert_eq!(repr(value), text);
        }
        assert_eq!(repr_complex(0.0, 1.0), "1j");
        assert_eq!(repr_complex(-0.0, -0.0), "(-0-0j)");
        assert_eq!(repr_complex(1.5, f64::NAN), "(1.5+nanj)");
        assert_eq!(repr_complex(1e16, f64::NEG_INFINITY), "(1e+16-infj)");
    }

    #[test]
    fn codes_match_the_reference() {
        let plain = Style::default();
        let full = Style { alternate: true, point_zero: false };
        assert_eq!(format_code(2.5, Code::Fixed, 0, plain), "2");
        assert_eq!(format_code(3.5, Code::Fixed, 0, full), "4.");
        assert_eq!(format_code(1.25, Code::Exponent, 1, plain), "1.2e+00");
        assert_eq!(format_code(0.0, Code::Exponent, 3, plain), "0.000e+00");
        assert_eq!(format_code(0.1, Code::Fixed, 60, plain).len(), 62);
        assert_eq!(format_code(100000.0, Code::General, 6, plain), "100000");
        assert_eq!(format_code(1000000.0, Code::General, 6, plain), "1e+06");
        assert_eq!(format_code(0.0001, Code::General, 6, full), "0.000100000");
        assert_eq!(format_code(1.0, Code::Fixed, 100_000, plain).len(), 100_002);
    }

    #[test]
    fn rounding_is_decimal_and_half_even() {
        assert_eq!(round(2.675, 2), Some(2.67));
        assert_eq!(round(0.5, 0), Some(0.0));
        assert_eq!(round(125.0, -1), Some(120.0));
        assert_eq!(round(5.0, -1), Some(0.0));
        assert_eq!(round(5.000001, -1), Some(10.0));
        assert_eq!(round(1.7e308, -308), None);
        assert_eq!(round(-4.0, -400), Some(-0.0));
    }
}
