//! Iterators made from other iterators: `enumerate`, `zip`, `map`, `filter`, `reversed`, and the iterators
//! of `iter(callable, sentinel)` and of anything with `__getitem__`. Over builtin iterators they step as
//! leaves; what must call a script is a frame (`resume`).

use smallvec::{SmallVec, smallvec};

use crate::error::Answer;
use crate::heap::{Kind, aux_of};
use crate::interp::invoke::call_leaf;
use crate::native::{Arguments, LeafFn, LeafOrScriptFn, Native, NativeCall, NativeRow, Role, TypeRow};
use crate::object::{ClassFlags, find_special};
use crate::types::opaque::Object;
use crate::types::slice::not_an_integer;
use crate::value::Value;
use crate::vm::Cx;

use super::machine::{self, Machine, machine_step};
use super::mapping::{filter_step, map_step, plain_filter};
use super::methods::{builtin, class_getitem, itself};
use super::{of_builtin, step, steps_alone};

/// The outcome of a step that may need a script.
#[derive(Debug)]
pub enum Next {
    /// An element.
    Item(Value),
    /// There are no more.
    End,
    /// A script must be asked; nothing has changed.
    Script,
}

macro_rules! adapter {
    ($(#[$doc:meta])* $name:ident $mark:literal { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ } traces |$own:ident, $visit:ident| $trace:expr) => {
        $(#[$doc])*
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)+ }
        impl Object for $name {
            fn mark() -> u16 {
                $mark
            }
            fn trace(&self, $visit: &mut dyn FnMut(&Value)) {
                let $own = self;
                $trace
            }
        }
    };
}

adapter! {
    /// `enumerate`
    Enumerate 1 {
        /// The iterator that is counted.
        inner: Value,
        /// The next number.
        next: Value,
    } traces |own, visit| { visit(&own.inner); visit(&own.next); }
}
adapter! {
    /// `zip`
    Zip 2 {
        /// The iterators that go together.
        iterators: Vec<Value>,
        /// All must end together.
        strict: bool,
    } traces |own, visit| own.iterators.iter().for_each(visit)
}
adapter! {
    /// `map`
    Map 3 {
        /// What is called.
        function: Value,
        /// The iterators of its arguments.
        iterators: Vec<Value>,
        /// All must end together.
        strict: bool,
        /// The function and its cost, where one builtin iterator goes through a leaf.
        leaf: Option<(LeafFn, u32)>,
        /// What a call of the builtin class that is the function does at once, where it can.
        quick: Option<LeafOrScriptFn>,
    } traces |own, visit| { visit(&own.function); own.iterators.iter().for_each(visit); }
}
adapter! {
    /// `filter`
    Filter 4 {
        /// What decides, or None.
        function: Value,
        /// The iterator that is thinned out.
        inner: Value,
    } traces |own, visit| { visit(&own.function); visit(&own.inner); }
}
adapter! {
    /// `reversed`
    Reversed 5 {
        /// The sequence; None at its end.
        sequence: Value,
        /// The next index.
        index: i64,
    } traces |own, visit| visit(&own.sequence)
}
adapter! {
    /// The iterator of anything with `__getitem__`.
    Indexing 6 {
        /// The sequence; None at its end.
        sequence: Value,
        /// The next index.
        index: i64,
    } traces |own, visit| visit(&own.sequence)
}
adapter! {
    /// The iterator of `iter(callable, sentinel)`.
    Calling 7 {
        /// What is called; None at the end.
        callable: Value,
        /// The value that ends it.
        sentinel: Value,
    } traces |own, visit| { visit(&own.callable); visit(&own.sentinel); }
}

/// Whether an adapter is of the builtin class itself, not of a script's subclass.
pub fn is_exact_adapter(cx: &Cx, iterator: &Value) -> bool {
    !cx.class_flags(iterator).has(ClassFlags::HEAP)
}

/// Whether a value is one of the iterators of this file and of a builtin class.
pub fn is_adapter(cx: &Cx, value: &Value) -> bool {
    value.is_kind(Kind::Opaque)
        && is_exact_adapter(cx, value)
        && (Enumerate::mark()..=Machine::mark()).contains(&aux_of(value))
}

