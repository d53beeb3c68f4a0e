//! Iterators that go along one iterable, or along several side by side or one behind the other.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, NativeRow, Role, TypeRow};
use taipan_vm::protocol::truth::quick_truth;
use taipan_vm::types::iterator::adapters::{ITER, NEW_DOC};
use taipan_vm::types::iterator::class_getitem;
use taipan_vm::types::iterator::machine::{Arrived, Machine, NEXT, Pace, Progress, Want};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::lacking;
use super::{CLASS, iterator_of, number, number_of, part, quick, replace, set_number};

/// The class `accumulate`. Parts: the iterator, the function or None, the total (Unset before the first), the
/// initial value or None.
pub(super) static ACCUMULATE: TypeRow = TypeRow {
    name: "accumulate",
    doc: "Return series of accumulated sums (or other binary function results).",
    methods: &[
        NativeRow::open("__new__", "($type, iterable, func=None, *, initial=None)", Role::New, NEW_DOC)
            .or_script(accumulate_new, "_accumulate_new"),
        ITER,
        NEXT,
    ],
    ..CLASS
};

fn accumulate_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(iterator) = iterator_of(cx, &arguments[1])? else { return Ok(None) };
    let given = |at| arguments.given(at).cloned().unwrap_or(Value::NONE);
    let parts = [iterator, given(2), Value::UNSET, given(3)];
    let pace = Pace::Quick(quick::accumulate, false);
    Machine::make_paced(cx, &arguments[0], accumulate_step, pace, &parts, &[]).map(Some)
}

fn accumulate_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    let total = part(cx, own, 2);
    match (arrived, progress.phase) {
        (Arrived::Value(item), 0) if total.is_unset() => {
            drop(replace(cx, own, 2, item.clone()));
            return Ok(Want::Item(item));
        }
        (Arrived::Value(item), 0) => {
            progress.phase = 1;
            progress.held[0] = item;
        }
        (Arrived::Value(sum), _) => {
            drop(replace(cx, own, 2, sum.clone()));
            return Ok(Want::Item(sum));
        }
        (Arrived::Nothing, 0) => {
            let initial = if total.is_unset() { replace(cx, own, 3, Value::NONE) } else { Value::NONE };
            if initial.is_none() {
                return Ok(Want::Next(part(cx, own, 0)));
            }
            drop(replace(cx, own, 2, initial.clone()));
            return Ok(Want::Item(initial));
        }
        (Arrived::Nothing, _) => {}
        (Arrived::End | Arrived::Failed, _) => return Ok(Want::End),
    }
    let (function, item) = (part(cx, own, 1), progress.held[0].clone());
    Ok(if function.is_none() {
        Want::Sum(total, item)
    } else {
        Want::Call(function, [total, item].into_iter().collect())
    })
}

/// The class `batched`. Parts: the iterator, None at its end. Numbers: the size, whether all must be full. A step
/// holds the list it gathers.
pub(super) static BATCHED: TypeRow = TypeRow {
    name: "batched",
    doc: "Batch data into tuples of length n. The last batch may be shorter than n.\n\nIf strict is true, a last batch that is shorter raises ValueError.",
    methods: &[
        NativeRow::open("__new__", "($type, iterable, n, *, strict=False)", Role::New, NEW_DOC)
            .or_script(batched_new, "_batched_new"),
        ITER,
        NEXT,
    ],
    ..CLASS
};

fn batched_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(size) = number_of(cx, &arguments[2])? else { return Ok(None) };
    if size < 1 {
        return Err(cx.value_error("n must be at least one"));
    }
    let Some(iterator) = iterator_of(cx, &arguments[1])? else { return Ok(None) };
    let strict = arguments.given(3).map_or(Some(false), |strict| quick_truth(cx, strict));
    let Some(strict) = strict else { return Ok(None) };
    Machine::make(cx, &arguments[0], batched_step, &[iterator], &[size, i64::from(strict)]).map(Some)
}

fn batched_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    let iterator = part(cx, own, 0);
    let is_over = matches!(arrived, Arrived::End);
    match arrived {
        Arrived::Nothing if progress.phase == 0 => {
            if iterator.is_none() {
                return Ok(Want::End);
            }
            progress.phase = 1;
            progress.held[0] = cx.list(&[])?;
        }
        Arrived::Value(item) => cx.list_push(&progress.held[0], item)?,
        Arrived::End => drop(replace(cx, own, 0, Value::NONE)),
        Arrived::Nothing => {}
        Arrived::Failed => {
            drop(replace(cx, own, 0, Value::NONE));
            return Ok(Want::End);
        }
    }
    let count = cx.list_items(&progress.held[0]).len();
    let is_full = count as i64 >= number(cx, own, 0);
    if !is_over && !is_full {
        return Ok(Want::Next(iterator));
    }
    if count == 0 {
        return Ok(Want::End);
    }
    if !is_full && number(cx, own, 1) != 0 {
        return Err(cx.value_error("batched(): incomplete batch"));
    }
    gathered(cx, progress)
}

