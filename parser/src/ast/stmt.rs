//! Statements and what only lives inside them.

use super::{Arguments, Expr, Keyword, MatchCase, Name, Operator, above, deepest};
use crate::Span;

/// A statement and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Stmt {
    /// What it is.
    pub node: StmtKind,
    /// Where it stands; decorators lie before it, as in CPython's tree.
    pub span: Span,
    depth: u32,
}

/// The kinds of statement.
#[derive(Debug, Clone, PartialEq)]
pub enum StmtKind {
    /// `def`
    FunctionDef(Box<FunctionDef>),
    /// `async def`
    AsyncFunctionDef(Box<FunctionDef>),
    /// `class`
    ClassDef(Box<ClassDef>),
    /// `return value`
    Return {
        /// The value, if one is written.
        value: Option<Box<Expr>>,
    },
    /// `del targets`
    Delete {
        /// What is deleted.
        targets: Vec<Expr>,
    },
    /// `a = b = value`
    Assign {
        /// The targets in order, at least one.
        targets: Vec<Expr>,
        /// The value.
        value: Box<Expr>,
    },
    /// `type name[params] = value`
    TypeAlias {
        /// A `Name` in `Store` context.
        name: Box<Expr>,
        /// The type parameters.
        type_params: Vec<TypeParam>,
        /// The value.
        value: Box<Expr>,
    },
    /// `target op= value`
    AugAssign {
        /// A `Name`, `Attribute` or `Subscript` in `Store` context.
        target: Box<Expr>,
        /// The operator.
        op: Operator,
        /// The value.
        value: Box<Expr>,
    },
    /// `target: annotation = value`
    AnnAssign {
        /// A `Name`, `Attribute` or `Subscript` in `Store` context.
        target: Box<Expr>,
        /// The annotation.
        annotation: Box<Expr>,
        /// The value, if one is written.
        value: Option<Box<Expr>>,
        /// Whether the target is a name without parentheses.
        simple: bool,
    },
    /// `for target in iter:`
    For {
        /// What is assigned to.
        target: Box<Expr>,
        /// What is iterated.
        iter: Box<Expr>,
        /// The body.
        body: Vec<Stmt>,
        /// The `else` part, empty if absent.
        orelse: Vec<Stmt>,
    },
    /// `async for target in iter:`
    AsyncFor {
        /// What is assigned to.
        target: Box<Expr>,
        /// What is iterated.
        iter: Box<Expr>,
        /// The body.
        body: Vec<Stmt>,
        /// The `else` part, empty if absent.
        orelse: Vec<Stmt>,
    },
    /// `while test:`
    While {
        /// The condition.
        test: Box<Expr>,
        /// The body.
        body: Vec<Stmt>,
        /// The `else` part, empty if absent.
        orelse: Vec<Stmt>,
    },
    /// `if test:`; an `elif` is an `If` alone in `orelse`.
    If {
        /// The condition.
        test: Box<Expr>,
        /// The body.
        body: Vec<Stmt>,
        /// The `else` part, empty if absent.
        orelse: Vec<Stmt>,
    },
    /// `with items:`
    With {
        /// The context managers.
        items: Vec<WithItem>,
        /// The body.
        body: Vec<Stmt>,
    },
    /// `async with items:`
    AsyncWith {
        /// The context managers.
        items: Vec<WithItem>,
        /// The body.
        body: Vec<Stmt>,
    },
    /// `match subject:`
    Match {
        /// What is matched.
        subject: Box<Expr>,
        /// The cases, at least one.
        cases: Vec<MatchCase>,
    },
    /// `raise exc from cause`
    Raise {
        /// The exception, if one is written.
        exc: Option<Box<Expr>>,
        /// The cause, if one is written.
        cause: Option<Box<Expr>>,
    },
    /// `try` with `except` or `finally`
    Try {
        /// The body.
        body: Vec<Stmt>,
        /// The handlers.
        handlers: Vec<ExceptHandler>,
        /// The `else` part, empty if absent.
        orelse: Vec<Stmt>,
        /// The `finally` part, empty if absent.
        finalbody: Vec<Stmt>,
    },
    /// `try` with `except*`
    TryStar {
        /// The body.
        body: Vec<Stmt>,
        /// The handlers, at least one.
        handlers: Vec<ExceptHandler>,
        /// The `else` part, empty if absent.
        orelse: Vec<Stmt>,
        /// The `finally` part, empty if absent.
        finalbody: Vec<Stmt>,
    },
    /// `assert test, msg`
    Assert {
        /// The condition.
        test: Box<Expr>,
        /// The message, if one is written.
        msg: Option<Box<Expr>>,
    },
    /// `import names`
    Import {
        /// The modules.
        names: Vec<Alias>,
    },
    /// `from module import names`
    ImportFrom {
        /// The module, absent in `from . import x`.
        module: Option<Name>,
        /// What is imported; one alias named `*` for a star import.
        names: Vec<Alias>,
        /// How many dots stand before the module.
        level: u32,
    },
    /// `global names`
    Global {
        /// The names and where each stands.
        names: Vec<Identifier>,
    },
    /// `nonlocal names`
    Nonlocal {
        /// The names and where each stands.
        names: Vec<Identifier>,
    },
    /// An expression for its effect.
    Expr {
        /// The expression.
        value: Box<Expr>,
    },
    /// `pass`
    Pass,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

/// A function definition.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionDef {
    /// Its name, not mangled.
    pub name: Name,
    /// Where the name stands.
    pub name_span: Span,
    /// Its parameters.
    pub args: Arguments,
    /// Its body, at least one statement.
    pub body: Vec<Stmt>,
    /// Its decorators, outermost first.
    pub decorator_list: Vec<Expr>,
    /// The annotation of what it returns.
    pub returns: Option<Box<Expr>>,
    /// Its type parameters.
    pub type_params: Vec<TypeParam>,
}

