//! Arithmetic. Small ints and inline floats are done in the handler; what does not fit goes to `operators`.

use super::operators::{self, BinaryOperator};
use super::run::{Step, handler, instruction, put_and_next, raised};
use crate::bytecode::{Op, X2};
use crate::value::Bits;
use crate::vm::Vm;

/// Declares the generic handler of an operator: ints and floats inline, then the second stage.
macro_rules! generic {
    ($($name:ident $stage:ident |$a:ident, $b:ident| int $int:expr, float $float:expr;)+) => {
        handler! {
            $(fn $name(pc, base, vm, ins, table) {
                let ($a, $b) = (*base.add(ins.b()), *base.add(ins.c()));
                if $a.are_ints($b) {
                    if let Some(bits) = $int {
                        put_and_next!(bits, ins, pc, base, vm, table, 1)
                    }
                } else if $a.are_floats($b) && let Some(bits) = $float {
                    put_and_next!(bits, ins, pc, base, vm, table, 1)
                }
                return $stage(pc, base, vm, ins.0, table);
            })+
        }
    };
}

/// Declares the last stage of operators: what no handler does.
macro_rules! other {
    ($($name:ident $operator:ident)+) => {
        handler! {
            $(fn $name(pc, base, vm, ins, table) {
                return slow(vm, pc, base, BinaryOperator::$operator);
            })+
        }
    };
}

/// Declares the handlers with a small int on the right.
macro_rules! immediate {
    ($($name:ident $stage:ident $operator:ident |$a:ident, $b:ident| $int:expr;)+) => {
        handler! {
            $(fn $name(pc, base, vm, ins, table) {
                let $a = *base.add(ins.b());
                let $b = Bits::small_int(i64::from(ins.signed_c()));
                if $a.is_int() && let Some(bits) = $int {
                    put_and_next!(bits, ins, pc, base, vm, table, 1)
                }
                return $stage(pc, base, vm, ins.0, table);
            }
            fn $stage(pc, base, vm, ins, table) {
                return slow_immediate(vm, pc, base, BinaryOperator::$operator);
            })+
        }
    };
}

#[inline(always)]
fn add_ints(a: Bits, b: Bits) -> Option<Bits> {
    (a.0 as i64).checked_add(b.0 as i64).map(|sum| Bits(sum as u64))
}

#[inline(always)]
fn subtract_ints(a: Bits, b: Bits) -> Option<Bits> {
    (a.0 as i64).checked_sub(b.0 as i64).map(|difference| Bits(difference as u64))
}

#[inline(always)]
fn multiply_ints(a: Bits, b: Bits) -> Option<Bits> {
    (a.0 as i64).checked_mul(b.int()).map(|product| Bits(product as u64))
}

/// Quotient and remainder rounded towards minus infinity.
#[inline(always)]
fn divide_ints(a: Bits, b: Bits) -> Option<(i64, i64)> {
    let (a, b) = (a.int(), b.int());
    if (a | b) as u64 >> 32 == 0 && b != 0 {
        // both fit 32 bits and are not negative: the short division
        return Some((i64::from(a as u32 / b as u32), i64::from(a as u32 % b as u32)));
    }
    if b == 0 {
        return None;
    }
    let (quotient, rest) = (a / b, a % b);
    if rest != 0 && (rest ^ b) < 0 { Some((quotient - 1, rest + b)) } else { Some((quotient, rest)) }
}

#[inline(always)]
fn floor_divide_ints(a: Bits, b: Bits) -> Option<Bits> {
    divide_ints(a, b).and_then(|(quotient, _)| Bits::try_int(quotient))
}

#[inline(always)]
fn modulo_ints(a: Bits, b: Bits) -> Option<Bits> {
    divide_ints(a, b).map(|(_, rest)| Bits::small_int(rest))
}

#[inline(always)]
fn shift_left_ints(a: Bits, b: Bits) -> Option<Bits> {
    let (a, by) = (a.int(), b.int());
    if !(0..62).contains(&by) {
        return None;
    }
    let shifted = a << by;
    if shifted >> by == a { Bits::try_int(shifted) } else { None }
}

#[inline(always)]
fn shift_right_ints(a: Bits, b: Bits) -> Option<Bits> {
    let by = b.int();
    if by < 0 { None } else { Some(Bits::small_int(a.int() >> by.min(63))) }
}

#[inline(always)]
fn divide_as_floats(a: Bits, b: Bits) -> Option<Bits> {
    const EXACT: i64 = 1 << 53;
    let (a, b) = (a.int(), b.int());
    if b == 0 || a.abs() > EXACT || b.abs() > EXACT {
        return None;
    }
    Bits::try_float(a as f64 / b as f64)
}

