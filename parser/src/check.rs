//! What no rule of the grammar can say: targets of assignment, handlers, type parameters.
//!
//! The grammar reads a target as an expression, since it cannot know what follows; here it is judged, in
//! CPython's words, and given its context.

use crate::Span;
use crate::actions::{Placed, State};
use crate::ast::{Constant, Context, ExceptHandler, Expr, ExprKind, TypeParam};

/// How messages speak of an expression.
pub fn describe(node: &ExprKind) -> &'static str {
    match node {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => "t-string expression",
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "None",
            Constant::True => "True",
            Constant::False => "False",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_)
            | Constant::BigInt { .. }
            | Constant::Float(_)
            | Constant::Complex(..)
            | Constant::Str(_)
            | Constant::Bytes(_)
            | Constant::Tuple(_)
            | Constant::FrozenSet(_) => "literal",
        },
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}

/// The same expression, read, written or deleted. Recursion ends where the tree does.
pub fn with_context(mut expr: Expr, context: Context) -> Expr {
    set_context(&mut expr, context);
    expr
}

fn set_context(expr: &mut Expr, context: Context) {
    if let ExprKind::Name { ctx, .. }
    | ExprKind::Attribute { ctx, .. }
    | ExprKind::Subscript { ctx, .. }
    | ExprKind::Starred { ctx, .. }
    | ExprKind::List { ctx, .. }
    | ExprKind::Tuple { ctx, .. } = &mut expr.node
    {
        *ctx = context;
    }
    if let ExprKind::Starred { value, .. } = &mut expr.node {
        set_context(value, context);
    } else if let ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } = &mut expr.node {
        for element in elts {
            set_context(element, context);
        }
    }
}

/// What a target is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Assign,
    Delete,
}

/// The first part of a target that cannot be one.
fn invalid_target(target: &Expr, purpose: Purpose) -> Option<&Expr> {
    if is_single_target(target) {
        return None;
    }
    if let ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } = &target.node {
        return elts.iter().find_map(|element| invalid_target(element, purpose));
    }
    if let ExprKind::Starred { value, .. } = &target.node
        && purpose == Purpose::Assign
    {
        return invalid_target(value, purpose);
    }
    Some(target)
}

/// Whether it is a name, an attribute or a subscript.
fn is_single_target(target: &Expr) -> bool {
    matches!(target.node, ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. })
}

fn refuse(state: &State<'_>, verb: &str, target: Option<&Expr>) {
    if let Some(target) = target {
        state.raise(format!("cannot {verb} {}", describe(&target.node)), target.span);
    }
}

/// The targets of `a = b = value`.
pub fn assignment(state: &State<'_>, targets: &[Placed<Expr>], value: &Placed<Expr>) {
    let [first, ..] = targets else { return };
    if targets.len() == 1 && binds_like_bitwise_or(&value.value, value_is_bare(value)) {
        maybe_meant_equality(state, first);
    }
    if let [_, second, ..] = targets {
        maybe_meant_comparison(state, targets, second);
    }
    for target in targets {
        if let ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } = target.value.node
            && target.value.span.start == target.start
        {
            state.raise("assignment to yield expression not possible", target.value.span);
        }
        refuse(state, "assign to", invalid_target(&target.value, Purpose::Assign));
    }
}

/// `a = 1, b = 2`, where the names and values look like arguments.
fn maybe_meant_comparison(state: &State<'_>, targets: &[Placed<Expr>], second: &Placed<Expr>) {
    let [first, ..] = targets else { return };
    let ExprKind::Tuple { elts, .. } = &second.value.node else { return };
    let Some(value) = elts.first() else { return };
    let is_bad = targets.iter().any(|target| invalid_target(&target.value, Purpose::Assign).is_some());
    if is_bad
        && matches!(first.value.node, ExprKind::Name { .. })
        && value_is_bare(first)
        && !is_bracketed(state, &second.value)
        && binds_like_bitwise_or(value, true)
    {
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        state.raise(message, first.value.span.to(value.span));
    }
}

/// Whether no parentheses surround it.
fn value_is_bare(placed: &Placed<Expr>) -> bool {
    placed.start == placed.value.span.start
}

/// Whether an operator that binds looser than `|` is absent, or hidden in parentheses.
fn binds_like_bitwise_or(value: &Expr, bare: bool) -> bool {
    let loose = matches!(
        value.node,
        ExprKind::Compare { .. }
            | ExprKind::BoolOp { .. }
            | ExprKind::IfExp { .. }
            | ExprKind::Lambda { .. }
            | ExprKind::Starred { .. }
            | ExprKind::Yield { .. }
            | ExprKind::YieldFrom { .. }
            | ExprKind::UnaryOp { op: crate::ast::UnaryOp::Not, .. }
    );
    !(loose && bare)
}

