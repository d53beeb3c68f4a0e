//! Async generators: `asend`, `athrow` and `aclose` answer awaitables, each of which drives the generator
//! until it yields or ends.

use smallvec::smallvec;

use super::{AsyncValue, itself};
use crate::error::Answer;
use crate::fiber::{Extra, Generator, Iteration, State};
use crate::heap::{Kind, want_finalizer};
use crate::interp::generator_methods::THROW_INTO;
use crate::native::{Event, NativeRow, Outcome, Role};
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// Methods of async generators.
pub static GENERATOR: &[NativeRow] = &[
    NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    NativeRow::special("__aiter__", "($self, /)", itself, "Return an awaitable, that resolves in asynchronous iterator."),
    NativeRow::open("__anext__", "($self, /)", Role::Wrapper, "").or_script(next, "async_begin_next"),
    NativeRow::open("asend", "($self, object, /)", Role::Method, "asend(v) -> send 'v' in generator.").or_script(send, "async_begin_send"),
    NativeRow::open(
        "athrow",
        "($self, type, value=<unrepresentable>, traceback=<unrepresentable>, /)",
        Role::Method,
        "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.",
    )
    .or_script(throw, "async_begin_throw"),
    NativeRow::open("aclose", "($self, /)", Role::Method, "aclose() -> raise GeneratorExit inside generator.").or_script(close, "async_begin_close"),
    super::super::generic_alias::CLASS_GETITEM,
];

/// Methods of the awaitables.
pub static AWAITABLE: &[NativeRow] = &[
    NativeRow::special(
        "__await__",
        "($self, /)",
        itself,
        "Return an iterator to be used in await expression.",
    ),
    NativeRow::special("__iter__", "($self, /)", itself, "Implement iter(self)."),
    NativeRow::open("__next__", "($self, /)", Role::Wrapper, "").resumable(step_next),
    NativeRow::open("send", "($self, value, /)", Role::Method, "").resumable(step_send),
    NativeRow::open("throw", "($self, type, value=None, traceback=None, /)", Role::Method, "")
        .resumable(step_throw),
    NativeRow::open("close", "($self, /)", Role::Method, "").resumable(step_close),
    NativeRow::open("__del__", "($self, /)", Role::Wrapper, "")
        .or_script(last_words, "warn_method_never_awaited"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Send,
    Throw,
    Close,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fresh,
    Driving,
    Over,
}

/// An awaitable.
struct Awaitable {
    generator: Value,
    /// What is sent or thrown.
    value: Value,
    purpose: Purpose,
    stage: Stage,
}

impl Object for Awaitable {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.generator);
        visit(&self.value);
    }
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let name = cx.intern("__qualname__")?;
    let shown = match crate::object::find_attribute(cx, &arguments[0], &name)? {
        crate::object::Found::Value(name) => cx.text_of(&name),
        _ => String::new(),
    };
    let text = format!(
        "<async_generator object {shown} at {}>",
        crate::types::object::methods::address(&arguments[0])
    );
    cx.str(&text)
}

/// Whether the first-iteration hook has still to be called; notes the finaliser hook.
pub fn hook_waits(cx: &mut Cx, generator: &Value) -> bool {
    let (first, finalizer) = (cx.kept("asyncgen.firstiter"), cx.kept("asyncgen.finalizer"));
    let Some(own) = generator.get_mut::<Generator>(cx) else { return false };
    if own.iteration() != Iteration::Untouched {
        return false;
    }
    own.set_iteration(Iteration::Open);
    if let Some(finalizer) = finalizer.filter(|hook| !hook.is_none()) {
        let _ = own.set_extra(Extra::Finalizer, finalizer);
    }
    first.is_some_and(|hook| !hook.is_none())
}

/// The awaitable of a step of an async generator that an `async for` has begun without one.
pub fn step_under_way(cx: &mut Cx, generator: Value) -> Answer {
    let class = &cx.types().async_generator_send;
    let own = Awaitable { generator, value: Value::NONE, purpose: Purpose::Send, stage: Stage::Driving };
    cx.opaque(class, own)
}

fn make(cx: &mut Cx, generator: &Value, value: Value, purpose: Purpose) -> Answer<Option<Value>> {
    if hook_waits(cx, generator) {
        return Ok(None);
    }
    let types = cx.types();
    let class =
        if purpose == Purpose::Send { &types.async_generator_send } else { &types.async_generator_throw };
    let made =
        cx.opaque(class, Awaitable { generator: generator.clone(), value, purpose, stage: Stage::Fresh })?;
    // until it is driven, its end is worth a warning
    want_finalizer(&made, true);
    Ok(Some(made))
}

