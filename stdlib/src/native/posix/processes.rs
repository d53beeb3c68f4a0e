//! `posix` on this process, its kin and the machine: ids, groups, waiting, the machine's name and load.

use nix::sys::signal;
use nix::sys::wait::{self, WaitPidFlag, WaitStatus};
use nix::unistd::{self, Gid, Pid, Uid};
use taipan_vm::error::Answer;
use taipan_vm::host::Capability;
use taipan_vm::native::NativeRow;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::super::support::audit_call;
use super::{allow, constants, failed, number, unit};

/// Functions of `posix`.
pub static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function(
        "getpgid",
        "($module, /, pid)",
        group_of,
        "Call the system call getpgid(), and return the result.",
    ),
    NativeRow::function(
        "getpgrp",
        "($module, /)",
        |cx, _| cx.int(unistd::getpgrp().as_raw().into()),
        "Return the current process group id.",
    ),
    NativeRow::function(
        "setpgrp",
        "($module, /)",
        |cx, _| change(cx, || unistd::setpgid(Pid::from_raw(0), Pid::from_raw(0))),
        "Make the current process the leader of its process group.",
    ),
    NativeRow::function(
        "setpgid",
        "($module, pid, pgrp, /)",
        set_group,
        "Call the system call setpgid(pid, pgrp).",
    ),
    NativeRow::function(
        "getsid",
        "($module, pid, /)",
        session_of,
        "Call the system call getsid(pid) and return the result.",
    ),
    NativeRow::function(
        "setsid",
        "($module, /)",
        |cx, _| change(cx, || unistd::setsid().map(drop)),
        "Call the system call setsid().",
    ),
    NativeRow::function(
        "getgroups",
        "($module, /)",
        groups,
        "Return list of supplemental group IDs for the process.",
    ),
    NativeRow::function(
        "getresuid",
        "($module, /)",
        user_ids,
        "Return a tuple of the current process's real, effective, and saved user ids.",
    ),
    NativeRow::function(
        "getresgid",
        "($module, /)",
        group_ids,
        "Return a tuple of the current process's real, effective, and saved group ids.",
    ),
    NativeRow::function(
        "setuid",
        "($module, uid, /)",
        |cx, arguments| set_user(cx, arguments, unistd::setuid),
        "Set the current process's user id.",
    ),
    NativeRow::function(
        "seteuid",
        "($module, euid, /)",
        |cx, arguments| set_user(cx, arguments, unistd::seteuid),
        "Set the current process's effective user id.",
    ),
    NativeRow::function(
        "setgid",
        "($module, gid, /)",
        |cx, arguments| set_group_id(cx, arguments, unistd::setgid),
        "Set the current process's group id.",
    ),
    NativeRow::function(
        "setegid",
        "($module, egid, /)",
        |cx, arguments| set_group_id(cx, arguments, unistd::setegid),
        "Set the current process's effective group id.",
    ),
    NativeRow::function(
        "killpg",
        "($module, pgid, signal, /)",
        kill_group,
        "Kill a process group with a signal.",
    ),
    NativeRow::function(
        "waitpid",
        "($module, pid, options, /)",
        wait_for,
        "Wait for completion of a given child process.",
    ),
    NativeRow::function("system", "($module, /, command)", system, "Execute the command in a subshell."),
    NativeRow::function("abort", "($module, /)", abort, "Abort the interpreter immediately."),
    NativeRow::function(
        "sched_yield",
        "($module, /)",
        |cx, _| {
            allow(cx, Capability::Processes)?;
            std::thread::yield_now();
            Ok(Value::NONE)
        },
        "Voluntarily relinquish the CPU.",
    ),
    NativeRow::function("_affinity", "($module, pid, /)", affinity, "The CPUs a process may run on."),
    NativeRow::function("_uname", "($module, /)", machine, "The system's names."),
    NativeRow::function("_times", "($module, /)", times, "The process's times in seconds."),
    NativeRow::function("getloadavg", "($module, /)", load, "Return average recent system load information."),
    NativeRow::function(
        "sysconf",
        "($module, name, /)",
        limit,
        "Return an integer-valued system configuration variable.",
    ),
];

/// A change of this process.
fn change(cx: &mut Cx, work: impl FnOnce() -> nix::Result<()>) -> Answer {
    allow(cx, Capability::Processes)?;
    unit(cx, work())
}

