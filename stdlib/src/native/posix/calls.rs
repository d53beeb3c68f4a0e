//! `posix` calls that take numbers and answer with a number: ids, priorities, scheduling, terminals, name spaces.

use nix::libc;
use taipan_vm::error::Answer;
use taipan_vm::host::Capability;
use taipan_vm::native::NativeRow;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::{allow, failed, number};

/// Functions of `posix`.
pub static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function(
        "setreuid",
        "($module, ruid, euid, /)",
        // SAFETY: the call takes plain numbers.
        |cx, given| change(cx, given, |n| unsafe { libc::setreuid(n[0] as u32, n[1] as u32) }),
        "Set the current process's real and effective user ids.",
    ),
    NativeRow::function(
        "setregid",
        "($module, rgid, egid, /)",
        // SAFETY: the call takes plain numbers.
        |cx, given| change(cx, given, |n| unsafe { libc::setregid(n[0] as u32, n[1] as u32) }),
        "Set the current process's real and effective group ids.",
    ),
    NativeRow::function(
        "setresuid",
        "($module, ruid, euid, suid, /)",
        // SAFETY: the call takes plain numbers.
        |cx, given| change(cx, given, |n| unsafe { libc::setresuid(n[0] as u32, n[1] as u32, n[2] as u32) }),
        "Set the current process's real, effective, and saved user ids.",
    ),
    NativeRow::function(
        "setresgid",
        "($module, rgid, egid, sgid, /)",
        // SAFETY: the call takes plain numbers.
        |cx, given| change(cx, given, |n| unsafe { libc::setresgid(n[0] as u32, n[1] as u32, n[2] as u32) }),
        "Set the current process's real, effective, and saved group ids.",
    ),
    NativeRow::function(
        "setpriority",
        "($module, /, which, who, priority)",
        // SAFETY: the call takes plain numbers.
        |cx, given| change(cx, given, |n| unsafe { libc::setpriority(n[0] as u32, n[1] as u32, n[2]) }),
        "Set program scheduling priority.",
    ),
    NativeRow::function(
        "getpriority",
        "($module, /, which, who)",
        // SAFETY: the call takes plain numbers.
        |cx, given| level(cx, given, |n| unsafe { libc::getpriority(n[0] as u32, n[1] as u32) }),
        "Return program scheduling priority.",
    ),
    NativeRow::function(
        "nice",
        "($module, increment, /)",
        // SAFETY: the call takes a plain number.
        |cx, given| level(cx, given, |n| unsafe { libc::nice(n[0]) }),
        "Add increment to the priority of process and return the new priority.",
    ),
    NativeRow::function(
        "sched_get_priority_max",
        "($module, /, policy)",
        // SAFETY: the call takes a plain number.
        |cx, given| answer(cx, given, |n| unsafe { libc::sched_get_priority_max(n[0]) }),
        "Get the maximum scheduling priority for policy.",
    ),
    NativeRow::function(
        "sched_get_priority_min",
        "($module, /, policy)",
        // SAFETY: the call takes a plain number.
        |cx, given| answer(cx, given, |n| unsafe { libc::sched_get_priority_min(n[0]) }),
        "Get the minimum scheduling priority for policy.",
    ),
    NativeRow::function(
        "sched_getscheduler",
        "($module, pid, /)",
        // SAFETY: the call takes a plain number.
        |cx, given| answer(cx, given, |n| unsafe { libc::sched_getscheduler(n[0]) }),
        "Get the scheduling policy for the process identified by pid.",
    ),
    NativeRow::function("_sched_getparam", "($module, pid, /)", parameter, "The priority of a process."),
    NativeRow::function(
        "_sched_setparam",
        "($module, pid, priority, /)",
        set_parameter,
        "Sets the priority of a process.",
    ),
    NativeRow::function(
        "_sched_setscheduler",
        "($module, pid, policy, priority, /)",
        set_policy,
        "Sets the policy and priority of a process.",
    ),
    NativeRow::function(
        "sched_rr_get_interval",
        "($module, pid, /)",
        quantum,
        "Return the round-robin quantum for the process identified by pid, in seconds.",
    ),
    NativeRow::function(
        "tcsetpgrp",
        "($module, fd, pgid, /)",
        // SAFETY: the call takes plain numbers.
        |cx, given| change(cx, given, |n| unsafe { libc::tcsetpgrp(n[0], n[1]) }),
        "Set the process group associated with the terminal specified by fd.",
    ),
    NativeRow::function(
        "posix_openpt",
        "($module, oflag, /)",
        // SAFETY: the call takes a plain number.
        |cx, given| answer(cx, given, |n| unsafe { libc::posix_openpt(n[0] | libc::O_CLOEXEC) }),
        "Open and return a file descriptor for a master pseudo-terminal device.",
    ),
    NativeRow::function(
        "grantpt",
        "($module, fd, /)",
        // SAFETY: the call takes a plain number.
        |cx, given| change(cx, given, |n| unsafe { libc::grantpt(n[0]) }),
        "Grant access to the slave pseudo-terminal device.",
    ),
    NativeRow::function(
        "unlockpt",
        "($module, fd, /)",
        // SAFETY: the call takes a plain number.
        |cx, given| change(cx, given, |n| unsafe { libc::unlockpt(n[0]) }),
        "Unlock a pseudo-terminal master/slave pair.",
    ),
    NativeRow::function(
        "ptsname",
        "($module, fd, /)",
        slave_name,
        "Return the name of the slave pseudo-terminal device.",
    ),
    NativeRow::function(
        "setns",
        "($module, /, fd, nstype=0)",
        // SAFETY: the call takes plain numbers.
        |cx, given| change(cx, given, |n| unsafe { libc::setns(n[0], n[1]) }),
        "Move the calling thread into different namespaces.",
    ),
    NativeRow::function(
        "unshare",
        "($module, /, flags)",
        // SAFETY: the call takes a plain number.
        |cx, given| change(cx, given, |n| unsafe { libc::unshare(n[0]) }),
        "Disassociate parts of a process (or thread) execution context.",
    ),
    NativeRow::function(
        "pidfd_open",
        "($module, /, pid, flags=0)",
        // SAFETY: the call takes plain numbers.
        |cx, given| answer(cx, given, |n| unsafe { libc::syscall(libc::SYS_pidfd_open, n[0], n[1]) as i32 }),
        "Return a file descriptor referring to the process *pid*.",
    ),
    NativeRow::function(
        "timerfd_create",
        "($module, clockid, /, *, flags=0)",
        // SAFETY: the call takes plain numbers.
        |cx, given| answer(cx, given, |n| unsafe { libc::timerfd_create(n[0], n[1]) }),
        "Create and return a timer file descriptor.",
    ),
    NativeRow::function("_timer", "($module, fd, /)", timer, "When a timer is due, and its interval."),
    NativeRow::function(
        "_set_timer",
        "($module, fd, flags, initial, interval, /)",
        set_timer,
        "Sets a timer, in nanoseconds, and answers with what it was.",
    ),
];

