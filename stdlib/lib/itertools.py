"""Iterators made from other iterators.

Endless: count, cycle, repeat.
Until the shortest ends: accumulate, batched, chain, compress, dropwhile,
filterfalse, groupby, islice, pairwise, starmap, takewhile, tee, zip_longest.
Of pools: product, permutations, combinations, combinations_with_replacement.

All of them are written in the language, so whatever they call may pause.
"""

from operator import index as _index
from sys import maxsize as _maxsize

_END = object()         # stands for "no item" everywhere below


def _is_number(value):
    kind = type(value)
    return (isinstance(value, complex) or hasattr(kind, '__index__')
            or hasattr(kind, '__int__') or hasattr(kind, '__float__'))


class count:
    """Return a count object whose .__next__() method returns consecutive values."""

    __slots__ = ('_number', '_step', '__weakref__')

    def __new__(cls, start=0, step=1):
        if not _is_number(start) or not _is_number(step):
            raise TypeError("a number is required")
        if isinstance(start, int) and isinstance(step, int):
            start = int(start)
            if step == 1:
                step = 1
        self = object.__new__(cls)
        self._number = start
        self._step = step
        return self

    def __iter__(self):
        return self

    def __next__(self):
        number = self._number
        self._number = number + self._step
        return number

    def __repr__(self):
        name = type(self).__name__
        step = self._step
        if type(step) is int and step == 1:
            return f'{name}({self._number!r})'
        return f'{name}({self._number!r}, {step!r})'


class cycle:
    """Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely."""

    __slots__ = ('_iterator', '_saved', '_at', '__weakref__')

    def __new__(cls, iterable, /):
        self = object.__new__(cls)
        self._iterator = iter(iterable)
        self._saved = []
        self._at = 0
        return self

    def __iter__(self):
        return self

    def __next__(self):
        iterator = self._iterator
        saved = self._saved
        if iterator is not None:
            item = next(iterator, _END)
            if item is not _END:
                saved.append(item)
                return item
            self._iterator = None
        if not saved:
            raise StopIteration
        at = self._at
        if at >= len(saved):
            at = 0
        self._at = at + 1
        return saved[at]


class repeat:
    """repeat(object [,times]) -> create an iterator which returns the object
for the specified number of times.  If not specified, returns the object
endlessly."""

    __slots__ = ('_object', '_left', '__weakref__')

    def __new__(cls, object, times=_END):
        self = _new(cls)
        self._object = object
        if times is _END:
            self._left = None
        else:
            times = _index(times)
            self._left = times if times > 0 else 0
        return self

    def __iter__(self):
        return self

    def __next__(self):
        left = self._left
        if left is not None:
            if not left:
                raise StopIteration
            self._left = left - 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        name = type(self).__name__
        if self._left is None:
            return f'{name}({self._object!r})'
        return f'{name}({self._object!r}, {self._left})'


_new = object.__new__


class accumulate:
    """Return series of accumulated sums (or other binary function results)."""

    __slots__ = ('_iterator', '_function', '_total', '_initial', '__weakref__')

    def __new__(cls, iterable, func=None, *, initial=None):
        self = object.__new__(cls)
        self._iterator = iter(iterable)
        self._function = func
        self._total = _END
        self._initial = initial
        return self

    def __iter__(self):
        return self

    def __next__(self):
        total = self._total
        if total is _END:
            total = self._initial
            self._initial = None
            if total is None:
                total = next(self._iterator)
        else:
            item = next(self._iterator)
            function = self._function
            total = total + item if function is None else function(total, item)
        self._total = total
        return total


class batched:
    """Batch data into tuples of length n. The last batch may be shorter than n.

If strict is true, a last batch that is shorter raises ValueError."""

    __slots__ = ('_iterator', '_size', '_strict', '__weakref__')

    def __new__(cls, iterable, n, *, strict=False):
        n = _index(n)
        if n < 1:
            raise ValueError("n must be at least one")
        self = object.__new__(cls)
        self._iterator = iter(iterable)
        self._size = n
        self._strict = True if strict else False
        return self

    def __iter__(self):
        return self

    def __next__(self):
        iterator = self._iterator
        if iterator is None:
            raise StopIteration
        size = self._size
        items = []
        while len(items) < size:
            item = next(iterator, _END)
            if item is _END:
                self._iterator = None
                if not items:
                    raise StopIteration
                if self._strict:
                    raise ValueError("batched(): incomplete batch")
                break
            items.append(item)
        return tuple(items)


