//! Attribute access that may run scripts, as frames: `__getattribute__`, then `__getattr__` when that raised
//! AttributeError; module-level `__getattr__`; the builtin `getattr` with a default, and `hasattr`.

use smallvec::{SmallVec, smallvec};

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, Event, NativeRow, Outcome, Role, Shortcut};
use crate::object::{ClassFlags, Found, Stored, find_attribute, find_in_type, find_special};
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::Cx;

/// Registers: state, object, name, default (Unset: none).
pub(crate) static GET_ATTRIBUTE: NativeRow =
    NativeRow::open("<attribute>", "(state, owner, name, default, /)", Role::Static, "")
        .resumable(get_attribute);

/// After `__getattribute__` or a descriptor.
const LOOKED: i64 = 1;
/// After `__getattr__`.
const ASKED: i64 = 2;

pub(crate) fn get_attribute(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let state = registers[0].as_small_int().unwrap_or(0);
    let (owner, name) = (registers[1].clone(), registers[2].clone());
    match event {
        Event::Start => match first_step(cx, &owner, &name) {
            Ok(Found::Value(value)) => Outcome::Return(value),
            Ok(Found::Method(function)) => match cx.method(function, owner) {
                Ok(method) => Outcome::Return(method),
                Err(_) => Outcome::Raise,
            },
            Ok(Found::Call { callable, arguments }) => {
                registers[0] = Value::small_int(LOOKED);
                Outcome::Call(callable, arguments.into_iter().collect())
            }
            Ok(Found::Missing) => match hook(cx, &owner, &name) {
                Some((function, arguments)) => {
                    registers[0] = Value::small_int(ASKED);
                    Outcome::Call(function, arguments)
                }
                None if registers[3].is_unset() => {
                    let _ = crate::protocol::attribute::missing(cx, &owner, &name);
                    Outcome::Raise
                }
                None => Outcome::Return(std::mem::replace(&mut registers[3], Value::UNSET)),
            },
            Err(_) => failed(cx, registers, owner, name),
        },
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised if state == LOOKED => failed(cx, registers, owner, name),
        Event::Raised => default_or_raise(cx, registers),
    }
}

fn first_step(cx: &mut Cx, owner: &Value, name: &Value) -> Answer<Found> {
    let special = &cx.names().__getattribute__;
    if let Some(method) = find_special(cx, owner, special)
        && !cx.is_own_access(&method)
    {
        return Ok(Found::Call { callable: method, arguments: smallvec![owner.clone(), name.clone()] });
    }
    find_attribute(cx, owner, name)
}

/// The attribute was not found: `__getattr__` is asked, of the class or of the module.
fn failed(cx: &mut Cx, registers: &mut [Value], owner: Value, name: Value) -> Outcome {
    if !cx.raised_is(&cx.exceptions().attribute_error) {
        return Outcome::Raise;
    }
    match hook(cx, &owner, &name) {
        Some((function, arguments)) => {
            registers[0] = Value::small_int(ASKED);
            drop(cx.take_raised());
            Outcome::Call(function, arguments)
        }
        None => default_or_raise(cx, registers),
    }
}

/// The function `__getattr__` of an object's class, when reading the name comes to nothing but calling it.
pub(crate) fn missing_hook(cx: &mut Cx, owner: &Value, name: &Value) -> Option<Value> {
    let flags = cx.class_flags(owner);
    if !name.is_kind(Kind::Str) || flags.has(ClassFlags::GETATTRIBUTE) || !flags.has(ClassFlags::GETATTR) {
        return None;
    }
    let name = cx.intern_value(name.clone()).ok()?;
    match find_attribute(cx, owner, &name) {
        Ok(Found::Missing) => hook_function(cx, owner),
        Ok(_) => None,
        Err(_) => {
            // the frame meets it again, and asks who else may know the name
            drop(cx.take_raised());
            None
        }
    }
}

/// The `__getattr__` of an object's class, when it is a function.
pub(crate) fn hook_function(cx: &mut Cx, owner: &Value) -> Option<Value> {
    if owner.is_kind(Kind::Module) {
        return None;
    }
    let special = &cx.names().__getattr__;
    find_in_type(cx, owner, special).filter(|function| function.is_kind(Kind::Function))
}

/// The `__getattr__` of an object's class or of a module, with its arguments.
fn hook(cx: &mut Cx, owner: &Value, name: &Value) -> Option<(Value, SmallVec<[Value; 4]>)> {
    let special = &cx.names().__getattr__;
    if owner.is_kind(Kind::Module) {
        let namespace = cx.module_namespace(owner);
        let found = namespace.get::<Dict>(cx).and_then(|dict| dict.get_interned(special.bits()).cloned());
        return found.map(|function| (function, smallvec![name.clone()]));
    }
    find_special(cx, owner, special).map(|function| (function, smallvec![owner.clone(), name.clone()]))
}

