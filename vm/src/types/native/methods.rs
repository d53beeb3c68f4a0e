//! Methods and attributes of builtin functions and of the methods of builtin types.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, Native, NativeRow, Role};
use crate::object::Class;
use crate::types::function::methods::{CALL, bind_method};
use crate::types::function::{self, Function};
use crate::types::method::Method;
use crate::types::native::{slots, stand_in};
use crate::types::object::methods::address;
use crate::value::Value;
use crate::vm::Cx;

/// Methods of builtin functions.
pub static FUNCTION: &[NativeRow] = &[
    CALL,
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special("__eq__", "($self, value, /)", bound_eq, "Return self==value."),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").or_script(plain_hash, "method_hash"),
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "").script("native_reduce"),
];

/// Methods of the methods of builtin types.
pub static METHOD: &[NativeRow] = &[
    CALL,
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special(
        "__get__",
        "($self, instance, owner=None, /)",
        get,
        "Return an attribute of instance, which is of type owner.",
    ),
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "").script("descriptor_reduce"),
];

/// Methods of bound special methods.
pub static BOUND: &[NativeRow] = &[
    CALL,
    NativeRow::special("__repr__", "($self, /)", bound_repr, "Return repr(self)."),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").script("method_hash"),
    NativeRow::special("__eq__", "($self, value, /)", bound_eq, "Return self==value."),
];

/// Attributes of all of them.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "__name__", get: name, set: None, doc: "" },
    GetSetRow { name: "__qualname__", get: qualified_name, set: None, doc: "" },
    GetSetRow { name: "__doc__", get: doc, set: None, doc: "" },
    GetSetRow { name: "__text_signature__", get: text_signature, set: None, doc: "" },
    GetSetRow { name: "__module__", get: module, set: None, doc: "" },
    GetSetRow { name: "__self__", get: receiver, set: None, doc: "" },
    GetSetRow { name: "__objclass__", get: owner_class, set: None, doc: "" },
];

/// The native behind a native or a bound method of one, and the receiver.
fn native_of(cx: &Cx, value: &Value) -> Option<(&'static NativeRow, Value, Option<Value>)> {
    if let Some(method) = value.get::<Method>(cx) {
        let native = method.function.get::<Native>(cx)?;
        return Some((native.row, native.owner.clone(), Some(method.receiver.clone())));
    }
    value.get::<Native>(cx).map(|native| (native.row, native.owner.clone(), None))
}

fn facts(cx: &mut Cx, value: &Value) -> Answer<(&'static NativeRow, Value, Option<Value>)> {
    match native_of(cx, value) {
        Some(facts) => Ok(facts),
        None => Err(cx.type_error("a builtin function was expected")),
    }
}

fn missing(cx: &mut Cx, value: &Value, name: &str) -> Answer {
    let name = cx.intern(name)?;
    Err(crate::protocol::attribute::missing(cx, value, &name))
}

fn name(cx: &mut Cx, value: &Value) -> Answer {
    if let Some(function) = value.get::<Function>(cx) {
        return Ok(function.name.clone());
    }
    let (row, ..) = facts(cx, value)?;
    cx.intern(row.name)
}

fn qualified_name(cx: &mut Cx, value: &Value) -> Answer {
    if value.is_kind(Kind::Function) {
        return name(cx, value);
    }
    let (row, owner, _) = facts(cx, value)?;
    match owner.get::<Class>(cx) {
        Some(class) => {
            let text = format!("{}.{}", cx.text_of(&class.qualified_name), row.name);
            cx.str(&text)
        }
        None => cx.intern(row.name),
    }
}

fn doc(cx: &mut Cx, value: &Value) -> Answer {
    if value.is_kind(Kind::Function) {
        return function::attributes::doc(cx, value);
    }
    let (row, ..) = facts(cx, value)?;
    let own = Some(row.doc).filter(|text| !text.is_empty());
    let text = own.or_else(|| slots::docstring(row.name).filter(|_| row.role == Role::Wrapper));
    text.map_or(Ok(Value::NONE), |text| cx.str(text))
}

