//! Generators and coroutines: a frame in the object itself, resumed in place. What is resumed is always the
//! innermost frame of a chain of delegations (`fiber::chain`), whatever its length; how a chain grows and
//! shrinks is in `delegation`.

use super::call_quick::{give_up, is_last};
use super::finalize::{destroy_then, settle};
use super::frame::{COMPLETE, DISCARD, ELEMENT, TAG, caller_of, code_of, return_word, stack_top};
use super::invoke::Invoked;
use super::operand::{put, take_b};
use super::run::{Step, drop_and_next, handler, instruction, next, raised};
use crate::bytecode::{DROP_A, MOVE_A, MOVE_B, Op, X1};
use crate::error::Raised;
use crate::fiber::{Flavor, GATE_RUNNING, Generator, State};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// A loop that waits for an element in this frame gets it and goes on.
macro_rules! element {
    ($value:expr, $word:expr, $caller:expr, $vm:expr, $table:expr) => {{
        let waiting = ($word - ELEMENT) as *const u64;
        let resuming = instruction(waiting);
        let place = $caller.add(resuming.a());
        if resuming.flags() & DROP_A != 0 {
            let old = *place;
            *place = $value;
            drop_and_next!(old, waiting, $caller, $vm, $table, 1)
        }
        *place = $value;
        next!(waiting, $caller, $vm, $table, 1)
    }};
}

handler! {
    fn r#yield(pc, base, vm, ins, table) {
        let generator = Generator::of_base(base);
        let word = return_word(base);
        if word & 7 != ELEMENT {
            return yield_to_call(pc, base, vm, ins.0, table);
        }
        if Generator::gate(generator) != GATE_RUNNING {
            return yield_in_chain(pc, base, vm, ins.0, table);
        }
        let caller = caller_of(base);
        let value = *base.add(ins.b());
        if ins.flags() & MOVE_B == 0 {
            value.retain();
        }
        generator.state = State::Suspended;
        generator.pc = pc;
        (*vm).depth_left += 1;
        element!(value, word, caller, vm, table)
    }
    /// YIELD to a loop from the innermost of a chain.
    fn yield_in_chain(pc, base, vm, ins, table) {
        let generator = Generator::of_base(base);
        if generator.handles || generator.flavor == Flavor::AsyncGenerator {
            return yield_slow(vm, pc, base);
        }
        let word = return_word(base);
        let caller = caller_of(base);
        let value = *base.add(ins.b());
        if ins.flags() & MOVE_B == 0 {
            value.retain();
        }
        generator.state = State::Suspended;
        generator.pc = pc;
        (*vm).depth_left += generator.length as isize;
        element!(value, word, caller, vm, table)
    }
    /// YIELD to a call of `next` or `send` that was carried out in its handler.
    fn yield_to_call(pc, base, vm, ins, table) {
        let generator = Generator::of_base(base);
        let word = return_word(base);
        let waiting = (word & !7) as *const u64;
        let resuming = instruction(waiting);
        if generator.flavor == Flavor::AsyncGenerator
            || generator.handles
            || word & 7 != COMPLETE
            || !super::call_resume::is_resuming_call(resuming)
        {
            return yield_slow(vm, pc, base);
        }
        let caller = caller_of(base);
        let value = *base.add(ins.b());
        if ins.flags() & MOVE_B == 0 {
            value.retain();
        }
        generator.state = State::Suspended;
        generator.pc = pc;
        (*vm).depth_left += generator.length as isize;
        // the call's window is dead; whoever resumed the chain held a count of its outermost
        *caller.add(resuming.a()) = value;
        let outermost = (*generator.down).object();
        if outermost.release_is_last() {
            return destroy_then(vm, outermost, waiting.add(super::call_resume::WORDS), caller);
        }
        next!(waiting, caller, vm, table, super::call_resume::WORDS)
    }
}

