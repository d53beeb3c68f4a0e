//! What an attribute access finds. No script runs here: where a descriptor is a script's, the answer says
//! what must be called, and the interpreter calls it.

use smallvec::{SmallVec, smallvec};

use super::{Class, ClassFlags, own_attribute, special};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Native, Role};
use crate::types::descriptor::item::item_of;
use crate::types::descriptor::{ClassMethod, GetSet, Member, Property, StaticMethod};
use crate::value::Value;
use crate::vm::Cx;

/// The outcome of looking an attribute up.
#[derive(Debug)]
pub enum Found {
    /// The value itself.
    Value(Value),
    /// A function or builtin method that binds the object it was found through as its first argument.
    Method(Value),
    /// Something to call; its result is the attribute.
    Call {
        /// The callable.
        callable: Value,
        /// Its positional arguments.
        arguments: SmallVec<[Value; 3]>,
    },
    /// There is no such attribute.
    Missing,
}

/// The outcome of storing or deleting an attribute.
#[derive(Debug)]
pub enum Stored {
    /// It is done.
    Done,
    /// Something to call; its result is ignored.
    Call {
        /// The callable.
        callable: Value,
        /// Its positional arguments.
        arguments: SmallVec<[Value; 3]>,
    },
}

impl Cx {
    /// Looks an interned name up in a class along its linearisation, through the VM's cache.
    #[inline]
    pub fn find_in_class(&mut self, class: &Value, name: &Value) -> Option<Value> {
        // SAFETY: `class` is a class, alive while borrowed.
        let payload = unsafe { class.bits().payload::<Class>() };
        let key = (payload.version, name.bits());
        let slot = (payload.version as usize ^ (name.bits().0 as usize >> 4)) & (crate::vm::METHOD_CACHE - 1);
        let entry = &self.method_cache()[slot];
        if entry.version == key.0 && entry.name == key.1 && key.0 != 0 {
            return entry.value.clone().or_unset();
        }
        let found = payload.find_uncached(name);
        if key.0 != 0 {
            let value = found.clone().unwrap_or(Value::UNSET);
            let old = std::mem::replace(
                &mut self.method_cache()[slot],
                crate::vm::MethodEntry { version: key.0, name: key.1, name_kept: name.clone(), value },
            );
            drop(old);
        }
        found
    }
}

/// Finds what an object's class has under a special name, past the instance: to be bound before it is called.
#[inline]
pub fn find_in_type(cx: &mut Cx, object: &Value, name: &Value) -> Option<Value> {
    let class = cx.class_of(object);
    cx.find_in_class(&class, name)
}

/// Finds a special method of an object's class, past the instance: to be called with the object first.
#[inline]
pub fn find_special(cx: &mut Cx, object: &Value, name: &Value) -> Option<Value> {
    let found = find_in_type(cx, object, name)?;
    Some(special::with_object_first(cx, found))
}

/// `object.__getattribute__` for everything but classes and modules with `__getattr__`.
pub fn find_attribute(cx: &mut Cx, object: &Value, name: &Value) -> Answer<Found> {
    if object.is_kind(Kind::Class) {
        return find_class_attribute(cx, object, name);
    }
    if object.is_kind(Kind::Super) {
        return crate::types::super_type::find(cx, object, name);
    }
    if object.is_kind(Kind::GenericAlias)
        && let Some(origin) = crate::types::generic_alias::attribute_owner(cx, object, name)
    {
        return Ok(match find_attribute(cx, &origin, name)? {
            Found::Method(function) => Found::Value(cx.method(function, origin)?),
            found => found,
        });
    }
    let class = cx.class_of(object);
    let in_class = cx.find_in_class(&class, name);
    if let Some(attribute) = &in_class
        && is_data_descriptor(cx, attribute)
        && can_be_read(cx, attribute)
    {
        return bind(cx, attribute, Some(object), &class);
    }
    if let Some(value) = own_attribute(object, name) {
        return Ok(Found::Value(value));
    }
    match in_class {
        Some(attribute) => bind(cx, &attribute, Some(object), &class),
        None => Ok(Found::Missing),
    }
}

/// `type.__getattribute__`.
fn find_class_attribute(cx: &mut Cx, object: &Value, name: &Value) -> Answer<Found> {
    let metaclass = cx.class_of(object);
    let in_metaclass = cx.find_in_class(&metaclass, name);
    if let Some(attribute) = &in_metaclass
        && is_data_descriptor(cx, attribute)
        && can_be_read(cx, attribute)
    {
        if name.is(&cx.names().__doc__)
            && let Some(attribute) = in_namespace(cx, object, name)
            && !attribute.is_kind(Kind::Str)
        {
            // the docstring of a class may be a descriptor
            return bind(cx, &attribute, None, object);
        }
        return bind(cx, attribute, Some(object), &metaclass);
    }
    if let Some(attribute) = cx.find_in_class(object, name) {
        return bind(cx, &attribute, None, object);
    }
    match in_metaclass {
        Some(attribute) => bind(cx, &attribute, Some(object), &metaclass),
        None => Ok(Found::Missing),
    }
}

