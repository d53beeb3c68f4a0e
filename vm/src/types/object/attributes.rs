//! Attributes that every object has, or that a class brings with a dict or with weak references.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::GetSetRow;
use crate::value::Value;
use crate::vm::Cx;

/// Attributes of `object`.
pub static ROWS: &[GetSetRow] =
    &[GetSetRow { name: "__class__", get: class, set: Some(set_class), doc: "the object's class" }];

/// `__dict__` of a builtin class whose instances have one.
pub const DICT_ROW: GetSetRow =
    GetSetRow { name: "__dict__", get: dict, set: Some(set_dict), doc: "dictionary for instance variables" };

/// The same where it may not be replaced.
pub const FIXED_DICT_ROW: GetSetRow =
    GetSetRow { name: "__dict__", get: dict, set: None, doc: "dictionary for instance variables" };

/// `__dict__` of a script's class whose instances have one.
pub static DICT: GetSetRow = DICT_ROW;

/// `__weakref__` of a class whose instances can be weakly referenced.
pub static WEAK: GetSetRow =
    GetSetRow { name: "__weakref__", get: weak, set: None, doc: "list of weak references to the object" };

fn class(cx: &mut Cx, object: &Value) -> Answer {
    Ok(cx.class_of(object))
}

fn set_class(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.type_error("can't delete __class__ attribute")) };
    if !value.is_kind(Kind::Class) {
        let text = format!("__class__ must be set to a class, not {} object", cx.quoted_type_name(&value));
        return Err(cx.type_error(&text));
    }
    cx.audit_write(object, "__class__", Some(&value))?;
    crate::object::change_class(cx, object, &value)
}

pub(crate) fn dict(cx: &mut Cx, object: &Value) -> Answer {
    match crate::object::attributes_dict(cx, object)? {
        Some(dict) => Ok(dict),
        None => {
            let name = cx.intern("__dict__")?;
            Err(crate::protocol::attribute::missing(cx, object, &name))
        }
    }
}

pub(crate) fn set_dict(cx: &mut Cx, object: &Value, value: Option<Value>) -> Answer<()> {
    let dict = match value {
        Some(value) if value.is_kind(Kind::Dict) => value,
        Some(other) => {
            let text = format!("__dict__ must be set to a dictionary, not a {}", cx.quoted_type_name(&other));
            return Err(cx.type_error(&text));
        }
        None => cx.dict()?,
    };
    if crate::object::attributes_dict(cx, object)?.is_none() {
        return Err(cx.attribute_error("This object has no __dict__"));
    }
    crate::object::install_dict(cx, object, dict)
}

fn weak(cx: &mut Cx, object: &Value) -> Answer {
    let class = cx.types().weak_reference.clone();
    let found =
        crate::types::weakref::references(cx, object).into_iter().find(|one| cx.is_exact(one, &class));
    Ok(found.unwrap_or(Value::NONE))
}
