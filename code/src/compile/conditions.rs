//! Conditions and comparisons: jumps that do not make a bool first.

use taipan_parser::Span;
use taipan_parser::ast::{BoolOp, CmpOp, Constant as Literal, Expr, ExprKind, UnaryOp};

use super::Compiler;
use super::chain::float_literal;
use super::error::Result;
use super::fold::truth;
use super::unit::{Label, Operand, Target};
use crate::bytecode::{MOVE_A, MOVE_B, Op, X1, X2};

/// A comparison's instructions.
struct Forms {
    /// The one that makes a value.
    value: Op,
    /// The one that jumps.
    jump: Op,
    /// The one that jumps and compares with a small int.
    immediate: Option<Op>,
    /// Whether X1 asks for the opposite (`is not`, `not in`).
    opposite: bool,
}

fn forms(op: CmpOp) -> Forms {
    let (value, jump, immediate, opposite) = match op {
        CmpOp::Eq => (Op::Equal, Op::JumpEqual, Some(Op::JumpEqualImmediate), false),
        CmpOp::NotEq => (Op::NotEqual, Op::JumpNotEqual, Some(Op::JumpNotEqualImmediate), false),
        CmpOp::Lt => (Op::Less, Op::JumpLess, Some(Op::JumpLessImmediate), false),
        CmpOp::LtE => (Op::LessEqual, Op::JumpLessEqual, Some(Op::JumpLessEqualImmediate), false),
        CmpOp::Gt => (Op::Greater, Op::JumpGreater, Some(Op::JumpGreaterImmediate), false),
        CmpOp::GtE => (Op::GreaterEqual, Op::JumpGreaterEqual, Some(Op::JumpGreaterEqualImmediate), false),
        CmpOp::Is => (Op::Is, Op::JumpIs, None, false),
        CmpOp::IsNot => (Op::Is, Op::JumpIs, None, true),
        CmpOp::In => (Op::Contains, Op::JumpContains, None, false),
        CmpOp::NotIn => (Op::Contains, Op::JumpContains, None, true),
    };
    Forms { value, jump, immediate, opposite }
}

/// The opposite of a test of identity or containment.
pub(super) fn opposite(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Is => CmpOp::IsNot,
        CmpOp::IsNot => CmpOp::Is,
        CmpOp::In => CmpOp::NotIn,
        CmpOp::NotIn => CmpOp::In,
        CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => op,
    }
}

/// A small int on the right of a comparison.
fn small_int(expression: &Expr) -> Option<i16> {
    match &expression.node {
        ExprKind::Constant { value: Literal::Int(value), .. } => i16::try_from(*value).ok(),
        ExprKind::UnaryOp { op: UnaryOp::USub, operand } => match &operand.node {
            ExprKind::Constant { value: Literal::Int(value), .. } => i16::try_from(value.checked_neg()?).ok(),
            _ => None,
        },
        _ => None,
    }
}

/// A number on the right of a comparison that the instruction can hold, and the flag that says of which kind it is.
fn short_number(expression: &Expr) -> Option<(i16, u8)> {
    if let Some(value) = small_int(expression) {
        return Some((value, 0));
    }
    let value = float_literal(expression)?;
    let short = value as i16;
    // not the zero with a sign
    if f64::from(short).to_bits() == value.to_bits() { Some((short, X2)) } else { None }
}

fn is_none(expression: &Expr) -> bool {
    matches!(expression.node, ExprKind::Constant { value: Literal::None, .. })
}