class chain:
    """Return a chain object whose .__next__() method returns elements from the
first iterable until it is exhausted, then elements from the next
iterable, until all of the iterables are exhausted."""

    __slots__ = ('_sources', '_active', '__weakref__')

    def __new__(cls, *iterables):
        self = object.__new__(cls)
        self._sources = iter(iterables)
        self._active = None
        return self

    @classmethod
    def from_iterable(cls, iterable, /):
        """Alternative chain() constructor taking a single iterable argument that evaluates lazily."""
        sources = iter(iterable)
        self = cls()
        self._sources = sources
        return self

    def __class_getitem__(cls, item, /):
        """See PEP 585"""
        return _GenericAlias(cls, item)

    def __iter__(self):
        return self

    def __next__(self):
        active = self._active
        while True:
            if active is not None:
                item = next(active, _END)
                if item is not _END:
                    return item
                self._active = None
            sources = self._sources
            if sources is None:
                raise StopIteration
            source = next(sources, _END)
            if source is _END:
                self._sources = None
                raise StopIteration
            try:
                active = self._active = iter(source)
            except BaseException:
                self._sources = None
                raise


_GenericAlias = type(list[int])


class compress:
    """Return data elements corresponding to true selector elements."""

    __slots__ = ('_data', '_selectors', '__weakref__')

    def __new__(cls, data, selectors):
        self = object.__new__(cls)
        self._data = iter(data)
        self._selectors = iter(selectors)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        data = self._data
        selectors = self._selectors
        while True:
            item = next(data)
            if next(selectors):
                return item


class dropwhile:
    """Drop items from the iterable while predicate(item) is true.

Afterwards, return every element until the iterable is exhausted."""

    __slots__ = ('_predicate', '_iterator', '_started', '__weakref__')

    def __new__(cls, predicate, iterable, /):
        self = object.__new__(cls)
        self._predicate = predicate
        self._iterator = iter(iterable)
        self._started = False
        return self

    def __iter__(self):
        return self

    def __next__(self):
        iterator = self._iterator
        if self._started:
            return next(iterator)
        predicate = self._predicate
        while True:
            item = next(iterator)
            if not predicate(item):
                self._started = True
                return item


class takewhile:
    """Return successive entries from an iterable as long as the predicate evaluates to true for each entry."""

    __slots__ = ('_predicate', '_iterator', '_stopped', '__weakref__')

    def __new__(cls, predicate, iterable, /):
        self = object.__new__(cls)
        self._predicate = predicate
        self._iterator = iter(iterable)
        self._stopped = False
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self._stopped:
            raise StopIteration
        item = next(self._iterator)
        if self._predicate(item):
            return item
        self._stopped = True
        raise StopIteration


class filterfalse:
    """Return those items of iterable for which function(item) is false.

If function is None, return the items that are false."""

    __slots__ = ('_function', '_iterator', '__weakref__')

    def __new__(cls, function, iterable, /):
        self = object.__new__(cls)
        self._function = None if function is bool else function
        self._iterator = iter(iterable)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        iterator = self._iterator
        function = self._function
        while True:
            item = next(iterator)
            if not (item if function is None else function(item)):
                return item


class starmap:
    """Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence."""

    __slots__ = ('_function', '_iterator', '__weakref__')

    def __new__(cls, function, iterable, /):
        self = object.__new__(cls)
        self._function = function
        self._iterator = iter(iterable)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        arguments = next(self._iterator)
        if type(arguments) is not tuple:
            arguments = tuple(arguments)
        return self._function(*arguments)


