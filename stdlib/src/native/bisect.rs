//! `_bisect`: binary search in sorted lists. The search ends here when all comparisons are between builtin
//! values; whatever else there is goes to the script half from the beginning.

use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, Role};
use taipan_vm::types::list::sort::less;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{size, wanted};

const SEARCH: &str = "($module, /, a, x, lo=0, hi=None, *, key=None)";

/// The module `_bisect`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_bisect",
    doc: "Bisection algorithms.",
    functions: &[
        NativeRow::open(
            "bisect_right",
            SEARCH,
            Role::Function,
            "Return the position at which to insert x: behind equal items.\n\n\
             Everything before it is <= x, everything from it on is > x.",
        )
        .or_script(bisect_right, "_bisect_right"),
        NativeRow::open(
            "bisect_left",
            SEARCH,
            Role::Function,
            "Return the position at which to insert x: before equal items.\n\n\
             Everything before it is < x, everything from it on is >= x.",
        )
        .or_script(bisect_left, "_bisect_left"),
        NativeRow::open(
            "insort_right",
            SEARCH,
            Role::Function,
            "Insert x into a sorted list, behind equal items.",
        )
        .or_script(insort_right, "_insort_right"),
        NativeRow::open(
            "insort_left",
            SEARCH,
            Role::Function,
            "Insert x into a sorted list, before equal items.",
        )
        .or_script(insort_left, "_insort_left"),
    ],
    types: &[],
    fill: None,
    script: script!("bisect.py"),
};

/// Where an item belongs. None: a script must be asked.
fn search(cx: &mut Cx, arguments: &[Value], behind: bool) -> Answer<Option<usize>> {
    let (list, item) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    if !cx.is_exact(list, &cx.types().list) || arguments.given(4).is_some_and(|key| !key.is_none()) {
        return Ok(None);
    }
    let length = cx.list_items(list).len();
    let low = match arguments.given(2) {
        None => Some(0),
        Some(low) => low.as_small_int().and_then(|low| usize::try_from(low).ok()),
    };
    let high = match arguments.given(3).filter(|high| !high.is_none()) {
        None => Some(length),
        Some(high) => high.as_small_int().and_then(|high| usize::try_from(high).ok()),
    };
    let (Some(mut low), Some(mut high)) = (low, high.filter(|&high| high <= length)) else { return Ok(None) };
    while low < high {
        let middle = low + (high - low) / 2;
        let Some(other) = cx.list_items(list).get(middle).cloned() else { return Ok(None) };
        let answer = if behind { less(cx, item, &other)?.map(|less| !less) } else { less(cx, &other, item)? };
        match answer {
            Some(true) => low = middle + 1,
            Some(false) => high = middle,
            None => return Ok(None),
        }
    }
    Ok(Some(low))
}

fn found(cx: &mut Cx, arguments: &[Value], behind: bool) -> Answer<Option<Value>> {
    match search(cx, arguments, behind)? {
        Some(place) => size(cx, place).map(Some),
        None => Ok(None),
    }
}

fn insert(cx: &mut Cx, arguments: &[Value], behind: bool) -> Answer<Option<Value>> {
    let Some(place) = search(cx, arguments, behind)? else { return Ok(None) };
    let (list, item) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    cx.charge(cx.list_items(list).len().saturating_sub(place) / 16)?;
    cx.list_insert(list, place, item.clone())?;
    Ok(Some(Value::NONE))
}

fn bisect_right(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    found(cx, arguments, true)
}

fn bisect_left(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    found(cx, arguments, false)
}

fn insort_right(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    insert(cx, arguments, true)
}

fn insort_left(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    insert(cx, arguments, false)
}
