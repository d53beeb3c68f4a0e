//! Comprehensions. Lists, sets and dicts are compiled into the code around them, their variables in
//! registers of their own; a generator expression is a function of one parameter, the outermost iterator.

use taipan_parser::ast::{Comprehension, Expr, ExprKind};

use super::Compiler;
use super::error::Result;
use super::functions::FunctionParts;
use super::names::NameId;
use super::scope::{ComprehensionKind, Part, ScopeId};
use super::unit::{Inlined, NOWHERE, Operand, Target, UnitKind};
use crate::bytecode::{MOVE_A, Op};

/// A comprehension taken apart.
#[derive(Clone, Copy)]
struct Form<'a> {
    node: &'a Expr,
    kind: ComprehensionKind,
    element: &'a Expr,
    value: Option<&'a Expr>,
    clauses: &'a [Comprehension],
}

impl<'a> Form<'a> {
    fn of(node: &'a Expr) -> Option<Form<'a>> {
        let (kind, element, value, clauses) = match &node.node {
            ExprKind::ListComp { elt, generators } => (ComprehensionKind::List, elt, None, generators),
            ExprKind::SetComp { elt, generators } => (ComprehensionKind::Set, elt, None, generators),
            ExprKind::DictComp { key, value, generators } => {
                (ComprehensionKind::Dict, key, Some(&**value), generators)
            }
            ExprKind::GeneratorExp { elt, generators } => {
                (ComprehensionKind::Generator, elt, None, generators)
            }
            _ => return None,
        };
        Some(Form { node, kind, element, value, clauses })
    }

    /// What makes the empty container, and the name of the function.
    fn container(&self) -> (Op, &'static str) {
        match self.kind {
            ComprehensionKind::List => (Op::BuildList, "<listcomp>"),
            ComprehensionKind::Set => (Op::BuildSet, "<setcomp>"),
            ComprehensionKind::Dict => (Op::BuildDict, "<dictcomp>"),
            ComprehensionKind::Generator => (Op::Nop, "<genexpr>"),
        }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, node: &'a Expr, target: Target) -> Result<()> {
        let Some(form) = Form::of(node) else { return Ok(()) };
        let scope = self.table.of_node(node, Part::Body);
        if self.table.scopes[scope].inlined {
            self.inlined_comprehension(form, scope, target)
        } else {
            self.comprehension_function(form, scope, target)
        }
    }

    // -- inlined

    fn inlined_comprehension(&mut self, form: Form<'a>, scope: ScopeId, target: Target) -> Result<()> {
        let Some(outermost) = form.clauses.first() else { return Ok(()) };
        let span = form.node.span;
        // The container lies below the iterator, so it is made first; nobody can tell.
        let (build, _) = form.container();
        self.unit.run(build, 0, 0, 0, Target::Push, span);
        let container = self.top();
        self.push_outermost(outermost)?;
        let registers = self.unit.comprehension_registers.get(&scope).cloned().unwrap_or_default();
        for &(_, register, is_cell) in &registers {
            self.unit.assigned.remove(register);
            if is_cell {
                self.unit.emit(Op::MakeCell, 0, register, 0, 0, NOWHERE);
            }
        }
        // An exception on the way must not leave the variables bound.
        let cleanup = self.unit.label();
        let depth = self.unit.depth;
        self.unit.depth = depth - 2;
        let outside = self.unit.protect(cleanup);
        self.unit.depth = depth;
        self.unit.inlined.push(Inlined { scope, registers: registers.clone() });
        self.clauses(form, container, true)?;
        self.unit.inlined.pop();
        self.unit.handler = outside;
        self.clear_registers(&registers);
        let end = self.unit.label();
        self.unit.go(end, NOWHERE);
        self.unit.depth = depth - 2;
        self.unit.bind(cleanup);
        self.clear_registers(&registers);
        let exception = self.unit.next_temp();
        self.unit.emit(Op::Reraise, MOVE_A, exception, 0, 0, span);
        self.unit.stop();
        self.unit.depth = depth - 1;
        self.unit.bind(end);
        self.finish(target, span);
        Ok(())
    }

    fn clear_registers(&mut self, registers: &[(NameId, u16, bool)]) {
        for &(_, register, _) in registers {
            self.unit.emit(Op::ClearLocal, 0, register, 0, 0, NOWHERE);
            self.unit.assigned.remove(register);
        }
    }

    /// Pushes the iterator of the outermost clause.
    fn push_outermost(&mut self, clause: &'a Comprehension) -> Result<()> {
        if clause.is_async {
            let iterable = self.operand(&clause.iter)?;
            self.unit.unary(Op::GetAsyncIter, 0, iterable, Target::Push, clause.iter.span);
            return Ok(());
        }
        self.push_iterator(&clause.iter)
    }

    // -- as a function

    fn comprehension_function(&mut self, form: Form<'a>, scope: ScopeId, target: Target) -> Result<()> {
        let Some(outermost) = form.clauses.first() else { return Ok(()) };
        let span = form.node.span;
        let depth = self.unit.depth;
        let (build, name) = form.container();
        let is_generator = form.kind == ComprehensionKind::Generator;
        self.enter_unit(UnitKind::Comprehension, scope, name, span.start);
        self.unit.positional = 1;
        self.describe_function(scope, false);
        let mut container = Operand::Local(0);
        if !is_generator {
            self.unit.run(build, 0, 0, 0, Target::Push, span);
            container = self.top();
        }
        // The iterator moves from the parameter to a temp, so that it dies with the loop.
        self.unit.move_to(Self::FIRST_LOCAL, Target::Push, outermost.iter.span);
        self.unit.emit(Op::ClearLocal, 0, 0, 0, 0, NOWHERE);
        self.clauses(form, container, false)?;
        if is_generator {
            self.return_none();
        } else {
            let result = self.top();
            self.emit_return(result, span);
        }
        let is_async = self.table.scopes[scope].coroutine && !is_generator;
        let (code, free) = self.leave_unit_with_free()?;
        self.make_function(code, &free, FunctionParts::default(), Target::Push, span);
        self.open_window(false, span);
        self.push_outermost(outermost)?;
        self.close_window(Op::Call, 0, depth, 1, 0, Target::Push, span);
        if is_async {
            self.await_top(0, Target::Push, span);
        }
        self.finish(target, span);
        Ok(())
    }

    // -- the loops

    /// All clauses; the outermost iterator is the topmost temp and is gone afterwards.
    fn clauses(&mut self, form: Form<'a>, container: Operand, inlined: bool) -> Result<()> {
        self.clause(form, form.clauses, container, inlined)
    }

    fn clause(
        &mut self,
        form: Form<'a>,
        clauses: &'a [Comprehension],
        container: Operand,
        inlined: bool,
    ) -> Result<()> {
        let Some((clause, inner)) = clauses.split_first() else { return self.element(form, container) };
        let (top, exhausted) = (self.unit.label(), self.unit.label());
        let skip = self.unit.label();
        let span = clause.iter.span;
        self.unit.bind_loop(top);
        let stopped = if clause.is_async {
            let stopped = self.async_step(span);
            self.store_top(&clause.target)?;
            Some(stopped)
        } else {
            self.for_iter(&clause.target, exhausted, span)?;
            None
        };
        for condition in &clause.ifs {
            self.jump_if(condition, skip, false)?;
        }
        match inner.first() {
            Some(next) if !next.is_async => match self.single_element(&next.iter) {
                // `for y in [f(x)]` is an assignment, not a loop.
                Some(value) => {
                    self.assign(std::slice::from_ref(&next.target), value)?;
                    for condition in &next.ifs {
                        self.jump_if(condition, skip, false)?;
                    }
                    let after = inner.get(1..).unwrap_or(&[]);
                    self.inner_clause(form, after, container, inlined)?;
                }
                None => self.inner_clause(form, inner, container, inlined)?,
            },
            _ => self.inner_clause(form, inner, container, inlined)?,
        }
        self.unit.bind(skip);
        self.unit.go_back(top, form.element.span);
        match stopped {
            Some(stopped) => self.end_async_for(stopped, span),
            None => {
                self.unit.pop(1);
                self.unit.bind(exhausted);
            }
        }
        Ok(())
    }

    fn inner_clause(
        &mut self,
        form: Form<'a>,
        inner: &'a [Comprehension],
        container: Operand,
        inlined: bool,
    ) -> Result<()> {
        if let Some(next) = inner.first() {
            self.push_outermost(next)?;
        }
        self.clause(form, inner, container, inlined)
    }

    /// The element of a list or tuple display of one.
    fn single_element(&self, iter: &'a Expr) -> Option<&'a Expr> {
        match &iter.node {
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => match elts.as_slice() {
                [only] if !matches!(only.node, ExprKind::Starred { .. }) => Some(only),
                _ => None,
            },
            _ => None,
        }
    }

    fn element(&mut self, form: Form<'a>, container: Operand) -> Result<()> {
        let span = form.element.span;
        match (form.kind, form.value) {
            (ComprehensionKind::Generator, _) => {
                let value = self.operand(form.element)?;
                self.unit.unary(Op::Yield, 0, value, Target::Push, span);
                self.unit.drop_top(span);
            }
            (_, Some(value)) => {
                let key = self.operand_before(form.element, &[value])?;
                let value = self.operand(value)?;
                self.add_item(container, key, value, span);
            }
            (ComprehensionKind::Set, None) => {
                let value = self.operand(form.element)?;
                self.add_to(Op::SetAdd, 0, container, value, span);
            }
            (ComprehensionKind::List | ComprehensionKind::Dict, None) => {
                let value = self.operand(form.element)?;
                self.add_to(Op::ListAppend, 0, container, value, span);
            }
        }
        Ok(())
    }
}
