//! `_ast`: the syntax tree as objects.
//!
//! - `nodes.py`: the classes, from one table
//! - `make`: a tree that was parsed becomes objects
//! - `read`, `read_expression`, `read_statement`, `read_pattern`: objects become a tree again, judged on the way
//!   by the rules that the grammar would have enforced

mod make;
mod read;
mod read_expression;
mod read_pattern;
mod read_statement;

use std::sync::Arc;

use taipan_parser::ast::{Ast, ExprKind};
use taipan_parser::{Mode, Parsed, Position, Warning};
use taipan_vm::builtins::{ALLOW_INCOMPLETE_INPUT, source_text};
use taipan_vm::compile::{Lines, Options, compile_placed};
use taipan_vm::error::{Answer, Raised};
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{flag, wanted};
use make::Maker;
use read::{Fault, Reader};

/// The module `_ast`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_ast",
    doc: "",
    functions: &[
        NativeRow::function(
            "_parse",
            "($module, source, filename, mode, flags, /)",
            parse,
            "A tuple: the tree of a source, as objects, what there is to warn of, the text of the source.",
        ),
        NativeRow::function(
            "_code",
            "($module, tree, filename, mode, optimize, annotations, top_level_await, /)",
            code,
            "The code of a tree; a list of it and what there is to warn of; a tuple when a node is not what it should be: what was wanted, what there is.",
        ),
    ],
    types: &[],
    fill: None,
    script: script!("ast/nodes.py"),
};

/// The namespace of the module, where the classes are.
fn namespace(cx: &mut Cx) -> Answer {
    let modules = cx.modules();
    match cx.dict_get_text(&modules, "_ast")? {
        Some(module) => Ok(cx.module_namespace(&module)),
        None => Err(cx.system_error("lost module _ast")),
    }
}

fn parse(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let file = wanted(cx, arguments, 1)?.clone();
    let file = cx.text_of(&file);
    let source = wanted(cx, arguments, 0)?.clone();
    let source = source_text(cx, &source, "compile", &file, false)?;
    let mode = wanted(cx, arguments, 2)?.clone();
    let mode = match cx.text_of(&mode).as_str() {
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        "func_type" => {
            let tree = function_type(cx, &source, &file)?;
            let (warnings, text) = (cx.list(&[])?, cx.str(&source)?);
            return cx.tuple(&[tree, warnings, text]);
        }
        _ => Mode::File,
    };
    let flags = wanted(cx, arguments, 3)?.clone();
    let may_end_early = cx.as_i64(&flags).is_some_and(|flags| flags & ALLOW_INCOMPLETE_INPUT != 0);
    if may_end_early && taipan_parser::parse(&source, mode).is_err_and(|error| error.incomplete) {
        let class = cx.exceptions().incomplete_input_error.clone();
        return Err(cx.raise_text(&class, "incomplete input"));
    }
    let parsed = parsed(cx, &source, mode, &file)?;
    let tree = Maker::new(cx, &source, 0)?.tree(cx, &parsed.ast)?;
    let warnings = cx.syntax_warnings(&parsed.warnings, &source)?;
    let text = cx.str(&source)?;
    cx.tuple(&[tree, warnings, text])
}

fn parsed(cx: &mut Cx, source: &str, mode: Mode, file: &str) -> Answer<Parsed> {
    cx.charge(source.len() / 4)?;
    cx.check_room(source.len().saturating_mul(16))?;
    match taipan_parser::parse(source, mode) {
        Ok(parsed) => Ok(parsed),
        Err(error) => Err(cx.raise_syntax_error(&error, source, file, mode, false)),
    }
}

