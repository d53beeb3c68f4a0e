//! Statements, and the handlers, aliases, context managers and type parameters inside them.

use taipan_parser::ast::{
    Alias, ClassDef, Context, ExceptHandler, Expr, ExprKind, FunctionDef, Identifier, Stmt, StmtKind,
    TypeParam, TypeParamKind, WithItem,
};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::read::{Fault, Node, Read, Reader, value_error};
use super::read_expression::bare;
use Context::{Load, Store};

impl Reader {
    /// The statement that an object stands for.
    pub fn statement(&mut self, cx: &mut Cx, object: &Value) -> Read<Stmt> {
        let node = self.open(cx, object, "stmt")?;
        let mut kind = self.compound(cx, &node)?;
        if kind.is_none() {
            kind = self.simple(cx, &node)?;
        }
        if kind.is_none() {
            kind = self.names_and_imports(cx, &node)?;
        }
        match kind {
            Some(kind) => Ok(Stmt::new(kind, node.span)),
            None => Err(Fault::Unlike("stmt", object.clone())),
        }
    }

    fn compound(&mut self, cx: &mut Cx, node: &Node) -> Read<Option<StmtKind>> {
        Ok(Some(match node.kind.as_str() {
            "FunctionDef" => StmtKind::FunctionDef(Box::new(self.function(cx, node)?)),
            "AsyncFunctionDef" => StmtKind::AsyncFunctionDef(Box::new(self.function(cx, node)?)),
            "ClassDef" => StmtKind::ClassDef(Box::new(self.class(cx, node)?)),
            "For" | "AsyncFor" => {
                self.check_string(cx, node, "type_comment")?;
                let (target, iter) = (self.store(cx, node, "target")?, self.value(cx, node, "iter")?);
                let (body, orelse) = (self.body(cx, node)?, self.statements(cx, node, "orelse")?);
                match node.kind.as_str() {
                    "For" => StmtKind::For { target, iter, body, orelse },
                    _ => StmtKind::AsyncFor { target, iter, body, orelse },
                }
            }
            "While" => StmtKind::While {
                test: self.value(cx, node, "test")?,
                body: self.body(cx, node)?,
                orelse: self.statements(cx, node, "orelse")?,
            },
            "If" => StmtKind::If {
                test: self.value(cx, node, "test")?,
                body: self.body(cx, node)?,
                orelse: self.statements(cx, node, "orelse")?,
            },
            "With" | "AsyncWith" => {
                self.check_string(cx, node, "type_comment")?;
                let (items, body) = (self.with_items(cx, node)?, self.body(cx, node)?);
                match node.kind.as_str() {
                    "With" => StmtKind::With { items, body },
                    _ => StmtKind::AsyncWith { items, body },
                }
            }
            "Match" => {
                StmtKind::Match { subject: self.value(cx, node, "subject")?, cases: self.cases(cx, node)? }
            }
            "Try" | "TryStar" => self.try_statement(cx, node)?,
            _ => return Ok(None),
        }))
    }

