//! `_signal`: the system's signals. The handler in Rust notes which signal arrived and makes the VM look up;
//! what a script wants done is called by the script half, between two instructions. Only the VM that lives as
//! long as its process catches signals: an embedded one leaves them to its host.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};

use nix::libc;
use taipan_vm::error::{Answer, Raised};
use taipan_vm::host::Capability;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow};
use taipan_vm::types::slice::not_an_integer;
use taipan_vm::value::Value;
use taipan_vm::vm::{Cx, Waker};

use super::support::{flag, wanted};

/// The module `_signal`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_signal",
    doc: "This module provides mechanisms to use signal handlers in Python.",
    functions: FUNCTIONS,
    types: &[],
    fill: Some(fill),
    script: script!("signal.py"),
};

static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function("_install", "($module, number, action, /)", install, "Sets what the system does."),
    NativeRow::function("_action", "($module, number, /)", action, "What the system does on a signal."),
    NativeRow::function(
        "_arrived",
        "($module, /)",
        arrived,
        "The number of a signal that came; it is noted no more.",
    ),
    NativeRow::function(
        "_on_arrival",
        "($module, hook, /)",
        on_arrival,
        "Sets what finds the handler of a signal that came.",
    ),
    NativeRow::function("_send", "($module, pidfd, number, flags, /)", send, "Sends a signal to a process."),
    NativeRow::function("_raise", "($module, number, /)", raise, "Sends a signal to the own thread."),
    NativeRow::function(
        "_wakeup",
        "($module, fd, warn, /)",
        wakeup,
        "Sets where signal numbers are written.",
    ),
    NativeRow::function("_change_mask", "($module, how, numbers, /)", change_mask, "Blocks signals."),
    NativeRow::function("_wait", "($module, numbers, seconds, /)", wait, "Waits for one of these signals."),
    NativeRow::function("_set_timer", "($module, which, seconds, interval, /)", set_timer, "Sets a timer."),
    NativeRow::function("_timer", "($module, which, /)", timer, "What a timer stands at."),
    NativeRow::function("_pause", "($module, /)", pause, "Waits for any signal."),
    NativeRow::function("_pending", "($module, /)", pending, "The signals that wait to be unblocked."),
    NativeRow::function("_describe", "($module, number, /)", describe, "The system's words for a signal."),
    NativeRow::function(
        "_interrupting",
        "($module, number, flag, /)",
        interrupting,
        "Whether calls restart.",
    ),
    NativeRow::function(
        "alarm",
        "($module, seconds, /)",
        alarm,
        "Arrange for SIGALRM to arrive after the given number of seconds.",
    ),
];

/// One more than the largest signal number.
const COUNT: i32 = 65;

/// The signals that arrived, a bit each.
static ARRIVED: AtomicU64 = AtomicU64::new(0);

/// The VM that is told.
static WAKER: OnceLock<Waker> = OnceLock::new();

/// The thread of that VM, which is the one that waits; 0 before anybody catches signals.
static HOME: AtomicU64 = AtomicU64::new(0);

/// Whether SIGINT raises KeyboardInterrupt by itself: a script has set no handler of its own.
static INTERRUPTS: AtomicBool = AtomicBool::new(false);

/// Where the number of an arriving signal is written; -1 for nowhere.
static WAKEUP: AtomicI32 = AtomicI32::new(-1);

/// What the system calls. It may do nothing but touch atomics and write.
extern "C" fn note(number: libc::c_int) {
    // SAFETY: errno belongs to this thread; what was interrupted finds it as it was.
    let saved = unsafe { *libc::__errno_location() };
    let home = HOME.load(Ordering::Relaxed);
    // SAFETY: both may be called in a signal handler, and `home` lives until `leave` was called.
    if home != 0 && unsafe { libc::pthread_self() != home && libc::pthread_kill(home, number) == 0 } {
        // what waits in the VM's thread must wake, so that thread gets it
        return;
    }
    if number == libc::SIGINT && INTERRUPTS.load(Ordering::Relaxed) {
        if let Some(waker) = WAKER.get() {
            waker.interrupt();
        }
        return;
    }
    if (1..COUNT).contains(&number) {
        ARRIVED.fetch_or(1 << (number - 1), Ordering::Release);
    }
    if let Some(waker) = WAKER.get() {
        waker.signal();
    }
    let fd = WAKEUP.load(Ordering::Relaxed);
    if fd >= 0 {
        let byte = number as u8;
        // SAFETY: one byte is read from a local; `write` may be called in a signal handler.
        unsafe { libc::write(fd, (&raw const byte).cast(), 1) };
    }
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = saved };
}

