//! Builtin functions on iterables and sequences: `len`, `iter`, `next`, `sorted`, `sum`, `min`, `max`, `any`,
//! `all`; and the classes of builtin iterators that scripts can name.

use num_bigint::BigInt as Number;
use smallvec::smallvec;

use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::interp::BinaryOperator;
use crate::interp::invoke::call_leaf;
use crate::interp::quick_binary;
use crate::native::{Arguments, Event, NativeRow, Outcome, Role, Shortcut, TypeRow};
use crate::object::{ClassFlags, find_special};
use crate::protocol::truth::quick_truth;
use crate::types::complex::Complex;
use crate::types::iterator::adapters::{CALLING, Calling, ENUMERATE, FILTER, MAP, REVERSED, ZIP};
use crate::types::iterator::{Fold, Next, collect, fold, of_builtin, quick_next};
use crate::types::list::sort::{less, sort_list};
use crate::types::str::Str;
use crate::value::Value;
use crate::vm::Cx;

/// Classes whose names stand in `builtins`.
pub static TYPES: &[&TypeRow] = &[&ENUMERATE, &ZIP, &MAP, &FILTER, &REVERSED];

/// The rows.
pub static ROWS: &[NativeRow] = &[
    open("len", "($module, obj, /)", "Return the number of items in a container.").or_resumable(len, len_by_script)
        .shortcut(Shortcut::Length),
    open(
        "iter",
        "($module, object, sentinel=<unrepresentable>, /)",
        "Get an iterator from an object.\n\nIn the first form, the argument must supply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel.",
    )
    .or_script(iter, "_iter_slow"),
    open(
        "next",
        "($module, iterator, default=<unrepresentable>, /)",
        "Return the next item from the iterator.\n\nIf default is given and the iterator is exhausted,\nit is returned instead of raising StopIteration.",
    )
    .or_script(next, "_next_slow")
    .shortcut(Shortcut::Next),
    open(
        "sorted",
        "($module, iterable, /, *, key=None, reverse=False)",
        "Return a new list containing all items from the iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order.",
    )
    .or_script(sorted, "sorted_of"),
    open(
        "sum",
        "($module, iterable, /, start=0)",
        "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\nreject non-numeric types.",
    )
    .or_script(sum, "sum_of"),
    open(
        "min",
        "($module, /, *args, key=None, default=<unrepresentable>)",
        "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the smallest argument.",
    )
    .or_script(|cx, arguments| extreme(cx, arguments, false), "min_of"),
    open(
        "max",
        "($module, /, *args, key=None, default=<unrepresentable>)",
        "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the largest argument.",
    )
    .or_script(|cx, arguments| extreme(cx, arguments, true), "max_of"),
    open(
        "any",
        "($module, iterable, /)",
        "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
    )
    .or_script(|cx, arguments| quantified(cx, arguments, true), "any_of"),
    open(
        "all",
        "($module, iterable, /)",
        "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.",
    )
    .or_script(|cx, arguments| quantified(cx, arguments, false), "all_of"),
];

const fn open(name: &'static str, signature: &'static str, doc: &'static str) -> NativeRow {
    NativeRow::open(name, signature, Role::Function, doc)
}

/// The length of a builtin container. None: a script's `__len__` must tell, or there is none.
pub fn quick_length(cx: &mut Cx, value: &Value) -> Answer<Option<usize>> {
    if !cx.class_flags(value).has(ClassFlags::HEAP) {
        match value.kind() {
            Some(Kind::List) => return Ok(Some(cx.list_items(value).len())),
            Some(Kind::Tuple) => return Ok(Some(cx.tuple_items(value).len())),
            Some(Kind::Str) => return Ok(value.get::<Str>(cx).map(Str::len)),
            Some(Kind::Dict) => return Ok(value.get::<crate::types::dict::Dict>(cx).map(|dict| dict.len())),
            Some(Kind::Set) => return Ok(value.get::<crate::types::set::Set>(cx).map(|set| set.table.len())),
            _ => {}
        }
    }
    let name = cx.names().__len__.clone();
    let Some(method) = find_special(cx, value, &name) else { return Ok(None) };
    let answer = call_leaf(cx, &method, std::slice::from_ref(value))?;
    Ok(answer.and_then(|length| length.as_small_int()).and_then(|length| usize::try_from(length).ok()))
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match quick_length(cx, &arguments[0])? {
        Some(length) => Ok(Some(Value::small_int(length as i64))),
        None => Ok(None),
    }
}

