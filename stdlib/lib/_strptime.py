"""strptime: a format becomes a regular expression with one group a directive, and what the groups caught becomes a
time. Names are those of the C locale. Used by time and datetime."""

import re
import time

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")


def _names(words, length=None):
    # longest first, so that no name hides another
    return "|".join(sorted((word[:length] for word in words), key=len, reverse=True))


_directives = {
    "a": _names(_DAYS, 3), "A": _names(_DAYS), "b": _names(_MONTHS, 3), "B": _names(_MONTHS), "p": "am|pm",
    "d": r"3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]",
    "f": r"[0-9]{1,6}",
    "G": r"\d\d\d\d",
    "H": r"2[0-3]|[0-1]\d|\d| \d",
    "I": r"1[0-2]|0[1-9]|[1-9]| [1-9]",
    "j": r"36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "m": r"1[0-2]|0[1-9]|[1-9]",
    "M": r"[0-5]\d|\d",
    "S": r"6[0-1]|[0-5]\d|\d",
    "u": r"[1-7]",
    "U": r"5[0-3]|[0-4]\d|\d",
    "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
    "w": r"[0-6]",
    "W": r"5[0-3]|[0-4]\d|\d",
    "y": r"\d\d",
    "Y": r"\d\d\d\d",
    "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)",
}
_composed = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d",
             "r": "%I:%M:%S %p", "R": "%H:%M", "T": "%H:%M:%S", "h": "%b"}
_cache = {}
_CACHED = 64


def _expression(format):
    # the expression for a format
    for name, meaning in _composed.items():
        format = re.sub(rf"(?<!%)((?:%%)*)%{name}", lambda found: found[1] + meaning, format)
    out, seen, at = [], set(), 0
    while at < len(format):
        letter = format[at]
        at += 1
        if letter.isspace():
            while at < len(format) and format[at].isspace():
                at += 1
            out.append(r"\s+")
            continue
        if letter != "%":
            out.append(re.escape(letter))
            continue
        if at == len(format):
            raise ValueError(f"stray %% in format '{format}'".replace("%%", "%"))
        letter = format[at]
        at += 1
        if letter in "EO" and at < len(format) and format[at] in _directives:
            letter = format[at]
            at += 1
        if letter == "%":
            out.append("%")
        elif letter == "Z":
            zones = {"utc", "gmt", *(name.lower() for name in time.tzname)}
            out.append(f"(?P<Z>{_names([re.escape(zone) for zone in zones])})")
        elif not letter.isalpha():
            raise ValueError(f"stray % in format '{format}'")
        elif letter not in _directives:
            raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
        elif letter in seen:
            raise re.error(f"redefinition of group name '{letter}' as group {len(seen) + 1}; was group 1")
        else:
            out.append(f"(?P<{letter}>{_directives[letter]})")
        seen.add(letter)
    return re.compile("".join(out), re.IGNORECASE)


def _offset(text):
    # seconds and microseconds east of UTC
    if text == "Z":
        return 0, 0
    digits = text[1:].replace(":", "")
    if ":" in text[4:] and text[3] != ":":
        raise ValueError(f"Inconsistent use of : in {text}")
    if len(digits) > 4 and text[3] == ":" and text[6:7] != ":":
        raise ValueError(f"Inconsistent use of : in {text}")
    whole, _, fraction = digits.partition(".")
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:6] or 0)
    micro = int(fraction.ljust(6, "0") or 0) if fraction else 0
    return (-seconds, -micro) if text[0] == "-" else (seconds, micro)


def _days(year, month, day):
    # days since 0000-03-01 of the proleptic Gregorian calendar
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day - 1


def _weekday(year, month, day):
    return (_days(year, month, day) + 2) % 7


def _date(year, yearday):
    # month and day of a day of a year
    for month in range(12, 0, -1):
        first = _days(year, month, 1) - _days(year, 1, 1) + 1
        if yearday >= first:
            return month, yearday - first + 1
    return 1, yearday