#[cold]
fn failed(cx: &mut Cx) -> Raised {
    let number = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
    cx.raise_os_error(number, None, None)
}

/// None, or the system's error of a call that answered -1.
fn unit(cx: &mut Cx, result: libc::c_int) -> Answer {
    if result < 0 { Err(failed(cx)) } else { Ok(Value::NONE) }
}

/// Whether scripts may use signals here; the VM is then told of them.
fn ready(cx: &mut Cx) -> Answer<()> {
    let waker = cx.waker_for_signals().filter(|_| cx.host().allows(Capability::Processes));
    match waker {
        Some(waker) => {
            settle(waker);
            Ok(())
        }
        None => Err(cx.value_error("signal only works in main thread of the main interpreter")),
    }
}

/// The VM of this thread is the one that catches signals.
fn settle(waker: Waker) {
    WAKER.get_or_init(|| waker);
    // SAFETY: a plain system call.
    HOME.store(unsafe { libc::pthread_self() }, Ordering::Relaxed);
}

/// For a VM that lives as long as its process, in its own thread: SIGINT raises KeyboardInterrupt, unless the
/// process was started with SIGINT ignored.
pub fn watch_interrupts(waker: Waker) {
    settle(waker);
    if current_action(libc::SIGINT) == Some(libc::SIG_DFL) {
        INTERRUPTS.store(true, Ordering::Relaxed);
        let _ = set_action(libc::SIGINT, note as *const () as libc::sighandler_t);
    }
}

/// For a thread that only waits for the VM's: signals come to that one at once, instead of by way of this.
pub fn leave_to_other_threads() {
    // SAFETY: plain system calls on a local.
    unsafe {
        let mut all: libc::sigset_t = std::mem::zeroed();
        libc::sigfillset(&raw mut all);
        libc::pthread_sigmask(libc::SIG_BLOCK, &raw const all, std::ptr::null_mut());
    }
}

/// The thread of the VM is about to end.
pub fn leave() {
    HOME.store(0, Ordering::Relaxed);
}

fn allowed(cx: &mut Cx) -> Answer<()> {
    if cx.host().allows(Capability::Processes) { Ok(()) } else { Err(cx.raise_os_error(1, None, None)) }
}

/// An int argument of the system's size.
fn number(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<i32> {
    let value = wanted(cx, arguments, at)?;
    match cx.as_i64(value).map(i32::try_from) {
        Some(Ok(number)) => Ok(number),
        None if cx.as_int(value).is_none() => Err(not_an_integer(cx, value)),
        Some(Err(_)) | None => Err(cx.overflow_error("Python int too large to convert to C int")),
    }
}

fn seconds(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<f64> {
    let value = wanted(cx, arguments, at)?;
    match cx.as_float(value).or_else(|| cx.as_i64(value).map(|number| number as f64)) {
        Some(seconds) => Ok(seconds),
        None => {
            let text = format!("must be real number, not {}", cx.type_name(value));
            Err(cx.type_error(&text))
        }
    }
}

/// What the system does on a signal: 0 its default, 1 nothing, 2 our handler or somebody else's.
const DEFAULT: i64 = 0;
const IGNORE: i64 = 1;
const CATCH: i64 = 2;

fn install(cx: &mut Cx, arguments: &[Value]) -> Answer {
    ready(cx)?;
    let signal = number(cx, arguments, 0)?;
    let handler = match i64::from(number(cx, arguments, 1)?) {
        DEFAULT => libc::SIG_DFL,
        IGNORE => libc::SIG_IGN,
        _ => note as *const () as libc::sighandler_t,
    };
    if signal == libc::SIGINT {
        INTERRUPTS.store(false, Ordering::Relaxed);
    }
    let result = set_action(signal, handler);
    unit(cx, result)
}

fn set_action(signal: libc::c_int, handler: libc::sighandler_t) -> libc::c_int {
    // SAFETY: a sigaction of zeros is a valid one; the handler keeps to what handlers may do.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = handler;
        libc::sigemptyset(&raw mut action.sa_mask);
        libc::sigaction(signal, &raw const action, std::ptr::null_mut())
    }
}

/// Lets a write beyond the file size limit fail, as Python programs expect, where the system would end the process.
pub fn outlive_file_size_limit() {
    // SAFETY: to ignore a signal needs nothing but its number.
    unsafe { libc::signal(libc::SIGXFSZ, libc::SIG_IGN) };
}

/// What the system does on a signal; None for a number that it does not know.
fn current_action(signal: libc::c_int) -> Option<libc::sighandler_t> {
    // SAFETY: the system fills a local.
    let (result, action) = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        (libc::sigaction(signal, std::ptr::null(), &raw mut action), action)
    };
    (result >= 0).then_some(action.sa_sigaction)
}

