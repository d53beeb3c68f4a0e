//! How a class comes to be: `type.__new__` and `__build_class__`. The leaf makes the class alone unless a
//! script must be asked (`__set_name__`, `__init_subclass__`, `mro`, `__prepare__`); then the halves in
//! `prelude/objects.py` do the asking.

use smallvec::smallvec;

use super::layout::{Slots, best_base, decide_slots, metaclass_of, simple_slots};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Event, NativeRow, Outcome, Role};
use crate::object::{Class, ClassFlags, Shape, first_inline, linearise};
use crate::types::cell::Cell;
use crate::types::descriptor::{ClassMethod, GetSet, Member, Property, StaticMethod};
use crate::types::mappingproxy::MappingProxy;
use crate::value::Value;
use crate::vm::{Cx, keeps_dict_in_payload};

/// Flags that a class has from its bases.
const INHERITED: u32 = ClassFlags::EXCEPTION | ClassFlags::METACLASS | ClassFlags::MATCH_SELF;

/// `type.__new__`: the arguments are the metaclass, a tuple of the others, and keywords.
pub fn type_new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let [metaclass, rest, keywords] = arguments else { return Err(cx.system_error("type.__new__")) };
    let items = cx.tuple_items(rest).to_vec();
    let [name, bases, namespace] = &items[..] else {
        let text = format!("type.__new__() takes exactly 3 arguments ({} given)", items.len());
        return Err(cx.type_error(&text));
    };
    check_arguments(cx, name, bases, namespace)?;
    if !keywords.is_unset() {
        return Ok(None);
    }
    make_alone(cx, metaclass, name, bases, namespace)
}

fn check_arguments(cx: &mut Cx, name: &Value, bases: &Value, namespace: &Value) -> Answer<()> {
    for (number, value, kind, what) in
        [(1, name, Kind::Str, "str"), (2, bases, Kind::Tuple, "tuple"), (3, namespace, Kind::Dict, "dict")]
    {
        if !value.is_kind(kind) {
            let text =
                format!("type.__new__() argument {number} must be {what}, not {}", cx.type_name(value));
            return Err(cx.type_error(&text));
        }
    }
    Ok(())
}

/// Makes a class when no script has to be asked about it; else None.
fn make_alone(
    cx: &mut Cx,
    metaclass: &Value,
    name: &Value,
    bases: &Value,
    namespace: &Value,
) -> Answer<Option<Value>> {
    let winner = metaclass_of(cx, metaclass, bases)?;
    if !winner.is(metaclass) || has_own_order(cx, metaclass) {
        return Ok(None);
    }
    let Some(slots) = simple_slots(cx, namespace)? else { return Ok(None) };
    let set_name = &cx.names().__set_name__;
    for (_, value) in cx.dict_pairs(namespace) {
        if !cx.is_exact(&value, &cx.types().property)
            && crate::object::find_special(cx, &value, set_name).is_some()
        {
            return Ok(None);
        }
    }
    let init = &cx.names().__init_subclass__;
    for base in cx.tuple_items(bases).to_vec() {
        let asks = base.is_kind(Kind::Class)
            && cx.find_in_class(&base, init).is_none_or(|found| !found.is_kind(Kind::Native));
        if asks {
            return Ok(None);
        }
    }
    new_class(cx, metaclass, name, bases, namespace, slots).map(Some)
}

