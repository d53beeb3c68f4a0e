//! `with` and `async with`.
//!
//! The exit method is looked up first and stays in a temp; the window of the normal exit's call begins
//! there, so that leaving costs no move.

use taipan_parser::Span;
use taipan_parser::ast::{Stmt, WithItem};

use super::Compiler;
use super::block::BlockKind;
use super::error::Result;
use super::unit::{NOWHERE, Operand, Target};
use crate::bytecode::{Constant, DROP_A, MOVE_A, MOVE_B, Op};

impl<'a> Compiler<'a> {
    pub(super) fn with(&mut self, items: &'a [WithItem], body: &'a [Stmt], is_async: bool) -> Result<()> {
        let Some((item, inner)) = items.split_first() else { return self.body(body) };
        let span = item.context_expr.span;
        let depth = self.unit.depth;
        self.enter_context(item, is_async)?;
        let (caught, end) = (self.unit.label(), self.unit.label());
        // The result of `__enter__` lies above; an exception finds only the exit method below it.
        self.unit.depth = depth + 1;
        let outside = self.unit.protect(caught);
        self.unit.depth = depth + 2;
        self.open_block_outside(BlockKind::With { span, is_async }, outside, span)?;
        match &item.optional_vars {
            Some(target) => self.store_top(target)?,
            None => self.unit.drop_top(span),
        }
        self.with(inner, body, is_async)?;
        self.close_block();
        self.unit.handler = outside;
        self.leave_with(false, is_async, span);
        self.unit.go(end, NOWHERE);
        self.unit.depth = depth + 1;
        self.caught_in_with(caught, outside, is_async, span);
        self.unit.depth = depth;
        self.unit.bind(end);
        Ok(())
    }

    /// Pushes the exit method and the result of entering.
    fn enter_context(&mut self, item: &'a WithItem, is_async: bool) -> Result<()> {
        let span = item.context_expr.span;
        let (enter, exit) = if is_async { (2, 3) } else { (0, 1) };
        let depth = self.unit.depth;
        let manager = self.operand(&item.context_expr)?;
        let from = manager.register();
        self.unit.nullary(Op::LoadSpecial, from, exit, Target::Push, span);
        self.unit.nullary(Op::LoadSpecial, from, enter, Target::Push, span);
        if let Operand::Temp(manager) = manager {
            // Both methods hold the manager; they move down over it.
            let (exit, enter) = (self.unit.temp_at(depth + 1), self.unit.temp_at(depth + 2));
            self.unit.pop(1);
            self.unit.emit(Op::Move, DROP_A | MOVE_B, manager, exit, 0, span);
            self.unit.emit(Op::Move, MOVE_B, exit, enter, 0, span);
        }
        self.open_window(true, span);
        self.close_window(Op::Call, 0, depth + 1, 0, 0, Target::Push, span);
        if is_async {
            self.await_top(1, Target::Push, span);
        }
        Ok(())
    }

    /// Leaves the block normally: `exit(None, None, None)`. With `preserve` a value lies above the method.
    pub(super) fn leave_with(&mut self, preserve: bool, is_async: bool, span: Span) {
        if preserve {
            let method = self.unit.temp_at(self.unit.depth.saturating_sub(2));
            self.unit.move_to(Operand::Local(method), Target::Push, span);
        }
        let depth = self.unit.depth.saturating_sub(1);
        self.open_window(true, span);
        for _ in 0..3 {
            self.load_constant(Constant::None, span);
        }
        self.close_window(Op::Call, 0, depth, 3, 0, Target::Push, span);
        if is_async {
            self.await_top(2, Target::Push, span);
        }
        self.unit.drop_top(span);
        if preserve {
            self.unit.sink(1, span);
        }
    }

    /// An exception leaves the block: `exit` is asked with it; a true answer ends it.
    fn caught_in_with(&mut self, caught: super::unit::Label, outside: u32, is_async: bool, span: Span) {
        let method = self.unit.temp_at(self.unit.depth.saturating_sub(1));
        let cleanup = self.begin_handler(caught);
        let exception = self.unit.temp_at(self.unit.depth.saturating_sub(2));
        let depth = self.unit.depth;
        self.unit.move_to(Operand::Local(method), Target::Push, span);
        self.open_window(false, span);
        let arguments = self.unit.next_temp();
        self.unit.emit(Op::ExceptionArguments, 0, arguments, exception, 0, span);
        self.unit.push_many(3);
        self.close_window(Op::Call, 0, depth, 3, 0, Target::Push, span);
        if is_async {
            self.await_top(2, Target::Push, span);
        }
        let suppressed = self.unit.label();
        let answer = self.top();
        self.jump_on(answer, suppressed, true, span);
        self.unit.handler = outside;
        // Not suppressed: the exception takes the method's place and is raised again.
        self.unit.pop(1);
        let saved = self.unit.next_temp();
        self.unit.emit(Op::PopHandled, 0, saved, 0, 0, NOWHERE);
        self.unit.sink(1, NOWHERE);
        self.unit.pop(1);
        self.unit.emit(Op::Reraise, MOVE_A, method, 0, 0, NOWHERE);
        self.unit.stop();
        self.unit.depth = depth;
        self.unit.bind(suppressed);
        self.leave_handler(false, NOWHERE);
        self.unit.drop_top(NOWHERE);
        let end = self.unit.label();
        self.unit.go(end, NOWHERE);
        // The exit method itself raised.
        self.unit.depth = depth;
        self.unit.bind(cleanup);
        self.unit.push();
        self.leave_handler(true, NOWHERE);
        self.unit.sink(1, NOWHERE);
        self.unit.pop(1);
        self.unit.emit(Op::Reraise, MOVE_A, method, 0, 0, NOWHERE);
        self.unit.stop();
        self.unit.bind(end);
    }
}
