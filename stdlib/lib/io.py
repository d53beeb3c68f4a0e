"""Streams: files, buffers, text, and the same in memory.

open() makes what a mode asks for: FileIO is a raw stream on a descriptor; BufferedReader,
BufferedWriter and BufferedRandom put a buffer on a raw stream; TextIOWrapper turns a buffered
stream of bytes into one of str.  BytesIO and StringIO live in memory.  IOBase, RawIOBase,
BufferedIOBase and TextIOBase are the base classes; Reader and Writer are protocols.

Each class comes from the native module _io if it has it, and is script otherwise.
"""

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO",
           "BytesIO", "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter",
           "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
           "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder", "text_encoding", "Reader",
           "Writer"]

import abc
from _collections_abc import _check_methods

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

BlockingIOError = BlockingIOError

# which script module has what _io may lack
_script = {
    '_io_base': ('UnsupportedOperation', 'FileIO', 'DEFAULT_BUFFER_SIZE', '_IOBase',
                 '_RawIOBase', '_BufferedIOBase', '_TextIOBase'),
    '_io_buffered': ('BytesIO', 'BufferedReader', 'BufferedWriter', 'BufferedRWPair',
                     'BufferedRandom'),
    '_io_text': ('IncrementalNewlineDecoder', 'TextIOWrapper', 'StringIO', 'text_encoding'),
}


def _gather():
    try:
        import _io
    except ImportError:
        _io = None
    space = globals()
    for module, names in _script.items():
        for name in names:
            if hasattr(_io, name):
                space[name] = getattr(_io, name)
            else:
                space[name] = getattr(__import__(module), name)
    for name in ('open', 'open_code'):
        if hasattr(_io, name):
            space[name] = getattr(_io, name)
    if hasattr(_io, '_IOBase'):
        class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
            __doc__ = _io._IOBase.__doc__

        class RawIOBase(_io._RawIOBase, IOBase):
            __doc__ = _io._RawIOBase.__doc__

        class BufferedIOBase(_io._BufferedIOBase, IOBase):
            __doc__ = _io._BufferedIOBase.__doc__

        class TextIOBase(_io._TextIOBase, IOBase):
            __doc__ = _io._TextIOBase.__doc__

        for cls in (IOBase, RawIOBase, BufferedIOBase, TextIOBase):
            cls.__qualname__ = cls.__name__
            space[cls.__name__] = cls
    else:
        import _io_base
        for name in ('IOBase', 'RawIOBase', 'BufferedIOBase', 'TextIOBase'):
            space[name] = getattr(_io_base, name)
    for base, names in (('RawIOBase', ('FileIO',)),
                        ('BufferedIOBase', ('BytesIO', 'BufferedReader', 'BufferedWriter',
                                            'BufferedRandom', 'BufferedRWPair')),
                        ('TextIOBase', ('StringIO', 'TextIOWrapper'))):
        for name in names:
            if not issubclass(space[name], space[base]):
                space[base].register(space[name])


def _open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None,
          closefd=True, opener=None):
    """Open a file and return a stream.

    file: a path, or a descriptor that is open
    mode: 'r' to read, 'w' to write a new or emptied file, 'x' to write a file that does not
        exist yet, 'a' to append; with 'b' for bytes, 't' for text, '+' for both directions
    buffering: 0 for none (bytes only), 1 by lines (text only), else the size of the buffer;
        -1 for what suits the file
    encoding, errors, newline: for text, see TextIOWrapper
    closefd: whether a descriptor given is closed with the stream
    opener: a function (path, flags) that opens and returns a descriptor
    """
    if not isinstance(file, int):
        from os import fspath
        file = fspath(file)
    if not isinstance(file, (str, bytes, int)):
        raise TypeError("invalid file: %r" % file)
    for name, value in (('mode', mode), ('encoding', encoding), ('errors', errors),
                        ('newline', newline)):
        if not isinstance(value, str) and (name == 'mode' or value is not None):
            raise TypeError(f"open() argument '{name}' must be str"
                            f"{'' if name == 'mode' else ' or None'}, "
                            f"not {type(value).__name__}")
    if not isinstance(buffering, int):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted "
                        "as an integer")
    modes = set(mode)
    if modes - set("axrwb+t") or len(mode) > len(modes):
        raise ValueError("invalid mode: %r" % mode)
    updating = "+" in modes
    binary = "b" in modes
    if "t" in modes and binary:
        raise ValueError("can't have text and binary mode at once")
    kinds = modes & set("xrwa")
    if len(kinds) != 1:
        if not kinds:
            raise ValueError("Must have exactly one of create/read/write/append mode "
                             "and at most one plus")
        raise ValueError("must have exactly one of create/read/write/append mode")
    kind, = kinds
    if binary:
        for name, value in (('encoding', encoding), ('errors', errors),
                            ('newline', newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'an' if name[0] == 'e' else 'a'} "
                                 f"{name} argument")
        if buffering == 1:
            import warnings
            warnings.warn("line buffering (buffering=1) isn't supported in binary "
                          "mode, the default buffer size will be used",
                          RuntimeWarning, 2)
    raw = FileIO(file, kind + ("+" if updating else ""), closefd, opener=opener)
    result = raw
    try:
        # a terminal is written to line by line
        isatty = raw._isatty_open_only() if hasattr(raw, '_isatty_open_only') else raw.isatty()
        line_buffering = buffering == 1 or (buffering < 0 and isatty)
        if line_buffering:
            buffering = -1
        if buffering < 0:
            buffering = max(getattr(raw, '_blksize', 0), DEFAULT_BUFFER_SIZE)
        if buffering == 0:
            if binary:
                return result
            raise ValueError("can't have unbuffered text I/O")
        if updating:
            buffer = BufferedRandom(raw, buffering)
        elif kind == 'r':
            buffer = BufferedReader(raw, buffering)
        else:
            buffer = BufferedWriter(raw, buffering)
        result = buffer
        if binary:
            return result
        encoding = text_encoding(encoding)
        text = TextIOWrapper(buffer, encoding, errors, newline, line_buffering)
        result = text
        text.mode = mode
        return result
    except:
        result.close()
        raise


def open_code(path):
    """Open a file whose content is meant to be run, and return a stream of bytes."""
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, "rb")


# the builtin, which is no attribute that binds; it hands its arguments to _open
from builtins import open

_gather()
del _gather, _script

GenericAlias = type(list[int])


class Reader(metaclass=abc.ABCMeta):
    """The protocol of what can be read from: read()."""

    __slots__ = ()

    @abc.abstractmethod
    def read(self, size=..., /):
        """Return at most size items, all if none is given."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Reader:
            return _check_methods(C, "read")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class Writer(metaclass=abc.ABCMeta):
    """The protocol of what can be written to: write()."""

    __slots__ = ()

    @abc.abstractmethod
    def write(self, data, /):
        """Write data; return how much was written."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Writer:
            return _check_methods(C, "write")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)
