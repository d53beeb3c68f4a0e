//! Cells: what closures share.

use crate::error::Answer;
use crate::heap::{Kind, Payload};
use crate::native::{Arguments, GetSetRow, NativeRow, Role, TypeRow};
use crate::value::Value;
use crate::vm::Cx;

/// The payload.
pub struct Cell {
    /// The content; Unset when empty.
    pub content: Value,
}

impl Payload for Cell {
    const KIND: Kind = Kind::Cell;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.content);
    }
    fn clear(&mut self) {
        self.content = Value::UNSET;
    }
}

/// The class `cell`.
pub static TYPE: TypeRow = TypeRow {
    name: "cell",
    kind: Kind::Cell,
    flags: 0,
    doc: "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and further attempts to access its cell_contents attribute will\n    raise a ValueError.",
    methods: METHODS,
    properties: &[GetSetRow { name: "cell_contents", get: contents, set: Some(set_contents), doc: "" }],
    constants: &[("__hash__", crate::native::ClassConstant::None)],
    ..TypeRow::DEFAULT
};

static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, contents=None, /)", new),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").or_script(repr, "object_ne"),
    NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "").script("cell_eq"),
    NativeRow::open("__ne__", "($self, value, /)", Role::Wrapper, "").script("cell_ne"),
    NativeRow::open("__lt__", "($self, value, /)", Role::Wrapper, "").script("cell_lt"),
    NativeRow::open("__le__", "($self, value, /)", Role::Wrapper, "").script("cell_le"),
    NativeRow::open("__gt__", "($self, value, /)", Role::Wrapper, "").script("cell_gt"),
    NativeRow::open("__ge__", "($self, value, /)", Role::Wrapper, "").script("cell_ge"),
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let content = arguments.given(1).cloned().unwrap_or(Value::UNSET);
    cx.new_object(&arguments[0], Cell { content })
}

fn contents(cx: &mut Cx, cell: &Value) -> Answer {
    match cell.get::<Cell>(cx).and_then(|cell| cell.content.clone().or_unset()) {
        Some(content) => Ok(content),
        None => Err(cx.value_error("Cell is empty")),
    }
}

fn set_contents(cx: &mut Cx, cell: &Value, value: Option<Value>) -> Answer<()> {
    if let Some(cell) = cell.get_mut::<Cell>(cx) {
        let old = std::mem::replace(&mut cell.content, value.unwrap_or(Value::UNSET));
        drop(old);
    }
    Ok(())
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let content = arguments[0].get::<Cell>(cx).map(|cell| cell.content.clone()).unwrap_or_default();
    let own = crate::types::object::methods::address(&arguments[0]);
    let text = match content.or_unset() {
        None => format!("<cell at {own}: empty>"),
        Some(content) => {
            let place = crate::types::object::methods::address(&content);
            format!("<cell at {own}: {} object at {place}>", cx.type_name(&content))
        }
    };
    cx.str(&text).map(Some)
}
