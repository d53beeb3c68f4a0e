//! A generator, coroutine or async generator: one frame, in the object itself, that runs in place.
//!
//! ```text
//! header | state, links, stack top | function  pc  caller's base  code | r0 r1 …
//! ```
//!
//! Frame record and registers lie in the object, so a generator's frame looks to the interpreter like any
//! other; only the space for its callees is not behind it but at `stack_top`. While it is paused the word of
//! the return pc says where it goes on.

use crate::bytecode::FRAME_WORDS;
use crate::heap::{HEADER, Header, Heap, Kind, Payload, flag, heap_of};
use crate::interp::LoadedCode;
use crate::value::{Bits, Value};

/// Where a generator is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// Not started.
    Created,
    /// Paused at a `yield`.
    Suspended,
    /// Running, or waiting for what it has called or delegated to.
    Running,
    /// Over.
    Finished,
}

/// Which of the three it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Flavor {
    /// `def` with `yield`
    Generator,
    /// `async def`
    Coroutine,
    /// `async def` with `yield`
    AsyncGenerator,
}

/// How far the iteration of an async generator has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Iteration {
    /// Nobody has asked for an element: the hooks have not been called.
    Untouched,
    /// The hooks have been called.
    Open,
    /// It was closed, or has ended.
    Closed,
}

/// What few generators have: where it stands in the heap's table of what lies beside objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// `__name__` when it was set.
    Name,
    /// `__qualname__` when it was set.
    QualifiedName,
    /// `cr_origin`
    Origin,
    /// Async generator: the finaliser hook.
    Finalizer,
    /// Of one that handles an exception (`Generator::handles`). While it runs: the exception that its resumer
    /// was handling. While it is paused: its own.
    Handled,
}

const EXTRAS: [Extra; 5] =
    [Extra::Name, Extra::QualifiedName, Extra::Origin, Extra::Finalizer, Extra::Handled];
const _: () = assert!(EXTRAS.len() == crate::heap::PLACES);

/// In `aux`: how far an async generator's iteration has come.
const ITERATION: u16 = 3;
/// In `aux`: an `asend`, `athrow` or `aclose` of an async generator is under way.
const RUNNING_ASYNC: u16 = 4;
/// In `aux`: it has something beside it.
const HAS_EXTRAS: u16 = 8;

/// The payload with its frame's record; the registers follow.
///
/// Generators that delegate to one another form a chain (`fiber::chain`).
#[repr(C)]
pub struct Generator {
    /// Where it is in its life.
    pub state: State,
    /// Which of the three it is.
    pub flavor: Flavor,
    /// It handles an exception of its own, or one that those who delegate to it do: the other one, its
    /// resumer's or its own, is its `Extra::Handled`.
    pub handles: bool,
    /// Another one delegates to it, and it is resumed through that one.
    pub awaited: bool,
    /// Of the innermost of a chain: how many generators the chain has. Of the others: 0.
    pub length: u32,
    /// The generator that delegates to it (`awaited`); else the innermost of its chain, itself when alone.
    pub up: *mut Generator,
    /// The generator it delegates to (`yield from`, `await`) and through which it is resumed, held by the temp
    /// of the `YIELD_FROM` (`length` is 0); else the outermost of its chain, itself when alone.
    pub down: *mut Generator,
    /// While it runs: free registers of the fiber that runs it.
    pub stack_top: *mut Bits,
    function: Bits,
    /// While it is paused: where it goes on. While it runs: the return pc of its frame.
    pub pc: *const u64,
    caller: *mut Bits,
    code: *mut LoadedCode,
}