/// Resumes a plain generator that is in no chain and paused at a `yield` whose value nobody wants; when it is
/// not that, does `$otherwise`, which must leave. `$commit` is done once nothing can fail any more.
macro_rules! resume_lone {
    ($root:expr, $tag:expr, $pc:expr, $base:expr, $vm:expr, $table:expr, $otherwise:expr, $commit:expr) => {{
        let root: *mut $crate::fiber::Generator = $root;
        let at = (*root).pc;
        let left = (*$vm).depth_left;
        if $crate::fiber::Generator::gate(root) != $crate::fiber::GATE_PAUSED
            || left <= 0
            || *at & $crate::interp::generators::UNWANTED_MASK != $crate::interp::generators::UNWANTED
        {
            $otherwise
        }
        $commit;
        (*$vm).depth_left = left - 1;
        let inner = (*root).base();
        (*root).state = $crate::fiber::State::Running;
        (*root).stack_top = $crate::interp::frame::stack_top($base);
        inner.sub(3).write($crate::value::Bits($pc as u64 | $tag));
        inner.sub(2).write($crate::value::Bits($base as u64));
        // over the DROP as well
        $crate::interp::run::next!(at, inner, $vm, $table, 2)
    }};
}
pub(crate) use resume_lone;

/// What of an instruction's word tells a YIELD whose value is dropped by the next one.
pub(crate) const UNWANTED_MASK: u64 = 0xff | (X1 as u64) << 8;
/// How that looks.
pub(crate) const UNWANTED: u64 = Op::Yield as u64 | (X1 as u64) << 8;

/// Resumes the paused chain whose outermost is `$root` (a `*mut Generator`), sending `$value`, and tail-calls
/// the instruction after its `YIELD`. The record gets `$tag` with the instruction that runs. `$commit` is done
/// once nothing can fail any more; when this is not the plain case, expands to returning `$slow`.
macro_rules! resume_paused {
    ($root:expr, $value:expr, $tag:expr, $pc:expr, $base:expr, $vm:expr, $table:expr, $slow:expr, $commit:expr) => {{
        let root: *mut $crate::fiber::Generator = $root;
        // of one that another delegates to this is another, which goes the slow way
        let leaf = (*root).up;
        if (*root).awaited
            || (*leaf).state != $crate::fiber::State::Suspended
            || (*leaf).handles
            || (*$vm).depth_left < (*leaf).length as isize
        {
            return $slow;
        }
        let at = (*leaf).pc;
        let yielded = $crate::interp::run::instruction(at);
        if yielded.0 as u8 != $crate::bytecode::Op::Yield as u8 {
            return $slow;
        }
        let value: $crate::value::Bits = $value;
        $commit;
        (*$vm).depth_left -= (*leaf).length as isize;
        let inner = (*leaf).base();
        (*leaf).state = $crate::fiber::State::Running;
        (*leaf).stack_top = $crate::interp::frame::stack_top($base);
        inner.sub(3).write($crate::value::Bits($pc as u64 | $tag));
        inner.sub(2).write($crate::value::Bits($base as u64));
        let place = inner.add(yielded.a());
        if yielded.flags() & $crate::bytecode::DROP_A != 0 {
            let old = *place;
            *place = value;
            $crate::interp::run::drop_and_next!(old, at, inner, $vm, $table, 1)
        }
        if !value.is_pointer() && yielded.flags() & $crate::bytecode::X1 != 0 {
            // a `yield` whose value nobody wants
            $crate::interp::run::next!(at, inner, $vm, $table, 2)
        }
        *place = value;
        $crate::interp::run::next!(at, inner, $vm, $table, 1)
    }};
}
pub(crate) use resume_paused;

/// Raises the ValueError for a generator that is resumed while it runs.
pub(crate) fn already_executing(cx: &mut Cx, flavor: Flavor) -> Raised {
    cx.value_error(match flavor {
        Flavor::Generator => "generator already executing",
        Flavor::Coroutine => "coroutine already executing",
        Flavor::AsyncGenerator => "async generator already executing",
    })
}

