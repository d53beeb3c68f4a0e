//! Natives that only the prelude sees: looking into the table of a dict or a set, by key (`interp/keyed.rs` where a
//! script's `__eq__` must tell) and by the number of an entry. All of them take dicts and sets alike; a set's values
//! are None.

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::interp::keyed;
use crate::native::{NativeRow, Role};
use crate::object::{Class, ClassFlags};
use crate::types::dict::{Dict, Entry, Probe, Table, set_item};
use crate::types::int::Int;
use crate::types::set::Set;
use crate::value::Value;
use crate::vm::Cx;

/// All of them.
pub static ROWS: &[NativeRow] = &[
    NativeRow::open(
        "table_find",
        "(container, key, hash, /)",
        Role::Function,
        "The number of a key's entry, or -1.",
    )
    .or_resumable(find, keyed::find)
    .room(keyed::ROOM),
    NativeRow::open(
        "dict_set_item",
        "(dictionary, key, value, /)",
        Role::Function,
        "Sets an item of a dict.",
    )
    .or_resumable(set_item, keyed::set_item)
    .room(keyed::ROOM),
    NativeRow::function("_dict_value", "(container, number, /)", value, "The value of an entry."),
    NativeRow::function(
        "_dict_entry",
        "(container, number, /)",
        entry,
        "Hash, key and value of an entry, or None for a hole.",
    ),
    NativeRow::function("_dict_slots", "(container, /)", slots, "The number of entries, holes included."),
    NativeRow::function(
        "_dict_store",
        "(container, number, value, /)",
        store,
        "Replaces the value of an entry.",
    ),
    NativeRow::function(
        "_dict_insert",
        "(container, hash, key, value, /)",
        insert,
        "Adds a key that is known to be new.",
    ),
    NativeRow::function(
        "_dict_delete",
        "(container, number, /)",
        delete,
        "Removes an entry and answers its value.",
    ),
    NativeRow::function(
        "_slot_names",
        "(cls, /)",
        slot_names,
        "The names of the slots of a class, and of those above it.",
    ),
    NativeRow::function(
        "_matches_itself",
        "(cls, /)",
        matches_itself,
        "Whether a positional class pattern of this class matches the subject itself.",
    ),
];

/// The table of a dict or a set.
pub(crate) fn table<'a>(cx: &'a Cx, container: &'a Value) -> Option<&'a Table> {
    match container.get::<Dict>(cx) {
        Some(dict) => Some(&dict.table),
        None => container.get::<Set>(cx).map(|set| &set.table),
    }
}

/// The table of a dict or a set, to be changed.
pub(crate) fn table_mut<'a>(cx: &'a mut Cx, container: &'a Value) -> Option<&'a mut Table> {
    if container.is_kind(Kind::Dict) {
        return container.get_mut::<Dict>(cx).map(|dict| &mut dict.table);
    }
    container.get_mut::<Set>(cx).map(|set| &mut set.table)
}

#[cold]
pub(crate) fn no_table(cx: &mut Cx) -> Raised {
    cx.type_error("a dict or a set was expected")
}

/// The hash that `hash()` answered, as a table keeps it.
pub(crate) fn hash_argument(cx: &mut Cx, value: &Value) -> Answer<u64> {
    match cx.as_int(value) {
        Some(Int::Small(number)) => Ok(number as u64),
        Some(Int::Big(_)) | None => Err(cx.type_error("a hash was expected")),
    }
}

fn number_argument(value: &Value) -> usize {
    value.as_small_int().and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX)
}

fn find(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [container, key, hash, ..] = arguments else { return Err(no_table(cx)) };
    let hash = hash_argument(cx, hash)?;
    let Some(table) = table(cx, container) else { return Err(no_table(cx)) };
    Ok(match table.probe(cx, hash, key) {
        Probe::Found(number) => Some(Value::small_int(number as i64)),
        Probe::Absent => Some(Value::small_int(-1)),
        Probe::Unknown => None,
    })
}

/// Looks into an entry that is no hole.
fn with_entry(cx: &mut Cx, arguments: &[Value], read: fn(&Entry) -> Value) -> Answer {
    let [container, number, ..] = arguments else { return Err(no_table(cx)) };
    let found = table(cx, container).and_then(|table| table.slots().get(number_argument(number)));
    match found.filter(|entry| !entry.key.is_unset()) {
        Some(entry) => Ok(read(entry)),
        None => Err(cx.runtime_error("dictionary changed during lookup")),
    }
}

fn value(cx: &mut Cx, arguments: &[Value]) -> Answer {
    with_entry(cx, arguments, |entry| entry.value.clone())
}

fn entry(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [container, number, ..] = arguments else { return Err(no_table(cx)) };
    let found = table(cx, container).and_then(|table| table.slots().get(number_argument(number)));
    let found = found.filter(|entry| !entry.key.is_unset());
    let Some((hash, key, value)) = found.map(|entry| (entry.hash, entry.key.clone(), entry.value.clone()))
    else {
        return Ok(Value::NONE);
    };
    let hash = cx.int(hash as i64)?;
    cx.tuple_from([hash, key, value])
}

fn slots(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(table) = arguments.first().and_then(|container| table(cx, container)) else {
        return Err(no_table(cx));
    };
    Ok(Value::small_int(table.slots().len() as i64))
}

fn store(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [container, number, value, ..] = arguments else { return Err(no_table(cx)) };
    let number = number_argument(number);
    let place = table_mut(cx, container).and_then(|table| table.slots_mut().get_mut(number));
    match place.filter(|entry| !entry.key.is_unset()) {
        Some(entry) => {
            let old = std::mem::replace(&mut entry.value, value.clone());
            drop(old);
            Ok(Value::NONE)
        }
        None => Err(cx.runtime_error("dictionary changed during lookup")),
    }
}

fn insert(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [container, hash, key, value, ..] = arguments else { return Err(no_table(cx)) };
    let hash = hash_argument(cx, hash)?;
    if container.is_kind(Kind::Dict) {
        cx.dict_insert_new(container, hash, key, value.clone())?;
    } else {
        cx.set_insert_new(container, hash, key)?;
    }
    Ok(Value::NONE)
}

fn delete(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [container, number, ..] = arguments else { return Err(no_table(cx)) };
    let number = number_argument(number);
    let Some(table) = table_mut(cx, container) else { return Err(no_table(cx)) };
    if table.slots().get(number).is_none_or(|entry| entry.key.is_unset()) {
        return Err(cx.runtime_error("dictionary changed during lookup"));
    }
    let (key, value) = table.remove(number);
    drop(key);
    Ok(value)
}

fn slot_names(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let order = arguments.first().and_then(|class| class.get::<Class>(cx)).map(|class| class.order.clone());
    let mut names = Vec::new();
    for class in cx.tuple_items(&order.unwrap_or_default()).to_vec() {
        let Some(namespace) = class.get::<Class>(cx).map(|class| class.namespace.clone()) else { continue };
        let Some(table) = table(cx, &namespace) else { continue };
        let count = table.slots().len();
        let members = table.slots().iter().filter(|entry| entry.value.is_kind(Kind::Member));
        names.extend(members.map(|entry| entry.key.clone()));
        cx.charge(count / 8)?;
    }
    cx.list_from(names)
}

fn matches_itself(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let flags = arguments.first().and_then(|class| class.get::<Class>(cx)).map(|class| class.flags);
    Ok(Value::bool(flags.is_some_and(|flags| flags.has(ClassFlags::MATCH_SELF))))
}
