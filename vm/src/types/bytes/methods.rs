//! The rows of `bytes`, and methods that it shares with `bytearray`.

use super::convert;
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::native::Arguments;
use crate::protocol::text::{afford_text, str_of_ascii};
use crate::text::escape;
use crate::text::units::TextBuf;
use crate::types::iterator::{IteratorForm, collect};
use crate::types::slice::{Choice, choose, has_index, sized};
use crate::types::str::Str;
use crate::types::str::shared::{self, Sort, byte, sort_of, view};
use crate::value::Value;
use crate::vm::Cx;

/// Bytes with each one mapped, as an object of the receiver's kind.
pub fn mapped(cx: &mut Cx, own: &Value, map: impl FnMut(u8) -> u8) -> Answer {
    let bytes = cx.bytes_like(own)?;
    let bytes = bytes.into_iter().map(map).collect();
    shared::built(cx, own, TextBuf::from_latin(bytes))
}

/// `title`: a letter after a letter is small, any other is great.
pub fn title(cx: &mut Cx, own: &Value) -> Answer {
    let mut inside = false;
    mapped(cx, own, |byte| {
        let result = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside = byte.is_ascii_alphabetic();
        result
    })
}

/// `capitalize`
pub fn capitalize(cx: &mut Cx, own: &Value) -> Answer {
    let mut first = true;
    mapped(cx, own, |byte| {
        if std::mem::take(&mut first) { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() }
    })
}

/// `swapcase`
pub fn swap_case(cx: &mut Cx, own: &Value) -> Answer {
    mapped(cx, own, |byte| {
        if byte.is_ascii_lowercase() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() }
    })
}

/// A question that all bytes answer, of which there must be one.
pub fn all(cx: &mut Cx, own: &Value, test: fn(&u8) -> bool) -> Answer {
    let bytes = cx.buffer(own).unwrap_or_default();
    Ok(Value::bool(!bytes.is_empty() && bytes.iter().all(test)))
}

/// `islower` and `isupper`
pub fn cased(cx: &mut Cx, own: &Value, wanted: fn(&u8) -> bool, other: fn(&u8) -> bool) -> Answer {
    let bytes = cx.buffer(own).unwrap_or_default();
    Ok(Value::bool(bytes.iter().any(wanted) && !bytes.iter().any(other)))
}

/// `istitle`
pub fn is_title(cx: &mut Cx, own: &Value) -> Answer {
    let (mut inside, mut some) = (false, false);
    for byte in cx.buffer(own).unwrap_or_default() {
        if byte.is_ascii_uppercase() && inside || byte.is_ascii_lowercase() && !inside {
            return Ok(Value::FALSE);
        }
        inside = byte.is_ascii_alphabetic();
        some |= inside;
    }
    Ok(Value::bool(some))
}

/// `x + y`
pub fn add(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (own, other) = (&arguments[0], &arguments[1]);
    if !cx.exports_bytes(other) {
        let text = format!("can't concat {} to {}", cx.type_name(other), cx.type_name(own));
        return Err(cx.type_error(&text));
    }
    let length = view(cx, own).len() + cx.buffer(other).map_or(0, <[u8]>::len);
    afford_text(cx, length as u64)?;
    if cx.is_exact(own, &cx.types().bytes) && cx.is_exact(other, &cx.types().bytes) {
        if cx.buffer(own).is_some_and(<[u8]>::is_empty) {
            return Ok(other.clone());
        }
        if cx.buffer(other).is_some_and(<[u8]>::is_empty) {
            return Ok(own.clone());
        }
    }
    let mut sum = Vec::with_capacity(length);
    sum.extend_from_slice(cx.buffer(own).unwrap_or_default());
    sum.extend(cx.bytes_like(other)?);
    shared::built(cx, own, TextBuf::from_latin(sum))
}

/// `x in y`. None: a script's `__index__` must tell.
pub fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, wanted) = (&arguments[0], &arguments[1]);
    if cx.as_int(wanted).is_some() {
        let byte = byte(cx, wanted)?;
        return Ok(Some(Value::bool(cx.buffer(own).unwrap_or_default().contains(&byte))));
    }
    if cx.buffer(wanted).is_none() {
        return if has_index(cx, wanted) { Ok(None) } else { Err(cx.not_bytes_like(wanted)) };
    }
    Ok(Some(Value::bool(crate::text::search::contains(view(cx, own), view(cx, wanted)))))
}

