//! Builtin functions about objects and classes, and natives with which their script halves work.

use crate::error::Answer;
use crate::heap::Kind;
use crate::interp::access;
use crate::native::{Arguments, Native, NativeRow, Role};
use crate::object::{Class, find_special};
use crate::types::class::create::{BUILD_CLASS, RUN_BODY};
use crate::types::class::layout::metaclass_of;
use crate::types::class::methods::keeps_class;
use crate::types::descriptor::Property;
use crate::types::union_type::UnionType;
use crate::types::{descriptor, function, generic_alias, union_type};
use crate::value::Value;
use crate::vm::Cx;

/// Builtin functions.
pub static ROWS: &[NativeRow] = &[
    BUILD_CLASS,
    access::SETATTR,
    access::DELATTR,
    NativeRow::open(
        "isinstance",
        "($module, obj, class_or_tuple, /)",
        Role::Function,
        "Return whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.",
    )
    .or_script(isinstance, "isinstance_by_script"),
    NativeRow::open(
        "issubclass",
        "($module, cls, class_or_tuple, /)",
        Role::Function,
        "Return whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.",
    )
    .or_script(issubclass, "issubclass_by_script"),
    NativeRow::function(
        "callable",
        "($module, obj, /)",
        callable,
        "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.",
    ),
    NativeRow::open(
        "dir",
        "(object=<unrepresentable>, /)",
        Role::Function,
        "dir([object]) -> list of strings",
    )
    .script("dir_of"),
    NativeRow::open("vars", "(object=<unrepresentable>, /)", Role::Function, "vars([object]) -> dictionary").script("vars_of"),
    NativeRow::function(
        "globals",
        "($module, /)",
        globals,
        "Return the dictionary containing the current scope's global variables.",
    ),
    NativeRow::function(
        "locals",
        "($module, /)",
        crate::interp::locals,
        "Return a dictionary containing the current scope's local variables.",
    ),
    NativeRow::open(
        "aiter",
        "($module, async_iterable, /)",
        Role::Function,
        "Return an AsyncIterator for an AsyncIterable object.",
    )
    .script("aiter_of"),
    NativeRow::open(
        "anext",
        "($module, aiterator, default=<unrepresentable>, /)",
        Role::Function,
        "Return the next item from the async iterator.",
    )
    .script("anext_of"),
    NativeRow::open("breakpoint", "($module, /, *args, **kws)", Role::Function, "Call sys.breakpointhook(*args, **kws).")
        .script("break_here"),
    NativeRow::open(
        "print",
        "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
        Role::Function,
        "Prints the values to a stream, or to sys.stdout by default.",
    )
    .script("print_values"),
];

