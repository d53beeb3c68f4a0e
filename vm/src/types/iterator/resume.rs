//! Steps of adapters that call a script: each is a frame whose registers are its state. The natives that
//! begin them stand in `builtins/prelude_sequences.rs`.

use smallvec::{SmallVec, smallvec};

use super::adapters::{self, Calling, Enumerate, Filter, Indexing, Map, Next, Reversed, Zip, quick_next};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Event, Outcome};
use crate::object::find_special;
use crate::protocol::truth::quick_truth;
use crate::value::Value;
use crate::vm::Cx;

/// The outcome that asks any iterator for its next element.
pub fn ask_next(cx: &mut Cx, iterator: &Value) -> Outcome {
    if cx.is_exact(iterator, &cx.types().generator) {
        return Outcome::Resume(iterator.clone(), Value::NONE);
    }
    let name = cx.names().__next__.clone();
    match find_special(cx, iterator, &name) {
        Some(method) => Outcome::Call(method, smallvec![iterator.clone()]),
        None => {
            let text = format!("{} object is not an iterator", cx.quoted_type_name(iterator));
            let _ = cx.type_error(&text);
            Outcome::Raise
        }
    }
}

/// Takes the pending exception when it is StopIteration.
pub fn caught_stop(cx: &mut Cx) -> bool {
    let class = cx.exceptions().stop_iteration.clone();
    let caught = cx.raised_is(&class);
    if caught {
        drop(cx.take_raised());
    }
    caught
}

fn stop(cx: &mut Cx) -> Outcome {
    let _ = cx.stop_iteration(Value::UNSET);
    Outcome::Raise
}

fn finish(answer: Answer) -> Outcome {
    match answer {
        Ok(value) => Outcome::Return(value),
        Err(_) => Outcome::Raise,
    }
}

/// `enumerate.__next__`; registers: self.
pub fn enumerate_next(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let own = registers[0].clone();
    match event {
        Event::Raised => Outcome::Raise,
        Event::Returned(item) => finish(adapters::counted(cx, &own, item)),
        Event::Start => match own.opaque::<Enumerate>(cx).map(|own| own.inner.clone()) {
            Some(inner) => ask_next(cx, &inner),
            None => stop(cx),
        },
    }
}

/// What `zip` and `map` gather from: iterators, strictness, name.
fn sources(cx: &Cx, own: &Value) -> (Vec<Value>, bool, &'static str) {
    if let Some(own) = own.opaque::<Zip>(cx) {
        return (own.iterators.clone(), own.strict, "zip");
    }
    match own.opaque::<Map>(cx) {
        Some(own) => (own.iterators.clone(), own.strict, "map"),
        None => (Vec::new(), false, "zip"),
    }
}

/// One element of each iterator. Registers: self, list of what was gathered, number of the iterator that is
/// asked, whether the first has ended. Some: what shall happen next; None: all are gathered.
fn gather(
    cx: &mut Cx,
    registers: &mut [Value],
    event: Event,
) -> Result<Option<Outcome>, crate::error::Raised> {
    let (iterators, strict, name) = sources(cx, &registers[0]);
    let mut at = registers[2].as_small_int().unwrap_or(0) as usize;
    let mut ending = registers[3].bits() == crate::value::Bits::TRUE;
    let mut arrived = match event {
        Event::Start => {
            registers[1] = cx.list(&[])?;
            None
        }
        Event::Returned(item) => Some(Some(item)),
        Event::Raised if caught_stop(cx) => Some(None),
        Event::Raised => return Ok(Some(Outcome::Raise)),
    };
    loop {
        match arrived.take() {
            None => {}
            Some(Some(_)) if ending => return Err(adapters::uneven(cx, name, at, "longer")),
            Some(Some(item)) => {
                cx.list_push(&registers[1], item)?;
                at += 1;
            }
            Some(None) if !strict => return Ok(Some(stop(cx))),
            Some(None) if at > 0 && !ending => return Err(adapters::uneven(cx, name, at, "shorter")),
            Some(None) => {
                ending = true;
                at += 1;
            }
        }
        registers[2] = Value::small_int(at as i64);
        registers[3] = Value::bool(ending);
        let Some(iterator) = iterators.get(at) else {
            let is_over = ending || iterators.is_empty();
            return Ok(if is_over { Some(stop(cx)) } else { None });
        };
        arrived = match quick_next(cx, iterator)? {
            Next::Item(item) => Some(Some(item)),
            Next::End => Some(None),
            Next::Script => return Ok(Some(ask_next(cx, iterator))),
        };
    }
}

/// `zip.__next__`
pub fn zip_next(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match gather(cx, registers, event) {
        Err(_) => Outcome::Raise,
        Ok(Some(outcome)) => outcome,
        Ok(None) => {
            let items = cx.list_items(&registers[1]).to_vec();
            finish(cx.tuple_from(items))
        }
    }
}

