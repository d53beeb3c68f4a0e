//! Special methods that are neither functions nor builtin methods: a `staticmethod`, a `classmethod`, a
//! `partialmethod`, an object with `__call__`, a script's descriptor. Whoever calls a special method gives the
//! object first; here such an attribute becomes something that may be called so, and binds when it is.

use super::{Found, bind};
use crate::heap::Kind;
use crate::native::{Event, Native, NativeRow, Outcome, Role};
use crate::types::function::methods::tail_call;
use crate::value::Value;
use crate::vm::Cx;

/// What may be called with the object first in place of an attribute of its class (Language Reference,
/// 3.3.12: special method lookup binds, but past the instance).
#[inline]
pub(crate) fn with_object_first(cx: &mut Cx, attribute: Value) -> Value {
    match attribute.kind() {
        None => attribute,
        Some(Kind::Function) if !cx.is_special(&attribute) => attribute,
        Some(Kind::Native) if is_builtin_method(cx, &attribute) => attribute,
        Some(_) => bound_when_called(cx, attribute),
    }
}

fn is_builtin_method(cx: &Cx, attribute: &Value) -> bool {
    attribute.get::<Native>(cx).is_some_and(|native| matches!(native.role(), Role::Method | Role::Wrapper))
}

#[cold]
fn bound_when_called(cx: &mut Cx, attribute: Value) -> Value {
    let made = cx
        .prelude_function(CALL_SPECIAL.name)
        .and_then(|call_special| cx.method(call_special, attribute.clone()));
    made.unwrap_or_else(|_| {
        // no memory: the call that follows meets it again
        drop(cx.take_raised());
        attribute
    })
}

/// Binds a class's attribute to an object and calls the result. Stands in the prelude's namespace.
pub(crate) const CALL_SPECIAL: NativeRow = NativeRow::open(
    "_call_special",
    "(attribute, obj, /, *arguments, **keywords)",
    Role::Function,
    "Binds what a class has under a special name to an object, and calls it.",
)
.resumable(call_special);

fn call_special(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let callable = match event {
        Event::Raised => return Outcome::Raise,
        Event::Returned(bound) => bound,
        Event::Start => {
            let object = registers[1].clone();
            let class = cx.class_of(&object);
            match bind(cx, &registers[0], Some(&object), &class) {
                Ok(Found::Value(callable)) => callable,
                Ok(Found::Method(function)) => match cx.method(function, object) {
                    Ok(method) => method,
                    Err(_) => return Outcome::Raise,
                },
                Ok(Found::Call { callable, arguments }) => {
                    return Outcome::Call(callable, arguments.into_iter().collect());
                }
                Ok(Found::Missing) | Err(_) => return Outcome::Raise,
            }
        }
    };
    tail_call(cx, callable, &registers[2], &registers[3])
}
