//! `tuple`: a length and the items behind it, in one allocation.

mod methods;

pub use methods::of_class;

use crate::error::Answer;
use crate::heap::{HEADER, Header, Kind, Payload, small_class};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// The payload of a tuple. The items follow it.
#[repr(C)]
pub struct Tuple {
    length: usize,
}

impl Tuple {
    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `length` values follow the payload.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(self).add(1).cast::<Value>(), self.length) }
    }

    pub(crate) fn items_mut(&mut self) -> &mut [Value] {
        // SAFETY: as in `items`.
        unsafe {
            std::slice::from_raw_parts_mut(std::ptr::from_mut(self).add(1).cast::<Value>(), self.length)
        }
    }
}

impl Payload for Tuple {
    const KIND: Kind = Kind::Tuple;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        self.items().iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.items_mut().fill(Value::NONE);
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        for item in self.items_mut().iter_mut().rev() {
            // SAFETY: the items are initialised and dropped once; from the end, as the reference's tuples let go.
            unsafe { std::ptr::drop_in_place(item) }
        }
    }
}

impl Cx {
    /// A tuple of `length` items, all None, and the address of the first.
    pub(crate) fn tuple_cell(&mut self, length: usize) -> Answer<(Value, *mut Value)> {
        let (tuple, first) = self.bare_tuple(length)?;
        for index in 0..length {
            // SAFETY: the new tuple has as many places.
            unsafe { first.add(index).write(Value::NONE) };
        }
        Ok((tuple.into_value(), first))
    }

    /// A tuple whose items are still to be written, before anything else can see it.
    #[inline]
    fn bare_tuple(&mut self, length: usize) -> Answer<(Bits, *mut Value)> {
        let bytes = length.checked_mul(8).and_then(|bytes| bytes.checked_add(HEADER + size_of::<Tuple>()));
        let Some(bytes) = bytes else { return Err(self.out_of_memory()) };
        let object = self.allocate(Kind::Tuple, bytes)?;
        // SAFETY: the cell has room for the length and the items.
        unsafe {
            (*object).class = self.types().tuple.bits().pointer();
            let payload = Header::payload(object).cast::<Tuple>();
            payload.write(Tuple { length });
            Ok((Bits::from_pointer(object), payload.add(1).cast::<Value>()))
        }
    }

    /// A small tuple in a cell that is there already, its items still to be written. None: it takes more.
    #[inline(always)]
    pub(crate) fn quick_tuple(&mut self, length: usize) -> Option<(Bits, *mut Bits)> {
        let object =
            self.vm().heap.free_cell(Kind::Tuple, small_class(HEADER + size_of::<Tuple>() + length * 8))?;
        // SAFETY: the cell has room for the length and the items.
        unsafe {
            (*object).class = self.types().tuple.bits().pointer();
            let payload = Header::payload(object).cast::<Tuple>();
            payload.write(Tuple { length });
            Some((Bits::from_pointer(object), payload.add(1).cast::<Bits>()))
        }
    }

    /// A tuple of these items.
    pub fn tuple(&mut self, items: &[Value]) -> Answer {
        if items.is_empty() {
            return Ok(self.empty_tuple());
        }
        let (tuple, first) = self.bare_tuple(items.len())?;
        for (index, item) in items.iter().enumerate() {
            // SAFETY: the new tuple has as many places.
            unsafe { first.add(index).write(item.clone()) };
        }
        Ok(tuple.into_value())
    }

    /// The tuple of two values, which move into it.
    #[inline]
    pub fn pair(&mut self, one: Value, two: Value) -> Answer {
        let (tuple, first) = self.bare_tuple(2)?;
        // SAFETY: the new tuple has two places.
        unsafe {
            first.write(one);
            first.add(1).write(two);
        }
        Ok(tuple.into_value())
    }

    /// A tuple of these items, which move into it.
    pub fn tuple_from(
        &mut self,
        items: impl IntoIterator<Item = Value, IntoIter: ExactSizeIterator>,
    ) -> Answer {
        let items = items.into_iter();
        if items.len() == 0 {
            return Ok(self.empty_tuple());
        }
        let length = items.len();
        let (tuple, first) = self.bare_tuple(length)?;
        let mut written = 0;
        for item in items.take(length) {
            // SAFETY: the new tuple has as many places.
            unsafe { first.add(written).write(item) };
            written += 1;
        }
        for index in written..length {
            // SAFETY: as above; an iterator that told a wrong length leaves no hole.
            unsafe { first.add(index).write(Value::NONE) };
        }
        Ok(tuple.into_value())
    }

    /// The items of a tuple; none for anything else.
    #[inline]
    pub fn tuple_items<'a>(&'a self, tuple: &'a Value) -> &'a [Value] {
        tuple.get::<Tuple>(self).map_or(&[], Tuple::items)
    }
}

/// The class `tuple`.
pub static TYPE: TypeRow = TypeRow {
    name: "tuple",
    kind: Kind::Tuple,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::MATCH_SELF | ClassFlags::SEQUENCE,
    doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
    methods: methods::METHODS,
    call: Some(&methods::CALL),
    ..TypeRow::DEFAULT
};
