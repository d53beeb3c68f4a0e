//! Displays: lists, tuples, sets and dicts, with `*` and `**`, of any length.

use taipan_parser::Span;
use taipan_parser::ast::{Expr, ExprKind};

use super::Compiler;
use super::calls::MANY;
use super::error::Result;
use super::unit::{Operand, Target};
use crate::bytecode::{Constant, Op, X1};

impl<'a> Compiler<'a> {
    /// The elements as constants, if they all are.
    pub(super) fn all_constant(&self, elements: &[Expr]) -> Option<Vec<Constant>> {
        elements.iter().map(|element| self.fold(element)).collect()
    }

    pub(super) fn list_display(&mut self, elements: &'a [Expr], target: Target, span: Span) -> Result<()> {
        if elements.len() >= 3
            && let Some(constants) = self.all_constant(elements)
        {
            self.unit.run(Op::BuildList, 0, 0, 0, Target::Push, span);
            self.add_to_top(Op::ListExtend, 0, Constant::Tuple(constants.into()), span);
            self.finish(target, span);
            return Ok(());
        }
        self.collect(elements, Op::BuildList, Op::ListAppend, Op::ListExtend, target, span)
    }

    pub(super) fn set_display(&mut self, elements: &'a [Expr], target: Target, span: Span) -> Result<()> {
        if elements.len() >= 3
            && let Some(constants) = self.all_constant(elements)
        {
            self.unit.run(Op::BuildSet, 0, 0, 0, Target::Push, span);
            self.add_to_top(Op::SetUpdate, 0, Constant::FrozenSet(constants.into()), span);
            self.finish(target, span);
            return Ok(());
        }
        self.collect(elements, Op::BuildSet, Op::SetAdd, Op::SetUpdate, target, span)
    }

    pub(super) fn tuple_display(&mut self, elements: &'a [Expr], target: Target, span: Span) -> Result<()> {
        if Self::is_simple(elements) {
            for element in elements {
                self.push_expression(element)?;
            }
            let count = elements.len();
            self.unit.run(Op::BuildTuple, 0, count as u32, count as u16, target, span);
            return Ok(());
        }
        self.collect(elements, Op::BuildList, Op::ListAppend, Op::ListExtend, Target::Push, span)?;
        let list = self.top();
        self.unit.unary(Op::ListToTuple, 0, list, target, span);
        Ok(())
    }

    /// Few elements, none of them starred.
    fn is_simple(elements: &[Expr]) -> bool {
        elements.len() <= MANY
            && !elements.iter().any(|element| matches!(element.node, ExprKind::Starred { .. }))
    }

    /// Builds from a first run of elements, then adds the others one by one.
    fn collect(
        &mut self,
        elements: &'a [Expr],
        build: Op,
        add: Op,
        extend: Op,
        target: Target,
        span: Span,
    ) -> Result<()> {
        let simple = Self::is_simple(elements);
        let starred = |element: &Expr| matches!(element.node, ExprKind::Starred { .. });
        let run = if simple {
            elements.len()
        } else {
            elements.iter().position(starred).unwrap_or(elements.len()).min(MANY)
        };
        for element in elements.iter().take(run) {
            self.push_expression(element)?;
        }
        let to = if simple { target } else { Target::Push };
        self.unit.run(build, 0, run as u32, run as u16, to, span);
        if simple {
            return Ok(());
        }
        let container = self.top();
        for element in elements.iter().skip(run) {
            let (op, flags, element) = match &element.node {
                ExprKind::Starred { value, .. } => {
                    (extend, if extend == Op::ListExtend { X1 } else { 0 }, &**value)
                }
                _ => (add, 0, element),
            };
            let value = self.operand(element)?;
            self.add_to(op, flags, container, value, span);
        }
        self.finish(target, span);
        Ok(())
    }

    /// Adds an operand to a container in a temp, which stays.
    pub(super) fn add_to(&mut self, op: Op, flags: u8, container: Operand, value: Operand, span: Span) {
        self.unit.release(value);
        self.unit.emit(op, flags | value.move_b(), container.register(), value.register(), 0, span);
    }

    fn add_to_top(&mut self, op: Op, flags: u8, constant: Constant, span: Span) {
        let container = self.top();
        let value = self.load_constant(constant, span);
        self.add_to(op, flags, container, value, span);
    }

    pub(super) fn dict_display(
        &mut self,
        keys: &'a [Option<Expr>],
        values: &'a [Expr],
        target: Target,
        span: Span,
    ) -> Result<()> {
        let run = keys.iter().take(MANY / 2).take_while(|key| key.is_some()).count();
        for (key, value) in keys.iter().zip(values).take(run) {
            if let Some(key) = key {
                self.push_expression(key)?;
            }
            self.push_expression(value)?;
        }
        let whole = run == keys.len();
        let to = if whole { target } else { Target::Push };
        self.unit.run(Op::BuildDict, 0, run as u32 * 2, run as u16, to, span);
        if whole {
            return Ok(());
        }
        let dict = self.top();
        for (key, value) in keys.iter().zip(values).skip(run) {
            match key {
                Some(key) => {
                    let key = self.operand_before(key, &[value])?;
                    let value = self.operand(value)?;
                    self.add_item(dict, key, value, span);
                }
                None => {
                    let mapping = self.operand(value)?;
                    self.add_to(Op::DictUpdate, 0, dict, mapping, value.span);
                }
            }
        }
        self.finish(target, span);
        Ok(())
    }

    /// `dict[key] = value` for a dict in a temp, which stays.
    pub(super) fn add_item(&mut self, dict: Operand, key: Operand, value: Operand, span: Span) {
        self.unit.release(value);
        self.unit.release(key);
        let flags = key.move_b() | value.move_c();
        self.unit.emit(Op::DictAdd, flags, dict.register(), key.register(), value.register(), span);
    }
}
