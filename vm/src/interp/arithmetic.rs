//! Arithmetic. Small ints and inline floats are done in the handler; what does not fit goes to `operators`.

use super::operators::{self, BinaryOperator};
use super::run::{Step, handler, instruction, put_and_next};
use crate::bytecode::Op;
use crate::value::Bits;
use crate::vm::Vm;

/// Declares the generic handler of an operator: ints and floats inline, then the slow path.
macro_rules! generic {
    ($($name:ident $operator:ident |$a:ident, $b:ident| int $int:expr, float $float:expr;)+) => {
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
                return slow(vm, pc, base, BinaryOperator::$operator);
            })+
        }
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
    add Add |a, b| int add_ints(a, b), float Bits::try_float(a.float() + b.float());
    subtract Subtract |a, b| int subtract_ints(a, b), float Bits::try_float(a.float() - b.float());
    multiply Multiply |a, b| int multiply_ints(a, b), float Bits::try_float(a.float() * b.float());
    true_divide TrueDivide |a, b| int divide_as_floats(a, b),
        float if b.float() == 0.0 { None } else { Bits::try_float(a.float() / b.float()) };
    floor_divide FloorDivide |a, b| int floor_divide_ints(a, b), float None::<Bits>;
    modulo Modulo |a, b| int modulo_ints(a, b), float modulo_floats(a, b);
    power Power |a, b| int None::<Bits>, float None::<Bits>;
    matrix_multiply MatrixMultiply |a, b| int None::<Bits>, float None::<Bits>;
    shift_left ShiftLeft |a, b| int shift_left_ints(a, b), float None::<Bits>;
    shift_right ShiftRight |a, b| int shift_right_ints(a, b), float None::<Bits>;
    and And |a, b| int Some(Bits(a.0 & b.0)), float None::<Bits>;
    or Or |a, b| int Some(Bits(a.0 | b.0)), float None::<Bits>;
    xor Xor |a, b| int Some(Bits(a.0 ^ b.0)), float None::<Bits>;
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

// The generic handlers test ints first and floats second, so the specialised forms are the same code; they
// stay in the table for a front end that knows the types.
handler! {
    fn add_int(pc, base, vm, ins, table) { return add(pc, base, vm, ins.0, table); }
    fn add_float(pc, base, vm, ins, table) { return add(pc, base, vm, ins.0, table); }
    fn add_str(pc, base, vm, ins, table) { return add(pc, base, vm, ins.0, table); }
    fn subtract_int(pc, base, vm, ins, table) { return subtract(pc, base, vm, ins.0, table); }
    fn subtract_float(pc, base, vm, ins, table) { return subtract(pc, base, vm, ins.0, table); }
    fn multiply_int(pc, base, vm, ins, table) { return multiply(pc, base, vm, ins.0, table); }
    fn multiply_float(pc, base, vm, ins, table) { return multiply(pc, base, vm, ins.0, table); }
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
        let left = super::operand::take_b(base, ins);
        let right = Bits::small_int(i64::from(ins.signed_c())).into_value();
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
