//! Methods of `type`.

use super::attributes::module_of;
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{NativeRow, Role};
use crate::object::{Class, linearise};
use crate::types::union_type;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// All of them.
pub static ROWS: &[NativeRow] = &[
    NativeRow::open(
        "__new__",
        "($type, /, *args, **kwargs)",
        Role::New,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .or_script(super::create::type_new, "type_new"),
    NativeRow::special(
        "__init__",
        "($self, /, *args, **kwargs)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    NativeRow::open("__call__", "($self, /, *args, **kwargs)", Role::Wrapper, "")
        .script(crate::interp::invoke::MAKE_INSTANCE),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::open("__getattribute__", "($self, name, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::plain_attribute),
    NativeRow::open("__setattr__", "($self, name, value, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::plain_store),
    NativeRow::open("__delattr__", "($self, name, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::plain_delete),
    NativeRow::method("mro", "($self, /)", mro, "Return a type's method resolution order."),
    NativeRow::method("__subclasses__", "($self, /)", subclasses, "Return a list of immediate subclasses."),
    NativeRow::method(
        "__instancecheck__",
        "($self, instance, /)",
        instance_check,
        "Check if an object is an instance.",
    )
    .or_script(instance_check_or_ask, "instance_check_by_class"),
    NativeRow::method(
        "__subclasscheck__",
        "($self, subclass, /)",
        subclass_check,
        "Check if a class is a subclass.",
    )
    .or_script(subclass_check_or_ask, "subclass_check_by_bases"),
    NativeRow::open(
        "__prepare__",
        "($cls, name, bases, /, **kwds)",
        Role::Class,
        "Create the namespace for the class statement",
    )
    .script("type_prepare"),
    NativeRow::open("__dir__", "($self, /)", Role::Method, "Specialized __dir__ implementation for types.")
        .script("type_dir"),
    NativeRow::method("__sizeof__", "($self, /)", sizeof, "Return memory consumption of the type object."),
    union_type::OR,
    union_type::REVERSE_OR,
];

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let count = cx.tuple_items(&arguments[1]).len();
    let named = arguments.get(2).is_some_and(|keywords| !keywords.is_unset());
    if named && count == 1 {
        return Err(cx.type_error("type.__init__() takes no keyword arguments"));
    }
    if count != 1 && count != 3 {
        return Err(cx.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}

/// `<class 'm.C'>`
pub fn class_repr(cx: &mut Cx, class: &Value) -> String {
    let Some(payload) = class.get::<Class>(cx) else { return String::new() };
    let name = if payload.row.is_some() { payload.name.clone() } else { payload.qualified_name.clone() };
    let name = cx.text_of(&name);
    match module_of(cx, class) {
        Some(module) if module.is_kind(Kind::Str) && cx.text_of(&module) != "builtins" => {
            format!("<class '{}.{name}'>", cx.text_of(&module))
        }
        Some(_) | None => format!("<class '{name}'>"),
    }
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = class_repr(cx, &arguments[0]);
    cx.str(&text)
}

fn mro(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let bases = arguments[0].get::<Class>(cx).map(|class| class.bases.clone()).unwrap_or_default();
    let mut order = vec![arguments[0].clone()];
    if bases.is_kind(Kind::Tuple) {
        let bases = cx.tuple_items(&bases).to_vec();
        order.extend(linearise(cx, &bases)?);
    }
    cx.list_from(order)
}

fn subclasses(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let mut found = Vec::new();
    if let Some(class) = arguments[0].get::<Class>(cx) {
        // the list holds no counts; a class takes itself out before it dies
        found.extend(class.subclasses.iter().map(|&other| Bits::from_pointer(other).to_value()));
    }
    cx.list_from(found)
}

fn instance_check(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(cx.is_instance(&arguments[1], &arguments[0])))
}

fn instance_check_or_ask(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if cx.is_instance(&arguments[1], &arguments[0]) {
        return Ok(Some(Value::TRUE));
    }
    if keeps_class(cx, &arguments[1]) { Ok(Some(Value::FALSE)) } else { Ok(None) }
}

/// Whether `__class__` of an object can only be its class.
pub fn keeps_class(cx: &mut Cx, object: &Value) -> bool {
    let class = cx.class_of(object);
    if matches!(object.kind(), Some(Kind::GenericAlias)) {
        return false;
    }
    if class.get::<Class>(cx).is_some_and(|class| class.row.is_some()) && !object.is_kind(Kind::WeakReference)
    {
        return true;
    }
    if cx.class_flags(object).has(crate::object::ClassFlags::GETATTRIBUTE) {
        return false;
    }
    let name = &cx.names().__class__;
    cx.find_in_class(&class, name).is_some_and(|found| found.is_kind(Kind::GetSet))
}

fn subclass_check(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(cx.is_subclass(&arguments[1], &arguments[0])))
}

fn subclass_check_or_ask(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments[1].is_kind(Kind::Class) {
        return Ok(None);
    }
    subclass_check(cx, arguments).map(Some)
}

fn sizeof(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::small_int((crate::heap::HEADER + size_of::<Class>()) as i64))
}
