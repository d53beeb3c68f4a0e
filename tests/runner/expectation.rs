//! What a test script expects, read from its comments, and how one run of it is judged.
//!
//! The format is `tests/suite/README.md`; `xtask/record_suite.py` writes it. It is found by text alone, so that judging a script
//! needs no part of Taipan. Next: `process.rs` runs the script.

use super::process::Run;

/// Everything a script's comments say about its run.
#[derive(Default)]
pub struct Expectation {
    /// Lines of standard output.
    pub stdout: Vec<String>,
    /// The whole of standard error, when the script gives it.
    pub stderr: Option<Vec<String>>,
    /// The error that ends the script.
    pub failure: Option<Failure>,
    /// The exit status, when it is not the usual one.
    pub status: Option<i32>,
    /// What the script may read.
    pub stdin: String,
}

/// An error that ends a script: the last line of standard error and the line of the script it is reported for.
pub struct Failure {
    last_line: String,
    at_line: usize,
}

/// The blocks a script may hold; their lines begin with `# |`.
#[derive(Clone, Copy)]
enum Block {
    Output,
    Error,
    Input,
}

impl Expectation {
    /// Reads the comments of a script.
    pub fn of_script(source: &str) -> Self {
        let mut this = Self::default();
        let mut block = None;
        for (index, line) in source.lines().enumerate() {
            if let (Some(block), Some(text)) = (block, line.strip_prefix("# |")) {
                this.add_block_line(block, text.strip_prefix(' ').unwrap_or(text));
                continue;
            }
            block = block_named(line);
            if let Some(Block::Error) = block {
                this.stderr.get_or_insert_default();
            } else if let Some(status) = line.strip_prefix("# exit: ") {
                this.status = status.parse().ok();
            } else {
                this.add_inline(line, index + 1);
            }
        }
        this
    }

    /// A program that must print exactly this and succeed.
    pub fn of_output(output: &str, stdin: String) -> Self {
        Self { stdout: lines_of(output), stdin, ..Self::default() }
    }

    fn add_block_line(&mut self, block: Block, text: &str) {
        match block {
            Block::Output => self.stdout.push(text.to_owned()),
            Block::Error => self.stderr.get_or_insert_default().push(text.to_owned()),
            Block::Input => {
                self.stdin.push_str(text);
                self.stdin.push('\n');
            }
        }
    }

    fn add_inline(&mut self, line: &str, number: usize) {
        if let Some(text) = comment(line, "  # expect:") {
            self.stdout.push(text.to_owned());
        } else if let Some(text) = comment(line, "  # raises:") {
            self.failure = Some(Failure { last_line: text.to_owned(), at_line: number });
        } else if let Some(text) = comment(line, "  # syntax-error:") {
            let named = text.starts_with("IndentationError: ") || text.starts_with("TabError: ");
            let last_line = if named { text.to_owned() } else { format!("SyntaxError: {text}") };
            self.failure = Some(Failure { last_line, at_line: number });
        }
    }

    /// What is wrong with a run, in words; `None` when all is as expected.
    pub fn judge(&self, run: &Run) -> Option<String> {
        if run.timed_out {
            return Some("did not end in time".to_owned());
        }
        let mut wrong = String::new();
        let stdout = lines_of(&run.stdout);
        if stdout != self.stdout {
            wrong += &difference("stdout", &self.stdout, &stdout);
        }
        let stderr = lines_of(&run.stderr);
        if let Some(failure) = &self.failure {
            wrong += &failure.judge(&stderr);
        }
        match &self.stderr {
            Some(expected) if *expected != stderr => wrong += &difference("stderr", expected, &stderr),
            None if self.failure.is_none() && !stderr.is_empty() => {
                wrong += &difference("stderr", &[], &stderr)
            }
            Some(_) | None => {}
        }
        let status = self.status.unwrap_or(i32::from(self.failure.is_some()));
        if run.status != Some(status) {
            wrong += &format!("    exit status {:?}, expected {status}\n", run.status);
        }
        (!wrong.is_empty()).then_some(wrong)
    }
}

impl Failure {
    fn judge(&self, stderr: &[String]) -> String {
        let last = stderr.last().map_or("", String::as_str);
        if last != self.last_line {
            return format!("    stderr ends with  {last}\n    expected          {}\n", self.last_line);
        }
        let place = format!("\"FILE\", line {}", self.at_line);
        let named = stderr.iter().any(|line| {
            let rest = line.split_once(&place).map(|(_, rest)| rest);
            rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()))
        });
        if named { String::new() } else { format!("    line {} is not named in stderr\n", self.at_line) }
    }
}

fn block_named(line: &str) -> Option<Block> {
    match line {
        "# expect-output:" => Some(Block::Output),
        "# stderr:" => Some(Block::Error),
        "# stdin:" => Some(Block::Input),
        _ => None,
    }
}

/// The text of an end-of-line comment: after the marker and one space.
fn comment<'line>(line: &'line str, marker: &str) -> Option<&'line str> {
    let (_, text) = line.split_once(marker)?;
    if text.is_empty() { Some(text) } else { text.strip_prefix(' ') }
}

/// The lines of an output; the last newline may be missing. Only `\n` ends a line.
fn lines_of(output: &str) -> Vec<String> {
    if output.is_empty() {
        return Vec::new();
    }
    output.strip_suffix('\n').unwrap_or(output).split('\n').map(str::to_owned).collect()
}

/// The first place where two outputs part, with a few lines from there.
fn difference(name: &str, expected: &[String], actual: &[String]) -> String {
    const SHOWN: usize = 4;
    let same = expected.iter().zip(actual).take_while(|(left, right)| left == right).count();
    let mut text = format!("    {name} from line {}:\n", same + 1);
    for (mark, lines) in [("-", expected), ("+", actual)] {
        for line in lines.iter().skip(same).take(SHOWN) {
            text += &format!("      {mark} {line}\n");
        }
        if lines.len() > same + SHOWN {
            text += &format!("      {mark} … {} more\n", lines.len() - same - SHOWN);
        }
    }
    text
}
