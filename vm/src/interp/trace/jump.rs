//! Setting `f_lineno` while a line event is told: the frame goes on at the beginning of another line.
//!
//! What a frame holds in temps between two lines belongs to the blocks around them: iterators of loops, the
//! exits of `with`, the exception before an `except`. A jump may leave blocks, whose temps are given up, but
//! not enter one, whose temps would be missing.

use super::traced_of;
use crate::bytecode::{Code, Handler, Instruction, Op};
use crate::error::Answer;
use crate::interp::LoadedCode;
use crate::interp::frame::code_of;
use crate::interp::run::instruction;
use crate::types::frame::Frame;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// What a temp that is live between two lines belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    /// It is the iterator of a loop.
    Loop,
    /// It is an exception being handled.
    Handler,
    /// It is the exception that was handled before that one.
    Saved,
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

/// The blocks whose temps are live before a word, the outermost first, each with the word that makes it this one.
fn blocks_at(code: &LoadedCode, word: u32) -> Vec<(Block, u32)> {
    let live = code.live_temps_before(code.first.wrapping_add(word as usize));
    let mut blocks = vec![(Block::Other, 0); live];
    let Some(compiled) = &code.code else { return blocks };
    for handler in &compiled.handlers {
        if handler.target <= word {
            // SAFETY: handlers lead to instructions of the code.
            let ins = unsafe { instruction(code.first.wrapping_add(handler.target as usize)) };
            let end = handled_until(compiled, handler);
            if ins.op() == Op::PushHandled && word < end {
                let own = blocks.iter_mut().skip(usize::from(handler.depth));
                for (block, kind) in own.zip([Block::Handler, Block::Saved]) {
                    *block = (kind, handler.target);
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
        let end = match ins.op() {
            // its end is the handler of what its iterator raises then
            Op::GetAsyncNext => {
                code.handler_at(code.first.wrapping_add(at as usize)).map_or(0, |end| end.target)
            }
            _ if is_loop => at + 1 + ins.c() as u32,
            _ => 0,
        };
        if at <= word
            && word < end
            && let Some(block) = blocks.get_mut(temp)
        {
            *block = (Block::Loop, at);
        }
        at += ins.op().words() as u32;
    }
    blocks
}

/// Where the code of a handler ends: where what it raises itself is sent, with its two temps.
fn handled_until(code: &Code, handler: &Handler) -> u32 {
    let words =
        code.instructions.get(handler.target as usize).map_or(1, |&word| Instruction(word).op().words());
    let start = handler.target + words as u32;
    let own = code.handlers.iter().find(|own| own.start == start && own.depth == handler.depth + 2);
    own.map_or(start, |own| own.target)
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
        return Err(cx.value_error("can't jump from the 'call' trace event of a new frame"));
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
    let mut best = None;
    for target in beginnings(&compiled, wanted) {
        let there = blocks_at(code, target);
        let common = here.iter().zip(&there).take_while(|(here, there)| here.0 == there.0).count();
        if common == there.len() {
            // of several copies of a line, as `finally` has them, the one within the same blocks
            let is_handling = here.iter().any(|block| block.0 == Block::Saved);
            if is_handling && there == here {
                best = Some(target);
                break;
            }
            best = best.or(Some(target));
            continue;
        }
        refusal = refusal.or(there.get(common).map(|block| block.0));
    }
    if let Some(target) = best {
        if let Some(own) = traced_of(cx, frame) {
            own.target = Some(target);
        }
        return Ok(());
    }
    Err(cx.value_error(match refusal {
        Some(Block::Loop) => "can't jump into the body of a for loop",
        Some(Block::Handler | Block::Saved) => "can't jump into an 'except' block as there's no exception",
        Some(Block::Other) | None => "incompatible stacks",
    }))
}

/// Carries a jump out: gives up the temps of the blocks that are left, and binds what is unbound to None, as
/// the compiler may have relied on its being bound. Answers where the frame goes on, and how many names were
/// unbound.
///
/// # Safety
/// The frame waits before the instruction at `pc`; `target` came from `set_line`.
pub(super) unsafe fn arrive(
    vm: *mut Vm,
    base: *mut Bits,
    pc: *const u64,
    target: u32,
) -> (*const u64, usize) {
    // SAFETY: the caller's promise; so many temps are live before these instructions.
    unsafe {
        let code = code_of(base);
        let place = code.first.add(target as usize);
        let temps = base.add(code.locals as usize);
        let blocks = blocks_at(code, code.word(pc));
        for temp in (code.live_temps_before(place)..code.live_temps_before(pc)).rev() {
            let value = (*temps.add(temp)).into_value();
            if blocks.get(temp).is_some_and(|block| block.0 == Block::Saved) {
                (*vm).handled = value;
            }
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