/// `__del__`: nothing to say when it was driven.
fn last_words(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let is_fresh = arguments[0].opaque::<Awaitable>(cx).is_some_and(|own| own.stage == Stage::Fresh);
    Ok(if is_fresh { None } else { Some(Value::NONE) })
}

/// The name of the method that made an awaitable, and its generator.
pub fn awaitable_parts(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = arguments[0].opaque::<Awaitable>(cx) else {
        return Err(cx.type_error("an awaitable of an async generator was expected"));
    };
    let generator = own.generator.clone();
    let name = cx.intern(match own.purpose {
        Purpose::Send => "asend",
        Purpose::Throw => "athrow",
        Purpose::Close => "aclose",
    })?;
    cx.tuple(&[name, generator])
}

fn next(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    make(cx, &arguments[0], Value::NONE, Purpose::Send)
}

fn send(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    make(cx, &arguments[0], arguments[1].clone(), Purpose::Send)
}

fn throw(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    // what cannot be thrown is refused when the awaitable is driven
    if crate::interp::is_exception_class(cx, &arguments[1])
        || arguments[2..].iter().any(|more| !more.is_unset())
    {
        return Ok(None);
    }
    make(cx, &arguments[0], arguments[1].clone(), Purpose::Throw)
}

fn close(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    make(cx, &arguments[0], Value::NONE, Purpose::Close)
}

/// One step of an awaitable. Registers: awaitable, value sent (Unset when thrown), exception thrown.
static DRIVE: NativeRow =
    NativeRow::open("<awaitable>", "(own, value, exception, /)", Role::Static, "").resumable(drive);

fn step_next(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    delegate(registers, event, Value::NONE, Value::UNSET)
}

fn step_send(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let value = registers[1].clone();
    delegate(registers, event, value, Value::UNSET)
}

fn step_throw(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let exception = registers[1].clone();
    if matches!(event, Event::Start) && !exception.is_kind(Kind::Exception) {
        return match cx.prelude_function("async_step_throw") {
            Ok(function) => Outcome::TailCall(
                function,
                registers.iter().filter(|value| !value.is_unset()).cloned().collect(),
            ),
            Err(_) => Outcome::Raise,
        };
    }
    delegate(registers, event, Value::UNSET, exception)
}

