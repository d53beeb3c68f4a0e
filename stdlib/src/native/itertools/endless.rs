//! Iterators without an end of their own: `count`, `cycle`, `repeat`.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, NativeRow, Role, TypeRow};
use taipan_vm::object::find_special;
use taipan_vm::protocol::text::quick_repr;
use taipan_vm::types::iterator::adapters::{ITER, NEW_DOC};
use taipan_vm::types::iterator::machine::{Arrived, Machine, NEXT, Next, Pace, Progress, Want, next_of};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::{CLASS, iterator_of, number, number_of, part, replace, set_number};

/// The class `count`. Parts: the next number, the step.
pub(super) static COUNT: TypeRow = TypeRow {
    name: "count",
    doc: "Return a count object whose .__next__() method returns consecutive values.",
    methods: &[
        NativeRow::constructor("($type, start=0, step=1)", count_new),
        ITER,
        NEXT,
        NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").or_script(count_repr, "_count_repr"),
    ],
    ..CLASS
};

fn count_new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let start = arguments.given(1).cloned().unwrap_or(Value::small_int(0));
    let step = arguments.given(2).cloned().unwrap_or(Value::small_int(1));
    for value in [&start, &step] {
        let names = cx.names();
        let ways = [&names.__index__, &names.__int__, &names.__float__, &names.__complex__];
        if !ways.into_iter().any(|name| find_special(cx, value, name).is_some()) {
            return Err(cx.type_error("a number is required"));
        }
    }
    let (mut start, mut step) = (start, step);
    if cx.as_int(&step).is_some()
        && cx.as_i64(&step) == Some(1)
        && let Some(number) = cx.as_int(&start).map(|number| number.to_number())
    {
        // by ones, a bool or an int of a script's class counts as the int it is
        start = cx.big_int(number)?;
        step = Value::small_int(1);
    }
    let alone = cx.as_int(&start).is_some() && cx.as_int(&step).is_some();
    let pace = Pace::Quick(count_quick, alone);
    Machine::make_paced(cx, &arguments[0], count_step, pace, &[start, step], &[])
}

fn count_quick(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let Some(machine) = own.opaque_mut::<Machine>(cx) else { return Ok(None) };
    Ok(small_count(machine).map(Next::Item))
}

/// The next number, while it is small and the one behind it too.
fn small_count(machine: &mut Machine) -> Option<Value> {
    let [now, step] = machine.parts.as_mut_slice() else { return None };
    if !now.bits().is_int() || !step.bits().is_int() {
        return None;
    }
    let after = taipan_vm::value::Bits::try_int(now.bits().int() + step.bits().int())?;
    Some(std::mem::replace(now, after.into_value()))
}

fn count_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    if let Arrived::Value(after) = arrived {
        drop(replace(cx, own, 0, after));
        return Ok(Want::Item(std::mem::take(&mut progress.held[0])));
    }
    if let Arrived::Failed = arrived {
        return Ok(Want::End);
    }
    let Some(machine) = own.opaque_mut::<Machine>(cx) else { return Ok(Want::End) };
    if let Some(now) = small_count(machine) {
        return Ok(Want::Item(now));
    }
    let [now, step] = machine.parts.as_slice() else { return Ok(Want::End) };
    let (now, step) = (now.clone(), step.clone());
    progress.held[0] = now.clone();
    Ok(Want::Sum(now, step))
}

fn count_repr(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (now, step) = (part(cx, &arguments[0], 0), part(cx, &arguments[0], 1));
    let Some(now) = quick_repr(cx, &now)? else { return Ok(None) };
    let name = cx.short_type_name(&arguments[0]);
    if step.as_small_int() == Some(1) {
        return cx.str(&format!("{name}({})", cx.text_of(&now))).map(Some);
    }
    let Some(step) = quick_repr(cx, &step)? else { return Ok(None) };
    cx.str(&format!("{name}({}, {})", cx.text_of(&now), cx.text_of(&step))).map(Some)
}

/// The class `cycle`. Parts: the iterator, None once it has ended; the list of its elements. Numbers: the place
/// in the list.
pub(super) static CYCLE: TypeRow = TypeRow {
    name: "cycle",
    doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    methods: &[
        NativeRow::open("__new__", "($type, iterable, /)", Role::New, NEW_DOC)
            .or_script(cycle_new, "_cycle_new"),
        ITER,
        NEXT,
    ],
    ..CLASS
};

