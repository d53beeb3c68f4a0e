//! Jumps, and comparisons fused with them.

use super::exact::{self, compare_strs};
use super::items::is_exact;
use super::operand::{take_a, take_b};
use super::operators;
use super::run::{Step, drop_and_next, handler, instruction, next, raised};
use crate::bytecode::{MOVE_A, MOVE_B, Op, X1, X2};
use crate::heap::Kind;
use crate::native::{Native, NativeCall};
use crate::object::{Class, ClassFlags};
use crate::protocol::truth::quick_truth;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::value::{Bits, Value};
use crate::vm::Vm;

/// Branches by what a comparison of two objects has told, and drops those that are its temps.
macro_rules! branch_on_objects {
    ($truth:expr, $a:expr, $b:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        let n = if $truth != ($ins.flags() & X1 != 0) { 1 + i32::from($ins.signed_c()) } else { 1 };
        if $ins.flags() & MOVE_A != 0 && $a.release_is_last() {
            return drop_first($vm, $pc, $base, n as isize);
        }
        if $ins.flags() & MOVE_B != 0 {
            drop_and_next!($b, $pc, $base, $vm, $table, n)
        }
        next!($pc, $base, $vm, $table, n)
    }};
}

macro_rules! fused {
    ($($name:ident $texts:ident $whole:ident $other:ident $immediate:ident $immediate_other:ident $number:literal $sign:tt;)+) => {
        handler! {
            $(fn $name(pc, base, vm, ins, table) {
                let (a, b) = (*base.add(ins.a()), *base.add(ins.b()));
                if a.are_ints(b) {
                    let truth = (a.0 as i64) $sign (b.0 as i64);
                    if truth != (ins.flags() & X1 != 0) {
                        next!(pc, base, vm, table, 1 + i32::from(ins.signed_c()))
                    }
                    next!(pc, base, vm, table, 1)
                }
                if a.are_floats(b) {
                    let truth = a.float() $sign b.float();
                    if truth != (ins.flags() & X1 != 0) {
                        next!(pc, base, vm, table, 1 + i32::from(ins.signed_c()))
                    }
                    next!(pc, base, vm, table, 1)
                }
                return $texts(pc, base, vm, ins.0, table);
            }
            fn $texts(pc, base, vm, ins, table) {
                let (a, b) = (*base.add(ins.a()), *base.add(ins.b()));
                let class = &(*vm).types.str;
                if !is_exact(a, class) || !is_exact(b, class) {
                    return $other(pc, base, vm, ins.0, table);
                }
                let Some((one, two)) = a.bare_payload::<Str>().deciding(b.bare_payload::<Str>()) else {
                    return $whole(pc, base, vm, ins.0, table);
                };
                let truth = one $sign two;
                branch_on_objects!(truth, a, b, ins, pc, base, vm, table)
            }
            fn $whole(pc, base, vm, ins, table) {
                let (a, b) = (*base.add(ins.a()), *base.add(ins.b()));
                let truth = compare_strs($number, a.bare_payload(), b.bare_payload());
                branch_on_objects!(truth, a, b, ins, pc, base, vm, table)
            }
            fn $immediate(pc, base, vm, ins, table) {
                let a = *base.add(ins.a());
                if a.is_int() {
                    let truth = (a.0 as i64) $sign (i64::from(ins.signed_b()) << 2);
                    if truth != (ins.flags() & X1 != 0) {
                        next!(pc, base, vm, table, 1 + i32::from(ins.signed_c()))
                    }
                    next!(pc, base, vm, table, 1)
                }
                if a.is_float() {
                    let truth = a.float() $sign f64::from(ins.signed_b());
                    if truth != (ins.flags() & X1 != 0) {
                        next!(pc, base, vm, table, 1 + i32::from(ins.signed_c()))
                    }
                    next!(pc, base, vm, table, 1)
                }
                return $immediate_other(pc, base, vm, ins.0, table);
            }
            fn $other(pc, base, vm, ins, table) {
                return slow(vm, pc, base, $number);
            }
            fn $immediate_other(pc, base, vm, ins, table) {
                return slow_immediate(vm, pc, base, $number);
            })+
        }
    };
}

