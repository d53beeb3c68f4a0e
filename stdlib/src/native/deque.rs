//! `_collections`: `deque`. Here are the ring of items and what calls nobody; what compares items or asks an
//! iterable of a script's own is in the script half.

use std::collections::VecDeque;

use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, GetSetRow, ModuleRow, NativeRow, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::types::iterator::collect;
use taipan_vm::types::opaque::Object;
use taipan_vm::types::slice::{not_an_integer, place};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{lacking, size, size_argument, wanted};

/// The module `_collections`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_collections",
    doc: "High performance data structures.",
    functions: &[super::counting::COUNT],
    types: &[&TYPE, &ITERATOR, &REVERSED, &taipan_vm::types::descriptor::item::ITEM],
    fill: None,
    script: script!("deque.py"),
};

/// The base of `deque`.
pub static TYPE: TypeRow = TypeRow {
    name: "_Ring",
    module: "_collections",
    doc: "A sequence that grows and shrinks cheaply at both ends.",
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::SEQUENCE | ClassFlags::WEAK,
    methods: &[
        NativeRow::constructor("($type, *args, **kwargs)", new),
        NativeRow::method(
            "append",
            "($self, item, /)",
            append,
            "Add an element to the right side of the deque.",
        ),
        NativeRow::method(
            "appendleft",
            "($self, item, /)",
            append_left,
            "Add an element to the left side of the deque.",
        ),
        NativeRow::method("pop", "($self, /)", pop, "Remove and return the rightmost element."),
        NativeRow::method("popleft", "($self, /)", pop_left, "Remove and return the leftmost element."),
        NativeRow::method("clear", "($self, /)", clear, "Remove all elements from the deque."),
        NativeRow::method("reverse", "($self, /)", reverse, "Reverse *IN PLACE*."),
        NativeRow::method("_rotate", "($self, n, /)", rotate, "Rotate the deque n steps to the right."),
        NativeRow::method("_insert", "($self, index, value, /)", insert, "Insert value before index."),
        NativeRow::method("_limit", "($self, maxlen, /)", limit, "Set the greatest length."),
        NativeRow::method(
            "_extend",
            "($self, iterable, left, /)",
            extend,
            "Extend by builtin iterables; False for others.",
        ),
        NativeRow::method("_changes", "($self, /)", changes, "How often items came or went."),
        NativeRow::special("__len__", "($self, /)", len, "Return len(self)."),
        NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self)."),
        NativeRow::method(
            "__reversed__",
            "($self, /)",
            reversed,
            "Return a reverse iterator over the deque.",
        ),
        NativeRow::special("__getitem__", "($self, key, /)", get_item, "Return self[key]."),
        NativeRow::special("__setitem__", "($self, key, value, /)", set_item, "Set self[key] to value."),
        NativeRow::special("__delitem__", "($self, key, /)", delete_item, "Delete self[key]."),
    ],
    properties: &[GetSetRow {
        name: "maxlen",
        get: get_limit,
        set: None,
        doc: "maximum size of a deque or None if unbounded",
    }],
    ..TypeRow::DEFAULT
};

/// The struct behind a deque.
#[derive(Default)]
struct Ring {
    items: VecDeque<Value>,
    limit: Option<usize>,
    changes: u64,
}

impl Object for Ring {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
    fn clear(&mut self) {
        drop(std::mem::take(&mut self.items));
    }
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = wanted(cx, arguments, 0)?;
    cx.opaque(class, Ring::default())
}

fn own<'a>(cx: &'a mut Cx, arguments: &'a [Value]) -> Answer<&'a mut Ring> {
    // Asked twice, since an answer would keep the borrow while the error is made.
    if arguments.given(0).and_then(|value| value.opaque::<Ring>(cx)).is_none() {
        return Err(lacking(cx));
    }
    match arguments.given(0).and_then(|value| value.opaque_mut::<Ring>(cx)) {
        Some(ring) => Ok(ring),
        None => Err(taipan_vm::error::Raised),
    }
}

