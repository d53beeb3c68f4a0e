//! `compile`, `eval` and `exec`. Parsing and compiling are leaves; what runs the code is a frame whose
//! namespace is the locals given.

use std::sync::Arc;

use smallvec::smallvec;
use taipan_parser::Mode;

use crate::bytecode::CodeFlags;
use crate::compile::Options;
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, Event, NativeRow, Outcome, Role};
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Cx;

/// Builtin functions.
pub static ROWS: &[NativeRow] = &[
    NativeRow::open(
        "compile",
        "($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        Role::Function,
        "Compile source into a code object that can be executed by exec() or eval().\n\nThe source code may represent a Python module, statement or expression.\nThe filename will be used for run-time error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\nsingle (interactive) statement, or 'eval' to compile an expression.\nThe flags argument, if present, controls which future statements influence\nthe compilation of the code.\nThe dont_inherit argument, if true, stops the compilation inheriting\nthe effects of any future statements in effect in the code calling\ncompile; if absent or false these statements do influence the compilation,\nin addition to any features explicitly specified.",
    )
    .or_script(compile, "compile_by_script"),
    NativeRow::open(
        "eval",
        "($module, source, /, globals=None, locals=None)",
        Role::Function,
        "Evaluate the given source in the context of globals and locals.\n\nThe source may be a string representing a Python expression\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.",
    )
    .resumable(eval),
    NativeRow::open(
        "exec",
        "($module, source, /, globals=None, locals=None, *, closure=None)",
        Role::Function,
        "Execute the given source in the context of globals and locals.\n\nThe source may be a string representing one or more Python statements\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.\nThe closure must be a tuple of cellvars, and can only be used\nwhen source is a code object requiring exactly that many cellvars.",
    )
    .resumable(exec),
];

/// `PyCF_ALLOW_TOP_LEVEL_AWAIT`
const TOP_LEVEL_AWAIT: i64 = 0x2000;
/// `PyCF_ONLY_AST`
const ONLY_AST: i64 = 0x400;
/// `PyCF_DONT_IMPLY_DEDENT`, `PyCF_TYPE_COMMENTS`, `PyCF_ALLOW_INCOMPLETE_INPUT`, `PyCF_OPTIMIZED_AST`
const OTHERS: i64 = 0x200 | 0x1000 | 0x4000 | 0x8000;
/// `PyCF_ALLOW_INCOMPLETE_INPUT`: a source that ends too early raises `_IncompleteInputError`.
pub const ALLOW_INCOMPLETE_INPUT: i64 = 0x4000;
/// Flags of `__future__`.
const FUTURES: i64 =
    0x10 | 0x2_0000 | 0x4_0000 | 0x8_0000 | 0x10_0000 | 0x20_0000 | 0x40_0000 | 0x80_0000 | 0x100_0000;

/// The text of a source argument.
pub fn source_text(cx: &mut Cx, source: &Value, caller: &str, file: &str, code_too: bool) -> Answer<String> {
    let text = match source.kind() {
        Some(Kind::Str) => {
            let text = source.get::<crate::types::str::Str>(cx).and_then(|text| text.to_utf8());
            match text {
                Some(text) => text,
                None => return Err(cx.value_error("source code string cannot contain lone surrogates")),
            }
        }
        Some(Kind::Bytes | Kind::ByteArray | Kind::MemoryView) => {
            let bytes = cx.buffer(source).unwrap_or_default().to_vec();
            cx.decode_source(&bytes, file, false)?
        }
        _ => {
            let what =
                if code_too { "a string, bytes or code object" } else { "a string, bytes or AST object" };
            return Err(cx.type_error(&format!("{caller}() arg 1 must be {what}")));
        }
    };
    if text.contains('\0') {
        let class = cx.exceptions().syntax_error.clone();
        let text = cx.str("source code string cannot contain null bytes")?;
        let exception = cx.exception(&class, std::slice::from_ref(&text))?;
        crate::types::exception::set_field(cx, &exception, 0, text)?;
        return Err(cx.raise(exception));
    }
    Ok(text)
}

