//! Views of dicts: keys, values, items.

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
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
pub static KEYS: TypeRow = TypeRow { name: "dict_keys", kind: Kind::DictView, ..TypeRow::DEFAULT };
/// The class `dict_values`.
pub static VALUES: TypeRow = TypeRow { name: "dict_values", kind: Kind::DictView, ..TypeRow::DEFAULT };
/// The class `dict_items`.
pub static ITEMS: TypeRow = TypeRow { name: "dict_items", kind: Kind::DictView, ..TypeRow::DEFAULT };
