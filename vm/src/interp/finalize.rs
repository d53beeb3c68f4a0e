//! Running what dying objects left to be run, and everything else the eval breaker asks for. A finaliser
//! runs as a frame on the fiber that dropped the object, before the next instruction.

use std::sync::atomic::Ordering;

use smallvec::smallvec;

use super::frame::{CHUNK, COMPLETE, DISCARD, caller_of, code_of, return_word};
use super::native_frame::start_tagged;
use super::run::{Step, handler, instruction, raised};
use crate::error::{Answer, Raised};
use crate::fiber::{Fiber, FiberState};
use crate::heap::{Finalizer, Kind};
use crate::native::{Event, NativeRow, Outcome, Role};
use crate::sched::breaker;
use crate::types::list::List;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Destroys an object whose last count went in a handler, then goes on at `next`.
///
/// # Safety
/// `bits` points to an object whose count is zero.
#[cold]
#[inline(never)]
pub(crate) unsafe fn destroy_then(vm: *mut Vm, bits: Bits, next: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        crate::heap::destroy(bits.pointer());
        settle(vm, next, base)
    }
}

handler! {
    /// An object has just lost its last count (its word is in the place of the instruction); on at `pc`.
    fn destroyed(pc, base, vm, ins, table) {
        return destroy_then(vm, Bits(ins.0), pc, base);
    }
}

/// Goes on at `next`, after the finalisers that wait.
///
/// # Safety
/// `next` is an instruction of the frame `base`.
#[inline]
pub(crate) unsafe fn settle(vm: *mut Vm, next: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if (*vm).heap.finalizers.is_empty() {
            return Step { pc: next, base };
        }
        run_finalizers(vm, next, base)
    }
}

static FINALIZERS: NativeRow =
    NativeRow::open("<finalisers>", "(object, raised, waiting, /)", Role::Static, "").resumable(finalizers);

/// # Safety
/// As `settle`.
#[cold]
#[inline(never)]
unsafe fn run_finalizers(vm: *mut Vm, next: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).breaker.fetch_and(!breaker::FINALIZE, Ordering::Relaxed);
        if (*vm).config.hard_stop {
            (*vm).heap.finalizers.clear();
            return Step { pc: next, base };
        }
        let handled = (*vm).handled.clone();
        super::native_frame::start_tagged(
            vm,
            next,
            base,
            &FINALIZERS,
            smallvec![Value::UNSET, handled, Value::UNSET],
            DISCARD,
        )
    }
}

/// What is finalised next. What waits when a frame of `finalizers` looks is moved into that frame, before what it has:
/// what dies with an object goes before that object's neighbours. Another frame that runs on top of it sees to what has
/// died meanwhile and to nothing else, so that the frames nest as deep as deaths cause deaths and no deeper. Where a
/// greenlet that is killed switches to another fiber, the others wait with this frame, as in the reference they wait
/// with the end of what held them.
fn take_next(cx: &mut Cx, waiting: &mut Value) -> Option<Finalizer> {
    let new = cx.heap().finalizers.len();
    if new == 0 {
        return pop_waiting(cx, waiting);
    }
    if new == 1 {
        return cx.heap().finalizers.pop();
    }
    let all = std::mem::take(&mut cx.heap().finalizers);
    let mut parts = Vec::with_capacity(all.len() * 2);
    for finalizer in all.iter().rev() {
        match finalizer {
            Finalizer::Object(object) => parts.extend([object.clone(), Value::NONE]),
            Finalizer::Callback { callback, reference } => {
                parts.extend([reference.clone(), callback.clone()]);
            }
        }
    }
    let moved = if waiting.is_unset() {
        cx.list_from(parts).map(|list| *waiting = list)
    } else {
        cx.list_extend(waiting, parts)
    };
    match moved {
        Ok(()) => {
            drop(all);
            pop_waiting(cx, waiting)
        }
        Err(_) => {
            // without memory for this they are taken one by one
            drop(cx.take_raised());
            cx.heap().finalizers = all;
            Some(cx.heap().finalizers.remove(0))
        }
    }
}

/// The next of those that a frame of `finalizers` has moved into itself.
fn pop_waiting(cx: &mut Cx, waiting: &Value) -> Option<Finalizer> {
    let items = &mut waiting.get_mut::<List>(cx)?.items;
    let (callback, object) = (items.pop()?, items.pop()?);
    Some(if callback.is_none() {
        Finalizer::Object(object)
    } else {
        Finalizer::Callback { callback, reference: object }
    })
}

