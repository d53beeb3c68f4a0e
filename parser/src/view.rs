//! The tree seen as nodes with named fields, in the names and the order of CPython's `Python.asdl`: what `dump`
//! prints, and what the library makes `ast` objects of.
//!
//! Nodes are looked into one level at a time, so that a deep tree needs no deep stack.

use crate::Span;
use crate::ast::*;

/// What a field holds.
#[derive(Debug)]
pub enum Item<'a> {
    /// An identifier, or a text of the tree's own.
    Name(&'a str),
    /// The value of a literal.
    Constant(&'a Constant),
    /// A number of the tree's own: a flag, a level, a conversion.
    Number(i64),
    /// A hole in a list.
    Absent,
    /// A list, never empty when it is a field.
    List(Vec<Item<'a>>),
    /// A node, its fields that are not empty, and its place.
    Node(&'static str, Fields<'a>, Option<Span>),
    /// An expression, not yet looked into.
    Expr(&'a Expr),
    /// A statement, not yet looked into.
    Stmt(&'a Stmt),
    /// A pattern, not yet looked into.
    Pattern(&'a Pattern),
}

/// The fields of a node that are not empty, in order.
pub type Fields<'a> = Vec<(&'static str, Item<'a>)>;

impl<'a> Item<'a> {
    /// The node, looked into by one level.
    pub fn open(self) -> Item<'a> {
        match self {
            Item::Expr(node) => expr(node),
            Item::Stmt(node) => stmt(node),
            Item::Pattern(node) => pattern(node),
            Item::Name(_)
            | Item::Constant(_)
            | Item::Number(_)
            | Item::Absent
            | Item::List(_)
            | Item::Node(..) => self,
        }
    }
}

/// The fields of one node, those left out that are absent or empty.
struct Builder<'a>(&'static str, Fields<'a>);

impl<'a> Builder<'a> {
    fn new(name: &'static str) -> Self {
        Builder(name, Vec::new())
    }

    fn item(mut self, field: &'static str, item: Item<'a>) -> Self {
        self.1.push((field, item));
        self
    }

    fn number(self, field: &'static str, number: i64) -> Self {
        self.item(field, Item::Number(number))
    }

    fn constant(self, field: &'static str, value: &'a Constant) -> Self {
        self.item(field, Item::Constant(value))
    }

    fn list(self, field: &'static str, items: Vec<Item<'a>>) -> Self {
        if items.is_empty() { self } else { self.item(field, Item::List(items)) }
    }

    fn name(self, field: &'static str, name: &'a Name) -> Self {
        self.item(field, Item::Name(name))
    }

    fn names(self, field: &'static str, names: impl Iterator<Item = &'a Name>) -> Self {
        self.list(field, names.map(|name| Item::Name(name)).collect())
    }

    fn optional_name(self, field: &'static str, name: Option<&'a Name>) -> Self {
        match name {
            Some(name) => self.name(field, name),
            None => self,
        }
    }

    fn expr(self, field: &'static str, value: &'a Expr) -> Self {
        self.item(field, Item::Expr(value))
    }

    fn optional(self, field: &'static str, value: Option<&'a Expr>) -> Self {
        match value {
            Some(value) => self.expr(field, value),
            None => self,
        }
    }

    fn exprs(self, field: &'static str, values: &'a [Expr]) -> Self {
        self.list(field, values.iter().map(Item::Expr).collect())
    }

    fn stmts(self, field: &'static str, body: &'a [Stmt]) -> Self {
        self.list(field, body.iter().map(Item::Stmt).collect())
    }

    fn patterns(self, field: &'static str, patterns: &'a [Pattern]) -> Self {
        self.list(field, patterns.iter().map(Item::Pattern).collect())
    }

    fn context(self, context: Context) -> Self {
        let name = match context {
            Context::Load => "Load",
            Context::Store => "Store",
            Context::Del => "Del",
        };
        self.leaf("ctx", name)
    }

    /// A node without fields.
    fn leaf(self, field: &'static str, name: &'static str) -> Self {
        self.item(field, Item::Node(name, Vec::new(), None))
    }

    fn at(self, span: Span) -> Item<'a> {
        Item::Node(self.0, self.1, Some(span))
    }

    fn nowhere(self) -> Item<'a> {
        Item::Node(self.0, self.1, None)
    }
}

/// The whole tree.
pub fn root(ast: &Ast) -> Item<'_> {
    match ast {
        Ast::Module { body } => Builder::new("Module").stmts("body", body).nowhere(),
        Ast::Interactive { body } => Builder::new("Interactive").stmts("body", body).nowhere(),
        Ast::Expression { body } => Builder::new("Expression").expr("body", body).nowhere(),
    }
}

fn stmt(stmt: &Stmt) -> Item<'_> {
    let node = match &stmt.node {
        StmtKind::FunctionDef(def) => function("FunctionDef", def),
        StmtKind::AsyncFunctionDef(def) => function("AsyncFunctionDef", def),
        StmtKind::ClassDef(def) => Builder::new("ClassDef")
            .name("name", &def.name)
            .exprs("bases", &def.bases)
            .list("keywords", def.keywords.iter().map(keyword).collect())
            .stmts("body", &def.body)
            .exprs("decorator_list", &def.decorator_list)
            .list("type_params", def.type_params.iter().map(type_param).collect()),
        StmtKind::For { target, iter, body, orelse } => for_loop("For", target, iter, body, orelse),
        StmtKind::AsyncFor { target, iter, body, orelse } => for_loop("AsyncFor", target, iter, body, orelse),
        StmtKind::While { test, body, orelse } => {
            Builder::new("While").expr("test", test).stmts("body", body).stmts("orelse", orelse)
        }
        StmtKind::If { test, body, orelse } => {
            Builder::new("If").expr("test", test).stmts("body", body).stmts("orelse", orelse)
        }
        StmtKind::With { items, body } => with("With", items, body),
        StmtKind::AsyncWith { items, body } => with("AsyncWith", items, body),
        StmtKind::Match { subject, cases } => Builder::new("Match")
            .expr("subject", subject)
            .list("cases", cases.iter().map(match_case).collect()),
        StmtKind::Try { body, handlers, orelse, finalbody } => {
            try_statement("Try", body, handlers, orelse, finalbody)
        }
        StmtKind::TryStar { body, handlers, orelse, finalbody } => {
            try_statement("TryStar", body, handlers, orelse, finalbody)
        }
        simple => simple_statement(simple),
    };
    node.at(stmt.span)
}