/// How many `enumerate` may lie over one another for a leaf to step them.
const DEEPEST: usize = 16;

/// The next element of a builtin iterator or of an adapter over some.
pub fn quick_next(cx: &mut Cx, iterator: &Value) -> Answer<Next> {
    quick_next_within(cx, iterator, DEEPEST)
}

fn quick_next_within(cx: &mut Cx, iterator: &Value, depth: usize) -> Answer<Next> {
    match iterator.kind() {
        Some(Kind::Iterator) => Ok(match step(cx, iterator)? {
            Some(item) => Next::Item(item),
            None => Next::End,
        }),
        Some(Kind::Opaque) if is_exact_adapter(cx, iterator) => {
            let mark = aux_of(iterator);
            if mark == Map::mark() {
                map_step(cx, iterator)
            } else if mark == Zip::mark() {
                zip_step(cx, iterator)
            } else if mark == Enumerate::mark() {
                if depth == 0 { Ok(Next::Script) } else { enumerate_step(cx, iterator, depth - 1) }
            } else if mark == Filter::mark() {
                filter_step(cx, iterator)
            } else if mark == Reversed::mark() {
                reversed_step(cx, iterator)
            } else if mark == Machine::mark() {
                machine_step(cx, iterator)
            } else {
                Ok(Next::Script)
            }
        }
        _ => Ok(Next::Script),
    }
}

/// What a leaf `__next__` answers.
fn answer(cx: &mut Cx, next: Next) -> Answer<Option<Value>> {
    match next {
        Next::Item(item) => Ok(Some(item)),
        Next::End => Err(cx.stop_iteration(Value::UNSET)),
        Next::Script => Ok(None),
    }
}

/// The generator function of the prelude that does what a loop over a `map`, a `filter` or a machine does, where that
/// calls scripts, and its arguments. Both go on from the iterator inside, and what else an adapter holds the generator
/// asks it for.
pub fn script_steps(cx: &Cx, iterator: &Value) -> Option<(&'static str, SmallVec<[Value; 4]>)> {
    if !iterator.is_kind(Kind::Opaque) || !is_exact_adapter(cx, iterator) {
        return None;
    }
    if let Some(own) = iterator.opaque::<Map>(cx) {
        let [inner] = own.iterators.as_slice() else { return None };
        let alone = inner.is_kind(Kind::Iterator)
            || own
                .function
                .get::<Native>(cx)
                .is_some_and(|native| matches!(native.row.call, NativeCall::Leaf(_)));
        return (!alone).then(|| ("map_steps", smallvec![own.function.clone(), inner.clone()]));
    }
    let Some(own) = iterator.opaque::<Filter>(cx) else { return machine::script_steps(cx, iterator) };
    if plain_filter(cx, iterator).is_some() {
        return None;
    }
    Some(("filter_steps", smallvec![own.function.clone(), own.inner.clone()]))
}

/// The outcome of a step of an iterator over pairs that takes them apart.
#[derive(Debug)]
pub enum NextPair {
    /// Both parts.
    Pair(Value, Value),
    /// There are no more.
    End,
    /// It takes more to tell; nothing has changed.
    Other,
}

/// Whether the elements of an adapter are pairs that `quick_pair` knows.
pub fn is_pairing(cx: &Cx, iterator: &Value) -> bool {
    is_exact_adapter(cx, iterator)
        && (iterator.opaque::<Enumerate>(cx).is_some()
            || iterator.opaque::<Zip>(cx).is_some_and(|zip| zip.iterators.len() == 2))
}

