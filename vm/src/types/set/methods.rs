//! The methods of `set` and `frozenset`.

use super::Set;
use super::algebra::{
    self, Operand, add, add_all, base_class, compare, copy_as, has_all, has_any, length, member_hash,
    members, of_class, probe, remove, sift, subtract, swap, toggle, unite, with_operands,
};
use crate::error::Answer;
use crate::heap::{HEADER, Kind};
use crate::interp::keyed;
use crate::native::{Arguments, NativeRow, Role};
use crate::types::dict::Probe;
use crate::types::iterator::{IteratorForm, class_getitem};
use crate::types::list::sequence::sizeof;
use crate::value::Value;
use crate::vm::Cx;

/// `set(iterable)`
pub static CALL: NativeRow =
    NativeRow::open("set", "(iterable=(), /)", Role::Static, "").or_script(call, "set_call");

/// `frozenset(iterable)`
pub static FROZEN_CALL: NativeRow = NativeRow::open("frozenset", "(iterable=(), /)", Role::Static, "")
    .or_script(frozen_call, "frozenset_call");

type OrScript = crate::native::LeafOrScriptFn;

const fn wrapper(name: &'static str, doc: &'static str, leaf: OrScript, script: &'static str) -> NativeRow {
    NativeRow::open(name, "($self, value, /)", Role::Wrapper, doc).or_script(leaf, script)
}

const fn many(name: &'static str, doc: &'static str, leaf: OrScript, script: &'static str) -> NativeRow {
    NativeRow::open(name, "($self, /, *others)", Role::Method, doc).or_script(leaf, script)
}

const fn one(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    leaf: OrScript,
    script: &'static str,
) -> NativeRow {
    NativeRow::open(name, signature, Role::Method, doc).or_script(leaf, script)
}

/// What asks for one key, which a script may hash or compare.
const fn one_key(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    leaf: OrScript,
    step: crate::native::ResumableFn,
) -> NativeRow {
    NativeRow::open(name, signature, Role::Method, doc).or_resumable(leaf, step).room(keyed::ROOM)
}

const REPR: NativeRow = NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "")
    .or_script(|cx, arguments| crate::types::list::repr::container_repr(cx, &arguments[0]), "set_repr");
const LT: NativeRow = wrapper("__lt__", "Return self<value.", |cx, a| compared(cx, 0, a), "set_lt");
const LE: NativeRow = wrapper("__le__", "Return self<=value.", |cx, a| compared(cx, 1, a), "set_le");
const EQ: NativeRow = wrapper("__eq__", "Return self==value.", |cx, a| compared(cx, 2, a), "set_eq");
const NE: NativeRow = wrapper("__ne__", "Return self!=value.", |cx, a| compared(cx, 3, a), "set_ne");
const GT: NativeRow = wrapper("__gt__", "Return self>value.", |cx, a| compared(cx, 4, a), "set_gt");
const GE: NativeRow = wrapper("__ge__", "Return self>=value.", |cx, a| compared(cx, 5, a), "set_ge");
const ITER: NativeRow = NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self).");
const LEN: NativeRow = NativeRow::special("__len__", "($self, /)", len, "Return len(self).");
const SUB: NativeRow =
    wrapper("__sub__", "Return self-value.", |cx, a| operate(cx, '-', &a[0], &a[1]), "set_sub");
const RSUB: NativeRow =
    wrapper("__rsub__", "Return value-self.", |cx, a| operate(cx, '-', &a[1], &a[0]), "set_rsub");
const AND: NativeRow =
    wrapper("__and__", "Return self&value.", |cx, a| operate(cx, '&', &a[0], &a[1]), "set_and");
const RAND: NativeRow =
    wrapper("__rand__", "Return value&self.", |cx, a| operate(cx, '&', &a[1], &a[0]), "set_rand");
const XOR: NativeRow =
    wrapper("__xor__", "Return self^value.", |cx, a| operate(cx, '^', &a[0], &a[1]), "set_xor");
const RXOR: NativeRow =
    wrapper("__rxor__", "Return value^self.", |cx, a| operate(cx, '^', &a[1], &a[0]), "set_rxor");
