//! Calls that make or resume a generator, or switch to a greenlet, carried out in the handler: no frame for the
//! native, no vector of arguments. A call site is quickened to one of these when its callable is a native whose
//! row has a `Shortcut`; what is out of the ordinary goes the way of any call.

use super::LoadedCode;
use super::call_quick::{give_up, is_last};
use super::calls::{call_again, call_slow, has_row, put_outcome};
use super::frame::COMPLETE;
use super::generators::{resume, resume_lone, resume_paused};
use super::names::{quicken, set_cache};
use super::run::{Step, handler, instruction, next};
use super::switch::switch_now;
use crate::bytecode::{FRAME_WORDS, Instruction, MOVE_B, Op};
use crate::fiber::{Fiber, FiberState, Flavor, Generator};
use crate::heap::Kind;
use crate::native::{Native, Shortcut};
use crate::types::function::Function;
use crate::types::method::Method;
use crate::value::{Bits, Value};
use crate::vm::Vm;

/// Words of a call instruction.
pub(super) const WORDS: usize = 3;

const _: () = assert!(Op::CallSend as u8 == Op::CallNext as u8 + 1);
const _: () = assert!(Op::CallMethodSend as u8 == Op::CallNext as u8 + 2);
const _: () = assert!(Op::CallMethodSwitch as u8 == Op::CallSwitch as u8 + 1);

/// Whether an instruction is a call that resumes a generator.
#[inline(always)]
pub(super) fn is_resuming_call(ins: Instruction) -> bool {
    (ins.0 as u8).wrapping_sub(Op::CallNext as u8) < 3
}

/// Whether an instruction is a call that switches to a greenlet.
#[inline(always)]
pub(super) fn is_switching_call(ins: Instruction) -> bool {
    (ins.0 as u8).wrapping_sub(Op::CallSwitch as u8) < 2
}

/// The receiver, when a callable is a bound method of the native of the row in a cache.
///
/// # Safety
/// As `has_row`.
#[inline(always)]
unsafe fn receiver_of(callable: Bits, row: u64) -> Bits {
    // SAFETY: the kind is checked before the payload is read.
    unsafe {
        if !callable.is_kind(Kind::Method) {
            return Bits::UNSET;
        }
        let method = callable.payload::<Method>();
        if has_row(method.function.bits(), row) { method.receiver.bits() } else { Bits::UNSET }
    }
}

/// Makes the generator of a call whose `$count` arguments lie in its window, where a freed cell is at hand; a few
/// arguments at most. A coroutine that is awaited at once is known to be awaitable.
macro_rules! make_generator {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $ins:expr, $count:expr, $slow:expr) => {{
        let window = $base.add($ins.a());
        let callable = *window;
        if !callable.is_kind(Kind::Function) {
            return $slow($pc, $base, $vm, $ins.0, $table);
        }
        let code: *mut LoadedCode = callable.payload::<Function>().code;
        let count: usize = $count;
        if (*code).generator_arguments as usize != count || count > 3 || (*$vm).observers.origin_depth > 0 {
            return $slow($pc, $base, $vm, $ins.0, $table);
        }
        let Some(object) = (*$vm).heap.free_cell(Kind::Generator, (*code).generator_cell) else {
            return $slow($pc, $base, $vm, $ins.0, $table);
        };
        let made = (*Generator::begin(object, callable, code)).base();
        if count > 0 {
            made.write(*window.add(FRAME_WORDS));
            if count > 1 {
                made.add(1).write(*window.add(FRAME_WORDS + 1));
                if count > 2 {
                    made.add(2).write(*window.add(FRAME_WORDS + 2));
                }
            }
        }
        let mut register = count;
        while register < (*code).locals as usize {
            made.add(register).write(Bits::UNSET);
            register += 1;
        }
        *window = Bits::from_pointer(object);
        let place = $ins.a() as u16;
        let awaited = *$pc.add(WORDS) & !(0xffff << 48)
            == Instruction::new(Op::GetAwaitable, MOVE_B, place, place, 0).0
            && (*code).flavor == Flavor::Coroutine;
        next!($pc, $base, $vm, $table, WORDS + awaited as usize)
    }};
}