/// Whether a metaclass has a `mro` of its own.
pub fn has_own_order(cx: &mut Cx, metaclass: &Value) -> bool {
    let name = &cx.names().mro;
    !metaclass.is(&cx.types().r#type)
        && cx.find_in_class(metaclass, name).is_some_and(|found| !found.is_kind(Kind::Native))
}

/// Makes the class object. Hooks are not called.
pub fn new_class(
    cx: &mut Cx,
    metaclass: &Value,
    name: &Value,
    bases: &Value,
    namespace: &Value,
    slots: Option<Vec<Value>>,
) -> Answer {
    let mut bases = bases.clone();
    if cx.tuple_items(&bases).is_empty() {
        let object = cx.types().object.clone();
        bases = cx.tuple(&[object])?;
    }
    let base_list = cx.tuple_items(&bases).to_vec();
    let base = best_base(cx, &base_list)?;
    let name = cx.intern_value(name.clone())?;
    let class_name = cx.text_of(&name);
    if class_name.contains('\0') {
        return Err(cx.value_error("type name must not contain null characters"));
    }
    let decided = decide_slots(cx, &class_name, &base_list, &base, namespace, slots)?;
    let own = cx.dict()?;
    if !cx.dict_pairs(namespace).iter().all(|(key, _)| key.is_kind(Kind::Str)) {
        let class = cx.exceptions().runtime_warning.clone();
        cx.warn(&class, &format!("non-string key in the __dict__ of class {class_name}"))?;
    }
    for (key, value) in cx.dict_pairs(namespace) {
        let key = if cx.is_exact_str(&key) { cx.intern_value(key)? } else { key };
        if cx.dict_set(&own, &key, value)?.is_none() {
            return Err(cx.type_error("a class namespace has keys that are strs"));
        }
    }
    let qualified = take(cx, &own, "__qualname__")?;
    let qualified_name = match qualified {
        Some(text) if text.is_kind(Kind::Str) => text,
        Some(other) => {
            let text = format!("type __qualname__ must be a str, not {}", cx.type_name(&other));
            return Err(cx.type_error(&text));
        }
        None => name.clone(),
    };
    let cell = take(cx, &own, "__classcell__")?;
    let dict_cell = take(cx, &own, "__classdictcell__")?;
    for cell in [&cell, &dict_cell].into_iter().flatten() {
        if !cell.is_kind(Kind::Cell) {
            let shown = super::methods::class_repr(cx, &cx.class_of(cell));
            let text = format!("type.__new__(): __classcell__ must be a nonlocal cell, not {shown}");
            return Err(cx.type_error(&text));
        }
    }
    complete_namespace(cx, &own)?;
    let above = if has_own_order(cx, metaclass) {
        linearise(cx, &base_list).or_else(|_| {
            drop(cx.take_raised());
            Ok(base_list.clone())
        })?
    } else {
        linearise(cx, &base_list)?
    };
    let class =
        make_object(cx, metaclass, Parts { name, qualified_name, bases, base, own, above }, &decided)?;
    let proxy = proxy_of(cx, &class)?;
    for (cell, content) in [(cell, class.clone()), (dict_cell, proxy)] {
        if let Some(cell) = cell
            && let Some(payload) = cell.get_mut::<Cell>(cx)
        {
            payload.content = content;
        }
    }
    name_properties(cx, &class)?;
    Ok(class)
}

/// The namespace of a class as scripts may have it: read-only, because every change has to be told to the class.
pub fn proxy_of(cx: &mut Cx, class: &Value) -> Answer {
    let mapping = namespace_of(cx, class);
    let proxy = cx.types().mapping_proxy.clone();
    cx.new_object(&proxy, MappingProxy { mapping })
}

/// The namespace dict of a class. It is marked special and never given to a script.
pub fn namespace_of(cx: &Cx, class: &Value) -> Value {
    class.get::<Class>(cx).map(|class| class.namespace.clone()).unwrap_or_default()
}

fn take(cx: &mut Cx, namespace: &Value, name: &str) -> Answer<Option<Value>> {
    let name = cx.intern(name)?;
    cx.dict_remove_interned(namespace, &name)
}

/// What every class's namespace is given: the module's name, a docstring, implicit static and class methods.
fn complete_namespace(cx: &mut Cx, own: &Value) -> Answer<()> {
    if cx.dict_get_text(own, "__module__")?.is_none()
        && let Some(globals) = crate::interp::running_globals(cx)
        && let Some(module) = cx.dict_get_text(&globals, "__name__")?
    {
        cx.dict_set_text(own, "__module__", module)?;
    }
    if cx.dict_get_text(own, "__doc__")?.is_none() {
        cx.dict_set_text(own, "__doc__", Value::NONE)?;
    }
    if let Some(function) = cx.dict_get_text(own, "__new__")?
        && function.is_kind(Kind::Function)
    {
        let class = cx.types().static_method.clone();
        let wrapped = cx.new_object(&class, StaticMethod { function, dict: Value::UNSET })?;
        cx.dict_set_text(own, "__new__", wrapped)?;
    }
    for name in ["__init_subclass__", "__class_getitem__"] {
        if let Some(function) = cx.dict_get_text(own, name)?
            && function.is_kind(Kind::Function)
        {
            let class = cx.types().class_method.clone();
            let wrapped = cx.new_object(&class, ClassMethod { function, dict: Value::UNSET })?;
            cx.dict_set_text(own, name, wrapped)?;
        }
    }
    if cx.dict_get_text(own, "__eq__")?.is_some() && cx.dict_get_text(own, "__hash__")?.is_none() {
        cx.dict_set_text(own, "__hash__", Value::NONE)?;
    }
    Ok(())
}

struct Parts {
    name: Value,
    qualified_name: Value,
    bases: Value,
    base: Value,
    own: Value,
    above: Vec<Value>,
}

fn make_object(cx: &mut Cx, metaclass: &Value, parts: Parts, decided: &Slots) -> Answer {
    let Some(base) = parts.base.get::<Class>(cx) else {
        return Err(cx.system_error("a base that is no class"));
    };
    let (kind, base_slots) = (base.kind, base.slots);
    let mut flags = ClassFlags::HEAP | ClassFlags::SUBCLASSABLE | base.flags.0 & INHERITED;
    for above in &parts.above {
        let inherited = above.get::<Class>(cx).map_or(0, |class| class.flags.0);
        flags |= inherited & ClassFlags::EXCEPTION;
        if flags & (ClassFlags::SEQUENCE | ClassFlags::MAPPING) == 0 {
            flags |= inherited & (ClassFlags::SEQUENCE | ClassFlags::MAPPING);
        }
    }
    let in_words = decided.has_dict && !keeps_dict_in_payload(kind);
    if in_words {
        flags |= ClassFlags::HAS_DICT;
    }
    if decided.weak {
        flags |= ClassFlags::WEAK;
    }
    let slots = match u16::try_from(decided.names.len()).ok().and_then(|more| base_slots.checked_add(more)) {
        Some(slots) if slots < 30_000 => slots,
        _ => return Err(cx.value_error("too many __slots__")),
    };
    let payload = Class {
        name: parts.name,
        qualified_name: parts.qualified_name,
        bases: Value::UNSET,
        base: Value::UNSET,
        order: Value::UNSET,
        namespace: parts.own.clone(),
        subclasses: Vec::new(),
        version: 0,
        flags: ClassFlags(flags),
        kind,
        slots,
        root_shape: std::ptr::null_mut(),
        dictionary_shape: std::ptr::null_mut(),
        shapes: Vec::new(),
        row: None,
        itself: std::ptr::null_mut(),
    };
    cx.mark_special(&parts.own);
    let class = cx.new_object(metaclass, payload)?;
    let address = class.bits().pointer();
    let inline = match kind {
        Kind::Instance => first_inline(cx, slots, in_words, &parts.own, &parts.above),
        _ => 0,
    };
    let mut order = vec![class.clone()];
    order.extend(parts.above);
    let order = cx.tuple_from(order)?;
    if let Some(payload) = class.get_mut::<Class>(cx) {
        payload.itself = address;
        payload.order = order;
        payload.base = parts.base;
        if in_words || slots > 0 {
            let mut root = Box::new(Shape::root(address, slots, inline));
            payload.root_shape = &mut *root;
            payload.shapes.push(root);
        }
    }
    for base in cx.tuple_items(&parts.bases).to_vec() {
        if let Some(base) = base.get_mut::<Class>(cx) {
            base.subclasses.push(address);
        }
    }
    if let Some(payload) = class.get_mut::<Class>(cx) {
        payload.bases = parts.bases;
    }
    add_members(cx, &class, &parts.own, base_slots, decided, in_words)?;
    cx.class_changed(&class);
    Ok(class)
}

/// Descriptors of slots, of `__dict__` and of `__weakref__`.
fn add_members(
    cx: &mut Cx,
    class: &Value,
    own: &Value,
    base_slots: u16,
    decided: &Slots,
    in_words: bool,
) -> Answer<()> {
    for (at, name) in decided.names.iter().enumerate() {
        let descriptor = cx.types().member.clone();
        let slot = usize::from(base_slots) + at;
        let member = cx.new_object(&descriptor, Member { name: name.clone(), class: class.clone(), slot })?;
        drop(cx.dict_set_interned(own, name, member)?);
    }
    let wanted = [
        (decided.adds_dict && in_words, &crate::types::object::attributes::DICT),
        (decided.adds_weak, &crate::types::object::attributes::WEAK),
    ];
    for (wanted, row) in wanted {
        if wanted && cx.dict_get_text(own, row.name)?.is_none() {
            let descriptor = cx.types().get_set.clone();
            let value = cx.new_object(&descriptor, GetSet { row, class: class.clone() })?;
            cx.dict_set_text(own, row.name, value)?;
        }
    }
    Ok(())
}

/// Tells the properties of a new class their names, as their `__set_name__` would.
fn name_properties(cx: &mut Cx, class: &Value) -> Answer<()> {
    let namespace = namespace_of(cx, class);
    for (name, value) in cx.dict_pairs(&namespace) {
        if cx.is_exact(&value, &cx.types().property)
            && let Some(property) = value.get_mut::<Property>(cx)
        {
            property.name = name;
        }
    }
    Ok(())
}

/// `__build_class__`. Registers: body, name, bases, metaclass (later: the namespace), keywords.
pub const BUILD_CLASS: NativeRow = NativeRow::open(
    "__build_class__",
    "(func, name, /, *bases, metaclass=None, **kwds)",
    Role::Function,
    "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.",
)
.resumable(build_class);

fn build_class(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => begin_class(cx, registers).unwrap_or(Outcome::Raise),
        Event::Returned(cell) => end_class(cx, registers, cell).unwrap_or(Outcome::Raise),
        Event::Raised => Outcome::Raise,
    }
}