fn function<'a>(name: &'static str, def: &'a FunctionDef) -> Builder<'a> {
    Builder::new(name)
        .name("name", &def.name)
        .item("args", arguments(&def.args))
        .stmts("body", &def.body)
        .exprs("decorator_list", &def.decorator_list)
        .optional("returns", def.returns.as_deref())
        .list("type_params", def.type_params.iter().map(type_param).collect())
}

fn for_loop<'a>(
    name: &'static str,
    target: &'a Expr,
    iter: &'a Expr,
    body: &'a [Stmt],
    orelse: &'a [Stmt],
) -> Builder<'a> {
    Builder::new(name).expr("target", target).expr("iter", iter).stmts("body", body).stmts("orelse", orelse)
}

fn with<'a>(name: &'static str, items: &'a [WithItem], body: &'a [Stmt]) -> Builder<'a> {
    Builder::new(name).list("items", items.iter().map(with_item).collect()).stmts("body", body)
}

fn try_statement<'a>(
    name: &'static str,
    body: &'a [Stmt],
    handlers: &'a [ExceptHandler],
    orelse: &'a [Stmt],
    finalbody: &'a [Stmt],
) -> Builder<'a> {
    Builder::new(name)
        .stmts("body", body)
        .list("handlers", handlers.iter().map(self::handler).collect())
        .stmts("orelse", orelse)
        .stmts("finalbody", finalbody)
}

fn with_item(item: &WithItem) -> Item<'_> {
    Builder::new("withitem")
        .expr("context_expr", &item.context_expr)
        .optional("optional_vars", item.optional_vars.as_deref())
        .nowhere()
}

