from operator import index as _index


def _text(format):
    # a format as an ASCII str
    if isinstance(format, str):
        format.encode('ascii')
        return format
    if isinstance(format, (bytes, bytearray)):
        format = bytes(format).decode('ascii', 'surrogateescape')
        format.encode('ascii')
        return format
    raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")


def _numbers(format, values):
    # the same values, with plain numbers for objects that stand for some
    plain = []
    for code, value in zip(_codes(format), values):
        try:
            if code in 'bBhHiIlLqQnNP':
                value = _index(value)
            elif code in 'efd':
                value = float(value)
            elif code in 'FD':
                value = complex(value)
            elif code == '?':
                value = bool(value)
        except TypeError:
            if code in 'efd' and not hasattr(value, '__float__') and not hasattr(value, '__index__'):
                raise error("required argument is not a float") from None
            raise
        plain.append(value)
    return tuple(plain)


def _pack_slowly(format, values):
    return _pack(format, _numbers(format, values))


def _pack_into_slowly(format, buffer, offset, values):
    return _pack_into(format, buffer, offset, _numbers(format, values))


def calcsize(format, /):
    """Return size in bytes of the struct described by the format string."""
    return _calcsize(_text(format))


def _pack_any(*args):
    if not args:
        raise TypeError("missing format argument")
    return _pack(_text(args[0]), args[1:])


def _into(format, args):
    if not args:
        raise error("pack_into expected buffer argument")
    if len(args) < 2:
        raise error("pack_into expected offset argument")
    return _pack_into(format, args[0], _index(args[1]), args[2:])


def pack_into(*args):
    """pack_into(format, buffer, offset, v1, v2, ...)

Pack the values v1, v2, ... according to the format string and write
the packed bytes into the writable buffer buf starting at offset.  Note
that the offset is a required argument.  See help(struct) for more
on format strings."""
    if not args:
        raise TypeError("missing format argument")
    _into(_text(args[0]), args[1:])


def _unpack_any(format, buffer, /):
    return _unpack(_text(format), buffer)


def _unpack_from_any(format, /, buffer, offset=0):
    return _unpack_from(_text(format), buffer, _index(offset))


def iter_unpack(format, buffer, /):
    """Return an iterator yielding tuples unpacked from the given bytes.

The bytes are unpacked according to the format string, like
a repeated invocation of unpack_from()."""
    return _iterator(_text(format), buffer)


def _clearcache():
    """Clear the internal cache."""


class unpack_iterator:

    __slots__ = ('_format', '_buffer', '_next', '_step')

    def __new__(cls, /, *args, **kwargs):
        raise TypeError("cannot create '_struct.unpack_iterator' instances")

    def __iter__(self):
        """Implement iter(self)."""
        return self

    def __length_hint__(self):
        if self._buffer is None:
            return 0
        return (self._buffer.nbytes - self._next) // self._step

    def __next__(self):
        """Implement next(self)."""
        buffer = self._buffer
        if buffer is None:
            raise StopIteration
        at = self._next
        if at >= buffer.nbytes:
            self._buffer = None
            raise StopIteration
        self._next = at + self._step
        return _unpack_at(self._format, buffer, at)


def _iterator(format, buffer):
    step = _calcsize(format)
    if not step:
        raise error("cannot iteratively unpack with a struct of length 0")
    try:
        view = memoryview(buffer)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'") from None
    if view.nbytes % step:
        raise error(f"iterative unpacking requires a buffer of a multiple of {step} bytes")
    self = object.__new__(unpack_iterator)
    self._format = format
    self._buffer = view
    self._next = 0
    self._step = step
    return self


class Struct:
    """Struct(fmt) --> compiled struct object"""

    __slots__ = ('_format', '_size', '__weakref__')

    def __init__(self, format):
        format = _text(format)
        self._size = _calcsize(format)
        self._format = format

    @property
    def format(self):
        """struct format string"""
        return self._ready()

    @property
    def size(self):
        """struct size in bytes"""
        self._ready()
        return self._size

    def _ready(self):
        try:
            return self._format
        except AttributeError:
            raise RuntimeError("Struct object is not initialized") from None

    def pack(self, *values):
        """pack(v1, v2, ...) -> bytes

Return a bytes object containing values v1, v2, ... packed according
to the format string Struct.format.  See help(struct) for more on format
strings."""
        return _pack(self._ready(), values)

    def pack_into(self, *args):
        """pack_into(buffer, offset, v1, v2, ...)

Pack the values v1, v2, ... according to the format string Struct.format
and write the packed bytes into the writable buffer buf starting at
offset.  Note that the offset is a required argument.  See help(struct)
for more on format strings."""
        _into(self._ready(), args)

    def unpack(self, buffer, /):
        """Return a tuple containing unpacked values.

Unpack according to the format string Struct.format. The buffer's size
in bytes must be Struct.size.

See help(struct) for more on format strings."""
        return _unpack(self._ready(), buffer)

    def unpack_from(self, buffer, offset=0):
        """Return a tuple containing unpacked values.

Values are unpacked according to the format string Struct.format.

The buffer's size in bytes, starting at position offset, must be
at least Struct.size.

See help(struct) for more on format strings."""
        return _unpack_from(self._ready(), buffer, _index(offset))

    def iter_unpack(self, buffer, /):
        """Return an iterator yielding tuples.

Tuples are unpacked from the given bytes source, like a repeated
invocation of unpack_from().

Requires that the bytes length be a multiple of the struct size."""
        return _iterator(self._ready(), buffer)

    def __repr__(self):
        return f'{type(self).__name__}({self._ready()!r})'
