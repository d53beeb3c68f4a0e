//! Calls: windows of registers that become the callee's frame.
//!
//! `r[a]` callable, three words for the frame record, arguments from `r[a+4]`. The three words are garbage
//! to whoever reads the live temps, so OPEN_WINDOW makes them Unset unless nothing can look at them.

use rustc_hash::FxHashSet;
use taipan_parser::Span;
use taipan_parser::ast::{Expr, ExprKind, Keyword};

use super::Compiler;
use super::constants::of_str;
use super::error::{Result, error};
use super::names::known;
use super::scope::Place;
use super::unit::{ConstantIndex, Operand, Target, UnitKind};
use super::variables::Access;
use crate::bytecode::{Constant, FRAME_WORDS, Op, X1, X2};

/// More arguments or elements than this are collected piece by piece.
pub(super) const MANY: usize = 200;

/// The words of a frame record behind the callable.
const RESERVED: u32 = FRAME_WORDS as u32 - 1;

impl<'a> Compiler<'a> {
    /// The callable is the topmost temp: keeps room for the frame record behind it.
    pub(super) fn open_window(&mut self, quiet: bool, span: Span) {
        let window = self.unit.temp_at(self.unit.depth.saturating_sub(1));
        if !quiet {
            self.unit.emit(Op::OpenWindow, 0, window, 0, 0, span);
        }
        // behind a generator's registers no frame can lie: words at its end that only a record would fill are
        // never touched
        let deepest = self.unit.deepest;
        self.unit.push_many(RESERVED);
        if self.unit.is_generator() {
            self.unit.deepest = deepest;
        }
    }

    /// Calls the window that began at `depth`, with `count` arguments.
    #[allow(clippy::too_many_arguments)] // The operands of the instruction and where its result goes.
    pub(super) fn close_window(
        &mut self,
        op: Op,
        flags: u8,
        depth: u32,
        count: u32,
        c: u16,
        target: Target,
        span: Span,
    ) {
        self.unit.depth = depth;
        let window = self.unit.next_temp();
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        self.unit.emit(op, flags, window, count, c, span);
        self.unit.push();
        self.finish(target, span);
    }

    /// Whether nothing can look at the stack while the expression is evaluated.
    fn is_quiet(&mut self, expression: &Expr) -> bool {
        match &expression.node {
            ExprKind::Constant { .. } => true,
            ExprKind::Name { id, .. } => {
                let name = self.id(id);
                match self.access(name) {
                    Access::Local(register) => self.unit.assigned.contains(register),
                    Access::Cell(_)
                    | Access::Free(_)
                    | Access::Global
                    | Access::Name
                    | Access::ClassOrFree(_)
                    | Access::MappingOrFree(_)
                    | Access::MappingOrGlobal => false,
                }
            }
            _ => self.fold(expression).is_some(),
        }
    }

    /// Whether arguments must be collected into a tuple and a dict first.
    fn needs_spread(args: &[Expr], keywords: &[Keyword]) -> bool {
        args.len() + keywords.len() > MANY
            || args.iter().any(|argument| matches!(argument.node, ExprKind::Starred { .. }))
            || keywords.iter().any(|keyword| keyword.arg.is_none())
    }

    /// Whether a call takes its function from an attribute and its arguments one by one.
    pub(super) fn is_method_call(&self, call: &Expr) -> bool {
        match &call.node {
            ExprKind::Call { func, args, keywords } => {
                matches!(func.node, ExprKind::Attribute { .. }) && !Self::needs_spread(args, keywords)
            }
            _ => false,
        }
    }

