//! `Buffer<T>`: a growable array in the VM's heap, counted against its memory limit; growth can fail and
//! says so. 16 bytes: a pointer, a length and a capacity of 32 bits each.

use std::ops::{Deref, DerefMut};

use super::{Heap, OutOfMemory};

/// Storage of variable length inside a payload. Without storage its address is dangling, never null, so
/// that it is a slice at once.
pub struct Buffer<T> {
    first: *mut T,
    length: u32,
    capacity: u32,
}

impl<T> Buffer<T> {
    /// An empty buffer, without storage.
    pub const fn new() -> Buffer<T> {
        Buffer { first: std::ptr::dangling_mut(), length: 0, capacity: 0 }
    }

    /// An empty buffer with room for `capacity` elements.
    pub fn with_capacity(heap: &mut Heap, capacity: usize) -> Result<Buffer<T>, OutOfMemory> {
        let mut buffer = Buffer::new();
        buffer.reserve_exact(heap, capacity)?;
        Ok(buffer)
    }

    /// Number of elements there is room for.
    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.capacity as usize
    }

    /// Bytes of storage.
    pub fn bytes(&self) -> usize {
        self.capacity as usize * size_of::<T>()
    }

    /// The address of the first element.
    #[inline(always)]
    pub fn as_ptr(&self) -> *mut T {
        self.first
    }

    /// Makes room for `capacity` elements in all.
    pub fn reserve_exact(&mut self, heap: &mut Heap, capacity: usize) -> Result<(), OutOfMemory> {
        if capacity <= self.capacity as usize {
            return Ok(());
        }
        let bytes = capacity.checked_mul(size_of::<T>()).ok_or(OutOfMemory)?;
        let bytes = Heap::raw_capacity(bytes);
        let capacity = u32::try_from(bytes / size_of::<T>()).map_err(|_| OutOfMemory)?;
        let bytes = capacity as usize * size_of::<T>();
        // SAFETY: the old size is the one that was allocated.
        unsafe {
            self.first = heap.reallocate_raw(self.first.cast(), self.bytes(), bytes)?.cast();
        }
        self.capacity = capacity;
        Ok(())
    }

    /// Makes room for `more` elements beyond those it has, growing by an eighth at least.
    pub fn reserve(&mut self, heap: &mut Heap, more: usize) -> Result<(), OutOfMemory> {
        let wanted = self.length as usize + more;
        if wanted <= self.capacity as usize {
            return Ok(());
        }
        let roomy = wanted + (wanted >> 3) + 4;
        match self.reserve_exact(heap, roomy) {
            Ok(()) => Ok(()),
            Err(OutOfMemory) => self.reserve_exact(heap, wanted),
        }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, heap: &mut Heap) -> Result<(), OutOfMemory> {
        self.reserve(heap, 1)
    }

    /// Appends an element.
    #[inline(always)]
    pub fn push(&mut self, heap: &mut Heap, element: T) -> Result<(), OutOfMemory> {
        if self.length == self.capacity {
            self.grow(heap)?;
        }
        // SAFETY: there is room for one more.
        unsafe { self.first.add(self.length as usize).write(element) };
        self.length += 1;
        Ok(())
    }

    /// Takes the last element.
    pub fn pop(&mut self) -> Option<T> {
        if self.length == 0 {
            return None;
        }
        self.length -= 1;
        // SAFETY: the element at the old last index is initialised and now ours.
        Some(unsafe { self.first.add(self.length as usize).read() })
    }

    /// Puts an element before index `at` (at most the length).
    pub fn insert(&mut self, heap: &mut Heap, at: usize, element: T) -> Result<(), OutOfMemory> {
        let at = at.min(self.length as usize);
        self.reserve(heap, 1)?;
        // SAFETY: there is room for one more; the elements from `at` on move up by one.
        unsafe {
            let place = self.first.add(at);
            std::ptr::copy(place, place.add(1), self.length as usize - at);
            place.write(element);
        }
        self.length += 1;
        Ok(())
    }

    /// Takes out the element at `at`, if there is one.
    pub fn remove(&mut self, at: usize) -> Option<T> {
        if at >= self.length as usize {
            return None;
        }
        self.length -= 1;
        // SAFETY: the element is initialised; those behind it move down by one.
        unsafe {
            let place = self.first.add(at);
            let element = place.read();
            std::ptr::copy(place.add(1), place, self.length as usize - at);
            Some(element)
        }
    }

    /// Drops all elements from `length` on.
    pub fn truncate(&mut self, length: usize) {
        while self.length as usize > length {
            drop(self.pop());
        }
    }

    /// Replaces the elements `start..end` by those of `with`, returning the old ones.
    pub fn splice(
        &mut self,
        heap: &mut Heap,
        start: usize,
        end: usize,
        with: Vec<T>,
    ) -> Result<Vec<T>, OutOfMemory> {
        let length = self.length as usize;
        let (start, end) = (start.min(length), end.clamp(start.min(length), length));
        self.reserve(heap, with.len())?;
        let added = with.len();
        let mut old = Vec::with_capacity(end - start);
        // SAFETY: `start <= end <= length`, and there is room for `added` more elements.
        unsafe {
            for index in start..end {
                old.push(self.first.add(index).read());
            }
            std::ptr::copy(self.first.add(end), self.first.add(start + added), length - end);
            for (index, element) in with.into_iter().enumerate() {
                self.first.add(start + index).write(element);
            }
        }
        self.length = (length - (end - start) + added) as u32;
        Ok(old)
    }

    /// Sets the length after elements were written directly.
    ///
    /// # Safety
    /// The first `length` elements are initialised and there is storage for them.
    pub unsafe fn set_length(&mut self, length: usize) {
        self.length = length as u32;
    }

    /// Appends clones of the elements.
    pub fn extend_from_slice(&mut self, heap: &mut Heap, elements: &[T]) -> Result<(), OutOfMemory>
    where
        T: Clone,
    {
        self.reserve(heap, elements.len())?;
        for element in elements {
            // SAFETY: room for all of them was made.
            unsafe { self.first.add(self.length as usize).write(element.clone()) };
            self.length += 1;
        }
        Ok(())
    }

    /// Appends `count` clones of an element.
    pub fn extend_with(&mut self, heap: &mut Heap, element: &T, count: usize) -> Result<(), OutOfMemory>
    where
        T: Clone,
    {
        self.reserve(heap, count)?;
        for _ in 0..count {
            // SAFETY: room for all of them was made.
            unsafe { self.first.add(self.length as usize).write(element.clone()) };
            self.length += 1;
        }
        Ok(())
    }

    /// Takes the content, leaving an empty buffer.
    pub fn take(&mut self) -> Buffer<T> {
        std::mem::take(self)
    }

    /// Gives back storage that is not used, when it is much.
    pub fn shrink(&mut self, heap: &mut Heap) {
        if (self.length as usize) < self.capacity as usize / 2 {
            if self.length == 0 {
                *self = Buffer::new();
                return;
            }
            let bytes = Heap::raw_capacity(self.length as usize * size_of::<T>());
            let bytes = bytes / size_of::<T>() * size_of::<T>();
            // SAFETY: the old size is the one that was allocated; the new one holds all elements.
            if let Ok(first) = unsafe { heap.reallocate_raw(self.first.cast(), self.bytes(), bytes) } {
                self.first = first.cast();
                self.capacity = (bytes / size_of::<T>()) as u32;
            }
        }
    }
}

impl<T> Default for Buffer<T> {
    fn default() -> Buffer<T> {
        Buffer::new()
    }
}

impl<T> Deref for Buffer<T> {
    type Target = [T];
    #[inline(always)]
    fn deref(&self) -> &[T] {
        // SAFETY: the first `length` elements are initialised.
        unsafe { std::slice::from_raw_parts(self.first, self.length as usize) }
    }
}

impl<T> DerefMut for Buffer<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: the first `length` elements are initialised.
        unsafe { std::slice::from_raw_parts_mut(self.first, self.length as usize) }
    }
}

impl<T> Drop for Buffer<T> {
    fn drop(&mut self) {
        if self.capacity == 0 {
            return;
        }
        // from the end, as the reference's lists let go of their items
        while std::mem::needs_drop::<T>() && self.length > 0 {
            drop(self.pop());
        }
        // SAFETY: the storage has the size it was asked with, and its elements are gone.
        unsafe {
            Heap::free_raw(self.first.cast(), self.bytes());
        }
    }
}