/// The numbers of a call; what was not given is 0. -1 stands for "leave it" where a call has that.
fn numbers(cx: &mut Cx, given: &[Value]) -> Answer<[i32; 3]> {
    allow(cx, Capability::Processes)?;
    let mut numbers = [0; 3];
    for (at, place) in numbers.iter_mut().enumerate().take(given.len()) {
        let wide = number(cx, given, at, 0)?;
        *place = match i32::try_from(wide).or_else(|_| u32::try_from(wide).map(|wide| wide as i32)) {
            Ok(number) => number,
            Err(_) => return Err(cx.overflow_error("Python int too large to convert to C int")),
        };
    }
    Ok(numbers)
}

/// The number that a call answered with, or what it failed with.
fn checked(cx: &mut Cx, found: i32) -> Answer<i32> {
    if found < 0 { Err(failed(cx, nix::Error::last(), None)) } else { Ok(found) }
}

fn answer(cx: &mut Cx, given: &[Value], call: fn([i32; 3]) -> i32) -> Answer {
    let numbers = numbers(cx, given)?;
    let found = checked(cx, call(numbers))?;
    cx.int(found.into())
}

fn change(cx: &mut Cx, given: &[Value], call: fn([i32; 3]) -> i32) -> Answer {
    let numbers = numbers(cx, given)?;
    checked(cx, call(numbers))?;
    Ok(Value::NONE)
}

