//! The algebra of sets on tables: membership, union, intersection, difference, comparison. Members carry
//! their hashes; where only a script's `__hash__` or `__eq__` can tell, the answer is None and iterators that
//! were read stand where they stood.

use super::Set;
use crate::error::Answer;
use crate::heap::{Heap, Kind};
use crate::protocol::hash::quick_hash;
use crate::types::dict::{Dict, Probe, unusable};
use crate::types::iterator::{Collected, Fold, collect, fold};
use crate::value::Value;
use crate::vm::Cx;

/// A member and its hash.
pub type Member = (u64, Value);

/// The hash of a member. None: a script's `__hash__` must tell.
#[inline]
pub fn member_hash(cx: &mut Cx, item: &Value) -> Answer<Option<u64>> {
    match quick_hash(cx, item) {
        Ok(hash) => Ok(hash),
        Err(_) => Err(unusable(cx, item, "a set element")),
    }
}

/// An empty set of this class, frozen if the class is.
pub fn of_class(cx: &mut Cx, class: &Value) -> Answer {
    let set = cx.new_object(class, Set::default())?;
    if cx.is_subclass(class, &cx.types().frozenset) {
        cx.mark_special(&set);
    }
    Ok(set)
}

/// A set of this class with the members of another.
pub fn copy_as(cx: &mut Cx, class: &Value, members: &Value) -> Answer {
    let made = of_class(cx, class)?;
    cx.charge(length(cx, members) / 2)?;
    let heap: *mut Heap = cx.heap();
    // SAFETY: the heap belongs to this VM; making a table touches no payload.
    let table = members.get::<Set>(cx).map(|set| set.table.copy(unsafe { &mut *heap }));
    match (table, made.get_mut::<Set>(cx)) {
        (Some(Ok(table)), Some(own)) => own.table = table,
        _ => return Err(cx.out_of_memory()),
    }
    Ok(made)
}

/// Exchanges the members of two sets.
pub fn swap(cx: &mut Cx, one: &Value, two: &Value) {
    let taken = one.get_mut::<Set>(cx).map(|set| std::mem::take(&mut set.table)).unwrap_or_default();
    let other =
        two.get_mut::<Set>(cx).map(|set| std::mem::replace(&mut set.table, taken)).unwrap_or_default();
    if let Some(set) = one.get_mut::<Set>(cx) {
        set.table = other;
    }
}

/// `set` or `frozenset`, whichever a value derives from.
pub fn base_class(cx: &Cx, set: &Value) -> Value {
    let types = cx.types();
    if cx.is_special(set) { types.frozenset.clone() } else { types.set.clone() }
}

/// Number of members.
pub fn length(cx: &Cx, set: &Value) -> usize {
    set.get::<Set>(cx).map_or(0, |set| set.table.len())
}

/// Probes for a member.
#[inline]
pub fn probe(cx: &Cx, set: &Value, hash: u64, item: &Value) -> Probe {
    set.get::<Set>(cx).map_or(Probe::Absent, |set| set.table.probe(cx, hash, item))
}

/// Adds a member. False: a script must be asked.
#[inline]
pub fn add(cx: &mut Cx, set: &Value, hash: u64, item: &Value) -> Answer<bool> {
    match probe(cx, set, hash, item) {
        Probe::Found(_) => Ok(true),
        Probe::Unknown => Ok(false),
        Probe::Absent => cx.set_insert_new(set, hash, item).map(|()| true),
    }
}

/// Removes a member if it is there. None: a script must be asked.
pub fn remove(cx: &mut Cx, set: &Value, hash: u64, item: &Value) -> Option<bool> {
    match probe(cx, set, hash, item) {
        Probe::Found(at) => {
            let old = set.get_mut::<Set>(cx).map(|set| set.table.remove(at));
            drop(old);
            Some(true)
        }
        Probe::Absent => Some(false),
        Probe::Unknown => None,
    }
}

/// Another operand: its members, and how to give them back.
pub struct Operand {
    /// The members with their hashes.
    pub members: Vec<Member>,
    collected: Option<Collected>,
}

impl Operand {
    fn rewind(self, cx: &mut Cx) {
        if let Some(collected) = self.collected {
            collected.rewind(cx);
        }
    }
}

/// The members of a set.
pub fn members(cx: &Cx, set: &Value) -> Vec<Member> {
    set.get::<Set>(cx)
        .map(|set| {
            let live = set.table.slots().iter().filter(|entry| !entry.key.is_unset());
            live.map(|entry| (entry.hash, entry.key.clone())).collect()
        })
        .unwrap_or_default()
}

fn operand(cx: &mut Cx, source: &Value) -> Answer<Option<Operand>> {
    if source.is_kind(Kind::Set) {
        cx.charge(length(cx, source))?;
        return Ok(Some(Operand { members: members(cx, source), collected: None }));
    }
    if cx.is_exact(source, &cx.types().dict)
        && let Some(dict) = source.get::<Dict>(cx)
    {
        let members = dict.entries().map(|entry| (entry.hash, entry.key.clone())).collect();
        return Ok(Some(Operand { members, collected: None }));
    }
    let Some(collected) = collect(cx, source)? else { return Ok(None) };
    let mut members = Vec::with_capacity(collected.items.len());
    for item in &collected.items {
        match member_hash(cx, item)? {
            Some(hash) => members.push((hash, item.clone())),
            None => {
                collected.rewind(cx);
                return Ok(None);
            }
        }
    }
    Ok(Some(Operand { members, collected: Some(collected) }))
}