/// `Generator::gate` of a plain generator that is paused, in no chain and handles nothing.
pub const GATE_PAUSED: u64 = State::Suspended as u64 | 1 << 32;
/// `Generator::gate` of a plain generator that runs, is in no chain and handles nothing.
pub const GATE_RUNNING: u64 = State::Running as u64 | 1 << 32;
/// The first word of the header of a generator that one owner has and nobody looks at.
const NEW_HEAD: u64 = 1 | (Kind::Generator as u64) << 32;
/// `Generator::gate` of a plain generator that has not begun.
pub const GATE_CREATED: u64 = State::Created as u64 | 1 << 32;
/// In `Generator::gate`: it is a coroutine.
pub const COROUTINE_GATE: u64 = (Flavor::Coroutine as u64) << 8;
const _: () = assert!(std::mem::offset_of!(Generator, length) == 4);
const _: () = assert!(Flavor::Generator as u64 == 0);

/// Words of the payload, the frame's record included.
pub const GENERATOR_WORDS: usize = size_of::<Generator>() / 8;
const _: () = assert!(std::mem::offset_of!(Generator, function) == (GENERATOR_WORDS - FRAME_WORDS) * 8);

impl Generator {
    /// Bytes of the object whose frame has so many registers.
    #[inline(always)]
    pub fn bytes(registers: u32) -> usize {
        HEADER + (GENERATOR_WORDS + registers as usize) * 8
    }

    /// Makes one that has not started out of a new object. Its registers are for the caller to write.
    ///
    /// # Safety
    /// `object` has `Generator::bytes` of the registers of `code`; `function` owns a count, `code` is its code.
    #[inline(always)]
    pub unsafe fn begin(object: *mut Header, function: Bits, code: *mut LoadedCode) -> *mut Generator {
        // SAFETY: the caller's promise; generators have no attribute words. The first words are written whole.
        unsafe {
            let flags = if (*code).may_close { flag::HAS_FINALIZER } else { 0 };
            object.cast::<u64>().write(NEW_HEAD | u64::from(flags) << 40);
            (*object).class = (*code).generator_class;
            let place = object.cast::<u8>().add(HEADER).cast::<Generator>();
            place.cast::<u64>().write(GATE_CREATED | ((*code).flavor as u64) << 8);
            (*place).up = place;
            (*place).down = place;
            (*place).stack_top = std::ptr::null_mut();
            (*place).function = function;
            (*place).pc = (*code).entry;
            (*place).caller = std::ptr::null_mut();
            (*place).code = code;
            place
        }
    }

    /// The first register of its frame.
    #[inline(always)]
    pub fn base(&self) -> *mut Bits {
        // SAFETY: the registers follow the payload in the same cell.
        unsafe { std::ptr::from_ref(self).cast_mut().cast::<Bits>().add(GENERATOR_WORDS) }
    }

    /// The generator whose frame has this base.
    ///
    /// # Safety
    /// `base` is the base of a generator's frame.
    #[inline(always)]
    pub unsafe fn of_base<'a>(base: *mut Bits) -> &'a mut Generator {
        // SAFETY: the caller's promise.
        unsafe { &mut *base.sub(GENERATOR_WORDS).cast::<Generator>() }
    }

    /// What the first word reads as (`GATE_PAUSED`, `GATE_RUNNING`).
    ///
    /// # Safety
    /// `generator` is live.
    #[inline(always)]
    pub unsafe fn gate(generator: *const Generator) -> u64 {
        // SAFETY: the first five fields fill the payload's first word.
        unsafe { generator.cast::<u64>().read() }
    }

    fn aux(&self) -> u16 {
        // SAFETY: the object of a payload is live.
        unsafe { (*self.object().pointer()).aux }
    }

    fn set_aux(&mut self, mask: u16, aux: u16) {
        // SAFETY: as in `aux`; of generators it holds the parts named above.
        unsafe {
            let object = self.object().pointer();
            (*object).aux = (*object).aux & !mask | aux;
        }
    }

