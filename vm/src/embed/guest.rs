//! `Vm`: what a host holds. Its methods take and give Rust values; errors come back as `Error`. After any
//! error, a limit's included, the VM can be used on.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use taipan_parser::Mode;

use super::capture::Captured;
use super::{
    Builder, Error, FromValue, Handle, HostFunction, InterruptHandle, IntoArguments, IntoValue, function,
    handle,
};
use crate::error::Answer;
use crate::native::ModuleRow;
use crate::sched::breaker;
use crate::value::Value;
use crate::vm::{Cx, Vm as State};

/// Bytes that an entry may use although scripts have used up the limit.
const SLACK: usize = 256 << 10;

/// An isolated interpreter: its own heap, modules, limits. Any number may exist in one process.
pub struct Vm {
    state: Box<State>,
    main: Value,
    captured: Captured,
    time: Option<Duration>,
    interrupt: InterruptHandle,
}

impl Drop for Vm {
    fn drop(&mut self) {
        self.interrupt.forget();
        self.main = Value::UNSET;
    }
}

impl Vm {
    /// Settings for a VM with this library that may do everything its process may.
    pub fn builder(library: Vec<&'static ModuleRow>) -> Builder {
        Builder::new(library)
    }

    pub(super) fn around(
        mut state: Box<State>,
        captured: Captured,
        time: Option<Duration>,
    ) -> Result<Vm, Error> {
        let main = match main_namespace(state.cx()) {
            Ok(main) => main,
            Err(_) => return Err(Error::take(&mut state)),
        };
        let interrupt = InterruptHandle::new(&state.breaker);
        Ok(Vm { state, main, captured, time, interrupt })
    }

    /// Runs a program text in the global namespace.
    pub fn exec(&mut self, source: &str) -> Result<(), Error> {
        self.exec_named(source, "<script>")
    }

    /// Runs a program text; tracebacks show the given file name.
    pub fn exec_named(&mut self, source: &str, file_name: &str) -> Result<(), Error> {
        self.run(source, file_name, Mode::File).map(drop)
    }

    /// Runs a file.
    pub fn exec_file(&mut self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let source = std::fs::read(path).map_err(|error| Error::unreadable(path, &error))?;
        self.exec_named(&String::from_utf8_lossy(&source), &path.display().to_string())
    }

    /// Evaluates an expression in the global namespace.
    pub fn eval<T: FromValue>(&mut self, expression: &str) -> Result<T, Error> {
        let value = self.run(expression, "<expression>", Mode::Eval)?;
        self.convert(&value)
    }

    /// Calls a global function.
    pub fn call<T: FromValue>(&mut self, name: &str, arguments: impl IntoArguments) -> Result<T, Error> {
        let function = self.get::<Handle>(name)?;
        self.call_handle(&function, arguments)
    }

    /// Calls what a handle stands for.
    pub fn call_handle<T: FromValue>(
        &mut self,
        function: &Handle,
        arguments: impl IntoArguments,
    ) -> Result<T, Error> {
        let value = self.enter(|state| {
            let function = function.into_value(state.cx())?;
            let arguments = arguments.into_arguments(state.cx())?;
            state.call_outermost(function, &arguments)
        })?;
        self.convert(&value)
    }

    /// A global variable.
    pub fn get<T: FromValue>(&mut self, name: &str) -> Result<T, Error> {
        let main = self.main.clone();
        let value = self.enter(|state| {
            let cx = state.cx();
            match cx.dict_get_text(&main, name)? {
                Some(value) => Ok(value),
                None => {
                    let class = cx.exceptions().name_error.clone();
                    Err(cx.raise_text(&class, &format!("name '{name}' is not defined")))
                }
            }
        })?;
        self.convert(&value)
    }

    /// Sets a global variable.
    pub fn set(&mut self, name: &str, value: impl IntoValue) -> Result<(), Error> {
        let main = self.main.clone();
        self.enter(|state| {
            let value = value.into_value(state.cx())?;
            state.cx().dict_set_text(&main, name, value)?;
            Ok(Value::NONE)
        })
        .map(drop)
    }

