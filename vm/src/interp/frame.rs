//! Frame records. A frame is four words below its registers:
//!
//! ```text
//! base[-4] the callable, owned      base[-3] return pc with tag     base[-2] the caller's base
//! base[-1] LoadedCode               base[0] r0 …
//! ```
//!
//! The three raw words are 8-aligned but for the tag in the return pc's low bits, and read as ints.
//!
//! | tag | the frame's result |
//! |---|---|
//! | 0 | goes to the callable's word, which is the caller's call window; the caller goes on at the pc |
//! | 1 | is what the caller's instruction at the pc was waiting for (`complete`) |
//! | 2 | lands in register `a` of the caller's instruction at the pc; for a generator: is the next element |
//! | 3 | is thrown away (finalisers); the caller goes on at the pc |
//! | +4 | the frame began a new chunk of registers |

use super::LoadedCode;
use crate::bytecode::FRAME_WORDS;
use crate::fiber::Generator;
use crate::value::{Bits, Value};

/// The result lands in the callable's word.
pub const PLAIN: u64 = 0;
/// The caller's instruction waits for the result.
pub const COMPLETE: u64 = 1;
/// The caller's `FOR_ITER` waits for the next element.
pub const ELEMENT: u64 = 2;
/// The result lands in register `a` of the caller's instruction. Only for frames of functions and natives: a
/// generator that is resumed so is resumed by `FOR_ITER`.
pub const PUT: u64 = ELEMENT;
/// Nobody wants the result.
pub const DISCARD: u64 = 3;
/// The tag without `CHUNK`.
pub const TAG: u64 = 3;
/// The frame began a new chunk.
pub const CHUNK: u64 = 4;

/// The code of the frame with this base.
///
/// # Safety
/// `base` is the base of a frame.
#[inline(always)]
pub unsafe fn code_of<'a>(base: *mut Bits) -> &'a mut LoadedCode {
    // SAFETY: the caller's promise.
    unsafe { &mut *(base.sub(1).read().0 as *mut LoadedCode) }
}

/// The callable's word.
///
/// # Safety
/// `base` is the base of a frame.
#[inline(always)]
pub unsafe fn function_of(base: *mut Bits) -> Bits {
    // SAFETY: the caller's promise.
    unsafe { base.sub(FRAME_WORDS).read() }
}

/// The return pc with its tag.
///
/// # Safety
/// `base` is the base of a frame.
#[inline(always)]
pub unsafe fn return_word(base: *mut Bits) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { base.sub(3).read().0 }
}

/// The caller's base.
///
/// # Safety
/// `base` is the base of a frame.
#[inline(always)]
pub unsafe fn caller_of(base: *mut Bits) -> *mut Bits {
    // SAFETY: the caller's promise.
    unsafe { base.sub(2).read().0 as *mut Bits }
}

/// Writes the three raw words of a frame record.
///
/// # Safety
/// The words below `base` are free registers.
#[inline(always)]
pub unsafe fn write_record(base: *mut Bits, return_word: u64, caller: *mut Bits, code: *const LoadedCode) {
    // SAFETY: the caller's promise.
    unsafe {
        base.sub(3).write(Bits(return_word));
        base.sub(2).write(Bits(caller as u64));
        base.sub(1).write(Bits(code as u64));
    }
}

/// The first free register of the fiber that runs this frame.
///
/// # Safety
/// `base` is the base of a frame that runs.
#[inline]
pub unsafe fn stack_top(base: *mut Bits) -> *mut Bits {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        if code.is_generator() {
            Generator::of_base(base).stack_top
        } else {
            base.add(code.registers as usize)
        }
    }
}

/// The pc in a return word, in the sense of the tables: within the instruction that waits.
#[inline]
pub fn waiting_pc(return_word: u64) -> *const u64 {
    let pc = (return_word & !7) as *const u64;
    if return_word & TAG == PLAIN || return_word & TAG == DISCARD {
        // the word before the next instruction belongs to the one that waits
        pc.wrapping_sub(1)
    } else {
        pc
    }
}

/// The live temps of a frame that waits for one with this return word.
///
/// A finaliser's frame lies between two instructions of its caller: there the table of what is live within an
/// instruction says nothing.
fn waiting_temps(code: &LoadedCode, return_word: u64) -> usize {
    if return_word & TAG == DISCARD {
        code.live_temps_before((return_word & !7) as *const u64)
    } else {
        code.live_temps_at(waiting_pc(return_word))
    }
}

/// Shows every value held by a suspended chain of frames: at `pc` in the frame with this base, and its
/// callers.
pub fn trace_frames(pc: *const u64, base: *mut Bits, visit: &mut dyn FnMut(&Value)) {
    let (mut callee, mut base) = (None, base);
    while !base.is_null() {
        // SAFETY: a suspended chain's records and live registers are initialised.
        unsafe {
            let code = code_of(base);
            let temps = callee.map_or_else(|| code.live_temps_at(pc), |word| waiting_temps(code, word));
            let held = code.locals as usize + temps;
            for register in 0..held {
                visit(&*base.add(register).cast::<Value>());
            }
            if !code.is_generator() {
                visit(&*base.sub(FRAME_WORDS).cast::<Value>());
            } else if return_word(base) & TAG != ELEMENT {
                // whoever resumes a generator holds a count of it
                let object = (*Generator::of_base(base).down).object();
                visit(&std::mem::ManuallyDrop::new(object.into_value()));
            }
            callee = Some(return_word(base));
            base = caller_of(base);
        }
    }
}

/// Drops every value held by a suspended chain of frames that will not run again.
pub fn discard_frames(pc: *const u64, base: *mut Bits) {
    let (mut callee, mut base) = (None, base);
    while !base.is_null() {
        // SAFETY: as in `trace_frames`; nothing runs in these frames again.
        unsafe {
            let code = code_of(base);
            let temps = callee.map_or_else(|| code.live_temps_at(pc), |word| waiting_temps(code, word));
            let at = callee.map_or(pc, waiting_pc);
            let caller = caller_of(base);
            callee = Some(return_word(base));
            if code.is_generator() {
                for register in code.locals as usize..code.locals as usize + temps {
                    base.add(register).read().release();
                }
                // what is left are its locals, as before it began
                let generator = Generator::of_base(base);
                let held = return_word(base) & TAG != ELEMENT;
                generator.state = crate::fiber::State::Created;
                generator.pc = at;
                let object = (*generator.down).object();
                generator.discard_frame();
                if held {
                    object.release();
                }
            } else {
                if function_of(base).is_pointer() {
                    super::frame_objects::detach(function_of(base).pointer(), at, base);
                }
                for register in 0..code.locals as usize + temps {
                    base.add(register).read().release();
                }
                function_of(base).release();
            }
            base = caller;
        }
    }
}
