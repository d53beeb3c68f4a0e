"""Copies of objects, shallow and deep.

Both ask an object's class first (__copy__, __deepcopy__), then the copyreg
table, then the pickling protocol.
"""

__all__ = ["Error", "copy", "deepcopy", "replace"]

from _weakref import ref
from copyreg import dispatch_table


class Error(Exception):
    pass
error = Error  # an old name

# Nothing of these can change, or they are meant to be shared.
_deep_atomic_types = frozenset({
    type(None), type(Ellipsis), type(NotImplemented), int, float, bool,
    complex, str, bytes, type, range, property, ref, type(len),
    type(lambda: 0), type((lambda: 0).__code__),
})
# Of these the contents cannot change, but what they contain may.
_atomic_types = _deep_atomic_types | {tuple, frozenset, slice, super}
_builtin_containers = frozenset({list, dict, set, bytearray})


def copy(x):
    """Return a shallow copy: a new object with the same contents."""
    cls = type(x)
    if cls in _atomic_types:
        return x
    if cls in _builtin_containers:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    rv = _reduced(x, cls, "un(shallow)copyable object of type %s")
    if isinstance(rv, str):
        return x
    return _reconstruct(x, None, *rv)


def _reduced(x, cls, message):
    """Take an object apart as pickling would."""
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor:
        return reductor()
    raise Error(message % cls)


def deepcopy(x, memo=None, _nil=[]):
    """Return a deep copy: a new object, and copies of its contents, all
    the way down.

    memo holds what was copied already, by id.
    """
    cls = type(x)
    if cls in _deep_atomic_types:
        return x

    key = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(key, _nil)
        if y is not _nil:
            return y

    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            rv = _reduced(x, cls, "un(deep)copyable object of type %s")
            if isinstance(rv, str):
                y = x
            else:
                y = _reconstruct(x, memo, *rv)

    if y is not x:
        memo[key] = y
        _keep_alive(x, memo)
    return y


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    y = [deepcopy(item, memo) for item in x]
    # A tuple that is part of itself was copied on the way.
    try:
        return memo[id(x)]
    except KeyError:
        pass
    for old, new in zip(x, y):
        if old is not new:
            return tuple(y)
    return x


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Sample:
    def method(self): pass


_deepcopy_dispatch = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    type(_Sample().method): _deepcopy_method,
}
del _Sample


def _keep_alive(x, memo):
    """Keep an object as long as the memo, which knows it by its id.

    Otherwise another object could get the same id.  The list of them is in
    the memo itself, by the id of the memo.
    """
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _reconstruct(x, memo, func, args,
                 state=None, listiter=None, dictiter=None,
                 *, deepcopy=deepcopy):
    """Put an object together again; deeply if there is a memo."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y

    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)

    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """Return a copy of an object with some of its fields changed.

    For named tuples, dataclasses, and whatever has a __replace__ method.
    """
    cls = obj.__class__
    func = getattr(cls, '__replace__', None)
    if func is None:
        raise TypeError(
            f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