fused! {
    jump_less less_texts less_whole_texts less_other jump_less_immediate less_immediate_other 0 <;
    jump_less_equal less_equal_texts less_equal_whole_texts less_equal_other jump_less_equal_immediate less_equal_immediate_other 1 <=;
    jump_equal equal_texts equal_whole_texts equal_other jump_equal_immediate equal_immediate_other 2 ==;
    jump_not_equal not_equal_texts not_equal_whole_texts not_equal_other jump_not_equal_immediate not_equal_immediate_other 3 !=;
    jump_greater greater_texts greater_whole_texts greater_other jump_greater_immediate greater_immediate_other 4 >;
    jump_greater_equal greater_equal_texts greater_equal_whole_texts greater_equal_other jump_greater_equal_immediate greater_equal_immediate_other 5 >=;
}

handler! {
    fn jump(pc, base, vm, ins, table) {
        next!(pc, base, vm, table, 1 + ins.signed_wide())
    }
    fn jump_back(pc, base, vm, ins, table) {
        if (*vm).breaker.as_ptr().read_volatile() != 0 {
            return jump_back_looking_up(pc, base, vm, ins.0, table);
        }
        next!(pc, base, vm, table, 1 + ins.signed_wide())
    }
    fn jump_back_metered(pc, base, vm, ins, table) {
        return super::finalize::look_up_metered(vm, pc, base);
    }
    fn enter_metered(pc, base, vm, ins, table) {
        return super::finalize::enter_metered(vm, pc, base);
    }
    fn enter_unread(pc, base, vm, ins, table) {
        return super::loaded::enter_unread(vm, pc, base);
    }
    fn jump_if_true(pc, base, vm, ins, table) {
        let a = *base.add(ins.a());
        if a == Bits::TRUE {
            next!(pc, base, vm, table, 1 + ins.signed_wide())
        }
        if a == Bits::FALSE || a == Bits::NONE {
            next!(pc, base, vm, table, 1)
        }
        if a.is_int() {
            let n = if a != Bits::small_int(0) { 1 + ins.signed_wide() } else { 1 };
            next!(pc, base, vm, table, n)
        }
        return truth_other(pc, base, vm, ins.0, table);
    }
    fn jump_if_false(pc, base, vm, ins, table) {
        let a = *base.add(ins.a());
        if a == Bits::TRUE {
            next!(pc, base, vm, table, 1)
        }
        if a == Bits::FALSE || a == Bits::NONE {
            next!(pc, base, vm, table, 1 + ins.signed_wide())
        }
        if a.is_int() {
            let n = if a != Bits::small_int(0) { 1 } else { 1 + ins.signed_wide() };
            next!(pc, base, vm, table, n)
        }
        return truth_other(pc, base, vm, ins.0, table);
    }
    fn jump_if_true_or_drop(pc, base, vm, ins, table) {
        let a = *base.add(ins.a());
        if a.is_bool() || a.is_int() || a == Bits::NONE {
            let truth = a == Bits::TRUE || a.is_int() && a != Bits::small_int(0);
            next!(pc, base, vm, table, if truth { 1 + ins.signed_wide() } else { 1 })
        }
        return or_drop_other(pc, base, vm, ins.0, table);
    }
    fn jump_if_false_or_drop(pc, base, vm, ins, table) {
        let a = *base.add(ins.a());
        if a.is_bool() || a.is_int() || a == Bits::NONE {
            let truth = a == Bits::TRUE || a.is_int() && a != Bits::small_int(0);
            next!(pc, base, vm, table, if truth { 1 } else { 1 + ins.signed_wide() })
        }
        return or_drop_other(pc, base, vm, ins.0, table);
    }
    fn jump_if_none(pc, base, vm, ins, table) {
        let a = *base.add(ins.a());
        let n = if (a == Bits::NONE) != (ins.flags() & X1 != 0) { 1 + ins.signed_wide() } else { 1 };
        if ins.flags() & MOVE_A != 0 {
            drop_and_next!(a, pc, base, vm, table, n)
        }
        next!(pc, base, vm, table, n)
    }
    fn jump_is(pc, base, vm, ins, table) {
        let (a, b) = (*base.add(ins.a()), *base.add(ins.b()));
        if ins.flags() & (MOVE_A | MOVE_B) != 0 && (a.is_pointer() || b.is_pointer()) {
            return is_other(pc, base, vm, ins.0, table);
        }
        if (a == b) != (ins.flags() & X1 != 0) {
            next!(pc, base, vm, table, 1 + i32::from(ins.signed_c()))
        }
        next!(pc, base, vm, table, 1)
    }
    fn jump_contains(pc, base, vm, ins, table) {
        let (item, container) = (*base.add(ins.a()), *base.add(ins.b()));
        let known = exact::membership(vm, item, container);
        if known == exact::UNKNOWN {
            return contains_other(pc, base, vm, ins.0, table);
        }
        let n = if (known == 1) != (ins.flags() & X1 != 0) { 1 + i32::from(ins.signed_c()) } else { 1 };
        if ins.flags() & MOVE_A != 0 && item.release_is_last() {
            return drop_first(vm, pc, base, n as isize);
        }
        if ins.flags() & MOVE_B != 0 {
            drop_and_next!(container, pc, base, vm, table, n)
        }
        next!(pc, base, vm, table, n)
    }
    /// JUMP_BACK while the eval breaker asks for something.
    fn jump_back_looking_up(pc, base, vm, ins, table) {
        return super::finalize::look_up(vm, pc, pc.offset(1 + ins.signed_wide() as isize), base);
    }
    /// JUMP_IF_TRUE or JUMP_IF_FALSE on a builtin container, or on an instance whose class says nothing about truth.
    fn truth_other(pc, base, vm, ins, table) {
        let a = *base.add(ins.a());
        let types = &(*vm).types;
        let truth = if is_exact(a, &types.list) {
            !a.bare_payload::<List>().items.is_empty()
        } else if is_exact(a, &types.str) {
            !a.bare_payload::<Str>().is_empty()
        } else if is_exact(a, &types.dict) {
            !a.bare_payload::<Dict>().is_empty()
        } else if is_exact(a, &types.tuple) {
            !a.bare_payload::<Tuple>().items().is_empty()
        } else if a.is_kind(Kind::Instance) && !class_of(a).flags.has(ClassFlags::TRUTH) {
            true
        } else {
            return truth_last(pc, base, vm, ins.0, table);
        };
        let n = if truth == (ins.0 as u8 == Op::JumpIfTrue as u8) { 1 + ins.signed_wide() } else { 1 };
        if ins.flags() & MOVE_A != 0 {
            drop_and_next!(a, pc, base, vm, table, n)
        }
        next!(pc, base, vm, table, n)
    }
    fn truth_last(pc, base, vm, ins, table) {
        return slow_truth(vm, pc, base);
    }
    fn or_drop_other(pc, base, vm, ins, table) {
        return slow_or_drop(vm, pc, base);
    }
    fn is_other(pc, base, vm, ins, table) {
        return slow_is(vm, pc, base);
    }
    fn contains_other(pc, base, vm, ins, table) {
        return slow_contains(vm, pc, base);
    }
}