/// Runs finaliser after finaliser; registers: what is being finalised, the exception handled before, a list of what
/// waits (`take_next`).
fn finalizers(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    if let Event::Raised = event {
        let exception = cx.take_raised();
        let object = std::mem::take(&mut registers[0]);
        if has_survived(&object) {
            keep_survivor(cx, &object);
        }
        match unraisable_call(cx, &exception, &object) {
            Some(call) => return call,
            None => report_unraisable(cx, exception, object),
        }
    }
    let resurrected = std::mem::take(&mut registers[0]);
    if has_survived(&resurrected) {
        keep_survivor(cx, &resurrected);
        if let Ok(report) = cx.prelude_function("report_survivor") {
            return Outcome::Call(report, smallvec![resurrected]);
        }
    }
    drop(resurrected);
    loop {
        let Some(next) = take_next(cx, &mut registers[2]) else {
            cx.vm().handled = std::mem::replace(&mut registers[1], Value::NONE);
            return Outcome::Return(Value::NONE);
        };
        match next {
            Finalizer::Callback { callback, reference } => {
                registers[0] = callback.clone();
                return Outcome::Call(callback, smallvec![reference]);
            }
            Finalizer::Object(object) => {
                registers[0] = object.clone();
                if object.is_kind(Kind::Generator) {
                    if let Some((function, arguments)) = crate::types::generator::last_call(cx, &object) {
                        return Outcome::Call(function, arguments);
                    }
                    return Outcome::CallRow(
                        crate::interp::generator_methods::close_row(),
                        smallvec![object],
                    );
                }
                if object.is_kind(Kind::Fiber) && cx.kept("sys.finalizing").is_some() {
                    // a program that ends leaves greenlets where they are
                    registers[0] = Value::UNSET;
                    continue;
                }
                if object.is_kind(Kind::Fiber) {
                    let row = crate::interp::switch_steps::kill_row();
                    return Outcome::CallRow(row, smallvec![object, Value::NONE]);
                }
                let name = &cx.names().__del__;
                if let Some(method) = crate::object::find_special(cx, &object, name) {
                    return Outcome::Call(method, smallvec![object]);
                }
                registers[0] = Value::UNSET;
            }
        }
    }
}

/// Whether a greenlet was killed in vain, and nobody refers to it but the finaliser.
fn has_survived(object: &Value) -> bool {
    // SAFETY: a greenlet's payload is one.
    object.is_kind(Kind::Fiber)
        && object.count() == 1
        && unsafe { object.bits().payload::<Fiber>().state == FiberState::Started }
}

/// Keeps a greenlet that does not die for the life of the VM: to kill it again and again might never end.
fn keep_survivor(cx: &mut Cx, fiber: &Value) {
    const NAME: &str = "greenlet.survivors";
    let survivors = match cx.kept(NAME) {
        Some(survivors) => survivors,
        None => {
            let Ok(survivors) = cx.list(&[]) else { return };
            cx.keep(NAME, survivors.clone());
            survivors
        }
    };
    // without memory for this it is killed once more
    let _ = cx.list_push(&survivors, fiber.clone());
}

/// The call that hands what a finaliser raised to `sys.unraisablehook`; None when that itself has raised.
fn unraisable_call(cx: &mut Cx, exception: &Value, object: &Value) -> Option<Outcome> {
    if object.is_unset() {
        return None;
    }
    let (doing, subject) = if object.is_kind(Kind::Generator) {
        ("Exception ignored while closing generator", object.clone())
    } else if object.is_kind(Kind::Fiber) {
        ("", object.clone())
    } else {
        let name = &cx.names().__del__;
        let class = cx.class_of(object);
        match cx.find_in_class(&class, name) {
            Some(method) => ("Exception ignored while calling deallocator", method),
            None => ("Exception ignored while calling weakref callback", object.clone()),
        }
    };
    let hook = cx.prelude_function("report_unraisable").ok()?;
    let doing = cx.str(doing).ok()?;
    let traceback = cx.types().traceback.clone();
    Some(Outcome::Call(hook, smallvec![exception.clone(), doing, subject, traceback]))
}

/// Shows an exception that nobody can catch, by `sys.unraisablehook` at the next chance.
pub(crate) fn report_unraisable(cx: &mut Cx, exception: Value, object: Value) {
    crate::interp::unwind::write_unraisable(cx, &exception, &object);
}

/// Calls the handlers of signals between two instructions. Registers: the hook that calls them, the instruction to
/// which an exception of theirs belongs.
static SIGNALS: NativeRow =
    NativeRow::open("<signals>", "(hook, instruction, /)", Role::Static, "").resumable(call_handlers);

