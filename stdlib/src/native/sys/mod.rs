//! `sys`: facts about the program and the interpreter, and its hooks.
//!
//! - `coroutines`: hooks of async generators, where coroutines come from
//! - `facts`: the struct sequences and constants
//! - `hooks`: what debuggers and profilers ask for
//! - `monitoring`: `sys.monitoring` and `sys._jit`
//! - `namespace`: `types.SimpleNamespace`, the class of `sys.implementation`

mod coroutines;
mod facts;
mod hooks;
pub mod monitoring;
mod namespace;

pub use facts::flags;

use smallvec::smallvec;
use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::interp::trace::{SET_PROFILE, SET_TRACE};
use taipan_vm::native::{Arguments, Event, ModuleRow, NativeRow, Outcome, Role};
use taipan_vm::object::find_special;
use taipan_vm::types::exception::Exception;
use taipan_vm::types::stream::Buffering;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::wanted;

/// The module `sys`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "sys",
    doc: "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
    functions: FUNCTIONS,
    types: &[],
    fill: Some(fill),
    script: None,
};

static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function(
        "exit",
        "($module, status=None, /)",
        exit,
        "Exit the interpreter by raising SystemExit(status).",
    ),
    NativeRow::function(
        "exc_info",
        "($module, /)",
        exc_info,
        "Return current exception information: (type, value, traceback).",
    ),
    NativeRow::function("exception", "($module, /)", exception, "Return the current exception."),
    NativeRow::function(
        "_getframe",
        "($module, depth=0, /)",
        get_frame,
        "Return a frame object from the call stack.",
    ),
    NativeRow::function(
        "getrecursionlimit",
        "($module, /)",
        recursion_limit,
        "Return the current value of the recursion limit.",
    ),
    NativeRow::function(
        "setrecursionlimit",
        "($module, limit, /)",
        set_recursion_limit,
        "Set the maximum depth of the Python interpreter stack to n.",
    ),
    NativeRow::function(
        "getrefcount",
        "($module, object, /)",
        reference_count,
        "Return the reference count of object.",
    ),
    NativeRow::open(
        "getsizeof",
        "($module, /, object, default=<unrepresentable>)",
        Role::Function,
        "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.",
    )
    .resumable(size_of),
    NativeRow::open(
        "_current_frames",
        "($module, /)",
        Role::Function,
        "Return a dict mapping each thread's thread id to its current stack frame.\n\nThis function should be used for specialized purposes only.",
    )
    .script("current_frames"),
    NativeRow::open(
        "_current_exceptions",
        "($module, /)",
        Role::Function,
        "Return a dict mapping each thread's identifier to its current raised exception.\n\nThis function should be used for specialized purposes only.",
    )
    .script("current_exceptions"),
    NativeRow::open(
        "_getframemodulename",
        "($module, /, depth=0)",
        Role::Function,
        "Return the name of the module for a calling frame.\n\nThe default depth returns the module containing the call to this API.\nA more typical use in a library will pass a depth of 1 to get the user's\nmodule rather than the library module.\n\nIf no frame, module, or name can be found, returns None.",
    )
    .script("frame_module_name"),
    NativeRow::function("intern", "($module, string, /)", intern, "``Intern'' the given string."),
    NativeRow::function(
        "gettrace",
        "($module, /)",
        |cx, _| Ok(cx.trace_function()),
        "Return the global debug tracing function set with sys.settrace.",
    ),
    NativeRow::function(
        "getprofile",
        "($module, /)",
        |cx, _| Ok(cx.profile_function()),
        "Return the profiling function set with sys.setprofile.",
    ),
    SET_TRACE,
    SET_PROFILE,
    NativeRow::function(
        "getswitchinterval",
        "($module, /)",
        switch_interval,
        "Return the current thread switch interval; see sys.setswitchinterval().",
    ),
    NativeRow::function(
        "setswitchinterval",
        "($module, interval, /)",
        set_switch_interval,
        "Set the ideal thread switching delay inside the Python interpreter.",
    ),
    NativeRow::function(
        "get_int_max_str_digits",
        "($module, /)",
        digits,
        "Return the maximum string digits limit for non-binary int<->str conversions.",
    ),
    NativeRow::function(
        "set_int_max_str_digits",
        "($module, /, maxdigits)",
        set_digits,
        "Set the maximum string digits limit for non-binary int<->str conversions.",
    ),
    NativeRow::function(
        "getdefaultencoding",
        "($module, /)",
        encoding,
        "Return the current default encoding used by the Unicode implementation.",
    ),
    NativeRow::function(
        "getfilesystemencoding",
        "($module, /)",
        encoding,
        "Return the encoding used to convert Unicode filenames to OS filenames.",
    ),
    NativeRow::function(
        "getfilesystemencodeerrors",
        "($module, /)",
        encode_errors,
        "Return the error mode used for Unicode to OS filename conversion.",
    ),
    NativeRow::function("is_finalizing", "($module, /)", is_finalizing, "Return True if Python is exiting."),
    NativeRow::function(
        "_is_gil_enabled",
        "($module, /)",
        gil_enabled,
        "Return True if the GIL is currently enabled and False otherwise.",
    ),
    NativeRow::function(
        "audit",
        "($module, event, /, *args)",
        audit,
        "Passes the event to any hooks that are attached.",
    ),
    NativeRow::function("addaudithook", "($module, /, hook)", add_audit_hook, "Adds a new audit hook callback."),
    coroutines::GET_ASYNCGEN_HOOKS,
    coroutines::SET_ASYNCGEN_HOOKS,
    coroutines::GET_ORIGIN_DEPTH,
    coroutines::SET_ORIGIN_DEPTH,
    NativeRow::open(
        "excepthook",
        "($module, exctype, value, traceback, /)",
        Role::Function,
        "Handle an exception by displaying it with a traceback on sys.stderr.",
    )
    .or_script(except_hook, "show_exception"),
    NativeRow::open(
        "displayhook",
        "($module, object, /)",
        Role::Function,
        "Print an object to sys.stdout and also save it in builtins._",
    )
    .script("display_value"),
    NativeRow::open(
        "breakpointhook",
        "($module, /, *args, **kwargs)",
        Role::Function,
        "This hook function is called by built-in breakpoint().",
    )
    .script("enter_debugger"),
];