impl<'a> Compiler<'a> {
    /// Goes to the label when the condition is `when`, else goes on.
    pub(super) fn jump_if(&mut self, condition: &'a Expr, label: Label, when: bool) -> Result<()> {
        let span = condition.span;
        if let Some(constant) = self.fold(condition) {
            if truth(&constant) == when {
                self.unit.go(label, span);
            }
            return Ok(());
        }
        match &condition.node {
            ExprKind::UnaryOp { op: UnaryOp::Not, .. } => {
                let (mut inner, mut when) = (condition, when);
                while let ExprKind::UnaryOp { op: UnaryOp::Not, operand } = &inner.node {
                    inner = operand;
                    when = !when;
                }
                self.jump_if(inner, label, when)
            }
            ExprKind::BoolOp { op, values } => self.jump_if_all(*op, values, label, when),
            ExprKind::IfExp { test, body, orelse } => {
                let (other, end) = (self.unit.label(), self.unit.label());
                self.jump_if(test, other, false)?;
                self.jump_if(body, label, when)?;
                self.unit.go(end, span);
                self.unit.bind(other);
                self.jump_if(orelse, label, when)?;
                self.unit.bind(end);
                Ok(())
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.check_comparison(left, ops, comparators, span);
                match (ops.as_slice(), comparators.as_slice()) {
                    ([op], [right]) => {
                        let left = self.operand_before(left, &[right])?;
                        self.jump_if_compared(left, *op, right, label, when, span)
                    }
                    (_, _) => self.jump_if_chain(left, ops, comparators, label, when, span),
                }
            }
            _ => {
                let value = self.operand(condition)?;
                self.jump_on(value, label, when, span);
                Ok(())
            }
        }
    }

    /// Jumps on the truth of an operand, which is consumed.
    pub(super) fn jump_on(&mut self, value: Operand, label: Label, when: bool, span: Span) {
        self.unit.release(value);
        let op = if when { Op::JumpIfTrue } else { Op::JumpIfFalse };
        self.unit.jump(op, value.move_a(), value.register(), 0, label, span);
    }

    fn jump_if_all(&mut self, op: BoolOp, values: &'a [Expr], label: Label, when: bool) -> Result<()> {
        let Some((last, first)) = values.split_last() else { return Ok(()) };
        // What a single value can decide: `or` is true, `and` is false.
        let decided = matches!(op, BoolOp::Or);
        if decided == when {
            for value in first {
                self.jump_if(value, label, when)?;
            }
            return self.jump_if(last, label, when);
        }
        let end = self.unit.label();
        for value in first {
            self.jump_if(value, end, decided)?;
        }
        self.jump_if(last, label, when)?;
        self.unit.bind(end);
        Ok(())
    }

    /// One comparison and a jump; the left operand is there already.
    fn jump_if_compared(
        &mut self,
        left: Operand,
        op: CmpOp,
        right: &'a Expr,
        label: Label,
        when: bool,
        span: Span,
    ) -> Result<()> {
        let forms = forms(op);
        let opposite = if when == forms.opposite { X1 } else { 0 };
        if matches!(op, CmpOp::Is | CmpOp::IsNot) && is_none(right) {
            self.unit.release(left);
            self.unit.jump(Op::JumpIfNone, opposite | left.move_a(), left.register(), 0, label, span);
            return Ok(());
        }
        if let (Some(immediate), Some((value, kind))) = (forms.immediate, short_number(right)) {
            self.unit.release(left);
            let flags = opposite | kind | left.move_a();
            self.unit.jump(immediate, flags, left.register(), value as u16, label, span);
            return Ok(());
        }
        let right = self.right_operand(op, right)?;
        self.unit.release(right);
        self.unit.release(left);
        let flags = opposite | left.move_a() | right.move_b();
        self.unit.jump(forms.jump, flags, left.register(), right.register(), label, span);
        Ok(())
    }

    /// `a < b < c` as a condition.
    fn jump_if_chain(
        &mut self,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        label: Label,
        when: bool,
        span: Span,
    ) -> Result<()> {
        let Some((last, middles)) = comparators.split_last() else { return Ok(()) };
        let bottom = self.unit.depth;
        let end = self.unit.label();
        // Where a failed comparison goes, by the number of temps it leaves behind.
        let mut failed: Vec<(u32, Label)> = Vec::new();
        let rest: Vec<&'a Expr> = comparators.iter().collect();
        let mut left_operand = self.operand_before(left, &rest)?;
        for (index, (middle, op)) in middles.iter().zip(ops).enumerate() {
            let forms = forms(*op);
            let later = rest.get(index + 1..).unwrap_or(&[]);
            let right = self.operand_before(middle, later)?;
            let left_behind = self.unit.depth - bottom;
            let target = failed.iter().find(|(count, _)| *count == left_behind).map(|(_, label)| *label);
            let target = match target {
                Some(target) => target,
                None => {
                    let target = self.unit.label();
                    failed.push((left_behind, target));
                    target
                }
            };
            let flags = if forms.opposite { 0 } else { X1 };
            self.unit.jump(forms.jump, flags, left_operand.register(), right.register(), target, span);
            left_operand = self.shift_chain(left_operand, right, span);
        }
        let Some(&op) = ops.last() else { return Ok(()) };
        self.jump_if_compared(left_operand, op, last, label, when, span)?;
        self.unit.go(end, span);
        failed.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        for (count, failure) in failed {
            self.unit.depth = bottom + count;
            self.unit.bind(failure);
            for _ in 0..count {
                self.unit.drop_top(span);
            }
            self.unit.go(if when { end } else { label }, span);
        }
        self.unit.depth = bottom;
        self.unit.bind(end);
        Ok(())
    }

