//! `tee`: several iterators over what one iterator gives. The elements lie in blocks, each of which knows the one
//! after it; an iterator holds the block it stands in, so that what all have passed goes away by itself.

use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, NativeRow, TypeRow};
use taipan_vm::object::{ClassFlags, find_special};
use taipan_vm::types::iterator::adapters::ITER;
use taipan_vm::types::iterator::machine::{Arrived, Machine, NEXT, Progress, Want, is_machine_of};
use taipan_vm::types::opaque::Object;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::{CLASS, iterator_of, number, number_of, part, replace, set_number};

/// The class of the iterators. Parts: the block. Numbers: the place in it.
pub(super) static TEE: TypeRow = TypeRow {
    name: "_tee",
    doc: "Iterator wrapped to make it copyable.",
    flags: ClassFlags::WEAK,
    methods: &[
        NativeRow::open("__new__", "($type, iterable, /)", taipan_vm::native::Role::New, "")
            .or_script(tee_new, "_tee_new"),
        ITER,
        NEXT,
        NativeRow::method("__copy__", "($self, /)", copy, "Returns an independent iterator."),
    ],
    ..CLASS
};

/// The class of the blocks.
pub(super) static BLOCK: TypeRow = TypeRow {
    name: "_tee_dataobject",
    doc: "Data container common to multiple tee objects.",
    flags: ClassFlags::NO_NEW,
    ..CLASS
};

/// Elements of a block.
const FULL: usize = 57;

/// Some elements, and where more come from.
struct Block {
    items: Vec<Value>,
    /// The block after this one; None until there is one.
    next: Value,
    source: Value,
    is_asking: bool,
}

impl Object for Block {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(&mut *visit);
        visit(&self.next);
        visit(&self.source);
    }
    fn clear(&mut self) {
        drop(std::mem::take(&mut self.items));
        self.next = Value::NONE;
        self.source = Value::NONE;
    }
}

fn block(cx: &mut Cx, source: Value) -> Answer {
    let class = cx.builtin_class(&BLOCK)?;
    cx.opaque(&class, Block { items: Vec::new(), next: Value::NONE, source, is_asking: false })
}

fn tee_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(source) = iterator_of(cx, &arguments[1])? else { return Ok(None) };
    if is_machine_of(cx, &source, tee_step) {
        return copy(cx, &[source]).map(Some);
    }
    let block = block(cx, source)?;
    Machine::make(cx, &arguments[0], tee_step, &[block], &[0]).map(Some)
}

fn copy(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = &arguments[0];
    let (block, at) = (part(cx, own, 0), number(cx, own, 0));
    Machine::make(cx, &cx.class_of(own), tee_step, &[block], &[at])
}

fn mark(cx: &mut Cx, block: &Value, is_asking: bool) {
    if let Some(block) = block.opaque_mut::<Block>(cx) {
        block.is_asking = is_asking;
    }
}

/// Phase 1: it has asked the source, and nobody else may meanwhile.
fn tee_step(cx: &mut Cx, own: &Value, progress: &mut Progress, arrived: Arrived) -> Answer<Want> {
    let at = number(cx, own, 0);
    let mut current = part(cx, own, 0);
    match arrived {
        Arrived::Value(item) => {
            if let Some(block) = current.opaque_mut::<Block>(cx) {
                block.is_asking = false;
                block.items.push(item.clone());
            }
            set_number(cx, own, 0, at + 1);
            return Ok(Want::Item(item));
        }
        Arrived::End | Arrived::Failed => {
            if progress.phase == 1 {
                mark(cx, &current, false);
            }
            return Ok(Want::End);
        }
        Arrived::Nothing => {}
    }
    let Some(block) = current.opaque::<Block>(cx) else { return Ok(Want::End) };
    let place = usize::try_from(at).unwrap_or(usize::MAX);
    if let Some(item) = block.items.get(place).cloned() {
        set_number(cx, own, 0, at + 1);
        return Ok(Want::Item(item));
    }
    if block.items.len() >= FULL {
        let (mut next, source) = (block.next.clone(), block.source.clone());
        if next.is_none() {
            next = self::block(cx, source)?;
            if let Some(block) = current.opaque_mut::<Block>(cx) {
                block.next = next.clone();
            }
        }
        drop(replace(cx, own, 0, next.clone()));
        set_number(cx, own, 0, 0);
        current = next;
        let found = current.opaque::<Block>(cx).and_then(|block| block.items.first()).cloned();
        if let Some(item) = found {
            set_number(cx, own, 0, 1);
            return Ok(Want::Item(item));
        }
    }
    let Some(block) = current.opaque::<Block>(cx) else { return Ok(Want::End) };
    let source = block.source.clone();
    if block.is_asking && progress.phase == 0 {
        return Err(cx.runtime_error("cannot re-enter the tee iterator"));
    }
    mark(cx, &current, true);
    progress.phase = 1;
    Ok(Want::Next(source))
}

/// The function `tee`.
pub(super) fn tee(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let count = match arguments.given(1) {
        None => 2,
        Some(count) => match number_of(cx, count)? {
            Some(count) => count,
            None => return Ok(None),
        },
    };
    if count < 0 {
        return Err(cx.value_error("n must be >= 0"));
    }
    if count == 0 {
        let empty = cx.empty_tuple();
        return Ok(Some(empty));
    }
    let Some(source) = iterator_of(cx, &arguments[0])? else { return Ok(None) };
    let first = if is_machine_of(cx, &source, tee_step) {
        copy(cx, std::slice::from_ref(&source))?
    } else {
        let name = cx.intern("__copy__")?;
        if find_special(cx, &source, &name).is_some() {
            return Ok(None);
        }
        let class = cx.builtin_class(&TEE)?;
        let block = block(cx, source)?;
        Machine::make(cx, &class, tee_step, &[block], &[0])?
    };
    cx.check_room((count as usize).saturating_mul(128))?;
    let mut copies = vec![first.clone()];
    for _ in 1..count {
        copies.push(copy(cx, std::slice::from_ref(&first))?);
    }
    cx.tuple_from(copies).map(Some)
}
