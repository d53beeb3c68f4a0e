//! The methods of `tuple`.

use super::Tuple;
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::native::{Arguments, NativeRow, Role};
use crate::protocol::hash::quick_hash;
use crate::types::iterator::{IteratorForm, collect};
use crate::types::list::sequence::{compare, count as count_items, find, repeated, sizeof};
use crate::types::list::{not_added, search_bounds, times};
use crate::types::slice::{Choice, choose};
use crate::value::Value;
use crate::vm::Cx;

/// `tuple(iterable)`
pub static CALL: NativeRow =
    NativeRow::open("tuple", "(iterable=(), /)", Role::Static, "").or_script(call, "tuple_call");

/// The rows.
pub static METHODS: &[NativeRow] = &[
    NativeRow::open(
        "__new__",
        "($type, iterable=(), /)",
        Role::New,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .or_script(new, "tuple_new"),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| crate::types::list::repr::container_repr(cx, &arguments[0]), "tuple_repr"),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").or_script(hash, "tuple_hash"),
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
    NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "").or_script(get_item, "tuple_getitem"),
    NativeRow::special("__add__", "($self, value, /)", add, "Return self+value."),
    NativeRow::open("__mul__", "($self, value, /)", Role::Wrapper, "").or_script(multiply, "sequence_mul"),
    NativeRow::open("__rmul__", "($self, value, /)", Role::Wrapper, "").or_script(multiply, "sequence_mul"),
    NativeRow::open("__contains__", "($self, key, /)", Role::Wrapper, "")
        .or_script(contains, "sequence_contains"),
    NativeRow::method("__getnewargs__", "($self, /)", new_arguments, ""),
    NativeRow::method("__sizeof__", "($self, /)", size_of_tuple, "Size of object in memory, in bytes."),
    NativeRow::open(
        "index",
        "($self, value, start=0, stop=sys.maxsize, /)",
        Role::Method,
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
    )
    .or_script(index, "tuple_index"),
    NativeRow::open("count", "($self, value, /)", Role::Method, "Return number of occurrences of value.")
        .or_script(count, "sequence_count"),
    NativeRow::method(
        "__class_getitem__",
        "($type, object, /)",
        crate::types::iterator::class_getitem,
        "See PEP 585",
    )
    .role(Role::Class),
];

/// A tuple of this class (`tuple` or one that derives from it) with these items.
pub fn of_class(cx: &mut Cx, class: &Value, items: Vec<Value>) -> Answer {
    if class.is(&cx.types().tuple) {
        return cx.tuple_from(items);
    }
    let length = items.len();
    cx.new_trailing(class, Tuple { length }, length * size_of::<Value>(), |place| {
        let place = place.cast::<Value>();
        for (at, item) in items.into_iter().enumerate() {
            // SAFETY: the new cell has room for as many values behind the payload.
            unsafe { place.add(at).write(item) };
        }
    })
}

fn call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(source) = arguments.given(0) else { return Ok(Some(cx.empty_tuple())) };
    if cx.is_exact(source, &cx.types().tuple) {
        return Ok(Some(source.clone()));
    }
    match collect(cx, source)? {
        Some(collected) => cx.tuple_from(collected.items).map(Some),
        None => Ok(None),
    }
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = &arguments[0];
    if class.is(&cx.types().tuple) {
        return call(cx, &arguments[1..]);
    }
    let items = match arguments.given(1) {
        None => Vec::new(),
        Some(source) => match collect(cx, source)? {
            Some(collected) => collected.items,
            None => return Ok(None),
        },
    };
    of_class(cx, class, items).map(Some)
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    cx.charge(cx.tuple_items(&arguments[0]).len() / 4)?;
    // the hash by the items, also for an instance of a subclass with a __hash__ of its own
    let items = cx.tuple_items(&arguments[0]).to_vec();
    let mut hashes = Vec::with_capacity(items.len());
    for item in &items {
        match quick_hash(cx, item)? {
            Some(hash) => hashes.push(hash),
            None => return Ok(None),
        }
    }
    cx.int(crate::protocol::hash::combine(hashes) as i64).map(Some)
}

fn ordered(cx: &mut Cx, comparison: usize, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments[1].is_kind(Kind::Tuple) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    compare(cx, comparison, &arguments[0], &arguments[1])
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().tuple_iterator.clone();
    cx.iterator(&class, arguments[0].clone(), IteratorForm::Tuple, 0)
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::small_int(cx.tuple_items(&arguments[0]).len() as i64))
}

fn size_of_tuple(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let items = size_of_val(cx.tuple_items(&arguments[0]));
    Ok(sizeof(HEADER + size_of::<Tuple>() + 8 + items))
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let tuple = &arguments[0];
    let length = cx.tuple_items(tuple).len();
    match choose(cx, &arguments[1], length, "tuple")? {
        None => Ok(None),
        Some(Choice::Item(at)) => Ok(cx.tuple_items(tuple).get(at).cloned()),
        Some(Choice::OutOfRange) => Err(cx.index_error("tuple index out of range")),
        Some(Choice::Cut(cut)) => {
            if cut.is_run() && cut.count == length && cx.is_exact(tuple, &cx.types().tuple) {
                return Ok(Some(tuple.clone()));
            }
            cx.charge(cut.count / 4)?;
            cx.check_room(cut.count * 16)?;
            let items = cut.of(cx.tuple_items(tuple));
            cx.tuple_from(items).map(Some)
        }
    }
}

fn add(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [one, two, ..] = arguments else { return Ok(Value::NOT_IMPLEMENTED) };
    if !two.is_kind(Kind::Tuple) {
        return not_added(cx, "tuple", two);
    }
    let types = cx.types();
    if cx.tuple_items(one).is_empty() && cx.is_exact(two, &types.tuple) {
        return Ok(two.clone());
    }
    if cx.tuple_items(two).is_empty() && cx.is_exact(one, &types.tuple) {
        return Ok(one.clone());
    }
    let total = cx.tuple_items(one).len() + cx.tuple_items(two).len();
    cx.charge(total / 4)?;
    cx.check_room(total * 16)?;
    let items = [cx.tuple_items(one), cx.tuple_items(two)].concat();
    cx.tuple_from(items)
}

fn multiply(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(count) = times(cx, &arguments[1])? else { return Ok(Some(Value::NOT_IMPLEMENTED)) };
    let Some(count) = count else { return Ok(None) };
    if count == 1 && cx.is_exact(&arguments[0], &cx.types().tuple) {
        return Ok(Some(arguments[0].clone()));
    }
    let items = repeated(cx, &arguments[0], count)?;
    cx.tuple_from(items).map(Some)
}

fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let length = cx.tuple_items(&arguments[0]).len();
    let found = find(cx, &arguments[0], &arguments[1], 0, length)?;
    Ok(found.map(|place| Value::bool(place.is_some())))
}

fn new_arguments(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let items = cx.tuple_items(&arguments[0]).to_vec();
    let plain = cx.tuple_from(items)?;
    cx.tuple_from([plain])
}

fn index(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let length = cx.tuple_items(&arguments[0]).len();
    let Some((start, stop)) = search_bounds(cx, arguments, length)? else { return Ok(None) };
    match find(cx, &arguments[0], &arguments[1], start, stop)? {
        None => Ok(None),
        Some(Some(at)) => Ok(Some(Value::small_int(at as i64))),
        Some(None) => Err(cx.value_error("tuple.index(x): x not in tuple")),
    }
}

fn count(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let total = count_items(cx, &arguments[0], &arguments[1])?;
    Ok(total.map(|total| Value::small_int(total as i64)))
}