    /// In a chain the right operand becomes the left one; the old left one goes.
    fn shift_chain(&mut self, left: Operand, right: Operand, span: Span) -> Operand {
        match (left, right) {
            (Operand::Local(_), _) => right,
            (Operand::Temp(_), Operand::Local(_)) => {
                self.unit.drop_top(span);
                right
            }
            (Operand::Temp(_), Operand::Temp(_)) => {
                self.unit.sink(1, span);
                left
            }
        }
    }

    /// A comparison as a value.
    pub(super) fn compare(
        &mut self,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        target: Target,
        span: Span,
    ) -> Result<()> {
        self.check_comparison(left, ops, comparators, span);
        if let ([op], [right]) = (ops, comparators) {
            let left = self.operand_before(left, &[right])?;
            let right = self.right_operand(*op, right)?;
            let forms = forms(*op);
            self.unit.binary(forms.value, if forms.opposite { X1 } else { 0 }, left, right, target, span);
            return Ok(());
        }
        self.compare_chain(left, ops, comparators, span)?;
        self.finish(target, span);
        Ok(())
    }

    /// `a < b < c` into the next temp.
    fn compare_chain(
        &mut self,
        left: &'a Expr,
        ops: &[CmpOp],
        comparators: &'a [Expr],
        span: Span,
    ) -> Result<()> {
        let Some((last, middles)) = comparators.split_last() else { return Ok(()) };
        let bottom = self.unit.depth;
        let end = self.unit.label();
        let mut failed: Vec<(u32, Label)> = Vec::new();
        let rest: Vec<&'a Expr> = comparators.iter().collect();
        let mut left_operand = self.operand_before(left, &rest)?;
        for (index, (middle, op)) in middles.iter().zip(ops).enumerate() {
            let forms = forms(*op);
            let later = rest.get(index + 1..).unwrap_or(&[]);
            let right = self.operand_before(middle, later)?;
            let count = self.unit.depth - bottom;
            // Neither operand is consumed: the left one lies below the right one, which is needed again.
            let register = self.unit.next_temp();
            let opposite = if forms.opposite { X1 } else { 0 };
            self.unit.emit(forms.value, opposite, register, left_operand.register(), right.register(), span);
            self.unit.push();
            let failure = self.unit.label();
            self.unit.jump(Op::JumpIfFalseOrDrop, 0, register, 0, failure, span);
            self.unit.pop(1);
            failed.push((count, failure));
            left_operand = self.shift_chain(left_operand, right, span);
        }
        let Some(&op) = ops.last() else { return Ok(()) };
        let right = self.operand(last)?;
        let forms = forms(op);
        self.unit.binary(
            forms.value,
            if forms.opposite { X1 } else { 0 },
            left_operand,
            right,
            Target::Push,
            span,
        );
        self.unit.go(end, span);
        for (count, failure) in failed {
            // The result lies above the operands: it takes the lowest one's place.
            self.unit.depth = bottom + count + 1;
            self.unit.bind(failure);
            for _ in 0..count {
                self.unit.sink(1, span);
            }
            self.unit.go(end, span);
        }
        self.unit.depth = bottom + 1;
        self.unit.bind(end);
        Ok(())
    }

    /// The right operand of a comparison; a display of constants that is only searched is a constant itself.
    fn right_operand(&mut self, op: CmpOp, right: &'a Expr) -> Result<Operand> {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(constant) = self.constant_display(right)
        {
            return Ok(self.load_constant(constant, right.span));
        }
        self.operand(right)
    }

    /// `MOVE_A | MOVE_B` of two operands.
    pub(super) fn move_both(left: Operand, right: Operand) -> u8 {
        (left.move_a() & MOVE_A) | (right.move_b() & MOVE_B)
    }
}
