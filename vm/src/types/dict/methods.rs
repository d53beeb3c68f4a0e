//! The methods of `dict`.

use super::{Dict, Probe, key_hash};
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::interp::keyed;
use crate::native::{Arguments, NativeRow, Role};
use crate::object::{ClassFlags, find_special};
use crate::types::dictview::{DictView, Part};
use crate::types::iterator::{Fold, Iterator, IteratorForm, class_getitem, fold};
use crate::types::list::sequence::{same, sizeof};
use crate::value::Value;
use crate::vm::Cx;

/// `dict(iterable, **kwargs)`
pub static CALL: NativeRow = NativeRow::open("dict", "(iterable=(), /, **kwargs)", Role::Static, "")
    .or_script(call, "dict_call")
    .unbound(call_unbound);

const fn compared(name: &'static str, doc: &'static str) -> NativeRow {
    fn never(_: &mut Cx, _: &[Value]) -> Answer {
        Ok(Value::NOT_IMPLEMENTED)
    }
    NativeRow::special(name, "($self, value, /)", never, doc)
}

/// The rows.
pub static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, *args, **kwargs)", new),
    NativeRow::open(
        "__init__",
        "($self, iterable=(), /, **kwargs)",
        Role::Wrapper,
        "",
    )
    .or_script(update, "dict_update")
    .unbound(update_unbound),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| crate::types::list::repr::container_repr(cx, &arguments[0]), "dict_repr"),
    compared("__lt__", "Return self<value."),
    compared("__le__", "Return self<=value."),
    NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| equal(cx, arguments, true), "dict_eq"),
    NativeRow::open("__ne__", "($self, value, /)", Role::Wrapper, "")
        .or_script(|cx, arguments| equal(cx, arguments, false), "dict_ne"),
    compared("__gt__", "Return self>value."),
    compared("__ge__", "Return self>=value."),
    NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self)."),
    NativeRow::open("__or__", "($self, value, /)", Role::Wrapper, "").or_script(or, "dict_or"),
    NativeRow::open("__ror__", "($self, value, /)", Role::Wrapper, "")
        .or_script(reflected_or, "dict_ror"),
    NativeRow::open("__ior__", "($self, value, /)", Role::Wrapper, "")
        .or_script(in_place_or, "dict_ior"),
    NativeRow::special("__len__", "($self, /)", len, "Return len(self)."),
    NativeRow::open("__getitem__", "($self, key, /)", Role::Method, "Return self[key].")
        .or_resumable(get_item, keyed::get_item).room(keyed::ROOM),
    NativeRow::open("__setitem__", "($self, key, value, /)", Role::Wrapper, "")
        .or_resumable(set_item, keyed::set_item).room(keyed::ROOM),
    NativeRow::open("__delitem__", "($self, key, /)", Role::Wrapper, "")
        .or_resumable(delete_item, keyed::delete).room(keyed::ROOM),
    NativeRow::open(
        "__contains__",
        "($self, key, /)",
        Role::Method,
        "True if the dictionary has the specified key, else False.",
    )
    .or_resumable(contains, keyed::contains).room(keyed::ROOM),
    NativeRow::method("__sizeof__", "($self, /)", size_of_dict, "Return the size of the dict in memory."),
    NativeRow::open(
        "get",
        "($self, key, default=None, /)",
        Role::Method,
        "Return the value for key if key is in the dictionary, else default.",
    )
    .or_resumable(get, keyed::get).room(keyed::ROOM),
    NativeRow::open(
        "setdefault",
        "($self, key, default=None, /)",
        Role::Method,
        "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
    )
    .or_resumable(set_default, keyed::set_default).room(keyed::ROOM),
    NativeRow::open(
        "pop",
        "($self, key, default=<unrepresentable>, /)",
        Role::Method,
        "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
    )
    .or_resumable(pop, keyed::pop).room(keyed::ROOM),
    NativeRow::method(
        "popitem",
        "($self, /)",
        pop_item,
        "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
    ),
    NativeRow::method(
        "keys",
        "($self, /)",
        |cx, arguments| view(cx, &arguments[0], Part::Keys),
        "Return a set-like object providing a view on the dict's keys.",
    ),
    NativeRow::method(
        "items",
        "($self, /)",
        |cx, arguments| view(cx, &arguments[0], Part::Items),
        "Return a set-like object providing a view on the dict's items.",
    ),
    NativeRow::method(
        "values",
        "($self, /)",
        |cx, arguments| view(cx, &arguments[0], Part::Values),
        "Return an object providing a view on the dict's values.",
    ),
    NativeRow::open(
        "update",
        "($self, other=(), /, **kwargs)",
        Role::Method,
        "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]",
    )
    .or_script(update, "dict_update")
    .unbound(update_unbound),
    NativeRow::open(
        "fromkeys",
        "($type, iterable, value=None, /)",
        Role::Class,
        "Create a new dictionary with keys from iterable and values set to value.",
    )
    .or_script(from_keys, "dict_from_keys"),
    NativeRow::method("clear", "($self, /)", clear, "Remove all items from the dict."),
    NativeRow::method("copy", "($self, /)", copy, "Return a shallow copy of the dict."),
    NativeRow::method("__reversed__", "($self, /)", reversed, "Return a reverse iterator over the dict keys."),
    NativeRow::method("__class_getitem__", "($type, object, /)", class_getitem, "See PEP 585").role(Role::Class),
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.new_object(&arguments[0], Dict::default())
}

