//! `cmath`: functions of complex numbers, after Kahan ("Branch cuts for complex elementary functions") with
//! scaling where squares would overflow.

use taipan_vm::error::{Answer, Raised};
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, Role};
use taipan_vm::types::complex::Complex;
use taipan_vm::types::complex::arithmetic::quotient;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::math::libm;
use super::math::special::scale_exponent;

type Pair = (f64, f64);

/// What a function of pairs can answer besides a pair.
enum Trouble {
    Domain,
    Range,
}

type Outcome = Result<Pair, Trouble>;

/// A function of one complex number.
const fn row(
    name: &'static str,
    doc: &'static str,
    script: &'static str,
    leaf: fn(&mut Cx, &[Value]) -> Answer<Option<Value>>,
) -> NativeRow {
    NativeRow::open(name, "($module, z, /)", Role::Function, doc).or_script(leaf, script)
}

/// The module `cmath`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "cmath",
    doc: "This module provides access to mathematical functions for complex\nnumbers.",
    functions: &[
        row("acos", "Return the arc cosine of z.", "_acos_of", |cx, a| one(cx, a, acos)),
        row("acosh", "Return the inverse hyperbolic cosine of z.", "_acosh_of", |cx, a| one(cx, a, acosh)),
        row("asin", "Return the arc sine of z.", "_asin_of", |cx, a| one(cx, a, asin)),
        row("asinh", "Return the inverse hyperbolic sine of z.", "_asinh_of", |cx, a| one(cx, a, asinh)),
        row("atan", "Return the arc tangent of z.", "_atan_of", |cx, a| one(cx, a, atan)),
        row("atanh", "Return the inverse hyperbolic tangent of z.", "_atanh_of", |cx, a| one(cx, a, atanh)),
        row("cos", "Return the cosine of z.", "_cos_of", |cx, a| one(cx, a, |(x, y)| cosh((-y, x)))),
        row("cosh", "Return the hyperbolic cosine of z.", "_cosh_of", |cx, a| one(cx, a, cosh)),
        row("exp", "Return the exponential value e**z.", "_exp_of", |cx, a| one(cx, a, exp)),
        row("log10", "Return the base-10 logarithm of z.", "_log10_of", |cx, a| one(cx, a, |z| {
            let (x, y) = ln(z)?;
            Ok((x / std::f64::consts::LN_10, y / std::f64::consts::LN_10))
        })),
        row("sin", "Return the sine of z.", "_sin_of", |cx, a| one(cx, a, |(x, y)| sinh((-y, x)).map(|(x, y)| (y, -x)))),
        row("sinh", "Return the hyperbolic sine of z.", "_sinh_of", |cx, a| one(cx, a, sinh)),
        row("sqrt", "Return the square root of z.", "_sqrt_of", |cx, a| one(cx, a, |z| Ok(sqrt(z)))),
        row("tan", "Return the tangent of z.", "_tan_of", |cx, a| one(cx, a, |(x, y)| tanh((-y, x)).map(|(x, y)| (y, -x)))),
        row("tanh", "Return the hyperbolic tangent of z.", "_tanh_of", |cx, a| one(cx, a, tanh)),
        row("phase", "Return argument, also known as the phase angle, of a complex.", "_phase_of", phase),
        row("polar", "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle.", "_polar_of", polar),
        row("isfinite", "Return True if both the real and imaginary parts of z are finite, else False.", "_isfinite_of", |cx, a| {
            Ok(number(cx, &a[0])?.map(|(x, y)| Value::bool(x.is_finite() && y.is_finite())))
        }),
        row("isinf", "Checks if the real or imaginary part of z is infinite.", "_isinf_of", |cx, a| {
            Ok(number(cx, &a[0])?.map(|(x, y)| Value::bool(x.is_infinite() || y.is_infinite())))
        }),
        row("isnan", "Checks if the real or imaginary part of z not a number (NaN).", "_isnan_of", |cx, a| {
            Ok(number(cx, &a[0])?.map(|(x, y)| Value::bool(x.is_nan() || y.is_nan())))
        }),
        NativeRow::open("log", "($module, z, base=None, /)", Role::Function,
            "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z.").or_script(log, "_log_of"),
        NativeRow::open("rect", "($module, r, phi, /)", Role::Function,
            "Convert from polar coordinates to rectangular coordinates.").or_script(rect, "_rect_of"),
        NativeRow::open("isclose", "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", Role::Function,
            "Determine whether two complex numbers are close in value.\n\nTolerances are as in math.isclose; the distance is that of the complex plane.").or_script(is_close, "_isclose_of"),
    ],
    types: &[],
    fill: Some(fill),
    script: script!("math/cmath.py"),
};

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    for (name, number) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        let value = cx.float(number)?;
        cx.dict_set_text(&namespace, name, value)?;
    }
    for (name, number) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
        let value = cx.complex(0.0, number)?;
        cx.dict_set_text(&namespace, name, value)?;
    }
    Ok(())
}

