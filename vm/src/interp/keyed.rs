//! What dicts and sets do with one key whose class hashes or compares by a script. Leaves finish alone while they can
//! (`types/dict`, `types/set`); these natives ask `__hash__`, then `__eq__` of every entry with that hash which is not
//! surely different, and do what was asked for.
//!
//! A comparison may change the very table. The version of its keys tells: then the search begins again.

use smallvec::{SmallVec, smallvec};

use super::operator_frame::{COMPARE_PROTOCOL, comparison_state, known_method, remember_method};
use super::operators::comparison_candidates;
use crate::builtins::numbers::hash_value;
use crate::builtins::prelude_natives::{hash_argument, no_table, table, table_mut};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Arguments, Event, NativeRow, Outcome, Role};
use crate::object::find_special;
use crate::protocol::hash::unhashable;
use crate::protocol::truth::quick_truth;
use crate::types::dict::{Table, key_hash};
use crate::types::set::member_hash;
use crate::value::Value;
use crate::vm::Cx;

/// Registers that a step needs beyond its arguments: those below.
pub(crate) const ROOM: u8 = 5;
/// The hash of the key, as an int.
const HASH: usize = 0;
/// The phase, and above it the number of entries with this hash that are behind.
const WALK: usize = 1;
/// The number of the entry that is compared.
const NUMBER: usize = 2;
/// The version of the keys before the comparison.
const VERSION: usize = 3;
/// The key of that entry.
const OTHER: usize = 4;

/// Waiting for `__hash__`.
const HASHING: i64 = 0;
/// Waiting for the method that `==` asks first.
const COMPARING: i64 = 1;
/// Waiting for the whole of `==`.
const ASKING: i64 = 2;
/// Waiting for the truth of what it answered.
const JUDGING: i64 = 3;

/// The place of `==` among the comparisons.
const EQUAL: usize = 2;

/// What is asked of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operation {
    Add,
    Contains,
    ContainsMember,
    Delete,
    Discard,
    Find,
    Get,
    GetItem,
    Pop,
    Remove,
    SetDefault,
    SetItem,
}

impl Operation {
    /// Whether it is a set that is asked.
    fn is_of_set(self) -> bool {
        match self {
            Operation::Add | Operation::ContainsMember | Operation::Discard | Operation::Remove => true,
            Operation::Contains
            | Operation::Delete
            | Operation::Find
            | Operation::Get
            | Operation::GetItem
            | Operation::Pop
            | Operation::SetDefault
            | Operation::SetItem => false,
        }
    }

    /// The script function that looks for a set in a set.
    fn for_sets(self) -> Option<&'static str> {
        match self {
            Operation::ContainsMember => Some("set_contains"),
            Operation::Discard => Some("set_discard"),
            Operation::Remove => Some("set_remove"),
            Operation::Add
            | Operation::Contains
            | Operation::Delete
            | Operation::Find
            | Operation::Get
            | Operation::GetItem
            | Operation::Pop
            | Operation::SetDefault
            | Operation::SetItem => None,
        }
    }
}

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident: $operation:ident;)*) => {
        $(
            $(#[$doc])*
            pub(crate) fn $name(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
                advance(cx, registers, event, Operation::$operation).unwrap_or(Outcome::Raise)
            }
        )*
    };
}

operations! {
    /// `set.add`
    add: Add;
    /// `dict.__contains__`
    contains: Contains;
    /// `set.__contains__`
    contains_member: ContainsMember;
    /// `dict.__delitem__`
    delete: Delete;
    /// `set.discard`
    discard: Discard;
    /// The number of an entry by key and hash, -1 when there is none.
    find: Find;
    /// `dict.get`
    get: Get;
    /// `dict.__getitem__`
    get_item: GetItem;
    /// `dict.pop`
    pop: Pop;
    /// `set.remove`
    remove: Remove;
    /// `dict.setdefault`
    set_default: SetDefault;
    /// `dict.__setitem__`
    set_item: SetItem;
}

const fn row(name: &'static str, signature: &'static str) -> NativeRow {
    NativeRow::open(name, signature, Role::Static, "").room(ROOM)
}

/// `d[key]` for the instruction.
pub(super) static GET_ITEM: NativeRow = row("<item>", "(dictionary, key, /)").resumable(get_item);
/// `d[key] = value` for the instructions.
pub(super) static SET_ITEM: NativeRow = row("<item>", "(dictionary, key, value, /)").resumable(set_item);
/// `del d[key]` for the instruction.
pub(super) static DELETE_ITEM: NativeRow = row("<item>", "(dictionary, key, /)").resumable(delete);

/// Adding to a set for the instruction.
pub(super) static ADD_MEMBER: NativeRow = row("<item>", "(members, item, /)").resumable(add);

