//! Runs the programs of `bench/` with Taipan and with a reference, one after the other, and prints the ratio
//! of their times. A time is believed only when both print the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Runs of each program; the fastest counts.
const RUNS: usize = 3;

/// `bench REFERENCE [PROGRAM]`
pub fn run(root: &Path, words: &[String]) -> Result<String, String> {
    let Some(reference) = words.first() else { return Err("bench: name the reference's program".to_owned()) };
    let program = crate::program(root, words.get(1))?;
    let mut scripts = Vec::new();
    collect(&root.join("bench"), &mut scripts).map_err(|error| format!("bench/ cannot be read: {error}"))?;
    let (mut logarithms, mut count) = (0.0, 0);
    for script in &scripts {
        let name = script.strip_prefix(root).unwrap_or(script).display().to_string();
        match (fastest(&program, script), fastest(Path::new(reference), script)) {
            (Ok((ours, output)), Ok((theirs, wanted))) if output == wanted => {
                let ratio = ours.as_secs_f64() / theirs.as_secs_f64().max(1e-9);
                logarithms += ratio.ln();
                count += 1;
                println!(
                    "{name:<40} {:>9.3} s {:>9.3} s  {ratio:>6.2}",
                    ours.as_secs_f64(),
                    theirs.as_secs_f64()
                );
            }
            (Ok(_), Ok(_)) => println!("{name:<40} prints something else than the reference"),
            (Err(error), _) | (_, Err(error)) => println!("{name:<40} {error}"),
        }
    }
    let mean = if count == 0 { f64::NAN } else { (logarithms / f64::from(count)).exp() };
    Ok(format!("{count} of {} programs compared; geometric mean of the ratios {mean:.2}", scripts.len()))
}

fn collect(folder: &Path, scripts: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, scripts)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            scripts.push(path);
        }
    }
    scripts.sort();
    Ok(())
}

/// The shortest time of a few runs, and what the program printed.
fn fastest(program: &Path, script: &Path) -> Result<(Duration, Vec<u8>), String> {
    let mut best: Option<(Duration, Vec<u8>)> = None;
    for _ in 0..RUNS {
        let start = Instant::now();
        let run = Command::new(program).arg(script).output();
        let time = start.elapsed();
        let run = run.map_err(|error| format!("{}: {error}", program.display()))?;
        if !run.status.success() {
            let errors = String::from_utf8_lossy(&run.stderr);
            return Err(format!("fails: {}", errors.lines().last().unwrap_or("without a word")));
        }
        if best.as_ref().is_none_or(|(shortest, _)| time < *shortest) {
            best = Some((time, run.stdout));
        }
    }
    best.ok_or_else(|| "was not run".to_owned())
}
