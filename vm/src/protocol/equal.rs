//! Equality of builtin values without running a script.

use num_traits::ToPrimitive;

use crate::heap::Kind;
use crate::object::ClassFlags;
use crate::types::int::Int;
use crate::types::{bytearray, bytes, complex, range, str, tuple};
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Containers nested deeper than this are left to the script half.
const DEPTH: u32 = 60;

/// Containers that are compared before the rest is left to the script half, which can be stopped: those that
/// hold one another many times over would take for ever.
const CONTAINERS: u32 = 100_000;

/// Whether two values are equal as far as that can be told without running a script; None otherwise.
#[inline]
pub fn quick_equal(cx: &Cx, one: &Value, two: &Value) -> Option<bool> {
    let (a, b) = (one.bits(), two.bits());
    if a.are_ints(b) {
        return Some(a == b);
    }
    if cx.is_exact_str(one) && cx.is_exact_str(two) {
        return Some(a == b || one.get::<str::Str>(cx)?.same(two.get::<str::Str>(cx)?));
    }
    if let Some(equal) = plain_tuples_equal(cx, one, two) {
        return Some(equal);
    }
    let mut left = CONTAINERS;
    let answer = equal(cx, one, two, DEPTH, &mut left);
    cx.owe(CONTAINERS - left);
    answer
}

/// Whether two exact tuples of small ints and exact strs are equal; None when they are something else.
fn plain_tuples_equal(cx: &Cx, one: &Value, two: &Value) -> Option<bool> {
    let class = &cx.types().tuple;
    if !one.is_kind(Kind::Tuple) || !cx.is_exact(one, class) || !cx.is_exact(two, class) {
        return None;
    }
    let (one, two) = (cx.tuple_items(one), cx.tuple_items(two));
    if one.len() != two.len() {
        return Some(false);
    }
    for (one, two) in one.iter().zip(two) {
        let (a, b) = (one.bits(), two.bits());
        if a == b {
            continue;
        }
        if a.are_ints(b) {
            return Some(false);
        }
        if !cx.is_exact_str(one) || !cx.is_exact_str(two) {
            return None;
        }
        if !one.get::<str::Str>(cx)?.same(two.get::<str::Str>(cx)?) {
            return Some(false);
        }
    }
    Some(true)
}

fn is_number(value: &Value) -> bool {
    let bits = value.bits();
    bits.is_int()
        || bits.is_float()
        || bits.is_bool()
        || matches!(bits.kind(), Some(Kind::BigInt | Kind::Float | Kind::Complex))
}

