//! `_string`: the templates of `str.format`, taken apart for `string.Formatter`.
//!
//! The natives read a whole template and hand out what they found, with the error that ended it last: the script half
//! raises it when the walk gets there, as an iterator does.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::text::str_format::{FieldName, First, Piece, Step, Template, TemplateError};
use taipan_vm::types::str::shared::view;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{size, wanted};

/// The module `_string`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_string",
    doc: "string helper module",
    functions: &[
        NativeRow::function(
            "_pieces",
            "($module, template, /)",
            pieces,
            "Literals and fields of a template.",
        ),
        NativeRow::function(
            "_path",
            "($module, name, /)",
            path,
            "The first part of a field name and its steps.",
        ),
    ],
    types: &[],
    fill: None,
    script: script!("templates.py"),
};

/// The only argument, a str.
fn text(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = wanted(cx, arguments, 0)?.clone();
    if text.is_kind(Kind::Str) {
        return Ok(text);
    }
    let message = format!("expected str, got {}", cx.type_name(&text));
    Err(cx.type_error(&message))
}

fn pieces(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let template = text(cx, arguments)?;
    cx.charge(view(cx, &template).len() / 8)?;
    let read: Vec<Result<Piece, TemplateError>> = Template::new(view(cx, &template)).collect();
    let mut rows = Vec::new();
    for piece in read {
        rows.push(match piece {
            Ok(piece) => row(cx, &template, &piece)?,
            Err(error) => cx.str(error.0)?,
        });
    }
    cx.list(&rows)
}

/// Literal text, field name, specification, conversion.
fn row(cx: &mut Cx, template: &Value, piece: &Piece) -> Answer {
    let literal = cx.str_slice(template, piece.literal.start, piece.literal.end)?;
    let Some(field) = &piece.field else {
        return cx.tuple(&[literal, Value::NONE, Value::NONE, Value::NONE]);
    };
    let name = cx.str_slice(template, field.name.start, field.name.end)?;
    let spec = cx.str_slice(template, field.spec.start, field.spec.end)?;
    let conversion = match field.conversion {
        Some(letter) => cx.str_from_point(letter)?,
        None => Value::NONE,
    };
    cx.tuple(&[literal, name, spec, conversion])
}

fn path(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = text(cx, arguments)?;
    let length = view(cx, &name).len();
    cx.charge(length / 8)?;
    let split = FieldName::split(view(cx, &name), 0..length).map(|(first, rest)| (first, rest.collect()));
    let (first, read): (First, Vec<Result<Step, TemplateError>>) = match split {
        Ok(split) => split,
        Err(error) => return Err(cx.value_error(error.0)),
    };
    let first = match first {
        First::Empty => cx.empty_str(),
        First::Index(index) => size(cx, index)?,
        First::Name(range) => cx.str_slice(&name, range.start, range.end)?,
    };
    let mut steps = Vec::new();
    for step in read {
        steps.push(match step {
            Err(error) => cx.str(error.0)?,
            Ok(step) => {
                let (is_attribute, key) = match step {
                    Step::Attribute(range) => (true, cx.str_slice(&name, range.start, range.end)?),
                    Step::Key(range) => (false, cx.str_slice(&name, range.start, range.end)?),
                    Step::Index(index) => (false, size(cx, index)?),
                };
                cx.tuple(&[Value::bool(is_attribute), key])?
            }
        });
    }
    let steps = cx.list(&steps)?;
    cx.tuple(&[first, steps])
}
