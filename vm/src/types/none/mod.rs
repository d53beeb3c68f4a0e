//! The classes of `None`, `...` and `NotImplemented`.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{NativeRow, TypeRow};
use crate::value::Value;
use crate::vm::Cx;

/// The class of `None`.
pub static NONE: TypeRow = TypeRow {
    name: "NoneType",
    kind: Kind::Free,
    doc: "The type of the None singleton.",
    methods: NONE_METHODS,
    ..TypeRow::DEFAULT
};
/// The class of `...`.
pub static ELLIPSIS: TypeRow = TypeRow {
    name: "ellipsis",
    kind: Kind::Free,
    doc: "The type of the Ellipsis singleton.",
    methods: ELLIPSIS_METHODS,
    ..TypeRow::DEFAULT
};
/// The class of `NotImplemented`.
pub static NOT_IMPLEMENTED: TypeRow = TypeRow {
    name: "NotImplementedType",
    kind: Kind::Free,
    doc: "The type of the NotImplemented singleton.",
    methods: NOT_IMPLEMENTED_METHODS,
    ..TypeRow::DEFAULT
};

static NONE_METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new_none),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special("__bool__", "($self, /)", none_truth, "True if self else False"),
    NativeRow::special("__hash__", "($self, /)", hash, "Return hash(self)."),
    NativeRow::special("__eq__", "($self, value, /)", eq, "Return self==value."),
];
static ELLIPSIS_METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new_ellipsis),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::method("__reduce__", "($self, /)", repr, ""),
];
static NOT_IMPLEMENTED_METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new_not_implemented),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special("__bool__", "($self, /)", not_implemented_truth, "True if self else False"),
    NativeRow::method("__reduce__", "($self, /)", repr, ""),
];

fn only(cx: &mut Cx, arguments: &[Value], value: Value) -> Answer {
    let named = arguments.get(2).is_some_and(|named| !named.is_unset());
    if !cx.tuple_items(&arguments[1]).is_empty() || named {
        let text = format!("{} takes no arguments", cx.class_name(&arguments[0]));
        return Err(cx.type_error(&text));
    }
    Ok(value)
}

fn new_none(cx: &mut Cx, arguments: &[Value]) -> Answer {
    only(cx, arguments, Value::NONE)
}

fn new_ellipsis(cx: &mut Cx, arguments: &[Value]) -> Answer {
    only(cx, arguments, Value::ELLIPSIS)
}

fn new_not_implemented(cx: &mut Cx, arguments: &[Value]) -> Answer {
    only(cx, arguments, Value::NOT_IMPLEMENTED)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = &arguments[0];
    cx.intern(if value.is_none() {
        "None"
    } else if value.is_not_implemented() {
        "NotImplemented"
    } else {
        "Ellipsis"
    })
}

fn none_truth(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::FALSE)
}

fn not_implemented_truth(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Err(cx.type_error("NotImplemented should not be used in a boolean context"))
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let hash = crate::protocol::hash::quick_hash(cx, &arguments[0])?.unwrap_or(0);
    cx.int(hash as i64)
}

fn eq(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(if arguments[0].is(&arguments[1]) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}
