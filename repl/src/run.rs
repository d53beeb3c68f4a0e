//! Making a VM for the command line and running what was asked for.

use std::io::Read;
use std::path::Path;

use taipan_vm::error::Answer;
use taipan_vm::host::{FullHost, Host, SandboxHost};
use taipan_vm::import::{SpecParts, module_spec};
use taipan_vm::types::stream::{Buffering, Stream};
use taipan_vm::value::Value;
use taipan_vm::vm::{Config, Cx, Vm};

use crate::environment::variable;
use crate::options::{HELP, Options, Program};
use crate::{inspect, report, session};

/// The version that scripts see.
pub const VERSION: &str = "3.14.0";

/// Does what the command line asks for; the exit code.
pub fn run(options: Options) -> u8 {
    match &options.program {
        Program::Help => {
            println!("{HELP}");
            0
        }
        Program::Version(1) => {
            println!("Python {VERSION}");
            0
        }
        Program::Version(_) => {
            println!("Python {VERSION} [Taipan {}]", env!("CARGO_PKG_VERSION"));
            0
        }
        Program::Show(stage, path) => inspect::show(*stage, path),
        Program::Command(_) | Program::Module(_) | Program::File(_) | Program::Input => start(&options),
    }
}

fn config(options: &Options) -> Config {
    let mut config = Config { optimize: options.optimize, ..Config::default() };
    config.hash_seed = variable(options, "PYTHONHASHSEED").and_then(|seed| seed.parse().ok());
    #[cfg(feature = "stress")]
    if let Some(every) = variable(options, "TAIPAN_AUDIT").and_then(|every| every.parse().ok()) {
        config.audit_every = Some(every);
    }
    if let Some(memory) = options.memory {
        config.memory_limit = memory;
    }
    if let Some(fuel) = options.fuel {
        config.fuel = fuel;
        config.metered = true;
    }
    if let Some(time) = options.time {
        config.deadline = std::time::Instant::now().checked_add(time);
        config.metered = true;
    }
    config
}

fn start(options: &Options) -> u8 {
    let host: Box<dyn Host> = if options.sandbox {
        Box::new(report::Quiet(SandboxHost::default()))
    } else {
        Box::new(FullHost::default())
    };
    let config = config(options);
    let vm = match Vm::create(config, host, taipan_stdlib::library()) {
        Ok(vm) => vm,
        Err(_) => {
            eprintln!("taipan: not enough memory to start");
            return 1;
        }
    };
    let (vm, waker) = Vm::waker(vm);
    taipan_stdlib::native::signal::outlive_file_size_limit();
    taipan_stdlib::native::signal::watch_interrupts(waker);
    let code = match prepare(vm, options).and_then(|main| program(vm, options, &main)) {
        Ok(code) => code,
        Err(raised) => {
            let exception = vm.take_exception(raised);
            report::uncaught(vm, &exception)
        }
    };
    let code = exit_functions(vm, code);
    let code = report::finish(vm, code);
    taipan_stdlib::native::signal::leave();
    code
}

