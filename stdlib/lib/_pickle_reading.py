# The half of pickle that reads: Unpickler.  It is a machine with a stack: each operation of a pickle is one
# function of the table `dispatch`.

import codecs
import sys
from copyreg import _extension_cache, _extension_registry, _inverted_registry
from struct import unpack
from sys import intern, maxsize

from _pickle_codes import *
from _pickle_codes import UnpicklingError, _getattribute, decode_long


class _Bytes:
    """Bytes that are read piece by piece: those of a frame, or a whole pickle."""

    def __init__(self, data):
        self.data = data
        self.place = 0

    def read(self, size):
        place = self.place
        data = self.data[place:place + size]
        self.place = place + len(data)
        return data

    def readline(self):
        end = self.data.find(b'\n', self.place) + 1
        return self.read((end or len(self.data)) - self.place)


class _Unframer:
    """Reads from the frame that has begun, else from the file."""

    def __init__(self, file_read, file_readline, file_readinto=None):
        self.file_read = file_read
        self.file_readline = file_readline
        self.file_readinto = file_readinto
        self.frame = None

    def read(self, size):
        """At most so many bytes; fewer only at the end of the file."""
        frame = self.frame
        if frame is None:
            return self.file_read(size)
        place = frame.place
        data = frame.data[place:place + size]
        if len(data) == size:
            frame.place = place + size
            return data
        if not data:
            self.frame = None
            return self.file_read(size)
        raise UnpicklingError('pickle exhausted before end of frame')

    def exactly(self, size):
        data = self.read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated')
        return data

    def readinto(self, buffer):
        if self.frame is None and self.file_readinto is not None:
            if (self.file_readinto(buffer) or 0) < len(buffer):
                raise UnpicklingError('pickle data was truncated')
        else:
            buffer[:] = self.exactly(len(buffer))

    def readline(self):
        """A line without its end."""
        if self.frame is not None:
            data = self.frame.readline()
            if data:
                if data[-1] != 10:
                    raise UnpicklingError('pickle exhausted before end of frame')
                return data[:-1]
            self.frame = None
        data = self.file_readline()
        if not data.endswith(b'\n'):
            raise UnpicklingError('pickle data was truncated')
        return data[:-1]

    def load_frame(self, size):
        if self.frame is not None and self.frame.read(1) != b'':
            raise UnpicklingError('beginning of a new frame before end of current frame')
        self.frame = _Bytes(self.whole(size))

    def whole(self, size):
        """So many bytes of the file, in pieces: the size may be a lie."""
        pieces = []
        while size > 0:
            piece = self.file_read(min(size, 1 << 20))
            if not piece:
                raise UnpicklingError('pickle data was truncated')
            pieces.append(piece)
            size -= len(piece)
        return b''.join(pieces)


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


