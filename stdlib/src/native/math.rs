//! `math`: the functions of the C library on floats, and some on ints.
//!
//! - this file: rows, and functions of floats
//! - `integers`: functions of ints
//! - `special`: what Rust's floats lack
//! - `math.py`: script halves, for objects with `__float__`, `__index__`, `__floor__` … of their own

mod integers;
pub(crate) mod libm;
pub(crate) mod special;

use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, Role};
use taipan_vm::text::int_text::Int as Whole;
use taipan_vm::types::int::Int;
use taipan_vm::types::int::convert::truncated;
use taipan_vm::types::iterator::{Fold, collect, fold};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

type Leaf = fn(&mut Cx, &[Value]) -> Answer<Option<Value>>;

/// A function of one number.
const fn real(name: &'static str, doc: &'static str, script: &'static str, leaf: Leaf) -> NativeRow {
    NativeRow::open(name, "($module, x, /)", Role::Function, doc).or_script(leaf, script)
}

/// A function of two numbers.
const fn pair(name: &'static str, doc: &'static str, script: &'static str, leaf: Leaf) -> NativeRow {
    NativeRow::open(name, "($module, x, y, /)", Role::Function, doc).or_script(leaf, script)
}

/// The module `math`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "math",
    doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
    functions: FUNCTIONS,
    types: &[],
    fill: Some(fill),
    script: script!("math/math.py"),
};

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, number) in constants {
        let value = cx.float(number)?;
        cx.dict_set_text(&namespace, name, value)?;
    }
    Ok(())
}

