//! Collecting, statements: what every block does with every name, before any name is decided.

use rustc_hash::FxHashMap;
use taipan_parser::Span;
use taipan_parser::ast::{Ast, ExceptHandler, Identifier, MatchCase, Pattern, PatternKind, Stmt, StmtKind};

use super::{MODULE, Part, Scope, ScopeId, ScopeKind, Symbol, SymbolTable, address, deed};
use crate::compile::Options;
use crate::compile::error::{Result, error};
use crate::compile::future::Future;
use crate::compile::names::{NameId, Names, known};

/// The walk over the tree.
pub(super) struct Collector<'a, 'n> {
    pub(super) table: SymbolTable,
    pub(super) names: &'n mut Names,
    /// The scopes that are open, innermost last.
    pub(super) open: Vec<ScopeId>,
    /// The class whose private names are being mangled.
    pub(super) class: Option<&'a str>,
    pub(super) text_annotations: bool,
    pub(super) options: &'n Options,
}

/// Walks the whole tree.
pub(super) fn collect(
    ast: &Ast,
    names: &mut Names,
    future: &Future,
    options: &Options,
) -> Result<SymbolTable> {
    let table =
        SymbolTable { scopes: vec![Scope::new(ScopeKind::Module, None)], by_node: FxHashMap::default() };
    let mut collector = Collector {
        table,
        names,
        open: vec![MODULE],
        class: None,
        text_annotations: future.annotations,
        options,
    };
    match ast {
        Ast::Module { body } | Ast::Interactive { body } => collector.block(body)?,
        Ast::Expression { body } => collector.expression(body)?,
    }
    Ok(collector.table)
}

impl Scope {
    /// A scope about which nothing is known yet.
    pub(super) fn new(kind: ScopeKind, parent: Option<ScopeId>) -> Scope {
        Scope {
            kind,
            parent,
            children: Vec::new(),
            symbols: indexmap::IndexMap::default(),
            comprehension: None,
            inlined: false,
            generator: false,
            coroutine: false,
            nested: false,
            can_see_class_scope: false,
            needs_class_cell: false,
            needs_class_namespace: false,
            has_conditional_annotations: false,
            annotation_block: None,
            method: false,
            directives: Vec::new(),
            in_conditional_block: false,
            in_target: false,
            iterable_depth: 0,
            mangled_only: None,
            described_as: "",
        }
    }

    /// Where a `global` or `nonlocal` names it, for errors found late.
    pub(super) fn directive(&self, name: NameId) -> Span {
        self.directives.iter().find(|(known, _)| *known == name).map_or(Span::default(), |(_, span)| *span)
    }
}

