//! `send`, `__next__`, `throw` and `close` of generators, coroutines and async generators, as natives that
//! resume them. A call of `send` or `next` that the interpreter recognises does without the native's frame
//! (`call_resume`).

use smallvec::smallvec;

use super::delegation::stop_value;
use super::generators::already_executing;
use super::run::instruction;
use crate::bytecode::Op;
use crate::error::Answer;
use crate::fiber::{Flavor, Generator, Iteration, State};
use crate::heap::Kind;
use crate::native::{Event, NativeRow, Outcome, Role, Shortcut};
use crate::value::Value;
use crate::vm::Cx;

/// `send`: registers are the generator, the value, and what is being done.
pub(crate) const SEND: NativeRow = NativeRow::open(
    "send",
    "($self, object, /)",
    Role::Method,
    "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.",
)
.resumable(send)
.shortcut(Shortcut::Send);

fn send(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => Outcome::TailResume(
            std::mem::take(&mut registers[0]),
            std::mem::replace(&mut registers[1], Value::NONE),
        ),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// `__next__`
pub(crate) const NEXT: NativeRow = NativeRow::open("__next__", "($self, /)", Role::Wrapper, "")
    .resumable(next_step)
    .shortcut(Shortcut::Step);

fn next_step(_cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => Outcome::TailResume(std::mem::take(&mut registers[0]), Value::NONE),
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}

/// Throwing an exception object into a generator. Registers: generator, exception.
///
/// A delegate that is not in the chain is asked first, by its own `throw` or `close` (PEP 380): that does the
/// frame that waits for it, so that it runs meanwhile (`delegation::hand_over`).
pub(crate) static THROW_INTO: NativeRow =
    NativeRow::open("<throw>", "(generator, exception, /)", Role::Static, "").resumable(throw_into);

fn throw_into(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let generator = registers[0].clone();
    match event {
        Event::Start => start_throw(cx, registers, generator),
        Event::Returned(value) if crate::types::generator::is_async_value(cx, &value) => {
            throw_here(cx, registers, generator)
        }
        Event::Returned(_) => {
            let _ = cx.runtime_error("coroutine ignored GeneratorExit");
            Outcome::TailResume(generator, Value::UNSET)
        }
        Event::Raised if has_ended(cx) => {
            drop(cx.take_raised());
            throw_here(cx, registers, generator)
        }
        // closing the step has raised: that goes on in the outer frame
        Event::Raised => Outcome::TailResume(generator, Value::UNSET),
    }
}

/// Whether the pending exception says that a generator into which GeneratorExit was thrown has ended.
fn has_ended(cx: &Cx) -> bool {
    let exceptions = cx.exceptions();
    cx.raised_is(&exceptions.generator_exit)
        || cx.raised_is(&exceptions.stop_iteration)
        || cx.raised_is(&exceptions.stop_async_iteration)
}

/// Begins to throw: decides who gets the exception.
fn start_throw(cx: &mut Cx, registers: &mut [Value], generator: Value) -> Outcome {
    let exception = registers[1].clone();
    let is_exit = cx.is_instance(&exception, &cx.exceptions().generator_exit);
    // SAFETY: the caller passes a generator; links lead to live ones.
    let (root, leaf): (&Generator, &Generator) = unsafe {
        let root = generator.bits().payload::<Generator>();
        let leaf = root.innermost();
        (root, &*leaf)
    };
    if leaf.state == State::Suspended {
        let asked = if is_exit { waiting_for(root) } else { waiting_for(leaf).filter(|_| !is_linked(leaf)) };
        if let Some(delegate) = asked {
            if is_exit {
                // the delegate is closed first, then the exit goes on in the outer frame
                cut_delegate(root);
                if let Some(own) = delegate.get_mut::<Generator>(cx)
                    && own.flavor == Flavor::AsyncGenerator
                {
                    own.set_iteration(Iteration::Closed);
                    return Outcome::CallRow(&THROW_INTO, smallvec![delegate, exception]);
                }
            }
            return match crate::types::generator::thrown(cx, exception) {
                Ok(thrown) => Outcome::TailResume(generator, thrown),
                Err(_) => Outcome::Raise,
            };
        }
    }
    throw_here(cx, registers, generator)
}

/// Raises the exception in the innermost frame of the chain.
fn throw_here(cx: &mut Cx, registers: &mut [Value], generator: Value) -> Outcome {
    if cx.monitoring().is_on() {
        // SAFETY: the caller passes a generator; links lead to live ones.
        let (state, pc, base) = unsafe {
            let leaf = &*generator.bits().payload::<Generator>().innermost();
            (leaf.state, leaf.pc, leaf.base())
        };
        // SAFETY: its innermost frame is paused.
        let told = state != State::Suspended
            || unsafe { super::monitor::thrown(cx, pc, base, &registers[1]).is_ok() };
        if !told {
            return Outcome::TailResume(generator, Value::UNSET);
        }
    }
    let _ = cx.raise(registers[1].clone());
    Outcome::TailResume(generator, Value::UNSET)
}

/// What a paused generator delegates to, whether it is in the chain or not.
pub(crate) fn waiting_for(generator: &Generator) -> Option<Value> {
    if generator.state != State::Suspended {
        return None;
    }
    // SAFETY: a frame paused at YIELD_FROM has its delegate in a temp.
    unsafe {
        let ins = instruction(generator.pc);
        if ins.op() != Op::YieldFrom {
            return None;
        }
        (*generator.base().add(ins.b())).to_value().or_unset()
    }
}

/// A delegate as scripts see it: the step of an async generator that `async for` has begun is an awaitable.
pub(crate) fn as_seen(cx: &mut Cx, delegate: Value) -> Answer {
    match delegate.get::<Generator>(cx) {
        Some(own) if own.flavor == Flavor::AsyncGenerator => {
            crate::types::generator::step_under_way(cx, delegate)
        }
        _ => Ok(delegate),
    }
}

/// Whether a generator's delegate is in its chain.
fn is_linked(generator: &Generator) -> bool {
    !generator.delegate().is_null()
}

/// The delegation of a paused generator is over: what is thrown next is thrown into its own frame.
fn cut_delegate(generator: &Generator) {
    if is_linked(generator) {
        // SAFETY: links lead to live generators.
        unsafe { Generator::cut_off(generator.delegate()) };
    }
}

/// `close` as a row: registers are the generator and the state.
pub(crate) fn close_row() -> &'static NativeRow {
    static ROW: NativeRow = CLOSE;
    &ROW
}

