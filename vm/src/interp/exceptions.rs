//! Raising, handling, matching.

use smallvec::smallvec;

use super::operand::{put, put_answer, take_a, take_b, take_c};
use super::run::{Step, handler, instruction, next, put_and_next, raised};
use crate::bytecode::{MOVE_B, MOVE_C, X1};
use crate::error::{Answer, Raised};
use crate::fiber::{Extra, Generator};
use crate::heap::Kind;
use crate::object::{Class, ClassFlags};
use crate::types::exception::Exception;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

handler! {
    fn invalid(pc, base, vm, ins, table) {
        return invalid_slow(vm, pc, base);
    }
    fn raise(pc, base, vm, ins, table) {
        return raise_slow(vm, pc, base);
    }
    fn raise_again(pc, base, vm, ins, table) {
        return raise_again_slow(vm, pc, base);
    }
    fn reraise(pc, base, vm, ins, table) {
        return reraise_slow(vm, pc, base);
    }
    fn push_handled(pc, base, vm, ins, table) {
        return push_handled_slow(vm, pc, base);
    }
    fn pop_handled(pc, base, vm, ins, table) {
        return pop_handled_slow(vm, pc, base);
    }
    fn match_exception(pc, base, vm, ins, table) {
        let (exception, class) = (*base.add(ins.b()), *base.add(ins.c()));
        let is_class = exception.is_pointer()
            && class.is_pointer()
            && (*exception.pointer()).class == class.pointer();
        if !is_class || ins.flags() & MOVE_B != 0 {
            return match_exception_other(pc, base, vm, ins.0, table);
        }
        if ins.flags() & MOVE_C != 0 {
            // the exception keeps its class alive
            (*class.pointer()).count -= 1;
        }
        put_and_next!(Bits::TRUE, ins, pc, base, vm, table, 1)
    }
    /// MATCH_EXCEPTION with anything but the exception's own class.
    fn match_exception_other(pc, base, vm, ins, table) {
        return match_exception_slow(vm, pc, base);
    }
    fn match_group(pc, base, vm, ins, table) {
        return match_group_slow(vm, pc, base);
    }
    fn prepare_raise_star(pc, base, vm, ins, table) {
        return prepare_raise_star_slow(vm, pc, base);
    }
    fn exception_arguments(pc, base, vm, ins, table) {
        return exception_arguments_slow(vm, pc, base);
    }
    fn load_assertion_error(pc, base, vm, ins, table) {
        let class = (*vm).exceptions.assertion_error.bits();
        class.retain();
        *base.add(ins.a()) = class;
        next!(pc, base, vm, table, 1)
    }
}

/// Raises a NameError of some kind that knows the name, for the hint.
pub(crate) fn raise_name(cx: &mut Cx, class: &Value, text: &str, name: &str) -> Raised {
    let made = cx.str(text).and_then(|text| cx.exception(class, &[text]));
    let made = match made {
        Ok(made) => made,
        Err(raised) => return raised,
    };
    if let Ok(name) = cx.intern(name)
        && let Some(payload) = made.get_mut::<Exception>(cx)
    {
        payload.fields = vec![name];
    }
    cx.raise(made)
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
unsafe fn invalid_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let _ = (*vm).cx.system_error("invalid instruction");
        raised(vm, pc, base)
    }
}

/// Whether a value is an exception class.
pub(crate) fn is_exception_class(cx: &Cx, value: &Value) -> bool {
    value.get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::EXCEPTION))
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn raise_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let exception = take_a(base, ins);
        let cause = if ins.flags() & X1 != 0 { take_b(base, ins) } else { Value::UNSET };
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        if cause.is_unset() && exception.is_kind(Kind::Exception) {
            let _ = cx.raise(exception);
            return raised(vm, pc, base);
        }
        if cause.is_unset() && is_exception_class(cx, &exception) {
            if !makes_instances(cx, &exception) {
                return super::invoke::call_prelude(vm, pc, base, "raised_of", smallvec![exception]);
            }
            return super::invoke::call_and_complete(vm, pc, base, exception, smallvec![]);
        }
        if cause.is_unset() {
            let _ = cx.type_error("exceptions must derive from BaseException");
            drop(exception);
            return raised(vm, pc, base);
        }
        super::invoke::call_prelude(vm, pc, base, "raise_from", smallvec![exception, cause])
    }
}

