//! `contextvars`: the classes are the VM's own (`types::context`), since a fiber knows its context.

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::types::context::{CONTEXT, TOKEN, VARIABLE, copy_current};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module `_contextvars`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_contextvars",
    doc: "Context Variables",
    functions: &[NativeRow::function("copy_context", "($module, /)", copy_current, "")],
    types: &[&CONTEXT, &VARIABLE, &TOKEN],
    fill: Some(fill),
    script: None,
};

fn fill(cx: &mut Cx, _module: &Value) -> Answer<()> {
    let token = cx.builtin_class(&TOKEN)?;
    let missing = cx.context_missing()?;
    cx.set_class_attribute(&token, "MISSING", missing)
}