    /// Whether the object of a generator whose frame returns goes with the frame: only the temp of the one that
    /// delegated to it holds it, nothing is handled, and there is nothing about it that few have.
    ///
    /// # Safety
    /// It runs.
    #[inline(always)]
    pub unsafe fn dies_with_its_frame(this: *const Generator) -> bool {
        const FINALIZER: u64 = (flag::HAS_FINALIZER as u64) << 40;
        const STATE: u64 = State::Running as u64 | 1 << 24;
        // SAFETY: the header lies before the payload; one that is awaited has an awaiter.
        unsafe {
            let head = this.cast::<u8>().sub(HEADER).cast::<u64>().read();
            head & !FINALIZER == NEW_HEAD
                && Generator::gate(this) & 0xffff_ffff & !COROUTINE_GATE == STATE
                && !(*(*this).up).handles
        }
    }

    /// Async generator: how far iteration has come.
    pub fn iteration(&self) -> Iteration {
        match self.aux() & ITERATION {
            0 => Iteration::Untouched,
            1 => Iteration::Open,
            _ => Iteration::Closed,
        }
    }

    /// Async generator: says how far iteration has come.
    pub fn set_iteration(&mut self, iteration: Iteration) {
        self.set_aux(ITERATION, iteration as u16);
    }

    /// Async generator: whether an `asend`, `athrow` or `aclose` is under way.
    pub fn running_async(&self) -> bool {
        self.aux() & RUNNING_ASYNC != 0
    }

    /// Async generator: says whether an `asend`, `athrow` or `aclose` is under way.
    pub fn set_running_async(&mut self, running: bool) {
        self.set_aux(RUNNING_ASYNC, if running { RUNNING_ASYNC } else { 0 });
    }

    /// The object whose payload this is.
    pub fn object(&self) -> Bits {
        // SAFETY: the header lies before the payload; generators have no attribute words.
        unsafe {
            let payload = std::ptr::from_ref(self).cast_mut().cast::<u8>();
            Bits::from_pointer(payload.sub(crate::heap::HEADER).cast::<Header>())
        }
    }

    /// Its code; None once it is over.
    pub fn code(&self) -> Option<*mut LoadedCode> {
        if self.code.is_null() { None } else { Some(self.code) }
    }

    /// The function, or Unset once it is over.
    pub fn function(&self) -> Bits {
        self.function
    }

    /// Whether it is paused inside a `try` with a `finally`, `with` or `except`, so that dropping it must
    /// run something.
    pub fn needs_close(&self) -> bool {
        match (self.state, self.code()) {
            (State::Suspended, Some(code)) => {
                // SAFETY: the code of a paused frame is alive.
                let code = unsafe { &*code };
                code.has_handler_at(self.pc)
            }
            _ => false,
        }
    }

    /// Whether it has anything beside it.
    #[inline(always)]
    pub fn has_extras(&self) -> bool {
        self.aux() & HAS_EXTRAS != 0
    }

    fn heap(&self) -> *mut Heap {
        // SAFETY: a payload lies in its object's cell.
        unsafe { heap_of(std::ptr::from_ref(self).cast()) }
    }

    /// What few generators have; Unset of the others.
    pub fn extra(&self, extra: Extra) -> Value {
        if !self.has_extras() {
            return Value::UNSET;
        }
        // SAFETY: the heap of a live object is alive.
        unsafe { (*self.heap()).beside(self.object().pointer(), extra as usize) }
    }

    /// Sets what few generators have; answers what was there.
    pub fn set_extra(&mut self, extra: Extra, value: Value) -> Value {
        if value.is_unset() && !self.has_extras() {
            return value;
        }
        self.set_aux(0, HAS_EXTRAS);
        // SAFETY: as in `extra`.
        unsafe { (*self.heap()).set_beside(self.object().pointer(), extra as usize, value) }
    }

    /// Gives up all that lies beside it.
    fn drop_extras(&mut self) {
        if self.has_extras() {
            self.set_aux(HAS_EXTRAS, 0);
            // SAFETY: as in `extra`; what is given up is dropped when the table is no longer touched.
            drop(unsafe { (*self.heap()).take_beside(self.object().pointer()) });
        }
    }