fn default_or_raise(cx: &mut Cx, registers: &mut [Value]) -> Outcome {
    if registers[3].is_unset() || !cx.raised_is(&cx.exceptions().attribute_error) {
        return Outcome::Raise;
    }
    drop(cx.take_raised());
    Outcome::Return(std::mem::replace(&mut registers[3], Value::UNSET))
}

/// The builtin `getattr`.
pub(crate) const GETATTR: NativeRow = NativeRow::open(
    "getattr",
    "(object, name, default=<unrepresentable>, /)",
    Role::Function,
    "Get a named attribute from an object.\n\ngetattr(x, 'y') is equivalent to x.y\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case.",
)
.or_resumable(getattr_at_once, getattr)
.shortcut(Shortcut::Attribute);

/// What an attribute access finds without a script. None: a script may have to run, or to be told why not.
pub(super) fn found_at_once(cx: &mut Cx, owner: &Value, name: &Value) -> Answer<Option<Found>> {
    let flags = cx.class_flags(owner);
    if !name.is_kind(Kind::Str) || flags.has(ClassFlags::GETATTRIBUTE) {
        return Ok(None);
    }
    let name = cx.intern_value(name.clone())?;
    match find_attribute(cx, owner, &name) {
        Ok(Found::Call { .. }) => Ok(None),
        Ok(Found::Missing) if flags.has(ClassFlags::GETATTR) || owner.is_kind(Kind::Module) => Ok(None),
        Ok(found) => Ok(Some(found)),
        Err(_) => {
            // the frame meets it again, and asks who else may know the name
            drop(cx.take_raised());
            Ok(None)
        }
    }
}

fn getattr_at_once(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match found_at_once(cx, &arguments[0], &arguments[1])? {
        Some(Found::Value(value)) => Ok(Some(value)),
        Some(Found::Method(function)) => cx.method(function, arguments[0].clone()).map(Some),
        Some(Found::Missing) => Ok(arguments.given(2).cloned()),
        Some(Found::Call { .. }) | None => Ok(None),
    }
}

fn getattr(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    if let Event::Start = event {
        let (owner, name) = (registers[0].clone(), registers[1].clone());
        if !name.is_kind(Kind::Str) {
            let text = format!("attribute name must be string, not {}", cx.quoted_type_name(&name));
            let _ = cx.type_error(&text);
            return Outcome::Raise;
        }
        let Ok(name) = cx.intern_value(name) else { return Outcome::Raise };
        let default = registers[2].clone();
        return Outcome::CallRow(&GET_ATTRIBUTE, smallvec![Value::small_int(0), owner, name, default]);
    }
    match event {
        Event::Returned(value) => Outcome::Return(value),
        Event::Start | Event::Raised => Outcome::Raise,
    }
}

/// The builtin `hasattr`.
pub(crate) const HASATTR: NativeRow = NativeRow::open(
    "hasattr",
    "(obj, name, /)",
    Role::Function,
    "Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.",
)
.or_resumable(hasattr_at_once, hasattr);

fn hasattr_at_once(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    match found_at_once(cx, &arguments[0], &arguments[1])? {
        Some(Found::Value(_) | Found::Method(_)) => Ok(Some(Value::TRUE)),
        Some(Found::Missing) => Ok(Some(Value::FALSE)),
        Some(Found::Call { .. }) | None => Ok(None),
    }
}

fn hasattr(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let (owner, name) = (registers[0].clone(), registers[1].clone());
            if !name.is_kind(Kind::Str) {
                let text = format!("attribute name must be string, not {}", cx.quoted_type_name(&name));
                let _ = cx.type_error(&text);
                return Outcome::Raise;
            }
            let Ok(name) = cx.intern_value(name) else { return Outcome::Raise };
            let Ok(mark) = cx.missing_mark() else { return Outcome::Raise };
            registers[1] = mark.clone();
            Outcome::CallRow(&GET_ATTRIBUTE, smallvec![Value::small_int(0), owner, name, mark])
        }
        Event::Returned(value) => Outcome::Return(Value::bool(!value.is(&registers[1]))),
        Event::Raised => Outcome::Raise,
    }
}

