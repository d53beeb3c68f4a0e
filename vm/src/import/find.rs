//! Where a module comes from: the library, a file in one of the folders searched, or folders that make a
//! namespace package.

use std::path::Path;

use super::library_row;
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::host::Capability;
use crate::native::ModuleRow;
use crate::value::Value;
use crate::vm::Cx;

/// What was found.
pub(super) enum Found {
    /// A row of the library.
    Library(&'static ModuleRow),
    /// A source file; a package when it is an `__init__.py`.
    File { path: String, folder: Option<String> },
    /// Folders without an `__init__.py`.
    Folders(Vec<String>),
}

/// Library modules that no file can stand in for.
const FIRST: &[&str] = &[
    "_collections_abc",
    "_imp",
    "_io",
    "_io_base",
    "_io_buffered",
    "_io_text",
    "_thread",
    "abc",
    "atexit",
    "codecs",
    "genericpath",
    "importlib",
    "io",
    "os",
    "os.path",
    "posix",
    "posixpath",
    "site",
    "stat",
    "time",
    "zipimport",
];

/// Looks for a module. `folders` are those of the parent's `__path__`, or of `sys.path`.
pub(super) fn find(cx: &mut Cx, name: &str, folders: &[String]) -> Option<Found> {
    let row = library_row(cx, name);
    let top = name.split('.').next().unwrap_or(name);
    if let Some(row) = row
        && (row.script.is_none() || top.len() < name.len() || FIRST.contains(&top))
    {
        return Some(Found::Library(row));
    }
    let found = search(cx, name, folders);
    match (found, row) {
        (Some(Found::Folders(_)) | None, Some(row)) => Some(Found::Library(row)),
        (found, _) => found,
    }
}

fn search(cx: &mut Cx, name: &str, folders: &[String]) -> Option<Found> {
    if !cx.host().allows(Capability::Files) {
        return None;
    }
    let tail = name.rsplit('.').next().unwrap_or(name);
    let mut portions = Vec::new();
    for folder in folders {
        let folder = match folder.as_str() {
            "" => std::env::current_dir().ok()?.to_string_lossy().into_owned(),
            folder => folder.trim_end_matches('/').to_string(),
        };
        let base = format!("{folder}/{tail}");
        let package = format!("{base}/__init__.py");
        let is_folder = Path::new(&base).is_dir();
        if is_folder && Path::new(&package).is_file() {
            return Some(Found::File { path: package, folder: Some(base) });
        }
        let file = format!("{base}.py");
        if Path::new(&file).is_file() {
            return Some(Found::File { path: file, folder: None });
        }
        if is_folder {
            portions.push(base);
        }
    }
    if portions.is_empty() { None } else { Some(Found::Folders(portions)) }
}

/// The strs of a list or tuple.
pub(super) fn texts(cx: &Cx, sequence: &Value) -> Vec<String> {
    let items = match sequence.kind() {
        Some(Kind::List) => cx.list_items(sequence),
        Some(Kind::Tuple) => cx.tuple_items(sequence),
        _ => &[],
    };
    items.iter().filter(|item| item.is_kind(Kind::Str)).map(|item| cx.text_of(item)).collect()
}

/// The folders of `sys.path`.
pub(super) fn search_path(cx: &mut Cx) -> Answer<Vec<String>> {
    let sys = cx.sys();
    if sys.is_unset() {
        return Ok(Vec::new());
    }
    let path = cx.dict_get_text(&sys, "path")?;
    Ok(path.map(|path| texts(cx, &path)).unwrap_or_default())
}

/// Reads and decodes a source file.
pub(super) fn read_source(cx: &mut Cx, path: &str) -> Result<String, Raised> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let class = cx.exceptions().import_error.clone();
            return Err(cx.raise_text(&class, &format!("cannot read {path}: {error}")));
        }
    };
    cx.decode_source(&bytes, path, true)
}
