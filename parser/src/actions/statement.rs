//! Statements.

use super::argument::{self, Argument};
use super::{Placed, State};
use crate::Span;
use crate::ast::{
    Alias, Arguments, ClassDef, Context, ExceptHandler, Expr, ExprKind, FunctionDef, Identifier, MatchCase,
    Name, Operator, Stmt, StmtKind, TypeParam, WithItem,
};
use crate::check;

/// Where a statement with blocks ends: where the last statement in it ends.
pub fn end_of_block(state: &State<'_>, node: &StmtKind) -> Option<u32> {
    match node {
        StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => end_of(state, &def.body),
        StmtKind::ClassDef(def) => end_of(state, &def.body),
        StmtKind::For { body, orelse, .. }
        | StmtKind::AsyncFor { body, orelse, .. }
        | StmtKind::While { body, orelse, .. }
        | StmtKind::If { body, orelse, .. } => end_of(state, orelse).or_else(|| end_of(state, body)),
        StmtKind::With { body, .. } | StmtKind::AsyncWith { body, .. } => end_of(state, body),
        StmtKind::Match { cases, .. } => cases.last().and_then(|case: &MatchCase| end_of(state, &case.body)),
        StmtKind::Try { body, handlers, orelse, finalbody }
        | StmtKind::TryStar { body, handlers, orelse, finalbody } => end_of(state, finalbody)
            .or_else(|| end_of(state, orelse))
            .or_else(|| handlers.last().map(|handler| handler.span.end))
            .or_else(|| end_of(state, body)),
        StmtKind::Return { .. }
        | StmtKind::Delete { .. }
        | StmtKind::Assign { .. }
        | StmtKind::TypeAlias { .. }
        | StmtKind::AugAssign { .. }
        | StmtKind::AnnAssign { .. }
        | StmtKind::Raise { .. }
        | StmtKind::Assert { .. }
        | StmtKind::Import { .. }
        | StmtKind::ImportFrom { .. }
        | StmtKind::Global { .. }
        | StmtKind::Nonlocal { .. }
        | StmtKind::Expr { .. }
        | StmtKind::Pass
        | StmtKind::Break
        | StmtKind::Continue => None,
    }
}

/// The end of the last statement, a semicolon after it included, as CPython counts.
fn end_of(state: &State<'_>, body: &[Stmt]) -> Option<u32> {
    let end = body.last()?.span.end;
    let after = state.source.get(end as usize..).unwrap_or("");
    let blanks = after.len() - after.trim_start_matches([' ', '\t', '\x0c']).len();
    let semicolon = if after.as_bytes().get(blanks) == Some(&b';') { blanks + 1 } else { 0 };
    Some(end.saturating_add(u32::try_from(semicolon).unwrap_or(0)))
}

/// `a = b = value`: the last link is the value.
pub fn assign(state: &State<'_>, mut chain: Vec<Placed<Expr>>, start: u32, end: u32) -> Box<Stmt> {
    let Some(value) = chain.pop() else { return state.statement(StmtKind::Pass, start, end) };
    check::assignment(state, &chain, &value);
    let targets = chain.into_iter().map(|target| check::with_context(target.value, Context::Store)).collect();
    state.statement(StmtKind::Assign { targets, value: Box::new(value.value) }, start, end)
}

pub fn augmented_assign(
    state: &State<'_>,
    target: Expr,
    op: Operator,
    value: Expr,
    start: u32,
    end: u32,
) -> Box<Stmt> {
    check::augmented_target(state, &target);
    let target = Box::new(check::with_context(target, Context::Store));
    state.statement(StmtKind::AugAssign { target, op, value: Box::new(value) }, start, end)
}

