//! Attributes of script functions.

use super::{Function, FunctionExtras};
use crate::bytecode::{CodeFlags, Constant};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::GetSetRow;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::Cx;

/// All of them but `__annotations__`, which asks a script.
pub static ROWS: &[GetSetRow] = &[
    GetSetRow { name: "__code__", get: shown_code, set: Some(set_code), doc: "" },
    GetSetRow { name: "__defaults__", get: defaults, set: Some(set_defaults), doc: "" },
    GetSetRow { name: "__kwdefaults__", get: keyword_defaults, set: Some(set_keyword_defaults), doc: "" },
    GetSetRow { name: "__name__", get: name, set: Some(set_name), doc: "" },
    GetSetRow { name: "__qualname__", get: qualified_name, set: Some(set_qualified_name), doc: "" },
    GetSetRow { name: "__doc__", get: doc, set: Some(set_doc), doc: "" },
    GetSetRow { name: "__module__", get: module, set: Some(set_module), doc: "" },
    GetSetRow { name: "__dict__", get: crate::types::object::attributes::dict, set: Some(set_dict), doc: "" },
    GetSetRow { name: "__closure__", get: closure, set: None, doc: "" },
    GetSetRow { name: "__globals__", get: globals, set: None, doc: "" },
    GetSetRow { name: "__builtins__", get: builtins, set: None, doc: "" },
    GetSetRow { name: "__type_params__", get: type_parameters, set: Some(set_type_parameters), doc: "" },
    GetSetRow { name: "__annotate__", get: annotate, set: Some(set_annotate), doc: "" },
];

fn read(cx: &mut Cx, function: &Value, part: fn(&Function) -> &Value) -> Answer {
    match function.get::<Function>(cx) {
        Some(function) => Ok(part(function).clone().or_unset().unwrap_or(Value::NONE)),
        None => Err(cx.type_error("a function was expected")),
    }
}

fn write(cx: &mut Cx, function: &Value, part: fn(&mut Function) -> &mut Value, value: Value) -> Answer<()> {
    if let Some(function) = function.get_mut::<Function>(cx) {
        let old = std::mem::replace(part(function), value);
        drop(old);
    }
    Ok(())
}

fn read_extra(cx: &Cx, function: &Value, part: fn(&FunctionExtras) -> &Value) -> Option<Value> {
    function.get::<Function>(cx)?.extras.as_ref().and_then(|extras| part(extras).clone().or_unset())
}

fn write_extra(
    cx: &mut Cx,
    function: &Value,
    part: fn(&mut FunctionExtras) -> &mut Value,
    value: Value,
) -> Answer<()> {
    if let Some(function) = function.get_mut::<Function>(cx) {
        let old = std::mem::replace(part(function.extras_mut()), value);
        drop(old);
    }
    Ok(())
}

fn code(cx: &mut Cx, function: &Value) -> Answer {
    read(cx, function, |function| &function.code_object)
}

fn shown_code(cx: &mut Cx, function: &Value) -> Answer {
    cx.audit_read(function, "__code__")?;
    code(cx, function)
}

fn free_count(cx: &Cx, code: &Value) -> usize {
    code.get::<CodeObject>(cx).map_or(0, |code| code.code.free_names.len())
}

/// Whether code makes a generator, a coroutine or an async generator.
fn kind_flags(cx: &Cx, code: &Value) -> u32 {
    const KINDS: u32 = CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;
    code.get::<CodeObject>(cx).map_or(0, |code| code.code.flags.0 & KINDS)
}

fn set_code(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value.filter(|value| value.is_kind(Kind::Code)) else {
        return Err(cx.type_error("__code__ must be set to a code object"));
    };
    let Some(payload) = function.get::<Function>(cx) else {
        return Err(cx.type_error("a function was expected"));
    };
    let (old, globals, name) = (payload.code_object.clone(), payload.globals.clone(), payload.name.clone());
    let (wanted, given) = (free_count(cx, &old), free_count(cx, &value));
    if wanted != given {
        let text =
            format!("{}() requires a code object with {wanted} free vars, not {given}", cx.text_of(&name));
        return Err(cx.value_error(&text));
    }
    if kind_flags(cx, &old) != kind_flags(cx, &value) {
        let class = cx.exceptions().deprecation_warning.clone();
        let text = "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)";
        cx.warn(&class, text)?;
    }
    let (code_object, loaded) = cx.load(&value, &globals)?;
    cx.audit_write(function, "__code__", Some(&value))?;
    // frames may still run it
    cx.vm().retired.push(old);
    if let Some(payload) = function.get_mut::<Function>(cx) {
        payload.code = loaded;
        payload.code_object = code_object;
    }
    Ok(())
}

fn defaults(cx: &mut Cx, function: &Value) -> Answer {
    read(cx, function, |function| &function.defaults)
}

fn set_defaults(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    let is_given = value.is_some();
    let value = value.unwrap_or(Value::NONE);
    if !value.is_none() && !value.is_kind(Kind::Tuple) {
        return Err(cx.type_error("__defaults__ must be set to a tuple object"));
    }
    cx.audit_write(function, "__defaults__", is_given.then_some(&value))?;
    let value = if value.is_none() { Value::UNSET } else { value };
    write(cx, function, |function| &mut function.defaults, value)
}

fn keyword_defaults(cx: &mut Cx, function: &Value) -> Answer {
    read(cx, function, |function| &function.keyword_defaults)
}

fn set_keyword_defaults(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    let is_given = value.is_some();
    let value = value.unwrap_or(Value::NONE);
    if !value.is_none() && !value.is_kind(Kind::Dict) {
        return Err(cx.type_error("__kwdefaults__ must be set to a dict object"));
    }
    cx.audit_write(function, "__kwdefaults__", is_given.then_some(&value))?;
    let value = if value.is_none() { Value::UNSET } else { value };
    write(cx, function, |function| &mut function.keyword_defaults, value)
}

