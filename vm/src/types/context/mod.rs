//! `contextvars`: contexts, the variables whose values they hold, and the tokens by which a value is taken
//! back. The fiber knows the context it runs in; a variable without one has its default.
//!
//! - this file: the structs, reading and writing a variable in the running fiber
//! - `mapping`: the rows of contexts
//! - `variable`: the rows of variables and tokens
//!
//! A context's values lie in a dict that copies share: whoever writes to a shared one copies it first.

mod mapping;
mod variable;

pub use mapping::{CONTEXT, copy_current};
pub use variable::{MISSING, MISSING_VALUE, PRELUDE_ROWS, TOKEN, VARIABLE};

use crate::error::Answer;
use crate::fiber::Fiber;
use crate::protocol::hash::hash_identity;
use crate::types::dict::{Dict, Probe};
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// A context.
struct Context {
    /// Its values by variable: a dict, which other contexts may share.
    values: Value,
    /// While `run` is in it: the context before, or None.
    before: Value,
    /// `run` is in it.
    is_entered: bool,
}

impl Object for Context {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.values);
        visit(&self.before);
    }
    fn clear(&mut self) {
        self.values = Value::NONE;
        self.before = Value::NONE;
    }
}

/// A variable.
struct Variable {
    name: Value,
    /// What `get` answers when there is no value; Unset for none.
    default: Value,
}

impl Object for Variable {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.name);
        visit(&self.default);
    }
    fn clear(&mut self) {
        self.default = Value::UNSET;
    }
}

/// What `set` answers.
struct Token {
    context: Value,
    variable: Value,
    /// The value before; Unset for none.
    old: Value,
    is_used: bool,
}

impl Object for Token {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.context);
        visit(&self.variable);
        visit(&self.old);
    }
    fn clear(&mut self) {
        self.context = Value::NONE;
        self.old = Value::UNSET;
    }
}

impl Cx {
    /// The context of the running fiber, or None when it has none yet.
    pub fn current_context(&self) -> Value {
        let fiber = &self.vm().fiber;
        fiber.get::<Fiber>(self).map_or(Value::NONE, |fiber| fiber.context.clone())
    }

    /// Makes a context, or None, that of the running fiber.
    pub fn set_current_context(&mut self, context: Value) {
        let fiber = self.vm().fiber.clone();
        let Some(fiber) = fiber.get_mut::<Fiber>(self) else { return };
        let old = std::mem::replace(&mut fiber.context, context);
        drop(old);
    }

    /// Whether a value is a context.
    pub fn is_context(&self, value: &Value) -> bool {
        value.opaque::<Context>(self).is_some()
    }

    /// A new context over these values.
    fn new_context(&mut self, values: Value) -> Answer {
        let class = self.builtin_class(&CONTEXT)?;
        self.opaque(&class, Context { values, before: Value::NONE, is_entered: false })
    }

    /// The context of the running fiber, made when there is none.
    fn own_context(&mut self) -> Answer {
        let context = self.current_context();
        if !context.is_none() {
            return Ok(context);
        }
        let values = self.dict()?;
        let context = self.new_context(values)?;
        self.set_current_context(context.clone());
        Ok(context)
    }

    /// The values of a context.
    fn context_values(&self, context: &Value) -> Value {
        context.opaque::<Context>(self).map_or(Value::NONE, |own| own.values.clone())
    }

    /// The value of a variable in a context. A variable is equal to itself alone.
    fn context_value(&mut self, context: &Value, variable: &Value) -> Option<Value> {
        let values = self.context_values(context);
        match self.dict_probe(&values, hash_identity(variable), variable) {
            Probe::Found(at) => values.get::<Dict>(self).map(|dict| dict.table.slots()[at].value.clone()),
            Probe::Absent | Probe::Unknown => None,
        }
    }

    /// Writes a variable's value in a context, or removes it; answers the one before.
    fn set_context_value(
        &mut self,
        context: &Value,
        variable: &Value,
        value: Option<Value>,
    ) -> Answer<Option<Value>> {
        let shared = context.opaque::<Context>(self).is_some_and(|own| own.values.count() > 1);
        if shared {
            let values = self.context_values(context);
            let own = self.dict()?;
            for (variable, value) in self.dict_pairs(&values) {
                self.dict_insert_new(&own, hash_identity(&variable), &variable, value)?;
            }
            if let Some(context) = context.opaque_mut::<Context>(self) {
                context.values = own;
            }
        }
        let values = self.context_values(context);
        let hash = hash_identity(variable);
        match (self.dict_probe(&values, hash, variable), value) {
            (Probe::Found(at), Some(value)) => Ok(values
                .get_mut::<Dict>(self)
                .map(|dict| std::mem::replace(&mut dict.table.slots_mut()[at].value, value))),
            (Probe::Found(at), None) => Ok(values.get_mut::<Dict>(self).map(|dict| dict.table.remove(at).1)),
            (Probe::Absent | Probe::Unknown, Some(value)) => {
                self.dict_insert_new(&values, hash, variable, value)?;
                Ok(None)
            }
            (Probe::Absent | Probe::Unknown, None) => Ok(None),
        }
    }

    /// Number of variables with a value in a context.
    fn context_length(&self, context: &Value) -> usize {
        self.context_values(context).get::<Dict>(self).map_or(0, Dict::len)
    }
}
