//! The command line, read as CPython reads it: options end at the first of `-c`, `-m`, a file or `-`.

use std::ffi::OsString;
use std::time::Duration;

/// What is to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    /// `-c`
    Command(String),
    /// `-m`
    Module(String),
    /// A file, or a folder with a `__main__.py`.
    File(String),
    /// `-`, or nothing: standard input, which is a prompt when it is a terminal.
    Input,
    /// `--tokens`, `--ast`, `--code`
    Show(Stage, String),
    /// `-h`
    Help,
    /// `-V`; with more of it for `-VV`.
    Version(u32),
}

/// A stage of the road from source to code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Tokens.
    Tokens,
    /// The syntax tree.
    Ast,
    /// Code.
    Code,
}

/// Everything the command line says.
#[derive(Debug, Clone)]
pub struct Options {
    /// What is to be run.
    pub program: Program,
    /// `sys.argv`
    pub arguments: Vec<OsString>,
    /// `-i`
    pub interactive: bool,
    /// `-q`
    pub quiet: bool,
    /// `-u`
    pub unbuffered: bool,
    /// `-O`, `-OO`
    pub optimize: u8,
    /// `-E` or `-I`
    pub ignore_environment: bool,
    /// `-I`
    pub isolated: bool,
    /// `-P` or `-I`
    pub safe_path: bool,
    /// `-s`, `-S`, `-v`, `-b`, `-d`
    pub no_user_site: bool,
    /// `-S`
    pub no_site: bool,
    /// `-v`, counted
    pub verbose: u32,
    /// `-b`, counted
    pub bytes_warning: u32,
    /// `-d`, counted
    pub debug: u32,
    /// `-x`
    pub skip_first_line: bool,
    /// `-B`
    pub no_bytecode: bool,
    /// `-X dev`
    pub dev_mode: bool,
    /// `-X utf8`
    pub utf8_mode: bool,
    /// `-X int_max_str_digits`; None leaves the limit alone.
    pub int_max_str_digits: Option<u32>,
    /// `-W`
    pub warnings: Vec<String>,
    /// `-X`
    pub extras: Vec<String>,
    /// `--max-memory`
    pub memory: Option<usize>,
    /// `--max-time`
    pub time: Option<Duration>,
    /// `--fuel`
    pub fuel: Option<i64>,
    /// `--sandbox`
    pub sandbox: bool,
}

/// What is shown after a wrong option.
pub const USAGE: &str = "usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry 'taipan -h' for more information.";

/// What `-h` shows.
pub const HELP: &str = "usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...
Options (and corresponding environment variables):
-b     : accepted for compatibility
-B     : accepted for compatibility: no byte code is written
-c cmd : program passed in as string (terminates option list)
-d     : accepted for compatibility
-E     : ignore PYTHON* environment variables
-h     : print this help message and exit (also -? or --help)
-i     : inspect interactively after running script (also PYTHONINSPECT=x)
-I     : isolate from the user's environment (implies -E, -P and -s)
-m mod : run library module as a script (terminates option list)
-O     : remove assert and __debug__-dependent statements
-OO    : do -O changes and also discard docstrings
-P     : don't prepend a potentially unsafe path to sys.path
-q     : don't print version and copyright messages on interactive startup
-s, -S : accepted for compatibility
-u     : force the stdout and stderr streams to be unbuffered
-v     : accepted for compatibility
-V     : print the version number and exit (also --version)
-W arg : warning control
-x     : skip first line of source
-X opt : set implementation-specific option
file   : program read from script file
-      : program read from stdin (default; interactive mode if a tty)
arg ...: arguments passed to program in sys.argv[1:]
Options of its own:
--tokens, --ast, --code file : print what a source becomes
--max-memory size  : limit of memory, as 64M
--max-time time    : limit of time, as 2s or 500ms
--fuel count       : limit of work
--sandbox          : grant the program nothing outside";

