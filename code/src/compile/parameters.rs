//! Type parameters and `type` statements (PEP 695, 696): bounds, defaults and values are small functions,
//! evaluated when somebody asks.

use taipan_parser::Span;
use taipan_parser::ast::{Expr, ExprKind, TypeParam, TypeParamKind};

use super::Compiler;
use super::error::{Result, error};
use super::functions::FunctionParts;
use super::scope::{Part, ScopeId};
use super::unit::{Operand, Target, UnitKind};
use crate::bytecode::{Constant, Intrinsic, Op, X1};

impl<'a> Compiler<'a> {
    /// Pushes the tuple of type parameters; each is bound to its name.
    pub(super) fn push_type_parameters(&mut self, parameters: &'a [TypeParam], span: Span) -> Result<()> {
        let mut seen_default = false;
        for parameter in parameters {
            if parameter.default_value.is_some() {
                seen_default = true;
            } else if seen_default {
                let message =
                    format!("non-default type parameter '{}' follows default type parameter", parameter.name);
                return error(message, parameter.span);
            }
            self.push_type_parameter(parameter)?;
            let value = Operand::Local(self.top().register());
            let name = self.id(&parameter.name);
            self.store_id(name, value, parameter.span);
        }
        let count = parameters.len();
        self.unit.run(Op::BuildTuple, 0, count as u32, count as u16, Target::Push, span);
        Ok(())
    }

    fn push_type_parameter(&mut self, parameter: &'a TypeParam) -> Result<()> {
        let span = parameter.span;
        self.load_str(&parameter.name, span);
        match &parameter.node {
            TypeParamKind::TypeVar { bound: None } => self.intrinsic(Intrinsic::TypeVar, 1, span),
            TypeParamKind::TypeVar { bound: Some(bound) } => {
                self.push_evaluator(&parameter.name, self.table.of_node(parameter, Part::Bound), bound)?;
                let which = match bound.node {
                    ExprKind::Tuple { .. } => Intrinsic::TypeVarWithConstraints,
                    _ => Intrinsic::TypeVarWithBound,
                };
                self.intrinsic(which, 2, span);
            }
            TypeParamKind::ParamSpec => self.intrinsic(Intrinsic::ParamSpec, 1, span),
            TypeParamKind::TypeVarTuple => self.intrinsic(Intrinsic::TypeVarTuple, 1, span),
        }
        if let Some(default) = &parameter.default_value {
            self.push_evaluator(&parameter.name, self.table.of_node(parameter, Part::Default), default)?;
            self.intrinsic(Intrinsic::SetTypeParameterDefault, 2, span);
        }
        Ok(())
    }

    /// Pushes a function of one parameter, the format, that answers the value of an expression.
    fn push_evaluator(&mut self, name: &str, scope: ScopeId, value: &'a Expr) -> Result<()> {
        self.enter_unit(UnitKind::Annotations, scope, name, value.span.start);
        self.begin_evaluator(scope, value.span);
        self.push_annotation(value)?;
        let result = self.top();
        self.emit_return(result, value.span);
        let (code, free) = self.leave_unit_with_free()?;
        // The format can be left out: 1, the values.
        self.load_constant(Constant::Tuple([Constant::Int(1)].into()), value.span);
        let mut parts = FunctionParts::default();
        parts.add(X1);
        self.make_function(code, &free, parts, Target::Push, value.span);
        Ok(())
    }

    /// `type name[…] = value`
    pub(super) fn type_alias(
        &mut self,
        name: &'a Expr,
        parameters: &'a [TypeParam],
        value: &'a Expr,
        span: Span,
    ) -> Result<()> {
        let ExprKind::Name { id, .. } = &name.node else { return Ok(()) };
        let scope = self.table.of_node(value, Part::Alias);
        if parameters.is_empty() {
            self.load_str(id, span);
            self.load_constant(Constant::None, span);
            self.push_evaluator(id, scope, value)?;
            self.intrinsic(Intrinsic::TypeAlias, 3, span);
        } else {
            let depth = self.unit.depth;
            let outer = self.table.of_node(value, Part::TypeParameters);
            self.enter_unit(
                UnitKind::TypeParameters,
                outer,
                &format!("<generic parameters of {id}>"),
                span.start,
            );
            self.describe_function(outer, false);
            self.load_str(id, span);
            self.push_type_parameters(parameters, span)?;
            self.push_evaluator(id, scope, value)?;
            self.intrinsic(Intrinsic::TypeAlias, 3, span);
            let alias = self.top();
            self.emit_return(alias, span);
            let (code, free) = self.leave_unit_with_free()?;
            self.make_function(code, &free, FunctionParts::default(), Target::Push, span);
            self.open_window(true, span);
            self.close_window(Op::Call, 0, depth, 0, 0, Target::Push, span);
        }
        let alias = self.top();
        let id = self.id(id);
        self.store_id(id, alias, name.span);
        Ok(())
    }
}
