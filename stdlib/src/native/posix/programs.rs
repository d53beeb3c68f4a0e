//! `posix` on programs: the process in two, another program in its place or beside it, waiting with figures.

use std::ffi::CString;
use std::os::unix::ffi::OsStringExt;

use nix::libc;
use nix::unistd;
use taipan_vm::error::{Answer, Raised};
use taipan_vm::heap::Kind;
use taipan_vm::host::Capability;
use taipan_vm::native::{Arguments, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::descriptors::open_descriptors;
use super::{allow, failed, number, path};
use crate::native::resource::usage_figures;

/// Functions of `posix`.
pub static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function("_fork", "($module, /)", fork, "Two processes where there was one."),
    NativeRow::function(
        "_exec",
        "($module, path, arguments, environment, /)",
        execute,
        "Another program in place of this one.",
    ),
    NativeRow::function(
        "_spawn",
        "($module, path, arguments, environment, search, actions, settings, /)",
        spawn,
        "Another program beside this one.",
    ),
    NativeRow::function(
        "_wait4",
        "($module, pid, options, /)",
        wait_with_usage,
        "Waits, and answers with what the child used.",
    ),
    NativeRow::function("_waitid", "($module, kind, id, options, /)", wait_for, "Waits for one of many."),
    NativeRow::function("getlogin", "($module, /)", login, "Return the actual login name."),
    NativeRow::function(
        "_login_tty",
        "($module, fd, /)",
        take_terminal,
        "Makes a terminal the controlling one and the standard streams.",
    ),
    NativeRow::function("_setgroups", "($module, groups, /)", set_groups, "Sets the groups of this process."),
    NativeRow::function(
        "getgrouplist",
        "($module, user, group, /)",
        groups_of,
        "Returns a list of groups to which a user belongs.",
    ),
    NativeRow::function(
        "initgroups",
        "($module, username, gid, /)",
        first_groups,
        "Initialize the group access list.",
    ),
    NativeRow::function("_set_affinity", "($module, pid, cpus, /)", set_affinity, "Where a process may run."),
    NativeRow::function("_confstr", "($module, name, /)", configuration, "A text of the system's settings."),
];

/// The bytes of a path-like argument with a zero behind them.
fn text(cx: &mut Cx, value: &Value) -> Answer<CString> {
    let place = path(cx, std::slice::from_ref(value), 0)?;
    CString::new(place.into_os_string().into_vec()).map_err(|_| cx.value_error("embedded null byte"))
}

fn texts(cx: &mut Cx, value: &Value) -> Answer<Vec<CString>> {
    let items = cx.tuple_items(value).to_vec();
    items.iter().map(|item| text(cx, item)).collect()
}

fn given(arguments: &[Value], at: usize) -> Value {
    arguments.given(at).cloned().unwrap_or(Value::NONE)
}

fn fork(cx: &mut Cx, _: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    cx.audit("os.fork", &[])?;
    cx.flush_standard();
    // SAFETY: the child goes on with this thread alone, as scripts of this system expect; the VM runs its own
    // scripts on no other thread while this one holds the interpreter.
    match unsafe { libc::fork() } {
        process if process < 0 => Err(failed(cx, nix::Error::last(), None)),
        process => cx.int(process.into()),
    }
}

fn execute(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let program = text(cx, &given(arguments, 0))?;
    let words = texts(cx, &given(arguments, 1))?;
    let environment = given(arguments, 2);
    cx.flush_standard();
    let answer = if environment.is_none() {
        unistd::execv(&program, &words)
    } else {
        let environment = texts(cx, &environment)?;
        unistd::execve(&program, &words, &environment)
    };
    match answer {
        Ok(never) => match never {},
        Err(error) => Err(failed(cx, error, arguments.first())),
    }
}

/// `posix_spawn`'s attributes and actions, given back when they are dropped.
struct Orders {
    attributes: libc::posix_spawnattr_t,
    actions: libc::posix_spawn_file_actions_t,
}

impl Orders {
    fn new() -> Orders {
        // SAFETY: both are plain storage that the calls below set up before anything reads them.
        unsafe {
            let mut orders: Orders = std::mem::zeroed();
            libc::posix_spawnattr_init(&raw mut orders.attributes);
            libc::posix_spawn_file_actions_init(&raw mut orders.actions);
            orders
        }
    }
}

impl Drop for Orders {
    fn drop(&mut self) {
        // SAFETY: `new` has set both up.
        unsafe {
            libc::posix_spawnattr_destroy(&raw mut self.attributes);
            libc::posix_spawn_file_actions_destroy(&raw mut self.actions);
        }
    }
}