static FUNCTIONS: &[NativeRow] = &[
    real("acos", "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.", "_acos_of", |cx, a| one(cx, a, |x| x.acos(), |x| x.abs() > 1.0, "expected a number in range from -1 up to 1, got {}", true)),
    real("acosh", "Return the inverse hyperbolic cosine of x.", "_acosh_of", |cx, a| one(cx, a, |x| libm::acosh(x), |x| x < 1.0, "expected argument value not less than 1, got {}", true)),
    real("asin", "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", "_asin_of", |cx, a| one(cx, a, |x| x.asin(), |x| x.abs() > 1.0, "expected a number in range from -1 up to 1, got {}", true)),
    real("asinh", "Return the inverse hyperbolic sine of x.", "_asinh_of", |cx, a| one(cx, a, |x| libm::asinh(x), |_| false, "", true)),
    real("atan", "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", "_atan_of", |cx, a| one(cx, a, |x| x.atan(), |_| false, "", true)),
    real("atanh", "Return the inverse hyperbolic tangent of x.", "_atanh_of", |cx, a| one(cx, a, |x| libm::atanh(x), |x| x.abs() >= 1.0, "expected a number between -1 and 1, got {}", true)),
    real("cbrt", "Return the cube root of x.", "_cbrt_of", |cx, a| one(cx, a, |x| libm::cbrt(x), |_| false, "", true)),
    real("cos", "Return the cosine of x (measured in radians).", "_cos_of", |cx, a| one(cx, a, |x| x.cos(), |x| x.is_infinite(), "expected a finite input, got {}", true)),
    real("cosh", "Return the hyperbolic cosine of x.", "_cosh_of", |cx, a| one(cx, a, |x| x.cosh(), |_| false, "", true)),
    real("degrees", "Convert angle x from radians to degrees.", "_degrees_of", |cx, a| one(cx, a, |x| x * (180.0 / std::f64::consts::PI), |_| false, "", false)),
    real("erf", "Error function at x.", "_erf_of", |cx, a| one(cx, a, |x| libm::erf(x), |_| false, "", true)),
    real("erfc", "Complementary error function at x.", "_erfc_of", |cx, a| one(cx, a, |x| libm::erfc(x), |_| false, "", true)),
    real("exp", "Return e raised to the power of x.", "_exp_of", |cx, a| one(cx, a, |x| x.exp(), |_| false, "", true)),
    real("exp2", "Return 2 raised to the power of x.", "_exp2_of", |cx, a| one(cx, a, |x| x.exp2(), |_| false, "", true)),
    real("expm1", "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.", "_expm1_of", |cx, a| one(cx, a, |x| x.exp_m1(), |_| false, "", true)),
    real("fabs", "Return the absolute value of the float x.", "_fabs_of", |cx, a| one(cx, a, |x| x.abs(), |_| false, "", true)),
    real("gamma", "Gamma function at x.", "_gamma_of", |cx, a| one(cx, a, special::gamma, |x| x == f64::NEG_INFINITY || x <= 0.0 && x == x.floor(), "expected a noninteger or positive integer, got {}", true)),
    real("lgamma", "Natural logarithm of absolute value of Gamma function at x.", "_lgamma_of", |cx, a| one(cx, a, special::log_gamma, |x| x <= 0.0 && x == x.floor() && x.is_finite(), "expected a noninteger or positive integer, got {}", true)),
    real("log1p", "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.", "_log1p_of", |cx, a| one(cx, a, |x| x.ln_1p(), |x| x <= -1.0, "expected argument value > -1, got {}", true)),
    real("radians", "Convert angle x from degrees to radians.", "_radians_of", |cx, a| one(cx, a, |x| x * (std::f64::consts::PI / 180.0), |_| false, "", false)),
    real("sin", "Return the sine of x (measured in radians).", "_sin_of", |cx, a| one(cx, a, |x| x.sin(), |x| x.is_infinite(), "expected a finite input, got {}", true)),
    real("sinh", "Return the hyperbolic sine of x.", "_sinh_of", |cx, a| one(cx, a, |x| x.sinh(), |_| false, "", true)),
    real("sqrt", "Return the square root of x.", "_sqrt_of", |cx, a| one(cx, a, |x| x.sqrt(), |x| x < 0.0, "expected a nonnegative input, got {}", true)),
    real("tan", "Return the tangent of x (measured in radians).", "_tan_of", |cx, a| one(cx, a, |x| x.tan(), |x| x.is_infinite(), "expected a finite input, got {}", true)),
    real("tanh", "Return the hyperbolic tangent of x.", "_tanh_of", |cx, a| one(cx, a, |x| x.tanh(), |_| false, "", true)),
    real("isfinite", "Return True if x is neither an infinity nor a NaN, and False otherwise.", "_isfinite_of", |cx, a| ask(cx, a, f64::is_finite)),
    real("isinf", "Return True if x is a positive or negative infinity, and False otherwise.", "_isinf_of", |cx, a| ask(cx, a, f64::is_infinite)),
    real("isnan", "Return True if x is a NaN (not a number), and False otherwise.", "_isnan_of", |cx, a| ask(cx, a, f64::is_nan)),
    real("ceil", "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.", "_ceil_of", |cx, a| to_int(cx, a, f64::ceil)),
    real("floor", "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.", "_floor_of", |cx, a| to_int(cx, a, f64::floor)),
    taipan_vm::builtins::FIND_SPECIAL,
    real("trunc", "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.", "_trunc_of", trunc),
    real("frexp", "Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.", "_frexp_of", frexp),
    real("modf", "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.", "_modf_of", modf),
    real("ulp", "Return the value of the least significant bit of the float x.", "_ulp_of", ulp),
    real("log2", "Return the base 2 logarithm of x.", "_log2_of", |cx, a| logarithm(cx, &a[0], f64::log2)?.map(|x| cx.float(x)).transpose()),
    real("log10", "Return the base 10 logarithm of x.", "_log10_of", |cx, a| logarithm(cx, &a[0], f64::log10)?.map(|x| cx.float(x)).transpose()),
    NativeRow::open("log", "($module, x, base=math.e, /)", Role::Function, "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x.").or_script(log, "_log_of"),
    NativeRow { signature: "($module, y, x, /)", ..pair("atan2", "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.", "_atan2_of", |cx, a| two(cx, a, |cx, y, x| cx.float(y.atan2(x)))) },
    pair("copysign", "Return a float with the magnitude (absolute value) of x but the sign of y.", "_copysign_of", |cx, a| two(cx, a, |cx, x, y| cx.float(x.copysign(y)))),
    pair("fmod", "Return fmod(x, y), according to platform C.\n\nx % y may differ.", "_fmod_of", |cx, a| two(cx, a, fmod)),
    pair("remainder", "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y; halves go to the even n.", "_remainder_of", |cx, a| two(cx, a, remainder)),
    pair("pow", "Return x**y (x to the power of y).", "_pow_of", |cx, a| two(cx, a, pow)),
    NativeRow::open("ldexp", "($module, x, i, /)", Role::Function, "Return x * (2**i).\n\nThis is essentially the inverse of frexp().").or_script(ldexp, "_ldexp_of"),
    NativeRow::open("nextafter", "($module, x, y, /, *, steps=None)", Role::Function, "Return the floating-point value the given number of steps after x towards y.\n\nIf steps is not specified or is None, it defaults to 1.").or_script(next_after, "_nextafter_of"),
    NativeRow::open("fma", "($module, x, y, z, /)", Role::Function, "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round.").or_script(fma, "_fma_of"),
    NativeRow::open("isclose", "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", Role::Function, "Determine whether two floating-point numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n    magnitude of the input values").or_script(is_close, "_isclose_of"),
    NativeRow::open("hypot", "($module, /, *coordinates)", Role::Function, "Multidimensional Euclidean distance from the origin to a point.").or_script(hypot, "_hypot_of"),
    NativeRow::open("dist", "($module, p, q, /)", Role::Function, "Return the Euclidean distance between two points p and q.\n\nThe points are sequences (or iterables) of coordinates of the same dimension.").or_script(dist, "_dist_of"),
    NativeRow::open("fsum", "($module, seq, /)", Role::Function, "Return an accurate floating-point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating-point arithmetic.").or_script(fsum, "_fsum_of"),
    NativeRow::open("prod", "($module, iterable, /, *, start=1)", Role::Function, "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.").or_script(integers::prod, "_prod_of"),
    NativeRow::open("sumprod", "($module, p, q, /)", Role::Function, "Return the sum of products of values from two iterables p and q.").or_script(integers::sumprod, "_sumprod_of"),
    NativeRow::open("gcd", "($module, /, *integers)", Role::Function, "Greatest Common Divisor.").or_script(integers::gcd, "_gcd_of"),
    NativeRow::open("lcm", "($module, /, *integers)", Role::Function, "Least Common Multiple.").or_script(integers::lcm, "_lcm_of"),
    NativeRow::open("isqrt", "($module, n, /)", Role::Function, "Return the integer part of the square root of the input.").or_script(integers::isqrt, "_isqrt_of"),
    NativeRow::open("factorial", "($module, n, /)", Role::Function, "Find n!.").or_script(integers::factorial, "_factorial_of"),
    NativeRow::open("comb", "($module, n, k, /)", Role::Function, "Number of ways to choose k items from n items without repetition and without order.").or_script(integers::comb, "_comb_of"),
    NativeRow::open("perm", "($module, n, k=None, /)", Role::Function, "Number of ways to choose k items from n items without repetition and with order.\n\nIf k is not specified or is None, then k defaults to n.").or_script(integers::perm, "_perm_of"),
];

