//! Methods and attributes of `property`, `staticmethod`, `classmethod`, and of the descriptors of builtin
//! types and of slots.

use smallvec::smallvec;

use super::{ClassMethod, GetSet, Member, Property, StaticMethod};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, Event, GetSetRow, NativeRow, Outcome, Role, read_only};
use crate::object::{Class, Found, bind};
use crate::value::Value;
use crate::vm::Cx;

const GET: NativeRow =
    NativeRow::open("__get__", "($self, instance, owner=None, /)", Role::Wrapper, "").resumable(get);
const SET: NativeRow =
    NativeRow::open("__set__", "($self, instance, value, /)", Role::Wrapper, "").resumable(set);
const DELETE: NativeRow =
    NativeRow::open("__delete__", "($self, instance, /)", Role::Wrapper, "").resumable(delete);

/// Methods of `property`.
pub static PROPERTY: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new_property),
    NativeRow::open("__init__", "($self, /, fget=None, fset=None, fdel=None, doc=None)", Role::Wrapper, "")
        .or_script(init_property, "property_init"),
    GET,
    SET,
    DELETE,
    NativeRow::open(
        "getter",
        "($self, object, /)",
        Role::Method,
        "Descriptor to obtain a copy of the property with a different getter.",
    )
    .script("property_getter"),
    NativeRow::open(
        "setter",
        "($self, object, /)",
        Role::Method,
        "Descriptor to obtain a copy of the property with a different setter.",
    )
    .script("property_setter"),
    NativeRow::open(
        "deleter",
        "($self, object, /)",
        Role::Method,
        "Descriptor to obtain a copy of the property with a different deleter.",
    )
    .script("property_deleter"),
    NativeRow::method(
        "__set_name__",
        "($self, owner, name, /)",
        set_name,
        "Method to set name of a property.",
    ),
];

/// Attributes of `property`.
pub static PROPERTY_ATTRIBUTES: &[GetSetRow] = &[
    GetSetRow { name: "fget", get: getter, set: Some(read_only), doc: "" },
    GetSetRow { name: "fset", get: setter, set: Some(read_only), doc: "" },
    GetSetRow { name: "fdel", get: deleter, set: Some(read_only), doc: "" },
    GetSetRow { name: "__doc__", get: property_doc, set: Some(set_property_doc), doc: "" },
    GetSetRow { name: "__name__", get: property_name, set: Some(set_property_name), doc: "" },
];

/// Methods of `staticmethod`.
pub static STATIC_METHOD: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new_static),
    NativeRow::open("__init__", "($self, function, /)", Role::Wrapper, "").script("wrapper_init"),
    GET,
    NativeRow::open("__call__", "($self, /, *args, **kwargs)", Role::Wrapper, "").script("wrapper_call"),
    NativeRow::open("__getattr__", "($self, name, /)", Role::Method, "").script("wrapper_getattr"),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("wrapper_repr"),
];

/// Methods of `classmethod`.
pub static CLASS_METHOD: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new_class_method),
    NativeRow::open("__init__", "($self, function, /)", Role::Wrapper, "").script("wrapper_init"),
    GET,
    NativeRow::open("__getattr__", "($self, name, /)", Role::Method, "").script("wrapper_getattr"),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("wrapper_repr"),
];

/// Attributes of `staticmethod` and `classmethod`.
pub static WRAPPER_ATTRIBUTES: &[GetSetRow] = &[
    GetSetRow { name: "__func__", get: wrapped, set: None, doc: "" },
    GetSetRow { name: "__wrapped__", get: wrapped, set: None, doc: "" },
    GetSetRow { name: "__dict__", get: crate::types::object::attributes::dict, set: None, doc: "" },
];

/// Methods of members of `__slots__` and of computed attributes.
pub static DATA: &[NativeRow] = &[
    GET,
    SET,
    DELETE,
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "").script("descriptor_reduce"),
];

/// Attributes of members of `__slots__` and of computed attributes.
pub static DATA_ATTRIBUTES: &[GetSetRow] = &[
    GetSetRow { name: "__name__", get: name, set: None, doc: "" },
    GetSetRow { name: "__qualname__", get: qualified_name, set: None, doc: "" },
    GetSetRow { name: "__objclass__", get: owner, set: None, doc: "" },
    GetSetRow { name: "__doc__", get: doc, set: None, doc: "" },
];