/// The `__len__` of a script's class; register: the container.
pub(crate) fn len_by_script(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let container = registers[0].clone();
    match event {
        Event::Raised => Outcome::Raise,
        Event::Returned(length) if length.as_small_int().is_some_and(|length| length >= 0) => {
            Outcome::Return(length)
        }
        Event::Returned(length) => match cx.prelude_function("checked_length") {
            Ok(function) => Outcome::TailCall(function, smallvec![length]),
            Err(_) => Outcome::Raise,
        },
        Event::Start => {
            if let Some(method) = find_special(cx, &container, &cx.names().__len__)
                && method.is_kind(Kind::Function)
            {
                return Outcome::Call(method, smallvec![container]);
            }
            match cx.prelude_function("len_of") {
                Ok(function) => Outcome::TailCall(function, smallvec![container]),
                Err(_) => Outcome::Raise,
            }
        }
    }
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(sentinel) = arguments.given(1) else { return of_builtin(cx, &arguments[0]) };
    let name = cx.names().__call__.clone();
    let is_callable =
        matches!(arguments[0].kind(), Some(Kind::Function | Kind::Native | Kind::Method | Kind::Class))
            || find_special(cx, &arguments[0], &name).is_some();
    if !is_callable {
        return Err(cx.type_error("iter(v, w): v must be callable"));
    }
    let class = cx.builtin_class(&CALLING)?;
    cx.opaque(&class, Calling { callable: arguments[0].clone(), sentinel: sentinel.clone() }).map(Some)
}

fn next(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match quick_next(cx, &arguments[0])? {
        Next::Item(item) => Ok(Some(item)),
        Next::Script => Ok(None),
        Next::End => match arguments.given(1) {
            Some(default) => Ok(Some(default.clone())),
            None => Err(cx.stop_iteration(Value::UNSET)),
        },
    }
}

fn sorted(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments.given(1).is_some_and(|key| !key.is_none()) {
        return Ok(None);
    }
    let reverse = match arguments.given(2) {
        None => false,
        Some(value) => match quick_truth(cx, value) {
            Some(reverse) => reverse,
            None => return Ok(None),
        },
    };
    let Some(mut collected) = collect(cx, &arguments[0])? else { return Ok(None) };
    let items = std::mem::take(&mut collected.items);
    let list = cx.list_from(items)?;
    if sort_list(cx, &list, reverse)? {
        return Ok(Some(list));
    }
    collected.rewind(cx);
    Ok(None)
}

#[cold]
fn no_concatenation(cx: &mut Cx, start: &Value) -> Option<Raised> {
    let text = match start.kind() {
        Some(Kind::Str) => "sum() can't sum strings [use ''.join(seq) instead]",
        Some(Kind::Bytes) => "sum() can't sum bytes [use b''.join(seq) instead]",
        Some(Kind::ByteArray) => "sum() can't sum bytearray [use b''.join(seq) instead]",
        _ => return None,
    };
    Some(cx.type_error(text))
}

/// A sum on its way.
#[derive(Clone)]
pub enum Total {
    /// An int that fits 64 bits.
    Small(i64),
    /// Any int.
    Big(Number),
    /// The sum and what was lost in it by rounding.
    Float(f64, f64),
    /// The same for both parts of a complex number.
    Complex([f64; 2], [f64; 2]),
    /// Anything else.
    Other(Value),
}

/// A sum on its way as an object, for the script half of `sum`.
pub struct RunningSum {
    /// The sum so far.
    pub total: Total,
}

impl crate::types::opaque::Object for RunningSum {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        if let Total::Other(value) = &self.total {
            visit(value);
        }
    }
}

/// Its class, which scripts never see.
pub static RUNNING_SUM: TypeRow =
    TypeRow { name: "running_sum", kind: Kind::Opaque, flags: ClassFlags::NO_NEW, ..TypeRow::DEFAULT };

/// A sum that begins with this value, as `SUM_STEP` keeps it.
pub fn running_sum(cx: &mut Cx, start: &Value) -> Answer {
    if start.as_small_int().is_some() {
        return Ok(start.clone());
    }
    let class = cx.builtin_class(&RUNNING_SUM)?;
    let total = Total::of(cx, start);
    cx.opaque(&class, RunningSum { total })
}

