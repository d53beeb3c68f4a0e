//! Generators, coroutines and async generators as scripts see them. The payload is `fiber::Generator`.

use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;

mod asynchronous;
mod methods;

pub use asynchronous::awaitable_parts;
pub use asynchronous::{hook_waits, step_under_way};
pub use methods::{THROW_OBJECT, wrapped};

/// The class `generator`.
pub static GENERATOR: TypeRow = TypeRow {
    name: "generator",
    kind: Kind::Generator,
    flags: ClassFlags::WEAK | ClassFlags::NO_NEW,
    methods: methods::GENERATOR,
    properties: methods::GENERATOR_ATTRIBUTES,
    ..TypeRow::DEFAULT
};
/// The class `coroutine`.
pub static COROUTINE: TypeRow = TypeRow {
    name: "coroutine",
    kind: Kind::Generator,
    flags: ClassFlags::WEAK | ClassFlags::NO_NEW,
    methods: methods::COROUTINE,
    properties: methods::COROUTINE_ATTRIBUTES,
    ..TypeRow::DEFAULT
};
/// The class `async_generator`.
pub static ASYNC_GENERATOR: TypeRow = TypeRow {
    name: "async_generator",
    kind: Kind::Generator,
    flags: ClassFlags::WEAK | ClassFlags::NO_NEW,
    methods: asynchronous::GENERATOR,
    properties: methods::ASYNC_ATTRIBUTES,
    ..TypeRow::DEFAULT
};
/// The class of `coroutine.__await__()`.
pub static COROUTINE_WRAPPER: TypeRow = TypeRow {
    name: "coroutine_wrapper",
    kind: Kind::Opaque,
    flags: ClassFlags::NO_NEW,
    methods: methods::WRAPPER,
    doc: "A wrapper object implementing __await__ for coroutines.",
    ..TypeRow::DEFAULT
};
/// The class of `async_generator.asend()`.
pub static ASYNC_SEND: TypeRow = TypeRow {
    name: "async_generator_asend",
    kind: Kind::Opaque,
    flags: ClassFlags::NO_NEW,
    methods: asynchronous::AWAITABLE,
    ..TypeRow::DEFAULT
};
/// The class of `async_generator.athrow()`.
pub static ASYNC_THROW: TypeRow = TypeRow {
    name: "async_generator_athrow",
    kind: Kind::Opaque,
    flags: ClassFlags::NO_NEW,
    methods: asynchronous::AWAITABLE,
    ..TypeRow::DEFAULT
};
/// The class of what an async generator yields, on its way to the awaitable.
pub static ASYNC_VALUE: TypeRow = TypeRow {
    name: "async_generator_wrapped_value",
    kind: Kind::Opaque,
    flags: ClassFlags::NO_NEW,
    ..TypeRow::DEFAULT
};

use crate::error::Answer;
use crate::value::Value;
use crate::vm::Cx;

/// What an async generator has yielded, on its way to the awaitable that drives it.
pub struct AsyncValue(pub Value);

impl crate::types::opaque::Object for AsyncValue {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }
}

/// Wraps what an async generator yields.
pub fn wrap_async_value(cx: &mut Cx, value: Value) -> Answer {
    let class = cx.types().async_generator_value.clone();
    cx.opaque(&class, AsyncValue(value))
}

/// Whether a value is one that an async generator has yielded.
pub fn is_async_value(cx: &Cx, value: &Value) -> bool {
    value.opaque::<AsyncValue>(cx).is_some()
}

/// An exception on its way to what a paused frame delegates to.
struct Thrown(Value);

impl crate::types::opaque::Object for Thrown {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.0);
    }
}

static THROWN: TypeRow =
    TypeRow { name: "thrown", kind: Kind::Opaque, flags: ClassFlags::NO_NEW, ..TypeRow::DEFAULT };

/// What is sent to a frame that shall throw this exception into what it delegates to.
pub fn thrown(cx: &mut Cx, exception: Value) -> Answer {
    let class = cx.builtin_class(&THROWN)?;
    cx.opaque(&class, Thrown(exception))
}

/// The exception that is sent on, if that is what is sent.
pub fn thrown_in(cx: &Cx, sent: &Value) -> Option<Value> {
    if !sent.is_kind(Kind::Opaque) {
        return None;
    }
    sent.opaque::<Thrown>(cx).map(|thrown| thrown.0.clone())
}

pub(super) fn itself(_cx: &mut Cx, arguments: &[Value]) -> Answer {
    Ok(arguments[0].clone())
}

/// What a dying generator wants called in place of its `close`: the finaliser hook of an async generator, the
/// warning about a coroutine that was never awaited.
pub fn last_call(cx: &mut Cx, generator: &Value) -> Option<(Value, smallvec::SmallVec<[Value; 4]>)> {
    let payload = generator.get_mut::<crate::fiber::Generator>(cx)?;
    match (payload.flavor, payload.state) {
        (crate::fiber::Flavor::Coroutine, crate::fiber::State::Created) => {
            let function = cx.prelude_function("warn_never_awaited").ok()?;
            Some((function, smallvec::smallvec![generator.clone()]))
        }
        (crate::fiber::Flavor::AsyncGenerator, crate::fiber::State::Suspended) => {
            let hook = payload.set_extra(crate::fiber::Extra::Finalizer, Value::UNSET);
            if hook.is_unset() || hook.is_none() {
                None
            } else {
                Some((hook, smallvec::smallvec![generator.clone()]))
            }
        }
        _ => None,
    }
}
