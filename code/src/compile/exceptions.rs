//! `try`. It costs nothing until something raises: the table of handlers says where to go.
//!
//! A handler finds the exception in temp `t`. PUSH_HANDLED makes it the one being handled and keeps the one
//! before in `t+1`; whoever leaves the handler, normally, by a jump or by another exception, restores that
//! with POP_HANDLED and drops `t`.

use taipan_parser::Span;
use taipan_parser::ast::{ExceptHandler, Stmt};

use super::Compiler;
use super::block::BlockKind;
use super::error::{Result, error};
use super::names::NameId;
use super::unit::{Label, NOWHERE, Operand, Target};
use crate::bytecode::{MOVE_A, MOVE_B, MOVE_C, Op};

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [ExceptHandler],
        orelse: &'a [Stmt],
        finally: &'a [Stmt],
        (star, span): (bool, Span),
    ) -> Result<()> {
        if finally.is_empty() {
            return self.try_except(body, handlers, orelse, star, span);
        }
        let (caught, end) = (self.unit.label(), self.unit.label());
        let outside = self.unit.protect(caught);
        self.open_block_outside(BlockKind::Finally { body: finally }, outside, span)?;
        if handlers.is_empty() {
            self.body(body)?;
            self.body(orelse)?;
        } else {
            self.try_except(body, handlers, orelse, star, span)?;
        }
        self.close_block();
        self.unit.handler = outside;
        self.open_block(BlockKind::FinallyBody { value: false }, span)?;
        self.body(finally)?;
        self.close_block();
        self.unit.go(end, NOWHERE);

        let cleanup = self.begin_handler(caught);
        self.open_block_outside(BlockKind::FinallyHandler, outside, span)?;
        self.body(finally)?;
        self.close_block();
        self.unit.handler = outside;
        self.reraise();
        self.end_handler(cleanup, None);
        self.unit.bind(end);
        Ok(())
    }

    /// The head of a handler: two temps more are live, and what it raises is caught at the answered label.
    pub(super) fn begin_handler(&mut self, caught: Label) -> Label {
        self.unit.bind(caught);
        let exception = self.unit.push();
        let saved = self.unit.next_temp();
        self.unit.emit(Op::PushHandled, 0, saved, exception, 0, NOWHERE);
        self.unit.push();
        let cleanup = self.unit.label();
        self.unit.protect(cleanup);
        cleanup
    }

    /// Raises the handler's exception again; its temps are gone for the code that follows.
    pub(super) fn reraise(&mut self) {
        self.unit.pop(1);
        let saved = self.unit.next_temp();
        self.unit.emit(Op::PopHandled, 0, saved, 0, 0, NOWHERE);
        self.raise_top();
    }

    /// Raises the exception in the topmost temp again.
    fn raise_top(&mut self) {
        self.unit.pop(1);
        let exception = self.unit.next_temp();
        self.unit.emit(Op::Reraise, MOVE_A, exception, 0, 0, NOWHERE);
        self.unit.stop();
    }

    /// What happens when a handler itself raises: the one handled before is restored, the name is cleared.
    /// On entry the handler's two temps are gone from the depth.
    pub(super) fn end_handler(&mut self, cleanup: Label, name: Option<NameId>) {
        self.unit.push_many(2);
        self.unit.bind(cleanup);
        self.unit.push();
        self.leave_handler(true, NOWHERE);
        if let Some(name) = name {
            self.clear_name(name, NOWHERE);
        }
        self.raise_top();
    }

    fn try_except(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [ExceptHandler],
        orelse: &'a [Stmt],
        star: bool,
        span: Span,
    ) -> Result<()> {
        let (caught, end) = (self.unit.label(), self.unit.label());
        let outside = self.unit.protect(caught);
        self.open_block_outside(BlockKind::Protected, outside, span)?;
        self.body(body)?;
        self.close_block();
        self.unit.handler = outside;
        self.body(orelse)?;
        self.unit.go(end, NOWHERE);
        let cleanup = self.begin_handler(caught);
        if star {
            self.star_handlers(handlers, outside, end)?;
        } else {
            self.handlers(handlers, outside, end)?;
        }
        self.unit.handler = outside;
        self.end_handler(cleanup, None);
        self.unit.bind(end);
        Ok(())
    }

    // -- `except`

    /// All handlers. Exits: to `end`, or by raising the exception again.
    fn handlers(&mut self, handlers: &'a [ExceptHandler], outside: u32, end: Label) -> Result<()> {
        let depth = self.unit.depth;
        let within = self.unit.handler;
        let exception = self.unit.temp_at(depth.saturating_sub(2));
        for (index, handler) in handlers.iter().enumerate() {
            let next = self.unit.label();
            match &handler.kind {
                None if index + 1 < handlers.len() => {
                    return error("default 'except:' must be last", handler.span);
                }
                // a line of its own for those who watch
                None => self.unit.emit(Op::Nop, 0, 0, 0, 0, handler.span),
                Some(kind) => {
                    let wanted = self.operand(kind)?;
                    let subject = Operand::Local(exception);
                    self.unit.binary(Op::MatchException, 0, subject, wanted, Target::Push, kind.span);
                    let matches = self.top();
                    self.jump_on(matches, next, false, kind.span);
                }
            }
            let name = handler.name.as_ref().map(|name| self.id(name));
            match name {
                None => self.handler_body(handler, None, outside)?,
                Some(name) => {
                    self.store_id(name, Operand::Local(exception), handler.span);
                    let cleanup = self.unit.label();
                    self.unit.protect(cleanup);
                    self.handler_body(handler, Some(name), outside)?;
                    self.unit.go(end, NOWHERE);
                    self.end_handler(cleanup, Some(name));
                }
            }
            self.unit.go(end, NOWHERE);
            self.unit.handler = within;
            self.unit.depth = depth;
            self.unit.bind(next);
        }
        self.unit.handler = outside;
        self.reraise();
        Ok(())
    }

    /// The body of a handler and its normal end.
    fn handler_body(&mut self, handler: &'a ExceptHandler, name: Option<NameId>, outside: u32) -> Result<()> {
        self.open_block_outside(BlockKind::Handler { name }, outside, handler.span)?;
        self.body(&handler.body)?;
        self.close_block();
        self.unit.handler = outside;
        self.leave_handler(false, NOWHERE);
        if let Some(name) = name {
            self.clear_name(name, NOWHERE);
        }
        Ok(())
    }

    // -- `except*`

    /// Temps: `t` the exception, `t+1` the one handled before, `t+2` the list of what the handlers raise,
    /// `t+3` what no handler has taken yet.
    fn star_handlers(&mut self, handlers: &'a [ExceptHandler], outside: u32, end: Label) -> Result<()> {
        let depth = self.unit.depth;
        let within = self.unit.handler;
        let original = self.unit.temp_at(depth.saturating_sub(2));
        self.unit.run(Op::BuildList, 0, 0, 0, Target::Push, NOWHERE);
        let raised = self.top();
        self.unit.move_to(Operand::Local(original), Target::Push, NOWHERE);
        for handler in handlers {
            self.star_handler(handler, raised, within)?;
        }
        let rest = self.top();
        self.add_to(Op::ListAppend, 0, raised, rest, NOWHERE);
        self.unit.pop(1);
        let result = self.unit.next_temp();
        self.unit.emit(Op::PrepareRaiseStar, MOVE_C, result, original, raised.register(), NOWHERE);
        self.unit.push();
        let done = self.unit.label();
        self.unit.jump(Op::JumpIfNone, 0, result, 0, done, NOWHERE);
        self.unit.handler = outside;
        self.leave_handler(true, NOWHERE);
        self.raise_top();
        self.unit.depth = depth + 1;
        self.unit.bind(done);
        self.unit.drop_top(NOWHERE);
        self.leave_handler(false, NOWHERE);
        self.unit.go(end, NOWHERE);
        Ok(())
    }

    fn star_handler(&mut self, handler: &'a ExceptHandler, raised: Operand, within: u32) -> Result<()> {
        let Some(kind) = &handler.kind else {
            return error("expected one or more exception types", handler.span);
        };
        let depth = self.unit.depth;
        let rest = self.top().register();
        let (nothing, next) = (self.unit.label(), self.unit.label());
        let wanted = self.operand(kind)?;
        self.unit.binary(Op::MatchGroup, 0, Operand::Local(rest), wanted, Target::Push, kind.span);
        let part = self.top().register();
        self.unit.jump(Op::JumpIfNone, 0, part, 0, nothing, kind.span);
        let name = handler.name.as_ref().map(|name| self.id(name));
        if let Some(name) = name {
            self.store_id(name, Operand::Local(part), handler.span);
        }
        let saved = self.unit.next_temp();
        self.unit.emit(Op::PushHandled, 0, saved, part, 0, NOWHERE);
        self.unit.push();
        let failed = self.unit.label();
        self.unit.protect(failed);
        self.open_block_outside(BlockKind::StarHandler, within, handler.span)?;
        self.body(&handler.body)?;
        self.close_block();
        self.unit.handler = within;
        self.leave_handler(false, NOWHERE);
        self.clear_optional(name);
        self.unit.go(next, NOWHERE);
        // What the body raises is kept and raised at the end together with the rest.
        self.unit.depth = depth + 2;
        self.unit.bind(failed);
        self.unit.push();
        self.leave_handler(true, NOWHERE);
        self.clear_optional(name);
        let exception = self.top().register();
        self.unit.pop(1);
        self.unit.emit(Op::ListAppend, MOVE_B, raised.register(), exception, 0, NOWHERE);
        self.unit.go(next, NOWHERE);
        self.unit.depth = depth + 1;
        self.unit.bind(nothing);
        self.unit.drop_top(NOWHERE);
        self.unit.bind(next);
        Ok(())
    }

    fn clear_optional(&mut self, name: Option<NameId>) {
        if let Some(name) = name {
            self.clear_name(name, NOWHERE);
        }
    }
}
