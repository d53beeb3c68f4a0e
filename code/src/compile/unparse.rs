//! Expressions back to text, for annotations under `from __future__ import annotations`: normalised as
//! CPython normalises them.

use taipan_parser::ast::{
    Arguments, BoolOp, CmpOp, Comprehension, Constant as Literal, Conversion, Expr, ExprKind, Keyword,
    Operator, UnaryOp,
};

/// How tightly an expression binds; a looser one inside a tighter one wants brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    fn next(self) -> Level {
        match self {
            Level::Tuple => Level::Test,
            Level::Test => Level::Or,
            Level::Or => Level::And,
            Level::And => Level::Not,
            Level::Not => Level::Compare,
            Level::Compare => Level::BitOr,
            Level::BitOr => Level::BitXor,
            Level::BitXor => Level::BitAnd,
            Level::BitAnd => Level::Shift,
            Level::Shift => Level::Arithmetic,
            Level::Arithmetic => Level::Term,
            Level::Term => Level::Factor,
            Level::Factor => Level::Power,
            Level::Power => Level::Await,
            Level::Await | Level::Atom => Level::Atom,
        }
    }
}

/// The text of an expression.
pub(super) fn unparse(expression: &Expr) -> String {
    let mut writer = Writer { out: String::new() };
    writer.expression(expression, Level::Test);
    writer.out
}

struct Writer {
    out: String,
}

impl Writer {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Something in brackets if it binds looser than its surroundings ask.
    fn bracketed(&mut self, wanted: bool, run: impl FnOnce(&mut Self)) {
        if wanted {
            self.out.push('(');
        }
        run(self);
        if wanted {
            self.out.push(')');
        }
    }

