//! Functions and lambdas: decorators, defaults, the code object, the function made from it.

use std::sync::Arc;

use taipan_parser::Span;
use taipan_parser::ast::{Arguments, Expr, FunctionDef};

use super::Compiler;
use super::error::Result;
use super::names::{NameId, known};
use super::scope::{Part, ScopeId, ScopeKind};
use super::unit::{NOWHERE, Operand, Target, UnitKind};
use crate::bytecode::{Code, CodeFlags, Constant, Intrinsic, Op, X1, X2, X4};

/// Which parts of a function lie in the run of MAKE_FUNCTION.
#[derive(Clone, Copy, Default)]
pub(super) struct FunctionParts {
    pub flags: u8,
    pub count: u32,
}

impl FunctionParts {
    pub fn add(&mut self, flag: u8) {
        self.flags |= flag;
        self.count += 1;
    }
}

impl<'a> Compiler<'a> {
    /// `def` and `async def`
    pub(super) fn function(&mut self, def: &'a FunctionDef, span: Span, is_async: bool) -> Result<()> {
        let depth = self.unit.depth;
        let at = def.decorator_list.first().map_or(span.start, |first| first.span.start);
        self.open_decorators(&def.decorator_list)?;
        if def.type_params.is_empty() {
            let mut parts = FunctionParts::default();
            self.push_defaults(&def.args, &mut parts, span)?;
            self.function_object(def, span, at, is_async, parts)?;
        } else {
            self.generic_function(def, span, at, is_async)?;
        }
        self.close_decorators(&def.decorator_list, depth);
        let name = self.id(&def.name);
        let function = self.top();
        self.store_id(name, function, span);
        Ok(())
    }

    /// Evaluates decorators; each begins a call window for the function and those below it.
    pub(super) fn open_decorators(&mut self, decorators: &'a [Expr]) -> Result<()> {
        for decorator in decorators {
            self.push_expression(decorator)?;
            self.open_window(false, decorator.span);
        }
        Ok(())
    }

    /// Calls the decorators with what they decorate, innermost first.
    pub(super) fn close_decorators(&mut self, decorators: &'a [Expr], depth: u32) {
        for (index, decorator) in (0u32..).zip(decorators).collect::<Vec<_>>().into_iter().rev() {
            self.close_window(Op::Call, 0, depth + index * 4, 1, 0, Target::Push, decorator.span);
        }
    }

    /// Pushes the defaults of parameters.
    pub(super) fn push_defaults(
        &mut self,
        arguments: &'a Arguments,
        parts: &mut FunctionParts,
        span: Span,
    ) -> Result<()> {
        if !arguments.defaults.is_empty() {
            match self.all_constant(&arguments.defaults) {
                Some(constants) => {
                    self.load_constant(Constant::Tuple(constants.into()), span);
                }
                None => self.tuple_display(&arguments.defaults, Target::Push, span)?,
            }
            parts.add(X1);
        }
        let mut count = 0;
        for (parameter, default) in arguments.kwonlyargs.iter().zip(&arguments.kw_defaults) {
            if let Some(default) = default {
                let name = self.id(&parameter.arg);
                self.load_name_text(name, span);
                self.push_expression(default)?;
                count += 1;
            }
        }
        if count > 0 {
            self.unit.run(Op::BuildDict, 0, count * 2, count as u16, Target::Push, span);
            parts.add(X2);
        }
        Ok(())
    }

    /// Pushes the function; its defaults lie on the stack already.
    fn function_object(
        &mut self,
        def: &'a FunctionDef,
        span: Span,
        at: u32,
        is_async: bool,
        mut parts: FunctionParts,
    ) -> Result<()> {
        self.push_function_annotations(&def.args, def.returns.as_deref(), &mut parts, span)?;
        let scope = self.table.of_node(def, Part::Body);
        self.enter_unit(UnitKind::Function, scope, &def.name, at);
        self.describe_parameters(&def.args);
        self.describe_function(scope, is_async);
        let mut body = def.body.as_slice();
        if let Some((first, rest)) = def.body.split_first()
            && let Some(constant) = super::docstring_of(first)
        {
            if self.options.optimize < 2 {
                self.unit.flags |= CodeFlags::HAS_DOCSTRING;
                self.unit.small_constant(constant);
            }
            body = rest;
        }
        self.body(body)?;
        self.return_none();
        let (code, free) = self.leave_unit_with_free()?;
        self.make_function(code, &free, parts, Target::Push, span);
        Ok(())
    }

    /// Ends a unit; the names of its closure come along.
    pub(super) fn leave_unit_with_free(&mut self) -> Result<(Arc<Code>, Vec<NameId>)> {
        let free: Vec<NameId> = self.unit.free_of.keys().copied().collect();
        let code = self.leave_unit()?;
        Ok((code, free))
    }

    /// Makes a function of a code object and the parts on the stack.
    pub(super) fn make_function(
        &mut self,
        code: Arc<Code>,
        free: &[NameId],
        mut parts: FunctionParts,
        target: Target,
        span: Span,
    ) {
        if !free.is_empty() {
            self.push_closure(free, span);
            parts.add(X4);
        }
        let index = self.unit.small_constant(Constant::Code(code));
        let index = self.small_index(index);
        self.unit.pop(parts.count);
        let first = self.unit.next_temp();
        let (a, drop) = self.unit.destination(target);
        self.unit.emit(Op::MakeFunction, parts.flags | drop, a, index, first, span);
        self.unit.settle(target);
    }