class Unpickler:
    """This takes a binary file for reading a pickle data stream.

    encoding, errors: how strings of Python 2 are read; encoding "bytes" leaves them bytes
    fix_imports: with protocols below 3, take names of Python 2 for those of today
    buffers: an iterable of what a buffer_callback took out of the stream
    """

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        self._buffers = iter(buffers) if buffers is not None else None
        self._file_readline = getattr(file, 'readline', None)
        self._file_read = getattr(file, 'read', None)
        self._file_readinto = getattr(file, 'readinto', None)
        if self._file_read is None or self._file_readline is None:
            del self._file_read
            raise TypeError("file must have 'read' and 'readline' attributes")
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def load(self):
        """Load a pickle: read one object from the open file and return it."""
        if not hasattr(self, '_file_read'):
            raise UnpicklingError('Unpickler.__init__() was not called by '
                                  f'{self.__class__.__name__}.__init__()')
        self._unframer = _Unframer(self._file_read, self._file_readline, self._file_readinto)
        self.read = read = self._unframer.read
        self.exactly = self._unframer.exactly
        self.readline = self._unframer.readline
        self.metastack = []
        self.stack = []
        self.append = self.stack.append
        self.proto = 0
        dispatch = self.dispatch
        try:
            while True:
                key = read(1)
                if not key:
                    raise EOFError('Ran out of input')
                operation = dispatch.get(key[0])
                if operation is None:
                    shown = repr(key)[2:-1]
                    raise UnpicklingError(f"invalid load key, '{shown}'.")
                operation(self)
        except _Stop as stop:
            return stop.value

    def pop_mark(self):
        """What lies above the last mark, which is taken away."""
        items = self.stack
        try:
            self.stack = self.metastack.pop()
        except IndexError:
            raise UnpicklingError('could not find MARK') from None
        self.append = self.stack.append
        return items

    def pop(self):
        try:
            return self.stack.pop()
        except IndexError:
            raise UnpicklingError('unexpected MARK found' if self.metastack
                                  else 'unpickling stack underflow') from None

    def top(self):
        try:
            return self.stack[-1]
        except IndexError:
            raise UnpicklingError('unexpected MARK found' if self.metastack
                                  else 'unpickling stack underflow') from None

    def number(self, size):
        return int.from_bytes(self.exactly(size), 'little')

    def size(self, width, what):
        size = self.number(width)
        if size > maxsize:
            raise UnpicklingError(f'{what} exceeds system\'s maximum size of {maxsize} bytes')
        return size

    def persistent_load(self, pid):
        """Return the object that lies elsewhere under this id.  To be overridden."""
        raise UnpicklingError('A load persistent id instruction was encountered, '
                              'but no persistent_load function was specified.')

    def find_class(self, module, name, /):
        """Return an object from a specified module, which is imported if need be."""
        sys.audit('pickle.find_class', module, name)
        if self.proto < 3 and self.fix_imports:
            from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING
            if (module, name) in NAME_MAPPING:
                module, name = NAME_MAPPING[module, name]
            elif module in IMPORT_MAPPING:
                module = IMPORT_MAPPING[module]
        __import__(module, level=0)
        if self.proto < 4 or '.' not in name:
            return getattr(sys.modules[module], name)
        try:
            return _getattribute(sys.modules[module], name.split('.'))
        except AttributeError:
            raise AttributeError(f"Can't resolve path {name!r} on module {module!r}")

    # -- operations ---------------------------------------------------------------------------

    def load_proto(self):
        proto = self.number(1)
        if proto > HIGHEST_PROTOCOL:
            raise ValueError('unsupported pickle protocol: %d' % proto)
        self.proto = proto

    def load_frame(self):
        size = self.number(8)
        if size > maxsize:
            raise ValueError('frame size > sys.maxsize: %d' % size)
        self._unframer.load_frame(size)

    def load_persid(self):
        try:
            pid = self.readline().decode('ascii')
        except UnicodeDecodeError:
            raise UnpicklingError('persistent IDs in protocol 0 must be ASCII strings')
        self.append(self.persistent_load(pid))

    def load_binpersid(self):
        pid = self.pop()
        self.append(self.persistent_load(pid))

    def load_none(self):
        self.append(None)

    def load_false(self):
        self.append(False)

    def load_true(self):
        self.append(True)

    def load_int(self):
        data = self.readline()
        if data in (b'00', b'01'):
            self.append(data == b'01')
        else:
            self.append(int(data))

    def load_binint(self):
        self.append(unpack('<i', self.exactly(4))[0])

    def load_binint1(self):
        self.append(self.exactly(1)[0])

    def load_binint2(self):
        self.append(self.number(2))

    def load_long(self):
        data = self.readline()
        self.append(int(data[:-1] if data.endswith(b'L') else data))

    def load_long1(self):
        self.append(decode_long(self.exactly(self.number(1))))

    def load_long4(self):
        size = unpack('<i', self.exactly(4))[0]
        if size < 0:
            raise UnpicklingError('LONG pickle has negative byte count')
        self.append(decode_long(self._sized(size)))

    def load_float(self):
        self.append(float(self.readline()))

    def load_binfloat(self):
        self.append(unpack('>d', self.exactly(8))[0])

    def _sized(self, size):
        if self._unframer.frame is None and size > 1 << 20:
            return self._unframer.whole(size)
        return self.exactly(size)

    def _decode_string(self, data):
        # a string of Python 2
        return data if self.encoding == 'bytes' else data.decode(self.encoding, self.errors)

    def load_string(self):
        data = self.readline()
        if len(data) < 2 or data[:1] != data[-1:] or data[:1] not in b'"\'':
            raise UnpicklingError('the STRING opcode argument must be quoted')
        self.append(self._decode_string(codecs.escape_decode(data[1:-1])[0]))

    def load_binstring(self):
        size = unpack('<i', self.exactly(4))[0]
        if size < 0:
            raise UnpicklingError('BINSTRING pickle has negative byte count')
        self.append(self._decode_string(self._sized(size)))

    def load_short_binstring(self):
        self.append(self._decode_string(self.exactly(self.number(1))))

    def load_binbytes(self):
        self.append(bytes(self._sized(self.number(4))))

    def load_short_binbytes(self):
        self.append(bytes(self.exactly(self.number(1))))

    def load_binbytes8(self):
        self.append(bytes(self._sized(self.size(8, 'BINBYTES8'))))

    def load_bytearray8(self):
        size = self.size(8, 'BYTEARRAY8')
        if size > 1 << 20:
            self.append(bytearray(self._sized(size)))
            return
        data = bytearray(size)
        self._unframer.readinto(data)
        self.append(data)

    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError('pickle stream refers to out-of-band data '
                                  'but no *buffers* argument was given')
        try:
            self.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError('not enough out-of-band buffers')

    def load_readonly_buffer(self):
        buffer = self.top()
        with memoryview(buffer) as view:
            if not view.readonly:
                self.stack[-1] = view.toreadonly()

    def load_unicode(self):
        self.append(str(self.readline(), 'raw-unicode-escape'))

    def load_binunicode(self):
        self.append(str(self._sized(self.number(4)), 'utf-8', 'surrogatepass'))

    def load_short_binunicode(self):
        self.append(str(self.exactly(self.number(1)), 'utf-8', 'surrogatepass'))

    def load_binunicode8(self):
        self.append(str(self._sized(self.size(8, 'BINUNICODE8')), 'utf-8', 'surrogatepass'))

    def load_tuple(self):
        items = self.pop_mark()
        self.append(tuple(items))

    def load_empty_tuple(self):
        self.append(())

    def load_tuple1(self):
        self.append((self.pop(),))

    def load_tuple2(self):
        second, first = self.pop(), self.pop()
        self.append((first, second))

    def load_tuple3(self):
        third, second, first = self.pop(), self.pop(), self.pop()
        self.append((first, second, third))

    def load_empty_list(self):
        self.append([])

    def load_empty_dictionary(self):
        self.append({})

    def load_empty_set(self):
        self.append(set())

    def load_list(self):
        items = self.pop_mark()
        self.append(items)

    def load_frozenset(self):
        items = self.pop_mark()
        self.append(frozenset(items))

    def load_dict(self):
        items = self.pop_mark()
        if len(items) % 2:
            raise UnpicklingError('odd number of items for DICT')
        self.append(dict(zip(items[::2], items[1::2])))

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__'):
            try:
                value = cls(*args)
            except TypeError as error:
                raise TypeError(f'in constructor for {cls.__name__}: {error}', error.__traceback__)
        else:
            value = cls.__new__(cls)
        self.append(value)

    def load_inst(self):
        module = self.readline().decode('ascii')
        name = self.readline().decode('ascii')
        cls = self.find_class(module, name)
        self._instantiate(cls, self.pop_mark())

    def load_obj(self):
        args = self.pop_mark()
        if not args:
            raise UnpicklingError('unpickling stack underflow')
        cls = args.pop(0)
        self._instantiate(cls, args)

    def load_newobj(self):
        args, cls = self.pop(), self.pop()
        self._check_newobj('NEWOBJ', cls, args)
        self.append(cls.__new__(cls, *args))

    def load_newobj_ex(self):
        kwargs, args, cls = self.pop(), self.pop(), self.pop()
        self._check_newobj('NEWOBJ_EX', cls, args)
        if not isinstance(kwargs, dict):
            raise UnpicklingError('NEWOBJ_EX kwargs argument must be a dict, '
                                  f'not {type(kwargs).__name__}')
        self.append(cls.__new__(cls, *args, **kwargs))

    def _check_newobj(self, operation, cls, args):
        if not isinstance(cls, type):
            raise UnpicklingError(f'{operation} class argument must be a type, '
                                  f'not {type(cls).__name__}')
        if not isinstance(args, tuple):
            raise UnpicklingError(f'{operation} expected an arg tuple, got {type(args).__name__}')

    def load_global(self):
        module = self.readline().decode('utf-8')
        name = self.readline().decode('utf-8')
        self.append(self.find_class(module, name))

    def load_stack_global(self):
        name, module = self.pop(), self.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError('STACK_GLOBAL requires str')
        self.append(self.find_class(module, name))

    def load_ext1(self):
        self.get_extension(self.number(1))

    def load_ext2(self):
        self.get_extension(self.number(2))

    def load_ext4(self):
        self.get_extension(unpack('<i', self.exactly(4))[0])

    def get_extension(self, code):
        """What stands in the registry of extensions under a number."""
        nothing = []
        obj = _extension_cache.get(code, nothing)
        if obj is not nothing:
            self.append(obj)
            return
        key = _inverted_registry.get(code)
        if not key:
            if code <= 0:
                raise UnpicklingError('EXT specifies code <= 0')
            raise ValueError('unregistered extension code %d' % code)
        obj = self.find_class(*key)
        _extension_cache[code] = obj
        self.append(obj)

    def load_reduce(self):
        args, func = self.pop(), self.top()
        self.stack[-1] = func(*args)

    def load_pop(self):
        if self.stack:
            del self.stack[-1]
        else:
            self.pop_mark()

    def load_pop_mark(self):
        self.pop_mark()

    def load_dup(self):
        self.append(self.top())

    def _recall(self, place):
        try:
            self.append(self.memo[place])
        except KeyError:
            raise UnpicklingError(f'Memo value not found at index {place}') from None

    def load_get(self):
        self._recall(int(self.readline()))

    def load_binget(self):
        self._recall(self.exactly(1)[0])

    def load_long_binget(self):
        self._recall(self.number(4))

    def load_put(self):
        place = int(self.readline())
        if place < 0:
            raise ValueError('negative PUT argument')
        self.memo[place] = self.top()

    def load_binput(self):
        self.memo[self.exactly(1)[0]] = self.top()

    def load_long_binput(self):
        place = self.number(4)
        if place > maxsize:
            raise ValueError('negative LONG_BINPUT argument')
        self.memo[place] = self.top()

    def load_memoize(self):
        self.memo[len(self.memo)] = self.top()

    def load_append(self):
        value = self.pop()
        self.top().append(value)

    def load_appends(self):
        items = self.pop_mark()
        target = self.top()
        extend = getattr(target, 'extend', None)
        if extend is not None:
            extend(items)
            return
        # PEP 307 asks for extend() and append(); some have the second alone
        append = target.append
        for item in items:
            append(item)

    def load_setitem(self):
        value, key = self.pop(), self.pop()
        self.top()[key] = value

    def load_setitems(self):
        items = self.pop_mark()
        target = self.top()
        if len(items) % 2:
            raise UnpicklingError('odd number of items for SETITEMS')
        for index in range(0, len(items), 2):
            target[items[index]] = items[index + 1]

    def load_additems(self):
        items = self.pop_mark()
        target = self.top()
        if isinstance(target, set):
            target.update(items)
            return
        add = target.add
        for item in items:
            add(item)

    def load_build(self):
        state, obj = self.pop(), self.top()
        setstate = getattr(obj, '__setstate__', self)
        if setstate is not self:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError('state is not a dictionary')
            namespace = obj.__dict__
            for key, value in state.items():
                namespace[intern(key) if type(key) is str else key] = value
        if slots:
            if not isinstance(slots, dict):
                raise UnpicklingError('slot state is not a dictionary')
            for key, value in slots.items():
                setattr(obj, key, value)

    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    def load_stop(self):
        raise _Stop(self.pop())

    dispatch = {code[0]: operation for code, operation in (
        (PROTO, load_proto), (FRAME, load_frame), (PERSID, load_persid), (BINPERSID, load_binpersid),
        (NONE, load_none), (NEWFALSE, load_false), (NEWTRUE, load_true), (INT, load_int),
        (BININT, load_binint), (BININT1, load_binint1), (BININT2, load_binint2), (LONG, load_long),
        (LONG1, load_long1), (LONG4, load_long4), (FLOAT, load_float), (BINFLOAT, load_binfloat),
        (STRING, load_string), (BINSTRING, load_binstring), (SHORT_BINSTRING, load_short_binstring),
        (BINBYTES, load_binbytes), (SHORT_BINBYTES, load_short_binbytes), (BINBYTES8, load_binbytes8),
        (BYTEARRAY8, load_bytearray8), (NEXT_BUFFER, load_next_buffer),
        (READONLY_BUFFER, load_readonly_buffer), (UNICODE, load_unicode), (BINUNICODE, load_binunicode),
        (SHORT_BINUNICODE, load_short_binunicode), (BINUNICODE8, load_binunicode8), (TUPLE, load_tuple),
        (EMPTY_TUPLE, load_empty_tuple), (TUPLE1, load_tuple1), (TUPLE2, load_tuple2),
        (TUPLE3, load_tuple3), (EMPTY_LIST, load_empty_list), (EMPTY_DICT, load_empty_dictionary),
        (EMPTY_SET, load_empty_set), (LIST, load_list), (FROZENSET, load_frozenset), (DICT, load_dict),
        (INST, load_inst), (OBJ, load_obj), (NEWOBJ, load_newobj), (NEWOBJ_EX, load_newobj_ex),
        (GLOBAL, load_global), (STACK_GLOBAL, load_stack_global), (EXT1, load_ext1), (EXT2, load_ext2),
        (EXT4, load_ext4), (REDUCE, load_reduce), (POP, load_pop), (POP_MARK, load_pop_mark),
        (DUP, load_dup), (GET, load_get), (BINGET, load_binget), (LONG_BINGET, load_long_binget),
        (PUT, load_put), (BINPUT, load_binput), (LONG_BINPUT, load_long_binput),
        (MEMOIZE, load_memoize), (APPEND, load_append), (APPENDS, load_appends),
        (SETITEM, load_setitem), (SETITEMS, load_setitems), (ADDITEMS, load_additems),
        (BUILD, load_build), (MARK, load_mark), (STOP, load_stop),
    )}


Unpickler.__module__ = '_pickle'


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """Read and return an object from the pickle data stored in a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """Read and return an object from the given pickle data."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(_Bytes(data if type(data) is bytes else bytes(memoryview(data))), fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()
