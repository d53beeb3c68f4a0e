//! `_heapq`: heaps in lists. An operation first finds the way of the item through the heap without touching
//! the list; only when all comparisons on it were between builtin values is the list changed. Else nothing
//! has happened, and the script half does it all.

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow, Role};
use taipan_vm::types::list::List;
use taipan_vm::types::list::sort::less;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::wanted;

macro_rules! rows {
    ($($name:literal $signature:literal $leaf:expr, $script:literal, $doc:literal;)+) => {
        &[$(NativeRow::open($name, $signature, Role::Function, $doc).or_script($leaf, $script),)+]
    };
}

/// The module `_heapq`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_heapq",
    doc: "Heaps: lists in which every item is no greater than the two below it.",
    functions: rows! {
        "heappush" "($module, heap, item, /)" |cx, all| push(cx, all, Order::Least), "_heappush",
            "Push item onto heap, maintaining the heap invariant.";
        "heappop" "($module, heap, /)" |cx, all| pop(cx, all, Order::Least), "_heappop",
            "Pop the smallest item off the heap, maintaining the heap invariant.";
        "heapreplace" "($module, heap, item, /)" |cx, all| replace(cx, all, Order::Least), "_heapreplace",
            "Pop and return the current smallest value, and add the new item.";
        "heappushpop" "($module, heap, item, /)" |cx, all| push_pop(cx, all, Order::Least), "_heappushpop",
            "Push item on the heap, then pop and return the smallest item from the heap.";
        "heapify" "($module, heap, /)" |cx, all| heapify(cx, all, Order::Least), "_heapify",
            "Transform list into a heap, in-place, in O(len(heap)) time.";
        "heappush_max" "($module, heap, item, /)" |cx, all| push(cx, all, Order::Greatest), "_heappush_max",
            "Push item onto max heap, maintaining the heap invariant.";
        "heappop_max" "($module, heap, /)" |cx, all| pop(cx, all, Order::Greatest), "_heappop_max",
            "Maxheap variant of heappop.";
        "heapreplace_max" "($module, heap, item, /)" |cx, all| replace(cx, all, Order::Greatest), "_heapreplace_max",
            "Maxheap variant of heapreplace.";
        "heappushpop_max" "($module, heap, item, /)" |cx, all| push_pop(cx, all, Order::Greatest), "_heappushpop_max",
            "Maxheap variant of heappushpop.";
        "heapify_max" "($module, heap, /)" |cx, all| heapify(cx, all, Order::Greatest), "_heapify_max",
            "Maxheap variant of heapify.";
    },
    types: &[],
    fill: None,
    script: script!("heapq.py"),
};

/// Which item is first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Least,
    Greatest,
}

impl Order {
    /// Whether `one` belongs before `two`. None: a script must be asked.
    fn before(self, cx: &mut Cx, one: &Value, two: &Value) -> Answer<Option<bool>> {
        match self {
            Order::Least => less(cx, one, two),
            Order::Greatest => less(cx, two, one),
        }
    }
}

fn at(cx: &Cx, heap: &Value, place: usize) -> Value {
    cx.list_items(heap).get(place).cloned().unwrap_or(Value::NONE)
}

/// Whether the heap is a list of exactly that class; others are left to the script half, errors too.
fn is_plain(cx: &Cx, heap: &Value) -> bool {
    cx.is_exact(heap, &cx.types().list)
}

/// The places an item of the place `from` passes on its way up from below, when `item` comes to `from` at the
/// top and sinks: first to a leaf along the better children, then back. Ends at the place of the item.
fn sink(
    cx: &mut Cx,
    order: Order,
    heap: &Value,
    from: usize,
    length: usize,
    item: &Value,
) -> Answer<Option<Vec<usize>>> {
    let mut way = vec![from];
    let mut place = from;
    loop {
        let left = place * 2 + 1;
        if left >= length {
            break;
        }
        let right = left + 1;
        let mut child = left;
        if right < length {
            let (one, two) = (at(cx, heap, left), at(cx, heap, right));
            match order.before(cx, &one, &two)? {
                Some(true) => {}
                Some(false) => child = right,
                None => return Ok(None),
            }
        }
        way.push(child);
        place = child;
    }
    while way.len() > 1 {
        let Some(&last) = way.last() else { break };
        let other = at(cx, heap, last);
        match order.before(cx, item, &other)? {
            Some(true) => drop(way.pop()),
            Some(false) => break,
            None => return Ok(None),
        }
    }
    Ok(Some(way))
}

