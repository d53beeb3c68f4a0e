//! Patterns of `match`.

use super::State;
use crate::Span;
use crate::ast::{Constant, Expr, ExprKind, Name, Operator, Pattern, PatternKind};
use crate::check;

/// One item of a mapping pattern.
#[derive(Debug)]
pub enum MappingItem {
    /// `key: pattern`
    Pair(Box<Expr>, Box<Pattern>),
    /// `**rest`
    Rest(Name, Span),
}

/// One argument of a class pattern.
#[derive(Debug)]
pub enum ClassArgument {
    /// `pattern`
    Positional(Box<Pattern>),
    /// `name=pattern`
    Keyword(Name, Box<Pattern>),
}

/// A pattern; a wildcard in its place if the tree grows too deep.
fn make(state: &State<'_>, node: PatternKind, start: u32, end: u32) -> Box<Pattern> {
    let pattern = Pattern::new(node, Span::new(start, end));
    if pattern.depth() <= crate::MAX_DEPTH {
        return Box::new(pattern);
    }
    state.too_complex(pattern.span);
    Box::new(Pattern::new(PatternKind::MatchAs { pattern: None, name: None }, pattern.span))
}

/// What a name binds: nothing if it is `_`.
fn bound(name: Name) -> Option<Name> {
    if name == "_" { None } else { Some(name) }
}

pub fn capture(state: &State<'_>, name: Name, start: u32, end: u32) -> Box<Pattern> {
    make(state, PatternKind::MatchAs { pattern: None, name: bound(name) }, start, end)
}

pub fn star(state: &State<'_>, name: Name, start: u32, end: u32) -> Box<Pattern> {
    make(state, PatternKind::MatchStar { name: bound(name) }, start, end)
}

/// `pattern as target`
pub fn named(state: &State<'_>, pattern: Box<Pattern>, target: Expr, start: u32, end: u32) -> Box<Pattern> {
    let name = match &target.node {
        ExprKind::Name { id, .. } if *id == "_" => {
            state.raise("cannot use '_' as a target", target.span);
            None
        }
        ExprKind::Name { id, .. } => Some(id.clone()),
        other => {
            state.raise(format!("cannot use {} as pattern target", check::describe(other)), target.span);
            None
        }
    };
    make(state, PatternKind::MatchAs { pattern: Some(pattern), name }, start, end)
}

pub fn alternatives(state: &State<'_>, patterns: Vec<Pattern>, start: u32, end: u32) -> Box<Pattern> {
    make(state, PatternKind::MatchOr { patterns }, start, end)
}

pub fn sequence(
    state: &State<'_>,
    mut patterns: Vec<Pattern>,
    last: Option<Box<Pattern>>,
    start: u32,
    end: u32,
) -> Box<Pattern> {
    patterns.extend(last.map(|last| *last));
    make(state, PatternKind::MatchSequence { patterns }, start, end)
}

pub fn value(state: &State<'_>, value: Expr) -> Box<Pattern> {
    let Span { start, end } = value.span;
    make(state, PatternKind::MatchValue { value: Box::new(value) }, start, end)
}

pub fn singleton(state: &State<'_>, value: Constant, start: u32, end: u32) -> Box<Pattern> {
    make(state, PatternKind::MatchSingleton { value }, start, end)
}

/// `1 + 2j`: real on the left, imaginary on the right.
pub fn complex(state: &State<'_>, left: Expr, op: Operator, right: Expr, start: u32, end: u32) -> Expr {
    let signed = if let ExprKind::UnaryOp { operand, .. } = &left.node { operand } else { &left };
    if is_imaginary(signed) {
        state.raise("real number required in complex literal", left.span);
    }
    if !is_imaginary(&right) {
        state.raise("imaginary number required in complex literal", right.span);
    }
    state.expression(ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) }, start, end)
}

fn is_imaginary(expr: &Expr) -> bool {
    matches!(expr.node, ExprKind::Constant { value: Constant::Complex(..), .. })
}

pub fn mapping(state: &State<'_>, items: Vec<MappingItem>, start: u32, end: u32) -> Box<Pattern> {
    let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
    for item in items {
        match item {
            MappingItem::Pair(key, pattern) => {
                if rest.is_some() {
                    state.raise("invalid syntax", key.span);
                }
                keys.push(*key);
                patterns.push(*pattern);
            }
            MappingItem::Rest(name, span) => {
                if name == "_" {
                    state.raise("invalid syntax", Span::new(span.end.saturating_sub(1), span.end));
                }
                rest = Some((name, span));
            }
        }
    }
    let rest = rest.map(|(name, _)| name);
    make(state, PatternKind::MatchMapping { keys, patterns, rest }, start, end)
}

pub fn class(
    state: &State<'_>,
    cls: Expr,
    arguments: Vec<ClassArgument>,
    start: u32,
    end: u32,
) -> Box<Pattern> {
    let (mut patterns, mut kwd_attrs, mut kwd_patterns) = (Vec::<Pattern>::new(), Vec::new(), Vec::new());
    for argument in arguments {
        match argument {
            ClassArgument::Positional(pattern) => {
                if !kwd_attrs.is_empty() {
                    state.raise("positional patterns follow keyword patterns", pattern.span);
                }
                patterns.push(*pattern);
            }
            ClassArgument::Keyword(name, pattern) => {
                kwd_attrs.push(name);
                kwd_patterns.push(*pattern);
            }
        }
    }
    let cls = Box::new(cls);
    make(state, PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns }, start, end)
}
