//! `str.format` and `str.format_map`: a template is read into a plan; a plan whose fields need no script is
//! carried out here, any other is handed to the script half as values.

use std::ops::Range;

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Arguments, NativeRow};
use crate::object::find_special;
use crate::protocol::text::{afford_text, escape_repr, quick_repr, quick_str, str_of_buf, text};
use crate::text::str_format::{
    FieldName, First, MAX_DEPTH, Numbering, POSITIONAL_IN_MAP, Step, TOO_DEEP, Template, TemplateError,
    unknown_conversion,
};
use crate::text::units::{Text, TextBuf};
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// What a field begins with.
enum Source {
    Position(usize),
    Name(Range<usize>),
}

/// A specification: text, or a template of its own.
enum SpecPlan {
    Text(Range<usize>),
    Nested(Vec<PiecePlan>),
}

struct FieldPlan {
    source: Source,
    steps: Vec<Step>,
    conversion: Option<u32>,
    spec: SpecPlan,
}

/// Literal text and the field behind it.
struct PiecePlan {
    literal: Range<usize>,
    field: Option<FieldPlan>,
}

/// Reads a template, or a specification within it.
fn plan(
    whole: Text<'_>,
    range: Option<Range<usize>>,
    numbering: &mut Numbering,
    depth: usize,
) -> Result<Vec<PiecePlan>, TemplateError> {
    if depth == 0 {
        return Err(TemplateError(TOO_DEEP));
    }
    let template = match range {
        Some(range) => Template::part(whole, range),
        None => Template::new(whole),
    };
    let mut pieces = Vec::new();
    for piece in template {
        let piece = piece?;
        let field = match piece.field {
            None => None,
            Some(field) => {
                let (first, path) = FieldName::split(whole, field.name.clone())?;
                let source = match numbering.resolve(&first)? {
                    Some(position) => Source::Position(position),
                    None => match first {
                        First::Name(name) => Source::Name(name),
                        First::Empty | First::Index(_) => Source::Position(0),
                    },
                };
                let steps = path.collect::<Result<Vec<_>, _>>()?;
                let spec = if field.spec_has_fields {
                    SpecPlan::Nested(plan(whole, Some(field.spec), numbering, depth - 1)?)
                } else {
                    SpecPlan::Text(field.spec)
                };
                Some(FieldPlan { source, steps, conversion: field.conversion, spec })
            }
        };
        pieces.push(PiecePlan { literal: piece.literal, field });
    }
    Ok(pieces)
}

fn read(cx: &mut Cx, template: &Value) -> Answer<Vec<PiecePlan>> {
    let length = text(cx, template).len();
    cx.charge(length / 8)?;
    match plan(text(cx, template), None, &mut Numbering::Unknown, MAX_DEPTH) {
        Ok(plan) => Ok(plan),
        Err(TemplateError(words)) => Err(cx.value_error(words)),
    }
}

/// Where fields take their values: positional arguments (None for `format_map`) and a dict.
struct Fields<'a> {
    template: &'a Value,
    positional: Option<&'a [Value]>,
    named: &'a Value,
}

/// `format(value, spec)`. None: a script's `__format__` or `__str__` must run.
pub fn quick_format(cx: &mut Cx, value: &Value, spec: &Value) -> Answer<Option<Value>> {
    let empty = spec.get::<Str>(cx).is_none_or(Str::is_empty);
    if empty && (cx.is_exact_str(value) || value.as_small_int().is_some()) {
        return quick_str(cx, value);
    }
    let name = cx.names().__format__.clone();
    let object = cx.types().object.clone();
    let Some(method) = find_special(cx, value, &name) else {
        let text = format!("Type {} doesn't define __format__", cx.type_name(value));
        return Err(cx.type_error(&text));
    };
    if cx.find_in_class(&object, &name).is_some_and(|own| own.is(&method)) {
        if empty {
            return quick_str(cx, value);
        }
        let text = format!("unsupported format string passed to {}.__format__", cx.type_name(value));
        return Err(cx.type_error(&text));
    }
    if !method.is_kind(Kind::Native) {
        return Ok(None);
    }
    crate::interp::invoke::call_leaf(cx, &method, &[value.clone(), spec.clone()])
}

fn run(cx: &mut Cx, plan: &[PiecePlan], fields: &Fields<'_>) -> Answer<Option<TextBuf>> {
    let mut result = TextBuf::new();
    for piece in plan {
        result.push_text(text(cx, fields.template).slice(piece.literal.clone()));
        let Some(field) = &piece.field else { continue };
        let Some(part) = run_field(cx, field, fields)? else { return Ok(None) };
        afford_text(cx, (result.len() + text(cx, &part).len()) as u64)?;
        result.push_text(text(cx, &part));
    }
    Ok(Some(result))
}

