//! Iterators that ask a function about each element: `dropwhile`, `takewhile`, `filterfalse`, `starmap`.

use taipan_vm::error::Answer;
use taipan_vm::native::{NativeRow, Role, TypeRow};
use taipan_vm::protocol::truth::quick_truth;
use taipan_vm::types::iterator::adapters::{ITER, NEW_DOC};
use taipan_vm::types::iterator::machine::{
    Advance, Arrived, Machine, NEXT, Next, Pace, Progress, Want, leave_begun, next_of,
};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::{CLASS, iterator_of, number, part, set_number};

/// Declares a class whose instances have a function and an iterator as their parts, and one number, 0 at first.
macro_rules! class {
    ($(#[$doc:meta])* $name:ident $text:literal $signature:literal $make:ident $step:ident $script:literal $words:literal) => {
        $(#[$doc])*
        pub(super) static $name: TypeRow = TypeRow {
            name: $text,
            doc: $words,
            methods: &[
                NativeRow::open("__new__", $signature, Role::New, NEW_DOC)
                    .or_script(|cx, arguments| $make(cx, arguments, $step), $script),
                ITER,
                NEXT,
            ],
            ..CLASS
        };
    };
}

fn make_take(cx: &mut Cx, arguments: &[Value], step: Advance) -> Answer<Option<Value>> {
    make_paced(cx, arguments, step, Pace::Script("takewhile_steps"))
}

fn make_star(cx: &mut Cx, arguments: &[Value], step: Advance) -> Answer<Option<Value>> {
    make_paced(cx, arguments, step, Pace::Script("starmap_steps"))
}

fn make_paced(cx: &mut Cx, arguments: &[Value], step: Advance, pace: Pace) -> Answer<Option<Value>> {
    let Some(iterator) = iterator_of(cx, &arguments[2])? else { return Ok(None) };
    let parts = [arguments[1].clone(), iterator];
    Machine::make_paced(cx, &arguments[0], step, pace, &parts, &[0]).map(Some)
}

fn make_drop(cx: &mut Cx, arguments: &[Value], step: Advance) -> Answer<Option<Value>> {
    make_paced(cx, arguments, step, Pace::Quick(dropwhile_quick, false))
}

/// `filterfalse` without a function asks the elements themselves: its function is Unset then.
fn make_filter(cx: &mut Cx, arguments: &[Value], step: Advance) -> Answer<Option<Value>> {
    let is_plain = arguments[1].is_none();
    let function = if is_plain { Value::UNSET } else { arguments[1].clone() };
    let pace =
        if is_plain { Pace::Quick(filterfalse_quick, false) } else { Pace::Script("filterfalse_steps") };
    make_paced(cx, &[arguments[0].clone(), function, arguments[2].clone()], step, pace)
}

class! {
    /// The class `dropwhile`. Its number: 1 once an element was not dropped.
    DROPWHILE "dropwhile" "($type, predicate, iterable, /)" make_drop dropwhile_step "_dropwhile_new"
    "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted."
}
class! {
    /// The class `takewhile`. Its number: 1 once an element was not taken.
    TAKEWHILE "takewhile" "($type, predicate, iterable, /)" make_take takewhile_step "_takewhile_new"
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry."
}
class! {
    /// The class `filterfalse`.
    FILTERFALSE "filterfalse" "($type, function, iterable, /)" make_filter filterfalse_step "_filterfalse_new"
    "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false."
}
class! {
    /// The class `starmap`.
    STARMAP "starmap" "($type, function, iterable, /)" make_star starmap_step "_starmap_new"
    "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence."
}

/// What has become of the question about an element.
enum Asked {
    /// It wants this first.
    Wants(Want),
    /// The function has said so of this element.
    Answered(Value, bool),
}

/// An element, and what the function says of it. Phases: 0 the element, 1 the call, 2 the answer's truth.
fn ask(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Asked {
    let function = part(cx, own, 0);
    let is_plain = function.is_unset() || function.is(&cx.types().bool);
    match (arrived, progress.phase) {
        (Arrived::Value(item), 0) => {
            progress.phase = if is_plain { 2 } else { 1 };
            progress.held = [item.clone(), item];
        }
        (Arrived::Value(answer), 1) => {
            progress.phase = 2;
            progress.held[1] = answer;
        }
        (Arrived::Value(truth), _) => {
            progress.phase = 0;
            let [item, _] = std::mem::take(&mut progress.held);
            return Asked::Answered(item, truth.is(&Value::TRUE));
        }
        (Arrived::Nothing, _) => {}
        (Arrived::End | Arrived::Failed, _) => return Asked::Wants(Want::End),
    }
    Asked::Wants(match progress.phase {
        0 => Want::Next(part(cx, own, 1)),
        1 => Want::Call(function, [progress.held[0].clone()].into_iter().collect()),
        _ => Want::Truth(progress.held[1].clone()),
    })
}

fn filterfalse_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    Ok(match ask(cx, own, progress, arrived) {
        Asked::Wants(want) => want,
        Asked::Answered(item, false) => Want::Item(item),
        Asked::Answered(_, true) => Want::Next(part(cx, own, 1)),
    })
}

/// `filterfalse` without a function, by elements that tell their truth at once.
fn filterfalse_quick(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let iterator = part(cx, own, 1);
    loop {
        let item = match next_of(cx, &iterator)? {
            Next::Item(item) => item,
            other => return Ok(Some(other)),
        };
        match quick_truth(cx, &item) {
            Some(false) => return Ok(Some(Next::Item(item))),
            Some(true) => cx.charge(1)?,
            None => return Ok(Some(leave_begun(cx, own, 2, [item.clone(), item]))),
        }
    }
}

fn takewhile_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    if number(cx, own, 0) != 0 {
        return Ok(Want::End);
    }
    Ok(match ask(cx, own, progress, arrived) {
        Asked::Wants(want) => want,
        Asked::Answered(item, true) => Want::Item(item),
        Asked::Answered(_, false) => {
            set_number(cx, own, 0, 1);
            Want::End
        }
    })
}

/// `dropwhile` that drops no more.
fn dropwhile_quick(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    if number(cx, own, 0) == 0 {
        return Ok(None);
    }
    let iterator = part(cx, own, 1);
    next_of(cx, &iterator).map(Some)
}

fn dropwhile_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    if number(cx, own, 0) != 0 && progress.phase == 0 {
        return Ok(match arrived {
            Arrived::Value(item) => Want::Item(item),
            Arrived::Nothing => Want::Next(part(cx, own, 1)),
            Arrived::End | Arrived::Failed => Want::End,
        });
    }
    Ok(match ask(cx, own, progress, arrived) {
        Asked::Wants(want) => want,
        Asked::Answered(_, true) => Want::Next(part(cx, own, 1)),
        Asked::Answered(item, false) => {
            set_number(cx, own, 0, 1);
            Want::Item(item)
        }
    })
}

/// Phases: 0 the arguments, 1 their tuple, 2 the call.
fn starmap_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    match (arrived, progress.phase) {
        (Arrived::Value(item), 0) => {
            progress.phase = if cx.is_exact(&item, &cx.types().tuple) { 2 } else { 1 };
            progress.held[0] = item;
        }
        (Arrived::Value(items), 1) => {
            progress.phase = 2;
            progress.held[0] = items;
        }
        (Arrived::Value(answer), _) => return Ok(Want::Item(answer)),
        (Arrived::Nothing, _) => {}
        (Arrived::End | Arrived::Failed, _) => return Ok(Want::End),
    }
    Ok(match progress.phase {
        0 => Want::Next(part(cx, own, 1)),
        1 => Want::Call(cx.types().tuple.clone(), [progress.held[0].clone()].into_iter().collect()),
        _ => Want::Call(part(cx, own, 0), cx.tuple_items(&progress.held[0]).iter().cloned().collect()),
    })
}
