//! Programs of greenlets and generators, made by chance: they spawn, switch, throw, close, drop and nest in
//! natives that call back, and log every step. What each prints is compared with what the reference has
//! printed: `tests/programs/recorded.txt` holds a checksum a seed.
//!
//! With `TAIPAN_REFERENCE=python3.14` (which needs greenlet) seeds beyond the recorded ones are compared with
//! that program for `TAIPAN_PROGRAM_SECONDS`; with `TAIPAN_RECORD=1` the record is made anew.

#[path = "programs/generate.rs"]
mod generate;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use generate::program;
use taipan::Vm;

/// Seeds in the record.
const RECORDED: u64 = 400;

/// Seeds beyond those that once printed something else: greenlets that survive being killed, that keep their parent when
/// they die of it, that the frames of a traceback hold.
const FOUND: [u64; 20] =
    [416, 422, 434, 464, 476, 489, 509, 514, 517, 518, 519, 527, 529, 548, 559, 565, 566, 571, 583, 585];

/// Programs that one process of the reference runs.
const BATCH: usize = 100;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")
}

/// What a program prints in a VM of its own.
fn printed(seed: u64) -> String {
    let mut vm = Vm::sandbox_builder().fuel(50_000_000).build().expect("a sandbox can be made");
    let source = program(seed);
    // a program that kills the process is at hand
    let _ = fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("program-current.py"), &source);
    let outcome = vm.exec_named(&source, "program.py");
    let mut output = vm.take_output();
    if let Err(error) = outcome {
        output.push_str(&format!("{error}\n{}", error.traceback));
    }
    output
}

/// What programs print in the reference, one after the other in one process, whose collections do
/// not come in the midst of them. None for those that run into its limit of
/// recursion, which counts other frames than ours.
fn printed_by(reference: &str, seeds: &[u64]) -> Vec<Option<String>> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs.py");
    let mut text = String::from(
        "import gc, sys\ngc.disable()\nprograms = []\ndeep = []\n\
         def note(lost):\n    if lost.exc_type is RecursionError: deep.append(lost.exc_type)\n\
         sys.unraisablehook = note\n",
    );
    for &seed in seeds {
        text.push_str(&format!("programs.append({:?})\n", program(seed)));
    }
    text.push_str("for text in programs:\n    exec(text, {'__name__': '__main__'})\n    print('RecursionError' if deep else '', '@@@')\n    gc.collect()\n    deep.clear()\n");
    fs::write(&path, text).expect("the folder for temporary files can be written");
    let output = Command::new(reference).arg(&path).output().expect("the reference can be run");
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let outputs = output.split(" @@@\n");
    outputs.map(|output| (!output.contains("RecursionError")).then(|| output.to_owned())).collect()
}

/// FNV-1a.
fn checksum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[test]
fn recorded_programs_print_what_the_reference_printed() {
    let path = folder().join("recorded.txt");
    if let (Ok(reference), Ok(_)) = (env::var("TAIPAN_REFERENCE"), env::var("TAIPAN_RECORD")) {
        let mut record = String::new();
        let seeds: Vec<u64> = (0..RECORDED).chain(FOUND).collect();
        for seeds in seeds.chunks(BATCH) {
            for (&seed, output) in seeds.iter().zip(printed_by(&reference, seeds)) {
                if let Some(output) = output.filter(|output| *output == printed(seed)) {
                    record.push_str(&format!("{seed} {:016x}\n", checksum(&output)));
                } else {
                    println!("seed {seed} is left out: it differs");
                }
            }
        }
        fs::write(&path, record).expect("the record can be written");
    }
    let record = fs::read_to_string(&path).expect("there is a record");
    assert!(!record.is_empty(), "the record is not empty");
    for line in record.lines() {
        let (seed, wanted) = line.split_once(' ').expect("a line is a seed and a checksum");
        let seed = seed.parse().expect("a seed is a number");
        let output = printed(seed);
        let differs = format!("{:016x}", checksum(&output)) != wanted;
        assert!(!differs, "seed {seed} prints something else:\n{output}\n{}", program(seed));
    }
}

#[test]
fn fresh_programs_print_what_the_reference_prints() {
    let Ok(reference) = env::var("TAIPAN_REFERENCE") else { return };
    let number = |name: &str, otherwise: u64| {
        env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let limit = Duration::from_secs(number("TAIPAN_PROGRAM_SECONDS", 10));
    let mut first = number("TAIPAN_PROGRAM_SEED", RECORDED);
    let (start, mut tried, mut differing) = (Instant::now(), 0, Vec::new());
    while start.elapsed() < limit {
        let seeds: Vec<u64> = (first..first + BATCH as u64).collect();
        for (&seed, wanted) in seeds.iter().zip(printed_by(&reference, &seeds)) {
            let Some(wanted) = wanted else { continue };
            let output = printed(seed);
            if output != wanted {
                let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("program-{seed}.py"));
                let _ = fs::write(&path, program(seed));
                println!("seed {seed}: {}\n--- wanted\n{wanted}--- printed\n{output}", path.display());
                differing.push(seed);
            }
            tried += 1;
        }
        first += BATCH as u64;
    }
    println!("{tried} programs compared");
    assert!(differing.is_empty(), "these seeds differ: {differing:?}");
}
