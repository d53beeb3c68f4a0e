//! Functions of `math` on ints of any size: divisors, roots, counting; products and sums of products.

use num_bigint::BigInt;
use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::interp::{BinaryOperator, quick_binary};
use taipan_vm::native::Arguments;
use taipan_vm::text::int_text::Int as Whole;
use taipan_vm::types::iterator::{Fold, collect, fold};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::special;

/// An int argument of any size. None: a script's `__index__` must tell.
fn number(cx: &mut Cx, value: &Value) -> Answer<Option<BigInt>> {
    Ok(cx.as_index(value)?.map(|whole| match whole {
        Whole::Small(number) => BigInt::from(number),
        Whole::Big(number) => number,
    }))
}

fn is_negative(number: &BigInt) -> bool {
    number.sign() == num_bigint::Sign::Minus
}

fn is_zero(number: &BigInt) -> bool {
    number.sign() == num_bigint::Sign::NoSign
}

/// Charges work that grows with the square of a number's length.
fn afford(cx: &mut Cx, bits: u64) -> Answer<()> {
    let limbs = usize::try_from(bits / 64 + 1).unwrap_or(usize::MAX);
    cx.check_room(limbs.saturating_mul(8))?;
    cx.charge(limbs.saturating_mul(limbs) / 8)
}

/// Charges the divisions of Euclid's algorithm: about one for each two bits of the smaller number.
fn afford_division_chain(cx: &mut Cx, one: &BigInt, two: &BigInt) -> Answer<()> {
    let bits = one.bits().min(two.bits());
    cx.charge(usize::try_from(bits.saturating_mul(bits / 64 + 1) / 4).unwrap_or(usize::MAX))
}

fn common_divisor(mut a: BigInt, mut b: BigInt) -> BigInt {
    while !is_zero(&b) {
        let rest = &a % &b;
        a = std::mem::replace(&mut b, rest);
    }
    if is_negative(&a) { -a } else { a }
}

/// `gcd(*integers)`
pub fn gcd(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let integers = arguments.first().map(|tuple| cx.tuple_items(tuple).to_vec()).unwrap_or_default();
    let mut result = BigInt::ZERO;
    for value in &integers {
        let Some(number) = number(cx, value)? else { return Ok(None) };
        afford_division_chain(cx, &number, &result)?;
        result = common_divisor(result, number);
    }
    cx.big_int(result).map(Some)
}

/// `lcm(*integers)`
pub fn lcm(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let integers = arguments.first().map(|tuple| cx.tuple_items(tuple).to_vec()).unwrap_or_default();
    let mut result = BigInt::from(1);
    for value in &integers {
        let Some(number) = number(cx, value)? else { return Ok(None) };
        if is_zero(&number) {
            result = BigInt::ZERO;
        }
        if is_zero(&result) {
            continue;
        }
        afford(cx, number.bits() + result.bits())?;
        afford_division_chain(cx, &number, &result)?;
        let divisor = common_divisor(result.clone(), number.clone());
        result = result / divisor * number;
        if is_negative(&result) {
            result = -result;
        }
    }
    cx.big_int(result).map(Some)
}

/// `isqrt(n)`
pub fn isqrt(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(number) = number(cx, &arguments[0])? else { return Ok(None) };
    if is_negative(&number) {
        return Err(cx.value_error("isqrt() argument must be nonnegative"));
    }
    afford(cx, number.bits())?;
    cx.big_int(number.sqrt()).map(Some)
}

/// The product of `from..=to`, by halves.
fn product(from: u64, to: u64) -> BigInt {
    if to < from {
        return BigInt::from(1);
    }
    if to - from < 8 {
        return (from..=to).fold(BigInt::from(1), |product, factor| product * factor);
    }
    let middle = from + (to - from) / 2;
    product(from, middle) * product(middle + 1, to)
}

/// Asks for the room of a product of `count` numbers up to `most`.
fn afford_product(cx: &mut Cx, most: u64, count: u64) -> Answer<()> {
    let bits = u64::from(64 - most.leading_zeros()).saturating_mul(count);
    cx.check_room(usize::try_from(bits / 8).unwrap_or(usize::MAX))?;
    let limbs = usize::try_from(bits / 64 + 1).unwrap_or(usize::MAX);
    cx.charge(limbs.saturating_mul(limbs / 16 + 1))
}

fn factorial_of(cx: &mut Cx, number: &BigInt) -> Answer {
    if is_negative(number) {
        return Err(cx.value_error("factorial() not defined for negative values"));
    }
    let Ok(n) = i64::try_from(number) else {
        return Err(cx.overflow_error("factorial() argument should not exceed 9223372036854775807"));
    };
    afford_product(cx, n.unsigned_abs(), n.unsigned_abs())?;
    cx.big_int(product(2, n.unsigned_abs()))
}

/// `factorial(n)`
pub fn factorial(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match number(cx, &arguments[0])? {
        Some(number) => factorial_of(cx, &number).map(Some),
        None => Ok(None),
    }
}

/// The two arguments of `comb` and `perm`, checked.
fn counts(cx: &mut Cx, n: BigInt, k: BigInt) -> Answer<(BigInt, BigInt)> {
    if is_negative(&n) {
        return Err(cx.value_error("n must be a non-negative integer"));
    }
    if is_negative(&k) {
        return Err(cx.value_error("k must be a non-negative integer"));
    }
    Ok((n, k))
}

