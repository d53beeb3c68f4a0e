//! `dict`: insertion-ordered.
//!
//! - `table`: the compact hash table, shared with nobody
//! - this file: the payload and what natives use; a probe that would need a script's `__eq__` says so
//! - `methods`: the rows

mod methods;
mod table;

pub use methods::{equal_dicts, is_plain, merge, reversed_part, set_item, view};
pub use table::{Entry, Probe, Table};

use crate::error::{Answer, Raised};
use crate::heap::{Kind, Payload};
use crate::native::{ClassConstant, TypeRow};
use crate::object::ClassFlags;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// The payload of a dict.
#[derive(Default)]
pub struct Dict {
    /// Its entries.
    pub table: Table,
}

impl Payload for Dict {
    const KIND: Kind = Kind::Dict;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for entry in self.table.slots() {
            visit(&entry.key);
            visit(&entry.value);
        }
    }
    fn clear(&mut self) {
        drop(std::mem::take(&mut self.table));
    }
}

impl Dict {
    /// The value under an interned str.
    #[inline]
    pub fn get_interned(&self, name: Bits) -> Option<&Value> {
        self.table.find_str(name).map(|index| &self.table.slots()[index].value)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.table.len() == 0
    }

    /// The entries in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.table.slots().iter().filter(|entry| !entry.key.is_unset())
    }
}

impl Cx {
    /// An empty dict.
    pub fn dict(&mut self) -> Answer {
        let class = self.types().dict.clone();
        self.new_object(&class, Dict::default())
    }

