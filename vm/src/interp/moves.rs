//! Moves, constants, locals, cells and closures.

use super::frame::{code_of, function_of};
use super::operand::{take_a, take_b};
use super::run::{Step, drop_and_next, handler, instruction, next, put_and_next, raised};
use crate::bytecode::{MOVE_A, MOVE_B, X1};
use crate::types::cell::Cell;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use crate::value::{Bits, Value};
use crate::vm::Vm;

/// A source register's word with a count of its own: taken from a temp, added for a local.
macro_rules! source {
    ($base:expr, $register:expr, $moved:expr) => {{
        let bits = *$base.add($register);
        if !$moved {
            bits.retain();
        }
        bits
    }};
}
pub(crate) use source;

handler! {
    fn nop(pc, base, vm, ins, table) {
        next!(pc, base, vm, table, 1)
    }
    fn r#move(pc, base, vm, ins, table) {
        let bits = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
        put_and_next!(bits, ins, pc, base, vm, table, 1)
    }
    fn load_const(pc, base, vm, ins, table) {
        let bits = (&(code_of(base).constants)).get_unchecked(ins.wide() as usize).bits();
        bits.retain();
        put_and_next!(bits, ins, pc, base, vm, table, 1)
    }
    fn load_int(pc, base, vm, ins, table) {
        put_and_next!(Bits::small_int(i64::from(ins.signed_wide())), ins, pc, base, vm, table, 1)
    }
    fn load_immediate(pc, base, vm, ins, table) {
        put_and_next!(Bits::immediate(ins.b()), ins, pc, base, vm, table, 1)
    }
    fn open_window(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        window.add(1).write(Bits::UNSET);
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        next!(pc, base, vm, table, 1)
    }
    fn drop_temp(pc, base, vm, ins, table) {
        let bits = *base.add(ins.a());
        drop_and_next!(bits, pc, base, vm, table, 1)
    }
    fn check_local(pc, base, vm, ins, table) {
        if *base.add(ins.a()) == Bits::UNSET {
            return unbound_local(pc, base, vm, ins.0, table);
        }
        next!(pc, base, vm, table, 1)
    }
    fn delete_local(pc, base, vm, ins, table) {
        let bits = *base.add(ins.a());
        if bits == Bits::UNSET {
            return unbound_local(pc, base, vm, ins.0, table);
        }
        base.add(ins.a()).write(Bits::UNSET);
        drop_and_next!(bits, pc, base, vm, table, 1)
    }
    fn clear_local(pc, base, vm, ins, table) {
        let bits = *base.add(ins.a());
        base.add(ins.a()).write(Bits::UNSET);
        drop_and_next!(bits, pc, base, vm, table, 1)
    }
    fn make_cell(pc, base, vm, ins, table) {
        return make_cell_slow(vm, pc, base);
    }
    fn load_cell(pc, base, vm, ins, table) {
        let content = (*base.add(ins.b())).payload::<Cell>().content.bits();
        if content == Bits::UNSET {
            return cell_is_empty(pc, base, vm, ins.b() as u64, table);
        }
        content.retain();
        put_and_next!(content, ins, pc, base, vm, table, 1)
    }
    fn store_cell(pc, base, vm, ins, table) {
        let bits = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
        let cell = (*base.add(ins.a())).payload::<Cell>();
        let old = cell.content.bits();
        std::ptr::write(&mut cell.content, bits.into_value());
        drop_and_next!(old, pc, base, vm, table, 1)
    }
    fn delete_cell(pc, base, vm, ins, table) {
        let cell = (*base.add(ins.a())).payload::<Cell>();
        let old = cell.content.bits();
        if old == Bits::UNSET && ins.flags() & X1 == 0 {
            return cell_is_empty(pc, base, vm, ins.a() as u64, table);
        }
        std::ptr::write(&mut cell.content, Value::UNSET);
        drop_and_next!(old, pc, base, vm, table, 1)
    }
    fn load_free(pc, base, vm, ins, table) {
        let content = free_cell(base, ins.b()).payload::<Cell>().content.bits();
        if content == Bits::UNSET {
            return free_cell_is_empty(pc, base, vm, ins.b() as u64, table);
        }
        content.retain();
        put_and_next!(content, ins, pc, base, vm, table, 1)
    }
    fn store_free(pc, base, vm, ins, table) {
        let bits = source!(base, ins.a(), ins.flags() & MOVE_A != 0);
        let cell = free_cell(base, ins.b()).payload::<Cell>();
        let old = cell.content.bits();
        std::ptr::write(&mut cell.content, bits.into_value());
        drop_and_next!(old, pc, base, vm, table, 1)
    }
    fn delete_free(pc, base, vm, ins, table) {
        let cell = free_cell(base, ins.b()).payload::<Cell>();
        let old = cell.content.bits();
        if old == Bits::UNSET && ins.flags() & X1 == 0 {
            return free_cell_is_empty(pc, base, vm, ins.b() as u64, table);
        }
        std::ptr::write(&mut cell.content, Value::UNSET);
        drop_and_next!(old, pc, base, vm, table, 1)
    }
    fn load_free_cell(pc, base, vm, ins, table) {
        let cell = free_cell(base, ins.b());
        cell.retain();
        put_and_next!(cell, ins, pc, base, vm, table, 1)
    }
    fn unbound_local(pc, base, vm, ins, table) {
        return unbound(vm, pc, base);
    }
    /// The register of the cell is in the place of the instruction.
    fn cell_is_empty(pc, base, vm, ins, table) {
        return empty_cell(vm, pc, base, ins.0 as usize, true);
    }
    /// The cell's number in the closure is in the place of the instruction.
    fn free_cell_is_empty(pc, base, vm, ins, table) {
        return empty_cell(vm, pc, base, ins.0 as usize, false);
    }
}

