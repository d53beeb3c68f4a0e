//! Numbers, displays and comprehensions.

use taipan_lexer::IntLiteral;

use super::State;
use crate::Span;
use crate::ast::{Comprehension, Constant, Expr, ExprKind};

/// An integer: small when it fits, its digits when not.
pub fn integer(state: &State<'_>, literal: IntLiteral, start: u32, end: u32) -> Expr {
    let value = match i64::from_str_radix(&literal.digits, literal.radix) {
        Ok(small) => Constant::Int(small),
        Err(_) => {
            let digits = literal.digits.trim_start_matches('0').into();
            Constant::BigInt { digits, radix: literal.radix }
        }
    };
    state.constant(value, start, end)
}

/// Refuses `*a for a in b`.
fn check_element(state: &State<'_>, elt: &Expr) {
    if matches!(elt.node, ExprKind::Starred { .. }) {
        state.raise("iterable unpacking cannot be used in comprehension", elt.span);
    }
}

pub fn generator(state: &State<'_>, elt: Expr, generators: Vec<Comprehension>, start: u32, end: u32) -> Expr {
    check_element(state, &elt);
    state.expression(ExprKind::GeneratorExp { elt: Box::new(elt), generators }, start, end)
}

pub fn list_comprehension(
    state: &State<'_>,
    elt: Expr,
    generators: Vec<Comprehension>,
    start: u32,
    end: u32,
) -> Expr {
    check_element(state, &elt);
    state.expression(ExprKind::ListComp { elt: Box::new(elt), generators }, start, end)
}

pub fn set_comprehension(
    state: &State<'_>,
    elt: Expr,
    generators: Vec<Comprehension>,
    start: u32,
    end: u32,
) -> Expr {
    check_element(state, &elt);
    state.expression(ExprKind::SetComp { elt: Box::new(elt), generators }, start, end)
}

/// One item of a dict display: a key and its value, or a mapping that is unpacked.
pub type DictItem = (Option<Box<Expr>>, Box<Expr>, Span);

pub fn dict(state: &State<'_>, items: Vec<DictItem>, start: u32, end: u32) -> Expr {
    let mut keys = Vec::with_capacity(items.len());
    let mut values = Vec::with_capacity(items.len());
    for (key, value, _) in items {
        keys.push(key.map(|key| *key));
        values.push(*value);
    }
    state.expression(ExprKind::Dict { keys, values }, start, end)
}

pub fn dict_comprehension(
    state: &State<'_>,
    (key, value, span): DictItem,
    generators: Vec<Comprehension>,
    start: u32,
    end: u32,
) -> Expr {
    let Some(key) = key else {
        let stars = Span::new(span.start, span.start.saturating_add(2));
        state.raise("dict unpacking cannot be used in dict comprehension", stars);
        return *value;
    };
    state.expression(ExprKind::DictComp { key, value, generators }, start, end)
}