fn name(cx: &mut Cx, function: &Value) -> Answer {
    read(cx, function, |function| &function.name)
}

fn checked_name(cx: &mut Cx, value: Option<Value>, what: &str) -> Answer {
    match value.filter(|value| value.is_kind(Kind::Str)) {
        Some(value) => cx.intern_value(value),
        None => Err(cx.type_error(&format!("{what} must be set to a string object"))),
    }
}

fn set_name(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    let value = checked_name(cx, value, "__name__")?;
    write(cx, function, |function| &mut function.name, value)
}

fn qualified_name(cx: &mut Cx, function: &Value) -> Answer {
    read(cx, function, |function| &function.qualified_name)
}

fn set_qualified_name(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    let value = checked_name(cx, value, "__qualname__")?;
    write(cx, function, |function| &mut function.qualified_name, value)
}

/// `__doc__` of a function.
pub fn doc(cx: &mut Cx, function: &Value) -> Answer {
    if let Some(doc) = read_extra(cx, function, |extras| &extras.doc) {
        return Ok(doc);
    }
    let code = code(cx, function)?;
    let own = docstring(cx, &code)?;
    match code.get::<CodeObject>(cx) {
        Some(payload) if own.is_none() && payload.code.file_name.starts_with(LIBRARY) => {
            match crate::types::native::slots::docstring(&payload.code.name) {
                Some(text) => cx.str(text),
                None => Ok(own),
            }
        }
        Some(_) | None => Ok(own),
    }
}

/// How the file names of the library's scripts begin. Its special methods say what all such methods say.
const LIBRARY: &str = "<frozen ";

/// The docstring of a code object, or None.
pub fn docstring(cx: &mut Cx, code: &Value) -> Answer {
    let Some(payload) = code.get::<CodeObject>(cx) else { return Ok(Value::NONE) };
    if !payload.code.flags.has(CodeFlags::HAS_DOCSTRING) {
        return Ok(Value::NONE);
    }
    let compiled = payload.code.clone();
    match compiled.constants.first() {
        Some(constant @ (Constant::Str(_) | Constant::WideStr(_))) => cx.constant(constant),
        Some(_) | None => Ok(Value::NONE),
    }
}

fn set_doc(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    write_extra(cx, function, |extras| &mut extras.doc, value.unwrap_or(Value::NONE))
}

/// `__module__` of a function.
pub fn module(cx: &mut Cx, function: &Value) -> Answer {
    if let Some(module) = read_extra(cx, function, |extras| &extras.module) {
        return Ok(module);
    }
    let globals = read(cx, function, |function| &function.globals)?;
    if !globals.is_kind(Kind::Dict) {
        return Ok(Value::NONE);
    }
    let name = &cx.names().__name__;
    Ok(globals
        .get::<Dict>(cx)
        .and_then(|globals| globals.get_interned(name.bits()).cloned())
        .unwrap_or(Value::NONE))
}

fn set_module(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    write_extra(cx, function, |extras| &mut extras.module, value.unwrap_or(Value::NONE))
}

fn set_dict(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    match value {
        Some(value) if value.is_kind(Kind::Dict) => {
            write_extra(cx, function, |extras| &mut extras.dict, value)
        }
        Some(other) => {
            let text = format!("__dict__ must be set to a dictionary, not a {}", cx.quoted_type_name(&other));
            Err(cx.type_error(&text))
        }
        None => Err(cx.type_error("cannot delete __dict__")),
    }
}

fn closure(cx: &mut Cx, function: &Value) -> Answer {
    read(cx, function, |function| &function.closure)
}

fn globals(cx: &mut Cx, function: &Value) -> Answer {
    read(cx, function, |function| &function.globals)
}

fn builtins(cx: &mut Cx, function: &Value) -> Answer {
    let code = code(cx, function)?;
    let known = code
        .get::<CodeObject>(cx)
        .and_then(|code| code.loaded.as_ref().map(|loaded| loaded.builtins.clone()));
    Ok(known.and_then(Value::or_unset).unwrap_or_else(|| cx.builtins()))
}

fn type_parameters(cx: &mut Cx, function: &Value) -> Answer {
    Ok(read_extra(cx, function, |extras| &extras.type_parameters).unwrap_or_else(|| cx.empty_tuple()))
}

fn set_type_parameters(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    match value.filter(|value| value.is_kind(Kind::Tuple)) {
        Some(value) => write_extra(cx, function, |extras| &mut extras.type_parameters, value),
        None => Err(cx.type_error("__type_params__ must be set to a tuple")),
    }
}

fn annotate(cx: &mut Cx, function: &Value) -> Answer {
    read(cx, function, |function| &function.annotate)
}

fn set_annotate(cx: &mut Cx, function: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.type_error("__annotate__ cannot be deleted")) };
    if value.is_none() {
        return write(cx, function, |function| &mut function.annotate, Value::UNSET);
    }
    if !crate::builtins::objects::is_callable(cx, &value) {
        return Err(cx.type_error("__annotate__ must be callable or None"));
    }
    write_extra(cx, function, |extras| &mut extras.annotations, Value::UNSET)?;
    write(cx, function, |function| &mut function.annotate, value)
}

/// What is known of `__annotations__`: the dict, or Unset when it is to be made. For the script half.
pub fn known_annotations(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(read_extra(cx, &arguments[0], |extras| &extras.annotations).unwrap_or(Value::NONE))
}

/// Sets `__annotations__`. For the script half.
pub fn keep_annotations(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = arguments[1].clone();
    write_extra(cx, &arguments[0], |extras| &mut extras.annotations, value)?;
    Ok(Value::NONE)
}