fn call_handlers(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => match handlers_call(cx, &registers[0]) {
            Ok((deliver, arguments)) => Outcome::Call(deliver, arguments.into_iter().collect()),
            Err(Raised) => call_handlers(cx, registers, Event::Raised),
        },
        Event::Returned(_) => Outcome::Return(Value::NONE),
        Event::Raised => {
            let pc = registers[1].as_small_int().unwrap_or_default() as *const u64;
            // SAFETY: this native's frame runs; `look_up` was given the instruction with its caller's frame.
            unsafe { blame(cx.vm().base, pc) };
            Outcome::Raise
        }
    }
}

/// What finds the handlers of signals, if one has come since this was asked last.
fn hook_of_arrived(vm: &Vm) -> Option<Value> {
    let asked = vm.breaker.load(Ordering::Acquire);
    if asked & breaker::SIGNAL == 0 {
        return None;
    }
    vm.breaker.fetch_and(!breaker::SIGNAL, Ordering::Relaxed);
    vm.signal_hook.clone()
}

/// What calls the handlers of the signals that came, with what finds them and the frame that they are shown.
fn handlers_call(cx: &mut Cx, hook: &Value) -> Answer<(Value, [Value; 2])> {
    let frame = cx.frame_object(0)?.unwrap_or(Value::NONE);
    let deliver = cx.prelude_function("deliver_signals")?;
    Ok((deliver, [hook.clone(), frame]))
}

/// What a native raises that was called between two instructions of a script becomes the exception of the
/// instruction at `pc`: the operands that are gone when that raises are given up.
///
/// # Safety
/// `own` is the frame of a native that runs and returns with DISCARD; `pc` is an instruction of its caller before
/// which the same registers are live as where that was left.
pub(crate) unsafe fn blame(own: *mut Bits, pc: *const u64) {
    // SAFETY: the caller's promise.
    unsafe {
        let (word, base) = (return_word(own), caller_of(own));
        give_up_temps(pc, base);
        own.sub(3).write(Bits(word & CHUNK | pc as u64 | COMPLETE));
    }
}

/// Something is raised between two instructions of a script, of which the one at `pc` comes next: what the frame
/// holds in temps is given up, but for what its handler finds there, and nothing is left in them that an exception
/// raised by the instruction itself would give up.
///
/// # Safety
/// The frame waits before the instruction.
pub(crate) unsafe fn give_up_temps(pc: *const u64, base: *mut Bits) {
    // SAFETY: the caller's promise; what the verifier calls live holds a value.
    unsafe {
        let code = code_of(base);
        let Some(compiled) = &code.code else { return };
        let live = crate::bytecode::temps_before(compiled, code.word(pc) as usize);
        let kept = code.handler_at(pc).map_or(0, |handler| usize::from(handler.depth));
        let temps = base.add(code.locals as usize);
        for temp in (kept..(code.registers - code.locals) as usize).rev() {
            if live.get(temp) == Some(&true) {
                (*temps.add(temp)).release();
            }
            temps.add(temp).write(Bits::NONE);
        }
    }
}

/// The eval breaker was seen at `pc`: does what it asks for, then goes on at `next`. What it raises is raised
/// at `pc`, whose row of the tables is true.
///
/// # Safety
/// `pc` and `next` are instructions of the frame `base`.
#[cold]
#[inline(never)]
pub(crate) unsafe fn look_up(vm: *mut Vm, pc: *const u64, next: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let asked = (*vm).breaker.load(Ordering::Acquire);
        if asked & breaker::COLLECT != 0 {
            (*vm).breaker.fetch_and(!breaker::COLLECT, Ordering::Relaxed);
            (*vm).cx.collect_garbage();
        }
        if asked & breaker::INTERRUPT != 0 {
            (*vm).breaker.fetch_and(!breaker::INTERRUPT, Ordering::Relaxed);
            let cx = &mut (*vm).cx;
            let class = cx.exceptions().keyboard_interrupt.clone();
            if let Ok(exception) = cx.exception(&class, &[]) {
                let _ = cx.raise(exception);
                return raised(vm, pc, base);
            }
        }
        if asked & breaker::STOP != 0 {
            (*vm).breaker.fetch_and(!breaker::STOP, Ordering::Relaxed);
            let _ = hard_stop(&mut (*vm).cx, "the host stopped the program");
            return raised(vm, pc, base);
        }
        if asked & breaker::DEADLINE != 0 && (*vm).deadline_passed() {
            (*vm).out_of_time = true;
            let _ = hard_stop(&mut (*vm).cx, "the time limit was reached");
            return raised(vm, pc, base);
        }
        if let Some(hook) = hook_of_arrived(&*vm) {
            let registers = smallvec![hook, Value::small_int(pc as i64)];
            return start_tagged(vm, next, base, &SIGNALS, registers, DISCARD);
        }
        if (*vm).heap.finalizers.is_empty() {
            // a frame that ran already has taken what the flag was raised for
            (*vm).breaker.fetch_and(!breaker::FINALIZE, Ordering::Relaxed);
        }
        settle(vm, next, base)
    }
}

