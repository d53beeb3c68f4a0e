//! `time`: clocks and waiting; its script half knows calendars.

use std::time::Duration;

use taipan_vm::error::{Answer, Raised};
use taipan_vm::native::{Arguments, ModuleRow, NativeRow};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module `time`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "time",
    doc: "This module provides various functions to manipulate time values.",
    functions: &[
        NativeRow::function(
            "time",
            "($module, /)",
            |cx, _| {
                let now = cx.host().now();
                cx.float(now.as_secs_f64())
            },
            "Return the current time in seconds since the Epoch.",
        ),
        NativeRow::function(
            "time_ns",
            "($module, /)",
            |cx, _| {
                let now = cx.host().now();
                cx.int(now.as_nanos() as i64)
            },
            "Return the current time in nanoseconds since the Epoch.",
        ),
        NativeRow::function("monotonic", "($module, /)", monotonic, "Monotonic clock, cannot go backward."),
        NativeRow::function(
            "monotonic_ns",
            "($module, /)",
            monotonic_ns,
            "Monotonic clock, cannot go backward, as nanoseconds.",
        ),
        NativeRow::function(
            "perf_counter",
            "($module, /)",
            monotonic,
            "Performance counter for benchmarking.",
        ),
        NativeRow::function(
            "perf_counter_ns",
            "($module, /)",
            monotonic_ns,
            "Performance counter for benchmarking as nanoseconds.",
        ),
        NativeRow::function(
            "process_time",
            "($module, /)",
            process_time,
            "Process time for profiling: sum of the kernel and user-space CPU time.",
        ),
        NativeRow::function("thread_time", "($module, /)", process_time, "Thread time for profiling."),
        NativeRow::function(
            "sleep",
            "($module, seconds, /)",
            sleep,
            "Delay execution for a given number of seconds.",
        ),
    ],
    types: &[],
    fill: None,
    script: Some(include_str!("clock.py")),
};

fn monotonic(cx: &mut Cx, _: &[Value]) -> Answer {
    let now = cx.host().monotonic();
    cx.float(now.as_secs_f64())
}

fn monotonic_ns(cx: &mut Cx, _: &[Value]) -> Answer {
    let now = cx.host().monotonic();
    cx.int(now.as_nanos() as i64)
}

fn process_time(cx: &mut Cx, _: &[Value]) -> Answer {
    match nix::time::clock_gettime(nix::time::ClockId::CLOCK_PROCESS_CPUTIME_ID) {
        Ok(time) => cx.float(Duration::from(time).as_secs_f64()),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

fn sleep(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(value) = arguments.given(0) else { return Ok(Value::NONE) };
    let seconds = match cx.as_real(value)? {
        Some(seconds) => seconds,
        None => {
            let text = format!("{} object cannot be interpreted as an integer", cx.quoted_type_name(value));
            return Err(cx.type_error(&text));
        }
    };
    if seconds < 0.0 {
        return Err(cx.value_error("sleep length must be non-negative"));
    }
    let Ok(time) = Duration::try_from_secs_f64(seconds) else { return Err(too_long(cx)) };
    cx.flush_standard();
    cx.host().sleep(time);
    Ok(Value::NONE)
}

#[cold]
fn too_long(cx: &mut Cx) -> Raised {
    cx.overflow_error("timestamp too large to convert to C PyTime_t")
}
