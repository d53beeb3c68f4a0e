//! Segments: 256 KiB blocks, aligned to their size, so that any object's address leads to its heap. A
//! segment is 64 pages of 4 KiB; page 0 holds its head. A small page serves cells of one size; a larger
//! object takes a run of pages, a very large one a segment of its own. Storage of `Buffer`s comes from pages
//! too while it is small, from the system when it is large.

use std::alloc::{Layout, alloc, dealloc, realloc};

use super::{Header, Kind, KindRow};

const SEGMENT: usize = 1 << 18;
/// Segments that are taken from the system at once. Each such block costs a page or two beside it.
const BLOCK: usize = 4;
const PAGE: usize = 1 << 12;
const PAGES: usize = SEGMENT / PAGE;
/// The largest cell of a page.
const LARGEST_CELL: usize = 2048;
/// Sizes of the classes above 512 bytes.
const WIDE_CLASSES: [usize; 6] = [576, 672, 816, 1024, 1360, 2048];
const CLASSES: usize = 33 + WIDE_CLASSES.len();
/// Bytes before a large buffer's storage: its heap and its size.
const LARGE_PREFIX: usize = 16;

const fn cell_sizes() -> [u16; CLASSES] {
    let mut sizes = [0u16; CLASSES];
    let mut index = 0;
    while index < CLASSES {
        sizes[index] = if index <= 32 { (index * 16) as u16 } else { WIDE_CLASSES[index - 33] as u16 };
        index += 1;
    }
    sizes
}

static CELL_SIZES: [u16; CLASSES] = cell_sizes();

/// The size class that serves `size` bytes (at most `LARGEST_CELL`).
#[inline(always)]
fn class_of(size: usize) -> usize {
    if size <= 512 {
        size.div_ceil(16)
    } else {
        33 + WIDE_CLASSES.iter().position(|&wide| size <= wide).unwrap_or(WIDE_CLASSES.len() - 1)
    }
}

/// The size class of the cells for a size, 0 when it has none of the small ones.
#[inline(always)]
pub fn small_class(size: usize) -> u32 {
    if size <= 512 { size.div_ceil(16) as u32 } else { 0 }
}

/// What a page is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Head,
    Free,
    Objects(u8),
    Raw(u8),
    /// First page of a run that one object fills; the number of pages.
    Run(u8),
    Tail,
}

#[repr(C)]
struct Segment {
    heap: *mut Heap,
    /// Bytes of the whole block: more than `SEGMENT` for a very large object.
    size: usize,
    /// Bit n: page n is free.
    free: u64,
    uses: [Use; PAGES],
}

const _: () = assert!(size_of::<Segment>() <= PAGE);

#[derive(Clone, Copy)]
struct Bump {
    next: *mut u8,
    end: *mut u8,
}

#[repr(C)]
struct FreeCell {
    /// Reads as a header: count 0, kind Free.
    head: u64,
    next: *mut FreeCell,
}

/// The memory limit was reached, or the system has no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfMemory;

/// All memory of one VM.
pub struct Heap {
    free: [*mut FreeCell; CLASSES],
    bump: [Bump; CLASSES],
    raw_free: [*mut FreeCell; CLASSES],
    raw_bump: [Bump; CLASSES],
    segments: Vec<*mut Segment>,
    /// Blocks of `BLOCK` segments, and how many segments of the last one are not in use yet.
    blocks: Vec<*mut u8>,
    unused: usize,
    /// What is known of each kind.
    pub kinds: &'static [KindRow],
    /// Bytes in use, at the grain of pages.
    pub used: usize,
    /// Most bytes that may be in use.
    pub limit: usize,
    /// Objects alive that can take part in cycles.
    pub containers: usize,
    /// A collection is due when `containers` reaches this.
    pub collect_at: usize,
    /// Objects whose last count went while another was being destroyed.
    pub(super) pending: Vec<*mut Header>,
    pub(super) destroying: bool,
    /// Objects, each with a count, whose finalisers wait to be run, and callbacks of weak references.
    pub finalizers: Vec<super::destroy::Finalizer>,
    /// Weak references by the object they point to.
    pub weak: rustc_hash::FxHashMap<*mut Header, Vec<*mut Header>>,
    /// What few objects have beside their payload (`beside`).
    pub(super) beside: rustc_hash::FxHashMap<*mut Header, super::Beside>,
    /// Interned strings: hash to object, not counted.
    pub interned: hashbrown::HashTable<*mut Header>,
    /// Where to raise the flag when finalisers wait or a collection is due.
    pub breaker: *const std::sync::atomic::AtomicU32,
    /// Statistics of the collector: collections, objects collected.
    pub collections: (usize, usize),
    /// Automatic collection is on.
    pub collecting: bool,
}

