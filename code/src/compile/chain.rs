//! Chains to the left: `a + b - c`, `a.b(c)[d].e`. They are walked with a list, bottom first, so that a chain
//! of any length costs no Rust stack.

use taipan_parser::Span;
use taipan_parser::ast::{Constant as Literal, Expr, ExprKind, Operator, UnaryOp};

use super::Compiler;
use super::error::Result;
use super::unit::{Operand, Target};
use crate::bytecode::{Op, X2};

/// The general form of an operator.
pub(super) fn operation(op: Operator) -> Op {
    match op {
        Operator::Add => Op::Add,
        Operator::Sub => Op::Subtract,
        Operator::Mult => Op::Multiply,
        Operator::MatMult => Op::MatrixMultiply,
        Operator::Div => Op::TrueDivide,
        Operator::Mod => Op::Modulo,
        Operator::Pow => Op::Power,
        Operator::LShift => Op::ShiftLeft,
        Operator::RShift => Op::ShiftRight,
        Operator::BitOr => Op::Or,
        Operator::BitXor => Op::Xor,
        Operator::BitAnd => Op::And,
        Operator::FloorDiv => Op::FloorDivide,
    }
}

/// The form with a small int on the right, and the int.
pub(super) fn immediate_operation(op: Operator, right: &Expr) -> Option<(Op, u16)> {
    let ExprKind::Constant { value: Literal::Int(value), .. } = &right.node else { return None };
    let value = i16::try_from(*value).ok()?;
    let op = match op {
        Operator::Add => Op::AddImmediate,
        Operator::Sub => Op::SubtractImmediate,
        Operator::Mult => Op::MultiplyImmediate,
        Operator::FloorDiv if value != 0 => Op::FloorDivideImmediate,
        Operator::Mod if value != 0 => Op::ModuloImmediate,
        Operator::BitAnd => Op::AndImmediate,
        Operator::LShift => Op::ShiftLeftImmediate,
        Operator::RShift => Op::ShiftRightImmediate,
        Operator::FloorDiv
        | Operator::Mod
        | Operator::MatMult
        | Operator::Div
        | Operator::Pow
        | Operator::BitOr
        | Operator::BitXor => return None,
    };
    Some((op, value as u16))
}

/// A float that an instruction can hold: the highest 16 bits say it all, and its size is no extreme one.
fn short_float(expression: &Expr) -> Option<(f64, u16)> {
    let value = float_literal(expression)?;
    let fits = value == 0.0 || (1e-60..1e60).contains(&value.abs());
    if fits && value.to_bits() << 16 == 0 { Some((value, (value.to_bits() >> 48) as u16)) } else { None }
}

/// A float literal, perhaps with a sign.
pub(super) fn float_literal(expression: &Expr) -> Option<f64> {
    match &expression.node {
        ExprKind::Constant { value: Literal::Float(value), .. } => Some(*value),
        ExprKind::UnaryOp { op: UnaryOp::USub, operand } => match &operand.node {
            ExprKind::Constant { value: Literal::Float(value), .. } => Some(-*value),
            _ => None,
        },
        _ => None,
    }
}

/// The forms of an operator with a float literal: the one with the literal on the right, the one with it on the left,
/// and the flags of the latter.
fn float_forms(op: Operator) -> Option<(Op, Op, u8)> {
    match op {
        Operator::Add => Some((Op::AddFloat, Op::AddFloat, X2)),
        Operator::Sub => Some((Op::SubtractFloat, Op::SubtractFromFloat, 0)),
        Operator::Mult => Some((Op::MultiplyFloat, Op::MultiplyFloat, X2)),
        Operator::Div => Some((Op::TrueDivideFloat, Op::TrueDivideIntoFloat, 0)),
        Operator::MatMult
        | Operator::Mod
        | Operator::Pow
        | Operator::LShift
        | Operator::RShift
        | Operator::BitOr
        | Operator::BitXor
        | Operator::BitAnd
        | Operator::FloorDiv => None,
    }
}

/// The form with a float on the right, and the float.
fn float_on_right(op: Operator, right: &Expr) -> Option<(Op, u16)> {
    let (value, bits) = short_float(right)?;
    let (form, _, _) = float_forms(op).filter(|_| op != Operator::Div || value != 0.0)?;
    Some((form, bits))
}

/// The form with a float on the left, its flags, and the float.
fn float_on_left(op: Operator, left: &Expr) -> Option<(Op, u8, u16)> {
    let (_, bits) = short_float(left)?;
    let (_, form, flags) = float_forms(op)?;
    Some((form, flags, bits))
}

/// The child that a chain goes on with.
fn left_of(expression: &Expr) -> Option<&Expr> {
    match &expression.node {
        ExprKind::BinOp { left, .. } => Some(left),
        ExprKind::Attribute { value, .. } | ExprKind::Subscript { value, .. } => Some(value),
        ExprKind::Call { func, .. } => Some(func),
        _ => None,
    }
}

