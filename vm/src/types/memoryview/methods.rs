//! The rows of `memoryview`.

use super::items::{pack, size_of_format, unpack};
use super::plain;
use super::{MemoryView, pin};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, NativeRow, Role};
use crate::protocol::equal::quick_equal;
use crate::types::iterator::IteratorForm;
use crate::types::opaque::Opaque;
use crate::types::slice::{Slice, cut, has_index, place, sized};
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// The rows.
pub static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, object)", |_, _| Ok(Value::NONE))
        .or_script(|cx, a| made(cx, &a[1]), "memoryview_new"),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").or_script(hash, "memoryview_hash"),
    NativeRow::special("__len__", "($self, /)", |cx, a| {
        let view = live(cx, &a[0])?;
        match view.shape.first() {
            Some(&length) => Ok(Value::small_int(length as i64)),
            None => Err(cx.type_error("0-dim memory has no length")),
        }
    }, "Return len(self)."),
    NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "").or_script(get_item, "memoryview_getitem"),
    NativeRow::open("__setitem__", "($self, key, value, /)", Role::Wrapper, "").or_script(set_item, "memoryview_setitem"),
    NativeRow::special("__delitem__", "($self, key, /)", |cx, a| {
        let read_only = live(cx, &a[0])?.read_only;
        Err(cx.type_error(if read_only { "cannot modify read-only memory" } else { "cannot delete memory" }))
    }, "Delete self[key]."),
    NativeRow::special("__iter__", "($self, /)", |cx, a| {
        let dimensions = live(cx, &a[0])?.shape.len();
        match dimensions {
            0 => Err(cx.type_error("invalid indexing of 0-dim memory")),
            1 => {
                let length = live(cx, &a[0])?.shape.first().copied().unwrap_or(0);
                let class = cx.types().memory_iterator.clone();
                cx.iterator(&class, a[0].clone(), IteratorForm::MemoryView, length as i64)
            }
            _ => Err(cx.not_implemented_error("multi-dimensional sub-views are not implemented")),
        }
    }, "Implement iter(self)."),
    NativeRow::special("__eq__", "($self, value, /)", |cx, a| equal(cx, a, true), "Return self==value."),
    NativeRow::special("__ne__", "($self, value, /)", |cx, a| equal(cx, a, false), "Return self!=value."),
    NativeRow::special("__lt__", "($self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return self<value."),
    NativeRow::special("__le__", "($self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return self<=value."),
    NativeRow::special("__gt__", "($self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return self>value."),
    NativeRow::special("__ge__", "($self, value, /)", |_, _| Ok(Value::NOT_IMPLEMENTED), "Return self>=value."),
    NativeRow::special("__buffer__", "($self, flags, /)", buffer_of, "Return a buffer object that exposes the underlying memory of the object."),
    NativeRow::special("__release_buffer__", "($self, buffer, /)", release_buffer, "Release the buffer object that exposes the underlying memory of the object."),
    NativeRow::method("__enter__", "($self, /)", |cx, a| { live(cx, &a[0])?; Ok(a[0].clone()) }, ""),
    NativeRow::method("__exit__", "($self, /, *exc_info)", release, "Release the underlying buffer exposed by the memoryview object."),
    NativeRow::method("release", "($self, /)", release, "Release the underlying buffer exposed by the memoryview object."),
    NativeRow::open("cast", "($self, /, format, shape=None)", Role::Method, "Cast a memoryview to a new format or shape.").or_script(cast, "memoryview_cast"),
    NativeRow::method("tobytes", "($self, /, order='C')", to_bytes,
        "Return the data in the buffer as a byte string.\n\nOrder can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the\noriginal array is converted to C or Fortran order. For contiguous views,\n'A' returns an exact copy of the physical memory."),
    NativeRow::method("tolist", "($self, /)", |cx, a| { live(cx, &a[0])?; to_list(cx, &a[0]) }, "Return the data in the buffer as a list of elements."),
    NativeRow::method("toreadonly", "($self, /)", |cx, a| {
        let mut view = copied(cx, &a[0])?;
        view.read_only = true;
        finish(cx, view)
    }, "Return a readonly version of the memoryview."),
    NativeRow::open("hex", "($self, /, sep=None, bytes_per_sep=1)", Role::Method,
        "Return the data in the buffer as a str of hexadecimal numbers.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.")
        .or_script(crate::types::bytes::methods::hex, "memoryview_hex"),
    NativeRow::open("index", "($self, value, start=0, stop=sys.maxsize, /)", Role::Method,
        "Return the index of the first occurrence of a value.\n\nRaises ValueError if the value is not present.").or_script(index, "memoryview_index"),
    NativeRow::open("count", "($self, value, /)", Role::Method, "Count the number of occurrences of a value.").or_script(count, "memoryview_count"),
    NativeRow::method("_from_flags", "($type, /, object, flags)", |cx, a| match made(cx, &a[1])? {
        Some(view) => Ok(view),
        None => Err(cx.not_bytes_like(&a[1])),
    }, "Create a new memoryview object which references the given object.").role(Role::Class),
    NativeRow::method("__class_getitem__", "($type, object, /)", crate::types::iterator::class_getitem,
        "memoryviews are generic over the type of their underlying data").role(Role::Class),
];

