//! Iterators over an OrderedDict. Unlike those of a dict they take notice of every change of the keys and of
//! their order, not only of the size.

use super::step::finish;
use super::{Iterator, IteratorForm};
use crate::error::Answer;
use crate::types::dict::Dict;
use crate::types::dictview::Part;
use crate::value::Value;
use crate::vm::Cx;

/// What `step` says of a walk from the end.
const BACK: i64 = 4;

const fn code(part: Part) -> i64 {
    match part {
        Part::Keys => 0,
        Part::Values => 1,
        Part::Items => 2,
    }
}

/// The iterator over a part of an OrderedDict's entries, None for what is no dict.
pub fn over_ordered(cx: &mut Cx, dict: &Value, part: Part, from_end: bool) -> Answer<Option<Value>> {
    let Some(table) = dict.get::<Dict>(cx).map(|dict| &dict.table) else { return Ok(None) };
    let (mut version, slots) = (table.version(), table.slots().len() as i64);
    if version == 0 {
        version = cx.next_key_version();
        if let Some(dict) = dict.get_mut::<Dict>(cx) {
            dict.table.set_version(version);
        }
    }
    let iterator = Iterator {
        source: dict.clone(),
        form: IteratorForm::Ordered,
        next: if from_end { slots - 1 } else { 0 },
        stop: i64::from(version),
        step: code(part) + if from_end { BACK } else { 0 },
    };
    let class = cx.types().ordered_iterator.clone();
    cx.new_object(&class, iterator).map(Some)
}

pub(super) fn step(cx: &mut Cx, iterator: &Value, source: &Value) -> Answer<Option<Value>> {
    let Some(own) = iterator.get::<Iterator>(cx) else { return Ok(None) };
    let (next, version, how) = (own.next, own.stop, own.step);
    let Some(dict) = source.get::<Dict>(cx) else { return Ok(None) };
    if i64::from(dict.table.version()) != version {
        return Err(cx.runtime_error("OrderedDict mutated during iteration"));
    }
    let slots = dict.table.slots();
    let distance = if how >= BACK { -1 } else { 1 };
    let mut at = if next == 0 && distance > 0 { dict.table.start() as i64 } else { next };
    let entry = loop {
        match usize::try_from(at).ok().and_then(|at| slots.get(at)) {
            Some(entry) if entry.key.is_unset() => at += distance,
            found => break found,
        }
    };
    let Some((key, value)) = entry.map(|entry| (entry.key.clone(), entry.value.clone())) else {
        return finish(cx, iterator, None);
    };
    if let Some(own) = iterator.get_mut::<Iterator>(cx) {
        own.next = at + distance;
    }
    Ok(Some(match how % BACK {
        0 => key,
        1 => value,
        _ => cx.tuple_from([key, value])?,
    }))
}

/// How many elements are left.
pub(super) fn left(cx: &Cx, own: &Iterator) -> usize {
    let Some(dict) = own.source.get::<Dict>(cx) else { return 0 };
    let is_ahead = |at: usize| if own.step >= BACK { at as i64 <= own.next } else { at as i64 >= own.next };
    dict.table.slots().iter().enumerate().filter(|(at, entry)| !entry.key.is_unset() && is_ahead(*at)).count()
}
