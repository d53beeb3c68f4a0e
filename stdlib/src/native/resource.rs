//! `resource`: limits of this process and what it has used.

use nix::libc;
use taipan_vm::error::{Answer, Raised};
use taipan_vm::host::Capability;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::record;
use super::support::{size_argument, wanted};

record::record! { USAGE "resource" "struct_rusage"
"The fields of this tuple are taken from the rusage structure: see getrusage(2)." :
    "ru_utime" 0, "ru_stime" 1, "ru_maxrss" 2, "ru_ixrss" 3, "ru_idrss" 4, "ru_isrss" 5, "ru_minflt" 6,
    "ru_majflt" 7, "ru_nswap" 8, "ru_inblock" 9, "ru_oublock" 10, "ru_msgsnd" 11, "ru_msgrcv" 12,
    "ru_nsignals" 13, "ru_nvcsw" 14, "ru_nivcsw" 15,
}

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "resource",
    doc: "",
    functions: &[
        NativeRow::function(
            "getrlimit",
            "($module, resource, /)",
            limit,
            "Returns a tuple (soft, hard) with the current limits.",
        ),
        NativeRow::function("_setrlimit", "($module, resource, soft, hard, /)", set_limit, "Sets a limit."),
        NativeRow::function(
            "getrusage",
            "($module, who, /)",
            usage,
            "Returns an object with the resources consumed by a process or its children.",
        ),
        NativeRow::function(
            "getpagesize",
            "($module, /)",
            page_size,
            "Returns the number of bytes in a system page.",
        ),
    ],
    types: &[&USAGE],
    fill: Some(fill),
    script: Some(SCRIPT),
};

const SCRIPT: &str = "
def setrlimit(resource, limits, /):
    \"\"\"Sets the limits (soft, hard) of a resource.\"\"\"
    limits = tuple(limits)
    if len(limits) != 2:
        raise ValueError('expected a tuple of 2 integers')
    _setrlimit(resource, *limits)
";

fn checked(cx: &mut Cx, arguments: &[Value]) -> Answer<i64> {
    let value = wanted(cx, arguments, 0)?;
    let number = size_argument(cx, value)?;
    if (0..16).contains(&number) { Ok(number) } else { Err(cx.value_error("invalid resource specified")) }
}

#[cold]
fn failed(cx: &mut Cx) -> Raised {
    match std::io::Error::last_os_error().raw_os_error() {
        Some(libc::EINVAL) => cx.value_error("current limit exceeds maximum limit"),
        Some(libc::EPERM) => cx.value_error("not allowed to raise maximum limit"),
        number => cx.raise_os_error(number.unwrap_or(0), None, None),
    }
}

fn limit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let number = checked(cx, arguments)?;
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the system fills a local.
    if unsafe { libc::getrlimit(number as _, &raw mut limit) } < 0 {
        return Err(failed(cx));
    }
    let soft = cx.int(limit.rlim_cur as i64)?;
    let hard = cx.int(limit.rlim_max as i64)?;
    cx.tuple(&[soft, hard])
}

fn set_limit(cx: &mut Cx, arguments: &[Value]) -> Answer {
    if !cx.host().allows(Capability::Processes) {
        return Err(cx.raise_os_error(1, None, None));
    }
    let number = checked(cx, arguments)?;
    let soft = wanted(cx, arguments, 1)?;
    let soft = size_argument(cx, soft)?;
    let hard = wanted(cx, arguments, 2)?;
    let hard = size_argument(cx, hard)?;
    let limit = libc::rlimit { rlim_cur: soft as libc::rlim_t, rlim_max: hard as libc::rlim_t };
    // SAFETY: the system reads a local.
    if unsafe { libc::setrlimit(number as _, &raw const limit) } < 0 {
        Err(failed(cx))
    } else {
        Ok(Value::NONE)
    }
}

fn usage(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let who = wanted(cx, arguments, 0)?;
    let who = size_argument(cx, who)?;
    if !(-1..=1).contains(&who) {
        return Err(cx.value_error("invalid who parameter"));
    }
    // SAFETY: the system fills a local.
    let (result, usage) = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        (libc::getrusage(who as libc::c_int, &raw mut usage), usage)
    };
    if result < 0 {
        return Err(failed(cx));
    }
    let items = usage_figures(cx, &usage)?;
    record::new(cx, &USAGE, items)
}

/// What `struct rusage` holds, in the order of `resource.struct_rusage`.
///
/// # Errors
/// `MemoryError` for the numbers.
pub(crate) fn usage_figures(cx: &mut Cx, usage: &libc::rusage) -> Answer<Vec<Value>> {
    let seconds = |time: &libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 / 1e6;
    let mut items = vec![cx.float(seconds(&usage.ru_utime))?, cx.float(seconds(&usage.ru_stime))?];
    for number in [
        usage.ru_maxrss,
        usage.ru_ixrss,
        usage.ru_idrss,
        usage.ru_isrss,
        usage.ru_minflt,
        usage.ru_majflt,
        usage.ru_nswap,
        usage.ru_inblock,
        usage.ru_oublock,
        usage.ru_msgsnd,
        usage.ru_msgrcv,
        usage.ru_nsignals,
        usage.ru_nvcsw,
        usage.ru_nivcsw,
    ] {
        items.push(cx.int(number)?);
    }
    Ok(items)
}

fn page_size(cx: &mut Cx, _: &[Value]) -> Answer {
    // SAFETY: a plain system call.
    let size = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    cx.int(size)
}

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    let numbers = [
        ("RLIMIT_CPU", 0),
        ("RLIMIT_FSIZE", 1),
        ("RLIMIT_DATA", 2),
        ("RLIMIT_STACK", 3),
        ("RLIMIT_CORE", 4),
        ("RLIMIT_RSS", 5),
        ("RLIMIT_NPROC", 6),
        ("RLIMIT_NOFILE", 7),
        ("RLIMIT_OFILE", 7),
        ("RLIMIT_MEMLOCK", 8),
        ("RLIMIT_AS", 9),
        ("RLIMIT_SIGPENDING", 11),
        ("RLIMIT_MSGQUEUE", 12),
        ("RLIMIT_NICE", 13),
        ("RLIMIT_RTPRIO", 14),
        ("RLIMIT_RTTIME", 15),
        ("RLIM_INFINITY", -1),
        ("RUSAGE_SELF", 0),
        ("RUSAGE_CHILDREN", -1),
        ("RUSAGE_THREAD", 1),
    ];
    for (name, number) in numbers {
        cx.dict_set_text(&namespace, name, Value::small_int(number))?;
    }
    let class = cx.exceptions().os_error.clone();
    cx.dict_set_text(&namespace, "error", class)
}