    /// A dict of `count` entries whose keys are strs: keys and values in turn. The last value of a key wins.
    pub fn dict_of_strs(&mut self, count: usize, mut parts: impl Iterator<Item = Value>) -> Answer {
        let mut table = Table::default();
        if table.reserve(self.heap(), count).is_err() {
            return Err(self.out_of_memory());
        }
        while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
            let hash = self.str_hash(&key);
            if let Some(at) = table.find_str(key.bits()) {
                drop(std::mem::replace(&mut table.slots_mut()[at].value, value));
            } else if table.insert_new(self.heap(), hash, key, value).is_err() {
                return Err(self.out_of_memory());
            }
        }
        self.dict_of_table(table)
    }

    /// A dict of a table.
    pub(crate) fn dict_of_table(&mut self, table: Table) -> Answer {
        let class = &self.types().dict;
        self.new_object(class, Dict { table })
    }

    /// The entries of a dict as pairs, cloned.
    pub fn dict_pairs(&self, dict: &Value) -> Vec<(Value, Value)> {
        match dict.get::<Dict>(self) {
            Some(dict) => dict.entries().map(|entry| (entry.key.clone(), entry.value.clone())).collect(),
            None => Vec::new(),
        }
    }

    /// Sets the value under an interned str, returning the old one.
    pub fn dict_set_interned(&mut self, dict: &Value, name: &Value, value: Value) -> Answer<Option<Value>> {
        let hash = self.str_hash(name);
        self.dict_put(dict, hash, name, value, |table, name| table.find_str(name.bits()))
    }

    /// Sets the value under any str, returning the old one.
    pub fn dict_set_str(&mut self, dict: &Value, name: &Value, value: Value) -> Answer<Option<Value>> {
        self.dict_set_interned(dict, name, value)
    }

    /// Sets the value under an interned str that the dict is known not to have.
    #[inline]
    pub(crate) fn dict_add_interned(&mut self, dict: &Value, name: &Value, value: Value) -> Answer<()> {
        let hash = self.str_hash(name);
        let heap: *mut crate::heap::Heap = self.heap();
        let Some(payload) = dict.get_mut::<Dict>(self) else { return Err(self.system_error("not a dict")) };
        // SAFETY: the heap belongs to this VM; growing a table touches no other payload.
        match payload.table.insert_new(unsafe { &mut *heap }, hash, name.clone(), value) {
            Ok(()) => Ok(()),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    fn dict_put(
        &mut self,
        dict: &Value,
        hash: u64,
        key: &Value,
        value: Value,
        find: impl FnOnce(&Table, &Value) -> Option<usize>,
    ) -> Answer<Option<Value>> {
        let heap: *mut crate::heap::Heap = self.heap();
        let Some(payload) = dict.get_mut::<Dict>(self) else { return Err(self.system_error("not a dict")) };
        if let Some(index) = find(&payload.table, key) {
            return Ok(Some(std::mem::replace(&mut payload.table.slots_mut()[index].value, value)));
        }
        // SAFETY: the heap belongs to this VM; growing a table touches no other payload.
        match payload.table.insert_new(unsafe { &mut *heap }, hash, key.clone(), value) {
            Ok(()) => Ok(None),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// Removes the value under an interned str.
    pub fn dict_remove_interned(&mut self, dict: &Value, name: &Value) -> Answer<Option<Value>> {
        let Some(payload) = dict.get_mut::<Dict>(self) else { return Err(self.system_error("not a dict")) };
        let removed = payload.table.find_str(name.bits()).map(|index| payload.table.remove(index));
        Ok(removed.map(|(key, value)| {
            drop(key);
            value
        }))
    }

    /// The value under a str given as text.
    pub fn dict_get_text(&mut self, dict: &Value, name: &str) -> Answer<Option<Value>> {
        let name = self.intern(name)?;
        Ok(dict.get::<Dict>(self).and_then(|dict| dict.get_interned(name.bits()).cloned()))
    }

    /// Sets the value under a str given as text.
    pub fn dict_set_text(&mut self, dict: &Value, name: &str, value: Value) -> Answer<()> {
        let name = self.intern(name)?;
        drop(self.dict_set_interned(dict, &name, value)?);
        Ok(())
    }

    /// Probes for a key of any type whose hash is known.
    pub fn dict_probe(&mut self, dict: &Value, hash: u64, key: &Value) -> Probe {
        match dict.get::<Dict>(self) {
            Some(payload) => payload.table.probe(self, hash, key),
            None => Probe::Absent,
        }
    }

    /// Looks a key up. None: a script's `__hash__` or `__eq__` would have to run.
    pub fn dict_get(&mut self, dict: &Value, key: &Value) -> Answer<Option<Option<Value>>> {
        let Some(hash) = crate::protocol::hash::quick_hash(self, key)? else { return Ok(None) };
        Ok(match self.dict_probe(dict, hash, key) {
            Probe::Found(index) => {
                Some(dict.get::<Dict>(self).map(|dict| dict.table.slots()[index].value.clone()))
            }
            Probe::Absent => Some(None),
            Probe::Unknown => None,
        })
    }

    /// Sets the value under a key, returning the old one. None: a script's `__hash__` or `__eq__` would
    /// have to run, and nothing was changed.
    pub fn dict_set(&mut self, dict: &Value, key: &Value, value: Value) -> Answer<Option<Option<Value>>> {
        let Some(hash) = crate::protocol::hash::quick_hash(self, key)? else { return Ok(None) };
        match self.dict_probe(dict, hash, key) {
            Probe::Found(index) => self.dict_put(dict, hash, key, value, |_, _| Some(index)).map(Some),
            Probe::Absent => self.dict_put(dict, hash, key, value, |_, _| None).map(Some),
            Probe::Unknown => Ok(None),
        }
    }

    /// Removes a key, returning its entry. None: a script's `__hash__` or `__eq__` would have to run.
    pub fn dict_remove(&mut self, dict: &Value, key: &Value) -> Answer<Option<Option<(Value, Value)>>> {
        let Some(hash) = crate::protocol::hash::quick_hash(self, key)? else { return Ok(None) };
        match self.dict_probe(dict, hash, key) {
            Probe::Found(index) => Ok(Some(dict.get_mut::<Dict>(self).map(|dict| dict.table.remove(index)))),
            Probe::Absent => Ok(Some(None)),
            Probe::Unknown => Ok(None),
        }
    }

    /// Puts an entry in that is known to be new, with its hash.
    pub fn dict_insert_new(&mut self, dict: &Value, hash: u64, key: &Value, value: Value) -> Answer<()> {
        self.dict_put(dict, hash, key, value, |_, _| None).map(drop)
    }
}

/// The hash of a key of a dict. None: a script's `__hash__` must tell.
#[inline]
pub fn key_hash(cx: &mut Cx, key: &Value) -> Answer<Option<u64>> {
    match crate::protocol::hash::quick_hash(cx, key) {
        Ok(hash) => Ok(hash),
        Err(_) => Err(unusable(cx, key, "a dict key")),
    }
}

/// The error for a value without a hash that was to be a key or a member; the first error names the part of
/// it that has none.
#[cold]
pub fn unusable(cx: &mut Cx, value: &Value, role: &str) -> Raised {
    let class = cx.exceptions().type_error.clone();
    if !cx.raised_is(&class) {
        return Raised;
    }
    let reason = cx.take_raised();
    let text = reason
        .get::<crate::types::exception::Exception>(cx)
        .and_then(|exception| cx.tuple_items(&exception.arguments).first().cloned())
        .map(|text| cx.text_of(&text))
        .unwrap_or_default();
    let text = format!("cannot use {} as {role} ({text})", cx.quoted_type_name(value));
    cx.type_error(&text)
}

/// The class `dict`.
pub static TYPE: TypeRow = TypeRow {
    name: "dict",
    kind: Kind::Dict,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF | ClassFlags::MAPPING,
    doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    methods: methods::METHODS,
    constants: &[("__hash__", ClassConstant::None)],
    call: Some(&methods::CALL),
    ..TypeRow::DEFAULT
};