/// Natives of the prelude.
pub static PRELUDE: &[NativeRow] = &[
    RUN_BODY,
    NativeRow::function("_metaclass", "(metaclass, bases, /)", metaclass, "The most derived metaclass."),
    NativeRow::function(
        "_new_class",
        "(metaclass, name, bases, namespace, slots, /)",
        new_class,
        "A class without its hooks called.",
    ),
    NativeRow::function(
        "_has_own_order",
        "(metaclass, /)",
        has_own_order,
        "Whether a metaclass has a `mro` of its own.",
    ),
    NativeRow::function("_set_order", "(cls, order, /)", set_order, "Sets the linearisation of a class."),
    NativeRow::function(
        "_name_hooks",
        "(cls, /)",
        name_hooks,
        "Name, value and `__set_name__` of a namespace's values.",
    ),
    NativeRow::function(
        "_is_instance",
        "(obj, cls, /)",
        is_instance,
        "Whether the class of an object derives from another.",
    ),
    NativeRow::function(
        "_is_subclass",
        "(cls, base, /)",
        is_subclass,
        "Whether a class derives from another.",
    ),
    NativeRow::function("_is_class", "(obj, /)", is_class, "Whether an object is a class."),
    NativeRow::function(
        "_class_namespace",
        "(cls, /)",
        class_namespace,
        "The namespace of a class, read-only.",
    ),
    NativeRow::function(
        "_set_class_entry",
        "(cls, name, value, /)",
        set_class_entry,
        "Sets an entry of a class's namespace, whatever its metaclass says.",
    ),
    NativeRow::function(
        "_delete_class_entry",
        "(cls, name, /)",
        delete_class_entry,
        "Deletes an entry of a class's namespace, if it is there.",
    ),
    FIND_SPECIAL,
    crate::object::CALL_SPECIAL,
    NativeRow::function("_own_dict", "(obj, /)", own_dict, "The dict of an object's attributes, or None."),
    NativeRow::function("_address", "(obj, /)", address, "The address that `repr` shows."),
    NativeRow::function("_full_name", "(cls, /)", full_name, "Module and qualified name of a class."),
    NativeRow::function(
        "_callable_name",
        "(method, /)",
        callable_name,
        "The qualified name of a bound method's function.",
    ),
    NativeRow::function("_default_repr", "(obj, /)", default_repr, "`repr` as `object` has it."),
    NativeRow::function(
        "_fill_property",
        "(property, fget, fset, fdel, doc, own, /)",
        descriptor::methods::fill_property,
        "",
    ),
    NativeRow::function("_has_getter_doc", "(property, /)", descriptor::methods::has_getter_doc, ""),
    NativeRow::function("_fill_wrapper", "(wrapper, function, /)", descriptor::methods::fill_wrapper, ""),
    NativeRow::function("_known_annotations", "(function, /)", function::attributes::known_annotations, ""),
    NativeRow::function(
        "_keep_annotations",
        "(function, annotations, /)",
        function::attributes::keep_annotations,
        "",
    ),
    NativeRow::function("_union", "(members, /)", union_type::of_tuple, ""),
    NativeRow::function(
        "_exception_text",
        "(exception, /)",
        |cx, arguments| {
            let text = cx.format_exception(&arguments[0]);
            cx.str(&text)
        },
        "The text by which an exception that nobody caught is shown.",
    ),
    NativeRow::function("_running_locals", "(/)", crate::interp::locals, "locals() of the running function."),
    NativeRow::function(
        "_exception_alone",
        "(exception, /)",
        |cx, arguments| {
            let text = cx.format_alone(&arguments[0]);
            cx.str(&text)
        },
        "What is shown of an exception that nobody has caught.",
    ),
    NativeRow::function("_system", "(name, /)", system, "An attribute of the module sys, or None."),
    crate::types::generator::THROW_OBJECT,
    NativeRow::function("_awaitable_parts", "(awaitable, /)", crate::types::generator::awaitable_parts, ""),
    NativeRow::function("_wrapped_coroutine", "(wrapper, /)", crate::types::generator::wrapped, ""),
    NativeRow::function(
        "_asyncgen_hook",
        "(/)",
        asyncgen_hook,
        "The hook for the first iteration of async generators.",
    ),
    NativeRow::function(
        "_set_asyncgen_hooks",
        "(firstiter, finalizer, /)",
        set_asyncgen_hooks,
        "Sets both hooks.",
    ),
    NativeRow::function("_weak_target", "(reference, /)", crate::types::weakref::methods::target, ""),
    NativeRow::function(
        "_keep_weak_hash",
        "(reference, hash, /)",
        crate::types::weakref::methods::keep_hash,
        "",
    ),
    NativeRow::function("_read_line", "(/)", read_line, "A line of standard input."),
];

/// Whether `callable()` says yes.
pub fn is_callable(cx: &mut Cx, value: &Value) -> bool {
    if matches!(value.kind(), Some(Kind::Function | Kind::Class | Kind::Native | Kind::Method)) {
        return true;
    }
    let name = &cx.names().__call__;
    find_special(cx, value, name).is_some()
}

fn callable(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(is_callable(cx, &arguments[0])))
}

fn isinstance(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    check(cx, &arguments[0], &arguments[1], 0, instance_of)
}

fn issubclass(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    if !arguments[0].is_kind(Kind::Class) {
        return Ok(None);
    }
    check(cx, &arguments[0], &arguments[1], 0, subclass_of)
}