/// `close`
pub(crate) const CLOSE: NativeRow =
    NativeRow::open("close", "($self, /)", Role::Method, "close() -> raise GeneratorExit inside generator.")
        .resumable(close);

fn close(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let generator = registers[0].clone();
    match event {
        Event::Start => {
            // SAFETY: the receiver was checked to be a generator.
            let payload = unsafe { generator.bits().payload::<Generator>() };
            if payload.is_running() {
                let _ = already_executing(cx, payload.flavor);
                return Outcome::Raise;
            }
            match payload.state {
                State::Finished => return Outcome::Return(Value::NONE),
                State::Created => {
                    payload.discard_frame();
                    return Outcome::Return(Value::NONE);
                }
                State::Running | State::Suspended => {}
            }
            let is_silent = !payload.needs_close() && waiting_for(payload).is_none();
            if is_silent && !cx.monitoring().is_on() {
                payload.discard_frame();
                return Outcome::Return(Value::NONE);
            }
            let class = cx.exceptions().generator_exit.clone();
            match cx.exception(&class, &[]) {
                Ok(exception) => Outcome::CallRow(&THROW_INTO, smallvec![generator, exception]),
                Err(_) => Outcome::Raise,
            }
        }
        Event::Returned(_) => {
            // SAFETY: as above.
            let flavor = unsafe { generator.bits().payload::<Generator>() }.flavor;
            let _ = cx.runtime_error(match flavor {
                Flavor::Generator => "generator ignored GeneratorExit",
                Flavor::Coroutine => "coroutine ignored GeneratorExit",
                Flavor::AsyncGenerator => "async generator ignored GeneratorExit",
            });
            Outcome::Raise
        }
        Event::Raised => {
            let exceptions = cx.exceptions();
            if cx.raised_is(&exceptions.generator_exit) {
                drop(cx.take_raised());
                return Outcome::Return(Value::NONE);
            }
            if cx.raised_is(&exceptions.stop_iteration) {
                let exception = cx.take_raised();
                return Outcome::Return(stop_value(cx, &exception));
            }
            if cx.raised_is(&exceptions.stop_async_iteration) {
                drop(cx.take_raised());
                return Outcome::Return(Value::NONE);
            }
            Outcome::Raise
        }
    }
}

/// `throw` of generators and coroutines.
pub(crate) const THROW: NativeRow = NativeRow::open(
    "throw",
    "($self, type, value=<unrepresentable>, traceback=<unrepresentable>, /)",
    Role::Method,
    "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.",
)
.resumable(throw);

fn throw(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    match event {
        Event::Start => {
            let exception = registers[1].clone();
            if exception.is_kind(Kind::Exception) && registers[2].is_unset() && registers[3].is_unset() {
                return Outcome::CallRow(&THROW_INTO, smallvec![registers[0].clone(), exception]);
            }
            let Ok(function) = cx.prelude_function("generator_throw") else { return Outcome::Raise };
            let arguments = registers.iter().filter(|value| !value.is_unset()).cloned().collect();
            Outcome::TailCall(function, arguments)
        }
        Event::Returned(value) => Outcome::Return(value),
        Event::Raised => Outcome::Raise,
    }
}
