//! The methods of `list`.

use super::sequence::{compare, count as count_items, find, repeated};
use super::{List, sort};
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::native::{Arguments, NativeRow, Role};
use crate::object::ClassFlags;
use crate::types::int::Int;
use crate::types::iterator::{IteratorForm, collect};
use crate::types::slice::{Choice, Cut, bound, choose, clipped, place, sized};
use crate::value::Value;
use crate::vm::Cx;

/// `list(iterable)`
pub static CALL: NativeRow =
    NativeRow::open("list", "(iterable=(), /)", Role::Static, "").or_script(call, "list_call");

/// The rows.
pub static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, *args, **kwargs)", new),
    NativeRow::open(
        "__init__",
        "($self, iterable=(), /)",
        Role::Wrapper,
        "",
    )
    .or_script(init, "list_init"),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| super::repr::container_repr(cx, &arguments[0]), "list_repr"),
    NativeRow::open("__lt__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| ordered(cx, 0, arguments), "sequence_lt"),
    NativeRow::open("__le__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| ordered(cx, 1, arguments), "sequence_le"),
    NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| ordered(cx, 2, arguments), "sequence_eq"),
    NativeRow::open("__ne__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| ordered(cx, 3, arguments), "sequence_ne"),
    NativeRow::open("__gt__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| ordered(cx, 4, arguments), "sequence_gt"),
    NativeRow::open("__ge__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| ordered(cx, 5, arguments), "sequence_ge"),
    NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self)."),
    NativeRow::special("__len__", "($self, /)", len, "Return len(self)."),
    NativeRow::open("__getitem__", "($self, index, /)", Role::Method, "Return self[index].")
        .or_script(get_item, "list_getitem"),
    NativeRow::open("__setitem__", "($self, key, value, /)", Role::Wrapper, "")
        .or_script(set_item, "list_setitem"),
    NativeRow::open("__delitem__", "($self, key, /)", Role::Wrapper, "")
        .or_script(delete_item, "list_delitem"),
    NativeRow::special("__add__", "($self, value, /)", add, "Return self+value."),
    NativeRow::open("__mul__", "($self, value, /)", Role::Wrapper, "")
        .or_script(multiply, "sequence_mul"),
    NativeRow::open("__rmul__", "($self, value, /)", Role::Wrapper, "")
        .or_script(multiply, "sequence_mul"),
    NativeRow::open("__contains__", "($self, key, /)", Role::Wrapper, "")
        .or_script(contains, "sequence_contains"),
    NativeRow::open("__iadd__", "($self, value, /)", Role::Wrapper, "")
        .or_script(in_place_add, "list_iadd"),
    NativeRow::open("__imul__", "($self, value, /)", Role::Wrapper, "")
        .or_script(in_place_multiply, "list_imul"),
    NativeRow::method("__reversed__", "($self, /)", reversed, "Return a reverse iterator over the list."),
    NativeRow::method("__sizeof__", "($self, /)", size_of_list, "Return the size of the list in memory, in bytes."),
    NativeRow::method("clear", "($self, /)", clear, "Remove all items from list."),
    NativeRow::method("copy", "($self, /)", copy, "Return a shallow copy of the list."),
    NativeRow::method("append", "($self, object, /)", append, "Append object to the end of the list."),
    NativeRow::open("insert", "($self, index, object, /)", Role::Method, "Insert object before index.")
        .or_script(insert, "list_insert"),
    NativeRow::open("extend", "($self, iterable, /)", Role::Method, "Extend list by appending elements from the iterable.")
        .or_script(extend, "list_extend_by"),
    NativeRow::open(
        "pop",
        "($self, index=-1, /)",
        Role::Method,
        "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
    )
    .or_script(pop, "list_pop"),
    NativeRow::open(
        "remove",
        "($self, value, /)",
        Role::Method,
        "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
    )
    .or_script(remove, "list_remove"),
    NativeRow::open(
        "index",
        "($self, value, start=0, stop=sys.maxsize, /)",
        Role::Method,
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
    )
    .or_script(index, "list_index"),
    NativeRow::open("count", "($self, value, /)", Role::Method, "Return number of occurrences of value.")
        .or_script(count, "sequence_count"),
    NativeRow::method("reverse", "($self, /)", reverse, "Reverse *IN PLACE*."),
    NativeRow::open(
        "sort",
        "($self, /, *, key=None, reverse=False)",
        Role::Method,
        "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.",
    )
    .or_script(sort_method, "list_sort"),
    NativeRow::method(
        "__class_getitem__",
        "($type, object, /)",
        crate::types::iterator::class_getitem,
        "See PEP 585",
    )
    .role(Role::Class),
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.new_object(&arguments[0], List::default())
}

fn call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(source) = arguments.given(0) else { return cx.list(&[]).map(Some) };
    match collect(cx, source)? {
        Some(collected) => cx.list_from(collected.items).map(Some),
        None => Ok(None),
    }
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let list = &arguments[0];
    let items = match arguments.given(1) {
        None => Vec::new(),
        Some(source) => match collect(cx, source)? {
            Some(collected) => collected.items,
            None => return Ok(None),
        },
    };
    drop(cx.list_take(list));
    cx.list_extend(list, items)?;
    Ok(Some(Value::NONE))
}

fn ordered(cx: &mut Cx, comparison: usize, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments[1].is_kind(Kind::List) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    compare(cx, comparison, &arguments[0], &arguments[1])
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().list_iterator.clone();
    cx.iterator(&class, arguments[0].clone(), IteratorForm::List, 0)
}

fn reversed(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().list_reverse_iterator.clone();
    let last = cx.list_items(&arguments[0]).len() as i64 - 1;
    let payload = crate::types::iterator::Iterator {
        source: arguments[0].clone(),
        form: IteratorForm::ListReversed,
        next: last,
        stop: 0,
        step: -1,
    };
    cx.new_object(&class, payload)
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::small_int(cx.list_items(&arguments[0]).len() as i64))
}