class pairwise:
    """Return an iterator of overlapping pairs taken from the input iterator.

    s -> (s0,s1), (s1,s2), (s2, s3), ..."""

    __slots__ = ('_iterator', '_last', '__weakref__')

    def __new__(cls, iterable, /):
        self = object.__new__(cls)
        self._iterator = iter(iterable)
        self._last = _END
        return self

    def __iter__(self):
        return self

    def __next__(self):
        iterator = self._iterator
        if iterator is None:
            raise StopIteration
        last = self._last
        if last is _END:
            last = self._last = next(iterator, _END)
            if last is _END:
                self._iterator = None
                raise StopIteration
            # what has just been called may have come here again
            iterator = self._iterator
            if iterator is None:
                raise StopIteration
        item = next(iterator, _END)
        if item is _END:
            self._iterator = None
            self._last = _END
            raise StopIteration
        self._last = item
        return last, item


class zip_longest:
    """Return a zip_longest object whose .__next__() method returns a tuple where
the i-th element comes from the i-th iterable argument.  The .__next__()
method continues until the longest iterable in the argument sequence
is exhausted and then it raises StopIteration.  Missing items are replaced
by fillvalue, which is None by default."""

    __slots__ = ('_iterators', '_fill', '_active', '__weakref__')

    def __new__(cls, *iterables, fillvalue=None):
        self = object.__new__(cls)
        self._iterators = [iter(iterable) for iterable in iterables]
        self._active = len(iterables)
        self._fill = fillvalue
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if not self._active:
            raise StopIteration
        fill = self._fill
        iterators = self._iterators
        items = []
        for at, iterator in enumerate(iterators):
            if iterator is None:
                items.append(fill)
                continue
            try:
                item = next(iterator, _END)
            except BaseException:
                self._active = 0
                raise
            if item is _END:
                self._active -= 1
                if self._active <= 0:
                    raise StopIteration
                iterators[at] = None
                item = fill
            items.append(item)
        return tuple(items)


def _islice_bound(value, message):
    if value is None:
        return None
    try:
        value = _index(value)
    except TypeError:
        raise ValueError(message) from None
    if not 0 <= value <= _maxsize:
        raise ValueError(message)
    return value


class islice:
    """islice(iterable, stop) --> islice object
islice(iterable, start, stop[, step]) --> islice object

Return an iterator whose next() method returns selected values from an
iterable.  If start is specified, will skip all preceding elements;
otherwise, start defaults to zero.  Step defaults to one.  If
specified as another value, step determines how many values are
skipped between successive calls.  Works like a slice() on a list
but returns an iterator."""

    __slots__ = ('_iterator', '_next', '_stop', '_step', '_taken', '__weakref__')

    def __new__(cls, iterable, *bounds):
        if len(bounds) == 1:
            start, step = 0, 1
            stop = _islice_bound(bounds[0], "Stop argument for islice() must be None or an integer: "
                                            "0 <= x <= sys.maxsize.")
        elif not bounds:
            raise TypeError("islice expected at least 2 arguments, got 1")
        elif len(bounds) > 3:
            raise TypeError(f"islice expected at most 4 arguments, got {len(bounds) + 1}")
        else:
            what = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            stop = _islice_bound(bounds[1], "Stop argument for islice() must be None or an integer: "
                                            "0 <= x <= sys.maxsize." if _strange(bounds[1]) else what)
            start = _islice_bound(bounds[0], what) or 0
            step = 1
            if len(bounds) == 3:
                what = "Step for islice() must be a positive integer or None."
                step = _islice_bound(bounds[2], what)
                if step is None:
                    step = 1
                elif not step:
                    raise ValueError(what)
        self = object.__new__(cls)
        self._iterator = iter(iterable)
        self._next = start
        self._stop = stop
        self._step = step
        self._taken = 0
        return self

    def __iter__(self):
        return self

    def __next__(self):
        iterator = self._iterator
        if iterator is None:
            raise StopIteration
        wanted = self._next
        stop = self._stop
        while self._taken < wanted:
            if next(iterator, _END) is _END:
                self._iterator = None
                raise StopIteration
            self._taken += 1
        if stop is not None and self._taken >= stop:
            self._iterator = None
            raise StopIteration
        item = next(iterator, _END)
        if item is _END:
            self._iterator = None
            raise StopIteration
        self._taken += 1
        wanted += self._step
        self._next = wanted if stop is None or wanted <= stop else stop
        return item