/// `x[i]`. None: a script's `__index__` must tell.
pub fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, key) = (&arguments[0], &arguments[1]);
    let array = sort_of(own) == Sort::ByteArray;
    let length = cx.buffer(own).map_or(0, <[u8]>::len);
    match choose(cx, key, length, if array { "bytearray" } else { "byte" })? {
        None => Ok(None),
        Some(Choice::Item(at)) => {
            let byte = cx.buffer(own).and_then(|bytes| bytes.get(at).copied()).unwrap_or(0);
            Ok(Some(Value::small_int(i64::from(byte))))
        }
        Some(Choice::OutOfRange) if array => Err(cx.index_error("bytearray index out of range")),
        Some(Choice::OutOfRange) => Err(cx.index_error("index out of range")),
        Some(Choice::Cut(cut)) if cut.is_run() => {
            shared::part(cx, own, cut.start..cut.start + cut.count).map(Some)
        }
        Some(Choice::Cut(cut)) => {
            afford_text(cx, cut.count as u64)?;
            let bytes = cx.buffer(own).unwrap_or_default();
            let chosen = cut.indices().filter_map(|at| bytes.get(at).copied()).collect();
            shared::built(cx, own, TextBuf::from_latin(chosen)).map(Some)
        }
    }
}

/// `join`. None: a script's iterable.
pub fn join(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (own, iterable) = (&arguments[0], &arguments[1]);
    let items = match collect(cx, iterable)? {
        Some(collected) => collected.items,
        None => {
            return match shared::not_iterable(cx, iterable) {
                Some(raised) => Err(raised),
                None => Ok(None),
            };
        }
    };
    let separator = cx.buffer(own).unwrap_or_default().to_vec();
    let mut joined = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            joined.extend_from_slice(&separator);
        }
        if !cx.exports_bytes(item) {
            let name = cx.type_name(item);
            return Err(
                cx.type_error(&format!("sequence item {at}: expected a bytes-like object, {name} found"))
            );
        }
        let size = joined.len() + cx.buffer(item).map_or(0, <[u8]>::len);
        if size > 65_536 {
            cx.check_room(size)?;
        }
        match cx.buffer(item) {
            Some(bytes) => joined.extend_from_slice(bytes),
            None => joined.extend(cx.bytes_like(item)?),
        }
    }
    cx.charge(joined.len() / 16)?;
    shared::built(cx, own, TextBuf::from_latin(joined)).map(Some)
}

/// `translate`
pub fn translate(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (own, table) = (&arguments[0], &arguments[1]);
    let table = if table.is_none() { None } else { Some(cx.bytes_like(table)?) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(cx.value_error("translation table must be 256 characters long"));
    }
    let delete = match arguments.given(2) {
        None => Vec::new(),
        Some(delete) => cx.bytes_like(delete)?,
    };
    let mut gone = [false; 256];
    delete.iter().for_each(|&byte| gone[usize::from(byte)] = true);
    let bytes = cx.bytes_like(own)?;
    let kept = bytes.into_iter().filter(|&byte| !gone[usize::from(byte)]);
    let result: Vec<u8> = match table {
        Some(table) => kept.map(|byte| table[usize::from(byte)]).collect(),
        None => kept.collect(),
    };
    shared::built(cx, own, TextBuf::from_latin(result))
}