#[cold]
fn range(cx: &mut Cx) -> Raised {
    cx.overflow_error("math range error")
}

#[cold]
fn domain(cx: &mut Cx) -> Raised {
    cx.value_error("math domain error")
}

/// A float as errors show it.
fn shown(number: f64) -> String {
    taipan_vm::text::float_text::repr(number)
}

/// A function of one number, its domain, the error outside, and whether infinity means overflow.
fn one(
    cx: &mut Cx,
    arguments: &[Value],
    work: fn(f64) -> f64,
    outside: fn(f64) -> bool,
    words: &str,
    bounded: bool,
) -> Answer<Option<Value>> {
    let Some(x) = cx.as_real(&arguments[0])? else { return Ok(None) };
    if outside(x) {
        return Err(cx.value_error(&words.replace("{}", &shown(x))));
    }
    let result = work(x);
    if bounded && result.is_infinite() && x.is_finite() {
        return Err(range(cx));
    }
    cx.float(result).map(Some)
}

fn two(cx: &mut Cx, arguments: &[Value], work: fn(&mut Cx, f64, f64) -> Answer) -> Answer<Option<Value>> {
    let Some(x) = cx.as_real(&arguments[0])? else { return Ok(None) };
    let Some(y) = cx.as_real(&arguments[1])? else { return Ok(None) };
    work(cx, x, y).map(Some)
}

fn ask(cx: &mut Cx, arguments: &[Value], test: fn(f64) -> bool) -> Answer<Option<Value>> {
    Ok(cx.as_real(&arguments[0])?.map(|x| Value::bool(test(x))))
}

/// Whether a value is a number of a builtin class, whose own methods are known.
fn is_plain(cx: &Cx, value: &Value) -> bool {
    let types = cx.types();
    cx.is_exact(value, &types.float) || cx.is_exact(value, &types.int) || cx.is_exact(value, &types.bool)
}

