//! Strings that are put together at run time: f-strings and t-strings; and the cleaning of docstrings.

use taipan_parser::ast::{Constant as Literal, Conversion, Expr, ExprKind};

use super::Compiler;
use super::calls::MANY;
use super::constants::{of_code_points, of_literal, of_str};
use super::error::Result;
use super::unit::Target;
use crate::bytecode::{Constant, MOVE_B, Op, X1, X2, X3};

/// The conversion's flags.
fn conversion_flags(conversion: Conversion) -> u8 {
    match conversion {
        Conversion::None => 0,
        Conversion::Str => X2,
        Conversion::Repr => X3,
        Conversion::Ascii => X2 | X3,
    }
}

impl<'a> Compiler<'a> {
    /// An f-string or one field of it.
    pub(super) fn joined(&mut self, expression: &'a Expr, target: Target) -> Result<()> {
        let span = expression.span;
        let ExprKind::JoinedStr { values } = &expression.node else { return self.field(expression, target) };
        match values.as_slice() {
            [] => {
                self.load_constant_to(of_str(""), target, span);
                Ok(())
            }
            [only] if matches!(only.node, ExprKind::FormattedValue { .. }) => self.field(only, target),
            [Expr { node: ExprKind::Constant { value, .. }, .. }] => {
                self.load_constant_to(of_literal(value), target, span);
                Ok(())
            }
            values => {
                let mut count = 0;
                for value in values {
                    if count == MANY {
                        self.unit.run(Op::BuildString, 0, count as u32, count as u16, Target::Push, span);
                        count = 1;
                    }
                    self.push_expression(value)?;
                    count += 1;
                }
                self.unit.run(Op::BuildString, 0, count as u32, count as u16, target, span);
                Ok(())
            }
        }
    }

    fn field(&mut self, expression: &'a Expr, target: Target) -> Result<()> {
        let ExprKind::FormattedValue { value, conversion, format_spec } = &expression.node else {
            return Ok(());
        };
        let flags = conversion_flags(*conversion);
        let span = expression.span;
        match format_spec {
            None => {
                let value = self.operand(value)?;
                self.unit.unary(Op::FormatValue, flags, value, target, span);
            }
            Some(spec) => {
                let value = self.operand_before(value, &[spec])?;
                let spec = self.operand(spec)?;
                self.unit.binary(Op::FormatValue, flags | X1, value, spec, target, span);
            }
        }
        Ok(())
    }

    /// A t-string or one field of it.
    pub(super) fn template(&mut self, expression: &'a Expr, target: Target) -> Result<()> {
        let span = expression.span;
        let ExprKind::TemplateStr { values } = &expression.node else {
            return self.interpolation(expression, target);
        };
        // A string before, between and after the fields, empty or not.
        let mut strings: Vec<Constant> = Vec::new();
        let mut text: Vec<u32> = Vec::new();
        for value in values {
            match &value.node {
                ExprKind::Constant { value: Literal::Str(piece), .. } => text.extend(piece.code_points()),
                _ => strings.push(of_code_points(std::mem::take(&mut text))),
            }
        }
        strings.push(of_code_points(text));
        let strings = self.load_constant(Constant::Tuple(strings.into()), span);
        let fields: Vec<&'a Expr> =
            values.iter().filter(|value| matches!(value.node, ExprKind::Interpolation { .. })).collect();
        if fields.len() <= MANY {
            for field in &fields {
                self.push_expression(field)?;
            }
            let count = fields.len();
            self.unit.run(Op::BuildTuple, 0, count as u32, count as u16, Target::Push, span);
        } else {
            self.unit.run(Op::BuildList, 0, 0, 0, Target::Push, span);
            let list = self.top();
            for field in fields {
                let value = self.operand(field)?;
                self.add_to(Op::ListAppend, 0, list, value, span);
            }
            self.unit.unary(Op::ListToTuple, 0, list, Target::Push, span);
        }
        let fields = self.top();
        self.unit.binary(Op::BuildTemplate, 0, strings, fields, target, span);
        Ok(())
    }

    fn interpolation(&mut self, expression: &'a Expr, target: Target) -> Result<()> {
        let ExprKind::Interpolation { value, text, conversion, format_spec } = &expression.node else {
            return Ok(());
        };
        let span = expression.span;
        self.push_expression(value)?;
        self.load_constant(of_literal(text), span);
        match format_spec {
            Some(spec) => self.push_expression(spec)?,
            None => {
                self.load_str("", span);
            }
        }
        self.unit.run(Op::BuildInterpolation, conversion_flags(*conversion) | MOVE_B, 3, 0, target, span);
        Ok(())
    }
}

/// The docstring without the indentation its lines have in common, as `inspect.cleandoc` would leave it but
/// for blank lines at the ends, which stay.
pub(super) fn clean_docstring(text: impl Iterator<Item = u32>) -> Constant {
    let points: Vec<u32> = expand_tabs(text);
    let newline = u32::from('\n');
    let space = u32::from(' ');
    let mut lines = points.split(|&point| point == newline);
    let first = lines.next().unwrap_or(&[]);
    let rest: Vec<&[u32]> = lines.collect();
    let indent = |line: &[u32]| line.iter().take_while(|&&point| point == space).count();
    let margin = rest.iter().filter(|line| indent(line) < line.len()).map(|line| indent(line)).min();
    let margin = margin.unwrap_or(0);
    let mut clean: Vec<u32> = first[indent(first)..].to_vec();
    for line in rest {
        clean.push(newline);
        clean.extend(&line[margin.min(indent(line))..]);
    }
    of_code_points(clean)
}

/// Tabs as blanks up to the next column of eight.
fn expand_tabs(points: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut expanded = Vec::new();
    let mut column = 0;
    for point in points {
        match char::from_u32(point) {
            Some('\t') => {
                let width = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(u32::from(' '), width));
                column += width;
            }
            Some('\n' | '\r') => {
                expanded.push(point);
                column = 0;
            }
            _ => {
                expanded.push(point);
                column += 1;
            }
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docstrings_lose_their_common_margin() {
        let clean = clean_docstring("  A.\n\n      b\n    c\n    ".chars().map(u32::from));
        let Constant::Str(text) = clean else { panic!("a str") };
        assert_eq!(&*text, "A.\n\n  b\nc\n");
    }
}
