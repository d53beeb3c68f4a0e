//! Bytes of a view of one dimension by an int, which is most of what is done with one.

use super::MemoryView;
use crate::types::slice::place;
use crate::value::Value;
use crate::vm::Cx;

/// Where the element lies that an int asks a view of one dimension for. None: it takes more to tell.
fn plain_place(cx: &Cx, own: &Value, key: &Value) -> Option<usize> {
    let view = own.get::<MemoryView>(cx).filter(|view| !view.released)?;
    let ([length], [stride]) = (view.shape.as_slice(), view.strides.as_slice()) else { return None };
    let at = place(key.as_small_int()?, *length)?;
    usize::try_from(view.offset as isize + stride * at as isize).ok()
}

/// A byte of a view of bytes.
pub(super) fn byte(cx: &Cx, own: &Value, key: &Value) -> Option<u8> {
    let place = plain_place(cx, own, key)?;
    let view = own.get::<MemoryView>(cx).filter(|view| view.format == "B")?;
    cx.buffer(&view.object)?.get(place).copied()
}

/// Puts a byte into a view of bytes; whether that was done.
pub(super) fn put_byte(cx: &mut Cx, arguments: &[Value]) -> bool {
    let [own, key, value, ..] = arguments else { return false };
    let Some(byte) = value.as_small_int().and_then(|value| u8::try_from(value).ok()) else { return false };
    let Some(place) = plain_place(cx, own, key) else { return false };
    let Some(view) = own.get::<MemoryView>(cx) else { return false };
    if view.read_only || view.format != "B" {
        return false;
    }
    let object = view.object.clone();
    cx.with_buffer_mut(&object, |bytes| bytes.get_mut(place).map(|place| *place = byte)).flatten().is_some()
}
