//! Calling anything on behalf of a waiting instruction: script functions get a frame, leaf natives answer at
//! once, classes make instances, everything else is asked for `__call__`.
//!
//! - this file: the ways to call, and what is called how
//! - `place`: frames for script functions, generators
//! - `native`: natives
//! - `construct`: classes

use smallvec::{SmallVec, smallvec};

mod construct;
mod native;
mod place;

use super::frame::COMPLETE;
use super::run::{Step, raised};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Event, Native, NativeRow, Outcome, Role};
use crate::object::{Found, bind, find_in_type, find_special, with_object_first};
use crate::types::method::Method;
use crate::types::partial;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Names, Vm};

pub(crate) use construct::{
    MAKE_INSTANCE, WAITING_FOR_INIT, enter_init, needs_nothing, not_none, plain_init,
};
pub(crate) use native::{call_leaf, call_leaf_bound, carry_on, script_of};
pub(crate) use place::{count_frame, enter_placed, fill_locals, make_generator, place_frame};

/// Positional arguments, then those that the names of a keyword tuple belong to.
pub type CallArguments = SmallVec<[Value; 4]>;

/// The outcome of a call.
pub enum Invoked {
    /// It has returned.
    Value(Value),
    /// It has a frame, which runs next.
    Frame(Step),
}

/// Calls with positional arguments; the result is what the instruction at `pc` waits for.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run.
pub unsafe fn invoke(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe { invoke_tagged(vm, pc, base, callable, arguments, COMPLETE) }
}

/// Calls with positional arguments and hands the result to `complete`.
///
/// # Safety
/// As `invoke`.
pub unsafe fn call_and_complete(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe { finish(vm, pc, base, invoke(vm, pc, base, callable, arguments)) }
}

/// # Safety
/// As `invoke`.
pub(crate) unsafe fn finish(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    outcome: Result<Invoked, Raised>,
) -> Step {
    match outcome {
        // SAFETY: the caller's promise.
        Ok(Invoked::Value(value)) => unsafe { super::operand::complete(vm, pc, base, value) },
        Ok(Invoked::Frame(step)) => step,
        Err(Raised) => raised(vm, pc, base),
    }
}

/// Calls a script function of the prelude and hands the result to `complete`.
///
/// # Safety
/// As `invoke`.
pub unsafe fn call_prelude(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    name: &'static str,
    arguments: CallArguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        match (*vm).cx.prelude_function(name) {
            Ok(function) => call_and_complete(vm, pc, base, function, arguments),
            Err(Raised) => {
                drop(arguments);
                raised(vm, pc, base)
            }
        }
    }
}

/// Calls a script function of the prelude and puts its result into `a`, whatever the instruction is.
///
/// # Safety
/// As `invoke`.
pub unsafe fn call_prelude_put(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    name: &'static str,
    arguments: CallArguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let mut registers: SmallVec<[Value; 8]> = smallvec![];
        match (*vm).cx.prelude_function(name) {
            Ok(function) => registers.push(function),
            Err(Raised) => return raised(vm, pc, base),
        }
        registers.extend(arguments);
        super::native_frame::start_tagged(vm, pc, base, &CALL_AND_PUT, registers, super::frame::ELEMENT)
    }
}

/// Calls its first register with the others; its result is put as an element.
static CALL_AND_PUT: NativeRow =
    NativeRow::open("<call>", "(*arguments)", Role::Static, "").resumable(call_and_put);

fn call_and_put(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => Outcome::Call(registers[0].clone(), registers[1..].iter().cloned().collect()),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// Calls a special method of the first argument and hands the result to `complete`.
///
/// # Safety
/// As `invoke`.
pub unsafe fn call_special(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    name: fn(&Names) -> &Value,
    arguments: CallArguments,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let name = name(cx.names());
        match find_special(cx, &arguments[0], name) {
            Some(method) => call_and_complete(vm, pc, base, method, arguments),
            None => {
                (*vm).pc = pc;
                (*vm).base = base;
                let cx = &mut (*vm).cx;
                let text = format!(
                    "{} object has no attribute {}",
                    cx.quoted_type_name(&arguments[0]),
                    cx.repr_of_name(name)
                );
                let _ = cx.attribute_error(&text);
                drop(arguments);
                raised(vm, pc, base)
            }
        }
    }
}

