"""`datetime`: a day and a time of day, perhaps in a time zone."""

import operator
from _datetime_core import adopt_moment

from _datetime_calendar import (
    DAY_NAMES, MAX_ORDINAL, MONTH_NAMES, checked_date, checked_time, date_end, from_ordinal, offset_text, ordered, read_date,
    read_time, shown_class, time_text)
from _datetime_clock import time, zone_name, zone_of
from _datetime_date import date
from _datetime_duration import timedelta
from _datetime_zone import checked_offset, checked_zone, stored_zone, timezone

_EPOCH = 719163  # the ordinal of the first of January 1970


class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

The year, month and day arguments are required. tzinfo may be None, or an
instance of a tzinfo subclass. The remaining arguments may be ints."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, (bytes, str)) and len(year) == 10:
            state = year.encode('latin-1') if isinstance(year, str) else year
            if 1 <= state[2] & 0x7F <= 12:
                tzinfo, fold = stored_zone(month), state[2] >> 7
                year, month, day = state[0] * 256 + state[1], state[2] & 0x7F, state[3]
                hour, minute, second, microsecond = state[4], state[5], state[6], int.from_bytes(state[7:10])
        if month is None or day is None:
            operator.index(year)
            name, position = ('month', 2) if month is None else ('day', 3)
            raise TypeError(f"function missing required argument '{name}' (pos {position})")
        self = object.__new__(cls)
        self._year, self._month, self._day = checked_date(year, month, day)
        fields = checked_time(hour, minute, second, microsecond, fold)
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo = checked_zone(tzinfo)
        self._hash = -1
        return self

    # -- other ways to make one

    @classmethod
    def _of_seconds(cls, timestamp, fields_of, zone):
        import math
        if isinstance(timestamp, float):
            fraction, whole = math.modf(timestamp)
            microsecond, whole = round(fraction * 10 ** 6), int(whole)
        else:
            microsecond, whole = 0, operator.index(timestamp)
        carry, microsecond = divmod(microsecond, 10 ** 6)
        fields = fields_of(whole + carry)
        return cls(*fields[:5], min(fields[5], 59), microsecond, zone)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """timestamp[, tz] -> tz's local time from POSIX timestamp."""
        import time as clock
        checked_zone(tz)
        if tz is not None:
            return tz.fromutc(cls._of_seconds(timestamp, clock.gmtime, tz))
        result = cls._of_seconds(timestamp, clock.localtime, None)
        # of two moments that the clock shows alike, is this the later one?
        if result.toordinal() > 1:
            earlier = clock.localtime(timestamp - 86400)
            now = clock.localtime(timestamp)
            jump = earlier.tm_gmtoff - now.tm_gmtoff
            if jump > 0:
                before = cls._of_seconds(timestamp - jump, clock.localtime, None)
                if before == result:
                    result = result.replace(fold=1)
        return result

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        import time as clock
        import warnings
        warnings.warn('datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. '
                      'Use timezone-aware objects to represent datetimes in UTC: '
                      'datetime.datetime.fromtimestamp(timestamp, datetime.UTC).', DeprecationWarning, stacklevel=2)
        return cls._of_seconds(timestamp, clock.gmtime, None)

    @classmethod
    def now(cls, tz=None):
        """Returns new datetime object representing current time local to tz.

  tz
    Timezone object.

If no tz is specified, uses local timezone."""
        import time as clock
        return cls.fromtimestamp(clock.time(), tz)

    @classmethod
    def utcnow(cls):
        """Return a new datetime representing UTC day and time."""
        import time as clock
        import warnings
        warnings.warn('datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. '
                      'Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).',
                      DeprecationWarning, stacklevel=2)
        return cls._of_seconds(clock.time(), clock.gmtime, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """date, time -> datetime with same date and time fields"""
        for position, value, kind in (1, date, _date), (2, time, _time):
            if not isinstance(value, kind):
                raise TypeError(f'combine() argument {position} must be datetime.{kind.__name__}, not {type(value).__name__}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(string) < 7:
                raise ValueError
            end = date_end(string)
            day, read = read_date(string[:end])
            if read != end:
                raise ValueError
            clock, offset, days, late = [0, 0, 0, 0], None, 0, None
            if end < len(string):
                clock, offset = read_time(string[end + 1:])
                if clock[0] == 24:
                    if any(clock[1:]):
                        late = ValueError('minute, second, and microsecond must be 0 when hour is 24')
                    clock, days = [0, 0, 0, 0], 1
            zone = zone_of(offset)
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        if late is not None:
            raise late
        result = cls(*day, *clock, zone)
        if not days:
            return result
        if result.date() == result.max.date():
            raise ValueError('year must be in 1..9999, not 10000')
        return result + timedelta(days)

    @classmethod
    def strptime(cls, string, format, /):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        import _strptime
        return _strptime._strptime_datetime_datetime(cls, string, format)

    # -- fields

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """Return datetime with new specified fields."""
        given = (year, month, day, hour, minute, second, microsecond)
        own = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)
        return type(self)(*[old if new is None else new for new, old in zip(given, own)],
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def date(self):
        """Return date object with same year, month and day."""
        return _date(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def utcoffset(self):
        """Return self.tzinfo.utcoffset(self)."""
        return None if self._tzinfo is None else checked_offset('utcoffset', self._tzinfo.utcoffset(self))

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self._tzinfo is None else zone_name(self._tzinfo.tzname(self))

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        return None if self._tzinfo is None else checked_offset('dst', self._tzinfo.dst(self))

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        saving = self.dst()
        return self._fields(self._hour, self._minute, self._second, -1 if saving is None else int(bool(saving)))

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return moment._fields(moment._hour, moment._minute, moment._second, 0)

    # -- what the clocks of the world show

    def _since_epoch(self):
        """Microseconds since 1970 as if this were UTC."""
        days = date.toordinal(self) - _EPOCH
        seconds = days * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        return seconds * 10 ** 6 + self._microsecond

    def _local_seconds(self):
        """Seconds since 1970 when this is what the local clock shows."""
        import time as clock
        shown = self._since_epoch() // 10 ** 6

        def offset_at(seconds):
            return clock.localtime(seconds).tm_gmtoff

        first = shown - offset_at(shown - 86400)
        second = shown - offset_at(shown + 86400)
        fits = [seconds for seconds in (first, second) if seconds + offset_at(seconds) == shown]
        if fits:
            return max(fits) if self._fold else min(fits)
        # the clock never shows it: it was put forward
        return min(first, second) if self._fold else max(first, second)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        offset = self.utcoffset()
        if offset is None:
            return self._local_seconds() + self._microsecond / 10 ** 6
        return (self._since_epoch() - offset._total()) / 10 ** 6

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz"""
        checked_zone(tz)
        zone = self._tzinfo
        offset = self.utcoffset()
        if offset is None:
            offset = _local_zone(self._local_seconds()).utcoffset(None)
            zone = None
        elif tz is zone and tz is not None:
            return self
        universal = (self - offset).replace(tzinfo=None)
        if tz is None:
            tz = _local_zone((universal._since_epoch()) // 10 ** 6)
        return tz.fromutc(universal.replace(tzinfo=tz))

    # -- texts

    def isoformat(self, sep='T', timespec='auto'):
        """[sep] -> string in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].
sep is used to separate the year from the time, and defaults to 'T'.
The optional argument timespec specifies the number of additional terms
of the time to include. Valid options are 'auto', 'hours', 'minutes',
'seconds', 'milliseconds' and 'microseconds'."""
        text = time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return f'{date.isoformat(self)}{sep}{text}{offset_text(self.utcoffset())}'

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        shown = ', '.join(map(str, parts))
        if self._fold:
            shown += ', fold=1'
        if self._tzinfo is not None:
            shown += f', tzinfo={self._tzinfo!r}'
        return f'{shown_class(type(self))}({shown})'

    def ctime(self):
        """Return ctime() style string."""
        return (f'{DAY_NAMES[date.isoweekday(self)]} {MONTH_NAMES[self._month]} {self._day:2d} '
                f'{time_text(self._hour, self._minute, self._second, 0)} {self._year:04d}')

    # -- comparison and arithmetic

    def _pair(self, other):
        """Both as microseconds that may be compared; None of a moment with an offset and one without."""
        own, others = self.utcoffset(), other.utcoffset()
        if self._tzinfo is other._tzinfo:
            return self._since_epoch(), other._since_epoch()
        if (own is None) != (others is None):
            return None
        if own is None:
            return self._since_epoch(), other._since_epoch()
        return self._since_epoch() - own._total(), other._since_epoch() - others._total()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        pair = self._pair(other)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        return ordered(self, other, datetime, operator.lt)

    def __le__(self, other):
        return ordered(self, other, datetime, operator.le)

    def __gt__(self, other):
        return ordered(self, other, datetime, operator.gt)

    def __ge__(self, other):
        return ordered(self, other, datetime, operator.ge)

    def __hash__(self):
        if self._hash == -1:
            plain = self.replace(fold=0) if self._fold else self
            offset = plain.utcoffset()
            self._hash = hash(str(plain._since_epoch() - (0 if offset is None else offset._total())))
        return self._hash

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        total = date.toordinal(self) * 86400 * 10 ** 6 + other._total()
        total += (self._hour * 3600 + self._minute * 60 + self._second) * 10 ** 6 + self._microsecond
        number, rest = divmod(total, 86400 * 10 ** 6)
        if not 0 < number <= MAX_ORDINAL:
            raise OverflowError('date value out of range')
        seconds, microsecond = divmod(rest, 10 ** 6)
        minutes, second = divmod(seconds, 60)
        return type(self)(*from_ordinal(number), *divmod(minutes, 60), second, microsecond, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        pair = self._pair(other)
        if pair is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(microseconds=pair[0] - pair[1])

    def _state(self, fold=True):
        month = self._month + 128 * (fold and self._fold)
        state = bytes((*divmod(self._year, 256), month, self._day, self._hour, self._minute, self._second))
        state += self._microsecond.to_bytes(3)
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce_ex__(self, protocol, /):
        return type(self), self._state(protocol > 3)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _local_zone(seconds):
    import time as clock
    fields = clock.localtime(seconds)
    return timezone(timedelta(seconds=fields.tm_gmtoff), fields.tm_zone)


# the class has methods of these names
_date, _time = date, time

datetime.__module__ = 'datetime'
adopt_moment(datetime)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
