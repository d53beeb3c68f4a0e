from operator import index as _index

_GenericAlias = type(list[int])


class deque(_Ring):
    """A list-like sequence optimized for data accesses near its endpoints."""

    __module__ = 'collections'
    __slots__ = ()
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, iterable=(), maxlen=None):
        self._limit(maxlen)
        if _length(self):
            self.clear()
        self.extend(iterable)

    def extend(self, iterable, /):
        """Extend the right side of the deque with elements from the iterable."""
        if iterable is self:
            iterable = list(iterable)
        if not self._extend(iterable, False):
            append = self.append if type(self) is deque else super().append
            for item in iterable:
                append(item)

    def extendleft(self, iterable, /):
        """Extend the left side of the deque with elements from the iterable."""
        if iterable is self:
            iterable = list(iterable)
        if not self._extend(iterable, True):
            append = self.appendleft if type(self) is deque else super().appendleft
            for item in iterable:
                append(item)

    def rotate(self, n=1, /):
        """Rotate the deque n steps to the right.  If n is negative, rotates left."""
        self._rotate(n if type(n) is int else _index(n))

    def insert(self, index, value, /):
        """Insert value before index."""
        self._insert(_index(index), value)

    def _find(self, value, start, stop):
        # the first place of a value, -1 if there is none
        changes = self._changes()
        at = 0
        for item in _iterate(self):
            if at >= stop:
                break
            if at >= start:
                found = item is value or item == value
                if self._changes() != changes:
                    raise RuntimeError("deque mutated during iteration")
                if found:
                    return at
            at += 1
        return -1

    def __contains__(self, value, /):
        """Return bool(key in self)."""
        return self._find(value, 0, len(self)) >= 0

    def count(self, value, /):
        """Return number of occurrences of value."""
        changes = self._changes()
        total = 0
        for item in _iterate(self):
            if item is value or item == value:
                total += 1
            if self._changes() != changes:
                raise RuntimeError("deque mutated during iteration")
        return total

    def index(self, value, start=0, stop=None, /):
        """Return first index of value.

Raises ValueError if the value is not present."""
        length = len(self)
        start = _index(start)
        stop = length if stop is None else _index(stop)
        if start < 0:
            start = max(start + length, 0)
        if stop < 0:
            stop += length
        at = self._find(value, start, stop)
        if at < 0:
            raise ValueError("deque.index(x): x not in deque")
        return at

    def remove(self, value, /):
        """Remove first occurrence of value."""
        changes = self._changes()
        at = 0
        for item in _iterate(self):
            found = item is value or item == value
            if self._changes() != changes:
                raise IndexError("deque mutated during remove().")
            if found:
                _Ring.__delitem__(self, at)
                return
            at += 1
        raise ValueError("deque.remove(x): x not in deque")

    def copy(self, /):
        """Return a shallow copy of a deque."""
        if type(self) is deque:
            return deque(self, self.maxlen)
        if self.maxlen is None:
            return type(self)(self)
        return type(self)(self, self.maxlen)

    __copy__ = copy

    def __add__(self, other, /):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, other, /):
        self.extend(other)
        return self

    def __mul__(self, factor, /):
        made = self.copy()
        made *= factor
        return made

    __rmul__ = __mul__

    def __imul__(self, factor, /):
        try:
            factor = _index(factor)
        except TypeError:
            raise TypeError(f"can't multiply sequence by non-int of type "
                            f"'{type(factor).__name__}'") from None
        if factor <= 0:
            self.clear()
        elif factor > 1 and len(self):
            items = list(_iterate(self))
            limit = self.maxlen
            if limit is not None:
                factor = min(factor, limit // len(items) + 2)
            self._extend(items * (factor - 1), False)
        return self

    def __eq__(self, other, /):
        if not isinstance(other, deque):
            return NotImplemented
        return len(self) == len(other) and list(self) == list(other)

    __hash__ = None

    def __ne__(self, other, /):
        if not isinstance(other, deque):
            return NotImplemented
        return not (len(self) == len(other) and list(self) == list(other))

    def __lt__(self, other, /):
        return list(self) < list(other) if isinstance(other, deque) else NotImplemented

    def __le__(self, other, /):
        return list(self) <= list(other) if isinstance(other, deque) else NotImplemented

    def __gt__(self, other, /):
        return list(self) > list(other) if isinstance(other, deque) else NotImplemented

    def __ge__(self, other, /):
        return list(self) >= list(other) if isinstance(other, deque) else NotImplemented

    def __repr__(self, /):
        key = id(self)
        if key in _shown:
            return '[...]'
        _shown.add(key)
        try:
            items = list(self)
            if self.maxlen is None:
                return f'{type(self).__name__}({items!r})'
            return f'{type(self).__name__}({items!r}, maxlen={self.maxlen})'
        finally:
            _shown.discard(key)

    def __reduce__(self, /):
        """Return state information for pickling."""
        arguments = () if self.maxlen is None else ((), self.maxlen)
        return type(self), arguments, self.__getstate__(), iter(self)

    def __sizeof__(self, /):
        """Return the size of the deque in memory, in bytes."""
        return 80 + 8 * len(self)


_shown = set()          # deques whose repr is being made
_iterate, _length = _Ring.__iter__, _Ring.__len__


def _count_slowly(mapping, iterable):
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1