fn checked(cx: &mut Cx, error: i32) -> Answer<()> {
    if error == 0 { Ok(()) } else { Err(cx.raise_os_error(error, None, None)) }
}

/// Adds one action: (0, fd, path, flags, mode) opens, (1, fd) closes, (2, fd, new) duplicates, (3, fd) closes
/// from there on.
fn add_action(cx: &mut Cx, orders: &mut Orders, action: &[Value]) -> Answer<()> {
    let number_at = |cx: &mut Cx, at: usize| number(cx, action, at, 0).map(|number| number as i32);
    let (kind, fd) = (number_at(cx, 0)?, number_at(cx, 1)?);
    let actions = &raw mut orders.actions;
    let error = match kind {
        0 => {
            let place = text(cx, &given(action, 2))?;
            let (flags, mode) = (number_at(cx, 3)?, number_at(cx, 4)?);
            // SAFETY: the actions are set up; the call copies the text.
            unsafe {
                libc::posix_spawn_file_actions_addopen(
                    actions,
                    fd,
                    place.as_ptr(),
                    flags,
                    mode as libc::mode_t,
                )
            }
        }
        // SAFETY: the actions are set up; the call takes a plain number.
        1 => unsafe { libc::posix_spawn_file_actions_addclose(actions, fd) },
        2 => {
            let target = number_at(cx, 2)?;
            // SAFETY: the actions are set up; the call takes plain numbers.
            unsafe { libc::posix_spawn_file_actions_adddup2(actions, fd, target) }
        }
        3 => {
            // one that is closed meanwhile is no error
            let open = open_descriptors().into_iter();
            open.filter(|other| *other >= fd)
                // SAFETY: the actions are set up; the call takes a plain number.
                .map(|other| unsafe { libc::posix_spawn_file_actions_addclose(actions, other) })
                .find(|error| *error != 0)
                .unwrap_or(0)
        }
        _ => return Err(cx.type_error("Unknown file_actions identifier")),
    };
    checked(cx, error)
}

/// A set of signals from a tuple of numbers.
fn signals(cx: &mut Cx, value: &Value) -> Answer<libc::sigset_t> {
    let numbers = cx.tuple_items(value).to_vec();
    // SAFETY: the set is plain storage that sigemptyset sets up.
    let mut set = unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&raw mut set);
        set
    };
    for at in 0..numbers.len() {
        let signal = number(cx, &numbers, at, 0)? as i32;
        // SAFETY: the set is a local; a number that is no signal is refused.
        if unsafe { libc::sigaddset(&raw mut set, signal) } != 0 {
            return Err(cx.value_error(&format!("signal number {signal} out of range [1; 64]")));
        }
    }
    Ok(set)
}

/// Sets what `settings` has: (group, reset ids, new session, mask, defaults, (policy, priority)), None for none.
fn set_up(cx: &mut Cx, orders: &mut Orders, settings: &[Value]) -> Answer<()> {
    let mut flags = 0;
    let is_on = |at: usize| settings.get(at).is_some_and(|value| value.bits() == Value::TRUE.bits());
    let attributes = &raw mut orders.attributes;
    let has = |at: usize| settings.get(at).is_some_and(|value| !value.is_none());
    if has(0) {
        flags |= libc::POSIX_SPAWN_SETPGROUP;
        let group = number(cx, settings, 0, 0)? as i32;
        // SAFETY: the attributes are set up; the call takes a plain number.
        checked(cx, unsafe { libc::posix_spawnattr_setpgroup(attributes, group) })?;
    }
    if is_on(1) {
        flags |= libc::POSIX_SPAWN_RESETIDS;
    }
    if is_on(2) {
        flags |= libc::POSIX_SPAWN_SETSID as i32;
    }
    if has(3) {
        flags |= libc::POSIX_SPAWN_SETSIGMASK;
        let set = signals(cx, &settings[3])?;
        // SAFETY: the attributes are set up; the call copies the set.
        checked(cx, unsafe { libc::posix_spawnattr_setsigmask(attributes, &raw const set) })?;
    }
    if has(4) {
        flags |= libc::POSIX_SPAWN_SETSIGDEF;
        let set = signals(cx, &settings[4])?;
        // SAFETY: the attributes are set up; the call copies the set.
        checked(cx, unsafe { libc::posix_spawnattr_setsigdefault(attributes, &raw const set) })?;
    }
    if has(5) {
        let pair = cx.tuple_items(&settings[5]).to_vec();
        let parameter = libc::sched_param { sched_priority: number(cx, &pair, 1, 0)? as i32 };
        flags |= libc::POSIX_SPAWN_SETSCHEDPARAM;
        // SAFETY: the attributes are set up; the call copies the parameter.
        checked(cx, unsafe { libc::posix_spawnattr_setschedparam(attributes, &raw const parameter) })?;
        if pair.first().is_some_and(|policy| !policy.is_none()) {
            flags |= libc::POSIX_SPAWN_SETSCHEDULER;
            let policy = number(cx, &pair, 0, 0)? as i32;
            // SAFETY: the attributes are set up; the call takes a plain number.
            checked(cx, unsafe { libc::posix_spawnattr_setschedpolicy(attributes, policy) })?;
        }
    }
    // SAFETY: the attributes are set up; the call takes a plain number.
    checked(cx, unsafe { libc::posix_spawnattr_setflags(attributes, flags as libc::c_short) })
}