fn call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let made = cx.dict()?;
    let keywords = arguments.given(1).cloned();
    if let Some(source) = arguments.given(0)
        && !merge(cx, &made, source)?
    {
        return Ok(None);
    }
    if let Some(keywords) = keywords
        && !merge(cx, &made, &keywords)?
    {
        return Ok(None);
    }
    Ok(Some(made))
}

/// Sets the entries that names and values say.
fn set_named(cx: &mut Cx, dict: &Value, names: &[Value], named: &[Value]) -> Answer<()> {
    for (name, value) in names.iter().zip(named) {
        drop(cx.dict_set_str(dict, name, value.clone())?);
    }
    Ok(())
}

/// `dict(**named)` and `dict(a_dict, **named)`
fn call_unbound(
    cx: &mut Cx,
    positional: &[Value],
    names: &[Value],
    named: &[Value],
) -> Answer<Option<Value>> {
    let source = match positional {
        [] => None,
        [source] if cx.is_exact(source, &cx.types().dict) => Some(source),
        _ => return Ok(None),
    };
    let made = cx.dict()?;
    if let Some(source) = source
        && !merge_dict(cx, &made, source)?
    {
        return Ok(None);
    }
    set_named(cx, &made, names, named)?;
    Ok(Some(made))
}

/// `own.update(**named)` and `own.update(a_dict, **named)`
fn update_unbound(
    cx: &mut Cx,
    positional: &[Value],
    names: &[Value],
    named: &[Value],
) -> Answer<Option<Value>> {
    match positional {
        [own] => set_named(cx, own, names, named)?,
        [own, source] if source.is_kind(Kind::Dict) => {
            // what is taken over twice does no harm
            if !merge(cx, own, source)? {
                return Ok(None);
            }
            set_named(cx, own, names, named)?;
        }
        _ => return Ok(None),
    }
    Ok(Some(Value::NONE))
}

fn update(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    for source in [arguments.given(1), arguments.given(2)].into_iter().flatten() {
        if !merge(cx, &arguments[0], source)? {
            return Ok(None);
        }
    }
    Ok(Some(Value::NONE))
}

/// Whether a dict is read entry by entry: its class keeps `dict`'s `__iter__`.
pub fn is_plain(cx: &mut Cx, dict: &Value) -> bool {
    let (class, name) = (cx.types().dict.clone(), cx.names().__iter__.clone());
    dict.is_kind(Kind::Dict) && cx.keeps_method(dict, &class, &name)
}

/// Takes over the entries of a mapping or the pairs of an iterable. False: a script must be asked; what was
/// taken over by then does no harm when it is taken over again.
pub fn merge(cx: &mut Cx, dict: &Value, source: &Value) -> Answer<bool> {
    if source.is_kind(Kind::Dict) {
        return if is_plain(cx, source) { merge_dict(cx, dict, source) } else { Ok(false) };
    }
    if cx.class_flags(source).has(ClassFlags::HEAP) {
        return Ok(false);
    }
    merge_pairs(cx, dict, source)
}

