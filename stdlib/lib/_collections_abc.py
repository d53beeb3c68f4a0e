"""Abstract base classes of the containers, for collections.abc.

They stand apart so that modules needed early can have them without the
package `collections`.  Reading order: one-method classes, then iteration,
coroutines, sets, mappings, sequences.
"""

from abc import ABCMeta, abstractmethod
import sys

__all__ = [
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator",
    "AsyncGenerator", "Hashable", "Iterable", "Iterator", "Generator",
    "Reversible", "Sized", "Container", "Callable", "Collection", "Set",
    "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView",
    "ItemsView", "ValuesView", "Sequence", "MutableSequence", "ByteString",
    "Buffer",
]

# Classes report the module people import them from.
__name__ = "collections.abc"

GenericAlias = type(list[int])
EllipsisType = type(...)


def _sample(): pass
FunctionType = type(_sample)


def _generator_sample(): yield
generator = type(_generator_sample())


async def _coroutine_sample(): pass
_coroutine_sample = _coroutine_sample()
coroutine = type(_coroutine_sample)
_coroutine_sample.close()


async def _asyncgen_sample(): yield
async_generator = type(_asyncgen_sample())
del _sample, _generator_sample, _coroutine_sample, _asyncgen_sample

bytes_iterator = type(iter(b''))
bytearray_iterator = type(iter(bytearray()))
dict_keyiterator = type(iter({}.keys()))
dict_valueiterator = type(iter({}.values()))
dict_itemiterator = type(iter({}.items()))
list_iterator = type(iter([]))
list_reverseiterator = type(iter(reversed([])))
range_iterator = type(iter(range(0)))
longrange_iterator = type(iter(range(1 << 1000)))
set_iterator = type(iter(set()))
str_iterator = type(iter(""))
tuple_iterator = type(iter(()))
zip_iterator = type(iter(zip()))
dict_keys = type({}.keys())
dict_values = type({}.values())
dict_items = type({}.items())
mappingproxy = type(type.__dict__)
framelocalsproxy = type((lambda: sys._getframe().f_locals)())


