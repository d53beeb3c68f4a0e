//! `_struct`: values to bytes and back by a format. Exact ints, floats and bytes are dealt with here; objects
//! that stand for numbers (`__index__`, `__float__`) are turned into them by the script half first.

mod layout;

use layout::{Item, Layout, Part};
use num_bigint::{BigInt, Sign};
use smallvec::{SmallVec, smallvec};
use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, Role, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::protocol::truth::quick_truth;
use taipan_vm::types::complex::Complex;
use taipan_vm::types::exception;
use taipan_vm::types::int::Int;
use taipan_vm::types::slice::has_index;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{size, size_argument, wanted};

/// The module `_struct`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_struct",
    doc: "Functions to convert between Python values and C structs represented as bytes.",
    functions: &[
        NativeRow::open("pack", "($module, /, *args)", Role::Function, PACK)
            .or_script(pack_call, "_pack_any"),
        NativeRow::open("unpack", "($module, format, buffer, /)", Role::Function, UNPACK)
            .or_script(unpack_call, "_unpack_any"),
        NativeRow::open("_pack", "($module, format, values, /)", Role::Function, "Pack a tuple of values.")
            .or_script(pack, "_pack_slowly"),
        NativeRow::open(
            "_pack_into",
            "($module, format, buffer, offset, values, /)",
            Role::Function,
            "Pack a tuple of values into a buffer.",
        )
        .or_script(pack_into, "_pack_into_slowly"),
        NativeRow::open(
            "unpack_from",
            "($module, format, /, buffer, offset=0)",
            Role::Function,
            "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size, minus \
             offset, must be at least calcsize(format).",
        )
        .or_script(unpack_from_call, "_unpack_from_any"),
        NativeRow::function("_unpack", "($module, format, buffer, /)", unpack, "Unpack a whole buffer."),
        NativeRow::function(
            "_unpack_from",
            "($module, format, buffer, offset, /)",
            unpack_from,
            "Unpack a part of a buffer.",
        ),
        NativeRow::function(
            "_unpack_at",
            "($module, format, buffer, offset, /)",
            unpack_at,
            "Unpack what is known to be there.",
        ),
        NativeRow::function(
            "_codes",
            "($module, format, /)",
            codes,
            "A character for each value of a format.",
        ),
        NativeRow::function("_calcsize", "($module, format, /)", calcsize, "The size of a format."),
    ],
    types: &[&ERROR],
    fill: None,
    script: script!("structure.py"),
};

const PACK: &str = "pack(format, v1, v2, ...) -> bytes\n\n\
    Return a bytes object containing the values v1, v2, ... packed according\n\
    to the format string.  See help(struct) for more on format strings.";
const UNPACK: &str = "Return a tuple containing values unpacked according to the format string.\n\n\
    The buffer's size in bytes must be calcsize(format).";

/// `struct.error`
pub static ERROR: TypeRow = TypeRow {
    name: "error",
    module: "struct",
    base: Some(&exception::EXCEPTION),
    kind: Kind::Exception,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::EXCEPTION | ClassFlags::WEAK,
    ..TypeRow::DEFAULT
};

/// Raises `struct.error`.
#[cold]
fn error(cx: &mut Cx, text: &str) -> Raised {
    match cx.builtin_class(&ERROR) {
        Ok(class) => cx.raise_text(&class, text),
        Err(raised) => raised,
    }
}

/// The layout of a format argument, a str (the script half has made one of bytes).
fn layout(cx: &mut Cx, arguments: &[Value]) -> Answer<Layout> {
    let format = wanted(cx, arguments, 0)?;
    let parsed = match format.get::<Str>(cx).and_then(Str::as_ascii) {
        Some(text) => Layout::parse(text.as_bytes()),
        None => Layout::parse(cx.text_of(format).as_bytes()),
    };
    cx.charge(format.get::<Str>(cx).map_or(0, Str::len) / 4)?;
    match parsed {
        Ok(layout) => Ok(layout),
        Err(text) => Err(error(cx, text)),
    }
}

