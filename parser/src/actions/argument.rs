//! Arguments of calls and classes.

use std::collections::HashSet;

use super::State;
use crate::Span;
use crate::ast::{Comprehension, Expr, ExprKind, Keyword};

/// One argument.
#[derive(Debug)]
pub enum Argument {
    /// `value`, `*value`
    Positional(Expr),
    /// `value for … in …`, not in parentheses of its own
    Generator(Expr),
    /// `name=value`, `**value`
    Keyword(Box<Keyword>),
    /// The comma after the last argument, if that was a bare generator; nothing else needs it.
    TrailingComma,
}

pub fn generator(
    state: &State<'_>,
    elt: Expr,
    generators: Vec<Comprehension>,
    start: u32,
    end: u32,
) -> Argument {
    Argument::Generator(super::expression::generator(state, elt, generators, start, end))
}

/// Remembers the comma that makes `f(x for x in y,)` wrong.
pub fn trailing_comma(_state: &State<'_>, mut arguments: Vec<Argument>) -> Vec<Argument> {
    if matches!(arguments.last(), Some(Argument::Generator(_))) {
        arguments.push(Argument::TrailingComma);
    }
    arguments
}

/// A call; `open` is where its parenthesis opens.
pub fn call(
    state: &State<'_>,
    func: Expr,
    arguments: Vec<Argument>,
    open: u32,
    start: u32,
    end: u32,
) -> Expr {
    let (args, keywords) = match <[Argument; 1]>::try_from(arguments) {
        Ok([Argument::Generator(generator)]) => {
            // The call's parentheses are the generator's.
            (vec![Expr::new(generator.node, Span::new(open, end))], Vec::new())
        }
        Ok([only]) => split(state, vec![only]),
        Err(arguments) => split(state, arguments),
    };
    state.expression(ExprKind::Call { func: Box::new(func), args, keywords }, start, end)
}

/// Positional and keyword arguments apart, their order checked.
pub fn split(state: &State<'_>, arguments: Vec<Argument>) -> (Vec<Expr>, Vec<Keyword>) {
    let mut args = Vec::new();
    let mut keywords: Vec<Keyword> = Vec::new();
    for argument in arguments {
        match argument {
            Argument::Positional(value) => {
                check_order(state, &value, &keywords);
                args.push(value);
            }
            Argument::Generator(value) => {
                state.raise("Generator expression must be parenthesized", value.span);
                args.push(value);
            }
            Argument::Keyword(keyword) => keywords.push(*keyword),
            Argument::TrailingComma => {}
        }
    }
    check_repeated(state, &keywords);
    (args, keywords)
}

/// A positional argument after keyword arguments.
fn check_order(state: &State<'_>, value: &Expr, before: &[Keyword]) {
    if before.is_empty() {
        return;
    }
    let unpacks_mapping = before.iter().any(|keyword| keyword.arg.is_none());
    let unpacks_iterable = matches!(value.node, ExprKind::Starred { .. });
    let message = match (unpacks_iterable, unpacks_mapping) {
        (true, true) => "iterable argument unpacking follows keyword argument unpacking",
        (true, false) => return,
        (false, true) => "positional argument follows keyword argument unpacking",
        (false, false) => "positional argument follows keyword argument",
    };
    state.raise(message, value.span);
}

fn check_repeated(state: &State<'_>, keywords: &[Keyword]) {
    if keywords.len() < 2 {
        return;
    }
    let mut seen = HashSet::with_capacity(keywords.len());
    for keyword in keywords {
        if let Some(name) = &keyword.arg
            && !seen.insert(name.as_str())
        {
            state.raise(format!("keyword argument repeated: {name}"), keyword.span);
        }
    }
}