/// Makes `sys` and `__main__` as the command line asks; the namespace of `__main__`.
fn prepare(vm: &mut Vm, options: &Options) -> Answer {
    let cx = vm.cx();
    let sys = cx.import_builtin("sys")?;
    let sys = cx.module_namespace(&sys);
    let mut arguments = Vec::new();
    for argument in &options.arguments {
        arguments.push(cx.system_str(argument.as_encoded_bytes())?);
    }
    let arguments = cx.list(&arguments)?;
    cx.dict_set_text(&sys, "argv", arguments)?;
    let mut original = Vec::new();
    for argument in std::env::args_os() {
        original.push(cx.system_str(argument.as_encoded_bytes())?);
    }
    let original = cx.list(&original)?;
    cx.dict_set_text(&sys, "orig_argv", original)?;
    let mut folders = Vec::new();
    if !options.safe_path {
        match &options.program {
            Program::File(path) => folders.push(folder_of(path)),
            Program::Module(_) => folders.push(current_folder()),
            Program::Command(_)
            | Program::Input
            | Program::Show(..)
            | Program::Help
            | Program::Version(_) => {
                folders.push(String::new());
            }
        }
    }
    if let Some(path) = variable(options, "PYTHONPATH") {
        folders.extend(path.split(':').filter(|folder| !folder.is_empty()).map(str::to_string));
    }
    let mut path = Vec::new();
    for folder in folders {
        path.push(cx.str(&folder)?);
    }
    let path = cx.list(&path)?;
    cx.dict_set_text(&sys, "path", path)?;
    let mut warnings = Vec::new();
    if options.dev_mode {
        warnings.push(cx.str("default")?);
    }
    for warning in variable(options, "PYTHONWARNINGS").iter().flat_map(|text| text.split(',')) {
        warnings.push(cx.str(warning)?);
    }
    for warning in &options.warnings {
        warnings.push(cx.str(warning)?);
    }
    match options.bytes_warning {
        0 => {}
        1 => warnings.push(cx.str("default::BytesWarning")?),
        _ => warnings.push(cx.str("error::BytesWarning")?),
    }
    let warnings = cx.list(&warnings)?;
    cx.dict_set_text(&sys, "warnoptions", warnings)?;
    let extras = cx.dict()?;
    for extra in &options.extras {
        let (name, value) =
            extra.split_once('=').map_or((extra.as_str(), None), |(name, value)| (name, Some(value)));
        let value = match value {
            Some(value) => cx.str(value)?,
            None => Value::TRUE,
        };
        cx.dict_set_text(&extras, name, value)?;
    }
    cx.dict_set_text(&sys, "_xoptions", extras)?;
    let settings = [
        (0, i64::from(options.debug)),
        (1, i64::from(options.interactive)),
        (2, i64::from(options.interactive)),
        (4, i64::from(options.no_bytecode)),
        (5, i64::from(options.no_user_site)),
        (6, i64::from(options.no_site)),
        (7, i64::from(options.ignore_environment)),
        (8, i64::from(options.verbose)),
        (9, i64::from(options.bytes_warning)),
        (10, i64::from(options.quiet)),
        (12, i64::from(options.isolated)),
        (13, i64::from(options.dev_mode)),
        (14, i64::from(options.utf8_mode)),
        (16, i64::from(options.safe_path)),
    ];
    if let Some(limit) = options.int_max_str_digits {
        cx.set_int_digit_limit(limit);
    }
    let flags = taipan_stdlib::native::sys::flags(cx, &settings)?;
    cx.dict_set_text(&sys, "flags", flags)?;
    if options.unbuffered
        && let Some(stream) = cx.dict_get_text(&sys, "stdout")?
        && let Some(stream) = stream.opaque_mut::<Stream>(cx)
    {
        stream.buffering = Buffering::None;
    }
    main_module(vm, options)
}

fn main_module(vm: &mut Vm, options: &Options) -> Answer {
    let cx = vm.cx();
    let module = cx.module("__main__", None)?;
    let namespace = cx.module_namespace(&module);
    let modules = cx.modules();
    cx.dict_set_text(&modules, "__main__", module)?;
    if let Some(builtins) = cx.dict_get_text(&modules, "builtins")? {
        cx.dict_set_text(&namespace, "__builtins__", builtins)?;
    }
    let (mut origin, mut has_location) = ("built-in", false);
    if let Program::File(path) = &options.program {
        let file = cx.str(path)?;
        cx.dict_set_text(&namespace, "__file__", file)?;
        cx.dict_set_text(&namespace, "__cached__", Value::NONE)?;
        (origin, has_location) = (path, true);
    }
    let parts = SpecParts { name: "__main__", origin: Some(origin), search: None, has_location };
    let (_, loader) = module_spec(cx, &parts)?;
    cx.dict_set_text(&namespace, "__loader__", loader)?;
    Ok(namespace)
}