/// A back-edge of a metered VM: charges its cost, then looks at the breaker.
///
/// # Safety
/// As every slow path.
#[inline(never)]
pub(crate) unsafe fn look_up_metered(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        (*vm).fuel = (*vm).fuel.saturating_sub(ins.a() as i64 + 1);
        if (*vm).fuel < 0 {
            (*vm).pc = pc;
            (*vm).base = base;
            let _ = out_of_fuel(&mut (*vm).cx);
            return raised(vm, pc, base);
        }
        let next = pc.offset(1 + ins.signed_wide() as isize);
        if (*vm).breaker.load(Ordering::Relaxed) != 0 {
            return look_up(vm, pc, next, base);
        }
        Step { pc: next, base }
    }
}

/// The entry of a script function in a metered VM: charges the cost of its code, then looks at the breaker.
/// With the back-edges this bounds everything a script can do without end.
///
/// # Safety
/// As every slow path.
#[inline(never)]
pub(crate) unsafe fn enter_metered(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).fuel = (*vm).fuel.saturating_sub(instruction(pc).a() as i64 + 1);
        if (*vm).fuel < 0 {
            (*vm).pc = pc;
            (*vm).base = base;
            let _ = out_of_fuel(&mut (*vm).cx);
            return raised(vm, pc, base);
        }
        let next = pc.add(1);
        if (*vm).breaker.load(Ordering::Relaxed) != 0 {
            return look_up(vm, pc, next, base);
        }
        Step { pc: next, base }
    }
}

/// A native that works for long looks at the breaker: the script ends in it as it would at a loop. Work that
/// has just been charged and cannot be done in the time that is left is not begun.
#[cold]
pub(crate) fn look_up_in_native(cx: &mut Cx) -> Answer<()> {
    /// The least time that a unit of work takes is a quarter of a nanosecond.
    const UNITS_IN_A_NANOSECOND: u128 = 4;
    let vm = cx.vm();
    let work = std::mem::take(&mut vm.unseen_work);
    let asked = vm.breaker.load(Ordering::Acquire);
    if asked & breaker::STOP != 0 {
        vm.breaker.fetch_and(!breaker::STOP, Ordering::Relaxed);
        return Err(hard_stop(cx, "the host stopped the program"));
    }
    if asked & breaker::DEADLINE != 0
        && let Some(left) = vm.time_left()
        && left.as_nanos() <= work.unsigned_abs() as u128 / UNITS_IN_A_NANOSECOND
    {
        vm.out_of_time = true;
        return Err(hard_stop(cx, "the time limit was reached"));
    }
    if asked & breaker::INTERRUPT != 0 {
        vm.breaker.fetch_and(!breaker::INTERRUPT, Ordering::Relaxed);
        let class = cx.exceptions().keyboard_interrupt.clone();
        let exception = cx.exception(&class, &[])?;
        return Err(cx.raise(exception));
    }
    Ok(())
}

impl Cx {
    /// A system call was cut short by a signal. Its handlers run before the call is tried again, which is the
    /// caller's to do (PEP 475). They cannot switch fibers: a native is under way.
    ///
    /// # Errors
    /// What a handler raises.
    #[cold]
    pub fn attend_signals(&mut self) -> Answer<()> {
        look_up_in_native(self)?;
        if let Some(hook) = hook_of_arrived(self.vm()) {
            let (deliver, arguments) = handlers_call(self, &hook)?;
            self.call_nested(&deliver, &arguments)?;
        }
        Ok(())
    }
}

/// Stops the program for want of fuel. No handler, `finally` or `__del__` runs.
pub fn out_of_fuel(cx: &mut Cx) -> Raised {
    hard_stop(cx, "the fuel limit was reached")
}

/// Stops the program: an exception that no script can catch.
pub(crate) fn hard_stop(cx: &mut Cx, text: &str) -> Raised {
    cx.vm().config.hard_stop = true;
    let class = cx.exceptions().base_exception.clone();
    cx.raise_text(&class, text)
}