fn calcsize(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let layout = layout(cx, arguments)?;
    size(cx, layout.size)
}

fn codes(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let layout = layout(cx, arguments)?;
    cx.check_room(layout.values)?;
    let text: String = layout.items().map(|(part, _)| char::from(part.code)).collect();
    cx.str(&text)
}

fn pack(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let layout = layout(cx, arguments)?;
    let values = wanted(cx, arguments, 1)?;
    packed(cx, &layout, values, 0)
}

/// `pack` with a format that is a str. None: it is none, or a value must be asked what number it stands for.
fn pack_call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let all = wanted(cx, arguments, 0)?;
    match cx.tuple_items(all).first().cloned() {
        Some(format) if is_plain_format(cx, &format) => {
            let layout = layout(cx, &[format])?;
            packed(cx, &layout, all, 1)
        }
        Some(_) | None => Ok(None),
    }
}

fn unpack_call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let format = wanted(cx, arguments, 0)?;
    if is_plain_format(cx, format) { unpack(cx, arguments).map(Some) } else { Ok(None) }
}

fn unpack_from_call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (format, buffer) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let offset = arguments.given(2).cloned().unwrap_or(Value::small_int(0));
    if !is_plain_format(cx, format) || offset.as_small_int().is_none() {
        return Ok(None);
    }
    unpack_from(cx, &[format.clone(), buffer.clone(), offset]).map(Some)
}

fn is_plain_format(cx: &Cx, format: &Value) -> bool {
    format.get::<Str>(cx).is_some_and(|text| text.as_ascii().is_some())
}

/// The bytes of the values of a tuple from `first` on.
fn packed(cx: &mut Cx, layout: &Layout, values: &Value, first: usize) -> Answer<Option<Value>> {
    check_count(cx, layout, values, first, "pack")?;
    cx.check_room(layout.size)?;
    cx.charge(layout.size / 16)?;
    let mut bytes: SmallVec<[u8; 64]> = smallvec![0; layout.size];
    if !write(cx, layout, values, first, &mut bytes)? {
        return Ok(None);
    }
    cx.bytes(&bytes).map(Some)
}

fn check_count(cx: &mut Cx, layout: &Layout, values: &Value, first: usize, name: &str) -> Answer<()> {
    let given = cx.tuple_items(values).len().saturating_sub(first);
    if given == layout.values {
        return Ok(());
    }
    let text = format!("{name} expected {} items for packing (got {given})", layout.values);
    Err(error(cx, &text))
}

fn pack_into(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let layout = layout(cx, arguments)?;
    let (buffer, values) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 3)?);
    check_count(cx, &layout, values, 0, "pack_into")?;
    let Some(length) = cx.with_buffer_mut(buffer, |bytes| bytes.len()) else {
        let text = format!("argument must be read-write bytes-like object, not {}", cx.type_name(buffer));
        return Err(cx.type_error(&text));
    };
    let given = wanted(cx, arguments, 2)?;
    let given = size_argument(cx, given)?;
    let offset = place(cx, given, length, layout.size, &PACKING)?;
    cx.charge(layout.size / 16)?;
    let mut bytes: SmallVec<[u8; 64]> = smallvec![0; layout.size];
    if !write(cx, &layout, values, 0, &mut bytes)? {
        return Ok(None);
    }
    let copied = cx.with_buffer_mut(buffer, |all| {
        all.get_mut(offset..offset + bytes.len()).map(|part| part.copy_from_slice(&bytes))
    });
    match copied.flatten() {
        Some(()) => Ok(Some(Value::NONE)),
        None => Err(cx.system_error("the buffer has changed")),
    }
}

/// The words of the errors about offsets.
struct Wording {
    name: &'static str,
    what: &'static str,
    lack: &'static str,
}

