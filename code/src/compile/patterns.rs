//! `match`. The subject and what is unpacked from it lie in temps until the whole pattern fits; a capture is
//! only a note of the temp it stands for, so a pattern that fails binds nothing.
//!
//! A failure jumps to the label for the number of temps that are live above the subject; those labels stand
//! one after the other behind the case and drop a temp each.

use taipan_parser::Span;
use taipan_parser::ast::{Constant as Literal, Expr, ExprKind, MatchCase, Name, Pattern, PatternKind};

use super::Compiler;
use super::error::{Result, error};
use super::names::NameId;
use super::unit::{Label, NOWHERE, Operand, Target};
use crate::bytecode::{Constant, MOVE_A, MOVE_B, MOVE_C, Op, X1, immediate};

/// What is known while one pattern is compiled.
struct Attempt {
    /// Live temps when nothing is unpacked yet.
    base: u32,
    /// Where to go on failure, by temps above the base.
    failures: Vec<Option<Label>>,
    /// Names and the registers that hold their values.
    captures: Vec<(NameId, u16)>,
    /// Whether a pattern that always fits may stand here.
    irrefutable: bool,
}

impl Attempt {
    fn new(base: u32, irrefutable: bool) -> Attempt {
        Attempt { base, failures: Vec::new(), captures: Vec::new(), irrefutable }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, subject: &'a Expr, cases: &'a [MatchCase]) -> Result<()> {
        let end = self.unit.label();
        self.push_expression(subject)?;
        let register = self.top().register();
        let base = self.unit.depth;
        for (index, case) in cases.iter().enumerate() {
            let last = index + 1 == cases.len();
            let mut attempt = Attempt::new(base, last || case.guard.is_some());
            self.pattern(&case.pattern, register, &mut attempt)?;
            self.store_captures(&attempt, case.pattern.span);
            if let Some(guard) = &case.guard {
                let failed = self.failure(&mut attempt);
                self.jump_if(guard, failed, false)?;
            }
            self.unit.drop_top(case.pattern.span);
            self.body(&case.body)?;
            self.unit.go(end, NOWHERE);
            self.unit.depth = base;
            self.bind_failures(attempt);
        }
        self.unit.drop_top(subject.span);
        self.unit.bind(end);
        Ok(())
    }

    // -- failure

    /// The label to jump to with the temps live now.
    fn failure(&mut self, attempt: &mut Attempt) -> Label {
        let above = (self.unit.depth - attempt.base) as usize;
        if attempt.failures.len() <= above {
            attempt.failures.resize(above + 1, None);
        }
        match attempt.failures[above] {
            Some(label) => label,
            None => {
                let label = self.unit.label();
                attempt.failures[above] = Some(label);
                label
            }
        }
    }

    /// Control that failed arrives here, all temps above the base dropped.
    fn bind_failures(&mut self, attempt: Attempt) {
        let mut reachable = false;
        for (above, label) in attempt.failures.iter().enumerate().rev() {
            self.unit.depth = attempt.base + above as u32;
            if let Some(label) = label {
                self.unit.bind(*label);
                reachable = true;
            }
            if above > 0 && reachable {
                self.unit.drop_top(NOWHERE);
            }
        }
        self.unit.depth = attempt.base;
    }

    /// Binds the captured names and drops everything above the base.
    fn store_captures(&mut self, attempt: &Attempt, span: Span) {
        let bottom = self.unit.temp_at(attempt.base);
        for &(name, register) in attempt.captures.iter().filter(|(_, register)| *register < bottom) {
            self.store_id(name, Operand::Local(register), span);
        }
        while self.unit.depth > attempt.base {
            let top = self.top().register();
            let mut names = attempt.captures.iter().filter(|(_, register)| *register == top).peekable();
            let mut stored = false;
            while let Some(&(name, register)) = names.next() {
                let last = names.peek().is_none();
                self.store_id(
                    name,
                    if last { Operand::Temp(register) } else { Operand::Local(register) },
                    span,
                );
                stored = last;
            }
            if !stored {
                self.unit.drop_top(span);
            }
        }
    }