fn to_int(cx: &mut Cx, arguments: &[Value], round: fn(f64) -> f64) -> Answer<Option<Value>> {
    let value = &arguments[0];
    if !is_plain(cx, value) {
        // also for those without any such method: the script half finds the words
        return Ok(None);
    }
    match cx.as_float(value) {
        Some(number) => truncated(cx, round(number)).map(Some),
        None => taipan_vm::types::int::arithmetic::plus(cx, value).map(Some),
    }
}

fn trunc(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    to_int(cx, arguments, f64::trunc)
}

fn frexp(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(x) = cx.as_real(&arguments[0])? else { return Ok(None) };
    let (mantissa, exponent) = special::split_exponent(x);
    let mantissa = cx.float(mantissa)?;
    cx.tuple_from([mantissa, Value::small_int(i64::from(exponent))]).map(Some)
}

fn modf(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(x) = cx.as_real(&arguments[0])? else { return Ok(None) };
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0f64.copysign(x) } else { (x - whole).copysign(x) };
    let (fraction, whole) = (cx.float(fraction)?, cx.float(whole)?);
    cx.tuple_from([fraction, whole]).map(Some)
}

fn ulp(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(x) = cx.as_real(&arguments[0])? else { return Ok(None) };
    let size = x.abs();
    let result = if !size.is_finite() {
        size
    } else if size == f64::MAX {
        size - special::next_after(size, 0.0, 1)
    } else {
        special::next_after(size, f64::INFINITY, 1) - size
    };
    cx.float(result).map(Some)
}

/// A logarithm, of big ints too. None: a script must tell.
fn logarithm(cx: &mut Cx, value: &Value, work: fn(f64) -> f64) -> Answer<Option<f64>> {
    let big = match cx.as_int(value) {
        Some(Int::Big(number)) => Some((number.sign() == num_bigint::Sign::Minus, number.bits())),
        Some(Int::Small(number)) if number <= 0 => Some((true, 0)),
        Some(Int::Small(_)) | None => None,
    };
    match big {
        Some((true, _)) => return Err(cx.value_error("expected a positive input")),
        Some((false, bits)) if bits > 1023 => {
            // the first bits as a fraction from 0.5 to 1
            let shift = bits - 64;
            let top = match cx.as_int(value) {
                Some(Int::Big(number)) => {
                    taipan_vm::text::float_parts::from_bigint(&(number >> shift)).unwrap_or(1.0)
                }
                _ => 1.0,
            };
            let fraction = special::scale_exponent(top, -64);
            return Ok(Some(work(fraction) + work(2.0) * bits as f64));
        }
        Some((false, _)) | None => {}
    }
    let Some(x) = cx.as_real(value)? else { return Ok(None) };
    if x <= 0.0 {
        return Err(cx.value_error(&format!("expected a positive input, got {}", shown(x))));
    }
    Ok(Some(work(x)))
}

fn log(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(top) = logarithm(cx, &arguments[0], f64::ln)? else { return Ok(None) };
    let Some(base) = arguments.given(1) else { return cx.float(top).map(Some) };
    let Some(bottom) = logarithm(cx, base, f64::ln)? else { return Ok(None) };
    if bottom == 0.0 {
        return Err(cx.zero_division_error("division by zero"));
    }
    cx.float(top / bottom).map(Some)
}

fn fmod(cx: &mut Cx, x: f64, y: f64) -> Answer {
    if x.is_infinite() && !y.is_nan() || y == 0.0 && !x.is_nan() {
        return Err(domain(cx));
    }
    cx.float(if y.is_infinite() && x.is_finite() { x } else { x % y })
}

fn remainder(cx: &mut Cx, x: f64, y: f64) -> Answer {
    if x.is_nan() || y.is_nan() {
        return cx.float(f64::NAN);
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain(cx));
    }
    cx.float(special::remainder(x, y))
}

fn pow(cx: &mut Cx, x: f64, y: f64) -> Answer {
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || result.is_infinite() && x == 0.0 {
            return Err(domain(cx));
        }
        if result.is_infinite() {
            return Err(range(cx));
        }
    }
    cx.float(result)
}

fn ldexp(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let exponent = match cx.as_int(&arguments[1]) {
        Some(Int::Small(exponent)) => exponent,
        Some(Int::Big(exponent)) if exponent.sign() == num_bigint::Sign::Minus => i64::MIN,
        Some(Int::Big(_)) => i64::MAX,
        None => return Err(cx.type_error("Expected an int as second argument to ldexp.")),
    };
    let Some(x) = cx.as_real(&arguments[0])? else { return Ok(None) };
    let result = special::scale_exponent(x, exponent);
    if result.is_infinite() && x.is_finite() {
        return Err(range(cx));
    }
    cx.float(result).map(Some)
}