/// Tells the audit hooks that a text will be compiled.
pub(crate) fn audit_compile(cx: &mut Cx, text: &str, file: &str) -> Answer<()> {
    if !cx.is_audited() {
        return Ok(());
    }
    let details = [cx.bytes(text.as_bytes())?, cx.str(file)?];
    cx.audit("compile", &details)
}

/// Whether the running code has `from __future__ import annotations`.
fn inherited(cx: &Cx) -> i64 {
    const FEATURES: u32 = CodeFlags::FUTURE_ANNOTATIONS | CodeFlags::FUTURE_FLUFL;
    crate::interp::running_flags(cx).map_or(0, |flags| i64::from(flags.0 & FEATURES))
}

/// What compiling a text gives.
struct Made {
    code: Value,
    /// A list of what `give_syntax_warnings` gives.
    warnings: Value,
}

fn make_code(cx: &mut Cx, text: &str, file: &str, mode: Mode, flags: i64, optimize: u8) -> Answer<Made> {
    let file_name: Arc<str> = file.into();
    let options = Options {
        file_name,
        optimize,
        future_annotations: flags & i64::from(CodeFlags::FUTURE_ANNOTATIONS) != 0,
        future_flufl: flags & i64::from(CodeFlags::FUTURE_FLUFL) != 0,
        top_level_await: flags & TOP_LEVEL_AWAIT != 0,
        hidden: false,
        max_digits: cx.int_digit_limit(),
    };
    cx.charge(text.len() / 4)?;
    audit_compile(cx, text, file)?;
    match crate::import::compile_with(text, mode, &options) {
        Ok(compiled) => {
            let code = cx.code_object(compiled.code)?;
            Ok(Made { code, warnings: cx.syntax_warnings(&compiled.warnings, text)? })
        }
        Err(error) if flags & ALLOW_INCOMPLETE_INPUT != 0 && error.incomplete => {
            let class = cx.exceptions().incomplete_input_error.clone();
            Err(cx.raise_text(&class, "incomplete input"))
        }
        Err(error) => Err(cx.raise_syntax_error(&error, text, file, mode, false)),
    }
}

/// Finishes alone unless an argument needs a script, a tree is wanted or given, or there is something to warn of.
fn compile(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let plain = |at: usize| arguments.given(at).is_none_or(|value| cx.as_i64(value).is_some());
    if !matches!(arguments[1].kind(), Some(Kind::Str | Kind::Bytes)) || !plain(3) || !plain(5) {
        return Ok(None);
    }
    Ok(match compile_checked_arguments(cx, arguments)? {
        Some(made) if cx.list_items(&made.warnings).is_empty() => Some(made.code),
        Some(_) | None => None,
    })
}

/// The same for the script half: code, code with warnings, or None for a tree.
fn compile_checked(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match compile_checked_arguments(cx, arguments)? {
        Some(made) if cx.list_items(&made.warnings).is_empty() => Ok(made.code),
        Some(made) => cx.tuple(&[made.code, made.warnings]),
        None => Ok(Value::NONE),
    }
}

/// Rows that the prelude sees.
pub static PRELUDE_ROWS: &[NativeRow] = &[NativeRow::function(
    "_compile_checked",
    "(source, filename, mode, flags, dont_inherit, optimize, /)",
    compile_checked,
    "What `compile` does once its arguments are plain.",
)];

