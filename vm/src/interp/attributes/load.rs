//! Loading attributes, the slow path: whatever takes part may be a script's.

use smallvec::smallvec;

use super::learn::{miss, teach_load, through_class, through_shape};
use crate::bytecode::Op;
use crate::heap::Kind;
use crate::interp::frame::{COMPLETE, code_of};
use crate::interp::invoke::call_and_complete;
use crate::interp::names::{quicken, set_cache};
use crate::interp::operand::{complete, put, take_b};
use crate::interp::operator_frame::enter_function;
use crate::interp::run::{Step, handler, instruction, raised};
use crate::interp::{access, finalize, native_frame};
use crate::native::GetSetRow;
use crate::object::{Class, ClassFlags, Found, find_attribute};
use crate::types::descriptor::GetSet;
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

handler! {
    /// Puts what was loaded (its word, with a count, is in the place of the instruction) into a local, and drops the
    /// owner, which is a temp.
    fn put_and_drop(pc, base, vm, ins, table) {
        let owner = *base.add(instruction(pc).b());
        let step = put(vm, pc, base, Bits(ins.0).into_value());
        owner.release();
        return finalize::settle(vm, step.pc, step.base);
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn load_attr_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = (&(code_of(base).names))[ins.c()].clone();
        let owner = take_b(base, ins);
        specialise(&mut (*vm).cx, pc, &owner, &name);
        load_attribute(vm, pc, base, owner, name)
    }
}

/// Rewrites a load site after what this object shows.
///
/// # Safety
/// `pc` is a LOAD_ATTR in LoadedCode.
unsafe fn specialise(cx: &mut Cx, pc: *const u64, owner: &Value, name: &Value) {
    // SAFETY: the caller's promise.
    unsafe {
        if owner.is_kind(Kind::Module) {
            let namespace = owner.bits().payload::<Module>().namespace.clone();
            if let Some((version, index)) = versioned_entry(cx, &namespace, name) {
                set_cache(pc, 0, u64::from(version) | (index as u64) << 32);
                quicken(pc, Op::LoadAttrModule);
            } else {
                quicken(pc, Op::LoadAttr);
            }
            return;
        }
        let known = if owner.is_kind(Kind::Class) {
            through_class(cx, owner, name)
        } else {
            through_shape(cx, owner, name)
        };
        match known {
            Some(known) => teach_load(cx, pc, owner, name, known),
            None if instruction(pc).op() == Op::LoadAttrShared => {}
            None => {
                let tired = miss(pc, Op::LoadAttr);
                match computed(cx, owner, name) {
                    Some((version, row)) if !tired => {
                        set_cache(pc, 0, version);
                        set_cache(pc, 1, std::ptr::from_ref(row) as u64);
                        quicken(pc, Op::LoadAttrComputed);
                    }
                    Some(_) | None => quicken(pc, Op::LoadAttr),
                }
            }
        }
    }
}

/// The computed attribute of a builtin class that a name means for objects of this one's class, and the class's version.
fn computed(cx: &mut Cx, owner: &Value, name: &Value) -> Option<(u64, &'static GetSetRow)> {
    if matches!(owner.kind(), None | Some(Kind::Class | Kind::Super | Kind::GenericAlias))
        || cx.class_flags(owner).has(ClassFlags::GETATTRIBUTE)
        || cx.class_flags(owner).has(ClassFlags::GETATTR)
    {
        return None;
    }
    let class = cx.class_of(owner);
    let version = class.get::<Class>(cx)?.version;
    let found = cx.find_in_class(&class, name)?;
    let attribute = found.get::<GetSet>(cx)?;
    let (row, home) = (attribute.row, attribute.class.clone());
    if version != 0 && cx.is_instance(owner, &home) { Some((u64::from(version), row)) } else { None }
}

/// A computed attribute has raised: its owner goes when it is a temp.
///
/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
pub(super) unsafe extern "C-unwind" fn computed_failed(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        drop(take_b(base, instruction(pc)));
        raised(vm, pc, base)
    }
}

/// The key version of a namespace and the entry of a name in it.
pub(crate) fn versioned_entry(cx: &mut Cx, namespace: &Value, name: &Value) -> Option<(u32, usize)> {
    let index = namespace.get::<Dict>(cx)?.table.find_str(name.bits())?;
    let known = namespace.get::<Dict>(cx)?.table.version();
    if known != 0 {
        return Some((known, index));
    }
    let version = cx.next_key_version();
    namespace.get_mut::<Dict>(cx)?.table.set_version(version);
    if version == 0 { None } else { Some((version, index)) }
}

/// `owner.name` on behalf of the instruction at `pc`; the result goes to `complete`.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn load_attribute(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    owner: Value,
    name: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let flags = cx.class_flags(&owner);
        if flags.has(ClassFlags::GETATTRIBUTE)
            || flags.has(ClassFlags::GETATTR)
            || owner.is_kind(Kind::Module)
        {
            return load_attribute_hooked(vm, pc, base, owner, name);
        }
        match find_attribute(cx, &owner, &name) {
            Ok(Found::Value(value)) => {
                drop(owner);
                complete(vm, pc, base, value)
            }
            Ok(Found::Method(function)) => match cx.method(function, owner) {
                Ok(method) => complete(vm, pc, base, method),
                Err(_) => raised(vm, pc, base),
            },
            Ok(Found::Call { callable, arguments }) => {
                drop(owner);
                call_and_complete(vm, pc, base, callable, arguments.into_iter().collect())
            }
            Ok(Found::Missing) => {
                let _ = crate::protocol::attribute::missing(cx, &owner, &name);
                drop(owner);
                raised(vm, pc, base)
            }
            Err(_) => {
                drop(owner);
                raised(vm, pc, base)
            }
        }
    }
}

/// Attribute access of classes with `__getattribute__` or `__getattr__`, and of modules: a frame carries
/// the protocol.
///
/// # Safety
/// As every slow path.
unsafe fn load_attribute_hooked(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    owner: Value,
    name: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        if !cx.class_flags(&owner).has(ClassFlags::GETATTRIBUTE) {
            match find_attribute(cx, &owner, &name) {
                Ok(Found::Value(value)) => {
                    drop(owner);
                    return complete(vm, pc, base, value);
                }
                Ok(Found::Method(function)) => {
                    return match cx.method(function, owner) {
                        Ok(method) => complete(vm, pc, base, method),
                        Err(_) => raised(vm, pc, base),
                    };
                }
                Ok(Found::Missing) => {
                    if let Some(function) = access::hook_function(cx, &owner) {
                        return match enter_function(vm, pc, base, &function, [owner, name], COMPLETE) {
                            Ok(step) => step,
                            Err(pair) => {
                                call_and_complete(vm, pc, base, function, pair.into_iter().collect())
                            }
                        };
                    }
                }
                Ok(Found::Call { .. }) => {}
                Err(_) => drop(std::mem::take(&mut (*vm).raised)),
            }
        }
        let registers = smallvec![Value::small_int(0), owner, name, Value::UNSET];
        native_frame::start(vm, pc, base, &access::GET_ATTRIBUTE, registers)
    }
}
