//! The methods of `mappingproxy`: each asks the mapping. Around a dict of builtin keys they are leaves.

use super::MappingProxy;
use crate::error::Answer;
use crate::heap::Kind;
use crate::interp::invoke::call_leaf;
use crate::native::{NativeRow, Role};
use crate::object::find_special;
use crate::types::iterator::class_getitem;
use crate::value::Value;
use crate::vm::Cx;

const fn asked(
    name: &'static str,
    doc: &'static str,
    leaf: crate::native::LeafOrScriptFn,
    script: &'static str,
) -> NativeRow {
    NativeRow::open(name, "($self, /)", Role::Method, doc).or_script(leaf, script)
}

const fn compared(
    name: &'static str,
    doc: &'static str,
    leaf: crate::native::LeafOrScriptFn,
    script: &'static str,
) -> NativeRow {
    NativeRow::open(name, "($self, value, /)", Role::Wrapper, doc).or_script(leaf, script)
}

/// The rows.
pub static METHODS: &[NativeRow] = &[
    NativeRow::constructor("($type, mapping)", new),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").or_script(repr, "mappingproxy_repr"),
    NativeRow::open("__hash__", "($self, /)", Role::Wrapper, "").script("mappingproxy_hash"),
    NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").script("mappingproxy_str"),
    compared("__lt__", "Return self<value.", |cx, a| ask(cx, "__lt__", a), "mappingproxy_lt"),
    compared("__le__", "Return self<=value.", |cx, a| ask(cx, "__le__", a), "mappingproxy_le"),
    compared("__eq__", "Return self==value.", |cx, a| ask(cx, "__eq__", a), "mappingproxy_eq"),
    compared("__ne__", "Return self!=value.", |cx, a| ask(cx, "__ne__", a), "mappingproxy_ne"),
    compared("__gt__", "Return self>value.", |cx, a| ask(cx, "__gt__", a), "mappingproxy_gt"),
    compared("__ge__", "Return self>=value.", |cx, a| ask(cx, "__ge__", a), "mappingproxy_ge"),
    NativeRow::open("__iter__", "($self, /)", Role::Wrapper, "")
        .or_script(|cx, a| ask(cx, "__iter__", a), "mappingproxy_iter"),
    NativeRow::open("__or__", "($self, value, /)", Role::Wrapper, "").script("mappingproxy_or"),
    NativeRow::open("__ror__", "($self, value, /)", Role::Wrapper, "").script("mappingproxy_ror"),
    NativeRow::special("__ior__", "($self, value, /)", no_change, "Return self|=value."),
    NativeRow::open("__len__", "($self, /)", Role::Wrapper, "")
        .or_script(|cx, a| ask(cx, "__len__", a), "mappingproxy_len"),
    NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "")
        .or_script(|cx, a| ask(cx, "__getitem__", a), "mappingproxy_getitem"),
    NativeRow::open("__contains__", "($self, key, /)", Role::Wrapper, "")
        .or_script(|cx, a| ask(cx, "__contains__", a), "mappingproxy_contains"),
    NativeRow::open(
        "get",
        "($self, key, default=None, /)",
        Role::Method,
        "Return the value for key if key is in the mapping, else default.",
    )
    .or_script(|cx, a| ask(cx, "get", a), "mappingproxy_get"),
    asked(
        "keys",
        "a set-like object providing a view on D's keys",
        |cx, a| ask(cx, "keys", a),
        "mappingproxy_keys",
    ),
    asked(
        "values",
        "an object providing a view on D's values",
        |cx, a| ask(cx, "values", a),
        "mappingproxy_values",
    ),
    asked(
        "items",
        "a set-like object providing a view on D's items",
        |cx, a| ask(cx, "items", a),
        "mappingproxy_items",
    ),
    asked("copy", "a shallow copy of D", |cx, a| ask(cx, "copy", a), "mappingproxy_copy"),
    NativeRow::method("__class_getitem__", "($type, object, /)", class_getitem, "See PEP 585")
        .role(Role::Class),
    asked(
        "__reversed__",
        "D.__reversed__() -> reverse iterator",
        |cx, a| ask(cx, "__reversed__", a),
        "mappingproxy_reversed",
    ),
];

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let mapping = &arguments[1];
    let name = cx.names().__getitem__.clone();
    let is_sequence = matches!(
        mapping.kind(),
        Some(
            Kind::List
                | Kind::Tuple
                | Kind::Str
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::Range
                | Kind::MemoryView
        )
    );
    if is_sequence || find_special(cx, mapping, &name).is_none() {
        let text = format!("mappingproxy() argument must be a mapping, not {}", cx.type_name(mapping));
        return Err(cx.type_error(&text));
    }
    let class = cx.types().mapping_proxy.clone();
    cx.new_object(&class, MappingProxy { mapping: mapping.clone() })
}

/// Asks a dict behind a proxy by `dict`'s own method. None: the mapping is another, or a script must run.
fn ask(cx: &mut Cx, method: &'static str, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(proxy) = arguments[0].get::<MappingProxy>(cx) else { return Ok(None) };
    let mapping = proxy.mapping.clone();
    if !cx.is_exact(&mapping, &cx.types().dict) {
        return Ok(None);
    }
    let name = cx.intern(method)?;
    let Some(function) = find_special(cx, &mapping, &name) else { return Ok(None) };
    let mut passed: Vec<Value> = vec![mapping];
    for argument in arguments.iter().skip(1).filter(|argument| !argument.is_unset()) {
        // a comparison with another proxy is one of the mappings
        passed.push(match argument.get::<MappingProxy>(cx) {
            Some(other)
                if method.starts_with("__") && method != "__getitem__" && method != "__contains__" =>
            {
                other.mapping.clone()
            }
            _ => argument.clone(),
        });
    }
    call_leaf(cx, &function, &passed)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(proxy) = arguments[0].get::<MappingProxy>(cx) else { return Ok(None) };
    let mapping = proxy.mapping.clone();
    match crate::protocol::text::quick_repr(cx, &mapping)? {
        Some(text) => {
            let text = format!("mappingproxy({})", cx.text_of(&text));
            cx.str(&text).map(Some)
        }
        None => Ok(None),
    }
}

fn no_change(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = format!("'|=' is not supported by {}; use '|' instead", cx.type_name(&arguments[0]));
    Err(cx.type_error(&text))
}
