//! `FrameLocalsProxy`: what `f_locals` of a function's frame is (PEP 667). It reads and writes the variables
//! themselves; names that the code does not have go into a dict of the frame. The methods are in
//! `prelude/frames.py`.

use super::Frame;
use crate::error::Answer;
use crate::heap::Kind;
use crate::interp::{frame_variables, set_frame_variable};
use crate::native::{ClassConstant, NativeRow, Role, TypeRow};
use crate::object::ClassFlags;
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// The payload.
struct FrameLocals {
    frame: Value,
}

impl Object for FrameLocals {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.frame);
    }
    fn clear(&mut self) {
        self.frame = Value::NONE;
    }
}

const fn wrapper(name: &'static str, signature: &'static str, script: &'static str) -> NativeRow {
    NativeRow::open(name, signature, Role::Wrapper, "").script(script)
}

const fn method(name: &'static str, signature: &'static str, script: &'static str) -> NativeRow {
    NativeRow::open(name, signature, Role::Method, "").script(script)
}

/// The class `FrameLocalsProxy`.
pub static PROXY: TypeRow = TypeRow {
    name: "FrameLocalsProxy",
    kind: Kind::Opaque,
    flags: ClassFlags::MAPPING,
    methods: &[
        NativeRow::constructor("($type, frame, /)", new),
        wrapper("__repr__", "($self, /)", "frame_locals_repr"),
        wrapper("__eq__", "($self, value, /)", "frame_locals_eq"),
        wrapper("__len__", "($self, /)", "frame_locals_len"),
        wrapper("__iter__", "($self, /)", "frame_locals_iter"),
        wrapper("__getitem__", "($self, key, /)", "frame_locals_getitem"),
        wrapper("__setitem__", "($self, key, value, /)", "frame_locals_setitem"),
        wrapper("__delitem__", "($self, key, /)", "frame_locals_delitem"),
        wrapper("__contains__", "($self, key, /)", "frame_locals_contains"),
        wrapper("__or__", "($self, value, /)", "frame_locals_or"),
        wrapper("__ror__", "($self, value, /)", "frame_locals_ror"),
        wrapper("__ior__", "($self, value, /)", "frame_locals_ior"),
        method("__reversed__", "($self, /)", "frame_locals_reversed"),
        method("__reduce__", "($self, /)", "frame_locals_reduce"),
        method("keys", "($self, /)", "frame_locals_keys"),
        method("values", "($self, /)", "frame_locals_values"),
        method("items", "($self, /)", "frame_locals_items"),
        method("copy", "($self, /)", "frame_locals_copy"),
        method("get", "($self, key, default=None, /)", "frame_locals_get"),
        method("setdefault", "($self, key, default=None, /)", "frame_locals_setdefault"),
        method("pop", "($self, key, default=<unrepresentable>, /)", "frame_locals_pop"),
        method("update", "($self, object, /)", "frame_locals_update"),
    ],
    constants: &[("__hash__", ClassConstant::None)],
    ..TypeRow::DEFAULT
};

/// Rows that the prelude sees.
pub static PRELUDE_ROWS: &[NativeRow] = &[
    NativeRow::function("_frame_pairs", "(proxy, /)", pairs, "The bound variables as (name, value)."),
    NativeRow::function("_frame_names", "(proxy, /)", names, "The names of all variables."),
    NativeRow::function(
        "_frame_bind",
        "(proxy, name, value, /)",
        bind,
        "Binds a variable; False: there is none.",
    ),
    NativeRow::function(
        "_frame_extra",
        "(proxy, /)",
        extra,
        "The dict of names that the code does not have.",
    ),
    NativeRow::function("_frame_of", "(proxy, /)", |cx, a| Ok(frame_of(cx, &a[0])), "The frame."),
];

/// The proxy of a frame.
pub fn proxy(cx: &mut Cx, frame: &Value) -> Answer {
    let class = cx.types().frame_locals.clone();
    cx.opaque(&class, FrameLocals { frame: frame.clone() })
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !arguments[1].is_kind(Kind::Frame) {
        let text = format!("expect frame, not {}", cx.type_name(&arguments[1]));
        return Err(cx.type_error(&text));
    }
    proxy(cx, &arguments[1])
}

fn frame_of(cx: &Cx, proxy: &Value) -> Value {
    proxy.opaque::<FrameLocals>(cx).map_or(Value::NONE, |own| own.frame.clone())
}

fn pairs(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let frame = frame_of(cx, &arguments[0]);
    let mut pairs = Vec::new();
    for (name, value) in frame_variables(cx, &frame) {
        if !value.is_unset() {
            let name = cx.intern(&name)?;
            pairs.push(cx.tuple_from([name, value])?);
        }
    }
    cx.list_from(pairs)
}

fn names(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let frame = frame_of(cx, &arguments[0]);
    let mut names = Vec::new();
    for (name, _) in frame_variables(cx, &frame) {
        names.push(cx.intern(&name)?);
    }
    cx.list_from(names)
}

fn bind(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let frame = frame_of(cx, &arguments[0]);
    if !arguments[1].is_kind(Kind::Str) {
        return Ok(Value::FALSE);
    }
    let name = cx.text_of(&arguments[1]);
    Ok(Value::bool(set_frame_variable(cx, &frame, &name, arguments[2].clone())))
}

fn extra(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let frame = frame_of(cx, &arguments[0]);
    if let Some(known) = frame.get::<Frame>(cx).and_then(|frame| frame.extra_locals.clone().or_unset()) {
        return Ok(known);
    }
    let fresh = cx.dict()?;
    if let Some(frame) = frame.get_mut::<Frame>(cx) {
        frame.extra_locals = fresh.clone();
    }
    Ok(fresh)
}