/// `n * (n - 1) * … ` with `k` factors.
fn falling(cx: &mut Cx, n: &BigInt, k: u64) -> Answer<BigInt> {
    let bits = n.bits().saturating_mul(k);
    cx.check_room(usize::try_from(bits / 8).unwrap_or(usize::MAX))?;
    let limbs = usize::try_from(bits / 64 + 1).unwrap_or(usize::MAX);
    cx.charge(limbs.saturating_mul(limbs / 16 + 1))?;
    if let Ok(n) = u64::try_from(n) {
        return Ok(product(n - k + 1, n));
    }
    let mut result = BigInt::from(1);
    for at in 0..k {
        result *= n - at;
    }
    Ok(result)
}

/// `perm(n, k)`
pub fn perm(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(n) = number(cx, &arguments[0])? else { return Ok(None) };
    let Some(k) = arguments.given(1).filter(|k| !k.is_none()) else { return factorial_of(cx, &n).map(Some) };
    let Some(k) = number(cx, k)? else { return Ok(None) };
    let (n, k) = counts(cx, n, k)?;
    if k > n {
        return Ok(Some(Value::small_int(0)));
    }
    let Ok(k) = u64::try_from(&k) else {
        return Err(cx.overflow_error("k must not exceed 9223372036854775807"));
    };
    if k == 0 {
        return Ok(Some(Value::small_int(1)));
    }
    let result = falling(cx, &n, k)?;
    cx.big_int(result).map(Some)
}

/// `comb(n, k)`
pub fn comb(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (Some(n), Some(k)) = (number(cx, &arguments[0])?, number(cx, &arguments[1])?) else {
        return Ok(None);
    };
    let (n, k) = counts(cx, n, k)?;
    if k > n {
        return Ok(Some(Value::small_int(0)));
    }
    let rest = &n - &k;
    let least = if rest < k { rest } else { k };
    let Ok(k) = u64::try_from(&least) else {
        return Err(cx.overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
    };
    if k == 0 {
        return Ok(Some(Value::small_int(1)));
    }
    let result = falling(cx, &n, k)? / product(2, k);
    cx.big_int(result).map(Some)
}

/// `prod(iterable, start=1)`
pub fn prod(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let mut result = arguments.given(1).cloned().unwrap_or(Value::small_int(1));
    let is_known = fold(cx, &arguments[0], |cx, item| {
        let Some(product) = quick_binary(cx, BinaryOperator::Multiply, &result, &item)? else {
            return Ok(Fold::Script);
        };
        result = product;
        Ok(Fold::Next)
    })?;
    Ok(is_known.then_some(result))
}

/// `sumprod(p, q)`
pub fn sumprod(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments.iter().take(2).all(|one| matches!(one.kind(), Some(Kind::List | Kind::Tuple | Kind::Range)))
    {
        return Ok(None);
    }
    let (p, q) = (collect(cx, &arguments[0])?, collect(cx, &arguments[1])?);
    let (Some(p), Some(q)) = (p, q) else { return Ok(None) };
    if p.items.len() != q.items.len() {
        return Err(cx.value_error("Inputs are not the same length"));
    }
    let mut total = Value::small_int(0);
    let mut rest = 0;
    // ints first, as long as there are nothing but ints; then floats, exactly; what is left one by one
    let mut parts = Vec::new();
    let pairs: Vec<(&Value, &Value)> = p.items.iter().zip(&q.items).collect();
    let is_int = |cx: &Cx, value: &Value| cx.as_i64(value).is_some();
    while let Some((one, two)) = pairs.get(rest)
        && is_int(cx, one)
        && is_int(cx, two)
    {
        let Some(sum) = add_product(cx, &total, one, two)? else { return Ok(None) };
        total = sum;
        rest += 1;
    }
    while let Some((one, two)) = pairs.get(rest)
        && [one, two].iter().any(|value| cx.as_float(value).is_some())
        && [one, two].iter().all(|value| cx.as_float(value).is_some() || is_int(cx, value))
    {
        let (Some(a), Some(b)) = (cx.as_real(one)?, cx.as_real(two)?) else { return Ok(None) };
        parts.push((a, b));
        rest += 1;
    }
    if !parts.is_empty() {
        let sum = cx.float(exact_products(&parts))?;
        let Some(sum) = quick_binary(cx, BinaryOperator::Add, &total, &sum)? else { return Ok(None) };
        total = sum;
    }
    for (one, two) in pairs.iter().skip(rest) {
        let Some(sum) = add_product(cx, &total, one, two)? else { return Ok(None) };
        total = sum;
    }
    Ok(Some(total))
}

fn add_product(cx: &mut Cx, total: &Value, one: &Value, two: &Value) -> Answer<Option<Value>> {
    let Some(product) = quick_binary(cx, BinaryOperator::Multiply, one, two)? else { return Ok(None) };
    quick_binary(cx, BinaryOperator::Add, total, &product)
}

/// The sum of products, rounded once.
fn exact_products(pairs: &[(f64, f64)]) -> f64 {
    let mut parts = Vec::with_capacity(pairs.len() * 2);
    for &(a, b) in pairs {
        let (high, low) = special::two_product(a, b);
        parts.push(high);
        if low.is_finite() {
            parts.push(low);
        }
    }
    match special::exact_sum(&parts) {
        Ok(sum) => sum,
        Err(_) => pairs.iter().map(|(a, b)| a * b).sum(),
    }
}