/// The tuple of what a step has gathered in the list it holds.
fn gathered(cx: &mut Cx, progress: &Progress) -> Answer<Want> {
    let items = cx.list_items(&progress.held[0]).to_vec();
    cx.tuple_from(items).map(Want::Item)
}

/// The class `chain`. Parts: the iterator over the iterables, None when it has ended; the iterator of the one
/// that is gone along, Unset between two.
pub(super) static CHAIN: TypeRow = TypeRow {
    name: "chain",
    doc: "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
    methods: &[
        NativeRow::constructor("($type, *iterables)", chain_new),
        ITER,
        NEXT,
        NativeRow::open(
            "from_iterable",
            "($type, iterable, /)",
            Role::Class,
            "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
        )
        .or_script(chain_of, "_chain_of"),
        NativeRow::method("__class_getitem__", "($type, object, /)", class_getitem, "See PEP 585")
            .role(Role::Class),
    ],
    ..CLASS
};

fn chain_new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match chain_of(cx, arguments)? {
        Some(chain) => Ok(chain),
        None => Err(lacking(cx)),
    }
}

pub(super) fn chain_of(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(sources) = iterator_of(cx, &arguments[1])? else { return Ok(None) };
    let pace = Pace::Quick(quick::chain, false);
    Machine::make_paced(cx, &arguments[0], chain_step, pace, &[sources, Value::UNSET], &[]).map(Some)
}

/// Phases: 0 an element, 1 the next iterable, 2 its iterator.
fn chain_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    let arrived = match arrived {
        Arrived::Value(item) if progress.phase == 0 => return Ok(Want::Item(item)),
        other => other,
    };
    match (arrived, progress.phase) {
        (Arrived::Nothing, 0) => {
            let active = part(cx, own, 1);
            if !active.is_unset() {
                return Ok(Want::Next(active));
            }
        }
        (Arrived::End, 0) => drop(replace(cx, own, 1, Value::UNSET)),
        (Arrived::Value(source), 1) => {
            progress.phase = 2;
            progress.held[0] = source.clone();
            return Ok(Want::Iterator(source));
        }
        (Arrived::Value(active), _) => {
            progress.phase = 0;
            drop(replace(cx, own, 1, active.clone()));
            return Ok(Want::Next(active));
        }
        (Arrived::Nothing, 1) => {}
        (Arrived::Nothing, _) => return Ok(Want::Iterator(progress.held[0].clone())),
        (Arrived::Failed, 0) => return Ok(Want::End),
        (Arrived::End | Arrived::Failed, _) => drop(replace(cx, own, 0, Value::NONE)),
    }
    progress.phase = 1;
    let sources = part(cx, own, 0);
    Ok(if sources.is_none() { Want::End } else { Want::Next(sources) })
}

/// The class `compress`. Parts: the iterators of the data and of the selectors.
pub(super) static COMPRESS: TypeRow = TypeRow {
    name: "compress",
    doc: "Return data elements corresponding to true selector elements.",
    methods: &[
        NativeRow::open("__new__", "($type, data, selectors)", Role::New, NEW_DOC)
            .or_script(compress_new, "_compress_new"),
        ITER,
        NEXT,
    ],
    ..CLASS
};

fn compress_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(data) = iterator_of(cx, &arguments[1])? else { return Ok(None) };
    let Some(selectors) = iterator_of(cx, &arguments[2])? else { return Ok(None) };
    let pace = Pace::Quick(quick::compress, false);
    Machine::make_paced(cx, &arguments[0], compress_step, pace, &[data, selectors], &[]).map(Some)
}

/// Phases: 0 an element, 1 its selector, 2 the selector's truth.
fn compress_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    match (arrived, progress.phase) {
        (Arrived::Value(item), 0) => {
            progress.phase = 1;
            progress.held[0] = item;
        }
        (Arrived::Value(selector), 1) => {
            progress.phase = 2;
            progress.held[1] = selector;
        }
        (Arrived::Value(truth), _) if truth.is(&Value::TRUE) => {
            return Ok(Want::Item(std::mem::take(&mut progress.held[0])));
        }
        (Arrived::Value(_), _) => progress.phase = 0,
        (Arrived::Nothing, _) => {}
        (Arrived::End | Arrived::Failed, _) => return Ok(Want::End),
    }
    Ok(match progress.phase {
        0 => Want::Next(part(cx, own, 0)),
        1 => Want::Next(part(cx, own, 1)),
        _ => Want::Truth(progress.held[1].clone()),
    })
}

