//! How a program ends: uncaught exceptions, `SystemExit`, exit codes.

use taipan_vm::value::Value;
use taipan_vm::vm::{Cx, Vm};

/// The exit code of CPython when standard output cannot be flushed.
pub const LOST_OUTPUT: u8 = 120;
/// What a shell shows for a death by SIGINT.
pub const INTERRUPTED: u8 = 130;

/// A file that cannot be opened, in CPython's words.
pub fn cannot_open(path: &str, error: &std::io::Error) {
    let number = error.raw_os_error().unwrap_or(0);
    let text = taipan_vm::types::exception::os_error_text(number);
    eprintln!("taipan: can't open file '{path}': [Errno {number}] {text}");
}

/// Reports an uncaught exception; the exit code.
pub fn uncaught(vm: &mut Vm, exception: &Value) -> u8 {
    let cx = vm.cx();
    let classes = cx.exceptions();
    let (exit, interrupt, stop) = (&classes.system_exit, &classes.keyboard_interrupt, cx.is_stopped());
    if cx.is_instance(exception, exit) && !stop {
        return exit_code(vm, exception);
    }
    if stop {
        // no script may run any more: the limit alone is named
        let arguments = exception
            .get::<taipan_vm::types::exception::Exception>(cx)
            .map(|payload| payload.arguments.clone());
        let text =
            arguments.and_then(|arguments| cx.tuple_items(&arguments).first().map(|text| cx.text_of(text)));
        cx.flush_standard();
        eprintln!("taipan: {}", text.unwrap_or_else(|| "a limit was reached".to_string()));
        return 1;
    }
    let code = if cx.is_instance(exception, interrupt) { INTERRUPTED } else { 1 };
    show(vm, exception);
    code
}

/// Shows an uncaught exception, by `sys.excepthook` when a script has put its own there.
pub fn show(vm: &mut Vm, exception: &Value) {
    let cx = vm.cx();
    cx.flush_standard();
    if !cx.is_stopped()
        && let Some(hook) = own_hook(cx)
    {
        let arguments = [cx.class_of(exception), exception.clone(), cx.traceback_of(exception)];
        let Err(raised) = vm.call_outermost(hook, &arguments) else { return };
        let second = vm.take_exception(raised);
        let cx = vm.cx();
        if cx.is_instance(&second, &cx.exceptions().system_exit.clone()) {
            return;
        }
        let text =
            format!("Error in sys.excepthook:\n{}\nOriginal exception was:\n", cx.format_exception(&second));
        let _ = taipan_stdlib::native::sys::write_error(cx, &text);
    }
    let cx = vm.cx();
    let text = cx.format_exception(exception);
    if taipan_stdlib::native::sys::write_error(cx, &text).is_err() {
        drop(cx.take_raised());
    }
}

/// `sys.excepthook` when it is not the one that was there.
fn own_hook(cx: &mut Cx) -> Option<Value> {
    let sys = cx.sys();
    if sys.is_unset() {
        return None;
    }
    let hook = cx.dict_get_text(&sys, "excepthook").ok()??;
    let original = cx.dict_get_text(&sys, "__excepthook__").ok()?;
    if original.is_some_and(|original| original.is(&hook)) { None } else { Some(hook) }
}

/// The exit code that a `SystemExit` asks for; what is no number is shown.
fn exit_code(vm: &mut Vm, exception: &Value) -> u8 {
    let cx = vm.cx();
    let code = cx.exception_field(exception, 0);
    if code.is_none() || code.is_unset() {
        return 0;
    }
    if code.bits().is_bool() {
        return u8::from(code.bits() == Value::TRUE.bits());
    }
    if let Some(number) = cx.as_i64(&code) {
        return (number & 0xFF) as u8;
    }
    if cx.as_int(&code).is_some() {
        return 255;
    }
    let text = match taipan_vm::protocol::text::quick_str(cx, &code) {
        Ok(Some(text)) => cx.text_of(&text),
        Ok(None) | Err(_) => shown_by_script(vm, &code),
    };
    let _ = taipan_stdlib::native::sys::write_error(vm.cx(), &format!("{text}\n"));
    1
}

fn shown_by_script(vm: &mut Vm, value: &Value) -> String {
    let class = vm.cx().types().str.clone();
    match vm.call_outermost(class, std::slice::from_ref(value)) {
        Ok(text) => vm.cx().text_of(&text),
        Err(raised) => {
            drop(vm.take_exception(raised));
            "<exception str() failed>".to_string()
        }
    }
}

/// Lets standard output out at the end; the exit code.
pub fn finish(vm: &mut Vm, code: u8) -> u8 {
    let cx = vm.cx();
    let sys = cx.sys();
    if sys.is_unset() {
        return code;
    }
    let Ok(Some(stream)) = cx.dict_get_text(&sys, "stdout") else { return code };
    match cx.flush_stream(&stream) {
        Ok(()) => code,
        Err(raised) => {
            let exception = vm.take_exception(raised);
            let cx = vm.cx();
            if !cx.is_instance(&exception, &cx.exceptions().broken_pipe_error.clone()) {
                let text = cx.format_exception(&exception);
                let text = format!("Exception ignored while flushing sys.stdout:\n{text}");
                let _ = taipan_stdlib::native::sys::write_error(cx, &text);
            }
            LOST_OUTPUT
        }
    }
}

/// A sandbox whose output is still shown: the command line has nobody else to show it to.
pub struct Quiet(pub taipan_vm::host::SandboxHost);

impl taipan_vm::host::Host for Quiet {
    fn allows(&self, capability: taipan_vm::host::Capability) -> bool {
        self.0.allows(capability)
    }
    fn write(&mut self, stream: i32, bytes: &[u8]) -> std::io::Result<usize> {
        taipan_vm::host::FullHost::default().write(stream, bytes)
    }
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(buffer)
    }
    fn now(&mut self) -> std::time::Duration {
        self.0.now()
    }
    fn monotonic(&mut self) -> std::time::Duration {
        self.0.monotonic()
    }
    fn sleep(&mut self, time: std::time::Duration) {
        self.0.sleep(time);
    }
    fn entropy(&mut self, buffer: &mut [u8]) -> std::io::Result<()> {
        self.0.entropy(buffer)
    }
}
