//! Method windows, `super` and the special methods of `with`: the slow paths.

use smallvec::{SmallVec, smallvec};

use super::learn::{Known, miss, teach_method, through_class, through_shape};
use super::load::{load_attribute, versioned_entry};
use super::shape_of;
use super::shared::{self, remember, super_mark};
use crate::bytecode::{FRAME_WORDS, Op, X1};
use crate::heap::Kind;
use crate::interp::finalize;
use crate::interp::frame::code_of;
use crate::interp::invoke::{CallArguments, call_and_complete, call_prelude};
use crate::interp::names::{quicken, set_cache};
use crate::interp::operand::{complete, put, take_b, take_run};
use crate::interp::run::{Step, instruction, raised};
use crate::object::{Class, ClassFlags, Found, find_attribute};
use crate::types::module::Module;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn load_method_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = (&(code_of(base).names))[ins.c()].clone();
        let owner = take_b(base, ins);
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let flags = cx.class_flags(&owner);
        if flags.has(ClassFlags::GETATTRIBUTE) {
            forget(pc);
            return load_attribute(vm, pc, base, owner, name);
        }
        specialise(cx, pc, &owner, &name);
        if owner.is_kind(Kind::Class)
            && let Some((_, Known::Method(function))) = through_class(cx, &owner, &name)
        {
            // a class method: no bound method is made
            return put_method(vm, pc, base, function.to_value(), owner);
        }
        match find_attribute(cx, &owner, &name) {
            Ok(Found::Method(function)) => put_method(vm, pc, base, function, owner),
            Ok(Found::Value(value)) => {
                drop(owner);
                put_window_value(vm, pc, base, value)
            }
            Ok(Found::Call { callable, arguments }) if !flags.has(ClassFlags::GETATTR) => {
                drop(owner);
                call_and_complete(vm, pc, base, callable, arguments.into_iter().collect())
            }
            Ok(Found::Call { .. } | Found::Missing) => load_attribute(vm, pc, base, owner, name),
            Err(_) if flags.has(ClassFlags::GETATTR) => {
                drop(std::mem::take(&mut (*vm).raised));
                load_attribute(vm, pc, base, owner, name)
            }
            Err(_) => {
                drop(owner);
                raised(vm, pc, base)
            }
        }
    }
}

/// A site of which nothing can be known becomes generic, unless it shares what others know.
///
/// # Safety
/// `pc` is a LOAD_METHOD in LoadedCode.
unsafe fn forget(pc: *const u64) {
    // SAFETY: the caller's promise.
    unsafe {
        if instruction(pc).op() != Op::LoadMethodShared {
            miss(pc, Op::LoadMethod);
            quicken(pc, Op::LoadMethod);
        }
    }
}

/// Rewrites a site after what this object shows.
///
/// # Safety
/// `pc` is a LOAD_METHOD in LoadedCode.
unsafe fn specialise(cx: &mut Cx, pc: *const u64, owner: &Value, name: &Value) {
    // SAFETY: the caller's promise.
    unsafe {
        if owner.is_kind(Kind::Module) {
            forget(pc);
            let namespace = owner.bits().payload::<Module>().namespace.clone();
            if let Some((version, index)) = versioned_entry(cx, &namespace, name) {
                set_cache(pc, 0, u64::from(version) | (index as u64) << 32);
                quicken(pc, Op::LoadMethodModule);
            }
            return;
        }
        let known = if owner.is_kind(Kind::Class) {
            through_class(cx, owner, name)
        } else if shape_of(owner.bits()).is_null() {
            return specialise_without_shape(cx, pc, owner, name);
        } else {
            through_shape(cx, owner, name)
        };
        match known {
            Some(known) => teach_method(cx, pc, owner, name, known),
            None => forget(pc),
        }
    }
}

/// An object without attributes of its own: its class alone says what its methods are.
///
/// # Safety
/// As `specialise`.
unsafe fn specialise_without_shape(cx: &mut Cx, pc: *const u64, owner: &Value, name: &Value) {
    // SAFETY: the caller's promise.
    unsafe {
        forget(pc);
        let class = cx.class_of(owner);
        let version = class.bits().payload::<Class>().version;
        let has_dict =
            matches!(owner.kind(), None | Some(Kind::Class | Kind::Module | Kind::Function | Kind::Super));
        if version == 0 || has_dict || crate::types::other_dict(owner).is_some() {
            return;
        }
        if let Some(found) = cx.find_in_class(&class, name)
            && let Ok(Found::Method(function)) = crate::object::bind(cx, &found, Some(owner), &class)
        {
            set_cache(pc, 0, u64::from(version));
            set_cache(pc, 1, function.bits().0);
            quicken(pc, Op::LoadMethodType);
        }
    }
}

/// Fills a method window with a function and its receiver.
///
/// # Safety
/// As every slow path.
unsafe fn put_method(vm: *mut Vm, pc: *const u64, base: *mut Bits, function: Value, receiver: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        *window = function.into_bits();
        window.add(1).write(Bits::UNSET);
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        window.add(FRAME_WORDS).write(receiver.into_bits());
        finalize::settle(vm, pc.add(ins.op().words()), base)
    }
}

