//! The compiler: a syntax tree in, `Code` out. It never meets a Value.
//!
//! Reading order:
//! - `scope/` decides what every name means (the first pass)
//! - `unit` is a code object in the making: registers, labels, instructions; `bits`, `constants`, `fold` and
//!   `names` serve it
//! - the second pass, by family: `statements`, `assign`, `expressions`, `chain` (operators, attributes,
//!   calls), `conditions`, `displays`, `strings`, `comprehensions`, `functions`, `parameters` (PEP 695),
//!   `annotations` (PEP 649), `classes`, `block` with `exceptions`, `with`, `patterns`
//! - `assemble` turns drafts into words and tables, `lines` says where they stand

mod annotations;
mod assemble;
mod assign;
mod bits;
mod block;
mod calls;
mod chain;
mod classes;
mod comprehensions;
mod conditions;
mod constants;
mod displays;
mod error;
mod exceptions;
mod expressions;
mod fold;
mod functions;
mod future;
mod hints;
mod lines;
mod literals;
mod names;
mod parameters;
mod patterns;
mod scope;
mod statements;
mod strings;
#[cfg(test)]
mod tests;
mod unit;
mod unparse;
mod variables;
mod with;

pub use constants::of_literal as literal_value;

use std::sync::Arc;

use rustc_hash::FxHashSet;
use taipan_parser::ast::{Ast, Constant as Literal, Expr, ExprKind, Stmt, StmtKind};
use taipan_parser::{ErrorKind, Extent, Span, Stage, SyntaxError, Warning};

use crate::bytecode::{Code, CodeFlags, Constant, Local};
use error::Result;
use future::Future;
pub use lines::Lines;
use names::{Names, known};
use scope::{MODULE, SymbolTable};
use unit::{Operand, Target, Unit, UnitKind};

/// How a source is to be compiled.
#[derive(Clone, Debug)]
pub struct Options {
    /// The file name that tracebacks show.
    pub file_name: Arc<str>,
    /// 0: all of it; 1: without `assert` and `if __debug__`; 2: without docstrings too.
    pub optimize: u8,
    /// `from __future__ import annotations` is in force already.
    pub future_annotations: bool,
    /// `from __future__ import barry_as_FLUFL` is in force already.
    pub future_flufl: bool,
    /// `await` may stand outside functions (`PyCF_ALLOW_TOP_LEVEL_AWAIT`).
    pub top_level_await: bool,
    /// The VM's own prelude: its frames are invisible to scripts.
    pub hidden: bool,
    /// Most decimal digits of an int literal; 0 for no limit (`sys.get_int_max_str_digits`).
    pub max_digits: usize,
}

/// The usual [`Options::max_digits`].
pub const DEFAULT_MAX_DIGITS: usize = 4300;

/// Why an int literal is refused whose decimal digits are too many.
pub fn check_digits(value: &Literal, limit: usize) -> std::result::Result<(), String> {
    match value {
        Literal::BigInt { digits, radix: 10 } if limit > 0 && digits.len() > limit => Err(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to \
             avoid decimal conversion limits.",
            digits.len()
        )),
        _ => Ok(()),
    }
}

impl Options {
    /// All of a file's code, no features inherited.
    pub fn new(file_name: &str) -> Options {
        Options {
            file_name: Arc::from(file_name),
            optimize: 0,
            future_annotations: false,
            future_flufl: false,
            top_level_await: false,
            hidden: false,
            max_digits: DEFAULT_MAX_DIGITS,
        }
    }
}

/// What compiling gives.
#[derive(Debug)]
pub struct Compiled {
    /// The code of the module.
    pub code: Arc<Code>,
    /// The `SyntaxWarning`s, in order.
    pub warnings: Vec<Warning>,
}

/// Compiles a tree that was parsed from `source`.
pub fn compile(ast: &Ast, source: &str, options: &Options) -> std::result::Result<Compiled, SyntaxError> {
    compile_placed(ast, Lines::new(source), options)
}