const OR: NativeRow =
    wrapper("__or__", "Return self|value.", |cx, a| operate(cx, '|', &a[0], &a[1]), "set_or");
const ROR: NativeRow =
    wrapper("__ror__", "Return value|self.", |cx, a| operate(cx, '|', &a[1], &a[0]), "set_ror");
const CONTAINS: NativeRow = one_key(
    "__contains__",
    "($self, object, /)",
    "x.__contains__(y) <==> y in x.",
    contains,
    keyed::contains_member,
);
const DIFFERENCE: NativeRow = many(
    "difference",
    "Return a new set with elements in the set that are not in the others.",
    difference,
    "set_difference",
);
const INTERSECTION: NativeRow = many(
    "intersection",
    "Return a new set with elements common to the set and all others.",
    intersection,
    "set_intersection",
);
const UNION: NativeRow =
    many("union", "Return a new set with elements from the set and all others.", union, "set_union");
const SYMMETRIC: NativeRow = one(
    "symmetric_difference",
    "($self, other, /)",
    "Return a new set with elements in either the set or other but not both.",
    symmetric_difference,
    "set_symmetric_difference",
);
const IS_DISJOINT: NativeRow = one(
    "isdisjoint",
    "($self, other, /)",
    "Return True if two sets have a null intersection.",
    is_disjoint,
    "set_isdisjoint",
);
const IS_SUBSET: NativeRow = one(
    "issubset",
    "($self, other, /)",
    "Report whether another set contains this set.",
    is_subset,
    "set_issubset",
);
const IS_SUPERSET: NativeRow = one(
    "issuperset",
    "($self, other, /)",
    "Report whether this set contains another set.",
    is_superset,
    "set_issuperset",
);
const COPY: NativeRow = NativeRow::method("copy", "($self, /)", copy, "Return a shallow copy of a set.");
const REDUCE: NativeRow =
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "Return state information for pickling.")
        .script("set_reduce");
const SIZEOF: NativeRow =
    NativeRow::method("__sizeof__", "($self, /)", size, "S.__sizeof__() -> size of S in memory, in bytes.");
const CLASS_GETITEM: NativeRow =
    NativeRow::method("__class_getitem__", "($type, object, /)", class_getitem, "See PEP 585")
        .role(Role::Class);

/// The rows of `set`.
pub static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, *args, **kwargs)", new),
    NativeRow::open("__init__", "($self, iterable=(), /)", Role::Wrapper, "").or_script(init, "set_init"),
    REPR,
    LT,
    LE,
    EQ,
    NE,
    GT,
    GE,
    ITER,
    SUB,
    RSUB,
    AND,
    RAND,
    XOR,
    RXOR,
    OR,
    ROR,
    wrapper("__isub__", "Return self-=value.", |cx, a| in_place(cx, '-', a), "set_isub"),
    wrapper("__iand__", "Return self&=value.", |cx, a| in_place(cx, '&', a), "set_iand"),
    wrapper("__ixor__", "Return self^=value.", |cx, a| in_place(cx, '^', a), "set_ixor"),
    wrapper("__ior__", "Return self|=value.", |cx, a| in_place(cx, '|', a), "set_ior"),
    LEN,
    CONTAINS,
    one_key(
        "add",
        "($self, object, /)",
        "Add an element to a set.\n\nThis has no effect if the element is already present.",
        add_item,
        keyed::add,
    ),
    NativeRow::method("clear", "($self, /)", clear, "Remove all elements from this set."),
    COPY,
    one_key(
        "discard",
        "($self, object, /)",
        "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.",
        discard,
        keyed::discard,
    ),
    DIFFERENCE,
    many(
        "difference_update",
        "Update the set, removing elements found in others.",
        difference_update,
        "set_difference_update",
    ),
    INTERSECTION,
    many(
        "intersection_update",
        "Update the set, keeping only elements found in it and all others.",
        intersection_update,
        "set_intersection_update",
    ),
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    NativeRow::method(
        "pop",
        "($self, /)",
        pop,
        "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.",
    ),
    REDUCE,
    one_key(
        "remove",
        "($self, object, /)",
        "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
        remove_item,
        keyed::remove,
    ),
    SIZEOF,
    SYMMETRIC,
    one(
        "symmetric_difference_update",
        "($self, other, /)",
        "Update the set, keeping only elements found in either set, but not in both.",
        symmetric_update,
        "set_symmetric_update",
    ),
    UNION,
    many("update", "Update the set, adding elements from all others.", update, "set_update"),
    CLASS_GETITEM,
];

