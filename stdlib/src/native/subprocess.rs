//! `_posixsubprocess`: a child process that runs another program. Between `fork` and `exec` the child does
//! nothing but system calls: whatever it needs was made before.

use std::ffi::CString;

use nix::libc;
use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::host::Capability;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{flag, size_argument, wanted};

/// The module `_posixsubprocess`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_posixsubprocess",
    doc: "A POSIX helper for the subprocess module.",
    functions: &[NativeRow::function(
        "_fork_exec",
        "($module, numbers, arguments, programs, keep, folder, environment, flags, /)",
        fork_exec,
        "Starts a child; its process id.",
    )],
    types: &[],
    fill: None,
    script: script!("subprocess.py"),
};

/// What the child needs, in the form that system calls take.
struct Plan {
    arguments: Vec<CString>,
    programs: Vec<CString>,
    environment: Option<Vec<CString>>,
    folder: Option<CString>,
    keep: Vec<i32>,
    /// Ends of pipes: child's input, parent's, parent's and child's output, likewise errors, likewise failure.
    numbers: Vec<i32>,
    close: bool,
    session: bool,
    restore: bool,
}

/// Places in `Plan::numbers`.
const INPUT: usize = 0;
const OUTPUT: usize = 3;
const ERRORS: usize = 5;
const FAILURE: usize = 7;
const GROUP: usize = 8;
const MASK: usize = 9;

fn text(cx: &mut Cx, value: &Value) -> Answer<CString> {
    let bytes = if value.is_kind(Kind::Str) { cx.text_of(value).into_bytes() } else { cx.bytes_like(value)? };
    CString::new(bytes).map_err(|_| cx.value_error("embedded null byte"))
}

fn texts(cx: &mut Cx, value: &Value) -> Answer<Vec<CString>> {
    let items = cx.tuple_items(value).to_vec();
    let mut texts = Vec::with_capacity(items.len());
    for item in &items {
        texts.push(text(cx, item)?);
    }
    Ok(texts)
}

fn numbers(cx: &mut Cx, value: &Value) -> Answer<Vec<i32>> {
    let items = cx.tuple_items(value).to_vec();
    let mut numbers = Vec::with_capacity(items.len());
    for item in &items {
        let number = size_argument(cx, item)?;
        match i32::try_from(number) {
            Ok(number) => numbers.push(number),
            Err(_) => return Err(cx.overflow_error("Python int too large to convert to C int")),
        }
    }
    Ok(numbers)
}

fn plan(cx: &mut Cx, arguments: &[Value]) -> Answer<Plan> {
    let mut values = Vec::with_capacity(7);
    for at in 0..7 {
        values.push(wanted(cx, arguments, at)?.clone());
    }
    let flags = cx.tuple_items(&values[6]).to_vec();
    let mut plan = Plan {
        numbers: numbers(cx, &values[0])?,
        arguments: texts(cx, &values[1])?,
        programs: texts(cx, &values[2])?,
        keep: numbers(cx, &values[3])?,
        folder: if values[4].is_none() { None } else { Some(text(cx, &values[4])?) },
        environment: if values[5].is_none() { None } else { Some(texts(cx, &values[5])?) },
        close: flag(cx, flags.first(), true),
        session: flag(cx, flags.get(1), false),
        restore: flag(cx, flags.get(2), true),
    };
    plan.numbers.resize(MASK + 1, -1);
    plan.keep.sort_unstable();
    Ok(plan)
}

fn fork_exec(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !cx.host().allows(Capability::Processes) {
        return Err(cx.raise_os_error(1, None, None));
    }
    let plan = plan(cx, arguments)?;
    cx.flush_standard();
    let pointers = |texts: &[CString]| -> Vec<*const libc::c_char> {
        texts.iter().map(|text| text.as_ptr()).chain([std::ptr::null()]).collect()
    };
    let own_arguments = pointers(&plan.arguments);
    let own_environment = plan.environment.as_deref().map(pointers);
    // SAFETY: the child only makes system calls on what was prepared, and ends in `exec` or `_exit`.
    let process = unsafe {
        let process = libc::fork();
        if process == 0 {
            let step = child(&plan, &own_arguments, own_environment.as_deref());
            report(&plan, step);
            libc::_exit(255);
        }
        process
    };
    if process < 0 {
        let number = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
        return Err(cx.raise_os_error(number, None, None));
    }
    cx.int(process.into())
}

/// What failed in the child: nothing was run yet, or the program could not be.
enum Failure {
    Before,
    Folder,
    Program,
}