/// `maketrans`
pub fn make_table(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (from, to) = (cx.bytes_like(&arguments[0])?, cx.bytes_like(&arguments[1])?);
    if from.len() != to.len() {
        return Err(cx.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.into_iter().zip(to) {
        table[usize::from(from)] = to;
    }
    cx.bytes(&table)
}

/// `hex`. None: a script's `__index__` must tell.
pub fn hex(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let bytes = cx.bytes_like(&arguments[0])?;
    let separator = match arguments.given(1) {
        None => None,
        Some(separator) => {
            let point = match separator.get::<Str>(cx) {
                Some(text) if text.len() == 1 => Some(text.at(0)),
                Some(_) => None,
                None => match cx.buffer(separator) {
                    Some(&[byte]) => Some(u32::from(byte)),
                    Some(_) => None,
                    None => {
                        let name = cx.quoted_type_name(separator);
                        return Err(cx.type_error(&format!("object of type {name} has no len()")));
                    }
                },
            };
            match point {
                None => return Err(cx.value_error("sep must be length 1.")),
                Some(point) if point > 127 => return Err(cx.value_error("sep must be ASCII.")),
                Some(point) => Some(point as u8),
            }
        }
    };
    let group = match arguments.given(2) {
        None => 1,
        Some(group) => match sized(cx, group)? {
            Some(group) => group,
            None => return Ok(None),
        },
    };
    afford_text(cx, bytes.len() as u64 * 3)?;
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 3);
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let length = bytes.len();
    for (at, byte) in bytes.into_iter().enumerate() {
        if let Some(separator) = separator
            && at > 0
            && size > 0
            && (if group > 0 { (length - at) % size == 0 } else { at % size == 0 })
        {
            text.push(char::from(separator));
        }
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    str_of_ascii(cx, &text).map(Some)
}

/// The bytes that hexadecimal text stands for.
pub fn read_hex(cx: &mut Cx, source: &Value) -> Answer<Vec<u8>> {
    if !source.is_kind(Kind::Str) && !cx.exports_bytes(source) {
        let text = format!("fromhex() argument must be str or bytes-like, not {}", cx.type_name(source));
        return Err(cx.type_error(&text));
    }
    let length = view(cx, source).len();
    afford_text(cx, length as u64)?;
    let codes: Vec<u32> = view(cx, source).iter().collect();
    let mut bytes = Vec::with_capacity(codes.len() / 2);
    let mut at = 0;
    let digit = |at: usize| {
        codes.get(at).and_then(|&code| char::from_u32(code)).and_then(|letter| letter.to_digit(16))
    };
    while at < codes.len() {
        if crate::text::split::is_byte_space(codes[at]) {
            at += 1;
            continue;
        }
        let wrong = match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => {
                bytes.push((high << 4 | low) as u8);
                at += 2;
                continue;
            }
            (Some(_), None) if at + 1 >= codes.len() => {
                return Err(cx.value_error("fromhex() arg must contain an even number of hexadecimal digits"));
            }
            (Some(_), None) => at + 1,
            (None, _) => at,
        };
        let text = format!("non-hexadecimal number found in fromhex() arg at position {wrong}");
        return Err(cx.value_error(&text));
    }
    Ok(bytes)
}

/// Rows that bytes and bytearray share beyond those of text; the noun is the receiver's.
#[macro_export]
#[doc(hidden)]
macro_rules! byte_rows {
    ($noun:literal; $($other:expr,)+) => {
        $crate::text_rows! {
            $noun, "($self, bytes=None, /)", "($self, width, fillchar=b' ', /)", "($self, old, new, count=-1, /)";
            NativeRow::special("__add__", "($self, value, /)", $crate::types::bytes::methods::add, "Return self+value."),
            NativeRow::open("__contains__", "($self, key, /)", Role::Wrapper, "")
                .or_script($crate::types::bytes::methods::contains, "bytes_contains"),
            NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "")
                .or_script($crate::types::bytes::methods::get_item, "bytes_getitem"),
            NativeRow::open("__mod__", "($self, value, /)", Role::Wrapper, "")
                .or_script($crate::types::str::percent::modulo, "bytes_percent"),
            NativeRow::special("__rmod__", "($self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return value%self."),
            NativeRow::special("__len__", "($self, /)", |cx, a| {
                Ok(Value::small_int(cx.buffer(&a[0]).map_or(0, <[u8]>::len) as i64))
            }, "Return len(self)."),
            NativeRow::open("join", "($self, iterable_of_bytes, /)", Role::Method,
                concat!("Concatenate any number of bytes-like objects.\n\nThe ", $noun, " whose method is called is inserted in between each pair."))
                .or_script($crate::types::bytes::methods::join, "bytes_join"),
            NativeRow::method("translate", "($self, table, /, delete=b'')", $crate::types::bytes::methods::translate,
                "Return a copy with each character mapped by the given translation table.\n\n  table\n    Translation table, which must be a bytes object of length 256.\n\nAll characters occurring in the optional argument delete are removed.\nThe remaining characters are mapped through the given translation table."),
            NativeRow::method("maketrans", "(frm, to, /)", $crate::types::bytes::methods::make_table,
                "Return a translation table usable for the bytes or bytearray translate method.\n\nEach byte in frm is mapped to the byte at the same position in to.").role(Role::Static),
            NativeRow::open("decode", "($self, /, encoding='utf-8', errors='strict')", Role::Method,
                concat!("Decode the ", $noun, " using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode it.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors."))
                .or_script($crate::types::str::convert::decode_method, "bytes_decode"),
            NativeRow::open("hex", "($self, /, sep=None, bytes_per_sep=1)", Role::Method,
                concat!("Create a string of hexadecimal numbers from a ", $noun, " object.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left."))
                .or_script($crate::types::bytes::methods::hex, "bytes_hex"),
            NativeRow::method("lower", "($self, /)", |cx, a| $crate::types::bytes::methods::mapped(cx, &a[0], |byte| byte.to_ascii_lowercase()),
                "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase."),
            NativeRow::method("upper", "($self, /)", |cx, a| $crate::types::bytes::methods::mapped(cx, &a[0], |byte| byte.to_ascii_uppercase()),
                "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase."),
            NativeRow::method("title", "($self, /)", |cx, a| $crate::types::bytes::methods::title(cx, &a[0]),
                "B.title() -> copy of B\n\nReturn a titlecased version of B: words begin with an upper case letter."),
            NativeRow::method("capitalize", "($self, /)", |cx, a| $crate::types::bytes::methods::capitalize(cx, &a[0]),
                "B.capitalize() -> copy of B\n\nReturn a copy of B with its first character in upper case and the rest in lower case."),
            NativeRow::method("swapcase", "($self, /)", |cx, a| $crate::types::bytes::methods::swap_case(cx, &a[0]),
                "B.swapcase() -> copy of B\n\nReturn a copy of B with upper and lower case exchanged."),
            NativeRow::method("isascii", "($self, /)", |cx, a| Ok(Value::bool(cx.buffer(&a[0]).is_some_and(<[u8]>::is_ascii))),
                "B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII."),
            NativeRow::method("isalpha", "($self, /)", |cx, a| $crate::types::bytes::methods::all(cx, &a[0], u8::is_ascii_alphabetic),
                "B.isalpha() -> bool\n\nReturn True if B is not empty and all of it is alphabetic."),
            NativeRow::method("isalnum", "($self, /)", |cx, a| $crate::types::bytes::methods::all(cx, &a[0], u8::is_ascii_alphanumeric),
                "B.isalnum() -> bool\n\nReturn True if B is not empty and all of it is alphanumeric."),
            NativeRow::method("isdigit", "($self, /)", |cx, a| $crate::types::bytes::methods::all(cx, &a[0], u8::is_ascii_digit),
                "B.isdigit() -> bool\n\nReturn True if B is not empty and all of it is digits."),
            NativeRow::method("isspace", "($self, /)", |cx, a| {
                $crate::types::bytes::methods::all(cx, &a[0], |&byte| split::is_byte_space(u32::from(byte)))
            }, "B.isspace() -> bool\n\nReturn True if B is not empty and all of it is white space."),
            NativeRow::method("islower", "($self, /)", |cx, a| {
                $crate::types::bytes::methods::cased(cx, &a[0], u8::is_ascii_lowercase, u8::is_ascii_uppercase)
            }, "B.islower() -> bool\n\nReturn True if something in B is cased and all of that is lower case."),
            NativeRow::method("isupper", "($self, /)", |cx, a| {
                $crate::types::bytes::methods::cased(cx, &a[0], u8::is_ascii_uppercase, u8::is_ascii_lowercase)
            }, "B.isupper() -> bool\n\nReturn True if something in B is cased and all of that is upper case."),
            NativeRow::method("istitle", "($self, /)", |cx, a| $crate::types::bytes::methods::is_title(cx, &a[0]),
                "B.istitle() -> bool\n\nReturn True if B is a titlecased string."),
            NativeRow::special("__buffer__", "($self, flags, /)", $crate::types::memoryview::methods::buffer_of,
                "Return a buffer object that exposes the underlying memory of the object."),
            $($other,)+
        }
    };
}

