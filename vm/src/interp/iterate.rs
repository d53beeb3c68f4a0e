//! `iter` and `for`.

use smallvec::smallvec;

use super::frame::{COMPLETE, ELEMENT};
use super::generators::{resume_lone, resume_paused};
use super::invoke::{Invoked, invoke};
use super::names::quicken;
use super::native_frame;
use super::operand::{put, take_b};
use super::operator_frame::enter_function;
use super::operator_leaf::{Special, special_key};
use super::run::{Step, handler, instruction, next, put_and_next, raised};
use crate::bytecode::{DROP_A, MOVE_B, Op};
use crate::error::Answer;
use crate::fiber::{Flavor, Generator};
use crate::heap::{Kind, aux_of};
use crate::object::{Class, ClassFlags};
use crate::types::dict::Dict;
use crate::types::iterator::adapters::{
    Enumerate, Map, NextPair, Zip, is_exact_adapter, is_pairing, quick_pair, script_steps,
};
use crate::types::iterator::machine::{FRAME, Machine, first_registers, is_machine, machine_step};
use crate::types::iterator::mapping::{MapStep, is_single_map, map_call};
use crate::types::iterator::{Iterator, IteratorForm, Next, quick_next};
use crate::types::list::List;
use crate::types::opaque::{Object, Opaque};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// The payload of the iterator in `b` when it is a builtin one of this form.
macro_rules! iterator {
    ($base:expr, $ins:expr, $form:ident) => {{
        let bits = *$base.add($ins.b());
        if bits.is_kind(Kind::Iterator) {
            let iterator = bits.bare_payload::<Iterator>();
            if iterator.form == IteratorForm::$form { Some(iterator) } else { None }
        } else {
            None
        }
    }};
}

/// Puts the two parts of an element where FOR_ITER_PAIR wants them; on with the body.
macro_rules! put_pair {
    ($one:expr, $two:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        $base.add($ins.a()).write($one);
        $base.add($ins.a() + 1).write($two);
        next!($pc, $base, $vm, $table, 2)
    }};
}