/// The two parts of the next element of an `enumerate` or `zip`, without the tuple.
pub fn quick_pair(cx: &mut Cx, iterator: &Value) -> Answer<NextPair> {
    if !iterator.is_kind(Kind::Opaque) || !is_exact_adapter(cx, iterator) {
        return Ok(NextPair::Other);
    }
    if let Some(own) = iterator.opaque::<Enumerate>(cx) {
        let Some(after) = own.next.as_small_int().and_then(|number| crate::value::Bits::try_int(number + 1))
        else {
            return Ok(NextPair::Other);
        };
        let inner = own.inner.clone();
        return match quick_next(cx, &inner)? {
            Next::Item(item) => match iterator.opaque_mut::<Enumerate>(cx) {
                Some(own) => Ok(NextPair::Pair(std::mem::replace(&mut own.next, after.into_value()), item)),
                None => Ok(NextPair::Other),
            },
            Next::End => Ok(NextPair::End),
            Next::Script => Ok(NextPair::Other),
        };
    }
    let Some(own) = iterator.opaque::<Zip>(cx) else { return Ok(NextPair::Other) };
    let [one, two] = own.iterators.as_slice() else { return Ok(NextPair::Other) };
    if !one.is_kind(Kind::Iterator) || !two.is_kind(Kind::Iterator) {
        return Ok(NextPair::Other);
    }
    let (one, two) = (one.clone(), two.clone());
    let ended = match step(cx, &one)? {
        None => zip_end(cx, iterator, 0)?,
        Some(first) => match step(cx, &two)? {
            Some(second) => return Ok(NextPair::Pair(first, second)),
            None => zip_end(cx, iterator, 1)?,
        },
    };
    debug_assert!(matches!(ended, Next::End));
    Ok(NextPair::End)
}

// -- enumerate

fn enumerate_step(cx: &mut Cx, iterator: &Value, depth: usize) -> Answer<Next> {
    let Some(own) = iterator.opaque::<Enumerate>(cx) else { return Ok(Next::Script) };
    let inner = own.inner.clone();
    match quick_next_within(cx, &inner, depth)? {
        Next::Item(item) => counted(cx, iterator, item).map(Next::Item),
        other => Ok(other),
    }
}

/// The pair of an element and its number; the number moves on.
pub fn counted(cx: &mut Cx, iterator: &Value, item: Value) -> Answer {
    let Some(own) = iterator.opaque::<Enumerate>(cx) else { return Err(cx.system_error("not an enumerate")) };
    let number = own.next.clone();
    if let Some(after) = number.as_small_int().and_then(|number| crate::value::Bits::try_int(number + 1)) {
        if let Some(own) = iterator.opaque_mut::<Enumerate>(cx) {
            own.next = after.into_value();
        }
        return cx.pair(number, item);
    }
    let after = match number.as_small_int() {
        Some(number) => cx.int(number + 1)?,
        None => {
            let big = cx.as_int(&number).map(|number| number.to_number()).unwrap_or_default();
            cx.big_int(big + 1)?
        }
    };
    if let Some(own) = iterator.opaque_mut::<Enumerate>(cx) {
        own.next = after;
    }
    cx.tuple_from([number, item])
}

fn enumerate_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let next = match arguments.given(2) {
        None => Value::small_int(0),
        Some(start) if start.as_small_int().is_some() => start.clone(),
        Some(start) => match cx.as_int(start).map(|number| number.to_number()) {
            Some(number) => cx.big_int(number)?,
            None if crate::types::slice::has_index(cx, start) => return Ok(None),
            None => return Err(not_an_integer(cx, start)),
        },
    };
    let Some(inner) = of_builtin(cx, &arguments[1])? else { return Ok(None) };
    cx.opaque(&arguments[0], Enumerate { inner, next }).map(Some)
}

fn enumerate_reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].opaque::<Enumerate>(cx) else { return Ok(Value::NONE) };
    let parts = [own.inner.clone(), own.next.clone()];
    let parts = cx.tuple_from(parts)?;
    cx.tuple_from([cx.class_of(&arguments[0]), parts])
}

/// `__iter__` of an iterator.
pub const ITER: NativeRow = NativeRow::special("__iter__", "($self, /)", itself, "Implement iter(self).");
const NEXT: NativeRow = NativeRow::open("__next__", "($self, /)", Role::Wrapper, "");
const REDUCE_DOC: &str = "Return state information for pickling.";
const STATE_DOC: &str = "Set state information for unpickling.";
/// The docstring of `__new__`.
pub const NEW_DOC: &str = "Create and return a new object.  See help(type) for accurate signature.";