/// One step of an operation.
fn advance(cx: &mut Cx, registers: &mut [Value], event: Event, operation: Operation) -> Answer<Outcome> {
    let (arguments, state) = registers.split_at_mut(registers.len().saturating_sub(usize::from(ROOM)));
    let walk = state[WALK].as_small_int().unwrap_or(0);
    let (phase, behind) = (walk & 3, (walk >> 2) as usize);
    match event {
        Event::Start => begin(cx, arguments, state, operation),
        Event::Raised if phase == HASHING && cx.raised_is(&cx.exceptions().type_error) => {
            refuse(cx, &arguments[1], operation)
        }
        Event::Raised => Err(Raised),
        Event::Returned(answer) => match phase {
            HASHING => match hash_value(cx, &[answer]) {
                Ok(hash) => {
                    state[HASH] = hash;
                    search(cx, arguments, state, 0, operation)
                }
                Err(Raised) => refuse(cx, &arguments[1], operation),
            },
            COMPARING if answer.is_not_implemented() => {
                state[WALK] = Value::small_int(ASKING | walk & !3);
                // the methods behind the first one
                let asked = Value::small_int(comparison_state(EQUAL) | 1 << 16);
                let (other, key) = (state[OTHER].clone(), arguments[1].clone());
                Ok(Outcome::CallRow(&COMPARE_PROTOCOL, smallvec![asked, other, key]))
            }
            _ => match quick_truth(cx, &answer) {
                Some(equal) => judged(cx, arguments, state, behind, equal, operation),
                None => {
                    state[WALK] = Value::small_int(JUDGING | walk & !3);
                    Ok(Outcome::Call(cx.types().bool.clone(), smallvec![answer]))
                }
            },
        },
    }
}

/// The hash of the key is found, or asked for.
fn begin(cx: &mut Cx, arguments: &[Value], state: &mut [Value], operation: Operation) -> Answer<Outcome> {
    let key = &arguments[1];
    if let Some(script) = operation.for_sets()
        && key.is_kind(Kind::Set)
        && !cx.is_special(key)
    {
        return Ok(Outcome::TailCall(cx.prelude_function(script)?, arguments.iter().cloned().collect()));
    }
    let known = if operation == Operation::Find {
        Some(hash_argument(cx, &arguments[2])?)
    } else if operation.is_of_set() {
        member_hash(cx, key)?
    } else {
        key_hash(cx, key)?
    };
    if let Some(hash) = known {
        state[HASH] = cx.int(hash as i64)?;
        return search(cx, arguments, state, 0, operation);
    }
    state[WALK] = Value::small_int(HASHING);
    match hash_method(cx, key) {
        Ok(method) => Ok(Outcome::Call(method, smallvec![key.clone()])),
        Err(Raised) => refuse(cx, key, operation),
    }
}

/// The `__hash__` of an object whose class has one.
fn hash_method(cx: &mut Cx, object: &Value) -> Answer {
    match find_special(cx, object, &cx.names().__hash__) {
        Some(method) if !method.is_none() => Ok(method),
        Some(_) | None => Err(unhashable(cx, object)),
    }
}

/// The pending exception says that a key has no hash: a plain TypeError is told in the table's words.
fn refuse(cx: &mut Cx, key: &Value, operation: Operation) -> Answer<Outcome> {
    if !cx.is_exact(&cx.vm().raised.clone(), &cx.exceptions().type_error) {
        return Err(Raised);
    }
    let function = cx.prelude_function("refuse_key")?;
    let role = cx.str(if operation.is_of_set() { "a set element" } else { "a dict key" })?;
    let error = cx.take_raised();
    Ok(Outcome::TailCall(function, smallvec![key.clone(), error, role]))
}

/// Looks on behind so many entries with the hash of the key.
fn search(
    cx: &mut Cx,
    arguments: &[Value],
    state: &mut [Value],
    behind: usize,
    operation: Operation,
) -> Answer<Outcome> {
    let (container, key) = (&arguments[0], &arguments[1]);
    let hash = hash_argument(cx, &state[HASH])?;
    cx.charge(behind / 4)?;
    let Some(entries) = table(cx, container) else { return Err(no_table(cx)) };
    let Some((number, behind, equal)) = entries.open_candidate(cx, hash, key, behind) else {
        return finish(cx, arguments, hash, None, operation);
    };
    if equal {
        return finish(cx, arguments, hash, Some(number), operation);
    }
    let Some(other) = entries.slots().get(number).map(|entry| entry.key.clone()) else {
        return Err(no_table(cx));
    };
    state[WALK] = Value::small_int(COMPARING | (behind as i64) << 2);
    state[NUMBER] = Value::small_int(number as i64);
    state[VERSION] = Value::small_int(i64::from(version_of(cx, container)));
    state[OTHER] = other.clone();
    Ok(comparison(cx, other, key.clone()))
}

