//! The classes of `__spec__` and `__loader__` that the import system itself uses. Those of `importlib` are
//! written in script and are made only when a script asks for them.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{NativeRow, TypeRow};
use crate::object::{ClassFlags, allocate_instance, own_attribute, set_own_attribute};
use crate::value::Value;
use crate::vm::Cx;

/// The class of `__spec__`.
pub static SPEC: TypeRow = TypeRow {
    name: "ModuleSpec",
    module: "importlib._bootstrap",
    doc: "The specification for a module, used for loading.",
    kind: Kind::Instance,
    flags: ClassFlags::HAS_DICT | ClassFlags::WEAK,
    ..TypeRow::DEFAULT
};

macro_rules! loaders {
    ($($name:ident $text:literal $module:literal $doc:literal;)+) => {
        $(static $name: TypeRow = TypeRow {
            name: $text, module: $module, doc: $doc, kind: Kind::Instance,
            flags: ClassFlags::HAS_DICT | ClassFlags::WEAK, methods: METHODS, ..TypeRow::DEFAULT
        };)+
    };
}

loaders! {
    BUILTIN "BuiltinImporter" "importlib._bootstrap" "The loader of modules that are part of the program.";
    FROZEN "FrozenImporter" "importlib._bootstrap" "The loader of library modules written in script.";
    SOURCE "SourceFileLoader" "importlib._bootstrap_external" "The loader of source files.";
    NAMESPACE "NamespaceLoader" "importlib._bootstrap_external" "The loader of folders without a file of their own.";
}

static METHODS: &[NativeRow] = &[
    NativeRow::method("get_source", "($self, fullname=None, /)", get_source, "The source text, or None."),
    NativeRow::method(
        "get_filename",
        "($self, fullname=None, /)",
        get_filename,
        "The path of the source file.",
    ),
    NativeRow::method(
        "is_package",
        "($self, fullname=None, /)",
        is_package,
        "Whether the module is a package.",
    ),
];

fn own_text(cx: &mut Cx, object: &Value, name: &str) -> Answer<Option<String>> {
    let name = cx.intern(name)?;
    Ok(own_attribute(object, &name).filter(|value| value.is_kind(Kind::Str)).map(|value| cx.text_of(&value)))
}

fn get_source(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments.first() else { return Ok(Value::NONE) };
    if let Some(path) = own_text(cx, own, "path")? {
        return match super::find::read_source(cx, &path) {
            Ok(text) => cx.str(&text),
            Err(_) => Ok(Value::NONE),
        };
    }
    let Some(name) = own_text(cx, own, "name")? else { return Ok(Value::NONE) };
    match super::library_row(cx, &name).and_then(|row| row.script) {
        Some(script) => cx.str(script.text),
        None => Ok(Value::NONE),
    }
}

fn get_filename(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments.first() else { return Ok(Value::NONE) };
    match own_text(cx, own, "path")? {
        Some(path) => cx.str(&path),
        None => {
            let class = cx.exceptions().import_error.clone();
            Err(cx.raise_text(&class, "the module has no file"))
        }
    }
}

fn is_package(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments.first() else { return Ok(Value::FALSE) };
    let flag = cx.intern("_is_package")?;
    Ok(own_attribute(own, &flag).unwrap_or(Value::FALSE))
}

/// What a module's `__spec__` says.
pub struct SpecParts<'a> {
    /// Its full name.
    pub name: &'a str,
    /// Where it comes from: a path, `built-in`, `frozen`.
    pub origin: Option<&'a str>,
    /// Where its submodules are looked for; None when it is no package.
    pub search: Option<Value>,
    /// Whether the origin is a file.
    pub has_location: bool,
}

/// Makes `__spec__` and `__loader__`.
pub fn module_spec(cx: &mut Cx, parts: &SpecParts<'_>) -> Answer<(Value, Value)> {
    let row = match parts.origin {
        _ if parts.has_location => &SOURCE,
        Some("built-in") => &BUILTIN,
        Some(_) => &FROZEN,
        None => &NAMESPACE,
    };
    let name = cx.str(parts.name)?;
    let origin = match parts.origin {
        Some(origin) => cx.str(origin)?,
        None => Value::NONE,
    };
    let class = cx.builtin_class(row)?;
    let loader = allocate_instance(cx, &class)?;
    set(cx, &loader, "name", name.clone())?;
    set(cx, &loader, "_is_package", Value::bool(parts.search.is_some()))?;
    if parts.has_location {
        set(cx, &loader, "path", origin.clone())?;
    }
    let class = cx.builtin_class(&SPEC)?;
    let spec = allocate_instance(cx, &class)?;
    set(cx, &spec, "name", name)?;
    set(cx, &spec, "loader", loader.clone())?;
    set(cx, &spec, "origin", origin)?;
    set(cx, &spec, "submodule_search_locations", parts.search.clone().unwrap_or(Value::NONE))?;
    let package = cx.str(package_of(parts))?;
    set(cx, &spec, "parent", package)?;
    set(cx, &spec, "loader_state", Value::NONE)?;
    set(cx, &spec, "has_location", Value::bool(parts.has_location))?;
    let cached = match parts.origin.filter(|_| parts.has_location) {
        Some(origin) => cx.str(&cache_path(origin))?,
        None => Value::NONE,
    };
    set(cx, &spec, "cached", cached)?;
    Ok((spec, loader))
}

/// `__package__` of a module.
pub fn package_of<'a>(parts: &SpecParts<'a>) -> &'a str {
    match parts.search {
        Some(_) => parts.name,
        None => parts.name.rsplit_once('.').map_or("", |(parent, _)| parent),
    }
}

/// `__cached__` of a source file. Nothing is written there.
pub fn cache_path(origin: &str) -> String {
    let (folder, file) = origin.rsplit_once('/').map_or(("", origin), |(folder, file)| (folder, file));
    let stem = file.strip_suffix(".py").unwrap_or(file);
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}__pycache__/{stem}.taipan-314.pyc")
}

/// Sets an attribute of a spec or a loader.
pub fn set(cx: &mut Cx, object: &Value, name: &str, value: Value) -> Answer<()> {
    let name = cx.intern(name)?;
    set_own_attribute(cx, object, &name, value)?;
    Ok(())
}