fn run_field(cx: &mut Cx, field: &FieldPlan, fields: &Fields<'_>) -> Answer<Option<Value>> {
    if !field.steps.is_empty() {
        return Ok(None);
    }
    let mut value = match &field.source {
        Source::Position(at) => match fields.positional {
            None => return Err(cx.value_error(POSITIONAL_IN_MAP)),
            Some(positional) => match positional.get(*at) {
                Some(value) => value.clone(),
                None => return Err(no_position(cx, *at)),
            },
        },
        Source::Name(name) => {
            let key = part_of(cx, fields.template, name)?;
            if fields.named.is_unset() {
                return Err(cx.key_error(&key));
            }
            match cx.dict_get(fields.named, &key)? {
                None => return Ok(None),
                Some(None) => return Err(cx.key_error(&key)),
                Some(Some(value)) => value,
            }
        }
    };
    if let Some(conversion) = field.conversion {
        let converted = match char::from_u32(conversion) {
            Some('s') => quick_str(cx, &value)?,
            Some('r') => quick_repr(cx, &value)?,
            Some('a') => match quick_repr(cx, &value)? {
                Some(shown) => Some(escape_repr(cx, shown)?),
                None => None,
            },
            _ => return Err(cx.value_error(&unknown_conversion(conversion))),
        };
        match converted {
            Some(converted) => value = converted,
            None => return Ok(None),
        }
    }
    let spec = match &field.spec {
        SpecPlan::Text(range) => part_of(cx, fields.template, range)?,
        SpecPlan::Nested(plan) => match run(cx, plan, fields)? {
            Some(spec) => str_of_buf(cx, spec)?,
            None => return Ok(None),
        },
    };
    match quick_format(cx, &value, &spec)? {
        Some(text) if !text.is_kind(Kind::Str) => Ok(None),
        other => Ok(other),
    }
}

#[cold]
fn no_position(cx: &mut Cx, at: usize) -> Raised {
    cx.index_error(&format!("Replacement index {at} out of range for positional args tuple"))
}

fn part_of(cx: &mut Cx, template: &Value, range: &Range<usize>) -> Answer {
    cx.str_slice(template, range.start, range.end)
}

/// `format`: the positional arguments come as a tuple, the others as a dict.
pub fn format(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let template = &arguments[0];
    let positional = arguments.given(1).map(|tuple| cx.tuple_items(tuple).to_vec()).unwrap_or_default();
    let named = arguments.given(2).cloned().unwrap_or_default();
    let plan = read(cx, template)?;
    let fields = Fields { template, positional: Some(&positional), named: &named };
    match run(cx, &plan, &fields)? {
        Some(result) => str_of_buf(cx, result).map(Some),
        None => Ok(None),
    }
}

/// `format_map`
pub fn format_map(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (template, named) = (&arguments[0], &arguments[1]);
    let plan = read(cx, template)?;
    if !cx.is_exact(named, &cx.types().dict) {
        return Ok(None);
    }
    match run(cx, &plan, &Fields { template, positional: None, named })? {
        Some(result) => str_of_buf(cx, result).map(Some),
        None => Ok(None),
    }
}

/// The prelude's native that gives a plan as values: pairs of literal text and field; a field is None or
/// (first, steps, conversion, spec); a step is (is it an attribute, name or key); a spec is text or a plan.
pub const PLAN: NativeRow =
    NativeRow::function("_format_plan", "($module, template, /)", plan_values, "The plan of a template.");

fn plan_values(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let template = &arguments[0];
    let plan = read(cx, template)?;
    to_values(cx, template, &plan)
}

fn to_values(cx: &mut Cx, template: &Value, plan: &[PiecePlan]) -> Answer {
    let mut pieces = Vec::with_capacity(plan.len());
    for piece in plan {
        let literal = part_of(cx, template, &piece.literal)?;
        let field = match &piece.field {
            None => Value::NONE,
            Some(field) => field_value(cx, template, field)?,
        };
        pieces.push(cx.tuple_from([literal, field])?);
    }
    cx.list_from(pieces)
}

fn field_value(cx: &mut Cx, template: &Value, field: &FieldPlan) -> Answer {
    let first = match &field.source {
        Source::Position(at) => Value::small_int(*at as i64),
        Source::Name(name) => part_of(cx, template, name)?,
    };
    let mut steps = Vec::with_capacity(field.steps.len());
    for step in &field.steps {
        let (is_attribute, key) = match step {
            Step::Attribute(name) => (true, part_of(cx, template, name)?),
            Step::Index(index) => (false, cx.int(*index as i64)?),
            Step::Key(key) => (false, part_of(cx, template, key)?),
        };
        steps.push(cx.tuple_from([Value::bool(is_attribute), key])?);
    }
    let steps = cx.list_from(steps)?;
    let conversion = match field.conversion {
        None => Value::NONE,
        Some(conversion) if matches!(char::from_u32(conversion), Some('s' | 'r' | 'a')) => {
            cx.str_from_point(conversion)?
        }
        Some(conversion) => cx.str(&unknown_conversion(conversion))?,
    };
    let spec = match &field.spec {
        SpecPlan::Text(range) => part_of(cx, template, range)?,
        SpecPlan::Nested(plan) => to_values(cx, template, plan)?,
    };
    cx.tuple_from([first, steps, conversion, spec])
}