fn get(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let instance = registers[1].clone();
            let owner = registers[2].clone().or_unset().filter(|owner| !owner.is_none());
            if instance.is_none() && owner.is_none() {
                let _ = cx.type_error("__get__(None, None) is invalid");
                return Outcome::Raise;
            }
            let class = match &owner {
                Some(owner) => owner.clone(),
                None => cx.class_of(&instance),
            };
            let bound = if instance.is_none() { None } else { Some(&instance) };
            match bind(cx, &registers[0], bound, &class) {
                Ok(Found::Value(value)) => Outcome::Return(value),
                Ok(Found::Method(function)) => {
                    cx.method(function, instance).map_or(Outcome::Raise, Outcome::Return)
                }
                Ok(Found::Call { callable, arguments }) => {
                    Outcome::Call(callable, arguments.into_iter().collect())
                }
                Ok(Found::Missing) | Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

fn set(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let value = Some(registers[2].clone());
    store(cx, registers, event, value)
}

fn delete(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    store(cx, registers, event, None)
}

fn store(cx: &mut Cx, registers: &mut [Value], event: Event, value: Option<Value>) -> Outcome {
    match event {
        Event::Start => {
            let (descriptor, object) = (registers[0].clone(), registers[1].clone());
            let answer = match descriptor.kind() {
                Some(Kind::Member) => Member::write(cx, &descriptor, &object, value),
                Some(Kind::GetSet) => GetSet::write(cx, &descriptor, &object, value),
                _ => return store_property(cx, &descriptor, object, value),
            };
            answer.map_or(Outcome::Raise, |()| Outcome::Return(Value::NONE))
        }
        Event::Returned(_) => Outcome::Return(Value::NONE),
        Event::Raised => Outcome::Raise,
    }
}

fn store_property(cx: &mut Cx, descriptor: &Value, object: Value, value: Option<Value>) -> Outcome {
    let callable = descriptor.get::<Property>(cx).map_or(Value::NONE, |property| {
        if value.is_some() { property.setter.clone() } else { property.deleter.clone() }
    });
    if callable.is_none() {
        let _ = super::no_setter(cx, descriptor, &object, value.is_some());
        return Outcome::Raise;
    }
    let mut arguments: smallvec::SmallVec<[Value; 4]> = smallvec![object];
    arguments.extend(value);
    Outcome::Call(callable, arguments)
}

fn new_property(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let property = Property {
        getter: Value::NONE,
        setter: Value::NONE,
        deleter: Value::NONE,
        doc: Value::NONE,
        name: Value::UNSET,
        getter_doc: false,
    };
    cx.new_object(&arguments[0], property)
}

/// `property.__init__` of plain properties of plain functions; else a script must look for the docstring or store it.
fn init_property(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let part = |at: usize| arguments.given(at).cloned().unwrap_or(Value::NONE);
    let (getter, doc) = (part(1), part(4));
    let mut getter_doc = false;
    let mut doc = doc;
    if !cx.is_exact(&arguments[0], &cx.types().property) {
        // an instance of a subclass keeps its docstring as any object does
        return Ok(None);
    }
    if doc.is_none() && !getter.is_none() {
        if !getter.is_kind(Kind::Function) {
            return Ok(None);
        }
        let name = &cx.names().__doc__;
        if let Found::Value(found) = crate::object::find_attribute(cx, &getter, name)? {
            getter_doc = !found.is_none();
            doc = found;
        }
    }
    let (setter, deleter) = (part(2), part(3));
    refill(cx, &arguments[0], Property { getter, setter, deleter, doc, name: Value::UNSET, getter_doc });
    Ok(Some(Value::NONE))
}

/// Fills a property in that keeps its name.
fn refill(cx: &mut Cx, property: &Value, mut parts: Property) {
    let Some(own) = property.get_mut::<Property>(cx) else { return };
    parts.name = std::mem::take(&mut own.name);
    let before = std::mem::replace(own, parts);
    if !before.getter.is_none() {
        // the getter it had may be known to inline caches
        cx.all_classes_changed();
    }
}

/// Fills a property in, docstring included. For the script half.
pub fn fill_property(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [own, getter, setter, deleter, doc, getter_doc] = arguments else {
        return Err(cx.system_error("_fill_property"));
    };
    let (getter, setter, deleter, doc) = (getter.clone(), setter.clone(), deleter.clone(), doc.clone());
    let getter_doc = getter_doc.is(&Value::TRUE);
    refill(cx, own, Property { getter, setter, deleter, doc, name: Value::UNSET, getter_doc });
    Ok(Value::NONE)
}

/// Whether a property has its docstring from its getter. For the script half.
pub fn has_getter_doc(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(arguments[0].get::<Property>(cx).is_some_and(|property| property.getter_doc)))
}

fn set_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = arguments[2].clone();
    if let Some(property) = arguments[0].get_mut::<Property>(cx) {
        property.name = name;
    }
    Ok(Value::NONE)
}