fn current_folder() -> String {
    std::env::current_dir().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The folder of a script, links followed, as `sys.path[0]`.
fn folder_of(path: &str) -> String {
    let real = std::fs::canonicalize(path);
    if Path::new(path).is_dir() {
        return path.to_string();
    }
    real.ok()
        .and_then(|path| path.parent().map(|folder| folder.to_string_lossy().into_owned()))
        .unwrap_or_default()
}

/// Options of warnings count from the beginning: a script may find the module in `sys.modules`, and wrong options
/// are reported.
fn heed_warning_options(cx: &mut Cx) -> Answer<()> {
    let sys = cx.import_builtin("sys")?;
    let sys = cx.module_namespace(&sys);
    if let Some(list) = cx.dict_get_text(&sys, "warnoptions")?
        && !cx.list_items(&list).is_empty()
    {
        cx.import("warnings")?;
    }
    Ok(())
}

fn program(vm: &mut Vm, options: &Options, main: &Value) -> Answer<u8> {
    heed_warning_options(vm.cx())?;
    let outcome = match &options.program {
        Program::Command(text) => execute(vm, text, "<string>", main),
        Program::Module(name) => run_module(vm, name),
        Program::File(path) => match script(vm, options, path, main) {
            Ok(code) => code,
            Err(code) => return Ok(code),
        },
        Program::Input => {
            if vm.cx().host().is_terminal(0) || options.interactive {
                return Ok(session::run(vm, main, !options.quiet));
            }
            let mut bytes = Vec::new();
            if std::io::stdin().read_to_end(&mut bytes).is_err() {
                return Ok(1);
            }
            let source = vm.cx().decode_source(&bytes, "<stdin>", false)?;
            execute(vm, &source, "<stdin>", main)
        }
        Program::Show(..) | Program::Help | Program::Version(_) => Ok(Value::NONE),
    };
    if options.interactive || variable(options, "PYTHONINSPECT").is_some() {
        if let Err(raised) = outcome {
            let exception = vm.take_exception(raised);
            report::uncaught(vm, &exception);
        }
        return Ok(session::run(vm, main, false));
    }
    outcome.map(|_| 0)
}

/// Compiles and runs a text in `__main__`.
fn execute(vm: &mut Vm, source: &str, file_name: &str, main: &Value) -> Answer {
    let function = vm.cx().module_function(source, file_name, main)?;
    vm.call_outermost(function, &[])
}

/// Runs a script file. An exit code when it cannot be read.
fn script(vm: &mut Vm, options: &Options, path: &str, main: &Value) -> Result<Answer, u8> {
    let mut file = path.to_string();
    if Path::new(path).is_dir() {
        file = format!("{}/__main__.py", path.trim_end_matches('/'));
        if !Path::new(&file).is_file() {
            eprintln!("taipan: can't find '__main__' module in '{path}'");
            return Err(1);
        }
    }
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let full =
                std::path::absolute(&file).map(|path| path.to_string_lossy().into_owned()).unwrap_or(file);
            report::cannot_open(&full, &error);
            return Err(2);
        }
    };
    let source = match vm.cx().decode_source(&bytes, &file, true) {
        Ok(source) => source,
        Err(raised) => return Ok(Err(raised)),
    };
    let source = if options.skip_first_line {
        source.split_once('\n').map_or(String::new(), |(_, rest)| format!("\n{rest}"))
    } else {
        source
    };
    Ok(execute(vm, &source, &file, main))
}

/// `-m`: `runpy` does it.
fn run_module(vm: &mut Vm, name: &str) -> Answer {
    let runpy = vm.cx().import("runpy")?;
    let cx = vm.cx();
    let namespace = cx.module_namespace(&runpy);
    let Some(function) = cx.dict_get_text(&namespace, "_run_module_as_main")? else {
        return Err(cx.runtime_error("runpy has no _run_module_as_main"));
    };
    let name = cx.str(name)?;
    vm.call_outermost(function, &[name])
}

/// Joins threads and calls what `atexit` was given.
fn exit_functions(vm: &mut Vm, code: u8) -> u8 {
    if vm.cx().is_stopped() {
        return code;
    }
    let cx = vm.cx();
    let modules = cx.modules();
    for (module, function) in [("threading", "_shutdown"), ("atexit", "_run_exitfuncs")] {
        let cx = vm.cx();
        let Ok(Some(module)) = cx.dict_get_text(&modules, module) else { continue };
        let namespace = cx.module_namespace(&module);
        let Ok(Some(function)) = cx.dict_get_text(&namespace, function) else { continue };
        if let Err(raised) = vm.call_outermost(function, &[]) {
            let exception = vm.take_exception(raised);
            report::show(vm, &exception);
        }
    }
    vm.cx().keep("sys.finalizing", Value::TRUE);
    if vm.cx().has_last_words()
        && let Err(raised) =
            vm.cx().prelude_function("let_go").and_then(|let_go| vm.call_outermost(let_go, &[]))
    {
        let exception = vm.take_exception(raised);
        report::show(vm, &exception);
    }
    code
}