type OneCheck = fn(&mut Cx, &Value, &Value) -> Answer<Option<Value>>;

/// One class, a tuple of them or a union. None: a script must tell.
fn check(cx: &mut Cx, subject: &Value, target: &Value, depth: usize, one: OneCheck) -> Answer<Option<Value>> {
    let members = match target.kind() {
        Some(Kind::Tuple) => cx.tuple_items(target).to_vec(),
        Some(Kind::UnionType) => {
            let members =
                target.get::<UnionType>(cx).map(|union| union.arguments.clone()).unwrap_or_default();
            let members = cx.tuple_items(&members).to_vec();
            if members.iter().any(|member| !member.is_kind(Kind::Class)) {
                return Ok(None);
            }
            members
        }
        _ => return one(cx, subject, target),
    };
    if depth > 50 {
        return Err(cx.recursion_error("maximum recursion depth exceeded in __instancecheck__"));
    }
    for member in members {
        match check(cx, subject, &member, depth + 1, one)? {
            Some(answer) if answer.is(&Value::TRUE) => return Ok(Some(answer)),
            Some(_) => {}
            None => return Ok(None),
        }
    }
    Ok(Some(Value::FALSE))
}

/// Whether a class's metaclass leaves this check to `type`.
fn checks_plainly(cx: &mut Cx, target: &Value, name: &Value) -> bool {
    let metaclass = cx.class_of(target);
    metaclass.is(&cx.types().r#type)
        || cx.find_in_class(&metaclass, name).is_some_and(|found| {
            found.get::<Native>(cx).is_some_and(|native| native.owner.is(&cx.types().r#type))
        })
}

/// `isinstance` of one class. None: a script must tell.
pub(crate) fn instance_of(cx: &mut Cx, subject: &Value, target: &Value) -> Answer<Option<Value>> {
    if cx.class_bits(subject).0 == target.bits() {
        return Ok(Some(Value::TRUE));
    }
    let name = &cx.names().__instancecheck__;
    if !target.is_kind(Kind::Class) || !checks_plainly(cx, target, name) {
        return Ok(None);
    }
    if cx.is_instance(subject, target) {
        return Ok(Some(Value::TRUE));
    }
    if keeps_class(cx, subject) { Ok(Some(Value::FALSE)) } else { Ok(None) }
}

fn subclass_of(cx: &mut Cx, subject: &Value, target: &Value) -> Answer<Option<Value>> {
    let name = &cx.names().__subclasscheck__;
    if !target.is_kind(Kind::Class) || !checks_plainly(cx, target, name) {
        return Ok(None);
    }
    Ok(Some(Value::bool(cx.is_subclass(subject, target))))
}

fn globals(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(crate::interp::running_globals(cx).unwrap_or_else(|| cx.builtins()))
}

fn metaclass(cx: &mut Cx, arguments: &[Value]) -> Answer {
    metaclass_of(cx, &arguments[0], &arguments[1])
}

fn new_class(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [metaclass, name, bases, namespace, slots, ..] = arguments else {
        return Err(cx.system_error("_new_class"));
    };
    let slots = if slots.is_none() { None } else { Some(cx.tuple_items(slots).to_vec()) };
    crate::types::class::create::new_class(cx, metaclass, name, bases, namespace, slots)
}

fn has_own_order(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(crate::types::class::create::has_own_order(cx, &arguments[0])))
}

fn set_order(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (class, order) = (&arguments[0], arguments[1].clone());
    for item in cx.tuple_items(&order).to_vec() {
        if !item.is_kind(Kind::Class) {
            let text = format!("mro() returned a non-class ({})", cx.quoted_type_name(&item));
            return Err(cx.type_error(&text));
        }
    }
    if let Some(payload) = class.get_mut::<Class>(cx) {
        payload.order = order;
    }
    cx.class_changed(class);
    Ok(Value::NONE)
}

fn name_hooks(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let namespace = crate::types::class::create::namespace_of(cx, &arguments[0]);
    let special = &cx.names().__set_name__;
    let mut found = Vec::new();
    for (name, value) in cx.dict_pairs(&namespace) {
        if let Some(hook) = find_special(cx, &value, special) {
            found.push(cx.tuple_from([name, value, hook])?);
        }
    }
    cx.list_from(found)
}

fn is_instance(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(cx.is_instance(&arguments[0], &arguments[1])))
}

fn is_subclass(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(cx.is_subclass(&arguments[0], &arguments[1])))
}

