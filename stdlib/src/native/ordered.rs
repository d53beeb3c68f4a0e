//! `_ordered_iterator`: the iterator of `collections.OrderedDict`, which sees every change of the order.

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::types::dictview::Part;
use taipan_vm::types::iterator::over_ordered;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::lacking;

/// The module `_ordered_iterator`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_ordered_iterator",
    doc: "The iterator of OrderedDict.",
    functions: &[NativeRow::function(
        "over",
        "(dict, part, from_end, /)",
        over,
        "The iterator over the keys (0), values (1) or items (2) of an OrderedDict.",
    )],
    types: &[],
    fill: None,
    script: None,
};

fn over(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [dict, part, from_end] = arguments else { return Err(lacking(cx)) };
    let part = match part.as_small_int() {
        Some(0) => Part::Keys,
        Some(1) => Part::Values,
        _ => Part::Items,
    };
    match over_ordered(cx, dict, part, from_end.is(&Value::TRUE))? {
        Some(iterator) => Ok(iterator),
        None => Err(cx.type_error("a dict was expected")),
    }
}
