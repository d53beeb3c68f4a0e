//! Floats and ints in exact exchange: parts, ratios, rounding to an int, the nearest float of an int.

use num_bigint::{BigInt, Sign};
use num_traits::One;

/// `round(value)`: the nearest int, halves to even. `None` if not finite.
pub fn round_to_int(value: f64) -> Option<BigInt> {
    to_bigint(value.round_ties_even())
}

/// The int of the same value, fraction cut off. `None` if not finite.
pub fn to_bigint(value: f64) -> Option<BigInt> {
    let (numerator, denominator) = integer_ratio(value.trunc())?;
    debug_assert!(denominator.is_one());
    Some(numerator)
}

/// Sign, 53-bit mantissa and power of two of a finite value: ±`mantissa` × 2^`exponent`.
pub fn decompose(value: f64) -> Option<(bool, u64, i32)> {
    if !value.is_finite() {
        return None;
    }
    let bits = value.to_bits();
    let field = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) =
        if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) };
    Some((value.is_sign_negative(), mantissa, exponent))
}

/// `as_integer_ratio`; `None` if not finite ("cannot convert NaN to integer ratio", "… Infinity …").
pub fn integer_ratio(value: f64) -> Option<(BigInt, BigInt)> {
    let (negative, mantissa, exponent) = decompose(value)?;
    if mantissa == 0 {
        return Some((BigInt::ZERO, BigInt::one()));
    }
    let zeros = mantissa.trailing_zeros();
    let exponent = exponent + zeros as i32;
    let odd = BigInt::from(mantissa >> zeros);
    let odd = if negative { -odd } else { odd };
    let power = exponent.unsigned_abs();
    Some(if exponent >= 0 { (odd << power, BigInt::one()) } else { (odd, BigInt::one() << power) })
}

/// An int as the nearest float, halves to even. `None` is `OverflowError: int too large to convert to float`.
pub fn from_bigint(value: &BigInt) -> Option<f64> {
    let bits = value.bits();
    if bits > 1024 {
        return None;
    }
    let magnitude = value.magnitude();
    // Keep 64 bits, the lowest of them "sticky", so that the conversion of a u64 rounds correctly.
    let shift = bits.saturating_sub(64);
    let mut top = (magnitude >> shift).iter_u64_digits().next().unwrap_or(0);
    if shift > 0 && magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift) {
        top |= 1;
    }
    let result = top as f64 * 2.0_f64.powi(shift as i32);
    let result = if value.sign() == Sign::Minus { -result } else { result };
    result.is_finite().then_some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exchange_is_exact() {
        assert_eq!(round_to_int(2.5), Some(BigInt::from(2)));
        assert_eq!(integer_ratio(-0.75), Some((BigInt::from(-3), BigInt::from(4))));
        assert_eq!(from_bigint(&(BigInt::from(1) << 1024)), None);
        assert_eq!(from_bigint(&((BigInt::from(1) << 64) + 1)), Some(18446744073709551616.0));
        assert_eq!(to_bigint(-1e22), Some(-BigInt::from(10).pow(22)));
        assert_eq!(to_bigint(f64::NAN), None);
        assert_eq!(decompose(-1.0), Some((true, 1 << 52, -52)));
    }
}
