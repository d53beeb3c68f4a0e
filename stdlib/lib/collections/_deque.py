"""deque and defaultdict in script, for a Taipan without the native ones.

A deque keeps its items in a ring: a list of 2**k places, of which `_size`
from `_head` on (modulo its length) are in use.
"""

from operator import index as _index
from reprlib import recursive_repr

_FREE = 8  # places of an empty deque

GenericAlias = type(list[int])


class deque:
    """A sequence that grows and shrinks cheaply at both ends."""

    __module__ = 'collections'
    __slots__ = ('_ring', '_head', '_size', '_maxlen', '_changes',
                 '__weakref__')

    def __new__(cls, /, *args, **kwargs):
        self = object.__new__(cls)
        self._ring = [None] * _FREE
        self._head = self._size = self._changes = 0
        self._maxlen = None
        return self

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._maxlen = maxlen
        if self._size:
            self.clear()
        self.extend(iterable)

    @property
    def maxlen(self):
        """The most items it may hold, or None."""
        return self._maxlen

    @maxlen.setter
    def maxlen(self, value):
        raise AttributeError("attribute 'maxlen' of 'collections.deque' "
                             "objects is not writable")

    def _grow(self):
        ring, head = self._ring, self._head
        self._ring = ring[head:] + ring[:head] + [None] * len(ring)
        self._head = 0

    def _items(self):
        """Return the items as a new list."""
        ring, head = self._ring, self._head
        end = head + self._size
        if end <= len(ring):
            return ring[head:end]
        return ring[head:] + ring[:end - len(ring)]

    def _assign(self, items):
        """Replace all items by those of a list."""
        places = _FREE
        while places < len(items):
            places *= 2
        self._size = len(items)
        self._ring = items + [None] * (places - len(items))
        self._head = 0
        self._changes += 1

    def append(self, item, /):
        """Add an item at the right end."""
        if self._size == self._maxlen:
            if not self._size:
                return
            self.popleft()
        if self._size == len(self._ring):
            self._grow()
        ring = self._ring
        ring[(self._head + self._size) & (len(ring) - 1)] = item
        self._size += 1
        self._changes += 1

    def appendleft(self, item, /):
        """Add an item at the left end."""
        if self._size == self._maxlen:
            if not self._size:
                return
            self.pop()
        if self._size == len(self._ring):
            self._grow()
        ring = self._ring
        self._head = (self._head - 1) & (len(ring) - 1)
        ring[self._head] = item
        self._size += 1
        self._changes += 1

    def pop(self, /):
        """Remove the rightmost item and return it."""
        if not self._size:
            raise IndexError("pop from an empty deque")
        self._size -= 1
        self._changes += 1
        ring = self._ring
        place = (self._head + self._size) & (len(ring) - 1)
        item, ring[place] = ring[place], None
        return item

    def popleft(self, /):
        """Remove the leftmost item and return it."""
        if not self._size:
            raise IndexError("pop from an empty deque")
        ring, head = self._ring, self._head
        item, ring[head] = ring[head], None
        self._head = (head + 1) & (len(ring) - 1)
        self._size -= 1
        self._changes += 1
        return item

    def extend(self, iterable, /):
        """Append each item of an iterable at the right end."""
        if iterable is self:
            iterable = self._items()
        append = self.append
        for item in iterable:
            append(item)

    def extendleft(self, iterable, /):
        """Append each item of an iterable at the left end, reversing them."""
        if iterable is self:
            iterable = self._items()
        append = self.appendleft
        for item in iterable:
            append(item)

    def clear(self, /):
        """Remove all items."""
        self._assign([])

    def copy(self, /):
        """Return a new deque with the same items."""
        if self._maxlen is None:
            return type(self)(self)
        return type(self)(self, self._maxlen)

    def __copy__(self, /):
        """Return a new deque with the same items."""
        return self.copy()

    def count(self, value, /):
        """Count the items that are value or equal it."""
        changes = self._changes
        count = 0
        for item in self._items():
            if item is value or item == value:
                count += 1
            if self._changes != changes:
                raise RuntimeError("deque mutated during iteration")
        return count

    def index(self, value, start=0, stop=None, /):
        """Return the position of the first item that is value or equals it.

        Only positions from start up to stop count; ValueError without one.
        """
        size = self._size
        start = _bound(start, size)
        stop = size if stop is None else _bound(stop, size)
        changes = self._changes
        for position in range(start, min(stop, size)):
            item = self[position]
            if item is value or item == value:
                return position
            if self._changes != changes:
                raise RuntimeError("deque mutated during iteration")
        raise ValueError("deque.index(x): x not in deque")

    def insert(self, index, value, /):
        """Put value before the item at index."""
        index = _index(index)
        size = self._size
        if size == self._maxlen:
            raise IndexError("deque already at its maximum size")
        items = self._items()
        items.insert(index, value)
        self._assign(items)

    def remove(self, value, /):
        """Remove the first item that is value or equals it."""
        changes = self._changes
        for position, item in enumerate(self._items()):
            found = item is value or item == value
            if self._changes != changes:
                raise IndexError("deque mutated during remove().")
            if found:
                del self[position]
                return
        raise ValueError("deque.remove(x): x not in deque")

    def reverse(self, /):
        """Turn the order of the items around, in place."""
        items = self._items()
        items.reverse()
        self._assign(items)

    def rotate(self, n=1, /):
        """Move n items from the right end to the left; back if negative."""
        n = _index(n)
        size = self._size
        if size < 2:
            return
        n %= size
        if n:
            items = self._items()
            self._assign(items[size - n:] + items[:size - n])

    def _place(self, index):
        if isinstance(index, slice) or not hasattr(type(index), '__index__'):
            raise TypeError("sequence index must be integer, not "
                            f"'{type(index).__name__}'")
        index = _index(index)
        size = self._size
        if index < 0:
            index += size
        if not 0 <= index < size:
            raise IndexError("deque index out of range")
        return (self._head + index) & (len(self._ring) - 1)

    def __getitem__(self, key, /):
        """Return self[key]."""
        return self._ring[self._place(key)]

    def __setitem__(self, key, value, /):
        """Set self[key] to value."""
        self._ring[self._place(key)] = value

    def __delitem__(self, key, /):
        """Delete self[key]."""
        position = (self._place(key) - self._head) & (len(self._ring) - 1)
        items = self._items()
        del items[position]
        self._assign(items)

    def __len__(self, /):
        """Return len(self)."""
        return self._size

    def __contains__(self, key, /):
        """Return bool(key in self)."""
        changes = self._changes
        for item in self._items():
            if item is key or item == key:
                return True
            if self._changes != changes:
                raise RuntimeError("deque mutated during iteration")
        return False

    def __iter__(self, /):
        """Return iter(self)."""
        return _deque_iterator(self)

    def __reversed__(self, /):
        """Return reversed(self)."""
        return _deque_reverse_iterator(self)

    def __add__(self, value, /):
        """Return self+value."""
        if not isinstance(value, deque):
            raise TypeError('can only concatenate deque (not '
                            f'"{type(value).__name__}") to deque')
        result = _own_copy(self)
        result.extend(value)
        return result

    def __iadd__(self, value, /):
        """Implement self+=value."""
        self.extend(value)
        return self

    def __mul__(self, value, /):
        """Return self*value."""
        result = _own_copy(self)
        result *= value
        return result

    def __rmul__(self, value, /):
        """Return value*self."""
        return self * value

    def __imul__(self, value, /):
        """Implement self*=value."""
        if not hasattr(type(value), '__index__'):
            raise TypeError("can't multiply sequence by non-int of type "
                            f"'{type(value).__name__}'")
        value = _index(value)
        items = self._items()
        limit = self._maxlen
        if limit is not None and items and value > 0:
            # What would be pushed out anyway is not made.
            value = min(value, -(-limit // len(items)) + 1)
        items *= value
        if limit is not None and len(items) > limit:
            del items[:len(items) - limit]
        self._assign(items)
        return self

    def __eq__(self, value, /):
        """Return self==value."""
        if not isinstance(value, deque):
            return NotImplemented
        if self is value:
            return True
        return self._size == value._size and _all_equal(self, value)

    def __lt__(self, value, /):
        """Return self<value."""
        if not isinstance(value, deque):
            return NotImplemented
        return list(self) < list(value)

    def __le__(self, value, /):
        """Return self<=value."""
        if not isinstance(value, deque):
            return NotImplemented
        return list(self) <= list(value)

    def __gt__(self, value, /):
        """Return self>value."""
        if not isinstance(value, deque):
            return NotImplemented
        return list(self) > list(value)

    def __ge__(self, value, /):
        """Return self>=value."""
        if not isinstance(value, deque):
            return NotImplemented
        return list(self) >= list(value)

    __hash__ = None

    @recursive_repr('[...]')
    def __repr__(self, /):
        """Return repr(self)."""
        name = type(self).__name__
        if self._maxlen is None:
            return f"{name}({list(self)!r})"
        return f"{name}({list(self)!r}, maxlen={self._maxlen})"

    def __reduce__(self, /):
        """Return state information for pickling."""
        limit = self._maxlen
        args = () if limit is None else ((), limit)
        return type(self), args, self.__getstate__(), iter(self)

    def __getstate__(self):
        # The slots above are not state: the items travel on their own.
        state = getattr(self, '__dict__', None) or None
        slots = {}
        for cls in type(self).__mro__:
            if cls is deque:
                break
            names = cls.__dict__.get('__slots__', ())
            for name in (names,) if isinstance(names, str) else names:
                if name not in ('__dict__', '__weakref__'):
                    try:
                        slots[name] = getattr(self, name)
                    except AttributeError:
                        pass
        return (state, slots) if slots else state

    def __sizeof__(self, /):
        """Return the size of D in memory, in bytes."""
        return object.__sizeof__(self) + self._ring.__sizeof__()

    __class_getitem__ = classmethod(GenericAlias)


def _own_copy(self):
    result = self.copy()
    if not isinstance(result, deque):
        raise TypeError(f"{type(self).__name__}() must return a deque, "
                        f"not {type(result).__name__}")
    return result


def _bound(index, size):
    """Clamp an argument of index() as a slice would."""
    if not hasattr(type(index), '__index__'):
        raise TypeError("slice indices must be integers or have "
                        "an __index__ method")
    index = _index(index)
    if index < 0:
        index = max(index + size, 0)
    return index


def _all_equal(left, right):
    for x, y in zip(left, right):
        if not (x is y or x == y):
            return False
    return True


class _deque_iterator:
    """Goes through a deque from left to right; refuses if it was changed."""

    __module__ = 'collections'
    __slots__ = ('_deque', '_position', '_changes', '__weakref__')

    def __init__(self, deque, position=0):
        self._deque = deque
        self._position = position
        self._changes = deque._changes

    def __iter__(self):
        return self

    def _item(self, position):
        deque = self._deque
        ring = deque._ring
        return ring[(deque._head + position) & (len(ring) - 1)]

    def __next__(self):
        deque = self._deque
        if deque is None:
            raise StopIteration
        position = self._position
        if self._changes != deque._changes:
            self._position = deque._size
            raise RuntimeError("deque mutated during iteration")
        if position >= deque._size:
            self._deque = None
            raise StopIteration
        self._position = position + 1
        return self._item(position)

    def __length_hint__(self):
        deque = self._deque
        if deque is None:
            return 0
        return max(deque._size - self._position, 0)

    def __reduce__(self):
        deque = self._deque
        if deque is None:
            return type(self), (_empty(), 0)
        return type(self), (deque, self._position)


def _empty():
    return deque()


class _deque_reverse_iterator(_deque_iterator):
    """Goes through a deque from right to left."""

    __module__ = 'collections'
    __slots__ = ()

    def _item(self, position):
        return super()._item(self._deque._size - 1 - position)


class defaultdict(dict):
    """A dict that makes the missing values.

    defaultdict(factory, …): asked for a missing key, it calls factory without
    arguments, keeps what that returns, and answers it.  The other arguments
    are those of dict.
    """

    __module__ = 'collections'
    __slots__ = ('_factory',)

    def __init__(self, default_factory=None, /, *args, **kwargs):
        """Take a factory and the arguments of dict."""
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        super().__init__(*args, **kwargs)
        self._factory = default_factory

    @property
    def default_factory(self):
        """Makes the missing values; None for none."""
        try:
            return self._factory
        except AttributeError:
            return None

    @default_factory.setter
    def default_factory(self, value):
        self._factory = value

    @default_factory.deleter
    def default_factory(self):
        self._factory = None

    def __missing__(self, key, /):
        """Called by __getitem__ for a key that is not there."""
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        # The factory may have set the key itself.
        return self.setdefault(key, factory())

    def copy(self, /):
        """Return a shallow copy of D."""
        return type(self)(self.default_factory, self)

    def __copy__(self, /):
        """Return a shallow copy of D."""
        return self.copy()

    def __reduce__(self, /):
        """Return state information for pickling."""
        factory = self.default_factory
        args = () if factory is None else (factory,)
        return type(self), args, None, None, iter(self.items())

    def __repr__(self, /):
        """Return repr(self)."""
        factory = _factory_repr(self)
        return f'{type(self).__name__}({factory}, {dict.__repr__(self)})'

    def __or__(self, value, /):
        """Return self|value."""
        if not isinstance(value, dict):
            return NotImplemented
        result = self.copy()
        result.update(value)
        return result

    def __ror__(self, value, /):
        """Return value|self."""
        if not isinstance(value, dict):
            return NotImplemented
        result = type(self)(self.default_factory, value)
        result.update(self)
        return result

    __class_getitem__ = classmethod(GenericAlias)


@recursive_repr('...')
def _factory_repr(self):
    return repr(self.default_factory)
