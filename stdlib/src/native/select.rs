//! `select`: waiting until descriptors can be read or written.

use std::os::fd::RawFd;

use nix::libc;
use taipan_vm::error::Answer;
use taipan_vm::host::Capability;
use taipan_vm::native::{ModuleRow, NativeRow, Role};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{size_argument, wanted};

/// The module `select`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "select",
    doc: "This module supports asynchronous I/O on multiple file descriptors.",
    functions: &[
        NativeRow::open(
            "poll",
            "($module, /)",
            Role::Function,
            "Returns a polling object.\n\nIt supports registering and unregistering file descriptors, and polling them for I/O events.",
        )
        .script("_polling"),
        NativeRow::function(
            "_poll",
            "($module, pairs, milliseconds, /)",
            poll,
            "Waits for events; those that came, or None when a signal did.",
        ),
        NativeRow::function(
            "_epoll_create",
            "($module, /)",
            epoll_create,
            "A descriptor that watches others.",
        ),
        NativeRow::function("_epoll_close", "($module, epoll, /)", epoll_close, "Gives it up."),
        NativeRow::function(
            "_epoll_control",
            "($module, epoll, operation, fd, events, /)",
            epoll_control,
            "Changes what is watched.",
        ),
        NativeRow::function(
            "_epoll_wait",
            "($module, epoll, most, milliseconds, /)",
            epoll_wait,
            "Waits for events; those that came, or None when a signal did.",
        ),
    ],
    types: &[],
    fill: Some(fill),
    script: script!("select.py"),
};

/// Numbers of epoll.
const EPOLL: [(&str, libc::c_int); 16] = [
    ("EPOLLIN", libc::EPOLLIN),
    ("EPOLLOUT", libc::EPOLLOUT),
    ("EPOLLPRI", libc::EPOLLPRI),
    ("EPOLLERR", libc::EPOLLERR),
    ("EPOLLHUP", libc::EPOLLHUP),
    ("EPOLLRDHUP", libc::EPOLLRDHUP),
    ("EPOLLET", libc::EPOLLET),
    ("EPOLLONESHOT", libc::EPOLLONESHOT),
    ("EPOLLEXCLUSIVE", libc::EPOLLEXCLUSIVE),
    ("EPOLLWAKEUP", libc::EPOLLWAKEUP),
    ("EPOLLRDNORM", libc::EPOLLRDNORM),
    ("EPOLLRDBAND", libc::EPOLLRDBAND),
    ("EPOLLWRNORM", libc::EPOLLWRNORM),
    ("EPOLLWRBAND", libc::EPOLLWRBAND),
    ("EPOLLMSG", libc::EPOLLMSG),
    ("EPOLL_CLOEXEC", libc::EPOLL_CLOEXEC),
];

fn allow(cx: &mut Cx) -> Answer<()> {
    if cx.host().allows(Capability::Files) || cx.host().allows(Capability::Network) {
        return Ok(());
    }
    Err(cx.raise_os_error(1, None, None))
}

