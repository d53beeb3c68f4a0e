//! The classes of `__spec__` and `__loader__` that the import system itself uses. Those of `importlib` are
//! written in script and are made only when a script asks for them; from then on they take the place of these.

use crate::error::Answer;
use crate::heap::Kind;
use crate::native::{NativeRow, TypeRow};
use crate::object::{ClassFlags, allocate_instance, own_attribute, set_own_attribute};
use crate::value::Value;
use crate::vm::Cx;

/// The class of `__spec__`.
pub static SPEC: TypeRow = TypeRow {
    name: "ModuleSpec",
    module: "_frozen_importlib",
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
    BUILTIN "BuiltinImporter" "_frozen_importlib" "The loader of modules that are part of the program.";
    FROZEN "FrozenImporter" "_frozen_importlib" "The loader of library modules written in script.";
    SOURCE "SourceFileLoader" "_frozen_importlib_external" "The loader of source files.";
    NAMESPACE "NamespaceLoader" "_frozen_importlib_external" "The loader of folders without a file of their own.";
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

/// The classes of `importlib`, once a script has loaded it: modules that are imported from then on have specs and
/// loaders of these.
struct ScriptClasses {
    spec: Value,
    builtin: Value,
    frozen: Value,
    source: Value,
    namespace: Value,
}

/// The name under which the VM keeps the tuple of the script's classes.
const SCRIPT_CLASSES: &str = "importlib.classes";

/// Keeps the classes that `importlib` hands in: `ModuleSpec`, `BuiltinImporter`, `FrozenImporter`,
/// `SourceFileLoader`, `NamespaceLoader`.
pub fn keep_classes(cx: &mut Cx, classes: &[Value]) -> Answer {
    for class in classes {
        if !class.is_kind(Kind::Class) {
            return Err(cx.type_error("classes expected"));
        }
    }
    let classes = cx.tuple(classes)?;
    cx.keep(SCRIPT_CLASSES, classes);
    Ok(Value::NONE)
}

fn script_classes(cx: &Cx) -> Option<ScriptClasses> {
    let kept = cx.kept(SCRIPT_CLASSES)?;
    let [spec, builtin, frozen, source, namespace] = cx.tuple_items(&kept) else { return None };
    Some(ScriptClasses {
        spec: spec.clone(),
        builtin: builtin.clone(),
        frozen: frozen.clone(),
        source: source.clone(),
        namespace: namespace.clone(),
    })
}

/// Makes `__spec__` and `__loader__`.
pub fn module_spec(cx: &mut Cx, parts: &SpecParts<'_>) -> Answer<(Value, Value)> {
    let name = cx.str(parts.name)?;
    let origin = match parts.origin {
        Some(origin) => cx.str(origin)?,
        None => Value::NONE,
    };
    let search = parts.search.clone().unwrap_or(Value::NONE);
    let script = script_classes(cx);
    let loader = match &script {
        Some(classes) => script_loader(cx, classes, parts, &name, &origin, &search)?,
        None => quick_loader(cx, parts, &name, &origin)?,
    };
    let class = match &script {
        Some(classes) => classes.spec.clone(),
        None => cx.builtin_class(&SPEC)?,
    };
    let cached = match parts.origin.filter(|_| parts.has_location) {
        Some(origin) => cx.str(&cache_path(origin))?,
        None => Value::NONE,
    };
    let spec = allocate_instance(cx, &class)?;
    set(cx, &spec, "name", name)?;
    set(cx, &spec, "loader", loader.clone())?;
    set(cx, &spec, "origin", origin)?;
    set(cx, &spec, "loader_state", Value::NONE)?;
    set(cx, &spec, "submodule_search_locations", search)?;
    if script.is_some() {
        let nothing = cx.list(&[])?;
        set(cx, &spec, "_uninitialized_submodules", nothing)?;
        set(cx, &spec, "_set_fileattr", Value::bool(parts.has_location))?;
        set(cx, &spec, "_cached", cached)?;
    } else {
        let package = cx.str(package_of(parts))?;
        set(cx, &spec, "parent", package)?;
        set(cx, &spec, "has_location", Value::bool(parts.has_location))?;
        set(cx, &spec, "cached", cached)?;
    }
    Ok((spec, loader))
}

/// A loader of the import system's own classes.
fn quick_loader(cx: &mut Cx, parts: &SpecParts<'_>, name: &Value, origin: &Value) -> Answer {
    let row = match parts.origin {
        _ if parts.has_location => &SOURCE,
        Some("built-in") => &BUILTIN,
        Some(_) => &FROZEN,
        None => &NAMESPACE,
    };
    let class = cx.builtin_class(row)?;
    let loader = allocate_instance(cx, &class)?;
    set(cx, &loader, "name", name.clone())?;
    set(cx, &loader, "_is_package", Value::bool(parts.search.is_some()))?;
    if parts.has_location {
        set(cx, &loader, "path", origin.clone())?;
    }
    Ok(loader)
}

/// A loader of the script's classes; what loads the program's own modules is a class itself.
fn script_loader(
    cx: &mut Cx,
    classes: &ScriptClasses,
    parts: &SpecParts<'_>,
    name: &Value,
    origin: &Value,
    search: &Value,
) -> Answer {
    match parts.origin {
        _ if parts.has_location => {
            let loader = allocate_instance(cx, &classes.source)?;
            set(cx, &loader, "name", name.clone())?;
            set(cx, &loader, "path", origin.clone())?;
            Ok(loader)
        }
        Some("built-in") => Ok(classes.builtin.clone()),
        Some(_) => Ok(classes.frozen.clone()),
        None => {
            let loader = allocate_instance(cx, &classes.namespace)?;
            set(cx, &loader, "_path", search.clone())?;
            Ok(loader)
        }
    }
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