handler! {
    fn get_iter(pc, base, vm, ins, table) {
        return get_iter_slow(vm, pc, base);
    }
    fn for_iter(pc, base, vm, ins, table) {
        return for_iter_slow(vm, pc, base);
    }
    /// FOR_ITER at the end of its iterator.
    fn end_of_loop(pc, base, vm, ins, table) {
        return exhausted(vm, pc, base);
    }
    /// FOR_ITER that has met another kind of iterator than before.
    fn for_iter_other(pc, base, vm, ins, table) {
        return for_iter_again(vm, pc, base);
    }
    /// FOR_ITER_RANGE at a number, in the place of the instruction, that is no small int.
    fn for_iter_wide(pc, base, vm, ins, table) {
        let answer = (*vm).cx.int(ins.0 as i64);
        return super::operand::put_answer(vm, pc, base, answer);
    }
    fn for_iter_range(pc, base, vm, ins, table) {
        let Some(iterator) = iterator!(base, ins, Range) else { return for_iter_other(pc, base, vm, ins.0, table) };
        let number = iterator.next;
        if iterator.stop <= 0 {
            return end_of_loop(pc, base, vm, ins.0, table);
        }
        iterator.stop -= 1;
        iterator.next = number.wrapping_add(iterator.step);
        let Some(bits) = Bits::try_int(number) else { return for_iter_wide(pc, base, vm, number as u64, table) };
        put_and_next!(bits, ins, pc, base, vm, table, 1)
    }
    fn for_iter_list(pc, base, vm, ins, table) {
        let Some(iterator) = iterator!(base, ins, List) else { return for_iter_other(pc, base, vm, ins.0, table) };
        if !iterator.source.is_kind(Kind::List) {
            return end_of_loop(pc, base, vm, ins.0, table);
        }
        let items = &iterator.source.bits().payload::<List>().items;
        let Some(item) = items.get(iterator.next as usize) else {
            // whoever else has the iterator must find it at its end, even if the list grows
            let own = *base.add(ins.b());
            if (*own.pointer()).count > 1 {
                return for_iter(pc, base, vm, ins.0, table);
            }
            return end_of_loop(pc, base, vm, ins.0, table);
        };
        iterator.next += 1;
        let bits = item.bits();
        bits.retain();
        put_and_next!(bits, ins, pc, base, vm, table, 1)
    }
    fn for_iter_tuple(pc, base, vm, ins, table) {
        let Some(iterator) = iterator!(base, ins, Tuple) else { return for_iter_other(pc, base, vm, ins.0, table) };
        if !iterator.source.is_kind(Kind::Tuple) {
            return end_of_loop(pc, base, vm, ins.0, table);
        }
        let items = iterator.source.bits().payload::<Tuple>().items();
        let Some(item) = items.get(iterator.next as usize) else { return end_of_loop(pc, base, vm, ins.0, table) };
        iterator.next += 1;
        let bits = item.bits();
        bits.retain();
        put_and_next!(bits, ins, pc, base, vm, table, 1)
    }
    fn for_iter_generator(pc, base, vm, ins, table) {
        let bits = *base.add(ins.b());
        if !bits.is_kind(Kind::Generator) {
            return for_iter_other(pc, base, vm, ins.0, table);
        }
        let root: *mut Generator = bits.bare_payload::<Generator>();
        resume_lone!(root, ELEMENT, pc, base, vm, table, return for_iter_chain(pc, base, vm, ins.0, table), {})
    }
    /// FOR_ITER over a generator that delegates, or whose `yield` is an expression.
    fn for_iter_chain(pc, base, vm, ins, table) {
        let root: *mut Generator = (*base.add(ins.b())).bare_payload::<Generator>();
        if (*root).flavor != Flavor::Generator {
            return for_iter(pc, base, vm, ins.0, table);
        }
        resume_paused!(root, Bits::NONE, ELEMENT, pc, base, vm, table, for_iter_slow(vm, pc, base), {})
    }
    fn for_iter_native(pc, base, vm, ins, table) {
        let bits = *base.add(ins.b());
        if !bits.is_kind(Kind::Iterator) {
            return for_iter_adapter(vm, pc, base);
        }
        let iterator = bits.bare_payload::<Iterator>();
        let source = iterator.source.bits();
        let mut item = Bits::UNSET;
        match iterator.form {
            IteratorForm::Str if source.is_kind(Kind::Str) => {
                let text = source.payload::<Str>();
                let at = iterator.next as usize;
                if at < text.len() && text.unit() == 1 {
                    let characters = &(*vm).latin_1;
                    let unit = *text.raw_bytes().get_unchecked(at);
                    item = characters.get_unchecked(usize::from(unit)).bits();
                }
            }
            IteratorForm::ListReversed if source.is_kind(Kind::List) => {
                let at = usize::try_from(iterator.next).unwrap_or(usize::MAX);
                let Some(found) = source.payload::<List>().items.get(at) else {
                    return for_iter(pc, base, vm, ins.0, table);
                };
                let found = found.bits();
                iterator.next -= 1;
                found.retain();
                put_and_next!(found, ins, pc, base, vm, table, 1)
            }
            IteratorForm::DictKeys => item = pair_at(iterator).0,
            IteratorForm::DictValues => item = pair_at(iterator).1,
            _ => {}
        }
        if item == Bits::UNSET {
            return for_iter(pc, base, vm, ins.0, table);
        }
        iterator.next += 1;
        iterator.step -= 1;
        item.retain();
        put_and_next!(item, ins, pc, base, vm, table, 1)
    }
    fn for_iter_pair(pc, base, vm, ins, table) {
        let bits = *base.add(ins.b());
        if bits.is_kind(Kind::Iterator) {
            let iterator = bits.payload::<Iterator>();
            if iterator.form == IteratorForm::DictItems {
                let (key, value) = pair_at(iterator);
                if key != Bits::UNSET {
                    iterator.next += 1;
                    iterator.step -= 1;
                    key.retain();
                    value.retain();
                    put_pair!(key, value, ins, pc, base, vm, table)
                }
            }
        }
        return for_iter_pair_zip(pc, base, vm, ins.0, table);
    }
    /// FOR_ITER_PAIR over a `zip`.
    fn for_iter_pair_zip(pc, base, vm, ins, table) {
        let (one, two) = plain_zip(*base.add(ins.b()));
        if one == Bits::UNSET {
            return for_iter_pair_counted(pc, base, vm, ins.0, table);
        }
        put_pair!(one, two, ins, pc, base, vm, table)
    }
    /// FOR_ITER_PAIR over an `enumerate`.
    fn for_iter_pair_counted(pc, base, vm, ins, table) {
        let (one, two) = plain_count(vm, *base.add(ins.b()));
        if one == Bits::UNSET {
            return for_iter_pair_other(pc, base, vm, ins.0, table);
        }
        put_pair!(one, two, ins, pc, base, vm, table)
    }
    fn for_iter_pair_other(pc, base, vm, ins, table) {
        return for_iter_pair_slow(vm, pc, base);
    }
}