fn handler(handler: &ExceptHandler) -> Item<'_> {
    Builder::new("ExceptHandler")
        .optional("type", handler.kind.as_deref())
        .optional_name("name", handler.name.as_ref())
        .stmts("body", &handler.body)
        .at(handler.span)
}

fn arg(arg: &Arg) -> Item<'_> {
    Builder::new("arg").name("arg", &arg.arg).optional("annotation", arg.annotation.as_deref()).at(arg.span)
}

/// An expression in a list that may have holes.
fn optional_item(expr: &Option<Expr>) -> Item<'_> {
    match expr {
        Some(expr) => Item::Expr(expr),
        None => Item::Absent,
    }
}

fn simple_statement(node: &StmtKind) -> Builder<'_> {
    match node {
        StmtKind::Return { value } => Builder::new("Return").optional("value", value.as_deref()),
        StmtKind::Delete { targets } => Builder::new("Delete").exprs("targets", targets),
        StmtKind::Assign { targets, value } => {
            Builder::new("Assign").exprs("targets", targets).expr("value", value)
        }
        StmtKind::TypeAlias { name, type_params, value } => Builder::new("TypeAlias")
            .expr("name", name)
            .list("type_params", type_params.iter().map(type_param).collect())
            .expr("value", value),
        StmtKind::AugAssign { target, op, value } => {
            Builder::new("AugAssign").expr("target", target).leaf("op", operator(*op)).expr("value", value)
        }
        StmtKind::AnnAssign { target, annotation, value, simple } => Builder::new("AnnAssign")
            .expr("target", target)
            .expr("annotation", annotation)
            .optional("value", value.as_deref())
            .number("simple", i64::from(*simple)),
        StmtKind::Raise { exc, cause } => {
            Builder::new("Raise").optional("exc", exc.as_deref()).optional("cause", cause.as_deref())
        }
        StmtKind::Assert { test, msg } => {
            Builder::new("Assert").expr("test", test).optional("msg", msg.as_deref())
        }
        StmtKind::Import { names } => Builder::new("Import").list("names", names.iter().map(alias).collect()),
        StmtKind::ImportFrom { module, names, level } => Builder::new("ImportFrom")
            .optional_name("module", module.as_ref())
            .list("names", names.iter().map(alias).collect())
            .number("level", i64::from(*level)),
        StmtKind::Global { names } => {
            Builder::new("Global").names("names", names.iter().map(|name| &name.name))
        }
        StmtKind::Nonlocal { names } => {
            Builder::new("Nonlocal").names("names", names.iter().map(|name| &name.name))
        }
        StmtKind::Expr { value } => Builder::new("Expr").expr("value", value),
        StmtKind::Pass => Builder::new("Pass"),
        StmtKind::Break => Builder::new("Break"),
        StmtKind::Continue => Builder::new("Continue"),
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
        | StmtKind::TryStar { .. } => Builder::new("Compound"),
    }
}

fn alias(alias: &Alias) -> Item<'_> {
    Builder::new("alias")
        .name("name", &alias.name)
        .optional_name("asname", alias.asname.as_ref())
        .at(alias.span)
}

fn keyword(keyword: &Keyword) -> Item<'_> {
    Builder::new("keyword")
        .optional_name("arg", keyword.arg.as_ref())
        .expr("value", &keyword.value)
        .at(keyword.span)
}

fn type_param(parameter: &TypeParam) -> Item<'_> {
    let node = match &parameter.node {
        TypeParamKind::TypeVar { bound } => {
            Builder::new("TypeVar").name("name", &parameter.name).optional("bound", bound.as_deref())
        }
        TypeParamKind::ParamSpec => Builder::new("ParamSpec").name("name", &parameter.name),
        TypeParamKind::TypeVarTuple => Builder::new("TypeVarTuple").name("name", &parameter.name),
    };
    node.optional("default_value", parameter.default_value.as_deref()).at(parameter.span)
}

