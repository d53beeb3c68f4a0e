"""The sequence protocol as C extensions call it.

CPython's tests reach the protocol behind `object[index]` through an extension of this name. What an extension may call is
here the same code that a script's subscript runs, so the functions say only where the two differ: an extension asks for
a sequence, never a mapping, and its index is an int.
"""


def _sequence(obj, index):
    if isinstance(obj, dict) or not hasattr(type(obj), '__getitem__'):
        raise TypeError(f"'{type(obj).__name__}' object does not support indexing")
    return index


def sequence_getitem(obj, index):
    return obj[_sequence(obj, index)]


def sequence_setitem(obj, index, value):
    if isinstance(obj, dict) or not hasattr(type(obj), '__setitem__'):
        raise TypeError(f"'{type(obj).__name__}' object does not support item assignment")
    obj[index] = value


def sequence_delitem(obj, index):
    if isinstance(obj, dict) or not hasattr(type(obj), '__delitem__'):
        raise TypeError(f"'{type(obj).__name__}' object doesn't support item deletion")
    del obj[index]


def _py_getbuiltwithassert():
    # whether assertions of a C core would end the process
    return 0
