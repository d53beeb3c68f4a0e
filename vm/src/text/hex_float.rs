//! `float.hex` and `float.fromhex`: floats in hexadecimal, exactly.
//!
//! Apart from decimal text because nothing is shared but the words `inf` and `nan`.

use super::float_parse::is_number_space;
use super::float_text::decompose;

/// What `float.fromhex` refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HexError {
    /// A `ValueError`.
    Invalid,
    /// An `OverflowError`.
    TooLarge,
}

impl HexError {
    /// The reference's words.
    pub fn message(self) -> &'static str {
        match self {
            HexError::Invalid => "invalid hexadecimal floating-point string",
            HexError::TooLarge => "hexadecimal value too large to represent as a float",
        }
    }
}

/// `float.hex`.
pub fn to_hex(value: f64) -> String {
    let sign = if value.is_sign_negative() && !value.is_nan() { "-" } else { "" };
    let Some((_, mantissa, exponent)) = decompose(value) else {
        return if value.is_nan() { "nan".into() } else { format!("{sign}inf") };
    };
    if mantissa == 0 {
        return format!("{sign}0x0.0p+0");
    }
    let whole = mantissa >> 52;
    let fraction = mantissa & ((1 << 52) - 1);
    format!("{sign}0x{whole}.{fraction:013x}p{:+}", exponent + 52)
}

/// `float.fromhex`.
pub fn from_hex(text: &str) -> Result<f64, HexError> {
    let text = text.trim_matches(is_number_space);
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        Some(_) | None => (false, text),
    };
    let magnitude = magnitude(rest)?;
    Ok(if negative { -magnitude } else { magnitude })
}

fn magnitude(text: &str) -> Result<f64, HexError> {
    let lower = text.to_ascii_lowercase();
    match lower.as_str() {
        "inf" | "infinity" => return Ok(f64::INFINITY),
        "nan" => return Ok(f64::NAN),
        _ => {}
    }
    let body = lower.strip_prefix("0x").unwrap_or(&lower);
    let (whole, rest) = split_digits(body, 16);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => split_digits(rest, 16),
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return Err(HexError::Invalid);
    }
    let (exponent, rest) = match rest.strip_prefix('p') {
        Some(rest) => read_exponent(rest)?,
        None => (0, rest),
    };
    let mut mantissa: u64 = 0;
    let mut scale = exponent.saturating_sub((fraction.len() as i64).saturating_mul(4));
    for digit in whole.chars().chain(fraction.chars()).filter_map(|letter| letter.to_digit(16)) {
        if mantissa >> 59 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
        } else {
            // Enough bits are kept: what follows only says whether anything is left over.
            mantissa |= u64::from(digit != 0);
            scale = scale.saturating_add(4);
        }
    }
    // A number too large is told before what stands behind it.
    let value = scaled(mantissa, scale)?;
    if rest.is_empty() { Ok(value) } else { Err(HexError::Invalid) }
}

/// The digits of a base at the beginning, and the rest.
fn split_digits(text: &str, base: u32) -> (&str, &str) {
    text.split_at(text.find(|letter: char| !letter.is_digit(base)).unwrap_or(text.len()))
}

/// A decimal exponent with sign, and the rest; one out of range is cut to a value that still decides.
fn read_exponent(text: &str) -> Result<(i64, &str), HexError> {
    let (negative, unsigned) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        Some(_) | None => (false, text),
    };
    let (digits, rest) = split_digits(unsigned, 10);
    if digits.is_empty() {
        return Err(HexError::Invalid);
    }
    let magnitude = digits.parse::<i64>().unwrap_or(i64::MAX / 2).min(i64::MAX / 2);
    Ok((if negative { -magnitude } else { magnitude }, rest))
}

/// `mantissa` × 2^`scale`, rounded half to even once.
fn scaled(mantissa: u64, scale: i64) -> Result<f64, HexError> {
    if mantissa == 0 {
        return Ok(0.0);
    }
    let bits = i64::from(64 - mantissa.leading_zeros());
    let top = bits.saturating_add(scale);
    if top > 1024 {
        return Err(HexError::TooLarge);
    }
    if top < -1075 {
        return Ok(0.0);
    }
    // The lowest bit a result of this size has: drop all below it, rounding.
    let lowest = (top - 53).max(-1074);
    let drop = lowest - scale;
    let kept = if drop <= 0 {
        u128::from(mantissa) << drop.unsigned_abs().min(64)
    } else {
        let drop = drop.min(127) as u32;
        let wide = u128::from(mantissa);
        let half = 1_u128 << (drop - 1);
        let rest = wide & ((1_u128 << drop) - 1);
        let whole = wide >> drop;
        whole + u128::from(rest > half || (rest == half && whole & 1 == 1))
    };
    let exponent = lowest as i32;
    // Two exact steps, because 2^lowest alone may be subnormal or the first product too large.
    let result = kept as f64 * 2.0_f64.powi(exponent / 2) * 2.0_f64.powi(exponent - exponent / 2);
    if result.is_finite() { Ok(result) } else { Err(HexError::TooLarge) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_is_written_as_the_reference_writes_it() {
        assert_eq!(to_hex(-0.0), "-0x0.0p+0");
        assert_eq!(to_hex(1.5), "0x1.8000000000000p+0");
        assert_eq!(to_hex(-5e-324), "-0x0.0000000000001p-1022");
        assert_eq!(to_hex(0.1), "0x1.999999999999ap-4");
        assert_eq!(to_hex(f64::NEG_INFINITY), "-inf");
    }

    #[test]
    fn hex_is_read_as_the_reference_reads_it() {
        let good = [
            ("0x1.8p3", 12.0),
            ("  0X.8\n", 0.5),
            ("1.8", 1.5),
            ("+0X1P+2", 4.0),
            ("-Infinity", f64::NEG_INFINITY),
            ("0x0p99999999999999999999", 0.0),
            ("0x1p-9999999999999999999", 0.0),
            ("0x1.fffffffffffff7p1023", f64::MAX),
            ("0x1.00000000000008p0", 1.0),
            ("0x1.000000000000080000001p0", 1.0000000000000002),
            ("0x1p-1075", 0.0),
            ("0x1.8p-1075", 5e-324),
            ("0x1p-1074", 5e-324),
            ("0x1.", 1.0),
        ];
        for (text, value) in good {
            assert_eq!(from_hex(text), Ok(value), "{text}");
        }
        for text in ["", "0x", "0x1p", ".p1", ".", "0x.", "x1", "- 0x1", "0x_1", "0x1\u{661}", "0x1p+-1"] {
            assert_eq!(from_hex(text), Err(HexError::Invalid), "{text}");
        }
        for text in ["0x1p1025", "0x1.fffffffffffff8p1023", "0x1p99999999999999999999", "1p9999x"] {
            assert_eq!(from_hex(text), Err(HexError::TooLarge), "{text}");
        }
    }
}