fn spawn(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let program = text(cx, &given(arguments, 0))?;
    let words = texts(cx, &given(arguments, 1))?;
    let environment = given(arguments, 2);
    let environment = if environment.is_none() { None } else { Some(texts(cx, &environment)?) };
    let searches = given(arguments, 3).bits() == Value::TRUE.bits();
    let mut orders = Orders::new();
    for action in cx.tuple_items(&given(arguments, 4)).to_vec() {
        let parts = cx.tuple_items(&action).to_vec();
        add_action(cx, &mut orders, &parts)?;
    }
    let settings = cx.tuple_items(&given(arguments, 5)).to_vec();
    set_up(cx, &mut orders, &settings)?;
    cx.flush_standard();
    let pointers = |texts: &[CString]| -> Vec<*mut libc::c_char> {
        texts.iter().map(|text| text.as_ptr().cast_mut()).chain([std::ptr::null_mut()]).collect()
    };
    let words = (pointers(&words), words);
    let variables: Vec<CString> = match environment {
        Some(environment) => environment,
        None => std::env::vars_os()
            .filter_map(|(name, value)| {
                let mut both = name.into_vec();
                both.push(b'=');
                both.extend(value.into_vec());
                CString::new(both).ok()
            })
            .collect(),
    };
    let variables = (pointers(&variables), variables);
    let call = if searches { libc::posix_spawnp } else { libc::posix_spawn };
    let mut process = 0;
    // SAFETY: the texts outlive the call, both arrays end with a null, the orders are set up.
    let error = unsafe {
        call(
            &raw mut process,
            program.as_ptr(),
            &raw const orders.actions,
            &raw const orders.attributes,
            words.0.as_ptr(),
            variables.0.as_ptr(),
        )
    };
    if error != 0 {
        return Err(cx.raise_os_error(error, arguments.first(), None));
    }
    cx.int(process.into())
}

fn wait_with_usage(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let process = number(cx, arguments, 0, -1)? as i32;
    let options = number(cx, arguments, 1, 0)? as i32;
    // SAFETY: the structure is plain numbers, all zero.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    let mut status = 0;
    let found = loop {
        // SAFETY: the call writes the two locals.
        let found = unsafe { libc::wait4(process, &raw mut status, options, &raw mut usage) };
        if found >= 0 {
            break found;
        }
        if nix::Error::last() != nix::Error::EINTR {
            return Err(failed(cx, nix::Error::last(), None));
        }
        cx.attend_signals()?;
    };
    let mut values = vec![Value::small_int(found.into()), Value::small_int(status.into())];
    values.extend(usage_figures(cx, &usage)?);
    cx.tuple(&values)
}

fn wait_for(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let (kind, id) = (number(cx, arguments, 0, 0)? as libc::idtype_t, number(cx, arguments, 1, 0)?);
    let options = number(cx, arguments, 2, 0)? as i32;
    // SAFETY: the structure is plain numbers, all zero.
    let mut found: libc::siginfo_t = unsafe { std::mem::zeroed() };
    loop {
        // SAFETY: the call writes the local.
        if unsafe { libc::waitid(kind, id as libc::id_t, &raw mut found, options) } >= 0 {
            break;
        }
        if nix::Error::last() != nix::Error::EINTR {
            return Err(failed(cx, nix::Error::last(), None));
        }
        cx.attend_signals()?;
    }
    // SAFETY: waitid has filled the fields of a child's signal.
    let (process, user, status) = unsafe { (found.si_pid(), found.si_uid(), found.si_status()) };
    if process == 0 {
        return Ok(Value::NONE);
    }
    let numbers = [process.into(), user.into(), found.si_signo.into(), status.into(), found.si_code.into()];
    cx.tuple(&numbers.map(Value::small_int))
}

