//! What a site may know of an access, and how it is written into the site: at first for the one shape it has
//! met, after some misses for all sites of its kind together.

use super::shared::{self, remember};
use super::{inline_slot, shape_of};
use crate::bytecode::Op;
use crate::heap::Kind;
use crate::interp::names::{quicken, set_cache};
use crate::interp::run::instruction;
use crate::native::{Native, Role};
use crate::object::{Class, ClassFlags, is_data_descriptor};
use crate::types::descriptor::{ClassMethod, Member, Property, StaticMethod};
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// What a name means for every object of one shape, or for a class.
#[derive(Clone, Copy)]
pub(super) enum Known {
    /// An inline slot, always set.
    Slot(usize),
    /// An inline slot of `__slots__`, perhaps not set.
    Member(usize),
    /// A value of the class.
    Value(Bits),
    /// The function of a property.
    Getter(Bits),
    /// A function that takes the object first.
    Method(Bits),
}

impl Known {
    fn entry(self) -> (u64, u64) {
        match self {
            Known::Slot(slot) | Known::Member(slot) => (shared::SLOT, slot as u64),
            Known::Value(bits) => (shared::VALUE, bits.0),
            Known::Getter(bits) => (shared::GETTER, bits.0),
            Known::Method(bits) => (shared::METHOD, bits.0),
        }
    }
}

/// What reading a name finds through objects with this one's shape, and the shape's mark.
pub(super) fn through_shape(cx: &mut Cx, owner: &Value, name: &Value) -> Option<(u64, Known)> {
    // SAFETY: the object is alive; its shape lives as long as its class.
    unsafe {
        let shape = shape_of(owner.bits());
        if shape.is_null() || (*shape).number() == 0 || (*shape).mark >> 32 == 0 {
            return None;
        }
        let class = cx.class_of(owner);
        if cx.class_flags(owner).has(ClassFlags::GETATTRIBUTE) {
            return None;
        }
        let inline = if owner.is_kind(Kind::Instance) { usize::from((*shape).inline) } else { 0 };
        let found = cx.find_in_class(&class, name);
        if let Some(found) = &found
            && is_data_descriptor(cx, found)
        {
            let known = data_descriptor(cx, found, inline)?;
            // where a getter raises AttributeError, `__getattr__` has a say
            let is_final =
                !matches!(known, Known::Getter(_)) || !cx.class_flags(owner).has(ClassFlags::GETATTR);
            return is_final.then_some(((*shape).mark, known));
        }
        if (*shape).is_dictionary {
            return None;
        }
        if let Some(slot) = (*shape).slot(name.bits()) {
            let is_set = slot < inline && *inline_slot(owner.bits(), slot) != Bits::UNSET;
            return if is_set { Some(((*shape).mark, Known::Slot(slot))) } else { None };
        }
        Some(((*shape).mark, class_value(cx, &found?, true)?))
    }
}

/// A slot, or the getter of a property.
fn data_descriptor(cx: &Cx, found: &Value, inline: usize) -> Option<Known> {
    if let Some(member) = found.get::<Member>(cx) {
        return if member.slot < inline { Some(Known::Member(member.slot)) } else { None };
    }
    let getter = found.get::<Property>(cx)?.getter.bits();
    if !getter.is_kind(Kind::Function) || found.class_is_not(cx, &cx.types().property) {
        return None;
    }
    // SAFETY: just seen to be a function, whose code is alive.
    let plain = unsafe { (*getter.payload::<Function>().code).plain_arguments };
    if plain == 1 { Some(Known::Getter(getter)) } else { None }
}

/// What a value that a class holds, no data descriptor, is through an instance or through the class.
fn class_value(cx: &mut Cx, found: &Value, through_instance: bool) -> Option<Known> {
    match found.kind() {
        None => Some(Known::Value(found.bits())),
        Some(Kind::Function) if through_instance && !cx.is_special(found) => {
            Some(Known::Method(found.bits()))
        }
        Some(Kind::Function) => Some(Known::Value(found.bits())),
        Some(Kind::Native) => {
            let role = found.get::<Native>(cx)?.role();
            match role {
                Role::Method | Role::Wrapper if through_instance => Some(Known::Method(found.bits())),
                Role::Function => Some(Known::Value(found.bits())),
                Role::Method | Role::Wrapper | Role::Class | Role::Static | Role::New => None,
            }
        }
        Some(Kind::StaticMethod) => {
            let function = found.get::<StaticMethod>(cx)?.function.bits();
            if found.class_is_not(cx, &cx.types().static_method) {
                None
            } else {
                Some(Known::Value(function))
            }
        }
        Some(Kind::ClassMethod) if !through_instance => {
            let function = found.get::<ClassMethod>(cx)?.function.bits();
            let plain = function.is_kind(Kind::Function) && !found.class_is_not(cx, &cx.types().class_method);
            if plain { Some(Known::Method(function)) } else { None }
        }
        Some(Kind::ClassMethod) => None,
        Some(Kind::Property | Kind::Member | Kind::GetSet) if through_instance => None,
        Some(_) => {
            let flags = cx.class_flags(found);
            if flags.has(ClassFlags::DESCRIPTOR) { None } else { Some(Known::Value(found.bits())) }
        }
    }
}