const PACKING: Wording = Wording { name: "pack_into", what: "packing", lack: "no space to pack" };
const UNPACKING: Wording =
    Wording { name: "unpack_from", what: "unpacking", lack: "not enough data to unpack" };

/// Where in a buffer an offset is, if `wanted` bytes are there.
fn place(cx: &mut Cx, given: i64, length: usize, wanted: usize, wording: &Wording) -> Answer<usize> {
    let room = i64::try_from(length).unwrap_or(i64::MAX);
    let needed = i64::try_from(wanted).unwrap_or(i64::MAX);
    if given < 0 {
        if given.saturating_add(needed) > 0 {
            let text = format!("{} {wanted} bytes at offset {given}", wording.lack);
            return Err(error(cx, &text));
        }
        if given.saturating_add(room) < 0 {
            let text = format!("offset {given} out of range for {length}-byte buffer");
            return Err(error(cx, &text));
        }
    }
    let offset = if given < 0 { given + room } else { given };
    if room - offset < needed {
        let text = format!(
            "{} requires a buffer of at least {} bytes for {} {wanted} bytes at offset {offset} \
             (actual buffer size is {length})",
            wording.name,
            i128::from(offset) + i128::from(needed),
            wording.what,
        );
        return Err(error(cx, &text));
    }
    Ok(usize::try_from(offset).unwrap_or(0))
}