/// Adds an item at one end; what had to leave at the other end is answered, to be dropped when the ring is
/// no longer looked at.
fn add(cx: &mut Cx, arguments: &[Value], item: Value, left: bool) -> Answer<Option<Value>> {
    let Some(mut ring) = arguments.given(0).and_then(|value| value.opaque_mut::<Ring>(cx)) else {
        return Err(lacking(cx));
    };
    if ring.items.len() == ring.items.capacity() && ring.items.len() >= 256 {
        let bytes = ring.items.len().saturating_mul(16);
        cx.check_room(bytes)?;
        ring = own(cx, arguments)?;
    }
    ring.changes += 1;
    if ring.limit == Some(0) {
        return Ok(Some(item));
    }
    let is_full = ring.limit.is_some_and(|limit| ring.items.len() >= limit);
    if left {
        let lost = if is_full { ring.items.pop_back() } else { None };
        ring.items.push_front(item);
        return Ok(lost);
    }
    let lost = if is_full { ring.items.pop_front() } else { None };
    ring.items.push_back(item);
    Ok(lost)
}

fn append(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let item = wanted(cx, arguments, 1)?.clone();
    drop(add(cx, arguments, item, false)?);
    Ok(Value::NONE)
}

fn append_left(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let item = wanted(cx, arguments, 1)?.clone();
    drop(add(cx, arguments, item, true)?);
    Ok(Value::NONE)
}

fn taken(cx: &mut Cx, item: Option<Value>) -> Answer {
    match item {
        Some(item) => Ok(item),
        None => Err(cx.index_error("pop from an empty deque")),
    }
}

fn pop(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(ring) = arguments.given(0).and_then(|value| value.opaque_mut::<Ring>(cx)) else {
        return Err(lacking(cx));
    };
    let item = ring.items.pop_back();
    ring.changes += u64::from(item.is_some());
    taken(cx, item)
}

fn pop_left(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(ring) = arguments.given(0).and_then(|value| value.opaque_mut::<Ring>(cx)) else {
        return Err(lacking(cx));
    };
    let item = ring.items.pop_front();
    ring.changes += u64::from(item.is_some());
    taken(cx, item)
}

fn clear(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let ring = own(cx, arguments)?;
    let old = std::mem::take(&mut ring.items);
    ring.changes += 1;
    drop(old);
    Ok(Value::NONE)
}

fn reverse(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = own(cx, arguments)?.items.len();
    cx.charge(length / 8)?;
    own(cx, arguments)?.items.make_contiguous().reverse();
    Ok(Value::NONE)
}

fn rotate(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let steps = wanted(cx, arguments, 1)?;
    let steps = size_argument(cx, steps)?;
    let length = own(cx, arguments)?.items.len();
    if length > 1 {
        let wide = i64::try_from(length).unwrap_or(i64::MAX);
        let right = usize::try_from(steps.rem_euclid(wide)).unwrap_or(0);
        cx.charge(right.min(length - right) / 8)?;
        let ring = own(cx, arguments)?;
        ring.items.rotate_right(right);
        ring.changes += 1;
    }
    Ok(Value::NONE)
}

fn insert(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (index, item) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?.clone());
    let index = size_argument(cx, index)?;
    let ring = own(cx, arguments)?;
    let length = ring.items.len();
    if ring.limit.is_some_and(|limit| length >= limit) {
        return Err(cx.index_error("deque already at its maximum size"));
    }
    let wide = i64::try_from(length).unwrap_or(i64::MAX);
    let at = if index < 0 { index.saturating_add(wide).max(0) } else { index.min(wide) };
    let at = usize::try_from(at).unwrap_or(0);
    ring.items.insert(at, item);
    ring.changes += 1;
    cx.charge(at.min(length - at) / 8)?;
    Ok(Value::NONE)
}

