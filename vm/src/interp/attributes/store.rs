//! Storing and deleting attributes, the slow path.

use smallvec::smallvec;

use super::learn::miss;
use super::shape_of;
use super::shared::{self, remember};
use crate::bytecode::Op;
use crate::heap::Kind;
use crate::interp::finalize;
use crate::interp::frame::{COMPLETE, code_of};
use crate::interp::invoke::call_and_complete;
use crate::interp::names::{quicken, set_cache};
use crate::interp::operand::{done, take_a, take_b};
use crate::interp::operator_frame::enter_function;
use crate::interp::run::{Step, handler, instruction, raised};
use crate::object::{ClassFlags, Shape, Stored, is_data_descriptor, store_attribute};
use crate::types::descriptor::{Member, Property};
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

handler! {
    /// Drops what a store has replaced (its word is in the place of the instruction) and the owner, which is a temp.
    fn stored_drop(pc, base, vm, ins, table) {
        let owner = *base.add(instruction(pc).a());
        Bits(ins.0).release();
        owner.release();
        return finalize::settle(vm, pc.add(3), base);
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn store_attr_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = (&(code_of(base).names))[ins.c()].clone();
        let value = take_b(base, ins);
        let owner = take_a(base, ins);
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let flags = cx.class_flags(&owner);
        if flags.has(ClassFlags::SETATTR) {
            let name_of = &cx.names().__setattr__;
            if let Some(method) = crate::object::find_special(cx, &owner, name_of)
                && !cx.is_own_access(&method)
            {
                return call_and_complete(vm, pc, base, method, smallvec![owner, name, value]);
            }
        }
        let before = shape_of(owner.bits());
        let mark = if before.is_null() { 0 } else { (*before).mark };
        match store_attribute(cx, &owner, &name, Some(value)) {
            Ok(Stored::Done) => {
                specialise(cx, pc, &owner, &name, before, mark);
                drop(owner);
                done(vm, pc, base, Ok(()))
            }
            Ok(Stored::Call { callable, arguments }) => {
                specialise_property(cx, pc, &owner, &name, &callable);
                drop(owner);
                let mut arguments = arguments;
                if let [object, value] = arguments.as_mut_slice() {
                    let pair = [std::mem::take(object), std::mem::take(value)];
                    match enter_function(vm, pc, base, &callable, pair, COMPLETE) {
                        Ok(step) => return step,
                        Err(pair) => arguments = pair.into_iter().collect(),
                    }
                }
                call_and_complete(vm, pc, base, callable, arguments.into_iter().collect())
            }
            Err(_) => {
                drop(owner);
                raised(vm, pc, base)
            }
        }
    }
}

/// Rewrites a store site after what has happened to this object.
///
/// # Safety
/// `pc` is a STORE_ATTR in LoadedCode; `before` is the object's shape before the store, `mark` that one's mark.
unsafe fn specialise(
    cx: &mut Cx,
    pc: *const u64,
    owner: &Value,
    name: &Value,
    before: *mut Shape,
    mark: u64,
) {
    // SAFETY: the caller's promise.
    unsafe {
        let is_shared = instruction(pc).op() == Op::StoreAttrShared;
        let Some((what, word)) = learn(cx, owner, name, before, mark) else {
            if !is_shared {
                miss(pc, Op::StoreAttr);
                quicken(pc, Op::StoreAttr);
            }
            return;
        };
        if miss(pc, Op::StoreAttr) {
            remember(cx, mark, shared::STORE, name, what, word);
            set_cache(pc, 0, name.bits().0 | shared::STORE);
            return quicken(pc, Op::StoreAttrShared);
        }
        set_cache(pc, 0, mark);
        set_cache(pc, 1, word);
        quicken(pc, if what == shared::SLOT { Op::StoreAttrSlot } else { Op::StoreAttrAdd });
    }
}

/// Rewrites a store site after a property's setter was found to be called for it.
///
/// # Safety
/// `pc` is a STORE_ATTR in LoadedCode.
unsafe fn specialise_property(cx: &mut Cx, pc: *const u64, owner: &Value, name: &Value, setter: &Value) {
    // SAFETY: the caller's promise; a function's code is alive.
    unsafe {
        if instruction(pc).op() == Op::StoreAttrShared {
            return;
        }
        let shape = shape_of(owner.bits());
        let tired = miss(pc, Op::StoreAttr);
        quicken(pc, Op::StoreAttr);
        if tired || shape.is_null() || (*shape).number() == 0 || (*shape).mark >> 32 == 0 {
            return;
        }
        let class = cx.class_of(owner);
        let Some(found) = cx.find_in_class(&class, name) else { return };
        let is_plain = found.get::<Property>(cx).is_some_and(|property| property.setter.is(setter))
            && cx.class_bits(&found).0 == cx.types().property.bits()
            && setter.is_kind(Kind::Function)
            && (*setter.bits().payload::<Function>().code).plain_arguments == 2;
        if is_plain {
            set_cache(pc, 0, (*shape).mark);
            set_cache(pc, 1, setter.bits().0);
            quicken(pc, Op::StoreAttrProperty);
        }
    }
}

/// What storing a name did, for all objects that had this shape.
///
/// # Safety
/// As `specialise`.
unsafe fn learn(
    cx: &mut Cx,
    owner: &Value,
    name: &Value,
    before: *mut Shape,
    mark: u64,
) -> Option<(u64, u64)> {
    // SAFETY: the caller's promise; shapes live as long as their class.
    unsafe {
        let after = shape_of(owner.bits());
        if before.is_null() || after.is_null() || !owner.is_kind(Kind::Instance) {
            return None;
        }
        // the store itself may have changed the class
        if mark as u32 == 0 || mark >> 32 == 0 || (*before).mark != mark {
            return None;
        }
        let class = cx.class_of(owner);
        let inline = usize::from((*after).inline);
        if let Some(found) = cx.find_in_class(&class, name)
            && is_data_descriptor(cx, &found)
        {
            let slot = found.get::<Member>(cx)?.slot;
            return if before == after && slot < inline { Some((shared::SLOT, slot as u64)) } else { None };
        }
        if (*after).is_dictionary {
            return None;
        }
        let slot = (*after).slot(name.bits())?;
        if slot >= inline {
            return None;
        }
        if before == after {
            return Some((shared::SLOT, slot as u64));
        }
        let is_child = (*before).inline == (*after).inline && (*after).next_slot() == slot + 1;
        if is_child { Some((shared::ADD, after as u64)) } else { None }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn delete_attr_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = (&(code_of(base).names))[ins.c()].clone();
        let owner = take_a(base, ins);
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        if cx.class_flags(&owner).has(ClassFlags::SETATTR) {
            let name_of = &cx.names().__delattr__;
            if let Some(method) = crate::object::find_special(cx, &owner, name_of)
                && !cx.is_own_access(&method)
            {
                return call_and_complete(vm, pc, base, method, smallvec![owner, name]);
            }
        }
        match store_attribute(cx, &owner, &name, None) {
            Ok(Stored::Done) => {
                drop(owner);
                done(vm, pc, base, Ok(()))
            }
            Ok(Stored::Call { callable, arguments }) => {
                drop(owner);
                call_and_complete(vm, pc, base, callable, arguments.into_iter().collect())
            }
            Err(_) => {
                drop(owner);
                raised(vm, pc, base)
            }
        }
    }
}
