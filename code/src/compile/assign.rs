//! Assignment: to names, attributes, items and sequences of them; augmented assignment; `del`.

use taipan_parser::Span;
use taipan_parser::ast::{Expr, ExprKind, Operator};

use super::Compiler;
use super::error::{Result, error};
use super::unit::{Operand, Target};
use crate::bytecode::{MOVE_B, Op, X1};

impl<'a> Compiler<'a> {
    /// `a = b = value`
    pub(super) fn assign(&mut self, targets: &'a [Expr], value: &'a Expr) -> Result<()> {
        let [target] = targets else {
            // Targets one after the other may rebind what the value reads: it is kept in a temp.
            self.push_expression(value)?;
            let Operand::Temp(register) = self.top() else { return Ok(()) };
            let Some((last, first)) = targets.split_last() else { return Ok(()) };
            for target in first {
                self.store(target, Operand::Local(register))?;
            }
            return self.store(last, Operand::Temp(register));
        };
        if let Some(register) = self.plain_local(target) {
            return self.expression(value, Target::Local(register));
        }
        if let (Some(targets), Some(values)) = (plain_elements(target), plain_elements(value))
            && targets.len() == values.len()
            && (2..=3).contains(&targets.len())
        {
            return self.assign_in_step(targets, values);
        }
        let operand = self.operand(value)?;
        let operand = self.keep(value, operand, &[target])?;
        self.store(target, operand)
    }

    /// `a, b = b, a` without a tuple: all values first, then the targets from the left.
    fn assign_in_step(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Result<()> {
        let depth = self.unit.depth;
        for value in values {
            self.push_expression(value)?;
        }
        self.store_elements(targets, depth)
    }

    /// Stores an operand in a target and consumes it.
    pub(super) fn store(&mut self, target: &'a Expr, value: Operand) -> Result<()> {
        let span = target.span;
        match &target.node {
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                self.store_id(name, value, span);
                Ok(())
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.note_static_attribute(object, attr);
                let object = self.operand(object)?;
                let span = self.attribute_span(span, attr);
                let name = self.id(attr);
                self.store_attribute(object, value, name, span);
                Ok(())
            }
            ExprKind::Subscript { value: container, slice, .. } => {
                let container = self.operand_before(container, &[slice])?;
                let index = self.operand(slice)?;
                self.store_item(container, index, value, span);
                Ok(())
            }
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.unpack(elts, value, span),
            ExprKind::Starred { .. } => error("starred assignment target must be in a list or tuple", span),
            // The parser lets no other kind stand here.
            _ => error("cannot assign to expression", span),
        }
    }

    fn store_attribute(&mut self, object: Operand, value: Operand, name: super::names::NameId, span: Span) {
        let index = self.name_index(name);
        self.unit.release(object);
        self.unit.release(value);
        let flags = object.move_a() | value.move_b();
        self.unit.emit(Op::StoreAttr, flags, object.register(), value.register(), index, span);
    }

    pub(super) fn store_item(&mut self, container: Operand, index: Operand, value: Operand, span: Span) {
        self.unit.release(index);
        self.unit.release(container);
        self.unit.release(value);
        let flags = container.move_a() | index.move_b() | value.move_c();
        self.unit.emit(Op::StoreItem, flags, container.register(), index.register(), value.register(), span);
    }

    /// `a, *b, c = value`
    fn unpack(&mut self, targets: &'a [Expr], value: Operand, span: Span) -> Result<()> {
        let starred = |target: &Expr| matches!(target.node, ExprKind::Starred { .. });
        let star = targets.iter().position(starred);
        if targets.iter().filter(|target| starred(target)).count() > 1 {
            return error("multiple starred expressions in assignment", span);
        }
        let count = targets.len();
        self.unit.release(value);
        let depth = self.unit.depth;
        let first = self.unit.next_temp();
        match star {
            None => {
                let elements = u16::try_from(count).unwrap_or(u16::MAX);
                if usize::from(elements) != count {
                    return error("too many expressions in assignment", span);
                }
                self.unit.emit(Op::UnpackSequence, value.move_b(), first, value.register(), elements, span);
            }
            Some(before) => {
                let after = count - before - 1;
                if before >= 1 << 8 || after >= 1 << 24 {
                    return error("too many expressions in star-unpacking assignment", span);
                }
                let operands = [first, value.register(), before as u16];
                self.unit.emit_cached(Op::UnpackStarred, value.move_b(), operands, after as u32, span);
            }
        }
        self.unit.push_many(count as u32);
        self.store_elements(targets, depth)
    }

