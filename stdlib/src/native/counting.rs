//! `_collections._count_elements`, the loop of `Counter`.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{NativeRow, Role};
use taipan_vm::protocol::hash::quick_hash;
use taipan_vm::types::dict::Probe;
use taipan_vm::types::iterator::collect;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::wanted;

/// The row; `_count_slowly` stands in the script half of `_collections`.
pub(super) const COUNT: NativeRow = NativeRow::open(
    "_count_elements",
    "($module, mapping, iterable, /)",
    Role::Function,
    "Count elements in the iterable, updating the mapping",
)
.or_script(count_elements, "_count_slowly");

/// Counts items in a dict. A script does it when the dict's class reads or writes in a way of its own, or an item
/// wants a script: so the counts are made apart first, and nothing is changed before all of them are known.
fn count_elements(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (mapping, iterable) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let types = cx.types();
    let is_known = cx.is_exact_str(iterable)
        || cx.is_exact(iterable, &types.list)
        || cx.is_exact(iterable, &types.tuple);
    if !is_known || !mapping.is_kind(Kind::Dict) || !keeps_access(cx, mapping)? {
        return Ok(None);
    }
    let Some(collected) = collect(cx, iterable)? else { return Ok(None) };
    let table = cx.dict()?;
    let mut counts: Vec<i64> = Vec::new();
    for item in &collected.items {
        let Ok(Some(hash)) = quick_hash(cx, item) else {
            drop(cx.take_raised());
            return Ok(None);
        };
        match cx.dict_probe(&table, hash, item) {
            Probe::Found(place) => match counts.get_mut(place) {
                Some(count) => *count += 1,
                None => return Ok(None),
            },
            Probe::Absent => {
                cx.dict_insert_new(&table, hash, item, Value::NONE)?;
                counts.push(1);
            }
            Probe::Unknown => return Ok(None),
        }
    }
    let mut totals = Vec::with_capacity(counts.len());
    for ((item, _), count) in cx.dict_pairs(&table).into_iter().zip(counts) {
        let before = match cx.dict_get(mapping, &item)? {
            Some(before) => before.map_or(Some(0), |before| before.as_small_int()),
            None => None,
        };
        let Some(total) = before.and_then(|before| before.checked_add(count)) else { return Ok(None) };
        totals.push((item, total));
    }
    for (item, total) in totals {
        let total = cx.int(total)?;
        drop(cx.dict_set(mapping, &item, total)?);
    }
    Ok(Some(Value::NONE))
}

/// Whether a dict's class has the `get` and `__setitem__` of `dict`.
fn keeps_access(cx: &mut Cx, mapping: &Value) -> Answer<bool> {
    let dict = cx.types().dict.clone();
    for name in ["get", "__setitem__"] {
        let name = cx.intern(name)?;
        if !cx.keeps_method(mapping, &dict, &name) {
            return Ok(false);
        }
    }
    Ok(true)
}
