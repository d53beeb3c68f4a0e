//! What went wrong, as a host is told: the kind, the exception's class and message, and the traceback as
//! text. Nothing in it belongs to the VM.

use std::fmt;

use taipan_parser::{LineIndex, SyntaxError};

use super::Mismatch;
use crate::types::exception::Exception;
use crate::value::Value;
use crate::vm::Vm as State;

/// What kind of end it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The source is no program.
    Syntax,
    /// The script raised an exception and did not handle it.
    Raised,
    /// The script asked to end (`SystemExit`).
    Exit,
    /// The fuel is used up.
    Fuel,
    /// The time is over.
    Time,
    /// The memory is used up.
    Memory,
    /// The host stopped it.
    Stopped,
    /// The result is not what the host wanted.
    Conversion,
}

/// Why a script did not end well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What kind of end it was.
    pub kind: ErrorKind,
    /// The name of the exception's class; empty where there was no exception.
    pub class: String,
    /// The exception's text.
    pub message: String,
    /// The traceback with the exception's line at the end, as the program would print it.
    pub traceback: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.class.is_empty(), self.message.is_empty()) {
            (true, _) => f.write_str(&self.message),
            (false, true) => f.write_str(&self.class),
            (false, false) => write!(f, "{}: {}", self.class, self.message),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    fn new(kind: ErrorKind, class: &str, message: String, place: &str) -> Error {
        let mut error = Error { kind, class: class.to_owned(), message, traceback: String::new() };
        error.traceback = format!("{place}{error}\n");
        error
    }

    /// There is no memory for the VM itself.
    pub(super) fn out_of_memory() -> Error {
        Error::new(ErrorKind::Memory, "MemoryError", String::new(), "")
    }

    /// A conversion failed.
    pub(super) fn conversion(mismatch: &Mismatch) -> Error {
        Error::new(ErrorKind::Conversion, "", mismatch.to_string(), "")
    }

    /// A file cannot be read.
    pub(super) fn unreadable(path: &std::path::Path, error: &std::io::Error) -> Error {
        Error::new(ErrorKind::Raised, "OSError", format!("{}: {error}", path.display()), "")
    }

    /// A source is no program.
    pub(super) fn syntax(error: &SyntaxError, source: &str, file_name: &str) -> Error {
        let place = error.place(source, &LineIndex::new(source));
        let mut text = format!("  File \"{file_name}\", line {}\n", place.line);
        let line = source.lines().nth((place.line as usize).saturating_sub(1)).unwrap_or("");
        let shown = line.trim_start();
        if !shown.is_empty() {
            let indent = line.chars().count() - shown.chars().count();
            let before = usize::try_from(place.offset).unwrap_or(1).saturating_sub(1 + indent);
            let wide =
                if place.end_line == place.line { place.end_offset.saturating_sub(place.offset) } else { 1 };
            let wide = usize::try_from(wide).unwrap_or(1).clamp(1, 200);
            text.push_str(&format!(
                "    {shown}\n    {}{}\n",
                " ".repeat(before.min(1000)),
                "^".repeat(wide)
            ));
        }
        Error::new(ErrorKind::Syntax, error.kind.name(), error.message.clone(), &text)
    }

    /// The pending exception of a VM, taken from it.
    pub(super) fn take(state: &mut State) -> Error {
        let exception = state.cx().take_raised();
        let kind = kind_of(state, &exception);
        let class = state.cx().short_type_name(&exception);
        let traceback = state.cx().format_exception(&exception);
        let message = match kind {
            ErrorKind::Fuel | ErrorKind::Time | ErrorKind::Stopped => first_argument(state, &exception),
            _ => message(state, &exception),
        };
        let class = if state.config.hard_stop { "" } else { &class };
        Error { kind, class: class.to_owned(), message, traceback }
    }
}

fn kind_of(state: &mut State, exception: &Value) -> ErrorKind {
    if state.config.hard_stop {
        return if state.fuel < 0 {
            ErrorKind::Fuel
        } else if state.out_of_time {
            ErrorKind::Time
        } else if state.memory_spent {
            ErrorKind::Memory
        } else {
            ErrorKind::Stopped
        };
    }
    let cx = state.cx();
    let exceptions = cx.exceptions();
    if cx.is_instance(exception, &exceptions.memory_error) {
        ErrorKind::Memory
    } else if cx.is_instance(exception, &exceptions.system_exit) {
        ErrorKind::Exit
    } else if cx.is_instance(exception, &exceptions.syntax_error) {
        ErrorKind::Syntax
    } else {
        ErrorKind::Raised
    }
}

fn first_argument(state: &mut State, exception: &Value) -> String {
    let cx = state.cx();
    let arguments =
        exception.get::<Exception>(cx).map(|payload| payload.arguments.clone()).unwrap_or_default();
    let first = cx.tuple_items(&arguments).first().cloned();
    first.map(|first| cx.text_of(&first)).unwrap_or_default()
}

/// `str(exception)`; its first argument when that fails.
fn message(state: &mut State, exception: &Value) -> String {
    let otherwise = first_argument(state, exception);
    state.cx().text_or(exception, &otherwise)
}
