//! Instances: making one, and reading and writing the attributes it holds itself. The names are interned
//! strs; anything else goes through the dict.

use super::{Class, Shape};
use crate::error::{Answer, Raised};
use crate::heap::{Attributes, HEADER, Header, Kind, flag};
use crate::types::dict::Dict;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// Inline slots for instances of a class without methods.
const FIRST_INLINE: u16 = 4;
/// The most inline slots a class can come to.
const MOST_INLINE: u16 = 32;

/// Makes an instance of a class whose instances have kind `Instance`, all slots Unset.
#[inline]
pub fn allocate_instance(cx: &mut Cx, class: &Value) -> Answer {
    // SAFETY: the caller passes a class, alive while `class` is borrowed.
    unsafe {
        let header = class.bits().pointer();
        let payload = class.bits().payload::<Class>();
        let shape = payload.root_shape;
        if shape.is_null() {
            // no attributes at all: an empty payload
            let object = cx.allocate(Kind::Instance, HEADER)?;
            (*object).class = header;
            adopt_class(object, payload, class.bits());
            return Ok(Bits::from_pointer(object).into_value());
        }
        let inline = (*shape).inline;
        let size = HEADER + flag::ATTRIBUTES as usize + usize::from(inline) * 8;
        let object = cx.allocate(Kind::Instance, size)?;
        (*object).aux = inline;
        (*object).flags = flag::ATTRIBUTES;
        (*object).class = header;
        let words = object.cast::<u64>();
        words.add(2).write(shape as u64);
        words.add(3).write(0);
        for slot in 0..usize::from(inline) {
            words.add(4 + slot).write(Bits::UNSET.0);
        }
        adopt_class(object, payload, class.bits());
        Ok(Bits::from_pointer(object).into_value())
    }
}

/// Sets the flags of a new object that follow from its class, and counts the class.
///
/// # Safety
/// `object` is new, `payload` is its class's.
#[inline(always)]
pub(crate) unsafe fn adopt_class(object: *mut Header, payload: &Class, class: Bits) {
    // SAFETY: the caller's promise.
    unsafe {
        if payload.flags.has(super::ClassFlags::HEAP) {
            (*object).flags |= flag::OWNS_CLASS;
            class.retain();
        }
        if payload.flags.has(super::ClassFlags::FINALIZED) {
            (*object).flags |= flag::HAS_FINALIZER;
        }
    }
}

/// The address of a slot.
///
/// # Safety
/// `object` has attribute words and `shape` is its shape.
unsafe fn slot_of<'a>(object: *mut Header, shape: &Shape, slot: usize) -> Option<&'a mut Value> {
    // SAFETY: the caller's promise.
    unsafe {
        let inline = Attributes::inline_slots(object);
        if slot < inline.len() {
            return inline.get_mut(slot);
        }
        debug_assert!(inline.len() == usize::from(shape.inline) || (*object).kind != Kind::Instance);
        let attributes = Header::attributes(object)?;
        (*attributes).extra.as_mut()?.slots.get_mut(slot - inline.len())
    }
}

/// Reads the slot `slot` of an object (a `__slots__` member); Unset when it was never set.
pub fn read_slot(object: &Value, slot: usize) -> Value {
    // SAFETY: the object is alive; a member descriptor of its class gave the slot.
    unsafe {
        let header = object.bits().pointer();
        let Some(attributes) = Header::attributes(header) else { return Value::UNSET };
        slot_of(header, &*(*attributes).shape, slot).map(|value| value.clone()).unwrap_or(Value::UNSET)
    }
}

/// Writes the slot `slot` of an object.
pub fn write_slot(cx: &mut Cx, object: &Value, slot: usize, value: Value) -> Answer<Value> {
    // SAFETY: as `read_slot`; the old value is handed out before anything else happens.
    unsafe {
        let header = object.bits().pointer();
        let Some(attributes) = Header::attributes(header) else {
            return Err(cx.system_error("object has no slots"));
        };
        if slot_of(header, &*(*attributes).shape, slot).is_none() {
            let inline = Attributes::inline_slots(header).len();
            let extra = Attributes::extra(header).map_err(|_| cx.out_of_memory())?;
            while extra.slots.len() <= slot - inline {
                extra.slots.push(cx.heap(), Value::UNSET).map_err(|_| cx.out_of_memory())?;
            }
        }
        match slot_of(header, &*(*attributes).shape, slot) {
            Some(place) => Ok(std::mem::replace(place, value)),
            None => Err(cx.system_error("object has no such slot")),
        }
    }
}