    // -- patterns

    /// Goes on when the pattern fits the subject in a register, which stays.
    fn pattern(&mut self, pattern: &'a Pattern, subject: u16, attempt: &mut Attempt) -> Result<()> {
        let span = pattern.span;
        match &pattern.node {
            PatternKind::MatchValue { value } => self.value_pattern(value, subject, attempt, span),
            PatternKind::MatchSingleton { value } => {
                self.singleton_pattern(value, subject, attempt, span);
                Ok(())
            }
            PatternKind::MatchSequence { patterns } => {
                self.sequence_pattern(patterns, subject, attempt, span)
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_pattern(keys, patterns, rest.as_ref(), subject, attempt, span)
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.class_pattern(cls, patterns, kwd_attrs, kwd_patterns, subject, attempt, span)
            }
            PatternKind::MatchStar { name } => self.capture(name.as_ref(), subject, attempt, span),
            PatternKind::MatchAs { pattern: inner, name } => {
                let Some(inner) = inner else {
                    if !attempt.irrefutable {
                        let message = match name {
                            Some(name) => {
                                format!("name capture '{name}' makes remaining patterns unreachable")
                            }
                            None => "wildcard makes remaining patterns unreachable".to_owned(),
                        };
                        return error(message, span);
                    }
                    return self.capture(name.as_ref(), subject, attempt, span);
                };
                self.capture(name.as_ref(), subject, attempt, span)?;
                self.pattern(inner, subject, attempt)
            }
            PatternKind::MatchOr { patterns } => self.or_pattern(patterns, subject, attempt, span),
        }
    }

    /// A pattern inside another: one that always fits is welcome.
    fn subpattern(&mut self, pattern: &'a Pattern, subject: u16, attempt: &mut Attempt) -> Result<()> {
        let before = std::mem::replace(&mut attempt.irrefutable, true);
        self.pattern(pattern, subject, attempt)?;
        attempt.irrefutable = before;
        Ok(())
    }

    fn capture(
        &mut self,
        name: Option<&Name>,
        register: u16,
        attempt: &mut Attempt,
        span: Span,
    ) -> Result<()> {
        let Some(name) = name else { return Ok(()) };
        let id = self.id(name);
        if attempt.captures.iter().any(|(known, _)| *known == id) {
            return error(format!("multiple assignments to name '{name}' in pattern"), span);
        }
        attempt.captures.push((id, register));
        Ok(())
    }

    /// Jumps to failure when a test in the topmost temp is false.
    fn require(&mut self, op: Op, subject: u16, attempt: &mut Attempt, span: Span) {
        self.unit.unary(op, 0, Operand::Local(subject), Target::Push, span);
        let test = self.top();
        self.unit.release(test);
        let failed = self.failure(attempt);
        self.unit.jump(Op::JumpIfFalse, MOVE_A, test.register(), 0, failed, span);
    }

    fn value_pattern(
        &mut self,
        value: &'a Expr,
        subject: u16,
        attempt: &mut Attempt,
        span: Span,
    ) -> Result<()> {
        let allowed = matches!(
            value.node,
            ExprKind::Constant { .. }
                | ExprKind::Attribute { .. }
                | ExprKind::UnaryOp { .. }
                | ExprKind::BinOp { .. }
        );
        if !allowed {
            return error("patterns may only match literals and attribute lookups", span);
        }
        let value = self.operand(value)?;
        self.unit.release(value);
        let failed = self.failure(attempt);
        self.unit.jump(Op::JumpEqual, X1 | value.move_b(), subject, value.register(), failed, span);
        Ok(())
    }

