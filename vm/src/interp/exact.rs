//! Operators on operands of exactly builtin types: what the methods of their classes would answer, told by
//! the kinds of the operands and not by looking the methods up. None: the methods must be asked.

use std::cmp::Ordering;
use std::mem::ManuallyDrop;

use super::items::is_exact;
use super::operators::{BinaryOperator, decide_order};
use crate::error::Answer;
use crate::heap::Kind;
use crate::protocol::equal::quick_equal;
use crate::protocol::hash::{hash_int, plain_hash};
use crate::text::search;
use crate::text::units::Text;
use crate::types::dict::Probe;
use crate::types::float::arithmetic::{self as floats, Operand, operand};
use crate::types::int::arithmetic as ints;
use crate::types::set::Set;
use crate::types::str::{Str, Units, compare};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// What a number of exactly a builtin class is; a bool is none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Int,
    Float,
}

#[inline]
fn number_of(cx: &Cx, value: &Value) -> Option<Number> {
    let bits = value.bits();
    if bits.is_int() {
        return Some(Number::Int);
    }
    if bits.is_float() {
        return Some(Number::Float);
    }
    if !bits.is_pointer() {
        return None;
    }
    let (class, types) = (cx.class_bits(value).0, cx.types());
    if class == types.int.bits() {
        Some(Number::Int)
    } else if class == types.float.bits() {
        Some(Number::Float)
    } else {
        None
    }
}

/// `left operator right` of two numbers.
#[inline]
pub(super) fn arithmetic(
    cx: &mut Cx,
    operator: BinaryOperator,
    left: &Value,
    right: &Value,
) -> Option<Answer> {
    match (number_of(cx, left)?, number_of(cx, right)?) {
        (Number::Int, Number::Int) => of_ints(cx, operator, left, right),
        _ => of_floats(cx, operator, left, right),
    }
}

fn of_ints(cx: &mut Cx, operator: BinaryOperator, left: &Value, right: &Value) -> Option<Answer> {
    Some(match operator {
        BinaryOperator::Add => ints::add(cx, left, right),
        BinaryOperator::Subtract => ints::subtract(cx, left, right),
        BinaryOperator::Multiply => ints::multiply(cx, left, right),
        BinaryOperator::TrueDivide => ints::true_divide(cx, left, right),
        BinaryOperator::FloorDivide => ints::floor_divide(cx, left, right),
        BinaryOperator::Modulo => ints::modulo(cx, left, right),
        BinaryOperator::Power => ints::power(cx, left, right),
        BinaryOperator::ShiftLeft => ints::shift_left(cx, left, right),
        BinaryOperator::ShiftRight => ints::shift_right(cx, left, right),
        BinaryOperator::And => ints::and(cx, left, right),
        BinaryOperator::Or => ints::or(cx, left, right),
        BinaryOperator::Xor => ints::xor(cx, left, right),
        BinaryOperator::DivMod => ints::divide_modulo(cx, left, right),
        BinaryOperator::MatrixMultiply => return None,
    })
}

fn of_floats(cx: &mut Cx, operator: BinaryOperator, left: &Value, right: &Value) -> Option<Answer> {
    let (a, b) = match (operand(cx, left), operand(cx, right)) {
        (Operand::Number(a), Operand::Number(b)) => (a, b),
        _ => return None,
    };
    Some(match operator {
        BinaryOperator::Add => cx.float(a + b),
        BinaryOperator::Subtract => cx.float(a - b),
        BinaryOperator::Multiply => cx.float(a * b),
        BinaryOperator::TrueDivide => floats::divide(cx, a, b),
        BinaryOperator::FloorDivide => floats::floor_divide(cx, a, b),
        BinaryOperator::Modulo => floats::modulo(cx, a, b),
        BinaryOperator::Power => floats::power(cx, a, b),
        BinaryOperator::DivMod => floats::divide_modulo(cx, a, b),
        BinaryOperator::MatrixMultiply
        | BinaryOperator::ShiftLeft
        | BinaryOperator::ShiftRight
        | BinaryOperator::And
        | BinaryOperator::Or
        | BinaryOperator::Xor => return None,
    })
}