fn none(_: &mut Cx, _: &[Value]) -> Answer {
    Ok(Value::NONE)
}

fn audit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let event = wanted(cx, arguments, 0)?;
    if !cx.is_audited() {
        return Ok(Value::NONE);
    }
    if !event.is_kind(Kind::Str) {
        let text = format!("audit() argument 1 must be str, not {}", cx.type_name(event));
        return Err(cx.type_error(&text));
    }
    let details = match arguments.given(1) {
        Some(details) => details.clone(),
        None => cx.tuple(&[])?,
    };
    cx.audit_event(event, &details)?;
    Ok(Value::NONE)
}

/// The hooks that are there may refuse another, silently.
fn add_audit_hook(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let hook = wanted(cx, arguments, 0)?.clone();
    if cx.audit("sys.addaudithook", &[]).is_err() {
        if !cx.raised_is(&cx.exceptions().exception) {
            return Err(Raised);
        }
        drop(cx.take_raised());
        return Ok(Value::NONE);
    }
    cx.add_audit_hook(hook);
    Ok(Value::NONE)
}

fn exit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let class = cx.exceptions().system_exit.clone();
    let status = arguments.given(0).cloned();
    let items = match &status {
        None => Vec::new(),
        Some(value) if value.is_kind(Kind::Tuple) => cx.tuple_items(value).to_vec(),
        Some(value) if value.is_none() => Vec::new(),
        Some(value) => vec![value.clone()],
    };
    let code = match items.as_slice() {
        [] => Value::NONE,
        [one] => one.clone(),
        _ => status.unwrap_or(Value::NONE),
    };
    let exception = cx.exception(&class, &items)?;
    if let Some(payload) = exception.get_mut::<Exception>(cx) {
        payload.fields = vec![code];
    }
    Err(cx.raise(exception))
}

fn exc_info(cx: &mut Cx, _: &[Value]) -> Answer {
    let exception = cx.handled();
    if exception.is_none() || exception.is_unset() {
        return cx.tuple(&[Value::NONE, Value::NONE, Value::NONE]);
    }
    let (class, traceback) = (cx.class_of(&exception), cx.traceback_of(&exception));
    cx.tuple(&[class, exception, traceback])
}

fn exception(cx: &mut Cx, _: &[Value]) -> Answer {
    let exception = cx.handled();
    Ok(if exception.is_unset() { Value::NONE } else { exception })
}

