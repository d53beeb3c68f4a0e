//! Descriptors: `property`, `staticmethod`, `classmethod`, members of `__slots__`, computed attributes of
//! builtin types. `methods` has their rows; `item` has the attributes of named tuples.

pub mod item;
pub mod methods;

use crate::error::{Answer, Raised};
use crate::heap::{Kind, Payload};
use crate::native::{GetSetRow, TypeRow};
use crate::object::{Class, ClassFlags};
use crate::value::Value;
use crate::vm::Cx;

/// `property`.
pub struct Property {
    /// `fget` or None.
    pub getter: Value,
    /// `fset` or None.
    pub setter: Value,
    /// `fdel` or None.
    pub deleter: Value,
    /// `__doc__` or None.
    pub doc: Value,
    /// The name it got from `__set_name__`, or Unset.
    pub name: Value,
    /// The doc came from the getter.
    pub getter_doc: bool,
}

impl Payload for Property {
    const KIND: Kind = Kind::Property;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.getter, &self.setter, &self.deleter, &self.doc, &self.name] {
            visit(value);
        }
    }
    fn clear(&mut self) {
        self.getter = Value::NONE;
        self.setter = Value::NONE;
        self.deleter = Value::NONE;
        self.doc = Value::NONE;
    }
}

/// `staticmethod`.
pub struct StaticMethod {
    /// The function.
    pub function: Value,
    /// Attributes of the wrapper (`__wrapped__` and the like): a dict, or Unset.
    pub dict: Value,
}

impl Payload for StaticMethod {
    const KIND: Kind = Kind::StaticMethod;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.dict);
    }
    fn clear(&mut self) {
        self.function = Value::NONE;
        self.dict = Value::UNSET;
    }
}

/// `classmethod`.
pub struct ClassMethod {
    /// The function.
    pub function: Value,
    /// Attributes of the wrapper: a dict, or Unset.
    pub dict: Value,
}

impl Payload for ClassMethod {
    const KIND: Kind = Kind::ClassMethod;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.dict);
    }
    fn clear(&mut self) {
        self.function = Value::NONE;
        self.dict = Value::UNSET;
    }
}

/// A member of `__slots__`.
pub struct Member {
    /// Its name.
    pub name: Value,
    /// The class that declares it.
    pub class: Value,
    /// The slot in instances.
    pub slot: usize,
}

impl Payload for Member {
    const KIND: Kind = Kind::Member;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.name);
        visit(&self.class);
    }
    fn clear(&mut self) {
        self.class = Value::NONE;
    }
}

#[inline]
fn check_owner(cx: &mut Cx, class: &Value, name: &Value, object: &Value) -> Answer<()> {
    if cx.is_instance(object, class) {
        return Ok(());
    }
    does_not_apply(cx, class, name, object)
}

#[cold]
fn does_not_apply(cx: &mut Cx, class: &Value, name: &Value, object: &Value) -> Answer<()> {
    let text = format!(
        "descriptor {} for {} objects doesn't apply to a {} object",
        cx.repr_of_name(name),
        cx.quoted_class_name(class),
        cx.quoted_type_name(object)
    );
    Err(cx.type_error(&text))
}

impl Member {
    /// Reads the member of an instance.
    pub fn read(cx: &mut Cx, descriptor: &Value, object: &Value) -> Answer {
        let Some(member) = descriptor.get::<Member>(cx) else { return Err(cx.system_error("not a member")) };
        let (class, name, slot) = (member.class.clone(), member.name.clone(), member.slot);
        check_owner(cx, &class, &name, object)?;
        match crate::object::read_slot(object, slot).or_unset() {
            Some(value) => Ok(value),
            None => Err(crate::protocol::attribute::missing(cx, object, &name)),
        }
    }

    /// Writes or deletes the member of an instance.
    pub fn write(cx: &mut Cx, descriptor: &Value, object: &Value, value: Option<Value>) -> Answer<()> {
        let Some(member) = descriptor.get::<Member>(cx) else { return Err(cx.system_error("not a member")) };
        let (class, name, slot) = (member.class.clone(), member.name.clone(), member.slot);
        check_owner(cx, &class, &name, object)?;
        let deleting = value.is_none();
        let old = crate::object::write_slot(cx, object, slot, value.unwrap_or(Value::UNSET))?;
        if deleting && old.is_unset() {
            return Err(cx.attribute_error(&cx.text_of(&name)));
        }
        drop(old);
        Ok(())
    }
}

