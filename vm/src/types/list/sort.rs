//! Stable sorting without a script's help: of items that are all ints, all strs, all floats or all tuples of
//! them by what the machine does best, of anything else by `merge` with fallible comparisons.

use std::cmp::Ordering;

use super::List;
use super::merge::Merging;
use super::sequence::{items_of, nested};
use crate::error::Answer;
use crate::heap::{Buffer, Kind};
use crate::interp::quick_compare;
use crate::protocol::equal::quick_equal;
use crate::protocol::truth::quick_truth;
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// What all keys have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Ints,
    Strs,
    Floats,
    Tuples,
    Mixed,
}

fn family_of(cx: &Cx, key: &Value) -> Family {
    if key.as_small_int().is_some() {
        Family::Ints
    } else if cx.is_exact_str(key) {
        Family::Strs
    } else if cx.is_exact(key, &cx.types().float) && cx.as_float(key).is_some_and(|number| !number.is_nan()) {
        Family::Floats
    } else if cx.is_exact(key, &cx.types().tuple) {
        Family::Tuples
    } else {
        Family::Mixed
    }
}

/// Whether all keys are tuples of one length whose items at one place are of one family of plain items.
fn alike<T>(cx: &Cx, elements: &[T], key: fn(&T) -> &Value) -> bool {
    let Some(first) = elements.first() else { return true };
    let families: Vec<Family> = cx.tuple_items(key(first)).iter().map(|item| family_of(cx, item)).collect();
    if families.iter().any(|family| matches!(family, Family::Tuples | Family::Mixed)) {
        return false;
    }
    elements.iter().all(|element| {
        let items = cx.tuple_items(key(element));
        items.len() == families.len()
            && items.iter().zip(&families).all(|(item, family)| family_of(cx, item) == *family)
    })
}

/// The order of two tuples that `alike` has looked at.
fn compare_tuples(cx: &Cx, one: &Value, two: &Value) -> Ordering {
    for (a, b) in cx.tuple_items(one).iter().zip(cx.tuple_items(two)) {
        if a.is(b) {
            continue;
        }
        let order = if a.bits().is_int() {
            (a.bits().0 as i64).cmp(&(b.bits().0 as i64))
        } else if a.is_kind(Kind::Str) {
            compare_strs(cx, a, b)
        } else {
            compare_floats(cx, a, b)
        };
        if order.is_ne() {
            return order;
        }
    }
    Ordering::Equal
}

fn compare_floats(cx: &Cx, one: &Value, two: &Value) -> Ordering {
    let number = |value: &Value| cx.as_float(value).unwrap_or(0.0);
    number(one).partial_cmp(&number(two)).unwrap_or(Ordering::Equal)
}

fn common_family<T>(cx: &Cx, elements: &[T], key: fn(&T) -> &Value) -> Family {
    let Some(first) = elements.first() else { return Family::Ints };
    let family = family_of(cx, key(first));
    if elements.iter().all(|element| family_of(cx, key(element)) == family) { family } else { Family::Mixed }
}

/// Sorts a list. False: a script must be asked, and nothing has changed.
pub fn sort_list(cx: &mut Cx, list: &Value, reverse: bool) -> Answer<bool> {
    charge(cx, cx.list_items(list).len())?;
    let mut items = cx.list_take(list);
    let answer = sort_elements(cx, &mut items, |item| item, reverse);
    put_back(cx, list, items);
    answer
}

fn put_back(cx: &mut Cx, list: &Value, items: Buffer<Value>) {
    if let Some(payload) = list.get_mut::<List>(cx) {
        payload.items = items;
    }
}

/// Sorts the items of a list by the keys of another of the same length. False: a script must be asked, and
/// nothing has changed.
pub fn sort_by_keys(cx: &mut Cx, keys: &Value, items: &Value, reverse: bool) -> Answer<bool> {
    charge(cx, cx.list_items(keys).len())?;
    let mut pairs: Vec<(Value, Value)> =
        cx.list_items(keys).iter().cloned().zip(cx.list_items(items).iter().cloned()).collect();
    if !sort_elements(cx, &mut pairs, |pair| &pair.0, reverse)? {
        return Ok(false);
    }
    if let Some(list) = items.get_mut::<List>(cx) {
        for (place, (_, item)) in list.items.iter_mut().zip(pairs) {
            *place = item;
        }
    }
    Ok(true)
}