fn part(cx: &mut Cx, property: &Value, read: fn(&Property) -> &Value) -> Answer {
    Ok(property.get::<Property>(cx).map_or(Value::NONE, |property| read(property).clone()))
}

fn getter(cx: &mut Cx, property: &Value) -> Answer {
    part(cx, property, |property| &property.getter)
}

fn setter(cx: &mut Cx, property: &Value) -> Answer {
    part(cx, property, |property| &property.setter)
}

fn deleter(cx: &mut Cx, property: &Value) -> Answer {
    part(cx, property, |property| &property.deleter)
}

fn property_doc(cx: &mut Cx, property: &Value) -> Answer {
    part(cx, property, |property| &property.doc)
}

fn set_property_doc(cx: &mut Cx, property: &Value, value: Option<Value>) -> Answer<()> {
    if let Some(property) = property.get_mut::<Property>(cx) {
        property.doc = value.unwrap_or(Value::NONE);
        property.getter_doc = false;
    }
    Ok(())
}

fn property_name(cx: &mut Cx, property: &Value) -> Answer {
    let own = part(cx, property, |property| &property.name)?;
    if !own.is_unset() {
        return Ok(own);
    }
    let getter = getter(cx, property)?;
    let name = cx.intern("__name__")?;
    if let Some(function) = getter.get::<crate::types::function::Function>(cx) {
        return Ok(function.name.clone());
    }
    Err(crate::protocol::attribute::missing(cx, property, &name))
}

fn set_property_name(cx: &mut Cx, property: &Value, value: Option<Value>) -> Answer<()> {
    if let Some(property) = property.get_mut::<Property>(cx) {
        property.name = value.unwrap_or(Value::UNSET);
    }
    Ok(())
}

fn new_static(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.new_object(&arguments[0], StaticMethod { function: Value::NONE, dict: Value::UNSET })
}

fn new_class_method(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.new_object(&arguments[0], ClassMethod { function: Value::NONE, dict: Value::UNSET })
}

/// Sets the function of a `staticmethod` or `classmethod`. For the script half.
pub fn fill_wrapper(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let mut function = arguments[1].clone();
    if arguments[0].is_kind(Kind::StaticMethod) {
        if let Some(wrapper) = arguments[0].get_mut::<StaticMethod>(cx) {
            std::mem::swap(&mut wrapper.function, &mut function);
        }
    } else if let Some(wrapper) = arguments[0].get_mut::<ClassMethod>(cx) {
        std::mem::swap(&mut wrapper.function, &mut function);
    }
    if !function.is_none() {
        // what it wrapped before may be known to inline caches
        cx.all_classes_changed();
    }
    Ok(Value::NONE)
}

fn wrapped(cx: &mut Cx, wrapper: &Value) -> Answer {
    if let Some(wrapper) = wrapper.get::<StaticMethod>(cx) {
        return Ok(wrapper.function.clone());
    }
    Ok(wrapper.get::<ClassMethod>(cx).map_or(Value::NONE, |wrapper| wrapper.function.clone()))
}

fn facts(cx: &mut Cx, descriptor: &Value) -> Answer<(Value, Value, &'static str)> {
    if let Some(member) = descriptor.get::<Member>(cx) {
        return Ok((member.name.clone(), member.class.clone(), ""));
    }
    match descriptor.get::<GetSet>(cx).map(|own| (own.row, own.class.clone())) {
        Some((row, class)) => Ok((cx.intern(row.name)?, class, row.doc)),
        None => Err(cx.type_error("a descriptor was expected")),
    }
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (name, class, _) = facts(cx, &arguments[0])?;
    let what = if arguments[0].is_kind(Kind::Member) { "member" } else { "attribute" };
    let text = format!("<{what} '{}' of {} objects>", cx.text_of(&name), cx.quoted_class_name(&class));
    cx.str(&text)
}

fn name(cx: &mut Cx, descriptor: &Value) -> Answer {
    Ok(facts(cx, descriptor)?.0)
}

fn qualified_name(cx: &mut Cx, descriptor: &Value) -> Answer {
    let (name, class, _) = facts(cx, descriptor)?;
    let owner = class.get::<Class>(cx).map(|class| class.qualified_name.clone()).unwrap_or_default();
    let text = format!("{}.{}", cx.text_of(&owner), cx.text_of(&name));
    cx.str(&text)
}

fn owner(cx: &mut Cx, descriptor: &Value) -> Answer {
    Ok(facts(cx, descriptor)?.1)
}

fn doc(cx: &mut Cx, descriptor: &Value) -> Answer {
    let (_, _, doc) = facts(cx, descriptor)?;
    if doc.is_empty() { Ok(Value::NONE) } else { cx.str(doc) }
}
