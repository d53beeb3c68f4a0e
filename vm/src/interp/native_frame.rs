//! Frames of resumable natives: the record of any frame, a stub for code, registers for state and one more, the
//! last, for what the native is waiting for. Every step is an instruction of the stub: a native never goes on
//! on the Rust stack of what it waited for, however many of them wait for each other.

use smallvec::SmallVec;

use super::LoadedCode;
use super::frame::{COMPLETE, code_of, write_record};
use super::invoke::{Invoked, invoke_keywords, invoke_tagged, place_frame};
use super::run::{Step, handler, raised};
use crate::bytecode::{FRAME_WORDS, Instruction, Op};
use crate::error::Raised;
use crate::native::{Event, NativeCall, NativeRow, Outcome};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Registers of a resumable native.
pub type NativeRegisters = SmallVec<[Value; 8]>;

/// What a `RESUME_NATIVE` brings: the native begins; it gets what the last register holds; it gets the
/// exception there.
const BEGIN: u16 = 0;
const RETURNED: u16 = 1;
const RAISED: u16 = 2;

/// Where they stand in a stub. Between lies what a script's plain return to the frame meets.
const RETURNED_AT: usize = 2;
const RAISED_AT: usize = 3;

/// The words of a native's stub, whose second instruction is this one.
pub(crate) fn stub_words(going_on: Op) -> Box<[u64]> {
    let resume = |what| Instruction::new(Op::ResumeNative, 0, what, 0, 0).0;
    Box::new([resume(BEGIN), Instruction::new(going_on, 0, 0, 0, 0).0, resume(RETURNED), resume(RAISED)])
}

impl Cx {
    /// The stub that frames of this row with so many registers run.
    fn stub(&mut self, row: &'static NativeRow, registers: usize) -> *const LoadedCode {
        let vm = self.vm();
        let key = (std::ptr::from_ref(row) as usize, registers);
        if let Some(&code) = vm.native_stubs.get(&key) {
            return code;
        }
        let code = LoadedCode::native_stub(row, Op::ResumeNative, registers as u32 + 1);
        let address: *const LoadedCode = &*code;
        vm.native_codes.push(code);
        vm.native_stubs.insert(key, address);
        address
    }
}

/// Gives a resumable native a frame.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run.
pub(crate) unsafe fn enter(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    row: &'static NativeRow,
    callable: Value,
    registers: NativeRegisters,
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let given = registers.len();
        let count = given + usize::from(row.room);
        let code = (*vm).cx.stub(row, count);
        let (fresh, chunk) = place_frame(vm, base, count + 1)?;
        fresh.sub(FRAME_WORDS).write(callable.into_bits());
        write_record(fresh, pc as u64 | tag | chunk, base, code);
        for (at, value) in registers.into_iter().enumerate() {
            fresh.add(at).write(value.into_bits());
        }
        for register in given..=count {
            fresh.add(register).write(Bits::UNSET);
        }
        // the first step is the stub's instruction: no native ever begins on another's Rust stack
        Ok(Invoked::Frame(Step { pc: (*code).entry, base: fresh }))
    }
}

/// Starts a resumable native whose result is what the instruction at `pc` waits for.
///
/// # Safety
/// As `enter`.
pub(crate) unsafe fn start(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    row: &'static NativeRow,
    registers: NativeRegisters,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe { start_tagged(vm, pc, base, row, registers, COMPLETE) }
}

/// Starts a resumable native; `tag` says what happens to its result.
///
/// # Safety
/// As `enter`.
pub(crate) unsafe fn start_tagged(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    row: &'static NativeRow,
    registers: NativeRegisters,
    tag: u64,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let outcome = enter(vm, pc, base, row, Value::UNSET, registers, tag);
        super::invoke::finish(vm, pc, base, outcome)
    }
}

/// What a resumable native waited for has come.
///
/// # Safety
/// `base` is the frame of a resumable native.
pub(crate) unsafe fn returned(base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise; nothing waits in the last register yet.
    unsafe {
        let code = code_of(base);
        base.add(code.registers as usize - 1).write(value.into_bits());
        Step { pc: code.entry.add(RETURNED_AT), base }
    }
}

/// The pending exception has come to a resumable native. It is kept in the frame: finalisers may run before
/// the native does.
///
/// # Safety
/// `base` is the frame of a resumable native.
pub(crate) unsafe fn raised_in(vm: *mut Vm, base: *mut Bits) -> Step {
    // SAFETY: as in `returned`.
    unsafe {
        let code = code_of(base);
        base.add(code.registers as usize - 1).write(std::mem::take(&mut (*vm).raised).into_bits());
        Step { pc: code.entry.add(RAISED_AT), base }
    }
}

