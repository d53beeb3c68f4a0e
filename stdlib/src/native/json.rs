//! `_json`: reading and writing of whole documents whose objects are all of exactly the builtin types. Whatever
//! else there is (hooks, subclasses, errors with their positions) is left to the script half, which begins the
//! document anew: nothing here has any effect but its result.
//!
//! - `read`: text to objects
//! - `write`: objects to text

mod read;
mod write;

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow, Role};
use taipan_vm::protocol::text::{str_of_buf, text};
use taipan_vm::text::units::TextBuf;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::wanted;

/// Documents nested deeper than this are left to the script half, whose frames are counted.
const DEPTH: usize = 200;

/// The module `_json`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_json",
    doc: "json speedups",
    functions: &[
        NativeRow::function(
            "encode_basestring_ascii",
            "($module, string, /)",
            |cx, arguments| encode(cx, arguments, true),
            "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string",
        ),
        NativeRow::function(
            "encode_basestring",
            "($module, string, /)",
            |cx, arguments| encode(cx, arguments, false),
            "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string",
        ),
        NativeRow::open(
            "scanstring",
            "($module, string, end, strict=True, /)",
            Role::Function,
            "scanstring(string, end, strict=True) -> (string, end)\n\n\
             Scan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that \
             started the JSON string.",
        )
        .or_script(read::scan_string, "_scan_string"),
        NativeRow::function(
            "_read",
            "($module, string, at, strict, /)",
            read::read,
            "The value at a place and the place after it, or None.",
        ),
        NativeRow::function(
            "_write",
            "($module, object, ascii, indent, level, key_separator, item_separator, sort_keys, allow_nan, /)",
            write::write,
            "The text of an object, or None.",
        ),
    ],
    types: &[],
    fill: None,
    script: script!("json.py"),
};

fn encode(cx: &mut Cx, arguments: &[Value], ascii: bool) -> Answer {
    let value = wanted(cx, arguments, 0)?;
    let Some(length) = value.get::<Str>(cx).map(Str::len) else {
        let text = format!("first argument must be a string, not {}", cx.type_name(value));
        return Err(cx.type_error(&text));
    };
    cx.check_room(length.saturating_mul(6))?;
    cx.charge(length / 8)?;
    let mut out = TextBuf::with_capacity(length + 2);
    write::push_string(text(cx, value), ascii, &mut out);
    str_of_buf(cx, out)
}
