//! Natives that only the prelude sees: what the script halves of sequences, iterators and their builtin
//! functions need from inside the payloads.

use super::sequences::{RunningSum, Total, running_sum};
use crate::error::Answer;
use crate::native::{NativeRow, Role};
use crate::object::ClassFlags;
use crate::protocol::truth::quick_truth;
use crate::types::dict::Dict;
use crate::types::dictview::{DictView, Part};
use crate::types::iterator::adapters::{Enumerate, Filter, Indexing, Map, Zip};
use crate::types::iterator::{machine, resume};
use crate::types::list::repr;
use crate::types::list::{sort, sort_frame};
use crate::types::mappingproxy::MappingProxy;
use crate::types::set::Set;
use crate::value::Value;
use crate::vm::Cx;

/// All of them.
pub static ROWS: &[NativeRow] = &[
    NativeRow::function(
        "_size",
        "(container, /)",
        size,
        "How many items a builtin container holds, whatever its __len__.",
    ),
    NativeRow::function(
        "_item",
        "(sequence, index, /)",
        item,
        "An item of a list or tuple, whatever its __getitem__.",
    ),
    NativeRow::function("_list_take", "(list, /)", list_take, "Moves all items into a new list."),
    NativeRow::function(
        "_list_restore",
        "(list, items, /)",
        list_restore,
        "Moves items back; whether the list was changed meanwhile.",
    ),
    sort_frame::LEAF_KEYS,
    sort_frame::SORT_ITEMS,
    NativeRow::function(
        "_tuple_make",
        "(cls, items, /)",
        tuple_make,
        "A tuple of a class with the items of a list.",
    ),
    NativeRow::function(
        "_repr_enter",
        "(container, /)",
        repr_enter,
        "Whether the container is being written already.",
    ),
    NativeRow::function("_repr_leave", "(container, /)", repr_leave, "The container is written."),
    NativeRow::function(
        "_repr_marker",
        "(container, /)",
        repr_marker,
        "What stands for a container inside itself.",
    ),
    NativeRow::function(
        "_repr_brackets",
        "(container, /)",
        repr_brackets,
        "Opening text, closing text, text when empty.",
    ),
    NativeRow::function(
        "_repr_items",
        "(container, /)",
        repr_items,
        "The items as they are written, keys and values in turn.",
    ),
    NativeRow::function(
        "_enumerate_make",
        "(cls, iterator, start, /)",
        enumerate_make,
        "An enumerate object.",
    ),
    NativeRow::function("_zip_make", "(cls, iterators, strict, /)", zip_make, "A zip object."),
    NativeRow::function("_map_make", "(cls, function, iterators, strict, /)", map_make, "A map object."),
    NativeRow::function("_filter_make", "(cls, function, iterator, /)", filter_make, "A filter object."),
    NativeRow::function(
        "_indexing_make",
        "(sequence, /)",
        indexing_make,
        "The iterator of anything with __getitem__.",
    ),
    NativeRow::function("_indexing_state", "(iterator, /)", indexing_state, "Its sequence and its index."),
    NativeRow::function("_set_make", "(cls, /)", set_make, "An empty set or frozen set of a class."),
    NativeRow::function("_set_swap", "(one, two, /)", set_swap, "Exchanges the members of two sets."),
    NativeRow::function("_set_copy", "(members, /)", set_copy, "A set of the same members."),
    NativeRow::function(
        "_view_parts",
        "(view, /)",
        view_parts,
        "The dict that a view shows, and whether it shows pairs.",
    ),
    NativeRow::function(
        "_proxy_mapping",
        "(proxy, /)",
        proxy_mapping,
        "The mapping behind a proxy; anything else itself.",
    ),
    NativeRow::function(
        "_special",
        "(object, name, /)",
        special,
        "A special method of an object's class, bound; None without.",
    ),
    NativeRow::function(
        "_may_tell_length",
        "(object, /)",
        may_tell_length,
        "Whether a script's class may have __len__.",
    ),
    NativeRow::function("_list_push", "(list, item, /)", list_push, "Appends to a list."),
    NativeRow::function(
        "_hash_combine",
        "(hashes, /)",
        hash_combine,
        "The hash of a tuple whose items hash so.",
    ),
    NativeRow::function("_sum_start", "(start, /)", sum_start, "A sum on its way."),
    NativeRow::function("_sum_set", "(sum, value, /)", sum_set, "What a script has added up."),
    NativeRow::function("_sum_value", "(sum, /)", sum_value, "The sum so far."),
    row("_enumerate_next", "(self, /)").resumable(resume::enumerate_next),
    machine::STEPS,
    machine::FLAG,
    row("_zip_next", "(self, gathered=None, at=0, ending=False, /)").resumable(resume::zip_next),
    row("_map_next", "(self, gathered=None, at=0, ending=False, /)").resumable(resume::map_next),
    row("_filter_next", "(self, item=None, state=0, /)").resumable(resume::filter_next),
    row("_reversed_new", "(cls, sequence, /)").resumable(resume::reversed_new),
    row("_reversed_next", "(self, /)").resumable(resume::indexing_next),
    row("_indexing_next", "(self, /)").resumable(resume::indexing_next),
    row("_calling_next", "(self, answer=None, /)").resumable(resume::calling_next),
    row("_iter_slow", "(object, /)").resumable(resume::iter_slow),
    row("_next_slow", "(iterator, default=None, /)").resumable(resume::next_slow),
];

