//! `itertools`. Every class is a machine (`taipan_vm::types::iterator::machine`): its step is a function that
//! says what it wants of others, so that a step is a leaf over builtin values and a frame over those of scripts.
//!
//! - `endless`: `count`, `cycle`, `repeat`
//! - `linear`: those that go along one iterable or several; `quick`: their steps at once
//! - `chosen`: those that ask a function about each element
//! - `groups`: `groupby`; `copies`: `tee`
//! - `pools`: `product`, `permutations` and the combinations

mod chosen;
mod copies;
mod endless;
mod groups;
mod linear;
mod pools;
mod quick;

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow, Role, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::types::iterator::machine::Machine;
use taipan_vm::types::iterator::of_builtin;
use taipan_vm::types::opaque::Object;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::wanted;

/// The module `itertools`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "itertools",
    doc: "Iterators made from other iterators.\n\nEndless: count, cycle, repeat.\nUntil the shortest ends: accumulate, batched, chain, compress, dropwhile,\nfilterfalse, groupby, islice, pairwise, starmap, takewhile, tee, zip_longest.\nOf pools: product, permutations, combinations, combinations_with_replacement.",
    functions: &[
        NativeRow::open(
            "tee",
            "($module, iterable, n=2, /)",
            Role::Function,
            "Returns a tuple of n independent iterators.",
        )
        .or_script(copies::tee, "_tee_of"),
        NativeRow::open(
            "_chain",
            "($module, cls, iterator, /)",
            Role::Function,
            "A chain over what an iterator gives.",
        )
        .or_script(linear::chain_of, "_chain_of"),
        NativeRow::function("_parts", "($module, iterator, /)", parts, "What an iterator keeps."),
        NativeRow::function(
            "_ready",
            "($module, iterator, /)",
            ready,
            "An iterator that is not asked for its iterator.",
        ),
    ],
    types: &[
        &endless::COUNT,
        &endless::CYCLE,
        &endless::REPEAT,
        &linear::ACCUMULATE,
        &linear::BATCHED,
        &linear::CHAIN,
        &linear::COMPRESS,
        &linear::ISLICE,
        &linear::PAIRWISE,
        &linear::ZIP_LONGEST,
        &chosen::DROPWHILE,
        &chosen::FILTERFALSE,
        &chosen::STARMAP,
        &chosen::TAKEWHILE,
        &groups::GROUPBY,
        &groups::GROUPER,
        &copies::TEE,
        &copies::BLOCK,
        &pools::PRODUCT,
        &pools::COMBINATIONS,
        &pools::REPEATED_COMBINATIONS,
        &pools::PERMUTATIONS,
    ],
    fill: None,
    script: script!("itertools.py"),
};

/// The row of a class of the module, which may have subclasses.
const CLASS: TypeRow = TypeRow { module: "itertools", flags: ClassFlags::SUBCLASSABLE, ..TypeRow::DEFAULT };

/// What a script half has made of an iterable: its iterator.
struct Ready(Value);

impl Object for Ready {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }
    fn clear(&mut self) {
        self.0 = Value::NONE;
    }
}

static READY: TypeRow =
    TypeRow { name: "_Ready", module: "itertools", flags: ClassFlags::NO_NEW, ..TypeRow::DEFAULT };

fn ready(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let iterator = wanted(cx, arguments, 0)?.clone();
    let class = cx.builtin_class(&READY)?;
    cx.opaque(&class, Ready(iterator))
}

fn parts(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = wanted(cx, arguments, 0)?.opaque::<Machine>(cx);
    let parts = own.map(|machine| machine.parts.to_vec()).unwrap_or_default();
    cx.tuple_from(parts)
}

/// The iterator of an argument. None: a script must be asked for it.
fn iterator_of(cx: &mut Cx, source: &Value) -> Answer<Option<Value>> {
    if let Some(ready) = source.opaque::<Ready>(cx) {
        return Ok(Some(ready.0.clone()));
    }
    of_builtin(cx, source)
}

/// The items of an iterable argument of `tuple()`. None: a script must be asked for them.
fn pool_of(cx: &mut Cx, source: &Value) -> Answer<Option<Value>> {
    if cx.is_exact(source, &cx.types().tuple) {
        return Ok(Some(source.clone()));
    }
    match taipan_vm::types::iterator::collect(cx, source)? {
        Some(collected) => cx.tuple_from(collected.items).map(Some),
        None => Ok(None),
    }
}

/// A count or size among the arguments. None: a script's `__index__` must tell it.
fn number_of(cx: &mut Cx, value: &Value) -> Answer<Option<i64>> {
    match cx.as_index(value)? {
        None => Ok(None),
        Some(_) => super::support::size_argument(cx, value).map(Some),
    }
}

/// A part of a machine.
fn part(cx: &Cx, own: &Value, at: usize) -> Value {
    own.opaque::<Machine>(cx).and_then(|machine| machine.parts.get(at)).cloned().unwrap_or(Value::NONE)
}

/// Puts a value in the place of a part, and answers the one before.
fn replace(cx: &mut Cx, own: &Value, at: usize, value: Value) -> Value {
    match own.opaque_mut::<Machine>(cx).and_then(|machine| machine.parts.get_mut(at)) {
        Some(part) => std::mem::replace(part, value),
        None => value,
    }
}

/// A number of a machine.
fn number(cx: &Cx, own: &Value, at: usize) -> i64 {
    own.opaque::<Machine>(cx).and_then(|machine| machine.numbers.get(at)).copied().unwrap_or(0)
}

fn set_number(cx: &mut Cx, own: &Value, at: usize, value: i64) {
    if let Some(number) = own.opaque_mut::<Machine>(cx).and_then(|machine| machine.numbers.get_mut(at)) {
        *number = value;
    }
}