/// Writes all values of a tuple from `first` on. False: a script must be asked first.
fn write(cx: &mut Cx, layout: &Layout, values: &Value, first: usize, bytes: &mut [u8]) -> Answer<bool> {
    for (at, (part, start)) in layout.items().enumerate() {
        let Some(value) = cx.tuple_items(values).get(first + at).cloned() else { return Ok(true) };
        let Some(place) = bytes.get_mut(start..start + part.width()) else { continue };
        if !write_one(cx, layout.little, part, &value, place)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn put(little: bool, place: &mut [u8], number: &[u8]) {
    for (at, byte) in number.iter().take(place.len()).enumerate() {
        let at = if little { at } else { place.len() - 1 - at };
        place[at] = *byte;
    }
}

fn write_one(cx: &mut Cx, little: bool, part: &Part, value: &Value, place: &mut [u8]) -> Answer<bool> {
    match part.item {
        Item::Pad => {}
        Item::Int { signed } => return write_int(cx, little, part, signed, value, place),
        Item::Pointer => {
            let Some(number) = int_of(cx, value)? else { return Ok(false) };
            let Some(word) =
                u64::try_from(&number).ok().or_else(|| i64::try_from(&number).ok().map(i64::cast_unsigned))
            else {
                return Err(error(cx, "int too large to convert"));
            };
            put(little, place, &word.to_le_bytes());
        }
        Item::Bool => match quick_truth(cx, value) {
            Some(truth) => place[0] = u8::from(truth),
            None => return Ok(false),
        },
        Item::Float => {
            let Some(number) = real_of(cx, value, "required argument is not a float")? else {
                return Ok(false);
            };
            return write_float(cx, little, part.code, number, place).map(|()| true);
        }
        Item::Complex => {
            let pair = value.get::<Complex>(cx).map(|number| (number.real, number.imaginary));
            let (real, imaginary) = match pair {
                Some(pair) => pair,
                None => match real_of(cx, value, "required argument is not a complex")? {
                    Some(real) => (real, 0.0),
                    None => return Ok(false),
                },
            };
            let code = if part.code == b'F' { b'f' } else { b'd' };
            let (first, second) = place.split_at_mut(part.width() / 2);
            write_float(cx, little, code, real, first)?;
            write_float(cx, little, code, imaginary, second)?;
        }
        Item::Char | Item::Bytes | Item::Pascal => return write_bytes(cx, part, value, place).map(|()| true),
    }
    Ok(true)
}

fn write_bytes(cx: &mut Cx, part: &Part, value: &Value, place: &mut [u8]) -> Answer<()> {
    let is_bytes = matches!(value.kind(), Some(Kind::Bytes | Kind::ByteArray));
    let bytes = match cx.buffer(value) {
        Some(bytes) if is_bytes => bytes,
        Some(_) | None if part.item == Item::Char => {
            return Err(error(cx, "char format requires a bytes object of length 1"));
        }
        Some(_) | None => {
            let text = format!("argument for '{}' must be a bytes object", char::from(part.code));
            return Err(error(cx, &text));
        }
    };
    match part.item {
        Item::Char => {
            let [byte] = bytes else {
                return Err(error(cx, "char format requires a bytes object of length 1"));
            };
            place[0] = *byte;
        }
        Item::Pascal => {
            if let Some((length, rest)) = place.split_first_mut() {
                let count = bytes.len().min(rest.len());
                *length = u8::try_from(count).unwrap_or(u8::MAX);
                rest[..count].copy_from_slice(&bytes[..count]);
            }
        }
        Item::Bytes
        | Item::Pad
        | Item::Int { .. }
        | Item::Pointer
        | Item::Bool
        | Item::Float
        | Item::Complex => {
            let count = bytes.len().min(place.len());
            place[..count].copy_from_slice(&bytes[..count]);
        }
    }
    Ok(())
}

/// The int behind an argument. None: a script's `__index__` must tell.
fn int_of(cx: &mut Cx, value: &Value) -> Answer<Option<BigInt>> {
    match cx.as_int(value).map(|number| number.to_number()) {
        Some(number) => Ok(Some(number)),
        None if has_index(cx, value) => Ok(None),
        None => Err(error(cx, "required argument is not an integer")),
    }
}

/// The float behind an argument. None: a script's `__float__` must tell.
fn real_of(cx: &mut Cx, value: &Value, refusal: &str) -> Answer<Option<f64>> {
    if let Some(number) = cx.as_float(value) {
        return Ok(Some(number));
    }
    if cx.as_int(value).is_some() {
        return cx.as_real(value);
    }
    if cx.has_float(value) { Ok(None) } else { Err(error(cx, refusal)) }
}

fn write_int(
    cx: &mut Cx,
    little: bool,
    part: &Part,
    signed: bool,
    value: &Value,
    place: &mut [u8],
) -> Answer<bool> {
    let bits = part.width() * 8;
    let (least, most) =
        if signed { (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1) } else { (0, (1i128 << bits) - 1) };
    let small = cx.as_int(value).map(|number| match number {
        Int::Small(number) => Some(i128::from(number)),
        Int::Big(number) => i128::try_from(number).ok(),
    });
    let number = match small {
        Some(number) => number,
        None if has_index(cx, value) => return Ok(false),
        None => return Err(error(cx, "required argument is not an integer")),
    };
    match number.filter(|number| (least..=most).contains(number)) {
        Some(number) => {
            put(little, place, &number.to_le_bytes());
            Ok(true)
        }
        None => {
            let text = format!("'{}' format requires {least} <= number <= {most}", char::from(part.code));
            Err(error(cx, &text))
        }
    }
}

fn write_float(cx: &mut Cx, little: bool, code: u8, number: f64, place: &mut [u8]) -> Answer<()> {
    match code {
        b'd' => put(little, place, &number.to_bits().to_le_bytes()),
        b'f' => {
            let narrow = number as f32;
            if narrow.is_infinite() && number.is_finite() {
                return Err(cx.overflow_error("float too large to pack with f format"));
            }
            put(little, place, &narrow.to_bits().to_le_bytes());
        }
        _ => match layout::to_half(number) {
            Some(half) => put(little, place, &half.to_le_bytes()),
            None => return Err(cx.overflow_error("float too large to pack with e format")),
        },
    }
    Ok(())
}

fn unpack(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let layout = layout(cx, arguments)?;
    let buffer = wanted(cx, arguments, 1)?;
    let bytes = cx.bytes_like(buffer)?;
    if bytes.len() != layout.size {
        let text = format!("unpack requires a buffer of {} bytes", layout.size);
        return Err(error(cx, &text));
    }
    read(cx, &layout, &bytes)
}

fn unpack_from(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let layout = layout(cx, arguments)?;
    let (buffer, offset) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?);
    let given = size_argument(cx, offset)?;
    let Some(length) = cx.buffer(buffer).map(<[u8]>::len) else { return Err(cx.not_bytes_like(buffer)) };
    let start = place(cx, given, length, layout.size, &UNPACKING)?;
    slice(cx, &layout, buffer, start)
}

fn slice(cx: &mut Cx, layout: &Layout, buffer: &Value, start: usize) -> Answer {
    let bytes = cx.buffer(buffer).and_then(|bytes| bytes.get(start..start.checked_add(layout.size)?));
    let Some(bytes) = bytes.map(<[u8]>::to_vec) else {
        let text = format!("unpack requires a buffer of {} bytes", layout.size);
        return Err(error(cx, &text));
    };
    read(cx, layout, &bytes)
}

fn unpack_at(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let layout = layout(cx, arguments)?;
    let (buffer, offset) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?);
    let start = usize::try_from(size_argument(cx, offset)?).unwrap_or(usize::MAX);
    slice(cx, &layout, buffer, start)
}

