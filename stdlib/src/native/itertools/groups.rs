//! `groupby` and its groups. A group is served by its `groupby` as long as its turn lasts: the turn ends when the
//! next group is asked for.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, NativeRow, Role, TypeRow};
use taipan_vm::protocol::equal::quick_equal;
use taipan_vm::types::iterator::adapters::{ITER, NEW_DOC};
use taipan_vm::types::iterator::machine::{
    Arrived, Machine, NEXT, Next, Pace, Progress, Want, is_machine_of, leave_begun, next_of,
};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::{CLASS, iterator_of, number, part, replace, set_number};

/// The class `groupby`. Parts: the iterator, the key function or None, the key of the group, the key of the last
/// element, the last element until it is served (each Unset when there is none). Numbers: the turn.
pub(super) static GROUPBY: TypeRow = TypeRow {
    name: "groupby",
    doc: "make an iterator that returns consecutive keys and groups from the iterable\n\niterable\n  Elements to divide into groups according to the key function.\nkey\n  A function for computing the group category for each element.\n  If the key function is not specified or is None, the element itself\n  is used for grouping.",
    methods: &[
        NativeRow::open("__new__", "($type, iterable, key=None)", Role::New, NEW_DOC)
            .or_script(groupby_new, "_groupby_new"),
        ITER,
        NEXT,
    ],
    ..CLASS
};

const FUNCTION: usize = 1;
const TARGET: usize = 2;
const KEY: usize = 3;
const ELEMENT: usize = 4;

fn groupby_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(iterator) = iterator_of(cx, &arguments[1])? else { return Ok(None) };
    let function = arguments.given(2).cloned().unwrap_or(Value::NONE);
    let parts = [iterator, function, Value::UNSET, Value::UNSET, Value::UNSET];
    let pace = if parts[FUNCTION].is_none() { Pace::Quick(groupby_quick, false) } else { Pace::Asking };
    Machine::make_paced(cx, &arguments[0], groupby_step, pace, &parts, &[0]).map(Some)
}

/// One element further in a `groupby`. Phases: 0 the element, 1 its key. None: that is done.
fn further(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Option<Want> {
    let function = part(cx, own, FUNCTION);
    let key = match (arrived, progress.phase) {
        (Arrived::Value(item), 0) => {
            progress.held[0] = item.clone();
            if !function.is_none() {
                progress.phase = 1;
                return Some(Want::Call(function, [item].into_iter().collect()));
            }
            item
        }
        (Arrived::Value(key), _) => key,
        (Arrived::Nothing, 0) => return Some(Want::Next(part(cx, own, 0))),
        (Arrived::Nothing, _) => {
            return Some(Want::Call(function, [progress.held[0].clone()].into_iter().collect()));
        }
        (Arrived::End | Arrived::Failed, _) => return Some(Want::End),
    };
    let item = std::mem::take(&mut progress.held[0]);
    drop(replace(cx, own, ELEMENT, item));
    drop(replace(cx, own, KEY, key));
    None
}

/// Phases: 0 and 1 as in `further`, 2 whether the last element's key is still the group's. Once a step has begun it
/// holds True.
fn groupby_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    let begins =
        matches!(arrived, Arrived::Nothing) && progress.phase == 0 && !progress.held[1].is(&Value::TRUE);
    match (arrived, progress.phase) {
        (Arrived::Value(same), 2) if same.is(&Value::TRUE) => {
            progress.phase = 0;
            return Ok(Want::Next(part(cx, own, 0)));
        }
        (Arrived::Value(_), 2) => return group(cx, own).map(Want::Item),
        (Arrived::Nothing, 2) => {}
        (Arrived::End | Arrived::Failed, _) => return Ok(Want::End),
        _ if begins => {
            let turn = number(cx, own, 0) + 1;
            set_number(cx, own, 0, turn);
            // from here on the step has begun, whatever phase it is in
            progress.held[1] = Value::TRUE;
            if part(cx, own, KEY).is_unset() {
                return Ok(Want::Next(part(cx, own, 0)));
            }
        }
        (arrived, _) => {
            if let Some(want) = further(cx, own, progress, arrived) {
                return Ok(want);
            }
        }
    }
    let (target, key) = (part(cx, own, TARGET), part(cx, own, KEY));
    if target.is_unset() {
        return group(cx, own).map(Want::Item);
    }
    progress.phase = 2;
    Ok(Want::Same(target, key))
}