fn merge_dict(cx: &mut Cx, dict: &Value, source: &Value) -> Answer<bool> {
    if dict.is(source) {
        return Ok(true);
    }
    let count = source.get::<Dict>(cx).map_or(0, Dict::len);
    cx.charge(count)?;
    if dict.get::<Dict>(cx).is_some_and(Dict::is_empty) {
        copy_table(cx, source, dict)?;
        return Ok(true);
    }
    // no script runs meanwhile: the source stays as it is
    let entry_at = |cx: &Cx, at: usize| {
        let entry = source.get::<Dict>(cx)?.table.slots().get(at)?;
        Some((entry.hash, entry.key.clone(), entry.value.clone()))
    };
    let mut at = 0;
    while let Some((hash, key, value)) = entry_at(cx, at) {
        at += 1;
        if key.is_unset() {
            continue;
        }
        match cx.dict_probe(dict, hash, &key) {
            Probe::Found(number) => replace(cx, dict, number, value),
            Probe::Absent => cx.dict_insert_new(dict, hash, &key, value)?,
            Probe::Unknown => return Ok(false),
        }
    }
    Ok(true)
}

fn replace(cx: &mut Cx, dict: &Value, number: usize, value: Value) {
    if let Some(entry) = dict.get_mut::<Dict>(cx).and_then(|dict| dict.table.slots_mut().get_mut(number)) {
        let old = std::mem::replace(&mut entry.value, value);
        drop(old);
    }
}

/// Fills an empty dict with the entries of another.
fn copy_table(cx: &mut Cx, from: &Value, to: &Value) -> Answer<()> {
    let heap: *mut crate::heap::Heap = cx.heap();
    // SAFETY: the heap belongs to this VM; making a table touches no payload.
    let table = from.get::<Dict>(cx).map(|from| from.table.copy(unsafe { &mut *heap }));
    let Some(Ok(table)) = table else { return Err(cx.out_of_memory()) };
    let old = to.get_mut::<Dict>(cx).map(|to| std::mem::replace(&mut to.table, table));
    drop(old);
    Ok(())
}

fn merge_pairs(cx: &mut Cx, dict: &Value, source: &Value) -> Answer<bool> {
    fold(cx, source, |cx, pair| {
        let is_exact = cx.is_exact(&pair, &cx.types().tuple) || cx.is_exact(&pair, &cx.types().list);
        let ([key, value], true) = (crate::types::list::sequence::items_of(cx, &pair), is_exact) else {
            return Ok(Fold::Script);
        };
        let (key, value) = (key.clone(), value.clone());
        let Some(hash) = key_hash(cx, &key)? else { return Ok(Fold::Script) };
        match cx.dict_probe(dict, hash, &key) {
            Probe::Found(number) => replace(cx, dict, number, value),
            Probe::Absent => cx.dict_insert_new(dict, hash, &key, value)?,
            Probe::Unknown => return Ok(Fold::Script),
        }
        Ok(Fold::Next)
    })
}

