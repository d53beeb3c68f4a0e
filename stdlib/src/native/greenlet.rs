//! The module `greenlet`. The class itself is the VM's own (`types::fiber`).

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::types::fiber::{ERROR, EXIT};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "greenlet",
    doc: "Lightweight concurrency: chains of frames that are switched between explicitly.",
    functions: &[NativeRow::function("getcurrent", "($module, /)", getcurrent, "The greenlet that runs.")],
    types: &[],
    fill: Some(fill),
    script: None,
};

fn getcurrent(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(cx.current_fiber())
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    let class = cx.types().fiber.clone();
    let exit = cx.exception_class("greenlet.GreenletExit", &EXIT)?;
    let error = cx.exception_class("greenlet.error", &ERROR)?;
    cx.dict_set_text(&namespace, "greenlet", class)?;
    cx.dict_set_text(&namespace, "GreenletExit", exit)?;
    cx.dict_set_text(&namespace, "error", error)?;
    for flag in ["GREENLET_USE_GC", "GREENLET_USE_TRACING", "GREENLET_USE_CONTEXT_VARS"] {
        cx.dict_set_text(&namespace, flag, Value::TRUE)?;
    }
    let version = cx.str("3.5.6")?;
    cx.dict_set_text(&namespace, "__version__", version)
}
