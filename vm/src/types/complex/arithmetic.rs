//! Arithmetic of complex numbers, step by step as the reference does it, so that results agree to the last
//! bit; real operands mix without becoming complex (C99, annex G).

use super::Complex;
use crate::error::Answer;
use crate::types::float::arithmetic::{Operand as Real, operand as real_operand};
use crate::value::Value;
use crate::vm::Cx;

/// An operand: a complex number or a real one.
#[derive(Clone, Copy)]
pub enum Operand {
    /// A complex number.
    Complex(f64, f64),
    /// A float or an int.
    Real(f64),
}

impl Operand {
    /// Both parts.
    pub fn parts(self) -> (f64, f64) {
        match self {
            Operand::Complex(real, imaginary) => (real, imaginary),
            Operand::Real(real) => (real, 0.0),
        }
    }
}

/// What a value is to a complex operator; None when it is foreign.
pub fn operand(cx: &mut Cx, value: &Value) -> Answer<Option<Operand>> {
    if let Some(number) = value.get::<Complex>(cx) {
        return Ok(Some(Operand::Complex(number.real, number.imaginary)));
    }
    match real_operand(cx, value) {
        Real::Number(number) => Ok(Some(Operand::Real(number))),
        Real::Foreign => Ok(None),
        Real::TooLarge => Err(cx.int_too_large_for_float()),
    }
}

