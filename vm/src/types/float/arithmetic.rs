//! Arithmetic of floats, as the reference rounds and complains.

use num_bigint::BigInt as Number;

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::text::float_parts;
use crate::types::int::{Int, arithmetic as ints};
use crate::value::Value;
use crate::vm::Cx;

/// An operand of a float operator.
pub enum Operand {
    /// A float, or an int as the nearest float.
    Number(f64),
    /// An int beyond the floats.
    TooLarge,
    /// No number that floats calculate with.
    Foreign,
}

/// What a value is to a float operator.
#[inline]
pub fn operand(cx: &Cx, value: &Value) -> Operand {
    if let Some(number) = cx.as_float(value) {
        return Operand::Number(number);
    }
    match cx.as_int(value) {
        Some(Int::Small(number)) => Operand::Number(number as f64),
        Some(Int::Big(_)) => ints::to_float(cx, value).map_or(Operand::TooLarge, Operand::Number),
        None => Operand::Foreign,
    }
}

/// A binary operator: NotImplemented for foreign operands.
pub fn binary(
    cx: &mut Cx,
    arguments: &[Value],
    reflected: bool,
    work: fn(&mut Cx, f64, f64) -> Answer,
) -> Answer {
    let (one, two) = if reflected { (&arguments[1], &arguments[0]) } else { (&arguments[0], &arguments[1]) };
    match (operand(cx, one), operand(cx, two)) {
        (Operand::Foreign, _) | (_, Operand::Foreign) => Ok(Value::NOT_IMPLEMENTED),
        (Operand::Number(a), Operand::Number(b)) => work(cx, a, b),
        (Operand::TooLarge, _) | (_, Operand::TooLarge) => Err(cx.int_too_large_for_float()),
    }
}

/// Quotient and remainder rounded towards minus infinity; `b` is not zero.
pub fn divide_floor(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(b);
    }
    let quotient = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0f64.copysign(a / b)
    };
    (quotient, rest)
}

/// `a / b`
pub fn divide(cx: &mut Cx, a: f64, b: f64) -> Answer {
    if b == 0.0 {
        return Err(ints::by_zero(cx));
    }
    cx.float(a / b)
}

/// `a // b`
pub fn floor_divide(cx: &mut Cx, a: f64, b: f64) -> Answer {
    if b == 0.0 {
        return Err(ints::by_zero(cx));
    }
    cx.float(divide_floor(a, b).0)
}

/// `a % b`
pub fn modulo(cx: &mut Cx, a: f64, b: f64) -> Answer {
    if b == 0.0 {
        return Err(ints::by_zero(cx));
    }
    cx.float(divide_floor(a, b).1)
}

/// `divmod(a, b)`
pub fn divide_modulo(cx: &mut Cx, a: f64, b: f64) -> Answer {
    if b == 0.0 {
        return Err(ints::by_zero(cx));
    }
    let (quotient, rest) = divide_floor(a, b);
    let (quotient, rest) = (cx.float(quotient)?, cx.float(rest)?);
    cx.tuple_from([quotient, rest])
}

/// The OverflowError of the C library's `pow`.
#[cold]
pub fn out_of_range(cx: &mut Cx) -> Raised {
    let class = cx.exceptions().overflow_error.clone();
    let made = cx
        .str("Numerical result out of range")
        .and_then(|text| cx.exception(&class, &[Value::small_int(34), text]));
    match made {
        Ok(exception) => cx.raise(exception),
        Err(raised) => raised,
    }
}

/// `a ** b`; a complex number when a negative one is raised to a fraction.
pub fn power(cx: &mut Cx, a: f64, b: f64) -> Answer {
    if b == 0.0 || a == 1.0 {
        return cx.float(1.0);
    }
    if a.is_nan() || b.is_nan() {
        return cx.float(f64::NAN);
    }
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(cx.zero_division_error("zero to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
        return crate::types::complex::arithmetic::power(cx, (a, 0.0), (b, 0.0));
    }
    let power = a.powf(b);
    if power.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(out_of_range(cx));
    }
    cx.float(power)
}

/// A float against another number, exactly: the order, or None when they have none (NaN). Outer None for
/// foreign operands.
pub fn compare(cx: &Cx, float: f64, other: &Value) -> Option<Option<std::cmp::Ordering>> {
    if let Some(other) = cx.as_float(other) {
        return Some(float.partial_cmp(&other));
    }
    let int = cx.as_int(other)?;
    if float.is_nan() {
        return Some(None);
    }
    if float.is_infinite() {
        return Some(float.partial_cmp(&0.0));
    }
    Some(Some(match int {
        Int::Small(number) if number.unsigned_abs() <= 1 << 53 => float.partial_cmp(&(number as f64))?,
        Int::Small(number) => order_with(float, &Number::from(number)),
        Int::Big(number) => order_with(float, number),
    }))
}

/// The order of a finite float and an int.
fn order_with(float: f64, number: &Number) -> std::cmp::Ordering {
    let Some(whole) = float_parts::to_bigint(float) else { return std::cmp::Ordering::Equal };
    whole.cmp(number).then(float.fract().partial_cmp(&0.0).unwrap_or(std::cmp::Ordering::Equal))
}

/// Whether a value is a float, of whatever class.
pub fn is_float(value: &Value) -> bool {
    value.bits().is_float() || value.is_kind(Kind::Float)
}