/// The class of an object.
#[inline(always)]
unsafe fn class_of<'a>(bits: Bits) -> &'a Class {
    // SAFETY: the caller's promise: a word that points to a live object, whose class is one.
    unsafe { Bits::from_pointer((*bits.pointer()).class).payload::<Class>() }
}

/// Goes on after a comparison of two operands whose left one has just lost its last count.
///
/// # Safety
/// As every slow path; the instruction's left operand is a temp.
#[cold]
#[inline(never)]
unsafe extern "C-unwind" fn drop_first(vm: *mut Vm, pc: *const u64, base: *mut Bits, n: isize) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        crate::heap::destroy((*base.add(ins.a())).pointer());
        if ins.flags() & MOVE_B != 0 {
            (*base.add(ins.b())).release();
        }
        super::finalize::settle(vm, pc.offset(n), base)
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
unsafe fn slow(vm: *mut Vm, pc: *const u64, base: *mut Bits, comparison: usize) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let (left, right) = (take_a(base, ins), take_b(base, ins));
        operators::compare_values(vm, pc, base, comparison, left, right)
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn slow_immediate(vm: *mut Vm, pc: *const u64, base: *mut Bits, comparison: usize) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let left = take_a(base, ins);
        let number = ins.signed_b();
        let right = if ins.flags() & X2 == 0 {
            Value::small_int(i64::from(number))
        } else {
            match (*vm).cx.float(f64::from(number)) {
                Ok(float) => float,
                Err(_) => {
                    drop(left);
                    return raised(vm, pc, base);
                }
            }
        };
        operators::compare_values(vm, pc, base, comparison, left, right)
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn slow_is(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let (left, right) = (take_a(base, ins), take_b(base, ins));
        let jumps = left.is(&right) != (ins.flags() & X1 != 0);
        drop(left);
        drop(right);
        let n = if jumps { 1 + isize::from(ins.signed_c()) } else { 1 };
        super::finalize::settle(vm, pc.offset(n), base)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn slow_contains(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let (item, container) = (take_a(base, ins), take_b(base, ins));
        if let Some(truth) = exact::contains(&mut (*vm).cx, &item, &container) {
            drop(item);
            drop(container);
            let n = if truth != (ins.flags() & X1 != 0) { 1 + isize::from(ins.signed_c()) } else { 1 };
            return super::finalize::settle(vm, pc.offset(n), base);
        }
        super::compare::contains_values(vm, pc, base, item, container)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn slow_truth(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let value = take_a(base, instruction(pc));
        match quick_truth(&(*vm).cx, &value) {
            Some(truth) => {
                drop(value);
                decide(vm, pc, base, truth)
            }
            None => ask_truth(vm, pc, base, value),
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn slow_or_drop(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the temp stays where it is.
    unsafe {
        let value = (*base.add(instruction(pc).a())).to_value();
        match quick_truth(&(*vm).cx, &value) {
            Some(truth) => {
                drop(value);
                decide(vm, pc, base, truth)
            }
            None => ask_truth(vm, pc, base, value),
        }
    }
}

/// Asks a script for the truth of a value on behalf of the instruction at `pc`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn ask_truth(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let names = cx.names();
        match crate::object::find_special(cx, &value, &names.__bool__) {
            Some(method) if method.is_none() => {
                let text = format!("{} cannot be interpreted as a boolean", cx.quoted_type_name(&value));
                let _ = cx.type_error(&text);
                drop(value);
                raised(vm, pc, base)
            }
            Some(method) => {
                super::invoke::call_and_complete(vm, pc, base, method, smallvec::smallvec![value])
            }
            None => match crate::object::find_special(cx, &value, &names.__len__) {
                Some(method) => truth_by_length(vm, pc, base, method, value),
                None => super::operand::complete(vm, pc, base, Value::TRUE),
            },
        }
    }
}

/// The truth of a value that has a length: a leaf tells it at once, a script in a frame.
///
/// # Safety
/// As every slow path.
unsafe fn truth_by_length(vm: *mut Vm, pc: *const u64, base: *mut Bits, method: Value, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let leaf = method.get::<Native>(&(*vm).cx).map(|native| native.row.call);
        if let Some(NativeCall::Leaf(_)) = leaf {
            let answer = super::invoke::call_leaf(&mut (*vm).cx, &method, std::slice::from_ref(&value));
            match answer {
                Ok(Some(length)) if length.as_small_int().is_some() => {
                    drop(value);
                    let truth = length.as_small_int() != Some(0);
                    return super::operand::complete(vm, pc, base, Value::bool(truth));
                }
                Ok(_) => {}
                Err(_) => {
                    drop(value);
                    return raised(vm, pc, base);
                }
            }
        }
        super::invoke::call_prelude(vm, pc, base, "truth_by_length", smallvec::smallvec![value])
    }
}

/// Takes the jump or not, once the truth is known.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn decide(vm: *mut Vm, pc: *const u64, base: *mut Bits, truth: bool) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let wide = ins.signed_wide() as isize;
        let short = isize::from(ins.signed_c());
        let n = match ins.op() {
            Op::JumpIfTrue => {
                if truth {
                    wide
                } else {
                    0
                }
            }
            Op::JumpIfFalse => {
                if truth {
                    0
                } else {
                    wide
                }
            }
            Op::JumpIfTrueOrDrop | Op::JumpIfFalseOrDrop => {
                if truth == (ins.op() == Op::JumpIfTrueOrDrop) {
                    wide
                } else {
                    (*base.add(ins.a())).release();
                    0
                }
            }
            _ => {
                if truth != (ins.flags() & X1 != 0) {
                    short
                } else {
                    0
                }
            }
        };
        super::finalize::settle(vm, pc.offset(1 + n), base)
    }
}

/// Takes a fused jump by the result of its comparison, which may be any object.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn decide_by_value(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        match quick_truth(&(*vm).cx, &value) {
            Some(truth) => {
                drop(value);
                decide(vm, pc, base, truth)
            }
            None => ask_truth(vm, pc, base, value),
        }
    }
}
