# Calendar functions over the arithmetic in Rust: arguments, struct_time, the local zone.

from _structseq import structseq

_STRUCT_TM_ITEMS = 11

struct_time = structseq(
    "time", "struct_time",
    """The time value as returned by gmtime(), localtime(), and strptime(), and accepted by asctime(), mktime() and strftime().

 May be considered as a sequence of 9 integers.

 Note that several fields' values are not the same as those defined by
 the C language standard for struct tm.  For example, the value of the
 field tm_year is the actual year, not year - 1900.  See individual
 fields' descriptions for details.""",
    {
        "tm_year": "year, for example, 1993",
        "tm_mon": "month of year, range [1, 12]",
        "tm_mday": "day of month, range [1, 31]",
        "tm_hour": "hours, range [0, 23]",
        "tm_min": "minutes, range [0, 59]",
        "tm_sec": "seconds, range [0, 61])",
        "tm_wday": "day of week, range [0, 6], Monday is 0",
        "tm_yday": "day of year, range [1, 366]",
        "tm_isdst": "1 if summer time is in effect, 0 if not, and -1 if unknown",
        "tm_zone": "abbreviation of timezone name",
        "tm_gmtoff": "offset from UTC in seconds",
    },
    visible=9,
)

# what the variable TZ said when tzset() looked; empty: the machine's own zone
_zone = ""
_INT = range(-2**31, 2**31)


def _index(value):
    try:
        return type(value).__index__(value)
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _whole(seconds):
    if seconds is None:
        return time_ns() // 1000000000
    if isinstance(seconds, float):
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        if not -2.0**63 <= seconds < 2.0**63:
            raise OverflowError("timestamp out of range for platform time_t")
        return int(seconds // 1)
    seconds = _index(seconds)
    if not -2**63 <= seconds < 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    return seconds


def gmtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a. GMT)."""
    return struct_time(_broken(_whole(seconds), None))


def localtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing local time."""
    return struct_time(_broken(_whole(seconds), _zone))


