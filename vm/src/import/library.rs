//! Modules of the library: a row with a native half, a script half or both.

use super::spec::{SpecParts, module_spec, package_of};
use crate::error::Answer;
use crate::native::{ModuleRow, Script};
use crate::value::Value;
use crate::vm::Cx;

/// The row of this name, if the library has one.
pub fn library_row(cx: &Cx, name: &str) -> Option<&'static ModuleRow> {
    cx.vm().library.iter().copied().find(|row| row.name == name)
}

/// Whether a module of the library has submodules.
fn is_package(cx: &Cx, name: &str) -> bool {
    cx.vm().library.iter().any(|row| row.name.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

/// Makes the module of a row, with its native half. Its script half has not run.
pub(super) fn make(cx: &mut Cx, row: &'static ModuleRow) -> Answer {
    let doc = Some(row.doc).filter(|doc| !doc.is_empty());
    let module = cx.module(row.name, doc)?;
    let search = if is_package(cx, row.name) { Some(cx.list(&[])?) } else { None };
    let origin = if row.script.is_some() { "frozen" } else { "built-in" };
    let parts = SpecParts { name: row.name, origin: Some(origin), search, has_location: false };
    set_import_attributes(cx, &module, &parts)?;
    let namespace = cx.module_namespace(&module);
    if row.name == "sys" {
        cx.vm().sys = namespace.clone();
    }
    let owner = cx.intern(row.name)?;
    for function in row.functions {
        let native = cx.native(function, owner.clone())?;
        cx.dict_set_text(&namespace, function.name, native)?;
    }
    for class in row.types {
        let value = cx.builtin_class(class)?;
        cx.dict_set_text(&namespace, class.name, value)?;
    }
    if let Some(fill) = row.fill {
        fill(cx, &module)?;
    }
    Ok(module)
}

/// The function that runs a script half in a namespace: of code from the program, unless other code is asked for
/// than was compiled into it.
pub(super) fn script_function(cx: &mut Cx, script: &Script, file_name: &str, namespace: &Value) -> Answer {
    let compiled = if cx.vm().config.optimize == 0 { script.code(file_name) } else { None };
    match compiled {
        Some(code) => cx.code_function(code, namespace),
        None => cx.module_function(script.text, file_name, namespace),
    }
}

/// Gives a module `__spec__`, `__loader__`, `__package__`, and `__path__`, `__file__` where it has them.
pub(super) fn set_import_attributes(cx: &mut Cx, module: &Value, parts: &SpecParts<'_>) -> Answer<()> {
    let (spec, loader) = module_spec(cx, parts)?;
    let namespace = cx.module_namespace(module);
    cx.dict_set_text(&namespace, "__spec__", spec)?;
    cx.dict_set_text(&namespace, "__loader__", loader)?;
    let package = cx.str(package_of(parts))?;
    cx.dict_set_text(&namespace, "__package__", package)?;
    if let Some(search) = &parts.search {
        cx.dict_set_text(&namespace, "__path__", search.clone())?;
    }
    if let Some(origin) = parts.origin.filter(|_| parts.has_location) {
        let file = cx.str(origin)?;
        cx.dict_set_text(&namespace, "__file__", file)?;
        let cached = cx.str(&super::spec::cache_path(origin))?;
        cx.dict_set_text(&namespace, "__cached__", cached)?;
    }
    Ok(())
}

impl Cx {
    /// A module of the library that has no script half, imported now.
    pub fn import_builtin(&mut self, name: &str) -> Answer {
        let modules = self.modules();
        if let Some(module) = self.dict_get_text(&modules, name)? {
            return Ok(module);
        }
        let Some(row) = library_row(self, name).filter(|row| row.script.is_none()) else {
            let class = self.exceptions().module_not_found_error.clone();
            return Err(self.raise_text(&class, &format!("No module named '{name}'")));
        };
        let module = make(self, row)?;
        self.dict_set_text(&modules, name, module.clone())?;
        Ok(module)
    }

    /// A new module of the library with its native half alone; None when the library has no such module.
    pub fn new_library_module(&mut self, name: &str) -> Answer {
        match library_row(self, name) {
            Some(row) => make(self, row),
            None => Ok(Value::NONE),
        }
    }

    /// Imports a module from a host: scripts may run.
    pub fn import(&mut self, name: &str) -> Answer {
        let name = self.intern(name)?;
        let wanted = self.intern("__name__")?;
        let wanted = self.tuple(&[wanted])?;
        let native = self.native(&super::IMPORT, Value::UNSET)?;
        self.call_nested(&native, &[name, Value::NONE, Value::NONE, wanted])
    }

    /// Names of the library's modules.
    pub fn library_names(&self) -> Vec<(&'static str, bool)> {
        self.vm().library.iter().map(|row| (row.name, row.script.is_none())).collect()
    }
}
