//! Attributes of classes.

use super::create::namespace_of;
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::GetSetRow;
use crate::object::{Class, ClassFlags};
use crate::value::Value;
use crate::vm::Cx;

/// All of them but `__annotations__`, which asks a script.
pub static ROWS: &[GetSetRow] = &[
    GetSetRow { name: "__name__", get: name, set: Some(set_name), doc: "" },
    GetSetRow { name: "__qualname__", get: qualified_name, set: Some(set_qualified_name), doc: "" },
    GetSetRow { name: "__module__", get: module, set: Some(set_module), doc: "" },
    GetSetRow { name: "__doc__", get: doc, set: Some(set_doc), doc: "" },
    GetSetRow { name: "__dict__", get: dict, set: None, doc: "" },
    GetSetRow { name: "__mro__", get: order, set: None, doc: "" },
    GetSetRow { name: "__bases__", get: bases, set: Some(super::bases::set_bases), doc: "" },
    GetSetRow { name: "__base__", get: base, set: None, doc: "" },
    GetSetRow { name: "__flags__", get: flags, set: None, doc: "" },
    GetSetRow { name: "__basicsize__", get: basic_size, set: None, doc: "" },
    GetSetRow { name: "__itemsize__", get: item_size, set: None, doc: "" },
    GetSetRow { name: "__dictoffset__", get: dict_offset, set: None, doc: "" },
    GetSetRow { name: "__weakrefoffset__", get: weak_offset, set: None, doc: "" },
    GetSetRow {
        name: "__abstractmethods__",
        get: abstract_methods,
        set: Some(set_abstract_methods),
        doc: "",
    },
    GetSetRow { name: "__text_signature__", get: text_signature, set: None, doc: "" },
    GetSetRow { name: "__annotate__", get: annotate, set: Some(set_annotate), doc: "" },
    GetSetRow { name: "__type_params__", get: type_params, set: Some(set_type_params), doc: "" },
];

fn with<T>(cx: &mut Cx, class: &Value, read: fn(&Class) -> T) -> Answer<T> {
    match class.get::<Class>(cx) {
        Some(class) => Ok(read(class)),
        None => Err(cx.type_error("a class was expected")),
    }
}

/// Refuses to change a builtin class.
fn check_mutable(cx: &mut Cx, class: &Value, name: &str, value: &Option<Value>) -> Answer<()> {
    if class.get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::IMMUTABLE)) {
        let text = format!("cannot set '{name}' attribute of immutable type {}", cx.quoted_class_name(class));
        return Err(cx.type_error(&text));
    }
    if value.is_none() {
        let text =
            format!("cannot delete '{name}' attribute of immutable type {}", cx.quoted_class_name(class));
        return Err(cx.type_error(&text));
    }
    Ok(())
}

fn missing(cx: &mut Cx, class: &Value, name: &str) -> Raised {
    match cx.intern(name) {
        Ok(name) => crate::protocol::attribute::missing(cx, class, &name),
        Err(raised) => raised,
    }
}

fn own(cx: &mut Cx, class: &Value, name: &str) -> Answer<Option<Value>> {
    let namespace = namespace_of(cx, class);
    Ok(cx.dict_get_text(&namespace, name)?.filter(|value| !value.is_kind(Kind::GetSet)))
}

fn set_own(cx: &mut Cx, class: &Value, name: &str, value: Value) -> Answer<()> {
    let namespace = namespace_of(cx, class);
    cx.dict_set_text(&namespace, name, value)?;
    cx.class_changed(class);
    Ok(())
}

fn name(cx: &mut Cx, class: &Value) -> Answer {
    with(cx, class, |class| class.name.clone())
}

fn set_name(cx: &mut Cx, class: &Value, value: Option<Value>) -> Answer<()> {
    check_mutable(cx, class, "__name__", &value)?;
    let value = value.unwrap_or_default();
    if !value.is_kind(Kind::Str) {
        let text = format!(
            "can only assign string to {}.__name__, not {}",
            cx.class_name(class),
            cx.quoted_type_name(&value)
        );
        return Err(cx.type_error(&text));
    }
    if cx.text_of(&value).contains('\0') {
        return Err(cx.value_error("type name must not contain null characters"));
    }
    if let Some(class) = class.get_mut::<Class>(cx) {
        class.name = value;
    }
    Ok(())
}

fn qualified_name(cx: &mut Cx, class: &Value) -> Answer {
    with(cx, class, |class| class.qualified_name.clone())
}

fn set_qualified_name(cx: &mut Cx, class: &Value, value: Option<Value>) -> Answer<()> {
    check_mutable(cx, class, "__qualname__", &value)?;
    let value = value.unwrap_or_default();
    if !value.is_kind(Kind::Str) {
        let text = format!(
            "can only assign string to {}.__qualname__, not {}",
            cx.class_name(class),
            cx.quoted_type_name(&value)
        );
        return Err(cx.type_error(&text));
    }
    if let Some(class) = class.get_mut::<Class>(cx) {
        class.qualified_name = value;
    }
    Ok(())
}