fn recursion_limit(cx: &mut Cx, _: &[Value]) -> Answer {
    let limit = cx.recursion_limit();
    cx.int(limit as i64)
}

fn integer(cx: &mut Cx, value: Option<&Value>) -> Answer<i64> {
    match value.and_then(|value| cx.as_i64(value)) {
        Some(number) => Ok(number),
        None => {
            let name = value.map(|value| cx.quoted_type_name(value)).unwrap_or_default();
            Err(cx.type_error(&format!("{name} object cannot be interpreted as an integer")))
        }
    }
}

fn set_recursion_limit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let limit = integer(cx, arguments.given(0))?;
    let Some(limit) = usize::try_from(limit).ok().filter(|&limit| limit > 0) else {
        return Err(cx.value_error("recursion limit must be greater or equal than 1"));
    };
    if !cx.set_recursion_limit(limit.min(i32::MAX as usize)) {
        let text = format!("cannot set the recursion limit to {limit}: the recursion depth is too high");
        return Err(cx.recursion_error(&text));
    }
    Ok(Value::NONE)
}

fn reference_count(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(value) = arguments.given(0) else { return Ok(Value::NONE) };
    if value.kind().is_none() {
        return cx.int(i64::from(u32::MAX));
    }
    // a local variable is lent to the call: the argument's own count is not to be seen
    let lent = u32::from(cx.is_running_local(value));
    cx.int(i64::from(value.count().saturating_sub(lent)))
}

/// `__sizeof__` says; what the collector keeps in front of a container is added.
fn size_of(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    const COLLECTOR_WORDS: i64 = 16;
    let found = match event {
        Event::Start => match cx.intern("__sizeof__") {
            Ok(name) => match find_special(cx, &registers[0], &name) {
                Some(method) => return Outcome::Call(method, smallvec![registers[0].clone()]),
                None => {
                    let text = format!("Type {} doesn't define __sizeof__", cx.type_name(&registers[0]));
                    Err(cx.type_error(&text))
                }
            },
            Err(Raised) => Err(Raised),
        },
        Event::Returned(size) => match cx.as_i64(&size) {
            Some(size) if size >= 0 => Ok(size),
            Some(_) => Err(cx.value_error("__sizeof__() should return >= 0")),
            None => Err(cx.type_error("an integer is required")),
        },
        Event::Raised => Err(Raised),
    };
    match found {
        Ok(size) => {
            let is_container = registers[0].kind().is_some_and(|kind| kind.is_container());
            let size = size.saturating_add(if is_container { COLLECTOR_WORDS } else { 0 });
            cx.int(size).map_or(Outcome::Raise, Outcome::Return)
        }
        Err(Raised) => match registers.given(1).cloned() {
            Some(default) if cx.raised_is(&cx.exceptions().type_error) => {
                drop(cx.take_raised());
                Outcome::Return(default)
            }
            Some(_) | None => Outcome::Raise,
        },
    }
}

fn intern(cx: &mut Cx, arguments: &[Value]) -> Answer {
    match arguments.given(0) {
        Some(value) if cx.is_exact_str(value) => cx.intern_value(value.clone()),
        Some(value) => {
            let text = format!("intern() argument must be str, not {}", cx.type_name(value));
            Err(cx.type_error(&text))
        }
        None => Ok(Value::NONE),
    }
}

fn switch_interval(cx: &mut Cx, _: &[Value]) -> Answer {
    match cx.kept("sys.switch_interval") {
        Some(interval) => Ok(interval),
        None => cx.float(0.005),
    }
}

fn set_switch_interval(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(seconds) = arguments
        .given(0)
        .and_then(|value| cx.as_float(value).or_else(|| cx.as_i64(value).map(|number| number as f64)))
    else {
        return Err(cx.type_error("must be real number"));
    };
    if seconds <= 0.0 {
        return Err(cx.value_error("switch interval must be strictly positive"));
    }
    let interval = cx.float(seconds)?;
    cx.keep("sys.switch_interval", interval);
    Ok(Value::NONE)
}

fn digits(cx: &mut Cx, _: &[Value]) -> Answer {
    let limit = cx.int_digit_limit();
    cx.int(limit as i64)
}