/// Key and value of the entry that an iterator over a dict stands at; Unset when it takes more to tell.
#[inline(always)]
fn pair_at(iterator: &Iterator) -> (Bits, Bits) {
    if iterator.source.is_kind(Kind::Dict) && iterator.step > 0 {
        // SAFETY: just seen to be a dict.
        let dict = unsafe { iterator.source.bits().payload::<Dict>() };
        if dict.len() as i64 == iterator.stop
            && let Some(entry) = dict.table.slots().get(iterator.next as usize)
            && !entry.key.is_unset()
        {
            return (entry.key.bits(), entry.value.bits());
        }
    }
    (Bits::UNSET, Bits::UNSET)
}

/// Whether the instruction behind a FOR_ITER takes its element apart into two temps, the first of which is
/// where the element lay.
///
/// # Safety
/// `pc` is a FOR_ITER.
unsafe fn takes_pairs(pc: *const u64) -> bool {
    // SAFETY: the caller's promise; a loop has a body.
    unsafe {
        let (ins, after) = (instruction(pc), instruction(pc.add(1)));
        after.op() == Op::UnpackSequence
            && after.c() == 2
            && after.flags() & MOVE_B != 0
            && after.b() == ins.a()
            && after.a() == ins.a()
            && ins.flags() & DROP_A == 0
    }
}

/// The element an iterator over a list, a tuple or a range stands at, without a count, and whether it moves on with
/// `advance`; Unset for any other, and at the end.
///
/// # Safety
/// `iterator` is a live register's or object's word.
#[inline(always)]
unsafe fn plain_element(iterator: Bits) -> Bits {
    // SAFETY: kinds are checked before payloads are read.
    unsafe {
        if !iterator.is_kind(Kind::Iterator) {
            return Bits::UNSET;
        }
        let payload = iterator.bare_payload::<Iterator>();
        let (source, at) = (payload.source.bits(), payload.next as usize);
        let item = match payload.form {
            IteratorForm::List if source.is_kind(Kind::List) => source.payload::<List>().items.get(at),
            IteratorForm::Tuple if source.is_kind(Kind::Tuple) => source.payload::<Tuple>().items().get(at),
            IteratorForm::Range if payload.stop > 0 => {
                return Bits::try_int(payload.next).unwrap_or(Bits::UNSET);
            }
            _ => None,
        };
        item.map_or(Bits::UNSET, Value::bits)
    }
}

/// Moves an iterator on behind what `plain_element` has answered.
///
/// # Safety
/// It has answered an element of this iterator, and nothing has happened since.
#[inline(always)]
unsafe fn advance(iterator: Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        let payload = iterator.bare_payload::<Iterator>();
        if payload.form == IteratorForm::Range {
            payload.stop -= 1;
            payload.next = payload.next.wrapping_add(payload.step);
        } else {
            payload.next += 1;
        }
    }
}

/// The next pair of a `zip` of the builtin class over two iterators that `plain_element` knows; Unset when it takes
/// more, and nothing has changed.
///
/// # Safety
/// As `plain_element`.
#[inline(always)]
unsafe fn plain_zip(adapter: Bits) -> (Bits, Bits) {
    const OTHER: (Bits, Bits) = (Bits::UNSET, Bits::UNSET);
    // SAFETY: the caller's promise; the mark says what the struct is.
    unsafe {
        if !adapter.is_kind(Kind::Opaque) || (*adapter.pointer()).aux != Zip::mark() {
            return OTHER;
        }
        let class = Bits::from_pointer((*adapter.pointer()).class).payload::<Class>();
        let own = &*adapter.payload::<Opaque>().address().cast::<Zip>();
        let [one, two] = own.iterators.as_slice() else { return OTHER };
        let (one, two) = (one.bits(), two.bits());
        let (first, second) = (plain_element(one), plain_element(two));
        // over one iterator the elements follow one another
        if class.flags.has(ClassFlags::HEAP) || first == Bits::UNSET || second == Bits::UNSET || one == two {
            return OTHER;
        }
        first.retain();
        second.retain();
        advance(one);
        advance(two);
        (first, second)
    }
}

