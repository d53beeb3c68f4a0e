//! Blocks that control leaves: what `return`, `break` and `continue` must do on their way out.

use taipan_parser::Span;
use taipan_parser::ast::Stmt;

use super::Compiler;
use super::error::{Result, error};
use super::names::NameId;
use super::unit::{Label, NOWHERE, Operand};
use crate::bytecode::{DROP_A, MOVE_B, Op};

/// A statement that is open around the place being compiled.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    pub kind: BlockKind<'a>,
    /// The handler in force outside.
    pub handler: u32,
}

/// What leaving costs, and which temps the block holds.
#[derive(Clone, Copy, Debug)]
pub enum BlockKind<'a> {
    /// A loop; `iterator` when a temp holds its iterator.
    Loop { again: Label, exit: Label, iterator: bool },
    /// The body of a `try`: nothing to do but to stand outside its handler.
    Protected,
    /// The body of a `try` whose `finally` must run.
    Finally { body: &'a [Stmt] },
    /// A copy of a `finally` on a way out; `value` when a temp holds what is being returned.
    FinallyBody { value: bool },
    /// A `finally` running for an exception: temps hold it and the one handled before.
    FinallyHandler,
    /// The body of an `except`: temps as above; the name is to be cleared.
    Handler { name: Option<NameId> },
    /// The body of an `except*`, which cannot be left.
    StarHandler,
    /// The body of a `with`: a temp holds the exit method.
    With { span: Span, is_async: bool },
}

/// How many blocks may stand in one another in one function.
const MAX_BLOCKS: usize = 21;

impl BlockKind<'_> {
    /// For how many blocks it counts.
    fn weight(&self) -> usize {
        match self {
            BlockKind::Loop { .. }
            | BlockKind::Protected
            | BlockKind::Finally { .. }
            | BlockKind::FinallyHandler
            | BlockKind::With { .. } => 1,
            BlockKind::FinallyBody { value } => usize::from(*value),
            // what clears the name is a block of its own, with a name or without
            BlockKind::Handler { .. } | BlockKind::StarHandler => 2,
        }
    }
}

/// Where `unwind` stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    Function,
    Loop,
}

impl<'a> Compiler<'a> {
    /// Opens a block; everything until `close_block` stands inside.
    pub(super) fn open_block(&mut self, kind: BlockKind<'a>, span: Span) -> Result<()> {
        let handler = self.unit.handler;
        self.open_block_outside(kind, handler, span)
    }

    /// Opens a block whose own handler is already in force.
    pub(super) fn open_block_outside(&mut self, kind: BlockKind<'a>, handler: u32, span: Span) -> Result<()> {
        let open: usize = self.unit.blocks.iter().map(|block| block.kind.weight()).sum();
        if open + kind.weight() > MAX_BLOCKS {
            return error("too many statically nested blocks", span);
        }
        self.unit.blocks.push(Block { kind, handler });
        Ok(())
    }

    pub(super) fn close_block(&mut self) {
        self.unit.blocks.pop();
    }

