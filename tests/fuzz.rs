//! Broken programs: scripts of the suite are mutated, parsed, compiled and run under limits. Whatever they are,
//! the VM answers with a result or an error and the process lives on. The program under trial lies in
//! `fuzz-current.py` in the folder for temporary files, so that one that kills the process is at hand.
//!
//! `TAIPAN_FUZZ_SECONDS` says how long (some seconds otherwise), `TAIPAN_FUZZ_SEED` where to begin.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use taipan::{ErrorKind, Vm};

/// Pieces that are put where they do not belong.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    "\n",
    "    ",
    "yield ",
    "await ",
    "return ",
    "lambda: ",
    "*",
    "**",
    "=",
    "0",
    "-1",
    "1 << 70",
    "10 ** 400",
    "''",
    "None",
    "self",
    "del ",
    "raise ",
    "try:\n",
    "except:\n",
    "finally:\n",
    "while True:\n",
    "for x in x:\n",
    "def f():\n",
    "class C:\n",
    "global x\n",
    "f'{",
    "@",
    ".",
    ",",
    "\\",
    "\"\"\"",
    "\u{0}",
    "é",
    "if x else ",
];

/// A small generator of numbers (xorshift), the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        if end == 0 { 0 } else { (self.0 % end as u64) as usize }
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let at = self.below(items.len());
        items.get(at)
    }
}

fn collect(folder: &Path, scripts: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, scripts);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            scripts.push(path);
        }
    }
}

/// The words and signs of a program, blanks included: joined again they are the program.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let end = if is_word(first) {
            rest.find(|character| !is_word(character)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, behind) = rest.split_at(end);
        words.push(word);
        rest = behind;
    }
    words
}

/// A word takes the place of another, so that much of what comes out is still a program: names, numbers and
/// signs meet where they never met.
fn exchange(text: &str, other: &str, dice: &mut Dice) -> String {
    let mut words = words(text);
    let source = if dice.below(2) == 0 { words.clone() } else { self::words(other) };
    let is_name = |word: &str| word.chars().all(|character| character.is_alphanumeric() || character == '_');
    let solid: Vec<usize> = (0..words.len()).filter(|at| !words[*at].trim().is_empty()).collect();
    let Some(&at) = dice.pick(&solid) else { return text.to_owned() };
    let alike: Vec<&str> = source
        .into_iter()
        .filter(|word| !word.trim().is_empty() && is_name(word) == is_name(words[at]))
        .collect();
    if let Some(word) = dice.pick(&alike) {
        words[at] = word;
    }
    words.concat()
}

/// One change to a program: a piece put in, a stretch taken out, doubled or moved, a line from elsewhere.
fn mutate(text: &str, other: &str, dice: &mut Dice) -> String {
    let characters: Vec<char> = text.chars().collect();
    let from = dice.below(characters.len() + 1);
    let to = (from + dice.below(20)).min(characters.len());
    let (head, rest) = characters.split_at(from);
    let (middle, tail) = rest.split_at(to - from);
    let text = |parts: &[&[char]]| parts.concat().into_iter().collect::<String>();
    let put_in = |piece: &str| format!("{}{piece}{}", text(&[head]), text(&[rest]));
    match dice.below(6) {
        0 => text(&[head, tail]),
        1 => text(&[head, middle, middle, tail]),
        2 => text(&[middle, head, tail]),
        3 | 4 => put_in(dice.pick(PIECES).copied().unwrap_or_default()),
        _ => {
            let lines: Vec<&str> = other.split_inclusive('\n').collect();
            put_in(dice.pick(&lines).copied().unwrap_or_default())
        }
    }
}

#[test]
fn no_program_brings_the_process_down() {
    let number = |name: &str, otherwise: u64| {
        env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let seconds = number("TAIPAN_FUZZ_SECONDS", 5);
    let mut dice = Dice(number("TAIPAN_FUZZ_SEED", 0x7a19a).max(1));
    let mut scripts = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite"), &mut scripts);
    scripts.sort();
    assert!(!scripts.is_empty(), "there are scripts to begin from");
    let current = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-current.py");
    let start = Instant::now();
    let (mut tried, mut ran) = (0, 0);
    while tried == 0 || start.elapsed() < Duration::from_secs(seconds) {
        let mut read =
            || dice.pick(&scripts).and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
        let (mut text, other) = (read(), read());
        let gentle = dice.below(3) > 0;
        for _ in 0..=dice.below(4) {
            text = if gentle { exchange(&text, &other, &mut dice) } else { mutate(&text, &other, &mut dice) };
        }
        fs::write(&current, &text).expect("the folder for temporary files can be written");
        let limits = Vm::sandbox_builder().fuel(2_000_000).memory(32 << 20).time(Duration::from_secs(5));
        let mut vm = limits.build().expect("a sandbox can be made");
        let began = Instant::now();
        let outcome = vm.exec_named(&text, "fuzz.py");
        assert!(began.elapsed() < Duration::from_secs(20), "runs past its limits:\n{text}");
        if outcome.as_ref().err().is_none_or(|error| error.kind != ErrorKind::Syntax) {
            ran += 1;
        }
        if let Err(error) = outcome {
            assert!(!error.class.starts_with("SystemError"), "{error}\n{text}");
        }
        // what a script has set to watch others may itself raise
        vm.clear_observers();
        vm.set_fuel(1_000_000);
        let answer = vm.eval::<i64>("1 + 1");
        assert_eq!(answer.as_ref().ok(), Some(&2), "the VM goes on: {answer:?}\n{text}");
        tried += 1;
    }
    println!("{tried} programs tried, {ran} of them ran");
}