/// The next pair of an `enumerate` of the builtin class over an iterator that `plain_element` knows; Unset when it takes
/// more, and nothing has changed.
///
/// # Safety
/// As `plain_element`.
#[inline(never)]
unsafe fn plain_count(vm: *mut Vm, adapter: Bits) -> (Bits, Bits) {
    const OTHER: (Bits, Bits) = (Bits::UNSET, Bits::UNSET);
    // SAFETY: the caller's promise; the adapter stays in its temp, and nothing runs meanwhile.
    unsafe {
        let adapter = std::mem::ManuallyDrop::new(adapter.into_value());
        let cx = &mut (*vm).cx;
        if !is_exact_adapter(cx, &adapter) {
            return OTHER;
        }
        let Some(own) = adapter.opaque_mut::<Enumerate>(cx) else { return OTHER };
        let (number, inner) = (own.next.bits(), own.inner.bits());
        let item = plain_element(inner);
        if item == Bits::UNSET || !number.is_int() {
            return OTHER;
        }
        let Some(after) = Bits::try_int(number.int() + 1) else { return OTHER };
        own.next = after.into_value();
        item.retain();
        advance(inner);
        (number, item)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn for_iter_pair_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the iterator stays in its temp.
    unsafe {
        let iterator = (*base.add(instruction(pc).b())).to_value();
        (*vm).pc = pc;
        (*vm).base = base;
        let stepped = quick_pair(&mut (*vm).cx, &iterator);
        drop(iterator);
        match stepped {
            Ok(NextPair::Pair(one, two)) => {
                let place = base.add(instruction(pc).a());
                place.write(one.into_bits());
                place.add(1).write(two.into_bits());
                super::finalize::settle(vm, pc.add(2), base)
            }
            Ok(NextPair::End) => exhausted(vm, pc, base),
            Ok(NextPair::Other) => for_iter_again(vm, pc, base),
            Err(_) => raised_in_for(vm, pc, base),
        }
    }
}

/// The loop is over: drops the iterator and jumps behind it.
///
/// # Safety
/// `pc` is a `FOR_ITER` of the frame `base`.
#[inline(never)]
pub(crate) unsafe fn exhausted(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let iterator = *base.add(ins.b());
        iterator.release();
        super::finalize::settle(vm, pc.add(1 + ins.c()), base)
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn for_iter_again(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        quicken(pc, Op::ForIter);
        for_iter_slow(vm, pc, base)
    }
}

/// A loop that has met an iterator over other iterators before, or one whose `__next__` is a leaf.
///
/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn for_iter_adapter(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the temp keeps the iterator alive while it is asked.
    unsafe {
        let iterator = std::mem::ManuallyDrop::new((*base.add(instruction(pc).b())).into_value());
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let mark = if iterator.is_kind(Kind::Opaque) { aux_of(&iterator) } else { 0 };
        if mark == 0 {
            let key = special_key(cx, &iterator, Special::Next);
            return match cx.call_kept_leaf(key, std::slice::from_ref(&*iterator)) {
                Some(Ok(Some(value))) => put(vm, pc, base, value),
                Some(Ok(None)) => for_iter_slow(vm, pc, base),
                None => for_iter_again(vm, pc, base),
                Some(Err(_)) => raised_in_for(vm, pc, base),
            };
        }
        if mark == Map::mark() {
            return for_iter_call(vm, pc, base, &iterator);
        }
        let is_machine = mark == Machine::mark() && is_exact_adapter(cx, &iterator);
        let stepped = if is_machine { machine_step(cx, &iterator) } else { quick_next(cx, &iterator) };
        match stepped {
            Ok(Next::Item(value)) => put(vm, pc, base, value),
            Ok(Next::End) => exhausted(vm, pc, base),
            Ok(Next::Script) if is_machine => go_on_with_machine(vm, pc, base, (*iterator).clone()),
            Ok(Next::Script) => for_iter_slow(vm, pc, base),
            Err(_) => raised_in_for(vm, pc, base),
        }
    }
}

/// The step of a machine, which wants a script, as a frame.
///
/// # Safety
/// As every slow path.
unsafe fn go_on_with_machine(vm: *mut Vm, pc: *const u64, base: *mut Bits, iterator: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let registers = first_registers(iterator);
        match native_frame::enter(vm, pc, base, &FRAME, Value::UNSET, registers, COMPLETE) {
            Ok(Invoked::Frame(step)) => step,
            Ok(Invoked::Value(value)) => put(vm, pc, base, value),
            Err(_) => raised_in_for(vm, pc, base),
        }
    }
}

