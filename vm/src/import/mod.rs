//! Modules: from source text to code, and how scripts import.
//!
//! - `spec`: the classes of `__spec__` and `__loader__`
//! - `library`: modules of the library: rows with a native half, a script half or both
//! - `find`: where a module comes from: the library, a file, a folder
//! - `load`: `__import__`, as frames: no import waits on the Rust stack

mod find;
mod library;
mod load;
mod spec;

pub use library::library_row;
pub use load::{IMPORT, IMPORT_ROW};
pub use spec::{SpecParts, keep_classes, module_spec};
pub use taipan_code::source::compile_with;

use std::sync::Arc;

use taipan_parser::{ErrorKind, Extent, LineIndex, Mode, Position, Stage, SyntaxError, Warning};

use crate::bytecode::Code;
use crate::compile::Options;
use crate::error::{Answer, Raised};
use crate::text::codecs::{self, Codec, Handler};
use crate::types::exception::Exception;
use crate::value::Value;
use crate::vm::Cx;

/// Parses and compiles a module's text.
pub fn compile_text(source: &str, file_name: &Arc<str>, optimize: u8) -> Result<Arc<Code>, SyntaxError> {
    compile_as(source, file_name, optimize, Mode::File)
}

/// Parses and compiles a text of this kind.
pub fn compile_as(
    source: &str,
    file_name: &Arc<str>,
    optimize: u8,
    mode: Mode,
) -> Result<Arc<Code>, SyntaxError> {
    let options = Options { optimize, ..Options::new(file_name) };
    Ok(compile_with(source, mode, &options)?.code)
}

/// The text of a source that declares one of the codecs made of a table. Null bytes and what the table does not
/// have are left for the lexer to refuse.
fn decode_by_table(bytes: &[u8]) -> Option<String> {
    let codec = codecs::lookup(&taipan_lexer::other_encoding(bytes)?)?;
    if !matches!(codec, Codec::Charmap(_)) || bytes.contains(&0) {
        return None;
    }
    codecs::decode(codec, bytes, Handler::Strict).ok()?.as_text().to_valid_string()
}

/// Where a byte stands that is none of the text's encoding.
fn undecodable(bytes: &[u8], position: usize) -> Where<'static> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let before = bytes.get(..position).unwrap_or(bytes);
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let line =
        bytes.get(start..).and_then(|rest| rest.split(|&byte| byte == b'\n').next()).unwrap_or_default();
    let count = before.iter().filter(|&&byte| byte == b'\n').count();
    let number = u32::try_from(count + 1).unwrap_or(u32::MAX);
    let column = String::from_utf8_lossy(before.get(start..).unwrap_or_default()).chars().count() as i64 + 1;
    let text = String::from_utf8_lossy(line).trim_end_matches('\r').to_string();
    Where {
        line: number,
        offset: column,
        end_line: number,
        end_offset: column,
        text: Some(text),
        source: None,
    }
}

impl Cx {
    /// The function that runs a module's text in a namespace; raises SyntaxError.
    pub fn module_function(&mut self, source: &str, file_name: &str, namespace: &Value) -> Answer {
        self.text_function(source, file_name, namespace, Mode::File)
    }

    /// The function that runs a text of this kind in a namespace; raises SyntaxError.
    pub fn text_function(&mut self, source: &str, file_name: &str, namespace: &Value, mode: Mode) -> Answer {
        let options = Options {
            optimize: self.vm().config.optimize,
            max_digits: self.int_digit_limit(),
            ..Options::new(file_name)
        };
        let compiled = match compile_with(source, mode, &options) {
            Ok(compiled) => compiled,
            Err(error) => return Err(self.raise_syntax_error(&error, source, file_name, mode, true)),
        };
        let function = self.code_function(compiled.code, namespace)?;
        if compiled.warnings.is_empty() {
            return Ok(function);
        }
        let warnings = self.syntax_warnings(&compiled.warnings, source)?;
        let file = self.str(file_name)?;
        let bundle = self.tuple(&[function, warnings, file])?;
        let warned = self.prelude_function("run_warned")?;
        self.method(warned, bundle)
    }

    /// Warnings as the prelude takes them: a list of message, line, offset, end line, end offset and the text of
    /// the line.
    pub fn syntax_warnings(&mut self, warnings: &[Warning], source: &str) -> Answer {
        let mut items = Vec::new();
        let lines = if warnings.is_empty() { None } else { Some(LineIndex::new(source)) };
        for warning in warnings {
            let Some(lines) = &lines else { break };
            let error = SyntaxError {
                kind: ErrorKind::Syntax,
                message: warning.message.clone(),
                span: warning.span,
                extent: Extent::Range,
                incomplete: false,
                stage: Stage::Compiler,
            };
            let place = error.place(source, lines);
            let message = self.str(&warning.message)?;
            let text = self.str(lines.line_text(source, place.line))?;
            let number = |number: i64| Value::small_int(number);
            let parts = [
                message,
                number(place.line.into()),
                number(place.offset),
                number(place.end_line.into()),
                number(place.end_offset),
                text,
            ];
            items.push(self.tuple(&parts)?);
        }
        self.list(&items)
    }

    /// The function that runs a module's code in a namespace.
    pub fn code_function(&mut self, code: Arc<Code>, namespace: &Value) -> Answer {
        let object = self.code_object(code)?;
        self.function(&object, namespace, Value::UNSET, Value::UNSET, Value::UNSET, Value::UNSET)
    }