/// Carries the next steps of a resumable native out, until it calls something that has a frame.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
pub(crate) unsafe fn go_on(vm: *mut Vm, base: *mut Bits, event: Event) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        let pc = code.entry;
        let step = match code.native.map(|row| row.call) {
            Some(NativeCall::Resumable(step) | NativeCall::LeafOrResumable(_, step)) => step,
            Some(NativeCall::Leaf(_) | NativeCall::LeafOrScript(..) | NativeCall::Script(_)) | None => {
                let _ = (*vm).cx.system_error("a frame without code");
                return leave_raised(vm, base);
            }
        };
        let mut event = event;
        loop {
            (*vm).pc = pc;
            (*vm).base = base;
            let registers = std::slice::from_raw_parts_mut(base.cast::<Value>(), code.registers as usize - 1);
            let outcome = step(&mut (*vm).cx, registers, event);
            match follow(vm, pc, base, outcome) {
                Ok(Invoked::Value(value)) => event = Event::Returned(value),
                Ok(Invoked::Frame(step)) => return step,
                Err(Raised) => return raised(vm, pc, base),
            }
        }
    }
}

/// # Safety
/// As `go_on`.
unsafe fn follow(vm: *mut Vm, pc: *const u64, base: *mut Bits, outcome: Outcome) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        match outcome {
            Outcome::Return(value) => Ok(Invoked::Frame(super::calls::leave_frame(vm, base, value))),
            Outcome::Raise => Ok(Invoked::Frame(leave_raised(vm, base))),
            Outcome::Call(callable, arguments) => invoke_tagged(vm, pc, base, callable, arguments, COMPLETE),
            Outcome::CallKeywords(callable, arguments, names) => {
                let keywords: Vec<Value> = (*vm).cx.tuple_items(&names).to_vec();
                invoke_keywords(vm, pc, base, callable, arguments, &keywords, COMPLETE)
            }
            Outcome::TailCall(callable, arguments) => {
                Ok(Invoked::Frame(super::calls::replace_frame(vm, base, callable, arguments, &[])))
            }
            Outcome::TailCallKeywords(callable, arguments, names) => {
                let keywords: Vec<Value> = (*vm).cx.tuple_items(&names).to_vec();
                Ok(Invoked::Frame(super::calls::replace_frame(vm, base, callable, arguments, &keywords)))
            }
            Outcome::CallRow(row, arguments) => {
                enter(vm, pc, base, row, Value::UNSET, arguments.into_iter().collect(), COMPLETE)
            }
            Outcome::Compare(comparison, left, right) => {
                Ok(Invoked::Frame(super::operators::compare_values(vm, pc, base, comparison, left, right)))
            }
            Outcome::Resume(generator, value) => {
                super::generators::resume(vm, pc, base, generator, value, COMPLETE)
            }
            Outcome::TailResume(generator, value) => {
                Ok(Invoked::Frame(super::generators::replace_by_resume(vm, base, generator, value)))
            }
            Outcome::RunNamespace(function, namespace) => {
                super::calls::enter_namespace(vm, pc, base, function, namespace, COMPLETE)
            }
            Outcome::Switch(fiber, value) => {
                Ok(Invoked::Frame(super::switch::switch_from_native(vm, pc, base, fiber, value)))
            }
        }
    }
}

/// Leaves a native's frame with the pending exception, which goes to its caller.
///
/// # Safety
/// As `go_on`.
unsafe fn leave_raised(vm: *mut Vm, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe { super::unwind::leave_native(&mut (*vm).cx, base) }
}

/// Lets a native make its next step with what waits in its last register.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
#[inline(never)]
unsafe fn resume(vm: *mut Vm, base: *mut Bits, what: u16) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if what == BEGIN {
            return go_on(vm, base, Event::Start);
        }
        let place = base.add(code_of(base).registers as usize - 1);
        let arrived = place.read().into_value();
        place.write(Bits::UNSET);
        if what == RETURNED {
            return go_on(vm, base, Event::Returned(arrived));
        }
        (*vm).raised = arrived;
        go_on(vm, base, Event::Raised)
    }
}

handler! {
    fn resume_native(pc, base, vm, ins, table) {
        return resume(vm, base, ins.a() as u16);
    }
    fn exit(pc, base, vm, ins, table) {
        (*vm).base = base;
        return Step::EXIT;
    }
    fn exit_nested(pc, base, vm, ins, table) {
        (*vm).base = base;
        return Step::EXIT;
    }
    fn end_fiber(pc, base, vm, ins, table) {
        let value = std::mem::replace(&mut *base, Bits::NONE).into_value();
        return super::switch::ended(vm, pc, base, value);
    }
}