/// The class `enumerate`.
pub static ENUMERATE: TypeRow = TypeRow {
    name: "enumerate",
    kind: Kind::Opaque,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    methods: &[
        NativeRow::open("__new__", "($type, iterable, start=0)", Role::New, NEW_DOC)
            .or_script(enumerate_new, "enumerate_new"),
        ITER,
        NEXT.or_script(
            |cx, arguments| {
                let next = enumerate_step(cx, &arguments[0], DEEPEST)?;
                answer(cx, next)
            },
            "_enumerate_next",
        ),
        NativeRow::method("__reduce__", "($self, /)", enumerate_reduce, REDUCE_DOC),
        NativeRow::method("__class_getitem__", "($type, object, /)", class_getitem, "See PEP 585")
            .role(Role::Class),
    ],
    ..TypeRow::DEFAULT
};

// -- zip

fn zip_step(cx: &mut Cx, iterator: &Value) -> Answer<Next> {
    let has_room = cx.vm().nested_steps < machine::DEEPEST;
    let Some(own) = iterator.opaque::<Zip>(cx) else { return Ok(Next::Script) };
    let count = own.iterators.len();
    if !own.iterators.iter().all(|inner| steps_alone(cx, inner) || has_room && machine::is_alone(cx, inner)) {
        return Ok(Next::Script);
    }
    if let [one, two] = own.iterators.as_slice()
        && one.is_kind(Kind::Iterator)
        && two.is_kind(Kind::Iterator)
    {
        let (one, two) = (one.clone(), two.clone());
        let Some(first) = step(cx, &one)? else { return zip_end(cx, iterator, 0) };
        let Some(second) = step(cx, &two)? else { return zip_end(cx, iterator, 1) };
        return cx.pair(first, second).map(Next::Item);
    }
    let inner: smallvec::SmallVec<[Value; 4]> = own.iterators.iter().cloned().collect();
    let mut items: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::with_capacity(count);
    for (at, inner) in inner.iter().enumerate() {
        match quick_next(cx, inner)? {
            Next::Item(item) => items.push(item),
            Next::End => return zip_end(cx, iterator, at),
            Next::Script => return Err(cx.system_error("an iterator wants a script in the middle")),
        }
    }
    if count == 0 {
        return Ok(Next::End);
    }
    cx.tuple_from(items).map(Next::Item)
}

/// An iterator of a zip is at its end.
fn zip_end(cx: &mut Cx, iterator: &Value, at: usize) -> Answer<Next> {
    let Some(own) = iterator.opaque::<Zip>(cx) else { return Ok(Next::End) };
    let (strict, iterators) = (own.strict, own.iterators.clone());
    if !strict {
        return Ok(Next::End);
    }
    if at > 0 {
        return Err(uneven(cx, "zip", at, "shorter"));
    }
    for (at, inner) in iterators.iter().enumerate().skip(1) {
        if let Next::Item(_) = quick_next(cx, inner)? {
            return Err(uneven(cx, "zip", at, "longer"));
        }
    }
    Ok(Next::End)
}

/// The error for iterators that do not end together.
#[cold]
pub fn uneven(cx: &mut Cx, name: &str, at: usize, how: &str) -> crate::error::Raised {
    let others = if at == 1 { "argument 1".to_owned() } else { format!("arguments 1-{at}") };
    cx.value_error(&format!("{name}() argument {} is {how} than {others}", at + 1))
}

/// `strict=`; None: a script's truth must be asked.
fn strictness(cx: &Cx, value: Option<&Value>) -> Option<bool> {
    value.map_or(Some(false), |value| crate::protocol::truth::quick_truth(cx, value))
}

/// The iterators of all items of a tuple. None: a script must be asked.
fn all_iterators(cx: &mut Cx, sources: &Value, skip: usize) -> Answer<Option<Vec<Value>>> {
    let sources = cx.tuple_items(sources).to_vec();
    let mut iterators = Vec::with_capacity(sources.len());
    for source in sources.iter().skip(skip) {
        match of_builtin(cx, source)? {
            Some(iterator) => iterators.push(iterator),
            None => return Ok(None),
        }
    }
    Ok(Some(iterators))
}

