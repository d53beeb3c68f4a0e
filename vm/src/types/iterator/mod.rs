//! Builtin iterators. One payload serves them all; what a step does is told by its source. A step is a leaf.
//!
//! - `step`, `more`: making and stepping them; `ordered`: those of an OrderedDict
//! - `methods`: their rows
//! - `adapters`: iterators made from other iterators; `resume`: their steps when a script is called
//! - `mapping`: `map` and `filter` over one builtin iterator
//! - `machine`: iterators whose step is one function, a leaf or a frame as it comes
//! - `collect`: all elements at once

pub mod adapters;
mod collect;
pub mod machine;
pub mod mapping;
mod methods;
mod more;
mod ordered;
pub mod resume;
mod step;

pub use adapters::{Next, quick_next};
pub use collect::{Collected, Fold, collect, fold, goes_over, range_length, steps_alone};
pub use methods::{builtin, class_getitem};
pub use more::length_hint;
pub use ordered::over_ordered;
pub use step::{of_builtin, step};

use more::other_step;

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload of every builtin iterator.
pub struct Iterator {
    /// What it goes over; None when it has come to its end.
    pub source: Value,
    /// How it goes.
    pub form: IteratorForm,
    /// The next index, number or entry.
    pub next: i64,
    /// Where it ends (ranges), or the size the source must keep (dicts and sets).
    pub stop: i64,
    /// Distance to the one after (ranges).
    pub step: i64,
}

/// How a builtin iterator goes over its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IteratorForm {
    /// Items of a list.
    List,
    /// Items of a list, from the end.
    ListReversed,
    /// Items of a tuple.
    Tuple,
    /// Numbers that fit 64 bits.
    Range,
    /// Characters of a str.
    Str,
    /// Bytes of a bytes object.
    Bytes,
    /// Bytes of a bytearray.
    ByteArray,
    /// Keys of a dict.
    DictKeys,
    /// Values of a dict.
    DictValues,
    /// Pairs of a dict.
    DictItems,
    /// Keys of a dict, from the end.
    DictKeysReversed,
    /// Values of a dict, from the end.
    DictValuesReversed,
    /// Pairs of a dict, from the end.
    DictItemsReversed,
    /// A part of an OrderedDict's entries, which must keep their keys and their order: `stop` is the key version,
    /// `step` tells the part and the direction.
    Ordered,
    /// Members of a set.
    Set,
    /// Numbers beyond 64 bits: `source` is a tuple (next, step, remaining).
    LongRange,
    /// Elements of a memoryview.
    MemoryView,
    /// `step` of a native iterator object: `source` is an `Opaque` that implements stepping.
    Native,
}

impl Payload for Iterator {
    const KIND: Kind = Kind::Iterator;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.source);
    }
    fn clear(&mut self) {
        self.source = Value::NONE;
    }
}

macro_rules! iterator_types {
    ($($(#[$doc:meta])* $name:ident $text:literal $rows:ident;)+) => {
        $($(#[$doc])* pub static $name: TypeRow = TypeRow {
            name: $text,
            kind: Kind::Iterator,
            flags: ClassFlags::NO_NEW,
            methods: methods::$rows,
            ..TypeRow::DEFAULT
        };)+
    };
}

iterator_types! {
    /// Over a list.
    LIST "list_iterator" INDEXED;
    /// Over a list, from the end.
    LIST_REVERSED "list_reverseiterator" INDEXED;
    /// Over a tuple.
    TUPLE "tuple_iterator" INDEXED;
    /// Over a range.
    RANGE "range_iterator" INDEXED;
    /// Over a range beyond 64 bits.
    LONG_RANGE "longrange_iterator" INDEXED;
    /// Over an ASCII str.
    STR_ASCII "str_ascii_iterator" INDEXED;
    /// Over a str.
    STR "str_iterator" INDEXED;
    /// Over bytes.
    BYTES "bytes_iterator" INDEXED;
    /// Over a bytearray.
    BYTEARRAY "bytearray_iterator" INDEXED;
    /// Over a dict's keys.
    DICT_KEYS "dict_keyiterator" PLAIN;
    /// Over a dict's values.
    DICT_VALUES "dict_valueiterator" PLAIN;
    /// Over a dict's pairs.
    DICT_ITEMS "dict_itemiterator" PLAIN;
    /// Over a dict's keys, from the end.
    DICT_KEYS_REVERSED "dict_reversekeyiterator" PLAIN;
    /// Over a dict's values, from the end.
    DICT_VALUES_REVERSED "dict_reversevalueiterator" PLAIN;
    /// Over a dict's pairs, from the end.
    DICT_ITEMS_REVERSED "dict_reverseitemiterator" PLAIN;
    /// Over an OrderedDict.
    ORDERED "odict_iterator" PLAIN;
    /// Over a set.
    SET "set_iterator" PLAIN;
    /// Over a memoryview.
    MEMORYVIEW "memory_iterator" PLAIN;
}
