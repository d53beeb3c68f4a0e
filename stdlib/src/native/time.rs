//! The module `time`: clocks and sleep, through the host. Calendar functions are not here yet.

use std::time::Duration;

use taipan_vm::error::Answer;
use taipan_vm::native::{ModuleRow, NativeRow};
use taipan_vm::types::int::Int;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "time",
    doc: "This module provides various functions to manipulate time values.",
    functions: &[
        NativeRow::function(
            "time",
            "($module, /)",
            time,
            "Return the current time in seconds since the Epoch.",
        ),
        NativeRow::function(
            "time_ns",
            "($module, /)",
            time_ns,
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
            "sleep",
            "($module, seconds, /)",
            sleep,
            "Delay execution for a given number of seconds.",
        ),
    ],
    types: &[],
    fill: None,
    script: None,
};

fn seconds(cx: &mut Cx, time: Duration) -> Answer {
    cx.float(time.as_secs_f64())
}

fn nanoseconds(cx: &mut Cx, time: Duration) -> Answer {
    cx.int(i64::try_from(time.as_nanos()).unwrap_or(i64::MAX))
}

fn time(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let now = cx.host().now();
    seconds(cx, now)
}

fn time_ns(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let now = cx.host().now();
    nanoseconds(cx, now)
}

fn monotonic(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let now = cx.host().monotonic();
    seconds(cx, now)
}

fn monotonic_ns(cx: &mut Cx, _arguments: &[Value]) -> Answer {
    let now = cx.host().monotonic();
    nanoseconds(cx, now)
}

fn sleep(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let time = match cx.as_int(&arguments[0]) {
        Some(Int::Small(number)) => Some(number as f64),
        Some(Int::Big(_)) => Some(f64::INFINITY),
        None => cx.as_float(&arguments[0]),
    };
    let Some(time) = time else {
        let text =
            format!("{} object cannot be interpreted as an integer", cx.quoted_type_name(&arguments[0]));
        return Err(cx.type_error(&text));
    };
    if time < 0.0 {
        return Err(cx.value_error("sleep length must be non-negative"));
    }
    match Duration::try_from_secs_f64(time) {
        Ok(time) => {
            cx.host().sleep(time);
            Ok(Value::NONE)
        }
        Err(_) if time.is_nan() => Err(cx.value_error("Invalid value NaN (not a number)")),
        Err(_) => Err(cx.overflow_error("timestamp too large to convert to C PyTime_t")),
    }
}