/// A binary operator: NotImplemented for foreign operands.
pub fn binary(
    cx: &mut Cx,
    arguments: &[Value],
    reflected: bool,
    work: fn(&mut Cx, Operand, Operand) -> Answer,
) -> Answer {
    let (one, two) = if reflected { (&arguments[1], &arguments[0]) } else { (&arguments[0], &arguments[1]) };
    match (operand(cx, one)?, operand(cx, two)?) {
        (Some(a), Some(b)) => work(cx, a, b),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `a + b`
pub fn add(cx: &mut Cx, a: Operand, b: Operand) -> Answer {
    let (real, imaginary) = match (a, b) {
        (Operand::Complex(a, b), Operand::Complex(c, d)) => (a + c, b + d),
        (Operand::Complex(a, b), Operand::Real(c)) => (a + c, b),
        (Operand::Real(a), Operand::Complex(c, d)) => (a + c, d),
        (Operand::Real(a), Operand::Real(c)) => (a + c, 0.0),
    };
    cx.complex(real, imaginary)
}

/// `a - b`
pub fn subtract(cx: &mut Cx, a: Operand, b: Operand) -> Answer {
    let (real, imaginary) = match (a, b) {
        (Operand::Complex(a, b), Operand::Complex(c, d)) => (a - c, b - d),
        (Operand::Complex(a, b), Operand::Real(c)) => (a - c, b),
        (Operand::Real(a), Operand::Complex(c, d)) => (a - c, -d),
        (Operand::Real(a), Operand::Real(c)) => (a - c, 0.0),
    };
    cx.complex(real, imaginary)
}

/// The product of two pairs, infinities restored where the plain formula loses them.
pub fn product((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    let (real, imaginary) = (a * c - b * d, a * d + b * c);
    if !(real.is_nan() && imaginary.is_nan()) {
        return (real, imaginary);
    }
    let one = |x: f64| if x.is_infinite() { 1f64.copysign(x) } else { 0f64.copysign(x) };
    let zero = |x: f64| if x.is_nan() { 0f64.copysign(x) } else { x };
    let (mut a, mut b, mut c, mut d) = (a, b, c, d);
    let mut again = false;
    if a.is_infinite() || b.is_infinite() {
        (a, b, c, d) = (one(a), one(b), zero(c), zero(d));
        again = true;
    }
    if c.is_infinite() || d.is_infinite() {
        (c, d, a, b) = (one(c), one(d), zero(a), zero(b));
        again = true;
    }
    if !again && [a * c, b * d, a * d, b * c].iter().any(|part| part.is_infinite()) {
        (a, b, c, d) = (zero(a), zero(b), zero(c), zero(d));
        again = true;
    }
    if again { (f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c)) } else { (real, imaginary) }
}

/// `a * b`
pub fn multiply(cx: &mut Cx, a: Operand, b: Operand) -> Answer {
    let (real, imaginary) = match (a, b) {
        (Operand::Complex(a, b), Operand::Complex(c, d)) => product((a, b), (c, d)),
        (Operand::Complex(a, b), Operand::Real(c)) | (Operand::Real(c), Operand::Complex(a, b)) => {
            (a * c, b * c)
        }
        (Operand::Real(a), Operand::Real(c)) => (a * c, 0.0),
    };
    cx.complex(real, imaginary)
}

/// The quotient of two pairs; None when the divisor is zero. Smith's method.
pub fn quotient((a, b): (f64, f64), (c, d): (f64, f64)) -> Option<(f64, f64)> {
    let (real, imaginary);
    if c.abs() >= d.abs() {
        if c == 0.0 && d == 0.0 {
            return None;
        }
        let ratio = d / c;
        let denominator = c + d * ratio;
        real = (a + b * ratio) / denominator;
        imaginary = (b - a * ratio) / denominator;
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        real = (a * ratio + b) / denominator;
        imaginary = (b * ratio - a) / denominator;
    } else {
        (real, imaginary) = (f64::NAN, f64::NAN);
    }
    if real.is_nan() && imaginary.is_nan() {
        let one = |x: f64| if x.is_infinite() { 1f64.copysign(x) } else { 0f64.copysign(x) };
        if (a.is_infinite() || b.is_infinite()) && c.is_finite() && d.is_finite() {
            let (x, y) = (one(a), one(b));
            return Some((f64::INFINITY * (x * c + y * d), f64::INFINITY * (y * c - x * d)));
        }
        if (c.is_infinite() || d.is_infinite()) && a.is_finite() && b.is_finite() {
            let (x, y) = (one(c), one(d));
            return Some((0.0 * (a * x + b * y), 0.0 * (b * x - a * y)));
        }
    }
    Some((real, imaginary))
}

/// `a / b`
pub fn divide(cx: &mut Cx, a: Operand, b: Operand) -> Answer {
    let quotient = match (a, b) {
        (_, Operand::Real(0.0)) => None,
        (Operand::Complex(a, b), Operand::Real(c)) => Some((a / c, b / c)),
        (Operand::Real(a), Operand::Real(c)) => Some((a / c, 0.0)),
        (Operand::Real(a), Operand::Complex(c, d)) => real_quotient(a, c, d),
        (Operand::Complex(a, b), Operand::Complex(c, d)) => quotient((a, b), (c, d)),
    };
    match quotient {
        Some((real, imaginary)) => cx.complex(real, imaginary),
        None => Err(crate::types::int::arithmetic::by_zero(cx)),
    }
}

/// A real number by a pair.
fn real_quotient(a: f64, c: f64, d: f64) -> Option<(f64, f64)> {
    let (real, imaginary);
    if c.abs() >= d.abs() {
        if c == 0.0 {
            return None;
        }
        let ratio = d / c;
        let denominator = c + d * ratio;
        (real, imaginary) = (a / denominator, (-a * ratio) / denominator);
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        (real, imaginary) = ((a * ratio) / denominator, -a / denominator);
    } else {
        (real, imaginary) = (f64::NAN, f64::NAN);
    }
    if real.is_nan() && imaginary.is_nan() && a.is_finite() && (c.is_infinite() || d.is_infinite()) {
        let one = |x: f64| if x.is_infinite() { 1f64.copysign(x) } else { 0f64.copysign(x) };
        return Some((0.0 * (a * one(c)), 0.0 * (-a * one(d))));
    }
    Some((real, imaginary))
}

/// `(a + bi) ** n` for a small whole `n`, by squaring.
fn whole_power(base: (f64, f64), n: i64) -> Option<(f64, f64)> {
    let mut power = (1.0, 0.0);
    let (mut mask, mut square) = (1u64, base);
    let count = n.unsigned_abs();
    while mask <= count {
        if count & mask != 0 {
            power = product(power, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    if n < 0 { quotient((1.0, 0.0), power) } else { Some(power) }
}

/// `a ** b` of pairs.
pub fn power(cx: &mut Cx, a: (f64, f64), b: (f64, f64)) -> Answer {
    const ZERO: &str = "zero to a negative or complex power";
    let small_whole = b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0;
    let (real, imaginary) = if b == (0.0, 0.0) {
        (1.0, 0.0)
    } else if a == (0.0, 0.0) {
        if b.1 != 0.0 || b.0 < 0.0 {
            return Err(cx.zero_division_error(ZERO));
        }
        (0.0, 0.0)
    } else if small_whole {
        match whole_power(a, b.0 as i64) {
            Some(power) => power,
            None => return Err(cx.zero_division_error(ZERO)),
        }
    } else {
        let size = a.0.hypot(a.1);
        let mut length = size.powf(b.0);
        let angle = a.1.atan2(a.0);
        let mut phase = angle * b.0;
        if b.1 != 0.0 {
            length *= (-angle * b.1).exp();
            phase += b.1 * size.ln();
        }
        (length * phase.cos(), length * phase.sin())
    };
    let inputs_finite = [a.0, a.1, b.0, b.1].iter().all(|part| part.is_finite());
    if inputs_finite && (real.is_infinite() || imaginary.is_infinite()) {
        return Err(cx.overflow_error("complex exponentiation"));
    }
    cx.complex(real, imaginary)
}
