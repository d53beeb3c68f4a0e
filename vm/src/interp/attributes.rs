//! Attribute loads and stores, and method windows.
//!
//! An inline cache holds the mark of an object's shape, which stands for its class, its layout and the class's
//! version, and what was found: a slot, a value of the class, a property's getter, a function. A class object
//! is known by its version. A site that keeps meeting other shapes turns to the table that all such sites
//! share (`shared`).
//!
//! - this file: the handlers
//! - `learn`: what a site may know, and how it is written down
//! - `shared`: the table of sites that see many shapes
//! - `load`, `store`, `method`: the slow paths

mod learn;
mod load;
mod method;
mod shared;
mod store;

use super::LoadedCode;
use super::calls::{destroy_two_then, enter_at, no_room};
use super::frame::{COMPLETE, PUT, code_of, write_record};
use super::moves::source;
use super::run::{drop_and_next, handler, instruction, next, put_and_next};
use crate::bytecode::{DROP_A, FRAME_WORDS, MOVE_A, MOVE_B};
use crate::fiber::Generator;
use crate::heap::{Attributes, HEADER, Header, Kind, flag};
use crate::native::GetSetRow;
use crate::object::{Class, Shape};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::module::Module;
use crate::value::{Bits, lend};
use load::{load_attr_slow, put_and_drop};
use method::{load_method_slow, load_super_slow};
use shared::{mark_of, site};
use store::{store_attr_slow, stored_drop};

pub(crate) use method::put_window_value;
pub use shared::SharedSite;

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

/// Whether an object's shape has this number in a cache word, whatever the version of its class.
#[inline(always)]
unsafe fn has_number(bits: Bits, cache: u64) -> bool {
    // SAFETY: as `shape_of`.
    unsafe {
        let shape = shape_of(bits);
        !shape.is_null() && (*shape).number() == cache as u32
    }
}

/// Whether an object's shape has this mark.
#[inline(always)]
unsafe fn has_mark(bits: Bits, cache: u64) -> bool {
    // SAFETY: as `shape_of`.
    unsafe {
        let shape = shape_of(bits);
        !shape.is_null() && (*shape).mark == cache
    }
}

/// Whether an object's class has this version.
#[inline(always)]
unsafe fn has_class_version(bits: Bits, cache: u64) -> bool {
    // SAFETY: a pointer word points to a live object, whose class is one.
    unsafe {
        bits.is_pointer()
            && Bits::from_pointer((*bits.pointer()).class).payload::<Class>().version as u64 == cache
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
            if $ins.flags() & DROP_A != 0 {
                return put_and_drop($pc, $base, $vm, bits.0, $table);
            }
            *$base.add($ins.a()) = bits;
            drop_and_next!($owner, $pc, $base, $vm, $table, 3)
        }
        put_and_next!(bits, $ins, $pc, $base, $vm, $table, 3)
    }};
}

/// Where the frame of a property's function begins: on top of the stack.
#[inline(always)]
unsafe fn place_on_top(base: *mut Bits) -> *mut Bits {
    // SAFETY: the caller's promise: `base` is the frame that runs.
    unsafe {
        let own = code_of(base);
        let top = if own.is_generator() {
            Generator::of_base(base).stack_top
        } else {
            base.add(own.registers as usize)
        };
        top.add(FRAME_WORDS)
    }
}

/// Enters a property's getter, whose frame lies on top of the stack and whose result lands in `a`.
macro_rules! enter_getter {
    ($getter:expr, $owner:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        let getter = $getter;
        let code: *const LoadedCode = getter.payload::<Function>().code;
        let fresh = place_on_top($base);
        if (*code).plain_arguments != 1 || no_room!($vm, fresh, (*code).registers) {
            return load_attr($pc, $base, $vm, $ins.0, $table);
        }
        getter.retain();
        if $ins.flags() & MOVE_B == 0 {
            $owner.retain();
        }
        fresh.sub(FRAME_WORDS).write(getter);
        fresh.write($owner);
        enter_at!($pc, $base, $vm, $table, fresh, code, 1, $pc as u64 | PUT)
    }};
}