/// A class definition.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassDef {
    /// Its name, not mangled.
    pub name: Name,
    /// Where the name stands.
    pub name_span: Span,
    /// Its bases, `Starred` among them.
    pub bases: Vec<Expr>,
    /// Its keyword arguments, `metaclass` among them.
    pub keywords: Vec<Keyword>,
    /// Its body, at least one statement.
    pub body: Vec<Stmt>,
    /// Its decorators, outermost first.
    pub decorator_list: Vec<Expr>,
    /// Its type parameters.
    pub type_params: Vec<TypeParam>,
}

/// A name of `global` or `nonlocal` and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Identifier {
    /// The name, not mangled.
    pub name: Name,
    /// Where it stands.
    pub span: Span,
}

/// One name of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    /// What is imported: a dotted module name, an attribute, or `*`.
    pub name: Name,
    /// What it is called here.
    pub asname: Option<Name>,
    /// Where it stands.
    pub span: Span,
}

/// One context manager of a `with`.
#[derive(Debug, Clone, PartialEq)]
pub struct WithItem {
    /// The context manager.
    pub context_expr: Expr,
    /// What its value is assigned to.
    pub optional_vars: Option<Box<Expr>>,
}

/// One `except` clause.
#[derive(Debug, Clone, PartialEq)]
pub struct ExceptHandler {
    /// What it catches; absent in a bare `except`.
    pub kind: Option<Box<Expr>>,
    /// What the exception is called.
    pub name: Option<Name>,
    /// The body.
    pub body: Vec<Stmt>,
    /// Where it stands, body included.
    pub span: Span,
}

/// One type parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeParam {
    /// Which of the three it is.
    pub node: TypeParamKind,
    /// Its name.
    pub name: Name,
    /// Its default; only that of a `TypeVarTuple` may be `Starred`.
    pub default_value: Option<Box<Expr>>,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of type parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeParamKind {
    /// `T: bound`
    TypeVar {
        /// Its bound, or a tuple of constraints.
        bound: Option<Box<Expr>>,
    },
    /// `**P`
    ParamSpec,
    /// `*Ts`
    TypeVarTuple,
}

impl Stmt {
    /// A statement of this kind.
    pub fn new(node: StmtKind, span: Span) -> Stmt {
        let depth = above(node.child_depth());
        Stmt { node, span, depth }
    }