/// `map.__next__`
pub fn map_next(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    if let Event::Start = event
        && let Some(own) = registers[0].opaque::<Map>(cx)
        && let [iterator] = own.iterators.as_slice()
    {
        // one iterator: nothing needs to be gathered
        let (function, iterator) = (own.function.clone(), iterator.clone());
        match quick_next(cx, &iterator) {
            Ok(Next::Item(item)) => return Outcome::TailCall(function, smallvec![item]),
            Ok(Next::End) => return stop(cx),
            Ok(Next::Script) => {}
            Err(_) => return Outcome::Raise,
        }
    }
    match gather(cx, registers, event) {
        Err(_) => Outcome::Raise,
        Ok(Some(outcome)) => outcome,
        Ok(None) => {
            let Some(function) = registers[0].opaque::<Map>(cx).map(|own| own.function.clone()) else {
                return stop(cx);
            };
            Outcome::TailCall(function, cx.list_items(&registers[1]).iter().cloned().collect())
        }
    }
}

/// `filter.__next__`; registers: self, element, state (0 wants an element, 1 the function's answer, 2 its
/// truth).
pub fn filter_next(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let Some(own) = registers[0].opaque::<Filter>(cx) else { return stop(cx) };
    let (function, inner) = (own.function.clone(), own.inner.clone());
    let asks_truth = function.is_none() || function.is(&cx.types().bool);
    let state = registers[2].as_small_int().unwrap_or(0);
    let mut item = None;
    match event {
        Event::Start => {}
        Event::Raised => return Outcome::Raise,
        Event::Returned(value) if state == 0 => item = Some(value),
        Event::Returned(value) => match quick_truth(cx, &value) {
            Some(true) => return Outcome::Return(registers[1].clone()),
            Some(false) => {}
            None => {
                registers[2] = Value::small_int(2);
                return Outcome::Call(cx.types().bool.clone(), smallvec![value]);
            }
        },
    }
    loop {
        let candidate = match item.take() {
            Some(item) => item,
            None => match quick_next(cx, &inner) {
                Ok(Next::Item(item)) => item,
                Ok(Next::End) => return stop(cx),
                Ok(Next::Script) => {
                    registers[2] = Value::small_int(0);
                    return ask_next(cx, &inner);
                }
                Err(_) => return Outcome::Raise,
            },
        };
        if cx.charge(1).is_err() {
            return Outcome::Raise;
        }
        if !asks_truth {
            registers[1] = candidate.clone();
            registers[2] = Value::small_int(1);
            return Outcome::Call(function, smallvec![candidate]);
        }
        match quick_truth(cx, &candidate) {
            Some(true) => return Outcome::Return(candidate),
            Some(false) => {}
            None => {
                registers[1] = candidate.clone();
                registers[2] = Value::small_int(2);
                return Outcome::Call(cx.types().bool.clone(), smallvec![candidate]);
            }
        }
    }
}

/// `reversed.__new__`; registers: class, sequence.
pub fn reversed_new(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let (class, sequence) = (registers[0].clone(), registers[1].clone());
    match event {
        Event::Raised => Outcome::Raise,
        Event::Returned(length) => {
            let Some(length) = length.as_small_int() else { return stop(cx) };
            finish(cx.opaque(&class, Reversed { sequence, index: length - 1 }))
        }
        Event::Start => {
            let names = cx.names();
            let found = find_special(cx, &sequence, &names.__reversed__);
            let is_missing = found.is_none();
            if let Some(method) = found.filter(|method| !method.is_none()) {
                return Outcome::TailCall(method, smallvec![sequence]);
            }
            let is_sequence = is_missing
                && !sequence.is_kind(Kind::Dict)
                && find_special(cx, &sequence, &names.__getitem__).is_some();
            if !is_sequence {
                let text = format!("{} object is not reversible", cx.quoted_type_name(&sequence));
                let _ = cx.type_error(&text);
                return Outcome::Raise;
            }
            match super::methods::builtin(cx, "len") {
                Ok(len) => Outcome::Call(len, smallvec![sequence]),
                Err(_) => Outcome::Raise,
            }
        }
    }
}

/// The sequence and the index of an iterator by `__getitem__`.
fn position(cx: &Cx, own: &Value) -> Option<(Value, i64)> {
    if let Some(own) = own.opaque::<Reversed>(cx) {
        return Some((own.sequence.clone(), own.index));
    }
    own.opaque::<Indexing>(cx).map(|own| (own.sequence.clone(), own.index))
}

fn set_position(cx: &mut Cx, own: &Value, sequence: Value, index: i64) {
    if let Some(own) = own.opaque_mut::<Reversed>(cx) {
        own.index = index;
        own.sequence = sequence;
    } else if let Some(own) = own.opaque_mut::<Indexing>(cx) {
        own.index = index;
        own.sequence = sequence;
    }
}

