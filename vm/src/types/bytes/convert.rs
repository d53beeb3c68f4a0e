//! The constructors of `bytes` and `bytearray`: bytes of a str, a buffer, a length or an iterable of ints.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, NativeRow, Role};
use crate::object::find_special;
use crate::protocol::text::text;
use crate::types::int::Int;
use crate::types::iterator::collect;
use crate::types::str::convert::encode;
use crate::value::Value;
use crate::vm::Cx;

/// `bytes(source, encoding, errors)`
pub static CALL: NativeRow =
    NativeRow::open("bytes", "(source=b'', encoding='utf-8', errors='strict')", Role::Static, "").or_script(
        |cx, arguments| {
            if let Some(source) = arguments.given(0)
                && arguments.given(1).is_none()
                && arguments.given(2).is_none()
                && cx.is_exact(source, &cx.types().bytes)
            {
                return Ok(Some(source.clone()));
            }
            match content(cx, arguments, "bytes")? {
                Some(bytes) => cx.bytes(&bytes).map(Some),
                None => Ok(None),
            }
        },
        "bytes_call",
    );

/// `bytes.__new__`
pub fn new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match content(cx, &arguments[1..], "bytes")? {
        Some(bytes) if arguments[0].is(&cx.types().bytes) => cx.bytes(&bytes).map(Some),
        Some(bytes) => cx.bytes_subclass(&arguments[0], &bytes).map(Some),
        None => Ok(None),
    }
}

/// The bytes that the arguments of a constructor stand for. None: a script must tell.
pub fn content(cx: &mut Cx, arguments: &[Value], function: &str) -> Answer<Option<Vec<u8>>> {
    let (source, encoding, errors) = (arguments.given(0), arguments.given(1), arguments.given(2));
    for (argument, name) in [(encoding, "encoding"), (errors, "errors")] {
        if let Some(argument) = argument
            && !argument.is_kind(Kind::Str)
        {
            let text = format!("{function}() argument '{name}' must be str, not {}", cx.type_name(argument));
            return Err(cx.type_error(&text));
        }
    }
    let Some(source) = source else {
        return match encoding.or(errors) {
            None => Ok(Some(Vec::new())),
            Some(_) if encoding.is_some() => Err(cx.type_error("encoding without a string argument")),
            Some(_) => Err(cx.type_error("errors without a string argument")),
        };
    };
    if source.is_kind(Kind::Str) {
        let name = cx.names().__bytes__.clone();
        if encoding.is_none()
            && errors.is_none()
            && function == "bytes"
            && find_special(cx, source, &name).is_some()
        {
            return Ok(None);
        }
        if encoding.is_none() {
            return Err(cx.type_error("string argument without an encoding"));
        }
        if text(cx, source).is_empty() {
            return Ok(Some(Vec::new()));
        }
        return match encode(cx, source, encoding, errors)? {
            Some(bytes) => cx.bytes_like(&bytes).map(Some),
            None => Ok(None),
        };
    }
    if encoding.is_some() {
        return Err(cx.type_error("encoding without a string argument"));
    }
    if errors.is_some() {
        return Err(cx.type_error("errors without a string argument"));
    }
    plain(cx, source, function)
}

fn plain(cx: &mut Cx, source: &Value, function: &str) -> Answer<Option<Vec<u8>>> {
    let bytes_name = cx.names().__bytes__.clone();
    if function == "bytes"
        && !cx.is_exact(source, &cx.types().bytes)
        && let Some(method) = find_special(cx, source, &bytes_name)
        && !method.is_kind(Kind::Native)
    {
        return Ok(None);
    }
    match cx.as_int(source) {
        Some(Int::Small(length)) => {
            let Ok(length) = usize::try_from(length) else { return Err(cx.value_error("negative count")) };
            cx.check_room(length)?;
            cx.charge(length / 64)?;
            return Ok(Some(vec![0; length]));
        }
        Some(Int::Big(_)) => return Err(cx.overflow_error("cannot fit 'int' into an index-sized integer")),
        None => {}
    }
    if cx.exports_bytes(source) {
        return cx.bytes_like(source).map(Some);
    }
    if let Some(collected) = collect(cx, source)? {
        return of_items(cx, &collected.items, function);
    }
    let names = cx.names();
    let buffer = cx.intern("__buffer__")?;
    let readable = [&names.__index__, &names.__iter__, &names.__getitem__, &buffer];
    for name in readable {
        if find_special(cx, source, name).is_some() {
            return Ok(None);
        }
    }
    let text = format!("cannot convert {} object to {function}", cx.quoted_type_name(source));
    Err(cx.type_error(&text))
}

/// Bytes of ints. None: an item has an `__index__` of a script's.
pub fn of_items(cx: &mut Cx, items: &[Value], function: &str) -> Answer<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(items.len());
    for item in items {
        let known = cx.as_int(item).map(|int| match int {
            Int::Small(number) => u8::try_from(number).ok(),
            Int::Big(_) => None,
        });
        match known {
            Some(Some(byte)) => bytes.push(byte),
            Some(None) if function == "bytes" => return Err(cx.value_error("bytes must be in range(0, 256)")),
            Some(None) => return Err(cx.value_error("byte must be in range(0, 256)")),
            None if crate::types::slice::has_index(cx, item) => return Ok(None),
            None => return Err(crate::types::slice::not_an_integer(cx, item)),
        }
    }
    Ok(Some(bytes))
}