_AMBIGUOUS = """\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The nine numbers, abbreviation and offset of a time, its microseconds and the microseconds of its offset."""
    for at, argument in enumerate((data_string, format)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {at} must be str, not {type(argument)!r}")
    key = format, time.tzname
    expression = _cache.get(key)
    if expression is None:
        if len(_cache) >= _CACHED:
            _cache.clear()
        try:
            expression = _cache[key] = _expression(format)
        except ValueError as error:
            raise ValueError(str(error)) from None
    if 'd' in expression.groupindex and not {'Y', 'y', 'G'} & expression.groupindex.keys():
        import warnings
        warnings.warn(_AMBIGUOUS, DeprecationWarning, skip_file_prefixes=('<frozen ',))
    found = expression.match(data_string)
    if found is None:
        raise ValueError(f"time data {data_string!r} does not match format {format!r}")
    if len(data_string) != found.end():
        raise ValueError(f"unconverted data remains: {data_string[found.end():]}")
    caught = {name: text for name, text in found.groupdict().items() if text is not None}
    return _assemble(caught)


def _assemble(caught):
    def number(name):
        return int(caught[name]) if name in caught else None

    year = number("Y")
    if year is None and "y" in caught:
        year = number("y")
        year += 2000 if year <= 68 else 1900
    month, day, hour, minute, second = number("m"), number("d"), number("H"), number("M"), number("S")
    if "B" in caught:
        month = _MONTHS.index(caught["B"].lower()) + 1
    elif "b" in caught:
        month = [name[:3] for name in _MONTHS].index(caught["b"].lower()) + 1
    if "I" in caught:
        hour = number("I") % 12 + (12 if caught.get("p", "").lower() == "pm" else 0)
    micro = int(caught["f"].ljust(6, "0")) if "f" in caught else 0
    weekday = None
    if "A" in caught:
        weekday = _DAYS.index(caught["A"].lower())
    elif "a" in caught:
        weekday = [name[:3] for name in _DAYS].index(caught["a"].lower())
    elif "w" in caught:
        weekday = (number("w") + 6) % 7
    elif "u" in caught:
        weekday = number("u") - 1
    yearday = number("j")
    year, yearday, month, day = _by_week(caught, number, year, yearday, month, day, weekday)
    leap = False
    if year is None and month == 2 and day == 29:
        year, leap = 1904, True
    elif year is None:
        year = 1900
    if yearday is None:
        month, day = month or 1, day or 1
        yearday = _days(year, month, day) - _days(year, 1, 1) + 1
    elif month is None or day is None:
        month, day = _date(year, yearday)
    if weekday is None:
        weekday = _weekday(year, month, day)
    if leap:
        year = 1900
    offset, offset_micro = _offset(caught["z"]) if "z" in caught else (None, 0)
    is_dst, zone = -1, caught.get("Z")
    if zone is not None:
        name = zone.lower()
        if name in ("utc", "gmt") or name == time.tzname[0].lower():
            is_dst = 0
        elif time.daylight and name == time.tzname[1].lower():
            is_dst = 1
    numbers = (year, month, day, hour or 0, minute or 0, second or 0, weekday, yearday, is_dst, zone, offset)
    return numbers, micro, offset_micro


def _by_week(caught, number, year, yearday, month, day, weekday):
    # dates given by week and weekday
    iso_year, iso_week = number("G"), number("V")
    if iso_year is not None:
        if yearday is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    if yearday is not None or weekday is None:
        return year, yearday, month, day
    if iso_year is not None and iso_week is not None:
        fourth = _weekday(iso_year, 1, 4)
        year, yearday = iso_year, 4 - fourth + (iso_week - 1) * 7 + weekday
        if iso_week == 53 and _days(iso_year + 1, 1, 4) - _weekday(iso_year + 1, 1, 4) - _days(iso_year, 1, 4) + fourth < 371:
            raise ValueError(f"Invalid week: {iso_week}")
    elif year is not None and ("U" in caught or "W" in caught):
        monday = "W" in caught
        first, shown = _weekday(year, 1, 1), weekday
        if not monday:
            first, shown = (first + 1) % 7, (weekday + 1) % 7
        week = number("W") if monday else number("U")
        begin = (7 - first) % 7
        yearday = 1 + shown - first if week == 0 else 1 + begin + 7 * (week - 1) + shown
    else:
        return year, yearday, month, day
    length = _days(year, 12, 31) - _days(year, 1, 1) + 1
    if yearday <= 0:
        year -= 1
        yearday += _days(year, 12, 31) - _days(year, 1, 1) + 1
    elif yearday > length:
        yearday -= length
        year += 1
    month, day = _date(year, yearday)
    return year, yearday, month, day


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The struct_time that a text says."""
    return time.struct_time(_strptime(data_string, format)[0])


def _zone(name, offset, offset_microsecond):
    from datetime import timedelta, timezone
    if offset is None:
        return None
    length = timedelta(seconds=offset, microseconds=offset_microsecond)
    return timezone(length, name) if name else timezone(length)


def _strptime_datetime_date(cls, data_string, format="%a %b %d %Y"):
    """The date, of a class, that a text says."""
    return cls(*_strptime(data_string, format)[0][:3])


def _strptime_datetime_time(cls, data_string, format="%H:%M:%S"):
    """The time of day, of a class, that a text says."""
    numbers, microsecond, offset_microsecond = _strptime(data_string, format)
    return cls(*numbers[3:6], microsecond, _zone(*numbers[9:11], offset_microsecond))


def _strptime_datetime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    """The date and time, of a class, that a text says."""
    numbers, microsecond, offset_microsecond = _strptime(data_string, format)
    return cls(*numbers[:6], microsecond, _zone(*numbers[9:11], offset_microsecond))
