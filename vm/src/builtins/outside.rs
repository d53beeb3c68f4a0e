//! Builtin functions that reach the outside: `print`, `input`, `open`, `__import__`.

use crate::error::Answer;
use crate::native::{Arguments, NativeRow, Role};
use crate::types::stream::Stream;
use crate::value::Value;
use crate::vm::Cx;

/// Builtin functions.
pub static BUILTINS: &[NativeRow] = &[
    NativeRow::open(
        "print",
        "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
        Role::Function,
        "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.",
    )
    .or_script(print, "print_values"),
    NativeRow::open(
        "input",
        "($module, prompt='', /)",
        Role::Function,
        "Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if available.",
    )
    .script("read_input"),
    NativeRow::open(
        "open",
        "($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        Role::Function,
        "Open file and return a stream.  Raise OSError upon failure.",
    )
    .script("open_file"),
    crate::import::IMPORT_ROW,
];

fn text_or(cx: &Cx, value: Option<&Value>, default: &str) -> Option<String> {
    match value {
        None => Some(default.to_string()),
        Some(value) if value.is_none() => Some(default.to_string()),
        Some(value) if cx.is_exact_str(value) => Some(cx.text_of(value)),
        Some(_) => None,
    }
}

/// Finishes alone when the stream is native and every value shows itself without a script.
fn print(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let sys = cx.sys();
    let stream = match arguments.given(3).filter(|file| !file.is_none()) {
        Some(file) => file.clone(),
        None if sys.is_unset() => cx.standard_output()?,
        None => match cx.dict_get_text(&sys, "stdout")? {
            Some(stream) => stream,
            None => return Err(cx.runtime_error("lost sys.stdout")),
        },
    };
    if stream.is_none() {
        return Ok(Some(Value::NONE));
    }
    if stream.opaque::<Stream>(cx).is_none() {
        return Ok(None);
    }
    let (Some(separator), Some(end)) =
        (text_or(cx, arguments.given(1), " "), text_or(cx, arguments.given(2), "\n"))
    else {
        return Ok(None);
    };
    let values = match arguments.given(0) {
        Some(values) => cx.tuple_items(values).to_vec(),
        None => Vec::new(),
    };
    let mut pieces = Vec::with_capacity(values.len() * 2);
    let separator = cx.str(&separator)?;
    for value in &values {
        if !pieces.is_empty() {
            pieces.push(separator.clone());
        }
        match shown(cx, value)? {
            Some(text) => pieces.push(text),
            None => return Ok(None),
        }
    }
    pieces.push(cx.str(&end)?);
    let empty = cx.empty_str();
    let text = cx.str_join(&empty, &pieces)?;
    cx.write_stream(&stream, &text)?;
    match arguments.given(4) {
        Some(flush) if flush.bits() == Value::TRUE.bits() => cx.flush_stream(&stream)?,
        Some(_) | None => {}
    }
    Ok(Some(Value::NONE))
}

/// `str()` of a value that needs no script for it.
fn shown(cx: &mut Cx, value: &Value) -> Answer<Option<Value>> {
    if cx.is_exact_str(value) {
        return Ok(Some(value.clone()));
    }
    crate::protocol::text::quick_str(cx, value)
}

impl Cx {
    /// The native standard output, for a VM without `sys`.
    fn standard_output(&mut self) -> Answer {
        if let Some(stream) = self.kept("standard output") {
            return Ok(stream);
        }
        let stream = self.standard_stream(1, crate::types::stream::Buffering::None, "backslashreplace")?;
        self.keep("standard output", stream.clone());
        Ok(stream)
    }
}
