//! Where an exception goes: from the instruction that raised it, handler by handler and frame by frame.
//! Each frame that it passes is noted in its traceback; a frame that it leaves is dropped.

use super::frame::{CHUNK, COMPLETE, DISCARD, ELEMENT, TAG, caller_of, code_of, function_of, return_word};
use super::generators::Heir;
use super::run::{Step, instruction};
use crate::bytecode::Op;
use crate::fiber::{Fiber, Flavor, Generator};
use crate::heap::Buffer;
use crate::types::exception::Exception;
use crate::types::function::Function;
use crate::types::traceback::Traceback;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Sends the pending exception on its way from the instruction at `pc` of the frame `base`.
///
/// # Safety
/// They are the instruction and frame that run.
pub(crate) unsafe fn unwind(cx: &mut Cx, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe { unwind_from(cx, pc, base, instruction(pc).op()) }
}

/// As `unwind`, from within an instruction of this operation: `pc` may be one of its cache words.
///
/// # Safety
/// As `unwind`.
unsafe fn unwind_from(cx: &mut Cx, pc: *const u64, base: *mut Bits, op: Op) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let vm = cx.vm;
        prepare_exception(cx, op);
        let (mut pc, mut base, mut op) = (pc, base, op);
        loop {
            let code = code_of(base);
            if code.native.is_some() {
                // a resumable native may take the exception, but not the one that waits for `__init__`
                if !(*vm).config.hard_stop && instruction(code.entry).op() == Op::ResumeNative {
                    return super::native_frame::raised_in(vm, base);
                }
                match leave(vm, base) {
                    Left::To(next_pc, next_base, next_op) => (pc, base, op) = (next_pc, next_base, next_op),
                    Left::Step(step) => return step,
                }
                continue;
            }
            if code.code.is_none() {
                if instruction(pc).op() == Op::EndFiber {
                    return super::switch::ended(vm, pc, base, Value::UNSET);
                }
                // the stub below the outermost frame
                (*vm).base = base;
                return Step::EXIT;
            }
            if !super::trace::has_passed(vm, base) {
                note_frame(cx, pc, base, op);
                let is_watched = (*vm).is_watched();
                if is_watched
                    && (*vm).observers.tracing.is_on()
                    && let Some(step) = super::trace::raised_event(vm, pc, base)
                {
                    return step;
                }
                if is_watched && (*vm).observers.monitoring.is_on() {
                    super::monitor::raised_here(vm, pc, base, op);
                }
            }
            if !(*vm).config.hard_stop
                && let Some(handler) = code.handler_at(pc)
            {
                let live = code.live_temps_at(pc);
                let temps = base.add(code.locals as usize);
                for temp in (usize::from(handler.depth)..live).rev() {
                    (*temps.add(temp)).release();
                }
                if (*vm).is_watched() && (*vm).observers.monitoring.is_on() {
                    super::monitor::handled(vm, pc, base, handler.target);
                }
                let exception = std::mem::take(&mut (*vm).raised);
                *temps.add(usize::from(handler.depth)) = exception.into_bits();
                let target = code.first.add(handler.target as usize);
                return super::finalize::settle(vm, target, base);
            }
            // the frame is left
            (*vm).pc = pc;
            if (*vm).is_watched() && (*vm).observers.monitoring.is_on() {
                super::monitor::unwound(vm, pc, base);
            }
            let live = code.live_temps_at(pc);
            let temps = base.add(code.locals as usize);
            for temp in (0..live).rev() {
                (*temps.add(temp)).release();
            }
            match leave(vm, base) {
                Left::To(next_pc, next_base, next_op) => (pc, base, op) = (next_pc, next_base, next_op),
                Left::Step(step) => return step,
            }
        }
    }
}

/// Leaves a native's frame with the pending exception.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
pub(crate) unsafe fn leave_native(cx: &mut Cx, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let vm = cx.vm;
        match leave(vm, base) {
            Left::To(pc, base, op) => unwind_from(&mut (*vm).cx, pc, base, op),
            Left::Step(step) => step,
        }
    }
}

/// The pending exception goes on in the caller of a frame that is gone.
///
/// # Safety
/// `word` and `caller` come from the record of that frame.
pub(crate) unsafe fn raised_in_caller(vm: *mut Vm, word: u64, caller: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        match to_caller(vm, word, caller) {
            Left::To(pc, base, op) => unwind_from(&mut (*vm).cx, pc, base, op),
            Left::Step(step) => step,
        }
    }
}

