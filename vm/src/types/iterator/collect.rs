//! All elements of a builtin iterable, at once or one by one, and going back when they turn out to be more than a
//! leaf can deal with.

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
        rewind(cx, self.marks);
    }
}

fn rewind(cx: &mut Cx, marks: Vec<Mark>) {
    for mark in marks {
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

/// The way over a builtin iterable, element by element, without a script.
struct Walk {
    /// The iterator that is asked.
    iterator: Value,
    /// What is made of its elements.
    simple: Option<Simple>,
    /// Where the iterators stood that are not the walk's own.
    marks: Vec<Mark>,
}

impl Walk {
    /// None: a script must be asked.
    fn over(cx: &mut Cx, source: &Value) -> Answer<Option<Walk>> {
        let mut marks = Vec::new();
        if source.is_kind(Kind::Opaque)
            && let Some((iterator, simple)) = simple_parts(cx, source)
        {
            mark_all(cx, &iterator, &mut marks, 1);
            return Ok(Some(Walk { iterator, simple: Some(simple), marks }));
        }
        let iterator = if source.is_kind(Kind::Opaque) {
            source.clone()
        } else {
            match of_builtin(cx, source)? {
                Some(iterator) if iterator.is_kind(Kind::Iterator) => iterator,
                _ => return Ok(None),
            }
        };
        if !mark_all(cx, &iterator, &mut marks, 8) {
            return Ok(None);
        }
        if !iterator.is(source) {
            marks.clear();
        }
        Ok(Some(Walk { iterator, simple: None, marks }))
    }

    fn next(&self, cx: &mut Cx) -> Answer<Next> {
        let Some(simple) = self.simple else { return quick_next(cx, &self.iterator) };
        loop {
            let Some(item) = super::step(cx, &self.iterator)? else { return Ok(Next::End) };
            let made = match simple {
                Simple::Map(leaf, cost) => {
                    cx.charge(cost as usize)?;
                    Some(leaf(cx, std::slice::from_ref(&item))?)
                }
                Simple::Convert(leaf) => {
                    cx.charge(1)?;
                    leaf(cx, std::slice::from_ref(&item))?
                }
                Simple::True => match quick_truth(cx, &item) {
                    Some(true) => Some(item),
                    Some(false) => {
                        cx.charge(1)?;
                        continue;
                    }
                    None => None,
                },
            };
            return Ok(made.map_or(Next::Script, Next::Item));
        }
    }
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
    let Some(walk) = Walk::over(cx, source)? else { return Ok(None) };
    let expected = super::length_hint(cx, &walk.iterator)?;
    cx.charge(expected / 2)?;
    let is_choice = matches!(walk.simple, Some(Simple::True));
    let mut items = if is_choice { Vec::new() } else { cx.room_for(expected)? };
    loop {
        match walk.next(cx)? {
            Next::Item(item) => items.push(item),
            Next::End => return Ok(Some(Collected { items, marks: walk.marks })),
            Next::Script => {
                rewind(cx, walk.marks);
                return Ok(None);
            }
        }
        if items.len().is_multiple_of(4096) && (is_choice || items.len() > expected) {
            cx.charge(4096)?;
            cx.check_room(items.len() * 16)?;
        }
    }
}

/// What became of an element that `fold` gave away.
pub enum Fold {
    /// It was taken, the next one is wanted.
    Next,
    /// It was taken, and it was the last one that is wanted.
    Enough,
    /// It wants a script.
    Script,
}

/// Gives the elements of a builtin iterable away, one by one. False: a script must be asked; the iterators stand
/// where they stood, and what was done with the elements is to be forgotten, or does no harm when it is done again.
pub fn fold(
    cx: &mut Cx,
    source: &Value,
    mut take: impl FnMut(&mut Cx, Value) -> Answer<Fold>,
) -> Answer<bool> {
    let types = cx.types();
    let is_list = cx.is_exact(source, &types.list);
    let mut count: usize = 0;
    if is_list || cx.is_exact(source, &types.tuple) {
        loop {
            let items = if is_list { cx.list_items(source) } else { cx.tuple_items(source) };
            let Some(item) = items.get(count).cloned() else { return Ok(true) };
            count += 1;
            if count.is_multiple_of(1024) {
                cx.charge(256)?;
            }
            match take(cx, item)? {
                Fold::Next => {}
                Fold::Enough => return Ok(true),
                Fold::Script => return Ok(false),
            }
        }
    }
    let Some(walk) = Walk::over(cx, source)? else { return Ok(false) };
    loop {
        let took = match walk.next(cx)? {
            Next::Item(item) => take(cx, item)?,
            Next::End => return Ok(true),
            Next::Script => Fold::Script,
        };
        match took {
            Fold::Next => {}
            Fold::Enough => return Ok(true),
            Fold::Script => {
                rewind(cx, walk.marks);
                return Ok(false);
            }
        }
        count += 1;
        if count.is_multiple_of(1024) {
            cx.charge(512)?;
        }
    }
}

/// How many numbers a range has, when that fits 64 bits.
pub fn range_length(cx: &Cx, range: &Value) -> Option<i64> {
    range.get::<Range>(cx)?.length.as_small_int()
}
