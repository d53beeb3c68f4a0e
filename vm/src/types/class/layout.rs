//! Which bases go together: the metaclass of a new class, the base that decides the layout of its
//! instances, and what its `__slots__` say.

use crate::error::Answer;
use crate::heap::Kind;
use crate::object::{Class, ClassFlags};
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::Cx;

/// The most derived metaclass of a class statement's metaclass and of its bases.
pub fn metaclass_of(cx: &mut Cx, metaclass: &Value, bases: &Value) -> Answer {
    let mut winner = metaclass.clone();
    for base in cx.tuple_items(bases).to_vec() {
        let own = cx.class_of(&base);
        if cx.is_subclass(&winner, &own) {
            continue;
        }
        if cx.is_subclass(&own, &winner) {
            winner = own;
            continue;
        }
        return Err(cx.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        ));
    }
    Ok(winner)
}

/// Exceptions whose instances CPython lays out in their own way.
const OWN_LAYOUT: &[&str] = &[
    "OSError",
    "SyntaxError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeTranslateError",
    "ImportError",
    "AttributeError",
    "NameError",
    "StopIteration",
    "SystemExit",
    "BaseExceptionGroup",
];

/// The class that a class has its instances' layout from.
pub fn layout_owner(cx: &Cx, class: &Value) -> Value {
    let mut class = class.clone();
    while let Some(payload) = class.get::<Class>(cx) {
        let Some(above) = payload.base.get::<Class>(cx) else { break };
        let own_row =
            payload.row.is_some_and(|row| row.kind == Kind::Opaque || OWN_LAYOUT.contains(&row.name));
        if payload.kind != above.kind || payload.slots != above.slots || own_row {
            break;
        }
        class = payload.base.clone();
    }
    class
}

/// The base that decides the layout.
pub fn best_base(cx: &mut Cx, bases: &[Value]) -> Answer {
    let mut best: Option<(Value, Value)> = None;
    for (at, base) in bases.iter().enumerate() {
        if base.is_kind(Kind::Class) && bases[..at].iter().any(|other| other.is(base)) {
            let text = format!("duplicate base class {}", cx.class_name(base));
            return Err(cx.type_error(&text));
        }
        let Some(payload) = base.get::<Class>(cx) else {
            let name = cx.intern("__mro_entries__")?;
            if crate::object::find_special(cx, base, &name).is_some() {
                return Err(
                    cx.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
                );
            }
            return Err(cx.type_error("bases must be types"));
        };
        if !payload.flags.has(ClassFlags::SUBCLASSABLE) {
            let text = format!("type {} is not an acceptable base type", shown(cx, base));
            return Err(cx.type_error(&text));
        }
        let owner = layout_owner(cx, base);
        best = match best {
            None => Some((base.clone(), owner)),
            Some((chosen, layout)) if cx.is_subclass(&layout, &owner) => Some((chosen, layout)),
            Some((_, layout)) if cx.is_subclass(&owner, &layout) => Some((base.clone(), owner)),
            Some(_) => return Err(cx.type_error("multiple bases have instance lay-out conflict")),
        };
    }
    match best {
        Some((base, _)) => Ok(base),
        None => Ok(cx.types().object.clone()),
    }
}

/// `'m.C'` as errors about base types show classes.
fn shown(cx: &Cx, class: &Value) -> String {
    match class.get::<Class>(cx).and_then(|class| class.row) {
        Some(row) if row.module != "builtins" => format!("'{}.{}'", row.module, row.name),
        Some(_) | None => cx.quoted_class_name(class),
    }
}

/// What `__slots__` and the bases say of a new class.
#[derive(Default)]
pub struct Slots {
    /// Names of new slots, mangled, sorted.
    pub names: Vec<Value>,
    /// Instances have a dict.
    pub has_dict: bool,
    /// Instances can be weakly referenced.
    pub weak: bool,
    /// This class brings the dict.
    pub adds_dict: bool,
    /// This class brings weak references.
    pub adds_weak: bool,
}

/// The items of `__slots__`, when no script must be asked for them. Outer None: one must.
pub fn simple_slots(cx: &mut Cx, namespace: &Value) -> Answer<Option<Option<Vec<Value>>>> {
    let name = &cx.names().__slots__;
    let found = namespace.get::<Dict>(cx).and_then(|dict| dict.get_interned(name.bits()).cloned());
    let Some(slots) = found else { return Ok(Some(None)) };
    let types = cx.types();
    if slots.is_kind(Kind::Str) {
        return Ok(Some(Some(vec![slots])));
    }
    if cx.is_exact(&slots, &types.tuple) {
        return Ok(Some(Some(cx.tuple_items(&slots).to_vec())));
    }
    if cx.is_exact(&slots, &types.list) {
        return Ok(Some(Some(cx.list_items(&slots).to_vec())));
    }
    if cx.is_exact(&slots, &types.dict) {
        return Ok(Some(Some(cx.dict_pairs(&slots).into_iter().map(|(key, _)| key).collect())));
    }
    Ok(None)
}