    /// A call whose callable is the topmost temp.
    pub(super) fn call_window(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        target: Target,
        span: Span,
    ) -> Result<()> {
        self.check_keywords(keywords)?;
        if Self::needs_spread(args, keywords) {
            return self.call_spread(args, keywords, target, span);
        }
        let depth = self.unit.depth - 1;
        let quiet = args.iter().all(|argument| self.is_quiet(argument))
            && keywords.iter().all(|keyword| self.is_quiet(&keyword.value));
        self.open_window(quiet, span);
        self.push_arguments(args, keywords)?;
        let count = (args.len() + keywords.len()) as u32;
        if keywords.is_empty() {
            self.close_window(Op::Call, 0, depth, count, 0, target, span);
        } else {
            let names = self.keyword_names(keywords);
            self.close_window(Op::CallKeywords, 0, depth, count, names, target, span);
        }
        Ok(())
    }

    /// `value.attr(…)`; the object is there already.
    pub(super) fn method_call(
        &mut self,
        value: Operand,
        attribute: &'a Expr,
        attr: &str,
        call: &'a Expr,
        target: Target,
    ) -> Result<()> {
        let ExprKind::Call { args, keywords, .. } = &call.node else { return Ok(()) };
        self.check_keywords(keywords)?;
        let method_span = self.attribute_span(attribute.span, attr);
        let span = if method_span == attribute.span {
            call.span
        } else {
            Span { start: method_span.start, end: call.span.end }
        };
        let name = self.id(attr);
        let index = self.name_index(name);
        self.unit.release(value);
        let depth = self.unit.depth;
        let window = self.unit.next_temp();
        self.unit.emit(Op::LoadMethod, value.move_b(), window, value.register(), index, method_span);
        self.method_arguments(depth, args, keywords, target, span)
    }

    /// The arguments and the call of a method window that begins at `depth`.
    fn method_arguments(
        &mut self,
        depth: u32,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        target: Target,
        span: Span,
    ) -> Result<()> {
        self.unit.push_many(RESERVED + 2);
        self.push_arguments(args, keywords)?;
        let count = (args.len() + keywords.len()) as u32;
        if keywords.is_empty() {
            self.close_window(Op::CallMethod, 0, depth, count, 0, target, span);
        } else {
            let names = self.keyword_names(keywords);
            self.close_window(Op::CallKeywords, X1, depth, count, names, target, span);
        }
        Ok(())
    }

    fn push_arguments(&mut self, args: &'a [Expr], keywords: &'a [Keyword]) -> Result<()> {
        for argument in args {
            self.push_expression(argument)?;
        }
        for keyword in keywords {
            self.push_expression(&keyword.value)?;
        }
        Ok(())
    }

    /// The constant with the names of keyword arguments.
    fn keyword_names(&mut self, keywords: &[Keyword]) -> u16 {
        let mut names = Vec::with_capacity(keywords.len());
        for keyword in keywords {
            let name = self.id(keyword.arg.as_ref().map_or("", |name| name.as_str()));
            names.push(of_str(self.names.text(name)));
        }
        let index = self.unit.small_constant(Constant::Tuple(names.into()));
        self.small_index(index)
    }

    /// The operand for a constant of the small pool.
    pub(super) fn small_index(&mut self, index: ConstantIndex) -> u16 {
        match index {
            ConstantIndex::Small(number) => u16::try_from(number).unwrap_or_else(|_| {
                self.unit.overflow = true;
                u16::MAX
            }),
            ConstantIndex::Large(_) => u16::MAX,
        }
    }

    fn check_keywords(&mut self, keywords: &[Keyword]) -> Result<()> {
        if keywords.len() < 2 {
            return Ok(());
        }
        let mut seen = FxHashSet::default();
        for keyword in keywords {
            if let Some(name) = &keyword.arg
                && !seen.insert(name.as_str())
            {
                return error(format!("keyword argument repeated: {name}"), keyword.span);
            }
        }
        Ok(())
    }

    // -- `f(*args, **kwargs)`