/// The attribute that the object itself holds under an interned name.
pub fn own_attribute(object: &Value, name: &Value) -> Option<Value> {
    if !object.bits().is_pointer() {
        return None;
    }
    // SAFETY: the object is alive; reading slots and probing by an interned name run no script.
    unsafe {
        let header = object.bits().pointer();
        if let Some(attributes) = Header::attributes(header) {
            let shape = &*(*attributes).shape;
            if !shape.is_dictionary {
                let slot = shape.slot(name.bits())?;
                return slot_of(header, shape, slot).cloned_set();
            }
            let extra = (*attributes).extra.as_ref()?;
            return extra.dict.bits().payload::<Dict>().get_interned(name.bits()).cloned();
        }
        let dict = crate::types::other_dict(object)?;
        dict.bits().payload::<Dict>().get_interned(name.bits()).cloned()
    }
}

trait ClonedSet {
    fn cloned_set(self) -> Option<Value>;
}

impl ClonedSet for Option<&mut Value> {
    fn cloned_set(self) -> Option<Value> {
        self.and_then(|value| value.clone().or_unset())
    }
}

/// Sets an attribute that the object itself holds; `false` when objects of its class have none.
pub fn set_own_attribute(cx: &mut Cx, object: &Value, name: &Value, value: Value) -> Answer<bool> {
    if !object.bits().is_pointer() {
        return Ok(false);
    }
    // SAFETY: the object is alive; old values are dropped at the end, when nothing is borrowed.
    unsafe {
        let header = object.bits().pointer();
        let Some(attributes) = Header::attributes(header) else {
            let Some(dict) = crate::types::other_dict_for_write(cx, object)? else { return Ok(false) };
            cx.dict_set_interned(&dict, name, value)?;
            return Ok(true);
        };
        let shape = (*attributes).shape;
        let class = (*header).class;
        if !Bits::from_pointer(class).payload::<Class>().flags.has(super::ClassFlags::HAS_DICT) {
            return Ok(false);
        }
        if (*shape).is_dictionary {
            let dict = Attributes::extra(header).map_err(|_| cx.out_of_memory())?.dict.clone();
            cx.dict_set_interned(&dict, name, value)?;
            return Ok(true);
        }
        if let Some(slot) = (*shape).slot(name.bits()) {
            let Some(place) = slot_of(header, &*shape, slot) else {
                return Err(cx.system_error("lost slot"));
            };
            let old = std::mem::replace(place, value);
            drop(old);
            return Ok(true);
        }
        let slot = (*shape).next_slot();
        let payload = Bits::from_pointer(class).payload::<Class>();
        let vm = cx.vm;
        match (*shape).with_name(name, &mut payload.shapes, || (*vm).cx.next_shape_number()) {
            Some(next) => {
                let inline = Attributes::inline_slots(header).len();
                if slot >= inline {
                    widen(cx, payload, slot);
                    let extra = Attributes::extra(header).map_err(|_| cx.out_of_memory())?;
                    while extra.slots.len() <= slot - inline {
                        extra.slots.push(cx.heap(), Value::UNSET).map_err(|_| cx.out_of_memory())?;
                    }
                }
                (*attributes).shape = next;
                let Some(place) = slot_of(header, &*next, slot) else {
                    return Err(cx.system_error("lost slot"));
                };
                *place = value;
            }
            None => {
                let dict = attributes_dict(cx, object)?;
                if let Some(dict) = dict {
                    cx.dict_set_interned(&dict, name, value)?;
                }
            }
        }
        Ok(true)
    }
}

/// Gives future instances of a class room for the attribute in this slot.
fn widen(cx: &mut Cx, class: &mut Class, slot: usize) {
    if class.kind != Kind::Instance || class.root_shape.is_null() {
        return;
    }
    // SAFETY: the class owns its shapes.
    let (inline, first) = unsafe { ((*class.root_shape).inline, (*class.root_shape).first) };
    let wanted = ((slot as u16 + 2) & !1).min(MOST_INLINE + first);
    if wanted > inline {
        let mut root = Box::new(Shape::root(class.itself, first, wanted));
        root.set_mark(cx.next_shape_number(), class.version);
        class.root_shape = &mut *root;
        class.shapes.push(root);
    }
}

