//! `typing.Union`: `int | str`.

use crate::error::Answer;
use crate::heap::{Kind, Payload};
use crate::native::{GetSetRow, NativeRow, Role, TypeRow};
use crate::types::generic_alias::{make_union, union_of};
use crate::value::Value;
use crate::vm::Cx;

/// The payload.
pub struct UnionType {
    /// The members, a tuple.
    pub arguments: Value,
}

impl Payload for UnionType {
    const KIND: Kind = Kind::UnionType;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.arguments);
    }
}

/// The class `Union`.
pub static TYPE: TypeRow = TypeRow {
    name: "Union",
    module: "typing",
    kind: Kind::UnionType,
    flags: crate::object::ClassFlags::NO_NEW,
    doc: "Represent a union type\n\nE.g. for int | str",
    methods: METHODS,
    properties: PROPERTIES,
    ..TypeRow::DEFAULT
};

static METHODS: &[NativeRow] = &[
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("union_repr"),
    NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "").script("union_eq"),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").script("union_hash"),
    NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "").script("union_getitem"),
    NativeRow::open("__mro_entries__", "($self, bases, /)", Role::Method, "").script("union_mro_entries"),
    NativeRow::open("__instancecheck__", "($self, instance, /)", Role::Method, "")
        .script("union_instancecheck"),
    NativeRow::open("__subclasscheck__", "($self, cls, /)", Role::Method, "").script("union_subclasscheck"),
    NativeRow::method(
        "__class_getitem__",
        "($type, object, /)",
        class_getitem,
        "Create a union containing the given types",
    )
    .role(Role::Class),
    NativeRow::special("__or__", "($self, value, /)", or, "Return self|value."),
    NativeRow::special("__ror__", "($self, value, /)", reverse_or, "Return value|self."),
];

static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "__args__", get: arguments, set: None, doc: "Type arguments" },
    GetSetRow { name: "__origin__", get: origin, set: None, doc: "Always returns the type" },
];

fn arguments(cx: &mut Cx, union: &Value) -> Answer {
    Ok(union.get::<UnionType>(cx).map(|union| union.arguments.clone()).unwrap_or_default())
}

fn origin(cx: &mut Cx, _union: &Value) -> Answer {
    Ok(cx.types().union.clone())
}

fn or(cx: &mut Cx, given: &[Value]) -> Answer {
    union_of(cx, &given[0], &given[1])
}

fn reverse_or(cx: &mut Cx, given: &[Value]) -> Answer {
    union_of(cx, &given[1], &given[0])
}

fn class_getitem(cx: &mut Cx, given: &[Value]) -> Answer {
    let members = if given[1].is_kind(Kind::Tuple) {
        cx.tuple_items(&given[1]).to_vec()
    } else {
        vec![given[1].clone()]
    };
    if members.is_empty() {
        return Err(cx.type_error("Cannot take a Union of no types."));
    }
    make_union(cx, &members)
}

/// A union of the members of a tuple. For the script half.
pub fn of_tuple(cx: &mut Cx, given: &[Value]) -> Answer {
    let members = cx.tuple_items(&given[0]).to_vec();
    make_union(cx, &members)
}