/// Resumes a generator with a value sent, or with the pending exception when `value` is Unset. The result,
/// or StopIteration, is what the instruction at `pc` waits for.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run.
pub(crate) unsafe fn resume(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    generator: Value,
    value: Value,
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let root: *mut Generator = generator.bits().payload::<Generator>();
        let leaf = innermost_to_resume(vm, root, value.is_unset())?;
        let fresh = (*leaf).state == State::Created;
        if fresh && value.is_unset() {
            // thrown into a frame that has not begun: it is over without having run
            super::unwind::note_unbegun(&mut (*vm).cx, &*leaf);
            (*leaf).discard_frame();
            return Err(Raised);
        }
        if (*root).state == State::Finished {
            let cx = &mut (*vm).cx;
            if (*root).flavor == Flavor::Coroutine {
                if value.is_unset() {
                    drop(cx.take_raised());
                }
                return Err(cx.runtime_error("cannot reuse already awaited coroutine"));
            }
            if value.is_unset() {
                return Err(Raised);
            }
            return Err(cx.stop_iteration(Value::UNSET));
        }
        if fresh && !value.is_none() {
            return Err(sent_too_early(&mut (*vm).cx, (*leaf).flavor));
        }
        (*vm).depth_left -= (*leaf).length as isize;
        let (at, inner) = ((*leaf).pc, (*leaf).base());
        enter_frame(vm, leaf, pc as u64 | tag, base);
        if tag == ELEMENT {
            // the temp of the loop holds it while it runs
            drop(generator);
        } else {
            // the count that the caller gave is held while it runs
            let _ = generator.into_bits();
        }
        Ok(Invoked::Frame(if value.is_unset() {
            raised(vm, at, inner)
        } else if fresh {
            Step { pc: at, base: inner }
        } else if instruction(at).op() == Op::YieldFrom {
            // it delegates to an iterator that is no generator
            super::delegation::go_on(vm, at, inner, value)
        } else {
            put(vm, at, inner, value)
        }))
    }
}

/// The innermost generator of the chain that begins with `root`, ready to be entered. Raises when it runs
/// already or would nest too deeply; an exception being thrown is given up then.
///
/// # Safety
/// `root` is live.
pub(super) unsafe fn innermost_to_resume(
    vm: *mut Vm,
    root: *mut Generator,
    throwing: bool,
) -> Result<*mut Generator, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let leaf = (*root).innermost();
        let cx = &mut (*vm).cx;
        if (*leaf).state == State::Running {
            let thrown = if throwing { cx.take_raised() } else { Value::UNSET };
            let answer = already_executing(cx, (*root).flavor);
            drop(thrown);
            return Err(answer);
        }
        // somebody else may be waiting for it: that one finds it where it is by then
        Generator::cut_off(root);
        if (*vm).depth_left < (*leaf).length as isize {
            let thrown = if throwing { cx.take_raised() } else { Value::UNSET };
            let answer = cx.recursion_error("maximum recursion depth exceeded");
            drop(thrown);
            return Err(answer);
        }
        Ok(leaf)
    }
}

/// Raises StopAsyncIteration.
pub(super) fn stop_async_iteration(cx: &mut Cx) -> Raised {
    let class = cx.exceptions().stop_async_iteration.clone();
    match cx.exception(&class, &[]) {
        Ok(exception) => cx.raise(exception),
        Err(raised) => raised,
    }
}

/// Raises the TypeError for a value sent before the first `yield`.
pub(super) fn sent_too_early(cx: &mut Cx, flavor: Flavor) -> Raised {
    let what = match flavor {
        Flavor::Generator => "generator",
        Flavor::Coroutine => "coroutine",
        Flavor::AsyncGenerator => "async generator",
    };
    cx.type_error(&format!("can't send non-None value to a just-started {what}"))
}

/// Writes the record of a generator's frame that is about to run, over its pc, and makes the exception that it
/// handles the current one.
///
/// # Safety
/// The frame is paused; `caller` is the frame that runs.
pub(super) unsafe fn enter_frame(vm: *mut Vm, generator: *mut Generator, word: u64, caller: *mut Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let base = (*generator).base();
        base.sub(3).write(Bits(word));
        base.sub(2).write(Bits(caller as u64));
        (*generator).state = State::Running;
        (*generator).stack_top = stack_top(caller);
        if (*generator).handles {
            (*generator).exchange_handled(&mut (*vm).handled);
        }
    }
}

/// Puts back the exception that the resumer was handling, keeping what the generator handles.
///
/// # Safety
/// The generator's frame runs and is about to pause or end.
#[inline(always)]
pub(super) unsafe fn restore_handled(vm: *mut Vm, generator: *mut Generator) {
    // SAFETY: the caller's promise.
    unsafe {
        if (*generator).handles {
            (*generator).exchange_handled(&mut (*vm).handled);
        }
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[inline(never)]
unsafe fn yield_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let mut value = take_b(base, instruction(pc));
        let generator = Generator::of_base(base);
        if generator.flavor == Flavor::AsyncGenerator {
            generator.set_running_async(false);
            if generator.awaited {
                return super::delegation::finish_step(vm, pc, base, value);
            }
            (*vm).pc = pc;
            (*vm).base = base;
            value = match crate::types::generator::wrap_async_value(&mut (*vm).cx, value) {
                Ok(value) => value,
                Err(_) => return raised(vm, pc, base),
            };
        }
        pause(vm, pc, base, value)
    }
}

