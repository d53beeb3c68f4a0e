# The operations of pickles, their errors, and what both sides of pickling use.

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5

# one character an operation: its name, its code
_TABLE = """
    MARK (  STOP .  POP 0  POP_MARK 1  DUP 2  FLOAT F  INT I  BININT J  BININT1 K  LONG L  BININT2 M  NONE N  PERSID P
    BINPERSID Q  REDUCE R  STRING S  BINSTRING T  SHORT_BINSTRING U  UNICODE V  BINUNICODE X  APPEND a  BUILD b
    GLOBAL c  DICT d  EMPTY_DICT }  APPENDS e  GET g  BINGET h  INST i  LONG_BINGET j  LIST l  EMPTY_LIST ]  OBJ o
    PUT p  BINPUT q  LONG_BINPUT r  SETITEM s  TUPLE t  EMPTY_TUPLE )  SETITEMS u  BINFLOAT G
    PROTO \x80  NEWOBJ \x81  EXT1 \x82  EXT2 \x83  EXT4 \x84  TUPLE1 \x85  TUPLE2 \x86  TUPLE3 \x87  NEWTRUE \x88
    NEWFALSE \x89  LONG1 \x8a  LONG4 \x8b  BINBYTES B  SHORT_BINBYTES C
    SHORT_BINUNICODE \x8c  BINUNICODE8 \x8d  BINBYTES8 \x8e  EMPTY_SET \x8f  ADDITEMS \x90  FROZENSET \x91
    NEWOBJ_EX \x92  STACK_GLOBAL \x93  MEMOIZE \x94  FRAME \x95  BYTEARRAY8 \x96  NEXT_BUFFER \x97  READONLY_BUFFER \x98
"""

TRUE = b'I01\n'
FALSE = b'I00\n'


class PickleError(Exception):
    """A common base class for the other pickling exceptions."""


class PicklingError(PickleError):
    """An object cannot be pickled."""


class UnpicklingError(PickleError):
    """A pickle cannot be read: it is damaged, or no pickle."""


for _class in PickleError, PicklingError, UnpicklingError:
    _class.__module__ = '_pickle'


class PickleBuffer:
    """Wrapper for potentially out-of-band buffers."""

    __slots__ = ('_view', '__weakref__')

    def __init__(self, object):
        self._view = memoryview(object)

    def _live(self):
        if self._view is None:
            raise ValueError('operation forbidden on released PickleBuffer object')
        return self._view

    def __buffer__(self, flags):
        return self._live()

    def raw(self):
        """Return a memoryview of the raw memory underlying this buffer.

        Will raise BufferError is the buffer isn't contiguous.
        """
        view = self._live()
        if not view.contiguous:
            raise BufferError('cannot extract raw buffer from non-contiguous buffer')
        if view.ndim > 1 and not view.c_contiguous:
            return memoryview(view.tobytes('A')).toreadonly() if view.readonly else memoryview(
                bytearray(view.tobytes('A')))
        return view.cast('B') if view.c_contiguous else view

    def release(self):
        """Release the underlying buffer that is exposed by the PickleBuffer object."""
        self._view = None


PickleBuffer.__module__ = 'pickle'


def _getattribute(obj, dotted_path):
    for subpath in dotted_path:
        obj = getattr(obj, subpath)
    return obj


def encode_long(x):
    """Encode an int as the shortest two's complement, lowest byte first; zero is no bytes."""
    if x == 0:
        return b''
    length = (x.bit_length() >> 3) + 1
    result = x.to_bytes(length, 'little', signed=True)
    if x < 0 and length > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    """Decode an int of what encode_long() makes."""
    return int.from_bytes(data, 'little', signed=True)


def _fill(namespace):
    # not all white space: the code of TUPLE1 is a line's end to Unicode
    words = [word for line in _TABLE.split('\n') for word in line.split(' ') if word]
    for name, code in zip(words[::2], words[1::2]):
        namespace[name] = code.encode('latin-1')


_fill(globals())
__all__ = [name for name in globals() if name.isupper() and not name.startswith('_')]