/// Compiles a tree whose places `lines` knows.
pub fn compile_placed(
    ast: &Ast,
    lines: Lines,
    options: &Options,
) -> std::result::Result<Compiled, SyntaxError> {
    both_passes(ast, lines, options).map_err(|error| SyntaxError {
        kind: ErrorKind::Syntax,
        message: error.message,
        span: error.span,
        extent: Extent::Range,
        incomplete: false,
        stage: Stage::Compiler,
    })
}

fn both_passes(ast: &Ast, lines: Lines, options: &Options) -> Result<Compiled> {
    let mut future = future::read(ast)?;
    future.annotations |= options.future_annotations;
    future.flufl |= options.future_flufl;
    let mut names = Names::new();
    let table = SymbolTable::build(ast, &mut names, &future, options)?;
    let mut compiler = Compiler {
        options,
        lines,
        future,
        names,
        table: &table,
        unit: Unit::new(UnitKind::Module, MODULE, "<module>"),
        outer: Vec::new(),
        warnings: Vec::new(),
        warned: FxHashSet::default(),
        interactive: matches!(ast, Ast::Interactive { .. }),
    };
    let code = compiler.module(ast)?;
    debug_assert_eq!(crate::bytecode::verify(&code), Ok(()), "the compiler made code that is not sound");
    Ok(Compiled { code, warnings: compiler.warnings })
}

/// The second pass.
struct Compiler<'a> {
    options: &'a Options,
    lines: Lines,
    future: Future,
    names: Names,
    table: &'a SymbolTable,
    unit: Unit<'a>,
    /// The units around, outermost first.
    outer: Vec<Unit<'a>>,
    warnings: Vec<Warning>,
    /// Places of warnings given: a `finally` is compiled several times.
    warned: FxHashSet<(u32, u32)>,
    interactive: bool,
}

impl<'a> Compiler<'a> {
    fn module(&mut self, ast: &'a Ast) -> Result<Arc<Code>> {
        self.unit.locals.push(Local { name: ".namespace".into(), is_cell: false });
        if self.table.scopes[MODULE].coroutine {
            self.unit.flags |= CodeFlags::COROUTINE;
        }
        if self.table.scopes[MODULE].generator && self.table.scopes[MODULE].coroutine {
            self.unit.flags |= CodeFlags::ASYNC_GENERATOR;
        }
        self.unit.flags |= CodeFlags::NAMESPACE;
        self.allocate_comprehensions(MODULE);
        self.unit.first_line_at = 0;
        match ast {
            Ast::Module { body } => self.module_body(body)?,
            Ast::Interactive { body } => {
                self.module_body(body)?;
            }
            Ast::Expression { body } => {
                let value = self.operand(body)?;
                self.emit_return(value, body.span);
            }
        }
        self.return_none();
        self.finish_unit()
    }

    fn module_body(&mut self, body: &'a [Stmt]) -> Result<()> {
        let deferred = self.begin_module_annotations(body);
        let statements = self.docstring(body);
        self.body(statements)?;
        self.end_module_annotations(deferred, body)
    }