/// `(int, *str, **object) -> bool`: the arguments are read as those of a call whose callee stands on a line of
/// its own before them, the result as an expression in brackets at its own place.
fn function_type(cx: &mut Cx, source: &str, file: &str) -> Answer {
    let text = source.trim_end();
    let Some((arguments, _)) = text.rsplit_once("->").filter(|(before, _)| before.starts_with('(')) else {
        let Err(error) = taipan_parser::parse("->", Mode::Eval) else {
            return Err(cx.value_error("no function type"));
        };
        return Err(cx.raise_syntax_error(&error, source, file, Mode::Eval, false));
    };
    let call = format!("f\\\n{}", arguments.trim_end());
    let before: String =
        arguments.chars().skip(1).map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect();
    let result = format!("({before}  {})", text.get(arguments.len() + 2..).unwrap_or(""));
    let call_tree = parsed(cx, &call, Mode::Eval, file)?.ast;
    let result_tree = parsed(cx, &result, Mode::Eval, file)?.ast;
    let (Ast::Expression { body: call_body }, Ast::Expression { body: returns }) = (&call_tree, &result_tree)
    else {
        return Err(cx.value_error("no function type"));
    };
    let ExprKind::Call { args, keywords, .. } = &call_body.node else {
        return Err(cx.value_error("no function type"));
    };
    let positional = args.iter().map(|argument| match &argument.node {
        ExprKind::Starred { value, .. } => value,
        _ => argument,
    });
    let all: Vec<_> = positional.chain(keywords.iter().map(|keyword| &keyword.value)).collect();
    let returns = Maker::new(cx, &result, 0)?.expression(cx, returns)?;
    Maker::new(cx, &call, 1)?.function_type(cx, &all, returns)
}

fn code(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let tree = wanted(cx, arguments, 0)?.clone();
    let file = wanted(cx, arguments, 1)?.clone();
    let file = cx.text_of(&file);
    let mode = wanted(cx, arguments, 2)?.clone();
    let mode = cx.text_of(&mode);
    let optimize = wanted(cx, arguments, 3)?.clone();
    let optimize = cx.as_i64(&optimize).and_then(|level| u8::try_from(level).ok());
    let options = Options {
        file_name: Arc::from(file.as_str()),
        optimize: optimize.unwrap_or_else(|| cx.optimization()),
        future_annotations: flag(cx, arguments.get(4), false),
        future_flufl: false,
        top_level_await: flag(cx, arguments.get(5), false),
        hidden: false,
        max_digits: cx.int_digit_limit(),
    };
    let mut reader = Reader::new();
    let root = match reader.root(cx, &tree, &mode) {
        Ok(root) => root,
        Err(Fault::Raised) => return Err(Raised),
        Err(Fault::Unlike(expected, value)) => {
            let expected = cx.str(expected)?;
            return cx.tuple(&[expected, value]);
        }
    };
    let places = reader.into_places();
    match compile_placed(&root, Lines::of_places(places.clone()), &options) {
        Ok(compiled) if compiled.warnings.is_empty() => cx.code_object(compiled.code),
        Ok(compiled) => {
            let code = cx.code_object(compiled.code)?;
            let warnings = placed_warnings(cx, &compiled.warnings, &places)?;
            cx.list(&[code, warnings])
        }
        Err(error) => {
            let place = |at: u32| places.get(at as usize).copied();
            Err(cx.raise_syntax_error_at(&error, place(error.span.start), place(error.span.end), &file))
        }
    }
}

/// Warnings about a tree as the prelude takes them.
fn placed_warnings(cx: &mut Cx, warnings: &[Warning], places: &[Position]) -> Answer {
    let mut items = Vec::new();
    for warning in warnings {
        let place = |at: u32| places.get(at as usize).copied().unwrap_or(Position { line: 1, column: 0 });
        let (start, end) = (place(warning.span.start), place(warning.span.end));
        let message = cx.str(&warning.message)?;
        let number = |number: u32| Value::small_int(i64::from(number));
        let parts = [
            message,
            number(start.line),
            number(start.column + 1),
            number(end.line),
            number(end.column + 1),
            Value::NONE,
        ];
        items.push(cx.tuple(&parts)?);
    }
    cx.list(&items)
}