impl Options {
    fn new() -> Options {
        Options {
            program: Program::Input,
            arguments: Vec::new(),
            interactive: false,
            quiet: false,
            unbuffered: false,
            optimize: 0,
            ignore_environment: false,
            isolated: false,
            safe_path: false,
            no_user_site: false,
            no_site: false,
            verbose: 0,
            bytes_warning: 0,
            debug: 0,
            skip_first_line: false,
            no_bytecode: false,
            dev_mode: false,
            utf8_mode: false,
            int_max_str_digits: None,
            warnings: Vec::new(),
            extras: Vec::new(),
            memory: None,
            time: None,
            fuel: None,
            sandbox: false,
        }
    }
}

fn wrong(text: &str) -> String {
    format!("{text}\n{USAGE}")
}

/// Reads the command line without the program's own name.
pub fn read(arguments: impl Iterator<Item = OsString>) -> Result<Options, String> {
    let mut rest = arguments;
    let mut options = Options::new();
    while let Some(whole) = rest.next() {
        let argument = whole.to_string_lossy().into_owned();
        if argument == "-" {
            options.arguments.push(whole);
            break;
        }
        if let Some(long) = argument.strip_prefix("--") {
            if read_long(&mut options, long, &mut rest)? {
                return Ok(options);
            }
            continue;
        }
        let Some(letters) = argument.strip_prefix('-') else {
            options.program = Program::File(argument);
            options.arguments.push(whole);
            break;
        };
        if read_letters(&mut options, letters, &mut rest)? {
            break;
        }
    }
    options.arguments.extend(rest);
    if options.arguments.is_empty() {
        options.arguments.push(OsString::new());
    }
    Ok(options)
}

fn read_long(
    options: &mut Options,
    long: &str,
    rest: &mut impl Iterator<Item = OsString>,
) -> Result<bool, String> {
    let (name, inline) = match long.split_once('=') {
        Some((name, value)) => (name, Some(value.to_string())),
        None => (long, None),
    };
    let mut value = || {
        inline
            .clone()
            .or_else(|| rest.next().map(|value| value.to_string_lossy().into_owned()))
            .ok_or_else(|| wrong(&format!("Argument expected for the --{name} option")))
    };
    let stage = match name {
        "help" => {
            options.program = Program::Help;
            return Ok(true);
        }
        "version" => {
            options.program = Program::Version(1);
            return Ok(true);
        }
        "tokens" => Stage::Tokens,
        "ast" => Stage::Ast,
        "code" => Stage::Code,
        "sandbox" => {
            options.sandbox = true;
            return Ok(false);
        }
        "max-memory" => {
            let text = value()?;
            options.memory =
                Some(size(&text).ok_or_else(|| wrong(&format!("--max-memory: '{text}' is no size")))?);
            return Ok(false);
        }
        "max-time" => {
            let text = value()?;
            options.time =
                Some(duration(&text).ok_or_else(|| wrong(&format!("--max-time: '{text}' is no time")))?);
            return Ok(false);
        }
        "fuel" => {
            let text = value()?;
            options.fuel = Some(text.parse().map_err(|_| wrong(&format!("--fuel: '{text}' is no number")))?);
            return Ok(false);
        }
        "check-hash-based-pycs" => {
            value()?;
            return Ok(false);
        }
        _ => return Err(wrong(&format!("unknown option --{name}"))),
    };
    options.program = Program::Show(stage, value()?);
    Ok(true)
}