impl<'a> Compiler<'a> {
    /// An operator, attribute, item or call, with all of them to its left.
    pub(super) fn chain(&mut self, expression: &'a Expr, target: Target) -> Result<()> {
        if self.super_form(expression, target)? || self.prelude_form(expression, target)? {
            return Ok(());
        }
        let mut spine = vec![expression];
        let mut base = left_of(expression);
        while let Some(next) = base {
            // What is known or special is the bottom of the chain.
            let special = self.is_super_form(next) || self.fold(next).is_some();
            match left_of(next) {
                Some(left) if !special => {
                    spine.push(next);
                    base = Some(left);
                }
                _ => break,
            }
        }
        let Some(base) = base else { return Ok(()) };
        let Some(mut value) = self.chain_bottom(base, &mut spine, target)? else { return Ok(()) };
        if let Some(ExprKind::BinOp { right, .. } | ExprKind::Subscript { slice: right, .. }) =
            spine.last().map(|node| &node.node)
        {
            value = self.keep(base, value, &[right])?;
        }
        while let Some(node) = spine.pop() {
            let method = spine.last().is_some_and(|outer| self.is_method_call(outer));
            match &node.node {
                ExprKind::Attribute { attr, .. } if method => {
                    let Some(call) = spine.pop() else { break };
                    let to = if spine.is_empty() { target } else { Target::Push };
                    self.method_call(value, node, attr, call, to)?;
                }
                _ => {
                    let to = if spine.is_empty() { target } else { Target::Push };
                    self.link(value, node, to)?;
                }
            }
            if !spine.is_empty() {
                value = self.top();
            }
        }
        Ok(())
    }

    /// The bottom of a chain; with the link above it when that is an operator with a float on its left. None: that was
    /// all, and the target has it.
    fn chain_bottom(
        &mut self,
        base: &'a Expr,
        spine: &mut Vec<&'a Expr>,
        target: Target,
    ) -> Result<Option<Operand>> {
        let Some(lowest) = spine.last() else { return self.operand(base).map(Some) };
        if let ExprKind::BinOp { op, right, .. } = &lowest.node
            && let Some((op, flags, bits)) = float_on_left(*op, base)
        {
            let span = lowest.span;
            spine.pop();
            let to = if spine.is_empty() { target } else { Target::Push };
            let right = self.operand(right)?;
            self.operate_at_once(op, flags, right, bits, to, span);
            return Ok(if spine.is_empty() { None } else { Some(self.top()) });
        }
        self.operand(base).map(Some)
    }

    /// An operator whose other operand the instruction holds.
    fn operate_at_once(
        &mut self,
        op: Op,
        flags: u8,
        value: Operand,
        number: u16,
        target: Target,
        span: Span,
    ) {
        self.unit.release(value);
        let (a, drop) = self.unit.destination(target);
        self.unit.emit(op, flags | drop | value.move_b(), a, value.register(), number, span);
        self.unit.settle(target);
    }

    /// `_sum_step(sum, item)` of the prelude, which is an instruction. Both arguments are locals.
    fn prelude_form(&mut self, expression: &'a Expr, target: Target) -> Result<bool> {
        let ExprKind::Call { func, args, .. } = &expression.node else { return Ok(false) };
        let is_step = matches!(&func.node, ExprKind::Name { id, .. } if *id == "_sum_step");
        let [sum, item] = args.as_slice() else { return Ok(false) };
        if !is_step || !self.options.hidden {
            return Ok(false);
        }
        let (sum, item) = (self.operand(sum)?, self.operand(item)?);
        self.unit.binary(Op::SumStep, 0, sum, item, target, expression.span);
        Ok(true)
    }

    /// One link of a chain: its left child is there already.
    fn link(&mut self, value: Operand, node: &'a Expr, target: Target) -> Result<()> {
        let span = node.span;
        match &node.node {
            ExprKind::BinOp { op, right, .. } => self.operate(value, *op, right, 0, target, span),
            ExprKind::Attribute { attr, .. } => {
                let span = self.attribute_span(span, attr);
                let name = self.id(attr);
                self.load_attribute(value, name, target, span);
                Ok(())
            }
            ExprKind::Subscript { value: container, slice, .. } => {
                self.check_subscript(container, slice, span);
                let index = self.operand(slice)?;
                self.unit.binary(Op::LoadItem, 0, value, index, target, span);
                Ok(())
            }
            ExprKind::Call { func, args, keywords } => {
                self.check_callable(func, span);
                self.unit.move_to(value, Target::Push, func.span);
                self.call_window(args, keywords, target, span)
            }
            // No other kind has a left child.
            _ => Ok(()),
        }
    }

    /// `value op right`
    pub(super) fn operate(
        &mut self,
        value: Operand,
        op: Operator,
        right: &'a Expr,
        flags: u8,
        target: Target,
        span: Span,
    ) -> Result<()> {
        if let Some((op, number)) = immediate_operation(op, right).or_else(|| float_on_right(op, right)) {
            self.operate_at_once(op, flags, value, number, target, span);
            return Ok(());
        }
        let right = self.operand(right)?;
        self.unit.binary(operation(op), flags, value, right, target, span);
        Ok(())
    }

    pub(super) fn load_attribute(
        &mut self,
        value: Operand,
        name: super::names::NameId,
        target: Target,
        span: Span,
    ) {
        let index = self.name_index(name);
        self.unit.release(value);
        let (a, drop) = self.unit.destination(target);
        self.unit.emit(Op::LoadAttr, drop | value.move_b(), a, value.register(), index, span);
        self.unit.settle(target);
    }

    /// An attribute on a later line than its object is blamed on its own line.
    pub(super) fn attribute_span(&mut self, span: Span, attr: &str) -> Span {
        self.lines.last_line_of(span, u32::try_from(attr.len()).unwrap_or(0))
    }
}
