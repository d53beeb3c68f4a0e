//! Building tuples, lists, sets, dicts and slices, and adding to them. Elements that only a script can hash,
//! compare or produce go to the prelude's `containers.py`, together with what is built so far.
//!
//! - this file: displays and comprehensions
//! - `strings`: f-strings and t-strings

use smallvec::{SmallVec, smallvec};

use super::invoke::call_prelude;
use super::items::{enter, is_exact, quick_store, set_hash};
use super::keyed;
use super::moves::source;
use super::native_frame::start;
use super::operand::{done, put, put_answer, take_b, take_c, take_run};
use super::run::{Step, handler, instruction, next, put_and_next, raised};
use crate::bytecode::{DROP_A, Instruction, MOVE_B, Op, X1, X2};
use crate::error::Answer;
use crate::heap::{Buffer, Heap, Kind};
use crate::object::find_special;
use crate::types::dict::{Dict, Probe, Table};
use crate::types::list::List;
use crate::types::range::Range;
use crate::types::set::Set;
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

mod strings;

pub(crate) use strings::{build_interpolation, build_string, build_template, format_result, format_value};

handler! {
    fn build_tuple(pc, base, vm, ins, table) {
        let tuple = tuple_of_run(vm, base.add(ins.b()), ins.c());
        if tuple == Bits::UNSET {
            return make_tuple(vm, pc, base);
        }
        put_and_next!(tuple, ins, pc, base, vm, table, 1)
    }
    fn build_list(pc, base, vm, ins, table) {
        return make_list(vm, pc, base);
    }
    fn build_set(pc, base, vm, ins, table) {
        return make_set(vm, pc, base);
    }
    fn build_dict(pc, base, vm, ins, table) {
        return make_dict(vm, pc, base);
    }
    fn build_slice(pc, base, vm, ins, table) {
        return make_slice(vm, pc, base);
    }
    fn list_append(pc, base, vm, ins, table) {
        let items = &mut (*base.add(ins.a())).payload::<List>().items;
        let length = items.len();
        if length < items.capacity() {
            let item = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
            items.as_ptr().cast::<Bits>().add(length).write(item);
            items.set_length(length + 1);
            next!(pc, base, vm, table, 1)
        }
        return append_slow(vm, pc, base);
    }
    fn set_add(pc, base, vm, ins, table) {
        return add_to_set(vm, pc, base);
    }
    fn dict_add(pc, base, vm, ins, table) {
        return add_to_dict(vm, pc, base);
    }
    fn list_extend(pc, base, vm, ins, table) {
        return extend_list(vm, pc, base);
    }
    fn set_update(pc, base, vm, ins, table) {
        return update_set(vm, pc, base);
    }
    fn dict_update(pc, base, vm, ins, table) {
        return update_dict(vm, pc, base);
    }
    fn dict_merge(pc, base, vm, ins, table) {
        return merge_keywords(vm, pc, base);
    }
    fn list_to_tuple(pc, base, vm, ins, table) {
        return tuple_of_list(vm, pc, base);
    }
}

/// Gives up a run of temps that an instruction could not use.
///
/// # Safety
/// The temps are live and dead afterwards.
unsafe fn release_run(base: *mut Bits, first: usize, count: usize) {
    // SAFETY: the caller's promise.
    unsafe { take_run(base, first, count).for_each(drop) }
}

