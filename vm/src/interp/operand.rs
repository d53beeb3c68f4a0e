//! Registers as slow paths see them: operands taken as values, results put where the instruction wants them.

use super::finalize::settle;
use super::run::{Step, instruction, raised};
use crate::bytecode::{DROP_A, Instruction, MOVE_A, MOVE_B, MOVE_C, Op, X1};
use crate::error::Answer;
use crate::protocol::truth::quick_truth;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Source operand `a`, taken when it is a temp.
///
/// # Safety
/// `base` is the frame of this instruction.
pub(crate) unsafe fn take_a(base: *mut Bits, ins: Instruction) -> Value {
    // SAFETY: the caller's promise.
    unsafe { take(base, ins.a(), ins.flags() & MOVE_A != 0) }
}

/// Source operand `b`, taken when it is a temp.
///
/// # Safety
/// `base` is the frame of this instruction.
pub(crate) unsafe fn take_b(base: *mut Bits, ins: Instruction) -> Value {
    // SAFETY: the caller's promise.
    unsafe { take(base, ins.b(), ins.flags() & MOVE_B != 0) }
}

/// Source operand `c`, taken when it is a temp.
///
/// # Safety
/// `base` is the frame of this instruction.
pub(crate) unsafe fn take_c(base: *mut Bits, ins: Instruction) -> Value {
    // SAFETY: the caller's promise.
    unsafe { take(base, ins.c(), ins.flags() & MOVE_C != 0) }
}

/// # Safety
/// The register is initialised.
unsafe fn take(base: *mut Bits, register: usize, moved: bool) -> Value {
    // SAFETY: the caller's promise; a moved temp is dead afterwards.
    unsafe {
        let bits = *base.add(register);
        if moved { bits.into_value() } else { bits.to_value() }
    }
}

/// Takes a run of temps.
///
/// # Safety
/// The temps are live and dead afterwards.
pub(crate) unsafe fn take_run(
    base: *mut Bits,
    first: usize,
    count: usize,
) -> impl ExactSizeIterator<Item = Value> {
    // SAFETY: the caller's promise.
    (0..count).map(move |index| unsafe { (*base.add(first + index)).into_value() })
}

/// Writes a result into `a` and goes on behind the instruction.
///
/// # Safety
/// `pc` and `base` are the instruction's.
pub(crate) unsafe fn put(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise; the old value of a local is dropped after the new one is in place.
    unsafe {
        let ins = instruction(pc);
        let place = base.add(ins.a());
        let next = pc.add(ins.op().words());
        if ins.flags() & DROP_A != 0 {
            let old = *place;
            *place = value.into_bits();
            old.release();
        } else {
            *place = value.into_bits();
        }
        settle(vm, next, base)
    }
}

/// Puts an answer, or sends the exception on its way.
///
/// # Safety
/// As `put`.
pub(crate) unsafe fn put_answer(vm: *mut Vm, pc: *const u64, base: *mut Bits, answer: Answer) -> Step {
    match answer {
        // SAFETY: the caller's promise.
        Ok(value) => unsafe { put(vm, pc, base, value) },
        Err(_) => raised(vm, pc, base),
    }
}

/// Goes on behind the instruction, or sends the exception on its way.
///
/// # Safety
/// As `put`.
pub(crate) unsafe fn done(vm: *mut Vm, pc: *const u64, base: *mut Bits, answer: Answer<()>) -> Step {
    match answer {
        // SAFETY: the caller's promise.
        Ok(()) => unsafe { settle(vm, pc.add(instruction(pc).op().words()), base) },
        Err(_) => raised(vm, pc, base),
    }
}

