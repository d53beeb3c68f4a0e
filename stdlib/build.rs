//! Lists the library's modules that are written in script, one row for each file of `lib`, and compiles them and
//! the script halves of native modules into an image.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use taipan_code::bytecode::image::Writer;
use taipan_code::compile::Options;
use taipan_code::source::compile_with;
use taipan_parser::Mode;

/// Modules of `lib` that are native elsewhere: their functions are builtin ones, as those of script halves are.
const BUILTIN: &[&str] = &[
    "_codecs",
    "_csv",
    "_datetime",
    "_digests",
    "_io",
    "_pickle",
    "_typevars",
    "_warnings",
    "marshal",
    "stat",
];

/// The script files under a folder, with the names of their modules.
fn collect(folder: &Path, package: &str, found: &mut Vec<(String, PathBuf)>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        if path.is_dir() {
            if stem != "__pycache__" {
                collect(&path, &format!("{package}{stem}."), found);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let name = if stem == "__init__" {
                package.trim_end_matches('.').to_string()
            } else {
                format!("{package}{stem}")
            };
            found.push((name, path));
        }
    }
}

/// Compiles files; the name of a unit is the file's path below the root.
fn compile(root: &Path, files: &[(String, PathBuf)], writer: &mut Writer) -> Result<(), String> {
    for (_, path) in files {
        let unit = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
        let text = std::fs::read_to_string(path).map_err(|error| format!("{unit}: {error}"))?;
        let compiled = compile_with(&text, Mode::File, &Options::new(&unit))
            .map_err(|error| format!("{unit}: {}", error.message))?;
        if let Some(warning) = compiled.warnings.first() {
            return Err(format!("{unit}: {}", warning.message));
        }
        writer.add(&unit, "", &compiled.code)?;
    }
    Ok(())
}

fn build() -> Result<(), String> {
    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let (root, out) = (PathBuf::from(variable("CARGO_MANIFEST_DIR")?), PathBuf::from(variable("OUT_DIR")?));
    let (mut modules, mut halves) = (Vec::new(), Vec::new());
    collect(&root.join("lib"), "", &mut modules);
    collect(&root.join("src/native"), "", &mut halves);
    modules.sort();
    halves.sort();
    let mut writer = Writer::new();
    compile(&root, &modules, &mut writer)?;
    compile(&root, &halves, &mut writer)?;
    let mut text = String::from("&[\n");
    for (name, path) in &modules {
        let file = path.strip_prefix(&root).unwrap_or(path).display().to_string();
        let _ = writeln!(
            text,
            "    script_row({name:?}, {file:?}, include_str!({:?}), {}),",
            path.display().to_string(),
            BUILTIN.contains(&name.as_str())
        );
    }
    text.push_str("]\n");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(out.join(name), bytes).map_err(|error| format!("{name}: {error}"))
    };
    write("scripts.rs", text.as_bytes())?;
    write("library.image", &writer.finish()?)
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if let Err(error) = build() {
        println!("cargo::error={error}");
    }
}
