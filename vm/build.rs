//! Selects the dispatch by tail calls where the optimiser is known to make them (DESIGN: at `OPT_LEVEL` 1 or
//! more on listed targets); everywhere else the loop carries out one handler after the other. The
//! environment variable `TAIPAN_DISPATCH=loop` asks for the loop. And compiles the prelude into an image.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use taipan_code::bytecode::image::Writer;
use taipan_code::source::definitions;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(feature_tail)");
    println!("cargo::rerun-if-env-changed=TAIPAN_DISPATCH");
    let optimised = env::var("OPT_LEVEL").is_ok_and(|level| level != "0");
    let target = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    let listed = ["x86_64", "aarch64"].contains(&target.as_str());
    let wanted = env::var("TAIPAN_DISPATCH").map_or(true, |choice| choice != "loop");
    // a stress build audits between instructions, which only the loop sees
    let stress = env::var("CARGO_FEATURE_STRESS").is_ok();
    if optimised && listed && wanted && !stress {
        println!("cargo::rustc-cfg=feature_tail");
    }
    if let Err(error) = compile_prelude() {
        println!("cargo::error={error}");
    }
}

/// Each function of `src/prelude` becomes a unit of `prelude.image`.
fn compile_prelude() -> Result<(), String> {
    let variable = |name: &str| env::var(name).map_err(|error| format!("{name}: {error}"));
    let folder = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("src/prelude");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=build.rs");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).map_err(failed)?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut writer = Writer::new();
    for path in files {
        let text = fs::read_to_string(&path).map_err(failed)?;
        let file = format!("<prelude {}>", path.file_stem().unwrap_or_default().to_string_lossy());
        for definition in definitions(&text) {
            let note = format!("{file}\n{}", definition.defaults);
            writer.add(definition.name, &note, &*definition.compile(&file)?)?;
        }
    }
    let image = Path::new(&variable("OUT_DIR")?).join("prelude.image");
    fs::write(image, writer.finish()?).map_err(failed)
}
