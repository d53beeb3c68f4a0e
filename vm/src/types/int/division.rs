//! Division of big numbers, by what the leading digits tell where the quotient is much shorter than the
//! divisor: long division and division by halves both cost the divisor's length many times over there.

use num_bigint::{BigInt as Number, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Zero};

/// Divisors of fewer bits are left to long division.
const LONG: u64 = 64 * 64;

/// `number >> shift`, for at most 128 bits that are left then.
fn leading(number: &BigUint, shift: u64) -> u128 {
    let (skip, by) = ((shift / 64) as usize, (shift % 64) as u32);
    let mut digits = number.iter_u64_digits();
    let low = u128::from(digits.nth(skip).unwrap_or(0));
    let middle = u128::from(digits.next().unwrap_or(0));
    let high = u128::from(digits.next().unwrap_or(0));
    let wide = low | middle << 64;
    if by == 0 { wide } else { wide >> by | high << (128 - by) }
}

/// Between which two numbers the quotient lies, both included, when it fits 63 bits and the divisor is longer
/// than 64: what the divisor's leading 64 bits say.
fn bounds(dividend: &BigUint, divisor: &BigUint) -> Option<(u64, u64)> {
    let (wide, narrow) = (dividend.bits(), divisor.bits());
    if narrow <= 64 || wide > narrow + 62 {
        return None;
    }
    let shift = narrow - 64;
    let (above, below) = (leading(dividend, shift), leading(divisor, shift));
    // with the bits that were left out, the dividend lies below `above + 1` and the divisor below `below + 1`
    Some(((above / (below + 1)) as u64, (above / below) as u64))
}

/// The quotient, when the leading digits alone decide it.
fn decided(dividend: &BigUint, divisor: &BigUint) -> Option<u64> {
    bounds(dividend, divisor).and_then(|(least, most)| (least == most).then_some(most))
}

/// Quotient and remainder; the divisor is not zero.
pub fn divide(dividend: &BigUint, divisor: &BigUint) -> (BigUint, BigUint) {
    if let Some((_, most)) = bounds(dividend, divisor) {
        return corrected(dividend, divisor, BigUint::from(most));
    }
    let (wide, narrow) = (dividend.bits(), divisor.bits());
    let longer = wide.saturating_sub(narrow);
    if narrow > LONG && longer < narrow / 2 {
        // the quotient of what stays of both is at most one too large
        let cut = narrow - longer - 64;
        let (most, _) = divide(&(dividend >> cut), &(divisor >> cut));
        return corrected(dividend, divisor, most);
    }
    dividend.div_rem(divisor)
}

/// Quotient and remainder, from a quotient that is right or a little too large.
fn corrected(dividend: &BigUint, divisor: &BigUint, mut quotient: BigUint) -> (BigUint, BigUint) {
    let mut product = divisor * &quotient;
    while product > *dividend {
        product -= divisor;
        quotient -= 1u32;
    }
    (quotient, dividend - product)
}

/// Quotient and remainder rounded towards minus infinity; the divisor is not zero.
pub fn divide_floor(dividend: &Number, divisor: &Number) -> (Number, Number) {
    let (quotient, rest) = divide(dividend.magnitude(), divisor.magnitude());
    let sign = divisor.sign();
    if dividend.sign() == sign || dividend.is_zero() {
        return (quotient.into(), Number::from_biguint(sign, rest));
    }
    if rest.is_zero() {
        return (Number::from_biguint(Sign::Minus, quotient), Number::ZERO);
    }
    let quotient = Number::from_biguint(Sign::Minus, quotient + BigUint::one());
    (quotient, Number::from_biguint(sign, divisor.magnitude() - rest))
}

/// The quotient rounded towards minus infinity; the divisor is not zero.
pub fn quotient_floor(dividend: &Number, divisor: &Number) -> Number {
    if dividend.sign() == divisor.sign()
        && let Some(quotient) = decided(dividend.magnitude(), divisor.magnitude())
    {
        return quotient.into();
    }
    divide_floor(dividend, divisor).0
}

/// The remainder of a division rounded towards minus infinity; the divisor is not zero.
pub fn modulo_floor(dividend: &Number, divisor: &Number) -> Number {
    divide_floor(dividend, divisor).1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of `bits` bits from a generator of its own, some with long runs of ones and zeros.
    fn sample(bits: u64, seed: &mut u64) -> BigUint {
        let mut digits = Vec::new();
        for _ in 0..bits.div_ceil(32) {
            *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            digits.push(match *seed >> 62 {
                0 => u32::MAX,
                1 => 0,
                _ => (*seed >> 29) as u32,
            });
        }
        let number = BigUint::new(digits);
        (number % (BigUint::one() << bits)) | (BigUint::one() << (bits - 1))
    }

    #[test]
    fn agrees_with_long_division() {
        let mut seed = 7;
        for narrow in [1, 63, 64, 65, 66, 127, 128, 129, 700, 4097, 9000, 20000] {
            for more in [0, 1, 2, 61, 62, 63, 64, 65, 200, 1500, 4000, 12000] {
                for _ in 0..4 {
                    let divisor = sample(narrow, &mut seed);
                    let factor = sample(more + 1, &mut seed);
                    let exact = &divisor * &factor;
                    for dividend in
                        [sample(narrow + more, &mut seed), &exact - 1u32, exact.clone(), exact + 1u32]
                    {
                        let found = divide(&dividend, &divisor);
                        assert!(found.1 < divisor);
                        assert_eq!(&found.0 * &divisor + &found.1, dividend);
                        if let Some(quotient) = decided(&dividend, &divisor) {
                            assert_eq!(BigUint::from(quotient), found.0);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn rounds_down_for_every_sign() {
        let wide = Number::from(sample(400, &mut 3));
        let narrow = Number::from(sample(390, &mut 5));
        for (a, b) in [(1i32, 1i32), (1, -1), (-1, 1), (-1, -1)] {
            let (a, b): (Number, Number) = (&wide * a, &narrow * b);
            let expected = a.div_mod_floor(&b);
            assert_eq!(divide_floor(&a, &b), expected);
            assert_eq!(quotient_floor(&a, &b), expected.0);
            assert_eq!(modulo_floor(&a, &b), expected.1);
            assert_eq!(divide_floor(&(&b * 3i32), &b), (Number::from(3), Number::ZERO));
            assert_eq!(divide_floor(&(&b * -3i32), &b), (Number::from(-3), Number::ZERO));
        }
    }
}