/// Fills a method window with a function and its receiver, operand `b`, and goes on.
macro_rules! put_method {
    ($function:expr, $owner:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        let function = $function;
        function.retain();
        if $ins.flags() & MOVE_B == 0 {
            $owner.retain();
        }
        let window = $base.add($ins.a());
        window.write(function);
        window.add(1).write(Bits::UNSET);
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        window.add(FRAME_WORDS).write($owner);
        next!($pc, $base, $vm, $table, 3)
    }};
}

/// Fills a method window with a callable that is no method, loaded from operand `b`, and goes on.
macro_rules! put_callable {
    ($value:expr, $owner:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr) => {{
        let value = $value;
        value.retain();
        let window = $base.add($ins.a());
        window.write(Bits::UNSET);
        window.add(1).write(value);
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        window.add(FRAME_WORDS).write(Bits::UNSET);
        if $ins.flags() & MOVE_B != 0 {
            drop_and_next!($owner, $pc, $base, $vm, $table, 3)
        }
        next!($pc, $base, $vm, $table, 3)
    }};
}

/// The value of a module's name whose key version and entry are cached, or the slow path.
macro_rules! module_entry {
    ($owner:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr, $slow:ident) => {{
        if !$owner.is_kind(Kind::Module) {
            return $slow($pc, $base, $vm, $ins.0, $table);
        }
        let dict = $owner.payload::<Module>().namespace.bits();
        let cache = *$pc.add(1);
        if dict.payload::<Dict>().table.version() != cache as u32 {
            return $slow($pc, $base, $vm, $ins.0, $table);
        }
        (*dict.payload::<Dict>().table.first().add((cache >> 32) as usize)).value.bits()
    }};
}

