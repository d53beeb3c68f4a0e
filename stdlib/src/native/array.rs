//! `array`: numbers of one C type in a run of bytes, which memory views may look at. Here are the bytes and
//! what calls nobody; the class `array` is completed in the script half.
//!
//! - `element`: the types of elements
//! - `adopted`: natives in the place of methods of the script half

mod adopted;
mod element;

use element::Element;
use taipan_vm::error::{Answer, Raised};
use taipan_vm::native::{Arguments, GetSetRow, ModuleRow, NativeRow, Role, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::types::opaque::{Lent, Object};
use taipan_vm::types::slice::{Cut, Slice, cut, place};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{lacking, size, size_argument, wanted};

/// The module `array`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "array",
    doc: "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.",
    functions: &[NativeRow::function("_adopt", "($module, array, iterator, /)", adopted::take, "")],
    types: &[&TYPE],
    fill: None,
    script: script!("array.py"),
};

/// The base of `array`.
pub static TYPE: TypeRow = TypeRow {
    name: "_Storage",
    module: "array",
    doc: "Numbers of one type in a run of bytes.",
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::SEQUENCE | ClassFlags::WEAK,
    methods: &[
        NativeRow::constructor("($type, typecode, /)", new),
        NativeRow::special(
            "__buffer__",
            "($self, flags, /)",
            taipan_vm::types::memoryview::methods::buffer_of,
            "Return a buffer object that exposes the underlying memory of the object.",
        ),
        NativeRow::special(
            "__release_buffer__",
            "($self, buffer, /)",
            taipan_vm::types::memoryview::methods::release_buffer,
            "Release the buffer object that exposes the underlying memory of the object.",
        ),
        NativeRow::open(
            "append",
            "($self, v, /)",
            Role::Method,
            "Append new value v to the end of the array.",
        )
        .or_script(append, "_append_number"),
        NativeRow::method(
            "_insert",
            "($self, i, v, /)",
            insert,
            "Insert a new item v into the array before position i.",
        ),
        NativeRow::method(
            "tolist",
            "($self, /)",
            to_list,
            "Convert array to an ordinary list with the same items.",
        ),
        NativeRow::method(
            "tobytes",
            "($self, /)",
            to_bytes,
            "Convert the array to an array of machine values and return the bytes representation.",
        ),
        NativeRow::method(
            "frombytes",
            "($self, buffer, /)",
            from_bytes,
            "Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.",
        ),
        NativeRow::method("byteswap", "($self, /)", swap, "Byteswap all items of the array."),
        NativeRow::method("reverse", "($self, /)", reverse, "Reverse the order of the items in the array."),
        NativeRow::method("_address", "($self, /)", address, "Where the bytes lie."),
        NativeRow::special("__len__", "($self, /)", len, "Return len(self)."),
        NativeRow::special("__getitem__", "($self, key, /)", get_item, "Return self[key]."),
        NativeRow::open("__setitem__", "($self, key, value, /)", Role::Wrapper, "")
            .or_script(set_item, "_set_number"),
        NativeRow::special("__delitem__", "($self, key, /)", delete_item, "Delete self[key]."),
    ],
    properties: &[
        GetSetRow {
            name: "typecode",
            get: get_code,
            set: None,
            doc: "the typecode character used to create the array",
        },
        GetSetRow {
            name: "itemsize",
            get: get_size,
            set: None,
            doc: "the size, in bytes, of one array item",
        },
    ],
    ..TypeRow::DEFAULT
};

/// The struct behind an array.
struct Storage {
    element: Element,
    bytes: Vec<u8>,
    /// How many views look at the bytes.
    pins: usize,
}

impl Object for Storage {
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
    fn lent(&self) -> Option<Lent<'_>> {
        Some(Lent {
            bytes: &self.bytes,
            format: self.element.format(),
            item_size: self.element.size(),
            read_only: false,
        })
    }
    fn lent_mut(&mut self) -> Option<&mut [u8]> {
        Some(&mut self.bytes)
    }
    fn pin(&mut self, pinned: bool) {
        self.pins = if pinned { self.pins + 1 } else { self.pins.saturating_sub(1) };
    }
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (class, code) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    match Element::by_code(&cx.text_of(code)) {
        Some(element) => cx.opaque(class, Storage { element, bytes: Vec::new(), pins: 0 }),
        None => Err(cx.value_error("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")),
    }
}

/// Type and length of the array that is asked.
fn facts(cx: &mut Cx, arguments: &[Value]) -> Answer<(Element, usize)> {
    match arguments.given(0).and_then(|value| value.opaque::<Storage>(cx)) {
        Some(own) => Ok((own.element, own.bytes.len() / own.element.size())),
        None => Err(lacking(cx)),
    }
}

