//! Attribute loads and stores, and method windows. An inline cache holds the shape (which implies the class)
//! and, where the value came from the class, the class's version.

use smallvec::{SmallVec, smallvec};

use super::frame::code_of;
use super::invoke::{CallArguments, call_and_complete};
use super::moves::source;
use super::names::{quicken, set_cache};
use super::operand::{done, put, take_a, take_b, take_run};
use super::run::{Step, drop_and_next, handler, instruction, next, put_and_next, raised};
use crate::bytecode::{FRAME_WORDS, MOVE_A, MOVE_B, Op};
use crate::heap::{Attributes, HEADER, Header, Kind, flag};
use crate::native::{Native, Role};
use crate::object::{Class, ClassFlags, Found, Shape, Stored, find_attribute, store_attribute};
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// The shape word of an object, or null when it has no attribute words.
#[inline(always)]
unsafe fn shape_of(bits: Bits) -> *mut Shape {
    // SAFETY: a pointer word points to a live header; the flag says that attribute words follow.
    unsafe {
        if !bits.is_pointer() {
            return std::ptr::null_mut();
        }
        let object = bits.pointer();
        if (*object).flags & flag::ATTRIBUTES == 0 {
            return std::ptr::null_mut();
        }
        (*object.cast::<u8>().add(HEADER).cast::<Attributes>()).shape
    }
}

/// The address of an inline slot of an instance.
#[inline(always)]
unsafe fn inline_slot(bits: Bits, slot: usize) -> *mut Bits {
    // SAFETY: the caller has checked the shape, which implies kind Instance and that many inline slots.
    unsafe { bits.pointer().cast::<u8>().add(HEADER + flag::ATTRIBUTES as usize).cast::<Bits>().add(slot) }
}

/// Writes a loaded value whose object was operand `b`: an owner that is a temp is dropped.
macro_rules! loaded {
    ($bits:expr, $owner:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        let bits = $bits;
        bits.retain();
        if $ins.flags() & MOVE_B != 0 {
            // the owner is a temp: it goes after the value is safe
            if $ins.flags() & crate::bytecode::DROP_A != 0 {
                return put_and_drop($vm, $pc, $base, bits, $owner);
            }
            *$base.add($ins.a()) = bits;
            drop_and_next!($owner, $pc, $base, $vm, $table, 3)
        }
        put_and_next!(bits, $ins, $pc, $base, $vm, $table, 3)
    }};
}

