"""OrderedDict.

A dict keeps its order anyway, so only what concerns the order is added here:
what dict's own methods do behind its back is seen at once. Moving a key to
the front rebuilds the table; everything else costs what it costs in a dict.
"""

import _collections_abc
from _ordered_iterator import over as _odict_iterator
from reprlib import recursive_repr

_KEYS, _VALUES, _ITEMS = 0, 1, 2

_absent = object()


class _View:
    """What the three views share: they go through the dict's own items."""

    __slots__ = ()

    @recursive_repr()
    def __repr__(self):
        return f'{type(self).__name__}({list(self)!r})'


class odict_keys(_View, _collections_abc.KeysView):

    __module__ = 'builtins'
    __slots__ = ()

    def __iter__(self):
        return _odict_iterator(self._mapping, _KEYS, False)

    def __reversed__(self):
        return _odict_iterator(self._mapping, _KEYS, True)


class odict_items(_View, _collections_abc.ItemsView):

    __module__ = 'builtins'
    __slots__ = ()

    def __iter__(self):
        return _odict_iterator(self._mapping, _ITEMS, False)

    def __reversed__(self):
        return _odict_iterator(self._mapping, _ITEMS, True)


class odict_values(_View, _collections_abc.ValuesView):

    __module__ = 'builtins'
    __slots__ = ()

    def __iter__(self):
        return _odict_iterator(self._mapping, _VALUES, False)

    def __reversed__(self):
        return _odict_iterator(self._mapping, _VALUES, True)


def _same_order(one, two):
    own, others = OrderedDict.__iter__(one), OrderedDict.__iter__(two)
    for key in own:
        other = next(others, _absent)
        if other is _absent or key is not other and key != other:
            return False
    return next(others, _absent) is _absent


class OrderedDict(dict):
    'A dict with which the order of the keys counts and can be changed.'

    __module__ = 'collections'

    def __init__(self, other=(), /, **kwds):
        '''Like dict(); the order is that in which the keys come in.'''
        self.__update(other, **kwds)

    def __setitem__(self, key, value, /):
        """Set self[key] to value."""
        dict.__setitem__(self, key, value)

    def __delitem__(self, key, /):
        """Delete self[key]."""
        dict.__delitem__(self, key)

    def __iter__(self, /):
        """Return iter(self)."""
        return _odict_iterator(self, _KEYS, False)

    def __reversed__(self, /):
        """Return reversed(self)."""
        return _odict_iterator(self, _KEYS, True)

    def clear(self, /):
        "Remove all keys."
        dict.clear(self)

    def popitem(self, /, last=True):
        '''Remove a (key, value) pair and return it: the last one put in,
        or the first one if last is false.
        '''
        if not self:
            raise KeyError('dictionary is empty')
        key = next(dict.__reversed__(self) if last else dict.__iter__(self))
        return key, dict.pop(self, key)

    def move_to_end(self, /, key, last=True):
        '''Move a key to the end, or to the beginning if last is false.

        KeyError if it is not there.
        '''
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
        else:
            rest = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, rest)

    def keys(self, /):
        return odict_keys(self)

    def items(self, /):
        return odict_items(self)

    def values(self, /):
        return odict_values(self)

    update = __update = _collections_abc.MutableMapping.update

    def pop(self, key, default=_absent):
        '''od.pop(key[,default]) -> the value of key, which is removed.

        Without such a key: default if given, else KeyError.
        '''
        if default is _absent:
            return dict.pop(self, key)
        return dict.pop(self, key, default)

    def setdefault(self, /, key, default=None):
        '''Return the value of key; without such a key, set default first.'''
        if key in self:
            return self[key]
        self[key] = default
        return default

    @recursive_repr()
    def __repr__(self, /):
        """Return repr(self)."""
        name = self.__class__.__name__
        if not self:
            return f'{name}()'
        return f'{name}({dict(self.items())!r})'

    def __reduce__(self, /):
        'Return state information for pickling'
        state = self.__getstate__()
        if isinstance(state, tuple):
            state, slots = state
        else:
            slots = {}
        state = dict(state) if state else None
        return (self.__class__, (), (state, slots) if slots else state,
                None, iter(self.items()))

    def copy(self, /):
        'Return a shallow copy'
        new = self.__class__()
        for key in OrderedDict.__iter__(self):
            new[key] = self[key]
        return new

    @classmethod
    def fromkeys(cls, iterable, value=None):
        '''Make an ordered dict whose keys are the items of an iterable.'''
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __eq__(self, other, /):
        """Return self==other; against another OrderedDict the order counts."""
        if isinstance(other, OrderedDict):
            equal = dict.__eq__(self, other)
            return _same_order(self, other) if equal is True else equal
        return dict.__eq__(self, other)

    def __ne__(self, other, /):
        """Return self!=other."""
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __ior__(self, other, /):
        """Return self|=other."""
        self.update(other)
        return self

    def __or__(self, other, /):
        """Return self|other."""
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other, /):
        """Return other|self."""
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

