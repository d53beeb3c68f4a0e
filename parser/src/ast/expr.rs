//! Expressions and what only lives inside them.

use super::{Constant, Name, above, deepest};
use crate::Span;

/// An expression and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub node: ExprKind,
    /// Where it stands in the source.
    pub span: Span,
    depth: u32,
}

/// The kinds of expression.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// `a and b and c`: two values or more.
    BoolOp {
        /// `and` or `or`.
        op: BoolOp,
        /// The operands, at least two.
        values: Vec<Expr>,
    },
    /// `target := value`; the target is a `Name`.
    NamedExpr {
        /// A `Name` in `Store` context.
        target: Box<Expr>,
        /// The value.
        value: Box<Expr>,
    },
    /// `left op right`
    BinOp {
        /// The left operand.
        left: Box<Expr>,
        /// The operator.
        op: Operator,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `op operand`
    UnaryOp {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `lambda args: body`
    Lambda {
        /// The parameters.
        args: Box<Arguments>,
        /// The body.
        body: Box<Expr>,
    },
    /// `body if test else orelse`
    IfExp {
        /// The condition.
        test: Box<Expr>,
        /// The value if it holds.
        body: Box<Expr>,
        /// The value if it does not.
        orelse: Box<Expr>,
    },
    /// `{key: value, **value}`; a key of `None` means that its value is unpacked.
    Dict {
        /// One for each value.
        keys: Vec<Option<Expr>>,
        /// The values.
        values: Vec<Expr>,
    },
    /// `{a, b}`, never empty.
    Set {
        /// The elements.
        elts: Vec<Expr>,
    },
    /// `[elt for …]`
    ListComp {
        /// The element.
        elt: Box<Expr>,
        /// Its clauses, at least one.
        generators: Vec<Comprehension>,
    },
    /// `{elt for …}`
    SetComp {
        /// The element.
        elt: Box<Expr>,
        /// Its clauses, at least one.
        generators: Vec<Comprehension>,
    },
    /// `{key: value for …}`
    DictComp {
        /// The key.
        key: Box<Expr>,
        /// The value.
        value: Box<Expr>,
        /// Its clauses, at least one.
        generators: Vec<Comprehension>,
    },
    /// `(elt for …)`
    GeneratorExp {
        /// The element.
        elt: Box<Expr>,
        /// Its clauses, at least one.
        generators: Vec<Comprehension>,
    },
    /// `await value`
    Await {
        /// The awaitable.
        value: Box<Expr>,
    },
    /// `yield value`
    Yield {
        /// The value, if one is written.
        value: Option<Box<Expr>>,
    },
    /// `yield from value`
    YieldFrom {
        /// The iterable.
        value: Box<Expr>,
    },
    /// `left op a op b …`
    Compare {
        /// The first operand.
        left: Box<Expr>,
        /// The operators, one for each comparator.
        ops: Vec<CmpOp>,
        /// The other operands.
        comparators: Vec<Expr>,
    },
    /// `func(args, keywords)`
    Call {
        /// What is called.
        func: Box<Expr>,
        /// Positional arguments, `Starred` among them.
        args: Vec<Expr>,
        /// Keyword arguments; one without name unpacks a mapping.
        keywords: Vec<Keyword>,
    },
    /// One replacement field of an f-string.
    FormattedValue {
        /// The value.
        value: Box<Expr>,
        /// How it is converted before formatting.
        conversion: Conversion,
        /// The format, a `JoinedStr`.
        format_spec: Option<Box<Expr>>,
    },
    /// An f-string: `Constant` strings and `FormattedValue`s.
    JoinedStr {
        /// The parts.
        values: Vec<Expr>,
    },
    /// One replacement field of a t-string.
    Interpolation {
        /// The value.
        value: Box<Expr>,
        /// The text of the expression, as written.
        text: Constant,
        /// How it is converted.
        conversion: Conversion,
        /// The format, a `JoinedStr`.
        format_spec: Option<Box<Expr>>,
    },
    /// A t-string: `Constant` strings and `Interpolation`s.
    TemplateStr {
        /// The parts.
        values: Vec<Expr>,
    },
    /// A literal.
    Constant {
        /// Its value.
        value: Constant,
        /// Whether the literal is a string with the prefix `u` (`kind='u'`).
        unicode_prefix: bool,
    },
    /// `value.attr`
    Attribute {
        /// The object.
        value: Box<Expr>,
        /// The name of the attribute, not mangled.
        attr: Name,
        /// Read, written or deleted.
        ctx: Context,
    },
    /// `value[slice]`
    Subscript {
        /// The container.
        value: Box<Expr>,
        /// The index; a `Slice`, or a `Tuple` that may hold slices and `Starred`.
        slice: Box<Expr>,
        /// Read, written or deleted.
        ctx: Context,
    },
    /// `*value` in a call, display, assignment target or index.
    Starred {
        /// What is unpacked.
        value: Box<Expr>,
        /// Read or written.
        ctx: Context,
    },
    /// An identifier.
    Name {
        /// The identifier, not mangled.
        id: Name,
        /// Read, written or deleted.
        ctx: Context,
    },
    /// `[a, b]`
    List {
        /// The elements.
        elts: Vec<Expr>,
        /// Read, written or deleted.
        ctx: Context,
    },
    /// `a, b`
    Tuple {
        /// The elements.
        elts: Vec<Expr>,
        /// Read, written or deleted.
        ctx: Context,
    },
    /// `lower:upper:step`, only directly in a subscript or in its tuple.
    Slice {
        /// The lower bound.
        lower: Option<Box<Expr>>,
        /// The upper bound.
        upper: Option<Box<Expr>>,
        /// The step.
        step: Option<Box<Expr>>,
    },
}

/// Whether an expression is read, assigned to or deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Its value is used.
    Load,
    /// It is assigned to.
    Store,
    /// It is deleted.
    Del,
}

