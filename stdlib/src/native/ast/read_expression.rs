//! Expressions, and the operators, clauses, parameters and keywords inside them.

use taipan_parser::ast::{
    Arg, Arguments, BoolOp, CmpOp, Comprehension, Context, Conversion, Expr, ExprKind, Keyword, Operator,
    UnaryOp,
};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::read::{Fault, Node, Read, Reader, value_error};
use Context::Load;

static BOOL_OPERATORS: &[(&str, BoolOp)] = &[("And", BoolOp::And), ("Or", BoolOp::Or)];

static OPERATORS: &[(&str, Operator)] = &[
    ("Add", Operator::Add),
    ("Sub", Operator::Sub),
    ("Mult", Operator::Mult),
    ("MatMult", Operator::MatMult),
    ("Div", Operator::Div),
    ("Mod", Operator::Mod),
    ("Pow", Operator::Pow),
    ("LShift", Operator::LShift),
    ("RShift", Operator::RShift),
    ("BitOr", Operator::BitOr),
    ("BitXor", Operator::BitXor),
    ("BitAnd", Operator::BitAnd),
    ("FloorDiv", Operator::FloorDiv),
];

static UNARY_OPERATORS: &[(&str, UnaryOp)] =
    &[("Invert", UnaryOp::Invert), ("Not", UnaryOp::Not), ("UAdd", UnaryOp::UAdd), ("USub", UnaryOp::USub)];

static COMPARISONS: &[(&str, CmpOp)] = &[
    ("Eq", CmpOp::Eq),
    ("NotEq", CmpOp::NotEq),
    ("Lt", CmpOp::Lt),
    ("LtE", CmpOp::LtE),
    ("Gt", CmpOp::Gt),
    ("GtE", CmpOp::GtE),
    ("Is", CmpOp::Is),
    ("IsNot", CmpOp::IsNot),
    ("In", CmpOp::In),
    ("NotIn", CmpOp::NotIn),
];

static CONTEXTS: &[(&str, Context)] = &[("Load", Load), ("Store", Context::Store), ("Del", Context::Del)];

fn context_name(context: Context) -> &'static str {
    CONTEXTS.iter().find(|(_, known)| *known == context).map_or("", |(name, _)| name)
}

impl Reader {
    /// What a node without fields stands for.
    fn choice<T: Copy>(
        &mut self,
        cx: &mut Cx,
        object: &Value,
        family: &'static str,
        table: &[(&str, T)],
    ) -> Read<T> {
        let kind = self.kind(cx, object)?.unwrap_or_default();
        match table.iter().find(|(name, _)| *name == kind) {
            Some((_, choice)) => Ok(*choice),
            None => Err(Fault::Unlike(family, object.clone())),
        }
    }

    fn choice_field<T: Copy>(
        &mut self,
        cx: &mut Cx,
        node: &Node,
        family: &'static str,
        table: &[(&str, T)],
    ) -> Read<T> {
        let object = self.required(cx, node, "op")?;
        self.choice(cx, &object, family, table)
    }

    /// A field `op` that is a binary operator.
    pub fn operator(&mut self, cx: &mut Cx, node: &Node) -> Read<Operator> {
        self.choice_field(cx, node, "operator", OPERATORS)
    }

    /// The context of a node, which must be the one wanted.
    fn context(&mut self, cx: &mut Cx, node: &Node, wanted: Context) -> Read<Context> {
        let object = self.raw_context(cx, node)?;
        let context = match object {
            None => Load,
            Some(object) => self.choice(cx, &object, "expr_context", CONTEXTS)?,
        };
        if context != wanted {
            let (wanted, found) = (context_name(wanted), context_name(context));
            let text = format!("expression must have {wanted} context but has {found} instead");
            return Err(value_error(cx, &text));
        }
        Ok(context)
    }

