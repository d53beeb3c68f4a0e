//! Classes: the body is a code object over a namespace, called by `__build_class__`.

use std::sync::Arc;

use taipan_parser::Span;
use taipan_parser::ast::{ClassDef, Expr, ExprKind, Keyword};

use super::Compiler;
use super::calls::MANY;
use super::constants::of_str;
use super::error::Result;
use super::functions::FunctionParts;
use super::names::{NameId, known};
use super::scope::Part;
use super::unit::{NOWHERE, Operand, Target, UnitKind};
use crate::bytecode::{Code, CodeFlags, Constant, Intrinsic, Op};

impl<'a> Compiler<'a> {
    pub(super) fn class(&mut self, def: &'a ClassDef, span: Span) -> Result<()> {
        let depth = self.unit.depth;
        let at = def.decorator_list.first().map_or(span.start, |first| first.span.start);
        self.open_decorators(&def.decorator_list)?;
        let outer_class = self.unit.class;
        if def.type_params.is_empty() {
            self.build_class(def, span, at)?;
        } else {
            let window = self.unit.depth;
            let scope = self.table.of_node(def, Part::TypeParameters);
            self.enter_unit(
                UnitKind::TypeParameters,
                scope,
                &format!("<generic parameters of {}>", def.name),
                at,
            );
            self.unit.class = Some(&def.name);
            self.describe_function(scope, false);
            self.push_type_parameters(&def.type_params, span)?;
            let parameters = self.top();
            self.store_id(known::TYPE_PARAMS_HIDDEN, parameters, span);
            self.build_class(def, span, at)?;
            let class = self.top();
            self.emit_return(class, span);
            let (code, free) = self.leave_unit_with_free()?;
            self.make_function(code, &free, FunctionParts::default(), Target::Push, span);
            self.open_window(true, span);
            self.close_window(Op::Call, 0, window, 0, 0, Target::Push, span);
        }
        self.unit.class = outer_class;
        self.close_decorators(&def.decorator_list, depth);
        let name = self.id(&def.name);
        let class = self.top();
        self.store_id(name, class, span);
        Ok(())
    }

    /// Pushes the class: `__build_class__(body, name, *bases, **keywords)`.
    fn build_class(&mut self, def: &'a ClassDef, span: Span, at: u32) -> Result<()> {
        let depth = self.unit.depth;
        let (code, free) = self.class_body(def, span, at)?;
        self.unit.nullary(Op::LoadBuildClass, 0, 0, Target::Push, span);
        self.open_window(false, span);
        self.make_function(code, &free, FunctionParts::default(), Target::Push, span);
        self.load_str(&def.name, span);
        let generic = !def.type_params.is_empty();
        let starred = def.bases.iter().any(|base| matches!(base.node, ExprKind::Starred { .. }));
        let unnamed = def.keywords.iter().any(|keyword| keyword.arg.is_none());
        if starred || unnamed || def.bases.len() + def.keywords.len() > MANY {
            return self.build_class_spread(def, depth, span);
        }
        let mut count = 2;
        for base in &def.bases {
            self.push_expression(base)?;
            count += 1;
        }
        if generic {
            self.push_generic_base(span);
            count += 1;
        }
        self.finish_class(&def.keywords, depth, count, span)
    }

    fn push_generic_base(&mut self, span: Span) {
        self.load_name(known::TYPE_PARAMS_HIDDEN, Target::Push, span);
        self.intrinsic(Intrinsic::SubscriptGeneric, 1, span);
        let base = self.top();
        self.store_id(known::GENERIC_BASE, base, span);
        self.load_name(known::GENERIC_BASE, Target::Push, span);
    }

    fn finish_class(
        &mut self,
        keywords: &'a [Keyword],
        depth: u32,
        mut count: u32,
        span: Span,
    ) -> Result<()> {
        if keywords.is_empty() {
            self.close_window(Op::Call, 0, depth, count, 0, Target::Push, span);
            return Ok(());
        }
        let names = self.class_keyword_names(keywords)?;
        for keyword in keywords {
            self.push_expression(&keyword.value)?;
            count += 1;
        }
        self.close_window(Op::CallKeywords, 0, depth, count, names, Target::Push, span);
        Ok(())
    }

