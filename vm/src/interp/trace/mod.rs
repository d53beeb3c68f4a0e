//! `sys.settrace` and `sys.setprofile`. While one of them is set, instructions are dispatched through a second
//! table, whose one handler looks what the instruction about to run means to the trace functions, calls them
//! as frames, and then carries the instruction out. Code is not changed and nothing is paid while both are off:
//! the instrumented copy of code that would do the same had to be made for every frame that already runs, and
//! its words to be mapped back wherever a table is asked.
//!
//! - this file: the state, switching on and off, what an instruction means
//! - `event`: the frame that calls the trace functions
//! - `frames`: what is known of a traced frame
//! - `jump`: setting `f_lineno`

mod event;
mod frames;
mod jump;

pub(crate) use event::{is_call, raised_event, yielded_event};
pub(crate) use frames::{BEFORE_FIRST, Traced, is_implicit_return};
pub(crate) use jump::set_line;

use super::frame::code_of;
use super::monitor::watch;
use super::run::{HANDLERS, Handler2, Step, TRACED, instruction};
use crate::bytecode::{CodeFlags, Op};
use crate::fiber::{Flavor, Generator};
use crate::heap::Kind;
use crate::interp::LoadedCode;
use crate::native::{NativeRow, Outcome, Role};
use crate::types::frame::Frame;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// What `sys.settrace` and `sys.setprofile` have set, and where the traced program stands.
pub(crate) struct Tracing {
    /// The trace function; Unset when there is none.
    pub function: Value,
    /// The profile function; Unset when there is none.
    pub profile: Value,
    /// One was set when that was last looked at.
    was_on: bool,
    /// Trace functions that run on this fiber: nothing is traced meanwhile.
    pub busy: usize,
    /// The frame of the instruction carried out last.
    base: *mut Bits,
    /// Its frame object, when it has a trace function of its own or waits for a native's return.
    frame: Value,
    /// The words around the last instruction that belong to the same line.
    range: (u32, u32),
    /// The last instruction jumped backwards.
    jumped: bool,
    /// The instruction whose events were told, and which.
    told: (*const u64, *mut Bits, u8),
    /// The frame that has told of the exception on its way, or of the value it yields.
    passed: *mut Bits,
    /// How many of the frames that delegate to the running one were told of its resumption, or its `yield`.
    outers: usize,
    /// The frame in which what it delegated to has just come to its end.
    ended: *mut Bits,
}

impl Default for Tracing {
    fn default() -> Tracing {
        Tracing {
            function: Value::UNSET,
            profile: Value::UNSET,
            was_on: false,
            busy: 0,
            base: std::ptr::null_mut(),
            frame: Value::UNSET,
            range: (0, 0),
            jumped: false,
            told: (std::ptr::null(), std::ptr::null_mut(), 0),
            passed: std::ptr::null_mut(),
            outers: 0,
            ended: std::ptr::null_mut(),
        }
    }
}

impl Tracing {
    /// Whether a trace or profile function is set.
    pub fn is_on(&self) -> bool {
        !self.function.is_unset() || !self.profile.is_unset()
    }

    /// Shows every value it holds.
    #[cfg(feature = "stress")]
    pub fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.function, &self.profile, &self.frame] {
            visit(value);
        }
    }

    /// Forgets where the program stands: the next instruction is looked at anew.
    pub fn forget_place(&mut self) {
        self.base = std::ptr::null_mut();
        self.range = (0, 0);
        self.jumped = false;
        self.frame = Value::UNSET;
    }
}

/// Events of one instruction, in the order in which they are told.
mod kind {
    pub const NATIVE_RETURN: u8 = 1;
    pub const CALL: u8 = 2;
    pub const LINE: u8 = 4;
    pub const OPCODE: u8 = 8;
    pub const NATIVE_CALL: u8 = 16;
    pub const RETURN: u8 = 32;
}

