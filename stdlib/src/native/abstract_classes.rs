//! `_abc`: what `abc` needs of the VM: a class that stands for sequences or mappings says so to patterns.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::wanted;

/// The module `_abc`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_abc",
    doc: "Module contains faster C implementation of abc.ABCMeta",
    functions: &[NativeRow::function(
        "_set_pattern_flags",
        "($module, cls, flags, /)",
        set_pattern_flags,
        "Lets patterns take instances of a class as sequences (bit 5) or as mappings (bit 6).",
    )],
    types: &[],
    fill: None,
    script: None,
};

fn set_pattern_flags(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?.clone();
    let bits = wanted(cx, arguments, 1)?.as_small_int().unwrap_or(0);
    let flag = match (bits & 1 << 5 != 0, bits & 1 << 6 != 0) {
        (true, _) => ClassFlags::SEQUENCE,
        (false, true) => ClassFlags::MAPPING,
        (false, false) => return Ok(Value::NONE),
    };
    if class.is_kind(Kind::Class) {
        cx.set_pattern_kind(&class, flag);
    }
    Ok(Value::NONE)
}
