//! Compares what scripts can see with a list recorded from the reference (`record_surface.py`). A thing that
//! is absent must be a row of `tests/surface/absent.txt` with its reason: `path  reason`; a path that ends in
//! `*` stands for all that begin with it. A row for something that is there is an error too.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// One thing that scripts can see.
#[derive(PartialEq, Eq)]
struct Thing {
    kind: String,
    doc: String,
    signature: String,
}

type Surface = BTreeMap<String, Thing>;

/// `surface [PROGRAM]`
pub fn run(root: &Path, words: &[String]) -> Result<String, String> {
    let folder = root.join("tests/surface");
    let reference = read(&folder.join("reference.txt"))?;
    let wanted = parse(&reference);
    let excused = parse_absent(&read(&folder.join("absent.txt"))?)?;
    let program = crate::program(root, words.first())?;
    let mut ours = Surface::new();
    let mut complaints = Vec::new();
    for section in sections(&reference) {
        match look(&program, root, &section) {
            Ok(found) => ours.extend(found),
            Err(complaint) => complaints.push(complaint),
        }
    }
    let excuse = |path: &str| excused.iter().find(|(pattern, _)| fits(pattern, path));
    let mut used = BTreeMap::new();
    let mut equal = 0;
    for (path, thing) in &wanted {
        match (ours.get(path), excuse(path)) {
            (Some(own), None) => match differences(thing, own) {
                None => equal += 1,
                Some(difference) => complaints.push(format!("{path}: {difference}")),
            },
            (Some(own), Some((pattern, _))) => {
                if differences(thing, own).is_none() && !pattern.ends_with('*') {
                    complaints.push(format!("{path}: is as it should be; take its row out of absent.txt"));
                }
                used.insert(pattern.clone(), ());
            }
            (None, Some((pattern, _))) => drop(used.insert(pattern.clone(), ())),
            (None, None) => complaints.push(format!("{path}: absent")),
        }
    }
    for (pattern, _) in excused.iter().filter(|(pattern, _)| !used.contains_key(pattern)) {
        complaints.push(format!("absent.txt: nothing is called {pattern}"));
    }
    let summary =
        format!("surface: {equal} of {} as in the reference, {} complaints", wanted.len(), complaints.len());
    if complaints.is_empty() {
        return Ok(summary);
    }
    complaints.push(summary);
    Err(complaints.join("\n"))
}

/// The recording cut at its modules: a program that stumbles over one still answers for the others.
fn sections(reference: &str) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    for line in reference.lines() {
        let begins = line.split(' ').nth(1) == Some("module");
        match sections.last_mut() {
            Some(section) if !begins => section.push_str(line),
            _ => sections.push(line.to_owned()),
        }
        if let Some(section) = sections.last_mut() {
            section.push('\n');
        }
    }
    sections
}

/// What the program finds of one section's things.
fn look(program: &Path, root: &Path, section: &str) -> Result<Surface, String> {
    let module = section.split(' ').next().unwrap_or_default();
    let failed = |error: std::io::Error| format!("{}: {error}", program.display());
    let mut child = Command::new(program)
        .arg(root.join("xtask/record_surface.py"))
        .arg("--look")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // a program that dies early closes the pipe: its own words say why
        let _ = input.write_all(section.as_bytes());
    }
    let run = child.wait_with_output().map_err(failed)?;
    if run.status.success() {
        return Ok(parse(&String::from_utf8_lossy(&run.stdout)));
    }
    let errors = String::from_utf8_lossy(&run.stderr);
    Err(format!("{module}: cannot be looked up: {}", errors.lines().last().unwrap_or("")))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn parse(text: &str) -> Surface {
    let rows = text.lines().filter_map(|line| {
        let mut words = line.splitn(4, ' ');
        let (path, kind, doc, signature) = (words.next()?, words.next()?, words.next()?, words.next()?);
        Some((
            path.to_owned(),
            Thing { kind: kind.to_owned(), doc: doc.to_owned(), signature: signature.to_owned() },
        ))
    });
    rows.collect()
}

fn parse_absent(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once(' ') {
            Some((path, reason)) if !reason.trim().is_empty() => {
                rows.push((path.to_owned(), reason.trim().to_owned()))
            }
            _ => return Err(format!("absent.txt: a row without a reason: {line}")),
        }
    }
    Ok(rows)
}

fn fits(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => path.starts_with(beginning),
        None => pattern == path,
    }
}

/// What is wrong with ours. More documentation than the reference has is no fault.
fn differences(wanted: &Thing, own: &Thing) -> Option<String> {
    if wanted.kind != own.kind {
        return Some(format!("is a {} and should be a {}", own.kind, wanted.kind));
    }
    if wanted.doc == "doc" && own.doc != "doc" {
        return Some("has no docstring".to_owned());
    }
    if wanted.signature != own.signature && wanted.signature != "-" {
        return Some(format!("has the signature {} and should have {}", own.signature, wanted.signature));
    }
    None
}
