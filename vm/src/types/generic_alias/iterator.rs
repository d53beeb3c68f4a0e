//! The iterator of a generic alias: it gives the alias once, unpacked, which is what `*tuple[int]` means.

use super::starred;
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{NativeRow, TypeRow};
use crate::object::ClassFlags;
use crate::types::iterator::builtin;
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// The payload: the alias, None when it has been given.
struct AliasIterator {
    alias: Value,
}

impl Object for AliasIterator {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.alias);
    }
    fn clear(&mut self) {
        self.alias = Value::NONE;
    }
}

/// The class `generic_alias_iterator`.
pub static ITERATOR: TypeRow = TypeRow {
    name: "generic_alias_iterator",
    kind: Kind::Opaque,
    flags: ClassFlags::NO_NEW,
    methods: &[
        NativeRow::special("__iter__", "($self, /)", |_, a| Ok(a[0].clone()), "Implement iter(self)."),
        NativeRow::special("__next__", "($self, /)", next, "Implement next(self)."),
        NativeRow::method("__reduce__", "($self, /)", reduce, "Return state information for pickling."),
    ],
    ..TypeRow::DEFAULT
};

/// `__iter__` of aliases.
pub const ITER: NativeRow = NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self).");

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().alias_iterator.clone();
    cx.opaque(&class, AliasIterator { alias: arguments[0].clone() })
}

fn next(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let alias = arguments[0]
        .opaque_mut::<AliasIterator>(cx)
        .map(|own| std::mem::replace(&mut own.alias, Value::NONE));
    match alias.filter(|alias| !alias.is_none()) {
        Some(alias) => starred(cx, &[alias]),
        None => Err(cx.stop_iteration(Value::UNSET)),
    }
}

fn reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let alias = arguments[0].opaque::<AliasIterator>(cx).map_or(Value::NONE, |own| own.alias.clone());
    let iter = builtin(cx, "iter")?;
    let source = if alias.is_none() { cx.empty_tuple() } else { alias };
    let parts = cx.tuple_from([source])?;
    cx.tuple_from([iter, parts])
}
