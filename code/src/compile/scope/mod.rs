//! The symbol table: which scope every name of a module belongs to.
//!
//! It is a pass of its own because a name's meaning depends on text that comes after it (`x = 1` makes `x` a
//! local of the whole function). `collect` walks the tree once and writes down what each block does with each
//! name, `definitions` and `expressions` are its other parts, `analyze` then decides from the outermost block inwards
//! and hands free names back outwards. The rules and the words of the errors are CPython's.

mod analyze;
mod collect;
mod definitions;
mod expressions;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};
use taipan_parser::Span;
use taipan_parser::ast::Ast;

use super::Options;
use super::error::Result;
use super::future::Future;
use super::names::{NameId, Names};

/// Number of a scope in the table.
pub type ScopeId = usize;

/// What kind of block a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// A module, or what `exec`, `eval` and the prompt run.
    Module,
    /// A class body.
    Class,
    /// A function, lambda or comprehension.
    Function,
    /// Annotations, evaluated when somebody asks (PEP 649).
    Annotation,
    /// The value of a `type` statement.
    TypeAlias,
    /// The bound, constraints or default of a type parameter.
    TypeVariable,
    /// The hidden function around a generic definition (PEP 695).
    TypeParameters,
}

impl ScopeKind {
    /// Whether its names live in registers.
    pub fn is_function_like(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }
}

/// The four comprehensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComprehensionKind {
    /// `[… for …]`
    List,
    /// `{… for …}`
    Set,
    /// `{…: … for …}`
    Dict,
    /// `(… for …)`
    Generator,
}

/// Where a name lives, seen from one scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Place {
    /// Not decided yet.
    #[default]
    Unknown,
    /// Bound here.
    Local,
    /// Bound here and used by an inner function.
    Cell,
    /// Bound in an enclosing function.
    Free,
    /// A global by default.
    GlobalImplicit,
    /// A global by declaration.
    GlobalExplicit,
}

/// What a block does with a name.
pub mod deed {
    /// `global name`
    pub const GLOBAL: u16 = 1;
    /// Assigned to.
    pub const LOCAL: u16 = 2;
    /// A parameter.
    pub const PARAMETER: u16 = 4;
    /// `nonlocal name`
    pub const NONLOCAL: u16 = 8;
    /// Read.
    pub const USE: u16 = 16;
    /// Free in a method, bound in the class too.
    pub const FREE_CLASS: u16 = 32;
    /// Bound by an import.
    pub const IMPORT: u16 = 64;
    /// Annotated.
    pub const ANNOTATION: u16 = 128;
    /// The iteration variable of a comprehension.
    pub const COMPREHENSION_TARGET: u16 = 256;
    /// A type parameter.
    pub const TYPE_PARAMETER: u16 = 512;
    /// Bound by `:=`, here or in a comprehension inside.
    pub const WALRUS: u16 = 1024;
    /// Made unbound by `del` or at the end of an `except … as`.
    pub const UNBOUND: u16 = 2048;
    /// Any way of being bound.
    pub const BOUND: u16 = LOCAL | PARAMETER | IMPORT | TYPE_PARAMETER;
}

/// One name in one scope.
#[derive(Clone, Copy, Debug, Default)]
pub struct Symbol {
    /// Bits of [`deed`].
    pub deeds: u16,
    /// The decision.
    pub place: Place,
}

impl Symbol {
    /// Whether the block does any of these things with the name.
    pub fn does(self, deeds: u16) -> bool {
        self.deeds & deeds != 0
    }
}

/// One block of the source.
#[derive(Debug)]
pub struct Scope {
    /// What kind of block it is.
    pub kind: ScopeKind,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// The scopes inside, in order.
    pub children: Vec<ScopeId>,
    /// Its names in the order of their first appearance, parameters first.
    pub symbols: IndexMap<NameId, Symbol, FxBuildHasher>,
    /// Set for comprehensions.
    pub comprehension: Option<ComprehensionKind>,
    /// The comprehension is compiled into the code around it (PEP 709).
    pub inlined: bool,
    /// It contains `yield`.
    pub generator: bool,
    /// It is `async def`, or a comprehension that awaits.
    pub coroutine: bool,
    /// It stands inside a function.
    pub nested: bool,
    /// Names are looked up in the class namespace around it first.
    pub can_see_class_scope: bool,
    /// A class whose methods use `__class__` or `super`.
    pub needs_class_cell: bool,
    /// A class whose annotation scopes need its namespace.
    pub needs_class_namespace: bool,
    /// It has annotations that may not be reached.
    pub has_conditional_annotations: bool,
    /// The scope of its own annotations, if it has any.
    pub annotation_block: Option<ScopeId>,
    /// Defined directly in a class.
    pub method: bool,
    /// `global` and `nonlocal` statements, for errors found late.
    directives: Vec<(NameId, Span)>,
    /// Inside `if`, a loop, `try` … while collecting.
    in_conditional_block: bool,
    /// In the target of a comprehension's `for`.
    in_target: bool,
    /// Depth of comprehension iterables around the place being read.
    iterable_depth: u32,
    /// The only names that are mangled, in the type parameters of a class.
    mangled_only: Option<Vec<NameId>>,
    /// What the expression is, in errors: `a TypeVar bound` …
    described_as: &'static str,
}

impl Scope {
    /// Whether a private name is mangled here: in the type parameters of a class only their own names are.
    pub fn mangles(&self, mangled: NameId) -> bool {
        self.mangled_only.as_ref().is_none_or(|only| only.contains(&mangled))
    }
}

/// What a scope was made for; with the node's address it is the key of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The body of a function, class, lambda or comprehension.
    Body,
    /// The value of a `type` statement.
    Alias,
    /// The type parameters around a definition.
    TypeParameters,
    /// The annotations of a function.
    Annotations,
    /// The bound or constraints of a type parameter.
    Bound,
    /// The default of a type parameter.
    Default,
}

/// All scopes of a module.
#[derive(Debug)]
pub struct SymbolTable {
    /// The scopes; the module's is the first.
    pub scopes: Vec<Scope>,
    by_node: FxHashMap<(usize, Part), ScopeId>,
}

/// The scope of the module itself.
pub const MODULE: ScopeId = 0;

impl SymbolTable {
    /// Reads a whole tree.
    pub fn build(ast: &Ast, names: &mut Names, future: &Future, options: &Options) -> Result<SymbolTable> {
        let mut table = collect::collect(ast, names, future, options)?;
        analyze::analyze(&mut table, names)?;
        Ok(table)
    }

    /// The scope that was made for a part of a node.
    pub fn of_node<T>(&self, node: &T, part: Part) -> ScopeId {
        // Every scope is entered before code is made for it; the module's is the harmless answer.
        self.by_node.get(&(address(node), part)).copied().unwrap_or(MODULE)
    }

    /// What a scope knows of a name.
    pub fn symbol(&self, scope: ScopeId, name: NameId) -> Symbol {
        self.scopes[scope].symbols.get(&name).copied().unwrap_or_default()
    }
}

/// Identity of a node: the tree is borrowed for the whole compilation, so nodes do not move.
fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}
