//! `_datetime_core`: what `datetime` does most with plain values: making dates, moments and lengths of time, adding,
//! taking away and comparing them. The classes are scripts'; `adopt` puts these natives in the place of some of
//! their methods, which carry on whatever is out of the ordinary: subclasses, time zones, floats, errors.

use taipan_vm::error::Answer;
use taipan_vm::native::{Arguments, ModuleRow, NativeRow, Role};
use taipan_vm::object::{Class, allocate_instance, read_slot, write_slot};
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{adopt, wanted};

/// The module `_datetime_core`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_datetime_core",
    doc: "The quick half of datetime.",
    functions: &[
        NativeRow::function("adopt_date", "($module, cls, /)", |cx, all| take(cx, all, DATE, DATE_ROWS), ""),
        NativeRow::function(
            "adopt_delta",
            "($module, cls, /)",
            |cx, all| take(cx, all, DELTA, DELTA_ROWS),
            "",
        ),
        NativeRow::function(
            "adopt_moment",
            "($module, cls, /)",
            |cx, all| take(cx, all, MOMENT, MOMENT_ROWS),
            "",
        ),
    ],
    types: &[],
    fill: None,
    script: None,
};

// Where the classes are kept, and the slots of their instances.
const DATE: &str = "datetime.date";
const DELTA: &str = "datetime.timedelta";
const MOMENT: &str = "datetime.datetime";
// Slots lie in the order of their names.
const DAY_SLOTS: [usize; 3] = [3, 2, 0]; // year, month, day
const HASH: usize = 1;
const CLOCK_SLOTS: [usize; 4] = [5, 7, 8, 6]; // hour, minute, second, microsecond
const FOLD: usize = 4;
const ZONE: usize = 9;
const LENGTH_SLOTS: [usize; 3] = [0, 2, 1]; // days, seconds, microseconds

const DAY: i128 = 86_400_000_000;
const MOST_DAYS: i128 = 999_999_999;
const LAST_ORDINAL: i64 = 3_652_059;

fn take(cx: &mut Cx, arguments: &[Value], name: &'static str, rows: &'static [NativeRow]) -> Answer {
    let class = wanted(cx, arguments, 0)?.clone();
    adopt(cx, &class, rows)?;
    cx.keep(name, class);
    Ok(Value::NONE)
}

/// A special method that its own script carries on.
const fn special(
    name: &'static str,
    signature: &'static str,
    leaf: taipan_vm::native::LeafOrScriptFn,
) -> NativeRow {
    NativeRow::open(name, signature, Role::Wrapper, "").or_script(leaf, name)
}

/// A method that its own script carries on.
const fn method(name: &'static str, leaf: taipan_vm::native::LeafOrScriptFn, doc: &'static str) -> NativeRow {
    NativeRow::open(name, "($self, /)", Role::Method, doc).or_script(leaf, name)
}

const fn constructor(signature: &'static str, leaf: taipan_vm::native::LeafOrScriptFn) -> NativeRow {
    let doc = "Create and return a new object.  See help(type) for accurate signature.";
    NativeRow::open("__new__", signature, Role::New, doc).or_script(leaf, "__new__")
}

const OTHER: &str = "($self, value, /)";

static DATE_ROWS: &[NativeRow] = &[
    constructor("($type, year, month=None, day=None)", new_date),
    special("__add__", OTHER, |cx, all| add_date(cx, all, 1)),
    special("__radd__", OTHER, |cx, all| add_date(cx, all, 1)),
    special("__sub__", OTHER, subtract_date),
    special("__lt__", OTHER, |cx, all| compare_dates(cx, all, |one, two| one < two)),
    special("__le__", OTHER, |cx, all| compare_dates(cx, all, |one, two| one <= two)),
    special("__gt__", OTHER, |cx, all| compare_dates(cx, all, |one, two| one > two)),
    special("__ge__", OTHER, |cx, all| compare_dates(cx, all, |one, two| one >= two)),
    method(
        "toordinal",
        |cx, all| day_number(cx, all, |number| number),
        "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.",
    ),
    method(
        "weekday",
        |cx, all| day_number(cx, all, |number| (number + 6) % 7),
        "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6",
    ),
];