crate::byte_rows! {
    "bytes";
    NativeRow::constructor("($type, source=b'', encoding='utf-8', errors='strict')", |_, _| Ok(Value::NONE)).or_script(convert::new, "bytes_new"),
    NativeRow::special("__hash__", "($self, /)", |cx, a| {
        let hash = crate::protocol::hash::quick_hash(cx, &a[0])?.unwrap_or(0);
        cx.int(hash as i64)
    }, "Return hash(self)."),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special("__str__", "($self, /)", repr, "Return str(self)."),
    NativeRow::special("__iter__", "($self, /)", |cx, a| {
        let class = cx.types().bytes_iterator.clone();
        cx.iterator(&class, a[0].clone(), IteratorForm::Bytes, 0)
    }, "Implement iter(self)."),
    NativeRow::method("__bytes__", "($self, /)", |cx, a| {
        if cx.is_exact(&a[0], &cx.types().bytes) { Ok(a[0].clone()) } else { cx.bytes_part(&a[0], 0, usize::MAX) }
    }, "Convert this value to exact type bytes."),
    NativeRow::method("__getnewargs__", "($self, /)", |cx, a| { let own = cx.bytes_part(&a[0], 0, usize::MAX)?; cx.tuple_from([own]) }, ""),
    NativeRow::method("__sizeof__", "($self, /)", |cx, a| {
        Ok(Value::small_int((HEADER + 16 + cx.buffer(&a[0]).map_or(0, <[u8]>::len)) as i64))
    }, "Returns the size of the bytes object in memory, in bytes."),
    NativeRow::open("fromhex", "($type, string, /)", Role::Class,
        "Create a bytes object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'.").or_script(from_hex, "bytes_fromhex"),
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = cx.buffer(&arguments[0]).map_or(0, <[u8]>::len);
    afford_text(cx, length as u64 * 2)?;
    let shown = escape::repr_bytes(cx.buffer(&arguments[0]).unwrap_or_default());
    str_of_ascii(cx, &shown)
}

fn from_hex(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let bytes = read_hex(cx, &arguments[1])?;
    if arguments[0].is(&cx.types().bytes) { cx.bytes(&bytes).map(Some) } else { Ok(None) }
}