/// Adds an item to a sum that `running_sum` has made. False: a script must, and the sum is an object.
pub fn add_to_sum(cx: &mut Cx, sum: &mut Value, item: &Value) -> Answer<bool> {
    if let Some(number) = sum.as_small_int() {
        let class = cx.builtin_class(&RUNNING_SUM)?;
        *sum = cx.opaque(&class, RunningSum { total: Total::Small(number) })?;
    }
    let Some(running) = sum.opaque_mut::<RunningSum>(cx) else { return Ok(false) };
    if running.total.add_plain(item) {
        return Ok(true);
    }
    let total = running.total.clone();
    let Some(total) = total.plus(cx, item)? else { return Ok(false) };
    if let Some(running) = sum.opaque_mut::<RunningSum>(cx) {
        running.total = total;
    }
    Ok(true)
}

fn sum(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let start = arguments.given(1).cloned().unwrap_or(Value::small_int(0));
    if let Some(raised) = no_concatenation(cx, &start) {
        return Err(raised);
    }
    let mut total = Total::of(cx, &start);
    let is_known = fold(cx, &arguments[0], |cx, item| {
        if total.add_plain(&item) {
            return Ok(Fold::Next);
        }
        let before = std::mem::replace(&mut total, Total::Small(0));
        Ok(match before.plus(cx, &item)? {
            Some(sum) => {
                total = sum;
                Fold::Next
            }
            None => Fold::Script,
        })
    })?;
    if is_known { total.finish(cx).map(Some) } else { Ok(None) }
}

impl Total {
    /// A sum that begins with this value.
    pub fn of(cx: &Cx, start: &Value) -> Total {
        if let Some(number) = start.as_small_int() {
            return Total::Small(number);
        }
        match cx.as_float(start) {
            Some(number) if cx.is_exact(start, &cx.types().float) => Total::Float(number, 0.0),
            _ => Total::other(cx, start.clone()),
        }
    }

    /// A sum that was made by adding as anything adds.
    fn other(cx: &Cx, sum: Value) -> Total {
        match sum.get::<Complex>(cx) {
            Some(number) if cx.is_exact(&sum, &cx.types().complex) => {
                Total::Complex([number.real, 0.0], [number.imaginary, 0.0])
            }
            Some(_) | None => Total::Other(sum),
        }
    }

    /// Adds a small int or an inline float where that is all there is to it. False: nothing was done.
    #[inline]
    pub fn add_plain(&mut self, item: &Value) -> bool {
        let bits = item.bits();
        match self {
            Total::Small(sum) if bits.is_int() => match sum.checked_add(bits.int()) {
                Some(total) => {
                    *sum = total;
                    true
                }
                None => false,
            },
            Total::Float(sum, lost) if bits.is_float() => {
                *self = accumulate(*sum, *lost, bits.float());
                true
            }
            Total::Small(_) | Total::Float(..) | Total::Complex(..) | Total::Big(_) | Total::Other(_) => {
                false
            }
        }
    }

    /// The sum as a value.
    pub fn finish(self, cx: &mut Cx) -> Answer {
        match self {
            Total::Small(number) => cx.int(number),
            Total::Big(number) => cx.big_int(number),
            Total::Float(sum, lost) => cx.float(rounded([sum, lost])),
            Total::Complex(real, imaginary) => cx.complex(rounded(real), rounded(imaginary)),
            Total::Other(value) => Ok(value),
        }
    }