/// A loop over an iterator that must call somebody: a map has its function called right here.
///
/// # Safety
/// As every slow path; the iterator is in its temp.
unsafe fn for_iter_call(vm: *mut Vm, pc: *const u64, base: *mut Bits, iterator: &Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        match map_call(&mut (*vm).cx, iterator) {
            Ok(MapStep::Ask) => for_iter_slow(vm, pc, base),
            Ok(MapStep::End) => exhausted(vm, pc, base),
            Ok(MapStep::Item(value)) => put(vm, pc, base, value),
            Ok(MapStep::Call(function, item)) => {
                match enter_function(vm, pc, base, &function, [item], ELEMENT) {
                    Ok(step) => step,
                    Err([item]) => match invoke(vm, pc, base, function, smallvec![item]) {
                        Ok(Invoked::Value(value)) => put(vm, pc, base, value),
                        Ok(Invoked::Frame(step)) => step,
                        Err(_) => raised_in_for(vm, pc, base),
                    },
                }
            }
            Err(_) => raised_in_for(vm, pc, base),
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn for_iter_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the iterator stays in its temp.
    unsafe {
        let ins = instruction(pc);
        let iterator = (*base.add(ins.b())).to_value();
        (*vm).pc = pc;
        (*vm).base = base;
        let quick = match iterator.kind() {
            Some(Kind::Iterator) => match iterator.bits().payload::<Iterator>().form {
                IteratorForm::Range => Some(Op::ForIterRange),
                IteratorForm::List => Some(Op::ForIterList),
                IteratorForm::Tuple => Some(Op::ForIterTuple),
                IteratorForm::DictItems if takes_pairs(pc) => Some(Op::ForIterPair),
                _ => Some(Op::ForIterNative),
            },
            Some(Kind::Generator) => Some(Op::ForIterGenerator),
            _ => None,
        };
        if let Some(op) = quick {
            quicken(pc, op);
        }
        let cx = &mut (*vm).cx;
        if iterator.is_kind(Kind::Iterator) {
            return match step(cx, &iterator) {
                Ok(Some(value)) => {
                    drop(iterator);
                    put(vm, pc, base, value)
                }
                Ok(None) => {
                    drop(iterator);
                    exhausted(vm, pc, base)
                }
                Err(_) => {
                    drop(iterator);
                    raised(vm, pc, base)
                }
            };
        }
        if iterator.is_kind(Kind::Opaque) {
            match quick_next(cx, &iterator) {
                Ok(Next::Item(value)) => {
                    let pairs = takes_pairs(pc) && is_pairing(cx, &iterator);
                    quicken(pc, if pairs { Op::ForIterPair } else { Op::ForIterNative });
                    drop(iterator);
                    return put(vm, pc, base, value);
                }
                Ok(Next::End) => {
                    drop(iterator);
                    return exhausted(vm, pc, base);
                }
                Ok(Next::Script) if is_machine(cx, &iterator) => {
                    quicken(pc, Op::ForIterNative);
                    return go_on_with_machine(vm, pc, base, iterator);
                }
                Ok(Next::Script) if is_single_map(cx, &iterator) => {
                    quicken(pc, Op::ForIterNative);
                    drop(iterator);
                    return for_iter_adapter(vm, pc, base);
                }
                Ok(Next::Script) => {}
                Err(_) => {
                    drop(iterator);
                    return raised_in_for(vm, pc, base);
                }
            }
        }
        let cx = &mut (*vm).cx;
        if iterator.is_kind(Kind::Generator) && cx.is_exact(&iterator, &cx.types().generator) {
            return match super::generators::resume(vm, pc, base, iterator, Value::NONE, ELEMENT) {
                Ok(Invoked::Value(value)) => put(vm, pc, base, value),
                Ok(Invoked::Frame(step)) => step,
                Err(_) => raised_in_for(vm, pc, base),
            };
        }
        let name = &cx.names().__next__;
        let Some(method) = crate::object::find_special(cx, &iterator, name) else {
            let text = format!("{} object is not an iterator", cx.quoted_type_name(&iterator));
            let _ = cx.type_error(&text);
            return raised(vm, pc, base);
        };
        let has_mark = iterator.is_kind(Kind::Opaque) && aux_of(&iterator) != 0;
        let key = special_key(cx, &iterator, Special::Next);
        if !has_mark && cx.keep_special(key, &method, &iterator, 1) {
            quicken(pc, Op::ForIterNative);
        }
        match invoke(vm, pc, base, method, smallvec![iterator]) {
            Ok(Invoked::Value(value)) => put(vm, pc, base, value),
            Ok(Invoked::Frame(step)) => step,
            Err(_) => raised_in_for(vm, pc, base),
        }
    }
}

/// An exception in the step of a loop: StopIteration ends it.
///
/// # Safety
/// As every slow path.
unsafe fn raised_in_for(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        if (*vm).cx.raised_is(&(*vm).exceptions.stop_iteration) {
            drop(std::mem::take(&mut (*vm).raised));
            return exhausted(vm, pc, base);
        }
        raised(vm, pc, base)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn get_iter_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let source = take_b(base, instruction(pc));
        (*vm).pc = pc;
        (*vm).base = base;
        iterate_over(vm, pc, base, source)
    }
}