/// A step of a `groupby` without a function, by builtin elements.
fn groupby_quick(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let turn = number(cx, own, 0) + 1;
    set_number(cx, own, 0, turn);
    let (iterator, target) = (part(cx, own, 0), part(cx, own, TARGET));
    loop {
        let key = part(cx, own, KEY);
        let same = if key.is_unset() {
            Some(true)
        } else if target.is_unset() {
            Some(false)
        } else {
            is_same(cx, &target, &key)
        };
        match same {
            Some(true) => {}
            Some(false) => break,
            None => return Ok(Some(leave_begun(cx, own, 2, [Value::UNSET, Value::TRUE]))),
        }
        match next_of(cx, &iterator)? {
            Next::Item(item) => {
                drop(replace(cx, own, ELEMENT, item.clone()));
                drop(replace(cx, own, KEY, item));
            }
            Next::End => return Ok(Some(Next::End)),
            Next::Script => return Ok(Some(leave_begun(cx, own, 0, [Value::UNSET, Value::TRUE]))),
        }
        cx.charge(1)?;
    }
    group(cx, own).map(|group| Some(Next::Item(group)))
}

fn is_same(cx: &mut Cx, one: &Value, two: &Value) -> Option<bool> {
    if one.is(two) { Some(true) } else { quick_equal(cx, one, two) }
}

/// A step of a group whose `groupby` has no function, by builtin elements.
fn grouper_quick(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let (parent, target) = (part(cx, own, 0), part(cx, own, 1));
    if number(cx, &parent, 0) != number(cx, own, 0) {
        return Ok(Some(Next::End));
    }
    if part(cx, &parent, ELEMENT).is_unset() {
        if !part(cx, &parent, FUNCTION).is_none() {
            return Ok(None);
        }
        let iterator = part(cx, &parent, 0);
        match next_of(cx, &iterator)? {
            Next::Item(item) => {
                drop(replace(cx, &parent, ELEMENT, item.clone()));
                drop(replace(cx, &parent, KEY, item));
            }
            other => return Ok(Some(other)),
        }
    }
    let key = part(cx, &parent, KEY);
    Ok(Some(match is_same(cx, &target, &key) {
        Some(true) => Next::Item(replace(cx, &parent, ELEMENT, Value::UNSET)),
        Some(false) => Next::End,
        None => leave_begun(cx, own, 2, [Value::UNSET, Value::UNSET]),
    }))
}

/// The next group begins with the element that was found last.
fn group(cx: &mut Cx, own: &Value) -> Answer {
    let key = part(cx, own, KEY);
    drop(replace(cx, own, TARGET, key.clone()));
    let turn = number(cx, own, 0);
    let class = cx.builtin_class(&GROUPER)?;
    let (parts, pace) = ([own.clone(), key.clone()], Pace::Quick(grouper_quick, false));
    let group = Machine::make_paced(cx, &class, grouper_step, pace, &parts, &[turn])?;
    cx.pair(key, group)
}

/// The class of groups. Parts: the `groupby`, the key. Numbers: the turn.
pub(super) static GROUPER: TypeRow = TypeRow {
    name: "_grouper",
    flags: 0,
    methods: &[NativeRow::constructor("($type, parent, target, /)", grouper_new), ITER, NEXT],
    ..CLASS
};

fn grouper_new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let parent = &arguments[1];
    if !parent.is_kind(Kind::Opaque) || !is_machine_of(cx, parent, groupby_step) {
        let name = cx.type_name(parent);
        return Err(cx.type_error(&format!("_grouper() argument 1 must be itertools.groupby, not {name}")));
    }
    let turn = number(cx, parent, 0) + 1;
    set_number(cx, parent, 0, turn);
    Machine::make(cx, &arguments[0], grouper_step, &arguments[1..3], &[turn])
}

/// Phases: 0 and 1 as in `further`, 2 whether the last element belongs to the group.
fn grouper_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    let parent = part(cx, own, 0);
    let begins = matches!(arrived, Arrived::Nothing) && progress.phase == 0;
    match (arrived, progress.phase) {
        (Arrived::Value(same), 2) => {
            let item = replace(cx, &parent, ELEMENT, Value::UNSET);
            // the comparison may have served the element to another
            let serves = same.is(&Value::TRUE) && !item.is_unset();
            if !serves {
                drop(replace(cx, &parent, ELEMENT, item));
                return Ok(Want::End);
            }
            return Ok(Want::Item(item));
        }
        (Arrived::Nothing, 2) => {}
        (Arrived::End | Arrived::Failed, _) => return Ok(Want::End),
        _ if begins => {
            if number(cx, &parent, 0) != number(cx, own, 0) {
                return Ok(Want::End);
            }
            if part(cx, &parent, ELEMENT).is_unset() {
                return Ok(Want::Next(part(cx, &parent, 0)));
            }
        }
        (arrived, _) => {
            if let Some(want) = further(cx, &parent, progress, arrived) {
                return Ok(want);
            }
        }
    }
    progress.phase = 2;
    Ok(Want::Same(part(cx, own, 1), part(cx, &parent, KEY)))
}