pub fn annotated_assign(
    state: &State<'_>,
    target: Expr,
    annotation: Expr,
    value: Option<Expr>,
    start: u32,
    end: u32,
) -> Box<Stmt> {
    check::annotated_target(state, &target);
    // A name in parentheses starts later than its statement.
    let simple = matches!(target.node, ExprKind::Name { .. }) && target.span.start == start;
    let target = Box::new(check::with_context(target, Context::Store));
    let (annotation, value) = (Box::new(annotation), value.map(Box::new));
    state.statement(StmtKind::AnnAssign { target, annotation, value, simple }, start, end)
}

pub fn delete(state: &State<'_>, targets: Vec<Expr>, start: u32, end: u32) -> Box<Stmt> {
    for target in &targets {
        check::delete_target(state, target);
    }
    let targets = targets.into_iter().map(|target| check::with_context(target, Context::Del)).collect();
    state.statement(StmtKind::Delete { targets }, start, end)
}

pub fn import_from(
    state: &State<'_>,
    (level, module): (u32, Option<Name>),
    names: Vec<Alias>,
    start: u32,
    end: u32,
) -> Box<Stmt> {
    state.statement(StmtKind::ImportFrom { module, names, level }, start, end)
}

/// `if` with its `elif`s, each of which is an `If` alone in the `orelse` before it.
pub fn conditional(
    state: &State<'_>,
    start: u32,
    test: Expr,
    body: Vec<Stmt>,
    branches: Vec<(u32, Box<Expr>, Vec<Stmt>)>,
    orelse: Option<Vec<Stmt>>,
) -> Box<Stmt> {
    let mut orelse = orelse.unwrap_or_default();
    for (start, test, body) in branches.into_iter().rev() {
        orelse = vec![*state.block(StmtKind::If { test, body, orelse }, start)];
    }
    state.block(StmtKind::If { test: Box::new(test), body, orelse }, start)
}

/// What stands between `for` and `in`.
pub fn for_target(state: &State<'_>, target: Expr) -> Expr {
    check::for_target(state, &target);
    check::with_context(target, Context::Store)
}

pub fn for_loop(
    state: &State<'_>,
    start: u32,
    asynchronous: bool,
    target: Expr,
    iter: Expr,
    body: Vec<Stmt>,
    orelse: Option<Vec<Stmt>>,
) -> Box<Stmt> {
    let (target, iter, orelse) = (Box::new(target), Box::new(iter), orelse.unwrap_or_default());
    let node = if asynchronous {
        StmtKind::AsyncFor { target, iter, body, orelse }
    } else {
        StmtKind::For { target, iter, body, orelse }
    };
    state.block(node, start)
}

/// What stands after `as` in a `with`.
pub fn with_target(state: &State<'_>, target: Expr) -> Expr {
    check::with_target(state, &target);
    check::with_context(target, Context::Store)
}

type Item = (Box<Expr>, Option<Box<Expr>>);

/// `with` without parentheses around its items, or so it looked: `with (a, b):` is two items, not a tuple.
pub fn with(
    state: &State<'_>,
    start: u32,
    asynchronous: bool,
    items: Vec<Item>,
    body: Vec<Stmt>,
) -> Box<Stmt> {
    let items = match <[Item; 1]>::try_from(items) {
        Ok([(context, None)]) if is_item_list(state, &context) => match context.node {
            ExprKind::Tuple { elts, .. } => elts.into_iter().map(|item| (Box::new(item), None)).collect(),
            node => vec![(Box::new(Expr::new(node, context.span)), None)],
        },
        Ok([item]) => vec![item],
        Err(items) => items,
    };
    with_parenthesised(state, start, asynchronous, items, body)
}

/// Whether a tuple could be a list of items: no star, no bare `:=`.
fn is_item_list(state: &State<'_>, context: &Expr) -> bool {
    let ExprKind::Tuple { elts, .. } = &context.node else { return false };
    let is_item = |item: &Expr| {
        let is_walrus = matches!(item.node, ExprKind::NamedExpr { .. });
        !matches!(item.node, ExprKind::Starred { .. })
            && (!is_walrus || state.is_walrus_in_parentheses(item.span.start))
    };
    !elts.is_empty() && elts.iter().all(is_item)
}