/// Whether two dicts are equal. None: a script must be asked.
pub fn equal_dicts(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<bool>> {
    let (Some(left), Some(right)) = (one.get::<Dict>(cx), two.get::<Dict>(cx)) else {
        return Ok(Some(false));
    };
    if left.len() != right.len() {
        return Ok(Some(false));
    }
    cx.charge(left.len())?;
    let mut number = 0;
    while let Some(entry) = one.get::<Dict>(cx).and_then(|one| one.table.slots().get(number)) {
        number += 1;
        if entry.key.is_unset() {
            continue;
        }
        let (hash, key, value) = (entry.hash, entry.key.clone(), entry.value.clone());
        let other = match cx.dict_probe(two, hash, &key) {
            Probe::Found(at) => two.get::<Dict>(cx).map(|two| two.table.slots()[at].value.clone()),
            Probe::Absent => return Ok(Some(false)),
            Probe::Unknown => return Ok(None),
        };
        let Some(other) = other else { return Ok(None) };
        match same(cx, &value, &other)? {
            Some(true) => {}
            Some(false) => return Ok(Some(false)),
            None => return Ok(None),
        }
    }
    Ok(Some(true))
}

fn equal(cx: &mut Cx, arguments: &[Value], wanted: bool) -> Answer<Option<Value>> {
    if !arguments[1].is_kind(Kind::Dict) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    let equal = equal_dicts(cx, &arguments[0], &arguments[1])?;
    Ok(equal.map(|equal| Value::bool(equal == wanted)))
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().dict_key_iterator.clone();
    let size = arguments[0].get::<Dict>(cx).map_or(0, Dict::len) as i64;
    cx.iterator(&class, arguments[0].clone(), IteratorForm::DictKeys, size)
}

/// A dict's iterator from the end over a part of its entries.
pub fn reversed_part(cx: &mut Cx, dict: &Value, part: Part) -> Answer {
    let types = cx.types();
    let (class, form) = match part {
        Part::Keys => (&types.dict_reverse_key_iterator, IteratorForm::DictKeysReversed),
        Part::Values => (&types.dict_reverse_value_iterator, IteratorForm::DictValuesReversed),
        Part::Items => (&types.dict_reverse_item_iterator, IteratorForm::DictItemsReversed),
    };
    let (size, slots) =
        dict.get::<Dict>(cx).map_or((0, 0), |dict| (dict.len() as i64, dict.table.slots().len() as i64));
    cx.new_object(class, Iterator { source: dict.clone(), form, next: slots - 1, stop: size, step: size })
}

fn reversed(cx: &mut Cx, arguments: &[Value]) -> Answer {
    reversed_part(cx, &arguments[0], Part::Keys)
}

fn or(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    united(cx, &arguments[0], &arguments[1])
}

fn reflected_or(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    united(cx, &arguments[1], &arguments[0])
}

fn united(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<Value>> {
    if !one.is_kind(Kind::Dict) || !two.is_kind(Kind::Dict) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    let made = cx.dict()?;
    Ok(if merge(cx, &made, one)? && merge(cx, &made, two)? { Some(made) } else { None })
}

fn in_place_or(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(merge(cx, &arguments[0], &arguments[1])?.then(|| arguments[0].clone()))
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::small_int(arguments[0].get::<Dict>(cx).map_or(0, Dict::len) as i64))
}

fn size_of_dict(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let bytes = arguments[0].get::<Dict>(cx).map_or(0, |dict| dict.table.bytes());
    Ok(sizeof(HEADER + size_of::<Dict>() + bytes))
}

/// The value under a key, `Some(None)` when it is not there. None: a script must be asked.
fn look_up(cx: &mut Cx, dict: &Value, key: &Value) -> Answer<Option<Option<Value>>> {
    let Some(hash) = key_hash(cx, key)? else { return Ok(None) };
    Ok(match cx.dict_probe(dict, hash, key) {
        Probe::Found(at) => Some(dict.get::<Dict>(cx).map(|dict| dict.table.slots()[at].value.clone())),
        Probe::Absent => Some(None),
        Probe::Unknown => None,
    })
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match look_up(cx, &arguments[0], &arguments[1])? {
        None => Ok(None),
        Some(Some(value)) => Ok(Some(value)),
        Some(None) => {
            let name = cx.names().__missing__.clone();
            let is_plain = cx.is_exact(&arguments[0], &cx.types().dict);
            if !is_plain && find_special(cx, &arguments[0], &name).is_some() {
                return Ok(None);
            }
            Err(cx.key_error(&arguments[1]))
        }
    }
}

/// `dict.__setitem__`. None: a script must be asked.
pub fn set_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [dict, key, value, ..] = arguments else { return Ok(None) };
    let Some(hash) = key_hash(cx, key)? else { return Ok(None) };
    match cx.dict_probe(dict, hash, key) {
        Probe::Found(number) => replace(cx, dict, number, value.clone()),
        Probe::Absent => cx.dict_insert_new(dict, hash, key, value.clone())?,
        Probe::Unknown => return Ok(None),
    }
    Ok(Some(Value::NONE))
}

