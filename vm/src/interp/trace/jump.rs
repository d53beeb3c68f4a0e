//! Setting `f_lineno` while a line event is told: the frame goes on at the beginning of another line.
//!
//! What a frame holds in temps between two lines belongs to the blocks around them: iterators of loops, the
//! exits of `with`, the exception before an `except`. A jump may leave blocks, whose temps are given up, but
//! not enter one, whose temps would be missing.

use super::traced_of;
use crate::bytecode::{Code, Op};
use crate::error::Answer;
use crate::interp::LoadedCode;
use crate::interp::frame::code_of;
use crate::interp::run::instruction;
use crate::types::frame::Frame;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// What a temp that is live between two lines belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    /// It is the iterator of a loop.
    Loop,
    /// It has to do with an exception being handled.
    Handler,
    /// Anything else: `with`, or an expression over several lines.
    Other,
}

/// The words at which a line begins.
fn beginnings(code: &Code, line: u32) -> impl Iterator<Item = u32> + '_ {
    code.positions.iter().enumerate().filter_map(move |(at, (word, range))| {
        let before =
            at.checked_sub(1).and_then(|at| code.positions.get(at)).map_or(0, |(_, range)| range.line);
        (range.line == line && before != line).then_some(*word)
    })
}

/// The blocks whose temps are live before a word, the outermost first.
fn blocks_at(code: &LoadedCode, word: u32) -> Vec<Block> {
    let live = code.live_temps_before(code.first.wrapping_add(word as usize));
    let mut blocks = vec![Block::Other; live];
    let Some(compiled) = &code.code else { return blocks };
    for handler in &compiled.handlers {
        if handler.target <= word {
            // SAFETY: handlers lead to instructions of the code.
            let ins = unsafe { instruction(code.first.wrapping_add(handler.target as usize)) };
            let end = handled_until(code, handler.target);
            if ins.op() == Op::PushHandled && word < end {
                for block in blocks.iter_mut().skip(usize::from(handler.depth)).take(2) {
                    *block = Block::Handler;
                }
            }
        }
    }
    let mut at = 0;
    while (at as usize) < compiled.instructions.len() {
        // SAFETY: `at` is an instruction of the code.
        let ins = unsafe { instruction(code.first.wrapping_add(at as usize)) };
        let is_loop = matches!(
            ins.op(),
            Op::ForIter
                | Op::ForIterRange
                | Op::ForIterList
                | Op::ForIterTuple
                | Op::ForIterGenerator
                | Op::ForIterNative
        );
        let temp = ins.b().wrapping_sub(code.locals as usize);
        if is_loop
            && at <= word
            && word < at + 1 + ins.c() as u32
            && let Some(block) = blocks.get_mut(temp)
        {
            *block = Block::Loop;
        }
        at += ins.op().words() as u32;
    }
    blocks
}

/// Where the handler that begins at a word gives up its exception.
fn handled_until(code: &LoadedCode, start: u32) -> u32 {
    let Some(compiled) = &code.code else { return start };
    let end = compiled.instructions.len() as u32;
    let (mut at, mut depth) = (start, 0);
    while at < end {
        // SAFETY: `at` is an instruction of the code.
        let ins = unsafe { instruction(code.first.wrapping_add(at as usize)) };
        match ins.op() {
            Op::PushHandled => depth += 1,
            Op::PopHandled => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
        at += ins.op().words() as u32;
    }
    end
}

/// Sets `f_lineno`.
pub(crate) fn set_line(cx: &mut Cx, frame: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.attribute_error("cannot delete attribute")) };
    let Some(line) = value.as_small_int() else {
        return Err(cx.value_error("lineno must be an integer"));
    };
    let Some(own) = frame.get::<Frame>(cx) else { return Ok(()) };
    let (base, has_trace) = (own.base, !own.trace.is_none());
    let (may_jump, from, entering) = (own.traced.may_jump, own.traced.word, own.traced.entering);
    if entering {
        return Err(cx.value_error("can't jump from the 'call' event of a new frame"));
    }
    if !may_jump {
        let text = if has_trace && cx.vm().observers.tracing.busy > 0 {
            "can only jump from a 'line' trace event"
        } else {
            "f_lineno can only be set in a trace function"
        };
        return Err(cx.value_error(text));
    }
    // SAFETY: a frame that may jump waits for its trace function.
    let code = unsafe { code_of(base) };
    let Some(compiled) = code.code.clone() else { return Ok(()) };
    if line < i64::from(compiled.first_line) {
        return Err(cx.value_error(&format!("line {line} comes before the current code block")));
    }
    let wanted = compiled
        .positions
        .iter()
        .map(|(_, range)| range.line)
        .filter(|known| i64::from(*known) >= line)
        .min();
    let Some(wanted) = wanted else {
        return Err(cx.value_error(&format!("line {line} comes after the current code block")));
    };
    let here = blocks_at(code, from);
    let mut refusal = None;
    for target in beginnings(&compiled, wanted) {
        let there = blocks_at(code, target);
        if there.len() <= here.len() && here.starts_with(&there) {
            if let Some(own) = traced_of(cx, frame) {
                own.target = Some(target);
            }
            return Ok(());
        }
        let common = here.iter().zip(&there).take_while(|(here, there)| here == there).count();
        refusal = refusal.or(there.get(common).copied());
    }
    Err(cx.value_error(match refusal {
        Some(Block::Loop) => "can't jump into the body of a for loop",
        Some(Block::Handler) => "can't jump into an 'except' block as there's no exception",
        Some(Block::Other) | None => "incompatible stacks",
    }))
}

/// Carries a jump out: gives up the temps of the blocks that are left, and binds what is unbound to None, as
/// the compiler may have relied on its being bound. Answers where the frame goes on, and how many names were
/// unbound.
///
/// # Safety
/// The frame waits before the instruction at `pc`; `target` came from `set_line`.
pub(super) unsafe fn arrive(base: *mut Bits, pc: *const u64, target: u32) -> (*const u64, usize) {
    // SAFETY: the caller's promise; so many temps are live before these instructions.
    unsafe {
        let code = code_of(base);
        let place = code.first.add(target as usize);
        let temps = base.add(code.locals as usize);
        for temp in (code.live_temps_before(place)..code.live_temps_before(pc)).rev() {
            (*temps.add(temp)).release();
        }
        let mut unbound = 0;
        for register in 0..code.locals as usize {
            if *base.add(register) == Bits::UNSET {
                base.add(register).write(Bits::NONE);
                unbound += 1;
            }
        }
        (place, unbound)
    }
}