fn equal(cx: &Cx, one: &Value, two: &Value, depth: u32, left: &mut u32) -> Option<bool> {
    let (flags_one, flags_two) = (cx.class_flags(one), cx.class_flags(two));
    // a class of a script's with its own __eq__ decides, and one whose instances are nothing but attributes
    let decides = |value: &Value, flags: ClassFlags| {
        flags.has(ClassFlags::EQUALITY)
            && (value.is_kind(Kind::Instance)
                || flags.has(ClassFlags::HEAP) && !cx.has_builtin_equality(value))
    };
    if decides(one, flags_one) || decides(two, flags_two) {
        return None;
    }
    if is_number(one) && is_number(two) {
        return Some(numbers_equal(cx, one, two));
    }
    let (kind_one, kind_two) = (one.kind(), two.kind());
    match (kind_one, kind_two) {
        (Some(Kind::Str), Some(Kind::Str)) => Some(one.get::<str::Str>(cx)?.same(two.get::<str::Str>(cx)?)),
        (Some(Kind::Bytes | Kind::ByteArray), Some(Kind::Bytes | Kind::ByteArray)) => {
            Some(byte_slice(cx, one)? == byte_slice(cx, two)?)
        }
        (Some(Kind::Tuple), Some(Kind::Tuple)) => items_equal(
            cx,
            one.get::<tuple::Tuple>(cx)?.items(),
            two.get::<tuple::Tuple>(cx)?.items(),
            depth,
            left,
        ),
        (Some(Kind::List), Some(Kind::List)) => {
            items_equal(cx, cx.list_items(one), cx.list_items(two), depth, left)
        }
        (Some(Kind::Range), Some(Kind::Range)) => {
            let (one, two) = (one.get::<range::Range>(cx)?, two.get::<range::Range>(cx)?);
            if !numbers_equal(cx, &one.length, &two.length) {
                return Some(false);
            }
            let zero = Bits::small_int(0);
            if one.length.bits() == zero {
                return Some(true);
            }
            let same_start = numbers_equal(cx, &one.start, &two.start);
            Some(
                same_start
                    && (one.length.bits() == Bits::small_int(1) || numbers_equal(cx, &one.step, &two.step)),
            )
        }
        (
            Some(
                Kind::Dict
                | Kind::Set
                | Kind::DictView
                | Kind::Slice
                | Kind::MemoryView
                | Kind::Opaque
                | Kind::Method
                | Kind::GenericAlias
                | Kind::UnionType
                | Kind::MappingProxy
                | Kind::WeakReference
                | Kind::Code
                | Kind::Cell
                | Kind::Super,
            ),
            _,
        )
        | (
            _,
            Some(
                Kind::Dict
                | Kind::Set
                | Kind::DictView
                | Kind::Slice
                | Kind::MemoryView
                | Kind::Opaque
                | Kind::Method
                | Kind::GenericAlias
                | Kind::UnionType
                | Kind::MappingProxy
                | Kind::WeakReference
                | Kind::Code
                | Kind::Cell
                | Kind::Super,
            ),
        ) => {
            if one.is(two) && !matches!(kind_one, Some(Kind::Opaque)) {
                return Some(true);
            }
            None
        }
        // a library's class with an `__eq__` of its own, or one derived from it
        (Some(Kind::Instance), _) if flags_one.has(ClassFlags::EQUALITY) => None,
        (_, Some(Kind::Instance)) if flags_two.has(ClassFlags::EQUALITY) => None,
        _ => Some(one.is(two)),
    }
}

fn byte_slice<'a>(cx: &'a Cx, value: &'a Value) -> Option<&'a [u8]> {
    match value.kind()? {
        Kind::Bytes => Some(value.get::<bytes::Bytes>(cx)?.as_slice()),
        Kind::ByteArray => Some(&value.get::<bytearray::ByteArray>(cx)?.bytes),
        _ => None,
    }
}

fn items_equal(cx: &Cx, one: &[Value], two: &[Value], depth: u32, left: &mut u32) -> Option<bool> {
    if one.len() != two.len() {
        return Some(false);
    }
    let depth = depth.checked_sub(1)?;
    *left = left.checked_sub(1)?;
    for (one, two) in one.iter().zip(two) {
        let (a, b) = (one.bits(), two.bits());
        if a != b && (a.are_ints(b) || !equal(cx, one, two, depth, left)?) {
            return Some(false);
        }
    }
    Some(true)
}

/// Whether two numbers are equal, whatever their types, without loss.
pub fn numbers_equal(cx: &Cx, one: &Value, two: &Value) -> bool {
    match (cx.as_int(one), cx.as_int(two)) {
        (Some(one), Some(two)) => one == two,
        (Some(int), None) => int_equals_other(cx, &int, two),
        (None, Some(int)) => int_equals_other(cx, &int, one),
        (None, None) => parts(cx, one) == parts(cx, two),
    }
}

fn parts(cx: &Cx, value: &Value) -> Option<(f64, f64)> {
    if let Some(number) = cx.as_float(value) {
        return Some((number, 0.0));
    }
    value.get::<complex::Complex>(cx).map(|number| (number.real, number.imaginary))
}

fn int_equals_other(cx: &Cx, int: &Int<'_>, other: &Value) -> bool {
    let Some((real, imaginary)) = parts(cx, other) else { return false };
    if imaginary != 0.0 || real.fract() != 0.0 || !real.is_finite() {
        return false;
    }
    match int {
        Int::Small(number) => real.abs() < 9.3e18 && real as i128 == i128::from(*number),
        Int::Big(number) => {
            number.to_f64() == Some(real)
                && num_bigint::BigInt::from_f64_exact(real).as_ref() == Some(*number)
        }
    }
}

trait FromExactFloat: Sized {
    fn from_f64_exact(number: f64) -> Option<Self>;
}

impl FromExactFloat for num_bigint::BigInt {
    fn from_f64_exact(number: f64) -> Option<Self> {
        num_traits::FromPrimitive::from_f64(number)
    }
}