    /// Notes the numbers of parameters in the present unit.
    pub(super) fn describe_parameters(&mut self, arguments: &Arguments) {
        let unit = &mut self.unit;
        unit.positional_only = arguments.posonlyargs.len() as u32;
        unit.positional = unit.positional_only + arguments.args.len() as u32;
        unit.keyword_only = arguments.kwonlyargs.len() as u32;
        if arguments.vararg.is_some() {
            unit.flags |= CodeFlags::VARIABLE_POSITIONAL;
        }
        if arguments.kwarg.is_some() {
            unit.flags |= CodeFlags::VARIABLE_KEYWORDS;
        }
    }

    /// Sets the flags of a function from its scope.
    pub(super) fn describe_function(&mut self, id: ScopeId, is_async: bool) {
        let scope = &self.table.scopes[id];
        let mut flags = CodeFlags::OPTIMIZED | CodeFlags::NEW_LOCALS;
        if scope.nested {
            flags |= CodeFlags::NESTED;
        }
        flags |= match (scope.generator, is_async || (scope.comprehension.is_some() && scope.coroutine)) {
            (true, true) => CodeFlags::ASYNC_GENERATOR,
            (true, false) => CodeFlags::GENERATOR,
            (false, true) => CodeFlags::COROUTINE,
            (false, false) => 0,
        };
        if scope.method && scope.kind == ScopeKind::Function {
            flags |= CodeFlags::METHOD;
        }
        self.unit.flags |= flags;
    }

    /// `lambda`
    pub(super) fn lambda(
        &mut self,
        node: &'a Expr,
        arguments: &'a Arguments,
        body: &'a Expr,
        target: Target,
    ) -> Result<()> {
        let mut parts = FunctionParts::default();
        self.push_defaults(arguments, &mut parts, node.span)?;
        let scope = self.table.of_node(node, Part::Body);
        self.enter_unit(UnitKind::Lambda, scope, "<lambda>", node.span.start);
        self.describe_parameters(arguments);
        self.describe_function(scope, false);
        let value = self.operand(body)?;
        self.emit_return(value, body.span);
        let (code, free) = self.leave_unit_with_free()?;
        self.make_function(code, &free, parts, target, node.span);
        Ok(())
    }

    /// `def f[T](…)`: a hidden function makes the type parameters and the function; it is called at once
    /// with the defaults, which are evaluated outside.
    fn generic_function(&mut self, def: &'a FunctionDef, span: Span, at: u32, is_async: bool) -> Result<()> {
        let depth = self.unit.depth;
        let scope = self.table.of_node(def, Part::TypeParameters);
        let has_defaults = !def.args.defaults.is_empty();
        let has_keyword_defaults = def.args.kw_defaults.iter().any(Option::is_some);
        self.enter_unit(
            UnitKind::TypeParameters,
            scope,
            &format!("<generic parameters of {}>", def.name),
            at,
        );
        self.unit.positional = u32::from(has_defaults) + u32::from(has_keyword_defaults);
        self.describe_function(scope, false);
        let mut parts = FunctionParts::default();
        for (present, name, flag) in
            [(has_defaults, known::DEFAULTS, X1), (has_keyword_defaults, known::KEYWORD_DEFAULTS, X2)]
        {
            if present {
                self.load_name(name, Target::Push, NOWHERE);
                parts.add(flag);
            }
        }
        self.function_object(def, span, at, is_async, parts)?;
        self.push_type_parameters(&def.type_params, span)?;
        self.intrinsic(Intrinsic::SetFunctionTypeParameters, 2, span);
        let function = self.top();
        self.emit_return(function, span);
        let (code, free) = self.leave_unit_with_free()?;
        self.make_function(code, &free, FunctionParts::default(), Target::Push, span);
        self.open_window(false, span);
        let mut given = FunctionParts::default();
        self.push_defaults(&def.args, &mut given, span)?;
        self.close_window(Op::Call, 0, depth, given.count, 0, Target::Push, span);
        Ok(())
    }

    /// Notes `self.name = …` in a method, for `__static_attributes__` of its class.
    pub(super) fn note_static_attribute(&mut self, object: &Expr, attr: &str) {
        let taipan_parser::ast::ExprKind::Name { id, .. } = &object.node else { return };
        if *id != "self" {
            return;
        }
        let name = self.id(attr);
        for unit in self.outer.iter_mut().rev() {
            match unit.kind {
                UnitKind::Class => {
                    unit.static_attributes.insert(name);
                    return;
                }
                UnitKind::Module
                | UnitKind::Function
                | UnitKind::Lambda
                | UnitKind::Comprehension
                | UnitKind::TypeParameters
                | UnitKind::Annotations => {}
            }
        }
    }

    /// An operand for the first local, where hidden functions keep what they were given.
    pub(super) const FIRST_LOCAL: Operand = Operand::Local(0);
}
