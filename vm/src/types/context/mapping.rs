//! `Context`: an immutable mapping to those who hold it, and where `run` runs.

use super::{Context, Variable};
use crate::error::{Answer, Raised};
use crate::native::{Arguments, ClassConstant, Event, NativeRow, Outcome, Role, TypeRow};
use crate::types::dict::view;
use crate::types::dictview::Part;
use crate::types::object::methods::default_repr;
use crate::value::Value;
use crate::vm::Cx;

/// The class `Context`.
pub static CONTEXT: TypeRow = TypeRow {
    name: "Context",
    module: "_contextvars",
    flags: crate::object::ClassFlags::WEAK,
    methods: &[
        NativeRow::constructor("($type, *args, **kwargs)", new),
        NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "").script("context_eq"),
        NativeRow::special("__iter__", "($self, /)", iter, "Implement iter(self)."),
        NativeRow::special("__len__", "($self, /)", len, "Return len(self)."),
        NativeRow::special("__getitem__", "($self, key, /)", get_item, "Return self[key]."),
        NativeRow::special("__contains__", "($self, key, /)", contains, "Return bool(key in self)."),
        NativeRow::method(
            "get",
            "($self, key, default=None, /)",
            get,
            "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not\ngiven, return None.",
        ),
        NativeRow::method(
            "items",
            "($self, /)",
            items,
            "Return all variables and their values in the context object.\n\nThe result is returned as a list of 2-tuples (variable, value).",
        ),
        NativeRow::method(
            "keys",
            "($self, /)",
            keys,
            "Return a list of all variables in the context object.",
        ),
        NativeRow::method(
            "values",
            "($self, /)",
            values,
            "Return a list of all variables' values in the context object.",
        ),
        NativeRow::method("copy", "($self, /)", copy, "Return a shallow copy of the context object."),
        NativeRow::open(
            "run",
            "($self, /, *args, **kwargs)",
            Role::Method,
            "Call a function in the context.",
        )
        .resumable(run),
    ],
    constants: &[("__hash__", ClassConstant::None)],
    ..TypeRow::DEFAULT
};

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (positional, named) = (arguments[1].clone(), arguments[2].clone().or_unset());
    let has_named = named.is_some_and(|named| !cx.dict_pairs(&named).is_empty());
    if !cx.tuple_items(&positional).is_empty() || has_named {
        return Err(cx.type_error("Context() does not accept any arguments"));
    }
    let values = cx.dict()?;
    cx.new_context(values)
}

/// A context with the values of the running fiber's.
pub fn copy_current(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let context = cx.own_context()?;
    copy(cx, &[context])
}

fn copy(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let values = cx.context_values(&arguments[0]);
    cx.new_context(values)
}

fn check_key(cx: &mut Cx, key: &Value) -> Result<(), Raised> {
    if key.opaque::<Variable>(cx).is_some() {
        return Ok(());
    }
    let shown = super::variable::shown(cx, key);
    Err(cx.type_error(&format!("a ContextVar key was expected, got {shown}")))
}

fn get_item(cx: &mut Cx, arguments: &[Value]) -> Answer {
    check_key(cx, &arguments[1])?;
    match cx.context_value(&arguments[0], &arguments[1]) {
        Some(value) => Ok(value),
        None => Err(cx.key_error(&arguments[1])),
    }
}

fn contains(cx: &mut Cx, arguments: &[Value]) -> Answer {
    check_key(cx, &arguments[1])?;
    Ok(Value::bool(cx.context_value(&arguments[0], &arguments[1]).is_some()))
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer {
    check_key(cx, &arguments[1])?;
    let default = arguments.given(2).cloned().unwrap_or(Value::NONE);
    Ok(cx.context_value(&arguments[0], &arguments[1]).unwrap_or(default))
}

fn len(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(Value::small_int(cx.context_length(&arguments[0]) as i64))
}

// the views hold the dict, so that a later `set` writes to a copy

fn iter(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let values = cx.context_values(&arguments[0]);
    match crate::interp::iterate::quick_iter(cx, &values)? {
        Some(iterator) => Ok(iterator),
        None => Err(cx.system_error("a dict that cannot be iterated over")),
    }
}

fn keys(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let values = cx.context_values(&arguments[0]);
    view(cx, &values, Part::Keys)
}

fn values(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let values = cx.context_values(&arguments[0]);
    view(cx, &values, Part::Values)
}

fn items(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let values = cx.context_values(&arguments[0]);
    view(cx, &values, Part::Items)
}

/// Registers: the context, the arguments (a small int while the call runs), the keywords.
fn run(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => match enter(cx, registers) {
            Ok(outcome) => outcome,
            Err(Raised) => Outcome::Raise,
        },
        Event::Returned(value) => match leave(cx, &registers[0]) {
            Ok(()) => Outcome::Return(value),
            Err(Raised) => Outcome::Raise,
        },
        Event::Raised => {
            if registers[1].as_small_int().is_some() {
                let raised = cx.take_raised();
                if leave(cx, &registers[0]).is_ok() {
                    let _ = cx.raise(raised);
                }
            }
            Outcome::Raise
        }
    }
}

fn enter(cx: &mut Cx, registers: &mut [Value]) -> Answer<Outcome> {
    let context = registers[0].clone();
    let positional = cx.tuple_items(&registers[1]).to_vec();
    let Some((callable, arguments)) = positional.split_first() else {
        return Err(cx.type_error("run() missing 1 required positional argument"));
    };
    if context.opaque::<Context>(cx).is_some_and(|own| own.is_entered) {
        let shown = default_repr(cx, &context);
        return Err(cx.runtime_error(&format!("cannot enter context: {shown} is already entered")));
    }
    let named = registers[2].clone().or_unset();
    let pairs = named.map(|named| cx.dict_pairs(&named)).unwrap_or_default();
    let mut all: smallvec::SmallVec<[Value; 4]> = arguments.iter().cloned().collect();
    let names: Vec<Value> = pairs.iter().map(|(name, _)| name.clone()).collect();
    all.extend(pairs.into_iter().map(|(_, value)| value));
    let outcome = if names.is_empty() {
        Outcome::Call(callable.clone(), all)
    } else {
        let names = cx.tuple(&names)?;
        Outcome::CallKeywords(callable.clone(), all, names)
    };
    let before = cx.current_context();
    if let Some(own) = context.opaque_mut::<Context>(cx) {
        own.is_entered = true;
        own.before = before;
    }
    cx.set_current_context(context);
    registers[1] = Value::small_int(1);
    registers[2] = Value::NONE;
    Ok(outcome)
}

fn leave(cx: &mut Cx, context: &Value) -> Answer<()> {
    if !cx.current_context().is(context) {
        let shown = default_repr(cx, context);
        return Err(cx.runtime_error(&format!(
            "cannot exit context: thread state references a different context object than {shown}"
        )));
    }
    let mut before = Value::NONE;
    if let Some(own) = context.opaque_mut::<Context>(cx) {
        own.is_entered = false;
        before = std::mem::replace(&mut own.before, Value::NONE);
    }
    cx.set_current_context(before);
    Ok(())
}
