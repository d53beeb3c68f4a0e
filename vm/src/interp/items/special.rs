//! What several families of handlers need: calling special methods and builtins, the running namespace,
//! exact classes.

use smallvec::{SmallVec, smallvec};

use crate::heap::Kind;
use crate::interp::frame::COMPLETE;
use crate::interp::invoke::call_and_complete;
use crate::interp::operator_frame::enter_function;
use crate::interp::run::{Step, raised};
use crate::object::{Class, ClassFlags};
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Arguments of a call on behalf of an instruction.
pub(crate) type Arguments = SmallVec<[Value; 4]>;

/// Whether a word points to an object of exactly this class.
///
/// # Safety
/// The word is a live value's.
#[inline(always)]
pub(crate) unsafe fn is_exact(bits: Bits, class: &Value) -> bool {
    // SAFETY: a pointer word points to a live header.
    bits.is_pointer() && unsafe { (*bits.pointer()).class } == class.bits().pointer()
}

/// Notes the running instruction and answers the token.
///
/// # Safety
/// As every slow path. The token must not be kept across a call of the interpreter's.
#[inline(always)]
pub(crate) unsafe fn enter<'a>(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> &'a mut Cx {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        &mut (*vm).cx
    }
}

/// Calls a special method on behalf of the instruction at `pc`; its result goes to `complete`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn call_method(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    method: Value,
    object: Value,
    arguments: Arguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let mut arguments = arguments;
        let mut object = object;
        if let ([only], true) = (arguments.as_mut_slice(), method.is_kind(Kind::Function)) {
            let pair = [object, std::mem::take(only)];
            match enter_function(vm, pc, base, &method, pair, COMPLETE) {
                Ok(step) => return step,
                Err([first, second]) => {
                    object = first;
                    *only = second;
                }
            }
        }
        let mut all: Arguments = smallvec![object];
        all.extend(arguments);
        call_and_complete(vm, pc, base, method, all)
    }
}

/// The namespace of a class body or module: register 0, or the globals when that is Unset.
///
/// # Safety
/// `base` is the frame of code with the flag `NAMESPACE`.
pub(crate) unsafe fn namespace_of(base: *mut Bits) -> Value {
    // SAFETY: the caller's promise.
    unsafe {
        let own = *base;
        if own == Bits::UNSET { crate::interp::frame::code_of(base).globals.clone() } else { own.to_value() }
    }
}

/// Calls a function of the module `builtins` on behalf of the instruction at `pc`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn call_builtin(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    name: &str,
    arguments: Arguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let builtins = cx.builtins();
        match cx.dict_get_text(&builtins, name) {
            Ok(Some(function)) => call_and_complete(vm, pc, base, function, arguments),
            Ok(None) => {
                drop(arguments);
                let text = format!("builtins.{name} is missing");
                let _ = (*vm).cx.runtime_error(&text);
                raised(vm, pc, base)
            }
            Err(_) => {
                drop(arguments);
                raised(vm, pc, base)
            }
        }
    }
}

/// The flags of the class of a word.
///
/// # Safety
/// The word is a live value's.
#[inline(always)]
pub(crate) unsafe fn class_flags_of(bits: Bits) -> ClassFlags {
    // SAFETY: the class of an object is a class.
    unsafe {
        if bits.is_pointer() {
            Bits::from_pointer((*bits.pointer()).class).payload::<Class>().flags
        } else {
            ClassFlags(0)
        }
    }
}
