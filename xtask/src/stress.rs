//! Builds the program with the count audit and lets the behaviour suite judge it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds and runs; the words choose scripts by their paths.
pub fn run(root: &Path, words: &[String]) -> Result<String, String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    // a folder of its own: the same program without the audit is not to be built anew each time
    let own = target.join("stress");
    let build = ["build", "--profile", "quick", "-p", "taipan-repl", "--features", "taipan-repl/stress"];
    carry_out(Command::new("cargo").args(build).arg("--target-dir").arg(&own).current_dir(root))?;
    let mut judge = Command::new("cargo");
    judge.args(["test", "--profile", "quick", "-p", "taipan", "--test", "suite", "--"]).args(words);
    judge.env("TAIPAN_BIN", own.join("quick").join("taipan"));
    if std::env::var_os("TAIPAN_SUITE_SECONDS").is_none() {
        judge.env("TAIPAN_SUITE_SECONDS", "200");
    }
    carry_out(judge.current_dir(root))?;
    Ok("stress: every count was right".to_owned())
}

fn carry_out(command: &mut Command) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?}: {status}")),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}