fn is_class(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::bool(arguments[0].is_kind(Kind::Class)))
}

fn class_namespace(cx: &mut Cx, arguments: &[Value]) -> Answer {
    crate::types::class::create::proxy_of(cx, &arguments[0])
}

fn set_class_entry(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let namespace = crate::types::class::create::namespace_of(cx, &arguments[0]);
    let name = cx.intern_value(arguments[1].clone())?;
    let old = cx.dict_set_interned(&namespace, &name, arguments[2].clone())?;
    cx.class_changed(&arguments[0]);
    drop(old);
    Ok(Value::NONE)
}

fn delete_class_entry(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let namespace = crate::types::class::create::namespace_of(cx, &arguments[0]);
    let name = cx.intern_value(arguments[1].clone())?;
    let old = cx.dict_remove_interned(&namespace, &name)?;
    cx.class_changed(&arguments[0]);
    drop(old);
    Ok(Value::NONE)
}

/// The special method of an object as what is called with the object first, for script halves.
pub const FIND_SPECIAL: NativeRow = NativeRow::function(
    "_find_special",
    "(obj, name, /)",
    special,
    "What an object's class has under a name, to be called with the object first, or None.",
);

fn special(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = cx.intern_value(arguments[1].clone())?;
    Ok(find_special(cx, &arguments[0], &name).unwrap_or(Value::NONE))
}

fn own_dict(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(crate::object::attributes_dict(cx, &arguments[0])?.unwrap_or(Value::NONE))
}

fn address(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = crate::types::object::methods::address(&arguments[0]);
    cx.str(&text)
}

fn full_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = crate::types::object::methods::full_name(cx, &arguments[0]);
    cx.str(&text)
}

fn callable_name(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = crate::types::method::methods::qualified_name(cx, &arguments[0]);
    cx.str(&text)
}

fn default_repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let text = crate::types::object::methods::default_repr(cx, &arguments[0]);
    cx.str(&text)
}

fn asyncgen_hook(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    Ok(cx.kept("asyncgen.firstiter").unwrap_or(Value::NONE))
}

fn set_asyncgen_hooks(cx: &mut Cx, arguments: &[Value]) -> Answer {
    cx.keep("asyncgen.firstiter", arguments[0].clone());
    cx.keep("asyncgen.finalizer", arguments[1].clone());
    Ok(Value::NONE)
}

fn system(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let sys = cx.sys();
    if !sys.is_kind(Kind::Dict) {
        return Ok(Value::NONE);
    }
    let name = cx.text_of(&arguments[0]);
    Ok(cx.dict_get_text(&sys, &name)?.unwrap_or(Value::NONE))
}

fn read_line(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let mut line = Vec::new();
    let mut byte = [0u8; 1];
    loop {
        match cx.host().read(&mut byte) {
            Ok(0) => break,
            Ok(_) => line.push(byte[0]),
            Err(error) => return Err(cx.runtime_error(&error.to_string())),
        }
        if byte[0] == b'\n' {
            break;
        }
    }
    let text = String::from_utf8_lossy(&line).into_owned();
    cx.str(&text)
}

/// A computed attribute whose reading or writing asks a script: it stands in the class as a property.
struct Computed {
    class: fn(&Cx) -> Value,
    name: &'static str,
    get: NativeRow,
    set: Option<NativeRow>,
    delete: Option<NativeRow>,
}

const fn getter(script: &'static str) -> NativeRow {
    NativeRow::open("get", "(self, /)", Role::Function, "").script(script)
}

const fn setter(script: &'static str) -> Option<NativeRow> {
    Some(NativeRow::open("set", "(self, value, /)", Role::Function, "").script(script))
}