fn next_after(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(x) = cx.as_real(&arguments[0])? else { return Ok(None) };
    let Some(y) = cx.as_real(&arguments[1])? else { return Ok(None) };
    let steps = match arguments.given(2).filter(|steps| !steps.is_none()) {
        None => 1,
        Some(steps) => match cx.as_index(steps)? {
            None => return Ok(None),
            Some(Whole::Small(steps)) if steps >= 0 => steps.unsigned_abs(),
            Some(Whole::Big(steps)) if steps.sign() == num_bigint::Sign::Plus => u64::MAX,
            Some(_) => return Err(cx.value_error("steps must be a non-negative integer")),
        },
    };
    cx.float(special::next_after(x, y, steps)).map(Some)
}

fn fma(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let mut parts = [0.0; 3];
    for (part, argument) in parts.iter_mut().zip(arguments) {
        match cx.as_real(argument)? {
            Some(number) => *part = number,
            None => return Ok(None),
        }
    }
    let [x, y, z] = parts;
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(cx.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(cx.overflow_error("overflow in fma"));
    }
    cx.float(result).map(Some)
}

fn is_close(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let mut parts = [0.0, 0.0, 1e-9, 0.0];
    for (at, part) in parts.iter_mut().enumerate() {
        if let Some(argument) = arguments.given(at) {
            match cx.as_real(argument)? {
                Some(number) => *part = number,
                None => return Ok(None),
            }
        }
    }
    let [a, b, relative, absolute] = parts;
    if relative < 0.0 || absolute < 0.0 {
        return Err(cx.value_error("tolerances must be non-negative"));
    }
    let close = a == b
        || a.is_finite() && b.is_finite() && {
            let distance = (b - a).abs();
            distance <= (relative * b).abs() || distance <= (relative * a).abs() || distance <= absolute
        };
    Ok(Some(Value::bool(close)))
}

/// The floats of many values. None: a script must tell.
pub(super) fn reals(cx: &mut Cx, values: &[Value]) -> Answer<Option<Vec<f64>>> {
    let mut numbers = Vec::with_capacity(values.len());
    for value in values {
        match cx.as_real(value)? {
            Some(number) => numbers.push(number),
            None => return Ok(None),
        }
    }
    Ok(Some(numbers))
}

fn hypot(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let coordinates = arguments.first().map(|tuple| cx.tuple_items(tuple).to_vec()).unwrap_or_default();
    match reals(cx, &coordinates)? {
        Some(parts) => cx.float(special::length(&parts)).map(Some),
        None => Ok(None),
    }
}

fn dist(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments.iter().take(2).all(|point| matches!(point.kind(), Some(Kind::List | Kind::Tuple))) {
        return Ok(None);
    }
    let (p, q) = (collect(cx, &arguments[0])?, collect(cx, &arguments[1])?);
    let (Some(p), Some(q)) = (p, q) else { return Ok(None) };
    if p.items.len() != q.items.len() {
        return Err(cx.value_error("both points must have the same number of dimensions"));
    }
    let (p, q) = (reals(cx, &p.items)?, reals(cx, &q.items)?);
    let (Some(p), Some(q)) = (p, q) else { return Ok(None) };
    let parts: Vec<f64> = p.iter().zip(&q).map(|(a, b)| a - b).collect();
    cx.float(special::length(&parts)).map(Some)
}

fn fsum(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let mut numbers = Vec::new();
    let is_known = fold(cx, &arguments[0], |cx, item| {
        let Some(number) = cx.as_real(&item)? else { return Ok(Fold::Script) };
        numbers.push(number);
        if numbers.len().is_multiple_of(4096) {
            cx.charge(4096)?;
            cx.check_room(numbers.len() * 8)?;
        }
        Ok(Fold::Next)
    })?;
    if !is_known {
        return Ok(None);
    }
    match special::exact_sum(&numbers) {
        Ok(sum) => cx.float(sum).map(Some),
        Err(special::SumError::Overflow) => Err(cx.overflow_error("intermediate overflow in fsum")),
        Err(special::SumError::Opposite) => Err(cx.value_error("-inf + inf in fsum")),
    }
}