fn has(cx: &Cx, class: &Value, flag: u32) -> bool {
    class.get::<Class>(cx).is_some_and(|class| class.flags.has(flag))
}

/// Whether instances of a class have a dict in their payload or in attribute words.
fn has_dict(cx: &Cx, class: &Value) -> bool {
    class.get::<Class>(cx).is_some_and(|class| {
        class.flags.has(ClassFlags::HAS_DICT) || crate::vm::keeps_dict_in_payload(class.kind)
    })
}

/// Decides about slots, dict and weak references of a new class.
pub fn decide_slots(
    cx: &mut Cx,
    class_name: &str,
    bases: &[Value],
    base: &Value,
    namespace: &Value,
    slots: Option<Vec<Value>>,
) -> Answer<Slots> {
    let base_dict = has_dict(cx, base);
    let base_weak = has(cx, base, ClassFlags::WEAK);
    let mut answer = Slots { has_dict: base_dict, weak: base_weak, ..Slots::default() };
    let Some(slots) = slots else {
        answer.adds_dict = !base_dict;
        answer.adds_weak = !base_weak && !is_variable(cx, base);
        answer.has_dict = true;
        answer.weak |= answer.adds_weak;
        return Ok(answer);
    };
    if !slots.is_empty() && is_variable(cx, base) {
        let plain = slots.iter().any(|slot| slot.is_kind(Kind::Str) && cx.text_of(slot) != "__dict__");
        if plain {
            let text =
                format!("nonempty __slots__ not supported for subtype of {}", cx.quoted_class_name(base));
            return Err(cx.type_error(&text));
        }
    }
    for slot in &slots {
        let text = slot_name(cx, slot)?;
        match text.as_str() {
            "__dict__" if base_dict || answer.adds_dict => {
                return Err(cx.type_error("__dict__ slot disallowed: we already got one"));
            }
            "__dict__" => answer.adds_dict = true,
            "__weakref__" if base_weak || answer.adds_weak => {
                return Err(cx.type_error("__weakref__ slot disallowed: we already got one"));
            }
            "__weakref__" => answer.adds_weak = true,
            _ => {
                let mangled = cx.intern(&mangle(class_name, &text))?;
                let taken =
                    namespace.get::<Dict>(cx).is_some_and(|dict| dict.get_interned(mangled.bits()).is_some());
                if taken && text != "__qualname__" && text != "__classcell__" {
                    let text =
                        format!("{} in __slots__ conflicts with class variable", cx.repr_of_name(slot));
                    return Err(cx.value_error(&text));
                }
                answer.names.push(mangled);
            }
        }
    }
    let mut named: Vec<(String, Value)> =
        answer.names.drain(..).map(|name| (cx.text_of(&name), name)).collect();
    named.sort_by(|one, two| one.0.cmp(&two.0));
    answer.names = named.into_iter().map(|(_, name)| name).collect();
    for other in bases.iter().filter(|other| !other.is(base)) {
        answer.adds_dict |= !base_dict && has_dict(cx, other);
        answer.adds_weak |= !base_weak && has(cx, other, ClassFlags::WEAK);
    }
    answer.has_dict |= answer.adds_dict;
    answer.weak |= answer.adds_weak;
    Ok(answer)
}

/// Whether CPython's instances of a class have variable length, so that slots cannot follow.
fn is_variable(cx: &Cx, class: &Value) -> bool {
    let kind = class.get::<Class>(cx).map(|class| class.kind);
    matches!(kind, Some(Kind::BigInt | Kind::Tuple | Kind::Bytes | Kind::Class))
}

fn slot_name(cx: &mut Cx, slot: &Value) -> Answer<String> {
    if !slot.is_kind(Kind::Str) {
        let text = format!("__slots__ items must be strings, not {}", cx.quoted_type_name(slot));
        return Err(cx.type_error(&text));
    }
    let text = cx.text_of(slot);
    let mut characters = text.chars();
    let first = characters.next().is_some_and(|first| first == '_' || first.is_alphabetic());
    if !first || !characters.all(|other| other == '_' || other.is_alphanumeric()) {
        return Err(cx.type_error("__slots__ must be identifiers"));
    }
    Ok(text)
}

/// A private name as it is known outside of its class.
fn mangle(class_name: &str, name: &str) -> String {
    let class_name = class_name.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || class_name.is_empty() {
        return name.to_owned();
    }
    format!("_{class_name}{name}")
}
