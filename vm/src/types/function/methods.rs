//! Methods of script functions, and what other callables share with them.

use smallvec::SmallVec;

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, Event, NativeRow, Outcome, Role};
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Cx;

/// All of them.
pub static ROWS: &[NativeRow] = &[
    NativeRow::constructor(
        "($type, /, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
        new,
    ),
    CALL,
    NativeRow::special(
        "__get__",
        "($self, instance, owner=None, /)",
        get,
        "Return an attribute of instance, which is of type owner.",
    ),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
];

/// `__call__` of whatever the VM knows to call.
pub const CALL: NativeRow =
    NativeRow::open("__call__", "($self, /, *args, **kwargs)", Role::Wrapper, "").resumable(call);

fn call(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => tail_call(cx, registers[0].clone(), &registers[1], &registers[2]),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// Calls with a tuple of positional arguments and a dict of keyword arguments, in the native's own place.
pub(crate) fn tail_call(cx: &mut Cx, callable: Value, positional: &Value, keywords: &Value) -> Outcome {
    let mut arguments: SmallVec<[Value; 4]> = cx.tuple_items(positional).iter().cloned().collect();
    let mut names = Vec::new();
    for (name, value) in cx.dict_pairs(keywords) {
        names.push(name);
        arguments.push(value);
    }
    if names.is_empty() {
        return Outcome::TailCall(callable, arguments);
    }
    match cx.tuple(&names) {
        Ok(names) => Outcome::TailCallKeywords(callable, arguments, names),
        Err(_) => Outcome::Raise,
    }
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (code, globals) = (arguments[1].clone(), arguments[2].clone());
    let Some(payload) = code.get::<CodeObject>(cx) else {
        let text = format!("function() argument 'code' must be code, not {}", cx.type_name(&code));
        return Err(cx.type_error(&text));
    };
    let free = payload.code.free_names.len();
    if !globals.is_kind(Kind::Dict) {
        let text = format!("function() argument 'globals' must be dict, not {}", cx.type_name(&globals));
        return Err(cx.type_error(&text));
    }
    cx.audit("function.__new__", std::slice::from_ref(&code))?;
    let part = |at: usize| arguments.given(at).filter(|value| !value.is_none()).cloned();
    let (name, defaults, closure, keyword_defaults) = (part(3), part(4), part(5), part(6));
    if name.as_ref().is_some_and(|name| !name.is_kind(Kind::Str)) {
        return Err(cx.type_error("arg 3 (name) must be None or string"));
    }
    if defaults.as_ref().is_some_and(|defaults| !defaults.is_kind(Kind::Tuple)) {
        return Err(cx.type_error("arg 4 (defaults) must be None or tuple"));
    }
    if keyword_defaults.as_ref().is_some_and(|defaults| !defaults.is_kind(Kind::Dict)) {
        return Err(cx.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let cells = match &closure {
        Some(closure) if !closure.is_kind(Kind::Tuple) => {
            return Err(cx.type_error("arg 5 (closure) must be tuple"));
        }
        Some(closure) => cx.tuple_items(closure).to_vec(),
        None if free > 0 => return Err(cx.type_error("arg 5 (closure) must be tuple")),
        None => Vec::new(),
    };
    if cells.len() != free {
        let own = payload_name(cx, &code);
        let text = format!("{own} requires closure of length {free}, not {}", cells.len());
        return Err(cx.value_error(&text));
    }
    if let Some(other) = cells.iter().find(|cell| !cell.is_kind(Kind::Cell)) {
        let text = format!("arg 5 (closure) expected cell, found {}", cx.type_name(other));
        return Err(cx.type_error(&text));
    }
    let closure = if free == 0 { None } else { closure };
    let or = Option::unwrap_or_default;
    let function =
        cx.function(&code, &globals, or(closure), or(defaults), or(keyword_defaults), Value::UNSET)?;
    if let Some(name) = name
        && let Some(payload) = function.get_mut::<Function>(cx)
    {
        payload.name = name;
    }
    Ok(function)
}

fn payload_name(cx: &Cx, code: &Value) -> String {
    code.get::<CodeObject>(cx).map(|code| code.code.name.to_string()).unwrap_or_default()
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer {
    bind_method(cx, &arguments[0], &arguments[1], arguments.given(2))
}

/// `__get__` of functions and methods of builtin types.
pub fn bind_method(cx: &mut Cx, function: &Value, instance: &Value, owner: Option<&Value>) -> Answer {
    if instance.is_none() {
        if owner.is_none_or(Value::is_none) {
            return Err(cx.type_error("__get__(None, None) is invalid"));
        }
        let is_none_type = owner.is_some_and(|owner| owner.is(&cx.types().none));
        if !is_none_type {
            return Ok(function.clone());
        }
    }
    cx.method(function.clone(), instance.clone())
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name =
        arguments[0].get::<Function>(cx).map(|function| function.qualified_name.clone()).unwrap_or_default();
    let text = format!(
        "<function {} at {}>",
        cx.text_of(&name),
        crate::types::object::methods::address(&arguments[0])
    );
    cx.str(&text)
}
