//! Errors of binding arguments to a script function's parameters, in CPython's words.

use crate::bytecode::Code;
use crate::error::Raised;
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Cx;

/// `__qualname__` of a function, as errors show it.
pub(crate) fn function_name(cx: &Cx, function: &Value) -> String {
    function.get::<Function>(cx).map(|function| cx.text_of(&function.qualified_name)).unwrap_or_default()
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// More positional arguments than parameters.
#[cold]
pub(crate) fn too_many_positional(
    cx: &mut Cx,
    function: &Value,
    code: &Code,
    given: usize,
    keywords: &[Value],
) -> Raised {
    let name = function_name(cx, function);
    let most = code.positional as usize;
    let defaults =
        function.get::<Function>(cx).map_or(0, |function| cx.tuple_items(&function.defaults).len());
    let keyword_only: Vec<&str> =
        code.locals[most..most + code.keyword_only as usize].iter().map(|local| &*local.name).collect();
    let named = keywords.iter().filter(|name| keyword_only.contains(&&*cx.text_of(name))).count();
    let (takes, is_plural) = if defaults > 0 {
        (format!("from {} to {most}", most - defaults.min(most)), true)
    } else {
        (most.to_string(), most != 1)
    };
    let verb = if given == 1 && named == 0 { "was" } else { "were" };
    let also = if named > 0 {
        format!(" positional argument{} (and {named} keyword-only argument{})", plural(given), plural(named))
    } else {
        String::new()
    };
    cx.type_error(&format!(
        "{name}() takes {takes} positional argument{} but {given}{also} {verb} given",
        if is_plural { "s" } else { "" }
    ))
}

fn join_names(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}

fn missing(cx: &mut Cx, function: &Value, names: &[String], what: &str) -> Raised {
    let name = function_name(cx, function);
    cx.type_error(&format!(
        "{name}() missing {} required {what} argument{}: {}",
        names.len(),
        plural(names.len()),
        join_names(names)
    ))
}

fn unset_names(code: &Code, bound: &[Value], range: std::ops::Range<usize>) -> Vec<String> {
    range.filter(|&at| bound[at].is_unset()).map(|at| format!("'{}'", code.locals[at].name)).collect()
}

/// Positional parameters without argument or default.
#[cold]
pub(crate) fn missing_positional(cx: &mut Cx, function: &Value, code: &Code, bound: &[Value]) -> Raised {
    let names = unset_names(code, bound, 0..code.positional as usize);
    missing(cx, function, &names, "positional")
}

/// Keyword-only parameters without argument or default.
#[cold]
pub(crate) fn missing_keyword_only(cx: &mut Cx, function: &Value, code: &Code, bound: &[Value]) -> Raised {
    let first = code.positional as usize;
    let names = unset_names(code, bound, first..first + code.keyword_only as usize);
    missing(cx, function, &names, "keyword-only")
}

/// A keyword that no parameter has.
#[cold]
pub(crate) fn unexpected_keyword(
    cx: &mut Cx,
    function: &Value,
    code: &Code,
    keywords: &[Value],
    text: &str,
) -> Raised {
    let name = function_name(cx, function);
    let only: Vec<String> = code.locals[..code.positional_only as usize]
        .iter()
        .filter(|local| keywords.iter().any(|keyword| *cx.text_of(keyword) == *local.name))
        .map(|local| local.name.to_string())
        .collect();
    if !only.is_empty() {
        return cx.type_error(&format!(
            "{name}() got some positional-only arguments passed as keyword arguments: '{}'",
            only.join(", ")
        ));
    }
    let known = &code.locals[code.positional_only as usize..(code.positional + code.keyword_only) as usize];
    let hint = crate::protocol::suggest::closest(text, known.iter().map(|local| &*local.name));
    let hint = hint.map(|hint| format!(". Did you mean '{hint}'?")).unwrap_or_default();
    cx.type_error(&format!("{name}() got an unexpected keyword argument '{text}'{hint}"))
}