/// A call for which -1 is an answer as good as any.
fn level(cx: &mut Cx, given: &[Value], call: fn([i32; 3]) -> i32) -> Answer {
    let numbers = numbers(cx, given)?;
    nix::Error::clear();
    let found = call(numbers);
    if found == -1 && nix::Error::last_raw() != 0 {
        return Err(failed(cx, nix::Error::last(), None));
    }
    cx.int(found.into())
}

fn parameter(cx: &mut Cx, given: &[Value]) -> Answer {
    let [process, ..] = numbers(cx, given)?;
    let mut found = libc::sched_param { sched_priority: 0 };
    // SAFETY: the call writes one sched_param, to which the pointer points.
    checked(cx, unsafe { libc::sched_getparam(process, &raw mut found) })?;
    cx.int(found.sched_priority.into())
}

fn set_parameter(cx: &mut Cx, given: &[Value]) -> Answer {
    let [process, sched_priority, _] = numbers(cx, given)?;
    let wanted = libc::sched_param { sched_priority };
    // SAFETY: the call reads one sched_param, to which the pointer points.
    checked(cx, unsafe { libc::sched_setparam(process, &raw const wanted) })?;
    Ok(Value::NONE)
}

fn set_policy(cx: &mut Cx, given: &[Value]) -> Answer {
    let [process, policy, sched_priority] = numbers(cx, given)?;
    let wanted = libc::sched_param { sched_priority };
    // SAFETY: the call reads one sched_param, to which the pointer points.
    checked(cx, unsafe { libc::sched_setscheduler(process, policy, &raw const wanted) })?;
    Ok(Value::NONE)
}

fn quantum(cx: &mut Cx, given: &[Value]) -> Answer {
    let [process, ..] = numbers(cx, given)?;
    let mut found = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the call writes one timespec, to which the pointer points.
    checked(cx, unsafe { libc::sched_rr_get_interval(process, &raw mut found) })?;
    cx.float(found.tv_sec as f64 + found.tv_nsec as f64 / 1e9)
}

fn slave_name(cx: &mut Cx, given: &[Value]) -> Answer {
    let [fd, ..] = numbers(cx, given)?;
    let mut name = [0u8; 128];
    // SAFETY: the call writes at most as many bytes as it is told there are, with a zero behind them.
    let error = unsafe { libc::ptsname_r(fd, name.as_mut_ptr().cast(), name.len()) };
    if error != 0 {
        return Err(cx.raise_os_error(error, None, None));
    }
    let length = name.iter().position(|&byte| byte == 0).unwrap_or(0);
    cx.system_str(&name[..length])
}

const NANOSECONDS: i64 = 1_000_000_000;

fn pair(cx: &mut Cx, found: &libc::itimerspec) -> Answer {
    let whole = |time: &libc::timespec| time.tv_sec.saturating_mul(NANOSECONDS).saturating_add(time.tv_nsec);
    let both = [cx.int(whole(&found.it_value))?, cx.int(whole(&found.it_interval))?];
    cx.tuple(&both)
}

const NO_TIMER: libc::itimerspec = libc::itimerspec {
    it_interval: libc::timespec { tv_sec: 0, tv_nsec: 0 },
    it_value: libc::timespec { tv_sec: 0, tv_nsec: 0 },
};

fn timer(cx: &mut Cx, given: &[Value]) -> Answer {
    let [fd, ..] = numbers(cx, given)?;
    let mut found = NO_TIMER;
    // SAFETY: the call writes one itimerspec, to which the pointer points.
    checked(cx, unsafe { libc::timerfd_gettime(fd, &raw mut found) })?;
    pair(cx, &found)
}

fn set_timer(cx: &mut Cx, given: &[Value]) -> Answer {
    let [fd, flags, _] = numbers(cx, given.get(..2).unwrap_or(&[]))?;
    let mut wanted = NO_TIMER;
    for (at, time) in [(2, &mut wanted.it_value), (3, &mut wanted.it_interval)] {
        let nanoseconds = number(cx, given, at, 0)?;
        time.tv_sec = nanoseconds.div_euclid(NANOSECONDS);
        time.tv_nsec = nanoseconds.rem_euclid(NANOSECONDS);
    }
    let mut found = NO_TIMER;
    // SAFETY: the call reads the first and writes the second of two locals.
    checked(cx, unsafe { libc::timerfd_settime(fd, flags, &raw const wanted, &raw mut found) })?;
    pair(cx, &found)
}