/// Writes what went wrong into the pipe for it, as `subprocess` reads it.
///
/// # Safety
/// In the child only, right after the failing call.
unsafe fn report(plan: &Plan, failure: Failure) {
    // SAFETY: the caller's promise; the buffer is a local.
    unsafe {
        let mut number = *libc::__errno_location();
        let mut buffer = [0u8; 40];
        let mut at = 0;
        let mut put = |bytes: &[u8]| {
            for byte in bytes {
                if let Some(place) = buffer.get_mut(at) {
                    *place = *byte;
                    at += 1;
                }
            }
        };
        put(b"OSError:");
        let mut digits = [0u8; 8];
        let mut first = digits.len();
        while number > 0 && first > 0 {
            first -= 1;
            digits[first] = b"0123456789abcdef"[(number & 15) as usize];
            number >>= 4;
        }
        put(&digits[first..]);
        put(match failure {
            Failure::Before => b":noexec",
            Failure::Folder => b":noexec:chdir",
            Failure::Program => b":",
        });
        libc::write(plan.numbers[FAILURE], buffer.as_ptr().cast(), at);
    }
}

/// Everything between `fork` and `exec`; it answers only when something failed.
///
/// # Safety
/// In the child only.
unsafe fn child(
    plan: &Plan,
    arguments: &[*const libc::c_char],
    environment: Option<&[*const libc::c_char]>,
) -> Failure {
    // SAFETY: plain system calls on numbers, and on texts that live in `plan`.
    unsafe {
        if !connect(plan) {
            return Failure::Before;
        }
        if let Some(folder) = &plan.folder
            && libc::chdir(folder.as_ptr()) < 0
        {
            return Failure::Folder;
        }
        if plan.numbers[MASK] >= 0 {
            libc::umask(plan.numbers[MASK] as libc::mode_t);
        }
        if plan.restore {
            for signal in [libc::SIGPIPE, libc::SIGXFSZ] {
                libc::signal(signal, libc::SIG_DFL);
            }
        }
        if plan.session && libc::setsid() < 0 {
            return Failure::Before;
        }
        if plan.numbers[GROUP] >= 0 && libc::setpgid(0, plan.numbers[GROUP]) < 0 {
            return Failure::Before;
        }
        if plan.close {
            close_others(plan);
        }
        let mut seen = 0;
        for program in &plan.programs {
            match environment {
                Some(environment) => libc::execve(program.as_ptr(), arguments.as_ptr(), environment.as_ptr()),
                None => libc::execv(program.as_ptr(), arguments.as_ptr()),
            };
            let number = *libc::__errno_location();
            if number != libc::ENOENT && number != libc::ENOTDIR && seen == 0 {
                seen = number;
            }
        }
        if seen != 0 {
            *libc::__errno_location() = seen;
        }
        Failure::Program
    }
}

/// Puts the pipes where a program expects its standard streams.
///
/// # Safety
/// In the child only.
unsafe fn connect(plan: &Plan) -> bool {
    // SAFETY: plain system calls on numbers.
    unsafe {
        let mut ends = [plan.numbers[INPUT], plan.numbers[OUTPUT], plan.numbers[ERRORS]];
        // Ends among the standard numbers are moved away first, so that none overwrites another.
        for (at, end) in (0..).zip(&mut ends).skip(1) {
            if (0..at).contains(end) {
                *end = libc::dup(*end);
                if *end < 0 {
                    return false;
                }
            }
        }
        for (place, end) in (0..).zip(ends) {
            if end == place {
                let flags = libc::fcntl(end, libc::F_GETFD);
                if flags < 0 || libc::fcntl(end, libc::F_SETFD, flags & !libc::FD_CLOEXEC) < 0 {
                    return false;
                }
            } else if end >= 0 && libc::dup2(end, place) < 0 {
                return false;
            }
        }
        for fd in &plan.keep {
            if *fd == plan.numbers[FAILURE] {
                continue;
            }
            let flags = libc::fcntl(*fd, libc::F_GETFD);
            if flags >= 0 {
                libc::fcntl(*fd, libc::F_SETFD, flags & !libc::FD_CLOEXEC);
            }
        }
        true
    }
}

/// Closes every descriptor above the standard ones that shall not stay.
///
/// # Safety
/// In the child only.
unsafe fn close_others(plan: &Plan) {
    let mut from = 3;
    // SAFETY: plain system calls on numbers.
    unsafe {
        for fd in &plan.keep {
            if *fd > from {
                libc::syscall(libc::SYS_close_range, from, *fd - 1, 0);
            }
            from = from.max(fd.saturating_add(1));
        }
        libc::syscall(libc::SYS_close_range, from, i32::MAX, 0);
    }
}
