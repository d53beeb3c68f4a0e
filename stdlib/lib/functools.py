"""Functions that take functions or return them.

In order: wrappers, rich comparison, reduce, partial application, caches,
dispatch on the type of the first argument.
"""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES',
           'total_ordering', 'cache', 'cmp_to_key', 'lru_cache', 'reduce',
           'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property', 'Placeholder']

from abc import get_cache_token
from reprlib import recursive_repr

try:
    from _thread import RLock
except ImportError:
    class RLock:
        """Stands in where there are no threads."""
        def __enter__(self): pass
        def __exit__(self, exctype, excinst, exctb): pass

GenericAlias = type(list[int])
UnionType = type(int | str)
MappingProxyType = type(type.__dict__)


class _Sample:
    def method(self): pass
MethodType = type(_Sample().method)
del _Sample


# --- wrappers ---

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__',
                       '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS,
                   updated=WRAPPER_UPDATES):
    """Make wrapper look like the function it wraps, and return it.

    The attributes named in `assigned` are taken over as they are, those in
    `updated` are dictionaries that take over the entries.  Missing ones are
    skipped.  `wrapper.__wrapped__` leads back to the original.
    """
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Comes last: updating __dict__ may have brought the inner __wrapped__.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Return a decorator that calls update_wrapper() on its function.

    The remaining arguments are those of update_wrapper().
    """
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned,
                   updated=updated)


# --- total_ordering() ---

# Operator -> (symbol, points at the smaller side, strict), in the order in
# which a class's own operators are preferred as the root.
_OPERATORS = {
    '__lt__': ('<', True, True),
    '__le__': ('<=', True, False),
    '__gt__': ('>', False, True),
    '__ge__': ('>=', False, False),
}


def _derived_comparison(root, name):
    """Make the operator `name` out of the operator `root` and equality."""
    root_symbol, root_smaller, root_strict = _OPERATORS[root]
    symbol, smaller, strict = _OPERATORS[name]
    # The negation of < is >=: it turns direction and strictness around.
    negate = root_smaller is not smaller
    have_strict = root_strict is not negate
    text = f'a {root_symbol} b'
    if negate:
        text = f'not {text}'

    if have_strict is strict:
        def compare(self, other):
            result = getattr(type(self), root)(self, other)
            return result if result is NotImplemented else not result
    elif strict:
        text = f'({text}) and (a != b)'

        def compare(self, other):
            result = getattr(type(self), root)(self, other)
            if result is NotImplemented:
                return result
            if negate:
                result = not result
            return result and self != other
    else:
        text = f'({text}) or (a == b)'

        def compare(self, other):
            result = getattr(type(self), root)(self, other)
            if result is NotImplemented:
                return result
            if negate:
                result = not result
            return result or self == other

    compare.__name__ = name
    compare.__qualname__ = f'_{name.strip("_")}_from_{root.strip("_")}'
    compare.__doc__ = f'Return a {symbol} b; total_ordering made it of {text}.'
    return compare


# Root -> {operator: function}.  The functions are globals too, for pickle.
_convert = {root: {name: _derived_comparison(root, name)
                   for name in _OPERATORS if name != root}
            for root in _OPERATORS}
for _functions in _convert.values():
    for _function in _functions.values():
        globals()[_function.__qualname__] = _function
del _functions, _function


def total_ordering(cls):
    """Class decorator: complete the ordering operators from one of them."""
    for root in _OPERATORS:
        if getattr(cls, root, None) is not getattr(object, root, None):
            break
    else:
        raise ValueError(
            'must define at least one ordering operation: < > <= >=')
    for name, function in _convert[root].items():
        if getattr(cls, name, None) is getattr(object, name, None):
            setattr(cls, name, function)
    return cls


# --- cmp_to_key() and reduce() ---

try:
    from _functools import cmp_to_key
except ImportError:
    def cmp_to_key(mycmp):
        """Turn an old three-way comparison into a key function for sorting."""
        class K:
            __slots__ = ['obj']

            def __init__(self, obj):
                self.obj = obj

            def __lt__(self, other):
                return mycmp(self.obj, other.obj) < 0

            def __gt__(self, other):
                return mycmp(self.obj, other.obj) > 0

            def __eq__(self, other):
                return mycmp(self.obj, other.obj) == 0

            def __le__(self, other):
                return mycmp(self.obj, other.obj) <= 0

            def __ge__(self, other):
                return mycmp(self.obj, other.obj) >= 0

            __hash__ = None
        return K


_initial_missing = object()

try:
    from _functools import reduce
except ImportError:
    def reduce(function, iterable, /, initial=_initial_missing):
        """
        reduce(function, iterable, /[, initial])

        Combine all items into one value, from left to right: function gets
        what was made so far and the next item.  What was made so far begins
        as initial, or else as the first item; an empty iterable without
        initial is an error.
        """
        rest = iter(iterable)
        if initial is _initial_missing:
            try:
                value = next(rest)
            except StopIteration:
                raise TypeError(
                    "reduce() of empty iterable with no initial value"
                ) from None
        else:
            value = initial
        for item in rest:
            value = function(value, item)
        return value


# --- partial application ---

class _PlaceholderType:
    """The type of Placeholder.

    Among the arguments of partial() it keeps a place free, to be filled by
    the next positional argument of the call.
    """

    __instance = None
    __slots__ = ()

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"type '{cls.__base__.__name__}' "
                        "is not an acceptable base type")

    def __new__(cls):
        if cls.__instance is None:
            cls.__instance = object.__new__(cls)
        return cls.__instance

    def __repr__(self):
        return 'Placeholder'

    def __reduce__(self):
        return 'Placeholder'


try:
    from _functools import Placeholder
except ImportError:
    Placeholder = _PlaceholderType()


def _free_places(args):
    """Return the positions of the placeholders among args."""
    return tuple([position for position, value in enumerate(args)
                  if value is Placeholder])


def _fill(stored, places, args):
    """Put the first of args into the free places, append the others."""
    if not places:
        return stored + args
    merged = list(stored)
    for place, value in zip(places, args):
        merged[place] = value
    merged.extend(args[len(places):])
    return tuple(merged)


def _new_partial(cls, base, func, args, keywords):
    """Construct a partial or partialmethod; base tells which."""
    if args and args[-1] is Placeholder:
        raise TypeError("trailing Placeholders are not allowed")
    for value in keywords.values():
        if value is Placeholder:
            raise TypeError("Placeholder cannot be passed as a keyword argument")
    if isinstance(func, base):
        # Flatten partial(partial(f, …), …).
        args = _fill(func.args, func._places, args)
        keywords = {**func.keywords, **keywords}
        func = func.func
    self = object.__new__(cls)
    self.func = func
    self.args = args
    self.keywords = keywords
    self._places = _free_places(args)
    return self


def _partial_repr(self):
    cls = type(self)
    # The reprs below may change self.
    func, args, keywords = self.func, self.args, self.keywords
    parts = [repr(func)]
    parts.extend(map(repr, args))
    parts.extend(f"{name}={value!r}" for name, value in keywords.items())
    return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"


def _check_filled(places, args):
    if len(args) < len(places):
        raise TypeError(
            "missing positional arguments in 'partial' call; expected "
            f"at least {len(places)}, got {len(args)}")


try:
    from _functools import partial
except ImportError:
    class partial:
        """A function with some of its arguments already given.

        The keyword arguments given later win over those stored.  Placeholder
        among the positional ones keeps a place free.
        """

        __slots__ = ("func", "args", "keywords", "_places",
                     "__dict__", "__weakref__")

        def __new__(cls, func, /, *args, **keywords):
            if not callable(func):
                raise TypeError("the first argument must be callable")
            return _new_partial(cls, partial, func, args, keywords)

        @recursive_repr()
        def __repr__(self):
            """Return repr(self)."""
            return _partial_repr(self)

        def __call__(self, /, *args, **keywords):
            """Call the function with the stored and the given arguments."""
            places = self._places
            if places:
                _check_filled(places, args)
                args = _fill(self.args, places, args)
            else:
                args = self.args + args
            return self.func(*args, **{**self.keywords, **keywords})

        def __get__(self, obj, objtype=None):
            if obj is None:
                return self
            return MethodType(self, obj)

        def __reduce__(self):
            return type(self), (self.func,), (
                self.func, self.args, self.keywords or None,
                self.__dict__ or None)

        def __setstate__(self, state):
            if not isinstance(state, tuple):
                raise TypeError("argument to __setstate__ must be a tuple")
            if len(state) != 4:
                raise TypeError(
                    f"expected 4 items in state, got {len(state)}")
            func, args, keywords, namespace = state
            if (not callable(func) or not isinstance(args, tuple)
                    or not isinstance(keywords, (dict, type(None)))
                    or not isinstance(namespace, (dict, type(None)))):
                raise TypeError("invalid partial state")
            if args and args[-1] is Placeholder:
                raise TypeError("trailing Placeholders are not allowed")
            # Subclasses of tuple and dict are not kept.
            args = tuple(args)
            if keywords is None:
                keywords = {}
            elif type(keywords) is not dict:
                keywords = dict(keywords)
            self.__dict__ = {} if namespace is None else namespace
            self.func = func
            self.args = args
            self.keywords = keywords
            self._places = _free_places(args)

        __class_getitem__ = classmethod(GenericAlias)


class partialmethod:
    """A method with some of its arguments already given.

    Unlike partial, it is meant to be put into a class: self comes first.
    """

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func) and getattr(func, "__get__", None) is None:
            raise TypeError(f"the first argument {func!r} must be a callable "
                            "or a descriptor")
        return _new_partial(cls, partialmethod, func, args, keywords)
    __new__.__doc__ = "Create a partialmethod of func."

    __repr__ = _partial_repr

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            places = self._places
            if places:
                _check_filled(places, args)
                args = _fill(self.args, places, args)
            else:
                args = self.args + args
            return self.func(cls_or_self, *args,
                             **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        if bind is not None:
            bound = bind(obj, cls)
            if bound is not self.func:
                # Something bound the instance already: just add arguments.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        # Treat func as if it were a function.
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(GenericAlias)


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


def _unwrap_partialmethod(func):
    previous = None
    while func is not previous:
        previous = func
        while isinstance(getattr(func, "__partialmethod__", None),
                         partialmethod):
            func = func.__partialmethod__
        while isinstance(func, partialmethod):
            func = getattr(func, 'func')
        func = _unwrap_partial(func)
    return func


# --- caches ---

_cache_info_type = None


def _CacheInfo(hits, misses, maxsize, currsize):
    """Make the answer of cache_info(); its class is made when first needed."""
    global _cache_info_type
    if _cache_info_type is None:
        from collections import namedtuple
        _cache_info_type = namedtuple(
            "CacheInfo", ["hits", "misses", "maxsize", "currsize"])
    return _cache_info_type(hits, misses, maxsize, currsize)


_KEYWORDS_FOLLOW = (object(),)
_len = len  # the builtin may be replaced, even by a cached function
_OWN_KEYS = frozenset((int, str))


def _make_key(args, kwds, typed):
    """Make a cache key out of the arguments of a call.

    A lone int or str is its own key; other keys are flat tuples, in which a
    marker parts positional from keyword arguments.  Arguments may therefore
    be in different order or form and still mean the same call: such calls
    are cached apart.
    """
    key = args
    if kwds:
        key += _KEYWORDS_FOLLOW
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args])
        if kwds:
            key += tuple([type(value) for value in kwds.values()])
    elif _len(key) == 1 and type(key[0]) in _OWN_KEYS:
        return key[0]
    return key


def lru_cache(maxsize=128, typed=False):
    """Decorator that remembers the last results of a function.

    When the cache holds maxsize results, the one not asked for longest makes
    place; with None it grows without end.  If typed is true, arguments of
    different types are cached apart, as f(3) and f(3.0).  All arguments must
    be hashable.

    The function gets cache_info(), which answers a named tuple (hits, misses,
    maxsize, currsize), cache_clear(), cache_parameters(), and __wrapped__.
    """
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        # Used as @lru_cache, without a call.
        user_function, maxsize = maxsize, 128
        return _cached(user_function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError(
            'Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, user_function)


try:
    from _functools import _lru_cache_wrapper
except ImportError:
    def _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo):
        if not callable(user_function):
            raise TypeError("the first argument must be callable")
        if maxsize == 0:
            return _uncached_wrapper(user_function, _CacheInfo)
        if maxsize is None:
            return _unbounded_wrapper(user_function, typed, _CacheInfo)
        return _bounded_wrapper(user_function, maxsize, typed, _CacheInfo)


def _uncached_wrapper(user_function, cache_info_class):
    misses = 0

    def wrapper(*args, **kwds):
        nonlocal misses
        misses += 1
        return user_function(*args, **kwds)

    def cache_info():
        """Report how well the cache works"""
        return cache_info_class(0, misses, 0, 0)

    def cache_clear():
        """Forget all results and counts"""
        nonlocal misses
        misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper


def _unbounded_wrapper(user_function, typed, cache_info_class):
    results = {}
    absent = object()
    lookup = results.get
    hits = misses = 0

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        key = _make_key(args, kwds, typed)
        result = lookup(key, absent)
        if result is not absent:
            hits += 1
            return result
        misses += 1
        result = user_function(*args, **kwds)
        results[key] = result
        return result

    def cache_info():
        """Report how well the cache works"""
        return cache_info_class(hits, misses, None, _len(results))

    def cache_clear():
        """Forget all results and counts"""
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper


def _bounded_wrapper(user_function, maxsize, typed, cache_info_class):
    # Links are lists [older, newer, key, result] in a ring around `root`:
    # root's newer is the oldest link, root's older the most recent one.
    older, newer, key_slot, result_slot = range(4)
    links = {}
    lookup = links.get
    root = []
    root[:] = [root, root, None, None]
    lock = RLock()  # hashing and comparing keys may run any code
    hits = misses = 0

    def put_first(link):
        latest = root[older]
        latest[newer] = root[older] = link
        link[older] = latest
        link[newer] = root

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        key = _make_key(args, kwds, typed)
        with lock:
            link = lookup(key)
            if link is not None:
                before, after, _, result = link
                before[newer] = after
                after[older] = before
                put_first(link)
                hits += 1
                return result
            misses += 1
        result = user_function(*args, **kwds)
        with lock:
            if key in links:
                # The call itself, or another thread, got here first.
                return result
            evicted = None
            if _len(links) >= maxsize:
                evicted = root[newer]
                after = evicted[newer]
                root[newer] = after
                after[older] = root
                del links[evicted[key_slot]]
            link = [None, None, key, result]
            links[key] = link
            put_first(link)
        # `evicted` lives until here, so that what its death sets off finds
        # the ring in order.
        return result

    def cache_info():
        """Report how well the cache works"""
        with lock:
            return cache_info_class(hits, misses, maxsize, _len(links))

    def cache_clear():
        """Forget all results and counts"""
        nonlocal hits, misses
        with lock:
            links.clear()
            root[:] = [root, root, None, None]
            hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper


def cache(user_function, /):
    'Remember every result of a function: lru_cache(maxsize=None), but short.'
    return lru_cache(maxsize=None)(user_function)


_NOT_FOUND = object()


class cached_property:
    # A descriptor without __set__: what __get__ leaves in the instance's
    # __dict__ is found there before the descriptor is asked again.

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without "
                            "calling __set_name__ on it.")
        try:
            namespace = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {name!r} property.") from None
        value = namespace.get(name, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            try:
                namespace[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} "
                    "instance does not support item assignment for caching "
                    f"{name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# --- dispatch on a type ---

def _c3_merge(sequences):
    """Merge MROs: always take the first head that is in no other's tail."""
    result = []
    sequences = [sequence for sequence in sequences if sequence]
    while sequences:
        for sequence in sequences:
            candidate = sequence[0]
            if not any(candidate in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        sequences = [rest for sequence in sequences
                     if (rest := sequence[1:] if sequence[0] is candidate
                         else sequence)]
    return result


def _c3_mro(cls, abcs=None):
    """Compute the MRO of cls as if it derived from the given ABCs too.

    Each ABC goes behind the first base (counted from the end) that still
    inherits from it, that is, right behind the explicit bases with
    abstract ones in their own hierarchy.
    """
    abcs = list(abcs or ())
    bases = cls.__bases__
    # Explicit bases up to the last one with ABC behaviour go before the ABCs.
    boundary = 0
    for position in range(len(bases), 0, -1):
        if hasattr(bases[position - 1], '__abstractmethods__'):
            boundary = position
            break
    # An ABC belongs here if cls answers for it and none of its bases does.
    introduced = [base for base in abcs
                  if issubclass(cls, base)
                  and not any(issubclass(b, base) for b in bases)]
    for base in introduced:
        abcs.remove(base)
    explicit = list(bases[:boundary])
    others = list(bases[boundary:])
    return _c3_merge(
        [[cls]]
        + [_c3_mro(base, abcs) for base in explicit]
        + [_c3_mro(base, abcs) for base in introduced]
        + [_c3_mro(base, abcs) for base in others]
        + [explicit, introduced, others])


def _compose_mro(cls, types):
    """Compute an MRO of cls that holds those of types it virtually derives from."""
    real = set(cls.__mro__)

    def related(candidate):
        return (candidate not in real and hasattr(candidate, '__mro__')
                and not isinstance(candidate, GenericAlias)
                and issubclass(cls, candidate))
    candidates = [candidate for candidate in types if related(candidate)]
    # A candidate that is a real base of another comes with that one.
    candidates = [
        candidate for candidate in candidates
        if not any(candidate is not other and candidate in other.__mro__
                   for other in candidates)]
    wanted = set(types)
    abcs = []
    for candidate in candidates:
        found = [[base for base in derived.__mro__ if base in wanted]
                 for derived in candidate.__subclasses__()
                 if derived not in real and issubclass(cls, derived)]
        if not found:
            abcs.append(candidate)
            continue
        # Prefer the subclasses that bring the most of the wanted classes.
        found.sort(key=len, reverse=True)
        for chain in found:
            for base in chain:
                if base not in abcs:
                    abcs.append(base)
    return _c3_mro(cls, abcs=abcs)


def _find_impl(cls, registry):
    """Find the implementation for cls: that of the nearest registered class.

    Two equally near ABCs, neither of them a real base, are an error.
    """
    match = None
    for candidate in _compose_mro(cls, registry.keys()):
        if match is not None:
            if (candidate in registry and candidate not in cls.__mro__
                    and match not in cls.__mro__
                    and not issubclass(match, candidate)):
                raise RuntimeError(
                    f"Ambiguous dispatch: {match} or {candidate}")
            break
        if candidate in registry:
            match = candidate
    return registry.get(match)


def _dispatch_classes(cls):
    """Return the classes a union consists of, or (cls,) for a class, or None."""
    if isinstance(cls, UnionType):
        classes = cls.__args__
        return classes if all(isinstance(arg, type) for arg in classes) else None
    if isinstance(cls, type) and not isinstance(cls, GenericAlias):
        return (cls,)
    return None


def _annotated_class(cls):
    """Read the class to dispatch on from a function's first annotation."""
    if getattr(cls, '__annotate__', None) is None:
        raise TypeError(
            f"Invalid first argument to `register()`: {cls!r}. "
            "Use either `@register(some_class)` or plain `@register` "
            "on an annotated function.")
    from typing import get_type_hints
    from annotationlib import Format, ForwardRef
    name, hint = next(iter(get_type_hints(
        cls, format=Format.FORWARDREF).items()))
    if _dispatch_classes(hint) is None:
        if isinstance(hint, UnionType):
            problem = "not all arguments are classes."
        elif isinstance(hint, ForwardRef):
            problem = "is an unresolved forward reference."
        else:
            problem = "is not a class."
        raise TypeError(f"Invalid annotation for {name!r}. {hint!r} {problem}")
    return hint


def singledispatch(func):
    """Decorator that makes a generic function of a function.

    The class of the first argument chooses the implementation; others are
    added with the register() attribute.  The decorated function itself serves
    the classes for which nothing nearer is registered.
    """
    import weakref

    registry = {}
    found = weakref.WeakKeyDictionary()
    token = None

    def dispatch(cls):
        """generic_func.dispatch(cls) -> the implementation for that class"""
        nonlocal token
        if token is not None:
            current = get_cache_token()
            if token != current:
                found.clear()
                token = current
        try:
            return found[cls]
        except KeyError:
            pass
        try:
            implementation = registry[cls]
        except KeyError:
            implementation = _find_impl(cls, registry)
        found[cls] = implementation
        return implementation

    def register(cls, func=None):
        """generic_func.register(cls, func) -> func

        Adds an implementation for a class or a union of classes.
        """
        nonlocal token
        classes = _dispatch_classes(cls)
        if classes is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            func = cls
            cls = _annotated_class(func)
            classes = _dispatch_classes(cls)
        for each in classes:
            registry[each] = func
            if token is None and hasattr(each, '__abstractmethods__'):
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(
                f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch() for methods: the argument after self decides.

    Wraps descriptors as well as plain functions.
    """

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """generic_method.register(cls, func) -> func

        Adds an implementation for a class or a union of classes.
        """
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __repr__(self):
        return f'<single dispatch method descriptor {_display_name(self.func)}>'


def _display_name(func):
    try:
        return func.__qualname__
    except AttributeError:
        return getattr(func, '__name__', '?')


class _singledispatchmethod_get:
    """What a class or an instance shows for a singledispatchmethod."""

    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._dispatch = unbound.dispatcher.dispatch
        self._obj = obj
        self._cls = cls
        # These must be real attributes: object and the class have them too.
        func = unbound.func
        try:
            self.__module__ = func.__module__
        except AttributeError:
            pass
        try:
            self.__doc__ = func.__doc__
        except AttributeError:
            pass

    def __repr__(self):
        name = _display_name(self)
        if self._obj is not None:
            return f'<bound single dispatch method {name} of {self._obj!r}>'
        return f'<single dispatch method {name}>'

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._unbound.func, '__name__',
                           'singledispatchmethod method')
            raise TypeError(f'{name} requires at least 1 positional argument')
        method = self._dispatch(args[0].__class__)
        if hasattr(method, "__get__"):
            method = method.__get__(self._obj, self._cls)
        return method(*args, **kwargs)

    def __getattr__(self, name):
        # Set late, as the function may get its attributes late.
        if name not in {'__name__', '__qualname__', '__isabstractmethod__',
                        '__annotations__', '__type_params__'}:
            raise AttributeError
        return getattr(self._unbound.func, name)

    @property
    def __wrapped__(self):
        return self._unbound.func

    @property
    def register(self):
        return self._unbound.register
