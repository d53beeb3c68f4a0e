"""The operators of the language as functions, and callable getters.

Each function has a twin with the name of the special method, so that
`operator.__add__` is `operator.add`.  Comparisons come first, then arithmetic,
sequences, in-place operators, getters.
"""

__all__ = ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains',
           'countOf', 'delitem', 'eq', 'floordiv', 'ge', 'getitem', 'gt',
           'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imatmul',
           'imod', 'imul', 'index', 'indexOf', 'inv', 'invert', 'ior', 'ipow',
           'irshift', 'is_', 'is_none', 'is_not', 'is_not_none', 'isub',
           'itemgetter', 'itruediv', 'ixor', 'le', 'length_hint', 'lshift',
           'lt', 'matmul', 'methodcaller', 'mod', 'mul', 'ne', 'neg', 'not_',
           'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub', 'truediv',
           'truth', 'xor']

from builtins import abs as _abs


# --- comparison and truth ---

def lt(a, b, /):
    "Same as a < b."
    return a < b


def le(a, b, /):
    "Same as a <= b."
    return a <= b


def eq(a, b, /):
    "Same as a == b."
    return a == b


def ne(a, b, /):
    "Same as a != b."
    return a != b


def ge(a, b, /):
    "Same as a >= b."
    return a >= b


def gt(a, b, /):
    "Same as a > b."
    return a > b


def not_(a, /):
    "Same as not a."
    return not a


def truth(a, /):
    "Tell whether a counts as true."
    return True if a else False


def is_(a, b, /):
    "Same as a is b."
    return a is b


def is_not(a, b, /):
    "Same as a is not b."
    return a is not b


def is_none(a, /):
    "Same as a is None."
    return a is None


def is_not_none(a, /):
    "Same as a is not None."
    return a is not None


# --- arithmetic ---

def abs(a, /):
    "Same as abs(a)."
    return _abs(a)


def add(a, b, /):
    "Same as a + b."
    return a + b


def and_(a, b, /):
    "Same as a & b."
    return a & b


def floordiv(a, b, /):
    "Same as a // b."
    return a // b


def lshift(a, b, /):
    "Same as a << b."
    return a << b


def mod(a, b, /):
    "Same as a % b."
    return a % b


def mul(a, b, /):
    "Same as a * b."
    return a * b


def matmul(a, b, /):
    "Same as a @ b."
    return a @ b


def or_(a, b, /):
    "Same as a | b."
    return a | b


def pow(a, b, /):
    "Same as a ** b."
    return a ** b


def rshift(a, b, /):
    "Same as a >> b."
    return a >> b


def sub(a, b, /):
    "Same as a - b."
    return a - b


def truediv(a, b, /):
    "Same as a / b."
    return a / b


def xor(a, b, /):
    "Same as a ^ b."
    return a ^ b


def neg(a, /):
    "Same as -a."
    return -a


def pos(a, /):
    "Same as +a."
    return +a


def invert(a, /):
    "Same as ~a."
    return ~a


inv = invert


def index(a, /):
    "Same as a.__index__(): the int that a is."
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


# --- sequences and mappings ---

def concat(a, b, /):
    "Same as a + b, for sequences."
    if not hasattr(a, '__getitem__'):
        raise TypeError(
            f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def contains(a, b, /):
    "Same as b in a (mind the order)."
    return b in a


def countOf(a, b, /):
    "Count the items of a that are b or equal it."
    count = 0
    for item in a:
        if item is b or item == b:
            count += 1
    return count


def delitem(a, b, /):
    "Same as del a[b]."
    del a[b]


def getitem(a, b, /):
    "Same as a[b]."
    return a[b]


def indexOf(a, b, /):
    "Return the position of the first item of a that is b or equals it."
    for position, item in enumerate(a):
        if item is b or item == b:
            return position
    raise ValueError('sequence.index(x): x not in sequence')


def setitem(a, b, c, /):
    "Same as a[b] = c."
    a[b] = c


def length_hint(obj, default=0, /):
    """
    Estimate how many items obj has.

    Its len() if there is one, else what its __length_hint__() says, else
    default.
    """
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


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


# --- in place ---


def iadd(a, b, /):
    "Same as a += b."
    a += b
    return a


def iand(a, b, /):
    "Same as a &= b."
    a &= b
    return a


def ifloordiv(a, b, /):
    "Same as a //= b."
    a //= b
    return a


def ilshift(a, b, /):
    "Same as a <<= b."
    a <<= b
    return a


def imod(a, b, /):
    "Same as a %= b."
    a %= b
    return a


def imul(a, b, /):
    "Same as a *= b."
    a *= b
    return a


def imatmul(a, b, /):
    "Same as a @= b."
    a @= b
    return a


def ior(a, b, /):
    "Same as a |= b."
    a |= b
    return a


def ipow(a, b, /):
    "Same as a **= b."
    a **= b
    return a


def irshift(a, b, /):
    "Same as a >>= b."
    a >>= b
    return a


def isub(a, b, /):
    "Same as a -= b."
    a -= b
    return a


def itruediv(a, b, /):
    "Same as a /= b."
    a /= b
    return a


def ixor(a, b, /):
    "Same as a ^= b."
    a ^= b
    return a


def iconcat(a, b, /):
    "Same as a += b, for sequences."
    if not hasattr(a, '__getitem__'):
        raise TypeError(
            f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


# --- getters ---

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


# --- the names of the special methods ---

__abs__ = abs
__add__ = add
__and__ = and_
__call__ = call
__concat__ = concat
__contains__ = contains
__delitem__ = delitem
__eq__ = eq
__floordiv__ = floordiv
__ge__ = ge
__getitem__ = getitem
__gt__ = gt
__iadd__ = iadd
__iand__ = iand
__iconcat__ = iconcat
__ifloordiv__ = ifloordiv
__ilshift__ = ilshift
__imatmul__ = imatmul
__imod__ = imod
__imul__ = imul
__index__ = index
__inv__ = inv
__invert__ = invert
__ior__ = ior
__ipow__ = ipow
__irshift__ = irshift
__isub__ = isub
__itruediv__ = itruediv
__ixor__ = ixor
__le__ = le
__lshift__ = lshift
__lt__ = lt
__matmul__ = matmul
__mod__ = mod
__mul__ = mul
__ne__ = ne
__neg__ = neg
__not__ = not_
__or__ = or_
__pos__ = pos
__pow__ = pow
__rshift__ = rshift
__setitem__ = setitem
__sub__ = sub
__truediv__ = truediv
__xor__ = xor
