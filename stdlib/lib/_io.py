"""The classes of io, and open().

They lie in three modules: files and the base classes, buffered streams, streams of text.
"""

from builtins import BlockingIOError, open
from posix import fspath
from _io_base import (DEFAULT_BUFFER_SIZE, FileIO, UnsupportedOperation, _BufferedIOBase, _IOBase,
                      _RawIOBase, _TextIOBase)
from _io_buffered import (BufferedRWPair, BufferedRandom, BufferedReader, BufferedWriter, BytesIO)
from _io_text import IncrementalNewlineDecoder, StringIO, TextIOWrapper, text_encoding


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
        isatty = raw._isatty_open_only()
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
