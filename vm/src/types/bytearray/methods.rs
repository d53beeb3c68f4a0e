//! The rows of `bytearray`.

use super::ByteArray;
use crate::error::Answer;
use crate::heap::{Buffer, HEADER, Kind};
use crate::native::{Arguments, NativeRow, Role};
use crate::protocol::text::str_of_ascii;
use crate::text::escape;
use crate::types::bytes::convert::{content, of_items};
use crate::types::bytes::methods::read_hex;
use crate::types::iterator::{IteratorForm, collect};
use crate::types::slice::{Choice, choose, clipped, not_an_integer, place, sized};
use crate::types::str::shared::byte;
use crate::value::Value;
use crate::vm::Cx;

crate::byte_rows! {
    "bytearray";
    NativeRow::constructor("($type, *args, **kwargs)", |cx, a| {
        cx.new_object(&a[0], ByteArray { bytes: Buffer::new(), exports: 0 })
    }),
    NativeRow::open("__init__", "($self, source=b'', encoding='utf-8', errors='strict')", Role::Wrapper,
        "").or_script(init, "bytearray_init"),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special("__str__", "($self, /)", repr, "Return str(self)."),
    NativeRow::special("__iter__", "($self, /)", |cx, a| {
        let class = cx.types().bytearray_iterator.clone();
        cx.iterator(&class, a[0].clone(), IteratorForm::ByteArray, 0)
    }, "Implement iter(self)."),
    NativeRow::open("__setitem__", "($self, key, value, /)", Role::Wrapper, "").or_script(set_item, "bytearray_setitem"),
    NativeRow::open("__delitem__", "($self, key, /)", Role::Wrapper, "").or_script(delete_item, "bytearray_delitem"),
    NativeRow::special("__iadd__", "($self, value, /)", in_place_add, "Implement self+=value."),
    NativeRow::open("__imul__", "($self, value, /)", Role::Wrapper, "").or_script(in_place_multiply, "bytearray_imul"),
    NativeRow::special("__release_buffer__", "($self, buffer, /)", crate::types::memoryview::methods::release_buffer,
        "Release the buffer object that exposes the underlying memory of the object."),
    NativeRow::method("__alloc__", "($self, /)", |cx, a| Ok(Value::small_int(a[0].get::<ByteArray>(cx).map_or(0, |own| own.bytes.capacity()) as i64)),
        "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."),
    NativeRow::method("__sizeof__", "($self, /)", |cx, a| {
        let bytes = a[0].get::<ByteArray>(cx).map_or(0, |own| own.bytes.bytes());
        Ok(Value::small_int((HEADER + size_of::<ByteArray>() + bytes) as i64))
    }, "Returns the size of the bytearray object in memory, in bytes."),
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "Return state information for pickling.").script("bytearray_reduce"),
    NativeRow::open("__reduce_ex__", "($self, proto=0, /)", Role::Method, "Return state information for pickling.").script("bytearray_reduce_ex"),
    NativeRow::open("append", "($self, item, /)", Role::Method, "Append a single item to the end of the bytearray.\n\n  item\n    The item to be appended.").or_script(append, "bytearray_append"),
    NativeRow::open("insert", "($self, index, item, /)", Role::Method, "Insert a single item into the bytearray before the given index.").or_script(insert, "bytearray_insert"),
    NativeRow::open("extend", "($self, iterable_of_ints, /)", Role::Method, "Append all the items from the iterator or sequence to the end of the bytearray.").or_script(extend, "bytearray_extend"),
    NativeRow::open("pop", "($self, index=-1, /)", Role::Method, "Remove and return a single item from B.\n\n  index\n    The index from where to remove the item.\n    -1 (the default value) means remove the last item.\n\nIf no index argument is given, will pop the last item.").or_script(pop, "bytearray_pop"),
    NativeRow::open("remove", "($self, value, /)", Role::Method, "Remove the first occurrence of a value in the bytearray.").or_script(remove, "bytearray_remove"),
    NativeRow::open("resize", "($self, size, /)", Role::Method, "Resize the internal buffer of bytearray to len.").or_script(resize, "bytearray_resize"),
    NativeRow::method("reverse", "($self, /)", |cx, a| {
        cx.with_buffer_mut(&a[0], |bytes| bytes.reverse());
        Ok(Value::NONE)
    }, "Reverse the order of the values in B in place."),
    NativeRow::method("clear", "($self, /)", |cx, a| {
        cx.check_resizable(&a[0])?;
        let length = cx.buffer(&a[0]).map_or(0, <[u8]>::len);
        cx.byte_array_splice(&a[0], 0, length, Vec::new())?;
        Ok(Value::NONE)
    }, "Remove all items from the bytearray."),
    NativeRow::method("copy", "($self, /)", |cx, a| {
        let copy = cx.bytes_like(&a[0])?;
        cx.byte_array(&copy)
    }, "Return a copy of B."),
    NativeRow::open("fromhex", "($type, string, /)", Role::Class,
        "Create a bytearray object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytearray.fromhex('B9 01EF') -> bytearray(b'\\\\xb9\\\\x01\\\\xef')").or_script(from_hex, "bytes_fromhex"),
}

