//! A generator, coroutine or async generator: one frame, in the object itself, that runs in place.
//!
//! ```text
//! header | Generator | function  return pc  caller's base  code | r0 r1 …
//! ```
//!
//! The frame record and its registers follow the payload, so a generator's frame looks to the interpreter
//! like any other; only the space for its callees is not behind it but at `stack_top`.

use crate::bytecode::FRAME_WORDS;
use crate::heap::{Header, Kind, Payload, flag};
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

/// The payload; frame record and registers follow.
///
/// Generators that delegate to one another form a chain (`fiber::chain`): `awaiter` and `delegate` link
/// them, `end` leads from each end of the chain to the other.
#[repr(C)]
pub struct Generator {
    /// Where it is in its life.
    pub state: State,
    /// Which of the three it is.
    pub flavor: Flavor,
    /// Async generator: an `asend`, `athrow` or `aclose` is under way.
    pub running_async: bool,
    /// While it runs: the exception it handles itself is the very one that its resumer was handling.
    pub handles_same: bool,
    /// Of the innermost of a chain: how many generators the chain has.
    pub length: u32,
    /// Where it goes on.
    pub pc: *const u64,
    /// While it runs: the exception that its resumer was handling. While it is paused: the one that it was
    /// handling itself, or that those who delegate to it were, or None.
    pub handled: Value,
    /// Free registers of the fiber that runs it.
    pub stack_top: *mut Bits,
    /// Of an end of a chain: the other end; itself when it is alone.
    pub end: *mut Generator,
    /// The generator that delegates to it and is resumed through it, or null.
    pub awaiter: *mut Generator,
    /// The generator it delegates to (`yield from`, `await`) and through which it is resumed, or null. It is
    /// held by the temp of the `YIELD_FROM`.
    pub delegate: *mut Generator,
    /// What few generators need.
    pub extras: Option<Box<GeneratorExtras>>,
}

/// What few generators need.
#[derive(Default)]
pub struct GeneratorExtras {
    /// `__name__` when it was set.
    pub name: Value,
    /// `__qualname__` when it was set.
    pub qualified_name: Value,
    /// `cr_origin`
    pub origin: Value,
    /// Async generator: the finaliser hook.
    pub finalizer: Value,
}

/// `Generator::gate` of a plain generator that is paused and in no chain.
pub const GATE_PAUSED: u64 = State::Suspended as u64 | 1 << 32;
/// `Generator::gate` of a plain generator that runs and is in no chain.
pub const GATE_RUNNING: u64 = State::Running as u64 | 1 << 32;
const _: () =
    assert!(std::mem::offset_of!(Generator, length) == 4 && std::mem::offset_of!(Generator, pc) == 8);
const _: () = assert!(Flavor::Generator as u64 == 0);

/// Words of the payload before the frame record.
pub const GENERATOR_WORDS: usize = size_of::<Generator>() / 8;

impl Generator {
    /// Makes the payload of one that has not started. Its frame is for the caller to write.
    ///
    /// # Safety
    /// `place` has room for it.
    pub unsafe fn begin(place: *mut Generator, flavor: Flavor, entry: *const u64) {
        // SAFETY: the caller's promise.
        unsafe {
            place.write(Generator {
                state: State::Created,
                flavor,
                running_async: false,
                handles_same: false,
                length: 1,
                pc: entry,
                handled: Value::NONE,
                stack_top: std::ptr::null_mut(),
                end: place,
                awaiter: std::ptr::null_mut(),
                delegate: std::ptr::null_mut(),
                extras: None,
            });
        }
    }

    /// The first register of its frame.
    #[inline(always)]
    pub fn base(&self) -> *mut Bits {
        // SAFETY: the frame record and registers follow the payload in the same cell.
        unsafe { std::ptr::from_ref(self).cast_mut().cast::<Bits>().add(GENERATOR_WORDS + FRAME_WORDS) }
    }

