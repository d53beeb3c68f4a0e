"""Values to bytes and back, as C lays out its structs.

A format begins with the order of bytes: @ (this machine's order, sizes and
alignment; the default), = (its order), < (little), > or ! (big).  Then come
codes, each with an optional count: x pad byte, c char, b B h H i I l L q Q
n N ints, P pointer, e f d floats, F D complex numbers, s p bytes, ? bool.
Space between codes is ignored.
"""

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack',
           'Struct', 'error']

from _struct import (calcsize, pack, pack_into, unpack, unpack_from, iter_unpack,
                     Struct, error)
from _struct import _clearcache

