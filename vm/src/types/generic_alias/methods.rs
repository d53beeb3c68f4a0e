//! Methods and attributes of generic aliases, and the making of unions. What compares, substitutes or shows
//! arguments is in `prelude/objects.py`.

use super::GenericAlias;
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{GetSetRow, NativeRow, Role};
use crate::types::union_type::UnionType;
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
    NativeRow::open("__iter__", "($self, /)", Role::Wrapper, "").script("alias_iter"),
    NativeRow::special("__or__", "($self, value, /)", or, "Return self|value."),
    NativeRow::special("__ror__", "($self, value, /)", reverse_or, "Return value|self."),
];

/// Attributes but `__parameters__`, which asks a script.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "__origin__", get: origin, set: None, doc: "" },
    GetSetRow { name: "__args__", get: arguments, set: None, doc: "" },
    GetSetRow { name: "__unpacked__", get: unpacked, set: None, doc: "" },
    GetSetRow { name: "__typing_unpacked_tuple_args__", get: unpacked_arguments, set: None, doc: "" },
    GetSetRow { name: "__class__", get: class, set: None, doc: "" },
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

fn class(cx: &mut Cx, alias: &Value) -> Answer {
    let (origin, _) = parts(cx, alias);
    Ok(cx.class_of(&origin))
}

fn or(cx: &mut Cx, given: &[Value]) -> Answer {
    union_of(cx, &given[0], &given[1])
}

fn reverse_or(cx: &mut Cx, given: &[Value]) -> Answer {
    union_of(cx, &given[1], &given[0])
}

/// Whether two members of a union are the same.
fn same(cx: &Cx, one: &Value, two: &Value) -> bool {
    if one.is(two) {
        return true;
    }
    match (one.get::<GenericAlias>(cx), two.get::<GenericAlias>(cx)) {
        (Some(first), Some(second)) => {
            let (mine, theirs) = (cx.tuple_items(&first.arguments), cx.tuple_items(&second.arguments));
            first.origin.is(&second.origin)
                && first.starred == second.starred
                && mine.len() == theirs.len()
                && mine.iter().zip(theirs).all(|(mine, theirs)| mine.is(theirs))
        }
        _ => false,
    }
}

/// `one | two` of types; NotImplemented when one of them is none.
pub fn union_of(cx: &mut Cx, one: &Value, two: &Value) -> Answer {
    let fits = |value: &Value| {
        value.is_none() || matches!(value.kind(), Some(Kind::Class | Kind::GenericAlias | Kind::UnionType))
    };
    if !fits(one) || !fits(two) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    make_union(cx, &[one.clone(), two.clone()])
}

/// The union of these members, flat and without repetitions; the member itself when there is but one.
pub fn make_union(cx: &mut Cx, members: &[Value]) -> Answer {
    let mut flat: Vec<Value> = Vec::new();
    for member in members {
        let inner = match member.get::<UnionType>(cx) {
            Some(union) => cx.tuple_items(&union.arguments).to_vec(),
            None if member.is_none() => vec![cx.types().none.clone()],
            None => vec![member.clone()],
        };
        for one in inner {
            if !flat.iter().any(|other| same(cx, other, &one)) {
                flat.push(one);
            }
        }
    }
    if let [only] = &flat[..] {
        return Ok(only.clone());
    }
    let arguments = cx.tuple_from(flat)?;
    let class = cx.types().union.clone();
    cx.new_object(&class, UnionType { arguments })
}