handler! {
    fn call_next(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let generator = *window.add(FRAME_WORDS);
        if !has_row(*window, *pc.add(1)) || !generator.is_kind(Kind::Generator) {
            return call_again(vm, pc, base, Op::Call);
        }
        if is_last(*window) {
            return resume_call(vm, pc, base);
        }
        let root: *mut Generator = generator.payload::<Generator>();
        // the window's count of the generator is the one held while it runs
        resume_lone!(root, COMPLETE, pc, base, vm, table, return call_next_chain(pc, base, vm, ins.0, table), {
            give_up(*window);
        })
    }
    /// `next` of a generator that delegates, or whose `yield` is an expression.
    fn call_next_chain(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let root: *mut Generator = (*window.add(FRAME_WORDS)).payload::<Generator>();
        resume_paused!(root, Bits::NONE, COMPLETE, pc, base, vm, table, resume_call(vm, pc, base), {
            give_up(*window);
        })
    }
    fn call_send(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let callable = *window;
        let generator = receiver_of(callable, *pc.add(1));
        if !generator.is_kind(Kind::Generator) {
            return call_again(vm, pc, base, Op::Call);
        }
        if is_last(callable) {
            return resume_call(vm, pc, base);
        }
        let root: *mut Generator = generator.payload::<Generator>();
        let sent = if ins.b() == 0 { Bits::NONE } else { *window.add(FRAME_WORDS) };
        resume_paused!(root, sent, COMPLETE, pc, base, vm, table, resume_call(vm, pc, base), {
            generator.retain();
            give_up(callable);
        })
    }
    fn call_method_send(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let generator = *window.add(FRAME_WORDS);
        if !has_row(*window, *pc.add(1)) || !generator.is_kind(Kind::Generator) {
            return call_again(vm, pc, base, Op::CallMethod);
        }
        if is_last(*window) {
            return resume_call(vm, pc, base);
        }
        let root: *mut Generator = generator.payload::<Generator>();
        let sent = if ins.b() == 0 { Bits::NONE } else { *window.add(FRAME_WORDS + 1) };
        resume_paused!(root, sent, COMPLETE, pc, base, vm, table, resume_call(vm, pc, base), {
            give_up(*window);
        })
    }
    fn call_switch(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let callable = *window;
        let target = receiver_of(callable, *pc.add(1));
        if !target.is_kind(Kind::Fiber) {
            return call_again(vm, pc, base, Op::Call);
        }
        if !can_switch(vm, target) {
            return call_slow(vm, pc, base);
        }
        let value = match ins.b() {
            0 => (*vm).empty_tuple.clone().into_bits(),
            _ => *window.add(FRAME_WORDS),
        };
        target.retain();
        callable.release();
        switch_now!(target, value, pc, base, vm, table)
    }
    fn call_method_switch(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let target = *window.add(FRAME_WORDS);
        if !has_row(*window, *pc.add(1)) || !target.is_kind(Kind::Fiber) {
            return call_again(vm, pc, base, Op::CallMethod);
        }
        if !can_switch(vm, target) {
            return call_slow(vm, pc, base);
        }
        let value = match ins.b() {
            0 => (*vm).empty_tuple.clone().into_bits(),
            _ => *window.add(FRAME_WORDS + 1),
        };
        (*window).release();
        switch_now!(target, value, pc, base, vm, table)
    }
    fn call_generator(pc, base, vm, ins, table) {
        make_generator!(pc, base, vm, table, ins, ins.b(), call_generator_slow)
    }
    fn call_method_generator(pc, base, vm, ins, table) {
        make_generator!(pc, base, vm, table, ins, ins.b() + 1, call_method_generator_slow)
    }
    fn call_generator_slow(pc, base, vm, ins, table) {
        return make_in_window(vm, pc, base, Op::Call, ins.b());
    }
    fn call_method_generator_slow(pc, base, vm, ins, table) {
        return make_in_window(vm, pc, base, Op::CallMethod, ins.b() + 1);
    }
}

/// Whether a fiber can go on where it was left.
///
/// # Safety
/// `target` is a fiber.
#[inline(always)]
unsafe fn can_switch(vm: *mut Vm, target: Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let fiber = target.payload::<Fiber>();
        // the one that runs has no place of its own
        fiber.state == FiberState::Started
            && !fiber.base.is_null()
            && (*vm).nested == 0
            && !super::switch_steps::is_traced(vm)
    }
}

