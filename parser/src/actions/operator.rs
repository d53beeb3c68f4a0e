//! Chains of operators, folded by precedence while they are read.
//!
//! Each chain keeps a short stack of operands that wait for a tighter operator, never longer than there are
//! levels of precedence.

use super::{Placed, State};
use crate::ast::{BoolOp, CmpOp, Expr, ExprKind, Operator};

/// How tight a binary operator binds.
fn precedence(operator: Operator) -> u8 {
    match operator {
        Operator::BitOr => 1,
        Operator::BitXor => 2,
        Operator::BitAnd => 3,
        Operator::LShift | Operator::RShift => 4,
        Operator::Add | Operator::Sub => 5,
        Operator::Mult | Operator::Div | Operator::FloorDiv | Operator::Mod | Operator::MatMult => 6,
        Operator::Pow => 7,
    }
}

/// `a + b * c …`
#[derive(Debug)]
pub struct ArithmeticChain {
    waiting: Vec<(Placed<Expr>, Operator)>,
    last: Box<Placed<Expr>>,
}

impl ArithmeticChain {
    pub fn new(left: Placed<Expr>, operator: Operator, right: Placed<Expr>) -> Self {
        ArithmeticChain { waiting: vec![(left, operator)], last: Box::new(right) }
    }

    pub fn push(mut self, state: &State<'_>, operator: Operator, right: Placed<Expr>) -> Self {
        self.fold(state, precedence(operator));
        let left = std::mem::replace(&mut *self.last, right);
        self.waiting.push((left, operator));
        self
    }

    pub fn finish(mut self, state: &State<'_>) -> Expr {
        self.fold(state, 0);
        self.last.value
    }

    /// Joins what binds at least as tight as `least`.
    fn fold(&mut self, state: &State<'_>, least: u8) {
        while self.waiting.last().is_some_and(|(_, operator)| precedence(*operator) >= least) {
            let Some((left, op)) = self.waiting.pop() else { return };
            let (start, end) = (left.start, self.last.end);
            let none = state.constant(crate::ast::Constant::None, 0, 0);
            let right = std::mem::replace(&mut self.last.value, none);
            let node = ExprKind::BinOp { left: Box::new(left.value), op, right: Box::new(right) };
            self.last.value = state.expression(node, start, end);
            self.last.start = start;
        }
    }
}

/// `a and b or c …`
#[derive(Debug)]
pub struct BooleanChain {
    /// The operands of `or` before the current one.
    alternatives: Vec<Placed<Expr>>,
    /// The operands of the current `and`, or a single operand.
    conjunction: Vec<Placed<Expr>>,
}

impl BooleanChain {
    pub fn new(state: &State<'_>, left: Placed<Expr>, operator: BoolOp, right: Placed<Expr>) -> Self {
        let chain = BooleanChain { alternatives: Vec::new(), conjunction: vec![left] };
        chain.push(state, operator, right)
    }

    pub fn push(mut self, state: &State<'_>, operator: BoolOp, right: Placed<Expr>) -> Self {
        if operator == BoolOp::Or {
            let conjunction = std::mem::take(&mut self.conjunction);
            self.alternatives.extend(join(state, BoolOp::And, conjunction));
        }
        self.conjunction.push(right);
        self
    }

    pub fn finish(mut self, state: &State<'_>) -> Expr {
        self.alternatives.extend(join(state, BoolOp::And, self.conjunction));
        match join(state, BoolOp::Or, self.alternatives) {
            Some(placed) => placed.value,
            None => state.constant(crate::ast::Constant::None, 0, 0),
        }
    }
}

/// One node over several operands; a single operand stays as it is.
fn join(state: &State<'_>, op: BoolOp, mut operands: Vec<Placed<Expr>>) -> Option<Placed<Expr>> {
    if operands.len() < 2 {
        return operands.pop();
    }
    let (start, end) = (operands.first()?.start, operands.last()?.end);
    let values = operands.into_iter().map(|operand| operand.value).collect();
    Some(Placed { start, value: state.expression(ExprKind::BoolOp { op, values }, start, end), end })
}

/// `a < b <= c …`
#[derive(Debug)]
pub struct CompareChain {
    left: Box<Expr>,
    ops: Vec<CmpOp>,
    comparators: Vec<Expr>,
}

impl CompareChain {
    pub fn new(left: Expr, op: CmpOp, right: Expr) -> Box<Self> {
        Box::new(CompareChain { left: Box::new(left), ops: vec![op], comparators: vec![right] })
    }

    pub fn push(&mut self, op: CmpOp, right: Expr) {
        self.ops.push(op);
        self.comparators.push(right);
    }

    pub fn finish(self, state: &State<'_>, start: u32, end: u32) -> Expr {
        let CompareChain { left, ops, comparators } = self;
        state.expression(ExprKind::Compare { left, ops, comparators }, start, end)
    }
}
