//! Telling the trace functions of an event: a native frame on top of the traced one calls them, one after the
//! other. Then the traced frame goes on with the instruction it was about to carry out, with the value it
//! yields, or with the exception on its way.

use smallvec::smallvec;

use super::super::finalize::blame;
use super::super::frame::{COMPLETE, DISCARD, caller_of, code_of, return_word};
use super::super::native_frame::start_tagged;
use super::super::run::{Step, instruction};
use super::frames::BEFORE_FIRST;
use super::{frames, traced_of};
use crate::bytecode::{Intrinsic, Op};
use crate::fiber::{Flavor, Generator};
use crate::heap::Kind;
use crate::native::{Event, Native, NativeRow, Outcome, Role};
use crate::types::frame::Frame;
use crate::types::method::Method;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Registers: the frame object, what happened, its argument, who is being told, the events told of the
/// instruction, what the frame goes on with.
static TELL: NativeRow =
    NativeRow::open("<trace>", "(frame, event, argument, stage, told, rest, /)", Role::Static, "")
        .resumable(tell);

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(i64)]
enum What {
    Call,
    Line,
    Opcode,
    Return,
    /// A frame yields by way of what it delegates to; afterwards it does.
    Yield,
    /// What the frame delegated to has come to its end.
    Stopped,
    /// An exception is thrown into a generator's frame; afterwards it passes it.
    Thrown,
    /// An exception passes the frame; afterwards it goes on.
    Exception,
    /// An exception has passed the frame, which is left.
    Left,
    NativeCall,
    NativeReturn,
    NativeException,
}

const ALL: [What; 12] = [
    What::Call,
    What::Line,
    What::Opcode,
    What::Return,
    What::Yield,
    What::Stopped,
    What::Thrown,
    What::Exception,
    What::Left,
    What::NativeCall,
    What::NativeReturn,
    What::NativeException,
];

impl What {
    fn of(register: &Value) -> What {
        let number = register.as_small_int().unwrap_or(0);
        ALL.into_iter().find(|what| *what as i64 == number).unwrap_or(What::Line)
    }

    fn name(self) -> &'static str {
        match self {
            What::Call | What::Thrown => "call",
            What::Line => "line",
            What::Opcode => "opcode",
            What::Return | What::Yield | What::Left => "return",
            What::Exception | What::Stopped => "exception",
            What::NativeCall => "c_call",
            What::NativeReturn => "c_return",
            What::NativeException => "c_exception",
        }
    }

    /// Whether the trace function hears of it.
    fn is_traced(self) -> bool {
        match self {
            What::Call | What::Line | What::Opcode | What::Return => true,
            What::Yield | What::Exception | What::Left | What::Stopped | What::Thrown => true,
            What::NativeCall | What::NativeReturn | What::NativeException => false,
        }
    }

    /// Whether it is told before the instruction is carried out; else an instruction waits for the outcome.
    fn comes_before(self) -> bool {
        match self {
            What::Call | What::Line | What::Opcode | What::Return | What::Stopped => true,
            What::NativeCall | What::NativeReturn => true,
            What::Yield | What::Thrown | What::Exception | What::Left | What::NativeException => false,
        }
    }

    /// Whether the profile function hears of it.
    fn is_profiled(self) -> bool {
        match self {
            What::Line | What::Opcode | What::Exception | What::Stopped => false,
            What::Call | What::Thrown | What::Return | What::Yield | What::Left => true,
            What::NativeCall | What::NativeReturn | What::NativeException => true,
        }
    }
}

/// Starts telling.
///
/// # Safety
/// As every slow path.
unsafe fn start(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    what: What,
    argument: Value,
    told: u8,
    rest: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe { start_for(vm, pc, base, (pc, base), what, argument, told, rest) }
}

