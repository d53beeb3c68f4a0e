//! `types.SimpleNamespace`: an object that is nothing but its attributes. It lives here because
//! `sys.implementation` is one.

use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, NativeRow, Role, TypeRow};
use taipan_vm::object::{ClassFlags, allocate_instance, set_own_attribute};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The class `types.SimpleNamespace`.
pub static TYPE: TypeRow = TypeRow {
    name: "SimpleNamespace",
    module: "types",
    doc: "A simple attribute-based namespace.",
    kind: Kind::Instance,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::HAS_DICT | ClassFlags::WEAK,
    methods: &[
        NativeRow::open("__init__", "($self, mapping_or_iterable=(), /, **kwargs)", Role::Wrapper, "")
            .or_script(init, "namespace_init"),
        NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "").script("namespace_repr"),
        NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "").script("namespace_equal"),
        NativeRow::open(
            "__replace__",
            "($self, /, **changes)",
            Role::Method,
            "Return a copy of the namespace object with new values for the specified attributes.",
        )
        .script("namespace_replace"),
    ],
    properties: &[taipan_vm::types::object::attributes::FIXED_DICT_ROW],
    constants: &[("__hash__", taipan_vm::native::ClassConstant::None)],
    ..TypeRow::DEFAULT
};

fn init(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(own) = arguments.given(0) else { return Ok(Some(Value::NONE)) };
    if arguments.given(1).is_some_and(|source| !cx.is_exact(source, &cx.types().dict)) {
        return Ok(None);
    }
    for at in [1, 2] {
        let Some(source) = arguments.given(at) else { continue };
        for (name, value) in cx.dict_pairs(source) {
            if !name.is_kind(Kind::Str) {
                return Err(cx.type_error("keywords must be strings"));
            }
            let name = cx.intern_value(name)?;
            set_own_attribute(cx, own, &name, value)?;
        }
    }
    Ok(Some(Value::NONE))
}

/// A namespace with these attributes.
pub fn new(cx: &mut Cx, attributes: &[(&str, Value)]) -> Answer {
    let class = cx.builtin_class(&TYPE)?;
    let own = allocate_instance(cx, &class)?;
    for (name, value) in attributes {
        let name = cx.intern(name)?;
        set_own_attribute(cx, &own, &name, value.clone())?;
    }
    Ok(own)
}