fn size_of_list(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let bytes = arguments[0].get::<List>(cx).map_or(0, |list| list.items.bytes());
    Ok(super::sequence::sizeof(HEADER + size_of::<List>() + 8 + bytes))
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let list = &arguments[0];
    let length = cx.list_items(list).len();
    match choose(cx, &arguments[1], length, "list")? {
        None => Ok(None),
        Some(Choice::Item(at)) => Ok(cx.list_items(list).get(at).cloned()),
        Some(Choice::OutOfRange) => Err(cx.index_error("list index out of range")),
        Some(Choice::Cut(cut)) => {
            cx.charge(cut.count / 4)?;
            if cut.is_run() {
                return cx.list_run(list, cut.start, cut.count).map(Some);
            }
            cx.check_room(cut.count * 16)?;
            let items = cut.of(cx.list_items(list));
            cx.list_from(items).map(Some)
        }
    }
}

fn set_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let list = &arguments[0];
    let length = cx.list_items(list).len();
    match choose(cx, &arguments[1], length, "list")? {
        None => Ok(None),
        Some(Choice::Item(at)) => {
            if let Some(item) = list.get_mut::<List>(cx).and_then(|list| list.items.get_mut(at)) {
                let old = std::mem::replace(item, arguments[2].clone());
                drop(old);
            }
            Ok(Some(Value::NONE))
        }
        Some(Choice::OutOfRange) => Err(cx.index_error("list assignment index out of range")),
        Some(Choice::Cut(cut)) => match collect(cx, &arguments[2])? {
            Some(collected) => {
                assign(cx, list, cut, collected.items)?;
                Ok(Some(Value::NONE))
            }
            None => Ok(None),
        },
    }
}

/// Assigns to a slice.
fn assign(cx: &mut Cx, list: &Value, cut: Cut, items: Vec<Value>) -> Answer<()> {
    if cut.is_run() {
        let old = cx.list_splice(list, cut.start, cut.start + cut.count, items)?;
        drop(old);
        return Ok(());
    }
    if items.len() != cut.count {
        let text = format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            items.len(),
            cut.count
        );
        return Err(cx.value_error(&text));
    }
    let mut old = Vec::with_capacity(items.len());
    if let Some(payload) = list.get_mut::<List>(cx) {
        for (at, item) in cut.indices().zip(items) {
            if let Some(place) = payload.items.get_mut(at) {
                old.push(std::mem::replace(place, item));
            }
        }
    }
    Ok(())
}

