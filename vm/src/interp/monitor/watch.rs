//! What the instruction about to run means to the tools, and what its frame's last one has come to.

use std::sync::Arc;

use super::facts::{Facts, jump_target};
use super::{Branch, Happening, NativeCall, key_of, tell};
use crate::bytecode::{FRAME_WORDS, Op};
use crate::error::Answer;
use crate::fiber::{Flavor, Generator};
use crate::heap::Kind;
use crate::interp::calls::window_of;
use crate::interp::chain::is_shown;
use crate::interp::finalize::give_up_temps;
use crate::interp::frame::{ELEMENT, TAG, caller_of, code_of, return_word, waiting_pc};
use crate::interp::run::{Step, instruction, raised};
use crate::interp::trace::is_call;
use crate::types::method::Method;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// An offset as scripts see it.
pub(super) fn offset(word: u32) -> Value {
    Value::small_int(i64::from(word) * 2)
}

/// Tells the tools of the instruction about to run. None: it may run.
///
/// # Safety
/// As every slow path, in a frame of script code that has been read.
#[inline(never)]
pub(crate) unsafe fn watch(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Option<Step> {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        if look(vm, pc, base).is_ok() {
            return None;
        }
        // what a callback raises becomes the exception of the instruction
        give_up_temps(pc, base);
        Some(raised(vm, pc, base))
    }
}

/// The facts of a frame's code, found when they are first asked for.
///
/// # Safety
/// `base` is the base of a script's frame.
unsafe fn facts(cx: &mut Cx, base: *mut Bits) -> Option<Arc<Facts>> {
    // SAFETY: the caller's promise.
    let loaded = unsafe { code_of(base) };
    let code = loaded.code.as_ref()?;
    let key = key_of(code);
    if let Some(known) = cx.monitoring().facts.get(&key) {
        return Some(known.clone());
    }
    let found = Arc::new(Facts::of(loaded, code));
    cx.monitoring().facts.insert(key, found.clone());
    Some(found)
}

unsafe fn look(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Answer<()> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let code = code_of(base);
        let word = code.word(pc);
        let ins = instruction(pc);
        let state = cx.monitoring();
        let is_new = state.base != base as usize;
        let may_repeat = matches!(ins.op(), Op::JumpBack | Op::JumpBackMetered | Op::YieldFrom);
        if !is_new && state.pc == pc as usize && !may_repeat {
            // it is only dispatched anew, in another form
            return Ok(());
        }
        let Some(facts) = facts(cx, base) else { return Ok(()) };
        settle_call(cx, base, Happening::C_RETURN)?;
        settle_branch(cx, base, word)?;
        let state = cx.monitoring();
        (state.base, state.pc) = (base as usize, pc as usize);
        if is_new {
            enter(cx, pc, base, word, &facts)?;
        }
        if cx.monitoring().any(Happening::LINE.bit())
            && let Some(line) = facts.line(pc, word)
        {
            tell(cx, base, word, Happening::LINE, &[Value::small_int(i64::from(line))])?;
        }
        if cx.monitoring().any(Happening::INSTRUCTION.bit()) {
            tell(cx, base, word, Happening::INSTRUCTION, &[offset(word)])?;
        }
        if is_call(ins.op()) {
            return call(cx, pc, base, word);
        }
        match (ins.op(), jump_target(ins, word)) {
            (Op::Return | Op::Yield, _) => leave(cx, pc, base, word),
            (Op::Jump, Some(_)) if facts.leaves_block(word) => Ok(()),
            (Op::Jump | Op::JumpBack | Op::JumpBackMetered, Some(target)) => {
                tell(cx, base, word, Happening::JUMP, &[offset(word), offset(target)])
            }
            (_, Some(jumped)) => {
                let events = Happening::BRANCH_LEFT.bit() | Happening::BRANCH_RIGHT.bit();
                if cx.monitoring().any(events) {
                    cx.monitoring().branches.push(Branch { base, word, jumped });
                }
                Ok(())
            }
            (_, None) => Ok(()),
        }
    }
}

/// The frame is entered, or resumed after a `yield`: with it those that delegate to it.
unsafe fn enter(cx: &mut Cx, pc: *const u64, base: *mut Bits, word: u32, facts: &Facts) -> Answer<()> {
    // SAFETY: the caller's promise; generators of a chain are live, and paused where they delegate.
    unsafe {
        let code = code_of(base);
        if pc == code.first || pc == code.entry {
            return tell(cx, base, word, Happening::PY_START, &[offset(word)]);
        }
        if !code.is_generator() {
            return Ok(());
        }
        let delegates =
            instruction(pc).op() == Op::YieldFrom && cx.monitoring().delegating.remove(&(base as usize));
        if !delegates && !facts.follows_yield(word) {
            return Ok(());
        }
        // those that await the step of an async generator were not paused
        let is_step = Generator::of_base(base).flavor == Flavor::AsyncGenerator && !delegates;
        let outers = if is_step { Vec::new() } else { delegators(base) };
        for (outer, at) in outers.into_iter().rev() {
            tell(cx, outer, at, Happening::PY_RESUME, &[offset(at)])?;
        }
        tell(cx, base, word, Happening::PY_RESUME, &[offset(word)])
    }
}

/// The frames that delegate to a generator's frame, the nearest first, each with the word of its `YIELD_FROM`.
unsafe fn delegators(base: *mut Bits) -> Vec<(*mut Bits, u32)> {
    let mut found = Vec::new();
    // SAFETY: the caller's promise; links lead to live generators.
    unsafe {
        let mut outer = Generator::of_base(base).awaiter();
        while !outer.is_null() {
            let own = (*outer).base();
            found.push((own, code_of(own).word((*outer).pc)));
            outer = (*outer).awaiter();
        }
    }
    found
}

