//! The module `time`: clocks and sleep through the host, and the calendar arithmetic under the script half
//! (`time.py`). `calendar.rs` computes, `format.rs` writes; this file turns numbers into values.

mod calendar;
mod format;

use std::time::Duration;

use nix::time::{ClockId, clock_getres, clock_gettime};
use taipan_vm::error::Answer;
use taipan_vm::host::Capability;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, Role};
use taipan_vm::types::int::Int;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{size_argument, wanted};
use calendar::Broken;

/// The module.
pub static MODULE: ModuleRow = ModuleRow {
    name: "time",
    doc: "This module provides various functions to manipulate time values.",
    functions: FUNCTIONS,
    types: &[],
    fill: Some(fill),
    script: script!("time/time.py"),
};

static FUNCTIONS: &[NativeRow] = &[
    NativeRow::function("time", "($module, /)", time, "Return the current time in seconds since the Epoch."),
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
    NativeRow::function("perf_counter", "($module, /)", monotonic, "Performance counter for benchmarking."),
    NativeRow::function(
        "perf_counter_ns",
        "($module, /)",
        monotonic_ns,
        "Performance counter for benchmarking as nanoseconds.",
    ),
    NativeRow::open(
        "sleep",
        "($module, object, /)",
        Role::Function,
        "Delay execution for a given number of seconds.",
    )
    .or_script(sleep, "_sleep_on"),
    NativeRow::function(
        "_doze",
        "($module, seconds, /)",
        doze,
        "Sleeps until a signal comes; the seconds left.",
    ),
    NativeRow::function("_clock", "($module, id, /)", clock, "Nanoseconds of a clock of the system."),
    NativeRow::function("_set_clock", "($module, id, time, /)", set_clock, "Sets a clock of the system."),
    NativeRow::function(
        "_resolution",
        "($module, id, /)",
        resolution,
        "Nanoseconds between a clock's ticks.",
    ),
    NativeRow::function(
        "_broken",
        "($module, seconds, zone, /)",
        broken,
        "A moment as a zone's clocks show it.",
    ),
    NativeRow::function(
        "_moment",
        "($module, time, zone, /)",
        moment,
        "The moment at which clocks show a time.",
    ),
    NativeRow::function("_format", "($module, format, time, zone, /)", write, "A time by a format."),
];

/// Clocks of the system: name and number.
const CLOCKS: [(&str, i64); 7] = [
    ("CLOCK_REALTIME", 0),
    ("CLOCK_MONOTONIC", 1),
    ("CLOCK_PROCESS_CPUTIME_ID", 2),
    ("CLOCK_THREAD_CPUTIME_ID", 3),
    ("CLOCK_MONOTONIC_RAW", 4),
    ("CLOCK_BOOTTIME", 7),
    ("CLOCK_TAI", 11),
];

fn fill(cx: &mut Cx, module: &Value) -> Answer<()> {
    let namespace = cx.module_namespace(module);
    for (name, number) in CLOCKS {
        cx.dict_set_text(&namespace, name, Value::small_int(number))?;
    }
    Ok(())
}

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