/// The computed attributes.
pub static PROPERTIES: &[GetSetRow] = &[
    GetSetRow {
        name: "obj",
        get: |cx, own| Ok(live(cx, own)?.object.clone()),
        set: None,
        doc: "The underlying object of the memoryview.",
    },
    GetSetRow {
        name: "nbytes",
        get: |cx, own| Ok(Value::small_int(live(cx, own)?.size() as i64)),
        set: None,
        doc: "The amount of space in bytes that the array would use in\n a contiguous representation.",
    },
    GetSetRow {
        name: "readonly",
        get: |cx, own| Ok(Value::bool(live(cx, own)?.read_only)),
        set: None,
        doc: "A bool indicating whether the memory is read only.",
    },
    GetSetRow {
        name: "itemsize",
        get: |cx, own| Ok(Value::small_int(live(cx, own)?.item_size as i64)),
        set: None,
        doc: "The size in bytes of each element of the memoryview.",
    },
    GetSetRow {
        name: "format",
        get: |cx, own| {
            let format = live(cx, own)?.format.clone();
            cx.str(&format)
        },
        set: None,
        doc: "A string containing the format (in struct module style)\n for each element in the view.",
    },
    GetSetRow {
        name: "ndim",
        get: |cx, own| Ok(Value::small_int(live(cx, own)?.shape.len() as i64)),
        set: None,
        doc: "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.",
    },
    GetSetRow {
        name: "shape",
        get: |cx, own| {
            let shape: Vec<Value> =
                live(cx, own)?.shape.iter().map(|&length| Value::small_int(length as i64)).collect();
            cx.tuple_from(shape)
        },
        set: None,
        doc: "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.",
    },
    GetSetRow {
        name: "strides",
        get: |cx, own| {
            let strides: Vec<Value> =
                live(cx, own)?.strides.iter().map(|&stride| Value::small_int(stride as i64)).collect();
            cx.tuple_from(strides)
        },
        set: None,
        doc: "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.",
    },
    GetSetRow {
        name: "suboffsets",
        get: |cx, own| {
            live(cx, own)?;
            Ok(cx.empty_tuple())
        },
        set: None,
        doc: "A tuple of integers used internally for PIL-style arrays.",
    },
    GetSetRow {
        name: "c_contiguous",
        get: |cx, own| Ok(Value::bool(live(cx, own)?.is_contiguous())),
        set: None,
        doc: "A bool indicating whether the memory is C contiguous.",
    },
    GetSetRow {
        name: "f_contiguous",
        get: |cx, own| Ok(Value::bool(live(cx, own)?.is_fortran_contiguous())),
        set: None,
        doc: "A bool indicating whether the memory is Fortran contiguous.",
    },
    GetSetRow {
        name: "contiguous",
        get: |cx, own| {
            let view = live(cx, own)?;
            Ok(Value::bool(view.is_contiguous() || view.is_fortran_contiguous()))
        },
        set: None,
        doc: "A bool indicating whether the memory is contiguous.",
    },
];

/// The view, unless it was released.
fn live<'a>(cx: &'a mut Cx, own: &'a Value) -> Answer<&'a MemoryView> {
    if own.get::<MemoryView>(cx).is_none_or(|view| view.released) {
        return Err(cx.released_view());
    }
    match own.get::<MemoryView>(cx) {
        Some(view) => Ok(view),
        None => Err(Raised),
    }
}