/// Runs the body in a fresh dict when all bases are classes with the plain metaclass; else the script half
/// takes over.
fn begin_class(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    if !registers[0].is_kind(Kind::Function) {
        return Err(cx.type_error("__build_class__: func must be a function"));
    }
    if !registers[1].is_kind(Kind::Str) {
        return Err(cx.type_error("__build_class__: name is not a string"));
    }
    let metaclass = cx.types().r#type.clone();
    let bases = cx.tuple_items(&registers[2]).to_vec();
    let plain = bases.iter().all(|base| base.is_kind(Kind::Class) && cx.is_exact(base, &metaclass));
    if plain && registers[3].is_unset() && registers[4].is_unset() {
        let namespace = cx.dict()?;
        registers[3] = namespace.clone();
        return Ok(Outcome::RunNamespace(registers[0].clone(), namespace));
    }
    let function = cx.prelude_function("build_class")?;
    let (metaclass, keywords) = (registers[3].clone(), registers[4].clone());
    let keywords = if keywords.is_unset() { cx.dict()? } else { keywords };
    let (given, metaclass) = if metaclass.is_unset() { (false, Value::NONE) } else { (true, metaclass) };
    Ok(Outcome::TailCall(
        function,
        smallvec![
            registers[0].clone(),
            registers[1].clone(),
            registers[2].clone(),
            Value::bool(given),
            metaclass,
            keywords
        ],
    ))
}

fn end_class(cx: &mut Cx, registers: &mut [Value], cell: Value) -> Answer<Outcome> {
    let metaclass = cx.types().r#type.clone();
    match make_alone(cx, &metaclass, &registers[1], &registers[2], &registers[3])? {
        Some(class) => Ok(Outcome::Return(class)),
        None => {
            let function = cx.prelude_function("finish_class")?;
            let keywords = cx.dict()?;
            Ok(Outcome::TailCall(
                function,
                smallvec![
                    metaclass,
                    registers[1].clone(),
                    registers[2].clone(),
                    registers[3].clone(),
                    cell,
                    keywords
                ],
            ))
        }
    }
}

/// Runs a class body in a namespace.
pub const RUN_BODY: NativeRow = NativeRow::open(
    "_run_body",
    "(function, namespace, /)",
    Role::Function,
    "Runs a class body or a module's code with this namespace.",
)
.resumable(run_body);

fn run_body(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => Outcome::RunNamespace(registers[0].clone(), registers[1].clone()),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}