/// The class `pairwise`. Parts: the iterator, None at its end; the element before, Unset at the beginning.
pub(super) static PAIRWISE: TypeRow = TypeRow {
    name: "pairwise",
    doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    methods: &[
        NativeRow::open("__new__", "($type, iterable, /)", Role::New, NEW_DOC)
            .or_script(pairwise_new, "_pairwise_new"),
        ITER,
        NEXT,
    ],
    ..CLASS
};

fn pairwise_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(iterator) = iterator_of(cx, &arguments[1])? else { return Ok(None) };
    let pace = Pace::Quick(quick::pairwise, iterator.is_kind(Kind::Iterator));
    Machine::make_paced(cx, &arguments[0], pairwise_step, pace, &[iterator, Value::UNSET], &[]).map(Some)
}

/// Phases: 0 begins, 1 the first element of all, 2 the second of a pair.
fn pairwise_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    match (arrived, progress.phase) {
        (Arrived::Value(first), 1) => drop(replace(cx, own, 1, first)),
        (Arrived::Value(item), _) => {
            drop(replace(cx, own, 1, item.clone()));
            let before = std::mem::take(&mut progress.held[0]);
            return cx.pair(before, item).map(Want::Item);
        }
        (Arrived::End | Arrived::Failed, _) => {
            drop(replace(cx, own, 0, Value::NONE));
            drop(replace(cx, own, 1, Value::UNSET));
        }
        (Arrived::Nothing, _) => {}
    }
    // what has just been asked may have stepped this very iterator to its end
    let iterator = part(cx, own, 0);
    if iterator.is_none() {
        return Ok(Want::End);
    }
    let before = part(cx, own, 1);
    if progress.phase == 0 && before.is_unset() {
        progress.phase = 1;
    } else if progress.phase != 2 && !before.is_unset() {
        progress.phase = 2;
        progress.held[0] = before;
    }
    Ok(Want::Next(iterator))
}

/// The class `zip_longest`. Parts: the iterators, each None at its end, and what stands for their elements then.
/// Numbers: how many have not ended. A step holds the list it gathers.
pub(super) static ZIP_LONGEST: TypeRow = TypeRow {
    name: "zip_longest",
    doc: "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  Missing items are replaced\nby fillvalue, which is None by default.",
    methods: &[
        NativeRow::open("__new__", "($type, *iterables, fillvalue=None)", Role::New, NEW_DOC)
            .or_script(zip_longest_new, "_zip_longest_new"),
        ITER,
        NEXT,
    ],
    ..CLASS
};

fn zip_longest_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let sources = cx.tuple_items(&arguments[1]).to_vec();
    let mut parts = Vec::with_capacity(sources.len() + 1);
    for source in &sources {
        match iterator_of(cx, source)? {
            Some(iterator) => parts.push(iterator),
            None => return Ok(None),
        }
    }
    parts.push(arguments.given(2).cloned().unwrap_or(Value::NONE));
    let active = [sources.len() as i64];
    let alone = parts.iter().take(sources.len()).all(|iterator| iterator.is_kind(Kind::Iterator));
    let pace = if alone { Pace::Quick(quick::zip_longest, true) } else { Pace::Asking };
    Machine::make_paced(cx, &arguments[0], zip_longest_step, pace, &parts, &active).map(Some)
}

fn zip_longest_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    let count = own.opaque::<Machine>(cx).map_or(0, |machine| machine.parts.len().saturating_sub(1));
    let mut at = cx.list_items(&progress.held[0]).len();
    match arrived {
        Arrived::Nothing if progress.phase == 0 => {
            if number(cx, own, 0) == 0 {
                return Ok(Want::End);
            }
            progress.phase = 1;
            progress.held[0] = cx.list(&[])?;
            at = 0;
        }
        Arrived::Value(item) => {
            cx.list_push(&progress.held[0], item)?;
            at += 1;
        }
        Arrived::End => {
            let active = number(cx, own, 0) - 1;
            set_number(cx, own, 0, active.max(0));
            if active <= 0 {
                return Ok(Want::End);
            }
            drop(replace(cx, own, at, Value::NONE));
        }
        Arrived::Nothing => {}
        Arrived::Failed => set_number(cx, own, 0, 0),
    }
    while at < count {
        let iterator = part(cx, own, at);
        if !iterator.is_none() {
            return Ok(Want::Next(iterator));
        }
        let fill = part(cx, own, count);
        cx.list_push(&progress.held[0], fill)?;
        at += 1;
    }
    gathered(cx, progress)
}

