//! Frames for script functions: a place on the fiber's stack, arguments bound in it, the frame or generator.

use std::sync::atomic::Ordering;

use super::{CallArguments, Invoked};
use crate::bytecode::FRAME_WORDS;
use crate::error::{Answer, Raised};
use crate::fiber::{Extra, Fiber, Flavor, Generator};
use crate::heap::Kind;
use crate::interp::LoadedCode;
use crate::interp::calls::bind::bind_in_place;
use crate::interp::finalize::look_up;
use crate::interp::frame::{CHUNK, stack_top, write_record};
use crate::interp::run::Step;
use crate::interp::unwind::pop_chunk;
use crate::sched::breaker;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// A free place for a frame with so many registers on top of the running fiber's stack: its base, and the
/// tag's chunk bit.
///
/// # Safety
/// `base` is the frame that runs.
pub(crate) unsafe fn place_frame(
    vm: *mut Vm,
    base: *mut Bits,
    registers: usize,
) -> Result<(*mut Bits, u64), Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let top = stack_top(base);
        let fresh = top.add(FRAME_WORDS);
        if (fresh as usize) + registers * 8 <= (*vm).limit as usize {
            return Ok((fresh, 0));
        }
        let cx = &mut (*vm).cx;
        let bytes = (registers + FRAME_WORDS) * 8;
        cx.check_room(bytes)?;
        let fiber = cx.vm().fiber.clone();
        let stack = &mut fiber.bits().payload::<Fiber>().stack;
        if stack.bytes() / WORDS_PER_LEVEL / 8 > (*vm).recursion_limit + 1000 {
            // natives that only call each other are not counted one by one
            return Err((*vm).cx.recursion_error("maximum recursion depth exceeded"));
        }
        let (first, end) = stack.push_chunk(registers + FRAME_WORDS, 64);
        (*vm).limit = end;
        Ok((first.add(FRAME_WORDS), CHUNK))
    }
}

/// How many words of registers a fiber may hold for each level that the recursion limit allows.
const WORDS_PER_LEVEL: usize = 2048;

/// Counts a script frame; RecursionError when there are too many.
///
/// # Safety
/// `vm` is live.
#[inline]
pub(crate) unsafe fn count_frame(vm: *mut Vm) -> Result<(), Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).depth_left -= 1;
        if (*vm).depth_left < 0 {
            (*vm).depth_left += 1;
            return Err((*vm).cx.recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }
}

/// Gives a script function a frame, or makes its generator.
///
/// # Safety
/// As `invoke`.
pub(super) unsafe fn enter_function(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let code = callable.bits().payload::<Function>().code;
        let given = arguments.len();
        let (fresh, chunk) = place_frame(vm, base, given.max((*code).registers as usize))?;
        fresh.sub(FRAME_WORDS).write(callable.into_bits());
        for (at, value) in arguments.into_iter().enumerate() {
            fresh.add(at).write(value.into_bits());
        }
        enter_placed(vm, base, fresh, given, keywords, pc as u64 | tag | chunk)
    }
}

/// Enters the script function whose callable and arguments lie where its frame will be, or makes its
/// generator. They are consumed; a chunk that the return word says was begun for them goes with an error.
///
/// # Safety
/// `caller` is the frame that runs; from `fresh` on there is room for the arguments and for the registers of
/// the function that lies below.
pub(crate) unsafe fn enter_placed(
    vm: *mut Vm,
    caller: *mut Bits,
    fresh: *mut Bits,
    given: usize,
    keywords: &[Value],
    word: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let callable = *fresh.sub(FRAME_WORDS);
        let code = &mut *callable.payload::<Function>().code;
        let cx = &mut (*vm).cx;
        let wanted = if code.is_generator() { code.generator_arguments } else { code.plain_arguments };
        let bound = if keywords.is_empty() && given == wanted as usize {
            Ok(given)
        } else {
            bind_in_place(cx, callable, code, fresh, given, keywords)
        };
        let outcome = match bound {
            Err(raised) => Err(raised),
            Ok(bound) if code.is_generator() => {
                callable.retain();
                make_generator(cx, callable, code, fresh, bound).map(Invoked::Value)
            }
            Ok(bound) => match count_frame(vm) {
                Ok(()) => {
                    write_record(fresh, word, caller, code);
                    unset_locals(fresh, code, bound);
                    let entry = code.entry;
                    let step = if (*vm).breaker.load(Ordering::Relaxed) & breaker::AT_CALLS == 0 {
                        Step { pc: entry, base: fresh }
                    } else {
                        look_up(vm, entry, entry, fresh)
                    };
                    return Ok(Invoked::Frame(step));
                }
                Err(raised) => {
                    drop_registers(fresh, bound);
                    Err(raised)
                }
            },
        };
        callable.release();
        if word & CHUNK != 0 {
            pop_chunk(vm);
        }
        outcome
    }
}

/// # Safety
/// The registers hold values.
unsafe fn drop_registers(registers: *const Bits, count: usize) {
    for at in 0..count {
        // SAFETY: the caller's promise.
        unsafe { (*registers.add(at)).release() };
    }
}

/// Makes the locals behind the first `bound` ones Unset.
///
/// # Safety
/// `fresh` has room for the code's registers.
unsafe fn unset_locals(fresh: *mut Bits, code: &LoadedCode, bound: usize) {
    for register in bound..code.locals as usize {
        // SAFETY: the caller's promise.
        unsafe { fresh.add(register).write(Bits::UNSET) };
    }
}

/// Writes arguments into a frame's registers; the other locals are Unset.
///
/// # Safety
/// `fresh` has room for the code's registers.
pub(crate) unsafe fn fill_locals(fresh: *mut Bits, code: &LoadedCode, bound: CallArguments) {
    // SAFETY: the caller's promise; there are at most as many arguments as locals.
    unsafe {
        let given = bound.len();
        debug_assert!(given <= code.locals as usize);
        for (register, value) in bound.into_iter().enumerate() {
            fresh.add(register).write(value.into_bits());
        }
        for register in given..code.locals as usize {
            fresh.add(register).write(Bits::UNSET);
        }
    }
}

/// Makes the generator, coroutine or async generator of a call.
///
/// # Safety
/// `function` owns a count, and from `registers` on lie `bound` values, one for each parameter; they are
/// consumed. `code` is the function's.
pub(crate) unsafe fn make_generator(
    cx: &mut Cx,
    function: Bits,
    code: &mut LoadedCode,
    registers: *const Bits,
    bound: usize,
) -> Answer {
    // SAFETY: the new cell has room for payload, frame record and registers; the rest is the caller's promise.
    unsafe {
        let object = match cx.allocate(Kind::Generator, Generator::bytes(code.registers)) {
            Ok(object) => object,
            Err(raised) => {
                drop_registers(registers, bound);
                function.release();
                return Err(raised);
            }
        };
        let payload = Generator::begin(object, function, code);
        let base = (*payload).base();
        std::ptr::copy_nonoverlapping(registers, base, bound);
        unset_locals(base, code, bound);
        let made = Bits::from_pointer(object).into_value();
        if code.flavor == Flavor::Coroutine && cx.vm().observers.origin_depth > 0 {
            let origin = super::super::observe::origin(cx)?;
            let _ = (*payload).set_extra(Extra::Origin, origin);
        }
        Ok(made)
    }
}