fn action(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let signal = number(cx, arguments, 0)?;
    let Some(action) = current_action(signal) else { return Ok(Value::NONE) };
    Ok(Value::small_int(match action {
        libc::SIG_DFL => DEFAULT,
        libc::SIG_IGN => IGNORE,
        _ => CATCH,
    }))
}

fn arrived(cx: &mut Cx, _: &[Value]) -> Answer {
    let bits = ARRIVED.load(Ordering::Acquire);
    if bits == 0 {
        return Ok(Value::NONE);
    }
    let lowest = bits.trailing_zeros();
    let others = ARRIVED.fetch_and(!(1 << lowest), Ordering::AcqRel) & !(1 << lowest);
    if others != 0 {
        // a handler that raises leaves them for later
        if let Some(waker) = WAKER.get() {
            waker.signal();
        }
    }
    cx.int(i64::from(lowest) + 1)
}

fn on_arrival(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let hook = wanted(cx, arguments, 0)?.clone();
    cx.set_signal_hook(Some(hook));
    Ok(Value::NONE)
}

fn send(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allowed(cx)?;
    let (process, signal, flags) =
        (number(cx, arguments, 0)?, number(cx, arguments, 1)?, number(cx, arguments, 2)?);
    let nothing: *const libc::siginfo_t = std::ptr::null();
    // SAFETY: the call takes plain numbers and may be given no information.
    let result = unsafe { libc::syscall(libc::SYS_pidfd_send_signal, process, signal, nothing, flags) };
    if result != 0 {
        return Err(failed(cx));
    }
    // what the script sent to itself is handled when this returns
    cx.attend_signals()?;
    Ok(Value::NONE)
}

fn raise(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allowed(cx)?;
    let signal = number(cx, arguments, 0)?;
    // SAFETY: a plain system call.
    let result = unsafe { libc::raise(signal) };
    if result != 0 {
        return Err(failed(cx));
    }
    // what the script sent to itself is handled when this returns
    cx.attend_signals()?;
    Ok(Value::NONE)
}

/// The descriptor before. The warning when it is full is not given: the writing end does not wait.
fn wakeup(cx: &mut Cx, arguments: &[Value]) -> Answer {
    ready(cx)?;
    let fd = number(cx, arguments, 0)?;
    let _ = flag(cx, arguments.given(1), true);
    if fd != -1 {
        // SAFETY: a plain system call, which refuses what is not open.
        let flags = unsafe { libc::fcntl(fd, libc::F_GETFL) };
        if flags < 0 {
            return Err(failed(cx));
        }
        if flags & libc::O_NONBLOCK == 0 {
            return Err(cx.value_error(&format!("the fd {fd} must be in non-blocking mode")));
        }
    }
    let before = WAKEUP.swap(fd.max(-1), Ordering::Relaxed);
    cx.int(before.into())
}

/// A set of signals from a list of checked numbers.
fn signal_set(cx: &mut Cx, numbers: &Value) -> libc::sigset_t {
    // SAFETY: a local is filled; numbers out of range are refused by `sigaddset`.
    unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&raw mut set);
        for number in cx.tuple_items(numbers) {
            if let Some(number) = cx.as_i64(number) {
                libc::sigaddset(&raw mut set, number as libc::c_int);
            }
        }
        set
    }
}

fn numbers_of(cx: &mut Cx, set: &libc::sigset_t) -> Answer {
    let numbers: Vec<Value> = (1..COUNT)
        // SAFETY: the set is a valid one.
        .filter(|number| unsafe { libc::sigismember(set, *number) } == 1)
        .map(|number| Value::small_int(number.into()))
        .collect();
    cx.list(&numbers)
}

fn change_mask(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allowed(cx)?;
    let how = number(cx, arguments, 0)?;
    let numbers = wanted(cx, arguments, 1)?;
    let set = signal_set(cx, numbers);
    // SAFETY: both sets are locals.
    let (result, before) = unsafe {
        let mut before: libc::sigset_t = std::mem::zeroed();
        (libc::pthread_sigmask(how, &raw const set, &raw mut before), before)
    };
    if result != 0 {
        return Err(cx.raise_os_error(result, None, None));
    }
    numbers_of(cx, &before)
}

