//! Annotations (PEP 649): evaluated by an `__annotate__` function when somebody asks, or kept as text under
//! `from __future__ import annotations` (PEP 563).

use taipan_parser::Span;
use taipan_parser::ast::{Arg, Arguments, Expr, ExprKind, Stmt};

use super::Compiler;
use super::error::Result;
use super::functions::FunctionParts;
use super::names::{NameId, known};
use super::scope::{Part, ScopeId, ScopeKind, deed};
use super::unit::{ConstantIndex, NOWHERE, Operand, Target, UnitKind};
use super::unparse::unparse;
use crate::bytecode::{CodeFlags, Constant, Intrinsic, MOVE_A, MOVE_B, Op, X1, X3};

/// An annotation of a module or class.
#[derive(Clone, Copy, Debug)]
pub struct Deferred<'a> {
    name: NameId,
    annotation: &'a Expr,
    /// Its number in `__conditional_annotations__`, when it may not be reached.
    condition: Option<u32>,
}

impl<'a> Compiler<'a> {
    // -- functions

    /// Pushes the annotate function of a function that has annotations.
    pub(super) fn push_function_annotations(
        &mut self,
        arguments: &'a Arguments,
        returns: Option<&'a Expr>,
        parts: &mut FunctionParts,
        span: Span,
    ) -> Result<()> {
        let parameters = arguments
            .posonlyargs
            .iter()
            .chain(&arguments.args)
            .chain(&arguments.vararg)
            .chain(&arguments.kwonlyargs)
            .chain(&arguments.kwarg);
        let annotated: Vec<(&'a Arg, &'a Expr)> =
            parameters.filter_map(|parameter| Some((parameter, parameter.annotation.as_deref()?))).collect();
        if annotated.is_empty() && returns.is_none() {
            return Ok(());
        }
        let mut entries: Vec<(NameId, &'a Expr)> = Vec::with_capacity(annotated.len() + 1);
        for (parameter, annotation) in annotated {
            entries.push((self.id(&parameter.arg), annotation));
        }
        if let Some(returns) = returns {
            entries.push((self.names.intern("return"), returns));
        }
        // Texts need no names, so the scope around serves for them.
        let scope = self.table.of_node(arguments, Part::Annotations);
        self.enter_annotate(scope, span);
        for &(name, annotation) in &entries {
            self.load_name_text(name, span);
            if self.future.annotations {
                self.load_str(&unparse(annotation), annotation.span);
            } else {
                self.push_annotation(annotation)?;
            }
        }
        let count = entries.len() as u32;
        self.unit.run(Op::BuildDict, 0, count * 2, count as u16, Target::Push, span);
        let result = self.top();
        self.emit_return(result, span);
        let (code, free) = self.leave_unit_with_free()?;
        self.make_function(code, &free, FunctionParts::default(), Target::Push, span);
        parts.add(X3);
        Ok(())
    }

    fn enter_annotate(&mut self, scope: ScopeId, span: Span) {
        self.enter_unit(UnitKind::Annotations, scope, "__annotate__", span.start);
        self.begin_evaluator(scope, span);
    }

    /// The head of every function that evaluates annotations: one parameter, the format, which is checked.
    pub(super) fn begin_evaluator(&mut self, scope: ScopeId, span: Span) {
        self.unit.positional = 1;
        self.unit.positional_only = 1;
        if scope == super::scope::MODULE {
            // Annotations as texts have no scope of their own.
            self.unit.locals.clear();
            self.unit.local_of.clear();
            self.unit.new_local(".format", false);
            let nested = self.outer.iter().any(|outer| outer.is_function());
            self.unit.flags |= CodeFlags::OPTIMIZED | CodeFlags::NEW_LOCALS;
            self.unit.flags |= if nested { CodeFlags::NESTED } else { 0 };
        } else {
            self.describe_function(scope, false);
        }
        if (self.table.scopes[scope].kind == ScopeKind::Annotation || scope == super::scope::MODULE)
            && let Some(local) = self.unit.locals.first_mut()
        {
            local.name = "format".into();
        }
        self.unit.move_to(Self::FIRST_LOCAL, Target::Push, span);
        self.intrinsic(Intrinsic::CheckAnnotationFormat, 1, span);
        self.unit.drop_top(span);
    }

    /// Pushes the value of an annotation; `*args: *Ts` unpacks.
    pub(super) fn push_annotation(&mut self, annotation: &'a Expr) -> Result<()> {
        let ExprKind::Starred { value, .. } = &annotation.node else {
            return self.push_expression(annotation);
        };
        let value = self.operand(value)?;
        self.unit.release(value);
        let first = self.unit.next_temp();
        self.unit.emit(Op::UnpackSequence, value.move_b(), first, value.register(), 1, annotation.span);
        self.unit.push();
        Ok(())
    }

    // -- statements

    /// `target: annotation = value`
    pub(super) fn annotated(
        &mut self,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
    ) -> Result<()> {
        if let Some(value) = value {
            self.assign(std::slice::from_ref(target), value)?;
        }
        if let (ExprKind::Name { id, .. }, true) = (&target.node, simple) {
            let name = self.id(id);
            if !self.unit.is_function() {
                self.annotate_name(name, annotation, target.span);
            }
            return Ok(());
        }
        if value.is_none() {
            self.evaluate_target(target)?;
        }
        Ok(())
    }

    fn annotate_name(&mut self, name: NameId, annotation: &'a Expr, span: Span) {
        if self.future.annotations {
            let text = self.load_str(&unparse(annotation), annotation.span);
            self.load_name(known::ANNOTATIONS, Target::Push, span);
            let annotations = self.top();
            let key = self.load_name_text(name, span);
            self.store_item(annotations, key, text, span);
            return;
        }
        let conditional = self.unit.kind == UnitKind::Module || self.unit.in_conditional_block > 0;
        let condition = conditional.then_some(self.unit.next_annotation);
        if let Some(number) = condition {
            self.unit.next_annotation += 1;
            match self.unit.local_of.get(&known::CONDITIONAL_ANNOTATIONS).copied() {
                Some(cell) => self.unit.unary(Op::LoadCell, 0, Operand::Local(cell), Target::Push, span),
                None => self.load_name(known::CONDITIONAL_ANNOTATIONS, Target::Push, span),
            }
            let reached = self.top();
            let number = self.load_constant(Constant::Int(i64::from(number)), span);
            self.add_to(Op::SetAdd, 0, reached, number, span);
            self.unit.drop_top(span);
        }
        self.unit.annotations.push(Deferred { name, annotation, condition });
    }

    /// A target that is annotated and not assigned to is still evaluated, up to its last step.
    fn evaluate_target(&mut self, target: &'a Expr) -> Result<()> {
        let parts: [Option<&'a Expr>; 2] = match &target.node {
            ExprKind::Attribute { value, .. } => [Some(value), None],
            ExprKind::Subscript { value, slice, .. } => [Some(value), Some(slice)],
            _ => [None, None],
        };
        for part in parts.into_iter().flatten() {
            let operand = self.operand(part)?;
            self.unit.discard(operand, part.span);
        }
        Ok(())
    }

    /// Whether a module or class annotates a name.
    fn has_annotations(&self) -> bool {
        self.table.scopes[self.unit.scope].symbols.values().any(|symbol| symbol.does(deed::ANNOTATION))
    }

    /// Under PEP 563 the names' texts go into `__annotations__`, which is made first.
    pub(super) fn begin_text_annotations(&mut self, _body: &'a [Stmt], span: Span) {
        if self.future.annotations && self.has_annotations() {
            self.unit.run(Op::Intrinsic, 0, 0, Intrinsic::SetupAnnotations as u16, Target::Push, span);
            self.unit.drop_top(span);
        }
    }

    /// A module's annotate function is made before its first statement, its code after the last: the constant
    /// is kept free for it.
    pub(super) fn begin_module_annotations(&mut self, body: &'a [Stmt]) -> Option<ConstantIndex> {
        let span = body.first().map_or(NOWHERE, |first| first.span);
        if self.future.annotations {
            self.begin_text_annotations(body, span);
            return None;
        }
        if !self.has_annotations() {
            return None;
        }
        let number = self.unit.small_constants.len() as u32;
        self.unit.small_constants.push(Constant::None);
        let index = self.small_index(ConstantIndex::Small(number));
        let register = self.unit.next_temp();
        self.unit.emit(Op::MakeFunction, 0, register, index, register, span);
        self.unit.push();
        self.store_id(known::ANNOTATE, Operand::Temp(register), span);
        self.unit.run(Op::BuildSet, 0, 0, 0, Target::Push, span);
        let set = self.top();
        self.store_id(known::CONDITIONAL_ANNOTATIONS, set, span);
        Some(ConstantIndex::Small(number))
    }

    pub(super) fn end_module_annotations(
        &mut self,
        reserved: Option<ConstantIndex>,
        body: &'a [Stmt],
    ) -> Result<()> {
        let Some(ConstantIndex::Small(number)) = reserved else { return Ok(()) };
        let deferred = std::mem::take(&mut self.unit.annotations);
        let span = body.first().map_or(NOWHERE, |first| first.span);
        let (code, _) = self.annotate_code(&deferred, span)?;
        if let Some(place) = self.unit.small_constants.get_mut(number as usize) {
            *place = Constant::Code(code);
        }
        Ok(())
    }

    pub(super) fn end_class_annotations(&mut self, span: Span) -> Result<()> {
        let deferred = std::mem::take(&mut self.unit.annotations);
        if deferred.is_empty() {
            return Ok(());
        }
        let (code, free) = self.annotate_code(&deferred, span)?;
        self.make_function(code, &free, FunctionParts::default(), Target::Push, span);
        let function = self.top();
        self.store_id(known::ANNOTATE_FUNCTION, function, span);
        Ok(())
    }

    fn annotate_code(
        &mut self,
        deferred: &[Deferred<'a>],
        span: Span,
    ) -> Result<(std::sync::Arc<crate::bytecode::Code>, Vec<NameId>)> {
        let scope = self.table.scopes[self.unit.scope].annotation_block.unwrap_or(super::scope::MODULE);
        let at = match self.unit.kind {
            UnitKind::Class => self.unit.first_line_at,
            _ if span == NOWHERE => 0,
            _ => span.start,
        };
        self.enter_annotate(scope, Span { start: at, end: at });
        self.unit.run(Op::BuildDict, 0, 0, 0, Target::Push, NOWHERE);
        let dict = self.top();
        for entry in deferred {
            let span = entry.annotation.span;
            let skip = self.unit.label();
            if let Some(number) = entry.condition {
                let number = self.load_constant(Constant::Int(i64::from(number)), span);
                self.load_name(known::CONDITIONAL_ANNOTATIONS, Target::Push, span);
                let reached = self.top();
                self.unit.release(reached);
                self.unit.release(number);
                let flags = X1 | MOVE_A | MOVE_B;
                self.unit.jump(Op::JumpContains, flags, number.register(), reached.register(), skip, span);
            }
            let key = self.load_name_text(entry.name, span);
            self.push_annotation(entry.annotation)?;
            let value = self.top();
            self.add_item(dict, key, value, span);
            self.unit.bind(skip);
        }
        self.emit_return(dict, NOWHERE);
        self.leave_unit_with_free()
    }
}