def _check_methods(C, *methods):
    """Tell whether a class has all these methods (None counts as a refusal)."""
    mro = C.__mro__
    for method in methods:
        for base in mro:
            namespace = base.__dict__
            if method in namespace:
                if namespace[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


# --- one-method classes ---

class Hashable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Hashable:
            return _check_methods(C, "__hash__")
        return NotImplemented


class Sized(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Sized:
            return _check_methods(C, "__len__")
        return NotImplemented


class Container(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Container:
            return _check_methods(C, "__contains__")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class Buffer(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags: int, /) -> memoryview:
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Buffer:
            return _check_methods(C, "__buffer__")
        return NotImplemented


class _CallableGenericAlias(GenericAlias):
    """Callable[[argument types], result]; __args__ holds them flat.

    The aliases of typing accept more; this one keeps to what is cheap.
    """

    __slots__ = ()

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError(
                "Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if isinstance(parameters, (tuple, list)):
            args = (*parameters, result)
        elif not _is_param_expr(parameters):
            raise TypeError(
                "Expected a list of types, an ellipsis, ParamSpec, or "
                f"Concatenate. Got {parameters}")
        return super().__new__(cls, origin, args)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        from annotationlib import type_repr
        inner = ', '.join([type_repr(arg) for arg in args[:-1]])
        return f'collections.abc.Callable[[{inner}], {type_repr(args[-1])}]'

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return _CallableGenericAlias, (Callable, args)

    def __getitem__(self, item):
        if not isinstance(item, tuple):
            item = (item,)
        filled = super().__getitem__(item).__args__
        # A ParamSpec filled with a list leaves that list as one element.
        if not isinstance(filled[0], (tuple, list)):
            *parameters, result = filled
            if len(filled) == 2 and _is_param_expr(filled[0]):
                parameters = filled[0]
            filled = parameters, result
        return _CallableGenericAlias(Callable, tuple(filled))


def _is_param_expr(obj):
    """Tell whether obj may stand for a whole parameter list."""
    if obj is ...:
        return True
    if isinstance(obj, list):
        return True
    kind = type(obj)
    return (kind.__module__ == 'typing'
            and kind.__name__ in ('ParamSpec', '_ConcatenateGenericAlias'))


class Callable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Callable:
            return _check_methods(C, "__call__")
        return NotImplemented

    __class_getitem__ = classmethod(_CallableGenericAlias)


# --- iteration ---

class Iterable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Iterable:
            return _check_methods(C, "__iter__")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class Iterator(Iterable):

    __slots__ = ()

    @abstractmethod
    def __next__(self):
        'Return the next item; raise StopIteration when there is none.'
        raise StopIteration

    def __iter__(self):
        return self

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Iterator:
            return _check_methods(C, '__iter__', '__next__')
        return NotImplemented


class Reversible(Iterable):

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Reversible:
            return _check_methods(C, "__reversed__", "__iter__")
        return NotImplemented


class Collection(Sized, Iterable, Container):

    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Collection:
            return _check_methods(C, "__len__", "__iter__", "__contains__")
        return NotImplemented


def _raise_thrown(typ, val, tb):
    """Raise what the three arguments of throw() describe."""
    if val is None:
        if tb is None:
            raise typ
        val = typ()
    if tb is not None:
        val = val.with_traceback(tb)
    raise val


class Generator(Iterator):

    __slots__ = ()

    def __next__(self):
        """Go on to the next yield; same as send(None)."""
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Make the paused yield answer value, and go on to the next one.

        Returns what is yielded; raises StopIteration at the end.
        """
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception at the paused yield, and go on to the next one.

        Returns what is yielded; raises StopIteration at the end.
        """
        _raise_thrown(typ, val, tb)

    def close(self):
        """Raise GeneratorExit at the paused yield; it has to end there."""
        try:
            self.throw(GeneratorExit)
        except GeneratorExit:
            pass
        except StopIteration as stop:
            return stop.value
        else:
            raise RuntimeError("generator ignored GeneratorExit")

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Generator:
            return _check_methods(C, '__iter__', '__next__',
                                  'send', 'throw', 'close')
        return NotImplemented


# --- coroutines ---

class Awaitable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Awaitable:
            return _check_methods(C, "__await__")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class Coroutine(Awaitable):

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Make the paused await answer value, and go on to the next pause.

        Returns what is yielded; raises StopIteration at the end.
        """
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception at the paused await, and go on to the next pause.

        Returns what is yielded; raises StopIteration at the end.
        """
        _raise_thrown(typ, val, tb)

    def close(self):
        """Raise GeneratorExit at the paused await; it has to end there."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("coroutine ignored GeneratorExit")

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Coroutine:
            return _check_methods(C, '__await__', 'send', 'throw', 'close')
        return NotImplemented


class AsyncIterable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AsyncIterable:
            return _check_methods(C, "__aiter__")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class AsyncIterator(AsyncIterable):

    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """Return the next item; raise StopAsyncIteration when none is left."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AsyncIterator:
            return _check_methods(C, "__anext__", "__aiter__")
        return NotImplemented


class AsyncGenerator(AsyncIterator):

    __slots__ = ()

    async def __anext__(self):
        """Go on to the next yield; same as asend(None)."""
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Make the paused yield answer value, and go on to the next one.

        Returns what is yielded; raises StopAsyncIteration at the end.
        """
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Raise an exception at the paused yield, and go on to the next one.

        Returns what is yielded; raises StopAsyncIteration at the end.
        """
        _raise_thrown(typ, val, tb)

    async def aclose(self):
        """Raise GeneratorExit at the paused yield; it has to end there."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            pass
        else:
            raise RuntimeError("asynchronous generator ignored GeneratorExit")

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AsyncGenerator:
            return _check_methods(C, '__aiter__', '__anext__',
                                  'asend', 'athrow', 'aclose')
        return NotImplemented


# --- sets ---

class Set(Collection):
    """A finite collection of distinct items, with the set operators.

    A concrete class brings __contains__, __iter__ and __len__.  For speed,
    override __le__ and __ge__; the other comparisons are built on them.
    """

    __slots__ = ()

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) > len(other):
            return False
        for item in self:
            if item not in other:
                return False
        return True

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) < len(other):
            return False
        for item in other:
            if item not in self:
                return False
        return True

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    @classmethod
    def _from_iterable(cls, it):
        '''Make a set of this class; override it if the constructor differs.'''
        return cls(it)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        'Tell whether the two have no item in common.'
        for item in other:
            if item in self:
                return False
        return True

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(
            item for part in (self, other) for item in part)

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(
            item for item in self if item not in other)

    def __rsub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(
            item for item in other if item not in self)

    def __xor__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self):
        """Compute a hash for an immutable set: that of an equal frozenset.

        Set has no __hash__, since some sets are mutable; a class whose
        instances never change can say `__hash__ = Set._hash`.
        """
        return hash(frozenset(self))


class MutableSet(Set):
    """A finite collection of distinct items that can grow and shrink.

    A concrete class brings __contains__, __iter__, __len__, add() and
    discard().  For speed, override __le__ too.
    """

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Put an item in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Take an item out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Take an item out; KeyError if it is not there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Take out any item and return it; KeyError if there is none."""
        try:
            value = next(iter(self))
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        """Take out every item (slow unless overridden)."""
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        if not isinstance(it, Set):
            it = self._from_iterable(it)
        for value in it:
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for value in it:
                self.discard(value)
        return self


# --- mappings ---

class Mapping(Collection):
    """A collection of values found by their keys.

    A concrete class brings __getitem__, __iter__ and __len__.
    """

    __slots__ = ()

    __abc_tpflags__ = 1 << 6  # `case {...}` accepts it

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        'D.get(k[,d]) -> the value of k, or d (None unless given) without one.'
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        "D.keys() -> a set-like view of the keys"
        return KeysView(self)

    def items(self):
        "D.items() -> a set-like view of the (key, value) pairs"
        return ItemsView(self)

    def values(self):
        "D.values() -> a view of the values"
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __reversed__ = None


class MappingView(Sized):

    __slots__ = '_mapping',

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{self.__class__.__name__}({self._mapping!r})'

    __class_getitem__ = classmethod(GenericAlias)


class KeysView(MappingView, Set):

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])


class ValuesView(MappingView, Collection):

    __slots__ = ()

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class MutableMapping(Mapping):
    """A collection of values found by their keys, which can be changed.

    A concrete class brings __getitem__, __setitem__, __delitem__, __iter__
    and __len__.
    """

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    __marker = object()

    def pop(self, key, default=__marker):
        '''D.pop(k[,d]) -> the value of k, which is removed.

        Without such a key: d if given, else KeyError.
        '''
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        '''D.popitem() -> some (key, value) pair, which is removed.

        KeyError if D is empty.
        '''
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        'D.clear() -> None.  Removes every pair.'
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        '''D.update([E, ]**F) -> None.  Takes over the pairs of E, then of F.

        E is a mapping, an object with keys(), or an iterable of pairs.
        '''
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        'D.setdefault(k[,d]) -> D[k]; without such a key, D[k] = d first.'
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


# --- sequences ---

class Sequence(Reversible, Collection):
    """A collection of items found by their position.

    A concrete class brings __getitem__ and __len__.
    """

    __slots__ = ()

    __abc_tpflags__ = 1 << 5  # `case [...]` accepts it

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        position = 0
        try:
            while True:
                yield self[position]
                position += 1
        except IndexError:
            return

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def __reversed__(self):
        for position in reversed(range(len(self))):
            yield self[position]

    def index(self, value, start=0, stop=None):
        '''S.index(value, [start, [stop]]) -> the first position of value.

        ValueError if it is not there.  Every sequence type takes start, and
        should take stop.
        '''
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        position = start
        while stop is None or position < stop:
            try:
                item = self[position]
            except IndexError:
                break
            if item is value or item == value:
                return position
            position += 1
        raise ValueError

    def count(self, value):
        'S.count(value) -> how often value occurs'
        return sum(1 for item in self if item is value or item == value)


class MutableSequence(Sequence):
    """A collection of items found by their position, which can be changed.

    A concrete class brings __getitem__, __setitem__, __delitem__, __len__
    and insert().
    """

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        'S.insert(index, value): put value before the item at index'
        raise IndexError

    def append(self, value):
        'S.append(value): put value at the end'
        self.insert(len(self), value)

    def clear(self):
        'S.clear() -> None: remove every item'
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        'S.reverse(): turn the order around, in place'
        last = len(self) - 1
        for i in range((last + 1) // 2):
            self[i], self[last - i] = self[last - i], self[i]

    def extend(self, values):
        'S.extend(iterable): append each of its items'
        if values is self:
            values = list(values)
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        '''S.pop([index]) -> the item at index (the last), which is removed.

        IndexError if there is none.
        '''
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        '''S.remove(value): remove its first occurrence; ValueError if none.'''
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class _DeprecateByteStringMeta(ABCMeta):
    """Warns whenever ByteString is derived from or asked about."""

    def __new__(cls, name, bases, namespace, **kwargs):
        if name != "ByteString":
            _warn_bytestring()
        return super().__new__(cls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        _warn_bytestring()
        return super().__instancecheck__(instance)


def _warn_bytestring():
    import warnings
    warnings._deprecated("collections.abc.ByteString", remove=(3, 17))


class ByteString(Sequence, metaclass=_DeprecateByteStringMeta):
    """Deprecated common base of bytes and bytearray, to go in Python 3.17.

    For isinstance() take collections.abc.Buffer; in annotations write Buffer
    or the very types, such as bytes | bytearray | memoryview.
    """

    __slots__ = ()


# --- builtin types that have no such base but behave like it ---

for _base, _types in (
    (Coroutine, (coroutine,)),
    (AsyncGenerator, (async_generator,)),
    (Generator, (generator,)),
    (Iterator, (
        bytes_iterator, bytearray_iterator, dict_keyiterator,
        dict_valueiterator, dict_itemiterator, list_iterator,
        list_reverseiterator, range_iterator, longrange_iterator,
        set_iterator, str_iterator, tuple_iterator, zip_iterator)),
    (Set, (frozenset,)),
    (MutableSet, (set,)),
    (KeysView, (dict_keys,)),
    (ItemsView, (dict_items,)),
    (ValuesView, (dict_values,)),
    (Mapping, (mappingproxy, framelocalsproxy)),
    (MutableMapping, (dict,)),
    (Sequence, (tuple, str, bytes, range, memoryview)),
    (MutableSequence, (list, bytearray)),
    (ByteString, (bytes, bytearray)),
):
    for _type in _types:
        _base.register(_type)
del _base, _types, _type
