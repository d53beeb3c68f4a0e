//! Running one script as a process of its own: fresh directory, bounded time, outputs with places taken out.
//!
//! Separate from judging so that the judge sees plain data. Before this: `expectation.rs`.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a script may run; `TAIPAN_SUITE_SECONDS` gives slow builds more.
const LONGEST_RUN: Duration = Duration::from_secs(20);

static SCRATCH_COUNT: AtomicUsize = AtomicUsize::new(0);

/// What one run of a script gave.
pub struct Run {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Exit status; `None` when a signal ended the process.
    pub status: Option<i32>,
    /// Whether the process was ended because it took too long.
    pub timed_out: bool,
}

/// Runs a script with the given program; its path is shown as `FILE` and its folder as `DIR`.
pub fn run_script(program: &Path, script: &Path, stdin: &str) -> io::Result<Run> {
    let scratch = fresh_directory()?;
    let run = run_in(&scratch, program, script, stdin);
    fs::remove_dir_all(&scratch)?;
    run
}

fn run_in(scratch: &Path, program: &Path, script: &Path, stdin: &str) -> io::Result<Run> {
    let audit = std::env::var("TAIPAN_AUDIT").ok().map(|every| ("TAIPAN_AUDIT", every));
    let mut child = Command::new(program)
        .arg(script)
        .current_dir(scratch)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LC_ALL", "C.UTF-8")
        .env("PYTHON_COLORS", "0")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .envs(audit)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = read_in_background(child.stdout.take());
    let stderr = read_in_background(child.stderr.take());
    if let Some(mut pipe) = child.stdin.take() {
        // A script that reads nothing may have ended already: a broken pipe is no failure.
        let _ = pipe.write_all(stdin.as_bytes());
    }
    let (status, timed_out) = wait(&mut child)?;
    Ok(Run {
        stdout: without_places(stdout, script),
        stderr: without_places(stderr, script),
        status,
        timed_out,
    })
}

/// Waits for the process, polling ever more slowly; ends it when its time is over.
fn wait(child: &mut Child) -> io::Result<(Option<i32>, bool)> {
    let start = Instant::now();
    let seconds = std::env::var("TAIPAN_SUITE_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let longest = seconds.map_or(LONGEST_RUN, Duration::from_secs);
    let mut pause = Duration::from_micros(500);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.code(), false));
        }
        if start.elapsed() > longest {
            child.kill()?;
            child.wait()?;
            return Ok((None, true));
        }
        thread::sleep(pause);
        pause = (pause * 5 / 4).min(Duration::from_millis(20));
    }
}

fn read_in_background(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What arrived before an error is still worth comparing.
            let _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

fn without_places(reader: JoinHandle<Vec<u8>>, script: &Path) -> String {
    let bytes = reader.join().unwrap_or_default();
    let mut text = String::from_utf8_lossy(&bytes).replace(&script.display().to_string(), "FILE");
    if let Some(folder) = script.parent() {
        text = text.replace(&folder.display().to_string(), "DIR");
    }
    without_addresses(&text)
}

/// ` at 0x7f…` differs from run to run: it is shown as ` at ADDRESS`.
fn without_addresses(text: &str) -> String {
    let mut pieces = text.split(" at 0x");
    let mut shown = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.trim_start_matches(|digit: char| digit.is_ascii_hexdigit());
        shown.push_str(if rest.len() == piece.len() { " at 0x" } else { " at ADDRESS" });
        shown.push_str(rest);
    }
    shown
}

fn fresh_directory() -> io::Result<PathBuf> {
    let number = SCRATCH_COUNT.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("taipan-suite-{}-{number}", std::process::id()));
    fs::create_dir_all(&path)?;
    Ok(path)
}