    fn singleton_pattern(&mut self, value: &Literal, subject: u16, attempt: &mut Attempt, span: Span) {
        let number = match value {
            Literal::True => immediate::TRUE,
            Literal::False => immediate::FALSE,
            // The parser lets only `None` stand here besides.
            _ => {
                let failed = self.failure(attempt);
                self.unit.jump(Op::JumpIfNone, X1, subject, 0, failed, span);
                return;
            }
        };
        self.unit.nullary(Op::LoadImmediate, number, 0, Target::Push, span);
        let wanted = self.top();
        self.unit.release(wanted);
        let failed = self.failure(attempt);
        self.unit.jump(Op::JumpIs, X1 | MOVE_B, subject, wanted.register(), failed, span);
    }

    /// Jumps to failure unless `len(subject)` is `count`, or at least that.
    fn require_length(
        &mut self,
        count: usize,
        exactly: bool,
        subject: u16,
        attempt: &mut Attempt,
        span: Span,
    ) {
        self.unit.unary(Op::GetLen, 0, Operand::Local(subject), Target::Push, span);
        let length = self.top();
        let op = if exactly { Op::JumpNotEqualImmediate } else { Op::JumpLessImmediate };
        match i16::try_from(count) {
            Ok(count) => {
                self.unit.release(length);
                let failed = self.failure(attempt);
                self.unit.jump(op, MOVE_A, length.register(), count as u16, failed, span);
            }
            Err(_) => {
                let wanted = self.load_constant(Constant::Int(count as i64), span);
                self.unit.release(wanted);
                self.unit.release(length);
                let failed = self.failure(attempt);
                let op = if exactly { Op::JumpNotEqual } else { Op::JumpLess };
                self.unit.jump(op, MOVE_A | MOVE_B, length.register(), wanted.register(), failed, span);
            }
        }
    }

