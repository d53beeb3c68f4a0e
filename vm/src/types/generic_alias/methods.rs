//! Methods and attributes of generic aliases, and the making of unions. What compares, substitutes or shows
//! arguments is in `prelude/objects.py`.

use super::GenericAlias;
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{GetSetRow, NativeRow, Role};
use crate::types::union_type;
use crate::value::Value;
use crate::vm::Cx;

/// `__class_getitem__` of generic builtin classes.
pub const CLASS_GETITEM: NativeRow =
    NativeRow::method("__class_getitem__", "($type, object, /)", class_getitem, "See PEP 585")
        .role(Role::Class);

/// Methods.
pub static ROWS: &[NativeRow] = &[
    NativeRow::constructor("($type, origin, args, /)", new),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("alias_repr"),
    NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "").script("alias_eq"),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").script("alias_hash"),
    NativeRow::open("__call__", "($self, /, *args, **kwargs)", Role::Wrapper, "").script("alias_call"),
    NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "").script("alias_getitem"),
    NativeRow::open("__getattr__", "($self, name, /)", Role::Method, "").script("alias_getattr"),
    NativeRow::open("__mro_entries__", "($self, bases, /)", Role::Method, "").script("alias_mro_entries"),
    NativeRow::open("__instancecheck__", "($self, instance, /)", Role::Method, "")
        .script("alias_refuse_instance"),
    NativeRow::open("__subclasscheck__", "($self, cls, /)", Role::Method, "").script("alias_refuse_subclass"),
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "").script("alias_reduce"),
    NativeRow::open("__dir__", "($self, /)", Role::Method, "").script("alias_dir"),
    super::iterator::ITER,
    union_type::OR,
    union_type::REVERSE_OR,
];

/// Attributes but `__parameters__`, which asks a script.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "__origin__", get: origin, set: None, doc: "" },
    GetSetRow { name: "__args__", get: arguments, set: None, doc: "" },
    GetSetRow { name: "__unpacked__", get: unpacked, set: None, doc: "" },
    GetSetRow { name: "__typing_unpacked_tuple_args__", get: unpacked_arguments, set: None, doc: "" },
];

fn as_tuple(cx: &mut Cx, value: &Value) -> Answer {
    if value.is_kind(Kind::Tuple) { Ok(value.clone()) } else { cx.tuple(std::slice::from_ref(value)) }
}

/// `origin[item]`
pub fn alias(cx: &mut Cx, origin: &Value, item: &Value) -> Answer {
    let arguments = as_tuple(cx, item)?;
    let class = cx.types().generic_alias.clone();
    let payload =
        GenericAlias { origin: origin.clone(), arguments, parameters: Value::UNSET, starred: false };
    cx.new_object(&class, payload)
}

fn class_getitem(cx: &mut Cx, arguments: &[Value]) -> Answer {
    alias(cx, &arguments[0], &arguments[1])
}

fn new(cx: &mut Cx, given: &[Value]) -> Answer {
    let arguments = as_tuple(cx, &given[2])?;
    let payload =
        GenericAlias { origin: given[1].clone(), arguments, parameters: Value::UNSET, starred: false };
    cx.new_object(&given[0], payload)
}

/// The starred twin of an alias. For the script half.
pub fn starred(cx: &mut Cx, given: &[Value]) -> Answer {
    let (origin, arguments) = parts(cx, &given[0]);
    let class = cx.class_of(&given[0]);
    cx.new_object(&class, GenericAlias { origin, arguments, parameters: Value::UNSET, starred: true })
}

fn parts(cx: &Cx, alias: &Value) -> (Value, Value) {
    alias
        .get::<GenericAlias>(cx)
        .map(|alias| (alias.origin.clone(), alias.arguments.clone()))
        .unwrap_or_default()
}

fn origin(cx: &mut Cx, alias: &Value) -> Answer {
    Ok(parts(cx, alias).0)
}

fn arguments(cx: &mut Cx, alias: &Value) -> Answer {
    Ok(parts(cx, alias).1)
}

fn unpacked(cx: &mut Cx, alias: &Value) -> Answer {
    Ok(Value::bool(alias.get::<GenericAlias>(cx).is_some_and(|alias| alias.starred)))
}

/// The arguments of a starred tuple, else None.
fn unpacked_arguments(cx: &mut Cx, alias: &Value) -> Answer {
    let (origin, arguments) = parts(cx, alias);
    let starred = alias.get::<GenericAlias>(cx).is_some_and(|alias| alias.starred);
    Ok(if starred && origin.is(&cx.types().tuple) { arguments } else { Value::NONE })
}

/// What is asked of the alias itself; any other attribute is that of the origin.
const OWN: &[&str] = &[
    "__args__",
    "__bases__",
    "__class__",
    "__copy__",
    "__deepcopy__",
    "__mro_entries__",
    "__origin__",
    "__parameters__",
    "__reduce__",
    "__reduce_ex__",
    "__typing_unpacked_tuple_args__",
    "__unpacked__",
];

/// The object whose attribute an attribute of an alias is, when that is not the alias itself.
pub fn attribute_owner(cx: &Cx, alias: &Value, name: &Value) -> Option<Value> {
    if OWN.contains(&cx.text_of(name).as_str()) {
        return None;
    }
    let mut owner = &alias.get::<GenericAlias>(cx)?.origin;
    while let Some(inner) = owner.get::<GenericAlias>(cx) {
        owner = &inner.origin;
    }
    Some(owner.clone())
}