/// The complex number of an argument. None: a script must tell.
fn number(cx: &mut Cx, value: &Value) -> Answer<Option<Pair>> {
    if let Some(number) = value.get::<Complex>(cx) {
        return Ok(Some((number.real, number.imaginary)));
    }
    let name = cx.names().__complex__.clone();
    if value.kind().is_some() && taipan_vm::object::find_special(cx, value, &name).is_some() {
        return Ok(None);
    }
    Ok(cx.as_real(value)?.map(|real| (real, 0.0)))
}

#[cold]
fn trouble(cx: &mut Cx, trouble: Trouble) -> Raised {
    match trouble {
        Trouble::Domain => cx.value_error("math domain error"),
        Trouble::Range => cx.overflow_error("math range error"),
    }
}

fn one(cx: &mut Cx, arguments: &[Value], work: fn(Pair) -> Outcome) -> Answer<Option<Value>> {
    let Some(z) = number(cx, &arguments[0])? else { return Ok(None) };
    match work(z) {
        Ok((x, y)) => cx.complex(x, y).map(Some),
        Err(found) => Err(trouble(cx, found)),
    }
}

/// Refuses a result that overflowed from finite arguments.
fn checked(argument: Pair, result: Pair) -> Outcome {
    let finite = argument.0.is_finite() && argument.1.is_finite();
    if finite && (result.0.is_infinite() || result.1.is_infinite()) {
        Err(Trouble::Range)
    } else {
        Ok(result)
    }
}

/// The square root with a real part that is not negative.
fn sqrt((x, y): Pair) -> Pair {
    if y.is_infinite() {
        return (f64::INFINITY, y);
    }
    if x.is_nan() {
        return (x, if y == 0.0 { y } else { f64::NAN });
    }
    if x.is_infinite() {
        let other = if y.is_nan() { y } else { 0.0 };
        return if x > 0.0 {
            (x, other.copysign(y))
        } else {
            (if y.is_nan() { y } else { 0.0 }, f64::INFINITY.copysign(y))
        };
    }
    if x == 0.0 && y == 0.0 {
        return (0.0, y);
    }
    let (mut a, b) = (x.abs(), y.abs());
    let root = if a < f64::MIN_POSITIVE && b < f64::MIN_POSITIVE && (a > 0.0 || b > 0.0) {
        a = scale_exponent(a, 54);
        scale_exponent(((a + a.hypot(scale_exponent(b, 54))) / 2.0).sqrt(), -27)
    } else {
        a /= 8.0;
        2.0 * (a + a.hypot(b / 8.0)).sqrt()
    };
    let other = b / (2.0 * root);
    if x >= 0.0 { (root, other.copysign(y)) } else { (other, root.copysign(y)) }
}