    fn raw_context(&mut self, cx: &mut Cx, node: &Node) -> Read<Option<Value>> {
        let name = cx.intern("ctx")?;
        Ok(taipan_vm::object::own_attribute(&node.object, &name))
    }

    /// The expression that an object stands for, in its context.
    pub fn expression(&mut self, cx: &mut Cx, object: &Value, context: Context) -> Read<Expr> {
        let node = self.open(cx, object, "expr")?;
        let kind = match node.kind.as_str() {
            "Attribute" | "Subscript" | "Starred" | "Name" | "List" | "Tuple" => {
                self.target(cx, &node, context)?
            }
            _ => {
                let kind = match self.operation(cx, &node)? {
                    Some(kind) => Some(kind),
                    None => self.display_or_literal(cx, &node)?,
                };
                let Some(kind) = kind else { return Err(Fault::Unlike("expr", object.clone())) };
                if context != Load {
                    let name = context_name(context);
                    let text = format!("expression which can't be assigned to in {name} context");
                    return Err(value_error(cx, &text));
                }
                kind
            }
        };
        Ok(Expr::new(kind, node.span))
    }

    /// What can be assigned to.
    fn target(&mut self, cx: &mut Cx, node: &Node, context: Context) -> Read<ExprKind> {
        let ctx = self.context(cx, node, context)?;
        Ok(match node.kind.as_str() {
            "Attribute" => ExprKind::Attribute {
                value: self.value(cx, node, "value")?,
                attr: self.name(cx, node, "attr")?,
                ctx,
            },
            "Subscript" => ExprKind::Subscript {
                value: self.value(cx, node, "value")?,
                slice: self.value(cx, node, "slice")?,
                ctx,
            },
            "Starred" => ExprKind::Starred { value: self.expr_field(cx, node, "value", ctx)?, ctx },
            "List" => ExprKind::List { elts: self.exprs(cx, node, "elts", ctx)?, ctx },
            "Tuple" => ExprKind::Tuple { elts: self.exprs(cx, node, "elts", ctx)?, ctx },
            _ => {
                let id = self.bound_name(cx, node, "id")?;
                ExprKind::Name { id, ctx }
            }
        })
    }

    fn operation(&mut self, cx: &mut Cx, node: &Node) -> Read<Option<ExprKind>> {
        Ok(Some(match node.kind.as_str() {
            "BoolOp" => {
                let op = self.choice_field(cx, node, "boolop", BOOL_OPERATORS)?;
                let values = self.exprs(cx, node, "values", Load)?;
                if values.len() < 2 {
                    return Err(value_error(cx, "BoolOp with less than 2 values"));
                }
                ExprKind::BoolOp { op, values }
            }
            "NamedExpr" => {
                let target = self.expr_field(cx, node, "target", Context::Store)?;
                if !matches!(target.node, ExprKind::Name { .. }) {
                    return Err(cx.type_error("NamedExpr target must be a Name").into());
                }
                ExprKind::NamedExpr { target, value: self.value(cx, node, "value")? }
            }
            "BinOp" => ExprKind::BinOp {
                left: self.value(cx, node, "left")?,
                op: self.operator(cx, node)?,
                right: self.value(cx, node, "right")?,
            },
            "UnaryOp" => ExprKind::UnaryOp {
                op: self.choice_field(cx, node, "unaryop", UNARY_OPERATORS)?,
                operand: self.value(cx, node, "operand")?,
            },
            "Lambda" => ExprKind::Lambda {
                args: Box::new(self.arguments(cx, node)?),
                body: self.value(cx, node, "body")?,
            },
            "IfExp" => ExprKind::IfExp {
                test: self.value(cx, node, "test")?,
                body: self.value(cx, node, "body")?,
                orelse: self.value(cx, node, "orelse")?,
            },
            "Await" => ExprKind::Await { value: self.value(cx, node, "value")? },
            "Yield" => ExprKind::Yield { value: self.optional_value(cx, node, "value")? },
            "YieldFrom" => ExprKind::YieldFrom { value: self.value(cx, node, "value")? },
            "Compare" => self.comparison(cx, node)?,
            "Call" => ExprKind::Call {
                func: self.value(cx, node, "func")?,
                args: self.exprs(cx, node, "args", Load)?,
                keywords: self.keywords(cx, node)?,
            },
            "Slice" => ExprKind::Slice {
                lower: self.optional_value(cx, node, "lower")?,
                upper: self.optional_value(cx, node, "upper")?,
                step: self.optional_value(cx, node, "step")?,
            },
            _ => return Ok(None),
        }))
    }