/// `__next__` of `reversed` and of the iterator by `__getitem__`; registers: self.
pub fn indexing_next(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let own = registers[0].clone();
    let Some((sequence, index)) = position(cx, &own) else { return stop(cx) };
    let backwards = own.opaque::<Reversed>(cx).is_some();
    match event {
        Event::Start => {
            if sequence.is_none() || index < 0 {
                return stop(cx);
            }
            let name = cx.names().__getitem__.clone();
            let Ok(at) = cx.int(index) else { return Outcome::Raise };
            match find_special(cx, &sequence, &name) {
                Some(method) => Outcome::Call(method, smallvec![sequence, at]),
                None => {
                    let text = format!("{} object is not subscriptable", cx.quoted_type_name(&sequence));
                    let _ = cx.type_error(&text);
                    Outcome::Raise
                }
            }
        }
        Event::Returned(item) => {
            let after = if backwards { index - 1 } else { index.saturating_add(1) };
            set_position(cx, &own, sequence, after);
            Outcome::Return(item)
        }
        Event::Raised => {
            let class = cx.exceptions().index_error.clone();
            if !cx.raised_is(&class) && !cx.raised_is(&cx.exceptions().stop_iteration.clone()) {
                return Outcome::Raise;
            }
            drop(cx.take_raised());
            set_position(cx, &own, Value::NONE, -1);
            stop(cx)
        }
    }
}

/// `callable_iterator.__next__`; registers: self, answer of the callable.
pub fn calling_next(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let own = registers[0].clone();
    let Some((callable, sentinel)) =
        own.opaque::<Calling>(cx).map(|own| (own.callable.clone(), own.sentinel.clone()))
    else {
        return stop(cx);
    };
    match event {
        Event::Start if callable.is_unset() || callable.is_none() => stop(cx),
        Event::Start => {
            registers[1] = Value::UNSET;
            Outcome::Call(callable, SmallVec::new())
        }
        Event::Raised => {
            if registers[1].is_unset() && caught_stop(cx) {
                end_calling(cx, &own);
                return stop(cx);
            }
            Outcome::Raise
        }
        Event::Returned(value) if registers[1].is_unset() => {
            registers[1] = value.clone();
            match crate::types::list::sequence::same(cx, &sentinel, &value) {
                Ok(Some(equal)) => judge(cx, &own, equal, value),
                Ok(None) => match cx.prelude_function("is_same") {
                    Ok(function) => Outcome::Call(function, smallvec![sentinel, value]),
                    Err(_) => Outcome::Raise,
                },
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(equal) => {
            let value = registers[1].clone();
            judge(cx, &own, equal.bits() == crate::value::Bits::TRUE, value)
        }
    }
}

fn judge(cx: &mut Cx, own: &Value, equal: bool, value: Value) -> Outcome {
    if !equal {
        return Outcome::Return(value);
    }
    end_calling(cx, own);
    stop(cx)
}

fn end_calling(cx: &mut Cx, own: &Value) {
    if let Some(own) = own.opaque_mut::<Calling>(cx) {
        own.callable = Value::NONE;
        own.sentinel = Value::NONE;
    }
}

/// `iter(object)` for what is no builtin iterable; registers: object.
pub fn iter_slow(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Raised => Outcome::Raise,
        Event::Returned(iterator) => {
            let is_generator = cx.is_exact(&iterator, &cx.types().generator);
            if is_generator || crate::interp::iterate::is_iterator(cx, &iterator) {
                return Outcome::Return(iterator);
            }
            let text = format!("iter() returned non-iterator of type {}", cx.quoted_type_name(&iterator));
            let _ = cx.type_error(&text);
            Outcome::Raise
        }
        Event::Start => {
            let object = registers[0].clone();
            let names = cx.names();
            let found = find_special(cx, &object, &names.__iter__);
            let is_missing = found.is_none();
            if let Some(method) = found.filter(|method| !method.is_none()) {
                return Outcome::Call(method, smallvec![object]);
            }
            // builtin sequences have __iter__: what has __getitem__ alone is no sequence, or of a script's class
            let item = if is_missing { find_special(cx, &object, &names.__getitem__) } else { None };
            if item.is_some_and(|method| !method.is_kind(Kind::Native)) {
                return finish(indexing(cx, &object));
            }
            let text = format!("{} object is not iterable", cx.quoted_type_name(&object));
            let _ = cx.type_error(&text);
            Outcome::Raise
        }
    }
}

/// The iterator of anything with `__getitem__`.
pub fn indexing(cx: &mut Cx, sequence: &Value) -> Answer {
    let class = cx.builtin_class(&adapters::INDEXING)?;
    cx.opaque(&class, Indexing { sequence: sequence.clone(), index: 0 })
}

/// `next(iterator, default)` for what is no builtin iterator; registers: iterator, default.
pub fn next_slow(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let iterator = registers[0].clone();
            ask_next(cx, &iterator)
        }
        Event::Returned(item) => Outcome::Return(item),
        Event::Raised => {
            if registers[1].is_unset() || !caught_stop(cx) {
                return Outcome::Raise;
            }
            Outcome::Return(registers[1].clone())
        }
    }
}
