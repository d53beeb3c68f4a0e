//! The end of a statement at the prompt: a block that stands on its clause's own line wants a line end behind it.
//! No rule can say so, for the lexer ends every source with a line end.

use taipan_lexer::{Extent, Token};

use crate::Span;
use crate::ast::{Ast, Stmt, StmtKind};
use crate::error::SyntaxError;

/// The error of a compound statement that the end of the source cuts off.
pub fn unended(source: &str, ast: &Ast, tokens: &[(Token, Span)]) -> Option<SyntaxError> {
    let Ast::Interactive { body } = ast else { return None };
    if source.is_empty() || source.ends_with(['\n', '\r']) || !body.last().is_some_and(is_compound) {
        return None;
    }
    let start = source.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut closes_block = false;
    let mut last = None;
    for (token, span) in tokens.iter().rev() {
        match token {
            Token::Dedent => closes_block = true,
            Token::Newline | Token::EndOfFile => {}
            _ => {
                last = Some(span.start as usize);
                break;
            }
        }
    }
    // the end of an indented block ends the line as well, where the block reaches the end of the source
    let is_empty_line = last.is_none_or(|last| last < start);
    if closes_block != is_empty_line {
        return None;
    }
    let error = SyntaxError::new("invalid syntax", Span::point(start as u32));
    Some(SyntaxError { extent: Extent::Before, incomplete: true, ..error })
}

fn is_compound(statement: &Stmt) -> bool {
    matches!(
        statement.node,
        StmtKind::FunctionDef(_)
            | StmtKind::AsyncFunctionDef(_)
            | StmtKind::ClassDef(_)
            | StmtKind::For { .. }
            | StmtKind::AsyncFor { .. }
            | StmtKind::While { .. }
            | StmtKind::If { .. }
            | StmtKind::With { .. }
            | StmtKind::AsyncWith { .. }
            | StmtKind::Match { .. }
            | StmtKind::Try { .. }
            | StmtKind::TryStar { .. }
    )
}