/// The heap that an object lives in.
///
/// # Safety
/// `cell` points into a segment of a live heap (an object, or a buffer's small storage).
#[inline(always)]
pub unsafe fn heap_of(cell: *const u8) -> *mut Heap {
    let segment = (cell as usize & !(SEGMENT - 1)) as *const Segment;
    // SAFETY: segments are aligned to their size and every first cell lies within the first SEGMENT bytes.
    unsafe { (*segment).heap }
}

impl Heap {
    /// A heap without memory. It must not move once objects exist.
    pub fn new(
        kinds: &'static [KindRow],
        limit: usize,
        breaker: *const std::sync::atomic::AtomicU32,
    ) -> Heap {
        let none = Bump { next: std::ptr::null_mut(), end: std::ptr::null_mut() };
        Heap {
            free: [std::ptr::null_mut(); CLASSES],
            bump: [none; CLASSES],
            raw_free: [std::ptr::null_mut(); CLASSES],
            raw_bump: [none; CLASSES],
            segments: Vec::new(),
            blocks: Vec::new(),
            unused: 0,
            kinds,
            used: 0,
            limit,
            containers: 0,
            collect_at: 20_000,
            pending: Vec::new(),
            destroying: false,
            finalizers: Vec::new(),
            weak: Default::default(),
            beside: Default::default(),
            interned: hashbrown::HashTable::new(),
            breaker,
            collections: (0, 0),
            collecting: true,
        }
    }

    /// Whether `bytes` more may be used.
    #[inline]
    pub fn has_room(&self, bytes: usize) -> bool {
        self.used.checked_add(bytes).is_some_and(|sum| sum <= self.limit)
    }

    /// Storage for an object of `size` bytes, header included. The header is written: count 1, the kind,
    /// no flags, no class.
    #[inline(always)]
    pub fn allocate(&mut self, kind: Kind, size: usize) -> Result<*mut Header, OutOfMemory> {
        let cell = if size <= 512 {
            let class = size.div_ceil(16);
            let cell = self.free[class];
            if cell.is_null() {
                self.refill(class)?
            } else {
                // SAFETY: cells in a free list are free cells of live pages.
                self.free[class] = unsafe { (*cell).next };
                cell.cast::<u8>()
            }
        } else {
            self.allocate_wide(size)?
        };
        if kind.is_container() {
            self.containers += 1;
            if self.containers >= self.collect_at {
                self.ask_for_collection();
            }
        }
        let object = cell.cast::<Header>();
        // SAFETY: the cell is ours and large enough for a header.
        unsafe {
            object.write(Header { count: 1, kind, flags: 0, aux: 0, class: std::ptr::null_mut() });
        }
        Ok(object)
    }

    /// As `allocate`, of a container with no flags, where a freed cell of the size class is at hand and no
    /// collection is due. Size class 0 is that of sizes for which this is not done.
    #[inline(always)]
    pub fn free_cell(&mut self, kind: Kind, class: u32) -> Option<*mut Header> {
        debug_assert!(kind.is_container());
        // SAFETY: `small_class` answers no other numbers.
        let list = unsafe { self.free.get_unchecked_mut(class as usize) };
        let cell = *list;
        if cell.is_null() || self.containers + 1 >= self.collect_at {
            return None;
        }
        self.containers += 1;
        let object = cell.cast::<Header>();
        // SAFETY: cells in a free list are free cells of live pages, of the size of their class.
        unsafe {
            *list = (*cell).next;
            object.write(Header { count: 1, kind, flags: 0, aux: 0, class: std::ptr::null_mut() });
        }
        Some(object)
    }

    #[cold]
    fn ask_for_collection(&mut self) {
        if self.collecting {
            self.raise_flag(crate::sched::breaker::COLLECT);
        }
    }

    /// Whether objects are being destroyed at this moment.
    pub fn destroying(&self) -> bool {
        self.destroying
    }

    /// Raises a flag of the eval breaker.
    pub fn raise_flag(&self, bit: u32) {
        // SAFETY: the breaker belongs to the VM that owns this heap.
        unsafe { (*self.breaker).fetch_or(bit, std::sync::atomic::Ordering::Relaxed) };
    }

