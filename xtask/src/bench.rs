//! Runs the programs of `bench/` with Taipan and with a reference, in turn, and prints what each took: CPU time
//! (user and system), the peak of memory, their ratios to the reference, and how the ratio stands to the kept
//! baseline. A time is believed only when both print the same, which is looked at first.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const USAGE: &str = "bench REFERENCE [PROGRAM] [--only NAME,NAME] [--runs N] [--keep]";

/// What one run took.
#[derive(Clone, Copy)]
struct Cost {
    /// CPU time, user and system, in seconds.
    seconds: f64,
    /// The peak of memory in KiB.
    peak: u64,
}

/// What the words after `bench` ask for.
struct Wish {
    reference: PathBuf,
    program: PathBuf,
    only: Vec<String>,
    runs: usize,
    keep: bool,
}

/// `bench REFERENCE [PROGRAM] [--only NAME,NAME] [--runs N] [--keep]`
pub fn run(root: &Path, words: &[String]) -> Result<String, String> {
    let wish = wish(root, words)?;
    let folder = root.join("bench");
    let mut scripts = Vec::new();
    collect(&folder, &mut scripts).map_err(|error| format!("bench/ cannot be read: {error}"))?;
    scripts.retain(|script| {
        wish.only.is_empty() || wish.only.iter().any(|part| name(&folder, script).contains(part))
    });
    let baseline = baseline(&folder);
    let mut ratios = BTreeMap::new();
    let (mut time, mut memory, mut wrong) = (Vec::new(), Vec::new(), 0);
    println!(
        "{:<36} {:>9} {:>9} {:>7} {:>9} {:>7} {:>9}",
        "program", "reference", "taipan", "ratio", "MiB", "ratio", "baseline"
    );
    for script in &scripts {
        let name = name(&folder, script);
        match compare(&wish, script) {
            Ok((theirs, ours)) => {
                let ratio = ours.seconds / theirs.seconds.max(1e-3);
                let space = ours.peak as f64 / theirs.peak.max(1) as f64;
                let change = baseline
                    .get(&name)
                    .map_or_else(String::new, |kept| format!("{:+.0} %", (ratio / kept - 1.0) * 100.0));
                let (before, after, mebibytes) = (theirs.seconds, ours.seconds, ours.peak as f64 / 1024.0);
                println!(
                    "{name:<36} {before:>9.3} {after:>9.3} {ratio:>7.2} {mebibytes:>9.1} {space:>7.2} {change:>9}"
                );
                time.push(ratio);
                memory.push(space);
                ratios.insert(name, ratio);
            }
            Err(complaint) => {
                println!("{name:<36} {complaint}");
                wrong += 1;
            }
        }
    }
    if wish.keep {
        let lines: String = ratios.iter().map(|(name, ratio)| format!("{name} {ratio:.3}\n")).collect();
        fs::write(folder.join("baseline.txt"), lines).map_err(|error| format!("baseline.txt: {error}"))?;
    }
    let summary = format!(
        "{} of {} programs compared; geometric mean of CPU time {:.2}, of memory {:.2}",
        time.len(),
        scripts.len(),
        geometric_mean(&time),
        geometric_mean(&memory)
    );
    if wrong == 0 { Ok(summary) } else { Err(summary) }
}

fn wish(root: &Path, words: &[String]) -> Result<Wish, String> {
    let mut wish =
        Wish { reference: PathBuf::new(), program: PathBuf::new(), only: Vec::new(), runs: 3, keep: false };
    let mut plain = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--keep" => wish.keep = true,
            "--only" => wish.only = words.next().ok_or(USAGE)?.split(',').map(str::to_owned).collect(),
            "--runs" => {
                let count: Option<usize> = words.next().and_then(|count| count.parse().ok());
                wish.runs = count.filter(|&count| count > 0).ok_or(USAGE)?;
            }
            option if option.starts_with('-') => return Err(USAGE.to_owned()),
            _ => plain.push(word),
        }
    }
    wish.reference = plain.first().ok_or(USAGE)?.into();
    wish.program = crate::program(root, plain.get(1).copied())?;
    Ok(wish)
}

fn name(folder: &Path, script: &Path) -> String {
    script.strip_prefix(folder).unwrap_or(script).with_extension("").display().to_string()
}

fn geometric_mean(ratios: &[f64]) -> f64 {
    (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp()
}

/// The ratios kept by an earlier run: `name ratio` in each line.
fn baseline(folder: &Path) -> BTreeMap<String, f64> {
    let text = fs::read_to_string(folder.join("baseline.txt")).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, ratio)| Some((name.to_owned(), ratio.parse().ok()?)))
        .collect()
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

/// The cheapest run of the reference and of the program, which take turns.
fn compare(wish: &Wish, script: &Path) -> Result<(Cost, Cost), String> {
    let (mut theirs, wanted) = once(&wish.reference, script)?;
    let (mut ours, printed) = once(&wish.program, script)?;
    if printed != wanted {
        return Err("prints something else than the reference".to_owned());
    }
    for _ in 1..wish.runs {
        theirs = least(theirs, once(&wish.reference, script)?.0);
        ours = least(ours, once(&wish.program, script)?.0);
    }
    Ok((theirs, ours))
}

fn least(one: Cost, other: Cost) -> Cost {
    Cost { seconds: one.seconds.min(other.seconds), peak: one.peak.min(other.peak) }
}

/// One run: what it took, and what it printed.
fn once(program: &Path, script: &Path) -> Result<(Cost, Vec<u8>), String> {
    let failure = |error: std::io::Error| format!("{}: {error}", program.display());
    let before = children_seconds()?;
    let mut child = Command::new(program)
        .arg(script)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failure)?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut output = child.stdout.take().ok_or("no pipe")?;
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        output.read_to_end(&mut bytes).map(|_| bytes)
    });
    let mut peak = 0;
    let outcome = loop {
        peak = peak.max(high_water(&status));
        if let Some(outcome) = child.try_wait().map_err(failure)? {
            break outcome;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let printed = reader.join().map_err(|_| "its output could not be read")?.map_err(failure)?;
    let seconds = children_seconds()? - before;
    if !outcome.success() {
        let mut errors = String::new();
        if let Some(mut pipe) = child.stderr.take() {
            let _ = pipe.read_to_string(&mut errors);
        }
        return Err(format!(
            "{} fails: {}",
            program.display(),
            errors.lines().last().unwrap_or("without a word")
        ));
    }
    Ok((Cost { seconds, peak }, printed))
}

/// The peak of a process's memory so far, in KiB; the kernel forgets it when the process ends.
fn high_water(status: &Path) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// CPU seconds of all children that have ended.
fn children_seconds() -> Result<f64, String> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| error.to_string())?;
    let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Ok(seconds(usage.user_time()) + seconds(usage.system_time()))
}
