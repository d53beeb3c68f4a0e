//! Methods and attributes of `super`.

use super::Super;
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, NativeRow, Role};
use crate::value::Value;
use crate::vm::Cx;

/// Methods.
pub static ROWS: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new),
    NativeRow::special(
        "__init__",
        "($self, /, *args)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special(
        "__get__",
        "($self, instance, owner=None, /)",
        get,
        "Return an attribute of instance, which is of type owner.",
    ),
    NativeRow::open("__getattribute__", "($self, name, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::plain_attribute),
];

/// Attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "__thisclass__", get: this_class, set: None, doc: "the class invoking super()" },
    GetSetRow { name: "__self__", get: this, set: None, doc: "the instance invoking super(); may be None" },
    GetSetRow {
        name: "__self_class__",
        get: self_class,
        set: None,
        doc: "the type of the instance invoking super(); may be None",
    },
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.new_object(&arguments[0], Super { class: Value::NONE, object: Value::NONE, object_class: Value::NONE })
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let items = cx.tuple_items(&arguments[1]).to_vec();
    let (class, object) = match &items[..] {
        [] => {
            let (class, object) = crate::interp::super_arguments(cx)?;
            (class, Some(object))
        }
        [class] => (class.clone(), None),
        [class, object] => (class.clone(), Some(object.clone())),
        _ => {
            let text = format!("super() expected at most 2 arguments, got {}", items.len());
            return Err(cx.type_error(&text));
        }
    };
    if !class.is_kind(Kind::Class) {
        let text = format!("super() argument 1 must be a type, not {}", cx.type_name(&class));
        return Err(cx.type_error(&text));
    }
    let object = object.filter(|object| !object.is_none());
    let object_class = match &object {
        Some(object) => super::starting_class(cx, &class, object)?,
        None => Value::NONE,
    };
    if let Some(payload) = arguments[0].get_mut::<Super>(cx) {
        *payload = Super { class, object: object.unwrap_or(Value::NONE), object_class };
    }
    Ok(Value::NONE)
}

fn parts(cx: &Cx, value: &Value) -> (Value, Value, Value) {
    match value.get::<Super>(cx) {
        Some(own) => (own.class.clone(), own.object.clone(), own.object_class.clone()),
        None => (Value::NONE, Value::NONE, Value::NONE),
    }
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (class, object, object_class) = parts(cx, &arguments[0]);
    let name = if class.is_none() { "NULL".to_owned() } else { cx.class_name(&class) };
    let text = if object.is_none() {
        format!("<super: <class '{name}'>, NULL>")
    } else {
        format!("<super: <class '{name}'>, <{} object>>", cx.class_name(&object_class))
    };
    cx.str(&text)
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (class, object, _) = parts(cx, &arguments[0]);
    let instance = arguments.given(1).cloned().unwrap_or(Value::NONE);
    if instance.is_none() || !object.is_none() {
        return Ok(arguments[0].clone());
    }
    let object_class = super::starting_class(cx, &class, &instance)?;
    let own = cx.class_of(&arguments[0]);
    cx.new_object(&own, Super { class, object: instance, object_class })
}

fn this_class(cx: &mut Cx, value: &Value) -> Answer {
    Ok(parts(cx, value).0)
}

fn this(cx: &mut Cx, value: &Value) -> Answer {
    Ok(parts(cx, value).1)
}

fn self_class(cx: &mut Cx, value: &Value) -> Answer {
    Ok(parts(cx, value).2)
}