    /// The generator whose frame has this base.
    ///
    /// # Safety
    /// `base` is the base of a generator's frame.
    #[inline(always)]
    pub unsafe fn of_base<'a>(base: *mut Bits) -> &'a mut Generator {
        // SAFETY: the caller's promise.
        unsafe { &mut *base.sub(GENERATOR_WORDS + FRAME_WORDS).cast::<Generator>() }
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

    /// Async generator: how far iteration has come.
    pub fn iteration(&self) -> Iteration {
        // SAFETY: the object of a payload is live; `aux` of generators holds nothing else.
        match unsafe { (*self.object().pointer()).aux } {
            0 => Iteration::Untouched,
            1 => Iteration::Open,
            _ => Iteration::Closed,
        }
    }

    /// Async generator: says how far iteration has come.
    pub fn set_iteration(&mut self, iteration: Iteration) {
        // SAFETY: as in `iteration`.
        unsafe { (*self.object().pointer()).aux = iteration as u16 }
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
        // SAFETY: the frame record's code word is written when the generator is made.
        let code = unsafe { self.base().sub(1).read().0 as *mut LoadedCode };
        if code.is_null() { None } else { Some(code) }
    }

    /// The function, or Unset once it is over.
    pub fn function(&self) -> Bits {
        // SAFETY: the frame record's first word holds the function.
        unsafe { self.base().sub(FRAME_WORDS).read() }
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

    /// What is rarely there, made on demand.
    pub fn extras_mut(&mut self) -> &mut GeneratorExtras {
        self.extras.get_or_insert_with(Default::default)
    }

    /// Gives up the function.
    fn drop_function(&mut self) {
        // SAFETY: the frame record's first word owns the function.
        unsafe {
            let function = self.base().sub(FRAME_WORDS);
            let bits = function.read();
            function.write(Bits::UNSET);
            bits.release();
        }
    }

    /// The registers that hold values while it is not running: locals and live temps.
    fn held(&self) -> *mut [Value] {
        // SAFETY: the code of a frame is alive.
        let count = unsafe {
            match (self.state, self.code()) {
                (State::Finished, _) | (_, None) => 0,
                (State::Created, Some(code)) => (*code).locals as usize,
                (State::Suspended | State::Running, Some(code)) => {
                    (*code).locals as usize + (*code).live_temps_at(self.pc)
                }
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
        self.cut_off();
        self.state = State::Finished;
        self.running_async = false;
        // SAFETY: the locals are given up once; the state says that they are gone.
        unsafe {
            (*self.object().pointer()).flags &= !flag::HAS_FINALIZER;
            let base = self.base();
            base.sub(1).write(Bits(0));
            for register in 0..locals {
                (*base.add(register)).release();
            }
        }
        self.handled = Value::NONE;
    }

    /// Drops everything its frame holds; it is over.
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
        self.leave_chain();
        let held: *mut [Value] = self.held();
        self.state = State::Finished;
        // SAFETY: the registers are dropped once; the state says that they are gone. The function stays, for
        // its name and code, until the generator dies.
        unsafe {
            std::ptr::drop_in_place(held);
            self.base().sub(1).write(Bits(0));
        }
        self.handled = Value::NONE;
    }
}

impl Payload for Generator {
    const KIND: Kind = Kind::Generator;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.handled);
        // SAFETY: the first word of the frame record owns the function.
        visit(unsafe { &*self.base().sub(FRAME_WORDS).cast::<Value>() });
        if !matches!(self.state, State::Running | State::Finished) {
            // SAFETY: so many registers are initialised at this pc.
            unsafe { (*self.held()).iter().for_each(&mut *visit) };
        }
        if let Some(extras) = &self.extras {
            for value in [&extras.name, &extras.qualified_name, &extras.origin, &extras.finalizer] {
                visit(value);
            }
        }
    }
    fn clear(&mut self) {
        if self.state != State::Running {
            self.discard_frame();
            self.drop_function();
        }
        self.extras = None;
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.state != State::Running {
            self.discard_frame();
            self.drop_function();
        }
    }
}