/// The natural logarithm.
fn ln(z @ (x, y): Pair) -> Outcome {
    if x == 0.0 && y == 0.0 {
        return Err(Trouble::Domain);
    }
    if x.is_infinite() || y.is_infinite() {
        return Ok((f64::INFINITY, y.atan2(x)));
    }
    Ok((log_length(z), y.atan2(x)))
}

/// The logarithm of the absolute value.
fn log_length((x, y): Pair) -> f64 {
    let (a, b) = (x.abs(), y.abs());
    if a > f64::MAX / 4.0 || b > f64::MAX / 4.0 {
        return (a / 2.0).hypot(b / 2.0).ln() + std::f64::consts::LN_2;
    }
    if a < f64::MIN_POSITIVE && b < f64::MIN_POSITIVE {
        return scale_exponent(a, 53).hypot(scale_exponent(b, 53)).ln() - 53.0 * std::f64::consts::LN_2;
    }
    let length = a.hypot(b);
    if (0.71..=1.73).contains(&length) {
        let (most, least) = if a > b { (a, b) } else { (b, a) };
        return ((most - 1.0) * (most + 1.0) + least * least).ln_1p() / 2.0;
    }
    length.ln()
}

fn exp((x, y): Pair) -> Outcome {
    if !x.is_finite() || !y.is_finite() {
        if x == f64::NEG_INFINITY {
            let (sine, cosine) = if y.is_finite() { y.sin_cos() } else { (0.0, 0.0) };
            return Ok((0f64.copysign(cosine), 0f64.copysign(sine)));
        }
        if y.is_infinite() && (x.is_finite() || x == f64::INFINITY) {
            return if x.is_finite() || x > 0.0 { Err(Trouble::Domain) } else { Ok((0.0, 0.0)) };
        }
        if x == f64::INFINITY && y.is_finite() && y != 0.0 {
            let (sine, cosine) = y.sin_cos();
            return Ok((x.copysign(cosine), x.copysign(sine)));
        }
        if y == 0.0 {
            return Ok((x.exp(), y));
        }
        return Ok((if x == f64::INFINITY { x } else { f64::NAN }, f64::NAN));
    }
    let (sine, cosine) = y.sin_cos();
    let result = if x > 700.0 {
        let length = (x - 1.0).exp();
        (length * cosine * std::f64::consts::E, length * sine * std::f64::consts::E)
    } else {
        let length = x.exp();
        (length * cosine, length * sine)
    };
    checked((x, y), result)
}

fn cosh((x, y): Pair) -> Outcome {
    if x == 0.0 && y.is_nan() || x.is_nan() && y == 0.0 {
        return Ok((f64::NAN, 0.0));
    }
    if y.is_infinite() && !x.is_nan() {
        return Err(Trouble::Domain);
    }
    if x.is_infinite() && y == 0.0 {
        return Ok((f64::INFINITY, if x > 0.0 { y } else { -y }));
    }
    let (sine, cosine) = y.sin_cos();
    if x.is_infinite() && y.is_finite() {
        return Ok((f64::INFINITY.copysign(cosine), f64::INFINITY.copysign(x * sine)));
    }
    let result = if x.abs() > 700.0 && x.is_finite() {
        let smaller = x - 1f64.copysign(x);
        (cosine * smaller.cosh() * std::f64::consts::E, sine * smaller.sinh() * std::f64::consts::E)
    } else {
        (cosine * x.cosh(), if y == 0.0 { y * x.sinh() } else { sine * x.sinh() })
    };
    checked((x, y), result)
}

fn sinh((x, y): Pair) -> Outcome {
    if x == 0.0 && y.is_nan() {
        return Ok((0.0, y));
    }
    if y.is_infinite() && !x.is_nan() {
        return Err(Trouble::Domain);
    }
    if x.is_infinite() && y == 0.0 {
        return Ok((x, y));
    }
    let (sine, cosine) = y.sin_cos();
    if x.is_infinite() && y.is_finite() {
        return Ok((x.copysign(x * cosine), f64::INFINITY.copysign(sine)));
    }
    let result = if x.abs() > 700.0 && x.is_finite() {
        let smaller = x - 1f64.copysign(x);
        (cosine * smaller.sinh() * std::f64::consts::E, sine * smaller.cosh() * std::f64::consts::E)
    } else {
        (cosine * x.sinh(), if y == 0.0 { y } else { sine * x.cosh() })
    };
    checked((x, y), result)
}