    /// Stores the docstring of a module or class; answers the statements behind it.
    fn docstring(&mut self, body: &'a [Stmt]) -> &'a [Stmt] {
        let Some((first, rest)) = body.split_first() else { return body };
        let Some(constant) = docstring_of(first) else { return body };
        if self.interactive && self.unit.kind == UnitKind::Module {
            return body;
        }
        if self.options.optimize < 2 {
            let value = self.load_constant(constant, first.span);
            self.store_id(known::DOC, value, unit::NOWHERE);
        }
        rest
    }

    // -- units

    /// Begins a code object inside the present one.
    fn enter_unit(&mut self, kind: UnitKind, scope: scope::ScopeId, name: &str, at: u32) {
        let mut unit = Unit::new(kind, scope, name);
        unit.class = self.unit.class;
        unit.first_line_at = at;
        unit.qualified_name = self.qualified_name(kind, name);
        let outer = std::mem::replace(&mut self.unit, unit);
        self.outer.push(outer);
        self.prepare_registers();
    }

    /// Ends it; the present one is again the one around.
    fn leave_unit(&mut self) -> Result<Arc<Code>> {
        let code = self.finish_unit()?;
        if let Some(outer) = self.outer.pop() {
            self.unit = outer;
        }
        Ok(code)
    }

    fn qualified_name(&mut self, kind: UnitKind, name: &str) -> String {
        // The hidden function around a generic definition is no part of the path.
        let mut parent = &self.unit;
        let mut depth = self.outer.len();
        if matches!(parent.kind, UnitKind::TypeParameters | UnitKind::Annotations) && depth > 0 {
            depth -= 1;
            parent = &self.outer[depth];
        }
        if parent.kind == UnitKind::Module && depth == 0 {
            return name.to_owned();
        }
        if matches!(kind, UnitKind::Function | UnitKind::Class) {
            let mangled = self.names.intern_private(self.unit.class, name);
            if self.table.symbol(parent.scope, mangled).place == scope::Place::GlobalExplicit {
                return name.to_owned();
            }
        }
        match parent.kind {
            UnitKind::Function | UnitKind::Lambda => format!("{}.<locals>.{name}", parent.qualified_name),
            UnitKind::Module
            | UnitKind::Class
            | UnitKind::Comprehension
            | UnitKind::TypeParameters
            | UnitKind::Annotations => format!("{}.{name}", parent.qualified_name),
        }
    }

    // -- warnings

    fn warn(&mut self, message: impl Into<String>, span: Span) {
        if self.warned.insert((span.start, span.end)) {
            self.warnings.push(Warning { message: message.into(), span });
        }
    }

    // -- small things that many families use

    fn fold(&self, expression: &Expr) -> Option<Constant> {
        match &expression.node {
            // Plain literals are loaded without a copy of their value in between.
            ExprKind::Constant { .. }
            | ExprKind::BinOp { .. }
            | ExprKind::UnaryOp { .. }
            | ExprKind::Tuple { .. } => fold::fold(expression, self.options.optimize),
            ExprKind::Subscript { .. } | ExprKind::Slice { .. } => {
                fold::fold(expression, self.options.optimize)
            }
            ExprKind::Name { id, .. } if *id == "__debug__" => fold::fold(expression, self.options.optimize),
            _ => None,
        }
    }

    fn emit_return(&mut self, value: Operand, span: Span) {
        self.unit.release(value);
        self.unit.emit(crate::bytecode::Op::Return, value.move_a(), value.register(), 0, 0, span);
        self.unit.stop();
    }

    /// The end of a code object that returns nothing.
    fn return_none(&mut self) {
        if self.unit.reachable {
            let none = self.load_constant(Constant::None, unit::NOWHERE);
            let last =
                self.unit.drafts.iter().rev().map(|draft| draft.span).find(|span| *span != unit::NOWHERE);
            self.unit.release(none);
            let flags = none.move_a() | crate::bytecode::X1;
            let span = last.unwrap_or(unit::NOWHERE);
            self.unit.emit(crate::bytecode::Op::Return, flags, none.register(), 0, 0, span);
            self.unit.stop();
        }
    }

    fn push_expression(&mut self, expression: &'a Expr) -> Result<()> {
        self.expression(expression, Target::Push)
    }
}

/// The docstring that a statement is.
fn docstring_of(statement: &Stmt) -> Option<Constant> {
    match &statement.node {
        StmtKind::Expr { value } => match &value.node {
            ExprKind::Constant { value: Literal::Str(text), .. } => {
                Some(strings::clean_docstring(text.code_points()))
            }
            _ => None,
        },
        _ => None,
    }
}
