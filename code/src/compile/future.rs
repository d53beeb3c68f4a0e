//! `from __future__ import …`: which features a module asks for, and where it may ask.

use taipan_parser::ast::{Ast, Constant, ExprKind, Stmt, StmtKind};

use super::error::{Result, error};

/// What the module asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Future {
    /// Annotations are kept as text (PEP 563).
    pub annotations: bool,
    /// `<>` is written for `!=` (PEP 401).
    pub flufl: bool,
    /// Where the last `__future__` import of the head ends.
    pub leading_end: u32,
}

/// Features that have long been the language itself.
const ALWAYS_ON: &[&str] = &[
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
];

/// Reads the head of a module: a docstring, then `__future__` imports.
pub fn read(ast: &Ast) -> Result<Future> {
    let mut future = Future::default();
    let body: &[Stmt] = match ast {
        Ast::Module { body } | Ast::Interactive { body } => body,
        Ast::Expression { .. } => &[],
    };
    for (index, statement) in body.iter().enumerate() {
        match &statement.node {
            StmtKind::ImportFrom { module: Some(module), names, level: 0 } if *module == "__future__" => {
                for alias in names {
                    match alias.name.as_str() {
                        "annotations" => future.annotations = true,
                        "barry_as_FLUFL" => future.flufl = true,
                        "braces" => return error("not a chance", alias.span),
                        name if ALWAYS_ON.contains(&name) => {}
                        name => return error(format!("future feature {name} is not defined"), alias.span),
                    }
                }
                future.leading_end = statement.span.end;
            }
            StmtKind::Expr { value } if index == 0 => match &value.node {
                ExprKind::Constant { value: Constant::Str(_), .. } => {}
                _ => break,
            },
            _ => break,
        }
    }
    Ok(future)
}

/// The error for a `__future__` import anywhere else.
pub const MISPLACED: &str = "from __future__ imports must occur at the beginning of the file";
