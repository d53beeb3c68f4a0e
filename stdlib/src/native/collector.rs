//! `gc`: the cycle collector as scripts see it.

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module `gc`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "gc",
    doc: "This module provides access to the garbage collector for reference cycles.",
    functions: &[NativeRow::function(
        "_collect",
        "($module, /)",
        collect,
        "Finds cyclic garbage; how many objects.",
    )],
    types: &[],
    fill: None,
    script: Some(include_str!("collector.py")),
};

fn collect(cx: &mut Cx, _: &[Value]) -> Answer {
    let count = cx.collect_garbage();
    cx.int(count as i64)
}
