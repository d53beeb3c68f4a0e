//! What a `map` or a `filter` does with the elements of one builtin iterator, without a frame of its own: a loop
//! calls the function itself, and who collects has builtins called as leaves.

use super::adapters::{Filter, Map, Next, is_exact_adapter};
use super::{IteratorForm, step};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{LeafFn, LeafOrScriptFn, Native, NativeCall, Role};
use crate::value::Value;
use crate::vm::Cx;

impl Map {
    /// One that calls this function with the elements of these iterators.
    pub fn new(cx: &mut Cx, function: Value, iterators: Vec<Value>, strict: bool) -> Map {
        let leaf = function.get::<Native>(cx).and_then(|native| match native.row.call {
            NativeCall::Leaf(leaf)
                if native.row.role == Role::Function
                    && native.signature().accepts_plain(1)
                    && matches!(iterators.as_slice(), [inner] if inner.is_kind(Kind::Iterator)) =>
            {
                Some((leaf, native.row.cost))
            }
            NativeCall::Leaf(_)
            | NativeCall::LeafOrScript(..)
            | NativeCall::LeafOrResumable(..)
            | NativeCall::Script(_)
            | NativeCall::Resumable(_) => None,
        });
        let quick = crate::interp::builtin_leaf(cx, &function, 1);
        Map { function, iterators, strict, leaf, quick }
    }
}

/// A step of a map over one builtin iterator whose function is a leaf of the VM's own: nothing of a script's
/// runs in it.
pub(super) fn map_step(cx: &mut Cx, iterator: &Value) -> Answer<Next> {
    let Some(own) = iterator.opaque::<Map>(cx) else { return Ok(Next::Script) };
    let (Some((leaf, cost)), [inner]) = (own.leaf, own.iterators.as_slice()) else { return Ok(Next::Script) };
    let inner = inner.clone();
    let Some(item) = step(cx, &inner)? else { return Ok(Next::End) };
    cx.charge(cost as usize)?;
    leaf(cx, std::slice::from_ref(&item)).map(Next::Item)
}

/// What a loop over a map does next.
pub enum MapStep {
    /// It asks the map for its element, as it would any other iterator.
    Ask,
    /// There are no more.
    End,
    /// This is the element.
    Item(Value),
    /// The element is what the function answers for this.
    Call(Value, Value),
}

/// Whether a value is a map over one builtin iterator, whose function a loop calls itself.
pub fn is_single_map(cx: &Cx, iterator: &Value) -> bool {
    is_exact_adapter(cx, iterator)
        && iterator
            .opaque::<Map>(cx)
            .is_some_and(|own| matches!(own.iterators.as_slice(), [inner] if inner.is_kind(Kind::Iterator)))
}

/// The next step of a map over one builtin iterator, which has moved on unless the map is to be asked.
pub fn map_call(cx: &mut Cx, iterator: &Value) -> Answer<MapStep> {
    if !is_single_map(cx, iterator) {
        return Ok(MapStep::Ask);
    }
    let Some(own) = iterator.opaque::<Map>(cx) else { return Ok(MapStep::Ask) };
    let (function, leaf, quick, inner) =
        (own.function.clone(), own.leaf, own.quick, own.iterators[0].clone());
    let Some(item) = step(cx, &inner)? else { return Ok(MapStep::End) };
    if let Some((leaf, cost)) = leaf {
        cx.charge(cost as usize)?;
        return leaf(cx, std::slice::from_ref(&item)).map(MapStep::Item);
    }
    if let Some(quick) = quick
        && let Some(value) = quick(cx, std::slice::from_ref(&item))?
    {
        return Ok(MapStep::Item(value));
    }
    Ok(MapStep::Call(function, item))
}

/// A step of a filter that keeps what is true, over a list, a tuple or a range.
pub(super) fn filter_step(cx: &mut Cx, iterator: &Value) -> Answer<Next> {
    let Some(inner) = plain_filter(cx, iterator) else { return Ok(Next::Script) };
    loop {
        let Some(item) = step(cx, &inner)? else { return Ok(Next::End) };
        match crate::protocol::truth::quick_truth(cx, &item) {
            Some(true) => return Ok(Next::Item(item)),
            Some(false) => cx.charge(1)?,
            None => {
                // a script must tell: the iterator stands before the element again
                if let Some(payload) = inner.get_mut::<super::Iterator>(cx) {
                    payload.next -= 1;
                }
                return Ok(Next::Script);
            }
        }
    }
}

/// What a builtin makes of the elements of one builtin iterator, without a script as long as it answers.
#[derive(Clone, Copy)]
pub enum Simple {
    /// The answers of a leaf, and its cost.
    Map(LeafFn, u32),
    /// The elements, converted.
    Convert(LeafOrScriptFn),
    /// Those that are true.
    True,
}

/// What a map or a filter does with the elements of the builtin iterator inside, when what it has done can be done
/// once more: it calls a leaf, or converts to a number, a bool or a str.
pub fn simple_parts(cx: &Cx, iterator: &Value) -> Option<(Value, Simple)> {
    if !is_exact_adapter(cx, iterator) {
        return None;
    }
    if let Some(inner) = plain_filter(cx, iterator) {
        return Some((inner, Simple::True));
    }
    let own = iterator.opaque::<Map>(cx)?;
    let [inner] = own.iterators.as_slice() else { return None };
    if !inner.is_kind(Kind::Iterator) {
        return None;
    }
    if let Some((leaf, cost)) = own.leaf {
        return Some((inner.clone(), Simple::Map(leaf, cost)));
    }
    let types = cx.types();
    let converts =
        [&types.int, &types.float, &types.str, &types.bool].into_iter().any(|kind| own.function.is(kind));
    own.quick.filter(|_| converts).map(|quick| (inner.clone(), Simple::Convert(quick)))
}

/// The iterator inside of a filter that asks nobody but the elements themselves, where that is one over a list or a
/// tuple.
pub(super) fn plain_filter(cx: &Cx, iterator: &Value) -> Option<Value> {
    let own = iterator.opaque::<Filter>(cx)?;
    let form = own.inner.get::<super::Iterator>(cx)?.form;
    let asks_truth = own.function.is_none() || own.function.is(&cx.types().bool);
    (asks_truth && matches!(form, IteratorForm::List | IteratorForm::Tuple)).then(|| own.inner.clone())
}