fn limit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let given = wanted(cx, arguments, 1)?;
    let limit = if given.is_none() {
        None
    } else if cx.as_int(given).is_none() {
        return Err(cx.type_error("an integer is required"));
    } else {
        match usize::try_from(size_argument(cx, given)?) {
            Ok(limit) => Some(limit),
            Err(_) => return Err(cx.value_error("maxlen must be non-negative")),
        }
    };
    own(cx, arguments)?.limit = limit;
    Ok(Value::NONE)
}

fn extend(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (source, left) = (wanted(cx, arguments, 1)?, wanted(cx, arguments, 2)?);
    let left = left.is(&Value::TRUE);
    let Some(collected) = collect(cx, source)? else { return Ok(Value::FALSE) };
    let mut lost = Vec::new();
    for item in collected.items {
        lost.extend(add(cx, arguments, item, left)?);
        if lost.len() >= 256 {
            lost.clear();
        }
    }
    Ok(Value::TRUE)
}

fn changes(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let changes = own(cx, arguments)?.changes;
    cx.int((changes & (u64::MAX >> 4)).cast_signed())
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = own(cx, arguments)?.items.len();
    size(cx, length)
}

/// The place of an index; None when it is out of range.
fn index(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<usize>> {
    let key = wanted(cx, arguments, 1)?;
    if let Some(index) = cx.as_i64(key) {
        let length = own(cx, arguments)?.items.len();
        return Ok(place(index, length));
    }
    if cx.as_int(key).is_some() {
        return Err(cx.index_error("cannot fit 'int' into an index-sized integer"));
    }
    if taipan_vm::types::slice::has_index(cx, key) {
        return Err(not_an_integer(cx, key));
    }
    let text = format!("sequence index must be integer, not {}", cx.quoted_type_name(key));
    Err(cx.type_error(&text))
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let at = index(cx, arguments)?;
    let ring = own(cx, arguments)?;
    match at.and_then(|at| ring.items.get(at).cloned()) {
        Some(item) => Ok(item),
        None => Err(cx.index_error("deque index out of range")),
    }
}

fn set_item(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let at = index(cx, arguments)?;
    let item = wanted(cx, arguments, 2)?.clone();
    let ring = own(cx, arguments)?;
    match at.and_then(|at| ring.items.get_mut(at)) {
        Some(own) => {
            let old = std::mem::replace(own, item);
            drop(old);
            Ok(Value::NONE)
        }
        None => Err(cx.index_error("deque index out of range")),
    }
}

fn delete_item(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let at = index(cx, arguments)?;
    let ring = own(cx, arguments)?;
    match at.and_then(|at| ring.items.remove(at)) {
        Some(item) => {
            ring.changes += 1;
            drop(item);
            Ok(Value::NONE)
        }
        None => Err(cx.index_error("deque index out of range")),
    }
}

fn get_limit(cx: &mut Cx, value: &Value) -> Answer {
    match value.opaque::<Ring>(cx).and_then(|ring| ring.limit) {
        Some(limit) => size(cx, limit),
        None => Ok(Value::NONE),
    }
}

// -- iterators

/// The struct behind both iterators.
struct Walk {
    /// The deque; None at the end.
    deque: Value,
    next: usize,
    changes: u64,
}

impl Object for Walk {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.deque);
    }
    fn clear(&mut self) {
        self.deque = Value::NONE;
    }
}

const ITER: NativeRow = NativeRow::special("__iter__", "($self, /)", itself, "Implement iter(self).");
const HINT: NativeRow = NativeRow::method(
    "__length_hint__",
    "($self, /)",
    hint,
    "Private method returning an estimate of len(list(it)).",
);

const REDUCE: NativeRow =
    NativeRow::method("__reduce__", "($self, /)", reduce, "Return state information for pickling.");

/// From the left.
pub static ITERATOR: TypeRow = TypeRow {
    name: "_deque_iterator",
    module: "collections",
    methods: &[
        NativeRow::constructor("($type, deque, index=0, /)", new_walk),
        ITER,
        REDUCE,
        NativeRow::special("__next__", "($self, /)", |cx, all| step(cx, all, false), "Implement next(self)."),
        HINT,
    ],
    ..TypeRow::DEFAULT
};