fn delete_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let list = &arguments[0];
    let length = cx.list_items(list).len();
    match choose(cx, &arguments[1], length, "list")? {
        None => return Ok(None),
        Some(Choice::Item(at)) => {
            let old = list.get_mut::<List>(cx).and_then(|list| list.items.remove(at));
            drop(old);
        }
        Some(Choice::OutOfRange) => return Err(cx.index_error("list assignment index out of range")),
        Some(Choice::Cut(cut)) => {
            cx.charge(length / 4)?;
            let cut = cut.ascending();
            if cut.is_run() || cut.count < 2 {
                let old = cx.list_splice(list, cut.start, cut.start + cut.count, Vec::new())?;
                drop(old);
            } else {
                delete_spread(cx, list, cut)?;
            }
        }
    }
    Ok(Some(Value::NONE))
}

/// Deletes items that are no neighbours.
fn delete_spread(cx: &mut Cx, list: &Value, cut: Cut) -> Answer<()> {
    let items = cx.list_items(list);
    let (mut kept, mut gone) = (Vec::with_capacity(items.len() - cut.count.min(items.len())), Vec::new());
    let mut doomed = cut.indices().peekable();
    for (at, item) in items.iter().enumerate() {
        if doomed.next_if_eq(&at).is_some() {
            gone.push(item.clone());
        } else {
            kept.push(item.clone());
        }
    }
    let old = cx.list_splice(list, 0, usize::MAX, kept)?;
    drop(old);
    drop(gone);
    Ok(())
}

fn add(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [one, two, ..] = arguments else { return Ok(Value::NOT_IMPLEMENTED) };
    if !two.is_kind(Kind::List) {
        return not_added(cx, "list", two);
    }
    let total = cx.list_items(one).len() + cx.list_items(two).len();
    cx.charge(total / 4)?;
    cx.list_joined(one, two)
}

/// What `sequence + other` answers for another type: a script's class may have an answer of its own.
pub fn not_added(cx: &mut Cx, name: &str, other: &Value) -> Answer {
    if cx.class_flags(other).has(ClassFlags::HEAP) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let text = format!("can only concatenate {name} (not \"{}\") to {name}", cx.type_name(other));
    Err(cx.type_error(&text))
}

fn multiply(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(count) = times(cx, &arguments[1])? else { return Ok(Some(Value::NOT_IMPLEMENTED)) };
    let Some(count) = count else { return Ok(None) };
    cx.list_repeated(&arguments[0], usize::try_from(count).unwrap_or(0)).map(Some)
}

/// The factor of a repetition: None when it is no number for that, `Some(None)` when a script's `__index__`
/// must be asked.
pub fn times(cx: &mut Cx, factor: &Value) -> Answer<Option<Option<i64>>> {
    match cx.as_int(factor) {
        Some(Int::Small(count)) => return Ok(Some(Some(count))),
        Some(Int::Big(_)) => return Err(cx.overflow_error("cannot fit 'int' into an index-sized integer")),
        None => {}
    }
    if crate::types::slice::has_index(cx, factor) {
        return Ok(Some(None));
    }
    if cx.class_flags(factor).has(ClassFlags::HEAP) {
        // its class may have an answer of its own
        return Ok(None);
    }
    let text = format!("can't multiply sequence by non-int of type {}", cx.quoted_type_name(factor));
    Err(cx.type_error(&text))
}

fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let length = cx.list_items(&arguments[0]).len();
    let found = find(cx, &arguments[0], &arguments[1], 0, length)?;
    Ok(found.map(|place| Value::bool(place.is_some())))
}

fn in_place_add(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(extend(cx, arguments)?.map(|_| arguments[0].clone()))
}

fn in_place_multiply(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let list = &arguments[0];
    let Some(count) = times(cx, &arguments[1])? else { return Ok(Some(Value::NOT_IMPLEMENTED)) };
    let Some(count) = count else { return Ok(None) };
    let items = repeated(cx, list, count)?;
    let old = cx.list_splice(list, 0, usize::MAX, items)?;
    drop(old);
    Ok(Some(list.clone()))
}

fn clear(cx: &mut Cx, arguments: &[Value]) -> Answer {
    drop(cx.list_take(&arguments[0]));
    Ok(Value::NONE)
}

fn copy(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = cx.list_items(&arguments[0]).len();
    cx.charge(length / 4)?;
    cx.list_run(&arguments[0], 0, length)
}

fn append(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.list_push(&arguments[0], arguments[1].clone())?;
    Ok(Value::NONE)
}