/// What stands in the namespace of a class itself.
pub(crate) fn in_namespace(cx: &Cx, class: &Value, name: &Value) -> Option<Value> {
    let namespace = &class.get::<Class>(cx)?.namespace;
    namespace.get::<crate::types::dict::Dict>(cx)?.get_interned(name.bits()).cloned()
}

/// Whether a value found in a class takes part before the instance's own attributes.
pub(crate) fn is_data_descriptor(cx: &mut Cx, attribute: &Value) -> bool {
    match attribute.kind() {
        Some(Kind::Property | Kind::Member | Kind::GetSet) => true,
        Some(Kind::Function | Kind::Native | Kind::StaticMethod | Kind::ClassMethod) | None => false,
        Some(_) => {
            let class = cx.class_of(attribute);
            class.get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::DATA_DESCRIPTOR))
        }
    }
}

/// Whether a data descriptor has a say when the attribute is read; a script's may have but `__set__`.
fn can_be_read(cx: &mut Cx, attribute: &Value) -> bool {
    if matches!(attribute.kind(), Some(Kind::Property | Kind::Member | Kind::GetSet)) {
        return true;
    }
    let class = cx.class_of(attribute);
    class.get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::DESCRIPTOR))
}

/// What a value found in a class becomes when read through an instance or through the class itself.
pub(crate) fn bind(cx: &mut Cx, attribute: &Value, instance: Option<&Value>, owner: &Value) -> Answer<Found> {
    let found = match attribute.kind() {
        Some(Kind::Function) => match instance {
            Some(_) if !cx.is_special(attribute) => Found::Method(attribute.clone()),
            Some(_) | None => Found::Value(attribute.clone()),
        },
        Some(Kind::Native) => {
            let role = attribute.get::<Native>(cx).map(|native| native.role());
            match (role, instance) {
                (Some(Role::Method | Role::Wrapper), Some(_)) => Found::Method(attribute.clone()),
                (Some(Role::Class), _) => Found::Value(cx.method(attribute.clone(), owner.clone())?),
                _ => Found::Value(attribute.clone()),
            }
        }
        Some(Kind::StaticMethod) => Found::Value(
            attribute.get::<StaticMethod>(cx).map_or(Value::NONE, |method| method.function.clone()),
        ),
        Some(Kind::ClassMethod) => {
            let function =
                attribute.get::<ClassMethod>(cx).map_or(Value::NONE, |method| method.function.clone());
            if function.is_kind(Kind::Function) || function.is_kind(Kind::Native) {
                Found::Value(cx.method(function, owner.clone())?)
            } else {
                match bind(cx, &function, Some(owner), owner)? {
                    Found::Method(function) => Found::Value(cx.method(function, owner.clone())?),
                    Found::Value(function) if function.is_kind(Kind::Method) => Found::Value(function),
                    Found::Value(function) => Found::Value(cx.method(function, owner.clone())?),
                    other => other,
                }
            }
        }
        Some(Kind::Property) => match instance {
            None => Found::Value(attribute.clone()),
            Some(instance) => {
                let getter =
                    attribute.get::<Property>(cx).map_or(Value::NONE, |property| property.getter.clone());
                if getter.is_none() {
                    return Err(crate::types::descriptor::no_getter(cx, attribute, instance));
                }
                Found::Call { callable: getter, arguments: smallvec![instance.clone()] }
            }
        },
        Some(Kind::Member) => match instance {
            None => Found::Value(attribute.clone()),
            Some(instance) => Found::Value(Member::read(cx, attribute, instance)?),
        },
        Some(Kind::GetSet) => match instance {
            None => Found::Value(attribute.clone()),
            Some(instance) => Found::Value(GetSet::read(cx, attribute, instance)?),
        },
        Some(Kind::Opaque)
            if let Some(instance) = instance
                && let Some(answer) = item_of(cx, attribute, instance) =>
        {
            Found::Value(answer?)
        }
        None => Found::Value(attribute.clone()),
        Some(_) => {
            let class = cx.class_of(attribute);
            if class.get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::DESCRIPTOR)) {
                let name = cx.names().__get__.clone();
                match cx.find_in_class(&class, &name) {
                    Some(callable) => Found::Call {
                        callable,
                        arguments: smallvec![
                            attribute.clone(),
                            instance.cloned().unwrap_or(Value::NONE),
                            owner.clone()
                        ],
                    },
                    None => Found::Value(attribute.clone()),
                }
            } else {
                Found::Value(attribute.clone())
            }
        }
    };
    Ok(found)
}