/// Pauses a generator's frame at `pc` and hands a value to whoever resumed its chain.
///
/// # Safety
/// `base` is the frame of a generator that runs.
pub(super) unsafe fn pause(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if (*vm).is_watched()
            && (*vm).observers.tracing.is_on()
            && instruction(pc).op() == Op::YieldFrom
            && let Some(step) = super::trace::yielded_event(vm, pc, base, &value)
        {
            return step;
        }
        if (*vm).is_watched()
            && (*vm).observers.monitoring.is_on()
            && (*vm).observers.tracing.busy == 0
            && instruction(pc).op() == Op::YieldFrom
            && super::monitor::delegated(vm, pc, base, &value).is_err()
        {
            return raised(vm, pc, base);
        }
        let generator = Generator::of_base(base);
        let (word, caller) = (return_word(base), caller_of(base));
        restore_handled(vm, generator);
        generator.pc = pc;
        generator.state = State::Suspended;
        (*vm).depth_left += generator.length as isize;
        let outermost = generator.down;
        let waiting = (word & !7) as *const u64;
        let step = match word & TAG {
            ELEMENT => return put(vm, waiting, caller, value),
            COMPLETE => super::operand::complete(vm, waiting, caller, value),
            DISCARD => {
                drop(value);
                Step { pc: waiting, base: caller }
            }
            _ => super::calls::deliver(vm, word, caller, value),
        };
        // whoever resumed the chain held a count of its outermost
        (*outermost).object().release();
        if step.pc.is_null() { step } else { settle(vm, step.pc, step.base) }
    }
}

/// Who goes on when a generator's frame is over.
pub(super) enum Heir {
    /// The generator that delegated to it: its frame, which runs now, and its `YIELD_FROM`.
    Awaiter(*const u64, *mut Bits),
    /// Whoever resumed it.
    Resumer {
        /// The return word of its record.
        word: u64,
        /// The resumer's frame.
        caller: *mut Bits,
        /// The generator, which the resumer held a count of; Unset when a loop's temp holds it.
        generator: Value,
    },
}

/// The frame of a generator that runs is over: the one place where a chain loses its innermost.
///
/// # Safety
/// `base` is that frame; its temps are dead.
pub(super) unsafe fn end_frame(vm: *mut Vm, base: *mut Bits) -> Heir {
    // SAFETY: the caller's promise; the chain's outermost is held by the resumer, the others by temps.
    unsafe {
        super::unwind::keep_locals(vm, base);
        let generator = Generator::of_base(base);
        let (word, caller) = (return_word(base), caller_of(base));
        let awaiter = generator.awaiter();
        restore_handled(vm, generator);
        generator.end_frame();
        (*vm).depth_left += 1;
        if !awaiter.is_null() {
            let waiting = (*awaiter).pc;
            enter_frame(vm, awaiter, word, caller);
            return Heir::Awaiter(waiting, (*awaiter).base());
        }
        let held = word & TAG != ELEMENT;
        let generator = if held { generator.object().into_value() } else { Value::UNSET };
        Heir::Resumer { word, caller, generator }
    }
}

/// The chain of a generator that `dies_with_its_frame` loses it: the one that delegated to it runs. Answers its
/// `YIELD_FROM` and its frame.
///
/// # Safety
/// The generator runs, and its object is about to be freed.
#[inline(always)]
unsafe fn pass_to_awaiter(
    vm: *mut Vm,
    generator: *mut Generator,
    base: *mut Bits,
) -> (*const u64, *mut Bits) {
    // SAFETY: the caller's promise; links lead to live generators.
    unsafe {
        let (outer, outermost) = ((*generator).up, (*generator).down);
        (*outer).length = (*generator).length - 1;
        (*outer).down = outermost;
        (*outermost).up = outer;
        let waiting = (*outer).pc;
        (*outer).state = State::Running;
        (*outer).stack_top = (*generator).stack_top;
        let outside = (*outer).base();
        outside.sub(3).write(*base.sub(3));
        outside.sub(2).write(*base.sub(2));
        (*vm).depth_left += 1;
        (waiting, outside)
    }
}