/// A tuple of the run of temps from `first` on, which it takes over. Unset: it could not be made in the common
/// way, and the temps are as they were.
///
/// # Safety
/// The temps are live.
#[inline(always)]
unsafe fn tuple_of_run(vm: *mut Vm, first: *const Bits, count: usize) -> Bits {
    // SAFETY: the caller's promise; the new tuple has so many places.
    unsafe {
        if count == 0 {
            return Bits::UNSET;
        }
        let Some((tuple, place)) = (*vm).cx.quick_tuple(count) else { return Bits::UNSET };
        let mut at = 0;
        while at < count {
            place.add(at).write(*first.add(at));
            at += 1;
        }
        tuple
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[inline(never)]
unsafe fn make_tuple(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the items move from the run into the new tuple.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let count = ins.c();
        if count == 0 {
            let empty = cx.empty_tuple();
            return put(vm, pc, base, empty);
        }
        match cx.tuple_cell(count) {
            Ok((tuple, first)) => {
                std::ptr::copy_nonoverlapping(base.add(ins.b()).cast::<Value>(), first, count);
                put(vm, pc, base, tuple)
            }
            Err(_) => {
                release_run(base, ins.b(), count);
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn make_list(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the items move from the run into the new buffer.
    unsafe {
        let ins = instruction(pc);
        let count = ins.c();
        if count == 0 && passes_on(vm, pc, base, Op::ListExtend) {
            return Step { pc: pc.add(2), base };
        }
        let cx = enter(vm, pc, base);
        let Ok(mut items) = Buffer::<Value>::with_capacity(cx.heap(), count) else {
            release_run(base, ins.b(), count);
            let _ = (*vm).cx.out_of_memory();
            return raised(vm, pc, base);
        };
        if count > 0 {
            std::ptr::copy_nonoverlapping(base.add(ins.b()).cast::<Value>(), items.as_ptr(), count);
            items.set_length(count);
        }
        let answer = cx.new_object(&cx.types().list, List { items });
        put_answer(vm, pc, base, answer)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn make_set(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let items: SmallVec<[Value; 8]> = take_run(base, ins.b(), ins.c()).collect();
        let Ok(set) = cx.new_object(&cx.types().set, Set::default()) else {
            drop(items);
            return raised(vm, pc, base);
        };
        match put_members(cx, &set, &items) {
            Ok(done) if done == items.len() => {
                drop(items);
                put(vm, pc, base, set)
            }
            Ok(done) => match cx.tuple(&items[done..]) {
                Ok(rest) => {
                    drop(items);
                    call_prelude(vm, pc, base, "build_set", smallvec![set, rest])
                }
                Err(_) => {
                    drop((items, set));
                    raised(vm, pc, base)
                }
            },
            Err(_) => {
                drop((items, set));
                raised(vm, pc, base)
            }
        }
    }
}

/// Adds values to a set until one needs a script; answers how many were dealt with.
fn put_members(cx: &mut Cx, set: &Value, items: &[Value]) -> Answer<usize> {
    for (at, item) in items.iter().enumerate() {
        if !put_member(cx, set, item)? {
            return Ok(at);
        }
    }
    Ok(items.len())
}

/// Adds a value to a set. False: a script must tell whether it is there.
fn put_member(cx: &mut Cx, set: &Value, item: &Value) -> Answer<bool> {
    let Some(hash) = set_hash(cx, item)? else { return Ok(false) };
    put_hashed_member(cx, set, hash, item)
}

impl Cx {
    /// Puts a member into a set that is known to be new, with its hash.
    pub(crate) fn set_insert_new(&mut self, set: &Value, hash: u64, item: &Value) -> Answer<()> {
        let heap: *mut Heap = self.heap();
        let Some(payload) = set.get_mut::<Set>(self) else { return Err(self.system_error("not a set")) };
        // SAFETY: the heap belongs to this VM; growing a table touches no other payload.
        match payload.table.insert_new(unsafe { &mut *heap }, hash, item.clone(), Value::NONE) {
            Ok(()) => Ok(()),
            Err(_) => Err(self.out_of_memory()),
        }
    }
}

fn put_hashed_member(cx: &mut Cx, set: &Value, hash: u64, item: &Value) -> Answer<bool> {
    let probe = set.get::<Set>(cx).map(|payload| payload.table.probe(cx, hash, item));
    match probe {
        Some(Probe::Found(_)) => Ok(true),
        Some(Probe::Unknown) => Ok(false),
        Some(Probe::Absent) => cx.set_insert_new(set, hash, item).map(|()| true),
        None => Err(cx.system_error("not a set")),
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn make_dict(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        if ins.c() == 0 && passes_on(vm, pc, base, Op::DictMerge) {
            return Step { pc: pc.add(2), base };
        }
        let cx = enter(vm, pc, base);
        if let Ok(Some(table)) = Table::of_names(cx.heap(), base.add(ins.b()), ins.c()) {
            let answer = cx.dict_of_table(table);
            return put_answer(vm, pc, base, answer);
        }
        let items: SmallVec<[Value; 8]> = take_run(base, ins.b(), 2 * ins.c()).collect();
        if items.chunks_exact(2).all(|pair| cx.is_exact_str(&pair[0])) {
            let dict = cx.dict_of_strs(ins.c(), items.into_iter());
            return put_answer(vm, pc, base, dict);
        }
        let Ok(dict) = cx.dict() else {
            drop(items);
            return raised(vm, pc, base);
        };
        for (at, pair) in items.chunks_exact(2).enumerate() {
            match quick_store(cx, &dict, &pair[0], &pair[1]) {
                Ok(Some(old)) => drop(old),
                Ok(None) => match cx.tuple(&items[2 * at..]) {
                    Ok(rest) => {
                        drop(items);
                        return call_prelude(vm, pc, base, "build_dict", smallvec![dict, rest]);
                    }
                    Err(_) => {
                        drop((items, dict));
                        return raised(vm, pc, base);
                    }
                },
                Err(_) => {
                    drop((items, dict));
                    return raised(vm, pc, base);
                }
            }
        }
        drop(items);
        put(vm, pc, base, dict)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn make_slice(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let mut parts = take_run(base, ins.b(), ins.c());
        let (start, stop) = (parts.next().unwrap_or(Value::NONE), parts.next().unwrap_or(Value::NONE));
        let step = parts.next().unwrap_or(Value::NONE);
        drop(parts);
        let answer = cx.new_object(&cx.types().slice, Slice { start, stop, step });
        put_answer(vm, pc, base, answer)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn append_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (list, item) = ((*base.add(ins.a())).to_value(), take_b(base, ins));
        let answer = cx.list_push(&list, item);
        drop(list);
        done(vm, pc, base, answer)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn add_to_set(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (set, item) = ((*base.add(ins.a())).to_value(), take_b(base, ins));
        if !is_exact(set.bits(), &cx.types().set) {
            // a script rebound the name under which a module keeps which annotations were reached
            let text = format!("{} object is not a set", cx.quoted_type_name(&set));
            let _ = cx.type_error(&text);
            drop((set, item));
            return raised(vm, pc, base);
        }
        match put_member(cx, &set, &item) {
            Ok(true) => {
                drop((set, item));
                done(vm, pc, base, Ok(()))
            }
            Ok(false) => start(vm, pc, base, &keyed::ADD_MEMBER, smallvec![set, item]),
            Err(_) => {
                drop((set, item));
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn add_to_dict(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let dict = (*base.add(ins.a())).to_value();
        let (key, value) = (take_b(base, ins), take_c(base, ins));
        match quick_store(cx, &dict, &key, &value) {
            Ok(Some(old)) => {
                drop((dict, key, value, old));
                done(vm, pc, base, Ok(()))
            }
            Ok(None) => start(vm, pc, base, &keyed::SET_ITEM, smallvec![dict, key, value]),
            Err(_) => {
                drop((dict, key, value));
                raised(vm, pc, base)
            }
        }
    }
}

/// The elements of an exact builtin container, in order. None: a script may have a say.
pub(crate) fn quick_elements(cx: &mut Cx, source: &Value) -> Answer<Option<Vec<Value>>> {
    let types = cx.types();
    let keys = |table: &crate::types::dict::Table| -> Vec<Value> {
        table.slots().iter().filter(|entry| !entry.key.is_unset()).map(|entry| entry.key.clone()).collect()
    };
    let elements = match source.kind() {
        Some(Kind::List) if cx.is_exact(source, &types.list) => cx.list_items(source).to_vec(),
        Some(Kind::Tuple) if cx.is_exact(source, &types.tuple) => cx.tuple_items(source).to_vec(),
        Some(Kind::Dict) if cx.is_exact(source, &types.dict) => {
            source.get::<Dict>(cx).map(|dict| keys(&dict.table)).unwrap_or_default()
        }
        Some(Kind::Set) if cx.is_exact(source, &types.set) || cx.is_exact(source, &types.frozenset) => {
            source.get::<Set>(cx).map(|set| keys(&set.table)).unwrap_or_default()
        }
        Some(Kind::Str) if cx.is_exact(source, &types.str) => {
            let length = source.get::<Str>(cx).map_or(0, Str::len);
            cx.check_room(length.saturating_mul(8))?;
            let mut characters = Vec::with_capacity(length);
            for at in 0..length {
                let point = source.get::<Str>(cx).map_or(0, |text| text.at(at));
                characters.push(cx.str_from_point(point)?);
            }
            characters
        }
        Some(Kind::Range) => return range_elements(cx, source),
        _ => return Ok(None),
    };
    cx.charge(elements.len())?;
    Ok(Some(elements))
}

/// The numbers of a range that is short and of small numbers.
fn range_elements(cx: &mut Cx, source: &Value) -> Answer<Option<Vec<Value>>> {
    let Some(range) = source.get::<Range>(cx) else { return Ok(None) };
    let parts = (range.start.as_small_int(), range.step.as_small_int(), range.length.as_small_int());
    let (Some(start), Some(step), Some(length)) = parts else { return Ok(None) };
    let length = usize::try_from(length).unwrap_or(0);
    cx.check_room(length.saturating_mul(8))?;
    cx.charge(length)?;
    let mut numbers = Vec::with_capacity(length);
    for at in 0..length as i64 {
        match step.checked_mul(at).and_then(|distance| start.checked_add(distance)) {
            Some(number) => numbers.push(cx.int(number)?),
            None => return Ok(None),
        }
    }
    Ok(Some(numbers))
}

/// Appends values to a list.
fn push_all(cx: &mut Cx, list: &Value, elements: Vec<Value>) -> Answer<()> {
    let heap: *mut Heap = cx.heap();
    let Some(payload) = list.get_mut::<List>(cx) else { return Err(cx.system_error("not a list")) };
    // SAFETY: the heap belongs to this VM; growing a buffer touches no other payload.
    unsafe {
        if payload.items.reserve(&mut *heap, elements.len()).is_err() {
            return Err(cx.out_of_memory());
        }
        for element in elements {
            if payload.items.push(&mut *heap, element).is_err() {
                return Err(cx.out_of_memory());
            }
        }
    }
    Ok(())
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn extend_list(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        if ins.flags() & X2 != 0 && spread_follows(pc) && lend_tuple(vm, base, ins) {
            return super::finalize::settle(vm, pc.add(1), base);
        }
        let (list, source) = ((*base.add(ins.a())).to_value(), take_b(base, ins));
        let answer = match quick_elements(cx, &source) {
            Ok(Some(elements)) => push_all(cx, &list, elements),
            Ok(None) if is_iterable(cx, &source) => {
                return call_prelude(vm, pc, base, "list_extend", smallvec![list, source]);
            }
            Ok(None) if ins.flags() & X2 != 0 => {
                drop(list);
                let callable = window_callable(base, ins.c());
                return call_prelude(vm, pc, base, "refuse_star_argument", smallvec![callable, source]);
            }
            Ok(None) => {
                let name = cx.type_name(&source);
                Err(if ins.flags() & X1 != 0 {
                    cx.type_error(&format!("Value after * must be an iterable, not {name}"))
                } else {
                    cx.type_error(&format!("'{name}' object is not iterable"))
                })
            }
            Err(raised) => Err(raised),
        };
        drop((list, source));
        done(vm, pc, base, answer)
    }
}

/// Whether the call follows for whose arguments the list of the LIST_EXTEND at `pc` is made, with nothing
/// between that could add to the list.
///
/// # Safety
/// `pc` is a LIST_EXTEND or DICT_MERGE.
unsafe fn spread_follows(pc: *const u64) -> bool {
    // SAFETY: the caller's promise: code ends with RETURN, and neither instruction here has caches.
    unsafe {
        let after = instruction(pc.add(1));
        after.op() == Op::CallSpread
            || after.op() == Op::BuildDict && after.c() == 0 && instruction(pc.add(2)).op() == Op::DictMerge
    }
}

/// `f(*tuple)` and `f(**dict)` of a local: the call takes it as it is, and the empty list or dict at `pc`, and its filling
/// by `op` behind it, are left away.
///
/// # Safety
/// As every slow path; `pc` is a BUILD_LIST or BUILD_DICT of nothing.
unsafe fn passes_on(vm: *mut Vm, pc: *const u64, base: *mut Bits, op: Op) -> bool {
    // SAFETY: the caller's promise; neither instruction has caches.
    unsafe {
        let (ins, filling) = (instruction(pc), instruction(pc.add(1)));
        if filling.op() != op
            || filling.a() != ins.a()
            || filling.flags() & MOVE_B != 0
            || ins.flags() & DROP_A != 0
        {
            return false;
        }
        let source = *base.add(filling.b());
        let is_plain = if op == Op::ListExtend {
            filling.flags() & X2 != 0 && is_exact(source, &(*vm).types.tuple) && spread_follows(pc.add(1))
        } else {
            instruction(pc.add(2)).op() == Op::CallSpread && has_names(vm, source)
        };
        if is_plain {
            source.retain();
            base.add(ins.a()).write(source);
        }
        is_plain
    }
}

/// Whether it is exactly a dict, all of whose keys are strs.
///
/// # Safety
/// `source` is a live register's word.
unsafe fn has_names(vm: *mut Vm, source: Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        is_exact(source, &(*vm).types.dict)
            && source.payload::<Dict>().entries().all(|entry| entry.key.is_kind(Kind::Str))
    }
}

/// `f(*tuple)`: the call takes the tuple itself in place of the empty list.
///
/// # Safety
/// As every slow path; `ins` is the LIST_EXTEND that runs.
unsafe fn lend_tuple(vm: *mut Vm, base: *mut Bits, ins: Instruction) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let (list, source) = (*base.add(ins.a()), *base.add(ins.b()));
        if !is_exact(source, &(*vm).types.tuple)
            || !list.is_kind(Kind::List)
            || !list.payload::<List>().items.is_empty()
        {
            return false;
        }
        base.add(ins.a()).write(take_b(base, ins).into_bits());
        list.release();
        true
    }
}

/// `f(**dict)`: the call takes the dict itself in place of the empty one. It only reads it.
///
/// # Safety
/// As every slow path; `ins` is the DICT_MERGE that runs.
unsafe fn lend_dict(vm: *mut Vm, base: *mut Bits, ins: Instruction) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let (dict, source) = (*base.add(ins.a()), *base.add(ins.b()));
        let is_empty = is_exact(dict, &(*vm).types.dict) && dict.payload::<Dict>().is_empty();
        if !is_empty || !has_names(vm, source) {
            return false;
        }
        base.add(ins.a()).write(take_b(base, ins).into_bits());
        dict.release();
        true
    }
}

/// Whether `iter()` has something to begin with.
fn is_iterable(cx: &mut Cx, value: &Value) -> bool {
    let names = cx.names();
    find_special(cx, value, &names.__iter__).is_some()
        || find_special(cx, value, &names.__getitem__).is_some()
}

/// The callable of a call window: in its first word, or in the second when the first is Unset.
///
/// # Safety
/// The window is open in the frame `base`.
unsafe fn window_callable(base: *mut Bits, window: usize) -> Value {
    // SAFETY: the caller's promise.
    unsafe {
        let first = *base.add(window);
        let callable = if first == Bits::UNSET { *base.add(window + 1) } else { first };
        if callable == Bits::UNSET { Value::NONE } else { callable.to_value() }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn update_set(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (set, source) = ((*base.add(ins.a())).to_value(), take_b(base, ins));
        // members of a set have their hashes with them
        let known: Option<Vec<(u64, Value)>> = source.get::<Set>(cx).map(|other| {
            let live = other.table.slots().iter().filter(|entry| !entry.key.is_unset());
            live.map(|entry| (entry.hash, entry.key.clone())).collect()
        });
        let answer = match known {
            Some(members) => put_hashed_members(cx, &set, &members),
            None => match quick_elements(cx, &source) {
                Ok(Some(elements)) => put_members(cx, &set, &elements).map(|count| count == elements.len()),
                Ok(None) => Ok(false),
                Err(raised) => Err(raised),
            },
        };
        match answer {
            Ok(true) => {
                drop((set, source));
                done(vm, pc, base, Ok(()))
            }
            Ok(false) => call_prelude(vm, pc, base, "set_update_from", smallvec![set, source]),
            Err(_) => {
                drop((set, source));
                raised(vm, pc, base)
            }
        }
    }
}

fn put_hashed_members(cx: &mut Cx, set: &Value, members: &[(u64, Value)]) -> Answer<bool> {
    for (hash, member) in members {
        if !put_hashed_member(cx, set, *hash, member)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Hash, key and value of every entry of a dict whose class iterates as `dict` does. None: ask the mapping.
fn plain_entries(cx: &mut Cx, mapping: &Value) -> Option<Vec<(u64, Value, Value)>> {
    let (class, name) = (cx.types().dict.clone(), cx.names().__iter__.clone());
    if !mapping.is_kind(Kind::Dict) || !cx.keeps_method(mapping, &class, &name) {
        return None;
    }
    let dict = mapping.get::<Dict>(cx)?;
    Some(dict.entries().map(|entry| (entry.hash, entry.key.clone(), entry.value.clone())).collect())
}

/// What putting entries into a dict has come to.
enum Put {
    All,
    /// A script's `__eq__` must be asked.
    Unknown,
    /// This key is there already.
    Twice(Value),
}

/// Puts entries into a dict; `once` refuses keys that are there already.
fn put_entries(cx: &mut Cx, dict: &Value, entries: Vec<(u64, Value, Value)>, once: bool) -> Answer<Put> {
    cx.charge(entries.len())?;
    for (hash, key, value) in entries {
        match cx.dict_probe(dict, hash, &key) {
            Probe::Absent => cx.dict_insert_new(dict, hash, &key, value)?,
            Probe::Found(_) if once => return Ok(Put::Twice(key)),
            Probe::Found(entry) => {
                let place = dict.get_mut::<Dict>(cx).and_then(|dict| dict.table.slots_mut().get_mut(entry));
                let old = place.map(|place| std::mem::replace(&mut place.value, value));
                drop(old);
            }
            Probe::Unknown => return Ok(Put::Unknown),
        }
    }
    Ok(Put::All)
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn update_dict(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let (dict, mapping) = ((*base.add(ins.a())).to_value(), take_b(base, ins));
        let answer = match plain_entries(cx, &mapping) {
            Some(entries) => put_entries(cx, &dict, entries, false),
            None => Ok(Put::Unknown),
        };
        match answer {
            Ok(Put::All | Put::Twice(_)) => {
                drop((dict, mapping));
                done(vm, pc, base, Ok(()))
            }
            Ok(Put::Unknown) => call_prelude(vm, pc, base, "dict_update_display", smallvec![dict, mapping]),
            Err(_) => {
                drop((dict, mapping));
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn merge_keywords(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the callable stays in its window.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        if instruction(pc.add(1)).op() == Op::CallSpread && lend_dict(vm, base, ins) {
            return super::finalize::settle(vm, pc.add(1), base);
        }
        let (dict, mapping) = ((*base.add(ins.a())).to_value(), take_b(base, ins));
        let answer = match plain_entries(cx, &mapping) {
            // keywords are compared as strs; anything else is refused by the call
            Some(entries) => put_entries(cx, &dict, entries, true),
            None => Ok(Put::Unknown),
        };
        match answer {
            Ok(Put::All) => {
                drop((dict, mapping));
                done(vm, pc, base, Ok(()))
            }
            Ok(Put::Twice(key)) => {
                drop((dict, mapping));
                let callable = window_callable(base, ins.c());
                call_prelude(vm, pc, base, "refuse_keyword", smallvec![callable, key])
            }
            Ok(Put::Unknown) => {
                let callable = window_callable(base, ins.c());
                call_prelude(vm, pc, base, "dict_merge", smallvec![dict, mapping, callable])
            }
            Err(_) => {
                drop((dict, mapping));
                raised(vm, pc, base)
            }
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn tuple_of_list(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; when nobody else holds the list, its items move.
    unsafe {
        let cx = enter(vm, pc, base);
        let list = take_b(base, instruction(pc));
        let answer = if list.count() == 1 && is_exact(list.bits(), &cx.types().list) {
            let items = list.bits().payload::<List>().items.take();
            move_items(cx, items)
        } else {
            let items = cx.list_items(&list).to_vec();
            cx.tuple_from(items)
        };
        drop(list);
        put_answer(vm, pc, base, answer)
    }
}

/// A tuple of what a buffer holds.
fn move_items(cx: &mut Cx, mut items: Buffer<Value>) -> Answer {
    let count = items.len();
    if count == 0 {
        return Ok(cx.empty_tuple());
    }
    let (tuple, first) = cx.tuple_cell(count)?;
    // SAFETY: the new tuple has `count` places that hold None; the buffer gives its elements up.
    unsafe {
        std::ptr::copy_nonoverlapping(items.as_ptr().cast_const(), first, count);
        items.set_length(0);
    }
    Ok(tuple)
}