def _time_tuple(value, function):
    # nine numbers, an abbreviation and an offset
    if not isinstance(value, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(value) != 9:
        raise TypeError(f"{function}(): illegal time tuple argument")
    numbers = []
    for item in value:
        try:
            number = _index(item)
        except TypeError:
            raise TypeError(f"'{type(item).__name__}' object cannot be interpreted as an integer") from None
        if number not in _INT:
            raise OverflowError("signed integer is greater than maximum" if number > 0 else "signed integer is less than minimum")
        numbers.append(number)
    zone, offset = None, None
    if isinstance(value, struct_time):
        zone, offset = value.tm_zone, value.tm_gmtoff
    if zone is None:
        zone = tzname[numbers[8] > 0] if numbers[8] >= 0 else tzname[0]
    if offset is None:
        offset = -altzone if numbers[8] > 0 else -timezone
    return numbers, zone, offset


def _checked(value, function):
    numbers, zone, offset = _time_tuple(value, function)
    year, month, day, hour, minute, second, weekday, yearday, is_dst = numbers
    month = month or 1
    day = day or 1
    yearday = yearday or 1
    if not 1 <= month <= 12:
        raise ValueError("month out of range")
    if not 1 <= day <= 31:
        raise ValueError("day of month out of range")
    if not 0 <= hour <= 23:
        raise ValueError("hour out of range")
    if not 0 <= minute <= 59:
        raise ValueError("minute out of range")
    if not 0 <= second <= 61:
        raise ValueError("seconds out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    if not 1 <= yearday <= 366:
        raise ValueError("day of year out of range")
    return (year, month, day, hour, minute, second, weekday % 7, yearday, is_dst, zone, offset)


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _ascii_time(numbers):
    year, month, day, hour, minute, second, weekday = numbers[:7]
    return f"{_DAYS[weekday]} {_MONTHS[month - 1]}{day:3} {hour:02}:{minute:02}:{second:02} {year}"


def _sleep_on(object, /):
    left = object
    while left := _doze(left):
        import _signal

        _signal._deliver()


def asctime(time_tuple=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    if time_tuple is None:
        return _ascii_time(_broken(_whole(None), _zone))
    return _ascii_time(_checked(time_tuple, "asctime"))


def ctime(seconds=None, /):
    """Convert a time in seconds since the Epoch to a string in local time."""
    return _ascii_time(_broken(_whole(seconds), _zone))


def mktime(object, /):
    """Convert a time tuple in local time to seconds since the Epoch."""
    numbers, zone, offset = _time_tuple(object, "mktime")
    return float(_moment((*numbers, zone, offset), _zone))


def strftime(format, time_tuple=None, /):
    """Convert a time tuple to a string according to a format specification."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {'None' if format is None else type(format).__name__}")
    numbers = _broken(_whole(None), _zone) if time_tuple is None else _checked(time_tuple, "strftime")
    if format.isascii():
        return _format(format, numbers, _zone)
    # what is not ASCII stands for itself, lone surrogates too
    pieces, start = [], 0
    for at, letter in enumerate(format):
        if letter > "\x7f":
            pieces.append(_format(format[start:at], numbers, _zone))
            pieces.append(letter)
            start = at + 1
    pieces.append(_format(format[start:], numbers, _zone))
    return "".join(pieces)


def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    """Parse a string to a time tuple according to a format specification."""
    from _strptime import _strptime_time
    return _strptime_time(data_string, format)


def clock_gettime_ns(clk_id, /):
    """Return the time of the specified clock clk_id as nanoseconds (int)."""
    return _clock(_index(clk_id))


def clock_gettime(clk_id, /):
    """Return the time of the specified clock clk_id as a float."""
    return _clock(_index(clk_id)) / 1e9


def clock_settime_ns(clk_id, time, /):
    """Set the time of the specified clock clk_id with nanoseconds."""
    _set_clock(_index(clk_id), _index(time))


def clock_settime(clk_id, time, /):
    """Set the time of the specified clock clk_id."""
    if not isinstance(time, (int, float)):
        raise TypeError(f"must be real number, not {type(time).__name__}")
    _set_clock(_index(clk_id), int(time * 1000000000 // 1))


def pthread_getcpuclockid(thread_id, /):
    """Return the clk_id of a thread's CPU time clock."""
    _index(thread_id)
    # scripts run on one thread of the system at a time, and ask from it
    return CLOCK_THREAD_CPUTIME_ID


def clock_getres(clk_id, /):
    """Return the resolution (precision) of the specified clock clk_id."""
    return _resolution(_index(clk_id)) / 1e9


def process_time_ns():
    """Process time for profiling as nanoseconds: sum of the kernel and user-space CPU time."""
    return _clock(CLOCK_PROCESS_CPUTIME_ID)


def process_time():
    """Process time for profiling: sum of the kernel and user-space CPU time."""
    return _clock(CLOCK_PROCESS_CPUTIME_ID) / 1e9


def thread_time_ns():
    """Thread time for profiling as nanoseconds: sum of the kernel and user-space CPU time."""
    return _clock(CLOCK_THREAD_CPUTIME_ID)


def thread_time():
    """Thread time for profiling: sum of the kernel and user-space CPU time."""
    return _clock(CLOCK_THREAD_CPUTIME_ID) / 1e9


# name: clock of the system, monotonic, adjustable
_clocks = {
    "time": ("CLOCK_REALTIME", False, True),
    "monotonic": ("CLOCK_MONOTONIC", True, False),
    "perf_counter": ("CLOCK_MONOTONIC", True, False),
    "process_time": ("CLOCK_PROCESS_CPUTIME_ID", True, False),
    "thread_time": ("CLOCK_THREAD_CPUTIME_ID", True, False),
}


def get_clock_info(name, /):
    """Get information of the specified clock."""
    if not isinstance(name, str):
        raise TypeError(f"get_clock_info() argument 1 must be str, not {'None' if name is None else type(name).__name__}")
    from types import SimpleNamespace
    try:
        clock, is_monotonic, is_adjustable = _clocks[name]
    except KeyError:
        raise ValueError("unknown clock") from None
    return SimpleNamespace(
        implementation=f"clock_gettime({clock})", monotonic=is_monotonic, adjustable=is_adjustable,
        resolution=clock_getres(globals()[clock]))


def _look_at_zone():
    # in January and in July of this year the clocks show the two times of the zone
    global timezone, altzone, daylight, tzname
    year = _broken(_whole(None), None)[0]
    january, july = (_broken(_moment((year, month, 1, 0, 0, 0, 0, 0, -1, "", 0), None), _zone) for month in (1, 7))
    if january[10] <= july[10]:
        winter, summer = january, july
    else:
        winter, summer = july, january
    timezone, altzone = -winter[10], -summer[10]
    daylight = int(timezone != altzone)
    tzname = (winter[9], summer[9])


def tzset():
    """Initialize, or reinitialize, the local timezone to the value stored in os.environ['TZ']."""
    global _zone
    import os
    _zone = os.environ.get("TZ", "")
    _look_at_zone()


_look_at_zone()
