//! The compact hash table: entries in insertion order, and an open-addressed index into them of 1, 2 or 4
//! bytes a slot. A removed entry leaves a hole until the table is rebuilt. The key version names the set of
//! keys and their places: caches compare it; it changes with every insertion of a new key, removal and
//! rebuild, not when a value is replaced.

use crate::heap::{Buffer, Heap, Kind, OutOfMemory, flag};
use crate::protocol::equal::quick_equal;
use crate::types::str::Str;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// One entry; a hole has the key Unset.
pub struct Entry {
    /// Hash of the key. In entry 0, when it is a hole: the number of the first entry that is none, so that a
    /// dict used as a queue need not pass its holes again and again.
    pub hash: u64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

/// The answer of a probe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Probe {
    /// The key is in this entry.
    Found(usize),
    /// The key is not there.
    Absent,
    /// Only a script's `__eq__` can tell.
    Unknown,
}

/// A hash table in insertion order.
#[derive(Default)]
pub struct Table {
    entries: Buffer<Entry>,
    /// Slots of the index, little-endian numbers of `width` bytes: 0 free, 1 removed, else entry + 2.
    index: Buffer<u8>,
    live: u32,
    /// Names the set of keys; 0 when nobody has asked.
    version: u32,
    /// Index slots that are not free, removed ones included.
    filled: u32,
    /// log2 of the number of index slots; 0 while there is no index.
    log2: u8,
    width: u8,
}

const FREE: usize = 0;
const REMOVED: usize = 1;
/// Tables up to this many entries have no index and are searched in order.
const SMALL: usize = 8;

impl Drop for Table {
    fn drop(&mut self) {
        let (first, count) = (self.entries.as_ptr(), self.entries.len());
        // SAFETY: the entries are initialised, and the buffer forgets them before they go.
        unsafe {
            self.entries.set_length(0);
            // the first first, as the reference's dicts let go
            for at in 0..count {
                let entry = first.add(at).read();
                drop(entry.key);
                drop(entry.value);
            }
        }
    }
}

impl Table {
    /// Number of entries.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.live as usize
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// All entries in order, holes included.
    #[inline(always)]
    pub fn slots(&self) -> &[Entry] {
        &self.entries
    }

    /// All entries for change of their values.
    pub fn slots_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    /// The address of the first entry.
    #[inline(always)]
    pub fn first(&self) -> *mut Entry {
        self.entries.as_ptr()
    }

    /// The name of the current set of keys; 0 when it has none yet.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Names the current set of keys.
    pub fn set_version(&mut self, version: u32) {
        self.version = version;
    }

    /// Bytes of storage, for `__sizeof__`.
    pub fn bytes(&self) -> usize {
        self.entries.bytes() + self.index.bytes()
    }

    #[inline(always)]
    fn slot(&self, at: usize) -> usize {
        // SAFETY: `at` is masked to the number of slots and the index has `slots * width` bytes.
        unsafe {
            let first = self.index.as_ptr();
            match self.width {
                1 => usize::from(*first.add(at)),
                2 => usize::from(*first.cast::<u16>().add(at)),
                _ => *first.cast::<u32>().add(at) as usize,
            }
        }
    }

    fn set_slot(&mut self, at: usize, number: usize) {
        // SAFETY: as in `slot`.
        unsafe {
            let first = self.index.as_ptr();
            match self.width {
                1 => *first.add(at) = number as u8,
                2 => *first.cast::<u16>().add(at) = number as u16,
                _ => *first.cast::<u32>().add(at) = number as u32,
            }
        }
    }

