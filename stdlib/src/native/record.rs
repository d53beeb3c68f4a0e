//! Struct sequences: tuples whose items have names, as `sys.version_info` and `os.stat_result`.

use taipan_vm::error::Answer;
use taipan_vm::native::TypeRow;
use taipan_vm::protocol::text::quick_repr;
use taipan_vm::types::tuple;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// Declares a struct sequence: `record! { pub NAME "module" "name" "doc": field 0, … }`, perhaps followed by attributes
/// that are no items and always the same: `; field = 1, …`. `NO_NEW` behind the docstring: scripts make none.
macro_rules! record {
    ($name:ident $module:literal $text:literal $doc:literal $($flag:ident)? : $($field:literal $index:literal),+ $(,)?
        $(; $($constant:literal = $value:literal),+)?) => {
        #[doc = $doc]
        pub static $name: taipan_vm::native::TypeRow = taipan_vm::native::TypeRow {
            name: $text,
            module: $module,
            doc: $doc,
            base: Some(&taipan_vm::types::tuple::TYPE),
            kind: taipan_vm::heap::Kind::Tuple,
            flags: 0 $(| taipan_vm::object::ClassFlags::$flag)?,
            methods: &[taipan_vm::native::NativeRow::special("__repr__", "($self, /)", |cx, arguments| {
                $crate::native::record::repr(cx, arguments, concat!($module, ".", $text), &[$($field),+])
            }, "Return repr(self).")],
            properties: &[$(taipan_vm::native::GetSetRow {
                name: $field,
                get: |cx, own| $crate::native::record::item(cx, own, $index),
                set: None,
                doc: "",
            }),+ $(, $(taipan_vm::native::GetSetRow {
                name: $constant,
                get: |_, _| Ok(taipan_vm::value::Value::small_int($value)),
                set: None,
                doc: "",
            }),+)?],
            ..taipan_vm::native::TypeRow::DEFAULT
        };
    };
}
pub(crate) use record;

/// An item by its number.
pub(crate) fn item(cx: &mut Cx, own: &Value, index: usize) -> Answer {
    Ok(cx.tuple_items(own).get(index).cloned().unwrap_or(Value::NONE))
}

/// `module.name(field=value, …)`
pub(crate) fn repr(cx: &mut Cx, arguments: &[Value], name: &str, fields: &[&str]) -> Answer {
    let items = arguments.first().map(|own| cx.tuple_items(own).to_vec()).unwrap_or_default();
    let mut parts = Vec::new();
    for (field, item) in fields.iter().zip(&items) {
        let shown = match quick_repr(cx, item)? {
            Some(text) => cx.text_of(&text),
            None => "...".to_string(),
        };
        parts.push(format!("{field}={shown}"));
    }
    cx.str(&format!("{name}({})", parts.join(", ")))
}

/// A struct sequence with these items.
pub(crate) fn new(cx: &mut Cx, row: &'static TypeRow, items: Vec<Value>) -> Answer {
    let class = cx.builtin_class(row)?;
    tuple::of_class(cx, &class, items)
}