/// Where the host grants no clock of the machine, each clock is one of the two that it has.
fn clock(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let id = clock_id(cx, arguments)?;
    if !cx.host().allows(Capability::Clock) {
        let time = if id == 0 { cx.host().now() } else { cx.host().monotonic() };
        return nanoseconds(cx, time);
    }
    match clock_gettime(ClockId::from_raw(id)) {
        Ok(time) => nanoseconds(cx, Duration::from(time)),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

fn set_clock(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let id = clock_id(cx, arguments)?;
    if !cx.host().allows(Capability::Clock) {
        return Err(cx.raise_os_error(1, None, None));
    }
    let time = wanted(cx, arguments, 1)?.clone();
    let time = nix::sys::time::TimeSpec::from(Duration::from_nanos(
        u64::try_from(size_argument(cx, &time)?).unwrap_or_default(),
    ));
    match nix::time::clock_settime(ClockId::from_raw(id), time) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

fn resolution(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let id = clock_id(cx, arguments)?;
    if !cx.host().allows(Capability::Clock) {
        return cx.int(1);
    }
    match clock_getres(ClockId::from_raw(id)) {
        Ok(time) => nanoseconds(cx, Duration::from(time)),
        Err(error) => Err(cx.raise_os_error(error as i32, None, None)),
    }
}

fn clock_id(cx: &mut Cx, arguments: &[Value]) -> Answer<i32> {
    let value = wanted(cx, arguments, 0)?;
    let number = size_argument(cx, value)?;
    i32::try_from(number).map_err(|_| cx.overflow_error("Python int too large to convert to C int"))
}

/// The name of a zone argument: None is UTC. Without a grant of the machine's clock, local time is UTC.
fn zone_argument(cx: &mut Cx, arguments: &[Value], at: usize) -> Option<String> {
    let value = arguments.given(at)?;
    let granted = cx.host().allows(Capability::Clock);
    (granted && !value.is_none()).then(|| cx.text_of(value))
}

fn broken(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = wanted(cx, arguments, 0)?;
    let Some(moment) = cx.as_i64(value) else {
        return Err(cx.overflow_error("timestamp out of range for platform time_t"));
    };
    let zone = zone_argument(cx, arguments, 1);
    let Some(time) = calendar::broken_down(moment, zone.as_deref()) else {
        return Err(cx.raise_os_error(nix::errno::Errno::EOVERFLOW as i32, None, None));
    };
    let numbers = [
        time.year,
        time.month,
        time.day,
        time.hour,
        time.minute,
        time.second,
        time.weekday,
        time.yearday,
        time.is_dst,
    ];
    let mut items = numbers.map(Value::small_int).to_vec();
    items.push(cx.str(&time.zone)?);
    items.push(Value::small_int(time.offset));
    cx.tuple(&items)
}

/// A broken-down time from a tuple of nine numbers, an abbreviation and an offset.
fn broken_argument(cx: &mut Cx, arguments: &[Value], at: usize) -> Answer<Broken> {
    let value = wanted(cx, arguments, at)?;
    let items = cx.tuple_items(value).to_vec();
    let number = |at: usize| items.get(at).and_then(|item| cx.as_i64(item)).unwrap_or(0);
    // the C library counts years from 1900 in an int
    if i32::try_from(number(0) - 1900).is_err() {
        return Err(cx.overflow_error("year out of range"));
    }
    Ok(Broken {
        year: number(0),
        month: number(1),
        day: number(2),
        hour: number(3),
        minute: number(4),
        second: number(5),
        weekday: number(6),
        yearday: number(7),
        is_dst: number(8),
        zone: items.get(9).map(|zone| cx.text_of(zone)).unwrap_or_default(),
        offset: number(10),
    })
}

fn moment(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let time = broken_argument(cx, arguments, 0)?;
    let zone = zone_argument(cx, arguments, 1);
    match calendar::moment_of(&time, zone.as_deref()) {
        Some(moment) => cx.int(moment),
        None => Err(cx.overflow_error("mktime argument out of range")),
    }
}

fn write(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let value = wanted(cx, arguments, 0)?;
    let text = cx.text_of(value);
    cx.charge(text.len())?;
    let time = broken_argument(cx, arguments, 1)?;
    let zone = zone_argument(cx, arguments, 2);
    let written = format::format(&text, &time, zone.as_deref());
    cx.str(&written)
}

/// Who sleeps looks as often for signals, limits and interrupts of the host.
const NAP: Duration = Duration::from_millis(20);

fn nap(cx: &mut Cx, time: Duration) -> Answer<()> {
    let left = cx.time_left().unwrap_or(time);
    cx.host().sleep(time.min(left));
    cx.look_up()
}

/// Sleeps nap by nap. A host whose clock does not go on while it sleeps has a time of its own and gets the rest at once.
fn doze(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let seconds =
        cx.as_float(&arguments[0]).or_else(|| cx.as_i64(&arguments[0]).map(|seconds| seconds as f64));
    let mut left = Duration::try_from_secs_f64(seconds.unwrap_or(0.0)).unwrap_or_default();
    while !left.is_zero() && !cx.has_signal() {
        let (asked, start) = (left.min(NAP), cx.host().monotonic());
        nap(cx, asked)?;
        let took = cx.host().monotonic().saturating_sub(start);
        left = left.saturating_sub(took.max(asked));
        if took < asked {
            nap(cx, left)?;
            return cx.float(0.0);
        }
    }
    cx.float(left.as_secs_f64())
}

/// Sleeps for less than a nap; longer is the script half's, between whose naps handlers of signals run (PEP 475).
fn sleep(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let time = match cx.as_int(&arguments[0]) {
        Some(Int::Small(number)) => Some(number as f64),
        Some(Int::Big(_)) => Some(f64::INFINITY),
        None => cx.as_float(&arguments[0]),
    };
    let Some(time) = time else {
        let text = format!(
            "{} object cannot be interpreted as an integer or float",
            cx.quoted_type_name(&arguments[0])
        );
        return Err(cx.type_error(&text));
    };
    if time < 0.0 {
        return Err(cx.value_error("sleep length must be non-negative"));
    }
    cx.audit("time.sleep", arguments)?;
    // what does not fit 64 bits of nanoseconds is refused
    match Duration::try_from_secs_f64(time).map(|length| (length, i64::try_from(length.as_nanos()))) {
        Ok((length, Ok(_))) if length > NAP => Ok(None),
        Ok((length, Ok(_))) => {
            nap(cx, length)?;
            Ok(Some(Value::NONE))
        }
        Err(_) if time.is_nan() => Err(cx.value_error("Invalid value NaN (not a number)")),
        Ok((_, Err(_))) | Err(_) => Err(cx.overflow_error("timestamp out of range for C PyTime_t")),
    }
}