/// A cell of the running function's closure.
///
/// # Safety
/// `base` is the frame of a function whose closure has this cell.
#[inline(always)]
pub(crate) unsafe fn free_cell(base: *mut Bits, index: usize) -> Bits {
    // SAFETY: the caller's promise.
    unsafe {
        let closure = function_of(base).payload::<Function>().closure.bits();
        closure.payload::<Tuple>().items().get_unchecked(index).bits()
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
unsafe fn make_cell_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let place = base.add(ins.a());
        let cx = &mut (*vm).cx;
        let class = cx.types().cell.clone();
        // the register keeps its value until the cell is there
        match cx.new_object(&class, Cell { content: Value::UNSET }) {
            Ok(cell) => {
                let content = (*place).into_value();
                cell.bits().payload::<Cell>().content = content;
                *place = cell.into_bits();
                Step { pc: pc.add(1), base }
            }
            Err(_) => raised(vm, pc, base),
        }
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn unbound(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = code_of(base)
            .code
            .as_ref()
            .and_then(|code| code.locals.get(ins.a()))
            .map(|local| local.name.clone());
        let name = name.unwrap_or_default();
        let cx = &mut (*vm).cx;
        let class = cx.exceptions().unbound_local_error.clone();
        let text = format!("cannot access local variable '{name}' where it is not associated with a value");
        let _ = super::exceptions::raise_name(cx, &class, &text, &name);
        raised(vm, pc, base)
    }
}

/// # Safety
/// As every slow path. `number` is the register of the cell, or its index in the closure.
#[cold]
#[inline(never)]
unsafe fn empty_cell(vm: *mut Vm, pc: *const u64, base: *mut Bits, number: usize, own: bool) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base).code.clone();
        let cx = &mut (*vm).cx;
        let name = code.and_then(|code| {
            if own {
                code.locals.get(number).map(|local| local.name.clone())
            } else {
                code.free_names.get(number).cloned()
            }
        });
        let name = name.unwrap_or_default();
        let (class, text) = if own {
            let text =
                format!("cannot access local variable '{name}' where it is not associated with a value");
            (cx.exceptions().unbound_local_error.clone(), text)
        } else {
            let text = format!(
                "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
            );
            (cx.exceptions().name_error.clone(), text)
        };
        let _ = super::exceptions::raise_name(cx, &class, &text, &name);
        raised(vm, pc, base)
    }
}

/// Takes both sources of an instruction that is about to fail or to call.
///
/// # Safety
/// As every slow path.
#[allow(dead_code)]
pub(crate) unsafe fn take_two(pc: *const u64, base: *mut Bits) -> (Value, Value) {
    // SAFETY: the caller's promise.
    unsafe { (take_a(base, instruction(pc)), take_b(base, instruction(pc))) }
}
