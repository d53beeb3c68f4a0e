//! Assembly: drafts become words, labels become distances, and the tables are written.
//!
//! A fused compare-and-jump has only 16 bits for its distance. One that does not reach becomes the opposite
//! comparison over an unconditional jump; as that makes the code longer, lengths are settled in rounds.

use std::sync::Arc;

use taipan_parser::Span;

use super::Compiler;
use super::error::{Result, error};
use super::lines::Lines;
use super::unit::{Draft, Label, NOWHERE, Unit};
use crate::bytecode::{Body, Code, CodeFlags, Handler, Instruction, Op, Operands, SourceRange, X1};

/// Drafts with the words they take.
struct Layout {
    drafts: Vec<Draft>,
    /// The instruction each label stands before.
    labels: Vec<u32>,
    /// The first word of each instruction, and the end.
    offsets: Vec<u32>,
    /// Which jumps take the long form.
    long: Vec<bool>,
}

/// Whether a jump's distance has 16 bits.
fn is_short_jump(op: Op) -> bool {
    matches!(op.row().operands, Operands::SrcSrcJump | Operands::SrcImmJump | Operands::DstIterJump)
}

impl Layout {
    fn new(unit: &mut Unit<'_>) -> Layout {
        let drafts = std::mem::take(&mut unit.drafts);
        let labels = unit.labels.iter().map(|label| label.position.min(drafts.len() as u32)).collect();
        let mut layout = Layout { long: vec![false; drafts.len()], offsets: Vec::new(), drafts, labels };
        layout.thread();
        layout.mark_unwanted();
        layout.measure();
        layout.relax();
        layout
    }

    fn target(&self, label: Label) -> usize {
        self.labels.get(label.0 as usize).map_or(self.drafts.len(), |&position| position as usize)
    }

    /// A jump to a jump goes straight to the end; a jump to the next instruction does nothing.
    fn thread(&mut self) {
        for index in 0..self.drafts.len() {
            let draft = self.drafts[index];
            if draft.label == Label::NONE || matches!(draft.op, Op::JumpBack | Op::ForIter) {
                continue;
            }
            let mut label = draft.label;
            for _ in 0..4 {
                match self.drafts.get(self.target(label)) {
                    Some(next) if next.op == Op::Jump && next.label != label => label = next.label,
                    _ => break,
                }
            }
            if self.target(label) > index {
                self.drafts[index].label = label;
            }
        }
        for index in 0..self.drafts.len() {
            let draft = self.drafts[index];
            if draft.op == Op::Jump {
                let next = (index + 1..self.drafts.len()).find(|&next| !self.is_nothing(next));
                if self.target(draft.label) == index + 1 || next == Some(self.target(draft.label)) {
                    self.drafts[index].op = Op::Nop;
                    self.drafts[index].label = Label::NONE;
                    self.drafts[index].span = NOWHERE;
                }
            }
        }
    }

    /// Says so to each YIELD whose value the next instruction drops.
    fn mark_unwanted(&mut self) {
        for index in 0..self.drafts.len() {
            let draft = self.drafts[index];
            if draft.op != Op::Yield {
                continue;
            }
            let next = (index + 1..self.drafts.len()).find(|&next| !self.is_nothing(next));
            let dropped = next.map(|next| self.drafts[next]);
            if dropped.is_some_and(|next| next.op == Op::Drop && next.a == draft.a) {
                self.drafts[index].flags |= X1;
            }
        }
    }

    /// Whether an instruction takes no words: a NOP that no line of the source asks for.
    fn is_nothing(&self, index: usize) -> bool {
        let draft = &self.drafts[index];
        draft.op == Op::Nop && draft.span == NOWHERE
    }

    fn measure(&mut self) {
        let mut offset = 0u32;
        self.offsets.clear();
        for (index, draft) in self.drafts.iter().enumerate() {
            self.offsets.push(offset);
            let extra = match (self.long[index], draft.op) {
                (false, _) => 0,
                (true, Op::ForIter) => 2,
                (true, _) => 1,
            };
            if !self.is_nothing(index) {
                offset += draft.op.words() as u32 + extra;
            }
        }
        self.offsets.push(offset);
    }

    /// The distance of a jump in its short form.
    fn distance(&self, index: usize, draft: &Draft) -> i64 {
        let from = i64::from(self.offsets[index]) + draft.op.words() as i64;
        i64::from(self.offsets[self.target(draft.label)]) - from
    }

    fn relax(&mut self) {
        loop {
            let mut changed = false;
            for index in 0..self.drafts.len() {
                let draft = self.drafts[index];
                if self.long[index] || draft.label == Label::NONE || !is_short_jump(draft.op) {
                    continue;
                }
                // A little less than 16 bits, so that a long jump between here and there is no surprise.
                if self.distance(index, &draft).unsigned_abs() > 32_000 {
                    self.long[index] = true;
                    changed = true;
                }
            }
            if !changed {
                return;
            }
            self.measure();
        }
    }

    /// The words; the large constants come behind this many small ones.
    fn words(&self, large_base: u32) -> Vec<u64> {
        let mut words = Vec::with_capacity(self.offsets.last().copied().unwrap_or(0) as usize);
        for (index, draft) in self.drafts.iter().enumerate() {
            if self.is_nothing(index) {
                continue;
            }
            if draft.label != Label::NONE {
                self.jump_words(index, draft, &mut words);
                continue;
            }
            let word = match draft.op {
                Op::LoadConst => {
                    let number = u32::from(draft.b) | u32::from(draft.c) << 16;
                    let base = if number & 1 == 0 { 0 } else { large_base };
                    Instruction::with_wide(draft.op, draft.flags, draft.a, base + (number >> 1))
                }
                op => Instruction::new(op, draft.flags, draft.a, draft.b, draft.c),
            };
            words.push(word.0);
            for cache in 1..draft.op.words() {
                words.push(if cache == 1 { u64::from(draft.cache) } else { 0 });
            }
        }
        words
    }