handler! {
    fn load_attr(pc, base, vm, ins, table) {
        return load_attr_slow(vm, pc, base);
    }
    fn load_attr_slot(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !has_number(owner, *pc.add(1)) {
            return load_attr(pc, base, vm, ins.0, table);
        }
        let bits = *inline_slot(owner, *pc.add(2) as usize);
        loaded!(bits, owner, ins, pc, base, vm, table)
    }
    fn load_attr_member(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !has_number(owner, *pc.add(1)) {
            return load_attr(pc, base, vm, ins.0, table);
        }
        let bits = *inline_slot(owner, *pc.add(2) as usize);
        if bits == Bits::UNSET {
            return load_attr(pc, base, vm, ins.0, table);
        }
        loaded!(bits, owner, ins, pc, base, vm, table)
    }
    fn load_attr_class(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !has_mark(owner, *pc.add(1)) {
            return load_attr(pc, base, vm, ins.0, table);
        }
        loaded!(Bits(*pc.add(2)), owner, ins, pc, base, vm, table)
    }
    fn load_attr_module(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        let bits = module_entry!(owner, ins, pc, base, vm, table, load_attr);
        loaded!(bits, owner, ins, pc, base, vm, table)
    }
    fn load_attr_type(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !owner.is_kind(Kind::Class) || owner.payload::<Class>().version as u64 != *pc.add(1) {
            return load_attr(pc, base, vm, ins.0, table);
        }
        loaded!(Bits(*pc.add(2)), owner, ins, pc, base, vm, table)
    }
    fn load_attr_property(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !has_mark(owner, *pc.add(1)) {
            return load_attr(pc, base, vm, ins.0, table);
        }
        enter_getter!(Bits(*pc.add(2)), owner, ins, pc, base, vm, table)
    }
    fn load_attr_computed(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !has_class_version(owner, *pc.add(1)) {
            return load_attr(pc, base, vm, ins.0, table);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let row = *pc.add(2) as *const GetSetRow;
        let value = match ((*row).get)(&mut (*vm).cx, &lend(base.add(ins.b()), 1)[0]) {
            Ok(value) => value.into_bits(),
            Err(_) => return load::computed_failed(vm, pc, base),
        };
        let place = base.add(ins.a());
        let old = if ins.flags() & DROP_A != 0 { *place } else { Bits::UNSET };
        *place = value;
        if ins.flags() & MOVE_B != 0 && owner.release_is_last() {
            return destroy_two_then(vm, owner, old, pc.add(3), base);
        }
        drop_and_next!(old, pc, base, vm, table, 3)
    }
    fn load_attr_shared(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        let (mark, name) = (mark_of(owner), *pc.add(1));
        let site = site(vm, mark, name);
        if (*site).mark != mark || (*site).key != name {
            return load_attr(pc, base, vm, ins.0, table);
        }
        match (*site).what {
            shared::SLOT => {
                let bits = *inline_slot(owner, (*site).word as usize);
                if bits == Bits::UNSET {
                    return load_attr(pc, base, vm, ins.0, table);
                }
                loaded!(bits, owner, ins, pc, base, vm, table)
            }
            shared::VALUE => {
                loaded!(Bits((*site).word), owner, ins, pc, base, vm, table)
            }
            _ => return load_attr_shared_getter(pc, base, vm, site as u64, table),
        }
    }
    /// LOAD_ATTR_SHARED of neither a slot nor a value; the site is in the place of the instruction.
    fn load_attr_shared_getter(pc, base, vm, ins, table) {
        let site = ins.0 as *const SharedSite;
        let ins = instruction(pc);
        if (*site).what != shared::GETTER {
            return load_attr(pc, base, vm, ins.0, table);
        }
        enter_getter!(Bits((*site).word), *base.add(ins.b()), ins, pc, base, vm, table)
    }
    fn store_attr(pc, base, vm, ins, table) {
        return store_attr_slow(vm, pc, base);
    }
    fn store_attr_slot(pc, base, vm, ins, table) {
        let owner = *base.add(ins.a());
        if !has_number(owner, *pc.add(1)) {
            return store_attr(pc, base, vm, ins.0, table);
        }
        let place = inline_slot(owner, *pc.add(2) as usize);
        let bits = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
        let old = *place;
        *place = bits;
        if ins.flags() & MOVE_A != 0 {
            return stored_drop(pc, base, vm, old.0, table);
        }
        drop_and_next!(old, pc, base, vm, table, 3)
    }
    fn store_attr_add(pc, base, vm, ins, table) {
        let owner = *base.add(ins.a());
        if !has_number(owner, *pc.add(1)) {
            return store_attr(pc, base, vm, ins.0, table);
        }
        let bits = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
        add_slot(owner, *pc.add(2) as *mut Shape, bits);
        if ins.flags() & MOVE_A != 0 {
            drop_and_next!(owner, pc, base, vm, table, 3)
        }
        next!(pc, base, vm, table, 3)
    }
    fn store_attr_property(pc, base, vm, ins, table) {
        let owner = *base.add(ins.a());
        if !has_mark(owner, *pc.add(1)) {
            return store_attr(pc, base, vm, ins.0, table);
        }
        let setter = Bits(*pc.add(2));
        let code: *const LoadedCode = setter.payload::<Function>().code;
        let fresh = place_on_top(base);
        if (*code).plain_arguments != 2 || no_room!(vm, fresh, (*code).registers) {
            return store_attr(pc, base, vm, ins.0, table);
        }
        setter.retain();
        if ins.flags() & MOVE_A == 0 {
            owner.retain();
        }
        fresh.sub(FRAME_WORDS).write(setter);
        fresh.write(owner);
        fresh.add(1).write(source!(base, ins.b(), ins.flags() & MOVE_B != 0));
        enter_at!(pc, base, vm, table, fresh, code, 2, pc as u64 | COMPLETE)
    }
    fn store_attr_shared(pc, base, vm, ins, table) {
        let owner = *base.add(ins.a());
        let (mark, key) = (mark_of(owner), *pc.add(1));
        let site = site(vm, mark, key);
        if (*site).mark != mark || (*site).key != key {
            return store_attr(pc, base, vm, ins.0, table);
        }
        let bits = source!(base, ins.b(), ins.flags() & MOVE_B != 0);
        let mut old = Bits::UNSET;
        if (*site).what == shared::SLOT {
            let place = inline_slot(owner, (*site).word as usize);
            old = *place;
            *place = bits;
        } else {
            add_slot(owner, (*site).word as *mut Shape, bits);
        }
        if ins.flags() & MOVE_A != 0 {
            return stored_drop(pc, base, vm, old.0, table);
        }
        drop_and_next!(old, pc, base, vm, table, 3)
    }
    fn delete_attr(pc, base, vm, ins, table) {
        return store::delete_attr_slow(vm, pc, base);
    }
    fn load_method(pc, base, vm, ins, table) {
        return load_method_slow(vm, pc, base);
    }
    fn load_method_shape(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !has_mark(owner, *pc.add(1)) {
            return load_method(pc, base, vm, ins.0, table);
        }
        put_method!(Bits(*pc.add(2)), owner, ins, pc, base, vm, table)
    }
    fn load_method_type(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !has_class_version(owner, *pc.add(1)) {
            return load_method(pc, base, vm, ins.0, table);
        }
        put_method!(Bits(*pc.add(2)), owner, ins, pc, base, vm, table)
    }
    fn load_method_class(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !owner.is_kind(Kind::Class) || owner.payload::<Class>().version as u64 != *pc.add(1) {
            return load_method(pc, base, vm, ins.0, table);
        }
        put_method!(Bits(*pc.add(2)), owner, ins, pc, base, vm, table)
    }
    fn load_method_class_value(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        if !owner.is_kind(Kind::Class) || owner.payload::<Class>().version as u64 != *pc.add(1) {
            return load_method(pc, base, vm, ins.0, table);
        }
        put_callable!(Bits(*pc.add(2)), owner, ins, pc, base, vm, table)
    }
    fn load_method_module(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        let bits = module_entry!(owner, ins, pc, base, vm, table, load_method);
        put_callable!(bits, owner, ins, pc, base, vm, table)
    }
    fn load_method_shared(pc, base, vm, ins, table) {
        let owner = *base.add(ins.b());
        let (mark, name) = (mark_of(owner), *pc.add(1));
        let site = site(vm, mark, name);
        if (*site).mark != mark || (*site).key != name {
            return load_method(pc, base, vm, ins.0, table);
        }
        match (*site).what {
            shared::METHOD => {
                put_method!(Bits((*site).word), owner, ins, pc, base, vm, table)
            }
            shared::VALUE => {
                put_callable!(Bits((*site).word), owner, ins, pc, base, vm, table)
            }
            shared::SLOT => {
                let bits = *inline_slot(owner, (*site).word as usize);
                if bits == Bits::UNSET {
                    return load_method(pc, base, vm, ins.0, table);
                }
                put_callable!(bits, owner, ins, pc, base, vm, table)
            }
            _ => return load_method(pc, base, vm, ins.0, table),
        }
    }
    fn load_super_attr(pc, base, vm, ins, table) {
        return load_super_slow(vm, pc, base);
    }
    fn load_super_method(pc, base, vm, ins, table) {
        return load_super_slow(vm, pc, base);
    }
    fn load_super_method_shared(pc, base, vm, ins, table) {
        let run = base.add(ins.b());
        let (callable, class, receiver) = (*run, *run.add(1), *run.add(2));
        let mark = shared::super_mark(class, receiver);
        let key = code_of(base).names.get_unchecked(ins.c()).bits().0 | shared::SUPER;
        let site = site(vm, mark, key);
        if (*site).mark != mark || (*site).key != key || callable != (*vm).types.super_type.bits() {
            return load_super_method(pc, base, vm, ins.0, table);
        }
        // both are kept alive by others: `super` by the VM, the class by its method
        (*callable.pointer()).count -= 1;
        (*class.pointer()).count -= 1;
        let function = Bits((*site).word);
        function.retain();
        let window = base.add(ins.a());
        window.write(function);
        window.add(1).write(Bits::UNSET);
        window.add(2).write(Bits::UNSET);
        window.add(3).write(Bits::UNSET);
        window.add(FRAME_WORDS).write(receiver);
        next!(pc, base, vm, table, 2)
    }
    fn load_special(pc, base, vm, ins, table) {
        return method::load_special_slow(vm, pc, base);
    }
}

/// Gives an instance the next slot of its class's tree of shapes, with a value.
///
/// # Safety
/// `fresh` is a child of the instance's shape, and its last slot lies inside.
#[inline(always)]
unsafe fn add_slot(owner: Bits, fresh: *mut Shape, bits: Bits) {
    // SAFETY: the caller's promise; the new shape's last name is in the slot before its next one.
    unsafe {
        let slot = (*fresh).next_slot() - 1;
        *inline_slot(owner, slot) = bits;
        (*owner.pointer().cast::<u8>().add(HEADER).cast::<Attributes>()).shape = fresh;
    }
}

const _: () = assert!(size_of::<Header>() == 16);
