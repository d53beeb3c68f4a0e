//! Lists the library's modules that are written in script: one row for each file of `lib`.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn collect(folder: &Path, package: &str, found: &mut Vec<(String, PathBuf)>) {
    println!("cargo:rerun-if-changed={}", folder.display());
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

fn main() {
    let (Ok(root), Ok(out)) = (std::env::var("CARGO_MANIFEST_DIR"), std::env::var("OUT_DIR")) else { return };
    let mut found = Vec::new();
    collect(&Path::new(&root).join("lib"), "", &mut found);
    found.sort();
    let mut text = String::from("&[\n");
    for (name, path) in found {
        let _ = writeln!(text, "    script_row({name:?}, include_str!({:?})),", path.display().to_string());
    }
    text.push_str("]\n");
    if let Err(error) = std::fs::write(Path::new(&out).join("scripts.rs"), text) {
        println!("cargo:warning=the list of scripts could not be written: {error}");
    }
}