/// A view like another, not yet pinned.
fn copied(cx: &mut Cx, own: &Value) -> Answer<MemoryView> {
    let view = live(cx, own)?;
    Ok(MemoryView {
        object: view.object.clone(),
        offset: view.offset,
        shape: view.shape.clone(),
        strides: view.strides.clone(),
        format: view.format.clone(),
        item_size: view.item_size,
        read_only: view.read_only,
        released: false,
        held: 0,
        hash: None,
    })
}

/// Makes the object and pins what it looks at.
fn finish(cx: &mut Cx, view: MemoryView) -> Answer {
    // the payload lets go when it is dropped, also when there is no room for it
    pin(&view.object, true);
    let class = cx.types().memoryview.clone();
    cx.new_object(&class, view)
}

/// A view of an object. None: a script's `__buffer__` must tell.
pub fn made(cx: &mut Cx, object: &Value) -> Answer<Option<Value>> {
    let (size, format, item_size, read_only) = match object.kind() {
        Some(Kind::MemoryView) => {
            let view = copied(cx, object)?;
            return finish(cx, view).map(Some);
        }
        Some(Kind::Bytes) => (cx.buffer(object).map_or(0, <[u8]>::len), "B", 1, true),
        Some(Kind::ByteArray) => (cx.buffer(object).map_or(0, <[u8]>::len), "B", 1, false),
        Some(Kind::Opaque) if cx.exports_bytes(object) => {
            match object.get::<Opaque>(cx).and_then(Opaque::lent) {
                Some(lent) => (lent.bytes.len(), lent.format, lent.item_size.max(1), lent.read_only),
                None => (0, "B", 1, true),
            }
        }
        _ => {
            let name = cx.intern("__buffer__")?;
            if crate::object::find_special(cx, object, &name).is_some() {
                return Ok(None);
            }
            let text =
                format!("memoryview: a bytes-like object is required, not {}", cx.quoted_type_name(object));
            return Err(cx.type_error(&text));
        }
    };
    let view = MemoryView {
        object: object.clone(),
        offset: 0,
        shape: vec![size / item_size],
        strides: vec![item_size as isize],
        format: format.to_owned(),
        item_size,
        read_only,
        released: false,
        held: 0,
        hash: None,
    };
    finish(cx, view).map(Some)
}

/// `__buffer__` of the builtin types.
pub fn buffer_of(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match made(cx, &arguments[0])? {
        Some(view) => Ok(view),
        None => Err(cx.not_bytes_like(&arguments[0])),
    }
}

/// `__release_buffer__` of the builtin types.
pub fn release_buffer(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !arguments[1].is_kind(Kind::MemoryView) {
        return Err(cx.type_error("expected a memoryview object"));
    }
    release(cx, &arguments[1..])
}

fn release(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let held = arguments[0].get::<MemoryView>(cx).map_or(0, |view| view.held);
    if held > 0 {
        let class = cx.exceptions().buffer_error.clone();
        let plural = if held == 1 { "" } else { "s" };
        return Err(cx.raise_text(&class, &format!("memoryview has {held} exported buffer{plural}")));
    }
    if let Some(view) = arguments[0].get_mut::<MemoryView>(cx) {
        view.let_go();
    }
    Ok(Value::NONE)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let released = arguments[0].get::<MemoryView>(cx).is_none_or(|view| view.released);
    let word = if released { "released memory" } else { "memory" };
    cx.str(&format!("<{word} at {:#x}>", arguments[0].identity().wrapping_sub(1)))
}

/// Finishes alone over bytes; any other exporter must be hashable too, which a script may have to tell.
fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = arguments[0].get::<MemoryView>(cx);
    if own.is_some_and(|view| {
        view.hash.is_none()
            && view.read_only
            && !view.released
            && !cx.is_exact(&view.object, &cx.types().bytes)
    }) {
        return Ok(None);
    }
    hash_of_bytes(cx, arguments).map(Some)
}

