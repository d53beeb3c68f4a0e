//! Modules.

mod methods;

use crate::error::Answer;
use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;
use crate::vm::Cx;

/// The payload: the namespace.
pub struct Module {
    /// `__dict__`
    pub namespace: Value,
}

impl Payload for Module {
    const KIND: Kind = Kind::Module;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.namespace);
    }
    fn clear(&mut self) {
        self.namespace = Value::UNSET;
    }
}

impl Cx {
    /// A module of this name with the usual attributes.
    pub fn module(&mut self, name: &str, doc: Option<&str>) -> Answer {
        let namespace = self.dict()?;
        let text = self.str(name)?;
        self.dict_set_text(&namespace, "__name__", text)?;
        let doc = match doc {
            Some(doc) => self.str(doc)?,
            None => Value::NONE,
        };
        self.dict_set_text(&namespace, "__doc__", doc)?;
        for attribute in ["__package__", "__loader__", "__spec__"] {
            self.dict_set_text(&namespace, attribute, Value::NONE)?;
        }
        let class = self.types().module.clone();
        self.new_object(&class, Module { namespace })
    }

    /// The namespace of a module.
    pub fn module_namespace(&self, module: &Value) -> Value {
        module.get::<Module>(self).map(|module| module.namespace.clone()).unwrap_or_default()
    }
}

/// The class `module`.
pub static TYPE: TypeRow = TypeRow {
    name: "module",
    kind: Kind::Module,
    flags: ClassFlags::SUBCLASSABLE | ClassFlags::WEAK,
    methods: methods::ROWS,
    properties: methods::PROPERTIES,
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    ..TypeRow::DEFAULT
};