    #[cold]
    #[inline(never)]
    fn refill(&mut self, class: usize) -> Result<*mut u8, OutOfMemory> {
        let size = usize::from(CELL_SIZES[class]);
        if self.bump[class].next == self.bump[class].end {
            let page = self.take_pages(1, Use::Objects(class as u8))?;
            // SAFETY: a page of PAGE bytes was taken; the end is a whole number of cells into it.
            self.bump[class] = Bump { next: page, end: unsafe { page.add(PAGE / size * size) } };
        }
        let cell = self.bump[class].next;
        // SAFETY: `next` < `end`, a whole number of cells apart.
        self.bump[class].next = unsafe { cell.add(size) };
        Ok(cell)
    }

    #[cold]
    #[inline(never)]
    fn allocate_wide(&mut self, size: usize) -> Result<*mut u8, OutOfMemory> {
        if size <= LARGEST_CELL {
            let class = class_of(size);
            let cell = self.free[class];
            if cell.is_null() {
                return self.refill(class);
            }
            // SAFETY: as in `allocate`.
            self.free[class] = unsafe { (*cell).next };
            return Ok(cell.cast());
        }
        let pages = size.div_ceil(PAGE);
        if pages < PAGES {
            return self.take_pages(pages, Use::Run(pages as u8));
        }
        let total = size.checked_add(PAGE).ok_or(OutOfMemory)?;
        let segment = self.own_segment(total)?;
        // SAFETY: the segment is PAGE + size bytes long.
        unsafe {
            (*segment).free = 0;
            (*segment).uses[1] = Use::Run(0);
            Ok(segment.cast::<u8>().add(PAGE))
        }
    }

    /// Takes `count` pages in a row.
    fn take_pages(&mut self, count: usize, usage: Use) -> Result<*mut u8, OutOfMemory> {
        if !self.has_room(count * PAGE) {
            return Err(OutOfMemory);
        }
        let run = (1u64 << count) - 1;
        let mut found = None;
        for &segment in self.segments.iter().rev().take(16) {
            // SAFETY: listed segments are live.
            let all_free = unsafe { (*segment).free };
            let free = (1..count).fold(all_free, |free, shift| free & all_free >> shift);
            if free != 0 {
                found = Some((segment, free.trailing_zeros() as usize));
                break;
            }
        }
        let (segment, first) = match found {
            Some(place) => place,
            None => {
                let place = self.unused_segment()?;
                (self.begin_segment(place, SEGMENT), 1)
            }
        };
        self.used += count * PAGE;
        // SAFETY: the pages `first..first + count` of the segment are free.
        unsafe {
            (*segment).free &= !(run << first);
            (&mut (*segment).uses)[first] = usage;
            for page in first + 1..first + count {
                (&mut (*segment).uses)[page] = Use::Tail;
            }
            Ok(segment.cast::<u8>().add(first * PAGE))
        }
    }

    /// A block for one very large object.
    fn own_segment(&mut self, size: usize) -> Result<*mut Segment, OutOfMemory> {
        if !self.has_room(size) {
            return Err(OutOfMemory);
        }
        let place = system_block(size)?;
        self.used += size;
        Ok(self.begin_segment(place, size))
    }

    /// Memory for one more segment of small things.
    fn unused_segment(&mut self) -> Result<*mut u8, OutOfMemory> {
        if self.unused == 0 {
            self.blocks.push(system_block(BLOCK * SEGMENT)?);
            self.unused = BLOCK;
        }
        let block = self.blocks.last().ok_or(OutOfMemory)?;
        // SAFETY: a block is BLOCK segments long.
        let place = unsafe { block.add((BLOCK - self.unused) * SEGMENT) };
        self.unused -= 1;
        Ok(place)
    }

    /// Makes fresh memory of `size` bytes, at least SEGMENT, a segment.
    fn begin_segment(&mut self, place: *mut u8, size: usize) -> *mut Segment {
        let segment = place.cast::<Segment>();
        let mut uses = [Use::Free; PAGES];
        uses[0] = Use::Head;
        // SAFETY: the memory is ours, and aligned to SEGMENT.
        unsafe { segment.write(Segment { heap: self, size, free: !1, uses }) };
        self.segments.push(segment);
        segment
    }

    /// Gives back the cell of an object whose payload is gone.
    ///
    /// # Safety
    /// `object` is a dead object of this heap; nothing refers to it.
    #[inline]
    pub unsafe fn free_object(&mut self, object: *mut Header) {
        // SAFETY: the caller's promise; a segment's table tells what each page is.
        unsafe {
            if (*object).kind.is_container() {
                self.containers -= 1;
            }
            let segment = (object as usize & !(SEGMENT - 1)) as *mut Segment;
            let page = (object as usize & (SEGMENT - 1)) / PAGE;
            match (&(*segment).uses)[page] {
                Use::Objects(class) => {
                    let cell = object.cast::<FreeCell>();
                    cell.write(FreeCell { head: 0, next: self.free[usize::from(class)] });
                    self.free[usize::from(class)] = cell;
                }
                usage => self.free_run(segment, page, usage),
            }
        }
    }