/// Does work with the members of other iterables. None: a script must be asked, and nothing was consumed.
pub fn with_operands<T>(
    cx: &mut Cx,
    sources: &[Value],
    work: impl FnOnce(&mut Cx, &[Operand]) -> Answer<Option<T>>,
) -> Answer<Option<T>> {
    let mut operands = Vec::with_capacity(sources.len());
    let mut complete = true;
    for source in sources {
        match operand(cx, source)? {
            Some(operand) => operands.push(operand),
            None => {
                complete = false;
                break;
            }
        }
    }
    let answer = if complete { work(cx, &operands)? } else { None };
    if answer.is_none() {
        for operand in operands.into_iter().rev() {
            operand.rewind(cx);
        }
    }
    Ok(answer)
}

/// Adds all members of another iterable. False: a script must be asked; iterators stand where they stood, and what was
/// added by then does no harm when it is added again.
pub fn add_all(cx: &mut Cx, set: &Value, source: &Value) -> Answer<bool> {
    let is_dict = cx.is_exact(source, &cx.types().dict);
    if !is_dict && !source.is_kind(Kind::Set) {
        return fold(cx, source, |cx, item| {
            Ok(match member_hash(cx, &item)? {
                Some(hash) if add(cx, set, hash, &item)? => Fold::Next,
                Some(_) | None => Fold::Script,
            })
        });
    }
    if set.is(source) {
        return Ok(true);
    }
    let member_at = |cx: &Cx, at: usize| match source.get::<Set>(cx) {
        Some(other) => other.table.slots().get(at).map(|entry| (entry.hash, entry.key.clone())),
        None => source.get::<Dict>(cx)?.table.slots().get(at).map(|entry| (entry.hash, entry.key.clone())),
    };
    // no script runs meanwhile: the source stays as it is
    let mut at = 0;
    while let Some((hash, item)) = member_at(cx, at) {
        at += 1;
        if at.is_multiple_of(1024) {
            cx.charge(1024)?;
        }
        if !item.is_unset() && !add(cx, set, hash, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adds all members of others. False: a script must be asked.
pub fn unite(cx: &mut Cx, set: &Value, operands: &[Operand]) -> Answer<bool> {
    for operand in operands {
        for (hash, item) in &operand.members {
            if !add(cx, set, *hash, item)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Removes all members of others. False: a script must be asked.
pub fn subtract(cx: &mut Cx, set: &Value, operands: &[Operand]) -> bool {
    operands
        .iter()
        .all(|operand| operand.members.iter().all(|(hash, item)| remove(cx, set, *hash, item).is_some()))
}

/// Adds those members of another that are not there and removes those that are. None: a script must be
/// asked.
pub fn toggle(cx: &mut Cx, set: &Value, other: &[Member]) -> Answer<bool> {
    for (hash, item) in other {
        match remove(cx, set, *hash, item) {
            Some(true) => {}
            Some(false) => cx.set_insert_new(set, *hash, item)?,
            None => return Ok(false),
        }
    }
    Ok(true)
}

/// A set of this class with the members of `from` that are (or are not) in `set`. None: a script must be
/// asked.
pub fn sift(cx: &mut Cx, class: &Value, from: &[Member], set: &Value, wanted: bool) -> Answer<Option<Value>> {
    let made = of_class(cx, class)?;
    for (hash, item) in from {
        let present = match probe(cx, set, *hash, item) {
            Probe::Found(_) => true,
            Probe::Absent => false,
            Probe::Unknown => return Ok(None),
        };
        if present == wanted && !add(cx, &made, *hash, item)? {
            return Ok(None);
        }
    }
    Ok(Some(made))
}

/// Whether all of these members are in a set. None: a script must be asked.
pub fn has_all(cx: &Cx, set: &Value, wanted: &[Member]) -> Option<bool> {
    for (hash, item) in wanted {
        match probe(cx, set, *hash, item) {
            Probe::Found(_) => {}
            Probe::Absent => return Some(false),
            Probe::Unknown => return None,
        }
    }
    Some(true)
}

/// Whether any of these members is in a set. None: a script must be asked.
pub fn has_any(cx: &Cx, set: &Value, wanted: &[Member]) -> Option<bool> {
    for (hash, item) in wanted {
        match probe(cx, set, *hash, item) {
            Probe::Found(_) => return Some(true),
            Probe::Absent => {}
            Probe::Unknown => return None,
        }
    }
    Some(false)
}

/// A rich comparison of two sets by inclusion. None: a script must be asked.
pub fn compare(cx: &mut Cx, comparison: usize, one: &Value, two: &Value) -> Answer<Option<bool>> {
    let (left, right) = (length(cx, one), length(cx, two));
    let decided = match comparison {
        0 if left >= right => Some(false),
        1 if left > right => Some(false),
        2 if left != right => Some(false),
        3 if left != right => Some(true),
        4 if left <= right => Some(false),
        5 if left < right => Some(false),
        _ => None,
    };
    if decided.is_some() {
        return Ok(decided);
    }
    cx.charge(left.min(right))?;
    let included = if comparison >= 4 {
        has_all(cx, one, &members(cx, two))
    } else {
        has_all(cx, two, &members(cx, one))
    };
    Ok(included.map(|included| included != (comparison == 3)))
}