const fn row(name: &'static str, signature: &'static str) -> NativeRow {
    NativeRow::open(name, signature, Role::Function, "Carries on a step that calls a script.")
}

fn size(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let container = &arguments[0];
    let count = if let Some(dict) = container.get::<Dict>(cx) {
        dict.len()
    } else if let Some(set) = container.get::<Set>(cx) {
        set.table.len()
    } else {
        crate::types::list::sequence::items_of(cx, container).len()
    };
    Ok(Value::small_int(count as i64))
}

fn item(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let at = arguments[1].as_small_int().and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX);
    match crate::types::list::sequence::items_of(cx, &arguments[0]).get(at) {
        Some(item) => Ok(item.clone()),
        None => Err(cx.index_error("index out of range")),
    }
}

fn list_take(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let fresh = cx.list(&[])?;
    let items = cx.list_take(&arguments[0]);
    if let Some(list) = fresh.get_mut::<crate::types::list::List>(cx) {
        list.items = items;
    }
    Ok(fresh)
}

fn list_restore(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let untouched = sort::is_untouched(cx, &arguments[0]);
    let items = cx.list_take(&arguments[1]);
    let old = cx.list_take(&arguments[0]);
    if let Some(list) = arguments[0].get_mut::<crate::types::list::List>(cx) {
        list.items = items;
    }
    drop(old);
    Ok(Value::bool(!untouched))
}

fn tuple_make(cx: &mut Cx, arguments: &[Value]) -> Answer {
    crate::types::tuple::of_class(cx, &arguments[0], cx.list_items(&arguments[1]).to_vec())
}

/// The list of containers that are being written: fiber and container in turn.
fn guard(cx: &mut Cx) -> Answer {
    if let Some(guard) = cx.kept("containers being written") {
        return Ok(guard);
    }
    let guard = cx.list(&[])?;
    cx.keep("containers being written", guard.clone());
    Ok(guard)
}

fn repr_enter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let guard = guard(cx)?;
    let fiber = cx.vm().fiber.clone();
    let own = cx.list_items(&guard).chunks_exact(2).filter(|pair| pair[0].is(&fiber));
    let (mut depth, mut found) = (0, false);
    for pair in own {
        depth += 1;
        found |= pair[1].is(&arguments[0]);
    }
    if found {
        return Ok(Value::TRUE);
    }
    if depth >= cx.vm().recursion_limit {
        return Err(
            cx.recursion_error("maximum recursion depth exceeded while getting the repr of an object")
        );
    }
    cx.list_extend(&guard, vec![fiber, arguments[0].clone()])?;
    Ok(Value::FALSE)
}

fn repr_leave(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let guard = guard(cx)?;
    let fiber = cx.vm().fiber.clone();
    let place = cx
        .list_items(&guard)
        .chunks_exact(2)
        .rposition(|pair| pair[0].is(&fiber) && pair[1].is(&arguments[0]));
    if let Some(at) = place {
        let old = cx.list_splice(&guard, 2 * at, 2 * at + 2, Vec::new())?;
        drop(old);
    }
    Ok(Value::NONE)
}

fn repr_marker(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = repr::marker(cx, &arguments[0]);
    cx.str(&text)
}

fn repr_brackets(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (start, end, empty) = repr::brackets(cx, &arguments[0]);
    let (start, end, empty) = (cx.str(&start)?, cx.str(end)?, cx.str(&empty)?);
    cx.tuple_from([start, end, empty])
}