fn zip_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(strict) = strictness(cx, arguments.given(2)) else { return Ok(None) };
    let Some(iterators) = all_iterators(cx, &arguments[1], 0)? else { return Ok(None) };
    cx.opaque(&arguments[0], Zip { iterators, strict }).map(Some)
}

fn zip_reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].opaque::<Zip>(cx) else { return Ok(Value::NONE) };
    let (iterators, strict) = (own.iterators.clone(), own.strict);
    let parts = cx.tuple_from(iterators)?;
    let class = cx.class_of(&arguments[0]);
    if strict { cx.tuple_from([class, parts, Value::TRUE]) } else { cx.tuple_from([class, parts]) }
}

fn zip_set_state(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let strict = crate::protocol::truth::quick_truth(cx, &arguments[1]).unwrap_or(true);
    if let Some(own) = arguments[0].opaque_mut::<Zip>(cx) {
        own.strict = strict;
    }
    Ok(Value::NONE)
}

/// The class `zip`.
pub static ZIP: TypeRow = TypeRow {
    name: "zip",
    kind: Kind::Opaque,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
    methods: &[
        NativeRow::open("__new__", "($type, /, *iterables, strict=False)", Role::New, NEW_DOC)
            .or_script(zip_new, "zip_new"),
        ITER,
        NEXT.or_script(
            |cx, arguments| {
                let next = zip_step(cx, &arguments[0])?;
                answer(cx, next)
            },
            "_zip_next",
        ),
        NativeRow::method("__reduce__", "($self, /)", zip_reduce, REDUCE_DOC),
        NativeRow::method("__setstate__", "($self, object, /)", zip_set_state, STATE_DOC),
    ],
    ..TypeRow::DEFAULT
};

// -- map and filter

fn map_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(function) = cx.tuple_items(&arguments[1]).first().cloned() else { return Err(too_few(cx)) };
    if cx.tuple_items(&arguments[1]).len() < 2 {
        return Err(too_few(cx));
    }
    let Some(strict) = strictness(cx, arguments.given(2)) else { return Ok(None) };
    let Some(iterators) = all_iterators(cx, &arguments[1], 1)? else { return Ok(None) };
    let map = Map::new(cx, function, iterators, strict);
    cx.opaque(&arguments[0], map).map(Some)
}

#[cold]
fn too_few(cx: &mut Cx) -> crate::error::Raised {
    cx.type_error("map() must have at least two arguments.")
}

fn map_reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].opaque::<Map>(cx) else { return Ok(Value::NONE) };
    let mut parts = vec![own.function.clone()];
    parts.extend(own.iterators.iter().cloned());
    let strict = own.strict;
    let parts = cx.tuple_from(parts)?;
    let class = cx.class_of(&arguments[0]);
    if strict { cx.tuple_from([class, parts, Value::TRUE]) } else { cx.tuple_from([class, parts]) }
}

fn map_set_state(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let strict = crate::protocol::truth::quick_truth(cx, &arguments[1]).unwrap_or(true);
    if let Some(own) = arguments[0].opaque_mut::<Map>(cx) {
        own.strict = strict;
    }
    Ok(Value::NONE)
}

fn never(_cx: &mut Cx, _arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(None)
}

/// The class `map`.
pub static MAP: TypeRow = TypeRow {
    name: "map",
    kind: Kind::Opaque,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
    methods: &[
        NativeRow::open("__new__", "($type, /, *args, strict=False)", Role::New, NEW_DOC)
            .or_script(map_new, "map_new"),
        ITER,
        NEXT.or_script(never, "_map_next"),
        NativeRow::method("__reduce__", "($self, /)", map_reduce, REDUCE_DOC),
        NativeRow::method("__setstate__", "($self, object, /)", map_set_state, STATE_DOC),
    ],
    ..TypeRow::DEFAULT
};

fn filter_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(inner) = of_builtin(cx, &arguments[2])? else { return Ok(None) };
    cx.opaque(&arguments[0], Filter { function: arguments[1].clone(), inner }).map(Some)
}

