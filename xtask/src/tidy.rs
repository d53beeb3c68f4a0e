//! Taste, executable: walks the sources and names each place where a rule of `layers` is broken.

use std::fs;
use std::path::{Path, PathBuf};

use crate::layers::{BELOW_INTERP, FOREIGN, INTERP_DOORS, LONG_TABLES, MOST_LINES, RULES, UNSAFE_ROOMS};

/// How `unsafe` begins something; as a word of a text it is free.
const UNSAFE_FORMS: &[&str] = &["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern", "unsafe trait"];

/// Folders that hold no sources of ours.
const SKIPPED: &[&str] = &["target", ".git", "__pycache__", "golden"];

/// Checks the whole tree; the answer is a summary, or the list of complaints.
pub fn run(root: &Path) -> Result<String, String> {
    let mut files = Vec::new();
    collect(root, &mut files).map_err(|error| format!("the tree cannot be read: {error}"))?;
    let mut complaints = Vec::new();
    for path in &files {
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        match fs::read_to_string(path) {
            Ok(text) => check(&name, &text, &mut complaints),
            Err(error) => complaints.push(format!("{name}: cannot be read: {error}")),
        }
    }
    if complaints.is_empty() {
        return Ok(format!("tidy: {} files, nothing to complain about", files.len()));
    }
    complaints.push(format!("tidy: {} complaints in {} files", complaints.len(), files.len()));
    Err(complaints.join("\n"))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !SKIPPED.iter().any(|skipped| name == *skipped || name.starts_with("target")) {
                collect(&path, files)?;
            }
        } else if name.ends_with(".rs") || name.ends_with(".lalrpop") {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

/// Checks one file.
fn check(name: &str, text: &str, complaints: &mut Vec<String>) {
    let is_rust = name.ends_with(".rs");
    if is_rust && !text.starts_with("//!") {
        complaints.push(format!("{name}:1: begins without `//!`: what lives here, why separate, what next"));
    }
    let lines = text.lines().count();
    if lines > MOST_LINES && !LONG_TABLES.contains(&name) {
        complaints.push(format!(
            "{name}: {lines} lines; more than {MOST_LINES} are for the tables that layers.rs names"
        ));
    }
    if !is_rust || name.starts_with("xtask/") {
        return;
    }
    let may_be_unsafe = UNSAFE_ROOMS.iter().any(|room| lies_within(name, room));
    for (number, line) in (1..).zip(text.lines()) {
        let code = code_of(line);
        if !may_be_unsafe && UNSAFE_FORMS.iter().any(|form| has_word(code, form)) {
            complaints.push(format!("{name}:{number}: `unsafe` outside its rooms"));
        }
        for rule in RULES.iter().filter(|rule| lies_within(name, rule.within)) {
            if rule.except.iter().any(|except| lies_within(name, except)) {
                continue;
            }
            if let Some(word) = rule.words.iter().find(|word| code.contains(**word)) {
                complaints.push(format!("{name}:{number}: `{word}`: {}", rule.reason));
            }
        }
        if BELOW_INTERP.iter().any(|room| lies_within(name, room))
            && let Some((_, named)) = code.split_once("crate::interp::")
            && !named.starts_with('{')
            && !INTERP_DOORS.iter().any(|door| named.starts_with(door))
        {
            complaints.push(format!("{name}:{number}: `{}` is no door of interp", named.trim_end()));
        }
        if let Some(foreign) = FOREIGN.iter().find(|foreign| line.contains(**foreign)) {
            complaints
                .push(format!("{name}:{number}: `{foreign}`: no text of ours names a machine or a registry"));
        }
    }
}

/// Whether a file is this one, or lies in this folder (which ends with `/`; the empty one is the root).
fn lies_within(name: &str, place: &str) -> bool {
    if place.is_empty() || place.ends_with('/') { name.starts_with(place) } else { name == place }
}

/// A line without its comment. Quotes are not understood: a `//` in a string hides what follows, no more.
fn code_of(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

fn has_word(code: &str, word: &str) -> bool {
    let is_part = |character: char| character == '_' || character.is_alphanumeric();
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        let after = code.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(is_part) && (word.ends_with('{') || !after.is_some_and(is_part))
    })
}

#[cfg(test)]
mod tests {
    use super::check;

    fn complaints(name: &str, text: &str) -> Vec<String> {
        let mut complaints = Vec::new();
        check(name, text, &mut complaints);
        complaints
    }

    #[test]
    fn a_compiler_that_knows_values_is_named() {
        let found = complaints("code/src/compile/names.rs", "//! Names.\nuse taipan_vm::value::Value;\n");
        assert_eq!(
            found,
            ["code/src/compile/names.rs:2: `taipan_vm`: the compiler makes Code and never meets a Value"]
        );
    }

    #[test]
    fn unsafe_has_an_address() {
        assert_eq!(complaints("vm/src/heap/mod.rs", "//! Heap.\nunsafe fn free() {}\n").len(), 0);
        assert_eq!(complaints("stdlib/src/lib.rs", "//! Library.\nunsafe fn free() {}\n").len(), 1);
        assert_eq!(
            complaints("stdlib/src/lib.rs", "//! Library.\n// unsafe is a word here\nfn unsafe_no() {}\n")
                .len(),
            0
        );
    }

    #[test]
    fn heads_and_lengths_are_checked() {
        assert_eq!(complaints("lexer/src/name.rs", "fn name() {}\n").len(), 1);
        let long = format!("//! Long.\n{}", "fn one() {}\n".repeat(800));
        assert_eq!(complaints("lexer/src/name.rs", &long).len(), 1);
        assert_eq!(complaints("code/src/bytecode/opcodes.rs", &long).len(), 0);
    }
}
