//! Script functions.

pub mod attributes;
pub mod methods;

use crate::heap::{Kind, Payload};
use crate::interp::LoadedCode;
use crate::native::TypeRow;
use crate::value::Value;

/// A function made by `def`, `lambda` or a class body.
pub struct Function {
    /// What it runs; `code_object` keeps it alive.
    pub code: *mut LoadedCode,
    /// `__code__`
    pub code_object: Value,
    /// The module's namespace, a dict.
    pub globals: Value,
    /// Cells of the closure, a tuple, or Unset.
    pub closure: Value,
    /// Defaults of positional parameters, a tuple, or Unset.
    pub defaults: Value,
    /// Defaults of keyword-only parameters, a dict, or Unset.
    pub keyword_defaults: Value,
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualified_name: Value,
    /// Makes `__annotations__` (PEP 649), or Unset.
    pub annotate: Value,
    /// What is rarely there; see `FunctionExtras`.
    pub extras: Option<Box<FunctionExtras>>,
}

/// Attributes that few functions have.
#[derive(Default)]
pub struct FunctionExtras {
    /// `__dict__`, or Unset.
    pub dict: Value,
    /// `__doc__` when it was set, else Unset: the code knows.
    pub doc: Value,
    /// `__annotations__` once made or set, else Unset.
    pub annotations: Value,
    /// `__module__` when it was set, else Unset: the globals know.
    pub module: Value,
    /// `__type_params__`, a tuple, or Unset.
    pub type_parameters: Value,
}

impl Payload for Function {
    const KIND: Kind = Kind::Function;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for value in [
            &self.code_object,
            &self.globals,
            &self.closure,
            &self.defaults,
            &self.keyword_defaults,
            &self.name,
            &self.qualified_name,
            &self.annotate,
        ] {
            visit(value);
        }
        if let Some(extras) = &self.extras {
            let extras =
                [&extras.dict, &extras.doc, &extras.annotations, &extras.module, &extras.type_parameters];
            extras.into_iter().for_each(visit);
        }
    }
    fn clear(&mut self) {
        self.closure = Value::UNSET;
        self.defaults = Value::UNSET;
        self.keyword_defaults = Value::UNSET;
        self.annotate = Value::UNSET;
        self.extras = None;
    }
}

impl Function {
    /// What is rarely there, made on demand.
    pub fn extras_mut(&mut self) -> &mut FunctionExtras {
        self.extras.get_or_insert_with(Default::default)
    }
}

/// The class of script functions.
pub static TYPE: TypeRow = TypeRow {
    name: "function",
    kind: Kind::Function,
    flags: crate::object::ClassFlags::WEAK,
    doc: "Create a function object.",
    methods: methods::ROWS,
    properties: attributes::ROWS,
    ..TypeRow::DEFAULT
};