    /// As `free_object`, of a container in a cell of this size class, which is not 0.
    ///
    /// # Safety
    /// As `free_object`; the object was allocated with a size of that class.
    #[inline(always)]
    pub unsafe fn free_small(&mut self, object: *mut Header, class: u32) {
        // SAFETY: the caller's promise; `small_class` answers no other numbers.
        unsafe {
            debug_assert!((*object).kind.is_container() && class != 0);
            self.containers -= 1;
            let list = self.free.get_unchecked_mut(class as usize);
            let cell = object.cast::<FreeCell>();
            cell.write(FreeCell { head: 0, next: *list });
            *list = cell;
        }
    }

    #[cold]
    fn free_run(&mut self, segment: *mut Segment, page: usize, usage: Use) {
        // SAFETY: called for the first page of a run of a live segment.
        unsafe {
            match usage {
                Use::Run(0) => {
                    let size = (*segment).size;
                    self.segments.retain(|&other| other != segment);
                    self.used -= size;
                    dealloc(segment.cast(), Layout::from_size_align_unchecked(size, SEGMENT));
                }
                Use::Run(count) => {
                    let count = usize::from(count);
                    self.used -= count * PAGE;
                    (*segment).free |= ((1u64 << count) - 1) << page;
                    for other in page..page + count {
                        (&mut (*segment).uses)[other] = Use::Free;
                    }
                }
                Use::Head | Use::Free | Use::Objects(_) | Use::Raw(_) | Use::Tail => {
                    debug_assert!(false, "no object begins here");
                }
            }
        }
    }

    /// How many bytes an object's cell has, header included.
    ///
    /// # Safety
    /// `object` is a live object of this heap.
    pub unsafe fn cell_size(&self, object: *const Header) -> usize {
        // SAFETY: the caller's promise.
        unsafe {
            let segment = (object as usize & !(SEGMENT - 1)) as *const Segment;
            let page = (object as usize & (SEGMENT - 1)) / PAGE;
            match (&(*segment).uses)[page] {
                Use::Objects(class) | Use::Raw(class) => usize::from(CELL_SIZES[usize::from(class)]),
                Use::Run(0) => (*segment).size - PAGE,
                Use::Run(count) => usize::from(count) * PAGE,
                Use::Head | Use::Free | Use::Tail => 0,
            }
        }
    }

    /// Storage without a header. The size asked for must be given again to free it.
    #[inline]
    pub fn allocate_raw(&mut self, size: usize) -> Result<*mut u8, OutOfMemory> {
        if size > LARGEST_CELL {
            return self.allocate_large(size);
        }
        let class = class_of(size);
        let cell = self.raw_free[class];
        if !cell.is_null() {
            // SAFETY: cells in a free list are free cells of live pages.
            self.raw_free[class] = unsafe { (*cell).next };
            return Ok(cell.cast());
        }
        let bytes = usize::from(CELL_SIZES[class]);
        if self.raw_bump[class].next == self.raw_bump[class].end {
            let page = self.take_pages(1, Use::Raw(class as u8))?;
            // SAFETY: as in `refill`.
            self.raw_bump[class] = Bump { next: page, end: unsafe { page.add(PAGE / bytes * bytes) } };
        }
        let cell = self.raw_bump[class].next;
        // SAFETY: as in `refill`.
        self.raw_bump[class].next = unsafe { cell.add(bytes) };
        Ok(cell)
    }

    /// How many bytes `allocate_raw(size)` really gives.
    #[inline]
    pub fn raw_capacity(size: usize) -> usize {
        if size > LARGEST_CELL { size } else { usize::from(CELL_SIZES[class_of(size)]) }
    }

    fn allocate_large(&mut self, size: usize) -> Result<*mut u8, OutOfMemory> {
        let total = size.checked_add(LARGE_PREFIX).ok_or(OutOfMemory)?;
        if total > isize::MAX as usize / 2 || !self.has_room(total) {
            return Err(OutOfMemory);
        }
        // SAFETY: the layout has a size above zero and fits.
        let block = unsafe { alloc(Layout::from_size_align_unchecked(total, 16)) };
        if block.is_null() {
            return Err(OutOfMemory);
        }
        self.used += total;
        // SAFETY: the block has room for the prefix.
        unsafe {
            block.cast::<*mut Heap>().write(self);
            Ok(block.add(LARGE_PREFIX))
        }
    }