fn cycle_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(iterator) = iterator_of(cx, &arguments[1])? else { return Ok(None) };
    let saved = cx.list(&[])?;
    let pace = Pace::Quick(cycle_quick, iterator.is_kind(Kind::Iterator));
    Machine::make_paced(cx, &arguments[0], cycle_step, pace, &[iterator, saved], &[0]).map(Some)
}

fn cycle_quick(cx: &mut Cx, own: &Value) -> Answer<Option<Next>> {
    let Some(machine) = own.opaque::<Machine>(cx) else { return Ok(None) };
    let [iterator, saved] = machine.parts.as_slice() else { return Ok(None) };
    if iterator.is_none() {
        return Ok(Some(repeated(cx, own).map_or(Next::End, Next::Item)));
    }
    let (iterator, saved) = (iterator.clone(), saved.clone());
    match next_of(cx, &iterator)? {
        Next::Item(item) => {
            cx.list_push(&saved, item.clone())?;
            Ok(Some(Next::Item(item)))
        }
        Next::End => {
            drop(replace(cx, own, 0, Value::NONE));
            Ok(Some(repeated(cx, own).map_or(Next::End, Next::Item)))
        }
        Next::Script => Ok(Some(Next::Script)),
    }
}

/// The next of the elements that were saved.
fn repeated(cx: &mut Cx, own: &Value) -> Option<Value> {
    let machine = own.opaque::<Machine>(cx)?;
    let ([_, saved], [at]) = (machine.parts.as_slice(), machine.numbers.as_slice()) else { return None };
    let items = cx.list_items(saved);
    let found = usize::try_from(*at).ok().and_then(|at| items.get(at));
    let (item, after) = match found {
        Some(item) => (item.clone(), at + 1),
        None => (items.first()?.clone(), 1),
    };
    set_number(cx, own, 0, after);
    Some(item)
}

fn cycle_step(cx: &mut Cx, own: &Value, _: &mut Progress, arrived: Arrived) -> Answer<Want> {
    match arrived {
        Arrived::Value(item) => {
            let saved = part(cx, own, 1);
            cx.list_push(&saved, item.clone())?;
            return Ok(Want::Item(item));
        }
        Arrived::End => drop(replace(cx, own, 0, Value::NONE)),
        Arrived::Nothing => {}
        Arrived::Failed => return Ok(Want::End),
    }
    let iterator = part(cx, own, 0);
    if !iterator.is_none() {
        return Ok(Want::Next(iterator));
    }
    Ok(repeated(cx, own).map_or(Want::End, Want::Item))
}

/// The class `repeat`. Parts: the object. Numbers: how often, -1 for ever.
pub(super) static REPEAT: TypeRow = TypeRow {
    name: "repeat",
    doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
    methods: &[
        NativeRow::open("__new__", "($type, object, times=None)", Role::New, NEW_DOC)
            .or_script(repeat_new, "_repeat_new"),
        ITER,
        NEXT,
        NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").or_script(repeat_repr, "_repeat_repr"),
        NativeRow::method(
            "__length_hint__",
            "($self, /)",
            repeat_hint,
            "Private method returning an estimate of len(list(it)).",
        ),
    ],
    ..CLASS
};

fn repeat_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let times = match arguments.given(2) {
        None => -1,
        Some(times) => match number_of(cx, times)? {
            Some(times) => times.max(0),
            None => return Ok(None),
        },
    };
    Machine::make_paced(cx, &arguments[0], repeat_step, Pace::Alone, &arguments[1..2], &[times]).map(Some)
}

fn repeat_step(cx: &mut Cx, own: &Value, _: &mut Progress, _: Arrived) -> Answer<Want> {
    let Some(machine) = own.opaque_mut::<Machine>(cx) else { return Ok(Want::End) };
    let ([left], [object]) = (machine.numbers.as_mut_slice(), machine.parts.as_slice()) else {
        return Ok(Want::End);
    };
    match *left {
        0 => return Ok(Want::End),
        -1 => {}
        more => *left = more - 1,
    }
    Ok(Want::Item(object.clone()))
}

fn repeat_hint(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match number(cx, &arguments[0], 0) {
        -1 => Err(cx.type_error("len() of unsized object")),
        left => cx.int(left),
    }
}

fn repeat_repr(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let object = part(cx, &arguments[0], 0);
    let Some(object) = quick_repr(cx, &object)? else { return Ok(None) };
    let (name, object) = (cx.short_type_name(&arguments[0]), cx.text_of(&object));
    let text = match number(cx, &arguments[0], 0) {
        -1 => format!("{name}({object})"),
        left => format!("{name}({object}, {left})"),
    };
    cx.str(&text).map(Some)
}
