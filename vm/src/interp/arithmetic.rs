//! Arithmetic. Small ints and inline floats are done in the handler; what does not fit goes to `operators`.

use super::operators::{self, BinaryOperator};
use super::run::{Step, handler, instruction, put_and_next};
use crate::bytecode::Op;
use crate::value::Bits;
use crate::vm::Vm;

/// Declares the generic handler of an operator: ints and floats inline, then the second stage.
macro_rules! generic {
    ($($name:ident $operator:ident $stage:ident |$a:ident, $b:ident| int $int:expr, float $float:expr;)+) => {
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
                generic!(@$stage pc, base, vm, ins, table, $operator)
            })+
        }
    };
    (@slow $pc:ident, $base:ident, $vm:ident, $ins:ident, $table:ident, $operator:ident) => {
        return slow($vm, $pc, $base, BinaryOperator::$operator)
    };
    (@$stage:ident $pc:ident, $base:ident, $vm:ident, $ins:ident, $table:ident, $operator:ident) => {
        return $stage($pc, $base, $vm, $ins.0, $table)
    };
}

/// Declares the handlers with a small int on the right.
macro_rules! immediate {
    ($($name:ident $operator:ident |$a:ident, $b:ident| $int:expr;)+) => {
        handler! {
            $(fn $name(pc, base, vm, ins, table) {
                let $a = *base.add(ins.b());
                let $b = Bits::small_int(i64::from(ins.signed_c()));
                if $a.is_int() && let Some(bits) = $int {
                    put_and_next!(bits, ins, pc, base, vm, table, 1)
                }
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
    add Add add_mixed |a, b| int add_ints(a, b), float Bits::try_float(a.float() + b.float());
    subtract Subtract subtract_mixed |a, b| int subtract_ints(a, b), float Bits::try_float(a.float() - b.float());
    multiply Multiply multiply_mixed |a, b| int multiply_ints(a, b), float Bits::try_float(a.float() * b.float());
    true_divide TrueDivide true_divide_mixed |a, b| int divide_as_floats(a, b),
        float if b.float() == 0.0 { None } else { Bits::try_float(a.float() / b.float()) };
    floor_divide FloorDivide slow |a, b| int floor_divide_ints(a, b), float None::<Bits>;
    modulo Modulo slow |a, b| int modulo_ints(a, b), float modulo_floats(a, b);
    power Power power_floats |a, b| int None::<Bits>, float None::<Bits>;
    matrix_multiply MatrixMultiply slow |a, b| int None::<Bits>, float None::<Bits>;
    shift_left ShiftLeft slow |a, b| int shift_left_ints(a, b), float None::<Bits>;
    shift_right ShiftRight slow |a, b| int shift_right_ints(a, b), float None::<Bits>;
    and And slow |a, b| int Some(Bits(a.0 & b.0)), float None::<Bits>;
    or Or slow |a, b| int Some(Bits(a.0 | b.0)), float None::<Bits>;
    xor Xor slow |a, b| int Some(Bits(a.0 ^ b.0)), float None::<Bits>;
}

/// Declares the second stage of an operator: one operand an inline float, the other a small int.
macro_rules! mixed {
    ($($name:ident $operator:ident |$a:ident, $b:ident| $work:expr;)+) => {
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
                return slow(vm, pc, base, BinaryOperator::$operator);
            })+
        }
    };
}

mixed! {
    add_mixed Add |a, b| Bits::try_float(a + b);
    subtract_mixed Subtract |a, b| Bits::try_float(a - b);
    multiply_mixed Multiply |a, b| Bits::try_float(a * b);
    true_divide_mixed TrueDivide |a, b| if b == 0.0 { None } else { Bits::try_float(a / b) };
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
        return slow(vm, pc, base, BinaryOperator::Power);
    }
}

immediate! {
    add_immediate Add |a, b| add_ints(a, b);
    subtract_immediate Subtract |a, b| subtract_ints(a, b);
    multiply_immediate Multiply |a, b| multiply_ints(a, b);
    floor_divide_immediate FloorDivide |a, b| floor_divide_ints(a, b);
    modulo_immediate Modulo |a, b| modulo_ints(a, b);
    and_immediate And |a, b| Some(Bits(a.0 & b.0));
    shift_left_immediate ShiftLeft |a, b| shift_left_ints(a, b);
    shift_right_immediate ShiftRight |a, b| shift_right_ints(a, b);
}

handler! {
    fn negate(pc, base, vm, ins, table) {
        let a = *base.add(ins.b());
        if a.is_int() && let Some(bits) = subtract_ints(Bits::small_int(0), a) {
            put_and_next!(bits, ins, pc, base, vm, table, 1)
        }
        if a.is_float() && let Some(bits) = Bits::try_float(-a.float()) {
            put_and_next!(bits, ins, pc, base, vm, table, 1)
        }
        return slow_unary(vm, pc, base);
    }
    fn plus(pc, base, vm, ins, table) {
        let a = *base.add(ins.b());
        if a.is_int() || a.is_float() {
            put_and_next!(a, ins, pc, base, vm, table, 1)
        }
        return slow_unary(vm, pc, base);
    }
    fn invert(pc, base, vm, ins, table) {
        let a = *base.add(ins.b());
        if a.is_int() {
            put_and_next!(Bits::small_int(!a.int()), ins, pc, base, vm, table, 1)
        }
        return slow_unary(vm, pc, base);
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
unsafe fn slow_unary(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        debug_assert!(matches!(ins.op(), Op::Negate | Op::Plus | Op::Invert));
        operators::unary(vm, pc, base)
    }
}
