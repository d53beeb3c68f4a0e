//! The module `gc`: the cycle collector as scripts see it.

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "gc",
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: &[
        NativeRow::function(
            "_collect",
            "($module, /)",
            collect,
            "One collection; how many objects were found.",
        ),
        NativeRow::function("enable", "($module, /)", enable, "Enable automatic garbage collection."),
        NativeRow::function("disable", "($module, /)", disable, "Disable automatic garbage collection."),
        NativeRow::function(
            "isenabled",
            "($module, /)",
            is_enabled,
            "Returns true if automatic garbage collection is enabled.",
        ),
        NativeRow::function(
            "is_tracked",
            "($module, obj, /)",
            is_tracked,
            "Returns true if the object is tracked by the garbage collector.",
        ),
    ],
    types: &[],
    fill: None,
    script: Some(SCRIPT),
};

/// A collection of which finalisers come to run is followed by another, as garbage with finalisers is kept
/// until they have run.
const SCRIPT: &str = "\
DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage = []
callbacks = []


def collect(generation=2):
    \"\"\"Run the garbage collector; returns the number of unreachable objects.\"\"\"
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    found = _collect()
    if found:
        _collect()
    return found
";

fn collect(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let found = cx.collect_garbage();
    cx.int(found as i64)
}

fn enable(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    cx.set_collecting(true);
    Ok(Value::NONE)
}

fn disable(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    cx.set_collecting(false);
    Ok(Value::NONE)
}

fn is_enabled(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::bool(cx.is_collecting()))
}

fn is_tracked(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(arguments[0].kind().is_some_and(|kind| kind.is_container())))
}
