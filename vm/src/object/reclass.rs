//! Giving an object another class: `__class__` assignment.

use super::{Class, ClassFlags, attributes_dict};
use crate::error::Answer;
use crate::heap::{Header, Kind, flag};
use crate::types::class::layout::layout_owner;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Makes `class` the class of an object, when the layouts agree.
pub fn change_class(cx: &mut Cx, object: &Value, class: &Value) -> Answer<()> {
    let old = cx.class_of(object);
    if old.is(class) {
        return Ok(());
    }
    let facts = |cx: &Cx, class: &Value| {
        class.get::<Class>(cx).map(|class| {
            (
                class.kind,
                class.slots,
                class.flags.0 & ClassFlags::HAS_DICT,
                class.flags,
                class.root_shape.is_null(),
            )
        })
    };
    let (Some(from), Some(to)) = (facts(cx, &old), facts(cx, class)) else {
        return Err(cx.system_error("a class was expected"));
    };
    let mutable = from.3.has(ClassFlags::HEAP) && to.3.has(ClassFlags::HEAP);
    let modules = from.0 == Kind::Module && to.0 == Kind::Module;
    if !mutable && !modules {
        return Err(
            cx.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    let same_slots = same_slot_names(cx, &old, class);
    let same = from.0 == to.0 && from.1 == to.1 && from.2 == to.2 && from.4 == to.4;
    if !same || !same_slots || !modules && !same_base(cx, &old, class) {
        let text = format!(
            "__class__ assignment: {} object layout differs from {}",
            cx.quoted_class_name(class),
            cx.quoted_class_name(&old)
        );
        return Err(cx.type_error(&text));
    }
    let dict = if from.4 { None } else { attributes_dict(cx, object)? };
    // SAFETY: the object is alive; counts of classes are kept by the flag; shapes belong to the new class.
    unsafe {
        let header = object.bits().pointer();
        if to.3.has(ClassFlags::HEAP) {
            class.bits().retain();
        }
        let owned = (*header).flags & flag::OWNS_CLASS != 0;
        (*header).class = class.bits().pointer();
        (*header).flags &= !(flag::OWNS_CLASS | flag::HAS_FINALIZER);
        if to.3.has(ClassFlags::HEAP) {
            (*header).flags |= flag::OWNS_CLASS;
        }
        if to.3.has(ClassFlags::FINALIZED) {
            (*header).flags |= flag::HAS_FINALIZER;
        }
        if let Some(attributes) = Header::attributes(header) {
            (*attributes).shape = class.bits().payload::<Class>().root_shape;
        }
        if owned {
            Bits::from_pointer(old.bits().pointer()).release();
        }
    }
    if object.is_kind(Kind::Class) {
        // another metaclass
        cx.slots_changed(object);
    }
    match dict {
        Some(dict) => super::install_dict(cx, object, dict),
        None => Ok(()),
    }
}

fn same_base(cx: &Cx, one: &Value, two: &Value) -> bool {
    let (one, two) = (layout_owner(cx, one), layout_owner(cx, two));
    one.is(&two)
        || one.get::<Class>(cx).is_some_and(|one| one.row.is_none())
            && two.get::<Class>(cx).is_some_and(|two| two.row.is_none())
}

/// Whether the slots of two classes have the same names in the same order.
fn same_slot_names(cx: &mut Cx, one: &Value, two: &Value) -> bool {
    let names = |cx: &Cx, class: &Value| {
        let order = class.get::<Class>(cx).map(|class| class.order.clone()).unwrap_or_default();
        let mut names = Vec::new();
        for class in cx.tuple_items(&order) {
            let Some(payload) = class.get::<Class>(cx) else { continue };
            for (_, value) in cx.dict_pairs(&payload.namespace) {
                if let Some(member) = value.get::<crate::types::descriptor::Member>(cx) {
                    names.push((member.slot, cx.text_of(&member.name)));
                }
            }
        }
        names.sort();
        names
    };
    names(cx, one) == names(cx, two)
}