/// `sys.settrace`. A frame of its own, so that the interpreter takes up the other table of handlers.
pub const SET_TRACE: NativeRow = NativeRow::open(
    "settrace",
    "($module, function, /)",
    Role::Function,
    "Set the global debug tracing function.",
)
.resumable(|cx, registers, _| {
    if cx.audit("sys.settrace", &[]).is_err() {
        return Outcome::Raise;
    }
    cx.set_trace_function(registers[0].clone());
    Outcome::Return(Value::NONE)
});

/// `sys.setprofile`
pub const SET_PROFILE: NativeRow =
    NativeRow::open("setprofile", "($module, function, /)", Role::Function, "Set the profiling function.")
        .resumable(|cx, registers, _| {
            if cx.audit("sys.setprofile", &[]).is_err() {
                return Outcome::Raise;
            }
            cx.set_profile_function(registers[0].clone());
            Outcome::Return(Value::NONE)
        });

impl Vm {
    /// Whether somebody watches the program: a trace or profile function, or a tool of `sys.monitoring`.
    #[inline(always)]
    pub(crate) fn is_watched(&self) -> bool {
        !std::ptr::eq(self.dispatch, HANDLERS.as_ptr())
    }
}

impl Cx {
    /// The trace function, or None.
    pub fn trace_function(&self) -> Value {
        self.vm().observers.tracing.function.clone().or_unset().unwrap_or(Value::NONE)
    }

    /// The profile function, or None.
    pub fn profile_function(&self) -> Value {
        self.vm().observers.tracing.profile.clone().or_unset().unwrap_or(Value::NONE)
    }

    /// Sets the trace function; None for none.
    pub fn set_trace_function(&mut self, function: Value) {
        let function = if function.is_none() { Value::UNSET } else { function };
        let old = std::mem::replace(&mut self.vm().observers.tracing.function, function);
        self.choose_dispatch();
        drop(old);
    }

    /// Sets the profile function; None for none.
    pub fn set_profile_function(&mut self, function: Value) {
        let function = if function.is_none() { Value::UNSET } else { function };
        let old = std::mem::replace(&mut self.vm().observers.tracing.profile, function);
        self.choose_dispatch();
        drop(old);
    }

    /// Chooses the table by which the program is dispatched: that of a watched one while anybody watches.
    pub(crate) fn choose_dispatch(&mut self) {
        let vm = self.vm();
        let was_on = vm.observers.tracing.was_on;
        let is_on = vm.observers.tracing.is_on();
        vm.observers.tracing.was_on = is_on;
        let is_watched = is_on || vm.observers.monitoring.is_on();
        vm.dispatch = if is_watched { TRACED.as_ptr() } else { HANDLERS.as_ptr() };
        vm.observers.tracing.forget_place();
        vm.observers.tracing.told = (std::ptr::null(), std::ptr::null_mut(), 0);
        if is_on && !was_on {
            frames::enter_running(self);
        }
    }
}

/// Whether a frame has told of the exception on its way; asked once.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn has_passed(vm: *mut Vm, base: *mut Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let passed = &mut (*vm).observers.tracing.passed;
        let is_here = std::ptr::eq(*passed, base);
        if is_here {
            *passed = std::ptr::null_mut();
        }
        is_here
    }
}

/// The one handler of the table of a traced program.
///
/// # Safety
/// As every handler.
pub(crate) unsafe extern "C-unwind" fn traced(
    pc: *const u64,
    base: *mut Bits,
    vm: *mut Vm,
    ins: u64,
    table: *const Handler2,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let own = (*HANDLERS.as_ptr().add((ins & 0xff) as usize)).0;
        if (*vm).observers.tracing.busy != 0 {
            return own(pc, base, vm, ins, table);
        }
        let code = code_of(base);
        let is_silent = code.code.is_none() || code.flags.has(CodeFlags::HIDDEN);
        if is_silent || LoadedCode::is_entry_of_unread(pc) {
            return own(pc, base, vm, ins, table);
        }
        if (*vm).observers.tracing.is_on()
            && let Some(step) = observe(vm, pc, base)
        {
            return step;
        }
        if (*vm).observers.monitoring.is_on()
            && let Some(step) = watch(vm, pc, base)
        {
            return step;
        }
        own(pc, base, vm, ins, table)
    }
}