/// Where a raising frame was left to.
enum Left {
    /// The exception goes on from within an instruction of the caller: its pc or that of one of its cache words,
    /// the frame, and the operation.
    To(*const u64, *mut Bits, Op),
    /// The caller took it.
    Step(Step),
}

/// Drops a frame's locals and record; its live temps are gone already.
///
/// # Safety
/// `base` is the frame that runs.
unsafe fn leave(vm: *mut Vm, base: *mut Bits) -> Left {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        let word = return_word(base);
        let caller = caller_of(base);
        if code.is_generator() {
            return leave_generator(vm, base);
        }
        keep_locals(vm, base);
        let is_native = code.native.is_some();
        if is_native || !leave_to_traceback(vm, base) {
            let function = function_of(base);
            for register in (0..code.locals as usize).rev() {
                (*base.add(register)).release();
            }
            function.release();
        }
        if !is_native {
            (*vm).depth_left += 1;
        }
        if word & CHUNK != 0 {
            pop_chunk(vm);
        }
        to_caller(vm, word, caller)
    }
}

/// The function and the locals of a frame that is left go to the entry that the traceback has for it: they live as
/// long as that. False: they are still where they were. What a limit ends keeps nothing alive.
///
/// # Safety
/// `base` is the frame of a script function that is left; its live temps are gone.
unsafe fn leave_to_traceback(vm: *mut Vm, base: *mut Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let (code, function) = (code_of(base), function_of(base));
        if (*vm).config.hard_stop || code.locals == 0 || !function.is_kind(crate::heap::Kind::Function) {
            return false;
        }
        let cx = &mut (*vm).cx;
        let memory_error = cx.exceptions().memory_error.clone();
        if cx.raised_is(&memory_error) {
            return false;
        }
        let raised = cx.vm().raised.clone();
        let traceback =
            raised.get::<Exception>(cx).map(|raised| raised.traceback.clone()).unwrap_or_default();
        let Some(entry) = traceback.get_mut::<Traceback>(cx) else { return false };
        let is_of_frame = entry.code_object.is(&function.payload::<Function>().code_object)
            && entry.frame.is_none()
            && entry.function.is_unset();
        if !is_of_frame {
            return false;
        }
        let heap = &mut (*vm).heap;
        let Ok(mut registers) = Buffer::with_capacity(heap, code.locals as usize) else { return false };
        for at in 0..code.locals as usize {
            // there is room for it
            let _ = registers.push(heap, (*base.add(at)).into_value());
        }
        entry.registers = registers;
        entry.function = function.into_value();
        true
    }
}

/// Gives up the chunk of registers that a frame began.
///
/// # Safety
/// The frame was the first of the running fiber's last chunk.
pub(crate) unsafe fn pop_chunk(vm: *mut Vm) {
    // SAFETY: the caller's promise.
    unsafe {
        let fiber = (*vm).fiber.bits();
        (*vm).limit = fiber.payload::<Fiber>().stack.pop_chunk();
    }
}

/// # Safety
/// `word` and `caller` come from the record of the frame just left.
unsafe fn to_caller(vm: *mut Vm, word: u64, caller: *mut Bits) -> Left {
    // SAFETY: the caller's promise.
    unsafe {
        let pc = (word & !7) as *const u64;
        match word & TAG {
            DISCARD if (*vm).config.hard_stop => {
                // the finaliser ran between two instructions of a frame, which is left like all others
                let code = code_of(caller);
                if code.code.is_none() {
                    return Left::To(code.entry, caller, instruction(code.entry).op());
                }
                let temps = caller.add(code.locals as usize);
                for temp in (0..code.live_temps_before(pc)).rev() {
                    (*temps.add(temp)).release();
                }
                leave(vm, caller)
            }
            DISCARD => {
                let exception = std::mem::take(&mut (*vm).raised);
                super::finalize::report_unraisable(&mut (*vm).cx, exception, Value::NONE);
                Left::Step(super::finalize::settle(vm, pc, caller))
            }
            COMPLETE | ELEMENT => {
                let ins = instruction(pc);
                let is_for = matches!(
                    ins.op(),
                    Op::ForIter
                        | Op::ForIterRange
                        | Op::ForIterList
                        | Op::ForIterTuple
                        | Op::ForIterGenerator
                        | Op::ForIterNative
                        | Op::ForIterPair
                );
                let stop = &(*vm).exceptions.stop_iteration;
                if is_for && (*vm).cx.raised_is(stop) && !(*vm).config.hard_stop {
                    let exception = std::mem::take(&mut (*vm).raised);
                    drop(exception);
                    return Left::Step(super::iterate::exhausted(vm, pc, caller));
                }
                if ins.op() == Op::YieldFrom && (*vm).cx.raised_is(stop) && !(*vm).config.hard_stop {
                    let exception = std::mem::take(&mut (*vm).raised);
                    return Left::Step(super::delegation::finish_by(vm, pc, caller, exception));
                }
                Left::To(pc, caller, ins.op())
            }
            // only calls are returned to so
            _ => Left::To(pc.sub(1), caller, Op::Call),
        }
    }
}

