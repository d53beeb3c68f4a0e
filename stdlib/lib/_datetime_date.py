"""`date`: a day of the Gregorian calendar, which is taken to have been valid since year 1."""

import operator
from _datetime_core import adopt_date

from _datetime_calendar import (
    DAY_NAMES, MAX_ORDINAL, MAXYEAR, MINYEAR, MONTH_NAMES, checked_date, days_before_month, format_by, from_iso_calendar,
    from_ordinal, iso_calendar, read_date, shown_class, to_ordinal)
from _datetime_duration import timedelta


class IsoCalendarDate(tuple):
    """The result of date.isocalendar() or datetime.isocalendar()

This object may be accessed either as a tuple of
  ((year, week, weekday))
or via the object attributes as named in the above tuple."""

    __slots__ = ()
    year = property(operator.itemgetter(0))
    week = property(operator.itemgetter(1))
    weekday = property(operator.itemgetter(2))

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%s, week=%s, weekday=%s)' % self

    def __reduce__(self):
        return tuple, (tuple(self),)


class date:
    """date(year, month, day) --> date object"""

    __slots__ = ('_year', '_month', '_day', '_hash')

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, (bytes, str)) and len(year) == 4:
            state = year.encode('latin-1') if isinstance(year, str) else year
            if 1 <= state[2] <= 12:
                return cls._from_state(state)
        if month is None or day is None:
            name = 'month' if month is None else 'day'
            position = 2 if month is None else 3
            raise TypeError(f"function missing required argument '{name}' (pos {position})")
        year, month, day = checked_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day, self._hash = year, month, day, -1
        return self

    @classmethod
    def _from_state(cls, state):
        self = object.__new__(cls)
        self._year, self._month, self._day, self._hash = state[0] * 256 + state[1], state[2], state[3], -1
        return self

    # -- other ways to make one

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Create a date from a POSIX timestamp.

The timestamp is a number, e.g. created via time.time(), that is interpreted
as local time."""
        import time
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."""
        import time
        return cls.fromtimestamp(time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """int -> date corresponding to a proleptic Gregorian ordinal."""
        ordinal = operator.index(ordinal)
        if ordinal < 1:
            raise ValueError('ordinal must be >= 1')
        if ordinal > MAX_ORDINAL:
            raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {from_ordinal(ordinal)[0]}')
        return cls(*from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            fields, end = read_date(string)
            if end != len(string):
                raise ValueError
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        return cls(*fields)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """int, int, int -> Construct a date from the ISO year, week number and weekday.

This is the inverse of the function date.isocalendar()"""
        return cls(*from_iso_calendar(operator.index(year), operator.index(week), operator.index(day)))

    @classmethod
    def strptime(cls, string, format, /):
        """string, format -> new date parsed from a string (like time.strptime())."""
        import _strptime
        return _strptime._strptime_datetime_date(cls, string, format)

    # -- fields

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def replace(self, year=None, month=None, day=None):
        """Return date with new specified fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def toordinal(self):
        """Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1."""
        return to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        """Return the day of the week represented by the date.
Monday == 0 ... Sunday == 6"""
        return (date.toordinal(self) + 6) % 7

    def isoweekday(self):
        """Return the day of the week represented by the date.
Monday == 1 ... Sunday == 7"""
        return date.toordinal(self) % 7 or 7

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        return IsoCalendarDate(*iso_calendar(self._year, self._month, self._day))

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        return self._fields(0, 0, 0, -1)

    def _fields(self, hour, minute, second, dst):
        import time
        number = days_before_month(self._year, self._month) + self._day
        return time.struct_time((self._year, self._month, self._day, hour, minute, second, date.weekday(self), number, dst))

    # -- texts

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f'{shown_class(type(self))}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        """Return ctime() style string."""
        return (f'{DAY_NAMES[date.isoweekday(self)]} {MONTH_NAMES[self._month]} {self._day:2d} 00:00:00 {self._year:04d}')

    def strftime(self, format):
        """Format using strftime().

Example: "%d/%m/%Y, %H:%M:%S"."""
        return format_by(self, format, self.timetuple())

    def __format__(self, format, /):
        """Formats self with strftime."""
        if not isinstance(format, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format).__name__}')
        return self.strftime(format) if format else str(self)

    # -- comparison and arithmetic

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        # of the classes beneath, only a date knows how to compare itself with a datetime: not at all
        return isinstance(other, date) and not hasattr(other, 'tzinfo')

    def __eq__(self, other):
        return date._key(self) == date._key(other) if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return date._key(self) < date._key(other) if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return date._key(self) <= date._key(other) if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return date._key(self) > date._key(other) if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return date._key(self) >= date._key(other) if self._comparable(other) else NotImplemented

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash(self._state())
        return self._hash

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        number = date.toordinal(self) + other.days
        if not 0 < number <= MAX_ORDINAL:
            raise OverflowError('date value out of range')
        return type(self)(*from_ordinal(number))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if self._comparable(other):
            return timedelta(date.toordinal(self) - date.toordinal(other))
        return NotImplemented

    def _state(self):
        return bytes((*divmod(self._year, 256), self._month, self._day))

    def __reduce__(self):
        return type(self), (self._state(),)


adopt_date(date)
date.__module__ = IsoCalendarDate.__module__ = 'datetime'
date.min = date(MINYEAR, 1, 1)
date.max = date(MAXYEAR, 12, 31)
date.resolution = timedelta(1)