fn hash_of_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if let Some(hash) = arguments[0].get::<MemoryView>(cx).and_then(|view| view.hash) {
        return cx.int(hash);
    }
    let view = live(cx, &arguments[0])?;
    if !view.read_only {
        return Err(cx.value_error("cannot hash writable memoryview object"));
    }
    if !matches!(super::items::letter(&view.format), Some(b'B' | b'b' | b'c')) {
        return Err(cx.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let bytes = cx.bytes_like(&arguments[0])?;
    let hash = if bytes.is_empty() { 0 } else { cx.hash_bytes(&bytes) };
    if let Some(view) = arguments[0].get_mut::<MemoryView>(cx) {
        view.hash = Some(hash as i64);
    }
    cx.int(hash as i64)
}

/// Rows that the prelude sees.
pub static PRELUDE_ROWS: &[NativeRow] = &[
    NativeRow::function("_view_hash", "(view, /)", hash_of_bytes, "The hash of the bytes that a view shows."),
    NativeRow::function(
        "_view_hold",
        "(view, held, /)",
        hold,
        "Keeps a view from being released, or lets it.",
    ),
];

fn hold(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let more = arguments[1].is(&Value::TRUE);
    if let Some(view) = arguments[0].get_mut::<MemoryView>(cx) {
        view.held = if more { view.held.saturating_add(1) } else { view.held.saturating_sub(1) };
    }
    Ok(Value::NONE)
}

/// Where a key leads.
enum Place {
    /// The element at this offset.
    Item(usize),
    /// A part as a view.
    Part(MemoryView),
    /// A script's `__index__` must tell.
    Script,
}

#[cold]
fn out_of_bounds(cx: &mut Cx, dimension: usize) -> Raised {
    cx.index_error(&format!("index out of bounds on dimension {}", dimension + 1))
}

fn locate(cx: &mut Cx, own: &Value, key: &Value) -> Answer<Place> {
    let view = copied_without_drop(cx, own)?;
    if key.is_kind(Kind::Tuple) {
        return by_tuple(cx, view, key);
    }
    if view.shape.is_empty() {
        if key.bits() == crate::value::Bits::ELLIPSIS {
            return Ok(Place::Part(view.into_view()));
        }
        return Err(cx.type_error("invalid indexing of 0-dim memory"));
    }
    if key.get::<Slice>(cx).is_some() {
        let length = view.shape.first().copied().unwrap_or(0);
        let Some(cut) = cut(cx, key, length)? else { return Ok(Place::Script) };
        let mut part = view.into_view();
        let stride = part.strides[0];
        part.offset = (part.offset as isize + stride * cut.start as isize) as usize;
        part.shape[0] = cut.count;
        part.strides[0] =
            if cut.count > 1 { stride * cut.step as isize } else { stride.saturating_mul(cut.step as isize) };
        return Ok(Place::Part(part));
    }
    if key.bits() == crate::value::Bits::ELLIPSIS {
        return Ok(Place::Part(view.into_view()));
    }
    if cx.as_int(key).is_none() {
        if has_index(cx, key) {
            return Ok(Place::Script);
        }
        return Err(cx.type_error("memoryview: invalid slice key"));
    }
    if view.shape.len() > 1 {
        return Err(cx.not_implemented_error("multi-dimensional sub-views are not implemented"));
    }
    let index = cx.as_i64(key).and_then(|index| place(index, view.shape[0]));
    match index {
        Some(index) => Ok(Place::Item((view.offset as isize + view.strides[0] * index as isize) as usize)),
        None => Err(out_of_bounds(cx, 0)),
    }
}

/// The numbers of a view, without the object: nothing to let go.
struct Frame {
    object: Value,
    offset: usize,
    shape: Vec<usize>,
    strides: Vec<isize>,
    format: String,
    item_size: usize,
    read_only: bool,
}

impl Frame {
    /// A view that is to be finished.
    fn into_view(self) -> MemoryView {
        MemoryView {
            object: self.object,
            offset: self.offset,
            shape: self.shape,
            strides: self.strides,
            format: self.format,
            item_size: self.item_size,
            read_only: self.read_only,
            released: false,
            held: 0,
            hash: None,
        }
    }
}

fn copied_without_drop(cx: &mut Cx, own: &Value) -> Answer<Frame> {
    let view = live(cx, own)?;
    Ok(Frame {
        object: view.object.clone(),
        offset: view.offset,
        shape: view.shape.clone(),
        strides: view.strides.clone(),
        format: view.format.clone(),
        item_size: view.item_size,
        read_only: view.read_only,
    })
}

fn by_tuple(cx: &mut Cx, view: Frame, key: &Value) -> Answer<Place> {
    let parts = cx.tuple_items(key).to_vec();
    if parts.iter().any(|part| cx.as_int(part).is_none() && !part.is_kind(Kind::Slice)) {
        for part in &parts {
            if cx.as_int(part).is_none() && has_index(cx, part) {
                return Ok(Place::Script);
            }
        }
        return Err(cx.type_error("memoryview: invalid slice key"));
    }
    if !parts.is_empty() && parts.iter().all(|part| part.is_kind(Kind::Slice)) {
        return Err(cx.not_implemented_error("multi-dimensional slicing is not implemented"));
    }
    if parts.iter().any(|part| part.is_kind(Kind::Slice)) {
        return Err(cx.type_error("memoryview: invalid slice key"));
    }
    let dimensions = view.shape.len();
    if parts.len() > dimensions {
        let text = format!("cannot index {dimensions}-dimension view with {}-element tuple", parts.len());
        return Err(cx.type_error(&text));
    }
    if parts.len() < dimensions {
        return Err(cx.not_implemented_error("sub-views are not implemented"));
    }
    let mut offset = view.offset as isize;
    for (dimension, part) in parts.iter().enumerate() {
        let index = cx.as_i64(part).and_then(|index| place(index, view.shape[dimension]));
        match index {
            Some(index) => offset += view.strides[dimension] * index as isize,
            None => return Err(out_of_bounds(cx, dimension)),
        }
    }
    Ok(Place::Item(offset as usize))
}

/// The element at an offset.
fn item(cx: &mut Cx, own: &Value, offset: usize) -> Answer {
    let view = copied_without_drop(cx, own)?;
    let mut bytes = [0u8; 16];
    let size = view.item_size.min(16);
    if let Some(source) = cx.buffer(&view.object).and_then(|whole| whole.get(offset..offset + size)) {
        bytes[..size].copy_from_slice(source);
    }
    unpack(cx, &view.format, &bytes[..size])
}

/// The element at an index of a view of one dimension; None behind the end. For iterators.
pub fn item_at(cx: &mut Cx, own: &Value, index: usize) -> Answer<Option<Value>> {
    let view = copied_without_drop(cx, own)?;
    match (view.shape.first(), view.strides.first()) {
        (Some(&length), Some(&stride)) if index < length => {
            item(cx, own, (view.offset as isize + stride * index as isize) as usize).map(Some)
        }
        _ => Ok(None),
    }
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if let Some(byte) = plain::byte(cx, &arguments[0], &arguments[1]) {
        return Ok(Some(Value::small_int(i64::from(byte))));
    }
    match locate(cx, &arguments[0], &arguments[1])? {
        Place::Item(offset) => item(cx, &arguments[0], offset).map(Some),
        Place::Part(part) => finish(cx, part).map(Some),
        Place::Script => Ok(None),
    }
}

fn set_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if plain::put_byte(cx, arguments) {
        return Ok(Some(Value::NONE));
    }
    let own = &arguments[0];
    let view = copied_without_drop(cx, own)?;
    if view.read_only {
        return Err(cx.type_error("cannot modify read-only memory"));
    }
    match locate(cx, own, &arguments[1])? {
        Place::Script => Ok(None),
        Place::Item(offset) => {
            let Some(bytes) = pack(cx, &view.format, &arguments[2])? else { return Ok(None) };
            write(cx, &view.object, offset, &bytes);
            Ok(Some(Value::NONE))
        }
        Place::Part(part) => {
            pin(&part.object, true);
            assign(cx, &part, &arguments[2]).map(Some)
        }
    }
}