/// `object.__getattribute__` as a method that scripts call. Registers: object, name.
pub(crate) fn plain_attribute(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let owner = registers[0].clone();
            let Ok(name) = attribute_name(cx, &registers[1]) else { return Outcome::Raise };
            match find_attribute(cx, &owner, &name) {
                Ok(Found::Value(value)) => Outcome::Return(value),
                Ok(Found::Method(function)) => {
                    cx.method(function, owner).map_or(Outcome::Raise, Outcome::Return)
                }
                Ok(Found::Call { callable, arguments }) => {
                    Outcome::Call(callable, arguments.into_iter().collect())
                }
                Ok(Found::Missing) => {
                    let _ = crate::protocol::attribute::missing(cx, &owner, &name);
                    Outcome::Raise
                }
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// The interned form of an attribute's name, which must be a str.
pub(crate) fn attribute_name(cx: &mut Cx, name: &Value) -> Answer {
    if name.is_kind(Kind::Str) {
        return cx.intern_value(name.clone());
    }
    let text = format!("attribute name must be string, not {}", cx.quoted_type_name(name));
    Err(cx.type_error(&text))
}

/// `type.__setattr__` as a method that scripts call. Registers: object, name, value.
pub(crate) fn plain_store(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let value = registers.get(2).cloned();
    store_step(cx, registers, event, value)
}

/// `type.__delattr__` as a method that scripts call. Registers: object, name.
pub(crate) fn plain_delete(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    store_step(cx, registers, event, None)
}

/// `object.__setattr__`, which a class refuses: it has its own. Registers: object, name, value.
pub(crate) fn object_store(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    if refuses(cx, &registers[0], "__setattr__") { Outcome::Raise } else { plain_store(cx, registers, event) }
}

/// `object.__delattr__`, which a class refuses: it has its own. Registers: object, name.
pub(crate) fn object_delete(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    if refuses(cx, &registers[0], "__delattr__") {
        Outcome::Raise
    } else {
        plain_delete(cx, registers, event)
    }
}

/// Whether an object is a class, for which the method of `object` is not meant; TypeError then.
fn refuses(cx: &mut Cx, object: &Value, method: &str) -> bool {
    let is_class = object.is_kind(Kind::Class);
    if is_class {
        let text = format!("can't apply this {method} to {} object", cx.type_name(object));
        let _ = cx.type_error(&text);
    }
    is_class
}

fn store_step(cx: &mut Cx, registers: &mut [Value], event: Event, value: Option<Value>) -> Outcome {
    match event {
        Event::Start => {
            let Ok(name) = attribute_name(cx, &registers[1]) else { return Outcome::Raise };
            match crate::object::store_attribute(cx, &registers[0], &name, value) {
                Ok(Stored::Done) => Outcome::Return(Value::NONE),
                Ok(Stored::Call { callable, arguments }) => {
                    Outcome::Call(callable, arguments.into_iter().collect())
                }
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(_) => Outcome::Return(Value::NONE),
        Event::Raised => Outcome::Raise,
    }
}

/// The builtins `setattr` and `delattr`: the class's own `__setattr__` or `__delattr__` is asked.
fn change_attribute(cx: &mut Cx, registers: &mut [Value], event: Event, value: Option<Value>) -> Outcome {
    if let Event::Start = event {
        let owner = registers[0].clone();
        let Ok(name) = attribute_name(cx, &registers[1]) else { return Outcome::Raise };
        if cx.class_flags(&owner).has(ClassFlags::SETATTR) {
            let names = cx.names();
            let special = if value.is_some() { &names.__setattr__ } else { &names.__delattr__ };
            if let Some(method) = find_special(cx, &owner, special)
                && !cx.is_own_access(&method)
            {
                let mut arguments: smallvec::SmallVec<[Value; 4]> = smallvec![owner, name];
                arguments.extend(value);
                return Outcome::Call(method, arguments);
            }
        }
    }
    store_step(cx, registers, event, value)
}

/// The builtin `setattr`.
pub(crate) const SETATTR: NativeRow = NativeRow::open(
    "setattr",
    "($module, obj, name, value, /)",
    Role::Function,
    "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``",
)
.or_resumable(setattr_at_once, setattr);

fn setattr_at_once(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [owner, name, value] = arguments else { return Ok(None) };
    if !name.is_kind(Kind::Str) || cx.class_flags(owner).has(ClassFlags::SETATTR) {
        return Ok(None);
    }
    let name = cx.intern_value(name.clone())?;
    match crate::object::store_attribute(cx, owner, &name, Some(value.clone()))? {
        Stored::Done => Ok(Some(Value::NONE)),
        Stored::Call { .. } => Ok(None),
    }
}

fn setattr(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let value = registers.get(2).cloned();
    change_attribute(cx, registers, event, value)
}

/// The builtin `delattr`.
pub(crate) const DELATTR: NativeRow = NativeRow::open(
    "delattr",
    "($module, obj, name, /)",
    Role::Function,
    "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``",
)
.resumable(delattr);

fn delattr(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    change_attribute(cx, registers, event, None)
}