    fn simple(&mut self, cx: &mut Cx, node: &Node) -> Read<Option<StmtKind>> {
        Ok(Some(match node.kind.as_str() {
            "Return" => StmtKind::Return { value: self.optional_value(cx, node, "value")? },
            "Delete" => {
                let targets = self.exprs(cx, node, "targets", Context::Del)?;
                StmtKind::Delete { targets: self.not_empty(cx, targets, node, "targets")? }
            }
            "Assign" => {
                self.check_string(cx, node, "type_comment")?;
                let targets = self.exprs(cx, node, "targets", Store)?;
                StmtKind::Assign {
                    targets: self.not_empty(cx, targets, node, "targets")?,
                    value: self.value(cx, node, "value")?,
                }
            }
            "TypeAlias" => {
                let name = self.store(cx, node, "name")?;
                if !matches!(name.node, ExprKind::Name { .. }) {
                    return Err(cx.type_error("TypeAlias with non-Name name").into());
                }
                let type_params = self.type_parameters(cx, node)?;
                StmtKind::TypeAlias { name, type_params, value: self.value(cx, node, "value")? }
            }
            "AugAssign" => {
                let target = self.store(cx, node, "target")?;
                self.check_target(cx, &target, "augmented")?;
                StmtKind::AugAssign {
                    target,
                    op: self.operator(cx, node)?,
                    value: self.value(cx, node, "value")?,
                }
            }
            "AnnAssign" => {
                let target = self.store(cx, node, "target")?;
                let simple = self.number(cx, node, "simple", None)? != 0;
                if simple && !matches!(target.node, ExprKind::Name { .. }) {
                    return Err(cx.type_error("AnnAssign with simple non-Name target").into());
                }
                self.check_target(cx, &target, "annotated")?;
                StmtKind::AnnAssign {
                    target,
                    annotation: self.value(cx, node, "annotation")?,
                    value: self.optional_value(cx, node, "value")?,
                    simple,
                }
            }
            "Raise" => {
                let exc = self.optional_value(cx, node, "exc")?;
                let cause = self.optional_value(cx, node, "cause")?;
                if exc.is_none() && cause.is_some() {
                    return Err(value_error(cx, "Raise with cause but no exception"));
                }
                StmtKind::Raise { exc, cause }
            }
            "Assert" => StmtKind::Assert {
                test: self.value(cx, node, "test")?,
                msg: self.optional_value(cx, node, "msg")?,
            },
            "Expr" => StmtKind::Expr { value: self.value(cx, node, "value")? },
            "Pass" => StmtKind::Pass,
            "Break" => StmtKind::Break,
            "Continue" => StmtKind::Continue,
            _ => return Ok(None),
        }))
    }

    /// Only names, attributes and items can be annotated or changed in place.
    fn check_target(&mut self, cx: &mut Cx, target: &Expr, what: &str) -> Read<()> {
        match &target.node {
            ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => Ok(()),
            _ => Err(cx.system_error(&format!("invalid node type for {what} assignment")).into()),
        }
    }

    fn names_and_imports(&mut self, cx: &mut Cx, node: &Node) -> Read<Option<StmtKind>> {
        Ok(Some(match node.kind.as_str() {
            "Import" => StmtKind::Import { names: self.aliases(cx, node)? },
            "ImportFrom" => {
                let level = self.number(cx, node, "level", Some(0))?;
                let Ok(level) = u32::try_from(level) else {
                    return Err(value_error(cx, "Negative ImportFrom level"));
                };
                StmtKind::ImportFrom {
                    module: self.optional_name(cx, node, "module")?,
                    names: self.aliases(cx, node)?,
                    level,
                }
            }
            "Global" => StmtKind::Global { names: self.declared(cx, node)? },
            "Nonlocal" => StmtKind::Nonlocal { names: self.declared(cx, node)? },
            _ => return Ok(None),
        }))
    }

    fn store(&mut self, cx: &mut Cx, node: &Node, field: &str) -> Read<Box<Expr>> {
        self.expr_field(cx, node, field, Store)
    }

    fn declared(&mut self, cx: &mut Cx, node: &Node) -> Read<Vec<Identifier>> {
        let names = self.names(cx, node, "names")?;
        let names = names.into_iter().map(|name| Identifier { name, span: node.span }).collect();
        self.not_empty(cx, names, node, "names")
    }

    fn aliases(&mut self, cx: &mut Cx, node: &Node) -> Read<Vec<Alias>> {
        let mut aliases = Vec::new();
        for object in self.list(cx, node, "names")? {
            let own = self.open_plain(cx, object, "alias")?;
            aliases.push(Alias {
                name: self.bound_name(cx, &own, "name")?,
                asname: self.optional_bound_name(cx, &own, "asname")?,
                span: own.span,
            });
        }
        self.not_empty(cx, aliases, node, "names")
    }