pub fn with_parenthesised(
    state: &State<'_>,
    start: u32,
    asynchronous: bool,
    items: Vec<Item>,
    body: Vec<Stmt>,
) -> Box<Stmt> {
    let items = items
        .into_iter()
        .map(|(context_expr, optional_vars)| WithItem { context_expr: *context_expr, optional_vars })
        .collect();
    let node =
        if asynchronous { StmtKind::AsyncWith { items, body } } else { StmtKind::With { items, body } };
    state.block(node, start)
}

/// One `except`; the flag says whether it is `except*`.
pub fn handler(
    state: &State<'_>,
    start: u32,
    star: bool,
    kind: Option<Expr>,
    name: Option<Name>,
    body: Vec<Stmt>,
) -> Box<(bool, ExceptHandler)> {
    let end = end_of(state, &body).unwrap_or(start);
    if star && kind.is_none() {
        check::missing_exception_type(state, start);
    }
    let kind = kind.map(Box::new);
    Box::new((star, ExceptHandler { kind, name, body, span: Span::new(start, end) }))
}

type Handlers = Vec<Box<(bool, ExceptHandler)>>;

pub fn try_statement(
    state: &State<'_>,
    start: u32,
    body: Vec<Stmt>,
    handlers: Handlers,
    orelse: Option<Vec<Stmt>>,
    finalbody: Option<Vec<Stmt>>,
) -> Box<Stmt> {
    check::handlers(state, handlers.iter().map(|handler| (handler.0, &handler.1)));
    let star = handlers.first().is_some_and(|handler| handler.0);
    let handlers = handlers.into_iter().map(|handler| handler.1).collect();
    let (orelse, finalbody) = (orelse.unwrap_or_default(), finalbody.unwrap_or_default());
    let node = if star {
        StmtKind::TryStar { body, handlers, orelse, finalbody }
    } else {
        StmtKind::Try { body, handlers, orelse, finalbody }
    };
    state.block(node, start)
}

#[allow(clippy::too_many_arguments, reason = "a definition has that many parts")]
pub fn function(
    state: &State<'_>,
    start: u32,
    asynchronous: bool,
    name: Identifier,
    type_params: Option<Vec<TypeParam>>,
    args: Arguments,
    returns: Option<Box<Expr>>,
    body: Vec<Stmt>,
) -> Box<Stmt> {
    let type_params = type_params.unwrap_or_default();
    check::type_params(state, &type_params);
    let def = Box::new(FunctionDef {
        name: name.name,
        name_span: name.span,
        args,
        body,
        decorator_list: Vec::new(),
        returns,
        type_params,
    });
    let node = if asynchronous { StmtKind::AsyncFunctionDef(def) } else { StmtKind::FunctionDef(def) };
    state.block(node, start)
}

pub fn class(
    state: &State<'_>,
    start: u32,
    name: Identifier,
    type_params: Option<Vec<TypeParam>>,
    arguments: Option<Vec<Argument>>,
    body: Vec<Stmt>,
) -> Box<Stmt> {
    let type_params = type_params.unwrap_or_default();
    check::type_params(state, &type_params);
    let (bases, keywords) = argument::split(state, arguments.unwrap_or_default());
    let def = Box::new(ClassDef {
        name: name.name,
        name_span: name.span,
        bases,
        keywords,
        body,
        decorator_list: Vec::new(),
        type_params,
    });
    state.block(StmtKind::ClassDef(def), start)
}

/// Puts decorators on a definition; they do not move its start.
pub fn decorate(state: &State<'_>, decorators: Vec<Expr>, definition: Stmt) -> Box<Stmt> {
    let Span { start, end } = definition.span;
    let mut node = definition.node;
    if let StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) = &mut node {
        def.decorator_list = decorators;
    } else if let StmtKind::ClassDef(def) = &mut node {
        def.decorator_list = decorators;
    }
    state.statement(node, start, end)
}