fn filter_reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].opaque::<Filter>(cx) else { return Ok(Value::NONE) };
    let parts = [own.function.clone(), own.inner.clone()];
    let parts = cx.tuple_from(parts)?;
    cx.tuple_from([cx.class_of(&arguments[0]), parts])
}

/// The class `filter`.
pub static FILTER: TypeRow = TypeRow {
    name: "filter",
    kind: Kind::Opaque,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
    methods: &[
        NativeRow::open("__new__", "($type, function, iterable, /)", Role::New, NEW_DOC)
            .or_script(filter_new, "filter_new"),
        ITER,
        NEXT.or_script(never, "_filter_next"),
        NativeRow::method("__reduce__", "($self, /)", filter_reduce, REDUCE_DOC),
    ],
    ..TypeRow::DEFAULT
};

// -- reversed

fn reversed_step(cx: &mut Cx, iterator: &Value) -> Answer<Next> {
    let Some(own) = iterator.opaque::<Reversed>(cx) else { return Ok(Next::Script) };
    let (sequence, index) = (own.sequence.clone(), own.index);
    if sequence.is_none() || index < 0 {
        return Ok(Next::End);
    }
    if cx.class_flags(&sequence).has(ClassFlags::HEAP) {
        return Ok(Next::Script);
    }
    let name = cx.names().__getitem__.clone();
    let Some(method) = find_special(cx, &sequence, &name) else { return Ok(Next::Script) };
    let at = cx.int(index)?;
    match call_leaf(cx, &method, &[sequence, at]) {
        Ok(Some(item)) => {
            if let Some(own) = iterator.opaque_mut::<Reversed>(cx) {
                own.index -= 1;
            }
            Ok(Next::Item(item))
        }
        Ok(None) => Ok(Next::Script),
        Err(raised) => {
            if cx.raised_is(&cx.exceptions().index_error.clone()) {
                drop(cx.take_raised());
                if let Some(own) = iterator.opaque_mut::<Reversed>(cx) {
                    own.index = -1;
                    own.sequence = Value::NONE;
                }
                return Ok(Next::End);
            }
            Err(raised)
        }
    }
}

fn reversed_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let sequence = &arguments[1];
    if cx.class_flags(sequence).has(ClassFlags::HEAP) {
        return Ok(None);
    }
    let names = cx.names();
    if let Some(method) = find_special(cx, sequence, &names.__reversed__) {
        return if method.is_none() {
            Ok(None)
        } else {
            call_leaf(cx, &method, std::slice::from_ref(sequence))
        };
    }
    let Some(length) = crate::builtins::sequences::quick_length(cx, sequence)? else { return Ok(None) };
    if find_special(cx, sequence, &names.__getitem__).is_none() {
        return Ok(None);
    }
    let index = length as i64 - 1;
    cx.opaque(&arguments[0], Reversed { sequence: sequence.clone(), index }).map(Some)
}

fn reversed_hint(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(own) = arguments[0].opaque::<Reversed>(cx) else { return Ok(None) };
    let (sequence, index) = (own.sequence.clone(), own.index);
    if sequence.is_none() {
        return Ok(Some(Value::small_int(0)));
    }
    let Some(length) = crate::builtins::sequences::quick_length(cx, &sequence)? else { return Ok(None) };
    let left = index.saturating_add(1);
    Ok(Some(Value::small_int(if length as i64 >= left { left.max(0) } else { 0 })))
}

fn reversed_reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].opaque::<Reversed>(cx) else { return Ok(Value::NONE) };
    let (sequence, index) = (own.sequence.clone(), own.index);
    let class = cx.class_of(&arguments[0]);
    if sequence.is_none() {
        let empty = cx.empty_tuple();
        let parts = cx.tuple_from([empty])?;
        return cx.tuple_from([class, parts]);
    }
    let parts = cx.tuple_from([sequence])?;
    let index = cx.int(index)?;
    cx.tuple_from([class, parts, index])
}