unsafe extern "C" {
    /// POSIX's, which libc does not declare for this system.
    fn getlogin_r(name: *mut libc::c_char, size: libc::size_t) -> libc::c_int;
}

fn login(cx: &mut Cx, _: &[Value]) -> Answer {
    allow(cx, Capability::Environment)?;
    let mut name = [0u8; 256];
    // SAFETY: the call writes at most as many bytes as it is told there are, with a zero behind them.
    let error = unsafe { getlogin_r(name.as_mut_ptr().cast(), name.len()) };
    checked(cx, error)?;
    let length = name.iter().position(|&byte| byte == 0).unwrap_or(0);
    cx.system_str(&name[..length])
}

fn take_terminal(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let fd = number(cx, arguments, 0, -1)? as i32;
    // SAFETY: plain system calls on numbers.
    let done = unsafe {
        libc::setsid();
        let mut done = libc::ioctl(fd, libc::TIOCSCTTY, 0);
        for standard in 0..3 {
            if done >= 0 {
                done = libc::dup2(fd, standard);
            }
        }
        done
    };
    if done < 0 {
        return Err(failed(cx, nix::Error::last(), None));
    }
    if fd > 2 {
        let _ = unistd::close(fd);
    }
    Ok(Value::NONE)
}

fn ids(cx: &mut Cx, value: &Value) -> Answer<Vec<unistd::Gid>> {
    let items = cx.tuple_items(value).to_vec();
    let mut ids = Vec::with_capacity(items.len());
    for at in 0..items.len() {
        match u32::try_from(number(cx, &items, at, 0)?) {
            Ok(id) => ids.push(unistd::Gid::from_raw(id)),
            Err(_) => return Err(cx.overflow_error("gid is out of range")),
        }
    }
    Ok(ids)
}

fn set_groups(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let ids = ids(cx, &given(arguments, 0))?;
    super::unit(cx, unistd::setgroups(&ids))
}

fn user_and_group(cx: &mut Cx, arguments: &[Value]) -> Answer<(CString, unistd::Gid)> {
    allow(cx, Capability::Processes)?;
    let name = given(arguments, 0);
    if !name.is_kind(Kind::Str) && cx.buffer(&name).is_none() {
        let text = format!("expected str, bytes or os.PathLike object, not {}", cx.type_name(&name));
        return Err(cx.type_error(&text));
    }
    let name = text(cx, &name)?;
    match u32::try_from(number(cx, arguments, 1, 0)?) {
        Ok(group) => Ok((name, unistd::Gid::from_raw(group))),
        Err(_) => Err(cx.overflow_error("gid is out of range")),
    }
}

fn groups_of(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (name, group) = user_and_group(cx, arguments)?;
    match unistd::getgrouplist(&name, group) {
        Ok(found) => {
            let values: Vec<Value> =
                found.iter().map(|group| Value::small_int(group.as_raw().into())).collect();
            cx.list(&values)
        }
        Err(error) => Err(failed(cx, error, None)),
    }
}

fn first_groups(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (name, group) = user_and_group(cx, arguments)?;
    super::unit(cx, unistd::initgroups(&name, group))
}

fn set_affinity(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Processes)?;
    let process = unistd::Pid::from_raw(number(cx, arguments, 0, 0)? as i32);
    let cpus = cx.tuple_items(&given(arguments, 1)).to_vec();
    let mut set = nix::sched::CpuSet::new();
    for at in 0..cpus.len() {
        let cpu = usize::try_from(number(cx, &cpus, at, 0)?)
            .map_err(|_| -> Raised { cx.value_error("negative CPU number") })?;
        set.set(cpu).map_err(|_| -> Raised { cx.overflow_error("CPU number too large") })?;
    }
    super::unit(cx, nix::sched::sched_setaffinity(process, &set))
}

fn configuration(cx: &mut Cx, arguments: &[Value]) -> Answer {
    allow(cx, Capability::Environment)?;
    let name = number(cx, arguments, 0, 0)? as i32;
    nix::Error::clear();
    // SAFETY: without room the call only tells how much it wants.
    let wanted = unsafe { libc::confstr(name, std::ptr::null_mut(), 0) };
    if wanted == 0 {
        if nix::Error::last_raw() != 0 {
            return Err(failed(cx, nix::Error::last(), None));
        }
        return Ok(Value::NONE);
    }
    let mut bytes = vec![0u8; wanted];
    // SAFETY: the call writes at most as many bytes as it is told there are.
    unsafe { libc::confstr(name, bytes.as_mut_ptr().cast(), bytes.len()) };
    bytes.pop();
    cx.system_str(&bytes)
}
