//! Stand-ins: functions of a module that is native elsewhere, written as scripts here. They are called as the
//! functions they are (`Kind::Function`), but their class is that of builtin functions and their header has the
//! flag `SPECIAL`: so they bind nothing, and show what natives show. A module says so by `Script::builtin`.

use crate::bytecode::{Code, CodeFlags};
use crate::error::Answer;
use crate::heap::Kind;
use crate::object::{Class, ClassFlags};
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Cx;

/// Makes builtin functions and native classes of what a module defines or hands on under a public name.
pub fn mark_natives(cx: &mut Cx, namespace: &Value) -> Answer<()> {
    let module = cx.dict_get_text(namespace, "__name__")?.unwrap_or(Value::NONE);
    for (name, function) in cx.dict_pairs(namespace) {
        let is_public = !cx.text_of(&name).starts_with('_');
        if let Some(class) = function.get_mut::<Class>(cx)
            && class.row.is_none()
            && !class.flags.has(ClassFlags::EXCEPTION)
        {
            class.flags.0 |= ClassFlags::NATIVE;
        }
        let Some(payload) = function.get_mut::<Function>(cx) else { continue };
        let is_own = payload.globals.is(namespace);
        if !is_own && is_public {
            payload.extras_mut().module = module.clone();
        }
        if is_own || is_public {
            cx.mark_stand_in(&function);
        }
    }
    Ok(())
}

/// `__text_signature__`. None where a default value has no literal.
pub(super) fn text_signature(cx: &mut Cx, function: &Value) -> Answer {
    let Some(payload) = function.get::<Function>(cx) else { return Ok(Value::NONE) };
    let defaults = cx.tuple_items(&payload.defaults).to_vec();
    let keyword_defaults = payload.keyword_defaults.clone();
    let Some(code) = payload.code_object.get::<CodeObject>(cx).map(|object| object.code.clone()) else {
        return Ok(Value::NONE);
    };
    match parameters(cx, &code, &defaults, &keyword_defaults)? {
        Some(parameters) => cx.str(&format!("($module, {}", parameters.join(", ") + ")")),
        None => Ok(Value::NONE),
    }
}

fn parameters(
    cx: &mut Cx,
    code: &Code,
    defaults: &[Value],
    keyword_defaults: &Value,
) -> Answer<Option<Vec<String>>> {
    let (positional, all) = (code.positional as usize, (code.positional + code.keyword_only) as usize);
    let first_default = positional.saturating_sub(defaults.len());
    let starred = |at: usize| code.locals.get(at).map(|local| local.name.to_string()).unwrap_or_default();
    let has_rest = code.flags.has(CodeFlags::VARIABLE_POSITIONAL);
    let mut shown = Vec::new();
    for (at, local) in code.locals.iter().enumerate().take(all) {
        if at == code.positional_only as usize {
            shown.push("/".to_owned());
        }
        if at == positional {
            shown.push(format!("*{}", if has_rest { starred(all) } else { String::new() }));
        }
        let default = if at < positional {
            at.checked_sub(first_default).and_then(|at| defaults.get(at).cloned())
        } else if keyword_defaults.is_kind(Kind::Dict) {
            cx.dict_get_text(keyword_defaults, &local.name)?
        } else {
            None
        };
        shown.push(match default {
            None => local.name.to_string(),
            Some(default) => match literal(cx, &default) {
                Some(text) => format!("{}={text}", local.name),
                None => return Ok(None),
            },
        });
    }
    if code.positional_only as usize == all {
        shown.push("/".to_owned());
    }
    if has_rest && positional == all {
        shown.push(format!("*{}", starred(all)));
    }
    if code.flags.has(CodeFlags::VARIABLE_KEYWORDS) {
        shown.push(format!("**{}", starred(all + usize::from(has_rest))));
    }
    Ok(Some(shown))
}

fn literal(cx: &mut Cx, value: &Value) -> Option<String> {
    if cx.as_float(value).is_some() || matches!(value.kind(), Some(Kind::Str | Kind::Bytes)) {
        let shown = crate::protocol::text::quick_repr(cx, value).ok()??;
        return Some(cx.text_of(&shown));
    }
    match value.kind() {
        Some(Kind::Tuple) if cx.tuple_items(value).is_empty() => Some("()".to_owned()),
        Some(_) => None,
        None if value.is_none() => Some("None".to_owned()),
        None if value.is(&Value::TRUE) => Some("True".to_owned()),
        None if value.is(&Value::FALSE) => Some("False".to_owned()),
        None => value.as_small_int().map(|number| number.to_string()),
    }
}
