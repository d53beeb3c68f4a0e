//! Arithmetic of ints of any size. What fits 128 bits is worked out in registers; beyond that sizes are
//! predicted and room and fuel asked for before the work.

use std::cmp::Ordering;

use num_bigint::BigInt as Number;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{BigInt, Int, division};
use crate::error::{Answer, Raised};
use crate::value::Value;
use crate::vm::Cx;

/// Two ints as 64-bit numbers, when both fit.
#[inline]
fn small(cx: &Cx, one: &Value, two: &Value) -> Option<(i64, i64)> {
    Some((cx.as_i64(one)?, cx.as_i64(two)?))
}

/// Two ints as 128-bit numbers, when both fit.
#[inline]
fn wide(cx: &Cx, one: &Value, two: &Value) -> Option<(i128, i128)> {
    let number = |value| match cx.as_int(value)? {
        Int::Small(number) => Some(i128::from(number)),
        Int::Big(number) => number.to_i128(),
    };
    Some((number(one)?, number(two)?))
}

/// An int as a big number of its own; zero for what is none.
pub fn number(cx: &Cx, value: &Value) -> Number {
    cx.as_int(value).map(|int| int.to_number()).unwrap_or_default()
}

/// Bits of the magnitude.
pub fn bits(cx: &Cx, value: &Value) -> u64 {
    match cx.as_int(value) {
        Some(Int::Small(number)) => 64 - u64::from(number.unsigned_abs().leading_zeros()),
        Some(Int::Big(number)) => number.bits(),
        None => 0,
    }
}

/// Asks for room and fuel for a result of so many bits, made with so many steps on limbs.
fn afford(cx: &mut Cx, bits: u64, steps: u64) -> Answer<()> {
    let bytes = usize::try_from(bits / 8).unwrap_or(usize::MAX).saturating_add(16);
    cx.check_room(bytes)?;
    cx.charge(usize::try_from(steps).unwrap_or(usize::MAX))
}

fn limbs(cx: &Cx, value: &Value) -> u64 {
    bits(cx, value) / 64 + 1
}

