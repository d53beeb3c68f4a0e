//! The module `_weakref`: references, proxies and who refers weakly to an object.

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::types::weakref::methods;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_weakref",
    doc: "Weak-reference support module.",
    functions: &[
        NativeRow::function(
            "getweakrefcount",
            "($module, object, /)",
            methods::count,
            "Return the number of weak references to 'object'.",
        ),
        NativeRow::function(
            "getweakrefs",
            "($module, object, /)",
            methods::all,
            "Return a list of all weak reference objects pointing to 'object'.",
        ),
        NativeRow::function(
            "proxy",
            "($module, object, callback=None, /)",
            methods::proxy,
            "Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized.",
        ),
        NativeRow::function(
            "_remove_dead_weakref",
            "($module, dct, key, /)",
            remove_dead,
            "Atomically remove key from dict if it points to a dead weakref.",
        ),
    ],
    types: &[],
    fill: Some(fill),
    script: None,
};

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    let types = cx.types();
    for (name, class) in [
        ("ref", &types.weak_reference),
        ("ReferenceType", &types.weak_reference),
        ("ProxyType", &types.weak_proxy),
        ("CallableProxyType", &types.weak_callable_proxy),
    ] {
        cx.dict_set_text(&namespace, name, class.clone())?;
    }
    Ok(())
}

fn remove_dead(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [dict, key, ..] = arguments else {
        return Err(cx.type_error("_remove_dead_weakref expected 2 arguments"));
    };
    if let Some(Some(found)) = cx.dict_get(dict, key)?
        && methods::target_of(cx, &found).is_none()
    {
        drop(cx.dict_remove(dict, key)?);
    }
    Ok(Value::NONE)
}