/// A rich comparison of two numbers or two strs.
#[inline]
pub(super) fn comparison(cx: &Cx, comparison: usize, left: &Value, right: &Value) -> Option<bool> {
    if cx.is_exact_str(left) {
        return if cx.is_exact_str(right) {
            let (one, two) = (left.get::<Str>(cx)?, right.get::<Str>(cx)?);
            Some(compare_strs(comparison, one, two))
        } else {
            None
        };
    }
    let order = match (number_of(cx, left)?, number_of(cx, right)?) {
        (Number::Int, Number::Int) => Some(ints::order(cx, left, right)?),
        (Number::Float, _) => floats::compare(cx, cx.as_float(left)?, right)?,
        (Number::Int, Number::Float) => {
            floats::compare(cx, cx.as_float(right)?, left)?.map(Ordering::reverse)
        }
    };
    Some(match order {
        Some(order) => decide_order(comparison, order),
        // a NaN is unequal and nothing else
        None => comparison == 3,
    })
}

/// A rich comparison of strs; equality looks at the lengths first.
#[inline]
pub(super) fn compare_strs(comparison: usize, one: &Str, two: &Str) -> bool {
    match comparison {
        2 => std::ptr::eq(one, two) || one.same(two),
        3 => !std::ptr::eq(one, two) && !one.same(two),
        _ => {
            if let (Units::One(one), Units::One(two)) = (one.units(), two.units())
                && let ([one, ..], [two, ..]) = (one, two)
                && one != two
            {
                return decide_order(comparison, one.cmp(two));
            }
            decide_order(comparison, compare(one, two))
        }
    }
}

/// What `membership` says of what it cannot tell.
pub(super) const UNKNOWN: u8 = 2;

/// `contains` for operands that stay in their registers: 1, 0 or `UNKNOWN`.
///
/// # Safety
/// Both are live registers' words.
#[inline(never)]
pub(super) unsafe fn membership(vm: *mut Vm, item: Bits, container: Bits) -> u8 {
    // SAFETY: the caller's promise: the registers keep their counts.
    unsafe {
        let item = ManuallyDrop::new(item.into_value());
        if item.bits().is_int() && is_exact(container, &(*vm).types.set) {
            let table = &container.bare_payload::<Set>().table;
            let probe = table.probe_int(&(*vm).cx, hash_int(item.bits().int()), &item);
            return told(probe).map_or(UNKNOWN, u8::from);
        }
        let container = ManuallyDrop::new(container.into_value());
        contains(&mut (*vm).cx, &item, &container).map_or(UNKNOWN, u8::from)
    }
}

/// `item in container` for an exact dict, set, frozenset, str, list or tuple.
pub(super) fn contains(cx: &mut Cx, item: &Value, container: &Value) -> Option<bool> {
    if cx.is_exact_str(item) && cx.is_exact_str(container) {
        return within(container.get(cx)?, item.get(cx)?);
    }
    let types = cx.types();
    match container.kind()? {
        Kind::Dict if cx.is_exact(container, &types.dict) => {
            let hash = plain_hash(cx, item)?;
            told(cx.dict_probe(container, hash, item))
        }
        Kind::Set if cx.is_exact(container, &types.set) || cx.is_exact(container, &types.frozenset) => {
            let hash = plain_hash(cx, item)?;
            told(container.get::<Set>(cx)?.table.probe(cx, hash, item))
        }
        Kind::List if cx.is_exact(container, &types.list) => among(cx, item, cx.list_items(container)),
        Kind::Tuple if cx.is_exact(container, &types.tuple) => among(cx, item, cx.tuple_items(container)),
        _ => None,
    }
}

/// Whether text lies within other text; what is long is charged for by the method.
#[inline]
fn within(whole: &Str, part: &Str) -> Option<bool> {
    match (whole.units(), part.units()) {
        // a few characters are looked through sooner than a search is begun
        (Units::One(whole), Units::One([unit])) if whole.len() <= 16 => {
            Some(whole.iter().any(|other| other == unit))
        }
        (Units::One(whole), Units::One([unit])) if whole.len() < 1024 => Some(whole.contains(unit)),
        (Units::One(whole), Units::One(part)) if whole.len() < 1024 => {
            Some(search::contains(Text::One(whole), Text::One(part)))
        }
        _ => None,
    }
}

fn told(probe: Probe) -> Option<bool> {
    match probe {
        Probe::Found(_) => Some(true),
        Probe::Absent => Some(false),
        Probe::Unknown => None,
    }
}

/// Whether an item is among a few others.
fn among(cx: &Cx, item: &Value, items: &[Value]) -> Option<bool> {
    if items.len() > 64 {
        return None;
    }
    for other in items {
        if other.is(item) || quick_equal(cx, other, item)? {
            return Some(true);
        }
    }
    Some(false)
}