fn arguments(arguments: &Arguments) -> Item<'_> {
    let mut node = Builder::new("arguments")
        .list("posonlyargs", arguments.posonlyargs.iter().map(arg).collect())
        .list("args", arguments.args.iter().map(arg).collect());
    if let Some(vararg) = &arguments.vararg {
        node = node.item("vararg", arg(vararg));
    }
    node = node
        .list("kwonlyargs", arguments.kwonlyargs.iter().map(arg).collect())
        .list("kw_defaults", arguments.kw_defaults.iter().map(optional_item).collect());
    if let Some(kwarg) = &arguments.kwarg {
        node = node.item("kwarg", arg(kwarg));
    }
    node.exprs("defaults", &arguments.defaults).nowhere()
}

fn match_case(case: &MatchCase) -> Item<'_> {
    Builder::new("match_case")
        .item("pattern", Item::Pattern(&case.pattern))
        .optional("guard", case.guard.as_deref())
        .stmts("body", &case.body)
        .nowhere()
}

fn pattern(pattern: &Pattern) -> Item<'_> {
    let node = match &pattern.node {
        PatternKind::MatchValue { value } => Builder::new("MatchValue").expr("value", value),
        PatternKind::MatchSingleton { value } => Builder::new("MatchSingleton").constant("value", value),
        PatternKind::MatchSequence { patterns } => {
            Builder::new("MatchSequence").patterns("patterns", patterns)
        }
        PatternKind::MatchMapping { keys, patterns, rest } => Builder::new("MatchMapping")
            .exprs("keys", keys)
            .patterns("patterns", patterns)
            .optional_name("rest", rest.as_ref()),
        PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => Builder::new("MatchClass")
            .expr("cls", cls)
            .patterns("patterns", patterns)
            .names("kwd_attrs", kwd_attrs.iter())
            .patterns("kwd_patterns", kwd_patterns),
        PatternKind::MatchStar { name } => Builder::new("MatchStar").optional_name("name", name.as_ref()),
        PatternKind::MatchAs { pattern: inner, name } => {
            let mut node = Builder::new("MatchAs");
            if let Some(inner) = inner {
                node = node.item("pattern", Item::Pattern(inner));
            }
            node.optional_name("name", name.as_ref())
        }
        PatternKind::MatchOr { patterns } => Builder::new("MatchOr").patterns("patterns", patterns),
    };
    node.at(pattern.span)
}

fn comprehension<'a>(name: &'static str, elt: &'a Expr, generators: &'a [Comprehension]) -> Builder<'a> {
    Builder::new(name).expr("elt", elt).list("generators", generators.iter().map(clause).collect())
}

fn clause(clause: &Comprehension) -> Item<'_> {
    Builder::new("comprehension")
        .expr("target", &clause.target)
        .expr("iter", &clause.iter)
        .exprs("ifs", &clause.ifs)
        .number("is_async", i64::from(clause.is_async))
        .nowhere()
}

