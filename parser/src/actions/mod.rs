//! What the grammar's rules call.
//!
//! Kept out of `grammar.lalrpop`, so that a change here does not make new tables. One file for each family of
//! rules; this one holds the state all of them share and the makers of common nodes. Judgements that a rule
//! cannot express are in `check.rs`.

pub mod argument;
pub mod expression;
pub mod operator;
pub mod parameter;
pub mod pattern;
pub mod statement;
pub mod string;

use std::cell::{Cell, RefCell};

use crate::ast::{Constant, Context, Expr, ExprKind, Name, Operator, Stmt, StmtKind, UnaryOp};
use crate::error::{ErrorKind, SyntaxError};
use crate::{MAX_DEPTH, Span};

/// Something and where it stands, parentheses included: a node's own span leaves them out.
#[derive(Debug)]
pub struct Placed<T> {
    pub start: u32,
    pub value: T,
    pub end: u32,
}

/// What the actions of one parse share.
pub struct State<'source> {
    /// The text that is parsed.
    pub source: &'source str,
    /// The deepest tree that may come out.
    limit: u32,
    failure: RefCell<Option<SyntaxError>>,
    failed: Cell<bool>,
    late: RefCell<Option<SyntaxError>>,
    walrus_in_parentheses: RefCell<Vec<u32>>,
    last_token: Cell<Span>,
}

impl<'source> State<'source> {
    pub fn new(source: &'source str, limit: u32) -> Self {
        State {
            source,
            limit,
            failure: RefCell::new(None),
            failed: Cell::new(false),
            late: RefCell::new(None),
            walrus_in_parentheses: RefCell::new(Vec::new()),
            last_token: Cell::new(Span::point(0)),
        }
    }

    /// The token that was handed out last: in an action, the one after its rule.
    pub fn last_token(&self) -> Span {
        self.last_token.get()
    }

    /// Called for each token handed out.
    pub fn set_last_token(&self, span: Span) {
        self.last_token.set(span);
    }

    /// Remembers an error; the first one counts. The tokens end at the next pull.
    pub fn raise(&self, message: impl Into<String>, span: Span) {
        self.fail(SyntaxError::new(message, span));
    }

    /// Remembers an error that only counts if the whole source is well formed: CPython's compiler finds it.
    pub fn raise_late(&self, message: impl Into<String>, span: Span) {
        self.late.borrow_mut().get_or_insert_with(|| SyntaxError::new(message, span));
    }

    /// The first late error.
    pub fn take_late_failure(&self) -> Option<SyntaxError> {
        self.late.borrow_mut().take()
    }

    /// Whether an action has raised.
    pub fn has_failed(&self) -> bool {
        self.failed.get()
    }

    /// The error an action raised.
    pub fn take_failure(&self) -> Option<SyntaxError> {
        self.failure.borrow_mut().take()
    }

    pub fn fail(&self, error: SyntaxError) {
        if !self.failed.replace(true) {
            *self.failure.borrow_mut() = Some(error);
        }
    }

    #[cold]
    pub fn too_complex(&self, span: Span) {
        let message = "Parser stack overflowed - Python source too complex to parse";
        self.fail(SyntaxError { kind: ErrorKind::TooComplex, ..SyntaxError::new(message, span) });
    }

    /// An expression; a leaf in its place if the tree grows too deep.
    pub fn expression(&self, node: ExprKind, start: u32, end: u32) -> Expr {
        let expr = Expr::new(node, Span::new(start, end));
        // code inside code is let go by recursion, and a chain of powers is read from the right
        let limit = match &expr.node {
            ExprKind::Lambda { .. } | ExprKind::BinOp { op: Operator::Pow, .. } => MAX_DEPTH,
            _ => self.limit,
        };
        if expr.depth() <= limit {
            return expr;
        }
        let is_chain = match &expr.node {
            ExprKind::BinOp { op, .. } => *op != Operator::Pow,
            ExprKind::Attribute { .. } | ExprKind::Call { .. } | ExprKind::Subscript { .. } => true,
            _ => false,
        };
        if is_chain {
            let message = "maximum recursion depth exceeded during compilation";
            self.fail(SyntaxError { kind: ErrorKind::TooDeep, ..SyntaxError::new(message, expr.span) });
        } else {
            self.too_complex(expr.span);
        }
        self.constant(Constant::None, start, end)
    }