    /// Bases with `*` or keywords with `**`. The body and the name are the topmost temps.
    fn build_class_spread(&mut self, def: &'a ClassDef, depth: u32, span: Span) -> Result<()> {
        self.unit.run(Op::BuildList, 0, 2, 2, Target::Push, span);
        let list = self.top();
        for base in &def.bases {
            self.add_element(list, base, span)?;
        }
        if !def.type_params.is_empty() {
            self.push_generic_base(span);
            let base = self.top();
            self.add_to(Op::ListAppend, 0, list, base, span);
        }
        self.spread_keywords(&def.keywords, depth, span)
    }

    fn add_element(&mut self, list: Operand, element: &'a Expr, span: Span) -> Result<()> {
        match &element.node {
            ExprKind::Starred { value, .. } => {
                let value = self.operand(value)?;
                self.add_to(Op::ListExtend, crate::bytecode::X1, list, value, span);
            }
            _ => {
                let value = self.operand(element)?;
                self.add_to(Op::ListAppend, 0, list, value, span);
            }
        }
        Ok(())
    }

    /// The code of the body.
    fn class_body(&mut self, def: &'a ClassDef, span: Span, at: u32) -> Result<(Arc<Code>, Vec<NameId>)> {
        let scope = self.table.of_node(def, Part::Body);
        self.enter_unit(UnitKind::Class, scope, &def.name, at);
        self.unit.class = Some(&def.name);
        self.unit.flags |= CodeFlags::NAMESPACE;
        // what every body begins with stands at its first decorator
        let head = Span { start: at, end: at.max(1) };
        self.load_name(known::NAME, Target::Push, head);
        let module = self.top();
        self.store_id(known::MODULE, module, head);
        let qualified = of_str(&self.unit.qualified_name);
        let qualified = self.load_constant(qualified, head);
        self.store_id(known::QUALIFIED_NAME, qualified, head);
        let line = self.lines.line(at);
        let line = self.load_constant(Constant::Int(i64::from(line)), head);
        self.store_id(known::FIRST_LINE, line, head);
        if !def.type_params.is_empty() {
            self.load_name(known::TYPE_PARAMS_HIDDEN, Target::Push, head);
            let parameters = self.top();
            self.store_id(known::TYPE_PARAMS, parameters, head);
        }
        if let Some(&cell) = self.unit.local_of.get(&known::CLASS_DICT) {
            self.unit.nullary(Op::LoadLocals, 0, 0, Target::Push, head);
            self.store_cell(cell, head);
        }
        if let Some(&cell) = self.unit.local_of.get(&known::CONDITIONAL_ANNOTATIONS) {
            self.unit.run(Op::BuildSet, 0, 0, 0, Target::Push, head);
            self.store_cell(cell, head);
        }
        let body = self.docstring(&def.body);
        self.begin_text_annotations(body, span);
        self.body(body)?;
        self.end_class_annotations(span)?;
        self.end_class();
        self.leave_unit_with_free()
    }

    /// The topmost temp becomes the content of a cell.
    fn store_cell(&mut self, cell: u16, span: Span) {
        let value = self.top();
        self.unit.release(value);
        self.unit.emit(Op::StoreCell, value.move_b(), cell, value.register(), 0, span);
    }

    /// What every body does last; it returns its `__class__` cell or None.
    fn end_class(&mut self) {
        // it belongs to the last line of the body
        let span = NOWHERE;
        let mut attributes: Vec<String> =
            self.unit.static_attributes.iter().map(|&name| self.names.text(name).to_owned()).collect();
        attributes.sort();
        let attributes: Vec<Constant> = attributes.iter().map(|name| of_str(name)).collect();
        let attributes = self.load_constant(Constant::Tuple(attributes.into()), span);
        self.store_id(known::STATIC_ATTRIBUTES, attributes, span);
        if let Some(&cell) = self.unit.local_of.get(&known::CLASS_DICT) {
            self.unit.move_to(Operand::Local(cell), Target::Push, span);
            let cell = self.top();
            self.store_id(known::CLASS_DICT_CELL, cell, span);
        }
        match self.unit.local_of.get(&known::CLASS).copied() {
            Some(cell) => {
                self.unit.move_to(Operand::Local(cell), Target::Push, span);
                let copy = Operand::Local(self.top().register());
                self.store_id(known::CLASS_CELL, copy, span);
                let cell = self.top();
                self.emit_return(cell, span);
            }
            None => {
                let none = self.load_constant(Constant::None, span);
                self.emit_return(none, span);
            }
        }
    }
}
