//! `_string_io`: writing at the end of an `io.StringIO`, which is most of what is done with one. The class is a
//! script's; `adopt` puts this `write` in the place of its own, which carries on everything else.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{ModuleRow, NativeRow, Role};
use taipan_vm::object::{read_slot, write_slot};
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{adopt, wanted};

/// The module `_string_io`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_string_io",
    doc: "The quick half of io.StringIO.",
    functions: &[NativeRow::function("adopt", "($module, cls, /)", take, "")],
    types: &[],
    fill: None,
    script: None,
};

static ROWS: &[NativeRow] = &[NativeRow::open(
    "write",
    "($self, s, /)",
    Role::Method,
    "Write string to file.\n\nReturns the number of characters written, which is always equal to\n\
     the length of the string.",
)
.or_script(write, "write")];

// Slots lie in the order of their names.
const LENGTH: usize = 2;
const PARTS: usize = 3;
/// True while it is open and newlines are written as they are.
const IS_PLAIN: usize = 4;
const POSITION: usize = 5;

fn take(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?;
    adopt(cx, class, ROWS)?;
    Ok(Value::NONE)
}

fn write(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, text) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let parts = read_slot(own, PARTS);
    let sizes = (read_slot(own, LENGTH).as_small_int(), read_slot(own, POSITION).as_small_int());
    let (Some(length), Some(position)) = sizes else { return Ok(None) };
    let is_plain = read_slot(own, IS_PLAIN).is(&Value::TRUE);
    if !is_plain || length != position || !parts.is_kind(Kind::List) || !cx.is_exact_str(text) {
        return Ok(None);
    }
    let count = text.get::<Str>(cx).map_or(0, |text| text.len());
    if count > 0 {
        let end = Value::small_int(length + i64::try_from(count).unwrap_or(0));
        cx.list_push(&parts, text.clone())?;
        write_slot(cx, own, LENGTH, end.clone())?;
        write_slot(cx, own, POSITION, end)?;
    }
    super::support::size(cx, count).map(Some)
}
