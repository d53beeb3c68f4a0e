//! `typing.Union`: `int | str`.

use crate::error::Answer;
use crate::heap::{Kind, Payload};
use crate::native::{GetSetRow, NativeRow, Role, TypeRow};
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
    flags: crate::object::ClassFlags::NO_NEW | crate::object::ClassFlags::WEAK,
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
    NativeRow::open(
        "__class_getitem__",
        "($type, object, /)",
        Role::Class,
        "Create a union containing the given types",
    )
    .or_script(class_getitem, "union_class_getitem"),
    NativeRow::open("__or__", "($self, value, /)", Role::Wrapper, "Return self|value.")
        .or_script(or, "union_or"),
    NativeRow::open("__ror__", "($self, value, /)", Role::Wrapper, "Return value|self.")
        .or_script(reverse_or, "union_ror"),
];

static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "__args__", get: arguments, set: None, doc: "Type arguments" },
    GetSetRow { name: "__name__", get: own_name, set: None, doc: "Name of the type" },
    GetSetRow { name: "__qualname__", get: own_name, set: None, doc: "Qualified name of the type" },
    GetSetRow { name: "__origin__", get: origin, set: None, doc: "Always returns the type" },
];

fn arguments(cx: &mut Cx, union: &Value) -> Answer {
    Ok(union.get::<UnionType>(cx).map(|union| union.arguments.clone()).unwrap_or_default())
}

fn origin(cx: &mut Cx, _union: &Value) -> Answer {
    Ok(cx.types().union.clone())
}

fn own_name(cx: &mut Cx, _union: &Value) -> Answer {
    cx.intern("Union")
}

/// `__or__` of classes and generic aliases.
pub(crate) const OR: NativeRow =
    NativeRow::open("__or__", "($self, value, /)", Role::Wrapper, "Return self|value.")
        .or_script(or_of_types, "union_or");

/// `__ror__` of classes and generic aliases.
pub(crate) const REVERSE_OR: NativeRow =
    NativeRow::open("__ror__", "($self, value, /)", Role::Wrapper, "Return value|self.")
        .or_script(reverse_or_of_types, "union_ror");

fn or_of_types(cx: &mut Cx, given: &[Value]) -> Answer<Option<Value>> {
    if are_types(cx, given) { or(cx, given) } else { Ok(Some(Value::NOT_IMPLEMENTED)) }
}

fn reverse_or_of_types(cx: &mut Cx, given: &[Value]) -> Answer<Option<Value>> {
    if are_types(cx, given) { reverse_or(cx, given) } else { Ok(Some(Value::NOT_IMPLEMENTED)) }
}

/// Whether all of these can stand in a union that is written with `|`.
fn are_types(cx: &Cx, given: &[Value]) -> bool {
    given.iter().all(|value| {
        value.is_none()
            || matches!(value.kind(), Some(Kind::Class | Kind::GenericAlias | Kind::UnionType))
            || value.is_kind(Kind::Instance) && cx.type_name(value) == "typing.TypeAliasType"
    })
}

fn or(cx: &mut Cx, given: &[Value]) -> Answer<Option<Value>> {
    quick_union(cx, &[given[0].clone(), given[1].clone()])
}

fn reverse_or(cx: &mut Cx, given: &[Value]) -> Answer<Option<Value>> {
    quick_union(cx, &[given[1].clone(), given[0].clone()])
}

fn class_getitem(cx: &mut Cx, given: &[Value]) -> Answer<Option<Value>> {
    let members = if given[1].is_kind(Kind::Tuple) {
        cx.tuple_items(&given[1]).to_vec()
    } else {
        vec![given[1].clone()]
    };
    if members.is_empty() {
        return Err(cx.type_error("Cannot take a Union of no types."));
    }
    quick_union(cx, &members)
}

/// The union of these members, flat and without repetitions; the member itself when there is but one. None when
/// a script must tell which of them are equal, or what they stand for.
fn quick_union(cx: &mut Cx, members: &[Value]) -> Answer<Option<Value>> {
    let mut flat: Vec<Value> = Vec::new();
    let mut aliases = 0;
    for member in members {
        let inner = match member.get::<UnionType>(cx) {
            Some(union) => cx.tuple_items(&union.arguments).to_vec(),
            None if member.is_none() => vec![cx.types().none.clone()],
            None => vec![member.clone()],
        };
        for one in inner {
            let is_known = flat.iter().any(|other| other.is(&one));
            if is_known {
                continue;
            }
            let is_alias = one.is_kind(Kind::GenericAlias);
            aliases += usize::from(is_alias);
            if aliases > 1 || !is_alias && !is_plain_class(cx, &one) {
                return Ok(None);
            }
            flat.push(one);
        }
    }
    union_of_members(cx, flat).map(Some)
}

/// Whether a value is a class that is equal to itself alone.
fn is_plain_class(cx: &mut Cx, value: &Value) -> bool {
    let metaclass = cx.class_of(value);
    let name = &cx.names().__eq__;
    value.is_kind(Kind::Class)
        && cx.find_in_class(&metaclass, name).is_some_and(|method| method.is_kind(Kind::Native))
}

fn union_of_members(cx: &mut Cx, members: Vec<Value>) -> Answer {
    if let [only] = &members[..] {
        return Ok(only.clone());
    }
    let arguments = cx.tuple_from(members)?;
    let class = cx.types().union.clone();
    cx.new_object(&class, UnionType { arguments })
}

/// A union of the members of a tuple, all of them different. For the script half.
pub fn of_tuple(cx: &mut Cx, given: &[Value]) -> Answer {
    let members = cx.tuple_items(&given[0]).to_vec();
    union_of_members(cx, members)
}