handler! {
    fn load_attr(pc, base, vm, ins, table) {
        return load_attr_slow(vm, pc, base);
    }
    fn load_attr_slot(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if shape_of(owner) as u64 != *pc.add(1) {
            return load_attr_slow(vm, pc, base);
        }
        let bits = *inline_slot(owner, *pc.add(2) as usize);
        loaded!(bits, owner, ins, pc, base, vm, table)
    }
    fn load_attr_class(pc, base, vm, ins, table) {
        return load_attr_slow(vm, pc, base);
    }
    fn load_attr_module(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !owner.is_kind(Kind::Module) {
            return load_attr_slow(vm, pc, base);
        }
        let dict = owner.payload::<Module>().namespace.bits();
        let cache = *pc.add(1);
        if dict.payload::<Dict>().table.version() != cache as u32 {
            return load_attr_slow(vm, pc, base);
        }
        let bits = (*dict.payload::<Dict>().table.first().add((cache >> 32) as usize)).value.bits();
        loaded!(bits, owner, ins, pc, base, vm, table)
    }
    fn load_attr_member(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if shape_of(owner) as u64 != *pc.add(1) {
            return load_attr_slow(vm, pc, base);
        }
        let bits = *inline_slot(owner, *pc.add(2) as usize);
        if bits == Bits::UNSET {
            return load_attr_slow(vm, pc, base);
        }
        loaded!(bits, owner, ins, pc, base, vm, table)
    }
    fn load_attr_type(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !owner.is_kind(Kind::Class) || owner.payload::<Class>().version as u64 != *pc.add(1) {
            return load_attr_slow(vm, pc, base);
        }
        loaded!(Bits(*pc.add(2)), owner, ins, pc, base, vm, table)
    }
    fn load_attr_property(pc, base, vm, ins, table) {
        return load_attr_slow(vm, pc, base);
    }
    fn store_attr(pc, base, vm, ins, table) {
        return store_attr_slow(vm, pc, base);
    }
    fn store_attr_slot(pc, base, vm, ins, table) {
        let owner = *base.add(ins.a());
        if shape_of(owner) as u64 != *pc.add(1) {
            return store_attr_slow(vm, pc, base);
        }
        let place = inline_slot(owner, *pc.add(2) as usize);
        let bits = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
        let old = *place;
        *place = bits;
        if ins.flags() & MOVE_A != 0 {
            return stored_drop(vm, pc, base, old, owner);
        }
        drop_and_next!(old, pc, base, vm, table, 3)
    }
    fn store_attr_add(pc, base, vm, ins, table) {
        let owner = *base.add(ins.a());
        if shape_of(owner) as u64 != *pc.add(1) {
            return store_attr_slow(vm, pc, base);
        }
        // the new shape's last name is in the slot before its next one
        let fresh = *pc.add(2) as *mut Shape;
        let slot = (*fresh).next_slot() - 1;
        let bits = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
        *inline_slot(owner, slot) = bits;
        (*owner.pointer().cast::<u8>().add(HEADER).cast::<Attributes>()).shape = fresh;
        if ins.flags() & MOVE_A != 0 {
            drop_and_next!(owner, pc, base, vm, table, 3)
        }
        next!(pc, base, vm, table, 3)
    }
    fn store_attr_member(pc, base, vm, ins, table) {
        return store_attr_slow(vm, pc, base);
    }
    fn delete_attr(pc, base, vm, ins, table) {
        return delete_attr_slow(vm, pc, base);
    }
    fn load_method(pc, base, vm, ins, table) {
        return load_method_slow(vm, pc, base);
    }
    fn load_method_shape(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        let shape = shape_of(owner);
        let cache = *pc.add(1);
        // the low 48 bits name the class's version, whatever the shape
        if !owner.is_pointer() || Bits::from_pointer((*owner.pointer()).class).payload::<Class>().version as u64 != cache & 0xffff_ffff
            || (shape as u64) >> 4 & 0xffff_ffff != cache >> 32
        {
            return load_method_slow(vm, pc, base);
        }
        let function = Bits(*pc.add(2));
        function.retain();
        if ins.flags() & MOVE_B == 0 {
            owner.retain();
        }
        let window = base.add(ins.a());
        *window = function;
        window.add(1).write(Bits::UNSET);
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        window.add(FRAME_WORDS).write(owner);
        next!(pc, base, vm, table, 3)
    }
    fn load_method_type(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !owner.is_pointer() || (*owner.pointer()).class as u64 != *pc.add(1) {
            return load_method_slow(vm, pc, base);
        }
        let function = Bits(*pc.add(2));
        function.retain();
        if ins.flags() & MOVE_B == 0 {
            owner.retain();
        }
        let window = base.add(ins.a());
        *window = function;
        window.add(1).write(Bits::UNSET);
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        window.add(FRAME_WORDS).write(owner);
        next!(pc, base, vm, table, 3)
    }
    fn load_method_module(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !owner.is_kind(Kind::Module) {
            return load_method_slow(vm, pc, base);
        }
        let dict = owner.payload::<Module>().namespace.bits();
        let cache = *pc.add(1);
        if dict.payload::<Dict>().table.version() != cache as u32 {
            return load_method_slow(vm, pc, base);
        }
        let bits = (*dict.payload::<Dict>().table.first().add((cache >> 32) as usize)).value.bits();
        bits.retain();
        let window = base.add(ins.a());
        *window = Bits::UNSET;
        window.add(1).write(bits);
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        window.add(FRAME_WORDS).write(Bits::UNSET);
        if ins.flags() & MOVE_B != 0 {
            drop_and_next!(owner, pc, base, vm, table, 3)
        }
        next!(pc, base, vm, table, 3)
    }
    fn load_super_attr(pc, base, vm, ins, table) {
        return load_super(vm, pc, base);
    }
    fn load_super_method(pc, base, vm, ins, table) {
        return load_super(vm, pc, base);
    }
    fn load_special(pc, base, vm, ins, table) {
        return load_special_slow(vm, pc, base);
    }
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
unsafe fn put_and_drop(vm: *mut Vm, pc: *const u64, base: *mut Bits, bits: Bits, owner: Bits) -> Step {
    // SAFETY: the caller's promise: `bits` has a count of its own, `owner` is a consumed temp.
    unsafe {
        let step = put(vm, pc, base, bits.into_value());
        owner.release();
        super::finalize::settle(vm, step.pc, step.base)
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn stored_drop(vm: *mut Vm, pc: *const u64, base: *mut Bits, old: Bits, owner: Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        old.release();
        owner.release();
        super::finalize::settle(vm, pc.add(3), base)
    }
}

/// Rewrites a load site after a generic look-up that found something cacheable.
///
/// # Safety
/// `pc` is a `LOAD_ATTR` in LoadedCode; `owner` is what it was loaded from.
unsafe fn specialise_load(cx: &mut Cx, pc: *const u64, owner: &Value, name: &Value) {
    // SAFETY: the caller's promise.
    unsafe {
        match owner.kind() {
            Some(Kind::Instance) => {
                let shape = shape_of(owner.bits());
                if shape.is_null() {
                    return;
                }
                let class = cx.class_of(owner);
                match cx.find_in_class(&class, name) {
                    None => {
                        if let Some(slot) = (*shape).slot(name.bits())
                            && !(*shape).is_dictionary
                            && slot < usize::from((*shape).inline)
                        {
                            // a class that gains a data descriptor of this name later gives its instances
                            // no new shape: `cacheable` keeps that in mind
                            set_cache(pc, 0, shape as u64);
                            set_cache(pc, 1, slot as u64);
                            quicken(pc, Op::LoadAttrSlot);
                        }
                    }
                    Some(found) if found.is_kind(Kind::Member) => {
                        let slot = found.bits().payload::<crate::types::descriptor::Member>().slot;
                        if slot < usize::from((*shape).inline) {
                            set_cache(pc, 0, shape as u64);
                            set_cache(pc, 1, slot as u64);
                            quicken(pc, Op::LoadAttrMember);
                        }
                    }
                    Some(_) => {}
                }
            }
            Some(Kind::Module) => {
                let namespace = owner.bits().payload::<Module>().namespace.clone();
                if let Some((version, index)) = versioned_entry(cx, &namespace, name) {
                    set_cache(pc, 0, u64::from(version) | (index as u64) << 32);
                    quicken(pc, Op::LoadAttrModule);
                }
            }
            _ => {}
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

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_attr_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = (&(code_of(base).names))[ins.c()].clone();
        let owner = take_b(base, ins);
        if ins.op() != Op::LoadAttr {
            quicken(pc, Op::LoadAttr);
        }
        specialise_load(&mut (*vm).cx, pc, &owner, &name);
        load_attribute(vm, pc, base, owner, name)
    }
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
                super::operand::complete(vm, pc, base, value)
            }
            Ok(Found::Method(function)) => match cx.method(function, owner) {
                Ok(method) => super::operand::complete(vm, pc, base, method),
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
                    return super::operand::complete(vm, pc, base, value);
                }
                Ok(Found::Method(function)) => {
                    return match cx.method(function, owner) {
                        Ok(method) => super::operand::complete(vm, pc, base, method),
                        Err(_) => raised(vm, pc, base),
                    };
                }
                Ok(Found::Call { .. } | Found::Missing) => {}
                Err(_) => drop(std::mem::take(&mut (*vm).raised)),
            }
        }
        let registers = smallvec![Value::small_int(0), owner, name, Value::UNSET];
        super::native_frame::start(vm, pc, base, &super::access::GET_ATTRIBUTE, registers)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn store_attr_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = (&(code_of(base).names))[ins.c()].clone();
        let value = take_b(base, ins);
        let owner = take_a(base, ins);
        if ins.op() != Op::StoreAttr {
            quicken(pc, Op::StoreAttr);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let flags = cx.class_flags(&owner);
        if flags.has(ClassFlags::SETATTR) {
            let name_of = &cx.names().__setattr__;
            if let Some(method) = crate::object::find_special(cx, &owner, name_of)
                && !method.is_kind(Kind::Native)
            {
                return call_and_complete(vm, pc, base, method, smallvec![owner, name, value]);
            }
        }
        let before = shape_of(owner.bits());
        match store_attribute(cx, &owner, &name, Some(value)) {
            Ok(Stored::Done) => {
                specialise_store(cx, pc, &owner, &name, before);
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

/// # Safety
/// As `specialise_load`; `before` is the shape before the store.
unsafe fn specialise_store(cx: &mut Cx, pc: *const u64, owner: &Value, name: &Value, before: *mut Shape) {
    // SAFETY: the caller's promise.
    unsafe {
        let after = shape_of(owner.bits());
        if before.is_null() || after.is_null() || (*after).is_dictionary || !owner.is_kind(Kind::Instance) {
            return;
        }
        let class = cx.class_of(owner);
        if let Some(found) = cx.find_in_class(&class, name) {
            if found.is_kind(Kind::Member) && before == after {
                let slot = found.bits().payload::<crate::types::descriptor::Member>().slot;
                if slot < usize::from((*after).inline) {
                    set_cache(pc, 0, after as u64);
                    set_cache(pc, 1, slot as u64);
                    quicken(pc, Op::StoreAttrSlot);
                }
            }
            return;
        }
        let Some(slot) = (*after).slot(name.bits()) else { return };
        if slot >= usize::from((*after).inline) {
            return;
        }
        set_cache(pc, 0, before as u64);
        if before == after {
            set_cache(pc, 1, slot as u64);
            quicken(pc, Op::StoreAttrSlot);
        } else if (*before).inline == (*after).inline && (*after).next_slot() == slot + 1 {
            set_cache(pc, 1, after as u64);
            quicken(pc, Op::StoreAttrAdd);
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn delete_attr_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
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
                && !method.is_kind(Kind::Native)
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

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_method_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = (&(code_of(base).names))[ins.c()].clone();
        let owner = take_b(base, ins);
        if ins.op() != Op::LoadMethod {
            quicken(pc, Op::LoadMethod);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let flags = cx.class_flags(&owner);
        if flags.has(ClassFlags::GETATTRIBUTE) {
            return load_attribute(vm, pc, base, owner, name);
        }
        match find_attribute(cx, &owner, &name) {
            Ok(Found::Method(function)) => {
                specialise_method(cx, pc, &owner, &function);
                put_method(vm, pc, base, function, owner)
            }
            Ok(Found::Value(value)) => {
                if owner.is_kind(Kind::Module) {
                    let namespace = owner.bits().payload::<Module>().namespace.clone();
                    if let Some((version, index)) = versioned_entry(cx, &namespace, &name) {
                        set_cache(pc, 0, u64::from(version) | (index as u64) << 32);
                        quicken(pc, Op::LoadMethodModule);
                    }
                }
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

/// # Safety
/// As `specialise_load`.
unsafe fn specialise_method(cx: &mut Cx, pc: *const u64, owner: &Value, function: &Value) {
    // SAFETY: the caller's promise.
    unsafe {
        let class = cx.class_of(owner);
        let payload = class.bits().payload::<Class>();
        if payload.version == 0 {
            return;
        }
        if owner.is_kind(Kind::Instance) && function.is_kind(Kind::Function) {
            let shape = shape_of(owner.bits());
            if !shape.is_null() && (*shape).is_dictionary {
                return;
            }
            set_cache(pc, 0, u64::from(payload.version) | ((shape as u64) >> 4 & 0xffff_ffff) << 32);
            set_cache(pc, 1, function.bits().0);
            quicken(pc, Op::LoadMethodShape);
        } else if payload.flags.has(ClassFlags::IMMUTABLE)
            && function.get::<Native>(cx).is_some_and(|native| native.role() == Role::Method)
            && shape_of(owner.bits()).is_null()
            && !matches!(owner.kind(), Some(Kind::Class | Kind::Module | Kind::Function))
        {
            // a builtin class does not change
            set_cache(pc, 0, class.bits().pointer() as u64);
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
        super::finalize::settle(vm, pc.add(ins.op().words()), base)
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
        super::finalize::settle(vm, pc.add(ins.op().words()), base)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_super(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
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
            let arguments: CallArguments = smallvec![callable, class, receiver, name];
            return super::invoke::call_prelude(vm, pc, base, "super_attribute_of_other", arguments);
        }
        let is_method = ins.op() == Op::LoadSuperMethod;
        match crate::types::super_type::find_through(cx, &class, &receiver, &name) {
            Ok(Found::Method(function)) if is_method => put_method(vm, pc, base, function, receiver),
            Ok(Found::Method(function)) => match cx.method(function, receiver) {
                Ok(method) => put(vm, pc, base, method),
                Err(_) => raised(vm, pc, base),
            },
            Ok(Found::Value(value)) => super::operand::complete(vm, pc, base, value),
            Ok(Found::Call { callable, arguments }) => {
                call_and_complete(vm, pc, base, callable, arguments.into_iter().collect())
            }
            Ok(Found::Missing) => {
                let text = format!("'super' object has no attribute {}", cx.repr_of_name(&name));
                let _ = cx.attribute_error(&text);
                raised(vm, pc, base)
            }
            Err(_) => raised(vm, pc, base),
        }
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_special_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
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

const _: () = assert!(size_of::<Header>() == 16);