static DELTA_ROWS: &[NativeRow] = &[
    constructor(
        "($type, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
        new_delta,
    ),
    special("__add__", OTHER, |cx, all| sum_deltas(cx, all, 1)),
    special("__radd__", OTHER, |cx, all| sum_deltas(cx, all, 1)),
    special("__sub__", OTHER, |cx, all| sum_deltas(cx, all, -1)),
    special("__lt__", OTHER, |cx, all| compare_deltas(cx, all, |one, two| one < two)),
    special("__le__", OTHER, |cx, all| compare_deltas(cx, all, |one, two| one <= two)),
    special("__gt__", OTHER, |cx, all| compare_deltas(cx, all, |one, two| one > two)),
    special("__ge__", OTHER, |cx, all| compare_deltas(cx, all, |one, two| one >= two)),
    method("total_seconds", total_seconds, "Total seconds in the duration."),
];

static MOMENT_ROWS: &[NativeRow] = &[
    constructor(
        "($type, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
        new_moment,
    ),
    special("__add__", OTHER, |cx, all| add_moment(cx, all, 1)),
    special("__radd__", OTHER, |cx, all| add_moment(cx, all, 1)),
    special("__sub__", OTHER, subtract_moment),
    special("__lt__", OTHER, |cx, all| compare_moments(cx, all, |one, two| one < two)),
    special("__le__", OTHER, |cx, all| compare_moments(cx, all, |one, two| one <= two)),
    special("__gt__", OTHER, |cx, all| compare_moments(cx, all, |one, two| one > two)),
    special("__ge__", OTHER, |cx, all| compare_moments(cx, all, |one, two| one >= two)),
];

// -- the calendar

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_before_month(year: i64, month: i64) -> i64 {
    (1..month).map(|earlier| days_in_month(year, earlier)).sum()
}

/// The number of a day; 1 is the first day of year 1.
fn ordinal([year, month, day]: [i64; 3]) -> i64 {
    let before = year - 1;
    before * 365 + before / 4 - before / 100 + before / 400 + days_before_month(year, month) + day
}

/// The day of a number from 1 on.
fn of_ordinal(number: i64) -> [i64; 3] {
    let (cycles, rest) = ((number - 1) / 146_097, (number - 1) % 146_097);
    let centuries = (rest / 36_524).min(3);
    let rest = rest - centuries * 36_524;
    let (fours, rest) = (rest / 1461, rest % 1461);
    let singles = (rest / 365).min(3);
    let mut rest = rest - singles * 365;
    let year = cycles * 400 + centuries * 100 + fours * 4 + singles + 1;
    let mut month = 1;
    while rest >= days_in_month(year, month) {
        rest -= days_in_month(year, month);
        month += 1;
    }
    [year, month, rest + 1]
}

fn is_day([year, month, day]: [i64; 3]) -> bool {
    (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)
}

// -- reading and making

/// Small ints in slots. None: something else is there.
fn numbers<const COUNT: usize>(value: &Value, slots: [usize; COUNT]) -> Option<[i64; COUNT]> {
    let mut numbers = [0; COUNT];
    for (number, slot) in numbers.iter_mut().zip(slots) {
        *number = read_slot(value, slot).as_small_int()?;
    }
    Some(numbers)
}

fn set_numbers<const COUNT: usize>(
    cx: &mut Cx,
    value: &Value,
    slots: [usize; COUNT],
    numbers: [i64; COUNT],
) -> Answer<()> {
    for (slot, number) in slots.into_iter().zip(numbers) {
        write_slot(cx, value, slot, Value::small_int(number))?;
    }
    Ok(())
}

/// Small ints among the arguments, or what they are when not given.
fn given<const COUNT: usize>(arguments: &[Value], first: usize, absent: Option<i64>) -> Option<[i64; COUNT]> {
    let mut numbers = [0; COUNT];
    for (at, number) in numbers.iter_mut().enumerate() {
        *number = match arguments.given(first + at) {
            Some(value) => value.as_small_int()?,
            None => absent?,
        };
    }
    Some(numbers)
}

/// Whether a value is of exactly a kept class.
fn is_own(cx: &Cx, value: &Value, name: &'static str) -> bool {
    cx.kept(name).is_some_and(|class| cx.is_exact(value, &class))
}

/// A date of a class.
fn make_date(cx: &mut Cx, class: &Value, day: [i64; 3]) -> Answer {
    let made = allocate_instance(cx, class)?;
    set_numbers(cx, &made, DAY_SLOTS, day)?;
    set_numbers(cx, &made, [HASH], [-1])?;
    Ok(made)
}

/// A length of time of a class.
fn make_delta(cx: &mut Cx, class: &Value, fields: [i64; 3]) -> Answer {
    let made = allocate_instance(cx, class)?;
    set_numbers(cx, &made, LENGTH_SLOTS, fields)?;
    Ok(made)
}

