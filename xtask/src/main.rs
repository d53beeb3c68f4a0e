//! Errands of the house: `cargo run -p xtask -- tidy|surface|stress|bench|layout`.
//!
//! - `tidy`: taste, executable: layers, sizes, where `unsafe` may stand
//! - `surface`: names, signatures and docstrings compared with a list from the reference
//! - `stress`: the behaviour suite with a program that audits every count
//! - `bench`: benchmark programs run side by side with a reference
//! - `layout`: which functions the linker puts side by side
//!
//! Scripts beside it run with the reference: `record_suite.py`, `record_surface.py`, `unicode/`.

mod bench;
mod constants;
mod layers;
mod layout;
mod stress;
mod surface;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let errand = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let outcome = match errand.as_str() {
        "tidy" => tidy::run(&root()),
        "surface" => surface::run(&root(), &rest),
        "stress" => stress::run(&root(), &rest),
        "bench" => bench::run(&root(), &rest),
        "layout" => layout::run(&root(), &rest),
        _ => Err("usage: cargo run -p xtask -- tidy | surface [PROGRAM] | stress [WORD...] | \
                      bench REFERENCE [PROGRAM] [--only NAMES] [--keep] | layout [PROGRAM [MAP]]"
            .to_owned()),
    };
    match outcome {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            eprintln!("{complaint}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The program to judge: the one named, else the quick build, else the release build.
fn program(root: &Path, named: Option<&String>) -> Result<PathBuf, String> {
    if let Some(named) = named {
        return Ok(named.into());
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let found = ["release", "quick"]
        .iter()
        .map(|profile| target.join(profile).join("taipan"))
        .find(|path| path.exists());
    found.ok_or_else(|| "the program is not built: cargo build -p taipan-repl --profile quick".to_owned())
}
