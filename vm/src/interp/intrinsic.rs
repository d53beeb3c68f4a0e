//! `INTRINSIC`: rare operations behind one opcode, one arm each.

use smallvec::SmallVec;

use super::frame::code_of;
use super::invoke::{call_and_complete, call_prelude};
use super::items::{Arguments, enter, namespace_of};
use super::operand::{put, put_answer, take_run};
use super::run::{Step, handler, instruction, raised};
use crate::bytecode::{CodeFlags, Intrinsic};
use crate::error::Answer;
use crate::heap::Kind;
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::function::Function;
use crate::types::opaque::Object;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

handler! {
    fn intrinsic(pc, base, vm, ins, table) {
        return carry_out(vm, pc, base);
    }
}

/// What an async generator yields, on its way to the awaitable that asked for it.
pub(crate) struct AsyncValue {
    /// The value.
    pub value: Value,
}

impl Object for AsyncValue {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.value);
    }
    fn clear(&mut self) {
        self.value = Value::NONE;
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[inline(never)]
unsafe fn carry_out(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the run is consumed.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let Some((which, count, _)) = Intrinsic::ALL.get(ins.c()) else {
            let _ = cx.system_error("unknown intrinsic");
            return raised(vm, pc, base);
        };
        let mut run: Arguments = take_run(base, ins.b(), *count).collect();
        let first = run.first().cloned().unwrap_or_default();
        let script = match which {
            Intrinsic::Display => return display(vm, pc, base, run),
            Intrinsic::WrapAsyncValue => {
                drop(run);
                let answer = cx.opaque(&cx.types().async_generator_value, AsyncValue { value: first });
                return put_answer(vm, pc, base, answer);
            }
            Intrinsic::GuardStopIteration => {
                drop(run);
                let answer = guard_stop_iteration(cx, code_of(base).flags, first);
                return put_answer(vm, pc, base, answer);
            }
            Intrinsic::SetFunctionTypeParameters => {
                let parameters = run.pop().unwrap_or_default();
                drop(run);
                if let Some(function) = first.get_mut::<Function>(cx) {
                    function.extras_mut().type_parameters = parameters;
                }
                return put(vm, pc, base, first);
            }
            Intrinsic::CheckAnnotationFormat if first.as_small_int().is_some_and(|format| format <= 2) => {
                return put(vm, pc, base, Value::NONE);
            }
            Intrinsic::SetupAnnotations => return set_up_annotations(vm, pc, base),
            Intrinsic::EndAsyncFor => {
                drop(run);
                return end_async_for(vm, pc, base, first);
            }
            Intrinsic::CheckMapping if first.is_kind(Kind::Dict) => {
                drop((run, first));
                return put(vm, pc, base, Value::NONE);
            }
            Intrinsic::TypeVar => {
                run.extend([Value::NONE, Value::NONE]);
                "make_type_variable"
            }
            Intrinsic::TypeVarWithBound => {
                run.push(Value::NONE);
                "make_type_variable"
            }
            Intrinsic::TypeVarWithConstraints => {
                run.insert(1, Value::NONE);
                "make_type_variable"
            }
            Intrinsic::ParamSpec => "make_parameter_specification",
            Intrinsic::TypeVarTuple => "make_type_variable_tuple",
            Intrinsic::SetTypeParameterDefault => "set_type_parameter_default",
            Intrinsic::SubscriptGeneric => "subscript_generic",
            Intrinsic::TypeAlias => "make_type_alias",
            Intrinsic::CheckAnnotationFormat => "check_annotation_format",
            Intrinsic::CheckMapping => "check_mapping",
        };
        drop(first);
        call_prelude(vm, pc, base, script, run)
    }
}

/// # Safety
/// As every slow path.
unsafe fn display(vm: *mut Vm, pc: *const u64, base: *mut Bits, run: Arguments) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let hook =
            cx.sys().get::<Dict>(cx).and_then(|sys| sys.get_interned(cx.names().displayhook.bits()).cloned());
        match hook {
            Some(hook) => call_and_complete(vm, pc, base, hook, run),
            None => {
                drop(run);
                let _ = (*vm).cx.runtime_error("lost sys.displayhook");
                raised(vm, pc, base)
            }
        }
    }
}

/// PEP 479: what leaves a generator instead of StopIteration.
fn guard_stop_iteration(cx: &mut Cx, flags: CodeFlags, exception: Value) -> Answer {
    let exceptions = cx.exceptions();
    let is_async = flags.has(CodeFlags::ASYNC_GENERATOR);
    let text = if cx.is_instance(&exception, &exceptions.stop_iteration) {
        if is_async {
            "async generator raised StopIteration"
        } else if flags.has(CodeFlags::COROUTINE) {
            "coroutine raised StopIteration"
        } else {
            "generator raised StopIteration"
        }
    } else if is_async && cx.is_instance(&exception, &exceptions.stop_async_iteration) {
        "async generator raised StopAsyncIteration"
    } else {
        return Ok(exception);
    };
    let text = cx.str(text)?;
    let made = cx.exception(&exceptions.runtime_error, &[text])?;
    if let Some(payload) = made.get_mut::<Exception>(cx) {
        payload.cause = exception.clone();
        payload.context = exception;
        payload.suppress_context = true;
    }
    Ok(made)
}

/// # Safety
/// As every slow path, in code with a namespace.
unsafe fn set_up_annotations(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let namespace = namespace_of(base);
        if !cx.is_exact(&namespace, &cx.types().dict) {
            let mut arguments: SmallVec<[Value; 4]> = SmallVec::new();
            arguments.push(namespace);
            return call_prelude(vm, pc, base, "setup_annotations", arguments);
        }
        let name = cx.names().__annotations__.clone();
        let is_there = namespace.get::<Dict>(cx).is_some_and(|dict| dict.get_interned(name.bits()).is_some());
        let answer = if is_there {
            Ok(Value::NONE)
        } else {
            cx.dict().and_then(|dict| cx.dict_set_interned(&namespace, &name, dict)).map(|_| Value::NONE)
        };
        drop(namespace);
        put_answer(vm, pc, base, answer)
    }
}

/// The async iteration has ended, or something else was raised in it.
///
/// # Safety
/// As every slow path.
unsafe fn end_async_for(vm: *mut Vm, pc: *const u64, base: *mut Bits, exception: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        if cx.is_instance(&exception, &cx.exceptions().stop_async_iteration) {
            drop(exception);
            return put(vm, pc, base, Value::NONE);
        }
        let _ = cx.raise(exception);
        raised(vm, pc, base)
    }
}