/// The call of the method that `other == key` asks first.
fn comparison(cx: &mut Cx, other: Value, key: Value) -> Outcome {
    let asked = comparison_state(EQUAL);
    if let Some((method, swapped)) = known_method(cx.vm(), &other, &key, asked) {
        let pair: SmallVec<[Value; 4]> = if swapped { smallvec![key, other] } else { smallvec![other, key] };
        return Outcome::Call(method.to_value(), pair);
    }
    let found = comparison_candidates(cx, EQUAL, &other, &key);
    match found.into_iter().next() {
        Some(first) => {
            remember_method(cx, &first, (&other, &key), asked);
            Outcome::Call(first.0, smallvec![first.1, first.2])
        }
        None => Outcome::CallRow(&COMPARE_PROTOCOL, smallvec![Value::small_int(asked), other, key]),
    }
}

/// The key that was compared is equal or not.
fn judged(
    cx: &mut Cx,
    arguments: &[Value],
    state: &mut [Value],
    behind: usize,
    equal: bool,
    operation: Operation,
) -> Answer<Outcome> {
    state[OTHER] = Value::UNSET;
    let before = state[VERSION].as_small_int().unwrap_or(0);
    if i64::from(version_of(cx, &arguments[0])) != before {
        return search(cx, arguments, state, 0, operation);
    }
    if !equal {
        return search(cx, arguments, state, behind + 1, operation);
    }
    let number = state[NUMBER].as_small_int().map_or(usize::MAX, |number| number as usize);
    let hash = hash_argument(cx, &state[HASH])?;
    finish(cx, arguments, hash, Some(number), operation)
}

/// The name of the set of keys of a table, which it gets when it has none.
fn version_of(cx: &mut Cx, container: &Value) -> u32 {
    let known = table(cx, container).map_or(0, Table::version);
    if known != 0 {
        return known;
    }
    let fresh = cx.next_key_version();
    if let Some(table) = table_mut(cx, container) {
        table.set_version(fresh);
    }
    fresh
}

/// It is known which entry has the key, if any: does what was asked.
fn finish(
    cx: &mut Cx,
    arguments: &[Value],
    hash: u64,
    found: Option<usize>,
    operation: Operation,
) -> Answer<Outcome> {
    let (container, key) = (&arguments[0], &arguments[1]);
    let value = match operation {
        Operation::Find => Value::small_int(found.map_or(-1, |number| number as i64)),
        Operation::Contains | Operation::ContainsMember => Value::bool(found.is_some()),
        Operation::GetItem | Operation::Get | Operation::SetDefault => match found {
            Some(number) => {
                let entry = table(cx, container).and_then(|table| table.slots().get(number));
                entry.map(|entry| entry.value.clone()).unwrap_or_default()
            }
            None if operation == Operation::GetItem => return missing(cx, container, key),
            None => {
                let default = arguments.given(2).cloned().unwrap_or(Value::NONE);
                if operation == Operation::SetDefault {
                    cx.dict_insert_new(container, hash, key, default.clone())?;
                }
                default
            }
        },
        Operation::SetItem => {
            let value = arguments.given(2).cloned().unwrap_or(Value::NONE);
            match found {
                Some(number) => {
                    let place = table_mut(cx, container).and_then(|table| table.slots_mut().get_mut(number));
                    drop(place.map(|entry| std::mem::replace(&mut entry.value, value)));
                }
                None => cx.dict_insert_new(container, hash, key, value)?,
            }
            Value::NONE
        }
        Operation::Add => {
            if found.is_none() {
                cx.set_insert_new(container, hash, key)?;
            }
            Value::NONE
        }
        Operation::Delete | Operation::Discard | Operation::Pop | Operation::Remove => {
            let removed = match found {
                Some(number) => table_mut(cx, container).map(|table| table.remove(number).1),
                None => None,
            };
            match (removed, operation) {
                (Some(value), Operation::Pop) => value,
                (Some(_), _) | (None, Operation::Discard) => Value::NONE,
                (None, _) => match arguments.given(2) {
                    Some(default) => default.clone(),
                    None => return Err(cx.key_error(key)),
                },
            }
        }
    };
    Ok(Outcome::Return(value))
}

/// `__missing__` of a subclass of dict, or KeyError.
fn missing(cx: &mut Cx, container: &Value, key: &Value) -> Answer<Outcome> {
    if !cx.is_exact(container, &cx.types().dict)
        && let Some(method) = find_special(cx, container, &cx.names().__missing__)
    {
        return Ok(Outcome::TailCall(method, smallvec![container.clone(), key.clone()]));
    }
    Err(cx.key_error(key))
}