    /// Changes the size of storage from `allocate_raw`, keeping its content up to the smaller size.
    ///
    /// # Safety
    /// `storage` came from `allocate_raw(old)` of this heap, or is unused when `old` is 0.
    pub unsafe fn reallocate_raw(
        &mut self,
        storage: *mut u8,
        old: usize,
        new: usize,
    ) -> Result<*mut u8, OutOfMemory> {
        // SAFETY: the caller's promise, and the sizes are those of the blocks.
        unsafe {
            if old > LARGEST_CELL && new > LARGEST_CELL {
                let growth = new.saturating_sub(old);
                if new > isize::MAX as usize / 2 || !self.has_room(growth) {
                    return Err(OutOfMemory);
                }
                let block = storage.sub(LARGE_PREFIX);
                let layout = Layout::from_size_align_unchecked(old + LARGE_PREFIX, 16);
                let moved = realloc(block, layout, new + LARGE_PREFIX);
                if moved.is_null() {
                    return Err(OutOfMemory);
                }
                self.used = self.used - old + new;
                return Ok(moved.add(LARGE_PREFIX));
            }
            let fresh = self.allocate_raw(new)?;
            if old > 0 {
                std::ptr::copy_nonoverlapping(storage, fresh, old.min(new));
                Heap::free_raw(storage, old);
            }
            Ok(fresh)
        }
    }

    /// Gives back storage from `allocate_raw(size)`.
    ///
    /// # Safety
    /// `storage` came from `allocate_raw(size)` and is not used again.
    #[inline]
    pub unsafe fn free_raw(storage: *mut u8, size: usize) {
        // SAFETY: the caller's promise.
        unsafe {
            if size > LARGEST_CELL {
                let block = storage.sub(LARGE_PREFIX);
                let heap = block.cast::<*mut Heap>().read();
                (*heap).used -= size + LARGE_PREFIX;
                dealloc(block, Layout::from_size_align_unchecked(size + LARGE_PREFIX, 16));
                return;
            }
            let heap = heap_of(storage);
            let class = class_of(size);
            let cell = storage.cast::<FreeCell>();
            cell.write(FreeCell { head: 0, next: (*heap).raw_free[class] });
            (*heap).raw_free[class] = cell;
        }
    }

    /// Calls `visit` with every object alive. The heap must not change meanwhile.
    pub fn each_object(&self, mut visit: impl FnMut(*mut Header)) {
        for &segment in &self.segments {
            for page in 1..PAGES {
                // SAFETY: the table tells which cells exist; those from `bump.next` on were never used.
                unsafe {
                    let first = segment.cast::<u8>().add(page * PAGE);
                    match (&(*segment).uses)[page] {
                        Use::Objects(class) => {
                            let size = usize::from(CELL_SIZES[usize::from(class)]);
                            let bump = self.bump[usize::from(class)];
                            let mut end = first.add(PAGE / size * size);
                            if bump.end == end {
                                end = bump.next;
                            }
                            let mut cell = first;
                            while cell < end {
                                let object = cell.cast::<Header>();
                                if (*object).kind != Kind::Free {
                                    visit(object);
                                }
                                cell = cell.add(size);
                            }
                        }
                        Use::Run(_) => visit(first.cast::<Header>()),
                        Use::Head | Use::Free | Use::Raw(_) | Use::Tail => {}
                    }
                }
            }
        }
    }
}

/// Memory of the system, aligned as segments are.
fn system_block(size: usize) -> Result<*mut u8, OutOfMemory> {
    let layout = Layout::from_size_align(size, SEGMENT).map_err(|_| OutOfMemory)?;
    // SAFETY: the layout has a size above zero.
    let block = unsafe { alloc(layout) };
    if block.is_null() { Err(OutOfMemory) } else { Ok(block) }
}

impl Drop for Heap {
    fn drop(&mut self) {
        // finalisers that never ran, and objects that never died, hold others whose memory goes now
        std::mem::forget(std::mem::take(&mut self.finalizers));
        std::mem::forget(std::mem::take(&mut self.beside));
        // SAFETY: the VM drops its heap last: no object is used any more.
        unsafe {
            for &segment in &self.segments {
                let size = (*segment).size;
                if size != SEGMENT {
                    dealloc(segment.cast(), Layout::from_size_align_unchecked(size, SEGMENT));
                }
            }
            for &block in &self.blocks {
                dealloc(block, Layout::from_size_align_unchecked(BLOCK * SEGMENT, SEGMENT));
            }
        }
    }
}
