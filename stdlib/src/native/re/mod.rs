//! `_re`: the native half of `re`. The engine is `crate::regex`; here are its faces for scripts.
//!
//! - `subject`: what is matched against, and matching in slices
//! - `pattern`: the type `re.Pattern` and its searching methods
//! - `found`: the type `re.Match`
//! - `scanner`: the scanner and the iterator of `finditer`
//! - `substitute`: `sub`, `subn`, `expand`
//!
//! What can only be said with the classes of the script half (`PatternError`, warnings) is told to it: `compile`
//! answers a tuple, and a bad template is handed to the function that was given to `_on_template_error`.

mod found;
mod pattern;
mod scanner;
mod subject;
mod substitute;

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::types::bytes::Bytes;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use crate::regex::{self, ErrorKind, RegexError};
use subject::Database;

/// The module `_re`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_re",
    doc: "Compiled regular expressions.",
    functions: &[
        NativeRow::function(
            "compile",
            "($module, pattern, flags, /)",
            compile,
            "Compile a pattern; answer it, or (pattern or None, warnings, message, position).",
        )
        .cost(100),
        NativeRow::function(
            "_on_template_error",
            "($module, function, /)",
            on_template_error,
            "Name the function that raises an error about a template.",
        ),
    ],
    types: &[&pattern::TYPE, &found::TYPE, &scanner::TYPE, &scanner::ITERATOR],
    fill: None,
    script: None,
};

/// Under this name the function is kept that raises errors about templates.
const TEMPLATE_ERROR: &str = "re.template_error";

fn on_template_error(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if let [function, ..] = arguments {
        cx.keep(TEMPLATE_ERROR, function.clone());
    }
    Ok(Value::NONE)
}

/// The code points of an exact kind: a str's, or a bytes object's.
fn pattern_codes(cx: &Cx, pattern: &Value) -> Option<(Vec<u32>, bool)> {
    if let Some(text) = pattern.get::<Str>(cx) {
        return Some((text.code_points().collect(), false));
    }
    let bytes = match pattern.get::<Bytes>(cx) {
        Some(bytes) => bytes.as_slice(),
        None => subject::bytes_of(cx, pattern)?,
    };
    Some((bytes.iter().map(|&byte| u32::from(byte)).collect(), true))
}

fn compile(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [source, flags] = arguments else {
        return Err(cx.system_error("compile wants two arguments"));
    };
    let Some((codes, is_bytes)) = pattern_codes(cx, source) else {
        return Err(cx.type_error("first argument must be string or compiled pattern"));
    };
    let flags = flag_bits(cx, flags)?;
    cx.charge(codes.len())?;
    cx.check_room(codes.len().saturating_mul(64))?;
    match regex::compile(&codes, flags, is_bytes, &Database) {
        Ok(program) => {
            let warnings: Vec<String> = program.warnings().iter().map(|w| w.message.clone()).collect();
            let pattern = pattern::create(cx, source.clone(), program, is_bytes)?;
            if warnings.is_empty() {
                return Ok(pattern);
            }
            let warnings: Answer<Vec<Value>> = warnings.iter().map(|text| cx.str(text)).collect();
            let warnings = cx.tuple(&warnings?)?;
            cx.tuple(&[pattern, warnings, Value::NONE, Value::NONE])
        }
        Err(error) => compile_error(cx, &error),
    }
}

fn flag_bits(cx: &mut Cx, flags: &Value) -> Answer<u32> {
    if cx.as_int(flags).is_none() {
        let text = format!("unsupported operand type(s) for &: {} and 'int'", cx.quoted_type_name(flags));
        return Err(cx.type_error(&text));
    }
    match cx.as_i64(flags).and_then(|flags| i32::try_from(flags).ok()) {
        Some(flags) => Ok(flags.cast_unsigned()),
        None => Err(cx.overflow_error("Python int too large to convert to C int")),
    }
}

/// Raises what has a builtin class; tells the rest to the script half.
fn compile_error(cx: &mut Cx, error: &RegexError) -> Answer {
    let text = error.text();
    match error.kind {
        ErrorKind::Value => Err(cx.value_error(&text)),
        ErrorKind::Overflow => Err(cx.overflow_error(&text)),
        ErrorKind::Recursion => Err(cx.recursion_error(&text)),
        ErrorKind::Index => Err(cx.index_error(&text)),
        ErrorKind::Pattern => {
            let message = cx.str_from_points(&error.message)?;
            let position = position_of(cx, error)?;
            let none = cx.empty_tuple();
            cx.tuple(&[Value::NONE, none, message, position])
        }
    }
}

/// The position of an error as an int, or None.
fn position_of(cx: &mut Cx, error: &RegexError) -> Answer {
    match error.position {
        Some(position) => cx.int(i64::try_from(position).unwrap_or(i64::MAX)),
        None => Ok(Value::NONE),
    }
}

/// A position given by a script: clipped to 0 from below.
fn index_argument(cx: &mut Cx, value: Option<&Value>, default: usize) -> Answer<usize> {
    let Some(value) = value else {
        return Ok(default);
    };
    match signed_argument(cx, value)? {
        number if number < 0 => Ok(0),
        number => Ok(usize::try_from(number).unwrap_or(usize::MAX)),
    }
}

/// An int that fits 64 bits.
fn signed_argument(cx: &mut Cx, value: &Value) -> Answer<i64> {
    if cx.as_int(value).is_none() {
        let text = format!("{} object cannot be interpreted as an integer", cx.quoted_type_name(value));
        return Err(cx.type_error(&text));
    }
    match cx.as_i64(value) {
        Some(number) => Ok(number),
        None => Err(cx.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// An int from a size.
fn size(cx: &mut Cx, number: usize) -> Answer {
    cx.int(i64::try_from(number).unwrap_or(i64::MAX))
}
