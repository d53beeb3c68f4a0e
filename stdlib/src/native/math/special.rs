//! Functions that Rust's floats lack: the gamma function, parts of floats, exact sums.

#![expect(clippy::excessive_precision, reason = "coefficients as published")]

/// Coefficients of Lanczos's approximation with g = 6.0246…, numerator and denominator (Boost's, n = 13).
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_759,
    42_919_803_642.649_098,
    35_711_959_237.355_668,
    17_921_034_426.037_209,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_15,
    31_426_415.585_400_194,
    2_876_370.628_935_372_4,
    186_056.265_395_223_5,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_5,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];
const G: f64 = 6.024_680_040_776_729_583_740_234_375;

fn lanczos(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for (a, b) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            above = above * x + a;
            below = below * x + b;
        }
    } else {
        for (a, b) in NUMERATOR.iter().zip(&DENOMINATOR) {
            above = above / x + a;
            below = below / x + b;
        }
    }
    above / below
}

/// `sin(pi * x)` without losing the fraction of a large `x`.
fn sin_pi(x: f64) -> f64 {
    use std::f64::consts::PI;
    let y = x.abs() % 2.0;
    let sine = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    if x < 0.0 { -sine } else { sine }
}

/// The gamma function; infinite where it is too large.
pub fn gamma(x: f64) -> f64 {
    use std::f64::consts::PI;
    if !x.is_finite() {
        return x;
    }
    let size = x.abs();
    if x == x.floor() && (1.0..=23.0).contains(&x) {
        return (2..x as u64).map(|factor| factor as f64).product();
    }
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    let y = size + (G - 0.5);
    let error = if size > G - 0.5 { (y - size) - (G - 0.5) } else { (y - (G - 0.5)) - size };
    let z = error * G / y;
    if x < 0.0 {
        let mut result = -PI / sin_pi(size) / size * y.exp() / lanczos(size);
        result -= z * result;
        if size < 140.0 {
            result / y.powf(size - 0.5)
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            result / root / root
        }
    } else {
        let mut result = lanczos(size) / y.exp();
        result += z * result;
        if size < 140.0 {
            result * y.powf(size - 0.5)
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            result * root * root
        }
    }
}

/// The logarithm of the absolute value of the gamma function.
pub fn log_gamma(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::INFINITY;
    }
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    let size = x.abs();
    if size < 1e-20 {
        return -size.ln();
    }
    let result = lanczos(size).ln() - G + (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 { std::f64::consts::PI.ln() - sin_pi(size).abs().ln() - size.ln() - result } else { result }
}

/// Mantissa in [0.5, 1) and exponent.
pub fn split_exponent(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (scaled, shift) = if x.abs() < f64::MIN_POSITIVE { (x * 2f64.powi(64), 64) } else { (x, 0) };
    let bits = scaled.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32 - 1022 - shift;
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent)
}

/// `x * 2**exponent`, rounded once; infinite where it is too large.
pub fn scale_exponent(x: f64, exponent: i64) -> f64 {
    let (mantissa, own) = split_exponent(x);
    if mantissa == 0.0 || !mantissa.is_finite() {
        return x;
    }
    let total = exponent.saturating_add(i64::from(own));
    if total > 1024 {
        return f64::INFINITY.copysign(x);
    }
    if total < -1080 {
        return 0f64.copysign(x);
    }
    if total >= -1021 {
        return mantissa * 2.0 * 2f64.powi(total as i32 - 1);
    }
    mantissa * 2f64.powi(total as i32 + 1021) * 2f64.powi(-1021)
}

/// Sum and error of two floats.
pub fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// Product and error of two floats.
pub fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, a.mul_add(b, -product))
}

/// What is wrong with an exact sum.
pub enum SumError {
    /// Partial sums grew beyond the floats.
    Overflow,
    /// Infinities of both signs.
    Opposite,
}

/// The exact sum of floats, rounded once (Shewchuk).
pub fn exact_sum(numbers: &[f64]) -> Result<f64, SumError> {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    for &number in numbers {
        let mut x = number;
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if !x.is_finite() {
            if number.is_finite() {
                return Err(SumError::Overflow);
            }
            if number.is_infinite() {
                infinite += number;
            }
            special += number;
            partials.clear();
        } else {
            partials.push(x);
        }
    }
    if special != 0.0 {
        return if f64::is_nan(infinite) { Err(SumError::Opposite) } else { Ok(special) };
    }
    let Some(mut high) = partials.pop() else { return Ok(0.0) };
    let mut low = 0.0;
    while let Some(y) = partials.pop() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    // what is left decides a half
    if let Some(&next) = partials.last()
        && (low < 0.0 && next < 0.0 || low > 0.0 && next > 0.0)
    {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            high = x;
        }
    }
    Ok(high)
}

/// The Euclidean length of a vector, scaled and compensated.
pub fn length(parts: &[f64]) -> f64 {
    let mut most = 0.0f64;
    let mut nan = false;
    for part in parts {
        nan |= part.is_nan();
        most = most.max(part.abs());
    }
    if most.is_infinite() || most == 0.0 && !nan {
        return most;
    }
    if nan {
        return f64::NAN;
    }
    let (_, exponent) = split_exponent(most);
    let (mut sum, mut error) = (1.0, 0.0);
    let mut scaled = Vec::with_capacity(parts.len());
    for part in parts {
        scaled.push(scale_exponent(*part, -i64::from(exponent)));
    }
    for &x in &scaled {
        let (square, low) = two_product(x, x);
        let (next, rest) = two_sum(sum, square);
        sum = next;
        error += low + rest;
    }
    let root = (sum - 1.0 + error).sqrt();
    // one step of Newton's with the exact residue
    let (square, low) = two_product(-root, root);
    let (next, rest) = two_sum(sum, square);
    let residue = next - 1.0 + (error + low + rest);
    let root = if root == 0.0 { root } else { root + residue / (2.0 * root) };
    scale_exponent(root, i64::from(exponent))
}

/// The float `steps` representable numbers from `x` towards `y`.
pub fn next_after(x: f64, y: f64, steps: u64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == y || steps == 0 {
        return if x == y { y } else { x };
    }
    let order = |number: f64| -> i128 {
        let bits = i128::from(number.to_bits() & (i64::MAX as u64));
        if number.is_sign_negative() { -bits } else { bits }
    };
    let (from, to) = (order(x), order(y));
    let distance = i128::from(steps);
    if (to - from).abs() <= distance {
        // a zero keeps the sign of the side it was reached from
        return if y == 0.0 { y.copysign(x) } else { y };
    }
    let at = if to > from { from + distance } else { from - distance };
    let magnitude = f64::from_bits(at.unsigned_abs() as u64);
    if at < 0 || at == 0 && x < 0.0 { -magnitude } else { magnitude }
}

/// The IEEE remainder.
pub fn remainder(x: f64, y: f64) -> f64 {
    if y.is_infinite() {
        return x;
    }
    let (size, divisor) = (x.abs(), y.abs());
    let rest = size % divisor;
    let complement = divisor - rest;
    let result = if rest < complement {
        rest
    } else if rest > complement {
        -complement
    } else {
        rest - 2.0 * ((0.5 * (size - rest)) % divisor)
    };
    1f64.copysign(x) * result
}
