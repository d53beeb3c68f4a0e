//! Methods and attributes of generators and coroutines.

use smallvec::smallvec;

use super::itself;
use crate::error::Answer;
use crate::fiber::{Extra, Flavor, Generator, State};
use crate::heap::Kind;
use crate::interp::generator_methods::{CLOSE, NEXT, SEND, THROW};
use crate::native::{Event, GetSetRow, NativeRow, Outcome, Role};
use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Cx;

const REPR: NativeRow = NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self).");

/// Methods of generators.
pub static GENERATOR: &[NativeRow] = &[
    REPR,
    NativeRow::special("__iter__", "($self, /)", itself, "Implement iter(self)."),
    NEXT,
    SEND,
    THROW,
    CLOSE,
];

/// Methods of coroutines.
pub static COROUTINE: &[NativeRow] = &[
    REPR,
    NativeRow::special("__await__", "($self, /)", wrap, "Return an iterator to be used in await expression."),
    SEND.doc(
        "send(arg) -> send 'arg' into coroutine,\nreturn next yielded value or raise StopIteration.",
    ),
    THROW.doc(
        "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.",
    ),
    CLOSE.doc("close() -> raise GeneratorExit inside coroutine."),
];

macro_rules! attributes {
    ($($name:ident $own_name:literal $own_qualname:literal $frame:literal $running:literal $suspended:literal $code:literal $delegate:literal $($more:expr)?;)+) => {
        $(#[doc = "Attributes."] pub static $name: &[GetSetRow] = &[
            GetSetRow { name: "__name__", get: name, set: Some(set_name), doc: $own_name },
            GetSetRow { name: "__qualname__", get: qualified_name, set: Some(set_qualified_name), doc: $own_qualname },
            GetSetRow { name: $frame, get: |cx, own| { cx.audit_read(own, $frame)?; frame(cx, own) }, set: None, doc: "" },
            GetSetRow { name: $running, get: running, set: None, doc: "" },
            GetSetRow { name: $suspended, get: suspended, set: None, doc: "" },
            GetSetRow { name: $code, get: |cx, own| { cx.audit_read(own, $code)?; code(cx, own) }, set: None, doc: "" },
            GetSetRow { name: $delegate, get: delegate, set: None, doc: "object being iterated by yield from, or None" },
            $($more,)?
        ];)+
    };
}

attributes! {
    GENERATOR_ATTRIBUTES "name of the generator" "qualified name of the generator" "gi_frame" "gi_running" "gi_suspended" "gi_code" "gi_yieldfrom";
    COROUTINE_ATTRIBUTES "name of the coroutine" "qualified name of the coroutine" "cr_frame" "cr_running" "cr_suspended" "cr_code" "cr_await"
        GetSetRow { name: "cr_origin", get: origin, set: None, doc: "" };
    ASYNC_ATTRIBUTES "name of the async generator" "qualified name of the async generator" "ag_frame" "ag_running" "ag_suspended" "ag_code" "ag_await";
}

fn function(cx: &Cx, generator: &Value) -> Value {
    generator.get::<Generator>(cx).map(|own| own.function().to_value()).unwrap_or_default()
}

fn name(cx: &mut Cx, generator: &Value) -> Answer {
    let set = generator.get::<Generator>(cx).and_then(|own| own.extra(Extra::Name).or_unset());
    let function = function(cx, generator);
    Ok(set
        .or_else(|| function.get::<Function>(cx).map(|function| function.name.clone()))
        .unwrap_or(Value::NONE))
}

fn qualified_name(cx: &mut Cx, generator: &Value) -> Answer {
    let set = generator.get::<Generator>(cx).and_then(|own| own.extra(Extra::QualifiedName).or_unset());
    let function = function(cx, generator);
    Ok(set
        .or_else(|| function.get::<Function>(cx).map(|function| function.qualified_name.clone()))
        .unwrap_or(Value::NONE))
}

fn checked(cx: &mut Cx, value: Option<Value>, what: &str) -> Answer {
    match value.filter(|value| value.is_kind(Kind::Str)) {
        Some(value) => Ok(value),
        None => Err(cx.type_error(&format!("{what} must be set to a string object"))),
    }
}

fn set_name(cx: &mut Cx, generator: &Value, value: Option<Value>) -> Answer<()> {
    let value = checked(cx, value, "__name__")?;
    if let Some(own) = generator.get_mut::<Generator>(cx) {
        let _ = own.set_extra(Extra::Name, value);
    }
    Ok(())
}

