//! Attribute access that may run scripts, as frames: `__getattribute__`, then `__getattr__` when that raised
//! AttributeError; module-level `__getattr__`; the builtin `getattr` with a default, and `hasattr`.

use smallvec::smallvec;

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Event, NativeRow, Outcome, Role};
use crate::object::{Found, find_attribute, find_special};
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::Cx;

/// Registers: state, object, name, default (Unset: none).
pub(crate) static GET_ATTRIBUTE: NativeRow =
    NativeRow::open("<attribute>", "(state, owner, name, default, /)", Role::Static, "").resumable(get_attribute);

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
            Ok(Found::Missing) => {
                let _ = crate::protocol::attribute::missing(cx, &owner, &name);
                failed(cx, registers, owner, name)
            }
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
        && !method.is_kind(Kind::Native)
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
    let special = &cx.names().__getattr__;
    let hook = if owner.is_kind(Kind::Module) {
        let namespace = cx.module_namespace(&owner);
        let found = namespace.get::<Dict>(cx).and_then(|dict| dict.get_interned(special.bits()).cloned());
        found.map(|function| (function, smallvec![name]))
    } else {
        find_special(cx, &owner, special).map(|function| (function, smallvec![owner, name]))
    };
    match hook {
        Some((function, arguments)) => {
            registers[0] = Value::small_int(ASKED);
            drop(cx.take_raised());
            Outcome::Call(function, arguments)
        }
        None => default_or_raise(cx, registers),
    }
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
.resumable(getattr);

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
.resumable(hasattr);

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
            Outcome::CallRow(&GET_ATTRIBUTE, smallvec![Value::small_int(0), owner, name, Value::NOT_IMPLEMENTED])
        }
        Event::Returned(value) => Outcome::Return(Value::bool(!value.is_not_implemented())),
        Event::Raised => Outcome::Raise,
    }
}