/// The number of the signal and what came with it, or None when the time is over.
fn wait(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allowed(cx)?;
    let numbers = wanted(cx, arguments, 0)?;
    let set = signal_set(cx, numbers);
    let limit = if wanted(cx, arguments, 1)?.is_none() { None } else { Some(seconds(cx, arguments, 1)?) };
    // SAFETY: the system reads and fills locals.
    let (result, info) = unsafe {
        let mut info: libc::siginfo_t = std::mem::zeroed();
        let result = match limit {
            None => libc::sigwaitinfo(&raw const set, &raw mut info),
            Some(limit) => {
                let time = libc::timespec {
                    tv_sec: limit as libc::time_t,
                    tv_nsec: (limit.fract() * 1e9) as libc::c_long,
                };
                libc::sigtimedwait(&raw const set, &raw mut info, &raw const time)
            }
        };
        (result, info)
    };
    if result < 0 {
        let number = std::io::Error::last_os_error().raw_os_error();
        if limit.is_some() && number == Some(libc::EAGAIN) {
            return Ok(Value::NONE);
        }
        return Err(failed(cx));
    }
    // SAFETY: the system filled it for a signal that carries a sender.
    let (process, user, status) = unsafe { (info.si_pid(), info.si_uid(), info.si_status()) };
    let fields = [info.si_signo, info.si_code, info.si_errno, process, user as i32, status];
    let mut items = Vec::new();
    for field in fields {
        items.push(cx.int(field.into())?);
    }
    items.push(Value::small_int(0));
    cx.tuple(&items)
}

fn time_of(seconds: f64) -> libc::timeval {
    libc::timeval {
        tv_sec: seconds as libc::time_t,
        tv_usec: (seconds.fract() * 1e6).round() as libc::suseconds_t,
    }
}

fn timer_state(cx: &mut Cx, state: &libc::itimerval) -> Answer {
    let shown = |time: &libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    let value = cx.float(shown(&state.it_value))?;
    let interval = cx.float(shown(&state.it_interval))?;
    cx.tuple(&[value, interval])
}

/// How a timer stood before.
fn set_timer(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allowed(cx)?;
    let which = number(cx, arguments, 0)?;
    let value = seconds(cx, arguments, 1)?;
    let interval = seconds(cx, arguments, 2)?;
    let wanted = libc::itimerval { it_value: time_of(value), it_interval: time_of(interval) };
    // SAFETY: the system reads and fills locals, and refuses a timer it does not know.
    let (result, before) = unsafe {
        let mut before: libc::itimerval = std::mem::zeroed();
        (libc::setitimer(which as _, &raw const wanted, &raw mut before), before)
    };
    if result < 0 { Err(failed(cx)) } else { timer_state(cx, &before) }
}

fn timer(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let which = number(cx, arguments, 0)?;
    // SAFETY: as above.
    let (result, state) = unsafe {
        let mut state: libc::itimerval = std::mem::zeroed();
        (libc::getitimer(which as _, &raw mut state), state)
    };
    if result < 0 { Err(failed(cx)) } else { timer_state(cx, &state) }
}

fn alarm(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allowed(cx)?;
    let time = number(cx, arguments, 0)?;
    // SAFETY: a plain system call.
    let left = unsafe { libc::alarm(time as libc::c_uint) };
    cx.int(left.into())
}

fn pause(cx: &mut Cx, _: &[Value]) -> Answer {
    allowed(cx)?;
    // SAFETY: a plain system call.
    unsafe { libc::pause() };
    Ok(Value::NONE)
}

fn pending(cx: &mut Cx, _: &[Value]) -> Answer {
    // SAFETY: the system fills a local.
    let set = unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigpending(&raw mut set);
        set
    };
    numbers_of(cx, &set)
}

fn interrupting(cx: &mut Cx, arguments: &[Value]) -> Answer {
    ready(cx)?;
    let signal = number(cx, arguments, 0)?;
    let interrupts = flag(cx, arguments.given(1), true);
    // SAFETY: the action is read into a local and set again with one flag changed.
    let result = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        if libc::sigaction(signal, std::ptr::null(), &raw mut action) < 0 {
            return Err(failed(cx));
        }
        if interrupts {
            action.sa_flags &= !libc::SA_RESTART;
        } else {
            action.sa_flags |= libc::SA_RESTART;
        }
        libc::sigaction(signal, &raw const action, std::ptr::null_mut())
    };
    unit(cx, result)
}

/// None for a number that has no words.
fn describe(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let signal = number(cx, arguments, 0)?;
    match DESCRIPTIONS.iter().find(|(number, _)| *number == signal) {
        Some((_, text)) => cx.str(text),
        None => Ok(Value::NONE),
    }
}