    fn sequence_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: u16,
        attempt: &mut Attempt,
        span: Span,
    ) -> Result<()> {
        let starred = |pattern: &Pattern| matches!(pattern.node, PatternKind::MatchStar { .. });
        let star = patterns.iter().position(starred);
        if patterns.iter().filter(|pattern| starred(pattern)).count() > 1 {
            return error("multiple starred names in sequence pattern", span);
        }
        self.require(Op::MatchSequence, subject, attempt, span);
        let least = patterns.len() - usize::from(star.is_some());
        if star.is_none() {
            self.require_length(least, true, subject, attempt, span);
        } else if least > 0 {
            self.require_length(least, false, subject, attempt, span);
        }
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        match star {
            Some(star) if patterns.get(star).is_some_and(is_wildcard) => {
                self.indexed_elements(patterns, star, subject, attempt, span)
            }
            _ => self.unpacked_elements(patterns, star, subject, attempt, span),
        }
    }

    fn unpacked_elements(
        &mut self,
        patterns: &'a [Pattern],
        star: Option<usize>,
        subject: u16,
        attempt: &mut Attempt,
        span: Span,
    ) -> Result<()> {
        let first = self.unit.next_temp();
        match star {
            None => self.unit.emit(Op::UnpackSequence, 0, first, subject, patterns.len() as u16, span),
            Some(before) => {
                let after = patterns.len() - before - 1;
                if before >= 1 << 8 || after >= 1 << 24 {
                    return error("too many expressions in star-unpacking sequence pattern", span);
                }
                self.unit.emit_cached(
                    Op::UnpackStarred,
                    0,
                    [first, subject, before as u16],
                    after as u32,
                    span,
                );
            }
        }
        let depth = self.unit.depth;
        self.unit.push_many(patterns.len() as u32);
        for (index, pattern) in (0u32..).zip(patterns) {
            let register = self.unit.temp_at(depth + index);
            self.subpattern(pattern, register, attempt)?;
        }
        Ok(())
    }

    /// `[a, *_, b]`: only the elements that matter are fetched.
    fn indexed_elements(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: u16,
        attempt: &mut Attempt,
        span: Span,
    ) -> Result<()> {
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let place = if index < star {
                self.load_constant(Constant::Int(index as i64), span)
            } else {
                self.unit.unary(Op::GetLen, 0, Operand::Local(subject), Target::Push, span);
                let length = self.top();
                let from_end = self.load_constant(Constant::Int((patterns.len() - index) as i64), span);
                self.unit.binary(Op::Subtract, 0, length, from_end, Target::Push, span);
                self.top()
            };
            self.unit.binary(Op::LoadItem, 0, Operand::Local(subject), place, Target::Push, span);
            let element = self.top().register();
            self.subpattern(pattern, element, attempt)?;
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&Name>,
        subject: u16,
        attempt: &mut Attempt,
        span: Span,
    ) -> Result<()> {
        self.require(Op::MatchMapping, subject, attempt, span);
        if keys.is_empty() && rest.is_none() {
            return Ok(());
        }
        if !keys.is_empty() {
            self.require_length(keys.len(), false, subject, attempt, span);
        }
        self.push_keys(keys, span)?;
        let keys_register = self.top().register();
        if !keys.is_empty() {
            let (subject, keys_operand) = (Operand::Local(subject), Operand::Local(keys_register));
            self.unit.binary(Op::MatchKeys, 0, subject, keys_operand, Target::Push, span);
            self.unpack_tuple(patterns.len(), attempt, span);
            let depth = self.unit.depth - patterns.len() as u32;
            for (index, pattern) in (0u32..).zip(patterns) {
                let register = self.unit.temp_at(depth + index);
                self.subpattern(pattern, register, attempt)?;
            }
        }
        if rest.is_some() {
            let (subject, keys_operand) = (Operand::Local(subject), Operand::Local(keys_register));
            self.unit.binary(Op::MatchRest, 0, subject, keys_operand, Target::Push, span);
            let register = self.top().register();
            self.capture(rest, register, attempt, span)?;
        }
        Ok(())
    }

    /// The tuple in the topmost temp is unpacked in its place; None is a failure.
    fn unpack_tuple(&mut self, count: usize, attempt: &mut Attempt, span: Span) {
        let tuple = self.top().register();
        let failed = self.failure(attempt);
        self.unit.jump(Op::JumpIfNone, 0, tuple, 0, failed, span);
        self.unit.pop(1);
        self.unit.emit(Op::UnpackSequence, MOVE_B, tuple, tuple, count as u16, span);
        self.unit.push_many(count as u32);
    }

    fn push_keys(&mut self, keys: &'a [Expr], span: Span) -> Result<()> {
        let mut seen: Vec<Constant> = Vec::new();
        for key in keys {
            match self.fold(key) {
                Some(constant) => {
                    if seen.iter().any(|known| super::hints::equal(known, &constant)) {
                        let text = super::hints::repr(&constant);
                        return error(format!("mapping pattern checks duplicate key ({text})"), span);
                    }
                    seen.push(constant);
                }
                None if matches!(key.node, ExprKind::Attribute { .. }) => {}
                None => {
                    return error(
                        "mapping pattern keys may only match literals and attribute lookups",
                        key.span,
                    );
                }
            }
            self.push_expression(key)?;
        }
        self.unit.run(Op::BuildTuple, 0, keys.len() as u32, keys.len() as u16, Target::Push, span);
        Ok(())
    }

    #[allow(clippy::too_many_arguments)] // The parts of the node, one by one.
    fn class_pattern(
        &mut self,
        class: &'a Expr,
        patterns: &'a [Pattern],
        names: &'a [Name],
        named: &'a [Pattern],
        subject: u16,
        attempt: &mut Attempt,
        span: Span,
    ) -> Result<()> {
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                let place = named.get(index).map_or(span, |pattern| pattern.span);
                return error(format!("attribute name repeated in class pattern: {name}"), place);
            }
        }
        self.push_expression(class)?;
        let wanted: Vec<Constant> = names.iter().map(|name| super::constants::of_str(name)).collect();
        self.load_constant(Constant::Tuple(wanted.into()), span);
        self.unit.pop(2);
        let class = self.unit.next_temp();
        let operands = [class, subject, class];
        self.unit.emit_cached(Op::MatchClass, MOVE_C, operands, patterns.len() as u32, span);
        self.unit.push();
        let count = patterns.len() + named.len();
        self.unpack_tuple(count, attempt, span);
        let depth = self.unit.depth - count as u32;
        for (index, pattern) in (0u32..).zip(patterns.iter().chain(named)) {
            if !is_wildcard(pattern) {
                let register = self.unit.temp_at(depth + index);
                self.subpattern(pattern, register, attempt)?;
            }
        }
        Ok(())
    }

    // -- alternatives

    /// `a | b`: every alternative leaves its captures in the same temps, in the first one's order.
    fn or_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: u16,
        attempt: &mut Attempt,
        span: Span,
    ) -> Result<()> {
        let start = self.unit.depth;
        let matched = self.unit.label();
        let mut order: Option<Vec<NameId>> = None;
        for (index, pattern) in patterns.iter().enumerate() {
            let last = index + 1 == patterns.len();
            let mut inner = Attempt::new(start, attempt.irrefutable && last);
            self.unit.depth = start;
            self.pattern(pattern, subject, &mut inner)?;
            let names: Vec<NameId> = inner.captures.iter().map(|(name, _)| *name).collect();
            let order = order.get_or_insert_with(|| names.clone());
            let same = order.len() == names.len() && order.iter().all(|name| names.contains(name));
            if !same {
                return error("alternative patterns bind different names", span);
            }
            let order = order.clone();
            self.arrange_captures(&order, &inner, span);
            self.unit.go(matched, span);
            self.unit.depth = start;
            self.bind_failures(inner);
        }
        let failed = self.failure(attempt);
        self.unit.go(failed, span);
        self.unit.bind(matched);
        for (index, name) in (0u32..).zip(order.unwrap_or_default()) {
            let register = self.unit.temp_at(start + index);
            if attempt.captures.iter().any(|(known, _)| *known == name) {
                let text = self.names.text(name);
                return error(format!("multiple assignments to name '{text}' in pattern"), span);
            }
            attempt.captures.push((name, register));
            self.unit.push();
        }
        Ok(())
    }

    /// Brings captures down to the base in the given order; everything else above the base goes.
    fn arrange_captures(&mut self, order: &[NameId], attempt: &Attempt, span: Span) {
        let above = self.unit.depth - attempt.base;
        for name in order {
            if let Some((_, register)) = attempt.captures.iter().find(|(known, _)| known == name) {
                self.unit.move_to(Operand::Local(*register), Target::Push, span);
            }
        }
        if above == 0 {
            return;
        }
        let count = order.len() as u32;
        for index in 0..count {
            let to = self.unit.temp_at(attempt.base + index);
            let from = self.unit.temp_at(attempt.base + above + index);
            let drop = if index < above { crate::bytecode::DROP_A } else { 0 };
            self.unit.emit(Op::Move, drop | MOVE_B, to, from, 0, span);
        }
        self.unit.depth = attempt.base + above.max(count);
        while self.unit.depth > attempt.base + count {
            self.unit.drop_top(span);
        }
    }
}

/// `_`, or `*_`.
fn is_wildcard(pattern: &Pattern) -> bool {
    match &pattern.node {
        PatternKind::MatchAs { pattern: None, name: None } | PatternKind::MatchStar { name: None } => true,
        PatternKind::MatchAs { .. }
        | PatternKind::MatchStar { .. }
        | PatternKind::MatchValue { .. }
        | PatternKind::MatchSingleton { .. }
        | PatternKind::MatchSequence { .. }
        | PatternKind::MatchMapping { .. }
        | PatternKind::MatchClass { .. }
        | PatternKind::MatchOr { .. } => false,
    }
}