/// Reads the letters of one argument; true when the list of options has ended.
fn read_letters(
    options: &mut Options,
    letters: &str,
    rest: &mut impl Iterator<Item = OsString>,
) -> Result<bool, String> {
    let at = letters.char_indices();
    for (place, letter) in at {
        let after = letters.get(place + letter.len_utf8()..).unwrap_or_default();
        let mut value = |letter: char| {
            if after.is_empty() {
                let value = rest.next().map(|value| value.to_string_lossy().into_owned());
                value.ok_or_else(|| wrong(&format!("Argument expected for the -{letter} option")))
            } else {
                Ok(after.to_string())
            }
        };
        match letter {
            'c' => {
                options.program = Program::Command(dedented(&value(letter)?));
                options.arguments.push("-c".into());
                return Ok(true);
            }
            'm' => {
                options.program = Program::Module(value(letter)?);
                options.arguments.push("-m".into());
                return Ok(true);
            }
            'W' => {
                let action = value(letter)?;
                options.warnings.push(action);
                return Ok(false);
            }
            'X' => {
                let extra = value(letter)?;
                options.extras.push(extra);
                return Ok(false);
            }
            'h' | '?' => {
                options.program = Program::Help;
                return Ok(true);
            }
            'V' => {
                options.program =
                    Program::Version(1 + after.chars().filter(|&letter| letter == 'V').count() as u32);
                return Ok(true);
            }
            'i' => options.interactive = true,
            'q' => options.quiet = true,
            'u' => options.unbuffered = true,
            'O' => options.optimize = (options.optimize + 1).min(2),
            'E' => options.ignore_environment = true,
            'I' => {
                options.isolated = true;
                options.ignore_environment = true;
                options.safe_path = true;
                options.no_user_site = true;
            }
            'P' => options.safe_path = true,
            's' => options.no_user_site = true,
            'S' => options.no_site = true,
            'v' => options.verbose += 1,
            'b' => options.bytes_warning += 1,
            'd' => options.debug += 1,
            'x' => options.skip_first_line = true,
            'B' => options.no_bytecode = true,
            'R' | 't' => {}
            _ => return Err(wrong(&format!("unknown option -{letter}"))),
        }
    }
    Ok(false)
}

/// A text without the white space that all its lines begin with, blank lines aside (`textwrap.dedent`).
fn dedented(text: &str) -> String {
    let is_blank = |line: &str| line.trim_matches([' ', '\t', '\r', '\n']).is_empty();
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let mut lines = text.split_inclusive('\n').filter(|line| !is_blank(line));
    let first = lines.next().unwrap_or_default();
    let mut margin = &first[..indent(first)];
    for line in lines {
        let same = margin.bytes().zip(line.bytes()).take_while(|(one, two)| one == two).count();
        margin = &margin[..same];
    }
    if margin.is_empty() {
        return text.to_string();
    }
    let cut = |line: &str| {
        let end = if line.ends_with('\n') { "\n" } else { "" };
        if is_blank(line) { end.to_string() } else { line[margin.len()..].to_string() }
    };
    text.split_inclusive('\n').map(cut).collect()
}

fn size(text: &str) -> Option<usize> {
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let factor: usize =
        match text.get(digits.len()..)?.to_ascii_uppercase().trim_end_matches("IB").trim_end_matches('B') {
            "" => 1,
            "K" => 1 << 10,
            "M" => 1 << 20,
            "G" => 1 << 30,
            _ => return None,
        };
    digits.parse::<usize>().ok()?.checked_mul(factor)
}

fn duration(text: &str) -> Option<Duration> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number: f64 = digits.parse().ok()?;
    let seconds = match text.get(digits.len()..)? {
        "" | "s" => number,
        "ms" => number / 1000.0,
        "m" => number * 60.0,
        _ => return None,
    };
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Options {
        read(words.iter().map(|word| OsString::from(*word))).unwrap_or_else(|_| Options::new())
    }

    #[test]
    fn options_end_at_the_program() {
        let options = of(&["-O", "file.py", "-O", "x"]);
        assert_eq!(options.program, Program::File("file.py".into()));
        assert_eq!((options.optimize, options.arguments.len()), (1, 3));
        let options = of(&["-qc", "pass", "-i"]);
        assert_eq!(options.program, Program::Command("pass".into()));
        assert!(options.quiet && !options.interactive);
    }

    #[test]
    fn commands_may_be_indented() {
        assert_eq!(dedented("\n    if x:\n      y\n  \n    z\n  "), "\nif x:\n  y\n\nz\n");
        assert_eq!(dedented("\tx\n    y"), "\tx\n    y");
        assert_eq!(dedented(""), "");
    }

    #[test]
    fn limits_have_units() {
        let options = of(&["--max-memory", "64M", "--max-time=500ms", "--fuel", "7", "f"]);
        assert_eq!((options.memory, options.fuel), (Some(64 << 20), Some(7)));
        assert_eq!(options.time, Some(Duration::from_millis(500)));
    }
}