/// Replaces some bytes by others, which may be more or fewer.
fn splice(cx: &mut Cx, arguments: &[Value], start: usize, end: usize, with: &[u8]) -> Answer<()> {
    if with.len() > 64 {
        cx.check_room(with.len())?;
        cx.charge(with.len() / 16)?;
    }
    match arguments.given(0).and_then(|value| value.opaque_mut::<Storage>(cx)) {
        Some(own) if own.pins > 0 && end - start != with.len() => Err(pinned(cx)),
        Some(own) => {
            let (start, end) = (start.min(own.bytes.len()), end.min(own.bytes.len()));
            drop(own.bytes.splice(start..end, with.iter().copied()));
            Ok(())
        }
        None => Err(lacking(cx)),
    }
}

#[cold]
fn pinned(cx: &mut Cx) -> Raised {
    cx.buffer_error("cannot resize an array that is exporting buffers")
}

fn append(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (element, length) = facts(cx, arguments)?;
    let value = wanted(cx, arguments, 1)?;
    if element.asks(cx, value) {
        return Ok(None);
    }
    let (bytes, width) = element.write(cx, value)?;
    let end = length * width;
    splice(cx, arguments, end, end, &bytes[..width])?;
    Ok(Some(Value::NONE))
}

fn insert(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (element, length) = facts(cx, arguments)?;
    let (index, value) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?);
    let index = size_argument(cx, index)?;
    let (bytes, width) = element.write(cx, value)?;
    let wide = i64::try_from(length).unwrap_or(i64::MAX);
    let at = if index < 0 { index.saturating_add(wide).max(0) } else { index.min(wide) };
    let at = usize::try_from(at).unwrap_or(0) * width;
    splice(cx, arguments, at, at, &bytes[..width])?;
    Ok(Value::NONE)
}

fn bytes_of<'a>(cx: &'a Cx, arguments: &'a [Value]) -> &'a [u8] {
    arguments.given(0).and_then(|value| value.opaque::<Storage>(cx)).map_or(&[], |own| &own.bytes)
}

fn item(cx: &mut Cx, arguments: &[Value], element: Element, at: usize) -> Answer {
    let width = element.size();
    let mut word = [0; 8];
    if let Some(bytes) = bytes_of(cx, arguments).get(at * width..(at + 1) * width) {
        word[..width].copy_from_slice(bytes);
    }
    element.read(cx, word)
}

fn to_list(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (element, length) = facts(cx, arguments)?;
    cx.check_room(length.saturating_mul(8))?;
    cx.charge(length / 2)?;
    let list = cx.list(&[])?;
    for at in 0..length {
        let item = item(cx, arguments, element, at)?;
        cx.list_push(&list, item)?;
    }
    Ok(list)
}

fn to_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = wanted(cx, arguments, 0)?;
    let bytes = cx.bytes_like(own)?;
    cx.bytes(&bytes)
}

fn from_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (element, length) = facts(cx, arguments)?;
    let source = wanted(cx, arguments, 1)?;
    let bytes = cx.bytes_like(source)?;
    if bytes.len() % element.size() != 0 {
        return Err(cx.value_error("bytes length not a multiple of item size"));
    }
    let end = length * element.size();
    splice(cx, arguments, end, end, &bytes)?;
    Ok(Value::NONE)
}

fn swap(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (element, length) = facts(cx, arguments)?;
    cx.charge(length / 4)?;
    if let Some(own) = arguments.given(0).and_then(|value| value.opaque_mut::<Storage>(cx)) {
        own.bytes.chunks_mut(element.size()).for_each(<[u8]>::reverse);
    }
    Ok(Value::NONE)
}

fn reverse(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (element, length) = facts(cx, arguments)?;
    cx.charge(length / 4)?;
    if let Some(own) = arguments.given(0).and_then(|value| value.opaque_mut::<Storage>(cx)) {
        own.bytes.reverse();
        own.bytes.chunks_mut(element.size()).for_each(<[u8]>::reverse);
    }
    Ok(Value::NONE)
}

fn address(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let address = bytes_of(cx, arguments).as_ptr() as usize;
    size(cx, address)
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (_, length) = facts(cx, arguments)?;
    size(cx, length)
}

/// What a key means for an array.
enum Key {
    Item(usize),
    OutOfRange,
    Cut(Cut),
}

fn key(cx: &mut Cx, arguments: &[Value], length: usize) -> Answer<Key> {
    let key = wanted(cx, arguments, 1)?;
    if let Some(index) = cx.as_i64(key) {
        return Ok(place(index, length).map_or(Key::OutOfRange, Key::Item));
    }
    if key.get::<Slice>(cx).is_some()
        && let Some(cut) = cut(cx, key, length)?
    {
        return Ok(Key::Cut(cut));
    }
    if cx.as_int(key).is_some() {
        return Err(cx.index_error("cannot fit 'int' into an index-sized integer"));
    }
    Err(cx.type_error("array indices must be integers"))
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (element, length) = facts(cx, arguments)?;
    match key(cx, arguments, length)? {
        Key::Item(at) => item(cx, arguments, element, at),
        Key::OutOfRange => Err(cx.index_error("array index out of range")),
        Key::Cut(cut) => {
            let width = element.size();
            cx.check_room(cut.count * width)?;
            cx.charge(cut.count / 4)?;
            let own = bytes_of(cx, arguments);
            let parts = cut.indices().filter_map(|at| own.get(at * width..(at + 1) * width));
            let bytes: Vec<u8> = parts.flatten().copied().collect();
            let class = array_class(cx, arguments)?;
            cx.opaque(&class, Storage { element, bytes, pins: 0 })
        }
    }
}

