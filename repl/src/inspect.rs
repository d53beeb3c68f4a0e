//! `taipan --tokens|--ast|--code FILE`: the printed form of each stage.

use std::sync::Arc;

use crate::options::Stage;

/// Prints a stage of a file; the exit code.
pub fn show(stage: Stage, path: &str) -> u8 {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            crate::report::cannot_open(path, &error);
            return 2;
        }
    };
    let source = match taipan_lexer::decode_file(&bytes, path) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("SyntaxError: {}", error.message);
            return 1;
        }
    };
    let file: Arc<str> = path.into();
    let text = match stage {
        Stage::Tokens => Ok(taipan_lexer::dump(&source, &taipan_lexer::tokenize(&source))),
        Stage::Ast => taipan_parser::parse(&source, taipan_parser::Mode::File)
            .map(|parsed| taipan_parser::dump(&parsed.ast)),
        Stage::Code => {
            taipan_vm::import::compile_text(&source, &file, 0).map(|code| taipan_vm::bytecode::listing(&code))
        }
    };
    match text {
        Ok(text) => {
            print!("{text}");
            0
        }
        Err(error) => {
            let place = error.place(&source, &taipan_parser::LineIndex::new(&source));
            eprintln!("  File \"{path}\", line {}\n{}: {}", place.line, error.kind.name(), error.message);
            1
        }
    }
}