/// Starts telling of a frame that the running one goes on for: it is itself, or delegates to it.
///
/// # Safety
/// As every slow path; `told_of` is an instruction of a frame and that frame.
#[allow(clippy::too_many_arguments)]
unsafe fn start_for(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    told_of: (*const u64, *mut Bits),
    what: What,
    argument: Value,
    told: u8,
    rest: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let frame = match (*vm).cx.frame_at(told_of.0, told_of.1) {
            Ok(frame) => frame,
            Err(_) => return super::super::run::raised(vm, pc, base),
        };
        let registers = smallvec![
            frame,
            Value::small_int(what as i64),
            argument,
            Value::small_int(0),
            Value::small_int(i64::from(told)),
            rest
        ];
        if what != What::Call
            && let Some(own) = traced_of(&mut (*vm).cx, &registers[0])
        {
            let code = code_of(told_of.1);
            let word = code.word(told_of.0);
            let line = code.position(word).line;
            // what has no place of its own belongs to the line reached last
            let has_place = line > 0 && what != What::Stopped && !frames::is_implicit_return(told_of.0);
            (own.word, own.shown_line) = if has_place { (word, line) } else { own.last };
        }
        let tag = if what.comes_before() { DISCARD } else { COMPLETE };
        start_tagged(vm, pc, base, &TELL, registers, tag)
    }
}

fn tell(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let what = What::of(&registers[1]);
    let stage = registers[3].as_small_int().unwrap_or(0);
    match event {
        Event::Start => {
            cx.vm().observers.tracing.busy += 1;
            next_listener(cx, registers, what, 0)
        }
        Event::Returned(answer) => {
            if stage == 1 {
                note_answer(cx, registers, what, answer);
            }
            next_listener(cx, registers, what, stage)
        }
        Event::Raised => {
            let vm = cx.vm();
            vm.observers.tracing.busy = vm.observers.tracing.busy.saturating_sub(1);
            settle(cx, &registers[0]);
            if stage == 1 {
                if let Some(frame) = registers[0].get_mut::<Frame>(cx) {
                    frame.trace = Value::NONE;
                }
                cx.set_trace_function(Value::NONE);
            } else {
                cx.set_profile_function(Value::NONE);
            }
            if what.comes_before() {
                let own = cx.vm().base;
                // SAFETY: this native's frame runs; the traced one, its caller, was left before the instruction.
                unsafe { blame(own, (return_word(own) & !7) as *const u64) };
            }
            Outcome::Raise
        }
    }
}

/// Calls who is to be told next, the trace function first; finishes when there is nobody.
fn next_listener(cx: &mut Cx, registers: &mut [Value], what: What, stage: i64) -> Outcome {
    let mut stage = stage;
    while stage < 2 {
        stage += 1;
        registers[3] = Value::small_int(stage);
        let listener = if stage == 1 { tracer(cx, &registers[0], what) } else { profiler(cx, what) };
        if listener.is_none() {
            continue;
        }
        let argument = registers[2].clone();
        return match cx.intern(what.name()) {
            Ok(name) => Outcome::Call(listener, smallvec![registers[0].clone(), name, argument]),
            Err(_) => Outcome::Raise,
        };
    }
    if what == What::Exception && frame_is_left(cx) {
        // SAFETY: as in `tell`.
        registers[1] = Value::small_int(What::Left as i64);
        registers[2] = Value::NONE;
        return next_listener(cx, registers, What::Left, 0);
    }
    let tracing = &mut cx.vm().observers.tracing;
    tracing.busy = tracing.busy.saturating_sub(1);
    finish(cx, registers, what)
}

/// Whether the exception that passes the traced frame finds no handler there.
fn frame_is_left(cx: &Cx) -> bool {
    let own = cx.vm().base;
    // SAFETY: this native's frame runs; the traced one is its caller.
    unsafe {
        let (pc, base) = ((return_word(own) & !7) as *const u64, caller_of(own));
        cx.vm().config.hard_stop || !code_of(base).has_handler_at(pc)
    }
}

fn tracer(cx: &mut Cx, frame: &Value, what: What) -> Value {
    let function = cx.trace_function();
    if function.is_none() || !what.is_traced() {
        return Value::NONE;
    }
    if matches!(what, What::Call | What::Thrown) {
        return function;
    }
    frame.get::<Frame>(cx).map_or(Value::NONE, |frame| frame.trace.clone())
}

fn profiler(cx: &mut Cx, what: What) -> Value {
    if what.is_profiled() { cx.profile_function() } else { Value::NONE }
}

