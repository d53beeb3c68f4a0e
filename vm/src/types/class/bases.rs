//! Assigning `__bases__`: the class and all its subclasses are linearised anew.

use super::layout::{best_base, layout_owner};
use crate::error::Answer;
use crate::heap::Kind;
use crate::object::{Class, ClassFlags, linearise};
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Sets `__bases__`.
pub fn set_bases(cx: &mut Cx, class: &Value, value: Option<Value>) -> Answer<()> {
    let name = cx.class_name(class);
    if class.get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::IMMUTABLE)) {
        return Err(cx.type_error(&format!("cannot set '__bases__' attribute of immutable type '{name}'")));
    }
    let Some(value) = value else {
        return Err(cx.type_error(&format!("cannot delete '__bases__' attribute of immutable type '{name}'")));
    };
    if !value.is_kind(Kind::Tuple) {
        let text = format!("can only assign tuple to {name}.__bases__, not {}", cx.type_name(&value));
        return Err(cx.type_error(&text));
    }
    let bases = cx.tuple_items(&value).to_vec();
    if bases.is_empty() {
        return Err(cx.type_error(&format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for base in &bases {
        if !base.is_kind(Kind::Class) {
            let text =
                format!("{name}.__bases__ must be tuple of classes, not {}", cx.quoted_type_name(base));
            return Err(cx.type_error(&text));
        }
        if cx.is_subclass(base, class) {
            return Err(cx.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let base = best_base(cx, &bases)?;
    let old = class.get::<Class>(cx).map(|class| class.base.clone()).unwrap_or_default();
    if !layout_owner(cx, &base).is(&layout_owner(cx, &old)) {
        let text = format!(
            "__bases__ assignment: {} object layout differs from {}",
            cx.quoted_class_name(&base),
            cx.quoted_class_name(&old)
        );
        return Err(cx.type_error(&text));
    }
    let above = linearise(cx, &bases)?;
    let address = class.bits().pointer();
    let before = class.get::<Class>(cx).map(|class| class.bases.clone()).unwrap_or_default();
    for other in cx.tuple_items(&before).to_vec() {
        if let Some(other) = other.get_mut::<Class>(cx) {
            other.subclasses.retain(|&known| known != address);
        }
    }
    for other in &bases {
        if let Some(other) = other.get_mut::<Class>(cx) {
            other.subclasses.push(address);
        }
    }
    if let Some(payload) = class.get_mut::<Class>(cx) {
        payload.bases = value;
        payload.base = base;
    }
    set_order(cx, class, above)?;
    linearise_below(cx, class)?;
    cx.slots_changed(class);
    Ok(())
}

/// Sets the linearisation of a class, itself not included.
fn set_order(cx: &mut Cx, class: &Value, above: Vec<Value>) -> Answer<()> {
    let mut order = vec![class.clone()];
    order.extend(above);
    let order = cx.tuple_from(order)?;
    if let Some(payload) = class.get_mut::<Class>(cx) {
        payload.order = order;
    }
    Ok(())
}

fn linearise_below(cx: &mut Cx, class: &Value) -> Answer<()> {
    let mut waiting = vec![class.clone()];
    while let Some(class) = waiting.pop() {
        let below: Vec<Value> = class
            .get::<Class>(cx)
            .map(|class| class.subclasses.iter().map(|&other| Bits::from_pointer(other).to_value()).collect())
            .unwrap_or_default();
        for other in below {
            let bases = other.get::<Class>(cx).map(|other| other.bases.clone()).unwrap_or_default();
            let bases = cx.tuple_items(&bases).to_vec();
            let above = linearise(cx, &bases)?;
            set_order(cx, &other, above)?;
            waiting.push(other);
        }
    }
    Ok(())
}