fn insert(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let list = &arguments[0];
    let Some(index) = clipped(cx, &arguments[1])? else { return Ok(None) };
    let length = cx.list_items(list).len() as i64;
    let at = if index < 0 { index.saturating_add(length).max(0) } else { index.min(length) };
    cx.charge((length - at) as usize / 16)?;
    cx.list_insert(list, at as usize, arguments[2].clone())?;
    Ok(Some(Value::NONE))
}

fn extend(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    // over a list that grows there is no end: the script half shows that to the memory limit
    if crate::types::iterator::goes_over(cx, &arguments[1], &arguments[0]) {
        return Ok(None);
    }
    let Some(collected) = collect(cx, &arguments[1])? else { return Ok(None) };
    cx.list_extend(&arguments[0], collected.items)?;
    Ok(Some(Value::NONE))
}

fn pop(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let list = &arguments[0];
    let Some(wanted) = arguments.given(1) else {
        let last = list.get_mut::<List>(cx).and_then(|list| list.items.pop());
        return match last {
            Some(item) => {
                cx.list_shrink(list);
                Ok(Some(item))
            }
            None => Err(cx.index_error("pop from empty list")),
        };
    };
    let Some(index) = sized(cx, wanted)? else { return Ok(None) };
    let length = cx.list_items(list).len();
    if length == 0 {
        return Err(cx.index_error("pop from empty list"));
    }
    let Some(at) = place(index, length) else { return Err(cx.index_error("pop index out of range")) };
    cx.charge((length - at) / 16)?;
    let item = list.get_mut::<List>(cx).and_then(|list| list.items.remove(at));
    cx.list_shrink(list);
    Ok(item)
}

fn remove(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let list = &arguments[0];
    let length = cx.list_items(list).len();
    match find(cx, list, &arguments[1], 0, length)? {
        None => Ok(None),
        Some(None) => Err(cx.value_error("list.remove(x): x not in list")),
        Some(Some(at)) => {
            let old = list.get_mut::<List>(cx).and_then(|list| list.items.remove(at));
            drop(old);
            Ok(Some(Value::NONE))
        }
    }
}

/// The bounds of `index(value, start, stop)`. None: a script's `__index__` must be asked.
pub fn search_bounds(cx: &mut Cx, arguments: &[Value], length: usize) -> Answer<Option<(usize, usize)>> {
    let mut ends = [0, length as i64];
    for (end, at) in ends.iter_mut().zip(2..) {
        let Some(value) = arguments.given(at) else { continue };
        if value.is_none() {
            return Err(cx.type_error("slice indices must be integers or have an __index__ method"));
        }
        let number = match bound(cx, value) {
            Ok(Some(number)) => number.unwrap_or(0),
            Ok(None) => return Ok(None),
            Err(_) => {
                drop(cx.take_raised());
                return Err(cx.type_error("slice indices must be integers or have an __index__ method"));
            }
        };
        *end =
            if number < 0 { number.saturating_add(length as i64).max(0) } else { number.min(length as i64) };
    }
    Ok(Some((ends[0] as usize, ends[1] as usize)))
}

fn index(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let length = cx.list_items(&arguments[0]).len();
    let Some((start, stop)) = search_bounds(cx, arguments, length)? else { return Ok(None) };
    match find(cx, &arguments[0], &arguments[1], start, stop)? {
        None => Ok(None),
        Some(Some(at)) => Ok(Some(Value::small_int(at as i64))),
        Some(None) => Err(cx.value_error("list.index(x): x not in list")),
    }
}

fn count(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let total = count_items(cx, &arguments[0], &arguments[1])?;
    Ok(total.map(|total| Value::small_int(total as i64)))
}

fn reverse(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let length = cx.list_items(&arguments[0]).len();
    cx.charge(length / 8)?;
    if let Some(list) = arguments[0].get_mut::<List>(cx) {
        list.items.reverse();
    }
    Ok(Value::NONE)
}

fn sort_method(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments.given(1).is_some_and(|key| !key.is_none()) {
        return Ok(None);
    }
    let reverse = match arguments.given(2) {
        None => false,
        Some(value) => match crate::protocol::truth::quick_truth(cx, value) {
            Some(reverse) => reverse,
            None => return Ok(None),
        },
    };
    Ok(sort::sort_list(cx, &arguments[0], reverse)?.then_some(Value::NONE))
}
