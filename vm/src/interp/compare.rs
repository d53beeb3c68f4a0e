//! Comparisons whose result is a value.

use super::exact::{self, compare_strs};
use super::items::is_exact;
use super::operand::{take_b, take_c};
use super::operators;
use super::run::{Step, handler, instruction, put_and_next, raised};
use crate::bytecode::{MOVE_B, MOVE_C, Op, X1};
use crate::protocol::truth::quick_truth;
use crate::value::{Bits, Value};
use crate::vm::Vm;

macro_rules! comparisons {
    ($($name:ident $texts:ident $other:ident $number:literal $sign:tt;)+) => {
        handler! {
            $(fn $name(pc, base, vm, ins, table) {
                let (a, b) = (*base.add(ins.b()), *base.add(ins.c()));
                if a.are_ints(b) {
                    put_and_next!(Bits::bool((a.0 as i64) $sign (b.0 as i64)), ins, pc, base, vm, table, 1)
                }
                if a.are_floats(b) {
                    put_and_next!(Bits::bool(a.float() $sign b.float()), ins, pc, base, vm, table, 1)
                }
                return $texts(pc, base, vm, ins.0, table);
            }
            fn $texts(pc, base, vm, ins, table) {
                let (a, b) = (*base.add(ins.b()), *base.add(ins.c()));
                let class = &(*vm).types.str;
                if !is_exact(a, class) || !is_exact(b, class) || ins.flags() & (MOVE_B | MOVE_C) != 0 {
                    return $other(pc, base, vm, ins.0, table);
                }
                let truth = compare_strs($number, a.bare_payload(), b.bare_payload());
                put_and_next!(Bits::bool(truth), ins, pc, base, vm, table, 1)
            }
            fn $other(pc, base, vm, ins, table) {
                return slow(vm, pc, base, $number);
            })+
        }
    };
}

comparisons! {
    less less_texts less_other 0 <;
    less_equal less_equal_texts less_equal_other 1 <=;
    equal equal_texts equal_other 2 ==;
    not_equal not_equal_texts not_equal_other 3 !=;
    greater greater_texts greater_other 4 >;
    greater_equal greater_equal_texts greater_equal_other 5 >=;
}

handler! {
    fn is(pc, base, vm, ins, table) {
        let (a, b) = (*base.add(ins.b()), *base.add(ins.c()));
        if ins.flags() & (MOVE_B | MOVE_C) != 0 && (a.is_pointer() || b.is_pointer()) {
            return is_other(pc, base, vm, ins.0, table);
        }
        put_and_next!(Bits::bool((a == b) != (ins.flags() & X1 != 0)), ins, pc, base, vm, table, 1)
    }
    fn contains(pc, base, vm, ins, table) {
        let (item, container) = (*base.add(ins.b()), *base.add(ins.c()));
        if ins.flags() & (MOVE_B | MOVE_C) != 0 && (item.is_pointer() || container.is_pointer()) {
            return contains_other(pc, base, vm, ins.0, table);
        }
        let known = exact::membership(vm, item, container);
        if known == exact::UNKNOWN {
            return contains_other(pc, base, vm, ins.0, table);
        }
        put_and_next!(Bits::bool((known == 1) != (ins.flags() & X1 != 0)), ins, pc, base, vm, table, 1)
    }
    fn not(pc, base, vm, ins, table) {
        let a = *base.add(ins.b());
        if a.is_bool() {
            put_and_next!(Bits::bool(a == Bits::FALSE), ins, pc, base, vm, table, 1)
        }
        return not_other(pc, base, vm, ins.0, table);
    }
    fn not_other(pc, base, vm, ins, table) {
        return slow_not(vm, pc, base);
    }
    fn is_other(pc, base, vm, ins, table) {
        return slow_is(vm, pc, base);
    }
    fn contains_other(pc, base, vm, ins, table) {
        return slow_contains(vm, pc, base);
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
        let (left, right) = (take_b(base, ins), take_c(base, ins));
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
        let (left, right) = (take_b(base, ins), take_c(base, ins));
        let same = left.is(&right) != (ins.flags() & X1 != 0);
        drop(left);
        drop(right);
        super::operand::put(vm, pc, base, Value::bool(same))
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn slow_not(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let value = take_b(base, instruction(pc));
        match quick_truth(&(*vm).cx, &value) {
            Some(truth) => {
                drop(value);
                super::operand::put(vm, pc, base, Value::bool(!truth))
            }
            None => super::jumps::ask_truth(vm, pc, base, value),
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn slow_contains(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        debug_assert!(ins.op() == Op::Contains);
        let (item, container) = (take_b(base, ins), take_c(base, ins));
        if let Some(truth) = exact::contains(&mut (*vm).cx, &item, &container) {
            drop(item);
            drop(container);
            return super::operand::put(vm, pc, base, Value::bool(truth != (ins.flags() & X1 != 0)));
        }
        contains_values(vm, pc, base, item, container)
    }
}

/// `item in container` on behalf of the instruction at `pc`; the result goes to `complete`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn contains_values(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    item: Value,
    container: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let name = &cx.names().__contains__;
        match crate::object::find_special(cx, &container, name) {
            Some(method) if method.is_none() => {
                let text = format!("{} object is not a container", cx.quoted_type_name(&container));
                drop(item);
                drop(container);
                let _ = (*vm).cx.type_error(&text);
                raised(vm, pc, base)
            }
            Some(method) => {
                super::invoke::call_and_complete(vm, pc, base, method, smallvec::smallvec![container, item])
            }
            None if crate::object::find_special(cx, &container, &cx.names().__iter__).is_none()
                && crate::object::find_special(cx, &container, &cx.names().__getitem__).is_none() =>
            {
                let name = cx.quoted_type_name(&container);
                let text = format!("argument of type {name} is not a container or iterable");
                drop(item);
                drop(container);
                let _ = (*vm).cx.type_error(&text);
                raised(vm, pc, base)
            }
            None => super::invoke::call_prelude(
                vm,
                pc,
                base,
                "contains_by_iteration",
                smallvec::smallvec![container, item],
            ),
        }
    }
}