fn set_qualified_name(cx: &mut Cx, generator: &Value, value: Option<Value>) -> Answer<()> {
    let value = checked(cx, value, "__qualname__")?;
    if let Some(own) = generator.get_mut::<Generator>(cx) {
        let _ = own.set_extra(Extra::QualifiedName, value);
    }
    Ok(())
}

fn state(cx: &Cx, generator: &Value) -> Option<(State, Flavor, bool)> {
    generator.get::<Generator>(cx).map(|own| (own.state, own.flavor, own.running_async()))
}

/// Whether it runs, or what it delegates to does.
fn is_running(cx: &Cx, generator: &Value) -> bool {
    generator.get::<Generator>(cx).is_some_and(Generator::is_running)
}

fn running(cx: &mut Cx, generator: &Value) -> Answer {
    if let Some((_, Flavor::AsyncGenerator, running)) = state(cx, generator) {
        return Ok(Value::bool(running || is_running(cx, generator)));
    }
    Ok(Value::bool(is_running(cx, generator)))
}

fn suspended(cx: &mut Cx, generator: &Value) -> Answer {
    let paused = matches!(state(cx, generator), Some((State::Suspended, ..)));
    Ok(Value::bool(paused && !is_running(cx, generator)))
}

fn code(cx: &mut Cx, generator: &Value) -> Answer {
    let function = function(cx, generator);
    Ok(function.get::<Function>(cx).map_or(Value::NONE, |function| function.code_object.clone()))
}

fn delegate(cx: &mut Cx, generator: &Value) -> Answer {
    let delegate = generator
        .get::<Generator>(cx)
        .filter(|own| !own.is_running())
        .and_then(crate::interp::generator_methods::waiting_for)
        .unwrap_or(Value::NONE);
    crate::interp::generator_methods::as_seen(cx, delegate)
}

fn origin(cx: &mut Cx, generator: &Value) -> Answer {
    let origin = generator.get::<Generator>(cx).and_then(|own| own.extra(Extra::Origin).or_unset());
    Ok(origin.unwrap_or(Value::NONE))
}

fn frame(cx: &mut Cx, generator: &Value) -> Answer {
    if matches!(state(cx, generator), None | Some((State::Finished, ..))) {
        return Ok(Value::NONE);
    }
    crate::interp::generator_frame(cx, generator)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let what = cx.type_name(&arguments[0]);
    let name = qualified_name(cx, &arguments[0])?;
    let text = format!(
        "<{what} object {} at {}>",
        cx.text_of(&name),
        crate::types::object::methods::address(&arguments[0])
    );
    cx.str(&text)
}

/// `coroutine.__await__()`: drives the coroutine as an iterator.
struct Wrapper(Value);

impl crate::types::opaque::Object for Wrapper {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }
}

fn wrap(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.types().coroutine_wrapper.clone();
    cx.opaque(&class, Wrapper(arguments[0].clone()))
}

/// Methods of the wrapper.
pub static WRAPPER: &[NativeRow] = &[
    NativeRow::special("__iter__", "($self, /)", itself, "Implement iter(self)."),
    NativeRow::open("__next__", "($self, /)", Role::Wrapper, "").resumable(wrapper_send),
    NativeRow::open("send", "($self, value, /)", Role::Method, "").resumable(wrapper_send),
    NativeRow::open("throw", "($self, /, *args)", Role::Method, "").script("wrapper_throw"),
    NativeRow::open("close", "($self, /)", Role::Method, "").script("wrapper_close"),
];

fn wrapper_send(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let inner = registers[0].opaque::<Wrapper>(cx).map_or(Value::NONE, |own| own.0.clone());
            let value = registers.get(1).cloned().unwrap_or(Value::NONE);
            Outcome::TailResume(inner, value)
        }
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// The coroutine behind a wrapper. For the script half.
pub fn wrapped(cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(arguments[0].opaque::<Wrapper>(cx).map_or(Value::NONE, |own| own.0.clone()))
}

/// Throws an exception object into a generator. For the script half.
pub const THROW_OBJECT: NativeRow =
    NativeRow::open("_throw", "(generator, exception, /)", Role::Function, "").resumable(throw_object);

fn throw_object(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => Outcome::CallRow(
            &crate::interp::generator_methods::THROW_INTO,
            smallvec![registers[0].clone(), registers[1].clone()],
        ),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}
