//! Calendar arithmetic: seconds since the epoch, dates of the proleptic Gregorian calendar, and time zones (jiff
//! reads the machine's). Plain numbers: nothing here knows a value. Next: `format.rs`.

use jiff::Timestamp;
use jiff::tz::{Dst, TimeZone};

/// Seconds of a day.
pub const DAY: i64 = 86_400;
/// Seconds for which the machine's zone rules are asked: the years -9999 to 9999, less a day.
const RULES: std::ops::Range<i64> = -377_705_023_201 + DAY..253_402_207_200 - DAY;

/// A broken-down time: what `struct_time` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The year, astronomically counted.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// Day of the month from 1.
    pub day: i64,
    /// 0 to 23.
    pub hour: i64,
    /// 0 to 59.
    pub minute: i64,
    /// 0 to 61.
    pub second: i64,
    /// Monday is 0.
    pub weekday: i64,
    /// Day of the year from 1.
    pub yearday: i64,
    /// Whether daylight saving is in force; -1 for unknown.
    pub is_dst: i64,
    /// The zone's abbreviation.
    pub zone: String,
    /// Seconds east of UTC.
    pub offset: i64,
}

/// What a zone says of one moment.
pub struct Rule {
    /// Seconds east of UTC.
    pub offset: i64,
    /// Whether daylight saving is in force.
    pub is_dst: bool,
    /// Its abbreviation.
    pub name: String,
}

/// Days since the epoch of a date; the month may lie outside 1..=12.
pub fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let months = month - 1;
    let (year, month) = (year + months.div_euclid(12), months.rem_euclid(12) + 1);
    // years that begin in March, so that the leap day is a year's last
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The date of a number of days since the epoch.
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// The zone of a name: None is UTC, empty the machine's own, else what the variable TZ may hold.
pub fn zone_of(name: Option<&str>) -> TimeZone {
    match name {
        None => TimeZone::UTC,
        Some("") => TimeZone::system(),
        Some(name) => {
            let name = name.strip_prefix(':').unwrap_or(name);
            TimeZone::get(name).or_else(|_| TimeZone::posix(name)).unwrap_or(TimeZone::UTC)
        }
    }
}

/// What a zone says of a moment.
pub fn rule_at(zone: &TimeZone, seconds: i64) -> Rule {
    let seconds = seconds.clamp(RULES.start, RULES.end);
    match Timestamp::from_second(seconds) {
        Ok(moment) => {
            let found = zone.to_offset_info(moment);
            Rule {
                offset: found.offset().seconds().into(),
                is_dst: found.dst() == Dst::Yes,
                name: found.abbreviation().to_owned(),
            }
        }
        Err(_) => Rule { offset: 0, is_dst: false, name: "UTC".to_owned() },
    }
}

/// A moment as a zone's clocks show it; None when the year does not fit.
pub fn broken_down(seconds: i64, zone: Option<&str>) -> Option<Broken> {
    let rule = match zone {
        None => Rule { offset: 0, is_dst: false, name: "UTC".to_owned() },
        Some(_) => rule_at(&zone_of(zone), seconds),
    };
    let local = seconds.checked_add(rule.offset)?;
    let (days, rest) = (local.div_euclid(DAY), local.rem_euclid(DAY));
    let (year, month, day) = date_of(days);
    i32::try_from(year).ok()?;
    Some(Broken {
        year,
        month,
        day,
        hour: rest / 3600,
        minute: rest / 60 % 60,
        second: rest % 60,
        weekday: (days + 3).rem_euclid(7),
        yearday: days - days_of(year, 1, 1) + 1,
        is_dst: i64::from(rule.is_dst),
        zone: rule.name,
        offset: rule.offset,
    })
}

/// The moment at which a zone's clocks show a time, whose parts may lie outside their ranges (`mktime`). Where
/// clocks show it twice or never, `is_dst` decides, else the offset before the change.
pub fn moment_of(time: &Broken, zone: Option<&str>) -> Option<i64> {
    let days = days_of(time.year, time.month, 1).checked_add(time.day - 1)?;
    let local = days
        .checked_mul(DAY)?
        .checked_add(time.hour.checked_mul(3600)?)?
        .checked_add(time.minute.checked_mul(60)?)?
        .checked_add(time.second)?;
    let zone = zone_of(zone);
    let wanted = (time.is_dst >= 0).then_some(time.is_dst > 0);
    let fitting = |seconds: i64| {
        let rule = rule_at(&zone, seconds);
        wanted.is_none_or(|dst| dst == rule.is_dst).then_some(rule.offset)
    };
    // the offsets in force a day before and after are those that can be meant; the other kind of time is
    // looked for up to a year away
    for step in [0, DAY, 30 * DAY, 91 * DAY, 182 * DAY, 273 * DAY, 365 * DAY] {
        for near in [local - step, local + step] {
            let Some(offset) = fitting(near) else { continue };
            let moment = local - offset;
            if step > 0 || rule_at(&zone, moment).offset == offset {
                return Some(moment);
            }
            let other = rule_at(&zone, moment).offset;
            return Some(if rule_at(&zone, local - other).offset == other { local - other } else { moment });
        }
    }
    Some(local - rule_at(&zone, local).offset)
}

/// Weeks that began on `first` (Sunday is 6, Monday 0) since the year's start: `%U` and `%W`.
pub fn week_of_year(time: &Broken, first: i64) -> i64 {
    (time.yearday - 1 + 7 - (time.weekday - first).rem_euclid(7)) / 7
}

/// Year and week by ISO 8601: `%G` and `%V`.
pub fn iso_week(time: &Broken) -> (i64, i64) {
    let week = (time.yearday - 1 - time.weekday + 10) / 7;
    if week < 1 {
        return (time.year - 1, weeks_in(time.year - 1));
    }
    if week > weeks_in(time.year) { (time.year + 1, 1) } else { (time.year, week) }
}

/// How many weeks a year has by ISO 8601.
fn weeks_in(year: i64) -> i64 {
    let weekday = |month, day| (days_of(year, month, day) + 3).rem_euclid(7);
    if weekday(1, 1) == 3 || weekday(12, 31) == 3 { 53 } else { 52 }
}

#[cfg(test)]
mod tests {
    use super::{broken_down, days_of, iso_week, moment_of};

    #[test]
    fn dates_and_days_are_inverse() {
        for days in (-1_000_000..1_000_000).step_by(997) {
            let time = broken_down(days * 86_400, None).expect("in range");
            assert_eq!(days_of(time.year, time.month, time.day), days);
        }
    }

    #[test]
    fn zone_rules_are_posix() {
        let zone = Some("EST+05EDT,M4.1.0,M10.5.0");
        let summer = broken_down(1_152_000_000, zone).expect("in range");
        assert_eq!((summer.is_dst, summer.offset, summer.zone.as_str()), (1, -14_400, "EDT"));
        assert_eq!(moment_of(&summer, zone), Some(1_152_000_000));
    }

    #[test]
    fn iso_weeks_cross_years() {
        let time = broken_down(days_of(2021, 1, 3) * 86_400, None).expect("in range");
        assert_eq!(iso_week(&time), (2020, 53));
    }
}
