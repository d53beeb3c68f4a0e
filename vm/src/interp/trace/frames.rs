//! What is known of a frame while it is traced. It lies in the frame object, so that it goes with the frame.

use super::super::LoadedCode;
use super::super::chain::Chain;
use super::super::frame::code_of;
use super::super::run::instruction;
use super::is_frame;
use crate::bytecode::{Op, X1};
use crate::types::frame::Frame;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// The word of a frame whose first instruction is still to come.
pub(crate) const BEFORE_FIRST: u32 = u32::MAX;

/// What a frame object knows for the trace functions.
pub(crate) struct Traced {
    /// The frame's entry, or its resumption after a `yield`, was told.
    pub entered: bool,
    /// `f_trace_lines`
    pub lines: bool,
    /// `f_trace_opcodes`
    pub opcodes: bool,
    /// The word at which the last line began, and that line.
    pub last: (u32, u32),
    /// The line that `f_lineno` shows while a function is told of the frame's entry; 0 for the true one.
    pub shown_line: u32,
    /// The native that this frame has called and whose return is to be told; Unset for none.
    pub native: Value,
    /// The word of the instruction of which a function is being told.
    pub word: u32,
    /// The frame's entry is being told.
    pub entering: bool,
    /// A line event of this frame is being told: it may be sent elsewhere.
    pub may_jump: bool,
    /// Where a line event has sent it: the word of an instruction.
    pub target: Option<u32>,
}

impl Default for Traced {
    fn default() -> Traced {
        Traced {
            entered: false,
            lines: true,
            opcodes: false,
            last: (BEFORE_FIRST, 0),
            shown_line: 0,
            native: Value::UNSET,
            word: 0,
            entering: false,
            may_jump: false,
            target: None,
        }
    }
}

/// What a frame object knows.
///
/// # Safety
/// The borrow ends before the frame object is looked at in another way.
unsafe fn known<'a>(frame: &Value) -> Option<&'a mut Frame> {
    // SAFETY: the kind is checked; the caller bounds the borrow.
    is_frame(frame).then(|| unsafe { frame.bits().payload::<Frame>() })
}

/// Whether a frame has a trace function of its own.
pub(super) fn has_own_trace(frame: &Value) -> bool {
    // SAFETY: the borrow ends here.
    unsafe { known(frame) }.is_some_and(|frame| !frame.trace.is_none())
}

/// Whether a frame wants to hear of each instruction.
pub(super) fn wants_opcodes(frame: &Value) -> bool {
    // SAFETY: as above.
    unsafe { known(frame) }.is_some_and(|frame| frame.traced.opcodes)
}

/// Tracing begins: the generators that run were entered before.
pub(super) fn enter_running(cx: &mut Cx) {
    let running: Vec<_> = Chain::running(cx).shown().collect();
    for (pc, base) in running {
        // SAFETY: frames of the running chain are alive.
        unsafe {
            if code_of(base).is_generator()
                && let Ok(frame) = cx.frame_at(pc, base)
                && let Some(own) = known(&frame)
            {
                own.traced.entered = true;
            }
        }
    }
}

/// Whether the frame is entered, or resumed, by the instruction about to run.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn is_entry(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        if pc != code.entry && pc != code.first && !code.is_generator() {
            return false;
        }
        match (*vm).frames.get(&base) {
            Some(frame) => known(frame).is_some_and(|frame| !frame.traced.entered),
            None => true,
        }
    }
}

/// A generator's frame is about to pause: its resumption will be told.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn pause(vm: *mut Vm, base: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        if let Some(frame) = (*vm).frames.get(&base)
            && let Some(own) = known(frame)
        {
            own.traced.entered = false;
        }
    }
}

/// Whether an instruction returns from a body that came to its end: it belongs to the line reached last.
///
/// # Safety
/// `pc` is an instruction.
pub(crate) unsafe fn is_implicit_return(pc: *const u64) -> bool {
    // SAFETY: the caller's promise.
    let ins = unsafe { instruction(pc) };
    ins.op() == Op::Return && ins.flags() & X1 != 0
}

/// Whether an instruction begins no line of its own: the jump at the end of a loop, which belongs to the line
/// that it jumps to, and the return at the end of a body.
///
/// # Safety
/// `pc` is an instruction of the code.
pub(super) unsafe fn begins_no_line(code: &LoadedCode, pc: *const u64) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        if ins.op() == Op::LoadImmediate && is_implicit_return(pc.add(ins.op().words())) {
            return true;
        }
        if !matches!(ins.op(), Op::JumpBack | Op::JumpBackMetered) {
            return is_implicit_return(pc);
        }
        let target = pc.offset(1 + ins.signed_wide() as isize);
        code.position(code.word(pc)).line == code.position(code.word(target)).line
    }
}

/// Whether the instruction about to run begins a line in the eyes of the frame's trace function; notes the
/// line.
///
/// # Safety
/// As every slow path; the frame has a frame object.
pub(super) unsafe fn begins_line(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        let word = code.word(pc);
        let tracing = &mut (*vm).observers.tracing;
        let Some(compiled) = &code.code else { return false };
        let positions = &compiled.positions;
        let after = positions.partition_point(|(start, _)| *start <= word);
        let Some((start, place)) = after.checked_sub(1).and_then(|at| positions.get(at)) else {
            return false;
        };
        let end = positions.get(after).map_or(u32::MAX, |(start, _)| *start);
        tracing.range = (*start, end);
        let jumped = std::mem::replace(&mut tracing.jumped, false);
        let Some(own) = known(&tracing.frame) else { return false };
        if place.line == 0 {
            return false;
        }
        let is_first = own.traced.last == (BEFORE_FIRST, 0);
        let before =
            after.checked_sub(2).and_then(|at| positions.get(at)).map_or(0, |(_, before)| before.line);
        let is_within = is_first && (*start != word || before == place.line && word != 0);
        let is_new = own.traced.last.1 != place.line && !is_within;
        own.traced.last = (word, place.line);
        (is_new || jumped) && own.traced.lines
    }
}