/// What a trace function answers is the frame's trace function from now on.
fn note_answer(cx: &mut Cx, registers: &[Value], what: What, answer: Value) {
    if answer.is_none() && !matches!(what, What::Call | What::Thrown) {
        return;
    }
    if let Some(frame) = registers[0].get_mut::<Frame>(cx) {
        let old = std::mem::replace(&mut frame.trace, answer);
        drop(old);
    }
}

/// The frame shows its true line again and may not be sent elsewhere any more.
fn settle(cx: &mut Cx, frame: &Value) -> Option<u32> {
    let own = traced_of(cx, frame)?;
    own.shown_line = 0;
    own.may_jump = false;
    own.entering = false;
    own.target.take()
}

/// Everybody was told: the traced frame goes on.
fn finish(cx: &mut Cx, registers: &mut [Value], what: What) -> Outcome {
    let frame = registers[0].clone();
    let target = settle(cx, &frame);
    let own = cx.vm().base;
    let rest = std::mem::replace(&mut registers[5], Value::NONE);
    // SAFETY: this native's frame runs; the traced one is its caller.
    unsafe {
        let word = return_word(own);
        let (pc, base) = ((word & !7) as *const u64, caller_of(own));
        cx.vm().observers.tracing.forget_place();
        match what {
            What::Thrown => {
                let _ = cx.raise(rest);
                Outcome::Raise
            }
            What::Yield => {
                cx.vm().observers.tracing.passed = base;
                Outcome::Return(rest)
            }
            What::Exception | What::Left | What::NativeException => {
                if what != What::NativeException {
                    cx.vm().observers.tracing.passed = base;
                }
                let _ = cx.raise(rest);
                Outcome::Raise
            }
            What::Call
            | What::Line
            | What::Opcode
            | What::Return
            | What::Stopped
            | What::NativeCall
            | What::NativeReturn => {
                let Some(target) = target else {
                    let told = registers[4].as_small_int().unwrap_or(0) as u8;
                    let tracing = &mut cx.vm().observers.tracing;
                    tracing.told = (pc, base, told);
                    tracing.base = base;
                    tracing.frame = cx.vm().frames.get(&base).cloned().unwrap_or(Value::UNSET);
                    return Outcome::Return(Value::NONE);
                };
                let (pc, unbound) = super::jump::arrive(base, pc, target);
                own.sub(3).write(Bits(pc as u64 | (word & 7)));
                if let Some(own) = traced_of(cx, &frame) {
                    own.last = (BEFORE_FIRST, 0);
                }
                if unbound == 0 {
                    return Outcome::Return(Value::NONE);
                }
                match cx.prelude_function("warn_unbound") {
                    Ok(function) => Outcome::TailCall(function, smallvec![Value::small_int(unbound as i64)]),
                    Err(_) => Outcome::Raise,
                }
            }
        }
    }
}

/// The frame is entered or resumed.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn called(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        let is_fresh = pc == code.entry || pc == code.first;
        let first_line = code.code.as_ref().map_or(0, |code| code.first_line);
        if let Ok(frame) = (*vm).cx.frame_at(pc, base)
            && let Some(own) = traced_of(&mut (*vm).cx, &frame)
        {
            own.entered = true;
            own.entering = true;
            // a generator goes on behind the word of its `yield`
            own.word = if is_fresh { BEFORE_FIRST } else { code.word(pc).saturating_sub(1) };
            own.shown_line = if is_fresh { first_line } else { code.position(own.word).line };
        }
        start(vm, pc, base, What::Call, Value::NONE, told, Value::NONE)
    }
}

/// The frames that delegate to a generator's frame, the nearest first, each with its `YIELD_FROM`.
unsafe fn delegators(base: *mut Bits) -> Vec<(*const u64, *mut Bits)> {
    let mut found = Vec::new();
    // SAFETY: the caller's promise; links lead to live generators.
    unsafe {
        if code_of(base).is_generator() {
            let mut outer = Generator::of_base(base).awaiter();
            while !outer.is_null() {
                found.push(((*outer).pc, (*outer).base()));
                outer = (*outer).awaiter();
            }
        }
    }
    found
}

