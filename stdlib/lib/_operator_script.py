"""The script halves of the functions of `_operator`, each with an underscore before its name, and the getters."""

from builtins import abs as _builtin_abs


def _lt(a, b, /):
    return a < b


def _le(a, b, /):
    return a <= b


def _eq(a, b, /):
    return a == b


def _ne(a, b, /):
    return a != b


def _ge(a, b, /):
    return a >= b


def _gt(a, b, /):
    return a > b


def _not_(a, /):
    return not a


def _truth(a, /):
    return True if a else False


def _is_(a, b, /):
    return a is b


def _is_not(a, b, /):
    return a is not b


def _is_none(a, /):
    return a is None


def _is_not_none(a, /):
    return a is not None


def _abs(a, /):
    return _builtin_abs(a)


def _add(a, b, /):
    return a + b


def _and_(a, b, /):
    return a & b


def _floordiv(a, b, /):
    return a // b


def _lshift(a, b, /):
    return a << b


def _mod(a, b, /):
    return a % b


def _mul(a, b, /):
    return a * b


def _matmul(a, b, /):
    return a @ b


def _or_(a, b, /):
    return a | b


def _pow(a, b, /):
    return a ** b


def _rshift(a, b, /):
    return a >> b


def _sub(a, b, /):
    return a - b


def _truediv(a, b, /):
    return a / b


def _xor(a, b, /):
    return a ^ b


def _neg(a, /):
    return -a


def _pos(a, /):
    return +a


def _invert(a, /):
    return ~a


def _index(a, /):
    if isinstance(a, int):
        return int.__int__(a)
    try:
        method = type(a).__index__
    except AttributeError:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted "
                        "as an integer") from None
    result = method(a)
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {type(result).__name__})")
    if type(result) is not int:
        import warnings
        warnings.warn(f"__index__ returned non-int (type {type(result).__name__}).  The ability to return an instance of "
                      "a strict subclass of int is deprecated, and may be removed in a future version of Python.",
                      DeprecationWarning, 2)
    return int.__int__(result)


def _concat(a, b, /):
    if not hasattr(a, '__getitem__'):
        raise TypeError(
            f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def _contains(a, b, /):
    return b in a


def _countOf(a, b, /):
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count


def _delitem(a, b, /):
    del a[b]


def _getitem(a, b, /):
    return a[b]


def _indexOf(a, b, /):
    for position, item in enumerate(a):
        if item is b or item == b:
            return position
    raise ValueError('sequence.index(x): x not in sequence')


def _setitem(a, b, c, /):
    a[b] = c


def _length_hint(obj, default=0, /):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be "
                        "interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    try:
        answer = hint(obj)
    except TypeError:
        return default
    if answer is NotImplemented:
        return default
    if not isinstance(answer, int):
        raise TypeError('__length_hint__ must be an integer, not '
                        f'{type(answer).__name__}')
    if answer < 0:
        raise ValueError('__length_hint__() should return >= 0')
    return answer


def _call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def _iadd(a, b, /):
    a += b
    return a


def _iand(a, b, /):
    a &= b
    return a


def _ifloordiv(a, b, /):
    a //= b
    return a


def _ilshift(a, b, /):
    a <<= b
    return a


def _imod(a, b, /):
    a %= b
    return a


def _imul(a, b, /):
    a *= b
    return a


def _imatmul(a, b, /):
    a @= b
    return a


def _ior(a, b, /):
    a |= b
    return a


def _ipow(a, b, /):
    a **= b
    return a


def _irshift(a, b, /):
    a >>= b
    return a


def _isub(a, b, /):
    a -= b
    return a


def _itruediv(a, b, /):
    a /= b
    return a


def _ixor(a, b, /):
    a ^= b
    return a


def _iconcat(a, b, /):
    if not hasattr(a, '__getitem__'):
        raise TypeError(
            f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


class attrgetter:
    """
    A callable that reads one attribute of its argument, or a tuple of several.

    attrgetter('name')(b) is b.name; attrgetter('name.first', 'age')(b) is
    (b.name.first, b.age).
    """

    __slots__ = ('_attrs', '_paths')

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')
        self._paths = tuple([name.split('.') for name in self._attrs])

    def __call__(self, obj, /):
        results = []
        for path in self._paths:
            value = obj
            for name in path:
                value = getattr(value, name)
            results.append(value)
        return results[0] if len(results) == 1 else tuple(results)

    def __repr__(self):
        cls = self.__class__
        return (f"{cls.__module__}.{cls.__qualname__}"
                f"({', '.join(map(repr, self._attrs))})")

    def __reduce__(self):
        return self.__class__, self._attrs


class itemgetter:
    """
    A callable that reads one item of its argument, or a tuple of several.

    itemgetter(2)(r) is r[2]; itemgetter(2, 5)(r) is (r[2], r[5]).
    """

    __slots__ = ('_items', '_item')

    def __init__(self, item, /, *items):
        self._items = (item, *items)
        self._item = item

    def __call__(self, obj, /):
        items = self._items
        if len(items) == 1:
            return obj[self._item]
        return tuple([obj[item] for item in items])

    def __repr__(self):
        cls = self.__class__
        return (f"{cls.__module__}.{cls.__name__}"
                f"({', '.join(map(repr, self._items))})")

    def __reduce__(self):
        return self.__class__, self._items


class methodcaller:
    """
    A callable that calls one method of its argument.

    methodcaller('name', 'x', y=1)(b) is b.name('x', y=1).
    """

    __slots__ = ('_name', '_args', '_kwargs')

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        cls = self.__class__
        parts = [repr(self._name), *map(repr, self._args)]
        parts.extend(f'{name}={value!r}'
                     for name, value in self._kwargs.items())
        return f"{cls.__module__}.{cls.__name__}({', '.join(parts)})"

    def __reduce__(self):
        if not self._kwargs:
            return self.__class__, (self._name, *self._args)
        from functools import partial
        return (partial(self.__class__, self._name, **self._kwargs),
                self._args)


for _class in (attrgetter, itemgetter, methodcaller):
    _class.__module__ = 'operator'
del _class
