from _collections_abc import MutableSequence as _MutableSequence
from operator import index as _index
from sys import audit as _audit

typecodes = 'bBuwhHiIlLqQfd'
_GenericAlias = type(list[int])


def _plain(code, item):
    # what stands for a number, as one
    if code in 'fd':
        return item if isinstance(item, (int, float)) else _float(item)
    if code in 'uw':
        return item
    return item if isinstance(item, int) else _index(item)


def _float(item):
    try:
        return type(item).__float__(item)
    except AttributeError:
        pass
    try:
        return float(_index(item))
    except TypeError:
        raise TypeError(f"must be real number, not {type(item).__name__}") from None


def _append_number(self, v, /):
    _Storage.append(self, _plain(self.typecode, v))


def _set_number(self, key, value, /):
    value = _plain(self.typecode, value)
    _Storage.__setitem__(self, key if isinstance(key, int) else _index(key), value)


class array(_Storage):
    """array(typecode [, initializer]) -> array

Return a new array whose items are restricted by typecode, and
initialized from the optional initializer value, which must be a list,
string or iterable over elements of the appropriate type.

Typecodes: b B ints of 1 byte, u w characters, h H ints of 2 bytes, i I of 4,
l L q Q of 8, f d floats of 4 and 8 bytes; capital letters are without sign."""

    __module__ = 'array'
    __slots__ = ()
    __class_getitem__ = classmethod(_GenericAlias)

    def __new__(cls, /, *args, **kwargs):
        if cls is array and kwargs:
            raise TypeError("array.array() takes no keyword arguments")
        if not args:
            raise TypeError("array() takes at least 1 argument (0 given)")
        if len(args) > 2:
            raise TypeError(f"array() takes at most 2 arguments ({len(args)} given)")
        code = args[0]
        if not isinstance(code, str):
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(code).__name__}")
        if len(code) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not a string of length {len(code)}")
        initial = args[1] if len(args) > 1 else None
        if code not in 'uw':
            if isinstance(initial, str):
                raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
            if isinstance(initial, array) and initial.typecode in 'uw':
                raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{code}'")
        if code == 'u':
            import warnings
            warnings.warn("The 'u' type code is deprecated and will be removed in Python 3.16",
                          DeprecationWarning, stacklevel=2)
        _audit('array.__new__', code, initial)
        self = _Storage.__new__(cls, code)
        if len(args) == 1:
            pass
        elif isinstance(initial, (bytes, bytearray)):
            _Storage.frombytes(self, initial)
        else:
            array._extend(self, initial)
        return self

    def __init__(self, /, *args, **kwargs):
        pass

    def _extend(self, items):
        if isinstance(items, array) and items.typecode == self.typecode:
            _Storage.frombytes(self, items.tobytes())
            return
        code = self.typecode
        for item in items:
            _Storage.append(self, _plain(code, item))

    def __iter__(self):
        return arrayiterator(self)

    def insert(self, i, v, /):
        """Insert a new item v into the array before position i."""
        self._insert(_index(i), _plain(self.typecode, v))

    def extend(self, bb, /):
        """Append items to the end of the array."""
        if isinstance(bb, array) and bb.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        array._extend(self, bb)

    def fromlist(self, list, /):
        """Append items to array from list."""
        if not isinstance(list, _list):
            raise TypeError("arg must be list")
        length = len(self)
        try:
            array._extend(self, list)
        except BaseException:
            del self[length:]
            raise

    def fromunicode(self, ustr, /):
        """Extends this array with data from the unicode string ustr."""
        if not isinstance(ustr, str):
            raise TypeError(f"fromunicode() argument must be str, not {type(ustr).__name__}")
        if self.typecode not in 'uw':
            raise ValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        array._extend(self, ustr)

    def tounicode(self, /):
        """Convert the array to a unicode string."""
        if self.typecode not in 'uw':
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return ''.join(self.tolist())

    def fromfile(self, f, n, /):
        """Read n objects from the file object f and append them to the end of the array."""
        n = _index(n)
        if n < 0:
            raise ValueError("negative count")
        data = f.read(n * self.itemsize)
        if not isinstance(data, bytes):
            raise TypeError("read() didn't return bytes")
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) != n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tofile(self, f, /):
        """Write all items (as machine values) to the file object f."""
        f.write(self.tobytes())

    def buffer_info(self, /):
        """Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents."""
        return self._address(), len(self)

    def clear(self, /):
        """Remove all items from the array."""
        del self[:]

    def pop(self, i=-1, /):
        """Return the i-th element and delete it from the array."""
        i = _index(i)
        length = len(self)
        if not length:
            raise IndexError("pop from empty array")
        if i < 0:
            i += length
        if not 0 <= i < length:
            raise IndexError("pop index out of range")
        item = self[i]
        del self[i]
        return item

    def count(self, v, /):
        """Return number of occurrences of v in the array."""
        total = 0
        for item in array.__iter__(self):
            if item == v:
                total += 1
        return total

    def index(self, v, start=0, stop=9223372036854775807, /):
        """Return index of first occurrence of v in the array.

Raise ValueError if the value is not present."""
        length = len(self)
        start = _index(start)
        stop = _index(stop)
        if start < 0:
            start = max(start + length, 0)
        if stop < 0:
            stop += length
        at = start
        while at < stop and at < len(self):
            if self[at] == v:
                return at
            at += 1
        raise ValueError("array.index(x): x not in array")

    def remove(self, v, /):
        """Remove the first occurrence of v in the array."""
        for at, item in enumerate(array.__iter__(self)):
            if item == v:
                del self[at]
                return
        raise ValueError("array.remove(x): x not in array")

    def __contains__(self, v, /):
        for item in array.__iter__(self):
            if item == v:
                return True
        return False

    def __copy__(self, /):
        """Return a copy of the array."""
        return array(self.typecode, self)

    def __deepcopy__(self, memo, /):
        """Return a copy of the array."""
        return array(self.typecode, self)

    def _same_kind(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")

    def __add__(self, other, /):
        self._same_kind(other)
        made = array(self.typecode, self)
        made.frombytes(other.tobytes())
        return made

    def __iadd__(self, other, /):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def _times(self, factor):
        try:
            return _index(factor)
        except TypeError:
            raise TypeError(f"can't multiply sequence by non-int of type "
                            f"'{type(factor).__name__}'") from None

    def __mul__(self, factor, /):
        factor = self._times(factor)
        made = _Storage.__new__(array, self.typecode)
        made.frombytes(self.tobytes() * factor)
        return made

    __rmul__ = __mul__

    def __imul__(self, factor, /):
        factor = self._times(factor)
        if factor <= 0:
            del self[:]
        elif factor > 1:
            self.frombytes(self.tobytes() * (factor - 1))
        return self

    def __eq__(self, other, /):
        return self.tolist() == other.tolist() if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __ne__(self, other, /):
        return self.tolist() != other.tolist() if isinstance(other, array) else NotImplemented

    def __lt__(self, other, /):
        return self.tolist() < other.tolist() if isinstance(other, array) else NotImplemented

    def __le__(self, other, /):
        return self.tolist() <= other.tolist() if isinstance(other, array) else NotImplemented

    def __gt__(self, other, /):
        return self.tolist() > other.tolist() if isinstance(other, array) else NotImplemented

    def __ge__(self, other, /):
        return self.tolist() >= other.tolist() if isinstance(other, array) else NotImplemented

    def __repr__(self, /):
        name, code = type(self).__name__, self.typecode
        if not len(self):
            return f"{name}('{code}')"
        if code in 'uw':
            return f"{name}('{code}', {self.tounicode()!r})"
        return f"{name}('{code}', {self.tolist()!r})"

    def __reduce_ex__(self, value, /):
        """Return state information for pickling."""
        state = getattr(self, '__dict__', None) or None
        if value < 3:
            return type(self), (self.typecode, self.tolist()), state
        return _array_reconstructor, (type(self), self.typecode, _machine_format(self.typecode), self.tobytes()), state

    def __sizeof__(self, /):
        """Size of the array in memory, in bytes."""
        return 64 + len(self) * self.itemsize


_list = list
ArrayType = array

# the formats that a pickle names by number: size, kind, order of bytes
_FORMATS = ((1, 'unsigned', 'little'), (1, 'signed', 'little')) + tuple(
    (size, kind, order)
    for sizes, kinds in (((2, 4, 8), ('unsigned', 'signed')), ((4, 8), ('float',)), ((2, 4), ('text',)))
    for size in sizes for kind in kinds for order in ('little', 'big'))
_KINDS = {code: 'text' if code in 'uw' else 'float' if code in 'fd' else 'signed' if code.islower() else 'unsigned'
          for code in typecodes}


def _machine_format(code):
    size = _Storage.__new__(array, code).itemsize
    return _FORMATS.index((size, _KINDS[code], 'little'))


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    """Internal. Used for pickling support."""
    if not isinstance(arraytype, type):
        raise TypeError(f"first argument must be a type object, not {type(arraytype).__name__}")
    if not issubclass(arraytype, array):
        raise TypeError(f"{arraytype.__name__} is not a subtype of array.array")
    if not isinstance(typecode, str):
        raise TypeError("_array_reconstructor() argument 2 must be a unicode character, "
                        f"not {type(typecode).__name__}")
    if len(typecode) != 1:
        raise TypeError("_array_reconstructor(): argument 2 must be a unicode character, "
                        f"not a string of length {len(typecode)}")
    mformat_code = _index(mformat_code)
    if typecode not in typecodes:
        raise ValueError("second argument must be a valid type code")
    if not 0 <= mformat_code < len(_FORMATS):
        raise ValueError("third argument must be a valid machine format code.")
    if not isinstance(items, bytes):
        raise TypeError(f"fourth argument should be bytes, not {type(items).__name__}")
    size, kind, order = _FORMATS[mformat_code]
    if _machine_format(typecode) == mformat_code:
        made = arraytype(typecode)
        made.frombytes(items)
        return made
    if len(items) % size:
        what = 'bytes' if kind == 'float' else 'string'
        raise ValueError(f"{what} length not a multiple of item size")
    if kind == 'text':
        return arraytype(typecode, items.decode(f"utf-{size * 8}-{order[0]}e"))
    if kind == 'float':
        native = array('f' if size == 4 else 'd', items)
        if order == 'big':
            native.byteswap()
        return arraytype(typecode, native.tolist())
    for code in typecodes:
        if _KINDS[code] == kind and array(code).itemsize == size:
            typecode = code
    return arraytype(typecode, [int.from_bytes(items[at:at + size], order, signed=kind == 'signed')
                                for at in range(0, len(items), size)])


class arrayiterator:

    __module__ = 'array'
    __slots__ = ('_array', '_at')

    def __new__(cls, own, /):
        self = object.__new__(cls)
        self._array = own
        self._at = 0
        return self

    def __iter__(self):
        """Implement iter(self)."""
        return self

    def __next__(self):
        """Implement next(self)."""
        own = self._array
        if own is None:
            raise StopIteration
        at = self._at
        if at >= _length(own):
            self._array = None
            raise StopIteration
        self._at = at + 1
        return _get(own, at)

    def __length_hint__(self):
        return 0 if self._array is None else max(_length(self._array) - self._at, 0)

    def __reduce__(self):
        """Return state information for pickling."""
        return (iter, ((),)) if self._array is None else (iter, (self._array,), self._at)

    def __setstate__(self, state, /):
        """Set state information for unpickling."""
        self._at = max(_index(state), 0)


_MutableSequence.register(array)
_length = _Storage.__len__
_get = _Storage.__getitem__
_adopt(array, arrayiterator)