    fn list(&mut self, expressions: &[Expr], level: Level) {
        for (index, expression) in expressions.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            self.expression(expression, level);
        }
    }

    fn expression(&mut self, expression: &Expr, level: Level) {
        match &expression.node {
            ExprKind::BoolOp { op, values } => {
                let (text, own) = match op {
                    BoolOp::And => (" and ", Level::And),
                    BoolOp::Or => (" or ", Level::Or),
                };
                self.bracketed(level > own, |this| {
                    for (index, value) in values.iter().enumerate() {
                        if index > 0 {
                            this.put(text);
                        }
                        this.expression(value, own.next());
                    }
                });
            }
            ExprKind::NamedExpr { target, value } => self.bracketed(level > Level::Tuple, |this| {
                this.expression(target, Level::Atom);
                this.put(" := ");
                this.expression(value, Level::Atom);
            }),
            ExprKind::BinOp { left, op, right } => self.binary(left, *op, right, level),
            ExprKind::UnaryOp { op, operand } => {
                let (text, own) = match op {
                    UnaryOp::Invert => ("~", Level::Factor),
                    UnaryOp::Not => ("not ", Level::Not),
                    UnaryOp::UAdd => ("+", Level::Factor),
                    UnaryOp::USub => ("-", Level::Factor),
                };
                self.bracketed(level > own, |this| {
                    this.put(text);
                    this.expression(operand, own);
                });
            }
            ExprKind::Lambda { args, body } => self.bracketed(level > Level::Test, |this| {
                this.put("lambda");
                let mut inner = Writer { out: String::new() };
                inner.arguments(args);
                if !inner.out.is_empty() {
                    this.put(" ");
                    this.put(&inner.out);
                }
                this.put(": ");
                this.expression(body, Level::Test);
            }),
            ExprKind::IfExp { test, body, orelse } => self.bracketed(level > Level::Test, |this| {
                this.expression(body, Level::Or);
                this.put(" if ");
                this.expression(test, Level::Or);
                this.put(" else ");
                this.expression(orelse, Level::Test);
            }),
            ExprKind::Dict { keys, values } => self.dict(keys, values),
            ExprKind::Set { elts } => self.enclosed("{", elts, "}"),
            ExprKind::List { elts, .. } => self.enclosed("[", elts, "]"),
            ExprKind::Tuple { elts, .. } => self.tuple(elts, level),
            ExprKind::ListComp { elt, generators } => self.comprehension("[", elt, None, generators, "]"),
            ExprKind::SetComp { elt, generators } => self.comprehension("{", elt, None, generators, "}"),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension("{", key, Some(value), generators, "}");
            }
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("(", elt, None, generators, ")"),
            ExprKind::Await { value } => self.bracketed(level > Level::Await, |this| {
                this.put("await ");
                this.expression(value, Level::Atom);
            }),
            ExprKind::Yield { value: None } => self.put("(yield)"),
            ExprKind::Yield { value: Some(value) } => {
                self.put("(yield ");
                self.expression(value, Level::Test);
                self.put(")");
            }
            ExprKind::YieldFrom { value } => {
                self.put("(yield from ");
                self.expression(value, Level::Test);
                self.put(")");
            }
            ExprKind::Compare { left, ops, comparators } => self.bracketed(level > Level::Compare, |this| {
                this.expression(left, Level::Compare.next());
                for (op, right) in ops.iter().zip(comparators) {
                    this.put(comparison(*op));
                    this.expression(right, Level::Compare.next());
                }
            }),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords),
            ExprKind::FormattedValue { .. } | ExprKind::JoinedStr { .. } => {
                self.interpolated("f", expression)
            }
            ExprKind::Interpolation { .. } | ExprKind::TemplateStr { .. } => {
                self.interpolated("t", expression)
            }
            ExprKind::Constant { value, unicode_prefix } => {
                if *unicode_prefix {
                    self.put("u");
                }
                let text = literal(value);
                self.put(&text);
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.expression(value, Level::Atom);
                // `1.real` would be read as a float.
                let number = matches!(
                    &value.node,
                    ExprKind::Constant { value: Literal::Int(_) | Literal::BigInt { .. }, .. }
                );
                self.put(if number { " ." } else { "." });
                self.put(attr);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expression(value, Level::Atom);
                self.put("[");
                self.expression(slice, Level::Tuple);
                self.put("]");
            }
            ExprKind::Starred { value, .. } => {
                self.put("*");
                self.expression(value, Level::BitOr);
            }
            ExprKind::Name { id, .. } => self.put(id),
            ExprKind::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expression(lower, Level::Test);
                }
                self.put(":");
                if let Some(upper) = upper {
                    self.expression(upper, Level::Test);
                }
                if let Some(step) = step {
                    self.put(":");
                    self.expression(step, Level::Test);
                }
            }
        }
    }

    fn binary(&mut self, left: &Expr, op: Operator, right: &Expr, level: Level) {
        let (text, own) = match op {
            Operator::Add => (" + ", Level::Arithmetic),
            Operator::Sub => (" - ", Level::Arithmetic),
            Operator::Mult => (" * ", Level::Term),
            Operator::MatMult => (" @ ", Level::Term),
            Operator::Div => (" / ", Level::Term),
            Operator::Mod => (" % ", Level::Term),
            Operator::FloorDiv => (" // ", Level::Term),
            Operator::LShift => (" << ", Level::Shift),
            Operator::RShift => (" >> ", Level::Shift),
            Operator::BitOr => (" | ", Level::BitOr),
            Operator::BitXor => (" ^ ", Level::BitXor),
            Operator::BitAnd => (" & ", Level::BitAnd),
            Operator::Pow => (" ** ", Level::Power),
        };
        let to_the_right = op == Operator::Pow;
        self.bracketed(level > own, |this| {
            this.expression(left, if to_the_right { own.next() } else { own });
            this.put(text);
            this.expression(right, if to_the_right { own } else { own.next() });
        });
    }

    fn enclosed(&mut self, open: &str, elements: &[Expr], close: &str) {
        self.put(open);
        self.list(elements, Level::Test);
        self.put(close);
    }

    fn tuple(&mut self, elements: &[Expr], level: Level) {
        if elements.is_empty() {
            return self.put("()");
        }
        self.bracketed(level > Level::Tuple, |this| {
            this.list(elements, Level::Test);
            if elements.len() == 1 {
                this.put(",");
            }
        });
    }

    fn dict(&mut self, keys: &[Option<Expr>], values: &[Expr]) {
        self.put("{");
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if index > 0 {
                self.put(", ");
            }
            match key {
                Some(key) => {
                    self.expression(key, Level::Test);
                    self.put(": ");
                    self.expression(value, Level::Test);
                }
                None => {
                    self.put("**");
                    self.expression(value, Level::BitOr);
                }
            }
        }
        self.put("}");
    }

    fn comprehension(
        &mut self,
        open: &str,
        element: &Expr,
        value: Option<&Expr>,
        clauses: &[Comprehension],
        close: &str,
    ) {
        self.put(open);
        self.expression(element, Level::Test);
        if let Some(value) = value {
            self.put(": ");
            self.expression(value, Level::Test);
        }
        for clause in clauses {
            self.put(if clause.is_async { " async for " } else { " for " });
            self.expression(&clause.target, Level::Tuple);
            self.put(" in ");
            self.expression(&clause.iter, Level::Or);
            for condition in &clause.ifs {
                self.put(" if ");
                self.expression(condition, Level::Or);
            }
        }
        self.put(close);
    }

    fn call(&mut self, func: &Expr, args: &[Expr], keywords: &[Keyword]) {
        self.expression(func, Level::Atom);
        if let ([only], []) = (args, keywords)
            && matches!(only.node, ExprKind::GeneratorExp { .. })
        {
            return self.expression(only, Level::Test);
        }
        self.put("(");
        self.list(args, Level::Test);
        for (index, keyword) in keywords.iter().enumerate() {
            if index > 0 || !args.is_empty() {
                self.put(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.put(name);
                    self.put("=");
                }
                None => self.put("**"),
            }
            self.expression(&keyword.value, Level::Test);
        }
        self.put(")");
    }

    fn arguments(&mut self, arguments: &Arguments) {
        let positional = arguments.posonlyargs.len() + arguments.args.len();
        let without_default = positional - arguments.defaults.len().min(positional);
        let mut pieces: Vec<String> = Vec::new();
        for (index, argument) in arguments.posonlyargs.iter().chain(&arguments.args).enumerate() {
            let default = index.checked_sub(without_default).and_then(|index| arguments.defaults.get(index));
            pieces.push(Self::argument(&argument.arg, default));
            if index + 1 == arguments.posonlyargs.len() {
                pieces.push("/".to_owned());
            }
        }
        if let Some(rest) = &arguments.vararg {
            pieces.push(format!("*{}", rest.arg));
        } else if !arguments.kwonlyargs.is_empty() {
            pieces.push("*".to_owned());
        }
        for (argument, default) in arguments.kwonlyargs.iter().zip(&arguments.kw_defaults) {
            pieces.push(Self::argument(&argument.arg, default.as_ref()));
        }
        if let Some(rest) = &arguments.kwarg {
            pieces.push(format!("**{}", rest.arg));
        }
        let text = pieces.join(", ");
        self.put(&text);
    }

    fn argument(name: &str, default: Option<&Expr>) -> String {
        let mut writer = Writer { out: name.to_owned() };
        if let Some(default) = default {
            writer.put("=");
            writer.expression(default, Level::Test);
        }
        writer.out
    }

    fn interpolated(&mut self, prefix: &str, expression: &Expr) {
        let mut body = String::new();
        pieces(expression, &mut body);
        self.put(prefix);
        let quoted = super::literals::quote(&body);
        self.put(&quoted);
    }
}

