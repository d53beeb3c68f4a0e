//! Modules: from source text to code, and how scripts import.

use std::sync::Arc;

use taipan_parser::{Mode, SyntaxError};

use crate::bytecode::Code;
use crate::compile::{Options, compile};

/// Parses and compiles a module's text.
pub fn compile_text(source: &str, file_name: &Arc<str>, optimize: u8) -> Result<Arc<Code>, SyntaxError> {
    compile_as(source, file_name, optimize, Mode::File)
}

/// Parses and compiles a text of this kind.
pub fn compile_as(source: &str, file_name: &Arc<str>, optimize: u8, mode: Mode) -> Result<Arc<Code>, SyntaxError> {
    let parsed = taipan_parser::parse(source, mode)?;
    let options = Options {
        file_name: file_name.clone(),
        optimize,
        future_annotations: false,
        top_level_await: false,
        hidden: false,
    };
    Ok(compile(&parsed.ast, source, &options)?.code)
}

/// Compiles a text of the VM's own, whose frames scripts do not see.
pub fn compile_hidden(source: &str, file_name: &Arc<str>) -> Result<Arc<Code>, SyntaxError> {
    let parsed = taipan_parser::parse(source, Mode::File)?;
    let options = Options { file_name: file_name.clone(), hidden: true, ..Options::new("") };
    Ok(compile(&parsed.ast, source, &options)?.code)
}