handler! {
    /// RETURN from a generator's frame, of the common kind when another one awaits it.
    fn return_generator(pc, base, vm, ins, table) {
        let generator: *mut Generator = Generator::of_base(base);
        let code: *const super::LoadedCode = code_of(base);
        let cell = (*code).generator_cell;
        if !Generator::dies_with_its_frame(generator) || !(*vm).frames.is_empty() || cell == 0 {
            return return_general(pc, base, vm, ins.0, table);
        }
        let value = *base.add(ins.a());
        if ins.flags() & MOVE_A == 0 {
            value.retain();
        }
        // the last first, as the reference does
        let mut left = (*code).locals as usize;
        while left > 0 {
            let local = *base.add(left - 1);
            if local.is_pointer() {
                if is_last(local) {
                    (*vm).carried = (value, left);
                    return return_destroying(pc, base, vm, ins.0, table);
                }
                give_up(local);
            }
            left -= 1;
        }
        let outer = (*generator).up;
        let awaiting = instruction((*outer).pc);
        let place = (*outer).base().add(awaiting.a());
        let old = if awaiting.flags() & DROP_A != 0 { *place } else { Bits::UNSET };
        let function = (*generator).function();
        if is_last(function) || old.is_pointer() && is_last(old) {
            (*vm).carried = (value, left);
            return return_destroying(pc, base, vm, ins.0, table);
        }
        give_up(function);
        if old.is_pointer() {
            give_up(old);
        }
        let (waiting, outside) = pass_to_awaiter(vm, generator, base);
        (*vm).heap.free_small((*generator).object().pointer(), cell);
        *place = value;
        next!(waiting, outside, vm, table, 1)
    }
    /// RETURN from a generator's frame.
    fn return_general(pc, base, vm, ins, table) {
        return super::calls::return_slow(vm, pc, base);
    }
    /// As `return_generator`, where something dies that the frame held.
    fn return_destroying(pc, base, vm, ins, table) {
        return returned_destroying(vm, base);
    }
}

/// Goes on with `return_generator` out of line: the value is carried, and how many locals are still there.
///
/// # Safety
/// `base` is the frame of a generator that `dies_with_its_frame`.
#[cold]
#[inline(never)]
unsafe fn returned_destroying(vm: *mut Vm, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the temp's count of the generator, the only one, is given up with it.
    unsafe {
        let (value, left) = (*vm).carried;
        for register in (0..left).rev() {
            (*base.add(register)).release();
        }
        let generator: *mut Generator = Generator::of_base(base);
        (*generator).function().release();
        let (waiting, outside) = pass_to_awaiter(vm, generator, base);
        (*vm).heap.free_object((*generator).object().pointer());
        put(vm, waiting, outside, value.into_value())
    }
}

/// A generator's frame has returned.
///
/// # Safety
/// `base` is the frame of a generator that runs; its temps are dead.
pub(super) unsafe fn returned(vm: *mut Vm, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let (word, caller, generator) = match end_frame(vm, base) {
            Heir::Awaiter(waiting, outer) => {
                return super::delegation::finish_returned(vm, waiting, outer, value);
            }
            Heir::Resumer { word, caller, generator } => (word, caller, generator),
        };
        let waiting = (word & !7) as *const u64;
        if word & TAG == ELEMENT {
            drop(value);
            return super::iterate::exhausted(vm, waiting, caller);
        }
        let is_async = generator.bits().payload::<Generator>().flavor == Flavor::AsyncGenerator;
        (*vm).pc = waiting;
        (*vm).base = caller;
        let cx = &mut (*vm).cx;
        if is_async {
            let _ = stop_async_iteration(cx);
            drop(value);
        } else {
            let _ = cx.stop_iteration(if value.is_none() { Value::UNSET } else { value });
        }
        drop(generator);
        super::unwind::raised_in_caller(vm, word, caller)
    }
}

/// Leaves a native's frame and resumes a generator in its place.
///
/// # Safety
/// `base` is the frame of a resumable native that runs.
pub(super) unsafe fn replace_by_resume(vm: *mut Vm, base: *mut Bits, generator: Value, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let word = return_word(base);
        debug_assert_ne!(word & TAG, ELEMENT, "only a loop resumes for an element");
        let (pc, caller) = ((word & !7) as *const u64, caller_of(base));
        super::calls::drop_native_frame(vm, base);
        match resume(vm, pc, caller, generator, value, word & TAG) {
            Ok(Invoked::Value(value)) => super::calls::deliver(vm, word, caller, value),
            Ok(Invoked::Frame(step)) => step,
            Err(Raised) => super::unwind::raised_in_caller(vm, word, caller),
        }
    }
}