    fn call_spread(
        &mut self,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        target: Target,
        span: Span,
    ) -> Result<()> {
        let depth = self.unit.depth - 1;
        let window = self.unit.temp_at(depth);
        self.open_window(false, span);
        match args {
            [] => {
                self.load_constant(Constant::Tuple([].into()), span);
            }
            [Expr { node: ExprKind::Starred { value, .. }, .. }] => {
                self.unit.run(Op::BuildList, 0, 0, 0, Target::Push, span);
                let list = self.top();
                let iterable = self.operand(value)?;
                // The error for a value that is no iterable names the callable.
                self.unit.release(iterable);
                let flags = X1 | X2 | iterable.move_b();
                self.unit.emit(Op::ListExtend, flags, list.register(), iterable.register(), window, span);
            }
            args => self.list_display(args, Target::Push, span)?,
        }
        self.finish_spread(keywords, depth, target, span)
    }

    /// The keywords and the call of a window whose arguments are collected already.
    fn finish_spread(
        &mut self,
        keywords: &'a [Keyword],
        depth: u32,
        target: Target,
        span: Span,
    ) -> Result<()> {
        let mut flags = 0;
        if !keywords.is_empty() {
            flags = X1;
            let window = self.unit.temp_at(depth);
            self.keyword_dict(keywords, window, span)?;
        }
        let count = if flags == 0 { 1 } else { 2 };
        self.close_window(Op::CallSpread, flags, depth, count, 0, target, span);
        Ok(())
    }

    /// As `finish_spread`, for a class.
    pub(super) fn spread_keywords(&mut self, keywords: &'a [Keyword], depth: u32, span: Span) -> Result<()> {
        self.check_keywords(keywords)?;
        self.finish_spread(keywords, depth, Target::Push, span)
    }

    /// The constant with the names of a class's keywords.
    pub(super) fn class_keyword_names(&mut self, keywords: &[Keyword]) -> Result<u16> {
        self.check_keywords(keywords)?;
        Ok(self.keyword_names(keywords))
    }

    /// The dict of the keyword arguments; runs of named ones are built first and merged.
    fn keyword_dict(&mut self, keywords: &'a [Keyword], callable: u16, span: Span) -> Result<()> {
        let mut made = false;
        let mut rest = keywords;
        while let Some((first, after)) = rest.split_first() {
            if first.arg.is_none() {
                rest = after;
                if !made {
                    self.unit.run(Op::BuildDict, 0, 0, 0, Target::Push, span);
                    made = true;
                }
                let dict = self.top();
                let mapping = self.operand(&first.value)?;
                self.merge(dict, mapping, callable, span);
                continue;
            }
            let named = rest.iter().take(MANY / 2).take_while(|keyword| keyword.arg.is_some()).count();
            let (run, after) = rest.split_at(named);
            rest = after;
            let dict = self.top();
            for keyword in run {
                let name = self.id(keyword.arg.as_ref().map_or("", |name| name.as_str()));
                self.load_name_text(name, keyword.span);
                self.push_expression(&keyword.value)?;
            }
            self.unit.run(Op::BuildDict, 0, run.len() as u32 * 2, run.len() as u16, Target::Push, span);
            if made {
                let mapping = self.top();
                self.merge(dict, mapping, callable, span);
            }
            made = true;
        }
        Ok(())
    }

    fn merge(&mut self, dict: Operand, mapping: Operand, callable: u16, span: Span) {
        self.unit.release(mapping);
        self.unit.emit(Op::DictMerge, mapping.move_b(), dict.register(), mapping.register(), callable, span);
    }

    // -- `super`