/// From the right.
pub static REVERSED: TypeRow = TypeRow {
    name: "_deque_reverse_iterator",
    module: "collections",
    methods: &[
        NativeRow::constructor("($type, deque, index=0, /)", new_walk),
        ITER,
        REDUCE,
        NativeRow::special("__next__", "($self, /)", |cx, all| step(cx, all, true), "Implement next(self)."),
        HINT,
    ],
    ..TypeRow::DEFAULT
};

fn itself(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(arguments.given(0).cloned().unwrap_or(Value::NONE))
}

fn walk(cx: &mut Cx, arguments: &[Value], row: &'static TypeRow) -> Answer {
    let changes = own(cx, arguments)?.changes;
    let deque = wanted(cx, arguments, 0)?.clone();
    let class = cx.builtin_class(row)?;
    cx.opaque(&class, Walk { deque, next: 0, changes })
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    walk(cx, arguments, &ITERATOR)
}

fn reversed(cx: &mut Cx, arguments: &[Value]) -> Answer {
    walk(cx, arguments, &REVERSED)
}

/// What is left: the deque, its length, the place, and whether it has changed.
fn rest(cx: &Cx, arguments: &[Value]) -> Option<(Value, usize, usize, bool)> {
    let walk = arguments.given(0)?.opaque::<Walk>(cx)?;
    let ring = walk.deque.opaque::<Ring>(cx)?;
    Some((walk.deque.clone(), ring.items.len(), walk.next, ring.changes != walk.changes))
}

/// Ends a walk for good.
fn finish(cx: &mut Cx, arguments: &[Value]) {
    if let Some(walk) = arguments.given(0).and_then(|value| value.opaque_mut::<Walk>(cx)) {
        walk.next = usize::MAX;
    }
}

fn new_walk(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (class, deque) = (wanted(cx, arguments, 0)?.clone(), wanted(cx, arguments, 1)?.clone());
    let next = match arguments.given(2) {
        Some(index) => usize::try_from(size_argument(cx, index)?).unwrap_or(0),
        None => 0,
    };
    let Some(changes) = deque.opaque::<Ring>(cx).map(|ring| ring.changes) else {
        let text = format!("argument 1 must be collections.deque, not {}", cx.type_name(&deque));
        return Err(cx.type_error(&text));
    };
    cx.opaque(&class, Walk { deque, next, changes })
}

fn reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some((deque, length, next, _)) = rest(cx, arguments) else { return Err(lacking(cx)) };
    let own = wanted(cx, arguments, 0)?;
    let class = cx.class_of(own);
    let index = size(cx, next.min(length))?;
    let parts = cx.tuple_from([deque, index])?;
    cx.tuple_from([class, parts])
}

fn step(cx: &mut Cx, arguments: &[Value], from_right: bool) -> Answer {
    let Some((deque, length, next, is_changed)) = rest(cx, arguments) else {
        return Err(cx.stop_iteration(Value::UNSET));
    };
    if is_changed {
        finish(cx, arguments);
        return Err(cx.runtime_error("deque mutated during iteration"));
    }
    if next >= length {
        finish(cx, arguments);
        return Err(cx.stop_iteration(Value::UNSET));
    }
    let at = if from_right { length - 1 - next } else { next };
    let item = deque.opaque::<Ring>(cx).and_then(|ring| ring.items.get(at).cloned());
    if let Some(walk) = arguments.given(0).and_then(|value| value.opaque_mut::<Walk>(cx)) {
        walk.next += 1;
    }
    match item {
        Some(item) => Ok(item),
        None => Err(lacking(cx)),
    }
}

fn hint(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let left = rest(cx, arguments).map_or(0, |(_, length, next, _)| length.saturating_sub(next));
    size(cx, left)
}