static DESCRIPTIONS: &[(i32, &str)] = &[
    (libc::SIGHUP, "Hangup"),
    (libc::SIGINT, "Interrupt"),
    (libc::SIGQUIT, "Quit"),
    (libc::SIGILL, "Illegal instruction"),
    (libc::SIGTRAP, "Trace/breakpoint trap"),
    (libc::SIGABRT, "Aborted"),
    (libc::SIGBUS, "Bus error"),
    (libc::SIGFPE, "Floating point exception"),
    (libc::SIGKILL, "Killed"),
    (libc::SIGUSR1, "User defined signal 1"),
    (libc::SIGSEGV, "Segmentation fault"),
    (libc::SIGUSR2, "User defined signal 2"),
    (libc::SIGPIPE, "Broken pipe"),
    (libc::SIGALRM, "Alarm clock"),
    (libc::SIGTERM, "Terminated"),
    (libc::SIGSTKFLT, "Stack fault"),
    (libc::SIGCHLD, "Child exited"),
    (libc::SIGCONT, "Continued"),
    (libc::SIGSTOP, "Stopped (signal)"),
    (libc::SIGTSTP, "Stopped"),
    (libc::SIGTTIN, "Stopped (tty input)"),
    (libc::SIGTTOU, "Stopped (tty output)"),
    (libc::SIGURG, "Urgent I/O condition"),
    (libc::SIGXCPU, "CPU time limit exceeded"),
    (libc::SIGXFSZ, "File size limit exceeded"),
    (libc::SIGVTALRM, "Virtual timer expired"),
    (libc::SIGPROF, "Profiling timer expired"),
    (libc::SIGWINCH, "Window changed"),
    (libc::SIGIO, "I/O possible"),
    (libc::SIGPWR, "Power failure"),
    (libc::SIGSYS, "Bad system call"),
];

static NUMBERS: &[(&str, i32)] = &[
    ("SIGHUP", libc::SIGHUP),
    ("SIGINT", libc::SIGINT),
    ("SIGQUIT", libc::SIGQUIT),
    ("SIGILL", libc::SIGILL),
    ("SIGTRAP", libc::SIGTRAP),
    ("SIGABRT", libc::SIGABRT),
    ("SIGIOT", libc::SIGABRT),
    ("SIGBUS", libc::SIGBUS),
    ("SIGFPE", libc::SIGFPE),
    ("SIGKILL", libc::SIGKILL),
    ("SIGUSR1", libc::SIGUSR1),
    ("SIGSEGV", libc::SIGSEGV),
    ("SIGUSR2", libc::SIGUSR2),
    ("SIGPIPE", libc::SIGPIPE),
    ("SIGALRM", libc::SIGALRM),
    ("SIGTERM", libc::SIGTERM),
    ("SIGSTKFLT", libc::SIGSTKFLT),
    ("SIGCHLD", libc::SIGCHLD),
    ("SIGCLD", libc::SIGCHLD),
    ("SIGCONT", libc::SIGCONT),
    ("SIGSTOP", libc::SIGSTOP),
    ("SIGTSTP", libc::SIGTSTP),
    ("SIGTTIN", libc::SIGTTIN),
    ("SIGTTOU", libc::SIGTTOU),
    ("SIGURG", libc::SIGURG),
    ("SIGXCPU", libc::SIGXCPU),
    ("SIGXFSZ", libc::SIGXFSZ),
    ("SIGVTALRM", libc::SIGVTALRM),
    ("SIGPROF", libc::SIGPROF),
    ("SIGWINCH", libc::SIGWINCH),
    ("SIGIO", libc::SIGIO),
    ("SIGPOLL", libc::SIGIO),
    ("SIGPWR", libc::SIGPWR),
    ("SIGSYS", libc::SIGSYS),
    ("SIGRTMIN", 34),
    ("SIGRTMAX", 64),
    ("NSIG", COUNT),
    ("SIG_DFL", 0),
    ("SIG_IGN", 1),
    ("SIG_BLOCK", libc::SIG_BLOCK),
    ("SIG_UNBLOCK", libc::SIG_UNBLOCK),
    ("SIG_SETMASK", libc::SIG_SETMASK),
    ("ITIMER_REAL", 0),
    ("ITIMER_VIRTUAL", 1),
    ("ITIMER_PROF", 2),
];

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    for (name, number) in NUMBERS {
        cx.dict_set_text(&namespace, name, Value::small_int((*number).into()))?;
    }
    Ok(())
}