/// A call of the class.
pub static CALL: NativeRow =
    NativeRow::open("bytearray", "(source=b'', encoding='utf-8', errors='strict')", Role::Static, "")
        .or_script(
            |cx, arguments| match content(cx, arguments, "bytearray")? {
                Some(bytes) => cx.byte_array(&bytes).map(Some),
                None => Ok(None),
            },
            "bytearray_call",
        );

fn len(cx: &Cx, own: &Value) -> usize {
    cx.buffer(own).map_or(0, <[u8]>::len)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = len(cx, &arguments[0]);
    crate::protocol::text::afford_text(cx, length as u64 * 2)?;
    let name = cx.short_type_name(&arguments[0]);
    let shown = escape::repr_bytearray(&name, cx.buffer(&arguments[0]).unwrap_or_default());
    // the apostrophe is escaped whatever the quotes are
    let shown = match shown.split_once("(b\"") {
        Some((head, rest)) => format!("{head}(b\"{}", rest.replace('\'', "\\'")),
        None => shown,
    };
    if shown.is_ascii() { str_of_ascii(cx, &shown) } else { cx.str(&shown) }
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(bytes) = content(cx, &arguments[1..], "bytearray")? else { return Ok(None) };
    cx.check_resizable(&arguments[0])?;
    let length = len(cx, &arguments[0]);
    cx.byte_array_splice(&arguments[0], 0, length, bytes)?;
    Ok(Some(Value::NONE))
}

/// A byte among the arguments. None: a script's `__index__` must tell.
fn byte_argument(cx: &mut Cx, value: &Value) -> Answer<Option<u8>> {
    if cx.as_int(value).is_some() {
        return byte(cx, value).map(Some);
    }
    if crate::types::slice::has_index(cx, value) { Ok(None) } else { Err(not_an_integer(cx, value)) }
}

fn append(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(byte) = byte_argument(cx, &arguments[1])? else { return Ok(None) };
    let end = len(cx, &arguments[0]);
    cx.byte_array_splice(&arguments[0], end, end, vec![byte])?;
    Ok(Some(Value::NONE))
}

fn insert(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(index) = clipped(cx, &arguments[1])? else { return Ok(None) };
    let Some(byte) = byte_argument(cx, &arguments[2])? else { return Ok(None) };
    let length = len(cx, &arguments[0]) as i64;
    let at = if index < 0 { index.saturating_add(length).max(0) } else { index.min(length) } as usize;
    cx.byte_array_splice(&arguments[0], at, at, vec![byte])?;
    Ok(Some(Value::NONE))
}

fn extend(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, source) = (&arguments[0], &arguments[1]);
    let end = len(cx, own);
    let bytes = if cx.exports_bytes(source) {
        cx.bytes_like(source)?
    } else if source.is_kind(Kind::Str) {
        let text = format!("expected iterable of integers; got: {}", cx.quoted_type_name(source));
        return Err(cx.type_error(&text));
    } else {
        match collect(cx, source)? {
            Some(collected) => match of_items(cx, &collected.items, "bytearray")? {
                Some(bytes) => bytes,
                None => {
                    collected.rewind(cx);
                    return Ok(None);
                }
            },
            None if source.kind().is_none() => {
                let text = format!("can't extend bytearray with {}", cx.type_name(source));
                return Err(cx.type_error(&text));
            }
            None => return Ok(None),
        }
    };
    cx.byte_array_splice(own, end, end, bytes)?;
    Ok(Some(Value::NONE))
}

fn in_place_add(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (own, other) = (&arguments[0], &arguments[1]);
    if !cx.exports_bytes(other) {
        let text = format!("can't concat {} to {}", cx.type_name(other), cx.type_name(own));
        return Err(cx.type_error(&text));
    }
    let bytes = cx.bytes_like(other)?;
    let end = len(cx, own);
    cx.byte_array_splice(own, end, end, bytes)?;
    Ok(own.clone())
}

fn in_place_multiply(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let Some(times) = sized(cx, &arguments[1])? else { return Ok(None) };
    let (times, length) = (usize::try_from(times).unwrap_or(0), len(cx, own));
    let Some(size) = length.checked_mul(times) else { return Err(cx.out_of_memory()) };
    cx.check_room(size)?;
    cx.charge(size / 16)?;
    let bytes = cx.bytes_like(own)?.repeat(times);
    cx.byte_array_splice(own, 0, length, bytes)?;
    Ok(Some(own.clone()))
}