    /// The exception that it handles changes places with its resumer's, which `current` is while it is paused.
    /// Only for one that `handles`.
    pub fn exchange_handled(&mut self, current: &mut Value) {
        let aside = if current.is_none() { Value::UNSET } else { std::mem::replace(current, Value::NONE) };
        let other = self.set_extra(Extra::Handled, aside);
        if !other.is_unset() {
            *current = other;
        }
    }

    /// It handles nothing any more.
    fn forget_handled(&mut self) {
        if self.handles {
            self.handles = false;
            drop(self.set_extra(Extra::Handled, Value::UNSET));
        }
    }

    /// Gives up the function.
    fn drop_function(&mut self) {
        // SAFETY: the word owns the function, and is given up once.
        std::mem::replace(&mut self.function, Bits::UNSET).release();
    }

    /// The registers that hold values while it is not running: locals and live temps.
    fn held(&self) -> *mut [Value] {
        // SAFETY: the code of a frame is alive.
        let count = unsafe {
            match (self.state, self.code()) {
                (State::Running | State::Finished, _) | (_, None) => 0,
                (State::Created, Some(code)) => (*code).locals as usize,
                (State::Suspended, Some(code)) => (*code).locals as usize + (*code).live_temps_at(self.pc),
            }
        };
        std::ptr::slice_from_raw_parts_mut(self.base().cast::<Value>(), count)
    }

    /// Its frame has returned or raised and its temps are gone: gives up its locals and leaves its chain, of
    /// which it is the innermost. Nothing is left to be done when the object dies.
    pub fn end_frame(&mut self) {
        let locals = self.code().map_or(0, |code| {
            // SAFETY: the code of a frame is alive.
            unsafe { (*code).locals as usize }
        });
        // SAFETY: it is live.
        unsafe { Generator::cut_off(self) };
        self.state = State::Finished;
        self.set_running_async(false);
        self.code = std::ptr::null_mut();
        // SAFETY: the locals are given up once; the state says that they are gone.
        unsafe {
            (*self.object().pointer()).flags &= !flag::HAS_FINALIZER;
            let base = self.base();
            for register in (0..locals).rev() {
                (*base.add(register)).release();
            }
        }
        self.forget_handled();
    }

    /// Drops everything its paused frame holds; it is over.
    pub fn discard_frame(&mut self) {
        if self.state == State::Finished {
            return;
        }
        let object = self.object().pointer();
        // SAFETY: the generator is alive; its frame still holds its locals.
        unsafe {
            if (*object).flags & flag::SPECIAL != 0 {
                (*object).flags &= !flag::SPECIAL;
                crate::interp::detach(object, self.pc, self.base());
            }
        }
        // SAFETY: it is live.
        unsafe { Generator::leave_chain(self) };
        let held: *mut [Value] = self.held();
        self.state = State::Finished;
        // SAFETY: the registers are dropped once; the state says that they are gone. The function stays, for
        // its name and code, until the generator dies.
        unsafe {
            for value in (*held).iter_mut().rev() {
                std::ptr::drop_in_place(value);
            }
        }
        self.code = std::ptr::null_mut();
        self.forget_handled();
    }
}

impl Payload for Generator {
    const KIND: Kind = Kind::Generator;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&std::mem::ManuallyDrop::new(self.function.into_value()));
        if !matches!(self.state, State::Running | State::Finished) {
            // SAFETY: so many registers are initialised at this pc.
            unsafe { (*self.held()).iter().for_each(&mut *visit) };
        }
        if self.has_extras() {
            // SAFETY: the heap of a live object is alive.
            unsafe { (*self.heap()).trace_beside(self.object().pointer(), visit) };
        }
    }
    fn clear(&mut self) {
        if self.state != State::Running {
            self.discard_frame();
            self.drop_function();
        }
        self.drop_extras();
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.state != State::Running {
            self.discard_frame();
            self.drop_function();
        }
        self.drop_extras();
    }
}