/// The microseconds of a length of time.
fn length(cx: &Cx, value: &Value) -> Option<i128> {
    if !is_own(cx, value, DELTA) {
        return None;
    }
    let [days, seconds, microseconds] = numbers(value, LENGTH_SLOTS)?;
    Some(i128::from(days) * DAY + i128::from(seconds) * 1_000_000 + i128::from(microseconds))
}

/// The fields of a length of time. None: it is too long.
fn fields_of_length(total: i128) -> Option<[i64; 3]> {
    let (days, rest) = (total.div_euclid(DAY), total.rem_euclid(DAY));
    if !(-MOST_DAYS..=MOST_DAYS).contains(&days) {
        return None;
    }
    let narrow = |number: i128| i64::try_from(number).ok();
    Some([narrow(days)?, narrow(rest / 1_000_000)?, narrow(rest % 1_000_000)?])
}

fn make_length(cx: &mut Cx, total: i128) -> Answer<Option<Value>> {
    match (fields_of_length(total), cx.kept(DELTA)) {
        (Some(fields), Some(class)) => make_delta(cx, &class, fields).map(Some),
        _ => Ok(None),
    }
}

fn pair<'a>(cx: &mut Cx, arguments: &'a [Value]) -> Answer<(&'a Value, &'a Value)> {
    Ok((wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?))
}

fn may_make(cx: &Cx, class: &Value) -> bool {
    class.get::<Class>(cx).is_some_and(|class| !class.flags.has(taipan_vm::object::ClassFlags::ABSTRACT))
}

// -- timedelta

fn new_delta(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = wanted(cx, arguments, 0)?;
    let Some(parts) = given::<7>(arguments, 1, Some(0)) else { return Ok(None) };
    const FACTORS: [i128; 7] = [DAY, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 7 * DAY];
    let total = parts.iter().zip(FACTORS).map(|(&part, factor)| i128::from(part) * factor).sum();
    match fields_of_length(total) {
        Some(fields) if may_make(cx, class) => make_delta(cx, class, fields).map(Some),
        Some(_) | None => Ok(None),
    }
}

fn sum_deltas(cx: &mut Cx, arguments: &[Value], sign: i128) -> Answer<Option<Value>> {
    let (one, two) = pair(cx, arguments)?;
    match (length(cx, one), length(cx, two)) {
        (Some(one), Some(two)) => make_length(cx, one + sign * two),
        _ => Ok(None),
    }
}

fn compare_deltas(cx: &mut Cx, arguments: &[Value], test: fn(i128, i128) -> bool) -> Answer<Option<Value>> {
    let (one, two) = pair(cx, arguments)?;
    Ok(match (length(cx, one), length(cx, two)) {
        (Some(one), Some(two)) => Some(Value::bool(test(one, two))),
        _ => None,
    })
}

fn total_seconds(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let own = wanted(cx, arguments, 0)?;
    // up to 2 ** 53 the quotient of two floats is the nearest one
    match length(cx, own).filter(|total| total.unsigned_abs() < 1 << 53) {
        Some(total) => cx.float(total as f64 / 1e6).map(Some),
        None => Ok(None),
    }
}

// -- date

fn day_of(cx: &Cx, value: &Value) -> Option<[i64; 3]> {
    if is_own(cx, value, DATE) { numbers(value, DAY_SLOTS) } else { None }
}

fn make_day(cx: &mut Cx, number: i64) -> Answer<Option<Value>> {
    if !(1..=LAST_ORDINAL).contains(&number) {
        return Ok(None);
    }
    match cx.kept(DATE) {
        Some(class) => make_date(cx, &class, of_ordinal(number)).map(Some),
        None => Ok(None),
    }
}

fn new_date(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = wanted(cx, arguments, 0)?;
    match given::<3>(arguments, 1, None).filter(|&day| is_day(day)) {
        Some(day) if may_make(cx, class) => make_date(cx, class, day).map(Some),
        Some(_) | None => Ok(None),
    }
}

fn add_date(cx: &mut Cx, arguments: &[Value], sign: i64) -> Answer<Option<Value>> {
    let (date, delta) = pair(cx, arguments)?;
    if !is_own(cx, delta, DELTA) {
        return Ok(None);
    }
    match (day_of(cx, date), numbers(delta, [LENGTH_SLOTS[0]])) {
        (Some(day), Some([days])) => make_day(cx, ordinal(day) + sign * days),
        _ => Ok(None),
    }
}