    /// Stores unpacked elements from the left. Plain locals, the usual targets, take theirs by moving: from
    /// the right, which shows only when a name comes twice or another kind of target is among them.
    fn store_elements(&mut self, targets: &'a [Expr], depth: u32) -> Result<()> {
        let mut registers = Vec::with_capacity(targets.len());
        for target in targets {
            let target = inner_target(target);
            match self.plain_local(target) {
                Some(register) if !registers.contains(&register) => registers.push(register),
                _ => return self.store_mixed(targets, depth),
            }
        }
        for (target, register) in targets.iter().zip(registers).rev() {
            let top = self.top();
            self.unit.move_to(top, Target::Local(register), target.span);
        }
        Ok(())
    }

    /// Each element is copied out with all of them live, then all are dropped from the top.
    fn store_mixed(&mut self, targets: &'a [Expr], depth: u32) -> Result<()> {
        let Some((last, first)) = targets.split_last() else { return Ok(()) };
        for (index, target) in (0u32..).zip(first) {
            let register = self.unit.temp_at(depth + index);
            self.store(inner_target(target), Operand::Local(register))?;
        }
        let register = self.unit.temp_at(depth + first.len() as u32);
        self.store(inner_target(last), Operand::Temp(register))?;
        for target in first.iter().rev() {
            self.unit.drop_top(target.span);
        }
        Ok(())
    }

    // -- augmented assignment

    pub(super) fn augment(
        &mut self,
        target: &'a Expr,
        op: Operator,
        value: &'a Expr,
        span: Span,
    ) -> Result<()> {
        match &target.node {
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                let left = self.name_operand(name, target.span);
                if let Operand::Local(register) = left {
                    let left = self.keep(target, left, &[value])?;
                    return self.operate(left, op, value, X1, Target::Local(register), span);
                }
                self.operate(left, op, value, X1, Target::Push, span)?;
                let result = self.top();
                self.store_id(name, result, target.span);
                Ok(())
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.note_static_attribute(object, attr);
                let object = self.operand_before(object, &[value])?;
                let target_span = self.attribute_span(target.span, attr);
                let name = self.id(attr);
                self.load_attribute(Operand::Local(object.register()), name, Target::Push, target_span);
                let left = self.top();
                self.operate(left, op, value, X1, Target::Push, span)?;
                // The object lies below the result.
                let result = self.top();
                let index = self.name_index(name);
                self.unit.release(result);
                self.unit.release(object);
                let flags = object.move_a() | MOVE_B;
                self.unit.emit(
                    Op::StoreAttr,
                    flags,
                    object.register(),
                    result.register(),
                    index,
                    target_span,
                );
                Ok(())
            }
            ExprKind::Subscript { value: container, slice, .. } => {
                let container = self.operand_before(container, &[slice, value])?;
                let index = self.operand_before(slice, &[value])?;
                let (kept, at) = (Operand::Local(container.register()), Operand::Local(index.register()));
                self.unit.binary(Op::LoadItem, 0, kept, at, Target::Push, target.span);
                let left = self.top();
                self.operate(left, op, value, X1, Target::Push, span)?;
                let result = self.top();
                self.unit.release(result);
                self.unit.release(index);
                self.unit.release(container);
                let flags = container.move_a() | index.move_b() | result.move_c();
                let registers = (container.register(), index.register(), result.register());
                self.unit.emit(Op::StoreItem, flags, registers.0, registers.1, registers.2, target.span);
                Ok(())
            }
            // The parser lets no other kind stand here.
            _ => error("illegal expression for augmented assignment", target.span),
        }
    }

    // -- `del`

    pub(super) fn delete(&mut self, target: &'a Expr) -> Result<()> {
        let span = target.span;
        match &target.node {
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                self.delete_name(name, span);
                Ok(())
            }
            ExprKind::Attribute { value, attr, .. } => {
                let object = self.operand(value)?;
                let span = self.attribute_span(span, attr);
                let name = self.id(attr);
                let index = self.name_index(name);
                self.unit.release(object);
                self.unit.emit(Op::DeleteAttr, object.move_a(), object.register(), 0, index, span);
                Ok(())
            }
            ExprKind::Subscript { value, slice, .. } => {
                let container = self.operand_before(value, &[slice])?;
                let index = self.operand(slice)?;
                self.unit.release(index);
                self.unit.release(container);
                let flags = Self::move_both(container, index);
                self.unit.emit(Op::DeleteItem, flags, container.register(), index.register(), 0, span);
                Ok(())
            }
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                elts.iter().try_for_each(|element| self.delete(element))
            }
            // The parser lets no other kind stand here.
            _ => error("cannot delete expression", span),
        }
    }
}

/// The target under a star.
fn inner_target(target: &Expr) -> &Expr {
    match &target.node {
        ExprKind::Starred { value, .. } => value,
        _ => target,
    }
}

/// The elements of a tuple or list without stars.
fn plain_elements(expression: &Expr) -> Option<&[Expr]> {
    match &expression.node {
        ExprKind::Tuple { elts, .. } => {
            let plain = !elts.iter().any(|element| matches!(element.node, ExprKind::Starred { .. }));
            plain.then_some(elts)
        }
        _ => None,
    }
}