fn compile_checked_arguments(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Made>> {
    let file = match arguments[1].kind() {
        Some(Kind::Bytes) => {
            String::from_utf8_lossy(&cx.buffer(&arguments[1]).unwrap_or_default()).into_owned()
        }
        _ => cx.text_of(&arguments[1]),
    };
    if !arguments[2].is_kind(Kind::Str) {
        let text = format!("compile() argument 'mode' must be str, not {}", cx.type_name(&arguments[2]));
        return Err(cx.type_error(&text));
    }
    let number =
        |at: usize, otherwise: i64| arguments.given(at).map_or(Some(otherwise), |value| cx.as_i64(value));
    let (Some(mut flags), Some(optimize)) = (number(3, 0), number(5, -1)) else {
        return Err(cx.type_error("an integer is required"));
    };
    if flags & !(TOP_LEVEL_AWAIT | ONLY_AST | OTHERS | FUTURES) != 0 {
        return Err(cx.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(cx.value_error("compile(): invalid optimize value"));
    }
    let only_tree = flags & ONLY_AST != 0;
    let mode = match cx.text_of(&arguments[2]).as_str() {
        "exec" => Mode::File,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        "func_type" if only_tree => return Ok(None),
        "func_type" => {
            return Err(cx.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
        }
        _ if only_tree => {
            return Err(cx.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"));
        }
        _ => return Err(cx.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let is_text = cx.exports_bytes(&arguments[0]) || arguments[0].is_kind(Kind::Str);
    if only_tree || !is_text {
        return Ok(None);
    }
    let isolated = arguments
        .given(4)
        .is_some_and(|value| crate::protocol::truth::quick_truth(cx, value).unwrap_or(true));
    if !isolated {
        flags |= inherited(cx);
    }
    let text = source_text(cx, &arguments[0], "compile", &file, false)?;
    let optimize = if optimize < 0 { cx.vm().config.optimize } else { optimize as u8 };
    make_code(cx, &text, &file, mode, flags, optimize).map(Some)
}

fn eval(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => begin(cx, registers, "eval", Mode::Eval).unwrap_or(Outcome::Raise),
        Event::Returned(value) if registers[0].is_kind(Kind::Code) => Outcome::Return(value),
        Event::Returned(_) => warned(cx, registers, "eval"),
        Event::Raised => Outcome::Raise,
    }
}

fn exec(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => begin(cx, registers, "exec", Mode::File).unwrap_or(Outcome::Raise),
        Event::Returned(_) if registers[0].is_kind(Kind::Code) => Outcome::Return(Value::NONE),
        Event::Returned(_) => warned(cx, registers, "exec"),
        Event::Raised => Outcome::Raise,
    }
}

/// The warnings of the source have been given; what was to be run waits in its place, in a tuple.
fn warned(cx: &mut Cx, registers: &mut [Value], caller: &str) -> Outcome {
    let Some(code) = cx.tuple_items(&registers[0]).first().cloned() else { return Outcome::Raise };
    registers[0] = code;
    let mode = if caller == "eval" { Mode::Eval } else { Mode::File };
    begin(cx, registers, caller, mode).unwrap_or(Outcome::Raise)
}

/// Registers: source, globals, locals, closure.
fn begin(cx: &mut Cx, registers: &mut [Value], caller: &str, mode: Mode) -> Answer<Outcome> {
    let part = |at: usize| registers.given(at).filter(|value| !value.is_none()).cloned();
    let (source, globals, locals, closure) = (registers[0].clone(), part(1), part(2), part(3));
    let (globals, locals) = namespaces(cx, caller, globals, locals)?;
    if cx.dict_get_text(&globals, "__builtins__")?.is_none() {
        let modules = cx.modules();
        if let Some(module) = cx.dict_get_text(&modules, "builtins")? {
            cx.dict_set_text(&globals, "__builtins__", module)?;
        }
    }
    let code = if source.is_kind(Kind::Code) {
        source
    } else {
        if closure.is_some() {
            return Err(cx.type_error("closure can only be used when source is a code object"));
        }
        let text = source_text(cx, &source, caller, "<string>", true)?;
        let text = if mode == Mode::Eval { text.trim_start_matches([' ', '\t']).to_owned() } else { text };
        let flags = inherited(cx);
        let optimize = cx.vm().config.optimize;
        let made = make_code(cx, &text, "<string>", mode, flags, optimize)?;
        if !cx.list_items(&made.warnings).is_empty() {
            registers[0] = cx.tuple(&[made.code])?;
            let function = cx.prelude_function("give_syntax_warnings")?;
            let file = cx.str("<string>")?;
            return Ok(Outcome::Call(function, smallvec![made.warnings, file]));
        }
        made.code
    };
    registers[0] = code.clone();
    cx.audit("exec", std::slice::from_ref(&code))?;
    let closure = checked_closure(cx, &code, closure, caller)?;
    let function = cx.function(&code, &globals, closure, Value::UNSET, Value::UNSET, Value::UNSET)?;
    // SAFETY of the look: the function has just been made and keeps its code alive
    let flags = code.get::<CodeObject>(cx).map_or(CodeFlags(0), |code| code.code.flags);
    let takes_namespace = flags.has(CodeFlags::NAMESPACE);
    debug_assert!(function.get::<Function>(cx).is_some());
    if !takes_namespace {
        return Ok(Outcome::Call(function, smallvec![]));
    }
    if flags.has(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR) {
        // the call makes the coroutine, which finds its names in the globals
        if locals.is(&globals) {
            return Ok(Outcome::Call(function, smallvec![]));
        }
        return Err(cx.not_implemented_error("code that awaits at its top level runs in its globals only"));
    }
    // Unset means the globals themselves, which is quicker
    let is_plain = locals.is(&globals) && cx.is_exact(&globals, &cx.types().dict);
    let namespace = if is_plain { Value::UNSET } else { locals };
    Ok(Outcome::RunNamespace(function, namespace))
}

fn namespaces(
    cx: &mut Cx,
    caller: &str,
    globals: Option<Value>,
    locals: Option<Value>,
) -> Answer<(Value, Value)> {
    if let Some(locals) = &locals {
        let name = cx.intern("__getitem__")?;
        if crate::object::find_special(cx, locals, &name).is_none() {
            let text = format!("locals must be a mapping or None, not {}", cx.type_name(locals));
            let eval_text = "locals must be a mapping";
            return Err(if caller == "eval" { cx.type_error(eval_text) } else { cx.type_error(&text) });
        }
    }
    match globals {
        Some(globals) if globals.is_kind(Kind::Dict) => {
            let locals = locals.unwrap_or_else(|| globals.clone());
            Ok((globals, locals))
        }
        Some(other) => {
            let text = if caller == "eval" {
                let name = cx.intern("__getitem__")?;
                if crate::object::find_special(cx, &other, &name).is_some() {
                    "globals must be a real dict; try eval(expr, {}, mapping)".to_owned()
                } else {
                    "globals must be a dict".to_owned()
                }
            } else {
                format!("exec() globals must be a dict, not {}", cx.type_name(&other))
            };
            Err(cx.type_error(&text))
        }
        None => {
            let globals = match crate::interp::running_globals(cx) {
                Some(globals) => globals,
                None => return Err(cx.system_error("globals and locals cannot be NULL")),
            };
            let locals = match locals {
                Some(locals) => locals,
                None => crate::interp::locals(cx, &[])?,
            };
            Ok((globals, locals))
        }
    }
}

fn checked_closure(cx: &mut Cx, code: &Value, closure: Option<Value>, caller: &str) -> Answer {
    let free = code.get::<CodeObject>(cx).map_or(0, |code| code.code.free_names.len());
    if caller == "eval" && free > 0 {
        return Err(cx.type_error("code object passed to eval() may not contain free variables"));
    }
    match closure {
        None if free == 0 => Ok(Value::UNSET),
        Some(_) if free == 0 => Err(cx.type_error("cannot use a closure with this code object")),
        Some(closure)
            if cx.tuple_items(&closure).len() == free
                && cx.tuple_items(&closure).iter().all(|cell| cell.is_kind(Kind::Cell)) =>
        {
            Ok(closure)
        }
        Some(_) | None => {
            Err(cx.type_error(&format!("code object requires a closure of exactly length {free}")))
        }
    }
}
