//! All elements of a builtin iterable at once, and going back when they turn out to be more than a leaf can
//! deal with.

use super::adapters::{Enumerate, Zip};
use super::mapping::{Simple, simple_parts};
use super::{Iterator, IteratorForm, Next, of_builtin, quick_next};
use crate::error::Answer;
use crate::heap::Kind;
use crate::protocol::truth::quick_truth;
use crate::types::range::Range;
use crate::value::Value;
use crate::vm::Cx;

/// The elements of an iterable, and where its iterators stood before.
pub struct Collected {
    /// The elements.
    pub items: Vec<Value>,
    marks: Vec<Mark>,
}

/// Where an iterator stood.
struct Mark {
    iterator: Value,
    source: Value,
    next: i64,
    stop: i64,
    step: i64,
    count: Option<Value>,
}

impl Collected {
    /// Puts the iterators back where they stood, as if nothing had been taken.
    pub fn rewind(self, cx: &mut Cx) {
        for mark in self.marks {
            if let Some(count) = mark.count {
                if let Some(own) = mark.iterator.opaque_mut::<Enumerate>(cx) {
                    own.next = count;
                }
            } else if let Some(payload) = mark.iterator.get_mut::<Iterator>(cx) {
                payload.next = mark.next;
                payload.stop = mark.stop;
                payload.step = mark.step;
                let old = std::mem::replace(&mut payload.source, mark.source);
                drop(old);
            }
        }
    }
}

/// Whether an iterator steps without a script from here to its end; its state is added to `marks`.
fn mark_all(cx: &Cx, iterator: &Value, marks: &mut Vec<Mark>, depth: usize) -> bool {
    if let Some(payload) = iterator.get::<Iterator>(cx) {
        marks.push(Mark {
            iterator: iterator.clone(),
            source: payload.source.clone(),
            next: payload.next,
            stop: payload.stop,
            step: payload.step,
            count: None,
        });
        return true;
    }
    if !iterator.is_kind(Kind::Opaque) || depth == 0 {
        return false;
    }
    if let Some(own) = iterator.opaque::<Enumerate>(cx) {
        if !super::adapters::is_exact_adapter(cx, iterator) {
            return false;
        }
        let (inner, count) = (own.inner.clone(), own.next.clone());
        marks.push(Mark {
            iterator: iterator.clone(),
            source: Value::NONE,
            next: 0,
            stop: 0,
            step: 0,
            count: Some(count),
        });
        return mark_all(cx, &inner, marks, depth - 1);
    }
    if let Some(own) = iterator.opaque::<Zip>(cx) {
        let inner = own.iterators.clone();
        return super::adapters::is_exact_adapter(cx, iterator)
            && !inner.is_empty()
            && inner.iter().all(|inner| mark_all(cx, inner, marks, depth - 1));
    }
    false
}

/// Whether an iterator steps without a script from here to its end.
pub fn steps_alone(cx: &Cx, iterator: &Value) -> bool {
    iterator.is_kind(Kind::Iterator) || mark_all(cx, iterator, &mut Vec::new(), 8)
}

/// Whether an iterable is an iterator over this very list, or built on one.
pub fn goes_over(cx: &Cx, iterable: &Value, list: &Value) -> bool {
    if iterable.is_kind(Kind::Opaque) {
        let mut marks = Vec::new();
        return mark_all(cx, iterable, &mut marks, 8) && marks.iter().any(|mark| mark.source.is(list));
    }
    iterable.get::<Iterator>(cx).is_some_and(|own| own.source.is(list) && own.form == IteratorForm::List)
}

/// All elements of a builtin iterable. None: a script must be asked, and nothing has changed.
pub fn collect(cx: &mut Cx, source: &Value) -> Answer<Option<Collected>> {
    let types = cx.types();
    let is_list = cx.is_exact(source, &types.list);
    if is_list || cx.is_exact(source, &types.tuple) {
        let length = if is_list { cx.list_items(source).len() } else { cx.tuple_items(source).len() };
        cx.charge(length / 4)?;
        cx.check_room(length * 16)?;
        let items = if is_list { cx.list_items(source).to_vec() } else { cx.tuple_items(source).to_vec() };
        return Ok(Some(Collected { items, marks: Vec::new() }));
    }
    let iterator = if source.is_kind(Kind::Opaque) {
        if let Some((inner, simple)) = simple_parts(cx, source) {
            return collect_simple(cx, &inner, simple);
        }
        if !steps_alone(cx, source) {
            return Ok(None);
        }
        source.clone()
    } else {
        match of_builtin(cx, source)? {
            Some(iterator) if iterator.is_kind(Kind::Iterator) => iterator,
            _ => return Ok(None),
        }
    };
    let mut marks = Vec::new();
    if !mark_all(cx, &iterator, &mut marks, 8) {
        return Ok(None);
    }
    if iterator.is(source) { drain(cx, &iterator, marks) } else { drain(cx, &iterator, Vec::new()) }
}

/// What a builtin makes of all elements. None: it has met one that a script must see to, and everything is as it was.
fn collect_simple(cx: &mut Cx, inner: &Value, simple: Simple) -> Answer<Option<Collected>> {
    let mut collected = Collected { items: Vec::new(), marks: Vec::new() };
    mark_all(cx, inner, &mut collected.marks, 1);
    let expected = super::length_hint(cx, inner)?;
    if !matches!(simple, Simple::True) {
        collected.items = cx.room_for(expected)?;
    }
    while let Some(item) = super::step(cx, inner)? {
        let one = std::slice::from_ref(&item);
        let made = match simple {
            Simple::Map(leaf, cost) => {
                cx.charge(cost as usize)?;
                Some(leaf(cx, one)?)
            }
            Simple::Convert(leaf) => {
                cx.charge(1)?;
                leaf(cx, one)?
            }
            Simple::True => match quick_truth(cx, &item) {
                Some(true) => Some(item),
                Some(false) => continue,
                None => None,
            },
        };
        let Some(made) = made else {
            collected.rewind(cx);
            return Ok(None);
        };
        collected.items.push(made);
        if collected.items.len().is_multiple_of(4096) {
            cx.charge(4096)?;
            cx.check_room(collected.items.len() * 16)?;
        }
    }
    Ok(Some(collected))
}

fn drain(cx: &mut Cx, iterator: &Value, marks: Vec<Mark>) -> Answer<Option<Collected>> {
    let expected = super::length_hint(cx, iterator)?;
    cx.charge(expected / 2)?;
    let mut items = cx.room_for(expected)?;
    loop {
        match quick_next(cx, iterator)? {
            Next::Item(item) => items.push(item),
            Next::End => return Ok(Some(Collected { items, marks })),
            Next::Script => return Err(cx.system_error("an iterator wants a script in the middle")),
        }
        if items.len() > expected && items.len().is_multiple_of(4096) {
            cx.charge(4096)?;
            cx.check_room(items.len() * 16)?;
        }
    }
}

/// How many numbers a range has, when that fits 64 bits.
pub fn range_length(cx: &Cx, range: &Value) -> Option<i64> {
    range.get::<Range>(cx)?.length.as_small_int()
}