    /// Raises what the parser or the compiler found.
    #[cold]
    pub fn raise_syntax_error(
        &mut self,
        error: &SyntaxError,
        source: &str,
        file_name: &str,
        mode: Mode,
        is_file: bool,
    ) -> Raised {
        let lines = LineIndex::new(source);
        let place = error.place(source, &lines);
        let text = shown_line(error, source, &lines, mode, is_file);
        self.raise_error_at(
            error.kind,
            &error.message,
            file_name,
            &Where {
                line: place.line,
                offset: place.offset,
                end_line: place.end_line,
                end_offset: place.end_offset,
                text,
                source: error.message.contains("invalid syntax").then_some(source),
            },
        )
    }

    /// Raises what the compiler found in a tree that no source belongs to; its places are not offsets.
    #[cold]
    pub fn raise_syntax_error_at(
        &mut self,
        error: &SyntaxError,
        start: Option<Position>,
        end: Option<Position>,
        file_name: &str,
    ) -> Raised {
        let nowhere = Position { line: 1, column: 0 };
        let (start, end) = (start.unwrap_or(nowhere), end.unwrap_or(nowhere));
        let place = Where {
            line: start.line,
            offset: i64::from(start.column) + 1,
            end_line: end.line,
            end_offset: i64::from(end.column) + 1,
            text: None,
            source: None,
        };
        self.raise_error_at(error.kind, &error.message, file_name, &place)
    }

    #[cold]
    fn raise_error_at(
        &mut self,
        kind: ErrorKind,
        message: &str,
        file_name: &str,
        place: &Where<'_>,
    ) -> Raised {
        let classes = self.exceptions();
        let class = match kind {
            ErrorKind::Syntax => &classes.syntax_error,
            ErrorKind::Indentation => &classes.indentation_error,
            ErrorKind::Tab => &classes.tab_error,
            ErrorKind::TooComplex => return self.raise_text(&classes.memory_error.clone(), message),
            ErrorKind::TooDeep => return self.raise_text(&classes.recursion_error.clone(), message),
        };
        match self.error_at(&class.clone(), message, file_name, place) {
            Ok(exception) => self.raise(exception),
            Err(raised) => raised,
        }
    }

    /// The text of a source; raises SyntaxError when it cannot be decoded, with the name when it is a file.
    pub fn decode_source(&mut self, bytes: &[u8], file_name: &str, is_file: bool) -> Result<String, Raised> {
        if let Some(text) = decode_by_table(bytes) {
            return Ok(text);
        }
        let decoded =
            if is_file { taipan_lexer::decode_file(bytes, file_name) } else { taipan_lexer::decode(bytes) };
        match decoded {
            Ok(text) => Ok(text),
            Err(error) => {
                let error = SyntaxError::from(error);
                let class = self.exceptions().syntax_error.clone();
                let place = match error.extent {
                    Extent::Character => undecodable(bytes, error.span.start as usize),
                    Extent::Open => Where { offset: 0, ..undecodable(bytes, error.span.start as usize) },
                    Extent::Range | Extent::Unplaced | Extent::Before => {
                        Where { line: 0, offset: -1, end_line: 0, end_offset: -1, text: None, source: None }
                    }
                };
                Err(match self.error_at(&class, &error.message, file_name, &place) {
                    Ok(exception) => self.raise(exception),
                    Err(raised) => raised,
                })
            }
        }
    }

    fn error_at(&mut self, class: &Value, message: &str, file_name: &str, place: &Where<'_>) -> Answer {
        let message = self.str(message)?;
        let file = self.str(file_name)?;
        let text = match &place.text {
            Some(text) => self.str(text)?,
            None => Value::NONE,
        };
        let number = |number: i64| Value::small_int(number);
        let details = [
            file.clone(),
            number(place.line.into()),
            number(place.offset),
            text.clone(),
            number(place.end_line.into()),
            number(place.end_offset),
        ];
        let details = self.tuple(&details)?;
        let exception = self.exception(class, &[message.clone(), details])?;
        let metadata = match place.source {
            Some(source) => {
                let source = self.str(source)?;
                self.tuple(&[number(place.line.into()), number((place.offset - 1).max(0)), source])?
            }
            None => Value::NONE,
        };
        if let Some(payload) = exception.get_mut::<Exception>(self) {
            payload.fields = vec![
                message,
                file,
                number(place.line.into()),
                number(place.offset),
                text,
                number(place.end_line.into()),
                number(place.end_offset),
                Value::NONE,
                metadata,
            ];
        }
        Ok(exception)
    }
}

/// `SyntaxError.text`: the line of an error, with its end where who found it had read so far.
fn shown_line(
    error: &SyntaxError,
    source: &str,
    lines: &LineIndex,
    mode: Mode,
    is_file: bool,
) -> Option<String> {
    let place = error.place(source, lines);
    let line = lines.line_text(source, place.line).to_owned();
    let is_last = (lines.line_start(place.line) as usize + line.len()) >= source.trim_end_matches('\n').len();
    let ends = !is_last || mode == Mode::File || source.ends_with('\n');
    // where the parser has read on, it has the line from elsewhere
    let read_on = place.end_line != place.line || !is_last && error.message.ends_with("was never closed");
    match error.stage {
        Stage::Compiler if !is_file => None,
        Stage::Parser if read_on => Some(line),
        Stage::Parser | Stage::Compiler if ends => Some(line + "\n"),
        Stage::Lexer | Stage::Parser | Stage::Compiler => Some(line),
    }
}

/// The place of a syntax error, counted as `SyntaxError` does.
struct Where<'s> {
    line: u32,
    offset: i64,
    end_line: u32,
    end_offset: i64,
    text: Option<String>,
    /// The source, where a misspelt keyword may be behind the error.
    source: Option<&'s str>,
}