    /// A statement; `pass` in its place if the tree grows too deep.
    pub fn statement(&self, node: StmtKind, start: u32, end: u32) -> Box<Stmt> {
        let stmt = Stmt::new(node, Span::new(start, end));
        if stmt.depth() <= self.limit {
            return Box::new(stmt);
        }
        self.too_complex(stmt.span);
        Box::new(Stmt::new(StmtKind::Pass, stmt.span))
    }

    /// A compound statement: it ends where its last block ends.
    pub fn block(&self, node: StmtKind, start: u32) -> Box<Stmt> {
        let end = statement::end_of_block(self, &node).unwrap_or(start);
        self.statement(node, start, end)
    }

    pub fn name(&self, id: Name, start: u32, end: u32) -> Expr {
        Expr::new(ExprKind::Name { id, ctx: Context::Load }, Span::new(start, end))
    }

    pub fn name_store(&self, id: Name, start: u32, end: u32) -> Expr {
        Expr::new(ExprKind::Name { id, ctx: Context::Store }, Span::new(start, end))
    }

    pub fn constant(&self, value: Constant, start: u32, end: u32) -> Expr {
        Expr::new(ExprKind::Constant { value, unicode_prefix: false }, Span::new(start, end))
    }

    pub fn attribute(&self, value: Expr, attr: Name, start: u32, end: u32) -> Expr {
        let value = Box::new(value);
        self.expression(ExprKind::Attribute { value, attr, ctx: Context::Load }, start, end)
    }

    pub fn subscript(&self, value: Expr, slice: Expr, start: u32, end: u32) -> Expr {
        let (value, slice) = (Box::new(value), Box::new(slice));
        self.expression(ExprKind::Subscript { value, slice, ctx: Context::Load }, start, end)
    }

    pub fn starred(&self, value: Expr, start: u32, end: u32) -> Expr {
        self.expression(ExprKind::Starred { value: Box::new(value), ctx: Context::Load }, start, end)
    }

    pub fn unary(&self, op: UnaryOp, operand: Expr, start: u32, end: u32) -> Expr {
        self.expression(ExprKind::UnaryOp { op, operand: Box::new(operand) }, start, end)
    }

    pub fn power(&self, left: Expr, right: Expr, start: u32, end: u32) -> Expr {
        let node = ExprKind::BinOp { left: Box::new(left), op: Operator::Pow, right: Box::new(right) };
        self.expression(node, start, end)
    }

    pub fn tuple(&self, mut elts: Vec<Expr>, last: Option<Expr>, start: u32, end: u32) -> Expr {
        elts.extend(last);
        self.expression(ExprKind::Tuple { elts, ctx: Context::Load }, start, end)
    }

    /// `id := value`; `middle` is the end of the name.
    pub fn named(&self, id: Name, middle: u32, value: Expr, start: u32, end: u32) -> Expr {
        let target = Box::new(self.name_store(id, start, middle));
        self.expression(ExprKind::NamedExpr { target, value: Box::new(value) }, start, end)
    }

    /// Parentheses around one expression leave no node, but some must be remembered.
    pub fn parenthesised(&self, value: Expr) -> Expr {
        if matches!(value.node, ExprKind::NamedExpr { .. }) {
            self.walrus_in_parentheses.borrow_mut().push(value.span.start);
        } else if matches!(value.node, ExprKind::Starred { .. }) {
            self.raise("cannot use starred expression here", value.span);
        }
        value
    }

    /// Whether the `:=` that starts here stands in parentheses of its own.
    pub fn is_walrus_in_parentheses(&self, start: u32) -> bool {
        self.walrus_in_parentheses.borrow().contains(&start)
    }

    /// `start.last`
    pub fn dotted(&self, start: &Name, last: &Name) -> Name {
        Name::new(&format!("{start}.{last}"))
    }
}