/// `__module__` of a class.
pub fn module_of(cx: &mut Cx, class: &Value) -> Option<Value> {
    if let Ok(Some(module)) = own(cx, class, "__module__") {
        return Some(module);
    }
    let row = class.get::<Class>(cx).and_then(|class| class.row)?;
    cx.intern(row.module).ok()
}

fn module(cx: &mut Cx, class: &Value) -> Answer {
    match module_of(cx, class) {
        Some(module) => Ok(module),
        None => Err(missing(cx, class, "__module__")),
    }
}

fn set_module(cx: &mut Cx, class: &Value, value: Option<Value>) -> Answer<()> {
    check_mutable(cx, class, "__module__", &value)?;
    // a class that claims to be from elsewhere does not know its line there
    let (namespace, line) = (namespace_of(cx, class), cx.intern("__firstlineno__")?);
    drop(cx.dict_remove_interned(&namespace, &line)?);
    set_own(cx, class, "__module__", value.unwrap_or_default())
}

fn doc(cx: &mut Cx, class: &Value) -> Answer {
    let row = class.get::<Class>(cx).and_then(|class| class.row);
    if let Some(row) = row.filter(|row| !row.doc.is_empty()) {
        return cx.str(row.doc);
    }
    let name = &cx.names().__doc__;
    match cx.find_in_class(class, name) {
        // of a builtin type whose instances have docstrings, it is the descriptor
        Some(found) if found.is_kind(Kind::GetSet) => Ok(if row.is_some() { found } else { Value::NONE }),
        Some(_) if row.is_some() => Ok(Value::NONE),
        Some(found) => Ok(found),
        None => Ok(Value::NONE),
    }
}

fn set_doc(cx: &mut Cx, class: &Value, value: Option<Value>) -> Answer<()> {
    check_mutable(cx, class, "__doc__", &value)?;
    set_own(cx, class, "__doc__", value.unwrap_or_default())
}

fn dict(cx: &mut Cx, class: &Value) -> Answer {
    super::create::proxy_of(cx, class)
}

fn order(cx: &mut Cx, class: &Value) -> Answer {
    with(cx, class, |class| class.order.clone())
}

fn bases(cx: &mut Cx, class: &Value) -> Answer {
    with(cx, class, |class| class.bases.clone())
}

fn base(cx: &mut Cx, class: &Value) -> Answer {
    Ok(with(cx, class, |class| class.base.clone())?.or_unset().unwrap_or(Value::NONE))
}

/// CPython's `tp_flags`, as far as scripts look at them.
fn flags(cx: &mut Cx, class: &Value) -> Answer {
    let (flags, kind) = with(cx, class, |class| (class.flags, class.kind))?;
    let mut number = 1i64 << 12;
    let bits = [
        (ClassFlags::HEAP, 9),
        (ClassFlags::IMMUTABLE, 8),
        (ClassFlags::SUBCLASSABLE, 10),
        (ClassFlags::SEQUENCE, 5),
        (ClassFlags::MAPPING, 6),
        (ClassFlags::NO_NEW, 7),
        (ClassFlags::ABSTRACT, 20),
        (ClassFlags::EXCEPTION, 30),
        (ClassFlags::METACLASS, 31),
    ];
    for (flag, bit) in bits {
        if flags.has(flag) {
            number |= 1 << bit;
        }
    }
    if kind.is_container() {
        number |= 1 << 14;
    }
    let subclass_bit = match kind {
        Kind::BigInt => 24,
        Kind::List => 25,
        Kind::Tuple => 26,
        Kind::Bytes => 27,
        Kind::Str => 28,
        Kind::Dict => 29,
        _ => return cx.int(number),
    };
    cx.int(number | 1 << subclass_bit)
}

fn basic_size(cx: &mut Cx, class: &Value) -> Answer {
    let slots = with(cx, class, |class| class.slots)?;
    Ok(Value::small_int(16 + 8 * i64::from(slots)))
}

fn item_size(cx: &mut Cx, class: &Value) -> Answer {
    let kind = with(cx, class, |class| class.kind)?;
    Ok(Value::small_int(match kind {
        Kind::BigInt => 4,
        Kind::Tuple => 8,
        Kind::Bytes => 1,
        Kind::Class => 40,
        _ => 0,
    }))
}

fn dict_offset(cx: &mut Cx, class: &Value) -> Answer {
    let flags = with(cx, class, |class| class.flags)?;
    Ok(Value::small_int(if flags.has(ClassFlags::HAS_DICT) { -1 } else { 0 }))
}

fn weak_offset(cx: &mut Cx, class: &Value) -> Answer {
    let flags = with(cx, class, |class| class.flags)?;
    Ok(Value::small_int(if flags.has(ClassFlags::WEAK) { 16 } else { 0 }))
}

