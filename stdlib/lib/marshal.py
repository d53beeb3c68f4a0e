"""Values as bytes, in the form that interpreters use among themselves: dump(), load(), dumps(), loads().

Numbers, strings, bytes, None, True, False, Ellipsis, StopIteration, slices, and tuples, lists, sets and dictionaries of
them. Code objects are not among them: there are no files of compiled code to be read or written.
"""

from struct import Struct

version = 5

_MAX_DEPTH = 2000
_LONG = Struct('<i')
_SHORT = Struct('<h')
_DOUBLE = Struct('<d')
_REMEMBERED = 0x80      # this bit of a type's byte: later values may refer to this one

_CONSTANTS = {b'N': None, b'F': False, b'T': True, b'S': StopIteration, b'.': Ellipsis}


class _Writer:
    def __init__(self, version, allow_code):
        self.version = version
        self.allow_code = allow_code
        self.out = bytearray()
        self.places = {}        # id of a value -> its number
        self.kept = []          # so that an id stays a value's own

    def mark(self, value, kind):
        """Write the kind of a value that may be met again, or a reference if it was met; whether it was."""
        if self.version < 3:
            self.out += kind
            return False
        place = self.places.get(id(value))
        if place is not None:
            self.out += b'r' + _LONG.pack(place)
            return True
        self.places[id(value)] = len(self.places)
        self.kept.append(value)
        self.out.append(kind[0] | _REMEMBERED)
        return False

    def sized(self, data):
        self.out += _size(data)
        self.out += data

    def write(self, value, depth=0):
        if depth > _MAX_DEPTH:
            raise ValueError('object too deeply nested to marshal')
        out = self.out
        for code, constant in _CONSTANTS.items():
            if value is constant:
                out += code
                return
        write = self._writers.get(type(value))
        if write is None:
            write = self.other
        else:
            write = write.__get__(self)
        write(value, depth + 1)

    def other(self, value, depth):
        # what shows its bytes is written as bytes
        if type(value).__name__ == 'code' and not self.allow_code:
            raise ValueError('marshalling code objects is disallowed')
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise ValueError('unmarshallable object') from None
        self.data(data, depth)

    def integer(self, value, depth):
        if -0x80000000 <= value <= 0x7fffffff:
            self.out += b'i' + _LONG.pack(value)
            return
        if self.mark(value, b'l'):
            return
        rest, digits = abs(value), bytearray()
        while rest:
            digits += _SHORT.pack(rest & 0x7fff)
            rest >>= 15
        count = len(digits) // 2
        self.out += _LONG.pack(-count if value < 0 else count) + digits

    def floating(self, value, depth):
        if self.version > 1:
            if not self.mark(value, b'g'):
                self.out += _DOUBLE.pack(value)
        elif not self.mark(value, b'f'):
            self.short(repr(value).encode())

    def pair(self, value, depth):
        if self.version > 1:
            if not self.mark(value, b'y'):
                self.out += _DOUBLE.pack(value.real) + _DOUBLE.pack(value.imag)
        elif not self.mark(value, b'x'):
            self.short(repr(value.real).encode())
            self.short(repr(value.imag).encode())

    def short(self, data):
        self.out.append(len(data))
        self.out += data

    def text(self, value, depth):
        if self.version >= 4 and value.isascii():
            if len(value) < 256:
                if not self.mark(value, b'z'):
                    self.short(value.encode())
            elif not self.mark(value, b'a'):
                self.sized(value.encode())
        elif not self.mark(value, b'u'):
            self.sized(value.encode('utf-8', 'surrogatepass'))

    def data(self, value, depth):
        if not self.mark(value, b's'):
            self.sized(value)

    def row(self, value, depth):
        if self.version >= 4 and len(value) < 256:
            if self.mark(value, b')'):
                return
            self.out.append(len(value))
        else:
            if self.mark(value, b'('):
                return
            self.out += _size(value)
        for element in value:
            self.write(element, depth)

    def several(self, value, depth):
        if self.mark(value, {list: b'[', set: b'<', frozenset: b'>'}[type(value)]):
            return
        self.out += _size(value)
        if type(value) is list:
            for element in value:
                self.write(element, depth)
            return
        # the order of a set is chance: that of the elements' own bytes is not
        def alone(element):
            writer = _Writer(2, self.allow_code)
            writer.write(element, depth)
            return bytes(writer.out)
        for element in sorted(value, key=alone):
            self.write(element, depth)

    def mapping(self, value, depth):
        if self.mark(value, b'{'):
            return
        for key, element in value.items():
            self.write(key, depth)
            self.write(element, depth)
        self.out += b'0'

    def cut(self, value, depth):
        if self.version < 5:
            raise ValueError('unmarshallable object')
        if self.mark(value, b':'):
            return
        for part in value.start, value.stop, value.step:
            self.write(part, depth)

    _writers = {int: integer, float: floating, complex: pair, str: text, bytes: data, tuple: row,
                list: several, set: several, frozenset: several, dict: mapping, slice: cut}


def _size(data):
    if len(data) > 0x7fffffff:
        raise ValueError('unmarshallable object')
    return _LONG.pack(len(data))


_END = object()         # what ends the pairs of a dictionary