/// The order of two ints; None when one is none.
#[inline]
pub fn order(cx: &Cx, one: &Value, two: &Value) -> Option<Ordering> {
    Some(match (cx.as_int(one)?, cx.as_int(two)?) {
        (Int::Small(a), Int::Small(b)) => a.cmp(&b),
        (Int::Big(a), Int::Big(b)) => a.cmp(b),
        // what does not fit 64 bits lies beyond all that do
        (Int::Small(_), Int::Big(b)) => {
            if b.is_negative() {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (Int::Big(a), Int::Small(_)) => {
            if a.is_negative() {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
    })
}

/// Work on big numbers that takes both by reference.
fn big(cx: &mut Cx, one: &Value, two: &Value, work: impl FnOnce(&Number, &Number) -> Number) -> Answer {
    let result = match (cx.as_int(one), cx.as_int(two)) {
        (Some(Int::Big(a)), Some(Int::Big(b))) => work(a, b),
        (Some(Int::Big(a)), Some(Int::Small(b))) => work(a, &Number::from(b)),
        (Some(Int::Small(a)), Some(Int::Big(b))) => work(&Number::from(a), b),
        (Some(Int::Small(a)), Some(Int::Small(b))) => work(&Number::from(a), &Number::from(b)),
        _ => return Err(cx.system_error("not an int")),
    };
    cx.big_int(result)
}

fn afford_linear(cx: &mut Cx, one: &Value, two: &Value) -> Answer<()> {
    let most = bits(cx, one).max(bits(cx, two)) + 1;
    afford(cx, most, most / 512)
}

/// `one + two`
pub fn add(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    if let Some(sum) = small(cx, one, two).and_then(|(a, b)| a.checked_add(b)) {
        return cx.int(sum);
    }
    if let Some(sum) = wide(cx, one, two).and_then(|(a, b)| a.checked_add(b)) {
        return cx.wide_int(sum);
    }
    afford_linear(cx, one, two)?;
    big(cx, one, two, |a, b| a + b)
}

/// `one - two`
pub fn subtract(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    if let Some(difference) = small(cx, one, two).and_then(|(a, b)| a.checked_sub(b)) {
        return cx.int(difference);
    }
    if let Some(difference) = wide(cx, one, two).and_then(|(a, b)| a.checked_sub(b)) {
        return cx.wide_int(difference);
    }
    afford_linear(cx, one, two)?;
    big(cx, one, two, |a, b| a - b)
}

/// `one * two`
pub fn multiply(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    if let Some((a, b)) = small(cx, one, two) {
        return cx.wide_int(i128::from(a) * i128::from(b));
    }
    let (wide_bits, narrow_bits) = (bits(cx, one), bits(cx, two));
    let size = wide_bits + narrow_bits;
    if size < 127
        && let Some((a, b)) = wide(cx, one, two)
    {
        return cx.wide_int(a * b);
    }
    afford(cx, size, (wide_bits / 64 + 1).saturating_mul(narrow_bits / 64 + 1) / 16)?;
    big(cx, one, two, |a, b| a * b)
}

/// `one + two`, `one - two` or `one * two` in the storage of `one`: a big int that nobody else holds, of
/// exactly the class `int`. False: it cannot be done so, and nothing has changed.
pub fn work_in_place(cx: &mut Cx, sign: Sign, one: &Value, two: &Value) -> bool {
    let (size, steps) = match sign {
        Sign::Plus | Sign::Minus => {
            let most = bits(cx, one).max(bits(cx, two)) + 1;
            (most, most / 512)
        }
        // only by a small number: other products need storage of their own
        Sign::Times if two.as_small_int().is_some() => {
            let size = bits(cx, one) + bits(cx, two);
            (size, size / 1024)
        }
        Sign::Times => return false,
    };
    if afford(cx, size, steps).is_err() {
        drop(cx.take_raised());
        return false;
    }
    if one.is(two) {
        return false;
    }
    let Some(mut number) = one.get_mut::<BigInt>(cx).map(|own| std::mem::take(&mut own.0)) else {
        return false;
    };
    match (cx.as_int(two), sign) {
        (Some(Int::Small(two)), Sign::Plus) => number += two,
        (Some(Int::Small(two)), Sign::Minus) => number -= two,
        (Some(Int::Small(two)), Sign::Times) => number *= two,
        (Some(Int::Big(two)), Sign::Plus) => number += two,
        (Some(Int::Big(two)), Sign::Minus) => number -= two,
        (Some(Int::Big(two)), Sign::Times) => number *= two,
        (None, _) => {}
    }
    if let Some(own) = one.get_mut::<BigInt>(cx) {
        own.0 = number;
    }
    true
}

/// What `work_in_place` can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
}

/// The error of every division by zero.
#[cold]
pub fn by_zero(cx: &mut Cx) -> Raised {
    cx.zero_division_error("division by zero")
}

fn is_zero(cx: &Cx, value: &Value) -> bool {
    matches!(cx.as_int(value), Some(Int::Small(0)))
}

fn afford_division(cx: &mut Cx, one: &Value, two: &Value) -> Answer<()> {
    if is_zero(cx, two) {
        return Err(by_zero(cx));
    }
    let (wide, narrow) = (limbs(cx, one), limbs(cx, two));
    afford(
        cx,
        bits(cx, one).max(bits(cx, two)),
        wide.saturating_sub(narrow).saturating_add(1).saturating_mul(narrow) / 16,
    )
}

macro_rules! floor_division {
    ($($name:ident $type:ty;)+) => {
        $(/// Quotient and remainder rounded towards minus infinity; None where the quotient overflows.
        fn $name((a, b): ($type, $type)) -> Option<($type, $type)> {
            let (quotient, rest) = (a.checked_div(b)?, a.checked_rem(b)?);
            Some(if rest != 0 && (rest ^ b) < 0 { (quotient - 1, rest + b) } else { (quotient, rest) })
        })+
    };
}

floor_division! {
    small_division i64;
    wide_division i128;
}

/// `one // two`
pub fn floor_divide(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    if let Some((quotient, _)) = small(cx, one, two).and_then(small_division) {
        return cx.int(quotient);
    }
    if let Some((quotient, _)) = wide(cx, one, two).and_then(wide_division) {
        return cx.wide_int(quotient);
    }
    afford_division(cx, one, two)?;
    big(cx, one, two, division::quotient_floor)
}

/// `one % two`
pub fn modulo(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    if let Some((_, rest)) = small(cx, one, two).and_then(small_division) {
        return cx.int(rest);
    }
    if let Some((_, rest)) = wide(cx, one, two).and_then(wide_division) {
        return cx.wide_int(rest);
    }
    afford_division(cx, one, two)?;
    big(cx, one, two, division::modulo_floor)
}

/// `divmod(one, two)`
pub fn divide_modulo(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    let (quotient, rest) = match small(cx, one, two).and_then(small_division) {
        Some((quotient, rest)) => (cx.int(quotient)?, cx.int(rest)?),
        None => {
            afford_division(cx, one, two)?;
            let (quotient, rest) = division::divide_floor(&number(cx, one), &number(cx, two));
            (cx.big_int(quotient)?, cx.big_int(rest)?)
        }
    };
    cx.tuple_from([quotient, rest])
}

/// `one / two`, the float nearest to the exact quotient.
pub fn true_divide(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    const EXACT: u64 = 1 << 53;
    if is_zero(cx, two) {
        return Err(by_zero(cx));
    }
    if let Some((a, b)) = small(cx, one, two)
        && a.unsigned_abs() <= EXACT
        && b.unsigned_abs() <= EXACT
    {
        return cx.float(a as f64 / b as f64);
    }
    afford_division(cx, one, two)?;
    match quotient(&number(cx, one), &number(cx, two)) {
        Some(quotient) => cx.float(quotient),
        None => Err(cx.overflow_error("integer division result too large for a float")),
    }
}

/// The float nearest to a quotient of ints, halves to even; None when it is too large.
pub fn quotient(dividend: &Number, divisor: &Number) -> Option<f64> {
    let negative = dividend.is_negative() != divisor.is_negative();
    let (a, b) = (dividend.magnitude(), divisor.magnitude());
    if a.is_zero() {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    let distance = a.bits() as i64 - b.bits() as i64;
    if distance > 1025 {
        return None;
    }
    if distance < -1100 {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    // a quotient of 66 or 67 bits, whose last one is sticky
    let shift = 66 - distance;
    let (quotient, rest) =
        if shift >= 0 { (a << shift as u64).div_rem(b) } else { a.div_rem(&(b << shift.unsigned_abs())) };
    let mantissa = quotient.to_u128()? | u128::from(!rest.is_zero());
    let float = scale(mantissa, -shift)?;
    Some(if negative { -float } else { float })
}

/// `mantissa * 2**exponent` rounded once, halves to even; None when it is too large.
pub fn scale(mantissa: u128, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let length = 128 - i64::from(mantissa.leading_zeros());
    let top = length + exponent;
    if top > 1025 {
        return None;
    }
    // bits that the float can hold: fewer below the normal numbers
    let kept = 53.min(top + 1074);
    let drop = length - kept;
    let (mut kept_bits, mut exponent) = (mantissa, exponent);
    if drop > 0 {
        if drop > 127 {
            return Some(0.0);
        }
        let rest = mantissa & ((1 << drop) - 1);
        let half = 1u128 << (drop - 1);
        kept_bits = mantissa >> drop;
        if rest > half || rest == half && kept_bits & 1 == 1 {
            kept_bits += 1;
        }
        exponent += drop;
    }
    let mut float = kept_bits as f64;
    while exponent > 0 {
        let step = exponent.min(1000);
        float *= 2f64.powi(step as i32);
        exponent -= step;
    }
    while exponent < 0 {
        let step = exponent.max(-1000);
        float *= 2f64.powi(step as i32);
        exponent -= step;
    }
    if float.is_finite() { Some(float) } else { None }
}

/// `one ** two` for a `two` that is not negative.
fn power_whole(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    if let Some((a, b)) = small(cx, one, two) {
        if let Some(power) = u32::try_from(b).ok().and_then(|b| a.checked_pow(b)) {
            return cx.int(power);
        }
        match a {
            0 | 1 => return cx.int(a),
            -1 => return cx.int(if b % 2 == 0 { 1 } else { -1 }),
            _ => {}
        }
    } else if let Some(Int::Small(base @ (-1..=1))) = cx.as_int(one) {
        let odd = number(cx, two).is_odd();
        return cx.int(if base == -1 && !odd { 1 } else { base });
    }
    let Some(exponent) = cx.as_i64(two).and_then(|exponent| u32::try_from(exponent).ok()) else {
        return Err(cx.out_of_memory());
    };
    let size = bits(cx, one).saturating_mul(u64::from(exponent));
    let limbs = size / 64 + 1;
    afford(cx, size, limbs.saturating_mul(limbs) / 64)?;
    let power = number(cx, one).pow(exponent);
    cx.big_int(power)
}

/// `pow(one, two)`
pub fn power(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    let negative = match cx.as_int(two) {
        Some(Int::Small(exponent)) => exponent < 0,
        Some(Int::Big(exponent)) => exponent.is_negative(),
        None => false,
    };
    if !negative {
        return power_whole(cx, one, two);
    }
    let (Some(base), Some(exponent)) = (to_float(cx, one), to_float(cx, two)) else {
        return Err(cx.int_too_large_for_float());
    };
    crate::types::float::arithmetic::power(cx, base, exponent)
}

/// The nearest float of an int; None when it is too large.
pub fn to_float(cx: &Cx, value: &Value) -> Option<f64> {
    match cx.as_int(value)? {
        Int::Small(number) => Some(number as f64),
        Int::Big(number) => crate::text::float_parts::from_bigint(number),
    }
}

/// `pow(one, two, modulus)` of ints.
pub fn power_modulo(cx: &mut Cx, one: &Value, two: &Value, modulus: &Value) -> Answer {
    if let (Some(Int::Small(one)), Some(Int::Small(two)), Some(Int::Small(modulus))) =
        (cx.as_int(one), cx.as_int(two), cx.as_int(modulus))
        && two >= 0
        && modulus > 0
    {
        return cx.int(small_power_modulo(one, two, modulus));
    }
    let modulus = number(cx, modulus);
    if modulus.is_zero() {
        return Err(cx.value_error("pow() 3rd argument cannot be 0"));
    }
    let (mut base, mut exponent) = (number(cx, one), number(cx, two));
    let magnitude = modulus.abs();
    let limbs = magnitude.bits() / 64 + 1;
    let steps = limbs.saturating_mul(limbs).saturating_mul(exponent.bits().max(1)) / 16;
    afford(cx, base.bits().max(magnitude.bits()), steps.saturating_add(base.bits() / 64))?;
    base = base.mod_floor(&magnitude);
    if exponent.is_negative() {
        base = match inverse(&base, &magnitude) {
            Some(inverse) => inverse,
            None => return Err(cx.value_error("base is not invertible for the given modulus")),
        };
        exponent = -exponent;
    }
    let power = if magnitude.is_one() { Number::zero() } else { base.modpow(&exponent, &magnitude) };
    let result = if modulus.is_negative() && !power.is_zero() { power + modulus } else { power };
    cx.big_int(result)
}

/// `pow(one, two, modulus)` of machine words, by squaring; `two` is not negative, `modulus` is positive.
fn small_power_modulo(one: i64, two: i64, modulus: i64) -> i64 {
    let by = i128::from(modulus);
    let mut square = i128::from(one).rem_euclid(by);
    let mut power = 1 % by;
    let mut left = two;
    while left > 0 {
        if left & 1 != 0 {
            power = power * square % by;
        }
        square = square * square % by;
        left >>= 1;
    }
    // below the modulus, which is an i64
    power as i64
}

/// The inverse of a number modulo another, by Euclid's extended algorithm.
fn inverse(value: &Number, modulus: &Number) -> Option<Number> {
    let extended = value.extended_gcd(modulus);
    if extended.gcd.is_one() { Some(extended.x.mod_floor(modulus)) } else { None }
}

/// `one << two`
pub fn shift_left(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    let by = match cx.as_int(two) {
        Some(Int::Small(by)) if by >= 0 => u64::try_from(by).ok(),
        Some(Int::Big(by)) if !by.is_negative() => None,
        _ => return Err(cx.value_error("negative shift count")),
    };
    if is_zero(cx, one) {
        return cx.int(0);
    }
    let Some(by) = by else { return Err(cx.overflow_error("too many digits in integer")) };
    if by >= 1 << 40 {
        return Err(cx.out_of_memory());
    }
    let size = bits(cx, one) + by;
    if let Some(number) = cx.as_i64(one)
        && size < 63
    {
        return cx.int(number << by);
    }
    if size < 127
        && let Some((number, _)) = wide(cx, one, one)
    {
        return cx.wide_int(number << by);
    }
    afford(cx, size, size / 512)?;
    let shifted = number(cx, one) << by;
    cx.big_int(shifted)
}

/// `one >> two`
pub fn shift_right(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    let by = match cx.as_int(two) {
        Some(Int::Small(by)) if by >= 0 => by.unsigned_abs(),
        Some(Int::Big(by)) if !by.is_negative() => u64::MAX,
        _ => return Err(cx.value_error("negative shift count")),
    };
    if let Some(number) = cx.as_i64(one) {
        return cx.int(number >> by.min(63));
    }
    if let Some((number, _)) = wide(cx, one, one) {
        return cx.wide_int(number >> by.min(127));
    }
    let size = bits(cx, one);
    if by >= size {
        let negative = matches!(cx.as_int(one), Some(Int::Big(number)) if number.is_negative());
        return cx.int(if negative { -1 } else { 0 });
    }
    afford(cx, size - by, size / 512)?;
    let shifted = match cx.as_int(one) {
        Some(Int::Big(number)) => number >> by,
        _ => Number::zero(),
    };
    cx.big_int(shifted)
}

macro_rules! bitwise {
    ($($(#[$doc:meta])* $name:ident $sign:tt;)+) => {
        $($(#[$doc])* pub fn $name(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
            if let Some((a, b)) = small(cx, one, two) {
                return cx.int(a $sign b);
            }
            if let Some((a, b)) = wide(cx, one, two) {
                return cx.wide_int(a $sign b);
            }
            afford_linear(cx, one, two)?;
            big(cx, one, two, |a, b| a $sign b)
        })+
    };
}

bitwise! {
    /// `one & two`
    and &;
    /// `one | two`
    or |;
    /// `one ^ two`
    xor ^;
}

/// `-value`
pub fn negate(cx: &mut Cx, value: &Value) -> Answer {
    if let Some((number, _)) = wide(cx, value, value)
        && let Some(negated) = number.checked_neg()
    {
        return cx.wide_int(negated);
    }
    afford_linear(cx, value, value)?;
    let negated = -number(cx, value);
    cx.big_int(negated)
}

/// `~value`
pub fn invert(cx: &mut Cx, value: &Value) -> Answer {
    if let Some(number) = cx.as_i64(value) {
        return cx.int(!number);
    }
    afford_linear(cx, value, value)?;
    let inverted = !number(cx, value);
    cx.big_int(inverted)
}

/// `+value`: the int itself, of exactly the class `int`.
pub fn plus(cx: &mut Cx, value: &Value) -> Answer {
    if value.bits().is_int() || cx.is_exact(value, &cx.types().int) {
        return Ok(value.clone());
    }
    if let Some(number) = cx.as_i64(value) {
        return cx.int(number);
    }
    let copy = number(cx, value);
    cx.big_int(copy)
}

/// `abs(value)`
pub fn absolute(cx: &mut Cx, value: &Value) -> Answer {
    let negative = match cx.as_int(value) {
        Some(Int::Small(number)) => number < 0,
        Some(Int::Big(number)) => number.is_negative(),
        None => false,
    };
    if negative { negate(cx, value) } else { plus(cx, value) }
}

/// `round(value, places)` for negative places, halves to even.
pub fn round_to(cx: &mut Cx, value: &Value, places: u64) -> Answer {
    let size = bits(cx, value);
    // 10**places is beyond twice the number: nothing is left
    if places > size / 3 + 2 {
        return cx.int(0);
    }
    let limbs = size / 64 + 1;
    afford(cx, size.saturating_mul(4), limbs.saturating_mul(limbs) / 16)?;
    let unit = Number::from(10u32).pow(places as u32);
    let number = number(cx, value);
    let (quotient, rest) = number.div_mod_floor(&unit);
    let twice: Number = &rest << 1u32;
    let up = twice > unit || twice == unit && quotient.is_odd();
    let rounded = if up { (quotient + 1u32) * unit } else { quotient * unit };
    cx.big_int(rounded)
}