def _strange(value):
    # no number at all, -1, or beyond an index
    try:
        value = _index(value)
        return value == -1 or not -_maxsize - 1 <= value <= _maxsize
    except TypeError:
        return value is not None


# --- groupby() ---

class groupby:
    """make an iterator that returns consecutive keys and groups from the iterable

iterable
  Elements to divide into groups according to the key function.
key
  A function for computing the group category for each element.
  If the key function is not specified or is None, the element itself
  is used for grouping."""

    # _turn is a fresh object for each group: a group whose turn is over is empty. So groups hold
    # the groupby object, but it does not hold them.
    __slots__ = ('_iterator', '_function', '_target', '_key', '_value', '_turn', '__weakref__')

    def __new__(cls, iterable, key=None):
        self = object.__new__(cls)
        self._iterator = iter(iterable)
        self._function = key
        self._target = self._key = self._value = _END
        self._turn = None
        return self

    def __iter__(self):
        return self

    def _step(self):
        value = next(self._iterator)
        function = self._function
        key = value if function is None else function(value)
        self._value = value
        self._key = key

    def __next__(self):
        self._turn = None
        while True:
            key, target = self._key, self._target
            if key is _END:
                pass
            elif target is _END:
                break
            elif not (target is key or target == key):
                break
            self._step()
        key = self._target = self._key
        turn = self._turn = object()
        group = object.__new__(_grouper)
        group._parent = self
        group._target = key
        group._turn = turn
        return key, group


class _grouper:
    # The items of one group.

    __slots__ = ('_parent', '_target', '_turn')

    def __new__(cls, parent, target, /):
        if not isinstance(parent, groupby):
            raise TypeError(f"_grouper() argument 1 must be itertools.groupby, not {type(parent).__name__}")
        self = object.__new__(cls)
        self._parent = parent
        self._target = target
        self._turn = parent._turn = object()
        return self

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._turn is not self._turn:
            raise StopIteration
        if parent._value is _END:
            parent._step()
        target, key = self._target, parent._key
        if not (target is key or target == key):
            raise StopIteration
        value = parent._value
        parent._value = _END
        return value


# --- tee() ---

class _shared:
    # What the iterators of one tee() have in common.

    __slots__ = ('iterator', 'is_running')

    def __init__(self, iterator):
        self.iterator = iterator
        self.is_running = False


class _tee:
    """Iterator wrapped to make it copyable."""

    # _link is a list [item, next link]; the last link is empty.
    __slots__ = ('_shared', '_link', '__weakref__')

    def __new__(cls, iterable, /):
        iterator = iter(iterable)
        if isinstance(iterator, _tee):
            return iterator.__copy__()
        self = object.__new__(_tee)
        self._shared = _shared(iterator)
        self._link = []
        return self

    def __iter__(self):
        return self

    def __copy__(self):
        """Returns an independent iterator."""
        copy = object.__new__(_tee)
        copy._shared = self._shared
        copy._link = self._link
        return copy

    def __next__(self):
        link = self._link
        if not link:
            shared = self._shared
            if shared.is_running:
                raise RuntimeError("cannot re-enter the tee iterator")
            shared.is_running = True
            try:
                item = next(shared.iterator)
            finally:
                shared.is_running = False
            link += item, []
        item, self._link = link
        return item


def tee(iterable, n=2, /):
    """Returns a tuple of n independent iterators."""
    n = _index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if not n:
        return ()
    iterator = iter(iterable)
    if isinstance(iterator, _tee) or not hasattr(iterator, '__copy__'):
        iterator = _tee(iterator)
    copies = [iterator]
    while len(copies) < n:
        copies.append(iterator.__copy__())
    return tuple(copies)


# --- of pools ---

