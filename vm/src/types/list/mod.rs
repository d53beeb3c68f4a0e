//! `list`: a buffer of values.
//!
//! - this file: the payload, and what natives do with lists
//! - `sequence`: what lists and tuples share
//! - `sort`: sorting without a script's help; `sort_frame`: with it; `merge`: what both ask, and when
//! - `repr`: the text of builtin containers
//! - `methods`: the rows

mod merge;
mod methods;
pub mod repr;
pub mod sequence;
pub mod sort;
pub mod sort_frame;

pub use methods::{not_added, search_bounds, times};

use crate::error::Answer;
use crate::heap::{Buffer, Heap, Kind, OutOfMemory, Payload};
use crate::native::{ClassConstant, TypeRow};
use crate::object::ClassFlags;
use crate::value::Value;
use crate::vm::Cx;

/// The payload of a list.
#[derive(Default)]
pub struct List {
    /// The items.
    pub items: Buffer<Value>,
}

impl Payload for List {
    const KIND: Kind = Kind::List;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
    fn clear(&mut self) {
        drop(self.items.take());
    }
}

impl Cx {
    /// A list of these items.
    pub fn list(&mut self, items: &[Value]) -> Answer {
        self.list_filled(items.len(), |_, storage, heap| storage.extend_from_slice(heap, items))
    }

    /// A list of these items, which move into it.
    pub fn list_from(
        &mut self,
        items: impl IntoIterator<Item = Value, IntoIter: ExactSizeIterator>,
    ) -> Answer {
        let items = items.into_iter();
        let mut buffer = match Buffer::with_capacity(self.heap(), items.len()) {
            Ok(buffer) => buffer,
            Err(_) => return Err(self.out_of_memory()),
        };
        for item in items {
            if buffer.push(self.heap(), item).is_err() {
                return Err(self.out_of_memory());
            }
        }
        let class = &self.types().list;
        self.new_object(class, List { items: buffer })
    }

    /// A list of copies of items of another sequence's: what `fill` appends to the storage made for `total`.
    fn list_filled(
        &mut self,
        total: usize,
        fill: impl FnOnce(&Cx, &mut Buffer<Value>, &mut Heap) -> Result<(), OutOfMemory>,
    ) -> Answer {
        self.check_room(total.saturating_mul(8))?;
        let heap: *mut Heap = self.heap();
        // SAFETY: the heap belongs to this VM; growing a buffer touches no payload.
        let heap = unsafe { &mut *heap };
        let made = Buffer::with_capacity(heap, total)
            .and_then(|mut items| fill(self, &mut items, heap).map(|()| items));
        match made {
            Ok(items) => {
                let class = &self.types().list;
                self.new_object(class, List { items })
            }
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// A list of the items `start..start + count` of another list.
    pub fn list_run(&mut self, list: &Value, start: usize, count: usize) -> Answer {
        self.list_filled(count, |cx, items, heap| {
            let run = cx.list_items(list).get(start..start + count).unwrap_or_default();
            items.extend_from_slice(heap, run)
        })
    }

    /// A list of the items of one list and then those of another.
    pub fn list_joined(&mut self, one: &Value, two: &Value) -> Answer {
        let total = self.list_items(one).len() + self.list_items(two).len();
        self.list_filled(total, |cx, items, heap| {
            items.extend_from_slice(heap, cx.list_items(one))?;
            items.extend_from_slice(heap, cx.list_items(two))
        })
    }

    /// A list of the items of another, `count` times over.
    pub fn list_repeated(&mut self, list: &Value, count: usize) -> Answer {
        let length = self.list_items(list).len();
        let Some(total) = length.checked_mul(count) else { return Err(self.out_of_memory()) };
        self.charge(total / 4)?;
        self.list_filled(total, |cx, items, heap| match cx.list_items(list) {
            [] => Ok(()),
            [item] => items.extend_with(heap, item, total),
            several => (0..count).try_for_each(|_| items.extend_from_slice(heap, several)),
        })
    }

    /// Appends to a list.
    #[inline]
    pub fn list_push(&mut self, list: &Value, item: Value) -> Answer<()> {
        let heap: *mut crate::heap::Heap = self.heap();
        let Some(payload) = list.get_mut::<List>(self) else { return Err(self.system_error("not a list")) };
        // SAFETY: the heap belongs to this VM; growing a buffer touches no other payload.
        match payload.items.push(unsafe { &mut *heap }, item) {
            Ok(()) => Ok(()),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// Room for so many values on their way into a container, or MemoryError.
    pub fn room_for(&mut self, count: usize) -> Answer<Vec<Value>> {
        self.check_room(count.saturating_mul(16))?;
        let mut room = Vec::new();
        match room.try_reserve_exact(count) {
            Ok(()) => Ok(room),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// The payload of a list and the heap its storage grows in.
    fn list_parts<'a>(&'a mut self, list: &'a Value) -> Option<(&'a mut List, &'a mut Heap)> {
        let heap: *mut Heap = self.heap();
        let payload = list.get_mut::<List>(self)?;
        // SAFETY: the heap belongs to this VM; growing a buffer touches no payload.
        Some((payload, unsafe { &mut *heap }))
    }

    /// Puts an item before index `at`.
    pub fn list_insert(&mut self, list: &Value, at: usize, item: Value) -> Answer<()> {
        let Some((payload, heap)) = self.list_parts(list) else {
            return Err(self.system_error("not a list"));
        };
        match payload.items.insert(heap, at, item) {
            Ok(()) => Ok(()),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// Appends these items, which move into the list.
    pub fn list_extend(&mut self, list: &Value, items: Vec<Value>) -> Answer<()> {
        let Some((payload, heap)) = self.list_parts(list) else {
            return Err(self.system_error("not a list"));
        };
        let end = payload.items.len();
        match payload.items.splice(heap, end, end, items) {
            Ok(_) => Ok(()),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// Replaces the items `start..end` by others, answering the old ones.
    pub fn list_splice(
        &mut self,
        list: &Value,
        start: usize,
        end: usize,
        with: Vec<Value>,
    ) -> Answer<Vec<Value>> {
        let Some((payload, heap)) = self.list_parts(list) else {
            return Err(self.system_error("not a list"));
        };
        let answer = payload.items.splice(heap, start, end, with);
        payload.items.shrink(heap);
        match answer {
            Ok(old) => Ok(old),
            Err(_) => Err(self.out_of_memory()),
        }
    }

    /// Takes all items out of a list.
    pub fn list_take(&mut self, list: &Value) -> Buffer<Value> {
        list.get_mut::<List>(self).map(|list| list.items.take()).unwrap_or_default()
    }

    /// Gives back storage that a list no longer uses, when it is much.
    #[inline]
    pub fn list_shrink(&mut self, list: &Value) {
        if let Some((payload, heap)) = self.list_parts(list)
            && payload.items.len() + 64 < payload.items.capacity() / 2
        {
            payload.items.shrink(heap);
        }
    }

    /// The items of a list; none for anything else.
    #[inline]
    pub fn list_items<'a>(&'a self, list: &'a Value) -> &'a [Value] {
        list.get::<List>(self).map_or(&[], |list| &list.items)
    }
}

/// The class `list`.
pub static TYPE: TypeRow = TypeRow {
    name: "list",
    kind: Kind::List,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF | ClassFlags::SEQUENCE,
    doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
    methods: methods::METHODS,
    constants: &[("__hash__", ClassConstant::None)],
    call: Some(&methods::CALL),
    ..TypeRow::DEFAULT
};