/// A generator's frame is left by an exception: it is over.
///
/// # Safety
/// `base` is the frame of a generator that runs; its live temps are gone.
unsafe fn leave_generator(vm: *mut Vm, base: *mut Bits) -> Left {
    // SAFETY: the caller's promise.
    unsafe {
        guard_stop_iteration(&mut (*vm).cx, Generator::of_base(base).flavor);
        match super::generators::end_frame(vm, base) {
            // the exception goes on in the frame that delegated
            Heir::Awaiter(waiting, outer) => Left::To(waiting, outer, Op::YieldFrom),
            Heir::Resumer { word, caller, generator } => {
                drop(generator);
                to_caller(vm, word, caller)
            }
        }
    }
}

/// PEP 479: StopIteration does not leave a generator as such.
fn guard_stop_iteration(cx: &mut Cx, flavor: Flavor) {
    let exceptions = cx.exceptions();
    let (what, name) = if flavor != Flavor::AsyncGenerator && cx.raised_is(&exceptions.stop_iteration) {
        let what = if flavor == Flavor::Coroutine { "coroutine" } else { "generator" };
        (what, "StopIteration")
    } else if flavor == Flavor::AsyncGenerator && cx.raised_is(&exceptions.stop_iteration) {
        ("async generator", "StopIteration")
    } else if flavor == Flavor::AsyncGenerator && cx.raised_is(&exceptions.stop_async_iteration) {
        ("async generator", "StopAsyncIteration")
    } else {
        return;
    };
    let cause = cx.take_raised();
    let class = exceptions.runtime_error.clone();
    let _ = cx.raise_text(&class, &format!("{what} raised {name}"));
    let raised = cx.vm().raised.clone();
    if let Some(payload) = raised.get_mut::<Exception>(cx) {
        payload.cause = cause.clone();
        payload.context = cause;
        payload.suppress_context = true;
    }
}

/// Gives an exception its context, the exception being handled: one that is fresh, or that a `raise` names. What only
/// goes on its way keeps the context it has.
fn prepare_exception(cx: &mut Cx, op: Op) {
    let (raised, handled) = (cx.vm().raised.clone(), cx.vm().handled.clone());
    if raised.is_unset() {
        let _ = cx.system_error("an error was signalled without an exception");
        return;
    }
    if handled.is_none() || handled.is(&raised) {
        return;
    }
    let Some(payload) = raised.get::<Exception>(cx) else { return };
    let is_fresh = payload.context.is_none() && payload.traceback.is_none();
    if matches!(op, Op::Reraise | Op::RaiseAgain) || !is_fresh && op != Op::Raise {
        return;
    }
    // the chain of contexts may not become a ring
    let mut link = handled.clone();
    let mut steps = 0;
    while let Some(next) = link.get::<Exception>(cx).map(|exception| exception.context.clone()) {
        if next.is(&raised) {
            if let Some(payload) = link.get_mut::<Exception>(cx) {
                payload.context = Value::NONE;
            }
            break;
        }
        steps += 1;
        if next.is_none() || steps > 10_000 {
            break;
        }
        link = next;
    }
    if let Some(payload) = raised.get_mut::<Exception>(cx) {
        payload.context = handled;
    }
}