/// Removes a key, answering its value, `Some(None)` when it is not there. None: a script must be asked.
fn take(cx: &mut Cx, dict: &Value, key: &Value) -> Answer<Option<Option<Value>>> {
    let Some(hash) = key_hash(cx, key)? else { return Ok(None) };
    Ok(match cx.dict_probe(dict, hash, key) {
        Probe::Found(at) => Some(dict.get_mut::<Dict>(cx).map(|dict| dict.table.remove(at).1)),
        Probe::Absent => Some(None),
        Probe::Unknown => None,
    })
}

fn delete_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match take(cx, &arguments[0], &arguments[1])? {
        None => Ok(None),
        Some(Some(_)) => Ok(Some(Value::NONE)),
        Some(None) => Err(cx.key_error(&arguments[1])),
    }
}

fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(hash) = key_hash(cx, &arguments[1])? else { return Ok(None) };
    Ok(match cx.dict_probe(&arguments[0], hash, &arguments[1]) {
        Probe::Found(_) => Some(Value::TRUE),
        Probe::Absent => Some(Value::FALSE),
        Probe::Unknown => None,
    })
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(look_up(cx, &arguments[0], &arguments[1])?
        .map(|found| found.unwrap_or_else(|| arguments.given(2).cloned().unwrap_or(Value::NONE))))
}

fn set_default(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [dict, key, ..] = arguments else { return Ok(None) };
    let Some(hash) = key_hash(cx, key)? else { return Ok(None) };
    match cx.dict_probe(dict, hash, key) {
        Probe::Found(at) => Ok(dict.get::<Dict>(cx).map(|dict| dict.table.slots()[at].value.clone())),
        Probe::Absent => {
            let value = arguments.given(2).cloned().unwrap_or(Value::NONE);
            cx.dict_insert_new(dict, hash, key, value.clone())?;
            Ok(Some(value))
        }
        Probe::Unknown => Ok(None),
    }
}

fn pop(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match take(cx, &arguments[0], &arguments[1])? {
        None => Ok(None),
        Some(Some(value)) => Ok(Some(value)),
        Some(None) => match arguments.given(2) {
            Some(default) => Ok(Some(default.clone())),
            None => Err(cx.key_error(&arguments[1])),
        },
    }
}

fn pop_item(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let removed = arguments[0].get_mut::<Dict>(cx).and_then(|dict| dict.table.remove_last());
    match removed {
        Some((key, value)) => cx.tuple_from([key, value]),
        None => {
            let text = cx.str("popitem(): dictionary is empty")?;
            Err(cx.key_error(&text))
        }
    }
}

/// A view of a dict.
pub fn view(cx: &mut Cx, dict: &Value, part: Part) -> Answer {
    let types = cx.types();
    let class = match part {
        Part::Keys => &types.dict_keys,
        Part::Values => &types.dict_values,
        Part::Items => &types.dict_items,
    };
    cx.new_object(class, DictView { dict: dict.clone(), part })
}

fn from_keys(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [class, source, ..] = arguments else { return Ok(None) };
    if !class.is(&cx.types().dict) {
        return Ok(None);
    }
    let value = arguments.given(2).cloned().unwrap_or(Value::NONE);
    let made = cx.dict()?;
    let is_known = fold(cx, source, |cx, key| {
        let Some(hash) = key_hash(cx, &key)? else { return Ok(Fold::Script) };
        match cx.dict_probe(&made, hash, &key) {
            Probe::Found(_) => {}
            Probe::Absent => cx.dict_insert_new(&made, hash, &key, value.clone())?,
            Probe::Unknown => return Ok(Fold::Script),
        }
        Ok(Fold::Next)
    })?;
    Ok(is_known.then_some(made))
}

fn clear(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let old = arguments[0].get_mut::<Dict>(cx).map(|dict| std::mem::take(&mut dict.table));
    drop(old);
    Ok(Value::NONE)
}

fn copy(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let made = cx.dict()?;
    cx.charge(arguments[0].get::<Dict>(cx).map_or(0, Dict::len) / 2)?;
    copy_table(cx, &arguments[0], &made)?;
    Ok(made)
}
