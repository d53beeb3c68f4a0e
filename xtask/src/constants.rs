//! Which constants of the program are read by usual programs: the names that a start interns lie between docstrings
//! that nobody reads, so that of 780 KiB that are read 4 MiB were resident. Reads are seen by valgrind's lackey; where a
//! constant lies is told by the linker's map, which a release build with `TAIPAN_LINK_MAP=FILE` writes. The names are
//! those of this very source: after a change some name other constants, which does no harm.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Sections of constants begin so.
const PREFIX: &str = ".rodata.";

/// A section of constants: where it begins, its length in bytes, its name.
type Section = (u64, u64, String);

/// The names of the sections that are read by the program while it runs scripts: first those that most of them need.
pub fn read(program: &Path, map: &Path, scripts: &[PathBuf]) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(map).map_err(|error| format!("{}: {error}", map.display()))?;
    let mut sections: Vec<Section> = text.lines().filter_map(section).collect();
    sections.sort();
    let mut reads: BTreeMap<usize, usize> = BTreeMap::new();
    for script in scripts {
        for index in touched(program, script, &sections)? {
            *reads.entry(index).or_default() += 1;
        }
    }
    let mut found: Vec<(usize, usize)> = reads.into_iter().collect();
    // as they lay, where they are needed alike: neighbours are needed together
    found.sort_by_key(|(index, reads)| (scripts.len() - reads, *index));
    Ok(found.into_iter().map(|(index, _)| sections[index].2.clone()).collect())
}

/// The sections that a written layout names.
pub fn known(layout: &str) -> Vec<String> {
    let names = layout.lines().filter_map(|line| line.trim().strip_prefix("*(")?.strip_suffix(')'));
    names.filter(|name| name.starts_with(PREFIX)).map(str::to_owned).collect()
}

/// A line of the linker's map: two addresses, the size, the alignment, `object:(section)`.
fn section(line: &str) -> Option<Section> {
    let name = line.split_once(":(")?.1.strip_suffix(')')?;
    // what the linker itself has merged is no section of an object
    if !name.starts_with(PREFIX) || line.contains("<internal>") {
        return None;
    }
    let mut columns = line.split_whitespace();
    let start = u64::from_str_radix(columns.next()?, 16).ok()?;
    let size = u64::from_str_radix(columns.nth(1)?, 16).ok()?;
    Some((start, size, name.to_owned()))
}

/// The sections that one run reads.
fn touched(program: &Path, script: &Path, sections: &[Section]) -> Result<BTreeSet<usize>, String> {
    let fail = |error: std::io::Error| format!("valgrind does not run: {error}");
    let mut child = Command::new("valgrind")
        .args(["--quiet", "--tool=lackey", "--trace-mem=yes"])
        .arg(program)
        .arg(script)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(fail)?;
    let mut found = BTreeSet::new();
    if let Some(trace) = child.stderr.take() {
        for line in BufReader::new(trace).split(b'\n').map_while(Result::ok) {
            let Some(address) = loaded(&line) else { continue };
            let after = sections.partition_point(|(start, _, _)| *start <= address);
            if let Some(index) = after.checked_sub(1)
                && address - sections[index].0 < sections[index].1
            {
                found.insert(index);
            }
        }
    }
    child.wait().map_err(fail)?;
    Ok(found)
}

/// The address of a load: ` L 0023b4c0,8`.
fn loaded(line: &[u8]) -> Option<u64> {
    let rest = std::str::from_utf8(line.strip_prefix(b" L ")?).ok()?;
    u64::from_str_radix(rest.split(',').next()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{known, loaded, section};

    #[test]
    fn maps_traces_and_layouts_are_read() {
        let line = "  23b400  23b400  34  4  /x/taipan.o:(.rodata..Lanon.f893.12)";
        assert_eq!(section(line), Some((0x23b400, 0x34, ".rodata..Lanon.f893.12".to_owned())));
        assert_eq!(section("  23b440  23b440  3310  16  <internal>:(.rodata.cst16)"), None);
        assert_eq!(section("  23b440  23b440  3310  16  /x/taipan.o:(.text.x)"), None);
        assert_eq!(loaded(b" L 0023b4c0,8"), Some(0x23b4c0));
        assert_eq!(loaded(b"I  0023b4c0,8"), None);
        assert_eq!(known("    *(.text.*f)\n    *(.rodata..Lanon.f893.12)\n"), [".rodata..Lanon.f893.12"]);
    }
}
