//! `SUM_STEP`: one step of `sum` over what only a script can step. The sum lies in a register: an int as it is,
//! anything else as a `RunningSum`. Separate from `arithmetic` because adding up floats keeps what rounding
//! loses, which no `+` does. The loop around it stands in `prelude/sequences.py`.

use super::operand::put;
use super::run::{Step, handler, instruction, put_and_next, raised};
use crate::builtins::sequences::add_to_sum;
use crate::value::{Bits, Value};
use crate::vm::Vm;

handler! {
    fn sum_step(pc, base, vm, ins, table) {
        let (sum, item) = (*base.add(ins.b()), *base.add(ins.c()));
        if sum.are_ints(item) && let Some(sum) = (sum.0 as i64).checked_add(item.0 as i64) {
            base.add(ins.b()).write(Bits(sum as u64));
            put_and_next!(Bits::TRUE, ins, pc, base, vm, table, 1)
        }
        return sum_slow(vm, pc, base);
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run. Both operands are locals.
#[inline(never)]
unsafe fn sum_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the sum goes back to its register.
    unsafe {
        let ins = instruction(pc);
        (*vm).pc = pc;
        (*vm).base = base;
        let item = (*base.add(ins.c())).to_value();
        let place = base.add(ins.b());
        let mut sum = place.replace(Bits::UNSET).into_value();
        let answer = add_to_sum(&mut (*vm).cx, &mut sum, &item);
        place.write(sum.into_bits());
        drop(item);
        match answer {
            Ok(done) => put(vm, pc, base, Value::bool(done)),
            Err(_) => raised(vm, pc, base),
        }
    }
}