fn process(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<Pid> {
    match i32::try_from(number(cx, arguments, at, 0)?) {
        Ok(number) => Ok(Pid::from_raw(number)),
        Err(_) => Err(cx.overflow_error("signed integer is greater than maximum")),
    }
}

fn process_answer(cx: &mut Cx, answer: nix::Result<Pid>) -> Answer {
    match answer {
        Ok(found) => cx.int(found.as_raw().into()),
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn group_of(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let process = process(cx, arguments, 0)?;
    process_answer(cx, unistd::getpgid(Some(process)))
}

fn session_of(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let process = process(cx, arguments, 0)?;
    process_answer(cx, unistd::getsid(Some(process)))
}

fn set_group(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (one, group) = (process(cx, arguments, 0)?, process(cx, arguments, 1)?);
    change(cx, || unistd::setpgid(one, group))
}

fn numbers(cx: &mut Cx, ids: &[u32]) -> Vec<Value> {
    let _ = cx;
    ids.iter().map(|id| Value::small_int((*id).into())).collect()
}

fn groups(cx: &mut Cx, _: &[Value]) -> Answer {
    match unistd::getgroups() {
        Ok(found) => {
            let ids: Vec<u32> = found.iter().map(|group| group.as_raw()).collect();
            let values = numbers(cx, &ids);
            cx.list(&values)
        }
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn user_ids(cx: &mut Cx, _: &[Value]) -> Answer {
    let ids = unistd::getresuid().map_err(|error| failed(cx, error, None))?;
    let values = numbers(cx, &[ids.real.as_raw(), ids.effective.as_raw(), ids.saved.as_raw()]);
    cx.tuple(&values)
}

fn group_ids(cx: &mut Cx, _: &[Value]) -> Answer {
    let ids = unistd::getresgid().map_err(|error| failed(cx, error, None))?;
    let values = numbers(cx, &[ids.real.as_raw(), ids.effective.as_raw(), ids.saved.as_raw()]);
    cx.tuple(&values)
}

fn id(cx: &mut Cx, arguments: &[Value]) -> Answer<u32> {
    match u32::try_from(number(cx, arguments, 0, 0)?) {
        Ok(id) => Ok(id),
        Err(_) => Err(cx.overflow_error("id is out of range")),
    }
}

fn set_user(cx: &mut Cx, arguments: &[Value], work: fn(Uid) -> nix::Result<()>) -> Answer {
    let id = id(cx, arguments)?;
    change(cx, || work(Uid::from_raw(id)))
}

fn set_group_id(cx: &mut Cx, arguments: &[Value], work: fn(Gid) -> nix::Result<()>) -> Answer {
    let id = id(cx, arguments)?;
    change(cx, || work(Gid::from_raw(id)))
}

fn kill_group(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let group = process(cx, arguments, 0)?;
    let signal = match number(cx, arguments, 1, 0)? as i32 {
        0 => None,
        number => Some(signal::Signal::try_from(number).map_err(|error| failed(cx, error, None))?),
    };
    audit_call(cx, "os.killpg", arguments, &[(0, None), (1, None)])?;
    change(cx, || signal::killpg(group, signal))
}

fn wait_for(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let process = process(cx, arguments, 0)?;
    let options = WaitPidFlag::from_bits_truncate(number(cx, arguments, 1, 0)? as i32);
    let (process, status) = loop {
        match wait::waitpid(process, Some(options)) {
            Ok(WaitStatus::Exited(process, code)) => break (process.as_raw(), (code & 0xFF) << 8),
            Ok(WaitStatus::Signaled(process, signal, dumped)) => {
                break (process.as_raw(), signal as i32 | if dumped { 0x80 } else { 0 });
            }
            Ok(WaitStatus::Stopped(process, signal)) => {
                break (process.as_raw(), (signal as i32) << 8 | 0x7F);
            }
            Ok(WaitStatus::Continued(process)) => break (process.as_raw(), 0xFFFF),
            Ok(WaitStatus::PtraceEvent(process, signal, _)) => {
                break (process.as_raw(), (signal as i32) << 8 | 0x7F);
            }
            Ok(WaitStatus::PtraceSyscall(process)) => break (process.as_raw(), 0x057F),
            Ok(WaitStatus::StillAlive) => break (0, 0),
            Err(nix::Error::EINTR) => cx.attend_signals()?,
            Err(error) => return Err(failed(cx, error, None)),
        }
    };
    cx.tuple(&[Value::small_int(process.into()), Value::small_int(status.into())])
}

fn system(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use std::os::unix::process::ExitStatusExt;
    allow(cx, Capability::Processes)?;
    let command = super::path(cx, arguments, 0)?;
    if cx.is_audited() {
        let bytes = cx.bytes(std::os::unix::ffi::OsStrExt::as_bytes(command.as_os_str()))?;
        cx.audit("os.system", &[bytes])?;
    }
    cx.flush_standard();
    match std::process::Command::new("/bin/sh").arg("-c").arg(command).status() {
        Ok(status) => cx.int(status.into_raw().into()),
        Err(error) => Err(cx.os_error(&error, None)),
    }
}

fn abort(cx: &mut Cx, _: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    std::process::abort()
}

fn affinity(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let process = process(cx, arguments, 0)?;
    let found = nix::sched::sched_getaffinity(process).map_err(|error| failed(cx, error, None))?;
    let mut values = Vec::new();
    for cpu in 0..nix::sched::CpuSet::count() {
        if found.is_set(cpu) == Ok(true) {
            values.push(Value::small_int(cpu as i64));
        }
    }
    cx.list(&values)
}

fn machine(cx: &mut Cx, _: &[Value]) -> Answer {
    use std::os::unix::ffi::OsStrExt;
    allow(cx, Capability::Environment)?;
    let names = nix::sys::utsname::uname().map_err(|error| failed(cx, error, None))?;
    let mut values = Vec::with_capacity(5);
    for name in [names.sysname(), names.nodename(), names.release(), names.version(), names.machine()] {
        values.push(cx.system_str(name.as_bytes())?);
    }
    cx.tuple(&values)
}

fn times(cx: &mut Cx, _: &[Value]) -> Answer {
    use nix::sys::resource::{UsageWho, getrusage};
    let mut values = Vec::with_capacity(5);
    for who in [UsageWho::RUSAGE_SELF, UsageWho::RUSAGE_CHILDREN] {
        let usage = getrusage(who).map_err(|error| failed(cx, error, None))?;
        for time in [usage.user_time(), usage.system_time()] {
            values.push(cx.float(time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6)?);
        }
    }
    let elapsed = cx.host().monotonic().as_secs_f64();
    values.push(cx.float(elapsed)?);
    cx.tuple(&values)
}

fn load(cx: &mut Cx, _: &[Value]) -> Answer {
    allow(cx, Capability::Environment)?;
    let found = nix::sys::sysinfo::sysinfo().map_err(|error| failed(cx, error, None))?;
    let (one, five, fifteen) = found.load_average();
    let values = [cx.float(one)?, cx.float(five)?, cx.float(fifteen)?];
    cx.tuple(&values)
}

fn limit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    use unistd::SysconfVar as Var;
    const LIMITS: &[Var] = &[
        Var::ARG_MAX,
        Var::CHILD_MAX,
        Var::CLK_TCK,
        Var::NGROUPS_MAX,
        Var::OPEN_MAX,
        Var::PAGE_SIZE,
        Var::_NPROCESSORS_CONF,
        Var::_NPROCESSORS_ONLN,
        Var::_PHYS_PAGES,
        Var::_AVPHYS_PAGES,
        Var::_POSIX_VERSION,
        Var::IOV_MAX,
        Var::HOST_NAME_MAX,
        Var::LOGIN_NAME_MAX,
        Var::TTY_NAME_MAX,
        Var::SYMLOOP_MAX,
        Var::LINE_MAX,
        Var::RE_DUP_MAX,
        Var::STREAM_MAX,
        Var::TZNAME_MAX,
        Var::RTSIG_MAX,
        Var::SIGQUEUE_MAX,
        Var::TIMER_MAX,
        Var::SEM_NSEMS_MAX,
        Var::SEM_VALUE_MAX,
        Var::MQ_OPEN_MAX,
        Var::MQ_PRIO_MAX,
        Var::_POSIX_JOB_CONTROL,
        Var::_POSIX_SAVED_IDS,
        Var::_POSIX_THREADS,
        Var::PTHREAD_STACK_MIN,
    ];
    let name = super::nodes::configuration(cx, arguments, 0, constants::SYSCONF)?;
    let Some(limit) = LIMITS.iter().find(|limit| **limit as i64 == name) else {
        return Err(cx.raise_os_error(22, None, None));
    };
    match unistd::sysconf(*limit) {
        Ok(found) => cx.int(found.unwrap_or(-1)),
        Err(error) => Err(failed(cx, error, None)),
    }
}