class product:
    """Cartesian product of input iterables.  Equivalent to nested for-loops.

The rightmost iterable advances on every iteration. repeat is how many times
the iterables are taken."""

    __slots__ = ('_pools', '_indices', '_items', '__weakref__')

    def __new__(cls, *iterables, repeat=1):
        repeat = _index(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self = object.__new__(cls)
        pools = [tuple(iterable) for iterable in iterables] if repeat else []
        if len(pools) * repeat > _maxsize // 8:
            raise OverflowError("repeat argument too large")
        pools = self._pools = pools * repeat
        self._indices = None
        self._items = None if () in pools else [pool[0] for pool in pools]
        return self

    def __iter__(self):
        return self

    def __next__(self):
        items = self._items
        if items is None:
            raise StopIteration
        indices = self._indices
        if indices is None:
            self._indices = [0] * len(items)
            return tuple(items)
        pools = self._pools
        at = len(items)
        while at:
            at -= 1
            pool = pools[at]
            index = indices[at] + 1
            if index < len(pool):
                indices[at] = index
                items[at] = pool[index]
                return tuple(items)
            indices[at] = 0
            items[at] = pool[0]
        self._items = None
        raise StopIteration


def _size_of_choice(r):
    r = _index(r)
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


class combinations:
    """Return successive r-length combinations of elements in the iterable.

combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)"""

    __slots__ = ('_pool', '_indices', '_items', '__weakref__')

    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        r = _size_of_choice(r)
        self = object.__new__(cls)
        self._pool = pool
        self._indices = None
        self._items = list(pool[:r]) if r <= len(pool) else None
        return self

    def __iter__(self):
        return self

    def __next__(self):
        items = self._items
        if items is None:
            raise StopIteration
        indices = self._indices
        if indices is None:
            self._indices = list(range(len(items)))
            return tuple(items)
        pool = self._pool
        at = len(items) - 1
        most = len(pool) - 1
        while at >= 0 and indices[at] == most:
            at -= 1
            most -= 1
        if at < 0:
            self._items = None
            raise StopIteration
        index = indices[at]
        for at in range(at, len(items)):
            index += 1
            indices[at] = index
            items[at] = pool[index]
        return tuple(items)


class combinations_with_replacement:
    """Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.

combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')"""

    __slots__ = ('_pool', '_indices', '_items', '__weakref__')

    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        r = _size_of_choice(r)
        self = object.__new__(cls)
        self._pool = pool
        self._indices = None
        self._items = [pool[0]] * r if pool else [] if not r else None
        return self

    def __iter__(self):
        return self

    def __next__(self):
        items = self._items
        if items is None:
            raise StopIteration
        indices = self._indices
        if indices is None:
            self._indices = [0] * len(items)
            return tuple(items)
        pool = self._pool
        at = len(items) - 1
        most = len(pool) - 1
        while at >= 0 and indices[at] == most:
            at -= 1
        if at < 0:
            self._items = None
            raise StopIteration
        index = indices[at] + 1
        item = pool[index]
        for at in range(at, len(items)):
            indices[at] = index
            items[at] = item
        return tuple(items)


class permutations:
    """Return successive r-length permutations of elements in the iterable.

permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)"""

    __slots__ = ('_pool', '_indices', '_cycles', '_items', '__weakref__')

    def __new__(cls, iterable, r=None):
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not isinstance(r, int):
            raise TypeError("Expected int as r")
        r = _size_of_choice(r)
        self = object.__new__(cls)
        self._pool = pool
        self._indices = None
        self._items = list(pool[:r]) if r <= len(pool) else None
        return self

    def __iter__(self):
        return self

    def __next__(self):
        items = self._items
        if items is None:
            raise StopIteration
        pool = self._pool
        indices = self._indices
        if indices is None:
            size = len(pool)
            self._indices = list(range(size))
            self._cycles = list(range(size, size - len(items), -1))
            return tuple(items)
        cycles = self._cycles
        at = len(items)
        while at:
            at -= 1
            left = cycles[at] - 1
            if left:
                # swap with the one that has not been in this place yet
                cycles[at] = left
                indices[at], indices[-left] = indices[-left], indices[at]
                for place in range(at, len(items)):
                    items[place] = pool[indices[place]]
                return tuple(items)
            # all have been in this place: turn the tail
            indices.append(indices.pop(at))
            cycles[at] = len(indices) - at
        self._items = None
        raise StopIteration
