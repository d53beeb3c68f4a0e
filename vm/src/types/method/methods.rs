//! Methods and attributes of bound methods.

use super::Method;
use crate::error::Answer;
use crate::native::{Arguments, GetSetRow, Native, NativeRow, Role};
use crate::object::Found;
use crate::types::function::Function;
use crate::types::function::methods::CALL;
use crate::types::object::methods::address;
use crate::value::Value;
use crate::vm::Cx;

/// Methods.
pub static ROWS: &[NativeRow] = &[
    NativeRow::constructor("($type, function, instance, /)", new),
    CALL,
    NativeRow::open("__getattribute__", "($self, name, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::plain_attribute),
    NativeRow::open("__getattr__", "($self, name, /)", Role::Method, "").script("method_getattr"),
    NativeRow::special(
        "__get__",
        "($self, instance, owner=None, /)",
        get,
        "Return an attribute of instance, which is of type owner.",
    ),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("method_repr"),
    NativeRow::special("__eq__", "($self, value, /)", eq, "Return self==value.")
        .or_script(eq_or_none, "object_ne"),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").script("method_hash"),
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "").script("method_reduce"),
];

/// Attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow {
        name: "__func__",
        get: function,
        set: None,
        doc: "the function (or other callable) implementing a method",
    },
    GetSetRow { name: "__doc__", get: doc, set: None, doc: "" },
    GetSetRow { name: "__self__", get: receiver, set: None, doc: "the instance to which a method is bound" },
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (function, receiver) = (arguments[1].clone(), arguments[2].clone());
    if !crate::builtins::objects::is_callable(cx, &function) {
        return Err(cx.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(cx.type_error("instance must not be None"));
    }
    let class = cx.types().method.clone();
    cx.new_object(&class, Method { function, receiver })
}

fn parts(cx: &Cx, method: &Value) -> (Value, Value) {
    method
        .get::<Method>(cx)
        .map(|method| (method.function.clone(), method.receiver.clone()))
        .unwrap_or_default()
}

fn function(cx: &mut Cx, method: &Value) -> Answer {
    Ok(parts(cx, method).0)
}

/// The docstring of the function. Of a callable that a script would have to be asked for it, None.
fn doc(cx: &mut Cx, method: &Value) -> Answer {
    let (function, _) = parts(cx, method);
    let name = &cx.names().__doc__;
    match crate::object::find_attribute(cx, &function, name)? {
        Found::Value(doc) => Ok(doc),
        Found::Method(_) | Found::Call { .. } | Found::Missing => Ok(Value::NONE),
    }
}

fn receiver(cx: &mut Cx, method: &Value) -> Answer {
    Ok(parts(cx, method).1)
}

fn get(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    let _ = arguments.given(2);
    Ok(arguments[0].clone())
}

fn eq(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !cx.is_instance(&arguments[1], &cx.class_of(&arguments[0])) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (one, two) = (parts(cx, &arguments[0]), parts(cx, &arguments[1]));
    Ok(Value::bool(one.0.is(&two.0) && one.1.is(&two.1)))
}

fn eq_or_none(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    eq(cx, arguments).map(Some)
}

/// `repr` of a bound builtin method, which needs no script.
pub fn native_repr(cx: &mut Cx, method: &Value) -> Option<String> {
    let (function, receiver) = parts(cx, method);
    let native = function.get::<Native>(cx)?;
    let name = native.row.name;
    let class = cx.type_name(&receiver);
    Some(match native.row.role {
        Role::Wrapper => format!("<method-wrapper '{name}' of {class} object at {}>", address(&receiver)),
        _ => format!("<built-in method {name} of {class} object at {}>", address(&receiver)),
    })
}

/// The qualified name of a bound method's function.
pub fn qualified_name(cx: &Cx, method: &Value) -> String {
    let (function, _) = parts(cx, method);
    match (function.get::<Function>(cx), function.get::<Native>(cx)) {
        (Some(function), _) => cx.text_of(&function.qualified_name),
        (_, Some(native)) => native.row.name.to_owned(),
        (None, None) => "?".to_owned(),
    }
}
