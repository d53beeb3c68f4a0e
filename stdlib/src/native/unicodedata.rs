//! `unicodedata`: what the Unicode database says of characters.

use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow};
use taipan_vm::protocol::text::{str_of_buf, text};
use taipan_vm::text::unicode::{self, Form};
use taipan_vm::text::units::{Text, TextBuf};
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::wanted;

/// The module `unicodedata`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "unicodedata",
    doc: "This module provides access to the Unicode Character Database.",
    functions: &[
        NativeRow::function(
            "name",
            "($module, chr, default=<unrepresentable>, /)",
            name,
            "Returns the name assigned to the character chr as a string.",
        ),
        NativeRow::function("lookup", "($module, name, /)", lookup, "Look up character by name."),
        NativeRow::function(
            "decimal",
            "($module, chr, default=<unrepresentable>, /)",
            decimal,
            "Converts a Unicode character into its equivalent decimal value.",
        ),
        NativeRow::function(
            "digit",
            "($module, chr, default=<unrepresentable>, /)",
            digit,
            "Converts a Unicode character into its equivalent digit value.",
        ),
        NativeRow::function(
            "numeric",
            "($module, chr, default=<unrepresentable>, /)",
            numeric,
            "Converts a Unicode character into its equivalent numeric value.",
        ),
        NativeRow::function(
            "category",
            "($module, chr, /)",
            category,
            "Returns the general category assigned to the character chr as string.",
        ),
        NativeRow::function(
            "bidirectional",
            "($module, chr, /)",
            bidirectional,
            "Returns the bidirectional class assigned to the character chr as string.",
        ),
        NativeRow::function(
            "combining",
            "($module, chr, /)",
            combining,
            "Returns the canonical combining class assigned to the character chr as integer.",
        ),
        NativeRow::function(
            "east_asian_width",
            "($module, chr, /)",
            width,
            "Returns the east asian width assigned to the character chr as string.",
        ),
        NativeRow::function(
            "mirrored",
            "($module, chr, /)",
            mirrored,
            "Returns 1 if the character chr is mirrored in bidirectional text, otherwise 0.",
        ),
        NativeRow::function(
            "normalize",
            "($module, form, unistr, /)",
            normalize,
            "Return the normal form 'form' for the Unicode string unistr.",
        ),
        NativeRow::function(
            "is_normalized",
            "($module, form, unistr, /)",
            is_normalized,
            "Return whether the Unicode string unistr is in the normal form 'form'.",
        ),
    ],
    types: &[],
    fill: Some(fill),
    script: script!("unicodedata.py"),
};

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    let version = cx.str(unicode::VERSION)?;
    cx.dict_set_text(&namespace, "unidata_version", version)
}

/// The argument that must be one character. `called` names the function, and the argument if there are more.
fn character(cx: &mut Cx, arguments: &[Value], called: &str, more: bool) -> Answer<u32> {
    let value = wanted(cx, arguments, 0)?;
    let which = if more { "argument 1" } else { "argument" };
    let Some(own) = value.get::<Str>(cx) else {
        let text = format!("{called}() {which} must be a unicode character, not {}", cx.type_name(value));
        return Err(cx.type_error(&text));
    };
    if own.len() == 1 {
        return Ok(own.at(0));
    }
    let text =
        format!("{called}(): {which} must be a unicode character, not a string of length {}", own.len());
    Err(cx.type_error(&text))
}

/// The default, or ValueError with this text.
fn default_or(cx: &mut Cx, arguments: &[Value], text: &str) -> Answer {
    match arguments.given(1) {
        Some(default) => Ok(default.clone()),
        None => Err(cx.value_error(text)),
    }
}

fn name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "name", true)?;
    match unicode::name(code) {
        Some(name) => cx.str(&name),
        None => default_or(cx, arguments, "no such name"),
    }
}

fn lookup(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = wanted(cx, arguments, 0)?;
    if value.get::<Str>(cx).is_none() {
        let text = format!("lookup() argument must be str, not {}", cx.type_name(value));
        return Err(cx.type_error(&text));
    }
    let wanted = cx.text_of(value);
    match unicode::lookup(&wanted) {
        Some(code) => cx.str_from_point(code),
        None => {
            let text = format!("undefined character name '{wanted}'");
            let text = cx.str(&text)?;
            Err(cx.key_error(&text))
        }
    }
}

fn decimal(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "decimal", true)?;
    match unicode::decimal_value(code) {
        Some(value) => cx.int(i64::from(value)),
        None => default_or(cx, arguments, "not a decimal"),
    }
}

fn digit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "digit", true)?;
    match unicode::digit_value(code) {
        Some(value) => cx.int(i64::from(value)),
        None => default_or(cx, arguments, "not a digit"),
    }
}

fn numeric(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "numeric", true)?;
    match unicode::numeric_value(code) {
        Some(value) => cx.float(value),
        None => default_or(cx, arguments, "not a numeric character"),
    }
}

fn category(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "category", false)?;
    cx.str(unicode::category(code))
}

fn bidirectional(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "bidirectional", false)?;
    cx.str(unicode::bidirectional(code))
}

fn combining(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "combining", false)?;
    cx.int(i64::from(unicode::combining(code)))
}

fn width(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "east_asian_width", false)?;
    cx.str(unicode::east_asian_width(code))
}

fn mirrored(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let code = character(cx, arguments, "mirrored", false)?;
    cx.int(i64::from(unicode::is_mirrored(code)))
}

/// The form, if it is one, of a function whose arguments are two strs.
fn form(cx: &mut Cx, arguments: &[Value], called: &str) -> Answer<Option<Form>> {
    for at in 0..2 {
        let value = wanted(cx, arguments, at)?;
        if value.get::<Str>(cx).is_none() {
            let text = format!("{called}() argument {} must be str, not {}", at + 1, cx.type_name(value));
            return Err(cx.type_error(&text));
        }
    }
    let form = wanted(cx, arguments, 0)?;
    Ok(Form::by_name(&cx.text_of(form)))
}

fn normalize(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let form = form(cx, arguments, "normalize")?;
    let source = wanted(cx, arguments, 1)?;
    let length = text(cx, source).len();
    if length == 0 {
        return Ok(cx.empty_str());
    }
    let Some(form) = form else { return Err(cx.value_error("invalid normalization form")) };
    cx.charge(length)?;
    cx.check_room(length.saturating_mul(16))?;
    if unicode::is_normalized(form, text(cx, source)) && cx.is_exact_str(source) {
        return Ok(source.clone());
    }
    let normal: TextBuf = unicode::normalize(form, text(cx, source));
    str_of_buf(cx, normal)
}

fn is_normalized(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let form = form(cx, arguments, "is_normalized")?;
    let source = wanted(cx, arguments, 1)?;
    let own: Text<'_> = text(cx, source);
    let length = own.len();
    if length == 0 {
        return Ok(Value::TRUE);
    }
    cx.charge(length)?;
    match form {
        Some(form) => Ok(Value::bool(unicode::is_normalized(form, text(cx, source)))),
        None => Err(cx.value_error("invalid normalization form")),
    }
}
