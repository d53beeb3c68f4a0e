from operator import index as _index


def _bound(value):
    # a bound as an int; what is none is refused in the words for a bad bound
    if not hasattr(type(value), '__index__'):
        return value
    try:
        return _index(value)
    except Exception:
        return -1


def _cycle_new(cls, iterable, /):
    return cycle.__new__(cls, _ready(iter(iterable)))


def _repeat_new(cls, object, times):
    return repeat.__new__(cls, object, _index(times))


def _accumulate_new(cls, iterable, func=None, *, initial=None):
    return accumulate.__new__(cls, _ready(iter(iterable)), func, initial=initial)


def _batched_new(cls, iterable, n, *, strict=False):
    n = _index(n)
    if n < 1:
        raise ValueError("n must be at least one")
    return batched.__new__(cls, _ready(iter(iterable)), n, strict=True if strict else False)


def _chain_of(cls, iterable, /):
    return _chain(cls, _ready(iter(iterable)))


def _compress_new(cls, data, selectors):
    return compress.__new__(cls, _ready(iter(data)), _ready(iter(selectors)))


def _pairwise_new(cls, iterable, /):
    return pairwise.__new__(cls, _ready(iter(iterable)))


def _zip_longest_new(cls, *iterables, fillvalue=None):
    return zip_longest.__new__(cls, *[_ready(iter(iterable)) for iterable in iterables], fillvalue=fillvalue)


def _islice_new(cls, iterable, *bounds):
    bounds = [_bound(value) for value in bounds]
    return islice.__new__(cls, _ready(iter(iterable)), *bounds)


def _dropwhile_new(cls, predicate, iterable, /):
    return dropwhile.__new__(cls, predicate, _ready(iter(iterable)))


def _takewhile_new(cls, predicate, iterable, /):
    return takewhile.__new__(cls, predicate, _ready(iter(iterable)))


def _filterfalse_new(cls, function, iterable, /):
    return filterfalse.__new__(cls, function, _ready(iter(iterable)))


def _starmap_new(cls, function, iterable, /):
    return starmap.__new__(cls, function, _ready(iter(iterable)))


def _groupby_new(cls, iterable, key=None):
    return groupby.__new__(cls, _ready(iter(iterable)), key)


def _tee_new(cls, iterable, /):
    return _tee.__new__(cls, _ready(iter(iterable)))


def _tee_of(iterable, n=2, /):
    n = _index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if not n:
        return ()
    iterator = iter(iterable)
    if isinstance(iterator, _tee) or not hasattr(iterator, '__copy__'):
        return tee(_ready(iterator), n)
    return (iterator, *[iterator.__copy__() for _ in range(1, n)])


def _product_new(cls, *iterables, repeat=1):
    return product.__new__(cls, *map(tuple, iterables), repeat=_index(repeat))


def _combinations_new(cls, iterable, r):
    return combinations.__new__(cls, tuple(iterable), _index(r))


def _repeated_new(cls, iterable, r):
    return combinations_with_replacement.__new__(cls, tuple(iterable), _index(r))


def _permutations_new(cls, iterable, r=None):
    return permutations.__new__(cls, tuple(iterable), r)


def _count_repr(self):
    number, step = _parts(self)
    name = type(self).__name__
    return f'{name}({number!r})' if type(step) is int and step == 1 else f'{name}({number!r}, {step!r})'


def _repeat_repr(self):
    object, = _parts(self)
    name = type(self).__name__
    try:
        return f'{name}({object!r}, {self.__length_hint__()})'
    except TypeError:
        return f'{name}({object!r})'
