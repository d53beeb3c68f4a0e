//! From source text to code: parse, then compile.

use std::sync::Arc;

use taipan_parser::{ErrorKind, Mode, Parsed, SyntaxError};

use crate::bytecode::{Code, Constant};
use crate::compile::{Compiled, Options, compile};

/// Parses and compiles a text; the warnings of both come together.
///
/// A tree that is too deep for any stack is tried again on a thread of its own, whose stack is large enough for
/// chains of some thousand operators. Only code leaves that thread.
pub fn compile_with(source: &str, mode: Mode, options: &Options) -> Result<Compiled, SyntaxError> {
    let parse = if options.future_flufl { taipan_parser::parse_flufl } else { taipan_parser::parse };
    let outcome = parse(source, mode).and_then(|parsed| finish(parsed, source, options));
    match outcome {
        Err(error) if matches!(error.kind, ErrorKind::TooComplex | ErrorKind::TooDeep) => {
            compile_deep(source, mode, options).unwrap_or(Err(error))
        }
        outcome => outcome,
    }
}

fn finish(mut parsed: Parsed, source: &str, options: &Options) -> Result<Compiled, SyntaxError> {
    let compiled = compile(&parsed.ast, source, options)?;
    parsed.warnings.extend(compiled.warnings);
    Ok(Compiled { code: compiled.code, warnings: parsed.warnings })
}

/// None where there is no such thread.
fn compile_deep(source: &str, mode: Mode, options: &Options) -> Option<Result<Compiled, SyntaxError>> {
    std::thread::scope(|scope| {
        let work =
            || taipan_parser::parse_deep(source, mode).and_then(|parsed| finish(parsed, source, options));
        let thread = std::thread::Builder::new().stack_size(taipan_parser::DEEP_STACK);
        thread.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

/// A top-level function of a file of the VM's prelude.
pub struct Definition<'s> {
    /// Its name.
    pub name: &'s str,
    /// The defaults of its parameters as they are written, one a line.
    pub defaults: String,
    /// The text of it alone.
    source: &'s str,
}

impl Definition<'_> {
    /// Compiles it: code whose frames scripts do not see.
    pub fn compile(&self, file_name: &str) -> Result<Arc<Code>, String> {
        let options = Options { hidden: true, ..Options::new(file_name) };
        let compiled = compile_with(self.source, Mode::File, &options)
            .map_err(|error| format!("{}: {}", self.name, error.message))?;
        // the module's code does nothing but define the function
        let inner = compiled.code.constants.iter().find_map(|constant| match constant {
            Constant::Code(code) => Some(code.clone()),
            _ => None,
        });
        inner.ok_or_else(|| format!("{}: a definition without code", self.name))
    }
}

/// The top-level functions of a file: from a `def` to the next line that begins in column 0.
pub fn definitions(text: &str) -> Vec<Definition<'_>> {
    let mut found = Vec::new();
    let (mut open, mut at) = (None, 0);
    for line in text.split_inclusive('\n') {
        let definition = line.strip_prefix("def ").or_else(|| line.strip_prefix("async def "));
        let is_over = line.bytes().next().is_some_and(|byte| !matches!(byte, b' ' | b'\n' | b'#' | b')'));
        if is_over {
            found.extend(open.take().map(|(name, start)| (name, start..at)));
            open = definition.and_then(|rest| rest.split_once('(')).map(|(name, _)| (name, at));
        }
        at += line.len();
    }
    found.extend(open.map(|(name, start)| (name, start..text.len())));
    let definition = |(name, range)| {
        let source = text.get::<std::ops::Range<usize>>(range).unwrap_or_default();
        Definition { name, defaults: defaults(source), source }
    };
    found.into_iter().map(definition).collect()
}

fn defaults(source: &str) -> String {
    let head = source.split_once("):").map_or("", |(head, _)| head);
    let values: Vec<&str> = head.split(',').filter_map(|part| Some(part.split_once('=')?.1.trim())).collect();
    values.join("\n")
}