/// Milliseconds to wait: -1 for ever, and never longer than the program may still take.
fn patience(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<libc::c_int> {
    let time = wanted(cx, arguments, at)?;
    let time = size_argument(cx, time)?.clamp(-1, i32::MAX.into()) as libc::c_int;
    Ok(match cx.time_left() {
        Some(left) => {
            let left = libc::c_int::try_from(left.as_millis().saturating_add(1)).unwrap_or(libc::c_int::MAX);
            if time < 0 { left } else { time.min(left) }
        }
        None => time,
    })
}

/// How many came; None when a signal did.
fn counted(cx: &mut Cx, count: libc::c_int) -> Answer<Option<usize>> {
    let error = std::io::Error::last_os_error();
    cx.look_up()?;
    match usize::try_from(count) {
        Ok(count) => Ok(Some(count)),
        Err(_) if error.raw_os_error() == Some(libc::EINTR) => Ok(None),
        Err(_) => Err(cx.os_error(&error, None)),
    }
}

fn poll(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let pairs = wanted(cx, arguments, 0)?;
    let pairs = cx.tuple_items(pairs).to_vec();
    let time = patience(cx, arguments, 1)?;
    let mut asked = Vec::with_capacity(pairs.len());
    for pair in &pairs {
        let items = cx.tuple_items(pair).to_vec();
        let fd = wanted(cx, &items, 0)?;
        let fd = size_argument(cx, fd)?;
        let events = wanted(cx, &items, 1)?;
        let events = size_argument(cx, events)?;
        asked.push(libc::pollfd { fd: fd as RawFd, events: events as libc::c_short, revents: 0 });
    }
    cx.flush_standard();
    // SAFETY: the system reads and fills a vector that lives here.
    let count = unsafe { libc::poll(asked.as_mut_ptr(), asked.len() as libc::nfds_t, time) };
    if counted(cx, count)?.is_none() {
        return Ok(Value::NONE);
    }
    let mut found = Vec::new();
    for entry in asked.iter().filter(|entry| entry.revents != 0) {
        let pair = [Value::small_int(entry.fd.into()), Value::small_int(entry.revents.into())];
        found.push(cx.tuple(&pair)?);
    }
    cx.list(&found)
}

fn epoll_create(cx: &mut Cx, _: &[Value]) -> Answer {
    allow(cx)?;
    // SAFETY: a plain system call.
    let fd = unsafe { libc::epoll_create1(libc::EPOLL_CLOEXEC) };
    if fd < 0 {
        return Err(cx.os_error(&std::io::Error::last_os_error(), None));
    }
    cx.int(fd.into())
}

fn epoll_close(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let epoll = number(cx, arguments, 0)? as RawFd;
    match nix::unistd::close(epoll) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

fn number(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<i64> {
    let value = wanted(cx, arguments, at)?;
    size_argument(cx, value)
}

fn epoll_control(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let (epoll, operation) = (number(cx, arguments, 0)? as RawFd, number(cx, arguments, 1)? as libc::c_int);
    let (fd, events) = (number(cx, arguments, 2)? as RawFd, number(cx, arguments, 3)? as u32);
    let mut event = libc::epoll_event { events, u64: u64::from(fd.cast_unsigned()) };
    // SAFETY: the system reads one event, which lives here.
    let answer = unsafe { libc::epoll_ctl(epoll, operation, fd, &raw mut event) };
    if answer < 0 {
        return Err(cx.os_error(&std::io::Error::last_os_error(), None));
    }
    Ok(Value::NONE)
}

fn epoll_wait(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx)?;
    let epoll = number(cx, arguments, 0)? as RawFd;
    let most = number(cx, arguments, 1)?.clamp(1, 65_536);
    let time = patience(cx, arguments, 2)?;
    let mut events = vec![libc::epoll_event { events: 0, u64: 0 }; most as usize];
    cx.flush_standard();
    // SAFETY: the system fills no more events than the vector has.
    let count = unsafe { libc::epoll_wait(epoll, events.as_mut_ptr(), most as libc::c_int, time) };
    let Some(count) = counted(cx, count)? else { return Ok(Value::NONE) };
    let mut found = Vec::with_capacity(count);
    for event in events.iter().take(count) {
        let (fd, events) = (event.u64 as i64, event.events);
        found.push(cx.tuple(&[Value::small_int(fd), Value::small_int(events.into())])?);
    }
    cx.list(&found)
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    for (name, number) in EPOLL {
        cx.dict_set_text(&namespace, name, Value::small_int(i64::from(number.cast_unsigned())))?;
    }
    let numbers = [
        ("POLLIN", libc::POLLIN),
        ("POLLPRI", libc::POLLPRI),
        ("POLLOUT", libc::POLLOUT),
        ("POLLERR", libc::POLLERR),
        ("POLLHUP", libc::POLLHUP),
        ("POLLNVAL", libc::POLLNVAL),
        ("POLLRDNORM", libc::POLLRDNORM),
        ("POLLRDBAND", libc::POLLRDBAND),
        ("POLLWRNORM", libc::POLLWRNORM),
        ("POLLWRBAND", libc::POLLWRBAND),
        ("POLLMSG", 0x400),
        ("POLLRDHUP", libc::POLLRDHUP),
    ];
    for (name, number) in numbers {
        cx.dict_set_text(&namespace, name, Value::small_int(number.into()))?;
    }
    cx.dict_set_text(&namespace, "PIPE_BUF", Value::small_int(4096))?;
    let class = cx.exceptions().os_error.clone();
    cx.dict_set_text(&namespace, "error", class)
}