#[inline(always)]
fn modulo_floats(a: Bits, b: Bits) -> Option<Bits> {
    let (a, b) = (a.float(), b.float());
    if b == 0.0 {
        return None;
    }
    Bits::try_float(operators::float_modulo(a, b))
}

generic! {
    add add_mixed |a, b| int add_ints(a, b), float Bits::try_float(a.float() + b.float());
    subtract subtract_mixed |a, b| int subtract_ints(a, b), float Bits::try_float(a.float() - b.float());
    multiply multiply_mixed |a, b| int multiply_ints(a, b), float Bits::try_float(a.float() * b.float());
    true_divide true_divide_mixed |a, b| int divide_as_floats(a, b),
        float if b.float() == 0.0 { None } else { Bits::try_float(a.float() / b.float()) };
    floor_divide floor_divide_other |a, b| int floor_divide_ints(a, b), float None::<Bits>;
    modulo modulo_other |a, b| int modulo_ints(a, b), float modulo_floats(a, b);
    power power_floats |a, b| int None::<Bits>, float None::<Bits>;
    matrix_multiply matrix_multiply_other |a, b| int None::<Bits>, float None::<Bits>;
    shift_left shift_left_other |a, b| int shift_left_ints(a, b), float None::<Bits>;
    shift_right shift_right_other |a, b| int shift_right_ints(a, b), float None::<Bits>;
    and and_other |a, b| int Some(Bits(a.0 & b.0)), float None::<Bits>;
    or or_other |a, b| int Some(Bits(a.0 | b.0)), float None::<Bits>;
    xor xor_other |a, b| int Some(Bits(a.0 ^ b.0)), float None::<Bits>;
}

other! {
    add_other Add
    subtract_other Subtract
    multiply_other Multiply
    true_divide_other TrueDivide
    floor_divide_other FloorDivide
    modulo_other Modulo
    power_other Power
    matrix_multiply_other MatrixMultiply
    shift_left_other ShiftLeft
    shift_right_other ShiftRight
    and_other And
    or_other Or
    xor_other Xor
}

/// Declares the second stage of an operator: one operand an inline float, the other a small int.
macro_rules! mixed {
    ($($name:ident $stage:ident |$a:ident, $b:ident| $work:expr;)+) => {
        handler! {
            $(fn $name(pc, base, vm, ins, table) {
                let (one, two) = (*base.add(ins.b()), *base.add(ins.c()));
                let numbers = if one.is_float() && two.is_int() {
                    Some((one.float(), two.int() as f64))
                } else if one.is_int() && two.is_float() {
                    Some((one.int() as f64, two.float()))
                } else {
                    None
                };
                if let Some(($a, $b)) = numbers && let Some(bits) = $work {
                    put_and_next!(bits, ins, pc, base, vm, table, 1)
                }
                return $stage(pc, base, vm, ins.0, table);
            })+
        }
    };
}

mixed! {
    add_mixed add_other |a, b| Bits::try_float(a + b);
    subtract_mixed subtract_other |a, b| Bits::try_float(a - b);
    multiply_mixed multiply_other |a, b| Bits::try_float(a * b);
    true_divide_mixed true_divide_other |a, b| if b == 0.0 { None } else { Bits::try_float(a / b) };
}

/// Declares the handlers with a float in the instruction: their second stage takes an int, their last anything.
macro_rules! float {
    ($($name:ident $stage:ident $last:ident $operator:ident |$a:ident, $c:ident| $work:expr;)+) => {
        handler! {
            $(fn $name(pc, base, vm, ins, table) {
                let operand = *base.add(ins.b());
                if operand.is_float() {
                    let ($a, $c) = (operand.float(), ins.float_c());
                    if let Some(bits) = $work {
                        put_and_next!(bits, ins, pc, base, vm, table, 1)
                    }
                }
                return $stage(pc, base, vm, ins.0, table);
            }
            fn $stage(pc, base, vm, ins, table) {
                let operand = *base.add(ins.b());
                if operand.is_int() {
                    let ($a, $c) = (operand.int() as f64, ins.float_c());
                    if let Some(bits) = $work {
                        put_and_next!(bits, ins, pc, base, vm, table, 1)
                    }
                }
                return $last(pc, base, vm, ins.0, table);
            }
            fn $last(pc, base, vm, ins, table) {
                return slow_float(vm, pc, base, BinaryOperator::$operator);
            })+
        }
    };
}

