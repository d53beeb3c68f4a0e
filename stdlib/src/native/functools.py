_GenericAlias = type(list[int])
_keywords_follow = (object(),)
_Method = type((lambda self: None).__get__(0))


class _PlaceholderType:
    """The type of the Placeholder singleton.

Used as a placeholder for partial arguments."""

    __module__ = 'functools'
    __slots__ = ()
    _only = None

    def __init_subclass__(cls, /, *args, **kwargs):
        raise TypeError(f"type '{cls.__base__.__module__}.{cls.__base__.__name__}' is not an acceptable base type")

    def __new__(cls, /, *args, **kwargs):
        if args or kwargs:
            raise TypeError(f'{cls.__name__} takes no arguments')
        if cls._only is None:
            cls._only = object.__new__(cls)
        return cls._only

    def __repr__(self):
        return 'Placeholder'

    def __reduce__(self):
        return 'Placeholder'


Placeholder = _PlaceholderType()
_showing = set()        # partial objects whose repr is being made


def _free_places(args):
    return tuple([place for place, value in enumerate(args) if value is Placeholder])


def _filled(stored, places, args):
    if not places:
        return stored + args
    merged = list(stored)
    for place, value in zip(places, args):
        merged[place] = value
    merged.extend(args[len(places):])
    return tuple(merged)


class partial(_Partial):
    """Create a new function with partial application of the given arguments
and keywords."""

    __module__ = 'functools'

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        for value in keywords.values():
            if value is Placeholder:
                raise TypeError('Placeholder cannot be passed as a keyword argument')
        if isinstance(func, partial):
            args = _filled(func.args, _free_places(func.args), args)
            keywords = {**func.keywords, **keywords}
            func = func.func
        return _Partial.__new__(cls, func, args, keywords, _free_places(args) if args else ())

    def __get__(self, instance, owner=None, /):
        """Return an attribute of instance, which is of type owner."""
        return self if instance is None else _Method(self, instance)

    def __repr__(self):
        key = id(self)
        if key in _showing:
            return '...'
        _showing.add(key)
        func, args, keywords = self.func, self.args, self.keywords      # a repr may change them
        try:
            parts = [repr(func)]
            parts.extend([repr(value) for value in args])
            parts.extend([f'{name}={value!r}' for name, value in keywords.items()])
        finally:
            _showing.discard(key)
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError('argument to __setstate__ must be a tuple')
        if len(state) != 4:
            raise TypeError(f'expected 4 items in state, got {len(state)}')
        func, args, keywords, namespace = state
        if (not callable(func) or not isinstance(args, tuple) or not isinstance(keywords, (dict, type(None)))
                or not isinstance(namespace, (dict, type(None)))):
            raise TypeError('invalid partial state')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        args = tuple(args)      # subclasses of tuple and dict are not kept
        if keywords is None:
            keywords = {}
        elif type(keywords) is not dict:
            keywords = dict(keywords)
        self.__dict__ = {} if namespace is None else namespace
        self._set(func, args, keywords, _free_places(args))

    __class_getitem__ = classmethod(_GenericAlias)


class _lru_cache_wrapper(_Cache):
    """Create a cached callable that wraps another function.

user_function:      the function being cached

maxsize:  0         for no caching
          None      for unlimited cache size
          n         for a bounded cache

typed:    False     cache f(3) and f(3.0) as identical calls
          True      cache f(3) and f(3.0) as distinct calls

cache_info_type:    namedtuple class with the fields:
                        hits misses currsize maxsize
"""

    __module__ = 'functools'

    def __new__(cls, user_function, maxsize, typed, cache_info_type):
        if not callable(user_function):
            raise TypeError('the first argument must be callable')
        if maxsize is not None and not isinstance(maxsize, int):
            raise TypeError('maxsize should be integer or None')
        self = _Cache.__new__(cls, user_function, maxsize, bool(typed), _call_slowly, _keep)
        self._info = cache_info_type
        return self

    def cache_info(self):
        """Report cache statistics"""
        return self._info(*_cache_counts(self))

    def cache_clear(self):
        """Clear the cache and cache statistics"""
        _cache_clear(self)

    def __reduce__(self):
        return self.__qualname__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo, /):
        return self


def _key(args, named, typed):
    key = args
    if named:
        key += _keywords_follow
        for item in named.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args]) + tuple([type(value) for value in named.values()])
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return key


def _call_slowly(cache, args, named):
    # a call whose key a script hashes and compares
    table, function, typed = _cache_parts(cache)
    if _cache_counts(cache)[2] == 0:
        _cache_miss(cache)
        return function(*args, **named)
    key = _key(args, named, typed)
    place = table.get(key)
    if place is not None and _cache_parts(cache)[0] is table:
        found = _cache_use(cache, place)
        if found is not None:
            return found[0]
    _cache_miss(cache)
    return _keep(cache, key, function(*args, **named))


def _keep(cache, key, result):
    table = _cache_parts(cache)[0]
    if key in table:
        return result
    oldest = _cache_oldest(cache)
    if oldest is not None:
        place = table.pop(oldest[0], None)
        if place is not None:
            _cache_free(cache, place)
    table[key] = _cache_add(cache, key, result)
    return result


_nothing = object()


def _reduce(function, iterable, /, initial=_nothing):
    rest = iter(iterable)
    value = initial
    if initial is _nothing:
        value = next(rest, _nothing)
        if value is _nothing:
            raise TypeError('reduce() of empty iterable with no initial value')
    for item in rest:
        value = function(value, item)
    return value


class KeyWrapper:
    __slots__ = ('_mycmp', 'obj')
    __module__ = 'functools'
    __hash__ = None

    def __init__(self, mycmp, obj=None):
        self._mycmp = mycmp
        self.obj = obj

    def __call__(self, obj):
        return KeyWrapper(self._mycmp, obj)

    def __lt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._mycmp(self.obj, other.obj) < 0

    def __gt__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._mycmp(self.obj, other.obj) > 0

    def __eq__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._mycmp(self.obj, other.obj) == 0

    def __le__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._mycmp(self.obj, other.obj) <= 0

    def __ge__(self, other):
        if type(other) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        return self._mycmp(self.obj, other.obj) >= 0


def _cmp_to_key(mycmp):
    return KeyWrapper(mycmp)
