# Calendars: UTC only, as far as the local zone is not known.

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")
_days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_long_days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_long_months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December")
_time_fields = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    """The time value as returned by gmtime(), localtime(), and strptime()."""

    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    tm_zone, tm_gmtoff = "UTC", 0

    def __new__(cls, sequence, dict=None):
        items = tuple(sequence)
        if len(items) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(items)}-sequence given)")
        return tuple.__new__(cls, items[:9])

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        return "time.struct_time(" + ", ".join(f"{name}={item!r}" for name, item in zip(_time_fields, self)) + ")"


def _days_before(year, month):
    # days from the epoch to the first of a month; years count from March
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def gmtime(seconds=None):
    """Convert seconds since the Epoch to a time tuple expressing UTC."""
    days, rest = divmod(int(time() if seconds is None else seconds // 1), 86400)
    shifted = days + 719468
    era, of_era = divmod(shifted, 146097)
    of_years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * of_years + of_years // 4 - of_years // 100)
    part = (5 * of_year + 2) // 153
    month = part + (3 if part < 10 else -9)
    year = of_years + era * 400 + (month <= 2)
    day = of_year - (153 * part + 2) // 5 + 1
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7,
                        days - _days_before(year, 1) + 1, 0))


localtime = gmtime


def mktime(parts):
    """Convert a time tuple in local time to seconds since the Epoch."""
    year, month, day, hour, minute, second = tuple(parts)[:6]
    return float((_days_before(year, month) + day - 1) * 86400 + hour * 3600 + minute * 60 + second)


def asctime(parts=None):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    parts = localtime() if parts is None else parts
    return (f"{_days[parts[6]]} {_months[parts[1] - 1]} {parts[2]:2d} "
            f"{parts[3]:02d}:{parts[4]:02d}:{parts[5]:02d} {parts[0]}")


def ctime(seconds=None):
    """Convert a time in seconds since the Epoch to a string in local time."""
    return asctime(localtime(seconds))


def strftime(format, parts=None):
    """Convert a time tuple to a string according to a format specification."""
    parts = localtime() if parts is None else parts
    year, month, day, hour, minute, second, weekday, yearday = tuple(parts)[:8]
    twelve = hour % 12 or 12
    known = {
        "a": _days[weekday], "A": _long_days[weekday], "b": _months[month - 1], "B": _long_months[month - 1],
        "c": asctime(parts), "d": f"{day:02d}", "e": f"{day:2d}", "H": f"{hour:02d}", "I": f"{twelve:02d}",
        "j": f"{yearday:03d}", "m": f"{month:02d}", "M": f"{minute:02d}", "p": "AM" if hour < 12 else "PM",
        "S": f"{second:02d}", "U": f"{(yearday + 6 - (weekday + 1) % 7) // 7:02d}", "w": str((weekday + 1) % 7),
        "W": f"{(yearday + 6 - weekday) // 7:02d}", "x": f"{month:02d}/{day:02d}/{year % 100:02d}",
        "X": f"{hour:02d}:{minute:02d}:{second:02d}", "y": f"{year % 100:02d}", "Y": str(year), "z": "+0000",
        "Z": "UTC", "%": "%", "F": f"{year}-{month:02d}-{day:02d}", "T": f"{hour:02d}:{minute:02d}:{second:02d}",
        "D": f"{month:02d}/{day:02d}/{year % 100:02d}", "R": f"{hour:02d}:{minute:02d}", "n": "\n", "t": "\t",
        "h": _months[month - 1], "s": str(int(mktime(parts))), "u": str(weekday + 1), "C": f"{year // 100:02d}",
    }
    result, at = "", 0
    while at < len(format):
        letter = format[at]
        at += 1
        if letter == "%" and at < len(format):
            result += known.get(format[at], "%" + format[at])
            at += 1
        else:
            result += letter
    return result