    /// Emits what every open block needs when control leaves it, up to the function or the innermost loop.
    /// With `preserve` the topmost temp is a value that comes along.
    fn unwind(&mut self, until: Until, preserve: bool, span: Span) -> Result<Option<BlockKind<'a>>> {
        while let Some(block) = self.unit.blocks.pop() {
            if until == Until::Loop && matches!(block.kind, BlockKind::Loop { .. }) {
                self.unit.blocks.push(block);
                return Ok(Some(block.kind));
            }
            self.unit.handler = block.handler;
            self.leave_block(block.kind, preserve, span)?;
        }
        Ok(None)
    }

    fn leave_block(&mut self, kind: BlockKind<'a>, preserve: bool, span: Span) -> Result<()> {
        match kind {
            BlockKind::Protected
            | BlockKind::Loop { iterator: false, .. }
            | BlockKind::FinallyBody { value: false } => {}
            BlockKind::Loop { iterator: true, .. } | BlockKind::FinallyBody { value: true } => {
                if preserve {
                    self.unit.sink(1, span);
                } else {
                    self.unit.drop_top(span);
                }
            }
            BlockKind::Finally { body } => {
                self.open_block(BlockKind::FinallyBody { value: preserve }, span)?;
                self.body(body)?;
                self.close_block();
            }
            BlockKind::FinallyHandler => self.leave_handler(preserve, span),
            BlockKind::Handler { name } => {
                self.leave_handler(preserve, span);
                if let Some(name) = name {
                    self.clear_name(name, NOWHERE);
                }
            }
            BlockKind::StarHandler => {
                return error("'break', 'continue' and 'return' cannot appear in an except* block", span);
            }
            BlockKind::With { span, is_async } => self.leave_with(preserve, is_async, span),
        }
        Ok(())
    }

    /// Ends the handling of an exception: temps `t` exception, `t+1` the one handled before.
    pub(super) fn leave_handler(&mut self, preserve: bool, span: Span) {
        if preserve {
            // The value takes the exception's place, so that live temps stay without gap.
            let value = self.unit.depth.saturating_sub(1);
            let top = self.unit.temp_at(value);
            let exception = self.unit.temp_at(value.saturating_sub(2));
            self.unit.emit(Op::Move, DROP_A | MOVE_B, exception, top, 0, span);
            self.unit.pop(2);
            let saved = self.unit.next_temp();
            self.unit.emit(Op::PopHandled, 0, saved, 0, 0, span);
        } else {
            self.unit.pop(1);
            let saved = self.unit.next_temp();
            self.unit.emit(Op::PopHandled, 0, saved, 0, 0, span);
            self.unit.drop_top(span);
        }
    }

    /// `return`: the value is evaluated, the blocks are left, the function ends.
    pub(super) fn leave_function(
        &mut self,
        value: Option<&'a taipan_parser::ast::Expr>,
        span: Span,
    ) -> Result<()> {
        let blocks = self.unit.blocks.clone();
        let (handler, depth) = (self.unit.handler, self.unit.depth);
        let plain = blocks.iter().all(|block| {
            matches!(block.kind, BlockKind::Protected | BlockKind::Loop { iterator: false, .. })
        });
        let constant = match value {
            None => Some(crate::bytecode::Constant::None),
            Some(value) => self.fold(value),
        };
        let only_loops =
            blocks.iter().all(|block| matches!(block.kind, BlockKind::Protected | BlockKind::Loop { .. }));
        let local = value.and_then(|value| self.plain_local(value)).filter(|_| only_loops);
        if !only_loops && constant.is_some() {
            // the line is reached before what is left on the way out
            self.mark_line(span);
        }
        let after = if only_loops { span } else { NOWHERE };
        let result = match (constant, value) {
            (None, Some(value)) if plain => self.operand(value)?,
            // Nothing on the way out can rebind a local: it is returned from where it is.
            (None, Some(value)) if local.is_some() => {
                let result = self.operand(value)?;
                self.unwind(Until::Function, false, span)?;
                result
            }
            (None, Some(value)) => {
                self.push_expression(value)?;
                self.unwind(Until::Function, true, span)?;
                let register = self.unit.temp_at(self.unit.depth.saturating_sub(1));
                Operand::Temp(register)
            }
            (constant, _) => {
                self.unwind(Until::Function, false, span)?;
                self.load_constant(constant.unwrap_or(crate::bytecode::Constant::None), after)
            }
        };
        self.unit.release(result);
        self.unit.emit(Op::Return, result.move_a(), result.register(), 0, 0, after);
        self.unit.stop();
        self.unit.blocks = blocks;
        self.unit.handler = handler;
        self.unit.depth = depth;
        Ok(())
    }

    /// `break` and `continue`.
    pub(super) fn leave_loop(&mut self, again: bool, span: Span) -> Result<()> {
        let blocks = self.unit.blocks.clone();
        let (handler, depth) = (self.unit.handler, self.unit.depth);
        let left = blocks.iter().rev().take_while(|block| !matches!(block.kind, BlockKind::Loop { .. }));
        let is_plain = left.into_iter().all(|block| matches!(block.kind, BlockKind::Protected));
        if !is_plain {
            // the line is reached before what is left on the way out
            self.mark_line(span);
        }
        let after = if is_plain { span } else { NOWHERE };
        let found = self.unwind(Until::Loop, false, span)?;
        let Some(BlockKind::Loop { again: top, exit, iterator }) = found else {
            let message = if again { "'continue' not properly in loop" } else { "'break' outside loop" };
            return error(message, span);
        };
        if again {
            self.unit.go_back(top, after);
        } else {
            if iterator {
                self.unit.drop_top(after);
            }
            self.unit.go(exit, after);
        }
        self.unit.blocks = blocks;
        self.unit.handler = handler;
        self.unit.depth = depth;
        Ok(())
    }

    /// Warns of a `return`, `break` or `continue` that swallows an exception (PEP 765).
    pub(super) fn warn_in_finally(&mut self, word: &str, span: Span) {
        for block in self.unit.blocks.iter().rev() {
            match block.kind {
                BlockKind::FinallyBody { .. } | BlockKind::FinallyHandler => {
                    return self.warn(format!("'{word}' in a 'finally' block"), span);
                }
                BlockKind::Loop { .. } if word != "return" => return,
                BlockKind::Loop { .. }
                | BlockKind::Protected
                | BlockKind::Finally { .. }
                | BlockKind::Handler { .. }
                | BlockKind::StarHandler
                | BlockKind::With { .. } => {}
            }
        }
    }
}
