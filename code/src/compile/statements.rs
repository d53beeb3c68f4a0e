//! Statements, the front door; loops, `if`, `assert`, imports and the other small ones are here.

use taipan_parser::Span;
use taipan_parser::ast::{Alias, Expr, ExprKind, Name, Stmt, StmtKind};

use super::Compiler;
use super::block::BlockKind;
use super::error::{Result, error};
use super::future;
use super::names::NameId;
use super::unit::{NOWHERE, Operand, Target};
use crate::bytecode::{Constant, Intrinsic, MOVE_A, Op, X1};

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Result<()> {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'a Stmt) -> Result<()> {
        let span = statement.span;
        match &statement.node {
            StmtKind::FunctionDef(def) => self.function(def, span, false),
            StmtKind::AsyncFunctionDef(def) => self.function(def, span, true),
            StmtKind::ClassDef(def) => self.class(def, span),
            StmtKind::Return { value } => self.return_statement(value.as_deref(), span),
            StmtKind::Delete { targets } => targets.iter().try_for_each(|target| self.delete(target)),
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::TypeAlias { name, type_params, value } => {
                self.type_alias(name, type_params, value, span)
            }
            StmtKind::AugAssign { target, op, value } => self.augment(target, *op, value, span),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value.as_deref(), *simple)
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.in_condition(|this| this.for_loop(target, iter, body, orelse, span))
            }
            StmtKind::AsyncFor { target, iter, body, orelse } => {
                self.in_condition(|this| this.async_for(target, iter, body, orelse, span))
            }
            StmtKind::While { test, body, orelse } => {
                self.in_condition(|this| this.while_loop(test, body, orelse, span))
            }
            StmtKind::If { .. } => self.in_condition(|this| this.if_chain(statement)),
            StmtKind::With { items, body } => self.in_condition(|this| this.with(items, body, false)),
            StmtKind::AsyncWith { items, body } => self.in_condition(|this| this.with(items, body, true)),
            StmtKind::Match { subject, cases } => {
                self.in_condition(|this| this.match_statement(subject, cases))
            }
            StmtKind::Raise { exc, cause } => self.raise(exc.as_deref(), cause.as_deref(), span),
            StmtKind::Try { body, handlers, orelse, finalbody } => {
                self.mark_line(span);
                self.in_condition(|this| this.try_statement(body, handlers, orelse, finalbody, (false, span)))
            }
            StmtKind::TryStar { body, handlers, orelse, finalbody } => {
                self.mark_line(span);
                self.in_condition(|this| this.try_statement(body, handlers, orelse, finalbody, (true, span)))
            }
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_deref(), span),
            StmtKind::Import { names } => names.iter().try_for_each(|alias| self.import(alias, span)),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(module.as_ref(), names, *level, span)
            }
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } => Ok(()),
            StmtKind::Expr { value } => self.expression_statement(value, span),
            StmtKind::Pass => {
                self.mark_line(span);
                Ok(())
            }
            StmtKind::Break => {
                self.warn_in_finally("break", span);
                self.leave_loop(false, span)
            }
            StmtKind::Continue => {
                self.warn_in_finally("continue", span);
                self.leave_loop(true, span)
            }
        }
    }

    /// A statement whose parts may not be reached: its annotations are conditional.
    fn in_condition(&mut self, run: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        self.unit.in_conditional_block += 1;
        run(self)?;
        self.unit.in_conditional_block -= 1;
        Ok(())
    }

    /// A statement that does nothing of its own has an instruction all the same, for who traces lines.
    pub(super) fn mark_line(&mut self, span: Span) {
        self.unit.emit(Op::Nop, 0, 0, 0, 0, span);
    }

    /// The same for a condition that is known and leaves no instruction.
    fn mark_folded(&mut self, test: &'a Expr) {
        if self.fold(test).is_some() {
            self.mark_line(test.span);
        }
    }

    fn return_statement(&mut self, value: Option<&'a Expr>, span: Span) -> Result<()> {
        if !self.unit.is_function() {
            return error("'return' outside function", span);
        }
        let scope = &self.table.scopes[self.unit.scope];
        if value.is_some() && scope.coroutine && scope.generator {
            return error("'return' with value in async generator", span);
        }
        self.warn_in_finally("return", span);
        self.leave_function(value, span)
    }

    fn expression_statement(&mut self, value: &'a Expr, span: Span) -> Result<()> {
        if self.interactive && self.outer.is_empty() {
            self.push_expression(value)?;
            self.intrinsic(Intrinsic::Display, 1, span);
            self.unit.drop_top(span);
            return Ok(());
        }
        if let ExprKind::Constant { .. } = &value.node {
            self.unit.emit(Op::Nop, 0, 0, 0, 0, span);
            return Ok(());
        }
        let operand = self.operand(value)?;
        if let Operand::Local(_) = operand {
            self.mark_line(span);
        }
        self.unit.discard(operand, span);
        Ok(())
    }

    /// An intrinsic of the topmost temps; its result takes their place.
    pub(super) fn intrinsic(&mut self, which: Intrinsic, count: u32, span: Span) {
        self.unit.run(Op::Intrinsic, 0, count, which as u16, Target::Push, span);
    }

    // -- conditions and loops

    /// `if` with all its `elif`s, however many.
    fn if_chain(&mut self, mut statement: &'a Stmt) -> Result<()> {
        let end = self.unit.label();
        while let StmtKind::If { test, body, orelse } = &statement.node {
            let next = if orelse.is_empty() { end } else { self.unit.label() };
            self.mark_folded(test);
            self.jump_if(test, next, false)?;
            self.body(body)?;
            if orelse.is_empty() {
                break;
            }
            self.unit.go(end, NOWHERE);
            self.unit.bind(next);
            match orelse.as_slice() {
                [only] if matches!(only.node, StmtKind::If { .. }) => statement = only,
                orelse => {
                    self.body(orelse)?;
                    break;
                }
            }
        }
        self.unit.bind(end);
        Ok(())
    }

    fn while_loop(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt], span: Span) -> Result<()> {
        let (top, exhausted, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.mark_folded(test);
        self.unit.bind_loop(top);
        self.open_block(BlockKind::Loop { again: top, exit: end, iterator: false }, span)?;
        self.jump_if(test, exhausted, false)?;
        self.body(body)?;
        self.unit.go_back(top, span);
        self.close_block();
        self.unit.bind(exhausted);
        self.body(orelse)?;
        self.unit.bind(end);
        Ok(())
    }

    fn for_loop(
        &mut self,
        target: &'a Expr,
        iter: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        span: Span,
    ) -> Result<()> {
        let (top, exhausted, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.push_iterator(iter)?;
        self.unit.bind_loop(top);
        self.open_block(BlockKind::Loop { again: top, exit: end, iterator: true }, span)?;
        self.for_iter(target, exhausted, iter.span)?;
        self.body(body)?;
        self.unit.go_back(top, iter.span);
        self.close_block();
        self.unit.pop(1);
        self.unit.bind(exhausted);
        self.body(orelse)?;
        self.unit.bind(end);
        Ok(())
    }

    /// Pushes the iterator of a `for`; a display of constants needs no list or set.
    pub(super) fn push_iterator(&mut self, iter: &'a Expr) -> Result<()> {
        let iterable = match self.constant_display(iter) {
            Some(constant) => self.load_constant(constant, iter.span),
            None => self.operand(iter)?,
        };
        self.unit.unary(Op::GetIter, 0, iterable, Target::Push, iter.span);
        Ok(())
    }

    /// A list or set display of constants, where only its elements matter.
    pub(super) fn constant_display(&self, expression: &Expr) -> Option<Constant> {
        match &expression.node {
            ExprKind::List { elts, .. } => Some(Constant::Tuple(self.all_constant(elts)?.into())),
            ExprKind::Set { elts } => Some(Constant::FrozenSet(self.all_constant(elts)?.into())),
            _ => None,
        }
    }

    /// The step of a loop whose iterator is the topmost temp.
    pub(super) fn for_iter(
        &mut self,
        target: &'a Expr,
        exhausted: super::unit::Label,
        span: Span,
    ) -> Result<()> {
        let iterator = self.top().register();
        match self.plain_local(target) {
            Some(register) => {
                self.unit.jump(Op::ForIter, crate::bytecode::DROP_A, register, iterator, exhausted, span);
                self.unit.assigned.insert(register);
                Ok(())
            }
            None => {
                let element = self.unit.next_temp();
                self.unit.jump(Op::ForIter, 0, element, iterator, exhausted, span);
                self.unit.push();
                self.store(target, Operand::Temp(element))
            }
        }
    }

    fn async_for(
        &mut self,
        target: &'a Expr,
        iter: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        span: Span,
    ) -> Result<()> {
        let (top, end) = (self.unit.label(), self.unit.label());
        let iterable = self.operand(iter)?;
        self.unit.unary(Op::GetAsyncIter, 0, iterable, Target::Push, iter.span);
        self.unit.bind_loop(top);
        self.open_block(BlockKind::Loop { again: top, exit: end, iterator: true }, span)?;
        let stopped = self.async_step(iter.span);
        self.store_top(target)?;
        self.body(body)?;
        self.unit.go_back(top, iter.span);
        self.close_block();
        self.end_async_for(stopped, iter.span);
        self.body(orelse)?;
        self.unit.bind(end);
        Ok(())
    }

    /// Pushes the next element of the async iterator in the topmost temp; answers where its end is caught.
    pub(super) fn async_step(&mut self, span: Span) -> super::unit::Label {
        let stopped = self.unit.label();
        let iterator = self.top();
        let outside = self.unit.protect(stopped);
        self.unit.unary(Op::GetAsyncNext, 0, Operand::Local(iterator.register()), Target::Push, span);
        let awaited = self.top();
        self.unit.delegate(X1, awaited, Target::Push, span);
        self.unit.handler = outside;
        stopped
    }

    /// The end of an async iteration: the iterator's temp and the exception above it go. On entry the
    /// iterator counts as live.
    pub(super) fn end_async_for(&mut self, stopped: super::unit::Label, span: Span) {
        self.unit.bind(stopped);
        self.unit.push();
        self.intrinsic(Intrinsic::EndAsyncFor, 1, span);
        self.unit.drop_top(span);
        self.unit.drop_top(span);
    }

    pub(super) fn store_top(&mut self, target: &'a Expr) -> Result<()> {
        let top = self.top();
        self.store(target, top)
    }

    // -- raise, assert

    fn raise(&mut self, exception: Option<&'a Expr>, cause: Option<&'a Expr>, span: Span) -> Result<()> {
        match (exception, cause) {
            (None, _) => self.unit.emit(Op::RaiseAgain, 0, 0, 0, 0, span),
            (Some(exception), None) => {
                let exception = self.operand(exception)?;
                self.unit.release(exception);
                self.unit.emit(Op::Raise, exception.move_a(), exception.register(), 0, 0, span);
            }
            (Some(exception), Some(cause)) => {
                let exception = self.operand_before(exception, &[cause])?;
                let cause = self.operand(cause)?;
                self.unit.release(cause);
                self.unit.release(exception);
                let flags = X1 | Self::move_both(exception, cause);
                self.unit.emit(Op::Raise, flags, exception.register(), cause.register(), 0, span);
            }
        }
        self.unit.stop();
        Ok(())
    }

    fn assert(&mut self, test: &'a Expr, message: Option<&'a Expr>, span: Span) -> Result<()> {
        if let ExprKind::Tuple { elts, .. } = &test.node
            && !elts.is_empty()
        {
            self.warn("assertion is always true, perhaps remove parentheses?", span);
        }
        if self.options.optimize > 0 {
            return Ok(());
        }
        let end = self.unit.label();
        self.jump_if(test, end, true)?;
        let depth = self.unit.depth;
        self.unit.nullary(Op::LoadAssertionError, 0, 0, Target::Push, test.span);
        if let Some(message) = message {
            self.open_window(false, test.span);
            self.push_expression(message)?;
            self.close_window(Op::Call, 0, depth, 1, 0, Target::Push, test.span);
        }
        self.unit.pop(1);
        let register = self.unit.next_temp();
        self.unit.emit(Op::Raise, MOVE_A, register, 0, 0, test.span);
        self.unit.stop();
        self.unit.bind(end);
        Ok(())
    }

    // -- imports

    /// Pushes the module.
    fn import_name(&mut self, module: &str, names: Constant, level: u32, span: Span) {
        let name = self.names.intern(module);
        let index = self.name_index(name);
        self.load_constant(Constant::Int(i64::from(level)), span);
        self.load_constant(names, span);
        self.unit.pop(2);
        let register = self.unit.next_temp();
        self.unit.emit(Op::ImportName, 0, register, index, register, span);
        self.unit.push();
    }

    fn import(&mut self, alias: &'a Alias, span: Span) -> Result<()> {
        self.import_name(&alias.name, Constant::None, 0, span);
        match &alias.asname {
            None => {
                let top_level = alias.name.split('.').next().unwrap_or("");
                let name = self.id(top_level);
                let module = self.top();
                self.store_id(name, module, span);
            }
            Some(bound) => {
                // `import a.b.c as d` binds the innermost module.
                for part in alias.name.split('.').skip(1) {
                    let name = self.names.intern(part);
                    let index = self.name_index(name);
                    let package = self.top().register();
                    let module = self.unit.next_temp();
                    self.unit.emit(Op::ImportFrom, 0, module, package, index, span);
                    self.unit.push();
                    self.unit.sink(1, span);
                }
                let name = self.id(bound);
                let module = self.top();
                self.store_id(name, module, span);
            }
        }
        Ok(())
    }

    fn import_from(
        &mut self,
        module: Option<&'a Name>,
        names: &'a [Alias],
        level: u32,
        span: Span,
    ) -> Result<()> {
        let module = module.map_or("", |name| name.as_str());
        if module == "__future__" && level == 0 && !self.is_leading(span) {
            return error(future::MISPLACED, span);
        }
        let wanted: Vec<Constant> = names.iter().map(|alias| super::constants::of_str(&alias.name)).collect();
        self.import_name(module, Constant::Tuple(wanted.into()), level, span);
        if let [only] = names
            && only.name == "*"
        {
            self.unit.pop(1);
            let register = self.unit.next_temp();
            self.unit.emit(Op::ImportStar, MOVE_A, register, 0, 0, span);
            return Ok(());
        }
        for alias in names {
            let attribute: NameId = self.names.intern(&alias.name);
            let index = self.name_index(attribute);
            let module = self.top().register();
            let value = self.unit.next_temp();
            self.unit.emit(Op::ImportFrom, 0, value, module, index, span);
            self.unit.push();
            let bound = self.id(alias.asname.as_ref().unwrap_or(&alias.name));
            self.store_id(bound, Operand::Temp(value), span);
        }
        self.unit.drop_top(span);
        Ok(())
    }

    /// Whether a `__future__` import is one of those at the head of the module.
    fn is_leading(&self, span: Span) -> bool {
        self.outer.is_empty() && span.end <= self.future.leading_end
    }
}
