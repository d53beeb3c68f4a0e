//! Methods of weak references. Proxies forward everything by script.

use super::WeakReference;
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Arguments, GetSetRow, NativeRow, Role};
use crate::object::{Class, ClassFlags};
use crate::value::Value;
use crate::vm::Cx;

/// Methods of `weakref.ref`.
pub static ROWS: &[NativeRow] = &[
    NativeRow::constructor("($type, /, *args, **kwargs)", new),
    NativeRow::special(
        "__init__",
        "($self, /, *args, **kwargs)",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    NativeRow::special("__call__", "($self, /)", call, "Call self as a function."),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "").or_script(eq, "weak_eq"),
    NativeRow::open("__ne__", "($self, value, /)", Role::Wrapper, "").script("object_ne"),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").or_script(hash, "weak_hash"),
];

/// Attributes of `weakref.ref`.
pub static PROPERTIES: &[GetSetRow] =
    &[GetSetRow { name: "__callback__", get: callback, set: None, doc: "" }];

/// Refuses what cannot be weakly referenced.
fn check_target(cx: &mut Cx, target: &Value) -> Answer<()> {
    let class = cx.class_of(target);
    let weak = class.get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::WEAK));
    // SET and the like say so by their row; methods too
    if target.bits().is_pointer() && (weak || matches!(target.kind(), Some(Kind::Method | Kind::Set))) {
        return Ok(());
    }
    let text = format!("cannot create weak reference to {} object", cx.quoted_class_name(&class));
    Err(cx.type_error(&text))
}

/// A weak reference of this class; the plain one that exists already when there is no callback.
pub fn reference(cx: &mut Cx, class: &Value, target: &Value, callback: Value) -> Answer {
    check_target(cx, target)?;
    let plain = cx.types().weak_reference.clone();
    if class.is(&plain)
        && (callback.is_none() || callback.is_unset())
        && let Some(known) = super::first_without_callback(cx, target, &plain)
    {
        return Ok(known);
    }
    let made = cx.new_object(class, WeakReference::new(target, callback))?;
    WeakReference::enter(&made);
    Ok(made)
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let items = cx.tuple_items(&arguments[1]).to_vec();
    let (target, callback) = match &items[..] {
        [] => return Err(cx.type_error("__new__ expected at least 1 argument, got 0")),
        [target] => (target.clone(), Value::NONE),
        [target, callback] => (target.clone(), callback.clone()),
        more if cx.is_exact(&arguments[0], &cx.types().r#type)
            && arguments[0].is(&cx.types().weak_reference) =>
        {
            return Err(cx.type_error(&format!("__new__ expected at most 2 arguments, got {}", more.len())));
        }
        [target, callback, ..] => (target.clone(), callback.clone()),
    };
    reference(cx, &arguments[0], &target, callback)
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let count = cx.tuple_items(&arguments[1]).len();
    if count > 2 {
        return Err(cx.type_error(&format!("__init__ expected at most 2 arguments, got {count}")));
    }
    if arguments.given(2).is_some_and(|named| !cx.dict_pairs(named).is_empty()) {
        return Err(cx.type_error("ref() takes no keyword arguments"));
    }
    Ok(Value::NONE)
}

/// What a reference or a proxy points to, while it lives.
pub fn target_of(cx: &Cx, reference: &Value) -> Option<Value> {
    reference.get::<WeakReference>(cx).and_then(WeakReference::target)
}

fn call(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(target_of(cx, &arguments[0]).unwrap_or(Value::NONE))
}

fn callback(cx: &mut Cx, reference: &Value) -> Answer {
    let callback = reference.get::<WeakReference>(cx).map(|own| own.callback.clone()).unwrap_or_default();
    Ok(callback.or_unset().unwrap_or(Value::NONE))
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let place = crate::types::object::methods::address(&arguments[0]);
    let text = match target_of(cx, &arguments[0]) {
        None => format!("<weakref at {place}; dead>"),
        Some(target) => {
            let name = cx.short_type_name(&target);
            let other = crate::types::object::methods::address(&target);
            format!("<weakref at {place}; to '{name}' at {other}>")
        }
    };
    cx.str(&text)
}

fn eq(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments[1].is_kind(Kind::WeakReference) {
        return Ok(Some(Value::NOT_IMPLEMENTED));
    }
    match (target_of(cx, &arguments[0]), target_of(cx, &arguments[1])) {
        (Some(one), Some(two)) if one.is(&two) => Ok(Some(Value::TRUE)),
        (Some(_), Some(_)) => Ok(None),
        _ => Ok(Some(Value::bool(arguments[0].is(&arguments[1])))),
    }
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if let Some(known) = arguments[0].get::<WeakReference>(cx).and_then(|own| own.hash) {
        return cx.int(known as i64).map(Some);
    }
    let Some(target) = target_of(cx, &arguments[0]) else {
        return Err(cx.type_error("weak object has gone away"));
    };
    let Some(found) = crate::protocol::hash::quick_hash(cx, &target)? else { return Ok(None) };
    keep(cx, &arguments[0], found);
    cx.int(found as i64).map(Some)
}

fn keep(cx: &mut Cx, reference: &Value, hash: u64) {
    if let Some(own) = reference.get_mut::<WeakReference>(cx) {
        own.hash = Some(hash);
    }
}

/// Remembers the hash of a reference's target. For the script half.
pub fn keep_hash(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if let Some(number) = cx.as_i64(&arguments[1]) {
        keep(cx, &arguments[0], number as u64);
    }
    Ok(arguments[1].clone())
}

/// What a reference or proxy points to; None when it is dead. For the script half.
pub fn target(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(arguments.given(0).and_then(|reference| target_of(cx, reference)).unwrap_or(Value::NONE))
}

/// `weakref.proxy`.
pub fn proxy(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let target = arguments[0].clone();
    check_target(cx, &target)?;
    let callable = crate::builtins::objects::is_callable(cx, &target);
    let types = cx.types();
    let class = if callable { &types.weak_callable_proxy } else { &types.weak_proxy };
    let class = class.clone();
    let callback = arguments.given(1).cloned().unwrap_or(Value::NONE);
    if callback.is_none()
        && let Some(known) = super::first_without_callback(cx, &target, &class)
    {
        return Ok(known);
    }
    let made = cx.new_object(&class, WeakReference::new(&target, callback))?;
    WeakReference::enter(&made);
    Ok(made)
}

/// All references and proxies to an object.
pub fn all(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let mut found = super::references(cx, &arguments[0]);
    // the plain reference comes first, then the plain proxy
    let types = cx.types();
    let classes = [types.weak_reference.clone(), types.weak_proxy.clone(), types.weak_callable_proxy.clone()];
    for class in classes.iter().rev() {
        if let Some(plain) = super::first_without_callback(cx, &arguments[0], class)
            && let Some(at) = found.iter().position(|one| one.is(&plain))
        {
            found[..=at].rotate_right(1);
        }
    }
    cx.list_from(found)
}

/// How many references and proxies to an object there are.
pub fn count(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::small_int(super::references(cx, &arguments[0]).len() as i64))
}
