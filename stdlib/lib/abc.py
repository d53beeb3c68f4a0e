"""Abstract base classes: the metaclass, the decorators, the registry.

Every class made by ABCMeta owns one `_abc_impl` record.  It holds the virtual
subclasses that were registered and two caches of earlier answers.  All three
map id(class) to a weak reference: identity is what matters here, and a class
with an odd metaclass need not even be hashable.
"""

from _weakref import ref as _ref

try:
    from _abc import _set_pattern_flags  # marks classes for `match` patterns
except ImportError:
    def _set_pattern_flags(cls, flags):
        pass

# `__abc_tpflags__` has bit 5 set for sequences, bit 6 for mappings.
_BOTH_PATTERNS = 1 << 5 | 1 << 6

# Raised by each register(); a negative answer older than it is not believed.
_epoch = 0


class _ClassTable(dict):
    """Weakly held classes, keyed by identity."""

    __slots__ = ('__weakref__',)

    def note(self, cls):
        key = id(cls)
        table = _ref(self)

        def forget(dead):
            alive = table()
            if alive is not None and alive.get(key) is dead:
                del alive[key]
        self[key] = _ref(cls, forget)

    def has(self, cls):
        entry = self.get(id(cls))
        return entry is not None and entry() is cls

    def classes(self):
        return [cls for entry in list(self.values())
                if (cls := entry()) is not None]

    def entries(self):
        return set(self.values())


class _Record:
    __slots__ = ('registry', 'positive', 'negative', 'negative_epoch', 'flags')

    def __init__(self):
        self.registry = _ClassTable()
        self.positive = _ClassTable()
        self.negative = _ClassTable()
        self.negative_epoch = _epoch
        self.flags = 0


def abstractmethod(funcobj):
    """Mark a method that a concrete class has to override.

    The class must have ABCMeta (or a metaclass derived from it).  Such a class
    cannot be instantiated while one marked method is left; the marked method
    itself can still be reached through super().
    """
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A class method that must be overridden.

    Deprecated: stack classmethod on top of abstractmethod instead.
    """

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A static method that must be overridden.

    Deprecated: stack staticmethod on top of abstractmethod instead.
    """

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A property that must be overridden.

    Deprecated: stack property on top of abstractmethod instead.
    """

    __isabstractmethod__ = True


def get_cache_token():
    """Return a token that changes whenever any ABC gets a virtual subclass."""
    return _epoch


def _abstract_names(cls, own_items):
    names = {name for name, value in own_items
             if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            value = getattr(cls, name, None)
            if getattr(value, '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass of abstract base classes.

    Besides real subclasses, such a class accepts virtual ones through its
    register() method: they answer issubclass() and isinstance() but do not
    have the class in their MRO.
    """

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items())
        record = _Record()
        cls._abc_impl = record
        if '__abc_tpflags__' in cls.__dict__:
            record.flags = cls.__abc_tpflags__
            if record.flags & _BOTH_PATTERNS == _BOTH_PATTERNS:
                raise TypeError("__abc_tpflags__ cannot be both "
                                "Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
            del cls.__abc_tpflags__
            _set_pattern_flags(cls, record.flags)
        return cls

    def register(cls, subclass):
        """Make subclass a virtual subclass; it is returned unchanged."""
        global _epoch
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.note(subclass)
        _epoch += 1
        for base in cls.__mro__:
            record = base.__dict__.get('_abc_impl')
            if record is not None and record.flags:
                _set_pattern_flags(subclass, record.flags)
                break
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        try:
            subclass = instance.__class__
        except AttributeError:
            subclass = type(instance)
        record = cls._abc_impl
        entry = record.positive.get(id(subclass))
        if entry is not None and entry() is subclass:
            return True
        actual = type(instance)
        if actual is subclass:
            if (record.negative_epoch == _epoch
                    and record.negative.has(subclass)):
                return False
            return cls.__subclasscheck__(subclass)
        return (cls.__subclasscheck__(subclass)
                or cls.__subclasscheck__(actual))

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        record = cls._abc_impl
        if record.positive.has(subclass):
            return True
        if record.negative_epoch != _epoch:
            record.negative = _ClassTable()
            record.negative_epoch = _epoch
        elif record.negative.has(subclass):
            return False
        answer = _compute_subclass(cls, subclass)
        (record.positive if answer else record.negative).note(subclass)
        return answer

    def _dump_registry(cls, file=None):
        """Print what is known about the virtual subclasses, for debugging."""
        record = cls._abc_impl
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {_epoch}", file=file)
        print(f"_abc_registry: {record.registry.entries()!r}", file=file)
        print(f"_abc_cache: {record.positive.entries()!r}", file=file)
        print(f"_abc_negative_cache: {record.negative.entries()!r}", file=file)
        print("_abc_negative_cache_version: "
              f"{record.negative_epoch!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget the virtual subclasses, for debugging and tests."""
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        """Forget the remembered answers, for debugging and tests."""
        cls._abc_impl.positive.clear()
        cls._abc_impl.negative.clear()


def _compute_subclass(cls, subclass):
    """Answer issubclass() without looking at the caches."""
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        if answer is True or answer is False:
            return answer
        raise AssertionError(
            "__subclasshook__ must return either False, True, or "
            "NotImplemented")
    if cls in getattr(subclass, '__mro__', ()):
        return True
    for registered in cls._abc_impl.registry.classes():
        if issubclass(subclass, registered):
            return True
    for derived in cls.__subclasses__():
        if issubclass(subclass, derived):
            return True
    return False


# The script halves of typing and weakref-like helpers reach these directly.
_abc_instancecheck = ABCMeta.__instancecheck__
_abc_subclasscheck = ABCMeta.__subclasscheck__


def _get_dump(cls):
    """Return (registry, cache, negative cache, negative epoch) of a class."""
    record = cls._abc_impl
    return (record.registry.entries(), record.positive.entries(),
            record.negative.entries(), record.negative_epoch)


def update_abstractmethods(cls):
    """Work out again which methods of cls are abstract, and return cls.

    For class decorators that add or replace methods.  A class that has no
    ABCMeta metaclass is returned as it is.
    """
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__.items())
    return cls


class ABC(metaclass=ABCMeta):
    """Inherit from this to get ABCMeta as metaclass."""

    __slots__ = ()
