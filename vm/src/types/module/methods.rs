//! Methods and attributes of modules.

use super::Module;
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, NativeRow, Role, read_only};
use crate::value::Value;
use crate::vm::Cx;

/// Methods.
pub static ROWS: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new),
    NativeRow::special(
        "__init__",
        "($self, /, name, doc=None)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("module_repr"),
    NativeRow::open("__getattribute__", "($self, name, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::plain_attribute),
    NativeRow::open(
        "__dir__",
        "($self, /)",
        Role::Method,
        "__dir__() -> list\nspecialized dir() implementation",
    )
    .script("module_dir"),
];

/// Attributes but `__annotations__`, which asks a script.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow { name: "__dict__", get: dict, set: Some(read_only), doc: "" },
    GetSetRow { name: "__annotate__", get: annotate, set: Some(set_annotate), doc: "" },
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let namespace = cx.dict()?;
    cx.new_object(&arguments[0], Module { namespace })
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = arguments[1].clone();
    if !name.is_kind(Kind::Str) {
        let text = format!("module.__init__() argument 'name' must be str, not {}", cx.type_name(&name));
        return Err(cx.type_error(&text));
    }
    let namespace = cx.module_namespace(&arguments[0]);
    cx.dict_set_text(&namespace, "__name__", name)?;
    cx.dict_set_text(&namespace, "__doc__", arguments.given(2).cloned().unwrap_or(Value::NONE))?;
    for attribute in ["__package__", "__loader__", "__spec__"] {
        if cx.dict_get_text(&namespace, attribute)?.is_none() {
            cx.dict_set_text(&namespace, attribute, Value::NONE)?;
        }
    }
    Ok(Value::NONE)
}

fn dict(cx: &mut Cx, module: &Value) -> Answer {
    Ok(cx.module_namespace(module).or_unset().unwrap_or(Value::NONE))
}

fn annotate(cx: &mut Cx, module: &Value) -> Answer {
    let namespace = cx.module_namespace(module);
    Ok(cx.dict_get_text(&namespace, "__annotate__")?.unwrap_or(Value::NONE))
}

fn set_annotate(cx: &mut Cx, module: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.type_error("cannot delete __annotate__ attribute")) };
    if !value.is_none() && !crate::builtins::objects::is_callable(cx, &value) {
        return Err(cx.type_error("__annotate__ must be callable or None"));
    }
    let namespace = cx.module_namespace(module);
    if !value.is_none() {
        let name = cx.intern("__annotations__")?;
        drop(cx.dict_remove_interned(&namespace, &name)?);
    }
    cx.dict_set_text(&namespace, "__annotate__", value)
}
