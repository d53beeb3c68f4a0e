//! Methods of `object`.

use smallvec::smallvec;

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{Event, Native, NativeRow, Outcome, Role};
use crate::object::{Class, ClassFlags, find_special};
use crate::value::Value;
use crate::vm::Cx;

/// All of them.
pub static ROWS: &[NativeRow] = &[
    NativeRow::open(
        "__new__",
        "($type, /, *args, **kwargs)",
        Role::New,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .or_script(new, "refuse_abstract"),
    NativeRow::special("__init__", "($self, /, *args, **kwargs)", init, "Initialize self.  See help(type(self)) for accurate signature."),
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::open("__str__", "($self, /)", Role::Wrapper, "").resumable(str),
    NativeRow::special("__hash__", "($self, /)", hash, "Return hash(self)."),
    NativeRow::special("__eq__", "($self, value, /)", eq, "Return self==value."),
    NativeRow::open("__ne__", "($self, value, /)", Role::Wrapper, "").or_script(ne, "object_ne"),
    NativeRow::special("__lt__", "($self, value, /)", order, "Return self<value."),
    NativeRow::special("__le__", "($self, value, /)", order, "Return self<=value."),
    NativeRow::special("__gt__", "($self, value, /)", order, "Return self>value."),
    NativeRow::special("__ge__", "($self, value, /)", order, "Return self>=value."),
    NativeRow::open("__getattribute__", "($self, name, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::plain_attribute),
    NativeRow::open("__setattr__", "($self, name, value, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::object_store),
    NativeRow::open("__delattr__", "($self, name, /)", Role::Wrapper, "")
        .resumable(crate::interp::access::object_delete),
    NativeRow::open("__dir__", "($self, /)", Role::Method, "Default dir() implementation.").script("object_dir"),
    NativeRow::open(
        "__format__",
        "($self, format_spec, /)",
        Role::Method,
        "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.",
    )
    .resumable(format),
    NativeRow::open("__reduce__", "($self, /)", Role::Method, "Helper for pickle.").script("object_reduce"),
    NativeRow::open("__reduce_ex__", "($self, protocol, /)", Role::Method, "Helper for pickle.").script("object_reduce_ex"),
    NativeRow::open("__getstate__", "($self, /)", Role::Method, "Helper for pickle.").script("object_getstate"),
    NativeRow::method("__sizeof__", "($self, /)", sizeof, "Size of object in memory, in bytes."),
    NativeRow::method(
        "__init_subclass__",
        "($cls, /, *args, **kwargs)",
        init_subclass,
        "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.",
    )
    .role(Role::Class),
    NativeRow::method(
        "__subclasshook__",
        "($cls, subclass, /)",
        subclass_hook,
        "Abstract classes can override this to customize issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the outcome is cached).",
    )
    .role(Role::Class),
];

/// Whether a class finds `object`'s own method under a name.
fn is_own(cx: &mut Cx, class: &Value, name: &Value) -> bool {
    let object = cx.types().object.clone();
    cx.find_in_class(class, name)
        .is_some_and(|found| found.get::<Native>(cx).is_some_and(|native| native.owner.is(&object)))
}

fn excess(cx: &Cx, arguments: &[Value]) -> bool {
    !cx.tuple_items(&arguments[1]).is_empty() || arguments.get(2).is_some_and(|named| !named.is_unset())
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = &arguments[0];
    if excess(cx, arguments) {
        let names = cx.names();
        if !is_own(cx, class, &names.__new__) {
            return Err(
                cx.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
            );
        }
        if is_own(cx, class, &names.__init__) {
            let text = format!("{}() takes no arguments", cx.class_name(class));
            return Err(cx.type_error(&text));
        }
    }
    let Some(payload) = class.get::<Class>(cx) else { return Err(cx.type_error("a class was expected")) };
    if payload.flags.has(ClassFlags::ABSTRACT) {
        return Ok(None);
    }
    if payload.kind != Kind::Instance {
        if let Some(row) = payload.row.filter(|_| payload.flags.has(ClassFlags::NO_NEW)) {
            let module = if row.module == "builtins" { String::new() } else { format!("{}.", row.module) };
            return Err(cx.type_error(&format!("cannot create '{module}{}' instances", row.name)));
        }
        let name = cx.class_name(class);
        let base = cx.class_name(&cx.layout_base(class));
        return Err(cx.type_error(&format!("object.__new__({name}) is not safe, use {base}.__new__()")));
    }
    crate::object::allocate_instance(cx, class).map(Some)
}

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if excess(cx, arguments) {
        let class = cx.class_of(&arguments[0]);
        let names = cx.names();
        if !is_own(cx, &class, &names.__init__) {
            return Err(
                cx.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        if is_own(cx, &class, &names.__new__) {
            let text = format!(
                "{}.__init__() takes exactly one argument (the instance to initialize)",
                cx.class_name(&class)
            );
            return Err(cx.type_error(&text));
        }
    }
    Ok(Value::NONE)
}

/// `m.C`, or `C` for builtin classes, by the class's own names.
pub fn full_name(cx: &mut Cx, class: &Value) -> String {
    let Some(payload) = class.get::<Class>(cx) else { return String::new() };
    let name = if payload.row.is_some() { payload.name.clone() } else { payload.qualified_name.clone() };
    let name = cx.text_of(&name);
    match crate::types::class::attributes::module_of(cx, class) {
        Some(module) if module.is_kind(Kind::Str) && cx.text_of(&module) != "builtins" => {
            format!("{}.{name}", cx.text_of(&module))
        }
        Some(_) | None => name,
    }
}

/// The address that `repr` shows.
pub fn address(object: &Value) -> String {
    format!("{:#x}", object.identity() & !7)
}

/// `<m.C object at 0x…>`
pub fn default_repr(cx: &mut Cx, object: &Value) -> String {
    let class = cx.class_of(object);
    format!("<{} object at {}>", full_name(cx, &class), address(object))
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = default_repr(cx, &arguments[0]);
    cx.str(&text)
}

/// A call, not a tail call: a class whose `__repr__` is its `__str__` must reach the recursion limit.
fn call_special(cx: &mut Cx, object: &Value, name: &Value) -> Outcome {
    match find_special(cx, object, name) {
        Some(method) => {
            let class = cx.class_of(object);
            match crate::object::bind(cx, &method, Some(object), &class) {
                Ok(crate::object::Found::Method(function)) => {
                    Outcome::Call(function, smallvec![object.clone()])
                }
                Ok(crate::object::Found::Value(value)) => Outcome::Call(value, smallvec![]),
                Ok(_) => Outcome::Call(method, smallvec![object.clone()]),
                Err(_) => Outcome::Raise,
            }
        }
        None => {
            let _ = cx.type_error("object has no such method");
            Outcome::Raise
        }
    }
}

fn str(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let name = &cx.names().__repr__;
            let object = registers[0].clone();
            call_special(cx, &object, name)
        }
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

fn format(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let object = registers[0].clone();
            if !registers[1].is_kind(Kind::Str) {
                let text = format!("__format__() argument must be str, not {}", cx.type_name(&registers[1]));
                let _ = cx.type_error(&text);
                return Outcome::Raise;
            }
            if !cx.text_of(&registers[1]).is_empty() {
                let text =
                    format!("unsupported format string passed to {}.__format__", cx.type_name(&object));
                let _ = cx.type_error(&text);
                return Outcome::Raise;
            }
            let name = &cx.names().__str__;
            call_special(cx, &object, name)
        }
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

fn hash(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let hash = crate::protocol::hash::hash_identity(&arguments[0]);
    cx.int(hash as i64)
}

fn eq(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(if arguments[0].is(&arguments[1]) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn ne(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = cx.class_of(&arguments[0]);
    let name = &cx.names().__eq__;
    if !is_own(cx, &class, name) {
        return Ok(None);
    }
    Ok(Some(if arguments[0].is(&arguments[1]) { Value::FALSE } else { Value::NOT_IMPLEMENTED }))
}

fn order(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::NOT_IMPLEMENTED)
}

fn sizeof(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let slots = cx.class_of(&arguments[0]).get::<Class>(cx).map_or(0, |class| class.slots);
    Ok(Value::small_int(16 + 8 * i64::from(slots)))
}

fn init_subclass(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = cx.class_name(&arguments[0]);
    let given = cx.tuple_items(&arguments[1]).len();
    if given > 0 {
        return Err(cx.type_error(&format!("{name}.__init_subclass__() takes no arguments ({given} given)")));
    }
    if arguments.get(2).is_some_and(|named| !named.is_unset()) {
        return Err(cx.type_error(&format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    Ok(Value::NONE)
}

fn subclass_hook(_cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(Value::NOT_IMPLEMENTED)
}