class _Reader:
    def __init__(self, take, allow_code, short_of='EOF read where not expected'):
        self.take = take
        self.allow_code = allow_code
        self.short_of = short_of        # what is said when the data ends too early
        self.values = []

    def exactly(self, count):
        data = self.take(count)
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f'file.read() returned not bytes but {type(data).__name__}')
        if len(data) < count:
            raise EOFError(self.short_of)
        return data

    def number(self):
        return _LONG.unpack(self.exactly(4))[0]

    def length(self, what):
        count = self.number()
        if count < 0:
            raise ValueError(f'bad marshal data ({what} size out of range)')
        return count

    def read(self, depth=0):
        if depth > _MAX_DEPTH:
            raise ValueError('recursion limit exceeded')
        code = self.take(1)
        if not code:
            raise EOFError('EOF read where object expected')
        kind = bytes([code[0] & ~_REMEMBERED])
        if kind in _CONSTANTS:
            return _CONSTANTS[kind]
        if kind == b'0':
            return _END
        if kind == b'r':
            return self.reference()
        if kind == b'c' and not self.allow_code:
            raise ValueError('unmarshalling code objects is disallowed')
        read = self._readers.get(kind)
        if read is None:
            raise ValueError('bad marshal data (unknown type code)')
        place = None
        if code[0] & _REMEMBERED:
            place = len(self.values)
            self.values.append(_END)
        value = read(self, depth + 1, kind, place)
        if place is not None:
            self.values[place] = value
        return value

    def reference(self):
        place = self.number()
        if not 0 <= place < len(self.values) or self.values[place] is _END:
            raise ValueError('bad marshal data (invalid reference)')
        return self.values[place]

    def element(self, depth, what):
        value = self.read(depth)
        if value is _END:
            raise TypeError(f'NULL object in marshal data for {what}')
        return value

    def integer(self, depth, kind, place):
        return self.number()

    def wide(self, depth, kind, place):
        return int.from_bytes(self.exactly(8), 'little', signed=True)

    def long(self, depth, kind, place):
        count = self.number()
        data = self.exactly(2 * abs(count))
        value = 0
        for index in range(len(data) - 2, -1, -2):
            digit = data[index] | data[index + 1] << 8
            if digit > 0x7fff:
                raise ValueError('bad marshal data (digit out of range in long)')
            value = value << 15 | digit
        if count and not _is_normal(data):
            raise ValueError('bad marshal data (unnormalized long data)')
        return -value if count < 0 else value

    def floating(self, depth, kind, place):
        if kind in b'gy':
            part = lambda: _DOUBLE.unpack(self.exactly(8))[0]
        else:
            part = lambda: float(self.exactly(self.exactly(1)[0]))
        return part() if kind in b'gf' else complex(part(), part())

    def text(self, depth, kind, place):
        count = self.exactly(1)[0] if kind in b'zZ' else self.length('string')
        data = self.exactly(count)
        if kind in b'tu':
            return str(data, 'utf-8', 'surrogatepass')
        return str(data, 'latin-1')

    def data(self, depth, kind, place):
        return bytes(self.exactly(self.length('bytes object')))

    def row(self, depth, kind, place):
        count = self.exactly(1)[0] if kind == b')' else self.length('tuple')
        return tuple([self.element(depth, 'tuple') for _ in range(count)])

    def items(self, depth, kind, place):
        count = self.length('list')
        value = self.known(place, [])
        for _ in range(count):
            value.append(self.element(depth, 'list'))
        return value

    def group(self, depth, kind, place):
        count = self.length('set')
        if kind == b'>':
            return frozenset([self.element(depth, 'set') for _ in range(count)])
        value = self.known(place, set())
        for _ in range(count):
            value.add(self.element(depth, 'set'))
        return value

    def mapping(self, depth, kind, place):
        value = self.known(place, {})
        while (key := self.read(depth)) is not _END:
            value[key] = self.element(depth, 'dict')
        return value

    def cut(self, depth, kind, place):
        return slice(*[self.element(depth, 'slice') for _ in range(3)])

    def known(self, place, value):
        """A value that what is inside may refer to."""
        if place is not None:
            self.values[place] = value
        return value

    _readers = {b'i': integer, b'I': wide, b'l': long, b'f': floating, b'g': floating, b'x': floating,
                b'y': floating, b's': data, b't': text, b'u': text, b'a': text, b'A': text, b'z': text,
                b'Z': text, b'(': row, b')': row, b'[': items, b'{': mapping, b'<': group, b'>': group,
                b':': cut}


def _is_normal(data):
    """Whether the highest digit of a number is not zero."""
    return data[-1] != 0 or data[-2] != 0


def dumps(value, version=version, /, *, allow_code=True):
    """Return the bytes object that would be written to a file by dump(value, file)."""
    writer = _Writer(version, allow_code)
    writer.write(value)
    return bytes(writer.out)


def dump(value, file, version=version, /, *, allow_code=True):
    """Write the value on the open file."""
    return file.write(dumps(value, version, allow_code=allow_code))


def _loaded(reader):
    value = reader.read()
    if value is _END:
        raise TypeError('NULL object in marshal data for object')
    return value


def load(file, /, *, allow_code=True):
    """Read one value from the open file and return it."""
    return _loaded(_Reader(file.read, allow_code))


def loads(bytes, /, *, allow_code=True):
    """Convert the bytes-like object to a value."""
    data, place = memoryview(bytes).cast('B'), 0

    def take(count):
        nonlocal place
        taken = data[place:place + count].tobytes()
        place += len(taken)
        return taken

    return _loaded(_Reader(take, allow_code, 'marshal data too short'))
