//! Frames of resumable natives: the record of any frame, a stub for code, registers for state. The stub has
//! one instruction, which carries the native's next step out.

use smallvec::SmallVec;

use super::LoadedCode;
use super::frame::{COMPLETE, code_of, write_record};
use super::invoke::{Invoked, invoke_keywords, invoke_tagged, place_frame};
use super::run::{Step, handler, raised};
use crate::bytecode::{FRAME_WORDS, Op};
use crate::error::Raised;
use crate::native::{Event, NativeCall, NativeRow, Outcome};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Registers of a resumable native.
pub type NativeRegisters = SmallVec<[Value; 8]>;

impl Cx {
    /// The stub that frames of this row with so many registers run.
    fn stub(&mut self, row: &'static NativeRow, registers: usize) -> *const LoadedCode {
        let vm = self.vm();
        let known = vm.native_codes.iter().find(|code| {
            code.registers as usize == registers && code.native.is_some_and(|other| std::ptr::eq(other, row))
        });
        if let Some(code) = known {
            return &**code;
        }
        vm.native_codes.push(LoadedCode::stub(Some(row), Op::ResumeNative, registers as u32));
        vm.native_codes.last().map_or(std::ptr::null(), |code| &**code as *const LoadedCode)
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
        let code = (*vm).cx.stub(row, registers.len());
        let (fresh, chunk) = place_frame(vm, base, registers.len())?;
        fresh.sub(FRAME_WORDS).write(callable.into_bits());
        write_record(fresh, pc as u64 | tag | chunk, base, code);
        for (at, value) in registers.into_iter().enumerate() {
            fresh.add(at).write(value.into_bits());
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
            let registers = std::slice::from_raw_parts_mut(base.cast::<Value>(), code.registers as usize);
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

handler! {
    fn resume_native(pc, base, vm, ins, table) {
        return go_on(vm, base, Event::Start);
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
        // never carried out: it waits for what its body answers, see `complete`
        return super::switch::ended(vm, pc, base, Value::NONE);
    }
}
