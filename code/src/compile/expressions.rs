//! Expressions: the front door. An expression is asked for in one of two ways: as an *operand*, when a local
//! may be read where it is, or *into a target*, the next temp or a local.

use taipan_parser::Span;
use taipan_parser::ast::{BoolOp, Expr, ExprKind, UnaryOp};

use super::Compiler;
use super::constants::of_literal;
use super::error::{Result, error};
use super::names::NameId;
use super::unit::{ConstantIndex, Operand, Target, UnitKind};
use super::variables::Access;
use crate::bytecode::{Constant, Op, X1, immediate};

impl<'a> Compiler<'a> {
    /// An expression as an operand.
    pub(super) fn operand(&mut self, expression: &'a Expr) -> Result<Operand> {
        match &expression.node {
            ExprKind::Name { id, .. } if *id != "__debug__" => {
                let name = self.id(id);
                return Ok(self.name_operand(name, expression.span));
            }
            ExprKind::NamedExpr { target, value } => {
                if let Some(register) = self.plain_local(target) {
                    self.expression(value, Target::Local(register))?;
                    return Ok(Operand::Local(register));
                }
            }
            _ => {}
        }
        self.push_expression(expression)?;
        Ok(self.top())
    }

    /// The topmost temp as an operand.
    pub(super) fn top(&mut self) -> Operand {
        Operand::Temp(self.unit.temp_at(self.unit.depth.saturating_sub(1)))
    }