const fn deleter(script: &'static str) -> Option<NativeRow> {
    Some(NativeRow::open("delete", "(self, /)", Role::Function, "").script(script))
}

static COMPUTED: &[Computed] = &[
    Computed {
        class: |cx| cx.types().r#type.clone(),
        name: "__annotations__",
        get: getter("class_annotations"),
        set: setter("set_class_annotations"),
        delete: deleter("delete_class_annotations"),
    },
    Computed {
        class: |cx| cx.types().function.clone(),
        name: "__annotations__",
        get: getter("function_annotations"),
        set: setter("set_function_annotations"),
        delete: None,
    },
    Computed {
        class: |cx| cx.types().module.clone(),
        name: "__annotations__",
        get: getter("module_annotations"),
        set: setter("set_module_annotations"),
        delete: None,
    },
    Computed {
        class: |cx| cx.types().generic_alias.clone(),
        name: "__parameters__",
        get: getter("alias_parameters"),
        set: None,
        delete: None,
    },
    Computed {
        class: |cx| cx.types().union.clone(),
        name: "__parameters__",
        get: getter("alias_parameters"),
        set: None,
        delete: None,
    },
    Computed {
        class: |cx| cx.types().property.clone(),
        name: "__isabstractmethod__",
        get: getter("property_is_abstract"),
        set: None,
        delete: None,
    },
    Computed {
        class: |cx| cx.types().static_method.clone(),
        name: "__isabstractmethod__",
        get: getter("wrapper_is_abstract"),
        set: None,
        delete: None,
    },
    Computed {
        class: |cx| cx.types().class_method.clone(),
        name: "__isabstractmethod__",
        get: getter("wrapper_is_abstract"),
        set: None,
        delete: None,
    },
];

/// Generic builtin classes: `list[int]`.
fn generic_classes(cx: &Cx) -> Vec<Value> {
    let types = cx.types();
    [
        &types.list,
        &types.tuple,
        &types.dict,
        &types.set,
        &types.frozenset,
        &types.slice,
        &types.memoryview,
        &types.generator,
        &types.coroutine,
        &types.async_generator,
        &types.mapping_proxy,
        &types.weak_reference,
        &types.static_method,
        &types.class_method,
        &cx.exceptions().base_exception_group,
    ]
    .map(Clone::clone)
    .to_vec()
}

/// Completes the builtin classes with what their rows cannot say. Called once at boot.
pub(crate) fn finish(cx: &mut Cx) -> Answer<()> {
    cx.missing_mark()?;
    for computed in COMPUTED {
        let class = (computed.class)(cx);
        let getter = cx.native(&computed.get, Value::UNSET)?;
        let mut made = |row: &'static Option<NativeRow>| match row {
            Some(row) => cx.native(row, Value::UNSET),
            None => Ok(Value::NONE),
        };
        let (setter, deleter) = (made(&computed.set)?, made(&computed.delete)?);
        let name = cx.intern(computed.name)?;
        let property = Property { getter, setter, deleter, doc: Value::NONE, name, getter_doc: false };
        let own = cx.types().property.clone();
        let property = cx.new_object(&own, property)?;
        let namespace = crate::types::class::create::namespace_of(cx, &class);
        cx.dict_set_text(&namespace, computed.name, property)?;
        cx.class_changed(&class);
    }
    static CLASS_GETITEM: NativeRow = generic_alias::CLASS_GETITEM;
    for class in generic_classes(cx) {
        let native = cx.native(&CLASS_GETITEM, class.clone())?;
        let namespace = crate::types::class::create::namespace_of(cx, &class);
        cx.dict_set_text(&namespace, CLASS_GETITEM.name, native)?;
        cx.class_changed(&class);
    }
    debug_assert!(ROWS.iter().all(|row| !row.name.is_empty()));
    Ok(())
}

/// Whether an argument was given: for rows whose scripts cannot tell None from nothing.
pub fn was_given(arguments: &[Value], at: usize) -> bool {
    arguments.given(at).is_some()
}