fn expr(expr: &Expr) -> Item<'_> {
    let node = match &expr.node {
        ExprKind::BoolOp { op, values } => {
            let op = match op {
                BoolOp::And => "And",
                BoolOp::Or => "Or",
            };
            Builder::new("BoolOp").leaf("op", op).exprs("values", values)
        }
        ExprKind::NamedExpr { target, value } => {
            Builder::new("NamedExpr").expr("target", target).expr("value", value)
        }
        ExprKind::BinOp { left, op, right } => {
            Builder::new("BinOp").expr("left", left).leaf("op", operator(*op)).expr("right", right)
        }
        ExprKind::UnaryOp { op, operand } => {
            Builder::new("UnaryOp").leaf("op", unary_operator(*op)).expr("operand", operand)
        }
        ExprKind::Lambda { args, body } => {
            Builder::new("Lambda").item("args", arguments(args)).expr("body", body)
        }
        ExprKind::IfExp { test, body, orelse } => {
            Builder::new("IfExp").expr("test", test).expr("body", body).expr("orelse", orelse)
        }
        ExprKind::Dict { keys, values } => Builder::new("Dict")
            .list("keys", keys.iter().map(optional_item).collect())
            .exprs("values", values),
        ExprKind::Set { elts } => Builder::new("Set").exprs("elts", elts),
        ExprKind::ListComp { elt, generators } => comprehension("ListComp", elt, generators),
        ExprKind::SetComp { elt, generators } => comprehension("SetComp", elt, generators),
        ExprKind::GeneratorExp { elt, generators } => comprehension("GeneratorExp", elt, generators),
        ExprKind::DictComp { key, value, generators } => Builder::new("DictComp")
            .expr("key", key)
            .expr("value", value)
            .list("generators", generators.iter().map(clause).collect()),
        ExprKind::Await { value } => Builder::new("Await").expr("value", value),
        ExprKind::Yield { value } => Builder::new("Yield").optional("value", value.as_deref()),
        ExprKind::YieldFrom { value } => Builder::new("YieldFrom").expr("value", value),
        ExprKind::Compare { left, ops, comparators } => {
            let ops = ops.iter().map(|op| Item::Node(compare_operator(*op), Vec::new(), None)).collect();
            Builder::new("Compare").expr("left", left).list("ops", ops).exprs("comparators", comparators)
        }
        ExprKind::Call { func, args, keywords } => Builder::new("Call")
            .expr("func", func)
            .exprs("args", args)
            .list("keywords", keywords.iter().map(keyword).collect()),
        ExprKind::FormattedValue { value, conversion, format_spec } => Builder::new("FormattedValue")
            .expr("value", value)
            .number("conversion", conversion_number(*conversion))
            .optional("format_spec", format_spec.as_deref()),
        ExprKind::JoinedStr { values } => Builder::new("JoinedStr").exprs("values", values),
        ExprKind::Interpolation { value, text, conversion, format_spec } => Builder::new("Interpolation")
            .expr("value", value)
            .constant("str", text)
            .number("conversion", conversion_number(*conversion))
            .optional("format_spec", format_spec.as_deref()),
        ExprKind::TemplateStr { values } => Builder::new("TemplateStr").exprs("values", values),
        ExprKind::Constant { value, unicode_prefix } => {
            let node = Builder::new("Constant").constant("value", value);
            if *unicode_prefix { node.item("kind", Item::Name("u")) } else { node }
        }
        ExprKind::Attribute { value, attr, ctx } => {
            Builder::new("Attribute").expr("value", value).name("attr", attr).context(*ctx)
        }
        ExprKind::Subscript { value, slice, ctx } => {
            Builder::new("Subscript").expr("value", value).expr("slice", slice).context(*ctx)
        }
        ExprKind::Starred { value, ctx } => Builder::new("Starred").expr("value", value).context(*ctx),
        ExprKind::Name { id, ctx } => Builder::new("Name").name("id", id).context(*ctx),
        ExprKind::List { elts, ctx } => Builder::new("List").exprs("elts", elts).context(*ctx),
        ExprKind::Tuple { elts, ctx } => Builder::new("Tuple").exprs("elts", elts).context(*ctx),
        ExprKind::Slice { lower, upper, step } => Builder::new("Slice")
            .optional("lower", lower.as_deref())
            .optional("upper", upper.as_deref())
            .optional("step", step.as_deref()),
    };
    node.at(expr.span)
}

fn conversion_number(conversion: Conversion) -> i64 {
    match conversion {
        Conversion::None => -1,
        Conversion::Str => 115,
        Conversion::Repr => 114,
        Conversion::Ascii => 97,
    }
}

fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "Add",
        Operator::Sub => "Sub",
        Operator::Mult => "Mult",
        Operator::MatMult => "MatMult",
        Operator::Div => "Div",
        Operator::Mod => "Mod",
        Operator::Pow => "Pow",
        Operator::LShift => "LShift",
        Operator::RShift => "RShift",
        Operator::BitOr => "BitOr",
        Operator::BitXor => "BitXor",
        Operator::BitAnd => "BitAnd",
        Operator::FloorDiv => "FloorDiv",
    }
}

fn unary_operator(operator: UnaryOp) -> &'static str {
    match operator {
        UnaryOp::Invert => "Invert",
        UnaryOp::Not => "Not",
        UnaryOp::UAdd => "UAdd",
        UnaryOp::USub => "USub",
    }
}

fn compare_operator(operator: CmpOp) -> &'static str {
    match operator {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}
