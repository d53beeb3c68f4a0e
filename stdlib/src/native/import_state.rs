//! `_imp`: what `importlib` asks of the import system.

use taipan_vm::error::Answer;
use taipan_vm::import::{keep_classes, library_row};
use taipan_vm::native::{Arguments, ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module `_imp`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_imp",
    doc: "(Extremely) low-level import machinery bits as used by importlib.",
    functions: &[
        NativeRow::function(
            "is_builtin",
            "($module, name, /)",
            is_builtin,
            "Returns True if the module name corresponds to a built-in module.",
        ),
        NativeRow::function(
            "create_builtin",
            "($module, spec, /)",
            create_builtin,
            "Create an extension module.",
        ),
        NativeRow::function(
            "exec_builtin",
            "($module, mod, /)",
            |_, _| Ok(Value::small_int(0)),
            "Initialize a built-in module.",
        ),
        NativeRow::function(
            "is_frozen",
            "($module, name, /)",
            is_frozen,
            "Returns True if the module name corresponds to a frozen module.",
        ),
        NativeRow::function(
            "is_frozen_package",
            "($module, name, /)",
            is_frozen_package,
            "Returns True if the module name is of a frozen package.",
        ),
        NativeRow::function(
            "_create_frozen",
            "($module, name, /)",
            |cx, arguments| {
                let name = name(cx, arguments);
                cx.new_library_module(&name)
            },
            "A new module of the library with its native half alone.",
        ),
        NativeRow::function("_source", "($module, name, /)", source, "The text of a module of the library."),
        NativeRow::function(
            "_keep_classes",
            "($module, spec, builtin, frozen, source, namespace, /)",
            keep_classes,
            "Let modules have specs and loaders of these classes from now on.",
        ),
        NativeRow::function(
            "acquire_lock",
            "($module, /)",
            |_, _| Ok(Value::NONE),
            "Acquires the interpreter's import lock.",
        ),
        NativeRow::function(
            "release_lock",
            "($module, /)",
            |_, _| Ok(Value::NONE),
            "Release the interpreter's import lock.",
        ),
        NativeRow::function(
            "lock_held",
            "($module, /)",
            |_, _| Ok(Value::FALSE),
            "Return True if the import lock is currently held.",
        ),
        NativeRow::function(
            "_override_frozen_modules_for_tests",
            "($module, override, /)",
            |_, _| Ok(Value::NONE),
            "Whether frozen modules are used. The library's modules have no other form, so there is nothing to override.",
        ),
        NativeRow::function(
            "_override_multi_interp_extensions_check",
            "($module, override, /)",
            |_, _| Ok(Value::small_int(0)),
            "Whether extension modules are refused in other interpreters. There are no extension modules to refuse.",
        ),
        NativeRow::function(
            "extension_suffixes",
            "($module, /)",
            |cx, _| cx.list(&[]),
            "Returns the list of file suffixes used to identify extension modules.",
        ),
    ],
    types: &[],
    fill: None,
    script: script!("import_state.py"),
};

fn name(cx: &mut Cx, arguments: &[Value]) -> String {
    arguments.given(0).map(|name| cx.text_of(name)).unwrap_or_default()
}

fn is_builtin(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = name(cx, arguments);
    Ok(Value::small_int(library_row(cx, &name).is_some_and(|row| row.script.is_none()).into()))
}

fn is_frozen(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = name(cx, arguments);
    Ok(Value::bool(library_row(cx, &name).is_some_and(|row| row.script.is_some())))
}

fn is_frozen_package(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let inside = format!("{}.", name(cx, arguments));
    Ok(Value::bool(cx.library_names().iter().any(|(other, _)| other.starts_with(&inside))))
}

fn source(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = name(cx, arguments);
    match library_row(cx, &name).and_then(|row| row.script) {
        Some(script) => cx.str(script.text),
        None => Ok(Value::NONE),
    }
}

fn create_builtin(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(spec) = arguments.given(0) else { return Ok(Value::NONE) };
    let attribute = cx.intern("name")?;
    let name = taipan_vm::object::own_attribute(spec, &attribute).unwrap_or(Value::NONE);
    let name = cx.text_of(&name);
    cx.import_builtin(&name)
}