fn read(cx: &mut Cx, layout: &Layout, bytes: &[u8]) -> Answer {
    cx.check_room(layout.values.saturating_mul(24))?;
    cx.charge(layout.values)?;
    let mut values: SmallVec<[Value; 8]> = SmallVec::with_capacity(layout.values);
    for (part, start) in layout.items() {
        let bytes = bytes.get(start..start + part.width()).unwrap_or(&[]);
        values.push(read_one(cx, layout.little, part, bytes)?);
    }
    cx.tuple_from(values)
}

/// The unsigned number in some bytes.
fn word(little: bool, bytes: &[u8]) -> u64 {
    let join = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
    if little { bytes.iter().rev().fold(0, join) } else { bytes.iter().fold(0, join) }
}

fn read_one(cx: &mut Cx, little: bool, part: &Part, bytes: &[u8]) -> Answer {
    match part.item {
        Item::Pad => Ok(Value::NONE),
        Item::Int { signed: true } => {
            let unused = 64 - 8 * bytes.len().clamp(1, 8) as u32;
            cx.int((word(little, bytes) << unused).cast_signed() >> unused)
        }
        Item::Int { signed: false } | Item::Pointer => {
            let number = word(little, bytes);
            match i64::try_from(number) {
                Ok(number) => cx.int(number),
                Err(_) => cx.big_int(BigInt::from_biguint(Sign::Plus, number.into())),
            }
        }
        Item::Bool => Ok(Value::bool(bytes.iter().any(|&byte| byte != 0))),
        Item::Float => cx.float(float(little, bytes)),
        Item::Complex => {
            let (real, imaginary) = bytes.split_at(bytes.len() / 2);
            let (real, imaginary) = (float(little, real), float(little, imaginary));
            let class = cx.types().complex.clone();
            cx.new_object(&class, Complex { real, imaginary })
        }
        Item::Char | Item::Bytes => cx.bytes(bytes),
        Item::Pascal => {
            let Some((&length, rest)) = bytes.split_first() else { return cx.bytes(&[]) };
            cx.bytes(&rest[..usize::from(length).min(rest.len())])
        }
    }
}

fn float(little: bool, bytes: &[u8]) -> f64 {
    let number = word(little, bytes);
    match bytes.len() {
        8 => f64::from_bits(number),
        4 => f64::from(f32::from_bits(number as u32)),
        _ => layout::from_half(number as u16),
    }
}