    /// The two operands of a call of `super` that can be looked through, if this is one.
    fn super_arguments(&self, call: &'a Expr) -> Option<SuperArguments<'a>> {
        let ExprKind::Call { func, args, keywords } = &call.node else { return None };
        let ExprKind::Name { id, .. } = &func.node else { return None };
        if *id != "super" || !keywords.is_empty() || !self.unit.is_function() {
            return None;
        }
        if self.access(known::SUPER) != Access::Global {
            return None;
        }
        match args.as_slice() {
            [] => {
                let first = self.first_parameter()?;
                let class = self.unit.free_of.get(&known::CLASS)?;
                let free = self.table.symbol(self.unit.scope, known::CLASS).place == Place::Free;
                free.then_some(SuperArguments::Implied(*class, first))
            }
            [class, object] => {
                let starred = [class, object].iter().any(|one| matches!(one.node, ExprKind::Starred { .. }));
                (!starred).then_some(SuperArguments::Written(class, object))
            }
            _ => None,
        }
    }

    fn first_parameter(&self) -> Option<u16> {
        (self.unit.positional > 0 && self.unit.kind != UnitKind::TypeParameters).then_some(0)
    }

    /// Whether `super_form` will take this expression.
    pub(super) fn is_super_form(&self, expression: &'a Expr) -> bool {
        match &expression.node {
            ExprKind::Attribute { value, .. } => self.super_arguments(value).is_some(),
            ExprKind::Call { func, .. } => match &func.node {
                ExprKind::Attribute { value, .. } => {
                    self.is_method_call(expression) && self.super_arguments(value).is_some()
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// `super().m(…)` and `super().x`; answers false for anything else.
    ///
    /// `super()` alone is a call like any other: the class finds in the frame that called it what is implied.
    pub(super) fn super_form(&mut self, expression: &'a Expr, target: Target) -> Result<bool> {
        if !self.is_super_form(expression) {
            return Ok(false);
        }
        match &expression.node {
            ExprKind::Attribute { value, attr, .. } => {
                let span = self.attribute_span(expression.span, attr);
                let depth = self.unit.depth;
                let written = self.push_super(value)?;
                let name = self.id(attr);
                let index = self.name_index(name);
                self.unit.depth = depth;
                let first = self.unit.next_temp();
                let (a, drop) = self.unit.destination(target);
                self.unit.emit(Op::LoadSuperAttr, drop | written, a, first, index, span);
                self.unit.settle(target);
            }
            ExprKind::Call { func, args, keywords } => {
                if let ExprKind::Attribute { value, attr, .. } = &func.node {
                    self.check_keywords(keywords)?;
                    let span = self.attribute_span(func.span, attr);
                    let depth = self.unit.depth;
                    let written = self.push_super(value)?;
                    let name = self.id(attr);
                    let index = self.name_index(name);
                    self.unit.depth = depth;
                    let window = self.unit.next_temp();
                    self.unit.emit(Op::LoadSuperMethod, written, window, window, index, span);
                    self.method_arguments(depth, args, keywords, target, expression.span)?;
                }
            }
            _ => {}
        }
        Ok(true)
    }

    /// Pushes `super` itself, the class and the object; the flag says whether the two stand in the source.
    fn push_super(&mut self, call: &'a Expr) -> Result<u8> {
        let span = call.span;
        let arguments = self.super_arguments(call);
        self.load_name(known::SUPER, Target::Push, span);
        match arguments {
            Some(SuperArguments::Implied(class, first)) => {
                self.push_implied(class, first, span);
                return Ok(0);
            }
            Some(SuperArguments::Written(class, object)) => {
                self.push_expression(class)?;
                self.push_expression(object)?;
            }
            None => {}
        }
        Ok(X1)
    }

    fn push_implied(&mut self, class: u16, first: u16, span: Span) {
        self.unit.nullary(Op::LoadFree, class, 0, Target::Push, span);
        if self.unit.locals.get(usize::from(first)).is_some_and(|local| local.is_cell) {
            self.unit.unary(Op::LoadCell, 0, Operand::Local(first), Target::Push, span);
        } else {
            self.check_local(first, span);
            self.unit.move_to(Operand::Local(first), Target::Push, span);
        }
    }
}

/// What a call of `super` is given.
enum SuperArguments<'a> {
    /// Nothing: the class is in this closure cell, the object in this register.
    Implied(u16, u16),
    /// Both.
    Written(&'a Expr, &'a Expr),
}
