//! What is known of code before it runs, found when it is first watched: where its lines begin, and what goes on
//! after a `yield`. A line begins where the code before it belongs to another, and where a jump or an exception
//! arrives from another.

use std::sync::Arc;

use crate::bytecode::{Code, Instruction, Op, Operands, X1};
use crate::interp::LoadedCode;
use crate::interp::run::instruction;
use crate::interp::trace::is_implicit_return;

const BEGINS_LINE: u8 = 1;
const AFTER_YIELD: u8 = 2;
const LEAVES_BLOCK: u8 = 4;

/// The facts of one code object, by word.
pub(super) struct Facts {
    words: Vec<u8>,
    /// Keeps its place as a key.
    pub code: Arc<Code>,
}

/// The line of a word; 0 for none.
fn line_at(code: &Code, word: u32) -> u32 {
    let after = code.positions.partition_point(|(start, _)| *start <= word);
    after.checked_sub(1).and_then(|at| code.positions.get(at)).map_or(0, |(_, range)| range.line)
}

/// The word to which an instruction may jump.
pub(super) fn jump_target(ins: Instruction, word: u32) -> Option<u32> {
    let distance = match ins.op().row().operands {
        Operands::Jump | Operands::SrcJump => i64::from(ins.signed_wide()),
        Operands::SrcSrcJump | Operands::SrcImmJump => i64::from(ins.signed_c()),
        Operands::DstIterJump => ins.c() as i64,
        _ => return None,
    };
    u32::try_from(i64::from(word) + ins.op().words() as i64 + distance).ok()
}

impl Facts {
    /// Looks through code that has been read.
    pub fn of(loaded: &LoadedCode, code: &Arc<Code>) -> Facts {
        let count = code.instructions.len();
        let mut facts = Facts { words: vec![0; count + 1], code: code.clone() };
        let (mut word, mut line, mut before) = (0u32, 0, Op::Nop);
        while (word as usize) < count {
            // SAFETY: `word` is an instruction of the code, whose words are as many as those it was made from.
            let ins = unsafe { instruction(loaded.first.add(word as usize)) };
            let own = line_at(code, word);
            if own != line {
                facts.note(word, BEGINS_LINE);
                line = own;
            }
            if let Some(target) = jump_target(ins, word)
                && line_at(code, target) != own
            {
                facts.note(target, BEGINS_LINE);
            }
            let next = word + ins.op().words() as u32;
            if ins.op() == Op::Yield {
                facts.note(next, AFTER_YIELD);
                if ins.flags() & X1 != 0 {
                    // nobody wants the value sent: it goes on behind the DROP
                    facts.note(next + 1, AFTER_YIELD);
                }
            }

            let leaves = matches!(before, Op::PopHandled | Op::Drop | Op::ClearLocal)
                || code.handlers.iter().any(|handler| handler.target == next);
            if ins.op() == Op::Jump && leaves {
                facts.note(word, LEAVES_BLOCK);
            }
            before = ins.op();
            word = next;
        }
        for handler in &code.handlers {
            facts.note(handler.target, BEGINS_LINE);
        }
        facts
    }

    fn note(&mut self, word: u32, fact: u8) {
        if let Some(place) = self.words.get_mut(word as usize) {
            *place |= fact;
        }
    }

    fn has(&self, word: u32, fact: u8) -> bool {
        self.words.get(word as usize).is_some_and(|known| known & fact != 0)
    }

    /// The line that begins with the instruction at `pc`.
    ///
    /// # Safety
    /// `pc` is an instruction of the code, at this word.
    pub unsafe fn line(&self, pc: *const u64, word: u32) -> Option<u32> {
        // SAFETY: the caller's promise.
        if !self.has(word, BEGINS_LINE) || unsafe { is_implicit_return(pc) } {
            return None;
        }
        Some(line_at(&self.code, word)).filter(|line| *line > 0)
    }

    /// Whether a jump leads from the end of a `try` or of a handler to what comes behind them: it is not in the
    /// source.
    pub fn leaves_block(&self, word: u32) -> bool {
        self.has(word, LEAVES_BLOCK)
    }

    /// Whether a word is where a generator goes on after a `yield`.
    pub fn follows_yield(&self, word: u32) -> bool {
        self.has(word, AFTER_YIELD)
    }
}