/// The class of slices: `array` itself, whatever the class of the array that is cut.
fn array_class(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if let Some(class) = cx.kept("array.array") {
        return Ok(class);
    }
    let own = wanted(cx, arguments, 0)?;
    let modules = cx.modules();
    let module = cx.dict_get_text(&modules, "array")?;
    let namespace = module.map(|module| cx.module_namespace(&module));
    let class = match namespace {
        Some(namespace) => cx.dict_get_text(&namespace, "array")?,
        None => None,
    };
    match class {
        Some(class) => {
            cx.keep("array.array", class.clone());
            Ok(class)
        }
        None => Ok(cx.class_of(own)),
    }
}

fn set_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (element, length) = facts(cx, arguments)?;
    let value = wanted(cx, arguments, 2)?;
    if element.asks(cx, value) && wanted(cx, arguments, 1)?.get::<Slice>(cx).is_none() {
        return Ok(None);
    }
    match key(cx, arguments, length)? {
        Key::Item(at) => {
            let (bytes, width) = element.write(cx, value)?;
            let own = arguments.given(0).and_then(|own| own.opaque_mut::<Storage>(cx));
            if let Some(place) = own.and_then(|own| own.bytes.get_mut(at * width..(at + 1) * width)) {
                place.copy_from_slice(&bytes[..width]);
            }
            Ok(Some(Value::NONE))
        }
        Key::OutOfRange => Err(cx.index_error("array assignment index out of range")),
        Key::Cut(cut) => set_cut(cx, arguments, element, cut).map(Some),
    }
}

fn set_cut(cx: &mut Cx, arguments: &[Value], element: Element, cut: Cut) -> Answer {
    let value = wanted(cx, arguments, 2)?;
    let Some(other) = value.opaque::<Storage>(cx) else {
        let text = format!("can only assign array (not \"{}\") to array slice", cx.type_name(value));
        return Err(cx.type_error(&text));
    };
    if other.element != element {
        return Err(cx.type_error("bad argument type for built-in operation"));
    }
    let (bytes, width) = (other.bytes.clone(), element.size());
    if cut.is_run() {
        splice(cx, arguments, cut.start * width, (cut.start + cut.count) * width, &bytes)?;
        return Ok(Value::NONE);
    }
    let given = bytes.len() / width;
    if given != cut.count {
        let text = format!("attempt to assign array of size {given} to extended slice of size {}", cut.count);
        return Err(cx.value_error(&text));
    }
    if let Some(own) = arguments.given(0).and_then(|own| own.opaque_mut::<Storage>(cx)) {
        for (at, part) in cut.indices().zip(bytes.chunks(width)) {
            if let Some(place) = own.bytes.get_mut(at * width..(at + 1) * width) {
                place.copy_from_slice(part);
            }
        }
    }
    Ok(Value::NONE)
}

fn delete_item(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (element, length) = facts(cx, arguments)?;
    let width = element.size();
    match key(cx, arguments, length)? {
        Key::Item(at) => splice(cx, arguments, at * width, (at + 1) * width, &[])?,
        Key::OutOfRange => return Err(cx.index_error("array assignment index out of range")),
        Key::Cut(cut) if cut.count == 0 => {}
        Key::Cut(cut) if cut.is_run() => {
            splice(cx, arguments, cut.start * width, (cut.start + cut.count) * width, &[])?;
        }
        Key::Cut(cut) => {
            cx.charge(length / 4)?;
            let gone: std::collections::HashSet<usize> = cut.indices().collect();
            let chunks = bytes_of(cx, arguments).chunks(width).enumerate();
            let kept: Vec<u8> =
                chunks.filter(|(at, _)| !gone.contains(at)).flat_map(|(_, part)| part.to_vec()).collect();
            splice(cx, arguments, 0, length * width, &kept)?;
        }
    }
    Ok(Value::NONE)
}

fn get_code(cx: &mut Cx, value: &Value) -> Answer {
    let code = value.opaque::<Storage>(cx).map_or("", |own| own.element.code());
    cx.str(code)
}

fn get_size(cx: &mut Cx, value: &Value) -> Answer {
    let bytes = value.opaque::<Storage>(cx).map_or(0, |own| own.element.size());
    size(cx, bytes)
}