/// The rows of `frozenset`.
pub static FROZEN_METHODS: &[NativeRow] = &[
    NativeRow::open(
        "__new__",
        "($type, iterable=(), /)",
        Role::New,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .or_script(frozen_new, "frozenset_new"),
    REPR,
    NativeRow::special("__hash__", "($self, /)", hash, "Return hash(self)."),
    LT,
    LE,
    EQ,
    NE,
    GT,
    GE,
    ITER,
    SUB,
    RSUB,
    AND,
    RAND,
    XOR,
    RXOR,
    OR,
    ROR,
    LEN,
    CONTAINS,
    COPY,
    DIFFERENCE,
    INTERSECTION,
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
    REDUCE,
    SIZEOF,
    SYMMETRIC,
    UNION,
    CLASS_GETITEM,
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    of_class(cx, &arguments[0])
}

fn filled(cx: &mut Cx, class: &Value, source: Option<&Value>) -> Answer<Option<Value>> {
    let Some(source) = source else { return of_class(cx, class).map(Some) };
    if source.is_kind(Kind::Set) {
        return copy_as(cx, class, source).map(Some);
    }
    let made = of_class(cx, class)?;
    Ok(add_all(cx, &made, source)?.then_some(made))
}

fn call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = cx.types().set.clone();
    filled(cx, &class, arguments.given(0))
}

fn frozen_call(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = cx.types().frozenset.clone();
    match arguments.given(0) {
        Some(source) if cx.is_exact(source, &class) => Ok(Some(source.clone())),
        source => filled(cx, &class, source),
    }
}

fn frozen_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if arguments[0].is(&cx.types().frozenset) {
        return frozen_call(cx, &arguments[1..]);
    }
    filled(cx, &arguments[0], arguments.given(1))
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = cx.types().set.clone();
    let Some(made) = filled(cx, &class, arguments.given(1))? else { return Ok(None) };
    swap(cx, &arguments[0], &made);
    Ok(Some(Value::NONE))
}

fn compared(cx: &mut Cx, comparison: usize, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments[1].is_kind(Kind::Set) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    Ok(compare(cx, comparison, &arguments[0], &arguments[1])?.map(Value::bool))
}

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().set_iterator.clone();
    let size = length(cx, &arguments[0]) as i64;
    cx.iterator(&class, arguments[0].clone(), IteratorForm::Set, size)
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::small_int(length(cx, &arguments[0]) as i64))
}

fn size(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let bytes = arguments[0].get::<Set>(cx).map_or(0, |set| set.table.bytes());
    Ok(sizeof(HEADER + size_of::<Set>() + bytes))
}

/// The hash of a frozen set.
fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.charge(length(cx, &arguments[0]) / 4)?;
    let hashes: Vec<u64> = members(cx, &arguments[0]).into_iter().map(|(hash, _)| hash).collect();
    cx.int(crate::protocol::hash::combine_unordered(hashes) as i64)
}

/// An operator between two sets; the result is of the left one's builtin class.
fn operate(cx: &mut Cx, operator: char, one: &Value, two: &Value) -> Answer<Option<Value>> {
    if !one.is_kind(Kind::Set) || !two.is_kind(Kind::Set) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    combined(cx, operator, one, two)
}