/// A frame is resumed, and with it those that delegate to it: they are told first, the outermost before all. None
/// when they have been.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn outer_called(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let outers = delegators(base);
        while (*vm).observers.tracing.outers < outers.len() {
            (*vm).observers.tracing.outers += 1;
            let at = outers[outers.len() - (*vm).observers.tracing.outers];
            let Some(frame) = (*vm).frames.get(&at.1).cloned() else { continue };
            if let Some(own) = traced_of(&mut (*vm).cx, &frame)
                && !own.entered
                && super::super::chain::is_shown(at.1)
            {
                own.entered = true;
                own.entering = true;
                own.word = code_of(at.1).word(at.0);
                own.shown_line = code_of(at.1).position(own.word).line;
                return Some(start_for(vm, pc, base, at, What::Call, Value::NONE, told, Value::NONE));
            }
        }
        (*vm).observers.tracing.outers = 0;
        None
    }
}

/// A frame is about to yield, and with it those that delegate to it, the nearest first. None when they were told.
///
/// # Safety
/// As every slow path; `pc` is a `YIELD`.
pub(super) unsafe fn outer_returned(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let is_step = Generator::of_base(base).flavor == Flavor::AsyncGenerator;
        let outers = if is_step { Vec::new() } else { delegators(base) };
        while let Some(&at) = outers.get((*vm).observers.tracing.outers) {
            (*vm).observers.tracing.outers += 1;
            let Some(frame) = (*vm).frames.get(&at.1).cloned() else { continue };
            let is_heard = !(*vm).observers.tracing.profile.is_unset() || frames::has_own_trace(&frame);
            frames::pause(vm, at.1);
            if is_heard && super::super::chain::is_shown(at.1) {
                let value = (*base.add(instruction(pc).b())).to_value();
                return Some(start_for(vm, pc, base, at, What::Return, value, told, Value::NONE));
            }
        }
        (*vm).observers.tracing.outers = 0;
        None
    }
}

/// What a frame delegated to has come to its end: it hears of the StopIteration that is not raised.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn stopped(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let class = cx.exceptions().stop_iteration.clone();
        let exception = cx.exception(&class, &[]).unwrap_or(Value::NONE);
        let argument = cx.tuple(&[class, exception, Value::NONE]).unwrap_or(Value::NONE);
        start(vm, pc, base, What::Stopped, argument, told, Value::NONE)
    }
}

/// A line begins.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn line(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let frame = (*vm).observers.tracing.frame.clone();
        if let Some(own) = traced_of(&mut (*vm).cx, &frame) {
            own.may_jump = true;
        }
        start(vm, pc, base, What::Line, Value::NONE, told, Value::NONE)
    }
}

/// An instruction is about to run.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn opcode(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Step {
    // SAFETY: the caller's promise.
    unsafe { start(vm, pc, base, What::Opcode, Value::NONE, told, Value::NONE) }
}

/// The frame is about to return or to yield.
///
/// # Safety
/// As every slow path; `pc` is a `RETURN` or `YIELD`.
pub(super) unsafe fn returned(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let tracing = &(*vm).observers.tracing;
        if tracing.profile.is_unset() && !frames::has_own_trace(&tracing.frame) {
            return None;
        }
        let ins = instruction(pc);
        let register = if ins.op() == Op::Return { ins.a() } else { ins.b() };
        let value = (*base.add(register)).to_value();
        Some(start(vm, pc, base, What::Return, value, told, Value::NONE))
    }
}

/// A frame that delegates yields: told before it does. None when there is nobody to tell.
///
/// # Safety
/// As every slow path; `pc` is a `YIELD_FROM` of the frame, which runs.
#[cold]
pub(crate) unsafe fn yielded_event(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    value: &Value,
) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let tracing = &mut (*vm).observers.tracing;
        if tracing.passed == base {
            tracing.passed = std::ptr::null_mut();
            frames::pause(vm, base);
            return None;
        }
        let frame = (*vm).frames.get(&base).cloned().unwrap_or(Value::UNSET);
        let wanted = !tracing.profile.is_unset() || frames::has_own_trace(&frame);
        if tracing.busy != 0 || !wanted || !super::super::chain::is_shown(base) {
            frames::pause(vm, base);
            return None;
        }
        Some(start(vm, pc, base, What::Yield, value.clone(), 0, value.clone()))
    }
}

