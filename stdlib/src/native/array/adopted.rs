//! Natives in the place of methods of the script's classes `array` and `arrayiterator`: making an array of builtin
//! values, taking an item away, the step of a loop. The methods that stood there carry on what is not done here.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, NativeRow, Role};
use taipan_vm::object::{read_slot, write_slot};
use taipan_vm::types::iterator::collect;
use taipan_vm::types::slice::place;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::{adopt, wanted};
use super::element::Element;
use super::{Storage, facts, item, splice};

static ARRAY_ROWS: &[NativeRow] = &[
    NativeRow::open(
        "__new__",
        "($type, /, *args, **kwargs)",
        Role::New,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .or_script(|_, _| Ok(None), "__new__")
    .unbound(new),
    NativeRow::open("__init__", "($self, /, *args, **kwargs)", Role::Wrapper, "Initialize self.")
        .or_script(|_, _| Ok(Some(Value::NONE)), "__init__")
        .unbound(|_, _, _, _| Ok(Some(Value::NONE))),
    NativeRow::open(
        "pop",
        "($self, i=-1, /)",
        Role::Method,
        "Return the i-th element and delete it from the array.",
    )
    .or_script(pop, "pop"),
];

static ITERATOR_ROWS: &[NativeRow] =
    &[NativeRow::open("__next__", "($self, /)", Role::Wrapper, "Implement next(self).")
        .or_script(next, "__next__")];

/// Puts the natives into the classes.
pub(super) fn take(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (array, iterator) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    adopt(cx, array, ARRAY_ROWS)?;
    adopt(cx, iterator, ITERATOR_ROWS)?;
    Ok(Value::NONE)
}

fn new(cx: &mut Cx, positional: &[Value], names: &[Value], _: &[Value]) -> Answer<Option<Value>> {
    let [class, code, rest @ ..] = positional else { return Ok(None) };
    if !names.is_empty() || rest.len() > 1 || !cx.is_exact_str(code) || cx.is_audited() {
        return Ok(None);
    }
    let element = match Element::by_code(&cx.text_of(code)) {
        Some(element) if !matches!(element.code(), "u" | "w") => element,
        Some(_) | None => return Ok(None),
    };
    let bytes = match rest.first() {
        None => Vec::new(),
        Some(initial) => match content(cx, element, initial)? {
            Some(bytes) => bytes,
            None => return Ok(None),
        },
    };
    cx.opaque(class, Storage { element, bytes, pins: 0 }).map(Some)
}

/// The bytes of an array that begins with what this holds. None: the script sees to it.
fn content(cx: &mut Cx, element: Element, initial: &Value) -> Answer<Option<Vec<u8>>> {
    if let Some(other) = initial.opaque::<Storage>(cx) {
        let length = other.bytes.len();
        if other.element != element {
            return Ok(None);
        }
        cx.check_room(length)?;
        cx.charge(length / 16)?;
        return Ok(initial.opaque::<Storage>(cx).map(|other| other.bytes.clone()));
    }
    if matches!(initial.kind(), Some(Kind::Str | Kind::Bytes | Kind::ByteArray)) {
        return Ok(None);
    }
    let Some(mut collected) = collect(cx, initial)? else { return Ok(None) };
    let items = std::mem::take(&mut collected.items);
    if items.iter().any(|item| element.asks(cx, item)) {
        collected.rewind(cx);
        return Ok(None);
    }
    cx.check_room(items.len() * element.size())?;
    let mut bytes = Vec::with_capacity(items.len() * element.size());
    for item in &items {
        let (word, width) = element.write(cx, item)?;
        bytes.extend_from_slice(&word[..width]);
    }
    Ok(Some(bytes))
}

fn pop(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (element, length) = facts(cx, arguments)?;
    let index = match arguments.given(1) {
        None => -1,
        Some(index) => match index.as_small_int() {
            Some(index) => index,
            None => return Ok(None),
        },
    };
    let Some(at) = place(index, length) else { return Ok(None) };
    let width = element.size();
    let popped = item(cx, arguments, element, at)?;
    splice(cx, arguments, at * width, (at + 1) * width, &[])?;
    Ok(Some(popped))
}

// Slots lie in the order of their names.
const ARRAY: usize = 0;
const AT: usize = 1;

/// The step of an iterator.
fn next(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    let source = [read_slot(own, ARRAY)];
    let at = read_slot(own, AT).as_small_int().and_then(|at| usize::try_from(at).ok());
    if source[0].is_none() {
        return Err(cx.stop_iteration(Value::UNSET));
    }
    let (Some(storage), Some(at)) = (source[0].opaque::<Storage>(cx), at) else { return Ok(None) };
    let element = storage.element;
    if at >= storage.bytes.len() / element.size() {
        drop(write_slot(cx, own, ARRAY, Value::NONE)?);
        return Err(cx.stop_iteration(Value::UNSET));
    }
    let found = item(cx, &source, element, at)?;
    drop(write_slot(cx, own, AT, Value::small_int(at as i64 + 1))?);
    Ok(Some(found))
}