    fn jump_words(&self, index: usize, draft: &Draft, words: &mut Vec<u64>) {
        let distance = self.distance(index, draft);
        if !is_short_jump(draft.op) {
            words.push(Instruction::with_wide(draft.op, draft.flags, draft.a, distance as i32 as u32).0);
            return;
        }
        let Draft { op, flags, a, b, .. } = *draft;
        if !self.long[index] {
            words.push(Instruction::new(op, flags, a, b, distance as u16).0);
        } else if op == Op::ForIter {
            // Exhausted: over the first jump to the second.
            words.push(Instruction::new(op, flags, a, b, 1).0);
            words.push(Instruction::with_wide(Op::Jump, 0, 0, 1).0);
            words.push(Instruction::with_wide(Op::Jump, 0, 0, (distance - 2) as i32 as u32).0);
        } else {
            words.push(Instruction::new(op, flags ^ X1, a, b, 1).0);
            words.push(Instruction::with_wide(Op::Jump, 0, 0, (distance - 1) as i32 as u32).0);
        }
    }

    // -- tables

    fn live_temps(&self) -> Vec<(u32, u16)> {
        let mut table: Vec<(u32, u16)> = Vec::new();
        for (index, draft) in self.drafts.iter().enumerate() {
            if !self.is_nothing(index) && table.last().is_none_or(|last| last.1 != draft.depth) {
                table.push((self.offsets[index], draft.depth));
            }
        }
        table
    }

    fn handlers(&self, unit: &Unit<'_>) -> Vec<Handler> {
        let mut table: Vec<Handler> = Vec::new();
        let mut current = 0;
        for (index, draft) in self.drafts.iter().enumerate() {
            if self.is_nothing(index) {
                continue;
            }
            let end = self.offsets[index + 1];
            if draft.handler == 0 {
                current = 0;
                continue;
            }
            match table.last_mut() {
                Some(last) if current == draft.handler => last.end = end,
                _ => {
                    let Some(catch) = unit.catches.get(draft.handler as usize - 1) else { continue };
                    let target = self.offsets[self.target(catch.label)];
                    table.push(Handler { start: self.offsets[index], end, target, depth: catch.depth });
                }
            }
            current = draft.handler;
        }
        table
    }

    fn positions(&self, lines: &mut Lines) -> Vec<(u32, SourceRange)> {
        let mut table: Vec<(u32, SourceRange)> = Vec::new();
        let mut last = None;
        for (index, draft) in self.drafts.iter().enumerate() {
            if self.is_nothing(index) || last == Some(draft.span) {
                continue;
            }
            last = Some(draft.span);
            let range = lines.range(draft.span);
            if table.last().is_none_or(|known| known.1 != range) {
                table.push((self.offsets[index], range));
            }
        }
        table
    }
}

impl Compiler<'_> {
    /// Turns the present unit into a code object.
    pub(super) fn finish_unit(&mut self) -> Result<Arc<Code>> {
        let unit = &mut self.unit;
        let at = Span { start: unit.first_line_at, end: unit.first_line_at };
        let registers = unit.locals.len() as u64 + u64::from(unit.deepest);
        if unit.overflow || registers > u64::from(u16::MAX) {
            return error("too many variables or temporary values in one function", at);
        }
        if unit.small_constants.len() + 1 > usize::from(u16::MAX) {
            return error("too many functions or keyword calls in one function", at);
        }
        for (wanted, flag) in [
            (self.future.annotations, CodeFlags::FUTURE_ANNOTATIONS),
            (self.future.flufl, CodeFlags::FUTURE_FLUFL),
            (self.options.hidden, CodeFlags::HIDDEN),
        ] {
            unit.flags |= if wanted { flag } else { 0 };
        }
        let layout = Layout::new(unit);
        let instructions = layout.words(unit.small_constants.len() as u32);
        let handlers = layout.handlers(unit);
        let live_temps = layout.live_temps();
        let positions = layout.positions(&mut self.lines);
        let mut constants = std::mem::take(&mut unit.small_constants);
        constants.append(&mut unit.large_constants);
        let names = &self.names;
        let text = |name: &u32| names.shared(*name);
        let head = Code {
            name: unit.name.as_str().into(),
            qualified_name: unit.qualified_name.as_str().into(),
            file_name: self.options.file_name.clone(),
            first_line: self.lines.line(unit.first_line_at),
            flags: CodeFlags(unit.flags),
            positional_only: unit.positional_only,
            positional: unit.positional,
            keyword_only: unit.keyword_only,
            registers: registers as u32,
            ..Code::default()
        };
        let body = Body {
            instructions: instructions.into(),
            constants: constants.into(),
            names: unit.names.iter().map(text).collect(),
            locals: std::mem::take(&mut unit.locals).into(),
            free_names: unit.free_of.keys().map(text).collect(),
            handlers: handlers.into(),
            live_temps: live_temps.into(),
            positions: positions.into(),
        };
        Ok(Arc::new(head.with_body(body)))
    }
}