float! {
    add_float add_float_int add_float_other Add |a, c| Bits::try_float(a + c);
    subtract_float subtract_float_int subtract_float_other Subtract |a, c| Bits::try_float(a - c);
    subtract_from_float subtract_from_float_int subtract_from_float_other Subtract |a, c| Bits::try_float(c - a);
    multiply_float multiply_float_int multiply_float_other Multiply |a, c| Bits::try_float(a * c);
    true_divide_float true_divide_float_int true_divide_float_other TrueDivide |a, c| Bits::try_float(a / c);
    true_divide_into_float true_divide_into_float_int true_divide_into_float_other TrueDivide
        |a, c| if a == 0.0 { None } else { Bits::try_float(c / a) };
}

handler! {
    fn power_floats(pc, base, vm, ins, table) {
        let (one, two) = (*base.add(ins.b()), *base.add(ins.c()));
        if one.is_float() && (two.is_float() || two.is_int()) {
            let (a, b) = (one.float(), if two.is_float() { two.float() } else { two.int() as f64 });
            // zero, NaN, infinities and negative numbers have rules of their own
            if a > 0.0 && let Some(bits) = Bits::try_float(a.powf(b)) {
                put_and_next!(bits, ins, pc, base, vm, table, 1)
            }
        }
        return power_other(pc, base, vm, ins.0, table);
    }
}

immediate! {
    add_immediate add_immediate_other Add |a, b| add_ints(a, b);
    subtract_immediate subtract_immediate_other Subtract |a, b| subtract_ints(a, b);
    multiply_immediate multiply_immediate_other Multiply |a, b| multiply_ints(a, b);
    floor_divide_immediate floor_divide_immediate_other FloorDivide |a, b| floor_divide_ints(a, b);
    modulo_immediate modulo_immediate_other Modulo |a, b| modulo_ints(a, b);
    and_immediate and_immediate_other And |a, b| Some(Bits(a.0 & b.0));
    shift_left_immediate shift_left_immediate_other ShiftLeft |a, b| shift_left_ints(a, b);
    shift_right_immediate shift_right_immediate_other ShiftRight |a, b| shift_right_ints(a, b);
}

handler! {
    fn unary_other(pc, base, vm, ins, table) {
        return slow_unary(vm, pc, base);
    }
    fn negate(pc, base, vm, ins, table) {
        let a = *base.add(ins.b());
        if a.is_int() && let Some(bits) = subtract_ints(Bits::small_int(0), a) {
            put_and_next!(bits, ins, pc, base, vm, table, 1)
        }
        if a.is_float() && let Some(bits) = Bits::try_float(-a.float()) {
            put_and_next!(bits, ins, pc, base, vm, table, 1)
        }
        return unary_other(pc, base, vm, ins.0, table);
    }
    fn plus(pc, base, vm, ins, table) {
        let a = *base.add(ins.b());
        if a.is_int() || a.is_float() {
            put_and_next!(a, ins, pc, base, vm, table, 1)
        }
        return unary_other(pc, base, vm, ins.0, table);
    }
    fn invert(pc, base, vm, ins, table) {
        let a = *base.add(ins.b());
        if a.is_int() {
            put_and_next!(Bits::small_int(!a.int()), ins, pc, base, vm, table, 1)
        }
        return unary_other(pc, base, vm, ins.0, table);
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
unsafe fn slow(vm: *mut Vm, pc: *const u64, base: *mut Bits, operator: BinaryOperator) -> Step {
    // SAFETY: the caller's promise.
    unsafe { operators::binary(vm, pc, base, operator) }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn slow_immediate(vm: *mut Vm, pc: *const u64, base: *mut Bits, operator: BinaryOperator) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let right = Bits::small_int(i64::from(ins.signed_c()));
        if let Some(step) = operators::big_in_place(vm, pc, base, operator, right) {
            return step;
        }
        let left = super::operand::take_b(base, ins);
        let right = right.into_value();
        operators::binary_values(vm, pc, base, operator, left, right)
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn slow_float(vm: *mut Vm, pc: *const u64, base: *mut Bits, operator: BinaryOperator) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let operand = super::operand::take_b(base, ins);
        let Ok(number) = (*vm).cx.float(ins.float_c()) else {
            drop(operand);
            return raised(vm, pc, base);
        };
        let on_left =
            ins.flags() & X2 != 0 || matches!(ins.op(), Op::SubtractFromFloat | Op::TrueDivideIntoFloat);
        let (left, right) = if on_left { (number, operand) } else { (operand, number) };
        operators::binary_values(vm, pc, base, operator, left, right)
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn slow_unary(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        debug_assert!(matches!(ins.op(), Op::Negate | Op::Plus | Op::Invert));
        operators::unary(vm, pc, base)
    }
}