    /// Makes a closure a global function. It may take up to six arguments of types that `FromValue` makes.
    pub fn register_fn<A>(
        &mut self,
        name: &str,
        function: impl HostFunction<A> + 'static,
    ) -> Result<(), Error> {
        let main = self.main.clone();
        self.enter(|state| {
            let object = function::wrap(state.cx(), name, function)?;
            state.cx().dict_set_text(&main, name, object)?;
            Ok(Value::NONE)
        })
        .map(drop)
    }

    /// Takes away what scripts have set to watch the program: trace and profile functions, what the tools of
    /// `sys.monitoring` hear of, audit hooks, the tracer of greenlets. What watches may raise wherever it is called,
    /// also in what the host asks for next.
    pub fn clear_observers(&mut self) {
        self.state.cx().clear_observers();
    }

    /// What scripts have written to standard output since it was last taken, if it is captured.
    pub fn take_output(&mut self) -> String {
        self.captured.take(0)
    }

    /// What scripts have written to standard error since it was last taken, if it is captured.
    pub fn take_errors(&mut self) -> String {
        self.captured.take(1)
    }

    /// Stops scripts from another thread.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.interrupt.clone()
    }

    /// The fuel that is left; None when it is not limited.
    pub fn fuel(&self) -> Option<u64> {
        if self.state.config.fuel == i64::MAX {
            None
        } else {
            Some(u64::try_from(self.state.fuel).unwrap_or(0))
        }
    }

    /// Gives new fuel in place of what is left. Without effect on a VM built without a fuel limit.
    pub fn set_fuel(&mut self, fuel: u64) {
        if self.state.config.fuel != i64::MAX {
            self.state.fuel = i64::try_from(fuel).unwrap_or(i64::MAX - 1);
        }
    }

    fn run(&mut self, source: &str, file_name: &str, mode: Mode) -> Result<Value, Error> {
        let name: Arc<str> = file_name.into();
        let code = match crate::import::compile_as(source, &name, self.state.config.optimize, mode) {
            Ok(code) => code,
            Err(error) => return Err(Error::syntax(&error, source, file_name)),
        };
        self.state.cx().remember_source(file_name, source);
        let main = self.main.clone();
        self.enter(|state| state.run_code(code, &main))
    }

    /// Every way into the VM: sets the clock, does the work, tells what went wrong.
    fn enter(&mut self, work: impl FnOnce(&mut State) -> Answer) -> Result<Value, Error> {
        handle::sweep(self.state.cx());
        let state = &mut *self.state;
        state.config.hard_stop = false;
        state.out_of_time = false;
        state.memory_spent = false;
        // a script that has used its memory up leaves enough to clean up with
        let limit = state.config.memory_limit;
        state.heap.limit = limit.max(state.heap.used.saturating_add(SLACK).min(limit.saturating_add(SLACK)));
        if state.config.fuel == i64::MAX {
            state.fuel = i64::MAX;
        }
        if let Some(time) = self.time {
            state.config.deadline = Instant::now().checked_add(time);
            state.breaker.fetch_or(breaker::DEADLINE, Ordering::Relaxed);
        }
        let answer = work(state);
        while state.config.hard_stop && !state.heap.finalizers.is_empty() {
            // what died while the script was stopped is not finalised, now or at the next entry
            drop(std::mem::take(&mut state.heap.finalizers));
        }
        answer.map_err(|_| Error::take(state))
    }

    fn convert<T: FromValue>(&mut self, value: &Value) -> Result<T, Error> {
        T::from_value(self.state.cx(), value).map_err(|mismatch| Error::conversion(&mismatch))
    }
}

/// The namespace of a new module `__main__`.
fn main_namespace(cx: &mut Cx) -> Answer {
    let module = cx.module("__main__", None)?;
    let namespace = cx.module_namespace(&module);
    let modules = cx.modules();
    cx.dict_set_text(&modules, "__main__", module)?;
    Ok(namespace)
}