/// What reading a name of a class finds, and what the class is known by. `Method`: the class comes first.
pub(super) fn through_class(cx: &mut Cx, class: &Value, name: &Value) -> Option<(u64, Known)> {
    let version = class.get::<Class>(cx)?.version;
    let metaclass = cx.class_of(class);
    if version == 0 || cx.class_flags(class).has(ClassFlags::GETATTRIBUTE) {
        return None;
    }
    if let Some(found) = cx.find_in_class(&metaclass, name)
        && is_data_descriptor(cx, &found)
    {
        return None;
    }
    let found = cx.find_in_class(class, name)?;
    Some((u64::from(version), class_value(cx, &found, false)?))
}

trait ClassIs {
    /// Whether it is an instance of a subclass, which may bind in a way of its own.
    fn class_is_not(&self, cx: &Cx, class: &Value) -> bool;
}

impl ClassIs for Value {
    fn class_is_not(&self, cx: &Cx, class: &Value) -> bool {
        cx.class_bits(self).0 != class.bits()
    }
}

/// How often a site may learn another shape before it turns to the shared table.
const PATIENCE: u8 = 4;

/// Counts a miss of a site that knew something; whether its patience is over. The count lies in the flags
/// that rows of attributes leave free.
///
/// # Safety
/// `pc` is an attribute instruction of LoadedCode.
pub(super) unsafe fn miss(pc: *const u64, generic: Op) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let mut count = ins.flags() >> 4;
        if ins.op() != generic && count < PATIENCE {
            count += 1;
            let word = pc.cast_mut();
            *word += 1 << 12;
        }
        count >= PATIENCE
    }
}

/// Writes what a LOAD_ATTR has learnt into it.
///
/// # Safety
/// As `miss`.
pub(super) unsafe fn teach_load(
    cx: &mut Cx,
    pc: *const u64,
    owner: &Value,
    name: &Value,
    (mark, known): (u64, Known),
) {
    // SAFETY: the caller's promise.
    unsafe {
        let is_class = owner.is_kind(Kind::Class);
        if miss(pc, Op::LoadAttr) {
            let (what, word) = known.entry();
            remember(cx, if is_class { mark << 32 } else { mark }, 0, name, what, word);
            set_cache(pc, 0, name.bits().0);
            return quicken(pc, Op::LoadAttrShared);
        }
        let (op, word) = match known {
            Known::Slot(slot) => (Op::LoadAttrSlot, slot as u64),
            Known::Member(slot) => (Op::LoadAttrMember, slot as u64),
            Known::Value(bits) if is_class => (Op::LoadAttrType, bits.0),
            Known::Value(bits) => (Op::LoadAttrClass, bits.0),
            Known::Getter(bits) => (Op::LoadAttrProperty, bits.0),
            Known::Method(_) => return,
        };
        set_cache(pc, 0, mark);
        set_cache(pc, 1, word);
        quicken(pc, op);
    }
}

/// Writes what a LOAD_METHOD has learnt into it.
///
/// # Safety
/// As `miss`.
pub(super) unsafe fn teach_method(
    cx: &mut Cx,
    pc: *const u64,
    owner: &Value,
    name: &Value,
    (mark, known): (u64, Known),
) {
    // SAFETY: the caller's promise.
    unsafe {
        let is_class = owner.is_kind(Kind::Class);
        if miss(pc, Op::LoadMethod) {
            let (what, word) = known.entry();
            remember(cx, if is_class { mark << 32 } else { mark }, 0, name, what, word);
            set_cache(pc, 0, name.bits().0);
            return quicken(pc, Op::LoadMethodShared);
        }
        let (op, word) = match known {
            Known::Method(bits) if is_class => (Op::LoadMethodClass, bits.0),
            Known::Method(bits) => (Op::LoadMethodShape, bits.0),
            Known::Value(bits) if is_class => (Op::LoadMethodClassValue, bits.0),
            Known::Value(_) | Known::Slot(_) | Known::Member(_) | Known::Getter(_) => return,
        };
        set_cache(pc, 0, mark);
        set_cache(pc, 1, word);
        quicken(pc, op);
    }
}