fn repr_items(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let items = repr::items_to_write(cx, &arguments[0])?;
    cx.list_from(items)
}

fn enumerate_make(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = Enumerate { inner: arguments[1].clone(), next: arguments[2].clone() };
    cx.opaque(&arguments[0], own)
}

fn zip_make(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let strict = quick_truth(cx, &arguments[2]).unwrap_or(true);
    let iterators = cx.list_items(&arguments[1]).to_vec();
    cx.opaque(&arguments[0], Zip { iterators, strict })
}

fn map_make(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let strict = quick_truth(cx, &arguments[3]).unwrap_or(true);
    let iterators = cx.list_items(&arguments[2]).to_vec();
    let map = Map::new(cx, arguments[1].clone(), iterators, strict);
    cx.opaque(&arguments[0], map)
}

fn filter_make(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.opaque(&arguments[0], Filter { function: arguments[1].clone(), inner: arguments[2].clone() })
}

fn indexing_make(cx: &mut Cx, arguments: &[Value]) -> Answer {
    resume::indexing(cx, &arguments[0])
}

fn indexing_state(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let state = arguments[0].opaque::<Indexing>(cx).map(|own| (own.sequence.clone(), own.index));
    let (sequence, index) = match state {
        Some(state) => state,
        None => match arguments[0].opaque::<crate::types::iterator::adapters::Reversed>(cx) {
            Some(own) => (own.sequence.clone(), own.index),
            None => (Value::NONE, -1),
        },
    };
    let index = cx.int(index)?;
    cx.tuple_from([sequence, index])
}

fn set_make(cx: &mut Cx, arguments: &[Value]) -> Answer {
    crate::types::set::of_class(cx, &arguments[0])
}

fn set_swap(cx: &mut Cx, arguments: &[Value]) -> Answer {
    crate::types::set::swap(cx, &arguments[0], &arguments[1]);
    Ok(Value::NONE)
}

fn set_copy(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = crate::types::set::base_class(cx, &arguments[0]);
    crate::types::set::copy_as(cx, &class, &arguments[0])
}

fn view_parts(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(view) = arguments[0].get::<DictView>(cx) else {
        return Err(cx.type_error("a view was expected"));
    };
    let parts = [view.dict.clone(), Value::bool(view.part == Part::Items)];
    cx.tuple_from(parts)
}

fn proxy_mapping(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(mapping) = arguments[0].get::<MappingProxy>(cx).map(|proxy| proxy.mapping.clone()) else {
        return Ok(arguments[0].clone());
    };
    if !cx.is_class_namespace(&mapping) {
        return Ok(mapping);
    }
    // what a script half does with it may hand it to other scripts
    let copy = cx.dict()?;
    for (name, value) in cx.dict_pairs(&mapping) {
        cx.dict_set_interned(&copy, &name, value)?;
    }
    Ok(copy)
}

fn special(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = cx.intern_value(arguments[1].clone())?;
    match crate::object::find_special(cx, &arguments[0], &name) {
        None => Ok(Value::NONE),
        Some(method) => cx.method(method, arguments[0].clone()),
    }
}

fn may_tell_length(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let mut told = cx.class_flags(&arguments[0]).has(ClassFlags::HEAP);
    if told {
        let (size, hint) = (cx.names().__len__.clone(), cx.names().__length_hint__.clone());
        told = [size, hint].iter().any(|name| crate::object::find_special(cx, &arguments[0], name).is_some());
    }
    Ok(Value::bool(told))
}

fn list_push(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.list_push(&arguments[0], arguments[1].clone())?;
    Ok(Value::NONE)
}

fn hash_combine(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let hashes: Vec<u64> =
        cx.list_items(&arguments[0]).iter().map(|hash| cx.as_i64(hash).unwrap_or_default() as u64).collect();
    cx.int(crate::protocol::hash::combine(hashes) as i64)
}

fn sum_start(cx: &mut Cx, arguments: &[Value]) -> Answer {
    running_sum(cx, &arguments[0])
}

fn sum_set(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if let Some(sum) = arguments[0].opaque_mut::<RunningSum>(cx) {
        sum.total = Total::Other(arguments[1].clone());
    }
    Ok(Value::NONE)
}

fn sum_value(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match arguments[0].opaque::<RunningSum>(cx).map(|sum| sum.total.clone()) {
        Some(total) => total.finish(cx),
        None => Ok(arguments[0].clone()),
    }
}