/// A call that resumes a generator out of the ordinary: that has not begun, runs, is over, or delegates.
///
/// # Safety
/// `pc` is one of these calls of the frame `base`, its guards have held.
#[inline(never)]
unsafe fn resume_call(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the window is consumed.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        let callable = (*window).into_value();
        let mut arguments = window.add(FRAME_WORDS);
        let mut take = || {
            let value = (*arguments).into_value();
            arguments = arguments.add(1);
            value
        };
        let generator = match callable.get::<Method>(&(*vm).cx) {
            Some(method) => method.receiver.clone(),
            None => take(),
        };
        let is_next = ins.op() == Op::CallNext || ins.b() == 0;
        let sent = if is_next { Value::NONE } else { take() };
        drop(callable);
        (*vm).pc = pc;
        (*vm).base = base;
        let outcome = resume(vm, pc, base, generator, sent, COMPLETE);
        put_outcome(vm, pc, base, outcome)
    }
}

/// Makes the generator of a call whose arguments lie in its window.
///
/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn make_in_window(vm: *mut Vm, pc: *const u64, base: *mut Bits, again: Op, count: usize) -> Step {
    // SAFETY: the caller's promise; the window is consumed.
    unsafe {
        let window = base.add(instruction(pc).a());
        let callable = *window;
        if !callable.is_kind(Kind::Function) {
            return call_again(vm, pc, base, again);
        }
        let code = &mut *callable.payload::<Function>().code;
        if code.generator_arguments as usize != count {
            return call_again(vm, pc, base, again);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let arguments = window.add(FRAME_WORDS);
        let answer = super::invoke::make_generator(&mut (*vm).cx, callable, code, arguments, count);
        super::operand::put_answer(vm, pc, base, answer)
    }
}

/// Quickens a call site whose callable has a shortcut; whether it did.
///
/// # Safety
/// `pc` is a `CALL` or `CALL_METHOD` whose window is its own, with `count` arguments in it.
pub(super) unsafe fn specialise(pc: *const u64, window: *mut Bits, count: usize) -> bool {
    // SAFETY: the caller's promise; kinds are checked before payloads are read.
    unsafe {
        let callable = *window;
        let is_method = instruction(pc).op() == Op::CallMethod;
        if callable.is_kind(Kind::Function) {
            let code = callable.payload::<Function>().code;
            if (*code).generator_arguments as usize != count {
                return false;
            }
            quicken(pc, if is_method { Op::CallMethodGenerator } else { Op::CallGenerator });
            return true;
        }
        let (native, receiver, given) = if callable.is_kind(Kind::Method) && !is_method {
            let method = callable.payload::<Method>();
            (method.function.bits(), method.receiver.bits(), count)
        } else if count > 0 {
            (callable, *window.add(FRAME_WORDS), count - 1)
        } else {
            return false;
        };
        if !native.is_kind(Kind::Native) {
            return false;
        }
        let bound = is_method || callable.is_kind(Kind::Method);
        let row = native.payload::<Native>().row;
        let op = match (row.shortcut, given) {
            (Shortcut::Next, 0) if !bound && receiver.is_kind(Kind::Generator) => Op::CallNext,
            (Shortcut::Step, 0) | (Shortcut::Send, 1) if bound && receiver.is_kind(Kind::Generator) => {
                if is_method {
                    Op::CallMethodSend
                } else {
                    Op::CallSend
                }
            }
            (Shortcut::Switch, 0 | 1) if bound && receiver.is_kind(Kind::Fiber) => {
                if is_method {
                    Op::CallMethodSwitch
                } else {
                    Op::CallSwitch
                }
            }
            (
                Shortcut::None
                | Shortcut::Append
                | Shortcut::Attribute
                | Shortcut::Length
                | Shortcut::Next
                | Shortcut::Step
                | Shortcut::Send
                | Shortcut::Switch,
                _,
            ) => {
                return false;
            }
        };
        set_cache(pc, 0, std::ptr::from_ref(row) as u64);
        quicken(pc, op);
        true
    }
}
