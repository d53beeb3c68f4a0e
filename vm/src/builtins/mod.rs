//! The builtin functions, and the prelude: script halves of natives.
//!
//! - `prelude`: finding, compiling and running the VM's own scripts
//! - one file for each family of functions, each with its `ROWS`

pub(crate) mod evaluate;
pub mod numbers;
pub mod objects;
mod outside;
mod prelude;
mod prelude_core;
pub(crate) mod prelude_natives;
mod prelude_sequences;
pub mod sequences;
mod site;

pub use evaluate::{ALLOW_INCOMPLETE_INPUT, source_text};
pub use objects::FIND_SPECIAL;
pub use prelude::prelude_image;

use crate::error::Answer;
use crate::native::NativeRow;
use crate::value::Value;
use crate::vm::Cx;

/// All rows of builtin functions, by family.
static FAMILIES: &[&[NativeRow]] = &[
    prelude_core::BUILTINS,
    sequences::ROWS,
    numbers::ROWS,
    objects::ROWS,
    evaluate::ROWS,
    outside::BUILTINS,
];

/// Rows that only the prelude sees.
static PRELUDE_FAMILIES: &[&[NativeRow]] = &[
    numbers::PRELUDE_ROWS,
    crate::types::str::percent::ROWS,
    crate::types::str::convert::ROWS,
    prelude_core::ROWS,
    prelude_natives::ROWS,
    prelude_sequences::ROWS,
    crate::types::exception::PRELUDE_ROWS,
    crate::types::context::PRELUDE_ROWS,
    crate::types::frame::PRELUDE_ROWS,
    crate::types::memoryview::methods::PRELUDE_ROWS,
    objects::PRELUDE,
    evaluate::PRELUDE_ROWS,
];

/// Fills the namespace of `builtins` and that of the prelude.
pub(crate) fn install(cx: &mut Cx) -> Answer<()> {
    let module = cx.module("builtins", Some("Built-in functions, types, exceptions, and other objects."))?;
    let namespace = cx.module_namespace(&module);
    cx.vm().builtins = namespace.clone();
    let owner = cx.intern("builtins")?;
    for row in FAMILIES.iter().copied().flatten() {
        let native = cx.native(row, owner.clone())?;
        cx.dict_set_text(&namespace, row.name, native)?;
    }
    for (name, value) in [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("__debug__", Value::bool(cx.vm().config.optimize == 0)),
    ] {
        cx.dict_set_text(&namespace, name, value)?;
    }
    let types = cx.types();
    let classes: [(&str, &Value); 23] = [
        ("object", &types.object),
        ("type", &types.r#type),
        ("int", &types.int),
        ("bool", &types.bool),
        ("float", &types.float),
        ("complex", &types.complex),
        ("str", &types.str),
        ("bytes", &types.bytes),
        ("bytearray", &types.bytearray),
        ("memoryview", &types.memoryview),
        ("tuple", &types.tuple),
        ("list", &types.list),
        ("dict", &types.dict),
        ("set", &types.set),
        ("frozenset", &types.frozenset),
        ("range", &types.range),
        ("slice", &types.slice),
        ("property", &types.property),
        ("staticmethod", &types.static_method),
        ("classmethod", &types.class_method),
        ("super", &types.super_type),
        ("EnvironmentError", &cx.exceptions().os_error),
        ("IOError", &cx.exceptions().os_error),
    ];
    for (name, class) in classes {
        cx.dict_set_text(&namespace, name, class.clone())?;
    }
    for (name, class) in cx.exceptions().all() {
        cx.dict_set_text(&namespace, name, class.clone())?;
    }
    for row in sequences::TYPES {
        let class = cx.builtin_class(row)?;
        cx.dict_set_text(&namespace, row.name, class)?;
    }
    let modules = cx.modules();
    cx.dict_set_text(&modules, "builtins", module)?;
    let prelude = cx.vm().prelude.clone();
    let owner = cx.intern("builtins")?;
    cx.dict_set_text(&prelude, "__name__", owner)?;
    for row in PRELUDE_FAMILIES.iter().copied().flatten() {
        let native = cx.native(row, Value::UNSET)?;
        cx.dict_set_text(&prelude, row.name, native)?;
    }
    objects::finish(cx)?;
    site::install(cx)
}
