//! Writes `repl/layout.ld`, which tells the linker what to put side by side: the functions that every program runs
//! first, the rarer ones behind them; and the constants that are read (`constants.rs`). So a program touches few pages
//! of the code, and the rest of it is never read from the disk. What runs is seen by callgrind;
//! `cargo run -p xtask -- layout` needs `valgrind` and a release build. What the file does not name lies where it would
//! lie anyway.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::constants;

/// Programs that show what is run often: one that does nothing, and usual ones.
const PROGRAMS: [&str; 2] = ["bench/start", "examples/scripts"];

/// Those that show which constants are read: few and short, since each read of memory is told in a line.
const READERS: [&str; 3] =
    ["bench/start/nothing.py", "examples/scripts/01_word_count.py", "examples/scripts/12_game_of_life.py"];

/// `layout [PROGRAM [MAP]]`: without the linker's map the constants stay as they are.
pub fn run(root: &Path, words: &[String]) -> Result<String, String> {
    let program = crate::program(root, words.first())?;
    let mut scripts: Vec<PathBuf> = Vec::new();
    for folder in PROGRAMS {
        let entries = fs::read_dir(root.join(folder)).map_err(|error| format!("{folder}: {error}"))?;
        scripts.extend(entries.flatten().map(|entry| entry.path()));
    }
    scripts.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    let mut runs: BTreeMap<String, usize> = BTreeMap::new();
    for script in &scripts {
        for function in functions(&program, script)? {
            *runs.entry(function).or_default() += 1;
        }
    }
    let mut functions: Vec<(String, usize)> = runs.into_iter().collect();
    functions.sort_by_key(|(_, runs)| Reverse(*runs));
    let always = functions.iter().filter(|(_, runs)| *runs == scripts.len()).count();
    let path = root.join("repl/layout.ld");
    let constants = match words.get(1) {
        Some(map) => {
            let short: Vec<PathBuf> = READERS.iter().map(|path| root.join(path)).collect();
            constants::read(&program, Path::new(map), &short)?
        }
        None => constants::known(&fs::read_to_string(&path).unwrap_or_default()),
    };
    let text = layout(&functions, &constants);
    fs::write(path, text).map_err(|error| format!("repl/layout.ld: {error}"))?;
    let counts = (functions.len(), constants.len());
    Ok(format!(
        "layout: {} functions, {always} of them run by every program; {} constants",
        counts.0, counts.1
    ))
}

/// The linker script.
fn layout(functions: &[(String, usize)], constants: &[String]) -> String {
    let mut text =
        "/* Which functions and constants lie side by side: those that most programs need come first.\n   \
                    Written by `cargo run -p xtask -- layout`. */\nSECTIONS\n{\n  .text.first :\n  {\n"
            .to_owned();
    for (function, _) in functions {
        text.push_str(&format!("    *(.text.*{function})\n"));
    }
    text.push_str("  }\n}\nINSERT BEFORE .text;\n");
    if !constants.is_empty() {
        text.push_str("SECTIONS\n{\n  .rodata.first :\n  {\n");
        for constant in constants {
            text.push_str(&format!("    *({constant})\n"));
        }
        text.push_str("  }\n}\nINSERT BEFORE .rodata;\n");
    }
    text
}

/// Patterns of the symbols of the functions that a script runs.
fn functions(program: &Path, script: &Path) -> Result<BTreeSet<String>, String> {
    let profile = std::env::temp_dir().join(format!("taipan-layout-{}", std::process::id()));
    let mut out = std::ffi::OsString::from("--callgrind-out-file=");
    out.push(&profile);
    // how a script ends does not matter: one that reads finds nothing
    Command::new("valgrind")
        .args(["--quiet", "--tool=callgrind", "--demangle=no"])
        .arg(out)
        .arg(program)
        .arg(script)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|error| format!("valgrind does not run: {error}"))?;
    let text = fs::read_to_string(&profile);
    let _ = fs::remove_file(&profile);
    let text = text.map_err(|error| format!("callgrind has written nothing: {error}"))?;
    Ok(text.lines().filter_map(symbol).filter_map(pattern).collect())
}

/// The symbol that a line of callgrind's defines: `fn=(7) name` or `cfn=(7) name`.
fn symbol(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("fn=(").or_else(|| line.strip_prefix("cfn=("))?;
    let (_, name) = rest.split_once(") ")?;
    Some(name.split('\'').next().unwrap_or(name))
}

/// The symbol without what changes from build to build: the hash at its end, or those of its crates.
fn pattern(symbol: &str) -> Option<String> {
    if symbol.starts_with("_ZN") {
        let (name, hash) = symbol.rsplit_once("17h")?;
        return (hash.len() >= 17).then(|| format!("{name}17h*"));
    }
    let mut rest = symbol.strip_prefix("_R")?;
    let mut pattern = "_R".to_owned();
    while let Some((before, after)) = rest.split_once("Cs") {
        pattern.push_str(before);
        pattern.push_str("Cs");
        rest = after;
        if let Some((hash, name)) = after.split_once('_')
            && !hash.is_empty()
            && hash.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            pattern.push_str("*_");
            rest = name;
        }
    }
    pattern.push_str(rest);
    Some(pattern)
}

#[cfg(test)]
mod tests {
    use super::{pattern, symbol};

    #[test]
    fn what_changes_from_build_to_build_is_left_open() {
        let line = "cfn=(12) _ZN9taipan_vm4heap7destroy17h0123456789abcdefE'2";
        assert_eq!(symbol(line).and_then(pattern).as_deref(), Some("_ZN9taipan_vm4heap7destroy17h*"));
        let standard = "_RNvNtCs5sEH5CPMdak_4core3fmt5write";
        assert_eq!(pattern(standard).as_deref(), Some("_RNvNtCs*_4core3fmt5write"));
        assert_eq!(pattern("malloc"), None);
        assert_eq!(symbol("calls=3 0x10"), None);
    }
}