/// Removes an attribute that the object itself holds; false when it has none of that name.
pub fn delete_own_attribute(cx: &mut Cx, object: &Value, name: &Value) -> Answer<bool> {
    if own_attribute(object, name).is_none() {
        return Ok(false);
    }
    match attributes_dict(cx, object)? {
        Some(dict) => Ok(cx.dict_remove_interned(&dict, name)?.is_some()),
        None => Ok(false),
    }
}

/// The dict that holds an object's attributes. The object turns to dictionary mode; None when objects of
/// its class have no attributes.
pub fn attributes_dict(cx: &mut Cx, object: &Value) -> Answer<Option<Value>> {
    if !object.bits().is_pointer() {
        return Ok(None);
    }
    // SAFETY: the object is alive; the values move from its slots into the dict.
    unsafe {
        let header = object.bits().pointer();
        let Some(attributes) = Header::attributes(header) else {
            return crate::types::other_dict_for_write(cx, object);
        };
        let class = Bits::from_pointer((*header).class).payload::<Class>();
        if !class.flags.has(super::ClassFlags::HAS_DICT) {
            return Ok(None);
        }
        let shape = (*attributes).shape;
        if (*shape).is_dictionary {
            return Ok(Some(Attributes::extra(header).map_err(|_| cx.out_of_memory())?.dict.clone()));
        }
        let dict = cx.dict()?;
        for (index, name) in (&(*shape).names).iter().enumerate() {
            let slot = index + usize::from((*shape).first);
            if let Some(value) = slot_of(header, &*shape, slot) {
                let value = value.clone();
                cx.dict_set_interned(&dict, name, value)?;
            }
        }
        install_dict(cx, object, dict.clone())?;
        Ok(Some(dict))
    }
}

/// Makes `dict` the home of an object's attributes; slots that hold named attributes are emptied.
pub(crate) fn install_dict(cx: &mut Cx, object: &Value, dict: Value) -> Answer<()> {
    let mut old = Vec::new();
    // SAFETY: the object is alive and has attribute words, as the caller found; old values drop last.
    unsafe {
        let header = object.bits().pointer();
        let Some(attributes) = Header::attributes(header) else { return Err(Raised) };
        let class = Bits::from_pointer((*header).class).payload::<Class>();
        let shape = (*attributes).shape;
        if class.dictionary_shape.is_null() {
            let mut made = Box::new(Shape::dictionary(class.itself, (*shape).first, (*shape).inline));
            made.set_mark(cx.next_shape_number(), class.version);
            class.dictionary_shape = &mut *made;
            class.shapes.push(made);
        }
        let extra = Attributes::extra(header).map_err(|_| cx.out_of_memory())?;
        old.push(std::mem::replace(&mut extra.dict, dict));
        for index in 0..(*shape).names.len() {
            if let Some(place) = slot_of(header, &*shape, index + usize::from((*shape).first)) {
                old.push(std::mem::replace(place, Value::UNSET));
            }
        }
        (*attributes).shape = class.dictionary_shape;
    }
    Ok(())
}

/// How many inline slots instances of a new class begin with: room for `__slots__` and for each attribute that
/// a method of the class, or of one above it, is seen to set (`__static_attributes__`). So the first instance
/// of a class has the layout of those after it.
pub(crate) fn first_inline(cx: &Cx, slots: u16, has_dict: bool, own: &Value, above: &[Value]) -> u16 {
    if !has_dict {
        return slots;
    }
    let name = cx.names().__static_attributes__.bits();
    let (mut names, mut has_methods) = (Vec::<Bits>::new(), false);
    let namespaces =
        above.iter().filter_map(|class| class.get::<Class>(cx)).filter(|class| class.row.is_none());
    for namespace in namespaces.map(|class| &class.namespace).chain([own]) {
        let Some(dict) = namespace.get::<Dict>(cx) else { continue };
        has_methods =
            has_methods || dict.table.slots().iter().any(|entry| entry.value.is_kind(Kind::Function));
        let set = dict.get_interned(name).filter(|set| set.is_kind(Kind::Tuple));
        for attribute in set.map_or(&[][..], |set| cx.tuple_items(set)) {
            if !names.contains(&attribute.bits()) && names.len() < usize::from(MOST_INLINE) {
                names.push(attribute.bits());
            }
        }
    }
    let expected = match names.len() as u16 {
        0 if has_methods => 0,
        0 => FIRST_INLINE,
        // cells are as large as two words together
        count => (slots + count).next_multiple_of(2).min(MOST_INLINE + slots) - slots,
    };
    slots + expected
}
