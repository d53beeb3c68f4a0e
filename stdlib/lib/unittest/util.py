"""Small helpers of the package: short representations and differences of lists."""

from collections import namedtuple, Counter
from os.path import commonprefix

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
# what remains for the part that differs, once the fixed parts are paid for
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _MIN_COMMON_LEN + _MIN_END_LEN
                               + 2 * _PLACEHOLDER_LEN)
assert _MIN_DIFF_LEN >= 0


def _shorten(text, head, tail):
    """Keep head and tail characters and say how many were left out, if that is shorter."""
    left_out = len(text) - head - tail
    if left_out <= _PLACEHOLDER_LEN:
        return text
    return '%s[%d chars]%s' % (text[:head], left_out, text[len(text) - tail:])


def _common_shorten_repr(*args):
    reprs = tuple(safe_repr(arg) for arg in args)
    longest = max(len(text) for text in reprs)
    if longest <= _MAX_LENGTH:
        return reprs
    prefix = commonprefix(reprs)
    size = len(prefix)
    room = _MAX_LENGTH - (longest - size + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        # the differing ends fit whole: only the common beginning is shortened
        assert (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + (longest - size)
                < _MAX_LENGTH)
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple(prefix + text[size:] for text in reprs)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[size:], _MIN_DIFF_LEN, _MIN_END_LEN)
                 for text in reprs)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        text = text[:_MAX_LENGTH] + ' [truncated]...'
    return text


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def sorted_list_difference(expected, actual):
    """Return (missing, unexpected) of two sorted lists; equal neighbours count once."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        e, a = expected[i], actual[j]
        if e < a:
            missing.append(e)
            i = _past(expected, i, e)
        elif e > a:
            unexpected.append(a)
            j = _past(actual, j, a)
        else:
            i = _past(expected, i, e)
            j = _past(actual, j, a)
    missing.extend(expected[i:])
    unexpected.extend(actual[j:])
    return missing, unexpected


def _past(items, index, value):
    while index < len(items) and items[index] == value:
        index += 1
    return index


def unorderable_list_difference(expected, actual):
    """Like sorted_list_difference, for items that have no order; empties `expected`."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """Return -1, 0 or 1 as x is below, equal to or above y."""
    return (x > y) - (x < y)


_Mismatch = namedtuple('Mismatch', 'actual expected value')


def _count_diff_all_purpose(actual, expected):
    """Items whose counts differ, found by == alone."""
    left, right = list(actual), list(expected)
    unseen = object()       # stands where an item was already counted
    result = []
    for items, first in ((left, True), (right, False)):
        for index, item in enumerate(items):
            if item is unseen:
                continue
            in_left = _strike(left, item, unseen, index if first else 0)
            in_right = _strike(right, item, unseen, 0 if first else index)
            if in_left != in_right:
                result.append(_Mismatch(in_left, in_right, item))
    return result


def _strike(items, item, unseen, start):
    count = 0
    for index in range(start, len(items)):
        if items[index] is not unseen and items[index] == item:
            count += 1
            items[index] = unseen
    return count


def _count_diff_hashable(actual, expected):
    """Items whose counts differ, found by hash."""
    left, right = Counter(actual), Counter(expected)
    result = [_Mismatch(count, right.get(item, 0), item)
              for item, count in left.items() if right.get(item, 0) != count]
    result += [_Mismatch(0, count, item)
               for item, count in right.items() if item not in left]
    return result