fn text_signature(cx: &mut Cx, value: &Value) -> Answer {
    if value.is_kind(Kind::Function) {
        return stand_in::text_signature(cx, value);
    }
    let (row, owner, _) = facts(cx, value)?;
    let signature = row.signature;
    // what Python's syntax cannot say is no signature
    if signature.is_empty() || signature.contains('[') {
        return Ok(Value::NONE);
    }
    if owner.is_kind(Kind::Str) && !signature.contains("$module") {
        let rest = signature.trim_start_matches(['(', ')']);
        let (comma, tail) = if rest.is_empty() { (", /", ")") } else { (", ", rest) };
        return cx.str(&format!("($module{comma}{tail}"));
    }
    cx.str(signature)
}

fn module(cx: &mut Cx, value: &Value) -> Answer {
    if value.is_kind(Kind::Function) {
        return function::attributes::module(cx, value);
    }
    let (_, owner, _) = facts(cx, value)?;
    if owner.is_kind(Kind::Str) {
        return Ok(owner);
    }
    if owner.is_kind(Kind::Class) && value.is_kind(Kind::Native) && !cx.is_exact(value, &cx.types().native) {
        return missing(cx, value, "__module__");
    }
    Ok(Value::NONE)
}

fn receiver(cx: &mut Cx, value: &Value) -> Answer {
    let (row, owner, receiver) = match value.get::<Function>(cx) {
        Some(_) => (&CALL, function::attributes::module(cx, value)?, None),
        None => facts(cx, value)?,
    };
    if let Some(receiver) = receiver {
        return Ok(receiver);
    }
    if owner.is_kind(Kind::Str) {
        let modules = cx.modules();
        let text = cx.text_of(&owner);
        return Ok(cx.dict_get_text(&modules, &text)?.unwrap_or(Value::NONE));
    }
    if owner.is_kind(Kind::Class) && row.role == Role::New {
        return Ok(owner);
    }
    if cx.is_exact(value, &cx.types().native) { Ok(Value::NONE) } else { missing(cx, value, "__self__") }
}

fn owner_class(cx: &mut Cx, value: &Value) -> Answer {
    if value.is_kind(Kind::Function) {
        return missing(cx, value, "__objclass__");
    }
    let (row, owner, receiver) = facts(cx, value)?;
    let hidden = row.role == Role::New
        || row.role == Role::Function
        || receiver.is_some() && row.role != Role::Wrapper;
    if owner.is_kind(Kind::Class) && !hidden { Ok(owner) } else { missing(cx, value, "__objclass__") }
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if let Some(function) = arguments[0].get::<Function>(cx) {
        let text = format!("<built-in function {}>", cx.text_of(&function.name));
        return cx.str(&text);
    }
    if let Some(text) = crate::types::method::methods::native_repr(cx, &arguments[0]) {
        return cx.str(&text);
    }
    let (row, owner, _) = facts(cx, &arguments[0])?;
    let name = row.name;
    let class = cx.full_class_name(&owner);
    let text = match (owner.is_kind(Kind::Class), row.role) {
        (true, Role::Wrapper) => format!("<slot wrapper '{name}' of '{class}' objects>"),
        (true, Role::Method | Role::Class) => format!("<method '{name}' of '{class}' objects>"),
        (true, Role::New) => format!("<built-in method {name} of type object at {}>", address(&owner)),
        (true, Role::Static | Role::Function) | (false, _) => format!("<built-in function {name}>"),
    };
    cx.str(&text)
}

fn bound_repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = crate::types::method::methods::native_repr(cx, &arguments[0]).unwrap_or_default();
    cx.str(&text)
}

fn plain_hash(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments[0].is_kind(Kind::Method) {
        return Ok(None);
    }
    let hash = crate::protocol::hash::hash_identity(&arguments[0]);
    cx.int(hash as i64).map(Some)
}

fn bound_eq(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match (arguments[0].get::<Method>(cx), arguments[1].get::<Method>(cx)) {
        (Some(one), Some(two)) => {
            Ok(Value::bool(one.function.is(&two.function) && one.receiver.is(&two.receiver)))
        }
        _ if arguments[0].is(&arguments[1]) => Ok(Value::TRUE),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let role = arguments[0].get::<Native>(cx).map(|native| native.row.role);
    if role == Some(Role::Class) {
        let class = match arguments.given(2).filter(|owner| !owner.is_none()) {
            Some(owner) => owner.clone(),
            None => cx.class_of(&arguments[1]),
        };
        return cx.method(arguments[0].clone(), class);
    }
    bind_method(cx, &arguments[0], &arguments[1], arguments.given(2))
}