    fn comparison(&mut self, cx: &mut Cx, node: &Node) -> Read<ExprKind> {
        let left = self.value(cx, node, "left")?;
        let mut ops = Vec::new();
        for op in self.list(cx, node, "ops")? {
            ops.push(self.choice(cx, &op, "cmpop", COMPARISONS)?);
        }
        let comparators = self.exprs(cx, node, "comparators", Load)?;
        if comparators.is_empty() {
            return Err(value_error(cx, "Compare with no comparators"));
        }
        if comparators.len() != ops.len() {
            return Err(value_error(cx, "Compare has a different number of comparators and operands"));
        }
        Ok(ExprKind::Compare { left, ops, comparators })
    }

    fn display_or_literal(&mut self, cx: &mut Cx, node: &Node) -> Read<Option<ExprKind>> {
        Ok(Some(match node.kind.as_str() {
            "Dict" => {
                let keys = self.exprs_or_holes(cx, node, "keys")?;
                let values = self.exprs(cx, node, "values", Load)?;
                if keys.len() != values.len() {
                    return Err(value_error(cx, "Dict doesn't have the same number of keys as values"));
                }
                ExprKind::Dict { keys, values }
            }
            "Set" => ExprKind::Set { elts: self.exprs(cx, node, "elts", Load)? },
            "ListComp" => {
                ExprKind::ListComp { generators: self.clauses(cx, node)?, elt: self.value(cx, node, "elt")? }
            }
            "SetComp" => {
                ExprKind::SetComp { generators: self.clauses(cx, node)?, elt: self.value(cx, node, "elt")? }
            }
            "GeneratorExp" => ExprKind::GeneratorExp {
                generators: self.clauses(cx, node)?,
                elt: self.value(cx, node, "elt")?,
            },
            "DictComp" => ExprKind::DictComp {
                generators: self.clauses(cx, node)?,
                key: self.value(cx, node, "key")?,
                value: self.value(cx, node, "value")?,
            },
            "FormattedValue" => ExprKind::FormattedValue {
                value: self.value(cx, node, "value")?,
                conversion: self.conversion(cx, node)?,
                format_spec: self.optional_value(cx, node, "format_spec")?,
            },
            "Interpolation" => ExprKind::Interpolation {
                value: self.value(cx, node, "value")?,
                text: {
                    let text = self.required(cx, node, "str")?;
                    self.constant(cx, &text)?
                },
                conversion: self.conversion(cx, node)?,
                format_spec: self.optional_value(cx, node, "format_spec")?,
            },
            "JoinedStr" => ExprKind::JoinedStr { values: self.exprs(cx, node, "values", Load)? },
            "TemplateStr" => ExprKind::TemplateStr { values: self.exprs(cx, node, "values", Load)? },
            "Constant" => {
                let value = self.optional(cx, node, "value")?.unwrap_or(Value::NONE);
                let value = self.constant(cx, &value)?;
                let kind = self.check_string(cx, node, "kind")?;
                ExprKind::Constant { value, unicode_prefix: kind.as_deref() == Some("u") }
            }
            _ => return Ok(None),
        }))
    }