/// The iterator of `source` is what the instruction at `pc` makes.
///
/// # Safety
/// As every slow path; the VM's `pc` and `base` are these.
pub(super) unsafe fn iterate_over(vm: *mut Vm, pc: *const u64, base: *mut Bits, source: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        if let Some((name, arguments)) = script_steps(cx, &source) {
            drop(source);
            return super::invoke::call_prelude(vm, pc, base, name, arguments);
        }
        match quick_iter(cx, &source) {
            Ok(Some(iterator)) => {
                drop(source);
                put(vm, pc, base, iterator)
            }
            Ok(None) => ask_for_iterator(vm, pc, base, source),
            Err(_) => {
                drop(source);
                raised(vm, pc, base)
            }
        }
    }
}

/// Asks an object of a script's class for its iterator, on behalf of `GET_ITER` or `GET_YIELD_FROM_ITER`.
///
/// # Safety
/// As every slow path.
pub(super) unsafe fn ask_for_iterator(vm: *mut Vm, pc: *const u64, base: *mut Bits, source: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let name = &cx.names().__iter__;
        match crate::object::find_special(cx, &source, name) {
            Some(method) if !method.is_none() => {
                super::invoke::call_and_complete(vm, pc, base, method, smallvec![source])
            }
            Some(_) | None => super::invoke::call_prelude(vm, pc, base, "iter_of", smallvec![source]),
        }
    }
}

/// `__iter__` has answered: it must be an iterator.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn finish_iter(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        if is_iterator(cx, &value) {
            return put(vm, pc, base, value);
        }
        let text = format!("iter() returned non-iterator of type {}", cx.quoted_type_name(&value));
        let _ = cx.type_error(&text);
        drop(value);
        raised(vm, pc, base)
    }
}

/// Whether a value has `__next__`.
pub fn is_iterator(cx: &mut Cx, value: &Value) -> bool {
    if matches!(value.kind(), Some(Kind::Iterator)) {
        return true;
    }
    let name = &cx.names().__next__;
    crate::object::find_special(cx, value, name).is_some()
}

/// The iterator of a builtin value; None when `__iter__` must be asked.
pub fn quick_iter(cx: &mut Cx, source: &Value) -> Answer<Option<Value>> {
    crate::types::iterator::of_builtin(cx, source)
}

/// The next element of a builtin iterator, None at its end.
pub fn step(cx: &mut Cx, iterator: &Value) -> Answer<Option<Value>> {
    crate::types::iterator::step(cx, iterator)
}