/// Tells the trace functions what the instruction means to them, one event after the other. None: there
/// is nothing (more) to tell, the instruction may run.
///
/// # Safety
/// As every slow path, in a frame of script code.
#[inline(never)]
unsafe fn observe(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let tracing = &mut (*vm).observers.tracing;
        let told = if tracing.told.0 == pc && tracing.told.1 == base { tracing.told.2 } else { 0 };
        tracing.told = (std::ptr::null(), std::ptr::null_mut(), 0);
        let is_new = tracing.base != base;
        let code = code_of(base);
        let word = code.word(pc);
        let op = instruction(pc).op();
        if is_new {
            tracing.base = base;
            tracing.range = (0, 0);
            tracing.jumped = false;
            tracing.frame = (*vm).frames.get(&base).cloned().unwrap_or(Value::UNSET);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        if told < kind::NATIVE_RETURN
            && let Some(step) = event::native_returned(vm, pc, base, told | kind::NATIVE_RETURN)
        {
            return Some(step);
        }
        let is_resumed = is_new || (*vm).observers.tracing.outers > 0;
        if told < kind::CALL && is_resumed && frames::is_entry(vm, pc, base) {
            return match event::outer_called(vm, pc, base, told) {
                Some(step) => Some(step),
                None => Some(event::called(vm, pc, base, kind::CALL)),
            };
        }
        let tracing = &mut (*vm).observers.tracing;
        if std::ptr::eq(tracing.ended, base) {
            tracing.ended = std::ptr::null_mut();
            if frames::has_own_trace(&tracing.frame) {
                return Some(event::stopped(vm, pc, base, told));
            }
        }
        let tracing = &mut (*vm).observers.tracing;
        if frames::has_own_trace(&tracing.frame) && !tracing.function.is_unset() {
            if told < kind::LINE
                && !frames::begins_no_line(code, pc)
                && (word < tracing.range.0 || word >= tracing.range.1 || tracing.jumped)
                && frames::begins_line(vm, pc, base)
            {
                return Some(event::line(vm, pc, base, told | kind::LINE));
            }
            if told < kind::OPCODE && frames::wants_opcodes(&(*vm).observers.tracing.frame) {
                return Some(event::opcode(vm, pc, base, told | kind::OPCODE));
            }
        } else if is_frame(&tracing.frame) && (word < tracing.range.0 || word >= tracing.range.1) {
            // a profiler hears of no lines, but sees at which one a frame returns
            frames::begins_line(vm, pc, base);
        }
        let tracing = &mut (*vm).observers.tracing;
        tracing.jumped = matches!(op, Op::JumpBack | Op::JumpBackMetered);
        if told < kind::NATIVE_CALL
            && !tracing.profile.is_unset()
            && let Some(step) = event::native_called(vm, pc, base, told | kind::NATIVE_CALL)
        {
            return Some(step);
        }
        if matches!(op, Op::Return | Op::Yield) {
            if told < kind::RETURN
                && let Some(step) = event::returned(vm, pc, base, told | kind::RETURN)
            {
                return Some(step);
            }
            if op == Op::Yield {
                if let Some(step) = event::outer_returned(vm, pc, base, told | kind::RETURN) {
                    return Some(step);
                }
                frames::pause(vm, base);
            }
            if code.is_generator() {
                // what an async generator yields ends the step that awaits it; at its own end it raises
                let generator = Generator::of_base(base);
                let is_step = generator.flavor == Flavor::AsyncGenerator;
                let awaiter = generator.awaiter();
                let ended = !awaiter.is_null() && is_step == (op == Op::Yield);
                (*vm).observers.tracing.ended = if ended { (*awaiter).base() } else { std::ptr::null_mut() };
            }
            (*vm).observers.tracing.forget_place();
        }
        None
    }
}

/// Whether a value is a frame object.
fn is_frame(value: &Value) -> bool {
    value.is_kind(Kind::Frame)
}

/// What is known of a traced frame.
fn traced_of<'a>(cx: &'a mut Cx, frame: &'a Value) -> Option<&'a mut Traced> {
    frame.get_mut::<Frame>(cx).map(|frame| &mut frame.traced)
}
