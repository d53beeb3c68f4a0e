//! Loading attributes, the slow path: whatever takes part may be a script's.

use smallvec::smallvec;

use super::learn::{miss, teach_load, through_class, through_shape};
use crate::bytecode::Op;
use crate::heap::Kind;
use crate::interp::frame::code_of;
use crate::interp::invoke::call_and_complete;
use crate::interp::names::{quicken, set_cache};
use crate::interp::operand::{complete, put, take_b};
use crate::interp::run::{Step, instruction, raised};
use crate::interp::{access, finalize, native_frame};
use crate::object::{ClassFlags, Found, find_attribute};
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
pub(super) unsafe fn put_and_drop(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    bits: Bits,
    owner: Bits,
) -> Step {
    // SAFETY: the caller's promise: `bits` has a count of its own, `owner` is a consumed temp.
    unsafe {
        let step = put(vm, pc, base, bits.into_value());
        owner.release();
        finalize::settle(vm, step.pc, step.base)
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
                miss(pc, Op::LoadAttr);
                quicken(pc, Op::LoadAttr);
            }
        }
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
                Ok(Found::Call { .. } | Found::Missing) => {}
                Err(_) => drop(std::mem::take(&mut (*vm).raised)),
            }
        }
        let registers = smallvec![Value::small_int(0), owner, name, Value::UNSET];
        native_frame::start(vm, pc, base, &access::GET_ATTRIBUTE, registers)
    }
}
