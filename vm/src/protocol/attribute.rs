//! Errors of attribute access, in CPython's words. `name` and `obj` are kept for the "Did you mean" hint.

use crate::error::Raised;
use crate::heap::Kind;
use crate::object::ClassFlags;
use crate::types::exception::Exception;
use crate::value::Value;
use crate::vm::Cx;

fn raise_with(cx: &mut Cx, text: &str, object: &Value, name: &Value) -> Raised {
    let class = cx.exceptions().attribute_error.clone();
    let made = match cx.str(text).and_then(|text| cx.exception(&class, &[text])) {
        Ok(made) => made,
        Err(raised) => return raised,
    };
    if let Some(payload) = made.get_mut::<Exception>(cx) {
        payload.fields = vec![name.clone(), object.clone()];
    }
    cx.raise(made)
}

/// How an object is called in an attribute error: `'str' object`, `type object 'C'`, `module 'm'`.
pub fn subject(cx: &mut Cx, object: &Value) -> String {
    match object.kind() {
        Some(Kind::Class) => format!("type object {}", cx.quoted_class_name(object)),
        Some(Kind::Module) => {
            let namespace = cx.module_namespace(object);
            match cx.dict_get_text(&namespace, "__name__") {
                Ok(Some(name)) if name.is_kind(Kind::Str) => format!("module '{}'", cx.text_of(&name)),
                _ => "module".to_owned(),
            }
        }
        _ => format!("{} object", cx.quoted_type_name(object)),
    }
}

/// The error for an attribute that is not there.
#[cold]
pub fn missing(cx: &mut Cx, object: &Value, name: &Value) -> Raised {
    let text = format!("{} has no attribute {}", subject(cx, object), cx.repr_of_name(name));
    raise_with(cx, &text, object, name)
}

/// The error for an attribute that cannot be stored.
#[cold]
pub fn cannot_store(cx: &mut Cx, object: &Value, name: &Value, in_class: bool) -> Raised {
    let has_dict = cx.class_flags(object).has(ClassFlags::HAS_DICT);
    let (subject, name_text) = (subject(cx, object), cx.repr_of_name(name));
    let text = if has_dict {
        format!("{subject} has no attribute {name_text}")
    } else if in_class {
        format!("{subject} attribute {name_text} is read-only")
    } else {
        format!("{subject} has no attribute {name_text} and no __dict__ for setting new attributes")
    };
    raise_with(cx, &text, object, name)
}
