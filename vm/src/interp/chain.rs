//! The frames of a fiber in the order in which one called the other. A generator that was resumed through a
//! chain of delegations has the record of whoever resumed the outermost one; scripts see the generators
//! between.

use super::frame::{caller_of, code_of, function_of, return_word, waiting_pc};
use crate::bytecode::CodeFlags;
use crate::fiber::{Fiber, FiberState, Generator, State};
use crate::heap::Kind;
use crate::value::Bits;
use crate::vm::Cx;

/// Walks outwards, from a frame that runs or waits.
pub(crate) struct Chain {
    pc: *const u64,
    base: *mut Bits,
    /// Within a chain of delegations: where its innermost frame returns to.
    exit: Option<(u64, *mut Bits)>,
}

impl Chain {
    /// From the running frame.
    pub fn running(cx: &Cx) -> Chain {
        Chain { pc: cx.vm().pc, base: cx.vm().base, exit: None }
    }

    /// From the frame in which a fiber is suspended.
    pub fn suspended(fiber: &Fiber) -> Chain {
        let base = if fiber.state == FiberState::Started { fiber.base } else { std::ptr::null_mut() };
        Chain { pc: fiber.pc, base, exit: None }
    }

    /// From a frame that runs or waits.
    ///
    /// # Safety
    /// `base` is the base of such a frame, `pc` an instruction of it.
    pub unsafe fn at(pc: *const u64, base: *mut Bits) -> Chain {
        // SAFETY: the caller's promise.
        unsafe {
            let mut exit = None;
            if code_of(base).is_generator() {
                let leaf = Generator::of_base(base).innermost();
                if (*leaf).state == State::Running {
                    let inner = (*leaf).base();
                    exit = Some((return_word(inner), caller_of(inner)));
                } else {
                    exit = Some((0, std::ptr::null_mut()));
                }
            }
            Chain { pc, base, exit }
        }
    }

    /// Only frames that scripts can see.
    pub fn shown(self) -> impl Iterator<Item = (*const u64, *mut Bits)> {
        // SAFETY: frames of a chain are alive.
        self.filter(|(_, base)| unsafe { is_shown(*base) })
    }
}

impl Iterator for Chain {
    type Item = (*const u64, *mut Bits);

    fn next(&mut self) -> Option<(*const u64, *mut Bits)> {
        let (pc, base) = (self.pc, self.base);
        if base.is_null() {
            return None;
        }
        // SAFETY: the records of a running or suspended chain are whole; delegating frames are paused.
        unsafe {
            if code_of(base).is_generator() {
                let generator = Generator::of_base(base);
                let (word, caller) = self.exit.unwrap_or((return_word(base), caller_of(base)));
                let awaiter = generator.awaiter();
                if awaiter.is_null() || caller.is_null() {
                    self.exit = None;
                    self.pc = waiting_pc(word);
                    self.base = caller;
                } else {
                    self.exit = Some((word, caller));
                    self.base = (*awaiter).base();
                    self.pc = (*awaiter).pc;
                }
            } else {
                self.pc = waiting_pc(return_word(base));
                self.base = caller_of(base);
            }
        }
        Some((pc, base))
    }
}

/// Whether scripts can see a frame.
///
/// # Safety
/// `base` is the base of a frame.
pub(crate) unsafe fn is_shown(base: *mut Bits) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        code.code.is_some() && !code.flags.has(CodeFlags::HIDDEN) && function_of(base).is_kind(Kind::Function)
    }
}

/// The instruction at which a frame stands: it runs, waits, or is paused in a generator or a greenlet.
pub(crate) fn place_of(cx: &mut Cx, wanted: *mut Bits) -> Option<*const u64> {
    // SAFETY: the frame is alive; so are those of the running and of suspended fibers.
    unsafe {
        if code_of(wanted).is_generator() {
            let generator = Generator::of_base(wanted);
            if matches!(generator.state, State::Created | State::Suspended) {
                return Some(generator.pc);
            }
        }
        let here = |(pc, base): (*const u64, *mut Bits)| (base == wanted).then_some(pc);
        if let Some(pc) = Chain::running(cx).find_map(here) {
            return Some(pc);
        }
        let mut found = None;
        cx.heap().each_object(|object| {
            let bits = Bits::from_pointer(object);
            if found.is_none() && bits.is_kind(Kind::Fiber) {
                found = Chain::suspended(bits.payload::<Fiber>()).find_map(here);
            }
        });
        found
    }
}
