//! `greenlet._greenlet`: what the package `greenlet` takes its names from. The class itself is the VM's own
//! (`types::fiber`).

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow};
use taipan_vm::types::fiber::{ERROR, EXIT, GETCURRENT, GETTRACE, SETTRACE};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "greenlet._greenlet",
    doc: "",
    functions: &[
        GETCURRENT,
        GETTRACE,
        SETTRACE,
        NativeRow::function(
            "enable_optional_cleanup",
            "($module, enabled, /)",
            enable_cleanup,
            "There is nothing to clean up: greenlets die with their last reference.",
        ),
        NativeRow::function(
            "get_clocks_used_doing_optional_cleanup",
            "($module, /)",
            clocks,
            "The time that clean-ups have taken, or None when they are off.",
        ),
        NativeRow::function(
            "get_pending_cleanup_count",
            "($module, /)",
            pending,
            "Greenlets that wait to be cleaned up by their thread.",
        ),
        NativeRow::function(
            "get_total_main_greenlets",
            "($module, /)",
            mains,
            "How many main greenlets there are.",
        ),
    ],
    types: &[],
    fill: Some(fill),
    script: None,
};

const CLEANUP: &str = "greenlet.cleanup";

fn enable_cleanup(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let enabled = arguments.given(0).is_some_and(|value| {
        taipan_vm::protocol::truth::quick_truth(cx, value).unwrap_or(value.is_kind(Kind::Instance))
    });
    cx.keep(CLEANUP, Value::bool(enabled));
    Ok(Value::NONE)
}

fn clocks(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let on = cx.kept(CLEANUP).is_none_or(|value| value.is(&Value::TRUE));
    Ok(if on { Value::small_int(0) } else { Value::NONE })
}

fn pending(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::small_int(0))
}

fn mains(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::small_int(1))
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    let class = cx.types().fiber.clone();
    let exit = cx.exception_class("greenlet.GreenletExit", &EXIT)?;
    let error = cx.exception_class("greenlet.error", &ERROR)?;
    for (name, value) in [("GreenletExit", &exit), ("error", &error)] {
        cx.dict_set_text(&namespace, name, value.clone())?;
        cx.set_class_attribute(&class, name, value.clone())?;
    }
    for name in ["getcurrent", "gettrace", "settrace"] {
        if let Some(function) = cx.dict_get_text(&namespace, name)? {
            cx.set_class_attribute(&class, name, function)?;
        }
    }
    cx.dict_set_text(&namespace, "greenlet", class)?;
    for flag in ["GREENLET_USE_GC", "GREENLET_USE_TRACING", "GREENLET_USE_CONTEXT_VARS"] {
        cx.dict_set_text(&namespace, flag, Value::TRUE)?;
    }
    cx.dict_set_text(&namespace, "GREENLET_USE_STANDARD_THREADING", Value::TRUE)?;
    cx.dict_set_text(&namespace, "_C_API", Value::NONE)?;
    cx.dict_set_text(&namespace, "CLOCKS_PER_SEC", Value::small_int(1_000_000))
}
