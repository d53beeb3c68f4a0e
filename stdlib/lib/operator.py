"""The operators of the language as functions, and callable getters.

Each function has a twin with the name of the special method, so that
`operator.__add__` is `operator.add`.  The functions are in _operator, the
getters here.
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

try:
    from _operator import *
except ImportError:
    from _operator_script import *  # somebody hides it


# --- getters ---

class attrgetter:
    """
    A callable that reads one attribute of its argument, or a tuple of several.

    attrgetter('name')(b) is b.name; attrgetter('name.first', 'age')(b) is
    (b.name.first, b.age).
    """

    __slots__ = ('_attrs', '_paths', '_only')

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError('attribute name must be a string')
        self._paths = tuple([name.split('.') for name in self._attrs])
        # the name itself where there is one without a dot: what is asked for most
        self._only = None if attrs or '.' in attr else attr

    def __call__(self, obj, /):
        if self._only is not None:
            return getattr(obj, self._only)
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
