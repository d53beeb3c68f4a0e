"""`time`: a time of day, perhaps in a time zone."""

import operator

from _datetime_calendar import checked_time, format_by, offset_text, ordered, read_time, shown_class, time_text
from _datetime_duration import timedelta
from _datetime_zone import checked_offset, checked_zone, stored_zone, timezone


def zone_of(offset):
    """The time zone that a text has told: nothing, or sign, hour, minute, second, microsecond."""
    if offset is None:
        return None
    sign, hour, minute, second, microsecond = offset
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)')
    length = sign * timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
    return timezone(length) if length else timezone.utc


def zone_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError(f'tzinfo.tzname() must return None or a string, not {type(name).__name__!r}')
    return name


class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

All arguments are optional. tzinfo may be None, or an instance of
a tzinfo subclass. The remaining arguments may be ints."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold', '_hash')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            state = hour.encode('latin-1') if isinstance(hour, str) else hour
            if state[0] & 0x7F < 24:
                tzinfo = stored_zone(minute or None)
                hour, minute, second, fold = state[0] & 0x7F, state[1], state[2], state[0] >> 7
                microsecond = int.from_bytes(state[3:6])
        fields = checked_time(hour, minute, second, microsecond, fold)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo = checked_zone(tzinfo)
        self._hash = -1
        return self

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            fields, offset = read_time(string.removeprefix('T'))
            if fields == [24, 0, 0, 0]:
                fields[0] = 0
            zone = zone_of(offset)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f'Invalid isoformat string: {string!r}') from None
        return cls(*fields, zone)

    @classmethod
    def strptime(cls, string, format, /):
        """string, format -> new time parsed from a string (like time.strptime())."""
        import _strptime
        return _strptime._strptime_datetime_time(cls, string, format)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return time with new specified fields."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def utcoffset(self):
        """Return self.tzinfo.utcoffset(self)."""
        return None if self._tzinfo is None else checked_offset('utcoffset', self._tzinfo.utcoffset(None))

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self._tzinfo is None else zone_name(self._tzinfo.tzname(None))

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        return None if self._tzinfo is None else checked_offset('dst', self._tzinfo.dst(None))

    def isoformat(self, timespec='auto'):
        """Return string in ISO 8601 format, [HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].

The optional argument timespec specifies the number of additional terms
of the time to include. Valid options are 'auto', 'hours', 'minutes',
'seconds', 'milliseconds' and 'microseconds'."""
        text = time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._fold:
            parts.append('fold=1')
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        return f'{shown_class(type(self))}({", ".join(parts)})'

    def strftime(self, format):
        """Format using strftime().

The date part of the timestamp passed to underlying strftime should not be used."""
        return format_by(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, format, /):
        """Formats self with strftime."""
        if not isinstance(format, str):
            raise TypeError(f'__format__() argument 1 must be str, not {type(format).__name__}')
        return self.strftime(format) if format else str(self)

    # -- comparison

    def _length(self, offset):
        length = timedelta(hours=self._hour, minutes=self._minute, seconds=self._second, microseconds=self._microsecond)
        return length if offset is None else length - offset

    def _pair(self, other):
        """Both as lengths from midnight that may be compared; None of a time with an offset and one without."""
        own, others = self.utcoffset(), other.utcoffset()
        if (own is None) != (others is None):
            return None
        return self._length(own), other._length(others)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        pair = self._pair(other)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        return ordered(self, other, time, operator.lt)

    def __le__(self, other):
        return ordered(self, other, time, operator.le)

    def __gt__(self, other):
        return ordered(self, other, time, operator.gt)

    def __ge__(self, other):
        return ordered(self, other, time, operator.ge)

    def __hash__(self):
        if self._hash == -1:
            plain = self.replace(fold=0) if self._fold else self
            self._hash = hash(str(plain._length(plain.utcoffset())))
        return self._hash

    def _state(self, fold=True):
        first = self._hour + 128 * (fold and self._fold)
        state = bytes((first, self._minute, self._second)) + self._microsecond.to_bytes(3)
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce_ex__(self, protocol, /):
        return type(self), self._state(protocol > 3)

    def __reduce__(self):
        return self.__reduce_ex__(2)


time.__module__ = 'datetime'
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