fn charge(cx: &mut Cx, length: usize) -> Answer<()> {
    let steps = (usize::BITS - length.leading_zeros()) as usize;
    cx.charge(length.saturating_mul(steps) / 4)
}

fn sort_elements<T>(cx: &mut Cx, elements: &mut [T], key: fn(&T) -> &Value, reverse: bool) -> Answer<bool> {
    let turn = |order: Ordering| if reverse { order.reverse() } else { order };
    match common_family(cx, elements, key) {
        Family::Ints => {
            // the words of small ints are ordered as the ints are
            elements.sort_by(|a, b| turn((key(a).bits().0 as i64).cmp(&(key(b).bits().0 as i64))));
            Ok(true)
        }
        Family::Strs => {
            elements.sort_by(|a, b| turn(compare_strs(cx, key(a), key(b))));
            Ok(true)
        }
        Family::Floats => {
            elements.sort_by(|a, b| turn(compare_floats(cx, key(a), key(b))));
            Ok(true)
        }
        Family::Tuples if alike(cx, elements, key) => {
            elements.sort_by(|a, b| turn(compare_tuples(cx, key(a), key(b))));
            Ok(true)
        }
        Family::Tuples | Family::Mixed => {
            let keys: Vec<Value> = elements.iter().map(|element| key(element).clone()).collect();
            let Some(order) = merge_order(cx, &keys, reverse)? else { return Ok(false) };
            permute(elements, &order);
            Ok(true)
        }
    }
}

fn compare_strs(cx: &Cx, one: &Value, two: &Value) -> Ordering {
    match (one.get::<Str>(cx), two.get::<Str>(cx)) {
        (Some(one), Some(two)) => crate::types::str::compare(one, two),
        _ => Ordering::Equal,
    }
}

/// Puts elements into this order of their old places.
pub(super) fn permute<T>(elements: &mut [T], order: &[u32]) {
    let mut place = order.to_vec();
    for start in 0..place.len() {
        let mut at = start;
        loop {
            let from = place[at] as usize;
            place[at] = at as u32;
            if from == start || from == at {
                break;
            }
            elements.swap(at, from);
            at = from;
        }
    }
}

/// Whether one key is less than another. None: a script must be asked.
pub fn less(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<bool>> {
    if one.bits().are_ints(two.bits()) {
        return Ok(Some((one.bits().0 as i64) < two.bits().0 as i64));
    }
    if cx.is_exact_str(one) && cx.is_exact_str(two) {
        return Ok(Some(compare_strs(cx, one, two).is_lt()));
    }
    if cx.is_exact(one, &cx.types().tuple) && cx.is_exact(two, &cx.types().tuple) {
        return tuple_less(cx, one, two);
    }
    let answer = nested(cx, |cx| quick_compare(cx, 0, one, two))?;
    Ok(answer.and_then(|value| quick_truth(cx, &value)))
}

fn tuple_less(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<bool>> {
    let (left, right) = (items_of(cx, one), items_of(cx, two));
    for (a, b) in left.iter().zip(right) {
        if a.is(b) {
            continue;
        }
        match quick_equal(cx, a, b) {
            Some(true) => {}
            Some(false) => {
                let (a, b) = (a.clone(), b.clone());
                return nested(cx, |cx| less(cx, &a, &b));
            }
            None => {
                let answer = nested(cx, |cx| quick_compare(cx, 0, one, two))?;
                return Ok(answer.and_then(|value| quick_truth(cx, &value)));
            }
        }
    }
    Ok(Some(left.len() < right.len()))
}

/// The sorted order of keys. None: a script must be asked.
fn merge_order(cx: &mut Cx, keys: &[Value], reverse: bool) -> Answer<Option<Vec<u32>>> {
    let mut sort = Merging::new(keys.len(), reverse);
    while let Some((one, two)) = sort.question() {
        match less(cx, &keys[one as usize], &keys[two as usize])? {
            Some(less) => sort.answer(less),
            None => return Ok(None),
        }
    }
    Ok(Some(sort.into_order(reverse)))
}

/// Whether a list was left without storage, as it is while it is being sorted.
pub fn is_untouched(cx: &Cx, list: &Value) -> bool {
    list.is_kind(Kind::List) && list.get::<List>(cx).is_some_and(|list| list.items.capacity() == 0)
}