/// Calls with positional arguments; `tag` says what happens to the result.
///
/// # Safety
/// As `invoke`.
pub unsafe fn invoke_tagged(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe { invoke_keywords(vm, pc, base, callable, arguments, &[], tag) }
}

/// Calls anything. The last arguments belong to `keywords` (interned strs, kept alive by the caller).
///
/// # Safety
/// As `invoke`.
pub unsafe fn invoke_keywords(
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
        (*vm).pc = pc;
        (*vm).base = base;
        match callable.kind() {
            Some(Kind::Function) => place::enter_function(vm, pc, base, callable, arguments, keywords, tag),
            Some(Kind::Native) => native::call_native(vm, pc, base, callable, arguments, keywords, tag),
            Some(Kind::Method) => {
                let (function, receiver) = {
                    let method = callable.bits().payload::<Method>();
                    (method.function.clone(), method.receiver.clone())
                };
                drop(callable);
                let mut all: CallArguments = SmallVec::with_capacity(arguments.len() + 1);
                all.push(receiver);
                all.extend(arguments);
                invoke_keywords(vm, pc, base, function, all, keywords, tag)
            }
            Some(Kind::Class) => construct::call_class(vm, pc, base, callable, arguments, keywords, tag),
            _ => {
                let cx = &mut (*vm).cx;
                let name = &cx.names().__call__;
                match find_in_type(cx, &callable, name) {
                    Some(method) => call_by(vm, pc, base, method, callable, arguments, keywords, tag),
                    None => {
                        let text = format!("{} object is not callable", cx.quoted_type_name(&callable));
                        Err(cx.type_error(&text))
                    }
                }
            }
        }
    }
}

/// Calls an object by the `__call__` of its class.
///
/// # Safety
/// As `invoke`.
#[allow(clippy::too_many_arguments)] // those of `invoke_keywords` and the method
pub(super) unsafe fn call_by(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    method: Value,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let class = cx.class_of(&callable);
        let (callee, arguments) = match bind(cx, &method, Some(&callable), &class)? {
            Found::Method(function) => {
                if let Some(native) = function.get::<Native>(cx)
                    && partial::is_own_call(native.row)
                    && let Some((function, all, names)) =
                        partial::whole_call(cx, &callable, &arguments, keywords)?
                {
                    drop((arguments, callable));
                    return invoke_deeper(vm, pc, base, function, all, &names, tag);
                }
                let mut all: CallArguments = SmallVec::with_capacity(arguments.len() + 1);
                all.push(callable);
                all.extend(arguments);
                (function, all)
            }
            Found::Value(value) => (value, arguments),
            Found::Call { .. } | Found::Missing => {
                let mut all: CallArguments = SmallVec::with_capacity(arguments.len() + 1);
                all.push(callable);
                all.extend(arguments);
                (with_object_first(cx, method), all)
            }
        };
        invoke_deeper(vm, pc, base, callee, arguments, keywords, tag)
    }
}

/// As `invoke_keywords`, a step deeper on the Rust stack: a `__call__` may itself be an object with one.
///
/// # Safety
/// As `invoke`.
unsafe fn invoke_deeper(
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
        (*vm).cx.deepen()?;
        let outcome = invoke_keywords(vm, pc, base, callable, arguments, keywords, tag);
        (*vm).cx.surface();
        outcome
    }
}

impl Cx {
    /// Counts a step of recursion on the Rust stack; RecursionError when it is too deep.
    pub(crate) fn deepen(&mut self) -> Answer<()> {
        let vm = self.vm();
        vm.rust_depth += 1;
        if vm.rust_depth > 200 {
            vm.rust_depth -= 1;
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }

    /// Takes back a step counted by `deepen`.
    pub(crate) fn surface(&mut self) {
        self.vm().rust_depth -= 1;
    }
}
