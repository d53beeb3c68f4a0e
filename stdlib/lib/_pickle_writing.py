# The half of pickle that writes: Pickler.  What can be read is in _pickle_reading, the operations are in
# _pickle_codes.

import codecs
import copyreg
import sys
from functools import partial
from struct import pack
from types import FunctionType

from _pickle_codes import *
from _pickle_codes import (PickleBuffer, PicklingError, _getattribute, encode_long)

_FRAME_TARGET = 64 * 1024       # a frame that is as long ends
_FRAME_LEAST = 4                # shorter ones are not worth a frame
_BATCH = 1000                   # so many elements at once
_MISSING = object()


def _kind(obj):
    """How the type of an object is called in what is said about errors."""
    cls = type(obj)
    module = cls.__module__
    if module in (None, 'builtins', '__main__'):
        return cls.__qualname__
    return f'{module}.{cls.__qualname__}'


def whichmodule(obj, name):
    """Return the module in which an object is found under a (dotted) name."""
    path = name.split('.')
    module_name = getattr(obj, '__module__', None)
    if '<locals>' in path:
        raise PicklingError(f"Can't pickle local object {obj!r}")
    if module_name is None:
        # not every object says where it is from
        for module_name, module in sys.modules.copy().items():
            if module_name in ('__main__', '__mp_main__') or module is None:
                continue
            try:
                if _getattribute(module, path) is obj:
                    return module_name
            except AttributeError:
                pass
        module_name = '__main__'
    try:
        __import__(module_name, level=0)
        module = sys.modules[module_name]
    except (ImportError, ValueError, KeyError) as error:
        raise PicklingError(f"Can't pickle {obj!r}: {error!s}")
    try:
        found = _getattribute(module, path)
    except AttributeError:
        raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}")
    if found is not obj:
        raise PicklingError(
            f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
    return module_name


class _Framer:
    """Gathers what is written into frames, once it is told to."""

    def __init__(self, file_write):
        self.file_write = file_write
        self.frame = None
        self.size = 0

    def start(self):
        self.frame, self.size = [], 0

    def end(self):
        if self.frame is not None:
            self.commit(force=True)
            self.frame = None

    def commit(self, force=False):
        if self.frame is None or self.size < _FRAME_TARGET and not force:
            return
        data = b''.join(self.frame)
        if len(data) >= _FRAME_LEAST:
            self.file_write(FRAME + pack('<Q', len(data)))
        self.file_write(data)
        self.start()

    def write(self, data):
        if self.frame is None:
            return self.file_write(data)
        self.frame.append(data)
        self.size += len(data)

    def write_large(self, header, payload):
        """Write what is too large to be copied into a frame."""
        if self.frame is not None:
            self.commit(force=True)
        self.file_write(header)
        self.file_write(payload)


class Pickler:
    """This takes a binary file for writing a pickle data stream.

    protocol: 0 to 5, or a negative number for the highest; 5 if not given
    fix_imports: with protocols below 3, give modules their names of Python 2
    buffer_callback: called for each PickleBuffer; what it answers false for stays out of the stream
    """

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif not 0 <= protocol <= HIGHEST_PROTOCOL:
            raise ValueError('pickle protocol must be <= %d' % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        self._buffer_callback = buffer_callback
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute")
        self.framer = _Framer(self._file_write)
        self.write = self.framer.write
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Clears the pickler's "memo", so that it may be used again."""
        self.memo.clear()

    def dump(self, obj, /):
        """Write a pickled representation of the given object to the open file."""
        if not hasattr(self, '_file_write'):
            raise PicklingError('Pickler.__init__() was not called by '
                                f'{self.__class__.__name__}.__init__()')
        persistent = self.persistent_id
        own = getattr(persistent, '__func__', None) is Pickler.persistent_id
        self._persistent = None if own else persistent
        self._override = getattr(self, 'reducer_override', _MISSING)
        if self.proto >= 2:
            self.write(PROTO + pack('<B', self.proto))
        if self.proto >= 4:
            self.framer.start()
        self.save(obj)
        self.write(STOP)
        self.framer.end()

    def memoize(self, obj):
        """Remember that an object was written: if it comes again, it is referred to."""
        if self.fast:
            return
        place = len(self.memo)
        self.write(self.put(place))
        self.memo[id(obj)] = place, obj

    def put(self, place):
        if self.proto >= 4:
            return MEMOIZE
        if self.bin:
            return BINPUT + pack('<B', place) if place < 256 else LONG_BINPUT + pack('<I', place)
        return PUT + repr(place).encode('ascii') + b'\n'

    def get(self, place):
        if self.bin:
            return BINGET + pack('<B', place) if place < 256 else LONG_BINGET + pack('<I', place)
        return GET + repr(place).encode('ascii') + b'\n'

    def persistent_id(self, obj):
        """Answer what an object that lies elsewhere is known by, or None.  To be overridden."""
        return None

    def save(self, obj, save_persistent_id=True):
        self.framer.commit()
        if save_persistent_id and self._persistent is not None:
            pid = self._persistent(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self.get(known[0]))
            return
        reduced = NotImplemented if self._override is _MISSING else self._override(obj)
        if reduced is NotImplemented:
            save = self.dispatch.get(type(obj))
            if save is not None:
                save(self, obj)
                return
            reduced = self._reduce(obj)
            if reduced is None:
                return
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        try:
            if not isinstance(reduced, tuple):
                raise PicklingError('__reduce__ must return a string or tuple, '
                                    f'not {_kind(reduced)}')
            if not 2 <= len(reduced) <= 6:
                raise PicklingError('tuple returned by __reduce__ '
                                    'must contain 2 through 6 elements')
            self.save_reduce(*reduced, obj=obj)
        except BaseException as error:
            error.add_note(f'when serializing {_kind(obj)} object')
            raise

    def _reduce(self, obj):
        """What an object without a function of its own is reduced to; None if it was written."""
        cls = type(obj)
        reduce = getattr(self, 'dispatch_table', copyreg.dispatch_table).get(cls, _MISSING)
        if reduce is not _MISSING:
            return reduce(obj)
        if issubclass(cls, type):
            self.save_global(obj)
            return None
        reduce = getattr(obj, '__reduce_ex__', _MISSING)
        if reduce is not _MISSING:
            return reduce(self.proto)
        reduce = getattr(obj, '__reduce__', _MISSING)
        if reduce is not _MISSING:
            return reduce()
        raise PicklingError(f"Can't pickle {cls.__name__!r} object: {obj!r}")

    def _save_noted(self, what, *objects):
        """Save objects; an error is told what they are."""
        try:
            for obj in objects:
                self.save(obj)
        except BaseException as error:
            error.add_note('when serializing ' + what)
            raise

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(BINPERSID)
            return
        try:
            self.write(PERSID + str(pid).encode('ascii') + b'\n')
        except UnicodeEncodeError:
            raise PicklingError('persistent IDs in protocol 0 must be ASCII strings')

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None,
                    state_setter=None, *, obj=None):
        """Write how an object is made again."""
        if not callable(func):
            raise PicklingError('first item of the tuple returned by __reduce__ '
                                f'must be callable, not {_kind(func)}')
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ '
                                f'must be a tuple, not {_kind(args)}')
        kind = _kind(obj)
        name = getattr(func, '__name__', '') if self.proto >= 2 else ''
        if name == '__newobj_ex__':
            self._save_newobj_ex(args, obj, kind)
        elif name == '__newobj__':
            self._save_newobj(args, obj, kind)
        else:
            self._save_noted(f'{kind} reconstructor', func)
            self._save_noted(f'{kind} reconstructor arguments', args)
            self.write(REDUCE)
        if obj is not None:
            # it may have been written meanwhile, by what its arguments refer to
            if id(obj) in self.memo:
                self.write(POP + self.get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems, obj)
        if dictitems is not None:
            self._batch_setitems(dictitems, obj)
        if state is None:
            return
        if state_setter is None:
            self._save_noted(f'{kind} state', state)
            self.write(BUILD)
            return
        self._save_noted(f'{kind} state setter', state_setter)
        self.save(obj)
        self._save_noted(f'{kind} state', state)
        self.write(TUPLE2 + REDUCE + POP)

    def _check_class(self, cls, obj, name):
        if not hasattr(cls, '__new__'):
            raise PicklingError(f'first argument to {name}() has no __new__')
        if obj is not None and cls is not obj.__class__:
            raise PicklingError(f'first argument to {name}() must be {obj.__class__!r}, not {cls!r}')

    def _save_newobj(self, args, obj, kind):
        if not args:
            raise PicklingError('__newobj__ expected at least 1 argument, got 0')
        cls = args[0]
        self._check_class(cls, obj, '__newobj__')
        self._save_noted(f'{kind} class', cls)
        self._save_noted(f'{kind} __new__ arguments', args[1:])
        self.write(NEWOBJ)

    def _save_newobj_ex(self, args, obj, kind):
        if len(args) != 3:
            raise PicklingError(f'__newobj_ex__ expected 3 arguments, got {len(args)}')
        cls, args, kwargs = args
        self._check_class(cls, obj, '__newobj_ex__')
        if not isinstance(args, tuple):
            raise PicklingError('second argument to __newobj_ex__() must be a tuple, '
                                f'not {_kind(args)}')
        if not isinstance(kwargs, dict):
            raise PicklingError('third argument to __newobj_ex__() must be a dict, '
                                f'not {_kind(kwargs)}')
        if self.proto >= 4:
            self._save_noted(f'{kind} class', cls)
            self._save_noted(f'{kind} __new__ arguments', args, kwargs)
            self.write(NEWOBJ_EX)
        else:
            self._save_noted(f'{kind} reconstructor', partial(cls.__new__, cls, *args, **kwargs))
            self.save(())
            self.write(REDUCE)

    # -- one function a type: `dispatch` has them by type -------------------------------------

    def save_none(self, obj):
        self.write(NONE)

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)

    def save_long(self, obj):
        if self.bin:
            if 0 <= obj <= 0xff:
                self.write(BININT1 + pack('<B', obj))
                return
            if 0 <= obj <= 0xffff:
                self.write(BININT2 + pack('<H', obj))
                return
            if -0x80000000 <= obj <= 0x7fffffff:
                self.write(BININT + pack('<i', obj))
                return
        if self.proto >= 2:
            data = encode_long(obj)
            if len(data) < 256:
                self.write(LONG1 + pack('<B', len(data)) + data)
            else:
                self.write(LONG4 + pack('<i', len(data)) + data)
        elif -0x80000000 <= obj <= 0x7fffffff:
            self.write(INT + repr(obj).encode('ascii') + b'\n')
        else:
            self.write(LONG + repr(obj).encode('ascii') + b'L\n')

    def save_float(self, obj):
        if self.bin:
            self.write(BINFLOAT + pack('>d', obj))
        else:
            self.write(FLOAT + repr(obj).encode('ascii') + b'\n')

    def _save_sized(self, data, short, medium, long):
        """Write bytes behind their size, by the operation for such a size."""
        size = len(data)
        if short is not None and size <= 0xff:
            self.write(short + pack('<B', size) + data)
            return
        if medium is not None and (size <= 0xffffffff or self.proto < 4):
            header = medium + pack('<I', size)
        else:
            header = long + pack('<Q', size)
        if size >= _FRAME_TARGET:
            self.framer.write_large(header, data)
        else:
            self.write(header + data)

    def save_bytes(self, obj):
        if self.proto >= 3:
            self._save_sized(obj, SHORT_BINBYTES, BINBYTES, BINBYTES8)
            self.memoize(obj)
        elif not obj:
            self.save_reduce(bytes, (), obj=obj)
        else:
            self.save_reduce(codecs.encode, (str(obj, 'latin1'), 'latin1'), obj=obj)

    def save_bytearray(self, obj):
        if self.proto >= 5:
            self._save_sized(obj, None, None, BYTEARRAY8)
            self.memoize(obj)
        elif not obj:
            self.save_reduce(bytearray, (), obj=obj)
        else:
            self.save_reduce(bytearray, (bytes(obj),), obj=obj)

    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError('PickleBuffer can only be pickled with protocol >= 5')
        view = memoryview(obj)
        if not view.contiguous:
            raise PicklingError('PickleBuffer can not be pickled when pointing '
                                'to a non-contiguous buffer')
        if self._buffer_callback is None or self._buffer_callback(obj):
            data = view.tobytes('A')
            if view.readonly:
                self._save_sized(data, SHORT_BINBYTES, BINBYTES, BINBYTES8)
            else:
                self._save_sized(data, None, None, BYTEARRAY8)
            self.memoize(obj)
            return
        self.write(NEXT_BUFFER)
        if view.readonly:
            self.write(READONLY_BUFFER)

    def save_str(self, obj):
        if self.bin:
            data = obj.encode('utf-8', 'surrogatepass')
            self._save_sized(data, SHORT_BINUNICODE if self.proto >= 4 else None, BINUNICODE,
                             BINUNICODE8)
        else:
            # what would end the line, or the file for some systems, is escaped
            text = obj.replace('\\', '\\u005c')
            for character in '\0\n\r\x1a':
                text = text.replace(character, '\\u%04x' % ord(character))
            self.write(UNICODE + text.encode('raw-unicode-escape') + b'\n')
        self.memoize(obj)

    def save_tuple(self, obj):
        size, memo = len(obj), self.memo
        if not obj:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        few = size <= 3 and self.proto >= 2
        if not few:
            self.write(MARK)
        for index, element in enumerate(obj):
            try:
                self.save(element)
            except BaseException as error:
                error.add_note(f'when serializing {_kind(obj)} item {index}')
                raise
        if id(obj) in memo:
            # it contains itself, and was written meanwhile: drop what was written here
            drop = POP * size if few else POP_MARK if self.bin else POP * (size + 1)
            self.write(drop + self.get(memo[id(obj)][0]))
            return
        self.write((TUPLE1, TUPLE2, TUPLE3)[size - 1] if few else TUPLE)
        self.memoize(obj)

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(obj, obj, len(obj) > 1)

    def _batch_appends(self, items, obj, several=False):
        index, kind = 0, _kind(obj)
        for batch in _batches(items):
            many = self.bin and (several or len(batch) > 1)
            if many:
                self.write(MARK)
            for element in batch:
                try:
                    self.save(element)
                except BaseException as error:
                    error.add_note(f'when serializing {kind} item {index}')
                    raise
                index += 1
                if not many:
                    self.write(APPEND)
            if many:
                self.write(APPENDS)

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items(), obj, len(obj) > 1)

    def _batch_setitems(self, items, obj, several=False):
        kind = _kind(obj)
        for batch in _batches(items):
            many = self.bin and (several or len(batch) > 1)
            if many:
                self.write(MARK)
            for key, value in batch:
                self.save(key)
                try:
                    self.save(value)
                except BaseException as error:
                    error.add_note(f'when serializing {kind} item {key!r}')
                    raise
                if not many:
                    self.write(SETITEM)
            if many:
                self.write(SETITEMS)

    def _save_elements(self, obj, elements):
        try:
            for element in elements:
                self.save(element)
        except BaseException as error:
            error.add_note(f'when serializing {_kind(obj)} element')
            raise

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        for batch in _batches(obj):
            self.write(MARK)
            self._save_elements(obj, batch)
            self.write(ADDITEMS)

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        self._save_elements(obj, obj)
        if id(obj) in self.memo:
            # it contains itself, and was written meanwhile
            self.write(POP_MARK + self.get(self.memo[id(obj)][0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    def save_global(self, obj, name=None):
        """Write an object by the name under which it can be imported."""
        if name is None:
            name = getattr(obj, '__qualname__', None)
            if name is None:
                name = obj.__name__
        module_name = whichmodule(obj, name)
        if self.proto >= 2:
            code = copyreg._extension_registry.get((module_name, name), _MISSING)
            if code is not _MISSING:
                self._save_extension(code)
                return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif '.' in name:
            # attributes of what can be imported
            name, *attributes = name.split('.')
            for _ in attributes:
                self.save(getattr)
                if self.proto < 2:
                    self.write(MARK)
            self._save_toplevel_by_name(module_name, name)
            for attribute in attributes:
                self.save(attribute)
                self.write((TUPLE if self.proto < 2 else TUPLE2) + REDUCE)
        else:
            self._save_toplevel_by_name(module_name, name)
        self.memoize(obj)

    def _save_extension(self, code):
        if code <= 0xff:
            data = pack('<B', code)
            if data == b'\0':
                raise RuntimeError('extension code 0 is out of range')
            self.write(EXT1 + data)
        elif code <= 0xffff:
            self.write(EXT2 + pack('<H', code))
        else:
            self.write(EXT4 + pack('<i', code))

    def _save_toplevel_by_name(self, module_name, name):
        if self.fix_imports:
            from _compat_pickle import REVERSE_IMPORT_MAPPING, REVERSE_NAME_MAPPING
            if (module_name, name) in REVERSE_NAME_MAPPING:
                module_name, name = REVERSE_NAME_MAPPING[module_name, name]
            elif module_name in REVERSE_IMPORT_MAPPING:
                module_name = REVERSE_IMPORT_MAPPING[module_name]
        encoding = 'utf-8' if self.proto >= 3 else 'ascii'
        parts = []
        for what, text in ('module', module_name), ('global', name):
            try:
                parts.append(text.encode(encoding) + b'\n')
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle {what} identifier {text!r} "
                                    f'using pickle protocol {self.proto}')
        self.write(GLOBAL + parts[0] + parts[1])

    def save_type(self, obj):
        for sample in None, NotImplemented, ...:
            if obj is type(sample):
                self.save_reduce(type, (sample,), obj=obj)
                return
        self.save_global(obj)

    dispatch = {
        type(None): save_none, bool: save_bool, int: save_long, float: save_float, bytes: save_bytes,
        bytearray: save_bytearray, PickleBuffer: save_picklebuffer, str: save_str, tuple: save_tuple,
        list: save_list, dict: save_dict, set: save_set, frozenset: save_frozenset,
        FunctionType: save_global, type: save_type,
    }


Pickler.__module__ = '_pickle'


def _batches(items):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class _Pieces(list):
    """What is written, as if to a file."""

    write = list.append


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickled representation of obj to the open file object file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    pieces = _Pieces()
    Pickler(pieces, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return b''.join(pieces)
