//! The syntax tree of Python 3.14, in the names and fields of CPython's `ast` module.
//!
//! It is plain data: the grammar's actions make it, the compiler reads it, and nothing flows back.
//! `expr.rs`, `stmt.rs` and `pattern.rs` hold the three families of nodes, `constant.rs` the values of
//! literals, `name.rs` identifiers. `crate::dump` prints a tree.
//!
//! **Depth.** Every `Expr`, `Stmt` and `Pattern` knows how many nodes lie between it and its deepest leaf.
//! The parser refuses a tree deeper than [`crate::MAX_DEPTH`], so a pass over a tree (its own drop included)
//! may recurse: it never goes deeper than that.

mod constant;
mod expr;
mod name;
mod pattern;
mod stmt;

pub use constant::Constant;
pub use expr::{
    Arg, Arguments, BoolOp, CmpOp, Comprehension, Context, Conversion, Expr, ExprKind, Keyword, Operator,
    UnaryOp,
};
pub use name::Name;
pub use pattern::{MatchCase, Pattern, PatternKind};
pub use stmt::{
    Alias, ClassDef, ExceptHandler, FunctionDef, Identifier, Stmt, StmtKind, TypeParam, TypeParamKind,
    WithItem,
};

pub use taipan_lexer::{LiteralText, Span};

/// What one parse gives: the root node of each mode.
#[derive(Debug, Clone, PartialEq)]
pub enum Ast {
    /// A file: statements.
    Module {
        /// The statements in order.
        body: Vec<Stmt>,
    },
    /// What the prompt read: one compound statement, or a line of simple ones.
    Interactive {
        /// The statements in order.
        body: Vec<Stmt>,
    },
    /// The argument of `eval`: one expression.
    Expression {
        /// The expression.
        body: Box<Expr>,
    },
}

/// The depth of a node above children of the given depth.
pub(crate) fn above(deepest_child: u32) -> u32 {
    deepest_child.saturating_add(1)
}

/// The greatest depth among expressions.
pub(crate) fn deepest<'a>(exprs: impl IntoIterator<Item = &'a Expr>) -> u32 {
    exprs.into_iter().map(Expr::depth).max().unwrap_or(0)
}
