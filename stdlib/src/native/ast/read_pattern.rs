//! The cases of `match` and their patterns.

use taipan_parser::ast::{
    Constant, Context, Expr, ExprKind, MatchCase, Name, Operator, Pattern, PatternKind, UnaryOp,
};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::read::{Fault, Node, Read, Reader, value_error};
use super::read_expression::bare;

impl Reader {
    /// The cases of a `match`.
    pub fn cases(&mut self, cx: &mut Cx, node: &Node) -> Read<Vec<MatchCase>> {
        let mut cases = Vec::new();
        for object in self.list(cx, node, "cases")? {
            let own = bare(object, "match_case");
            let pattern = self.required(cx, &own, "pattern")?;
            cases.push(MatchCase {
                pattern: self.pattern(cx, &pattern, false)?,
                guard: self.optional_value(cx, &own, "guard")?,
                body: self.body(cx, &own)?,
            });
        }
        self.not_empty(cx, cases, node, "cases")
    }

    fn patterns(&mut self, cx: &mut Cx, node: &Node, field: &str, star: bool) -> Read<Vec<Pattern>> {
        let objects = self.list(cx, node, field)?;
        objects.iter().map(|object| self.pattern(cx, object, star)).collect()
    }

    /// A pattern; `star` says whether it may be a `MatchStar`.
    fn pattern(&mut self, cx: &mut Cx, object: &Value, star: bool) -> Read<Pattern> {
        self.deeper(cx, |own, cx| {
            let node = own.open(cx, object, "pattern")?;
            let kind = own.pattern_kind(cx, &node, star)?;
            Ok(Pattern::new(kind, node.span))
        })
    }

    fn pattern_kind(&mut self, cx: &mut Cx, node: &Node, star: bool) -> Read<PatternKind> {
        Ok(match node.kind.as_str() {
            "MatchValue" => {
                let value = self.value(cx, node, "value")?;
                self.check_pattern_value(cx, &value)?;
                PatternKind::MatchValue { value }
            }
            "MatchSingleton" => {
                let value = self.optional(cx, node, "value")?.unwrap_or(Value::NONE);
                match self.constant(cx, &value)? {
                    value @ (Constant::None | Constant::True | Constant::False) => {
                        PatternKind::MatchSingleton { value }
                    }
                    _ => {
                        return Err(value_error(cx, "MatchSingleton can only contain True, False and None"));
                    }
                }
            }
            "MatchSequence" => {
                PatternKind::MatchSequence { patterns: self.patterns(cx, node, "patterns", true)? }
            }
            "MatchMapping" => self.mapping(cx, node)?,
            "MatchClass" => self.class_pattern(cx, node)?,
            "MatchStar" if !star => return Err(value_error(cx, "can't use MatchStar here")),
            "MatchStar" => PatternKind::MatchStar { name: self.capture(cx, node, "name")? },
            "MatchAs" => {
                let pattern = match self.optional(cx, node, "pattern")? {
                    Some(pattern) => Some(Box::new(self.pattern(cx, &pattern, false)?)),
                    None => None,
                };
                let name = self.capture(cx, node, "name")?;
                if pattern.is_some() && name.is_none() {
                    let text = "MatchAs must specify a target name if a pattern is given";
                    return Err(value_error(cx, text));
                }
                PatternKind::MatchAs { pattern, name }
            }
            "MatchOr" => {
                let patterns = self.patterns(cx, node, "patterns", false)?;
                if patterns.len() < 2 {
                    return Err(value_error(cx, "MatchOr requires at least 2 patterns"));
                }
                PatternKind::MatchOr { patterns }
            }
            _ => return Err(Fault::Unlike("pattern", node.object.clone())),
        })
    }