    /// Walks the index slots of a hash until `visit` answers or the key cannot be there.
    #[inline(always)]
    fn walk<T>(&self, hash: u64, mut visit: impl FnMut(usize, &Entry) -> Option<T>) -> Option<T> {
        if self.log2 == 0 {
            for (number, entry) in self.entries.iter().enumerate() {
                if entry.hash == hash
                    && !entry.key.is_unset()
                    && let Some(answer) = visit(number, entry)
                {
                    return Some(answer);
                }
            }
            return None;
        }
        let mask = (1usize << self.log2) - 1;
        let mut at = hash as usize & mask;
        let mut perturb = hash;
        loop {
            let number = self.slot(at);
            if number == FREE {
                return None;
            }
            if number != REMOVED {
                // SAFETY: the index holds numbers of entries.
                let entry = unsafe { &*self.entries.as_ptr().add(number - 2) };
                if entry.hash == hash
                    && let Some(answer) = visit(number - 2, entry)
                {
                    return Some(answer);
                }
            }
            perturb >>= 5;
            at = (at.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
        }
    }

    /// Finds a str key; `name` is a str whose hash is cached.
    #[inline]
    pub fn find_str(&self, name: Bits) -> Option<usize> {
        // SAFETY: the caller passes a str.
        let text = unsafe { name.payload::<Str>() };
        let hash = text.cached_hash().unwrap_or(0);
        self.walk(hash, |number, entry| {
            let key = entry.key.bits();
            // SAFETY: the kind is checked before the payload is read.
            if key == name || key.is_kind(Kind::Str) && unsafe { key.payload::<Str>() }.same(text) {
                Some(number)
            } else {
                None
            }
        })
    }

    /// Finds a str key, and tells when it is surely not there; `name` is an exact str whose hash is cached.
    #[inline]
    pub fn probe_str(&self, name: Bits) -> Probe {
        // SAFETY: the caller passes a str.
        let text = unsafe { name.payload::<Str>() };
        let hash = text.cached_hash().unwrap_or(0);
        self.walk(hash, |number, entry| {
            let key = entry.key.bits();
            // SAFETY: the kind is checked before class and payload are read.
            let same = key.is_kind(Kind::Str)
                && unsafe {
                    (*key.pointer()).class == (*name.pointer()).class && key.payload::<Str>().same(text)
                };
            if key == name || same {
                return Some(Probe::Found(number));
            }
            // another object with the same hash may be equal by its own account
            key.is_pointer().then_some(Probe::Unknown)
        })
        .unwrap_or(Probe::Absent)
    }

    /// Finds any key without running a script.
    pub fn probe(&self, cx: &Cx, hash: u64, key: &Value) -> Probe {
        if key.bits().is_int() {
            return self.probe_int(cx, hash, key);
        }
        self.walk(hash, |number, entry| {
            if entry.key.is(key) {
                return Some(Probe::Found(number));
            }
            match quick_equal(cx, &entry.key, key) {
                Some(true) => Some(Probe::Found(number)),
                Some(false) => None,
                None => Some(Probe::Unknown),
            }
        })
        .unwrap_or(Probe::Absent)
    }

    /// Finds a small int; equal hashes of ints mean equal ints.
    #[inline]
    pub(crate) fn probe_int(&self, cx: &Cx, hash: u64, key: &Value) -> Probe {
        self.walk(hash, |number, entry| {
            if entry.key.is(key) {
                return Some(Probe::Found(number));
            }
            if entry.key.bits().is_int() {
                return None;
            }
            match quick_equal(cx, &entry.key, key) {
                Some(true) => Some(Probe::Found(number)),
                Some(false) => None,
                None => Some(Probe::Unknown),
            }
        })
        .unwrap_or(Probe::Absent)
    }

    /// The first entry with this hash, the `skip`th or later, that is not surely another key: its number, how many
    /// with this hash lie before it, and whether it is surely the key.
    pub fn open_candidate(
        &self,
        cx: &Cx,
        hash: u64,
        key: &Value,
        skip: usize,
    ) -> Option<(usize, usize, bool)> {
        let mut behind = 0;
        self.walk(hash, |number, entry| {
            behind += 1;
            if behind <= skip {
                return None;
            }
            let equal = if entry.key.is(key) { Some(true) } else { quick_equal(cx, &entry.key, key) };
            (equal != Some(false)).then_some((number, behind - 1, equal == Some(true)))
        })
    }

    /// Appends an entry whose key is not there yet.
    pub fn insert_new(
        &mut self,
        heap: &mut Heap,
        hash: u64,
        key: Value,
        value: Value,
    ) -> Result<(), OutOfMemory> {
        if self.entries.len() == self.entries.capacity() || self.needs_index() {
            // a table that grows by itself will go on growing
            self.rebuild(heap, if (SMALL / 2..256).contains(&self.len()) { self.len() / 3 + 1 } else { 1 })?;
        }
        self.version = 0;
        let number = self.entries.len();
        self.entries.push(heap, Entry { hash, key, value })?;
        self.live += 1;
        if self.log2 != 0 {
            self.link(hash, number);
        }
        Ok(())
    }

    /// A table of a run of keys and values in turn, which moves into it. None, and the run is as it was: it takes
    /// an index, or a key is not an interned str (of which two are equal when they are one), or is there twice.
    ///
    /// # Errors
    /// There is no memory; the run is as it was.
    ///
    /// # Safety
    /// From `run` on there are `count` pairs of live words.
    pub(crate) unsafe fn of_names(
        heap: &mut Heap,
        run: *const Bits,
        count: usize,
    ) -> Result<Option<Table>, OutOfMemory> {
        if count == 0 || count > SMALL {
            return Ok(None);
        }
        // SAFETY: the caller's promise; the kind is checked before the payload is read; the buffer has room.
        unsafe {
            for at in 0..count {
                let key = *run.add(2 * at);
                if !key.is_kind(Kind::Str)
                    || (*key.pointer()).flags & flag::INTERNED == 0
                    || (0..at).any(|before| *run.add(2 * before) == key)
                {
                    return Ok(None);
                }
            }
            // room for as many as the smallest table of the reference: what is taken out and put in again while
            // somebody iterates does not move the others
            let mut entries: Buffer<Entry> = Buffer::with_capacity(heap, count.max(5))?;
            let place = entries.as_ptr();
            for at in 0..count {
                let (key, value) = (*run.add(2 * at), *run.add(2 * at + 1));
                let hash = key.payload::<Str>().cached_hash().unwrap_or(0);
                place.add(at).write(Entry { hash, key: key.into_value(), value: value.into_value() });
            }
            entries.set_length(count);
            let mut table = Table::default();
            (table.entries, table.live) = (entries, count as u32);
            Ok(Some(table))
        }
    }

    fn needs_index(&self) -> bool {
        if self.log2 == 0 {
            return self.entries.len() + 1 > SMALL;
        }
        (self.filled as usize + 1) * 3 > (2usize << self.log2)
    }

    fn link(&mut self, hash: u64, number: usize) {
        let mask = (1usize << self.log2) - 1;
        let mut at = hash as usize & mask;
        let mut perturb = hash;
        while self.slot(at) > REMOVED {
            perturb >>= 5;
            at = (at.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
        }
        self.filled += u32::from(self.slot(at) == FREE);
        self.set_slot(at, number + 2);
    }

    /// Makes room for `more` entries at once.
    pub fn reserve(&mut self, heap: &mut Heap, more: usize) -> Result<(), OutOfMemory> {
        let fits = self.entries.len() + more <= self.entries.capacity()
            && if self.log2 == 0 {
                self.entries.len() + more <= SMALL
            } else {
                (self.filled as usize + more) * 3 <= (2usize << self.log2)
            };
        if fits { Ok(()) } else { self.rebuild(heap, more) }
    }

    /// A table of the same entries, without holes.
    pub fn copy(&self, heap: &mut Heap) -> Result<Table, OutOfMemory> {
        let mut copy = Table::default();
        if self.live as usize == self.entries.len() {
            // the same entries in the same places: the index says where
            copy.entries.reserve_exact(heap, self.entries.capacity())?;
            for entry in self.entries.iter() {
                let (key, value) = (entry.key.clone(), entry.value.clone());
                copy.entries.push(heap, Entry { hash: entry.hash, key, value })?;
            }
            if self.log2 != 0 {
                copy.index.reserve_exact(heap, self.index.len())?;
                // SAFETY: there is storage for as many bytes, all of which are written.
                unsafe {
                    std::ptr::copy_nonoverlapping(self.index.as_ptr(), copy.index.as_ptr(), self.index.len());
                    copy.index.set_length(self.index.len());
                }
            }
            (copy.live, copy.filled) = (self.live, self.filled);
            (copy.log2, copy.width) = (self.log2, self.width);
            return Ok(copy);
        }
        copy.rebuild(heap, self.len())?;
        for entry in self.entries.iter().filter(|entry| !entry.key.is_unset()) {
            copy.insert_new(heap, entry.hash, entry.key.clone(), entry.value.clone())?;
        }
        Ok(copy)
    }

    /// The number of the last entry.
    pub fn last(&self) -> Option<usize> {
        self.entries.iter().rposition(|entry| !entry.key.is_unset())
    }

    /// The number of the first entry.
    pub fn first_entry(&self) -> Option<usize> {
        let first = self.start();
        (first < self.entries.len()).then_some(first)
    }

    /// The number from which on a walk over the entries finds all of them.
    #[inline]
    pub fn start(&self) -> usize {
        match self.entries.first() {
            Some(entry) if entry.key.is_unset() => entry.hash as usize,
            _ => 0,
        }
    }

    /// Notes a new hole when it is among those at the beginning.
    fn note_hole(&mut self, number: usize) {
        let Some(first) = self.entries.first() else { return };
        if number != 0 && !(first.key.is_unset() && first.hash as usize == number) {
            return;
        }
        let behind = &self.entries[number + 1..];
        let more = behind.iter().position(|entry| !entry.key.is_unset()).unwrap_or(behind.len());
        self.entries[0].hash = (number + 1 + more) as u64;
    }

    /// Squeezes holes out and makes room for `more` entries.
    pub fn rebuild(&mut self, heap: &mut Heap, more: usize) -> Result<(), OutOfMemory> {
        let wanted = self.live as usize + more;
        if wanted <= SMALL && self.log2 == 0 && self.live as usize == self.entries.len() {
            // no index, no holes: nothing but more room
            self.entries.reserve_exact(heap, if wanted <= 5 { 5 } else { wanted + wanted / 2 })?;
            self.version = 0;
            return Ok(());
        }
        let roomy = if wanted <= 5 { 5 } else { wanted + wanted / 2 };
        let mut log2 = 0u8;
        if wanted > SMALL {
            log2 = (usize::BITS - (roomy * 3 / 2).leading_zeros()) as u8;
        }
        // storage comes in sizes of the heap's; the index must be able to name its last entry
        let most = (Heap::raw_capacity(roomy * size_of::<Entry>()) / size_of::<Entry>())
            .max(self.entries.capacity());
        let width = if most < 250 {
            1u8
        } else if most < 65_000 {
            2
        } else {
            4
        };
        let bytes = if log2 == 0 { 0 } else { (1usize << log2) * usize::from(width) };
        let mut index: Buffer<u8> = Buffer::new();
        if bytes > 0 {
            index.reserve_exact(heap, bytes)?;
            // SAFETY: there is storage for `bytes` bytes, all of which are written.
            unsafe {
                std::ptr::write_bytes(index.as_ptr(), 0, bytes);
                index.set_length(bytes);
            }
        }
        if self.live as usize == self.entries.len() {
            self.entries.reserve_exact(heap, roomy)?;
        } else {
            let mut entries: Buffer<Entry> = Buffer::with_capacity(heap, roomy)?;
            let old = self.entries.take();
            for entry in old.iter() {
                if !entry.key.is_unset() {
                    let moved =
                        Entry { hash: entry.hash, key: entry.key.clone(), value: entry.value.clone() };
                    entries.push(heap, moved)?;
                }
            }
            self.entries = entries;
            drop(old);
        }
        self.index = index;
        self.log2 = log2;
        self.width = width;
        self.filled = 0;
        self.version = 0;
        if log2 != 0 {
            for number in 0..self.entries.len() {
                let hash = self.entries[number].hash;
                self.link(hash, number);
            }
        }
        Ok(())
    }

    /// Takes the entry with this number out, leaving a hole.
    pub fn remove(&mut self, number: usize) -> (Value, Value) {
        self.version = 0;
        let hash = self.entries[number].hash;
        if self.log2 != 0 {
            let mask = (1usize << self.log2) - 1;
            let mut at = hash as usize & mask;
            let mut perturb = hash;
            loop {
                let slot = self.slot(at);
                if slot == number + 2 {
                    self.set_slot(at, REMOVED);
                    break;
                }
                if slot == FREE {
                    break;
                }
                perturb >>= 5;
                at = (at.wrapping_mul(5).wrapping_add(perturb as usize).wrapping_add(1)) & mask;
            }
        }
        self.live -= 1;
        let entry = &mut self.entries[number];
        let removed = (std::mem::take(&mut entry.key), std::mem::take(&mut entry.value));
        // a hole at the end stays too: an entry that comes next is behind what iterators have passed
        self.note_hole(number);
        removed
    }

    /// Takes the last entry out, and its place with it.
    pub fn remove_last(&mut self) -> Option<(Value, Value)> {
        let removed = self.remove(self.last()?);
        while self.entries.last().is_some_and(|entry| entry.key.is_unset()) {
            drop(self.entries.pop());
        }
        Some(removed)
    }
}