fn reversed_set_state(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(state) = crate::types::slice::sized(cx, &arguments[1])? else {
        return Err(not_an_integer(cx, &arguments[1]));
    };
    let Some(own) = arguments[0].opaque::<Reversed>(cx) else { return Ok(Value::NONE) };
    let sequence = own.sequence.clone();
    let length = crate::builtins::sequences::quick_length(cx, &sequence)?;
    if let Some(own) = arguments[0].opaque_mut::<Reversed>(cx) {
        let most = length.map_or(i64::MAX, |length| length as i64 - 1);
        own.index = state.clamp(-1, most);
    }
    Ok(Value::NONE)
}

/// The class `reversed`.
pub static REVERSED: TypeRow = TypeRow {
    name: "reversed",
    kind: Kind::Opaque,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "Return a reverse iterator over the values of the given sequence.",
    methods: &[
        NativeRow::open("__new__", "($type, object, /)", Role::New, NEW_DOC)
            .or_script(reversed_new, "_reversed_new"),
        ITER,
        NEXT.or_script(
            |cx, arguments| {
                let next = reversed_step(cx, &arguments[0])?;
                answer(cx, next)
            },
            "_reversed_next",
        ),
        NativeRow::open(
            "__length_hint__",
            "($self, /)",
            Role::Method,
            "Private method returning an estimate of len(list(it)).",
        )
        .or_script(reversed_hint, "reversed_hint"),
        NativeRow::method("__reduce__", "($self, /)", reversed_reduce, REDUCE_DOC),
        NativeRow::method("__setstate__", "($self, object, /)", reversed_set_state, STATE_DOC),
    ],
    ..TypeRow::DEFAULT
};

// -- iterators of __getitem__ and of callables

fn indexing_reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].opaque::<Indexing>(cx) else { return Ok(Value::NONE) };
    let (sequence, index) = (own.sequence.clone(), own.index);
    let iter = builtin(cx, "iter")?;
    if sequence.is_none() {
        let empty = cx.empty_tuple();
        let parts = cx.tuple_from([empty])?;
        return cx.tuple_from([iter, parts]);
    }
    let parts = cx.tuple_from([sequence])?;
    let index = cx.int(index)?;
    cx.tuple_from([iter, parts, index])
}

fn indexing_set_state(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(state) = crate::types::slice::sized(cx, &arguments[1])? else {
        return Err(not_an_integer(cx, &arguments[1]));
    };
    if let Some(own) = arguments[0].opaque_mut::<Indexing>(cx)
        && !own.sequence.is_none()
    {
        own.index = state.max(0);
    }
    Ok(Value::NONE)
}

/// The class `iterator`.
pub static INDEXING: TypeRow = TypeRow {
    name: "iterator",
    kind: Kind::Opaque,
    flags: ClassFlags::NO_NEW,
    methods: &[
        ITER,
        NEXT.or_script(never, "_indexing_next"),
        NativeRow::open(
            "__length_hint__",
            "($self, /)",
            Role::Method,
            "Private method returning an estimate of len(list(it)).",
        )
        .or_script(never, "indexing_hint"),
        NativeRow::method("__reduce__", "($self, /)", indexing_reduce, REDUCE_DOC),
        NativeRow::method("__setstate__", "($self, object, /)", indexing_set_state, STATE_DOC),
    ],
    ..TypeRow::DEFAULT
};

fn calling_reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].opaque::<Calling>(cx) else { return Ok(Value::NONE) };
    let (callable, sentinel) = (own.callable.clone(), own.sentinel.clone());
    let iter = builtin(cx, "iter")?;
    let parts = if callable.is_none() {
        let empty = cx.empty_tuple();
        cx.tuple_from([empty])?
    } else {
        cx.tuple_from([callable, sentinel])?
    };
    cx.tuple_from([iter, parts])
}

/// The class `callable_iterator`.
pub static CALLING: TypeRow = TypeRow {
    name: "callable_iterator",
    kind: Kind::Opaque,
    flags: ClassFlags::NO_NEW,
    methods: &[
        ITER,
        NEXT.or_script(never, "_calling_next"),
        NativeRow::method("__reduce__", "($self, /)", calling_reduce, REDUCE_DOC),
    ],
    ..TypeRow::DEFAULT
};