/// The frame is about to return or to yield.
unsafe fn leave(cx: &mut Cx, pc: *const u64, base: *mut Bits, word: u32) -> Answer<()> {
    // SAFETY: the caller's promise: the register holds what is returned or yielded.
    unsafe {
        let ins = instruction(pc);
        let is_return = ins.op() == Op::Return;
        let register = if is_return { ins.a() } else { ins.b() };
        let value = (*base.add(register)).to_value();
        let event = if is_return { Happening::PY_RETURN } else { Happening::PY_YIELD };
        let told = tell(cx, base, word, event, &[offset(word), value.clone()]);
        let is_step =
            code_of(base).is_generator() && Generator::of_base(base).flavor == Flavor::AsyncGenerator;
        if !is_return && !is_step {
            for (outer, at) in delegators(base) {
                tell(cx, outer, at, Happening::PY_YIELD, &[offset(at), value.clone()])?;
            }
        }
        if is_return != is_step && told.is_ok() {
            exhaust(cx, base, &value)?;
        }
        let state = cx.monitoring();
        (state.base, state.pc) = (0, 0);
        told
    }
}

/// A generator's frame returns to a loop or to a delegation, which learn of its end without an exception.
unsafe fn exhaust(cx: &mut Cx, base: *mut Bits, value: &Value) -> Answer<()> {
    // SAFETY: the caller's promise; the frame below is alive.
    unsafe {
        let is_wanted = cx.monitoring().any(Happening::STOP_ITERATION.bit());
        if !is_wanted || !code_of(base).is_generator() {
            return Ok(());
        }
        let (outer, at) = match delegators(base).first() {
            Some(&delegator) => delegator,
            None => {
                let (pc, caller) = (waiting_pc(return_word(base)), caller_of(base));
                let is_loop = is_shown(caller) && matches!(return_word(base) & TAG, ELEMENT);
                if !is_loop {
                    return Ok(());
                }
                (caller, code_of(caller).word(pc))
            }
        };
        let class = cx.exceptions().stop_iteration.clone();
        let arguments = if value.is_none() { &[][..] } else { std::slice::from_ref(value) };
        let exception = cx.exception(&class, arguments)?;
        tell(cx, outer, at, Happening::STOP_ITERATION, &[offset(at), exception])
    }
}

/// A frame that delegates to what is no generator of its chain is about to yield.
///
/// # Safety
/// As every slow path; `pc` is a `YIELD_FROM`.
pub(crate) unsafe fn delegated(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: &Value) -> Answer<()> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let word = code_of(base).word(pc);
        cx.monitoring().delegating.insert(base as usize);
        (*vm).pc = pc;
        (*vm).base = base;
        tell(cx, base, word, Happening::PY_YIELD, &[offset(word), value.clone()])?;
        for (outer, at) in delegators(base) {
            tell(cx, outer, at, Happening::PY_YIELD, &[offset(at), value.clone()])?;
        }
        let state = cx.monitoring();
        (state.base, state.pc) = (0, 0);
        Ok(())
    }
}

/// Something is about to be called.
unsafe fn call(cx: &mut Cx, pc: *const u64, base: *mut Bits, word: u32) -> Answer<()> {
    if !cx.monitoring().any(Happening::CALL.bit()) {
        return Ok(());
    }
    // SAFETY: the caller's promise; a call's window holds its callable and its arguments.
    unsafe {
        let (window, count) = window_of(pc, base);
        let missing = cx.monitoring().missing.clone();
        let mut callable = (*window).to_value();
        let is_spread = instruction(pc).op() == Op::CallSpread;
        let first = (is_spread || count > 0).then(|| (*window.add(FRAME_WORDS)).to_value());
        let mut argument = match first {
            Some(all) if is_spread && all.is_kind(Kind::Tuple) => cx.tuple_items(&all).first().cloned(),
            Some(all) if is_spread && all.is_kind(Kind::List) => cx.list_items(&all).first().cloned(),
            Some(_) if is_spread => None,
            first => first,
        };
        let bound =
            callable.get::<Method>(cx).map(|method| (method.function.clone(), method.receiver.clone()));
        if let Some((function, receiver)) = bound {
            (callable, argument) = (function, Some(receiver));
        }
        let argument = argument.and_then(Value::or_unset).unwrap_or(missing);
        tell(cx, base, word, Happening::CALL, &[offset(word), callable.clone(), argument.clone()])?;
        if !callable.is_kind(Kind::Function) {
            cx.monitoring().calls.push(NativeCall { base, word, callable, argument });
        }
        Ok(())
    }
}

/// What a frame's instruction has called has returned, or raised.
pub(super) unsafe fn settle_call(cx: &mut Cx, base: *mut Bits, event: Happening) -> Answer<()> {
    while cx.monitoring().calls.last().is_some_and(|call| call.base == base) {
        let Some(call) = cx.monitoring().calls.pop() else { return Ok(()) };
        // SAFETY: the caller's promise.
        unsafe { tell(cx, base, call.word, event, &[offset(call.word), call.callable, call.argument])? };
    }
    Ok(())
}

/// A frame's last instruction was a branch: which way it went.
unsafe fn settle_branch(cx: &mut Cx, base: *mut Bits, word: u32) -> Answer<()> {
    while let Some(at) = cx.monitoring().branches.iter().rposition(|branch| branch.base == base) {
        let branch = cx.monitoring().branches.remove(at);
        let event = if word == branch.jumped { Happening::BRANCH_RIGHT } else { Happening::BRANCH_LEFT };
        // SAFETY: the caller's promise.
        unsafe { tell(cx, base, branch.word, event, &[offset(branch.word), offset(word)])? };
    }
    Ok(())
}