/// An exception passes a frame: told before it is handled there or the frame is left. None when there is
/// nobody to tell.
///
/// # Safety
/// As every slow path; the exception is pending and the frame noted in its traceback.
#[cold]
pub(crate) unsafe fn raised_event(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let tracing = &mut (*vm).observers.tracing;
        tracing.forget_place();
        if tracing.busy != 0 || (*vm).config.hard_stop || !super::super::chain::is_shown(base) {
            return None;
        }
        let frame = (*vm).frames.get(&base).cloned()?;
        let ins = instruction(pc);
        if code_of(base).is_generator()
            && let Some(own) = traced_of(&mut (*vm).cx, &frame)
            && !own.entered
        {
            own.entered = true;
            let exception = (*vm).cx.take_raised();
            return Some(start(vm, pc, base, What::Thrown, Value::NONE, 0, exception));
        }
        let goes_on = matches!(ins.op(), Op::Reraise | Op::RaiseAgain)
            || ins.op() == Op::Intrinsic && ins.c() == Intrinsic::EndAsyncFor as usize;
        if let Some(own) = traced_of(&mut (*vm).cx, &frame) {
            let native = std::mem::take(&mut own.native);
            if !native.is_unset() && !(*vm).observers.tracing.profile.is_unset() {
                let exception = (*vm).cx.take_raised();
                return Some(start(vm, pc, base, What::NativeException, native, 0, exception));
            }
        }
        let tracing = &(*vm).observers.tracing;
        if tracing.profile.is_unset() && !frames::has_own_trace(&frame) {
            return None;
        }
        if goes_on && code_of(base).has_handler_at(pc) {
            return None;
        }
        let cx = &mut (*vm).cx;
        let exception = cx.take_raised();
        if goes_on {
            // it was told before: now it leaves the frame
            return Some(start(vm, pc, base, What::Left, Value::NONE, 0, exception));
        }
        let parts = [cx.class_of(&exception), exception.clone(), cx.traceback_of(&exception)];
        let argument = cx.tuple(&parts).unwrap_or(Value::NONE);
        Some(start(vm, pc, base, What::Exception, argument, 0, exception))
    }
}

/// The native that a call instruction is about to call.
///
/// # Safety
/// As every slow path.
unsafe fn native_of(pc: *const u64, base: *mut Bits) -> Option<Value> {
    // SAFETY: the caller's promise; a call's window holds its callable.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        if !is_call(ins.op()) {
            return None;
        }
        // a method window whose attribute was no method has its callable in the next word
        let callable = if *window == Bits::UNSET { *window.add(1) } else { *window };
        let is_native = callable.is_kind(Kind::Native) && callable.payload::<Native>().row.role != Role::New
            || callable.is_kind(Kind::Method) && callable.payload::<Method>().function.is_kind(Kind::Native);
        is_native.then(|| callable.to_value())
    }
}

/// Whether an instruction is a call by way of a window.
pub(crate) fn is_call(op: Op) -> bool {
    let number = op as u8;
    (Op::Call as u8..=Op::CallSpread as u8).contains(&number)
        || (Op::CallFunction as u8..=Op::CallMethodGenerator as u8).contains(&number)
}

/// A native is about to be called.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn native_called(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let native = native_of(pc, base)?;
        let frame = (*vm).cx.frame_at(pc, base).ok()?;
        if let Some(own) = traced_of(&mut (*vm).cx, &frame) {
            own.native = native.clone();
        }
        Some(start(vm, pc, base, What::NativeCall, native, told, Value::NONE))
    }
}

/// A native that this frame has called has returned.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn native_returned(vm: *mut Vm, pc: *const u64, base: *mut Bits, told: u8) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        let frame = &(*vm).observers.tracing.frame;
        if !super::is_frame(frame) {
            return None;
        }
        let own = &mut frame.bits().payload::<Frame>().traced;
        if own.native.is_unset() {
            return None;
        }
        let native = std::mem::take(&mut own.native);
        if (*vm).observers.tracing.profile.is_unset() {
            return None;
        }
        Some(start(vm, pc, base, What::NativeReturn, native, told, Value::NONE))
    }
}
