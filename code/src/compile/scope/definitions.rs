//! Collecting, definitions: functions, classes, type parameters and annotations, each with scopes of its own.

use taipan_parser::Span;
use taipan_parser::ast::{Arguments, ClassDef, Expr, ExprKind, FunctionDef, TypeParam, TypeParamKind};

use super::collect::{Collector, refuse_debug};
use super::{MODULE, Part, ScopeKind, deed};
use crate::compile::error::{Result, error};
use crate::compile::names::known;

impl<'a> Collector<'a, '_> {
    pub(super) fn function(&mut self, def: &'a FunctionDef, span: Span, is_async: bool) -> Result<()> {
        self.bind(&def.name, deed::LOCAL, span)?;
        self.expressions(&def.args.defaults)?;
        def.args.kw_defaults.iter().flatten().try_for_each(|default| self.expression(default))?;
        self.expressions(&def.decorator_list)?;
        let generic = !def.type_params.is_empty();
        if generic {
            self.enter_type_parameters(def, span, false)?;
            if !def.args.defaults.is_empty() {
                self.define(known::DEFAULTS, deed::PARAMETER, span)?;
            }
            if def.args.kw_defaults.iter().any(Option::is_some) {
                self.define(known::KEYWORD_DEFAULTS, deed::PARAMETER, span)?;
            }
            self.type_parameters(&def.type_params)?;
        }
        self.function_annotations(&def.args, def.returns.as_deref(), span)?;
        self.enter(ScopeKind::Function, def, Part::Body, span)?;
        self.scope().coroutine = is_async;
        self.parameters(&def.args)?;
        self.block(&def.body)?;
        self.leave();
        if generic {
            self.leave();
        }
        Ok(())
    }

    pub(super) fn parameters(&mut self, arguments: &'a Arguments) -> Result<()> {
        let plain = arguments.posonlyargs.iter().chain(&arguments.args).chain(&arguments.kwonlyargs);
        for parameter in plain.chain(&arguments.vararg).chain(&arguments.kwarg) {
            self.bind(&parameter.arg, deed::PARAMETER, parameter.span)?;
        }
        Ok(())
    }

    fn function_annotations(
        &mut self,
        arguments: &'a Arguments,
        returns: Option<&'a Expr>,
        span: Span,
    ) -> Result<()> {
        let outer = self.scope();
        let sees_class = outer.can_see_class_scope || outer.kind == ScopeKind::Class;
        if self.text_annotations {
            self.enter_detached(ScopeKind::Annotation, span)?;
        } else {
            self.enter(ScopeKind::Annotation, arguments, Part::Annotations, span)?;
        }
        if sees_class {
            self.see_class_scope(span)?;
        }
        let parameters = arguments
            .posonlyargs
            .iter()
            .chain(&arguments.args)
            .chain(&arguments.vararg)
            .chain(&arguments.kwarg)
            .chain(&arguments.kwonlyargs);
        for parameter in parameters {
            self.optional(parameter.annotation.as_deref())?;
        }
        self.optional(returns)?;
        self.leave();
        Ok(())
    }

    pub(super) fn class(&mut self, def: &'a ClassDef, span: Span) -> Result<()> {
        self.bind(&def.name, deed::LOCAL, span)?;
        self.expressions(&def.decorator_list)?;
        let outer_class = self.class;
        let generic = !def.type_params.is_empty();
        if generic {
            self.enter_type_parameters(def, span, true)?;
            self.scope().mangled_only = Some(Vec::new());
            self.class = Some(&def.name);
            self.type_parameters(&def.type_params)?;
        }
        self.expressions(&def.bases)?;
        for keyword in &def.keywords {
            if let Some(name) = &keyword.arg {
                refuse_debug(name, "assign to", keyword.span)?;
            }
            self.expression(&keyword.value)?;
        }
        self.enter(ScopeKind::Class, def, Part::Body, span)?;
        self.class = Some(&def.name);
        if generic {
            self.define(known::TYPE_PARAMS, deed::LOCAL, span)?;
            self.define(known::TYPE_PARAMS_HIDDEN, deed::USE, span)?;
        }
        self.block(&def.body)?;
        self.leave();
        if generic {
            self.leave();
        }
        self.class = outer_class;
        Ok(())
    }

    fn enter_type_parameters<T>(&mut self, node: &T, span: Span, class: bool) -> Result<()> {
        let in_class = self.scope().kind == ScopeKind::Class;
        self.enter(ScopeKind::TypeParameters, node, Part::TypeParameters, span)?;
        if in_class {
            self.see_class_scope(span)?;
        }
        if class {
            self.define(known::TYPE_PARAMS_HIDDEN, deed::LOCAL | deed::USE, span)?;
            self.define(known::GENERIC_BASE, deed::LOCAL | deed::USE, span)?;
        }
        Ok(())
    }

    fn type_parameters(&mut self, parameters: &'a [TypeParam]) -> Result<()> {
        for parameter in parameters {
            if self.scope().mangled_only.is_some() {
                let name = self.names.intern_private(self.class, &parameter.name);
                if let Some(only) = &mut self.scope().mangled_only {
                    only.push(name);
                }
            }
            self.bind(&parameter.name, deed::TYPE_PARAMETER | deed::LOCAL, parameter.span)?;
            let default = match &parameter.node {
                TypeParamKind::TypeVar { bound } => {
                    if let Some(bound) = bound {
                        let tuple = matches!(bound.node, ExprKind::Tuple { .. });
                        let described = if tuple { "a TypeVar constraint" } else { "a TypeVar bound" };
                        self.type_variable(parameter, Part::Bound, bound, described)?;
                    }
                    "a TypeVar default"
                }
                TypeParamKind::ParamSpec => "a ParamSpec default",
                TypeParamKind::TypeVarTuple => "a TypeVarTuple default",
            };
            if let Some(value) = &parameter.default_value {
                self.type_variable(parameter, Part::Default, value, default)?;
            }
        }
        Ok(())
    }

    fn type_variable(
        &mut self,
        node: &'a TypeParam,
        part: Part,
        value: &'a Expr,
        described: &'static str,
    ) -> Result<()> {
        let sees_class = self.scope().can_see_class_scope;
        self.enter(ScopeKind::TypeVariable, node, part, value.span)?;
        if sees_class {
            self.see_class_scope(value.span)?;
        }
        self.scope().described_as = described;
        self.expression(value)?;
        self.leave();
        Ok(())
    }

    pub(super) fn type_alias(
        &mut self,
        name: &'a Expr,
        parameters: &'a [TypeParam],
        value: &'a Expr,
        span: Span,
    ) -> Result<()> {
        self.expression(name)?;
        let in_class = self.scope().kind == ScopeKind::Class;
        if !parameters.is_empty() {
            self.enter_type_parameters(value, span, false)?;
            self.type_parameters(parameters)?;
        }
        self.enter(ScopeKind::TypeAlias, value, Part::Alias, span)?;
        if in_class {
            self.see_class_scope(span)?;
        }
        self.expression(value)?;
        self.leave();
        if !parameters.is_empty() {
            self.leave();
        }
        Ok(())
    }

    // -- annotations

    pub(super) fn annotated(
        &mut self,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
        span: Span,
    ) -> Result<()> {
        if let ExprKind::Name { id, .. } = &target.node {
            let name = self.name(id);
            let current = self.current();
            let symbol = self.table.symbol(current, name);
            if simple && current != MODULE && symbol.does(deed::GLOBAL | deed::NONLOCAL) {
                let word = if symbol.does(deed::GLOBAL) { "global" } else { "nonlocal" };
                let text = self.names.written(self.class, name);
                return error(format!("annotated name '{text}' can't be {word}"), span);
            }
            refuse_debug(id, "assign to", target.span)?;
            if simple {
                self.define(name, deed::ANNOTATION | deed::LOCAL, target.span)?;
            } else if value.is_some() {
                self.define(name, deed::LOCAL, target.span)?;
            }
        } else {
            self.expression(target)?;
        }
        self.annotation(annotation)?;
        self.optional(value)
    }

    fn annotation(&mut self, annotation: &'a Expr) -> Result<()> {
        let text_annotations = self.text_annotations;
        let scope = self.scope();
        let kind = scope.kind;
        let in_class = kind == ScopeKind::Class;
        let conditional = (in_class && scope.in_conditional_block) || kind == ScopeKind::Module;
        if kind == ScopeKind::Function || text_annotations {
            // Never evaluated, but checked.
            self.enter_detached(ScopeKind::Annotation, annotation.span)?;
            self.expression(annotation)?;
            self.leave();
            return Ok(());
        }
        if conditional && !scope.has_conditional_annotations {
            scope.has_conditional_annotations = true;
            self.define(known::CONDITIONAL_ANNOTATIONS, deed::USE, annotation.span)?;
        }
        match self.scope().annotation_block {
            Some(block) => self.open.push(block),
            None => {
                let block =
                    self.enter(ScopeKind::Annotation, annotation, Part::Annotations, annotation.span)?;
                if in_class {
                    self.see_class_scope(annotation.span)?;
                }
                let parent = self.table.scopes[block].parent.unwrap_or(MODULE);
                self.table.scopes[parent].annotation_block = Some(block);
                if conditional {
                    self.define(known::CONDITIONAL_ANNOTATIONS, deed::USE, annotation.span)?;
                }
            }
        }
        if conditional {
            self.define(known::CONDITIONAL_ANNOTATIONS, deed::USE, annotation.span)?;
        }
        self.expression(annotation)?;
        self.leave();
        Ok(())
    }
}