    /// The sum with one element more. None: a script must be asked.
    pub fn plus(self, cx: &mut Cx, item: &Value) -> Answer<Option<Total>> {
        let types = cx.types();
        let is_int =
            item.as_small_int().is_some() || cx.is_exact(item, &types.int) || cx.is_exact(item, &types.bool);
        let small = if is_int { cx.as_i64(item) } else { None };
        let int = if is_int && (small.is_none() || matches!(self, Total::Big(_))) {
            cx.as_int(item).map(|int| int.to_number())
        } else {
            None
        };
        let float = if cx.is_exact(item, &types.float) { cx.as_float(item) } else { None };
        if let Total::Complex(real, imaginary) = self {
            let number = item.get::<Complex>(cx).filter(|_| cx.is_exact(item, &types.complex));
            match (number, small, float) {
                (Some(number), _, _) => {
                    let parts = (added(real, number.real), added(imaginary, number.imaginary));
                    return Ok(Some(Total::Complex(parts.0, parts.1)));
                }
                (None, Some(number), _) => {
                    return Ok(Some(Total::Complex([real[0] + number as f64, real[1]], imaginary)));
                }
                (None, None, Some(number)) => {
                    return Ok(Some(Total::Complex(added(real, number), imaginary)));
                }
                (None, None, None) => {}
            }
        }
        Ok(Some(match (self, small, int, float) {
            (Total::Small(sum), Some(number), _, _) => match sum.checked_add(number) {
                Some(sum) => Total::Small(sum),
                None => Total::Big(Number::from(sum) + number),
            },
            (Total::Small(sum), None, Some(number), _) => Total::Big(number + sum),
            (Total::Big(sum), _, Some(number), _) => Total::Big(sum + number),
            (Total::Small(sum), _, None, Some(number)) => accumulate(sum as f64, 0.0, number),
            (Total::Float(sum, lost), _, None, Some(number)) => accumulate(sum, lost, number),
            (Total::Float(sum, lost), Some(number), _, _) => Total::Float(sum + number as f64, lost),
            (total, _, _, _) => {
                let sum = total.finish(cx)?;
                let sum = quick_binary(cx, BinaryOperator::Add, &sum, item)?;
                return Ok(sum.map(|sum| Total::other(cx, sum)));
            }
        }))
    }
}

#[inline]
fn accumulate(sum: f64, lost: f64, number: f64) -> Total {
    let [sum, lost] = added([sum, lost], number);
    Total::Float(sum, lost)
}

/// Neumaier's summation: the sum, and what was lost in it by rounding.
#[inline]
fn added([sum, lost]: [f64; 2], number: f64) -> [f64; 2] {
    let next = sum + number;
    let error = if sum.abs() >= number.abs() { (sum - next) + number } else { (number - next) + sum };
    [next, lost + error]
}

fn rounded([sum, lost]: [f64; 2]) -> f64 {
    if lost != 0.0 && lost.is_finite() { sum + lost } else { sum }
}

/// `min` and `max` without a key. Arguments: the tuple, key, default.
fn extreme(cx: &mut Cx, arguments: &[Value], greatest: bool) -> Answer<Option<Value>> {
    let name = if greatest { "max" } else { "min" };
    let given = cx.tuple_items(&arguments[0]).to_vec();
    let default = arguments.given(2);
    if given.is_empty() {
        return Err(cx.type_error(&format!("{name} expected at least 1 argument, got 0")));
    }
    if given.len() > 1 && default.is_some() {
        let text = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(cx.type_error(&text));
    }
    if arguments.given(1).is_some_and(|key| !key.is_none()) {
        return Ok(None);
    }
    let mut best: Option<Value> = None;
    let mut look = |cx: &mut Cx, item: Value| {
        let better = match &best {
            None => Some(true),
            // `max` asks item > best, `min` item < best
            Some(best) if greatest => greater(cx, &item, best)?,
            Some(best) => less(cx, &item, best)?,
        };
        Ok(match better {
            Some(is_better) => {
                if is_better {
                    best = Some(item);
                }
                Fold::Next
            }
            None => Fold::Script,
        })
    };
    let source = if let [source] = given.as_slice() { source } else { &arguments[0] };
    if !fold(cx, source, &mut look)? {
        return Ok(None);
    }
    match (best, default) {
        (Some(best), _) => Ok(Some(best)),
        (None, Some(default)) => Ok(Some(default.clone())),
        (None, None) => Err(cx.value_error(&format!("{name}() iterable argument is empty"))),
    }
}

fn greater(cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<bool>> {
    if one.bits().are_ints(two.bits()) || cx.is_exact_str(one) && cx.is_exact_str(two) {
        return less(cx, two, one);
    }
    let answer =
        crate::types::list::sequence::nested(cx, |cx| crate::interp::quick_compare(cx, 4, one, two))?;
    Ok(answer.and_then(|value| quick_truth(cx, &value)))
}

/// `any` (ends at something true) and `all` (ends at something false).
fn quantified(cx: &mut Cx, arguments: &[Value], wanted: bool) -> Answer<Option<Value>> {
    let mut is_met = false;
    let is_known = fold(cx, &arguments[0], |cx, item| {
        is_met = match quick_truth(cx, &item) {
            Some(truth) => truth == wanted,
            None => return Ok(Fold::Script),
        };
        Ok(if is_met { Fold::Enough } else { Fold::Next })
    })?;
    Ok(is_known.then(|| Value::bool(is_met == wanted)))
}