fn abstract_methods(cx: &mut Cx, class: &Value) -> Answer {
    match own(cx, class, "__abstractmethods__")? {
        Some(methods) => Ok(methods),
        None => Err(missing(cx, class, "__abstractmethods__")),
    }
}

fn set_abstract_methods(cx: &mut Cx, class: &Value, value: Option<Value>) -> Answer<()> {
    if class.get::<Class>(cx).is_some_and(|class| class.flags.has(ClassFlags::IMMUTABLE)) {
        return check_mutable(cx, class, "__abstractmethods__", &value);
    }
    let truth =
        value.as_ref().is_some_and(|value| crate::protocol::truth::quick_truth(cx, value).unwrap_or(true));
    if let Some(class) = class.get_mut::<Class>(cx) {
        class.flags.0 &= !ClassFlags::ABSTRACT;
        if truth {
            class.flags.0 |= ClassFlags::ABSTRACT;
        }
    }
    match value {
        Some(value) => set_own(cx, class, "__abstractmethods__", value),
        None => {
            let name = cx.intern("__abstractmethods__")?;
            let namespace = namespace_of(cx, class);
            if cx.dict_remove_interned(&namespace, &name)?.is_none() {
                return Err(missing(cx, class, "__abstractmethods__"));
            }
            cx.class_changed(class);
            Ok(())
        }
    }
}

/// Classes whose rows of methods do not say how they are called; those that can be called in several ways have
/// no one text.
static CALLED_SO: &[(&str, &str)] = &[
    ("object", "()"),
    ("map", "(function, iterable, /, *iterables, strict=False)"),
    ("reversed", "(sequence, /)"),
    ("NoneType", "()"),
    ("ellipsis", "()"),
    ("NotImplementedType", "()"),
    ("bytearray", ""),
    ("bytes", ""),
    ("dict", ""),
    ("int", ""),
    ("range", ""),
    ("slice", ""),
    ("str", ""),
    ("super", ""),
];

fn text_signature(cx: &mut Cx, class: &Value) -> Answer {
    let Some(row) = class.get::<Class>(cx).and_then(|class| class.row) else { return Ok(Value::NONE) };
    if let Some((_, text)) = CALLED_SO.iter().find(|(name, _)| *name == row.name) {
        return if text.is_empty() { Ok(Value::NONE) } else { cx.str(text) };
    }
    if let Some(call) = row.call {
        return cx.str(call.signature);
    }
    for name in ["__new__", "__init__"] {
        let own = row.methods.iter().find(|method| method.name == name);
        if let Some(text) = own.and_then(|method| without_receiver(method.signature)) {
            return cx.str(&text);
        }
    }
    Ok(Value::NONE)
}

/// A signature of `__new__` or `__init__` without what they are called upon; None for one that takes anything.
fn without_receiver(signature: &str) -> Option<String> {
    let rest = ["($type", "($self"].iter().find_map(|start| signature.strip_prefix(start))?;
    let rest = rest.strip_prefix(", ").unwrap_or(rest);
    let rest = rest.strip_prefix("/, ").or_else(|| rest.strip_prefix("/")).unwrap_or(rest);
    if rest == "*args, **kwargs)" { None } else { Some(format!("({rest}")) }
}

fn annotate(cx: &mut Cx, class: &Value) -> Answer {
    if class.get::<Class>(cx).is_some_and(|class| class.row.is_some()) {
        return Err(missing(cx, class, "__annotate__"));
    }
    // what the class's body called so comes before what the compiler or an assignment left
    for name in ["__annotate__", "__annotate_func__"] {
        if let Some(found) = own(cx, class, name)? {
            return Ok(found);
        }
    }
    set_own(cx, class, "__annotate_func__", Value::NONE)?;
    Ok(Value::NONE)
}

fn set_annotate(cx: &mut Cx, class: &Value, value: Option<Value>) -> Answer<()> {
    let Some(value) = value else { return Err(cx.type_error("cannot delete __annotate__ attribute")) };
    check_mutable(cx, class, "__annotate__", &Some(value.clone()))?;
    if !value.is_none() && !crate::builtins::objects::is_callable(cx, &value) {
        return Err(cx.type_error("__annotate__ must be callable or None"));
    }
    let name = cx.intern("__annotations_cache__")?;
    let namespace = namespace_of(cx, class);
    if !value.is_none() {
        drop(cx.dict_remove_interned(&namespace, &name)?);
    }
    set_own(cx, class, "__annotate_func__", value)
}

fn type_params(cx: &mut Cx, class: &Value) -> Answer {
    Ok(own(cx, class, "__type_params__")?.unwrap_or(cx.empty_tuple()))
}

fn set_type_params(cx: &mut Cx, class: &Value, value: Option<Value>) -> Answer<()> {
    check_mutable(cx, class, "__type_params__", &value)?;
    set_own(cx, class, "__type_params__", value.unwrap_or_default())
}