/// `and`, `or`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoolOp {
    /// `and`
    And,
    /// `or`
    Or,
}

/// Binary operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mult,
    /// `@`
    MatMult,
    /// `/`
    Div,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    LShift,
    /// `>>`
    RShift,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `&`
    BitAnd,
    /// `//`
    FloorDiv,
}

/// Unary operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// `~`
    Invert,
    /// `not`
    Not,
    /// `+`
    UAdd,
    /// `-`
    USub,
}

/// Comparison operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CmpOp {
    /// `==`
    Eq,
    /// `!=`
    NotEq,
    /// `<`
    Lt,
    /// `<=`
    LtE,
    /// `>`
    Gt,
    /// `>=`
    GtE,
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `in`
    In,
    /// `not in`
    NotIn,
}

/// The conversion of a replacement field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conversion {
    /// None: -1 in CPython's tree.
    None,
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// One `for … in … if …` clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Comprehension {
    /// What is assigned to.
    pub target: Expr,
    /// What is iterated.
    pub iter: Expr,
    /// The conditions.
    pub ifs: Vec<Expr>,
    /// Whether it is `async for`.
    pub is_async: bool,
}

/// The parameters of a function or lambda.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arguments {
    /// Positional-only parameters, before `/`.
    pub posonlyargs: Vec<Arg>,
    /// Ordinary parameters.
    pub args: Vec<Arg>,
    /// `*args`
    pub vararg: Option<Arg>,
    /// Keyword-only parameters.
    pub kwonlyargs: Vec<Arg>,
    /// Their defaults, one for each, `None` where there is none.
    pub kw_defaults: Vec<Option<Expr>>,
    /// `**kwargs`
    pub kwarg: Option<Arg>,
    /// The defaults of the last positional parameters.
    pub defaults: Vec<Expr>,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Arg {
    /// Its name.
    pub arg: Name,
    /// Its annotation; only that of `*args` may be `Starred`.
    pub annotation: Option<Box<Expr>>,
    /// Where it stands, annotation included.
    pub span: Span,
}

/// One keyword argument of a call or class.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyword {
    /// Its name; none for `**value`.
    pub arg: Option<Name>,
    /// Its value.
    pub value: Expr,
    /// Where it stands, value included.
    pub span: Span,
}

impl Expr {
    /// An expression of this kind.
    pub fn new(node: ExprKind, span: Span) -> Expr {
        let depth = above(node.child_depth());
        Expr { node, span, depth }
    }

    /// How many nodes lie on the longest way down, this one included.
    pub fn depth(&self) -> u32 {
        self.depth
    }
}

impl ExprKind {
    /// The depth of the deepest child.
    fn child_depth(&self) -> u32 {
        match self {
            ExprKind::BoolOp { values, .. } => deepest(values),
            ExprKind::NamedExpr { target, value } => target.depth.max(value.depth),
            ExprKind::BinOp { left, right, .. } => left.depth.max(right.depth),
            ExprKind::UnaryOp { operand, .. } => operand.depth,
            ExprKind::Lambda { args, body } => args.depth().max(body.depth),
            ExprKind::IfExp { test, body, orelse } => test.depth.max(body.depth).max(orelse.depth),
            ExprKind::Dict { keys, values } => deepest(keys.iter().flatten()).max(deepest(values)),
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                deepest(elts)
            }
            ExprKind::ListComp { elt, generators }
            | ExprKind::SetComp { elt, generators }
            | ExprKind::GeneratorExp { elt, generators } => elt.depth.max(deepest_clause(generators)),
            ExprKind::DictComp { key, value, generators } => {
                key.depth.max(value.depth).max(deepest_clause(generators))
            }
            ExprKind::Await { value } | ExprKind::YieldFrom { value } => value.depth,
            ExprKind::Yield { value } => deepest(value.as_deref()),
            ExprKind::Compare { left, comparators, .. } => left.depth.max(deepest(comparators)),
            ExprKind::Call { func, args, keywords } => {
                func.depth.max(deepest(args)).max(deepest(keywords.iter().map(|keyword| &keyword.value)))
            }
            ExprKind::FormattedValue { value, format_spec, .. }
            | ExprKind::Interpolation { value, format_spec, .. } => {
                value.depth.max(deepest(format_spec.as_deref()))
            }
            ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => deepest(values),
            ExprKind::Constant { .. } | ExprKind::Name { .. } => 0,
            ExprKind::Attribute { value, .. } | ExprKind::Starred { value, .. } => value.depth,
            ExprKind::Subscript { value, slice, .. } => value.depth.max(slice.depth),
            ExprKind::Slice { lower, upper, step } => {
                deepest(lower.as_deref()).max(deepest(upper.as_deref())).max(deepest(step.as_deref()))
            }
        }
    }
}

/// The depth of the deepest expression in the clauses.
fn deepest_clause(generators: &[Comprehension]) -> u32 {
    let of = |clause: &Comprehension| clause.target.depth.max(clause.iter.depth).max(deepest(&clause.ifs));
    generators.iter().map(of).max().unwrap_or(0)
}

impl Arguments {
    /// The depth of the deepest annotation or default.
    pub fn depth(&self) -> u32 {
        let annotations = self
            .posonlyargs
            .iter()
            .chain(&self.args)
            .chain(&self.vararg)
            .chain(&self.kwonlyargs)
            .chain(&self.kwarg)
            .filter_map(|arg| arg.annotation.as_deref());
        deepest(annotations).max(deepest(&self.defaults)).max(deepest(self.kw_defaults.iter().flatten()))
    }
}