fn combined(cx: &mut Cx, operator: char, one: &Value, two: &Value) -> Answer<Option<Value>> {
    let class = base_class(cx, one);
    let other = std::slice::from_ref(two);
    match operator {
        '|' => {
            let made = copy_as(cx, &class, one)?;
            Ok(add_all(cx, &made, two)?.then_some(made))
        }
        '^' => {
            let made = copy_as(cx, &class, one)?;
            with_operands(cx, other, |cx, operands| {
                let distinct = distinct(cx, operands)?;
                let Some(distinct) = distinct else { return Ok(None) };
                Ok(toggle(cx, &made, &distinct)?.then(|| made.clone()))
            })
        }
        '&' if two.is_kind(Kind::Set) => {
            let (from, set) = if length(cx, two) > length(cx, one) { (one, two) } else { (two, one) };
            cx.charge(length(cx, from))?;
            let from = members(cx, from);
            sift(cx, &class, &from, set, true)
        }
        '&' => with_operands(cx, other, |cx, operands| match operands {
            [operand] => sift(cx, &class, &operand.members, one, true),
            _ => Ok(None),
        }),
        _ if two.is_kind(Kind::Set) => {
            cx.charge(length(cx, one))?;
            let from = members(cx, one);
            sift(cx, &class, &from, two, false)
        }
        _ => {
            let made = copy_as(cx, &class, one)?;
            with_operands(cx, other, |cx, operands| Ok(subtract(cx, &made, operands).then(|| made.clone())))
        }
    }
}

/// The members of one operand, each once. None: a script must be asked.
fn distinct(cx: &mut Cx, operands: &[Operand]) -> Answer<Option<Vec<algebra::Member>>> {
    let class = cx.types().set.clone();
    let each = of_class(cx, &class)?;
    Ok(if unite(cx, &each, operands)? { Some(members(cx, &each)) } else { None })
}

fn in_place(cx: &mut Cx, operator: char, arguments: &[Value]) -> Answer<Option<Value>> {
    let [set, other, ..] = arguments else { return Ok(None) };
    if !other.is_kind(Kind::Set) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    Ok(change(cx, operator, set, std::slice::from_ref(other))?.then(|| set.clone()))
}