fn subtract_date(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (one, two) = pair(cx, arguments)?;
    match (day_of(cx, one), day_of(cx, two)) {
        (Some(one), Some(two)) => make_length(cx, i128::from(ordinal(one) - ordinal(two)) * DAY),
        _ => add_date(cx, arguments, -1),
    }
}

fn compare_dates(
    cx: &mut Cx,
    arguments: &[Value],
    test: fn([i64; 3], [i64; 3]) -> bool,
) -> Answer<Option<Value>> {
    let (one, two) = pair(cx, arguments)?;
    Ok(match (day_of(cx, one), day_of(cx, two)) {
        (Some(one), Some(two)) => Some(Value::bool(test(one, two))),
        _ => None,
    })
}

fn day_number(cx: &mut Cx, arguments: &[Value], of: fn(i64) -> i64) -> Answer<Option<Value>> {
    let day = numbers(wanted(cx, arguments, 0)?, DAY_SLOTS);
    Ok(day.map(|day| Value::small_int(of(ordinal(day)))))
}

// -- datetime

/// Microseconds since the day before the first one, of a moment without a time zone.
fn moment(cx: &Cx, value: &Value) -> Option<i128> {
    if !is_own(cx, value, MOMENT) || !read_slot(value, ZONE).is_none() {
        return None;
    }
    let day = numbers(value, DAY_SLOTS)?;
    let [hour, minute, second, microsecond] = numbers(value, CLOCK_SLOTS)?;
    let seconds = i128::from(ordinal(day)) * 86_400 + i128::from(hour * 3600 + minute * 60 + second);
    Some(seconds * 1_000_000 + i128::from(microsecond))
}

fn make_moment(cx: &mut Cx, class: &Value, day: [i64; 3], clock: [i64; 4], fold: i64) -> Answer {
    let made = make_date(cx, class, day)?;
    set_numbers(cx, &made, CLOCK_SLOTS, clock)?;
    set_numbers(cx, &made, [FOLD], [fold])?;
    write_slot(cx, &made, ZONE, Value::NONE)?;
    Ok(made)
}

fn new_moment(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let class = wanted(cx, arguments, 0)?;
    let fold = given::<1>(arguments, 9, Some(0));
    let parts = (given::<3>(arguments, 1, None), given::<4>(arguments, 4, Some(0)), fold);
    let (Some(date), Some(clock), Some([fold])) = parts else { return Ok(None) };
    let [hour, minute, second, microsecond] = clock;
    let in_range = is_day(date)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..60).contains(&second)
        && (0..1_000_000).contains(&microsecond)
        && (0..2).contains(&fold);
    let has_zone = arguments.given(8).is_some_and(|zone| !zone.is_none());
    if !in_range || has_zone || !may_make(cx, class) {
        return Ok(None);
    }
    make_moment(cx, class, date, clock, fold).map(Some)
}

fn add_moment(cx: &mut Cx, arguments: &[Value], sign: i128) -> Answer<Option<Value>> {
    let (one, two) = pair(cx, arguments)?;
    let (Some(start), Some(delta)) = (moment(cx, one), length(cx, two)) else { return Ok(None) };
    let total = start + sign * delta;
    let (days, rest) = (total.div_euclid(DAY), total.rem_euclid(DAY));
    let (Ok(number), Ok(rest), Some(class)) = (i64::try_from(days), i64::try_from(rest), cx.kept(MOMENT))
    else {
        return Ok(None);
    };
    if !(1..=LAST_ORDINAL).contains(&number) {
        return Ok(None);
    }
    let (seconds, microsecond) = (rest / 1_000_000, rest % 1_000_000);
    let (minutes, second) = (seconds / 60, seconds % 60);
    let clock = [minutes / 60, minutes % 60, second, microsecond];
    make_moment(cx, &class, of_ordinal(number), clock, 0).map(Some)
}

fn subtract_moment(cx: &mut Cx, arguments: &[Value]) -> Answer<Option<Value>> {
    let (one, two) = pair(cx, arguments)?;
    match (moment(cx, one), moment(cx, two)) {
        (Some(one), Some(two)) => make_length(cx, one - two),
        _ => add_moment(cx, arguments, -1),
    }
}

fn compare_moments(cx: &mut Cx, arguments: &[Value], test: fn(i128, i128) -> bool) -> Answer<Option<Value>> {
    let (one, two) = pair(cx, arguments)?;
    Ok(match (moment(cx, one), moment(cx, two)) {
        (Some(one), Some(two)) => Some(Value::bool(test(one, two))),
        _ => None,
    })
}