/// `f() = 1`: perhaps `==` was meant. Only the part of a bare tuple that touches the `=` is asked.
fn maybe_meant_equality(state: &State<'_>, target: &Placed<Expr>) {
    let is_display = |expr: &Expr| {
        matches!(expr.node, ExprKind::Tuple { .. } | ExprKind::List { .. } | ExprKind::GeneratorExp { .. })
    };
    let bare_tuple = if let ExprKind::Tuple { elts, .. } = &target.value.node
        && !is_bracketed(state, &target.value)
    {
        elts.last()
    } else {
        None
    };
    let (part, bare) = match bare_tuple {
        Some(last) => (last, true),
        None => (&target.value, value_is_bare(target)),
    };
    let keyword = matches!(
        part.node,
        ExprKind::Constant { value: Constant::None | Constant::True | Constant::False, .. }
    );
    if is_display(part) || (keyword && bare) || !binds_like_bitwise_or(part, bare) {
        return;
    }
    if let Some(bad) = invalid_target(part, Purpose::Assign) {
        let message =
            format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", describe(&bad.node));
        state.raise(message, bad.span);
    }
}

/// Whether a tuple has parentheses of its own: they open before its first element.
fn is_bracketed(state: &State<'_>, tuple: &Expr) -> bool {
    let ExprKind::Tuple { elts, .. } = &tuple.node else { return false };
    let text = tuple.span.text(state.source);
    elts.first().is_none_or(|first| first.span.start > tuple.span.start) && text.ends_with(')')
}

/// The target of `op=`.
pub fn augmented_target(state: &State<'_>, target: &Expr) {
    if !is_single_target(target) {
        let message =
            format!("'{}' is an illegal expression for augmented assignment", describe(&target.node));
        state.raise(message, target.span);
    }
}

/// The target of an annotation.
pub fn annotated_target(state: &State<'_>, target: &Expr) {
    if is_single_target(target) {
        return;
    }
    let mut span = target.span;
    let message = if let ExprKind::Tuple { elts, .. } = &target.node {
        if let Some(first) = elts.first().filter(|_| !is_bracketed(state, target)) {
            span = first.span;
        }
        "only single target (not tuple) can be annotated"
    } else if let ExprKind::List { .. } = target.node {
        "only single target (not list) can be annotated"
    } else {
        "illegal target for annotation"
    };
    state.raise(message, span);
}

/// One target of `del`.
pub fn delete_target(state: &State<'_>, target: &Expr) {
    refuse(state, "delete", invalid_target(target, Purpose::Delete));
}

/// What stands between `for` and `in`.
pub fn for_target(state: &State<'_>, target: &Expr) {
    refuse(state, "assign to", invalid_target(target, Purpose::Assign));
}

/// What stands after `as` in a `with`.
pub fn with_target(state: &State<'_>, target: &Expr) {
    refuse(state, "assign to", invalid_target(target, Purpose::Assign));
}

/// `except*:` at `start`, without a type: the place is the colon's.
pub fn missing_exception_type(state: &State<'_>, start: u32) {
    let text = state.source.get(start as usize..).unwrap_or("");
    let offset = text.find(':').and_then(|offset| u32::try_from(offset).ok()).unwrap_or(0);
    let colon = start.saturating_add(offset);
    state.raise("expected one or more exception types", Span::new(colon, colon.saturating_add(1)));
}

/// `except` and `except*` do not mix, and a bare `except:` comes last.
pub fn handlers<'a>(state: &State<'_>, handlers: impl Iterator<Item = (bool, &'a ExceptHandler)> + Clone) {
    let mut all = handlers.clone();
    let Some((first_is_star, _)) = all.next() else { return };
    if let Some((star, odd)) = all.find(|(star, _)| *star != first_is_star) {
        let text = odd.span.text(state.source);
        let length = if star { text.find('*').map_or(6, |at| at + 1) } else { 6 };
        let end = odd.span.start.saturating_add(u32::try_from(length).unwrap_or(6));
        let message = "cannot have both 'except' and 'except*' on the same 'try'";
        state.raise(message, Span::new(odd.span.start, end));
        return;
    }
    let mut all = handlers.peekable();
    while let Some((_, handler)) = all.next() {
        if handler.kind.is_none() && all.peek().is_some() {
            state.raise_late("default 'except:' must be last", handler.span);
        }
    }
}

/// A type parameter without default after one that has one.
pub fn type_params(state: &State<'_>, parameters: &[TypeParam]) {
    let mut saw_default = false;
    for parameter in parameters {
        if parameter.default_value.is_some() {
            saw_default = true;
        } else if saw_default {
            let message =
                format!("non-default type parameter '{}' follows default type parameter", parameter.name);
            state.raise_late(message, parameter.span);
        }
    }
}