    /// How many nodes lie on the longest way down, this one included.
    pub fn depth(&self) -> u32 {
        self.depth
    }
}

impl StmtKind {
    /// The depth of the deepest child.
    fn child_depth(&self) -> u32 {
        match self {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => def.child_depth(),
            StmtKind::ClassDef(def) => def.child_depth(),
            StmtKind::Return { value } => deepest(value.as_deref()),
            StmtKind::Delete { targets } => deepest(targets),
            StmtKind::Assign { targets, value } => deepest(targets).max(value.depth()),
            StmtKind::TypeAlias { name, type_params, value } => {
                name.depth().max(deepest_parameter(type_params)).max(value.depth())
            }
            StmtKind::AugAssign { target, value, .. } => target.depth().max(value.depth()),
            StmtKind::AnnAssign { target, annotation, value, .. } => {
                target.depth().max(annotation.depth()).max(deepest(value.as_deref()))
            }
            StmtKind::For { target, iter, body, orelse }
            | StmtKind::AsyncFor { target, iter, body, orelse } => {
                target.depth().max(iter.depth()).max(block_depth(body)).max(block_depth(orelse))
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                test.depth().max(block_depth(body)).max(block_depth(orelse))
            }
            StmtKind::With { items, body } | StmtKind::AsyncWith { items, body } => {
                items.iter().map(WithItem::depth).max().unwrap_or(0).max(block_depth(body))
            }
            StmtKind::Match { subject, cases } => {
                cases.iter().map(MatchCase::depth).max().unwrap_or(0).max(subject.depth())
            }
            StmtKind::Raise { exc, cause } => deepest(exc.as_deref()).max(deepest(cause.as_deref())),
            StmtKind::Try { body, handlers, orelse, finalbody }
            | StmtKind::TryStar { body, handlers, orelse, finalbody } => {
                let handlers = handlers.iter().map(ExceptHandler::depth).max().unwrap_or(0);
                handlers.max(block_depth(body)).max(block_depth(orelse)).max(block_depth(finalbody))
            }
            StmtKind::Assert { test, msg } => test.depth().max(deepest(msg.as_deref())),
            StmtKind::Expr { value } => value.depth(),
            StmtKind::Import { .. }
            | StmtKind::ImportFrom { .. }
            | StmtKind::Global { .. }
            | StmtKind::Nonlocal { .. }
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => 0,
        }
    }
}

/// The greatest depth among statements.
pub(crate) fn block_depth(body: &[Stmt]) -> u32 {
    body.iter().map(Stmt::depth).max().unwrap_or(0)
}

/// The depth of the deepest bound or default.
fn deepest_parameter(parameters: &[TypeParam]) -> u32 {
    parameters.iter().map(TypeParam::depth).max().unwrap_or(0)
}

impl FunctionDef {
    fn child_depth(&self) -> u32 {
        self.args
            .depth()
            .max(block_depth(&self.body))
            .max(deepest(&self.decorator_list))
            .max(deepest(self.returns.as_deref()))
            .max(deepest_parameter(&self.type_params))
    }
}

impl ClassDef {
    fn child_depth(&self) -> u32 {
        deepest(&self.bases)
            .max(deepest(self.keywords.iter().map(|keyword| &keyword.value)))
            .max(block_depth(&self.body))
            .max(deepest(&self.decorator_list))
            .max(deepest_parameter(&self.type_params))
    }
}

impl WithItem {
    fn depth(&self) -> u32 {
        self.context_expr.depth().max(deepest(self.optional_vars.as_deref()))
    }
}

impl ExceptHandler {
    fn depth(&self) -> u32 {
        above(deepest(self.kind.as_deref()).max(block_depth(&self.body)))
    }
}

impl TypeParam {
    fn depth(&self) -> u32 {
        let bound = match &self.node {
            TypeParamKind::TypeVar { bound } => deepest(bound.as_deref()),
            TypeParamKind::ParamSpec | TypeParamKind::TypeVarTuple => 0,
        };
        above(bound.max(deepest(self.default_value.as_deref())))
    }
}