impl<'a> Collector<'a, '_> {
    // -- scopes

    pub(super) fn current(&self) -> ScopeId {
        self.open.last().copied().unwrap_or(MODULE)
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        let current = self.current();
        &mut self.table.scopes[current]
    }

    /// Opens a new scope for a part of a node.
    pub(super) fn enter<T>(&mut self, kind: ScopeKind, node: &T, part: Part, span: Span) -> Result<ScopeId> {
        let id = self.enter_detached(kind, span)?;
        let parent = self.table.scopes[id].parent.unwrap_or(MODULE);
        self.table.scopes[parent].children.push(id);
        self.table.by_node.insert((address(node), part), id);
        Ok(id)
    }

    /// Opens a new scope that its parent does not know: annotations that are never evaluated.
    pub(super) fn enter_detached(&mut self, kind: ScopeKind, span: Span) -> Result<ScopeId> {
        let parent = self.current();
        let id = self.table.scopes.len();
        let around = &self.table.scopes[parent];
        let mut scope = Scope::new(kind, Some(parent));
        scope.nested = around.nested || around.kind.is_function_like();
        scope.iterable_depth = around.iterable_depth;
        scope.method = around.kind == ScopeKind::Class;
        self.table.scopes.push(scope);
        self.open.push(id);
        if matches!(kind, ScopeKind::Annotation | ScopeKind::TypeAlias | ScopeKind::TypeVariable) {
            self.define(known::FORMAT, deed::PARAMETER | deed::USE, span)?;
        }
        Ok(id)
    }

    pub(super) fn leave(&mut self) {
        self.open.pop();
    }

    /// Lets the open scope look into the class namespace around it.
    pub(super) fn see_class_scope(&mut self, span: Span) -> Result<()> {
        self.scope().can_see_class_scope = true;
        self.define(known::CLASS_DICT, deed::USE, span)
    }

    // -- names

    /// The number of a name as written in the open scope.
    pub(super) fn name(&mut self, text: &str) -> NameId {
        let mangled = self.names.intern_private(self.class, text);
        let plain = self.names.intern(text);
        match &self.scope().mangled_only {
            Some(only) if !only.contains(&mangled) => plain,
            Some(_) | None => mangled,
        }
    }

    /// Notes that the open scope does something with a name.
    pub(super) fn define(&mut self, name: NameId, deeds: u16, span: Span) -> Result<()> {
        let current = self.current();
        self.define_in(current, name, deeds, span)
    }

    /// Notes that a scope does something with a name.
    pub(super) fn define_in(&mut self, id: ScopeId, name: NameId, deeds: u16, span: Span) -> Result<()> {
        let scope = &mut self.table.scopes[id];
        let symbol = scope.symbols.entry(name).or_default();
        if deeds & deed::PARAMETER != 0 && symbol.does(deed::PARAMETER) {
            let text = self.names.text(name);
            return error(format!("duplicate argument '{text}' in function definition"), span);
        }
        if deeds & deed::TYPE_PARAMETER != 0 && symbol.does(deed::TYPE_PARAMETER) {
            return error(format!("duplicate type parameter '{}'", self.names.text(name)), span);
        }
        symbol.deeds |= deeds;
        if scope.in_target {
            if symbol.does(deed::GLOBAL | deed::NONLOCAL) {
                let text = self.names.text(name);
                return error(
                    format!("comprehension inner loop cannot rebind assignment expression target '{text}'"),
                    span,
                );
            }
            symbol.deeds |= deed::COMPREHENSION_TARGET;
        }
        if deeds & deed::GLOBAL != 0 {
            // The module must agree that the name is a global, whatever its own statements do with it.
            let symbol = self.table.scopes[MODULE].symbols.entry(name).or_default();
            symbol.deeds |= deeds;
        }
        Ok(())
    }

    /// A name that is bound here, refused when it is `__debug__`.
    pub(super) fn bind(&mut self, text: &str, deeds: u16, span: Span) -> Result<()> {
        refuse_debug(text, "assign to", span)?;
        let name = self.name(text);
        self.define(name, deeds, span)
    }

    // -- statements

    pub(super) fn block(&mut self, body: &'a [Stmt]) -> Result<()> {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    /// A block that may not be reached.
    fn conditional(&mut self, run: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let before = std::mem::replace(&mut self.scope().in_conditional_block, true);
        run(self)?;
        self.scope().in_conditional_block = before;
        Ok(())
    }

    fn statement(&mut self, statement: &'a Stmt) -> Result<()> {
        let span = statement.span;
        match &statement.node {
            StmtKind::FunctionDef(def) => self.function(def, span, false),
            StmtKind::AsyncFunctionDef(def) => self.function(def, span, true),
            StmtKind::ClassDef(def) => self.class(def, span),
            StmtKind::TypeAlias { name, type_params, value } => {
                self.type_alias(name, type_params, value, span)
            }
            StmtKind::Return { value } => self.optional(value.as_deref()),
            StmtKind::Delete { targets } => self.expressions(targets),
            StmtKind::Assign { targets, value } => {
                self.expressions(targets)?;
                self.expression(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expression(target)?;
                self.expression(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, annotation, value.as_deref(), *simple, span)
            }
            StmtKind::For { target, iter, body, orelse } => self.conditional(|this| {
                this.expression(target)?;
                this.expression(iter)?;
                this.block(body)?;
                this.block(orelse)
            }),
            StmtKind::AsyncFor { target, iter, body, orelse } => {
                self.require_async("'async for'", span)?;
                self.conditional(|this| {
                    this.expression(target)?;
                    this.expression(iter)?;
                    this.block(body)?;
                    this.block(orelse)
                })
            }
            StmtKind::While { test, body, orelse } => self.conditional(|this| {
                this.expression(test)?;
                this.block(body)?;
                this.block(orelse)
            }),
            StmtKind::If { .. } => self.conditional(|this| this.if_chain(statement)),
            StmtKind::With { items, body } | StmtKind::AsyncWith { items, body } => {
                if matches!(statement.node, StmtKind::AsyncWith { .. }) {
                    self.require_async("'async with'", span)?;
                }
                self.conditional(|this| {
                    for item in items {
                        this.expression(&item.context_expr)?;
                        this.optional(item.optional_vars.as_deref())?;
                    }
                    this.block(body)
                })
            }
            StmtKind::Match { subject, cases } => self.conditional(|this| {
                this.expression(subject)?;
                cases.iter().try_for_each(|case| this.case(case))
            }),
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_deref())?;
                self.optional(cause.as_deref())
            }
            StmtKind::Try { body, handlers, orelse, finalbody }
            | StmtKind::TryStar { body, handlers, orelse, finalbody } => self.conditional(|this| {
                this.block(body)?;
                handlers.iter().try_for_each(|handler| this.handler(handler))?;
                this.block(orelse)?;
                this.block(finalbody)
            }),
            StmtKind::Assert { test, msg } => {
                self.expression(test)?;
                self.optional(msg.as_deref())
            }
            StmtKind::Import { names } => names.iter().try_for_each(|alias| {
                let bound = match &alias.asname {
                    Some(name) => name.as_str(),
                    None => alias.name.split('.').next().unwrap_or(""),
                };
                self.bind(bound, deed::IMPORT | deed::LOCAL, alias.span)
            }),
            StmtKind::ImportFrom { names, .. } => names.iter().try_for_each(|alias| {
                let bound = alias.asname.as_ref().unwrap_or(&alias.name);
                if *bound != "*" {
                    return self.bind(bound, deed::IMPORT | deed::LOCAL, alias.span);
                }
                if self.scope().kind != ScopeKind::Module {
                    return error("import * only allowed at module level", alias.span);
                }
                Ok(())
            }),
            StmtKind::Global { names } => self.directive(names, span, true),
            StmtKind::Nonlocal { names } => self.directive(names, span, false),
            StmtKind::Expr { value } => self.expression(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    /// `if` with all its `elif`s, however many.
    fn if_chain(&mut self, mut statement: &'a Stmt) -> Result<()> {
        while let StmtKind::If { test, body, orelse } = &statement.node {
            self.expression(test)?;
            self.block(body)?;
            match orelse.as_slice() {
                [only] if matches!(only.node, StmtKind::If { .. }) => statement = only,
                orelse => return self.block(orelse),
            }
        }
        Ok(())
    }

    fn require_async(&mut self, what: &str, span: Span) -> Result<()> {
        let scope = self.scope();
        if scope.kind == ScopeKind::Function && scope.coroutine {
            return Ok(());
        }
        if self.options.top_level_await && self.scope().kind == ScopeKind::Module {
            self.scope().coroutine = true;
            return Ok(());
        }
        error(format!("{what} outside async function"), span)
    }

    fn directive(&mut self, names: &'a [Identifier], span: Span, global: bool) -> Result<()> {
        let word = if global { "global" } else { "nonlocal" };
        for identifier in names {
            let name = self.name(&identifier.name);
            let current = self.current();
            let symbol = self.table.symbol(current, name);
            let text = self.names.text(name);
            let message = if symbol.does(deed::PARAMETER) {
                format!("name '{text}' is parameter and {word}")
            } else if symbol.does(deed::USE) {
                format!("name '{text}' is used prior to {word} declaration")
            } else if symbol.does(deed::ANNOTATION) {
                format!("annotated name '{text}' can't be {word}")
            } else if symbol.does(deed::LOCAL) {
                format!("name '{text}' is assigned to before {word} declaration")
            } else {
                self.define(name, if global { deed::GLOBAL } else { deed::NONLOCAL }, span)?;
                self.scope().directives.push((name, span));
                continue;
            };
            return error(message, span);
        }
        Ok(())
    }

    pub(super) fn record_directive(&mut self, name: NameId, span: Span) {
        self.scope().directives.push((name, span));
    }

    fn handler(&mut self, handler: &'a ExceptHandler) -> Result<()> {
        self.optional(handler.kind.as_deref())?;
        if let Some(name) = &handler.name {
            self.bind(name, deed::LOCAL | deed::UNBOUND, handler.span)?;
        }
        self.block(&handler.body)
    }

    // -- patterns

    fn case(&mut self, case: &'a MatchCase) -> Result<()> {
        self.pattern(&case.pattern)?;
        self.optional(case.guard.as_deref())?;
        self.block(&case.body)
    }

    fn pattern(&mut self, pattern: &'a Pattern) -> Result<()> {
        match &pattern.node {
            PatternKind::MatchValue { value } => self.expression(value),
            PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                self.patterns(patterns)
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.expressions(keys)?;
                self.patterns(patterns)?;
                self.capture(rest.as_deref(), pattern.span)
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.expression(cls)?;
                self.patterns(patterns)?;
                for (name, inner) in kwd_attrs.iter().zip(kwd_patterns) {
                    refuse_debug(name, "assign to", inner.span)?;
                }
                self.patterns(kwd_patterns)
            }
            PatternKind::MatchStar { name } => self.capture(name.as_deref(), pattern.span),
            PatternKind::MatchAs { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                self.capture(name.as_deref(), pattern.span)
            }
        }
    }

    fn patterns(&mut self, patterns: &'a [Pattern]) -> Result<()> {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern))
    }

    fn capture(&mut self, name: Option<&str>, span: Span) -> Result<()> {
        name.map_or(Ok(()), |name| self.bind(name, deed::LOCAL, span))
    }
}

/// `__debug__` can be neither assigned to nor deleted.
pub(super) fn refuse_debug(name: &str, verb: &str, span: Span) -> Result<()> {
    if name == "__debug__" { error(format!("cannot {verb} __debug__"), span) } else { Ok(()) }
}

impl Symbol {
    /// The deeds of a name that is only read.
    pub(super) fn is_bound(self) -> bool {
        self.does(deed::BOUND)
    }
}