/// Changes a set by an operator. False: a script must be asked; a part of the change may have been made,
/// which does no harm when it is made again.
fn change(cx: &mut Cx, operator: char, set: &Value, others: &[Value]) -> Answer<bool> {
    let made = match operator {
        '|' => {
            for other in others {
                if !add_all(cx, set, other)? {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        '&' if others.is_empty() => return Ok(true),
        '&' => intersected(cx, set, others)?,
        '-' if others.is_empty() => return Ok(true),
        '-' => {
            return Ok(with_operands(cx, others, |cx, operands| {
                Ok(subtract(cx, set, operands).then_some(()))
            })?
            .is_some());
        }
        _ => combined(cx, '^', set, &others[0])?,
    };
    match made {
        Some(made) => {
            swap(cx, set, &made);
            Ok(true)
        }
        None => Ok(false),
    }
}

fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(hash) = searched_hash(cx, &arguments[1])? else { return Ok(None) };
    Ok(match probe(cx, &arguments[0], hash, &arguments[1]) {
        Probe::Found(_) => Some(Value::TRUE),
        Probe::Absent => Some(Value::FALSE),
        Probe::Unknown => None,
    })
}

/// The hash of something that is looked for. A set stands for the frozen set of its members: the script
/// half does that.
fn searched_hash(cx: &mut Cx, item: &Value) -> Answer<Option<u64>> {
    if item.is_kind(Kind::Set) && !cx.is_special(item) {
        return Ok(None);
    }
    member_hash(cx, item)
}

fn add_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(hash) = member_hash(cx, &arguments[1])? else { return Ok(None) };
    Ok(add(cx, &arguments[0], hash, &arguments[1])?.then_some(Value::NONE))
}

fn discard(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(hash) = searched_hash(cx, &arguments[1])? else { return Ok(None) };
    Ok(remove(cx, &arguments[0], hash, &arguments[1]).map(|_| Value::NONE))
}

fn remove_item(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(hash) = searched_hash(cx, &arguments[1])? else { return Ok(None) };
    match remove(cx, &arguments[0], hash, &arguments[1]) {
        None => Ok(None),
        Some(true) => Ok(Some(Value::NONE)),
        Some(false) => Err(cx.key_error(&arguments[1])),
    }
}

fn clear(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let old = arguments[0].get_mut::<Set>(cx).map(|set| std::mem::take(&mut set.table));
    drop(old);
    Ok(Value::NONE)
}

fn copy(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = base_class(cx, &arguments[0]);
    if cx.is_exact(&arguments[0], &cx.types().frozenset) {
        return Ok(arguments[0].clone());
    }
    copy_as(cx, &class, &arguments[0])
}

fn pop(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let removed = arguments[0].get_mut::<Set>(cx).and_then(|set| {
        let first = set.table.first_entry()?;
        Some(set.table.remove(first).0)
    });
    match removed {
        Some(item) => Ok(item),
        None => {
            let text = cx.str("pop from an empty set")?;
            Err(cx.key_error(&text))
        }
    }
}

fn others(cx: &Cx, arguments: &[Value]) -> Vec<Value> {
    arguments.get(1).map(|others| cx.tuple_items(others).to_vec()).unwrap_or_default()
}

fn union(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let others = others(cx, arguments);
    let class = base_class(cx, &arguments[0]);
    let made = copy_as(cx, &class, &arguments[0])?;
    with_operands(cx, &others, |cx, operands| Ok(unite(cx, &made, operands)?.then(|| made.clone())))
}

fn update(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let others = others(cx, arguments);
    Ok(change(cx, '|', &arguments[0], &others)?.then_some(Value::NONE))
}

fn difference(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let others = others(cx, arguments);
    if let [other] = others.as_slice() {
        return combined(cx, '-', &arguments[0], other);
    }
    let class = base_class(cx, &arguments[0]);
    let made = copy_as(cx, &class, &arguments[0])?;
    with_operands(cx, &others, |cx, operands| Ok(subtract(cx, &made, operands).then(|| made.clone())))
}

fn difference_update(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let others = others(cx, arguments);
    Ok(change(cx, '-', &arguments[0], &others)?.then_some(Value::NONE))
}

/// What a set has in common with all others. None: a script must be asked.
fn intersected(cx: &mut Cx, set: &Value, others: &[Value]) -> Answer<Option<Value>> {
    if let [other] = others {
        return combined(cx, '&', set, other);
    }
    let class = base_class(cx, set);
    let start = copy_as(cx, &class, set)?;
    with_operands(cx, others, |cx, operands| {
        let mut made = start;
        for operand in operands {
            match sift(cx, &class, &operand.members, &made, true)? {
                Some(sifted) => made = sifted,
                None => return Ok(None),
            }
        }
        Ok(Some(made))
    })
}

fn intersection(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let others = others(cx, arguments);
    intersected(cx, &arguments[0], &others)
}

fn intersection_update(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let others = others(cx, arguments);
    Ok(change(cx, '&', &arguments[0], &others)?.then_some(Value::NONE))
}

fn symmetric_difference(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    combined(cx, '^', &arguments[0], &arguments[1])
}

fn symmetric_update(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    Ok(change(cx, '^', &arguments[0], &arguments[1..2])?.then_some(Value::NONE))
}

fn is_disjoint(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let set = &arguments[0];
    with_operands(cx, &arguments[1..2], |cx, operands| {
        let Some(operand) = operands.first() else { return Ok(None) };
        Ok(has_any(cx, set, &operand.members).map(|any| Value::bool(!any)))
    })
}

fn is_subset(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [set, other, ..] = arguments else { return Ok(None) };
    if other.is_kind(Kind::Set) {
        return Ok(compare(cx, 1, set, other)?.map(Value::bool));
    }
    let class = cx.types().set.clone();
    let other_set = of_class(cx, &class)?;
    with_operands(cx, std::slice::from_ref(other), |cx, operands| {
        if !unite(cx, &other_set, operands)? {
            return Ok(None);
        }
        Ok(compare(cx, 1, set, &other_set)?.map(Value::bool))
    })
}

fn is_superset(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let set = &arguments[0];
    with_operands(cx, &arguments[1..2], |cx, operands| {
        let Some(operand) = operands.first() else { return Ok(None) };
        Ok(has_all(cx, set, &operand.members).map(Value::bool))
    })
}