/// Moves the items along a way up by one, and the item to its end; answers what was at its beginning.
fn settle(cx: &mut Cx, heap: &Value, way: &[usize], item: Value) -> Value {
    let Some(list) = heap.get_mut::<List>(cx) else { return Value::NONE };
    let mut held = item;
    for &place in way.iter().rev() {
        if let Some(own) = list.items.get_mut(place) {
            std::mem::swap(own, &mut held);
        }
    }
    held
}

fn push(cx: &mut Cx, arguments: &[Value], order: Order) -> Answer<Option<Value>> {
    let (heap, item) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    if !is_plain(cx, heap) {
        return Ok(None);
    }
    let length = cx.list_items(heap).len();
    let mut way = vec![length];
    let mut place = length;
    while place > 0 {
        let parent = (place - 1) / 2;
        let other = at(cx, heap, parent);
        match order.before(cx, item, &other)? {
            Some(true) => way.push(parent),
            Some(false) => break,
            None => return Ok(None),
        }
        place = parent;
    }
    cx.list_push(heap, item.clone())?;
    // The new item goes to the end of the way, the others move down towards its beginning.
    drop(settle(cx, heap, &way, item.clone()));
    Ok(Some(Value::NONE))
}

fn pop(cx: &mut Cx, arguments: &[Value], order: Order) -> Answer<Option<Value>> {
    let heap = wanted(cx, arguments, 0)?;
    if !is_plain(cx, heap) {
        return Ok(None);
    }
    let length = cx.list_items(heap).len();
    let Some(last) = cx.list_items(heap).last().cloned() else {
        return Err(cx.index_error("index out of range"));
    };
    let way = if length == 1 { Some(Vec::new()) } else { sink(cx, order, heap, 0, length - 1, &last)? };
    let Some(way) = way else { return Ok(None) };
    drop(cx.list_splice(heap, length - 1, length, Vec::new())?);
    Ok(Some(settle(cx, heap, &way, last)))
}

fn replace(cx: &mut Cx, arguments: &[Value], order: Order) -> Answer<Option<Value>> {
    let (heap, item) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    if !is_plain(cx, heap) {
        return Ok(None);
    }
    let length = cx.list_items(heap).len();
    if length == 0 {
        return Err(cx.index_error("index out of range"));
    }
    match sink(cx, order, heap, 0, length, item)? {
        Some(way) => Ok(Some(settle(cx, heap, &way, item.clone()))),
        None => Ok(None),
    }
}

fn push_pop(cx: &mut Cx, arguments: &[Value], order: Order) -> Answer<Option<Value>> {
    let (heap, item) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    if !is_plain(cx, heap) {
        return Ok(None);
    }
    let Some(first) = cx.list_items(heap).first().cloned() else { return Ok(Some(item.clone())) };
    match order.before(cx, &first, item)? {
        Some(true) => replace(cx, arguments, order),
        Some(false) => Ok(Some(item.clone())),
        None => Ok(None),
    }
}

/// Steps that are done stay done when the script half must take over: it begins anew with what there is.
fn heapify(cx: &mut Cx, arguments: &[Value], order: Order) -> Answer<Option<Value>> {
    let heap = wanted(cx, arguments, 0)?;
    if !is_plain(cx, heap) {
        return Ok(None);
    }
    let length = cx.list_items(heap).len();
    cx.charge(length / 2)?;
    for place in (0..length / 2).rev() {
        let item = at(cx, heap, place);
        let Some(way) = sink(cx, order, heap, place, length, &item)? else { return Ok(None) };
        drop(settle(cx, heap, &way, item));
    }
    Ok(Some(Value::NONE))
}