/// The class `islice`. Parts: the iterator, None at the end. Numbers: the place that is wanted next, the place of
/// the end or -1, the step, how many were taken.
pub(super) static ISLICE: TypeRow = TypeRow {
    name: "islice",
    doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
    methods: &[
        NativeRow::open("__new__", "($type, *args)", Role::New, NEW_DOC).or_script(islice_new, "_islice_new"),
        ITER,
        NEXT,
    ],
    ..CLASS
};

const NO_STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const NO_BOUND: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const NO_STEP: &str = "Step for islice() must be a positive integer or None.";

fn islice_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let given = cx.tuple_items(&arguments[1]).to_vec();
    let (start, stop, step) = match given.as_slice() {
        [_, stop] => (None, stop, None),
        [_, start, stop] => (Some(start), stop, None),
        [_, start, stop, step] => (Some(start), stop, Some(step)),
        _ => {
            let (bound, count) =
                if given.len() < 2 { ("least 2", given.len()) } else { ("most 4", given.len()) };
            return Err(cx.type_error(&format!("islice expected at {bound} arguments, got {count}")));
        }
    };
    let words = if start.is_none() || is_strange(cx, stop) { NO_STOP } else { NO_BOUND };
    let Some(stop) = bound(cx, stop, -1, words)? else { return Ok(None) };
    let Some(start) = start.map_or(Ok(Some(0)), |start| bound(cx, start, 0, NO_BOUND))? else {
        return Ok(None);
    };
    let Some(step) = step.map_or(Ok(Some(1)), |step| bound(cx, step, 1, NO_STEP))? else { return Ok(None) };
    if step == 0 {
        return Err(cx.value_error(NO_STEP));
    }
    let Some(iterator) = iterator_of(cx, &given[0])? else { return Ok(None) };
    let pace = Pace::Quick(quick::islice, iterator.is_kind(Kind::Iterator));
    Machine::make_paced(cx, &arguments[0], islice_step, pace, &[iterator], &[start, stop, step, 0]).map(Some)
}

/// A bound as a number; `absent` for None. None: a script's `__index__` must tell.
fn bound(cx: &mut Cx, value: &Value, absent: i64, words: &str) -> Answer<Option<i64>> {
    if value.is_none() {
        return Ok(Some(absent));
    }
    match cx.as_i64(value) {
        Some(number) if number >= 0 => Ok(Some(number)),
        None if cx.as_int(value).is_none() && taipan_vm::types::slice::has_index(cx, value) => Ok(None),
        Some(_) | None => Err(cx.value_error(words)),
    }
}

/// Whether a bound is no number at all, -1, or beyond an index: then the error speaks of the stop alone.
fn is_strange(cx: &Cx, value: &Value) -> bool {
    !value.is_none() && cx.as_i64(value).is_none_or(|number| number == -1)
}

fn islice_step(cx: &mut Cx, own: &Value, _: &mut Progress, arrived: Arrived) -> Answer<Want> {
    match arrived {
        Arrived::Value(item) => {
            if islice_takes(cx, own) {
                return Ok(Want::Item(item));
            }
        }
        Arrived::Nothing => {}
        Arrived::End | Arrived::Failed => {
            drop(replace(cx, own, 0, Value::NONE));
            return Ok(Want::End);
        }
    }
    Ok(islice_source(cx, own).map_or(Want::End, Want::Next))
}

/// Counts an element; whether it is one of those that are wanted.
pub(super) fn islice_takes(cx: &mut Cx, own: &Value) -> bool {
    let Some(machine) = own.opaque_mut::<Machine>(cx) else { return false };
    let [next, stop, step, taken] = machine.numbers.as_mut_slice() else { return false };
    *taken += 1;
    let wanted = *taken > *next;
    if wanted {
        let after = next.saturating_add(*step);
        *next = if *stop >= 0 { after.min(*stop) } else { after };
    }
    wanted
}

/// The iterator, while it is to be asked for more.
pub(super) fn islice_source(cx: &mut Cx, own: &Value) -> Option<Value> {
    let machine = own.opaque_mut::<Machine>(cx)?;
    let ([next, stop, _, taken], [iterator]) = (machine.numbers.as_slice(), machine.parts.as_mut_slice())
    else {
        return None;
    };
    if iterator.is_none() {
        return None;
    }
    if *stop >= 0 && taken >= stop && taken >= next {
        drop(std::mem::replace(iterator, Value::NONE));
        return None;
    }
    Some(iterator.clone())
}
