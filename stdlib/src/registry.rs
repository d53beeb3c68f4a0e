//! The library's modules, one row each: those with a native half stand here, those written in script follow
//! from the files of `lib`.

use taipan_vm::bytecode::image::Image;
use taipan_vm::native::{ModuleRow, Script};

use crate::native;

/// Modules in Rust.
static NATIVES: &[&[&ModuleRow]] = &[native::MODULES];

/// Modules in script.
static SCRIPTS: &[ModuleRow] = include!(concat!(env!("OUT_DIR"), "/scripts.rs"));

/// The script halves and modules, compiled by the build script. A unit has the name of its file.
pub(crate) static IMAGE: Image = Image::new(include_bytes!(concat!(env!("OUT_DIR"), "/library.image")));

/// The text and the code of a file under `src/native` or `lib`.
/// With `builtin`, its functions are builtin ones in the eyes of scripts.
pub(crate) const fn script(file: &'static str, text: &'static str, builtin: bool) -> Script {
    Script { text, compiled: Some((&IMAGE, file)), builtin }
}

const fn script_row(name: &'static str, file: &'static str, text: &'static str, builtin: bool) -> ModuleRow {
    let script = Some(script(file, text, builtin));
    ModuleRow { name, doc: "", functions: &[], types: &[], fill: None, script }
}

/// Whether a module in Rust stands in for the script of the same name.
fn is_native(name: &str) -> bool {
    NATIVES.iter().copied().flatten().any(|row| row.name == name)
}

/// Every module of the library.
pub fn library() -> Vec<&'static ModuleRow> {
    NATIVES
        .iter()
        .copied()
        .flatten()
        .copied()
        .chain(native::encodings::MODULES)
        .chain(SCRIPTS.iter().filter(|row| !is_native(row.name)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::library;

    #[test]
    fn no_module_has_two_rows() {
        let mut names: Vec<&str> = library().iter().map(|row| row.name).collect();
        names.sort_unstable();
        let before = names.len();
        names.dedup();
        assert_eq!(names.len(), before);
    }

    #[test]
    fn packages_have_rows_of_their_own() {
        let names: Vec<&str> = library().iter().map(|row| row.name).collect();
        for name in &names {
            if let Some((package, _)) = name.rsplit_once('.') {
                assert!(names.contains(&package), "{name} lies in no package");
            }
        }
    }
}