    fn conversion(&mut self, cx: &mut Cx, node: &Node) -> Read<Conversion> {
        match self.number(cx, node, "conversion", None)? {
            -1 => Ok(Conversion::None),
            115 => Ok(Conversion::Str),
            114 => Ok(Conversion::Repr),
            97 => Ok(Conversion::Ascii),
            other => Err(cx.system_error(&format!("Unrecognized conversion character {other}")).into()),
        }
    }

    fn clauses(&mut self, cx: &mut Cx, node: &Node) -> Read<Vec<Comprehension>> {
        let mut clauses = Vec::new();
        for object in self.list(cx, node, "generators")? {
            let clause = bare(object, "comprehension");
            clauses.push(Comprehension {
                target: *self.expr_field(cx, &clause, "target", Context::Store)?,
                iter: *self.value(cx, &clause, "iter")?,
                ifs: self.exprs(cx, &clause, "ifs", Load)?,
                is_async: self.number(cx, &clause, "is_async", None)? != 0,
            });
        }
        if clauses.is_empty() {
            return Err(value_error(cx, "comprehension with no generators"));
        }
        Ok(clauses)
    }

    /// The keyword arguments of a call or class.
    pub fn keywords(&mut self, cx: &mut Cx, node: &Node) -> Read<Vec<Keyword>> {
        let mut keywords = Vec::new();
        for object in self.list(cx, node, "keywords")? {
            let mut keyword = self.open_plain(cx, object, "keyword")?;
            keyword.kind = "keyword".to_owned();
            keywords.push(Keyword {
                arg: self.optional_name(cx, &keyword, "arg")?,
                value: *self.value(cx, &keyword, "value")?,
                span: keyword.span,
            });
        }
        Ok(keywords)
    }

    /// A node with a place whose class nobody asks.
    pub fn open_plain(&mut self, cx: &mut Cx, object: Value, family: &'static str) -> Read<Node> {
        self.open(cx, &object, family)
    }

    /// The field `args` of a function or lambda.
    pub fn arguments(&mut self, cx: &mut Cx, node: &Node) -> Read<Arguments> {
        let object = self.required(cx, node, "args")?;
        let own = bare(object, "arguments");
        let arguments = Arguments {
            posonlyargs: self.parameters(cx, &own, "posonlyargs")?,
            args: self.parameters(cx, &own, "args")?,
            vararg: self.optional_parameter(cx, &own, "vararg")?,
            kwonlyargs: self.parameters(cx, &own, "kwonlyargs")?,
            kw_defaults: self.exprs_or_holes(cx, &own, "kw_defaults")?,
            kwarg: self.optional_parameter(cx, &own, "kwarg")?,
            defaults: self.exprs(cx, &own, "defaults", Load)?,
        };
        if arguments.defaults.len() > arguments.posonlyargs.len() + arguments.args.len() {
            return Err(value_error(cx, "more positional defaults than args on arguments"));
        }
        if arguments.kw_defaults.len() != arguments.kwonlyargs.len() {
            return Err(value_error(cx, "length of kwonlyargs is not the same as kw_defaults on arguments"));
        }
        Ok(arguments)
    }

    fn parameters(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Vec<Arg>> {
        let objects = self.list(cx, node, field)?;
        objects.into_iter().map(|object| self.parameter(cx, object)).collect()
    }

    fn optional_parameter(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Option<Arg>> {
        match self.optional(cx, node, field)? {
            Some(object) => Ok(Some(self.parameter(cx, object)?)),
            None => Ok(None),
        }
    }

    fn parameter(&mut self, cx: &mut Cx, object: Value) -> Read<Arg> {
        let node = self.open_plain(cx, object, "arg")?;
        self.check_string(cx, &node, "type_comment")?;
        Ok(Arg {
            arg: self.name(cx, &node, "arg")?,
            annotation: self.optional_value(cx, &node, "annotation")?,
            span: node.span,
        })
    }
}

/// A node without a place.
pub fn bare(object: Value, kind: &str) -> Node {
    Node { object, kind: kind.to_owned(), span: taipan_parser::Span::default() }
}