/// Gives a waiting instruction what it called for.
///
/// # Safety
/// `pc` is an instruction of the frame `base` that waits for a result.
pub(crate) unsafe fn complete(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let cx = &mut (*vm).cx;
        match ins.op() {
            Op::JumpIfTrue | Op::JumpIfFalse | Op::JumpIfTrueOrDrop | Op::JumpIfFalseOrDrop => {
                match truth_of_result(cx, &value) {
                    Ok(truth) => super::jumps::decide(vm, pc, base, truth),
                    Err(_) => raised(vm, pc, base),
                }
            }
            Op::JumpLess
            | Op::JumpLessEqual
            | Op::JumpEqual
            | Op::JumpNotEqual
            | Op::JumpGreater
            | Op::JumpGreaterEqual
            | Op::JumpLessImmediate
            | Op::JumpLessEqualImmediate
            | Op::JumpEqualImmediate
            | Op::JumpNotEqualImmediate
            | Op::JumpGreaterImmediate
            | Op::JumpGreaterEqualImmediate
            | Op::JumpContains => super::jumps::decide_by_value(vm, pc, base, value),
            Op::Not => match truth_of_result(cx, &value) {
                Ok(truth) => put(vm, pc, base, Value::bool(!truth)),
                Err(_) => raised(vm, pc, base),
            },
            Op::Contains => match quick_truth(cx, &value) {
                Some(truth) => put(vm, pc, base, Value::bool(truth != (ins.flags() & X1 != 0))),
                None => super::jumps::ask_truth(vm, pc, base, value),
            },
            Op::ResumeNative => super::native_frame::returned(base, value),
            Op::EndFiber => super::switch::ended(vm, pc, base, value),
            Op::Exit | Op::ExitNested => {
                *base = value.into_bits();
                Step { pc, base }
            }
            Op::ForIter
            | Op::ForIterRange
            | Op::ForIterList
            | Op::ForIterTuple
            | Op::ForIterGenerator
            | Op::ForIterNative
            | Op::ForIterPair => put(vm, pc, base, value),
            Op::StoreAttr
            | Op::StoreAttrSlot
            | Op::StoreAttrAdd
            | Op::StoreAttrProperty
            | Op::StoreAttrShared
            | Op::DeleteAttr
            | Op::StoreItem
            | Op::StoreItemList
            | Op::StoreItemDict
            | Op::DeleteItem
            | Op::StoreName
            | Op::StoreNameCached
            | Op::DeleteName
            | Op::ListExtend
            | Op::SetUpdate
            | Op::SetAdd
            | Op::DictAdd
            | Op::DictUpdate
            | Op::DictMerge
            | Op::ImportStar => {
                drop(value);
                settle(vm, pc.add(ins.op().words()), base)
            }
            Op::LoadMethod
            | Op::LoadMethodShape
            | Op::LoadMethodType
            | Op::LoadMethodModule
            | Op::LoadMethodClass
            | Op::LoadMethodClassValue
            | Op::LoadMethodShared
            | Op::LoadSuperMethod
            | Op::LoadSuperMethodShared => super::attributes::put_window_value(vm, pc, base, value),
            Op::UnpackSequence | Op::UnpackStarred => super::items::unpack_result(vm, pc, base, value),
            Op::GetIter | Op::GetYieldFromIter => super::iterate::finish_iter(vm, pc, base, value),
            Op::LoadSpecial => put(vm, pc, base, value),
            Op::GetAwaitable | Op::GetAsyncIter | Op::GetAsyncNext => {
                super::awaiting::finish_awaitable(vm, pc, base, value)
            }
            Op::YieldFrom => super::generators::pause(vm, pc, base, value),
            Op::MatchException | Op::MatchClass | Op::MatchKeys | Op::GetLen => {
                super::patterns::finish(vm, pc, base, value)
            }
            Op::FormatValue => super::build::format_result(vm, pc, base, value),
            Op::Raise => super::exceptions::finish_raise(vm, pc, base, value),
            Op::MatchGroup => super::exceptions::finish_group(vm, pc, base, value),
            _ => put(vm, pc, base, value),
        }
    }
}

/// The truth that `__bool__` has answered.
pub(crate) fn truth_of_result(cx: &mut Cx, value: &Value) -> Answer<bool> {
    if value.bits().is_bool() {
        return Ok(value.bits() == Bits::TRUE);
    }
    let text = format!("__bool__ should return bool, returned {}", cx.type_name(value));
    Err(cx.type_error(&text))
}