fn pop(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let index = match arguments.given(1) {
        None => -1,
        Some(index) => match sized(cx, index)? {
            Some(index) => index,
            None => return Ok(None),
        },
    };
    let length = len(cx, own);
    if length == 0 {
        return Err(cx.index_error("pop from empty bytearray"));
    }
    let Some(at) = place(index, length) else { return Err(cx.index_error("pop index out of range")) };
    let byte = cx.buffer(own).and_then(|bytes| bytes.get(at).copied()).unwrap_or(0);
    cx.byte_array_splice(own, at, at + 1, Vec::new())?;
    Ok(Some(Value::small_int(i64::from(byte))))
}

fn remove(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(byte) = byte_argument(cx, &arguments[1])? else { return Ok(None) };
    match cx.buffer(&arguments[0]).unwrap_or_default().iter().position(|&other| other == byte) {
        Some(at) => {
            cx.byte_array_splice(&arguments[0], at, at + 1, Vec::new())?;
            Ok(Some(Value::NONE))
        }
        None => Err(cx.value_error("value not found in bytearray")),
    }
}

fn resize(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let Some(size) = sized(cx, &arguments[1])? else { return Ok(None) };
    let Ok(wanted) = usize::try_from(size) else {
        return Err(cx.value_error(&format!("Can only resize to positive sizes, got {size}")));
    };
    cx.check_resizable(own)?;
    cx.check_room(wanted)?;
    let length = len(cx, own);
    if wanted < length {
        cx.byte_array_splice(own, wanted, length, Vec::new())?;
    } else {
        cx.byte_array_splice(own, length, length, vec![0; wanted - length])?;
    }
    Ok(Some(Value::NONE))
}

/// The bytes that are assigned to a slice. None: a script must tell.
fn assigned(cx: &mut Cx, source: &Value) -> Answer<Option<Vec<u8>>> {
    if cx.exports_bytes(source) {
        return cx.bytes_like(source).map(Some);
    }
    if source.kind().is_none() || source.is_kind(Kind::Str) || source.is_kind(Kind::BigInt) {
        return Err(cx.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    match collect(cx, source)? {
        Some(collected) => of_items(cx, &collected.items, "bytearray"),
        None => Ok(None),
    }
}

fn set_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let length = len(cx, own);
    match choose(cx, &arguments[1], length, "bytearray")? {
        None => Ok(None),
        Some(Choice::OutOfRange) => Err(cx.index_error("bytearray index out of range")),
        Some(Choice::Item(at)) => {
            let Some(byte) = byte_argument(cx, &arguments[2])? else { return Ok(None) };
            cx.with_buffer_mut(own, |bytes| {
                if let Some(place) = bytes.get_mut(at) {
                    *place = byte;
                }
            });
            Ok(Some(Value::NONE))
        }
        Some(Choice::Cut(cut)) => {
            let Some(bytes) = assigned(cx, &arguments[2])? else { return Ok(None) };
            if cut.is_run() {
                cx.byte_array_splice(own, cut.start, cut.start + cut.count, bytes)?;
                return Ok(Some(Value::NONE));
            }
            if bytes.len() != cut.count {
                let text = format!(
                    "attempt to assign bytes of size {} to extended slice of size {}",
                    bytes.len(),
                    cut.count
                );
                return Err(cx.value_error(&text));
            }
            cx.with_buffer_mut(own, |own| {
                for (at, byte) in cut.indices().zip(bytes) {
                    if let Some(place) = own.get_mut(at) {
                        *place = byte;
                    }
                }
            });
            Ok(Some(Value::NONE))
        }
    }
}

fn delete_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let length = len(cx, own);
    match choose(cx, &arguments[1], length, "bytearray")? {
        None => return Ok(None),
        Some(Choice::OutOfRange) => return Err(cx.index_error("bytearray index out of range")),
        Some(Choice::Item(at)) => cx.byte_array_splice(own, at, at + 1, Vec::new())?,
        Some(Choice::Cut(cut)) if cut.count == 0 => {}
        Some(Choice::Cut(cut)) if cut.is_run() => {
            cx.byte_array_splice(own, cut.start, cut.start + cut.count, Vec::new())?;
        }
        Some(Choice::Cut(cut)) => {
            let mut gone = vec![false; length];
            cut.indices().for_each(|at| gone[at] = true);
            let bytes = cx.bytes_like(own)?;
            let kept = bytes.into_iter().zip(gone).filter(|(_, gone)| !gone).map(|(byte, _)| byte).collect();
            cx.byte_array_splice(own, 0, length, kept)?;
        }
    }
    Ok(Some(Value::NONE))
}

fn from_hex(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let bytes = read_hex(cx, &arguments[1])?;
    if arguments[0].is(&cx.types().bytearray) { cx.byte_array(&bytes).map(Some) } else { Ok(None) }
}