/// A computed attribute of a builtin type.
pub struct GetSet {
    /// What it does.
    pub row: &'static GetSetRow,
    /// The class it stands in.
    pub class: Value,
}

impl Payload for GetSet {
    const KIND: Kind = Kind::GetSet;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class);
    }
}

impl GetSet {
    /// Reads the attribute of an instance.
    pub fn read(cx: &mut Cx, descriptor: &Value, object: &Value) -> Answer {
        let Some(own) = descriptor.get::<GetSet>(cx) else { return Err(cx.system_error("not a descriptor")) };
        let (row, class) = (own.row, own.class.clone());
        if !cx.is_instance(object, &class) {
            let name = cx.intern(row.name)?;
            does_not_apply(cx, &class, &name, object)?;
        }
        (row.get)(cx, object)
    }

    /// Writes or deletes the attribute of an instance.
    pub fn write(cx: &mut Cx, descriptor: &Value, object: &Value, value: Option<Value>) -> Answer<()> {
        let Some(own) = descriptor.get::<GetSet>(cx) else { return Err(cx.system_error("not a descriptor")) };
        let (row, class) = (own.row, own.class.clone());
        if !cx.is_instance(object, &class) {
            let name = cx.intern(row.name)?;
            does_not_apply(cx, &class, &name, object)?;
        }
        match row.set {
            Some(set) => set(cx, object, value),
            None => {
                let text = format!(
                    "attribute '{}' of {} objects is not writable",
                    row.name,
                    cx.quoted_class_name(&class)
                );
                Err(cx.attribute_error(&text))
            }
        }
    }
}

fn property_text(cx: &mut Cx, property: &Value, object: &Value, what: &str) -> String {
    let mut name = property.get::<Property>(cx).map(|property| property.name.clone()).unwrap_or_default();
    if name.is_unset()
        && let Some(property) = property.get::<Property>(cx)
        && let Some(getter) = property.getter.get::<crate::types::function::Function>(cx)
    {
        name = getter.name.clone();
    }
    let class = cx.class_of(object);
    let owner = class.get::<Class>(cx).map(|class| class.qualified_name.clone()).unwrap_or_default();
    let owner = cx.text_of(&owner);
    if name.is_unset() || name.is_none() {
        format!("property of '{owner}' object has no {what}")
    } else {
        let name = cx.repr_of_name(&name);
        format!("property {name} of '{owner}' object has no {what}")
    }
}

/// The error for reading a property that has no getter.
pub fn no_getter(cx: &mut Cx, property: &Value, object: &Value) -> Raised {
    let text = property_text(cx, property, object, "getter");
    cx.attribute_error(&text)
}

/// The error for storing to a property without setter, or deleting one without deleter.
pub fn no_setter(cx: &mut Cx, property: &Value, object: &Value, storing: bool) -> Raised {
    let text = property_text(cx, property, object, if storing { "setter" } else { "deleter" });
    cx.attribute_error(&text)
}

/// The class `property`.
pub static PROPERTY: TypeRow = TypeRow {
    name: "property",
    kind: Kind::Property,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring",
    methods: methods::PROPERTY,
    properties: methods::PROPERTY_ATTRIBUTES,
    ..TypeRow::DEFAULT
};
/// The class `staticmethod`.
pub static STATIC_METHOD: TypeRow = TypeRow {
    name: "staticmethod",
    kind: Kind::StaticMethod,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "Convert a function to be a static method.",
    methods: methods::STATIC_METHOD,
    properties: methods::WRAPPER_ATTRIBUTES,
    ..TypeRow::DEFAULT
};
/// The class `classmethod`.
pub static CLASS_METHOD: TypeRow = TypeRow {
    name: "classmethod",
    kind: Kind::ClassMethod,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "Convert a function to be a class method.",
    methods: methods::CLASS_METHOD,
    properties: methods::WRAPPER_ATTRIBUTES,
    ..TypeRow::DEFAULT
};
/// The class of members of `__slots__`.
pub static MEMBER: TypeRow = TypeRow {
    name: "member_descriptor",
    kind: Kind::Member,
    methods: methods::DATA,
    properties: methods::DATA_ATTRIBUTES,
    flags: ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};
/// The class of computed attributes.
pub static GET_SET: TypeRow = TypeRow {
    name: "getset_descriptor",
    kind: Kind::GetSet,
    methods: methods::DATA,
    properties: methods::DATA_ATTRIBUTES,
    flags: ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};