fn write(cx: &mut Cx, object: &Value, offset: usize, bytes: &[u8]) {
    cx.with_buffer_mut(object, |whole| {
        if let Some(place) = whole.get_mut(offset..offset + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    });
}

fn assign(cx: &mut Cx, part: &MemoryView, source: &Value) -> Answer {
    if !cx.exports_bytes(source) {
        return Err(cx.not_bytes_like(source));
    }
    let bytes = cx.bytes_like(source)?;
    let (format, shape) = match source.get::<MemoryView>(cx) {
        Some(other) => (other.format.clone(), other.shape.clone()),
        None => match source.get::<Opaque>(cx).and_then(Opaque::lent) {
            Some(lent) => (lent.format.to_owned(), vec![lent.bytes.len() / lent.item_size.max(1)]),
            None => ("B".to_owned(), vec![bytes.len()]),
        },
    };
    let same = super::items::letter(&format) == super::items::letter(&part.format) && shape == part.shape;
    if !same {
        return Err(cx.value_error("memoryview assignment: lvalue and rvalue have different structures"));
    }
    let mut offsets = Vec::new();
    part.each_offset(|offset| offsets.push(offset));
    for (offset, element) in offsets.into_iter().zip(bytes.chunks(part.item_size.max(1))) {
        write(cx, &part.object, offset, element);
    }
    Ok(Value::NONE)
}

/// The elements in C order.
fn elements(cx: &mut Cx, own: &Value) -> Answer<Vec<Value>> {
    let view = copied_without_drop(cx, own)?;
    let bytes = cx.bytes_like(own)?;
    cx.charge(bytes.len() / 8)?;
    cx.check_room((bytes.len() / view.item_size.max(1)).saturating_mul(16))?;
    let mut items = Vec::with_capacity(bytes.len() / view.item_size.max(1));
    for element in bytes.chunks(view.item_size.max(1)) {
        items.push(unpack(cx, &view.format, element)?);
    }
    Ok(items)
}

fn to_list(cx: &mut Cx, own: &Value) -> Answer {
    let shape = live(cx, own)?.shape.clone();
    let mut items = elements(cx, own)?;
    if shape.is_empty() {
        return match items.pop() {
            Some(item) => Ok(item),
            None => Err(cx.system_error("a view without its element")),
        };
    }
    for &length in shape.iter().skip(1).rev() {
        let mut rows = Vec::with_capacity(items.len() / length.max(1));
        for row in items.chunks(length.max(1)) {
            rows.push(cx.list(row)?);
        }
        items = rows;
    }
    cx.list_from(items)
}

fn to_bytes(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = &arguments[0];
    live(cx, own)?;
    let order = match arguments.given(1) {
        None => "C".to_owned(),
        Some(order) if order.is_none() => "C".to_owned(),
        Some(order) if order.is_kind(Kind::Str) => cx.text_of(order),
        Some(order) => {
            let text = format!("tobytes() argument 'order' must be str or None, not {}", cx.type_name(order));
            return Err(cx.type_error(&text));
        }
    };
    if !matches!(order.as_str(), "C" | "F" | "A") {
        return Err(cx.value_error("order must be 'C', 'F' or 'A'"));
    }
    let bytes = cx.bytes_like(own)?;
    let view = copied_without_drop(cx, own)?;
    if order != "F" || view.shape.len() < 2 {
        return cx.bytes(&bytes);
    }
    // element (i, j, …) of C order goes to its place in Fortran's
    let mut result = Vec::with_capacity(bytes.len());
    let total: usize = view.shape.iter().product();
    for number in 0..total {
        let (mut rest, mut at, mut step) = (number, 0, total);
        let mut place = Vec::with_capacity(view.shape.len());
        for &length in &view.shape {
            place.push(rest % length);
            rest /= length;
        }
        for (index, &length) in place.iter().zip(&view.shape) {
            step /= length;
            at += index * step;
        }
        let at = at * view.item_size;
        result.extend_from_slice(bytes.get(at..at + view.item_size).unwrap_or_default());
    }
    cx.bytes(&result)
}

fn cast(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = &arguments[0];
    let Some(format) = arguments[1].get::<Str>(cx).map(Str::to_text) else {
        let text = format!("cast() argument 'format' must be str, not {}", cx.type_name(&arguments[1]));
        return Err(cx.type_error(&text));
    };
    let view = live(cx, own)?;
    if !view.is_contiguous() {
        return Err(cx.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shape_given = arguments.given(2);
    if (shape_given.is_some() || view.shape.len() != 1) && view.shape.contains(&0) {
        return Err(cx.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    let (old, size, dimensions) = (view.format.clone(), view.size(), view.shape.len());
    let Some(item_size) = size_of_format(&format) else {
        return Err(cx.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    let is_byte = |format: &str| matches!(super::items::letter(format), Some(b'B' | b'b' | b'c'));
    if !is_byte(&old) && !is_byte(&format) {
        return Err(cx.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    if size % item_size != 0 {
        return Err(cx.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = match shape_given {
        None => vec![size / item_size],
        Some(shape) => {
            if !shape.is_kind(Kind::List) && !shape.is_kind(Kind::Tuple) {
                return Err(cx.type_error("shape must be a list or a tuple"));
            }
            let parts = crate::types::list::sequence::items_of(cx, shape).to_vec();
            if dimensions != 1 && parts.len() > 1 {
                return Err(cx.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
            }
            read_shape(cx, &parts, size, item_size)?
        }
    };
    let mut strides = vec![0isize; shape.len()];
    let mut step = item_size as isize;
    for (stride, &length) in strides.iter_mut().zip(&shape).rev() {
        *stride = step;
        step *= length as isize;
    }
    let mut frame = copied_without_drop(cx, own)?;
    (frame.shape, frame.strides, frame.format, frame.item_size) = (shape, strides, format, item_size);
    finish(cx, frame.into_view()).map(Some)
}

fn read_shape(cx: &mut Cx, parts: &[Value], size: usize, item_size: usize) -> Answer<Vec<usize>> {
    if parts.len() > 64 {
        return Err(cx.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    let mut shape = Vec::with_capacity(parts.len());
    for part in parts {
        if cx.as_int(part).is_none() {
            return Err(cx.type_error("memoryview.cast(): elements of shape must be integers"));
        }
        match cx.as_i64(part).and_then(|length| usize::try_from(length).ok()).filter(|&length| length > 0) {
            Some(length) => shape.push(length),
            None => return Err(cx.value_error("memoryview.cast(): elements of shape must be integers > 0")),
        }
    }
    let total = shape.iter().try_fold(item_size, |total, &length| total.checked_mul(length));
    if total != Some(size) {
        return Err(cx.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    Ok(shape)
}

fn equal(cx: &mut Cx, arguments: &[Value], wanted: bool) -> Answer {
    let (own, other) = (&arguments[0], &arguments[1]);
    if own.is(other) {
        return Ok(Value::bool(wanted));
    }
    let released = own.get::<MemoryView>(cx).is_none_or(|view| view.released);
    if released || other.get::<MemoryView>(cx).is_some_and(|view| view.released) {
        return Ok(Value::bool(!wanted));
    }
    if !cx.exports_bytes(other) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(second) = made(cx, other)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let (one, two) = (copied_without_drop(cx, own)?, copied_without_drop(cx, &second)?);
    if one.shape != two.shape {
        return Ok(Value::bool(!wanted));
    }
    let (a, b) = (super::items::letter(&one.format), super::items::letter(&two.format));
    let same = if a == b && matches!(a, Some(letter) if !matches!(letter, b'e' | b'f' | b'd' | b'?')) {
        cx.bytes_like(own)? == cx.bytes_like(&second)?
    } else {
        let (one, two) = (elements(cx, own)?, elements(cx, &second)?);
        one.iter().zip(&two).all(|(one, two)| quick_equal(cx, one, two) == Some(true))
    };
    Ok(Value::bool(same == wanted))
}

/// The first element in `start..stop` that equals a value. The outer None: a script must tell.
fn find(
    cx: &mut Cx,
    own: &Value,
    wanted: &Value,
    start: usize,
    stop: usize,
) -> Answer<Option<Option<usize>>> {
    let items = elements(cx, own)?;
    for (at, item) in items.iter().enumerate().take(stop).skip(start) {
        match quick_equal(cx, item, wanted) {
            Some(true) => return Ok(Some(Some(at))),
            Some(false) => {}
            None => return Ok(None),
        }
    }
    Ok(Some(None))
}

fn one_dimension(cx: &mut Cx, own: &Value) -> Answer<usize> {
    match live(cx, own)?.shape.as_slice() {
        [] => Err(cx.type_error("invalid lookup on 0-dim memory")),
        [length] => Ok(*length),
        _ => Err(cx.not_implemented_error("multi-dimensional lookup is not implemented")),
    }
}

fn index(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let length = one_dimension(cx, &arguments[0])? as i64;
    let mut ends = [0, length];
    for (at, end) in ends.iter_mut().enumerate() {
        if let Some(argument) = arguments.given(2 + at) {
            match sized(cx, argument)? {
                Some(index) => *end = if index < 0 { (index + length).max(0) } else { index.min(length) },
                None => return Ok(None),
            }
        }
    }
    match find(cx, &arguments[0], &arguments[1], ends[0] as usize, ends[1] as usize)? {
        None => Ok(None),
        Some(Some(at)) => Ok(Some(Value::small_int(at as i64))),
        Some(None) => Err(cx.value_error("memoryview.index(x): x not found")),
    }
}

fn count(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let length = one_dimension(cx, &arguments[0])?;
    let (mut at, mut total) = (0, 0);
    loop {
        match find(cx, &arguments[0], &arguments[1], at, length)? {
            None => return Ok(None),
            Some(None) => return Ok(Some(Value::small_int(total))),
            Some(Some(place)) => {
                total += 1;
                at = place + 1;
            }
        }
    }
}
