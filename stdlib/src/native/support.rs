//! What the native halves of several modules share: reading arguments, and the errors for wrong ones.

use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, Native, NativeRow};
use taipan_vm::object::Class;
use taipan_vm::protocol::text::text_of;
use taipan_vm::text::search;
use taipan_vm::text::units::Text;
use taipan_vm::types::descriptor::StaticMethod;
use taipan_vm::types::slice::not_an_integer;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The error for a call that the row's signature should have refused.
#[cold]
pub(crate) fn lacking(cx: &mut Cx) -> Raised {
    cx.system_error("a native lacks its arguments")
}

/// The argument at a position, which the signature requires.
pub(crate) fn wanted<'a>(cx: &mut Cx, arguments: &'a [Value], at: usize) -> Answer<&'a Value> {
    match arguments.given(at) {
        Some(value) => Ok(value),
        None => Err(lacking(cx)),
    }
}

/// An int argument as 64 bits; OverflowError for what does not fit. A script's `__index__` is not asked:
/// the value must be an int.
pub(crate) fn size_argument(cx: &mut Cx, value: &Value) -> Answer<i64> {
    match cx.as_i64(value) {
        Some(number) => Ok(number),
        None if cx.as_int(value).is_some() => {
            Err(cx.overflow_error("Python int too large to convert to C ssize_t"))
        }
        None => Err(not_an_integer(cx, value)),
    }
}

/// An int from a size.
pub(crate) fn size(cx: &mut Cx, number: usize) -> Answer {
    cx.int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The truth of an argument that is a flag; false when it was not given. Objects with a `__bool__` of their
/// own count as true.
pub(crate) fn flag(cx: &Cx, value: Option<&Value>, default: bool) -> bool {
    value.map_or(default, |value| taipan_vm::protocol::truth::quick_truth(cx, value).unwrap_or(true))
}

/// Tells the audit hooks of an event that has some of a call's arguments: each with its place, and what stands
/// for one that was not given or is None (None where nothing is named).
#[inline]
pub(crate) fn audit_call(
    cx: &mut Cx,
    event: &str,
    arguments: &[Value],
    places: &[(usize, Option<i64>)],
) -> Answer<()> {
    if !cx.is_audited() {
        return Ok(());
    }
    let details: Vec<Value> = places
        .iter()
        .map(|&(at, default)| match arguments.given(at) {
            Some(value) if !value.is_none() => value.clone(),
            Some(_) | None => default.map_or(Value::NONE, Value::small_int),
        })
        .collect();
    cx.audit(event, &details)
}

/// Whether a view's items do not lie side by side.
fn is_scattered(cx: &Cx, value: &Value) -> bool {
    value.is_kind(Kind::MemoryView) && cx.buffer(value).is_none()
}

/// Bytes of a bytes-like object whose items lie side by side.
pub(crate) fn contiguous(cx: &mut Cx, value: &Value) -> Answer<Vec<u8>> {
    let bytes = cx.bytes_like(value)?;
    if is_scattered(cx, value) {
        return Err(cx.buffer_error("memoryview: underlying buffer is not C-contiguous"));
    }
    Ok(bytes)
}

/// Bytes of a bytes-like object, or of a str that is ASCII.
pub(crate) fn bytes_or_ascii(cx: &mut Cx, value: &Value) -> Answer<Vec<u8>> {
    if let Some(text) = value.get::<Str>(cx) {
        if let Some(text) = text.as_ascii() {
            return Ok(text.as_bytes().to_vec());
        }
        return Err(cx.value_error("string argument should contain only ASCII characters"));
    }
    if cx.exports_bytes(value) && !is_scattered(cx, value) {
        return cx.bytes_like(value);
    }
    let text =
        format!("argument should be bytes, buffer or ASCII string, not {}", cx.quoted_type_name(value));
    Err(cx.type_error(&text))
}

/// Puts natives in the place of methods of a script's class. Each is carried on by the method that stood there.
pub(crate) fn adopt(cx: &mut Cx, class: &Value, rows: &'static [NativeRow]) -> Answer<()> {
    for row in rows {
        let namespace = class.get::<Class>(cx).map(|class| class.namespace.clone()).unwrap_or_default();
        let found = cx.dict_get_text(&namespace, row.name)?.unwrap_or_default();
        let script = match found.get::<StaticMethod>(cx) {
            Some(method) => method.function.clone(),
            None => found,
        };
        if !script.is_kind(Kind::Function) {
            return Err(cx.system_error(&format!("no script carries on {}", row.name)));
        }
        let native = cx.native(row, class.clone())?;
        if let Some(native) = native.get_mut::<Native>(cx) {
            native.script = script;
        }
        cx.set_class_attribute(class, row.name, native)?;
    }
    Ok(())
}

/// How many characters a line has that begins here, its newline included; None without one.
pub(crate) fn line_length(text: &Str, start: usize) -> Option<usize> {
    search::find(text_of(text).from(start), Text::Ascii("\n")).map(|at| at + 1)
}
