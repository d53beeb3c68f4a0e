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
    let is_alone = arguments.len() == 1;
    let mut args = Vec::new();
    let mut keywords: Vec<Keyword> = Vec::new();
    for argument in arguments {
        match argument {
            Argument::Positional(value) => args.push(value),
            Argument::Generator(value) => {
                if is_alone {
                    refuse_clause(state, &value);
                }
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

/// `class C(x for x in y)`: the `for` cannot stand there.
fn refuse_clause(state: &State<'_>, generator: &Expr) {
    let ExprKind::GeneratorExp { elt, .. } = &generator.node else { return };
    let after = state.source.get(elt.span.end as usize..).unwrap_or("");
    let blanks = after.len() - after.trim_start().len();
    let width = if after.trim_start().starts_with("async") { 5 } else { 3 };
    let start = elt.span.end.saturating_add(u32::try_from(blanks).unwrap_or(0));
    state.raise("invalid syntax", Span::new(start, start.saturating_add(width)));
}

/// Refuses a positional argument after keyword arguments. The list has just ended.
pub fn in_order(state: &State<'_>, arguments: Vec<Argument>) -> Vec<Argument> {
    let (mut has_keyword, mut unpacks_mapping) = (false, false);
    let mut before: Option<Span> = None;
    for argument in &arguments {
        match argument {
            Argument::Keyword(keyword) => {
                has_keyword = true;
                unpacks_mapping |= keyword.arg.is_none();
                before = Some(keyword.span);
            }
            Argument::Positional(value) if has_keyword => {
                let is_starred = matches!(value.node, ExprKind::Starred { .. });
                if !is_starred {
                    let unpacking = if unpacks_mapping { " unpacking" } else { "" };
                    let message = format!("positional argument follows keyword argument{unpacking}");
                    state.raise(message, state.last_token());
                } else if unpacks_mapping {
                    let comma = before.map_or(value.span.start, |span| comma_after(state, span.end));
                    let message = "iterable argument unpacking follows keyword argument unpacking";
                    state.raise(message, Span::new(comma, value.span.end));
                }
                before = Some(value.span);
            }
            Argument::Positional(_) | Argument::Generator(_) | Argument::TrailingComma => {}
        }
    }
    arguments
}

/// Where the comma stands that follows an argument.
fn comma_after(state: &State<'_>, end: u32) -> u32 {
    let after = state.source.get(end as usize..).unwrap_or("");
    end.saturating_add(after.find(',').and_then(|at| u32::try_from(at).ok()).unwrap_or(0))
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
            state.raise_late(format!("keyword argument repeated: {name}"), keyword.span);
        }
    }
}