fn delegate(registers: &[Value], event: Event, value: Value, exception: Value) -> Outcome {
    match event {
        Event::Start => Outcome::CallRow(&DRIVE, smallvec![registers[0].clone(), value, exception]),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

fn step_close(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            if registers[0].opaque::<Awaitable>(cx).is_none_or(|own| own.stage == Stage::Over) {
                return Outcome::Return(Value::NONE);
            }
            let class = cx.exceptions().generator_exit.clone();
            match cx.exception(&class, &[]) {
                Ok(exception) => {
                    Outcome::CallRow(&DRIVE, smallvec![registers[0].clone(), Value::UNSET, exception])
                }
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(_) => {
            let _ = cx.runtime_error("coroutine ignored GeneratorExit");
            Outcome::Raise
        }
        Event::Raised => {
            let exceptions = cx.exceptions();
            let ended =
                [&exceptions.stop_iteration, &exceptions.stop_async_iteration, &exceptions.generator_exit]
                    .into_iter()
                    .any(|class| cx.raised_is(class));
            if !ended {
                return Outcome::Raise;
            }
            drop(cx.take_raised());
            Outcome::Return(Value::NONE)
        }
    }
}

fn drive(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let Some(own) = registers[0].opaque::<Awaitable>(cx) else { return Outcome::Raise };
    let (generator, purpose, stage, kept) =
        (own.generator.clone(), own.purpose, own.stage, own.value.clone());
    match event {
        Event::Start => match begin(cx, registers, &generator, purpose, stage, kept) {
            Ok(outcome) => outcome,
            Err(_) => Outcome::Raise,
        },
        Event::Returned(value) => {
            let Some(inner) = value.opaque::<AsyncValue>(cx).map(|wrapped| wrapped.0.clone()) else {
                return Outcome::Return(value);
            };
            set_stage(cx, &registers[0], Stage::Over);
            let _ = if purpose == Purpose::Close {
                cx.runtime_error("async generator ignored GeneratorExit")
            } else {
                cx.stop_iteration(inner)
            };
            Outcome::Raise
        }
        Event::Raised => {
            set_stage(cx, &registers[0], Stage::Over);
            if let Some(own) = generator.get_mut::<Generator>(cx) {
                // also where its frame never began
                own.set_running_async(false);
            }
            let exceptions = cx.exceptions();
            let ended =
                cx.raised_is(&exceptions.stop_async_iteration) || cx.raised_is(&exceptions.generator_exit);
            if ended && let Some(own) = generator.get_mut::<Generator>(cx) {
                own.set_iteration(Iteration::Closed);
            }
            if ended && purpose == Purpose::Close {
                drop(cx.take_raised());
                let _ = cx.stop_iteration(Value::UNSET);
            }
            Outcome::Raise
        }
    }
}

fn begin(
    cx: &mut Cx,
    registers: &[Value],
    generator: &Value,
    purpose: Purpose,
    stage: Stage,
    kept: Value,
) -> Answer<Outcome> {
    if stage == Stage::Over {
        return Err(cx.runtime_error(match purpose {
            Purpose::Send => "cannot reuse already awaited __anext__()/asend()",
            Purpose::Throw | Purpose::Close => "cannot reuse already awaited aclose()/athrow()",
        }));
    }
    let (value, exception) = (registers[1].clone(), registers[2].clone());
    let mut thrown = exception.clone().or_unset();
    let mut sent = value;
    if stage == Stage::Fresh {
        let (running, over, closed) = generator
            .get::<Generator>(cx)
            .map(|own| {
                (own.running_async(), own.state == State::Finished, own.iteration() == Iteration::Closed)
            })
            .unwrap_or_default();
        if running {
            set_stage(cx, &registers[0], Stage::Over);
            return Err(cx.runtime_error(match purpose {
                Purpose::Send => "anext(): asynchronous generator is already running",
                Purpose::Throw => "athrow(): asynchronous generator is already running",
                Purpose::Close => "aclose(): asynchronous generator is already running",
            }));
        }
        if over && purpose != Purpose::Send || closed && purpose != Purpose::Throw {
            set_stage(cx, &registers[0], Stage::Over);
            if purpose == Purpose::Close {
                return Err(cx.stop_iteration(Value::UNSET));
            }
            let class = cx.exceptions().stop_async_iteration.clone();
            let exception = cx.exception(&class, &[])?;
            return Err(cx.raise(exception));
        }
        if purpose != Purpose::Send && thrown.is_none() && !sent.is_none() {
            return Err(cx.runtime_error("can't send non-None value to a just-started coroutine"));
        }
        match purpose {
            Purpose::Send if thrown.is_none() && sent.is_none() => sent = kept,
            Purpose::Send => {}
            Purpose::Throw if thrown.is_none() && !kept.is_kind(Kind::Exception) => {
                let text = format!(
                    "exceptions must be classes or instances deriving from BaseException, not {}",
                    cx.type_name(&kept)
                );
                return Err(cx.type_error(&text));
            }
            Purpose::Throw if thrown.is_none() => thrown = Some(kept),
            Purpose::Close if thrown.is_none() => {
                let class = cx.exceptions().generator_exit.clone();
                thrown = Some(cx.exception(&class, &[])?);
            }
            Purpose::Throw | Purpose::Close => {}
        }
        if purpose == Purpose::Close
            && let Some(own) = generator.get_mut::<Generator>(cx)
        {
            own.set_iteration(Iteration::Closed);
        }
    }
    set_stage(cx, &registers[0], Stage::Driving);
    if let Some(own) = generator.get_mut::<Generator>(cx) {
        // until its frame has yielded or ended
        own.set_running_async(own.state != State::Finished);
    }
    Ok(match thrown {
        Some(exception) => Outcome::CallRow(&THROW_INTO, smallvec![generator.clone(), exception]),
        None if generator.get::<Generator>(cx).is_some_and(|own| own.state == State::Finished) => {
            set_stage(cx, &registers[0], Stage::Over);
            let class = cx.exceptions().stop_async_iteration.clone();
            let exception = cx.exception(&class, &[])?;
            return Err(cx.raise(exception));
        }
        None => Outcome::Resume(generator.clone(), sent),
    })
}

fn set_stage(cx: &mut Cx, own: &Value, stage: Stage) {
    want_finalizer(own, false);
    if let Some(own) = own.opaque_mut::<Awaitable>(cx) {
        own.stage = stage;
    }
}