/// The inside of an f-string or t-string.
fn pieces(expression: &Expr, out: &mut String) {
    match &expression.node {
        ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => {
            values.iter().for_each(|value| pieces(value, out));
        }
        ExprKind::Constant { value: Literal::Str(text), .. } => {
            let text: String =
                text.code_points().map(|point| char::from_u32(point).unwrap_or('\u{fffd}')).collect();
            out.push_str(&text.replace('{', "{{").replace('}', "}}"));
        }
        ExprKind::FormattedValue { value, conversion, format_spec }
        | ExprKind::Interpolation { value, conversion, format_spec, .. } => {
            let mut writer = Writer { out: String::new() };
            writer.expression(value, Level::Test.next());
            out.push('{');
            if writer.out.starts_with('{') {
                out.push(' ');
            }
            out.push_str(&writer.out);
            out.push_str(match conversion {
                Conversion::None => "",
                Conversion::Str => "!s",
                Conversion::Repr => "!r",
                Conversion::Ascii => "!a",
            });
            if let Some(spec) = format_spec {
                out.push(':');
                pieces(spec, out);
            }
            out.push('}');
        }
        _ => {}
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}

fn literal(value: &Literal) -> String {
    match value {
        // An infinity has no name of its own in the language.
        Literal::Float(value) if value.is_infinite() => "1e309".to_owned(),
        Literal::Complex(_, value) if value.is_infinite() => "1e309j".to_owned(),
        Literal::Ellipsis => "...".to_owned(),
        other => super::hints::repr(&super::constants::of_literal(other)),
    }
}