fn tanh((x, y): Pair) -> Outcome {
    if x == 0.0 && y.is_nan() || x.is_nan() && y == 0.0 {
        return Ok((x, y));
    }
    if y.is_infinite() && x.is_finite() {
        return Err(Trouble::Domain);
    }
    if x.is_infinite() {
        let sign = if y.is_finite() { 2.0 * y.sin() * y.cos() } else { 0.0 };
        return Ok((1f64.copysign(x), 0f64.copysign(sign)));
    }
    if x.abs() > 350.0 {
        return Ok((1f64.copysign(x), 4.0 * y.sin() * y.cos() * (-2.0 * x.abs()).exp()));
    }
    let (tx, ty) = (x.tanh(), y.tan());
    let cosh = 1.0 / x.cosh();
    let product = tx * ty;
    let denominator = 1.0 + product * product;
    Ok((tx * (1.0 + ty * ty) / denominator, ty / denominator * cosh * cosh))
}

const LARGE: f64 = f64::MAX / 4.0;

fn is_large((x, y): Pair) -> bool {
    x.abs() > LARGE || y.abs() > LARGE
}

fn acos((x, y): Pair) -> Outcome {
    if is_large((x, y)) {
        let imaginary = ((x / 2.0).hypot(y / 2.0)).ln() + 2.0 * std::f64::consts::LN_2;
        return Ok((y.abs().atan2(x), if x < 0.0 { -imaginary.copysign(y) } else { imaginary.copysign(-y) }));
    }
    if x == 0.0 && y.is_nan() {
        return Ok((std::f64::consts::FRAC_PI_2, y));
    }
    let (a, b) = (sqrt((1.0 - x, -y)), sqrt((1.0 + x, y)));
    Ok((2.0 * a.0.atan2(b.0), libm::asinh(b.0 * a.1 - b.1 * a.0)))
}

fn acosh((x, y): Pair) -> Outcome {
    if is_large((x, y)) {
        return Ok(((x / 2.0).hypot(y / 2.0).ln() + 2.0 * std::f64::consts::LN_2, y.atan2(x)));
    }
    if x == 0.0 && y.is_nan() {
        return Ok((y, std::f64::consts::FRAC_PI_2));
    }
    let (a, b) = (sqrt((x - 1.0, y)), sqrt((x + 1.0, y)));
    Ok((libm::asinh(a.0 * b.0 + a.1 * b.1), 2.0 * a.1.atan2(b.0)))
}

fn asinh((x, y): Pair) -> Outcome {
    if x.is_nan() && y == 0.0 {
        return Ok((x, y));
    }
    if is_large((x, y)) {
        let real = (x / 2.0).hypot(y / 2.0).ln() + 2.0 * std::f64::consts::LN_2;
        return Ok((real.copysign(x), y.atan2(x.abs())));
    }
    let (a, b) = (sqrt((1.0 + y, -x)), sqrt((1.0 - y, x)));
    Ok((libm::asinh(a.0 * b.1 - b.0 * a.1), y.atan2(a.0 * b.0 - a.1 * b.1)))
}

fn asin((x, y): Pair) -> Outcome {
    asinh((-y, x)).map(|(x, y)| (y, -x))
}

fn atan((x, y): Pair) -> Outcome {
    atanh((-y, x)).map(|(x, y)| (y, -x))
}