    /// An operand that stays what it is while `later` is evaluated: a local that `later` may rebind by `:=`
    /// is copied.
    pub(super) fn operand_before(&mut self, expression: &'a Expr, later: &[&'a Expr]) -> Result<Operand> {
        let operand = self.operand(expression)?;
        self.keep(expression, operand, later)
    }

    /// See `operand_before`; for an operand that is there already.
    pub(super) fn keep(
        &mut self,
        expression: &'a Expr,
        operand: Operand,
        later: &[&'a Expr],
    ) -> Result<Operand> {
        if let (Operand::Local(_), Some(name)) = (operand, self.name_of(expression)) {
            let harmless = |expression: &&Expr| {
                matches!(expression.node, ExprKind::Name { .. } | ExprKind::Constant { .. })
            };
            if self.may_be_rebound(name) && !later.iter().all(harmless) {
                self.unit.move_to(operand, Target::Push, expression.span);
                return Ok(self.top());
            }
        }
        Ok(operand)
    }

    fn name_of(&mut self, expression: &Expr) -> Option<NameId> {
        match &expression.node {
            ExprKind::Name { id, .. } => Some(self.id(id)),
            ExprKind::NamedExpr { target, .. } => match &target.node {
                ExprKind::Name { id, .. } => Some(self.id(id)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The register of a name that is a plain local.
    pub(super) fn plain_local(&mut self, expression: &Expr) -> Option<u16> {
        let ExprKind::Name { id, .. } = &expression.node else { return None };
        let name = self.id(id);
        match self.access(name) {
            Access::Local(register) => Some(register),
            Access::Cell(_)
            | Access::Free(_)
            | Access::Global
            | Access::Name
            | Access::ClassOrFree(_)
            | Access::MappingOrFree(_)
            | Access::MappingOrGlobal => None,
        }
    }

    /// An expression into a target.
    pub(super) fn expression(&mut self, expression: &'a Expr, target: Target) -> Result<()> {
        let span = expression.span;
        if let Some(constant) = self.fold(expression) {
            self.load_constant_to(constant, target, span);
            return Ok(());
        }
        match &expression.node {
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, target, span),
            ExprKind::NamedExpr { target: name, value } => self.named(name, value, target),
            ExprKind::BinOp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. } => self.chain(expression, target),
            ExprKind::UnaryOp { op, operand } => self.unary(*op, operand, target, span),
            ExprKind::Lambda { args, body } => self.lambda(expression, args, body, target),
            ExprKind::IfExp { .. } => self.if_expression(expression, target),
            ExprKind::Dict { keys, values } => self.dict_display(keys, values, target, span),
            ExprKind::Set { elts } => self.set_display(elts, target, span),
            ExprKind::List { elts, .. } => self.list_display(elts, target, span),
            ExprKind::Tuple { elts, .. } => self.tuple_display(elts, target, span),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. } => self.comprehension(expression, target),
            ExprKind::Await { value } => {
                self.push_expression(value)?;
                self.await_top(0, target, span);
                Ok(())
            }
            ExprKind::Yield { value } => self.yield_value(value.as_deref(), target, span),
            ExprKind::YieldFrom { value } => self.yield_from(value, target, span),
            ExprKind::Compare { left, ops, comparators } => {
                self.compare(left, ops, comparators, target, span)
            }
            ExprKind::FormattedValue { .. } | ExprKind::JoinedStr { .. } => self.joined(expression, target),
            ExprKind::Interpolation { .. } | ExprKind::TemplateStr { .. } => {
                self.template(expression, target)
            }
            ExprKind::Constant { value, .. } => {
                self.load_constant_to(of_literal(value), target, span);
                Ok(())
            }
            ExprKind::Starred { .. } => error("can't use starred expression here", span),
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                self.load_name(name, target, span);
                Ok(())
            }
            ExprKind::Slice { lower, upper, step } => {
                self.slice(lower.as_deref(), upper.as_deref(), step.as_deref(), target, span)
            }
        }
    }

    // -- constants

    /// A constant as an operand.
    pub(super) fn load_constant(&mut self, constant: Constant, span: Span) -> Operand {
        self.load_constant_to(constant, Target::Push, span);
        self.top()
    }

    pub(super) fn load_constant_to(&mut self, constant: Constant, target: Target, span: Span) {
        let number = match &constant {
            Constant::None => immediate::NONE,
            Constant::Bool(false) => immediate::FALSE,
            Constant::Bool(true) => immediate::TRUE,
            Constant::Ellipsis => immediate::ELLIPSIS,
            Constant::Int(value) => {
                if let Ok(value) = i32::try_from(*value) {
                    let (a, drop) = self.unit.destination(target);
                    self.unit.emit_wide(Op::LoadInt, drop, a, value as u32, span);
                    self.unit.settle(target);
                    return;
                }
                return self.load_from_pool(constant, target, span);
            }
            Constant::BigInt(_)
            | Constant::Float(_)
            | Constant::Complex(..)
            | Constant::Str(_)
            | Constant::WideStr(_)
            | Constant::Bytes(_)
            | Constant::Tuple(_)
            | Constant::FrozenSet(_)
            | Constant::Slice(_)
            | Constant::Code(_) => return self.load_from_pool(constant, target, span),
        };
        self.unit.nullary(Op::LoadImmediate, number, 0, target, span);
    }

    fn load_from_pool(&mut self, constant: Constant, target: Target, span: Span) {
        let index = self.unit.constant(constant);
        let (a, drop) = self.unit.destination(target);
        // The assembler adds what lies before the pool that the index belongs to.
        let number = match index {
            ConstantIndex::Large(number) => number << 1 | 1,
            ConstantIndex::Small(number) => number << 1,
        };
        self.unit.emit_wide(Op::LoadConst, drop, a, number, span);
        self.unit.settle(target);
    }

    /// Loads a str.
    pub(super) fn load_str(&mut self, text: &str, span: Span) -> Operand {
        self.load_constant(super::constants::of_str(text), span)
    }

    /// Loads the text of a name.
    pub(super) fn load_name_text(&mut self, name: NameId, span: Span) -> Operand {
        let constant = super::constants::of_str(self.names.text(name));
        self.load_constant(constant, span)
    }

    // -- operators

    fn unary(&mut self, op: UnaryOp, operand: &'a Expr, target: Target, span: Span) -> Result<()> {
        // Signs in a row are worked off with a list, innermost first.
        let mut pending = vec![(op, span)];
        let mut operand = operand;
        while let ExprKind::UnaryOp { op, operand: inner } = &operand.node {
            if self.fold(operand).is_some() {
                break;
            }
            pending.push((*op, operand.span));
            operand = inner;
        }
        if let (&(UnaryOp::Not, span), ExprKind::Compare { left, ops, comparators }) =
            (&pending[pending.len() - 1], &operand.node)
        {
            // `not a in b` and `not a is b` are one operation; the others may not give a bool.
            if let [
                op @ (taipan_parser::ast::CmpOp::In
                | taipan_parser::ast::CmpOp::NotIn
                | taipan_parser::ast::CmpOp::Is
                | taipan_parser::ast::CmpOp::IsNot),
            ] = ops.as_slice()
            {
                pending.pop();
                let last = pending.is_empty();
                let to = if last { target } else { Target::Push };
                self.compare(left, &[super::conditions::opposite(*op)], comparators, to, span)?;
                if last {
                    return Ok(());
                }
                let top = self.top();
                return self.apply_unary(pending, top, target);
            }
        }
        let value = self.operand(operand)?;
        self.apply_unary(pending, value, target)
    }

    fn apply_unary(
        &mut self,
        mut pending: Vec<(UnaryOp, Span)>,
        mut value: Operand,
        target: Target,
    ) -> Result<()> {
        while let Some((op, span)) = pending.pop() {
            let op = match op {
                UnaryOp::Invert => Op::Invert,
                UnaryOp::Not => Op::Not,
                UnaryOp::UAdd => Op::Plus,
                UnaryOp::USub => Op::Negate,
            };
            let to = if pending.is_empty() { target } else { Target::Push };
            self.unit.unary(op, 0, value, to, span);
            value = self.top();
        }
        Ok(())
    }

    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], target: Target, span: Span) -> Result<()> {
        let Some((last, first)) = values.split_last() else { return Ok(()) };
        let end = self.unit.label();
        let jump = match op {
            BoolOp::And => Op::JumpIfFalseOrDrop,
            BoolOp::Or => Op::JumpIfTrueOrDrop,
        };
        for value in first {
            self.push_expression(value)?;
            let Operand::Temp(register) = self.top() else { continue };
            // The temp is live while its truth is asked, and stays when it decides.
            self.unit.jump(jump, 0, register, 0, end, span);
            self.unit.pop(1);
        }
        self.push_expression(last)?;
        self.unit.bind(end);
        self.finish(target, span);
        Ok(())
    }

    /// Brings the topmost temp to its target.
    pub(super) fn finish(&mut self, target: Target, span: Span) {
        if let Target::Local(_) = target {
            let top = self.top();
            self.unit.move_to(top, target, span);
        }
    }

    fn if_expression(&mut self, mut expression: &'a Expr, target: Target) -> Result<()> {
        let end = self.unit.label();
        while let ExprKind::IfExp { test, body, orelse } = &expression.node {
            let next = self.unit.label();
            self.jump_if(test, next, false)?;
            self.expression(body, target)?;
            self.unit.go(end, super::unit::NOWHERE);
            if target == Target::Push {
                self.unit.pop(1);
            }
            self.unit.bind(next);
            expression = orelse;
        }
        self.expression(expression, target)?;
        self.unit.bind(end);
        Ok(())
    }

    /// `name := value`
    fn named(&mut self, name: &'a Expr, value: &'a Expr, target: Target) -> Result<()> {
        if let Some(register) = self.plain_local(name) {
            self.expression(value, Target::Local(register))?;
            self.unit.move_to(Operand::Local(register), target, name.span);
            return Ok(());
        }
        self.push_expression(value)?;
        let ExprKind::Name { id, .. } = &name.node else {
            return error("cannot use assignment expressions with this target", name.span);
        };
        let Operand::Temp(register) = self.top() else { return Ok(()) };
        // Stored from the temp without consuming it: it is the result too.
        let id = self.id(id);
        self.store_id(id, Operand::Local(register), name.span);
        self.finish(target, name.span);
        Ok(())
    }

    pub(super) fn slice(
        &mut self,
        lower: Option<&'a Expr>,
        upper: Option<&'a Expr>,
        step: Option<&'a Expr>,
        target: Target,
        span: Span,
    ) -> Result<()> {
        for bound in [lower, upper] {
            match bound {
                Some(bound) => self.push_expression(bound)?,
                None => {
                    self.load_constant(Constant::None, span);
                }
            }
        }
        let count = match step {
            Some(step) => {
                self.push_expression(step)?;
                3
            }
            None => 2,
        };
        self.unit.run(Op::BuildSlice, 0, count, count as u16, target, span);
        Ok(())
    }

    // -- generators and coroutines

    /// Awaits the topmost temp. `origin` tells the error's text: 1 `__aenter__`, 2 `__aexit__`.
    pub(super) fn await_top(&mut self, origin: u16, target: Target, span: Span) {
        self.unit.pop(1);
        let register = self.unit.next_temp();
        self.unit.emit(Op::GetAwaitable, crate::bytecode::MOVE_B, register, register, origin, span);
        self.unit.push();
        self.unit.delegate(X1, Operand::Temp(register), target, span);
    }

    fn yield_value(&mut self, value: Option<&'a Expr>, target: Target, span: Span) -> Result<()> {
        if !self.unit.is_function() {
            return error("'yield' outside function", span);
        }
        let value = match value {
            Some(value) => self.operand(value)?,
            None => self.load_constant(Constant::None, span),
        };
        self.unit.unary(Op::Yield, 0, value, target, span);
        Ok(())
    }

    fn yield_from(&mut self, value: &'a Expr, target: Target, span: Span) -> Result<()> {
        if !self.unit.is_function() {
            return error("'yield from' outside function", span);
        }
        let scope = &self.table.scopes[self.unit.scope];
        if scope.coroutine && self.unit.kind == UnitKind::Function {
            return error("'yield from' inside async function", span);
        }
        let iterable = self.operand(value)?;
        self.unit.unary(Op::GetYieldFromIter, 0, iterable, Target::Push, span);
        let iterator = self.top();
        self.unit.delegate(0, iterator, target, span);
        Ok(())
    }
}