/// `object.__setattr__` and, with no value, `object.__delattr__`.
pub fn store_attribute(cx: &mut Cx, object: &Value, name: &Value, value: Option<Value>) -> Answer<Stored> {
    if object.is_kind(Kind::Class) {
        return store_class_attribute(cx, object, name, value);
    }
    let class = cx.class_of(object);
    let in_class = cx.find_in_class(&class, name);
    if let Some(attribute) = &in_class
        && is_data_descriptor(cx, attribute)
    {
        return store_through(cx, attribute, object, value);
    }
    let done = match value {
        Some(value) => super::set_own_attribute(cx, object, name, value)?,
        None => super::delete_own_attribute(cx, object, name)?,
    };
    if done {
        return Ok(Stored::Done);
    }
    Err(crate::protocol::attribute::cannot_store(cx, object, name, in_class.is_some()))
}

/// Stores through a data descriptor.
fn store_through(cx: &mut Cx, attribute: &Value, object: &Value, value: Option<Value>) -> Answer<Stored> {
    match attribute.kind() {
        Some(Kind::Member) => Member::write(cx, attribute, object, value).map(|()| Stored::Done),
        Some(Kind::GetSet) => GetSet::write(cx, attribute, object, value).map(|()| Stored::Done),
        Some(Kind::Property) => {
            let property = attribute.get::<Property>(cx);
            let callable = match (property, &value) {
                (Some(property), Some(_)) => property.setter.clone(),
                (Some(property), None) => property.deleter.clone(),
                (None, _) => Value::NONE,
            };
            if callable.is_none() {
                return Err(crate::types::descriptor::no_setter(cx, attribute, object, value.is_some()));
            }
            let mut arguments: SmallVec<[Value; 3]> = smallvec![object.clone()];
            arguments.extend(value);
            Ok(Stored::Call { callable, arguments })
        }
        _ => {
            let special =
                if value.is_some() { cx.names().__set__.clone() } else { cx.names().__delete__.clone() };
            let Some(callable) = find_special(cx, attribute, &special) else {
                let text = if value.is_some() { "__set__" } else { "__delete__" };
                return Err(cx.attribute_error(text));
            };
            let mut arguments: SmallVec<[Value; 3]> = smallvec![attribute.clone(), object.clone()];
            arguments.extend(value);
            Ok(Stored::Call { callable, arguments })
        }
    }
}

/// `type.__setattr__` and `type.__delattr__`.
fn store_class_attribute(cx: &mut Cx, class: &Value, name: &Value, value: Option<Value>) -> Answer<Stored> {
    let metaclass = cx.class_of(class);
    if let Some(attribute) = cx.find_in_class(&metaclass, name)
        && is_data_descriptor(cx, &attribute)
    {
        return store_through(cx, &attribute, class, value);
    }
    let Some(payload) = class.get::<Class>(cx) else { return Err(cx.system_error("not a class")) };
    if payload.flags.has(ClassFlags::IMMUTABLE) {
        let text = format!(
            "cannot set {} attribute of immutable type {}",
            cx.repr_of_name(name),
            cx.quoted_class_name(class)
        );
        return Err(cx.type_error(&text));
    }
    let namespace = payload.namespace.clone();
    let had_instances = !payload.shapes.is_empty() || !payload.subclasses.is_empty();
    let old = if had_instances { cx.find_in_class(class, name) } else { None };
    let shadows = had_instances
        && (value.as_ref().is_some_and(|value| is_data_descriptor(cx, value))
            || old.is_some_and(|old| is_data_descriptor(cx, &old)));
    match value {
        Some(value) => {
            if let Some(old) = cx.dict_set_interned(&namespace, name, value)? {
                drop(old);
            }
        }
        None => {
            if cx.dict_remove_interned(&namespace, name)?.is_none() {
                return Err(crate::protocol::attribute::missing(cx, class, name));
            }
        }
    }
    if shadows {
        cx.slots_changed(class);
    } else {
        cx.class_changed(class);
    }
    Ok(Stored::Done)
}

/// Names that a class and those it derives from define, for completion.
pub fn class_names(cx: &mut Cx, class: &Value) -> Answer<Vec<String>> {
    let order = class.get::<Class>(cx).map(|class| class.order.clone()).unwrap_or_default();
    let mut names = Vec::new();
    for other in cx.tuple_items(&order).to_vec() {
        let namespace = other.get::<Class>(cx).map(|class| class.namespace.clone()).unwrap_or_default();
        names.extend(cx.dict_pairs(&namespace).iter().map(|(name, _)| cx.text_of(name)));
    }
    names.sort();
    names.dedup();
    Ok(names)
}
