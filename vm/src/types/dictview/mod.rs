//! Views of dicts: keys, values, items.

mod methods;

use crate::heap::{Kind, Payload};
use crate::native::{ClassConstant, TypeRow};
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload of a view.
pub struct DictView {
    /// The dict.
    pub dict: Value,
    /// Which part of each entry it shows.
    pub part: Part,
}

/// A part of a dict's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Pairs.
    Items,
}

impl Payload for DictView {
    const KIND: Kind = Kind::DictView;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict);
    }
    fn clear(&mut self) {
        self.dict = Value::NONE;
    }
}

/// The class `dict_keys`.
pub static KEYS: TypeRow = TypeRow {
    name: "dict_keys",
    kind: Kind::DictView,
    flags: ClassFlags::NO_NEW,
    methods: methods::SET_LIKE,
    properties: methods::PROPERTIES,
    constants: &[("__hash__", ClassConstant::None)],
    ..TypeRow::DEFAULT
};
/// The class `dict_values`.
pub static VALUES: TypeRow = TypeRow {
    name: "dict_values",
    kind: Kind::DictView,
    flags: ClassFlags::NO_NEW,
    methods: methods::VALUES,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};
/// The class `dict_items`.
pub static ITEMS: TypeRow = TypeRow {
    name: "dict_items",
    kind: Kind::DictView,
    flags: ClassFlags::NO_NEW,
    methods: methods::SET_LIKE,
    properties: methods::PROPERTIES,
    constants: &[("__hash__", ClassConstant::None)],
    ..TypeRow::DEFAULT
};