fn atanh((x, y): Pair) -> Outcome {
    if x == 0.0 && y.is_nan() {
        return Ok((x, y));
    }
    if x < 0.0 || x == 0.0 && x.is_sign_negative() {
        return atanh((-x, -y)).map(|(x, y)| (-x, -y));
    }
    let b = y.abs();
    if x > LARGE.sqrt() || b > LARGE.sqrt() {
        let length = (x / 2.0).hypot(y / 2.0);
        let imaginary = std::f64::consts::FRAC_PI_2.copysign(y);
        return Ok((x / 4.0 / length / length, imaginary));
    }
    if x == 1.0 && b < f64::MIN_POSITIVE.sqrt() {
        if b == 0.0 {
            return Err(Trouble::Domain);
        }
        return Ok((-(b.sqrt() / b.hypot(2.0).sqrt()).ln(), 2f64.atan2(-b).copysign(y) / 2.0));
    }
    let rest = 1.0 - x;
    let real = (4.0 * x / (rest * rest + b * b)).ln_1p() / 4.0;
    Ok((real, -(-2.0 * y).atan2(rest * (1.0 + x) - b * b) / 2.0))
}

fn phase(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match number(cx, &arguments[0])? {
        Some((x, y)) => cx.float(y.atan2(x)).map(Some),
        None => Ok(None),
    }
}

fn polar(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some((x, y)) = number(cx, &arguments[0])? else { return Ok(None) };
    let length = x.hypot(y);
    if length.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(trouble(cx, Trouble::Range));
    }
    let (length, angle) = (cx.float(length)?, cx.float(y.atan2(x))?);
    cx.tuple_from([length, angle]).map(Some)
}

fn rect(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(r) = cx.as_real(&arguments[0])? else { return Ok(None) };
    let Some(phi) = cx.as_real(&arguments[1])? else { return Ok(None) };
    if phi.is_infinite() && r != 0.0 && !r.is_nan() {
        return Err(trouble(cx, Trouble::Domain));
    }
    if r.is_infinite() && phi.is_finite() && phi != 0.0 {
        let (sine, cosine) = phi.sin_cos();
        let sign = 1f64.copysign(r);
        return cx
            .complex(f64::INFINITY.copysign(cosine * sign), f64::INFINITY.copysign(sine * sign))
            .map(Some);
    }
    if phi == 0.0 {
        return cx.complex(r, r * phi).map(Some);
    }
    cx.complex(r * phi.cos(), r * phi.sin()).map(Some)
}

fn log(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(z) = number(cx, &arguments[0])? else { return Ok(None) };
    let base = match arguments.given(1) {
        None => None,
        Some(base) => match number(cx, base)? {
            Some(base) => Some(base),
            None => return Ok(None),
        },
    };
    let result = ln(z).and_then(|top| match base {
        None => Ok(top),
        Some(base) => quotient(top, ln(base)?).ok_or(Trouble::Domain),
    });
    match result {
        Ok((x, y)) => cx.complex(x, y).map(Some),
        Err(found) => Err(trouble(cx, found)),
    }
}

fn is_close(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (Some(a), Some(b)) = (number(cx, &arguments[0])?, number(cx, &arguments[1])?) else {
        return Ok(None);
    };
    let mut tolerances = [1e-9, 0.0];
    for (at, tolerance) in tolerances.iter_mut().enumerate() {
        if let Some(argument) = arguments.given(2 + at) {
            match cx.as_real(argument)? {
                Some(number) => *tolerance = number,
                None => return Ok(None),
            }
        }
    }
    let [relative, absolute] = tolerances;
    if relative < 0.0 || absolute < 0.0 {
        return Err(cx.value_error("tolerances must be non-negative"));
    }
    let infinite = [a.0, a.1, b.0, b.1].iter().any(|part| part.is_infinite());
    let distance = (a.0 - b.0).hypot(a.1 - b.1);
    let close = a == b
        || !infinite
            && (distance <= relative * b.0.hypot(b.1)
                || distance <= relative * a.0.hypot(a.1)
                || distance <= absolute);
    Ok(Some(Value::bool(close)))
}