    fn mapping(&mut self, cx: &mut Cx, node: &Node) -> Read<PatternKind> {
        let keys = self.exprs(cx, node, "keys", Context::Load)?;
        let patterns = self.patterns(cx, node, "patterns", false)?;
        if keys.len() != patterns.len() {
            return Err(value_error(cx, "MatchMapping doesn't have the same number of keys as patterns"));
        }
        let rest = self.capture(cx, node, "rest")?;
        for key in &keys {
            let is_singleton = matches!(
                key.node,
                ExprKind::Constant { value: Constant::None | Constant::True | Constant::False, .. }
            );
            if !is_singleton {
                self.check_pattern_value(cx, key)?;
            }
        }
        Ok(PatternKind::MatchMapping { keys, patterns, rest })
    }

    fn class_pattern(&mut self, cx: &mut Cx, node: &Node) -> Read<PatternKind> {
        let cls = self.value(cx, node, "cls")?;
        let patterns = self.patterns(cx, node, "patterns", false)?;
        let kwd_attrs = self.names(cx, node, "kwd_attrs")?;
        let kwd_patterns = self.patterns(cx, node, "kwd_patterns", false)?;
        if kwd_attrs.len() != kwd_patterns.len() {
            let text = "MatchClass doesn't have the same number of keyword attributes as patterns";
            return Err(value_error(cx, text));
        }
        let mut root = &*cls;
        while let ExprKind::Attribute { value, .. } = &root.node {
            root = value;
        }
        if !matches!(root.node, ExprKind::Name { .. }) {
            return Err(value_error(cx, "MatchClass cls field can only contain Name or Attribute nodes."));
        }
        for name in &kwd_attrs {
            self.check_name(cx, name)?;
        }
        Ok(PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns })
    }

    /// A name that a pattern binds.
    fn capture(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Option<Name>> {
        let name = self.optional_name(cx, node, field)?;
        match &name {
            Some(name) if name.as_str() == "_" => {
                return Err(value_error(cx, "can't capture name '_' in patterns"));
            }
            Some(name) => self.check_name(cx, name)?,
            None => {}
        }
        Ok(name)
    }

    /// Only literals, signed and complex numbers and dotted names may be compared with.
    fn check_pattern_value(&mut self, cx: &mut Cx, value: &Expr) -> Read<()> {
        let fits = match &value.node {
            ExprKind::Constant { value, .. } => match value {
                Constant::Int(_)
                | Constant::BigInt { .. }
                | Constant::Float(_)
                | Constant::Complex(..)
                | Constant::Str(_)
                | Constant::Bytes(_) => true,
                Constant::None
                | Constant::True
                | Constant::False
                | Constant::Ellipsis
                | Constant::Tuple(_)
                | Constant::FrozenSet(_) => {
                    return Err(value_error(cx, "unexpected constant inside of a literal pattern"));
                }
            },
            ExprKind::Attribute { .. } => true,
            ExprKind::UnaryOp { op: UnaryOp::USub, operand } => is_number(operand, false),
            ExprKind::BinOp { left, op: Operator::Add | Operator::Sub, right } => {
                let left_fits = match &left.node {
                    ExprKind::UnaryOp { op: UnaryOp::USub, operand } => is_number(operand, false),
                    _ => is_number(left, false),
                };
                left_fits && is_number(right, true)
            }
            ExprKind::JoinedStr { .. } | ExprKind::TemplateStr { .. } => {
                let class = cx.exceptions().syntax_error.clone();
                let text = "patterns may only match literals and attribute lookups";
                return Err(cx.raise_text(&class, text).into());
            }
            _ => false,
        };
        if fits {
            return Ok(());
        }
        Err(value_error(cx, "patterns may only match literals and attribute lookups"))
    }
}

/// Whether an expression is a number, imaginary or real.
fn is_number(value: &Expr, imaginary: bool) -> bool {
    match &value.node {
        ExprKind::Constant { value: Constant::Complex(..), .. } => true,
        ExprKind::Constant {
            value: Constant::Int(_) | Constant::BigInt { .. } | Constant::Float(_), ..
        } => !imaginary,
        _ => false,
    }
}