/// Adds an entry for a generator's frame that has not begun to the traceback of the pending exception.
///
/// # Safety
/// The generator has a frame.
pub(super) unsafe fn note_unbegun(cx: &mut Cx, generator: &Generator) {
    // SAFETY: the caller's promise.
    let (line, code_object) = unsafe {
        let function = generator.function();
        let code = code_of(generator.base());
        if code.flags.has(crate::bytecode::CodeFlags::HIDDEN)
            || !function.is_kind(crate::heap::Kind::Function)
        {
            return;
        }
        let line = code.code.as_ref().map_or(0, |code| code.first_line);
        (line, function.payload::<Function>().code_object.clone())
    };
    let raised = cx.vm().raised.clone();
    let Some(next) = raised.get::<Exception>(cx).map(|exception| exception.traceback.clone()) else { return };
    let entry = Traceback::new(next, code_object, Traceback::UNBEGUN, Value::NONE, line);
    add_entry(cx, &raised, entry);
}

/// Puts an entry in front of an exception's traceback; without memory for it there is one less.
fn add_entry(cx: &mut Cx, raised: &Value, entry: Traceback) {
    let class = cx.types().traceback.clone();
    if let Ok(traceback) = cx.new_object(&class, entry)
        && let Some(payload) = raised.get_mut::<Exception>(cx)
    {
        payload.traceback = traceback;
    }
}

/// Adds an entry for a frame to the traceback of the pending exception.
///
/// # Safety
/// `pc` and `base` are within an instruction of this operation and its frame.
unsafe fn note_frame(cx: &mut Cx, pc: *const u64, base: *mut Bits, op: Op) {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        if code.flags.has(crate::bytecode::CodeFlags::HIDDEN) {
            return;
        }
        let function = function_of(base);
        if !function.is_kind(crate::heap::Kind::Function) {
            return;
        }
        let raised = cx.vm().raised.clone();
        let ends_async_for =
            op == Op::Intrinsic && instruction(pc).c() == crate::bytecode::Intrinsic::EndAsyncFor as usize;
        let Some(next) = raised.get::<Exception>(cx).map(|exception| exception.traceback.clone()) else {
            return;
        };
        if op == Op::Reraise || op == Op::RaiseAgain && !next.is_none() || ends_async_for {
            // it has been here before
            return;
        }
        let word = code.word(pc);
        if code.position(word).line == 0 {
            return;
        }
        let code_object = function.payload::<Function>().code_object.clone();
        // a program that is being ended keeps nothing; the locals of a function that is left move to the entry
        let hard_stop = cx.vm().config.hard_stop;
        let moves = hard_stop || !code.is_generator() && code.handler_at(pc).is_none();
        let frame = match moves {
            true => cx.vm().frames.get(&base).cloned().unwrap_or(Value::NONE),
            false => frame_of_entry(cx, pc, base),
        };
        add_entry(cx, &raised, Traceback::new(next, code_object, word, frame, 0));
    }
}

/// The frame object for an entry of a traceback; None without memory for it.
///
/// # Safety
/// As `note_frame`.
unsafe fn frame_of_entry(cx: &mut Cx, pc: *const u64, base: *mut Bits) -> Value {
    let pending = std::mem::take(&mut cx.vm().raised);
    // SAFETY: the caller's promise.
    let frame = unsafe { cx.frame_at(pc, base) }.unwrap_or(Value::NONE);
    cx.vm().raised = pending;
    frame
}

/// When somebody has a frame object of a frame that is left, its registers move there.
///
/// # Safety
/// `base` is the frame that is left; its locals are still held.
pub(crate) unsafe fn keep_locals(vm: *mut Vm, base: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        if (*vm).frames.is_empty() {
            return;
        }
        super::frame_objects::keep(vm, (*vm).pc, base);
    }
}

/// Writes an exception that nobody can catch to standard error, or gives it to `sys.unraisablehook`.
pub(crate) fn write_unraisable(cx: &mut Cx, exception: &Value, object: &Value) {
    let class = cx.class_of(exception);
    let name = cx.class_name(&class);
    let text = exception
        .get::<Exception>(cx)
        .and_then(|payload| cx.tuple_items(&payload.arguments).first().cloned())
        .map(|argument| cx.text_of(&argument))
        .unwrap_or_default();
    let subject = cx.type_name(object);
    let line = if text.is_empty() { name } else { format!("{name}: {text}") };
    let message = format!("Exception ignored in: <{subject} object>\n{line}\n");
    let _ = cx.host().write(2, message.as_bytes());
}
