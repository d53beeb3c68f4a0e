"""Arithmetic of the calendar, order and the texts of dates and times, for the classes of `datetime`.

Days are counted by ordinals: the first of January of year 1 is day 1.
"""

import operator

MINYEAR = 1
MAXYEAR = 9999
MAX_ORDINAL = 3652059

_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_MONTH = [0, 0]
for _days in _MONTH_DAYS[1:-1]:
    _BEFORE_MONTH.append(_BEFORE_MONTH[-1] + _days)
del _days

MONTH_NAMES = (None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
DAY_NAMES = (None, 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month]


def days_before_month(year, month):
    return _BEFORE_MONTH[month] + (month > 2 and is_leap(year))


def to_ordinal(year, month, day):
    return days_before_year(year) + days_before_month(year, month) + day


def from_ordinal(number):
    """Year, month and day of an ordinal."""
    cycles, rest = divmod(number - 1, 146097)  # 400 years
    centuries = min(rest // 36524, 3)
    rest -= centuries * 36524
    fours, rest = divmod(rest, 1461)
    singles = min(rest // 365, 3)
    rest -= singles * 365
    year = cycles * 400 + centuries * 100 + fours * 4 + singles + 1
    month = 12
    while days_before_month(year, month) > rest:
        month -= 1
    return year, month, rest - days_before_month(year, month) + 1


def first_monday_of_iso_year(year):
    """The ordinal of the Monday that begins week 1."""
    first = to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def iso_calendar(year, month, day):
    number = to_ordinal(year, month, day)
    monday = first_monday_of_iso_year(year)
    if number < monday:
        year -= 1
        monday = first_monday_of_iso_year(year)
    elif number >= first_monday_of_iso_year(year + 1):
        year += 1
        monday = first_monday_of_iso_year(year)
    week, weekday = divmod(number - monday, 7)
    return year, week + 1, weekday + 1


def from_iso_calendar(year, week, weekday):
    """Year, month and day of an ISO week date."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {year}')
    weeks = (first_monday_of_iso_year(year + 1) - first_monday_of_iso_year(year)) // 7
    if not 1 <= week <= weeks:
        raise ValueError(f'Invalid week: {week}')
    if not 1 <= weekday <= 7:
        raise ValueError(f'Invalid weekday: {weekday} (range is [1, 7])')
    return from_ordinal(first_monday_of_iso_year(year) + (week - 1) * 7 + weekday - 1)


# -- fields


def checked_date(year, month, day):
    year, month, day = operator.index(year), operator.index(month), operator.index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {year}')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}')
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        raise ValueError(f'day {day} must be in range 1..{last} for month {month} in year {year}')
    return year, month, day


def checked_time(hour, minute, second, microsecond, fold):
    fields = []
    for name, value, last in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59),
                              ('microsecond', microsecond, 999999)):
        value = operator.index(value)
        if not 0 <= value <= last:
            raise ValueError(f'{name} must be in 0..{last}, not {value}')
        fields.append(value)
    fold = operator.index(fold)
    if fold not in (0, 1):
        raise ValueError(f'fold must be either 0 or 1, not {fold}')
    return (*fields, fold)


# -- texts


def time_text(hour, minute, second, microsecond, timespec='auto'):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return f'{hour:02d}'
    if timespec == 'minutes':
        return f'{hour:02d}:{minute:02d}'
    if timespec == 'seconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}'
    if timespec == 'milliseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}'
    if timespec == 'microseconds':
        return f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}'
    raise ValueError('Unknown timespec value')


def offset_text(offset, separator=':'):
    """`+HH:MM[:SS[.ffffff]]` of a timedelta; nothing of None."""
    if offset is None:
        return ''
    sign = '+'
    if offset.days < 0:
        sign = '-'
        offset = -offset
    minutes, second = divmod(offset.days * 86400 + offset.seconds, 60)
    hour, minute = divmod(minutes, 60)
    text = f'{sign}{hour:02d}{separator}{minute:02d}'
    if second or offset.microseconds:
        text += f'{separator}{second:02d}'
        if offset.microseconds:
            text += f'.{offset.microseconds:06d}'
    return text


def format_by(moment, pattern, fields):
    """strftime() with the directives that `time` knows nothing of."""
    import time
    pieces = []
    at = 0
    while at < len(pattern):
        mark = pattern.find('%', at)
        if mark < 0 or mark + 1 >= len(pattern):
            break
        pieces.append(pattern[at:mark])
        letter = pattern[mark + 1]
        at = mark + 2
        if letter == ':' and pattern[at:at + 1] == 'z':
            at += 1
            pieces.append(offset_text(moment.utcoffset() if hasattr(moment, 'utcoffset') else None))
        elif letter == 'f':
            pieces.append(f'{getattr(moment, "microsecond", 0):06d}')
        elif letter == 'z':
            offset = moment.utcoffset() if hasattr(moment, 'utcoffset') else None
            pieces.append(offset_text(offset, ''))
        elif letter == 'Z':
            name = moment.tzname() if hasattr(moment, 'tzname') else None
            pieces.append((name or '').replace('%', '%%'))
        elif letter == 'Y':
            pieces.append(f'{fields[0]:04d}')
        elif letter == 'F':
            pieces.append(f'{fields[0]:04d}-%m-%d')
        elif letter == 'G':
            pieces.append(f'{iso_calendar(*fields[:3])[0]:04d}')
        else:
            pieces.append('%' + letter)
    pieces.append(pattern[at:])
    return time.strftime(''.join(pieces), fields)


# -- texts in the ISO format


def _digits(text, at, count):
    piece = text[at:at + count]
    if len(piece) != count or not (piece.isascii() and piece.isdigit()):
        raise ValueError
    return int(piece)


def date_end(text):
    """Where the date that begins a text with a time ends."""
    if text[4:5] == '-':
        if text[5:6] != 'W':
            return 10
        # year, week, and perhaps a day
        return 10 if text[8:9] == '-' and not text[10:11].isdigit() else 8
    if text[4:5] != 'W':
        return 8
    end = 7
    while text[end:end + 1].isdigit():
        end += 1
    if end < 9:
        return end
    # digits of the day, the separator and the clock run together: those of the clock are even in number
    return 7 if end % 2 == 0 else 8


def shown_class(cls):
    """How a class is called in the repr of its instances."""
    return f'datetime.{cls.__name__}' if cls.__module__ == 'datetime' else cls.__name__


def read_date(text):
    """Year, month and day of the date that begins a text, and where it ends."""
    year = _digits(text, 0, 4)
    at = 4
    hyphens = text[at:at + 1] == '-'
    at += hyphens
    if text[at:at + 1] == 'W':
        week = _digits(text, at + 1, 2)
        at += 3
        day = 1
        if hyphens and text[at:at + 1] == '-':
            day = _digits(text, at + 1, 1)
            at += 2
        elif not hyphens and text[at:at + 1].isdigit():
            day = _digits(text, at, 1)
            at += 1
        return from_iso_calendar(year, week, day), at
    month = _digits(text, at, 2)
    at += 2
    if hyphens:
        if text[at:at + 1] != '-':
            raise ValueError
        at += 1
    return (year, month, _digits(text, at, 2)), at + 2


def _read_clock(text):
    """Hour, minute, second, microsecond of a whole text."""
    fields = [0, 0, 0, 0]
    at = place = 0
    colons = text[2:3] == ':'
    while True:
        fields[place] = _digits(text, at, 2)
        at += 2
        place += 1
        if at == len(text):
            return fields
        if place < 3 and (text[at] == ':') == colons and text[at] not in '.,':
            at += colons
        elif place == 3 and text[at] in '.,':
            break
        else:
            raise ValueError
    fraction = text[at + 1:]
    if not fraction or not (fraction.isascii() and fraction.isdigit()):
        raise ValueError
    fields[3] = int(fraction[:6].ljust(6, '0'))
    return fields


def read_time(text):
    """Hour, minute, second, microsecond, and the offset: None, or sign, hour, minute, second, microsecond."""
    for at, letter in enumerate(text):
        if letter in '+-Z':
            break
    else:
        return _read_clock(text), None
    rest = text[at + 1:]
    if letter == 'Z':
        if rest:
            raise ValueError
        return _read_clock(text[:at]), (1, 0, 0, 0, 0)
    return _read_clock(text[:at]), (-1 if letter == '-' else 1, *_read_clock(rest))


def ordered(one, two, kind, compare):
    """`compare` of two of a kind, each as a number; with an offset and without have no order."""
    if not isinstance(two, kind):
        return NotImplemented
    pair = one._pair(two)
    if pair is None:
        raise TypeError(f"can't compare offset-naive and offset-aware {kind.__name__}s")
    return compare(*pair)