    fn function(&mut self, cx: &mut Cx, node: &Node) -> Read<FunctionDef> {
        self.check_string(cx, node, "type_comment")?;
        Ok(FunctionDef {
            name: self.bound_name(cx, node, "name")?,
            name_span: node.span,
            args: self.arguments(cx, node)?,
            body: self.body(cx, node)?,
            decorator_list: self.exprs(cx, node, "decorator_list", Load)?,
            returns: self.optional_value(cx, node, "returns")?,
            type_params: self.type_parameters(cx, node)?,
        })
    }

    fn class(&mut self, cx: &mut Cx, node: &Node) -> Read<ClassDef> {
        Ok(ClassDef {
            name: self.bound_name(cx, node, "name")?,
            name_span: node.span,
            bases: self.exprs(cx, node, "bases", Load)?,
            keywords: self.keywords(cx, node)?,
            body: self.body(cx, node)?,
            decorator_list: self.exprs(cx, node, "decorator_list", Load)?,
            type_params: self.type_parameters(cx, node)?,
        })
    }

    fn with_items(&mut self, cx: &mut Cx, node: &Node) -> Read<Vec<WithItem>> {
        let mut items = Vec::new();
        for object in self.list(cx, node, "items")? {
            let own = bare(object, "withitem");
            let target = self.optional(cx, &own, "optional_vars")?;
            items.push(WithItem {
                context_expr: *self.value(cx, &own, "context_expr")?,
                optional_vars: match target {
                    Some(target) => Some(Box::new(self.expr(cx, &target, Store)?)),
                    None => None,
                },
            });
        }
        self.not_empty(cx, items, node, "items")
    }

    fn try_statement(&mut self, cx: &mut Cx, node: &Node) -> Read<StmtKind> {
        let body = self.body(cx, node)?;
        let mut handlers = Vec::new();
        for object in self.list(cx, node, "handlers")? {
            let own = self.open(cx, &object, "excepthandler")?;
            if own.kind != "ExceptHandler" {
                return Err(Fault::Unlike("excepthandler", object));
            }
            handlers.push(ExceptHandler {
                kind: self.optional_value(cx, &own, "type")?,
                name: self.optional_bound_name(cx, &own, "name")?,
                body: self.body(cx, &own)?,
                span: own.span,
            });
        }
        let orelse = self.statements(cx, node, "orelse")?;
        let finalbody = self.statements(cx, node, "finalbody")?;
        if handlers.is_empty() && finalbody.is_empty() {
            let text = format!("{} has neither except handlers nor finalbody", node.kind);
            return Err(value_error(cx, &text));
        }
        if handlers.is_empty() && !orelse.is_empty() {
            let text = format!("{} has orelse but no except handlers", node.kind);
            return Err(value_error(cx, &text));
        }
        Ok(match node.kind.as_str() {
            "Try" => StmtKind::Try { body, handlers, orelse, finalbody },
            _ => StmtKind::TryStar { body, handlers, orelse, finalbody },
        })
    }

    fn type_parameters(&mut self, cx: &mut Cx, node: &Node) -> Read<Vec<TypeParam>> {
        let mut parameters = Vec::new();
        for object in self.list(cx, node, "type_params")? {
            let own = self.open(cx, &object, "type_param")?;
            let kind = match own.kind.as_str() {
                "TypeVar" => TypeParamKind::TypeVar { bound: self.optional_value(cx, &own, "bound")? },
                "ParamSpec" => TypeParamKind::ParamSpec,
                "TypeVarTuple" => TypeParamKind::TypeVarTuple,
                _ => return Err(Fault::Unlike("type_param", object)),
            };
            let name = self.bound_name(cx, &own, "name")?;
            let default_value = self.optional_value(cx, &own, "default_value")?;
            parameters.push(TypeParam { node: kind, name, default_value, span: own.span });
        }
        Ok(parameters)
    }
}
