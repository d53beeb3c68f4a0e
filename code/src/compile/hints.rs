//! `SyntaxWarning`s for what cannot have been meant: a literal called, indexed by a string, compared with `is`.

use taipan_parser::Span;
use taipan_parser::ast::{CmpOp, Constant as Literal, Expr, ExprKind};

use super::Compiler;
use crate::bytecode::Constant;

/// The name of a literal's type.
fn literal_type(literal: &Literal) -> &'static str {
    match literal {
        Literal::None => "NoneType",
        Literal::True | Literal::False => "bool",
        Literal::Ellipsis => "ellipsis",
        Literal::Int(_) | Literal::BigInt { .. } => "int",
        Literal::Float(_) => "float",
        Literal::Complex(..) => "complex",
        Literal::Str(_) => "str",
        Literal::Bytes(_) => "bytes",
        Literal::Tuple(_) => "tuple",
        Literal::FrozenSet(_) => "frozenset",
    }
}

/// The name of an expression's type, when its form tells.
fn known_type(expression: &Expr) -> Option<&'static str> {
    match &expression.node {
        ExprKind::Tuple { .. } => Some("tuple"),
        ExprKind::List { .. } | ExprKind::ListComp { .. } => Some("list"),
        ExprKind::Dict { .. } | ExprKind::DictComp { .. } => Some("dict"),
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => Some("set"),
        ExprKind::GeneratorExp { .. } => Some("generator"),
        ExprKind::Lambda { .. } => Some("function"),
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => Some("str"),
        ExprKind::TemplateStr { .. } => Some("string.templatelib.Template"),
        ExprKind::Interpolation { .. } => Some("string.templatelib.Interpolation"),
        ExprKind::Constant { value, .. } => Some(literal_type(value)),
        _ => None,
    }
}

/// Whether an operand of `is` is a literal whose identity nobody can know.
fn is_fresh_literal(expression: &Expr) -> bool {
    match &expression.node {
        ExprKind::Constant { value, .. } => {
            !matches!(value, Literal::None | Literal::True | Literal::False | Literal::Ellipsis)
        }
        ExprKind::Tuple { elts, .. } => elts
            .iter()
            .all(|element| matches!(element.node, ExprKind::Constant { .. }) || is_fresh_literal(element)),
        _ => false,
    }
}

impl<'a> Compiler<'a> {
    /// `'text'(…)`
    pub(super) fn check_callable(&mut self, callable: &Expr, _span: Span) {
        let suspicious = matches!(
            callable.node,
            ExprKind::Constant { .. }
                | ExprKind::Tuple { .. }
                | ExprKind::List { .. }
                | ExprKind::ListComp { .. }
                | ExprKind::Dict { .. }
                | ExprKind::DictComp { .. }
                | ExprKind::Set { .. }
                | ExprKind::SetComp { .. }
                | ExprKind::GeneratorExp { .. }
                | ExprKind::JoinedStr { .. }
                | ExprKind::FormattedValue { .. }
                | ExprKind::TemplateStr { .. }
        );
        if let (true, Some(name)) = (suspicious, known_type(callable)) {
            self.warn(format!("'{name}' object is not callable; perhaps you missed a comma?"), callable.span);
        }
    }

    /// `1[…]`, `'text'['key']`
    pub(super) fn check_subscript(&mut self, container: &Expr, index: &Expr, _span: Span) {
        let Some(name) = known_type(container) else { return };
        let indexable = match &container.node {
            ExprKind::Constant { value, .. } => matches!(value, Literal::Str(_) | Literal::Bytes(_)),
            ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. } => true,
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => return,
            _ => false,
        };
        if !indexable {
            self.warn(
                format!("'{name}' object is not subscriptable; perhaps you missed a comma?"),
                container.span,
            );
            return;
        }
        match known_type(index) {
            None | Some("int" | "bool") => {}
            Some(other) => self.warn(
                format!(
                    "{name} indices must be integers or slices, not {other}; perhaps you missed a comma?"
                ),
                container.span,
            ),
        }
    }

    /// `x is 1`
    pub(super) fn check_comparison(&mut self, left: &Expr, ops: &[CmpOp], comparators: &[Expr], span: Span) {
        let mut left = left;
        for (op, right) in ops.iter().zip(comparators) {
            let text = match op {
                CmpOp::Is => Some(("is", "==")),
                CmpOp::IsNot => Some(("is not", "!=")),
                CmpOp::Eq
                | CmpOp::NotEq
                | CmpOp::Lt
                | CmpOp::LtE
                | CmpOp::Gt
                | CmpOp::GtE
                | CmpOp::In
                | CmpOp::NotIn => None,
            };
            let culprit = [left, right].into_iter().find(|operand| is_fresh_literal(operand));
            if let (Some((word, meant)), Some(culprit)) = (text, culprit) {
                let name = known_type(culprit).unwrap_or("object");
                self.warn(format!("\"{word}\" with '{name}' literal. Did you mean \"{meant}\"?"), span);
                return;
            }
            left = right;
        }
    }
}

/// Whether two constants are equal as Python compares them: numbers by value, whatever their type.
pub(super) fn equal(left: &Constant, right: &Constant) -> bool {
    match (number(left), number(right)) {
        (Some(left), Some(right)) => left == right,
        (None, None) => super::constants::key(left) == super::constants::key(right),
        (_, _) => false,
    }
}

/// A number's real and imaginary parts; ints that a float cannot hold are compared as they are.
fn number(constant: &Constant) -> Option<(f64, f64)> {
    match constant {
        Constant::Bool(value) => Some((f64::from(u8::from(*value)), 0.0)),
        Constant::Int(value) if value.unsigned_abs() <= 1 << 53 => Some((*value as f64, 0.0)),
        Constant::Float(value) => Some((*value, 0.0)),
        Constant::Complex(real, imaginary) => Some((*real, *imaginary)),
        _ => None,
    }
}

/// A constant as `repr` shows it, for error messages.
pub(super) fn repr(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Constant::Ellipsis => "Ellipsis".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => super::literals::float_text(*value),
        Constant::Complex(real, imaginary) => super::literals::complex_text(*real, *imaginary),
        Constant::Str(text) => super::literals::quote(text),
        Constant::WideStr(points) => super::literals::quote_points(points),
        Constant::Bytes(bytes) => super::literals::quote_bytes(bytes),
        Constant::Tuple(items) => {
            let inner: Vec<String> = items.iter().map(repr).collect();
            let comma = if inner.len() == 1 { "," } else { "" };
            format!("({}{comma})", inner.join(", "))
        }
        Constant::FrozenSet(_) | Constant::Slice(_) | Constant::Code(_) => "...".to_owned(),
    }
}
