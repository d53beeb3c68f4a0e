"""`timedelta`: a length of time, exact to the microsecond."""

import math
from _datetime_calendar import shown_class
from _datetime_core import adopt_delta

_MAX_DAYS = 999999999
_DAY = 86400 * 10 ** 6


def rounded_quotient(number, divisor):
    """The nearest int; of two that are equally near, the even one."""
    quotient, rest = divmod(number, divisor)
    double = 2 * rest
    beyond = double > divisor if divisor > 0 else double < divisor
    return quotient + 1 if beyond or double == divisor and quotient % 2 else quotient


class timedelta:
    """Difference between two datetime values.

timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

All arguments are optional and default to 0.
Arguments may be integers or floats, and may be positive or negative."""

    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total, left = 0, 0.0
        for name, value, factor in (('days', days, _DAY), ('seconds', seconds, 10 ** 6),
                                    ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                    ('minutes', minutes, 60 * 10 ** 6), ('hours', hours, 3600 * 10 ** 6),
                                    ('weeks', weeks, 7 * _DAY)):
            if isinstance(value, int):
                total += int(value) * factor
            elif isinstance(value, float):
                fraction, whole = math.modf(value)
                total += int(whole) * factor
                fraction, whole = math.modf(fraction * factor)
                total += int(whole)
                left += fraction
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if left:
            whole = round(left)
            if abs(whole - left) == 0.5:
                odd = total % 2
                whole = int(2.0 * round((left + odd) * 0.5) - odd)
            total += whole
        return _of_microseconds(total, cls)

    days = property(lambda self: self._days, doc='Number of days.')
    seconds = property(lambda self: self._seconds,
                       doc='Number of seconds (>= 0 and less than 1 day).')
    microseconds = property(lambda self: self._microseconds,
                            doc='Number of microseconds (>= 0 and less than 1 second).')

    def _total(self):
        return (self._days * 86400 + self._seconds) * 10 ** 6 + self._microseconds

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._total() / 10 ** 6

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in
                 (('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds)) if value]
        return f'{shown_class(type(self))}({", ".join(parts) or "0"})'

    def __str__(self):
        minutes, second = divmod(self._seconds, 60)
        hour, minute = divmod(minutes, 60)
        text = f'{hour}:{minute:02d}:{second:02d}'
        if self._days:
            text = f'{self._days} day{"" if abs(self._days) == 1 else "s"}, {text}'
        if self._microseconds:
            text += f'.{self._microseconds:06d}'
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _of_microseconds(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __rsub__(self, other):
        return other - self if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _of_microseconds(self._total() - other._total())
        return NotImplemented

    def __neg__(self):
        return _of_microseconds(-self._total())

    def __pos__(self):
        return _of_microseconds(self._total())

    def __abs__(self):
        return _of_microseconds(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return _of_microseconds(self._total() * int(other))
        if isinstance(other, float):
            over, under = other.as_integer_ratio()
            return _of_microseconds(rounded_quotient(self._total() * over, under))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // _divisor(other._total())
        if isinstance(other, int):
            return _of_microseconds(self._total() // _divisor(int(other)))
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / _divisor(other._total())
        if isinstance(other, int):
            return _of_microseconds(rounded_quotient(self._total(), _divisor(int(other))))
        if isinstance(other, float):
            over, under = other.as_integer_ratio()
            return _of_microseconds(rounded_quotient(under * self._total(), _divisor(over)))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _of_microseconds(self._total() % _divisor(other._total()))
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._total(), _divisor(other._total()))
            return quotient, _of_microseconds(rest)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


timedelta.__module__ = 'datetime'
adopt_delta(timedelta)


def _divisor(number):
    if not number:
        raise ZeroDivisionError('division by zero')
    return number


def _of_microseconds(total, cls=timedelta):
    days, rest = divmod(total, _DAY)
    if not -_MAX_DAYS <= days <= _MAX_DAYS:
        if abs(days) >= 1 << 31:
            raise OverflowError('Python int too large to convert to C int')
        raise OverflowError(f'days={days}; must have magnitude <= {_MAX_DAYS}')
    self = object.__new__(cls)
    self._days = days
    self._seconds, self._microseconds = divmod(rest, 10 ** 6)
    return self


timedelta.min = timedelta(-_MAX_DAYS)
timedelta.max = timedelta(_MAX_DAYS, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