/// Fills a method window with a callable that is no method.
///
/// # Safety
/// As every slow path.
pub(crate) unsafe fn put_window_value(vm: *mut Vm, pc: *const u64, base: *mut Bits, value: Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let window = base.add(ins.a());
        *window = Bits::UNSET;
        window.add(1).write(value.into_bits());
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        window.add(FRAME_WORDS).write(Bits::UNSET);
        finalize::settle(vm, pc.add(ins.op().words()), base)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn load_super_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; three temps are consumed.
    unsafe {
        let ins = instruction(pc);
        let name = (&(code_of(base).names))[ins.c()].clone();
        let run: SmallVec<[Value; 3]> = take_run(base, ins.b(), 3).collect();
        let [callable, class, receiver] = match <[Value; 3]>::try_from(run.into_vec()) {
            Ok(run) => run,
            Err(_) => return raised(vm, pc, base),
        };
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        if !callable.is(&cx.types().super_type) {
            let written = Value::bool(ins.flags() & X1 != 0);
            let arguments: CallArguments = smallvec![callable, class, receiver, name, written];
            return call_prelude(vm, pc, base, "super_attribute_of_other", arguments);
        }
        if name.is(&cx.names().__class__) {
            return load_super_own(vm, pc, base, class, receiver, &name);
        }
        let is_method = ins.op() != Op::LoadSuperAttr;
        match crate::types::super_type::find_through(cx, &class, &receiver, &name) {
            Ok(Found::Method(function)) if is_method => {
                let mark = super_mark(class.bits(), receiver.bits());
                if mark != 0 && crate::types::super_type::own_class(cx, &class, &receiver).is_some() {
                    remember(cx, mark, shared::SUPER, &name, shared::METHOD, function.bits().0);
                    quicken(pc, Op::LoadSuperMethodShared);
                }
                put_method(vm, pc, base, function, receiver)
            }
            Ok(Found::Method(function)) => match cx.method(function, receiver) {
                Ok(method) => put(vm, pc, base, method),
                Err(_) => raised(vm, pc, base),
            },
            Ok(Found::Value(value)) => complete(vm, pc, base, value),
            Ok(Found::Call { callable, arguments }) => {
                call_and_complete(vm, pc, base, callable, arguments.into_iter().collect())
            }
            Ok(Found::Missing) => load_super_own(vm, pc, base, class, receiver, &name),
            Err(_) => raised(vm, pc, base),
        }
    }
}

/// What the classes behind do not have is looked up in the `super` object itself.
///
/// # Safety
/// As every slow path.
#[cold]
unsafe fn load_super_own(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    class: Value,
    receiver: Value,
    name: &Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let object = match crate::types::super_type::bound(cx, class, receiver) {
            Ok(object) => object,
            Err(_) => return raised(vm, pc, base),
        };
        match crate::types::super_type::find(cx, &object, name) {
            Ok(Found::Method(function)) => match cx.method(function, object) {
                Ok(method) => complete(vm, pc, base, method),
                Err(_) => raised(vm, pc, base),
            },
            Ok(Found::Value(value)) => {
                drop(object);
                complete(vm, pc, base, value)
            }
            Ok(Found::Call { callable, arguments }) => {
                drop(object);
                call_and_complete(vm, pc, base, callable, arguments.into_iter().collect())
            }
            Ok(Found::Missing) => {
                let _ = crate::protocol::attribute::missing(cx, &object, name);
                drop(object);
                raised(vm, pc, base)
            }
            Err(_) => raised(vm, pc, base),
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
pub(super) unsafe fn load_special_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let object = take_b(base, ins);
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let names = cx.names();
        let (name, protocol) = match ins.c() {
            0 => (&names.__enter__, "context manager"),
            1 => (&names.__exit__, "context manager"),
            2 => (&names.__aenter__, "asynchronous context manager"),
            _ => (&names.__aexit__, "asynchronous context manager"),
        };
        let class = cx.class_of(&object);
        let found = match cx.find_in_class(&class, name) {
            Some(attribute) => crate::object::bind(cx, &attribute, Some(&object), &class),
            None => Ok(Found::Missing),
        };
        match found {
            Ok(Found::Method(function)) => match cx.method(function, object) {
                Ok(method) => put(vm, pc, base, method),
                Err(_) => raised(vm, pc, base),
            },
            Ok(Found::Value(value)) => {
                drop(object);
                put(vm, pc, base, value)
            }
            Ok(Found::Call { callable, arguments }) => {
                drop(object);
                call_and_complete(vm, pc, base, callable, arguments.into_iter().collect())
            }
            Ok(Found::Missing) => {
                let mut text = format!(
                    "{} object does not support the {protocol} protocol (missed {} method)",
                    cx.quoted_type_name(&object),
                    cx.text_of(name)
                );
                let other = if ins.c() < 2 { &names.__aenter__ } else { &names.__enter__ };
                if cx.find_in_class(&class, other).is_some() {
                    let hint = if ins.c() < 2 { "async with" } else { "with" };
                    text.push_str(&format!(
                        " but it supports the {} protocol. Did you mean to use '{hint}'?",
                        if ins.c() < 2 { "asynchronous context manager" } else { "context manager" }
                    ));
                }
                drop(object);
                let _ = (*vm).cx.type_error(&text);
                raised(vm, pc, base)
            }
            Err(_) => {
                drop(object);
                raised(vm, pc, base)
            }
        }
    }
}
