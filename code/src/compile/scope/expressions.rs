//! Collecting, expressions: names read and bound, lambdas, comprehensions, `:=`, `yield` and `await`.

use taipan_parser::Span;
use taipan_parser::ast::{Arguments, Comprehension, Context, Expr, ExprKind};

use super::collect::{Collector, refuse_debug};
use super::{ComprehensionKind, Part, ScopeId, ScopeKind, deed};
use crate::compile::check_digits;
use crate::compile::error::{Result, error};
use crate::compile::names::{NameId, known};

impl<'a> Collector<'a, '_> {
    pub(super) fn expressions(&mut self, expressions: &'a [Expr]) -> Result<()> {
        expressions.iter().try_for_each(|expression| self.expression(expression))
    }

    pub(super) fn optional(&mut self, expression: Option<&'a Expr>) -> Result<()> {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }

    /// An expression. The left spine (`a + b + c`, `a.b(c)[d]`) is walked with a list instead of recursion.
    pub(super) fn expression(&mut self, expression: &'a Expr) -> Result<()> {
        let Some(mut left) = left_child(expression) else { return self.node(expression) };
        let mut spine = vec![expression];
        while let Some(next) = left_child(left) {
            spine.push(left);
            left = next;
        }
        self.node(left)?;
        while let Some(expression) = spine.pop() {
            self.right_of(expression)?;
        }
        Ok(())
    }

    /// What a node has besides its left child.
    fn right_of(&mut self, expression: &'a Expr) -> Result<()> {
        match &expression.node {
            ExprKind::BinOp { right, .. } => self.expression(right),
            ExprKind::Attribute { attr, ctx, .. } => match ctx {
                Context::Load => Ok(()),
                Context::Store => refuse_debug(attr, "assign to", expression.span),
                Context::Del => refuse_debug(attr, "delete", expression.span),
            },
            ExprKind::Subscript { slice, .. } => self.expression(slice),
            ExprKind::Call { args, keywords, .. } => {
                self.expressions(args)?;
                for keyword in keywords {
                    if let Some(name) = &keyword.arg {
                        refuse_debug(name, "assign to", keyword.span)?;
                    }
                    self.expression(&keyword.value)?;
                }
                Ok(())
            }
            // The other kinds have no left spine.
            _ => Ok(()),
        }
    }

    fn node(&mut self, mut expression: &'a Expr) -> Result<()> {
        loop {
            let span = expression.span;
            // The last child is the next turn of the loop, so that right-hand chains do not recurse.
            expression = match &expression.node {
                ExprKind::BoolOp { values, .. } => return self.expressions(values),
                ExprKind::NamedExpr { target, value } => return self.named(target, value, span),
                ExprKind::UnaryOp { operand, .. } => operand,
                ExprKind::Lambda { args, body } => return self.lambda(expression, args, body),
                ExprKind::IfExp { test, body, orelse } => {
                    self.expression(test)?;
                    self.expression(body)?;
                    orelse
                }
                ExprKind::Dict { keys, values } => {
                    for (key, value) in keys.iter().zip(values) {
                        self.optional(key.as_ref())?;
                        self.expression(value)?;
                    }
                    return Ok(());
                }
                ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                    return self.expressions(elts);
                }
                ExprKind::ListComp { elt, generators } => {
                    return self.comprehension(expression, ComprehensionKind::List, elt, None, generators);
                }
                ExprKind::SetComp { elt, generators } => {
                    return self.comprehension(expression, ComprehensionKind::Set, elt, None, generators);
                }
                ExprKind::DictComp { key, value, generators } => {
                    return self.comprehension(
                        expression,
                        ComprehensionKind::Dict,
                        key,
                        Some(value),
                        generators,
                    );
                }
                ExprKind::GeneratorExp { elt, generators } => {
                    return self.comprehension(
                        expression,
                        ComprehensionKind::Generator,
                        elt,
                        None,
                        generators,
                    );
                }
                ExprKind::Await { value } => {
                    self.refuse_in_annotation("await expression", span)?;
                    self.check_await(span)?;
                    self.scope().coroutine = true;
                    value
                }
                ExprKind::Yield { value } => {
                    self.refuse_in_annotation("yield expression", span)?;
                    self.optional(value.as_deref())?;
                    return self.note_yield(span);
                }
                ExprKind::YieldFrom { value } => {
                    self.refuse_in_annotation("yield expression", span)?;
                    self.expression(value)?;
                    return self.note_yield(span);
                }
                ExprKind::Compare { left, comparators, .. } => {
                    self.expression(left)?;
                    return self.expressions(comparators);
                }
                ExprKind::FormattedValue { value, format_spec, .. }
                | ExprKind::Interpolation { value, format_spec, .. } => {
                    self.expression(value)?;
                    return self.optional(format_spec.as_deref());
                }
                ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => {
                    return self.expressions(values);
                }
                ExprKind::Constant { value, .. } => {
                    let checked = check_digits(value, self.options.max_digits);
                    return checked.or_else(|message| error(message, span));
                }
                ExprKind::Starred { value, .. } => value,
                ExprKind::Name { id, ctx } => return self.name_node(id, *ctx, span),
                ExprKind::Slice { lower, upper, step } => {
                    self.optional(lower.as_deref())?;
                    self.optional(upper.as_deref())?;
                    return self.optional(step.as_deref());
                }
                ExprKind::BinOp { .. }
                | ExprKind::Attribute { .. }
                | ExprKind::Subscript { .. }
                | ExprKind::Call { .. } => return self.expression(expression),
            };
        }
    }

    fn name_node(&mut self, id: &str, context: Context, span: Span) -> Result<()> {
        let name = self.name(id);
        match context {
            Context::Load => {
                self.define(name, deed::USE, span)?;
                // A zero-argument `super()` needs the cell of its class.
                if name == known::SUPER && self.scope().kind.is_function_like() {
                    self.define(known::CLASS, deed::USE, span)?;
                }
                Ok(())
            }
            Context::Store => {
                refuse_debug(id, "assign to", span)?;
                self.define(name, deed::LOCAL, span)
            }
            Context::Del => {
                refuse_debug(id, "delete", span)?;
                self.define(name, deed::LOCAL | deed::UNBOUND, span)
            }
        }
    }

    fn lambda(&mut self, node: &'a Expr, arguments: &'a Arguments, body: &'a Expr) -> Result<()> {
        self.expressions(&arguments.defaults)?;
        arguments.kw_defaults.iter().flatten().try_for_each(|default| self.expression(default))?;
        self.enter(ScopeKind::Function, node, Part::Body, node.span)?;
        self.parameters(arguments)?;
        self.expression(body)?;
        self.leave();
        Ok(())
    }

    // -- yield and await

    fn note_yield(&mut self, span: Span) -> Result<()> {
        let scope = self.scope();
        scope.generator = true;
        let place = match scope.comprehension {
            None => return Ok(()),
            Some(ComprehensionKind::List) => "list comprehension",
            Some(ComprehensionKind::Set) => "set comprehension",
            Some(ComprehensionKind::Dict) => "dict comprehension",
            Some(ComprehensionKind::Generator) => "generator expression",
        };
        error(format!("'yield' inside {place}"), span)
    }

    fn check_await(&mut self, span: Span) -> Result<()> {
        let top_level = self.options.top_level_await;
        let scope = self.scope();
        if top_level && scope.kind == ScopeKind::Module {
            return Ok(());
        }
        if !scope.kind.is_function_like() {
            return error("'await' outside function", span);
        }
        if !is_async_function(scope.kind, scope.coroutine) && scope.comprehension.is_none() {
            return error("'await' outside async function", span);
        }
        Ok(())
    }

    fn refuse_in_annotation(&mut self, what: &str, span: Span) -> Result<()> {
        let scope = self.scope();
        let place = match scope.kind {
            ScopeKind::Annotation => "an annotation",
            ScopeKind::TypeVariable => scope.described_as,
            ScopeKind::TypeAlias => "a type alias",
            ScopeKind::TypeParameters => "the definition of a generic",
            ScopeKind::Module | ScopeKind::Class | ScopeKind::Function => return Ok(()),
        };
        error(format!("{what} cannot be used within {place}"), span)
    }

    // -- comprehensions

    fn comprehension(
        &mut self,
        node: &'a Expr,
        kind: ComprehensionKind,
        element: &'a Expr,
        value: Option<&'a Expr>,
        clauses: &'a [Comprehension],
    ) -> Result<()> {
        let Some((outermost, inner)) = clauses.split_first() else { return Ok(()) };
        // The outermost iterable belongs to the scope around.
        self.iterable(&outermost.iter)?;
        self.enter(ScopeKind::Function, node, Part::Body, node.span)?;
        self.scope().comprehension = Some(kind);
        self.scope().coroutine = outermost.is_async;
        self.define(known::ITERABLE, deed::PARAMETER | deed::USE, outermost.iter.span)?;
        self.comprehension_target(&outermost.target)?;
        self.expressions(&outermost.ifs)?;
        for clause in inner {
            self.comprehension_target(&clause.target)?;
            self.iterable(&clause.iter)?;
            self.expressions(&clause.ifs)?;
            if clause.is_async {
                self.scope().coroutine = true;
            }
        }
        self.optional(value)?;
        self.expression(element)?;
        let is_generator = kind == ComprehensionKind::Generator;
        let scope = self.scope();
        scope.generator = is_generator;
        let is_async = scope.coroutine && !is_generator;
        self.leave();
        if !is_async {
            return Ok(());
        }
        let top_level = self.options.top_level_await;
        let around = self.scope();
        let allowed = is_async_function(around.kind, around.coroutine)
            || around.comprehension.is_some()
            || (top_level && around.kind == ScopeKind::Module);
        if !allowed {
            return error("asynchronous comprehension outside of an asynchronous function", node.span);
        }
        around.coroutine = true;
        Ok(())
    }

    fn iterable(&mut self, expression: &'a Expr) -> Result<()> {
        self.scope().iterable_depth += 1;
        self.expression(expression)?;
        self.scope().iterable_depth -= 1;
        Ok(())
    }

    fn comprehension_target(&mut self, target: &'a Expr) -> Result<()> {
        self.scope().in_target = true;
        self.expression(target)?;
        self.scope().in_target = false;
        Ok(())
    }

    // -- `:=`

    fn named(&mut self, target: &'a Expr, value: &'a Expr, span: Span) -> Result<()> {
        self.refuse_in_annotation("named expression", span)?;
        if self.scope().iterable_depth > 0 {
            return error(
                "assignment expression cannot be used in a comprehension iterable expression",
                span,
            );
        }
        if let ExprKind::Name { id, .. } = &target.node {
            refuse_debug(id, "assign to", target.span)?;
            let name = self.name(id);
            if self.scope().comprehension.is_some() {
                self.extend_walrus(name, target.span)?;
            } else {
                self.define(name, deed::WALRUS, target.span)?;
            }
        }
        self.expression(value)?;
        self.expression(target)
    }

    /// In a comprehension the target is bound in the function around it.
    fn extend_walrus(&mut self, name: NameId, span: Span) -> Result<()> {
        let open = self.open.clone();
        for &id in open.iter().rev() {
            let scope = &self.table.scopes[id];
            let symbol = self.table.symbol(id, name);
            let in_comprehension = scope.comprehension.is_some();
            match scope.kind {
                ScopeKind::Function if in_comprehension => {
                    if symbol.does(deed::COMPREHENSION_TARGET) && symbol.does(deed::LOCAL | deed::GLOBAL) {
                        let text = self.names.text(name);
                        return error(
                            format!(
                                "assignment expression cannot rebind comprehension iteration variable '{text}'"
                            ),
                            span,
                        );
                    }
                }
                ScopeKind::Function => {
                    return self.walrus_in_function(id, name, symbol.does(deed::GLOBAL), span);
                }
                ScopeKind::Module => {
                    self.define(name, deed::GLOBAL, span)?;
                    self.record_directive(name, span);
                    return self.define_in(id, name, deed::GLOBAL, span);
                }
                ScopeKind::Class => return refuse_walrus("a class body", span),
                ScopeKind::TypeVariable => return refuse_walrus("a TypeVar bound", span),
                ScopeKind::TypeAlias => return refuse_walrus("a type alias", span),
                ScopeKind::TypeParameters => return refuse_walrus("the definition of a generic", span),
                ScopeKind::Annotation => {}
            }
        }
        Ok(())
    }

    fn walrus_in_function(
        &mut self,
        function: ScopeId,
        name: NameId,
        global: bool,
        span: Span,
    ) -> Result<()> {
        self.define(name, if global { deed::GLOBAL } else { deed::NONLOCAL }, span)?;
        self.record_directive(name, span);
        self.define_in(function, name, deed::LOCAL | deed::WALRUS, span)
    }
}

fn is_async_function(kind: ScopeKind, coroutine: bool) -> bool {
    kind == ScopeKind::Function && coroutine
}

fn refuse_walrus(place: &str, span: Span) -> Result<()> {
    let within = if place == "a class body" || place == "a TypeVar bound" || place == "a type alias" {
        format!("assignment expression within a comprehension cannot be used in {place}")
    } else {
        format!("assignment expression within a comprehension cannot be used within {place}")
    };
    error(within, span)
}

/// The child that a left-hand chain goes on with.
fn left_child(expression: &Expr) -> Option<&Expr> {
    match &expression.node {
        ExprKind::BinOp { left, .. } => Some(left),
        ExprKind::Attribute { value, .. } | ExprKind::Subscript { value, .. } => Some(value),
        ExprKind::Call { func, .. } => Some(func),
        _ => None,
    }
}
