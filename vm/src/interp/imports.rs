//! `import`. A module that is there already is taken from `sys.modules`; everything else is the builtin
//! `__import__`, and the prelude's `imports.py` for names that a module does not have.

use smallvec::smallvec;

use super::frame::code_of;
use super::invoke::{call_and_complete, call_prelude};
use super::items::{enter, namespace_of};
use super::operand::{put, take_b};
use super::run::{Step, handler, instruction, raised};
use crate::bytecode::CodeFlags;
use crate::error::Answer;
use crate::heap::Kind;
use crate::object::{ClassFlags, own_attribute};
use crate::protocol::truth::quick_truth;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

handler! {
    fn import_name(pc, base, vm, ins, table) {
        return import_module(vm, pc, base);
    }
    fn import_from(pc, base, vm, ins, table) {
        return import_attribute(vm, pc, base);
    }
    fn import_star(pc, base, vm, ins, table) {
        return import_all(vm, pc, base);
    }
}

/// The module of a plain `import name`, when it has been imported for good.
fn imported(cx: &mut Cx, name: &Value) -> Answer<Option<Value>> {
    let has_dot =
        name.get::<Str>(cx).is_none_or(|text| text.code_points().any(|point| point == u32::from(b'.')));
    if has_dot {
        return Ok(None);
    }
    let modules = cx.modules();
    let found = modules.get::<Dict>(cx).and_then(|modules| modules.get_interned(name.bits()).cloned());
    let Some(module) = found.filter(|module| module.is_kind(Kind::Module)) else { return Ok(None) };
    let Some(spec) = own_attribute(&module, &cx.names().__spec__) else { return Ok(Some(module)) };
    if spec.is_none() {
        return Ok(Some(module));
    }
    // a module that another thread is about to fill is waited for
    let initializing = cx.intern("_initializing")?;
    let busy = own_attribute(&spec, &initializing).map_or(Some(false), |busy| quick_truth(cx, &busy));
    Ok(if busy == Some(false) { Some(module) } else { None })
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[inline(never)]
unsafe fn import_module(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; level and names are consumed.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let code = code_of(base);
        let level = (*base.add(ins.c())).into_value();
        let wanted = (*base.add(ins.c() + 1)).into_value();
        let name = match code.names.get(ins.b()) {
            Some(name) => name.clone(),
            None => Value::NONE,
        };
        let importer = code
            .builtins
            .get::<Dict>(cx)
            .and_then(|dict| dict.get_interned(cx.names().__import__.bits()).cloned());
        let Some(importer) = importer else {
            drop((level, wanted));
            let class = cx.exceptions().import_error.clone();
            let _ = cx.raise_text(&class, "__import__ not found");
            return raised(vm, pc, base);
        };
        if importer.is_kind(Kind::Native) && wanted.is_none() && level.bits() == Bits::small_int(0) {
            match imported(cx, &name) {
                Ok(Some(module)) => return put(vm, pc, base, module),
                Ok(None) => {}
                Err(_) => return raised(vm, pc, base),
            }
        }
        let locals = if code.flags.has(CodeFlags::NAMESPACE) { namespace_of(base) } else { Value::NONE };
        let globals = code.globals.clone();
        let arguments = smallvec![name, globals, locals, wanted, level];
        call_and_complete(vm, pc, base, importer, arguments)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn import_attribute(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = enter(vm, pc, base);
        let ins = instruction(pc);
        let module = take_b(base, ins);
        let name = match code_of(base).names.get(ins.c()) {
            Some(name) => name.clone(),
            None => Value::NONE,
        };
        if module.is_kind(Kind::Module)
            && !cx.class_flags(&module).has(ClassFlags::GETATTRIBUTE)
            && let Some(value) = own_attribute(&module, &name)
        {
            drop(module);
            return put(vm, pc, base, value);
        }
        call_prelude(vm, pc, base, "import_from", smallvec![module, name])
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn import_all(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the module is consumed.
    unsafe {
        let module = (*base.add(instruction(pc).a())).into_value();
        let namespace = namespace_of(base);
        call_prelude(vm, pc, base, "import_star", smallvec![module, namespace])
    }
}
