//! The line editor of the prompt: when a block is complete, completion, colour, history.

use std::borrow::Cow;
use std::path::PathBuf;

use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::DefaultHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Config, Context, Editor, Helper};
use taipan_parser::Mode;

/// What was read.
pub enum Line {
    /// A block.
    Text(String),
    /// Ctrl-C.
    Interrupted,
    /// Ctrl-D.
    End,
}

/// What completion offers: names, and attributes of names, as they were at the last prompt.
#[derive(Default)]
pub struct Names {
    /// Names that can be written.
    pub names: Vec<String>,
    /// Attributes by name.
    pub attributes: Vec<(String, Vec<String>)>,
}

struct Assistant {
    names: Names,
    colour: bool,
}

/// Whether more lines may follow: an open bracket or string, or an indented block that no empty line has ended.
pub fn is_complete(text: &str) -> bool {
    match taipan_parser::parse(text, Mode::File) {
        Err(error) => !error.incomplete,
        Ok(_) => {
            let last = text.trim_end_matches('\n').rsplit('\n').next().unwrap_or("");
            let is_block = text.contains('\n') && last.starts_with([' ', '\t']) || opens_block(text);
            !is_block || text.ends_with('\n')
        }
    }
}

fn opens_block(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    let opens =
        matches!(first, "if" | "for" | "while" | "def" | "class" | "with" | "try" | "async" | "match")
            || first.starts_with('@');
    opens && (text.contains('\n') || text.trim_end().contains(':')) && !text.ends_with('\n')
}

impl Validator for Assistant {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(if is_complete(context.input()) {
            ValidationResult::Valid(None)
        } else {
            ValidationResult::Incomplete
        })
    }
}

impl Hinter for Assistant {
    type Hint = String;
}

impl Highlighter for Assistant {
    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _default: bool) -> Cow<'b, str> {
        if self.colour { Cow::Owned(format!("\x1b[1;35m{prompt}\x1b[0m")) } else { Cow::Borrowed(prompt) }
    }
}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let head = line.get(..at).unwrap_or(line);
        let start = head
            .rfind(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '.'))
            .map_or(0, |at| {
                at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
            });
        let word = head.get(start..).unwrap_or("");
        if word.is_empty() {
            return Ok((at, vec![Pair { display: "    ".into(), replacement: "    ".into() }]));
        }
        let (start, pool, part): (usize, &[String], &str) = match word.rsplit_once('.') {
            None => (start, &self.names.names, word),
            Some((owner, part)) => {
                let found = self.names.attributes.iter().find(|(name, _)| name == owner);
                (start + owner.len() + 1, found.map_or(&[], |(_, names)| names.as_slice()), part)
            }
        };
        let wanted =
            pool.iter().filter(|name| name.starts_with(part) && (!part.is_empty() || !name.starts_with('_')));
        Ok((start, wanted.map(|name| Pair { display: name.clone(), replacement: name.clone() }).collect()))
    }
}

impl Helper for Assistant {}

/// The editor with its history.
pub struct Reader {
    editor: Editor<Assistant, DefaultHistory>,
    history: Option<PathBuf>,
}

impl Reader {
    /// An editor, with the history of earlier runs.
    pub fn new(colour: bool) -> Option<Reader> {
        let config = Config::builder().auto_add_history(true).bracketed_paste(true).build();
        let mut editor = Editor::with_config(config).ok()?;
        editor.set_helper(Some(Assistant { names: Names::default(), colour }));
        let history = std::env::var_os("PYTHON_HISTORY")
            .map(PathBuf::from)
            .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".taipan_history")));
        if let Some(path) = &history {
            let _ = editor.load_history(path);
        }
        Some(Reader { editor, history })
    }

    /// What completion shall offer.
    pub fn offer(&mut self, names: Names) {
        if let Some(helper) = self.editor.helper_mut() {
            helper.names = names;
        }
    }

    /// Reads a block.
    pub fn read(&mut self, prompt: &str) -> Line {
        match self.editor.readline(prompt) {
            Ok(text) => Line::Text(text),
            Err(ReadlineError::Interrupted) => Line::Interrupted,
            Err(_) => Line::End,
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(path) = &self.history {
            let _ = self.editor.save_history(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_complete;

    #[test]
    fn a_block_ends_at_an_empty_line() {
        assert!(is_complete("x = 1"));
        assert!(!is_complete("if x:"));
        assert!(!is_complete("if x:\n    y = 1"));
        assert!(is_complete("if x:\n    y = 1\n"));
        assert!(!is_complete("f(1,"));
        assert!(is_complete("x = )"));
    }
}