fn set_digits(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let limit = integer(cx, arguments.given(0))?;
    match u32::try_from(limit).ok().filter(|&limit| limit == 0 || limit >= 640) {
        Some(limit) => {
            cx.set_int_digit_limit(limit);
            Ok(Value::NONE)
        }
        None => Err(cx.value_error("maxdigits must be >= 640 or 0 for unlimited")),
    }
}

fn encoding(cx: &mut Cx, _: &[Value]) -> Answer {
    cx.intern("utf-8")
}

fn encode_errors(cx: &mut Cx, _: &[Value]) -> Answer {
    cx.intern("surrogateescape")
}

fn is_finalizing(cx: &mut Cx, _: &[Value]) -> Answer {
    Ok(Value::bool(cx.kept("sys.finalizing").is_some()))
}

fn gil_enabled(_: &mut Cx, _: &[Value]) -> Answer {
    Ok(Value::TRUE)
}

/// Finishes alone unless `sys.stderr` is a stream of a script's.
fn except_hook(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(exception) = arguments.given(1) else { return Ok(Some(Value::NONE)) };
    let sys = cx.sys();
    let stream = if sys.is_unset() { None } else { cx.dict_get_text(&sys, "stderr")? };
    let nothing = cx.empty_str();
    if let Some(stream) = stream
        && !stream.is_none()
        && exception.is_kind(Kind::Exception)
        && !cx.write_stream(&stream, &nothing)?
    {
        return Ok(None);
    }
    let text = cx.format_exception(exception);
    write_error(cx, &text)?;
    Ok(Some(Value::NONE))
}

/// Writes to `sys.stderr` as far as it is native, else to the standard error of the host.
pub fn write_error(cx: &mut Cx, text: &str) -> Result<(), Raised> {
    let sys = cx.sys();
    cx.flush_standard();
    let value = cx.str(text)?;
    let stream = if sys.is_unset() { None } else { cx.dict_get_text(&sys, "stderr")? };
    if let Some(stream) = stream {
        if cx.write_stream(&stream, &value)? {
            return cx.flush_stream(&stream);
        }
        if stream.is_none() {
            return Ok(());
        }
    }
    let mut rest = text.as_bytes();
    while let Ok(count @ 1..) = cx.host().write(2, rest) {
        rest = rest.get(count..).unwrap_or(&[]);
    }
    Ok(())
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    facts::fill(cx, &namespace)?;
    let modules = cx.modules();
    let set = |cx: &mut Cx, name: &str, value: Value| cx.dict_set_text(&namespace, name, value);
    let owner = cx.intern(MODULE.name)?;
    for row in hooks::FUNCTIONS {
        let native = cx.native(row, owner.clone())?;
        set(cx, row.name, native)?;
    }
    set(cx, "modules", modules)?;
    for name in ["path", "meta_path", "path_hooks", "argv", "orig_argv", "warnoptions"] {
        let list = cx.list(&[])?;
        set(cx, name, list)?;
    }
    for name in ["path_importer_cache", "_xoptions"] {
        let dict = cx.dict()?;
        set(cx, name, dict)?;
    }
    let out = if cx.host().is_terminal(1) { Buffering::Line } else { Buffering::Block };
    let streams = [
        ("stdin", 0, Buffering::None, "strict"),
        ("stdout", 1, out, "strict"),
        ("stderr", 2, Buffering::None, "backslashreplace"),
    ];
    for name in ["monitoring", "_jit"] {
        let part = cx.import_builtin(&format!("sys.{name}"))?;
        set(cx, name, part)?;
    }
    for (name, number, buffering, errors) in streams {
        let stream = cx.standard_stream(number, buffering, errors)?;
        set(cx, name, stream.clone())?;
        set(cx, &format!("__{name}__"), stream)?;
    }
    for name in ["excepthook", "displayhook", "unraisablehook", "breakpointhook"] {
        if let Some(hook) = cx.dict_get_text(&namespace, name)? {
            set(cx, &format!("__{name}__"), hook)?;
        }
    }
    Ok(())
}

fn get_frame(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let depth = arguments.first().filter(|depth| !depth.is_unset()).map_or(Some(0), Value::as_small_int);
    let Some(depth) = depth else { return Err(cx.type_error("an integer is required")) };
    match cx.frame_object(depth.max(0) as usize)? {
        Some(frame) => {
            cx.audit("sys._getframe", std::slice::from_ref(&frame))?;
            Ok(frame)
        }
        None => Err(cx.value_error("call stack is not deep enough")),
    }
}
