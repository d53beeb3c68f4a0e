//! Steps at once of the iterators of `linear`, as long as what they go along steps without a script. What is not
//! answered here goes the general way, from where it stands.

use taipan_vm::error::Answer;
use taipan_vm::interp::{BinaryOperator, quick_binary};
use taipan_vm::protocol::truth::quick_truth;
use taipan_vm::types::iterator::machine::{Machine, Next, leave_begun, next_of};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::linear::{islice_source, islice_takes};
use super::{part, replace};

/// The parts of a machine that has so many.
fn parts<const COUNT: usize>(cx: &Cx, own: &Value) -> Option<[Value; COUNT]> {
    let parts = own.opaque::<Machine>(cx)?.parts.as_slice();
    <&[Value; COUNT]>::try_from(parts).ok().cloned()
}

/// `chain` within one iterable.
pub(super) fn chain(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let active = part(cx, own, 1);
    if active.is_unset() {
        return Ok(None);
    }
    match next_of(cx, &active)? {
        Next::End => {
            drop(replace(cx, own, 1, Value::UNSET));
            Ok(None)
        }
        next => Ok(Some(next)),
    }
}

/// `accumulate` without a function, behind its first element.
pub(super) fn accumulate(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let Some([iterator, function, total, _]) = parts(cx, own) else { return Ok(None) };
    if !function.is_none() || total.is_unset() {
        return Ok(None);
    }
    let item = match next_of(cx, &iterator)? {
        Next::Item(item) => item,
        other => return Ok(Some(other)),
    };
    match quick_binary(cx, BinaryOperator::Add, &total, &item)? {
        Some(sum) => {
            drop(replace(cx, own, 2, sum.clone()));
            Ok(Some(Next::Item(sum)))
        }
        None => Ok(Some(leave_begun(cx, own, 1, [item, Value::UNSET]))),
    }
}

/// `compress`
pub(super) fn compress(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let Some([data, selectors]) = parts(cx, own) else { return Ok(None) };
    loop {
        let item = match next_of(cx, &data)? {
            Next::Item(item) => item,
            other => return Ok(Some(other)),
        };
        let selector = match next_of(cx, &selectors)? {
            Next::Item(selector) => selector,
            Next::End => return Ok(Some(Next::End)),
            Next::Script => return Ok(Some(leave_begun(cx, own, 1, [item, Value::UNSET]))),
        };
        match quick_truth(cx, &selector) {
            Some(true) => return Ok(Some(Next::Item(item))),
            Some(false) => cx.charge(1)?,
            None => return Ok(Some(leave_begun(cx, own, 2, [item, selector]))),
        }
    }
}

/// `pairwise` behind its first element.
pub(super) fn pairwise(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let Some([iterator, before]) = parts(cx, own) else { return Ok(None) };
    if before.is_unset() {
        return Ok(None);
    }
    match next_of(cx, &iterator)? {
        Next::Item(item) => {
            drop(replace(cx, own, 1, item.clone()));
            cx.pair(before, item).map(|item| Some(Next::Item(item)))
        }
        Next::End => {
            drop(replace(cx, own, 0, Value::NONE));
            drop(replace(cx, own, 1, Value::UNSET));
            Ok(Some(Next::End))
        }
        Next::Script => Ok(Some(Next::Script)),
    }
}

/// `islice`
pub(super) fn islice(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    while let Some(iterator) = islice_source(cx, own) {
        match next_of(cx, &iterator)? {
            Next::Item(item) if islice_takes(cx, own) => return Ok(Some(Next::Item(item))),
            Next::Item(_) => cx.charge(1)?,
            Next::End => {
                drop(replace(cx, own, 0, Value::NONE));
                return Ok(Some(Next::End));
            }
            Next::Script => return Ok(Some(Next::Script)),
        }
    }
    Ok(Some(Next::End))
}

/// `zip_longest` of builtin iterators.
pub(super) fn zip_longest(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let Some(machine) = own.opaque::<Machine>(cx) else { return Ok(None) };
    let mut left = machine.numbers.first().copied().unwrap_or(0);
    if left == 0 {
        return Ok(Some(Next::End));
    }
    let parts: smallvec::SmallVec<[Value; 4]> = machine.parts.iter().cloned().collect();
    let Some((fill, iterators)) = parts.split_last() else { return Ok(Some(Next::End)) };
    let mut items: smallvec::SmallVec<[Value; 4]> = smallvec::SmallVec::with_capacity(iterators.len());
    for (at, iterator) in iterators.iter().enumerate() {
        if !iterator.is_none() {
            if let Next::Item(item) = next_of(cx, iterator)? {
                items.push(item);
                continue;
            }
            left -= 1;
            super::set_number(cx, own, 0, left.max(0));
            if left <= 0 {
                return Ok(Some(Next::End));
            }
            drop(replace(cx, own, at, Value::NONE));
        }
        items.push(fill.clone());
    }
    cx.tuple_from(items).map(|item| Some(Next::Item(item)))
}