/// Whether a call of an exception class can come to nothing but an instance of it.
fn makes_instances(cx: &mut Cx, class: &Value) -> bool {
    let metaclass = cx.class_of(class);
    let new = &cx.names().__new__;
    metaclass.is(&cx.types().r#type)
        && cx.find_in_class(class, new).is_some_and(|new| new.is_kind(Kind::Native))
}

/// The instance that `raise` has made is there.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn finish_raise(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        if value.is_kind(Kind::Exception) {
            let _ = cx.raise(value);
        } else {
            let _ = cx.system_error("raise has made no exception");
        }
        raised(vm, pc, base)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn raise_again_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let handled = (*vm).handled.clone();
        let cx = &mut (*vm).cx;
        if handled.is_none() {
            let _ = cx.runtime_error("No active exception to reraise");
        } else {
            let _ = cx.raise(handled);
        }
        raised(vm, pc, base)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn reraise_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the temp is consumed.
    unsafe {
        let exception = (*base.add(instruction(pc).a())).into_value();
        (*vm).raised = exception;
        raised(vm, pc, base)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn push_handled_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let exception = (*base.add(ins.b())).to_value();
        let mut before = std::mem::replace(&mut (*vm).handled, exception);
        if super::frame::code_of(base).is_generator() {
            let generator = Generator::of_base(base);
            if !generator.handles {
                // what the resumer handles is asked for when the handler is left: it may be another by then
                generator.handles = true;
                let before = std::mem::take(&mut before);
                if !before.is_none() {
                    let _ = generator.set_extra(Extra::Handled, before);
                }
            }
        }
        *base.add(ins.a()) = before.into_bits();
        Step { pc: pc.add(1), base }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn pop_handled_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the temp is consumed.
    unsafe {
        let mut before = (*base.add(instruction(pc).a())).into_value();
        if super::frame::code_of(base).is_generator() {
            let generator = Generator::of_base(base);
            if before.is_unset() {
                generator.handles = false;
                before = generator.set_extra(Extra::Handled, Value::UNSET).or_unset().unwrap_or(Value::NONE);
            }
        }
        let handled = std::mem::replace(&mut (*vm).handled, before);
        drop(handled);
        super::finalize::settle(vm, pc.add(1), base)
    }
}

const NO_EXCEPTION_CLASS: &str = "catching classes that do not inherit from BaseException is not allowed";

/// Whether an exception is of a class, or of one of a tuple of classes.
pub(crate) fn matches(cx: &mut Cx, exception: &Value, class: &Value) -> Answer<bool> {
    if class.is_kind(Kind::Tuple) {
        let classes = cx.tuple_items(class).to_vec();
        for class in &classes {
            if !is_exception_class(cx, class) {
                return Err(cx.type_error(NO_EXCEPTION_CLASS));
            }
        }
        return Ok(classes.iter().any(|class| cx.is_instance(exception, class)));
    }
    if !is_exception_class(cx, class) {
        return Err(cx.type_error(NO_EXCEPTION_CLASS));
    }
    Ok(cx.is_instance(exception, class))
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn match_exception_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let (exception, class) = (take_b(base, ins), take_c(base, ins));
        let answer = matches(&mut (*vm).cx, &exception, &class).map(Value::bool);
        drop(exception);
        drop(class);
        put_answer(vm, pc, base, answer)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn match_group_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise. The exception's temp stays; the answer is a pair that `finish_group`
    // takes apart.
    unsafe {
        let ins = instruction(pc);
        let (exception, class) = ((*base.add(ins.b())).to_value(), take_c(base, ins));
        super::invoke::call_prelude(vm, pc, base, "match_group", smallvec![exception, class])
    }
}

/// The pair of the matching part and the rest is there.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn finish_group(vm: *mut Vm, pc: *const u64, base: *mut Bits, pair: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let items = (*vm).cx.tuple_items(&pair).to_vec();
        let (matching, rest) = match &items[..] {
            [matching, rest] => (matching.clone(), rest.clone()),
            _ => (Value::NONE, Value::NONE),
        };
        let old = *base.add(ins.b());
        *base.add(ins.b()) = rest.into_bits();
        old.release();
        put(vm, pc, base, matching)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn prepare_raise_star_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let (original, found) = (take_b(base, ins), take_c(base, ins));
        super::invoke::call_prelude(vm, pc, base, "prepare_raise_star", smallvec![original, found])
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn exception_arguments_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; three temps are written.
    unsafe {
        let ins = instruction(pc);
        let exception = (*base.add(ins.b())).to_value();
        let cx = &mut (*vm).cx;
        let class = cx.class_of(&exception);
        let traceback =
            exception.get::<Exception>(cx).map_or(Value::NONE, |payload| payload.traceback.clone());
        let place = base.add(ins.a());
        place.write(class.into_bits());
        place.add(1).write(exception.into_bits());
        place.add(2).write(traceback.into_bits());
        Step { pc: pc.add(1), base }
    }
}
