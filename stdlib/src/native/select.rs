//! `select`: waiting until descriptors can be read or written.

use std::os::fd::RawFd;

use nix::libc;
use taipan_vm::error::Answer;
use taipan_vm::host::Capability;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{size_argument, wanted};

/// The module `select`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "select",
    doc: "This module supports asynchronous I/O on multiple file descriptors.",
    functions: &[NativeRow::function(
        "_poll",
        "($module, pairs, milliseconds, /)",
        poll,
        "Waits for events; those that came, or None when a signal did.",
    )],
    types: &[],
    fill: Some(fill),
    script: script!("select.py"),
};

fn poll(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !cx.host().allows(Capability::Files) {
        return Err(cx.raise_os_error(1, None, None));
    }
    let pairs = wanted(cx, arguments, 0)?;
    let pairs = cx.tuple_items(pairs).to_vec();
    let time = wanted(cx, arguments, 1)?;
    let time = size_argument(cx, time)?.clamp(-1, i32::MAX.into()) as libc::c_int;
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
    if count < 0 {
        let number = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
        if number == libc::EINTR {
            return Ok(Value::NONE);
        }
        return Err(cx.raise_os_error(number, None, None));
    }
    let mut found = Vec::new();
    for entry in asked.iter().filter(|entry| entry.revents != 0) {
        let pair = [Value::small_int(entry.fd.into()), Value::small_int(entry.revents.into())];
        found.push(cx.tuple(&pair)?);
    }
    cx.list(&found)
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
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
    ];
    for (name, number) in numbers {
        cx.dict_set_text(&namespace, name, Value::small_int(number.into()))?;
    }
    cx.dict_set_text(&namespace, "PIPE_BUF", Value::small_int(4096))?;
    let class = cx.exceptions().os_error.clone();
    cx.dict_set_text(&namespace, "error", class)
}
