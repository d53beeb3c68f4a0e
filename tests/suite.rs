//! Runs the behaviour suite: every script of `tests/suite`, `tests/differences`, `tests/wishlist` and `examples/scripts` as a
//! process of its own, judged by the comments it carries (`tests/suite/README.md`).
//!
//! An ordinary program instead of one `#[test]` a file, so that a new script needs no line of Rust. `cargo test --test suite -- WORD`
//! runs the paths that contain the word; `TAIPAN_BIN` names another program to judge. Next: `runner/expectation.rs`.

#[path = "runner/expectation.rs"]
mod expectation;
#[path = "runner/process.rs"]
mod process;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, fs, io, thread};

use expectation::Expectation;

const WORKERS: usize = 2;

/// Where scripts live, and what their kind promises.
const SHELVES: [(&str, Promise); 4] = [
    ("tests/suite", Promise::Pass),
    ("tests/differences", Promise::Pass),
    ("tests/wishlist", Promise::Fail),
    ("examples/scripts", Promise::PrintNeighbour),
];

/// What must hold for a script.
#[derive(Clone, Copy)]
enum Promise {
    /// Its expectations are met.
    Pass,
    /// Its expectations are not met yet: one that is has to be moved to the suite.
    Fail,
    /// It prints what the `.out` file beside it says, given the `.in` file if there is one.
    PrintNeighbour,
}

/// One script to run.
struct Case {
    name: String,
    path: PathBuf,
    promise: Promise,
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    match run(&words) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the suite could not run: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the cases chosen by the words and prints the report; the answer is how many failed.
fn run(words: &[String]) -> io::Result<usize> {
    let start = Instant::now();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = program()?;
    let mut cases = Vec::new();
    for (shelf, promise) in SHELVES {
        collect(root, &root.join(shelf), promise, &mut cases)?;
    }
    cases.retain(|case| words.is_empty() || words.iter().any(|word| case.name.contains(word)));
    let failures = run_all(&program, &cases);
    for (name, wrong) in &failures {
        println!("FAILED {name}\n{}", wrong.trim_end_matches('\n'));
    }
    print_areas(&cases, &failures);
    let (passed, failed) = (cases.len() - failures.len(), failures.len());
    println!("{passed} passed, {failed} failed in {:.1} s", start.elapsed().as_secs_f64());
    Ok(failed)
}

/// Prints how many scripts of each area passed, when more than one area ran and something failed.
fn print_areas(cases: &[Case], failures: &[(String, String)]) {
    let mut areas: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in cases {
        areas.entry(area(&case.name)).or_default().1 += 1;
    }
    for (name, _) in failures {
        areas.entry(area(name)).or_default().0 += 1;
    }
    if failures.is_empty() || areas.len() < 2 {
        return;
    }
    for (area, (failed, all)) in areas {
        println!("{:>5} of {all:>5} passed  {area}", all.saturating_sub(failed));
    }
}

/// The area of a script: at most three parts of its folder's path.
fn area(name: &str) -> String {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// The program to judge: `TAIPAN_BIN`, else `taipan` in the profile's folder, above this test's own.
fn program() -> io::Result<PathBuf> {
    if let Some(program) = env::var_os("TAIPAN_BIN") {
        return Ok(program.into());
    }
    let own = env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).unwrap_or(Path::new("."));
    let program = folder.join("taipan").with_extension(env::consts::EXE_EXTENSION);
    if program.exists() {
        return Ok(program);
    }
    let hint = format!("{} is not there; `cargo build -p taipan-repl` makes it", program.display());
    Err(io::Error::new(io::ErrorKind::NotFound, hint))
}

/// Finds the scripts at or below a folder, in the order of their names; a folder with a `__main__.py` is one script.
fn collect(root: &Path, folder: &Path, promise: Promise, cases: &mut Vec<Case>) -> io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    let main = folder.join("__main__.py");
    if main.exists() {
        cases.push(case(root, main, promise));
        return Ok(());
    }
    let mut entries =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(root, &entry, promise, cases)?;
        } else if entry.extension().is_some_and(|extension| extension == "py") {
            cases.push(case(root, entry, promise));
        }
    }
    Ok(())
}

fn case(root: &Path, path: PathBuf, promise: Promise) -> Case {
    let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
    Case { name, path, promise }
}

/// Runs all cases on a few threads; the failures come back in the order of the cases.
fn run_all(program: &Path, cases: &[Case]) -> Vec<(String, String)> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut failures = Vec::new();
        while let Some((index, case)) = take(&next, cases) {
            if let Some(wrong) = run_case(program, case) {
                failures.push((index, wrong));
            }
        }
        failures
    };
    let mut failures: Vec<(usize, String)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    failures.sort();
    let named =
        failures.into_iter().filter_map(|(index, wrong)| Some((cases.get(index)?.name.clone(), wrong)));
    named.collect()
}

fn take<'cases>(next: &AtomicUsize, cases: &'cases [Case]) -> Option<(usize, &'cases Case)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    cases.get(index).map(|case| (index, case))
}

/// Runs one case; the answer says what is wrong, if anything.
fn run_case(program: &Path, case: &Case) -> Option<String> {
    match judge_case(program, case) {
        Ok(wrong) => match (case.promise, wrong) {
            (Promise::Pass | Promise::PrintNeighbour, wrong) => wrong,
            (Promise::Fail, Some(_)) => None,
            (Promise::Fail, None) => Some("    passes: move it from the wish list to the suite\n".to_owned()),
        },
        Err(error) => Some(format!("    could not be run: {error}\n")),
    }
}

fn judge_case(program: &Path, case: &Case) -> io::Result<Option<String>> {
    let expectation = match case.promise {
        Promise::Pass | Promise::Fail => Expectation::of_script(&fs::read_to_string(&case.path)?),
        Promise::PrintNeighbour => {
            let input = case.path.with_extension("in");
            let stdin = if input.exists() { fs::read_to_string(input)? } else { String::new() };
            Expectation::of_output(&fs::read_to_string(case.path.with_extension("out"))?, stdin)
        }
    };
    let run = process::run_script(program, &case.path, &expectation.stdin)?;
    Ok(expectation.judge(&run))
}
