"""Streams: files, buffers, text, and the same in memory.

open() makes what a mode asks for: FileIO is a raw stream on a descriptor; BufferedReader,
BufferedWriter and BufferedRandom put a buffer on a raw stream; TextIOWrapper turns a buffered
stream of bytes into one of str.  BytesIO and StringIO live in memory.  IOBase, RawIOBase,
BufferedIOBase and TextIOBase are the base classes; Reader and Writer are protocols.

The classes lie in the module _io, but for the base classes and the protocols.
"""

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO",
           "BytesIO", "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter",
           "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
           "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder", "text_encoding", "Reader",
           "Writer"]

import abc
from _collections_abc import _check_methods
import _io
from _io import (BlockingIOError, open, open_code, FileIO, BytesIO, StringIO, BufferedReader,
                 BufferedWriter, BufferedRWPair, BufferedRandom, TextIOWrapper,
                 UnsupportedOperation, DEFAULT_BUFFER_SIZE, IncrementalNewlineDecoder,
                 text_encoding)
from _io_base import IOBase, RawIOBase, BufferedIOBase, TextIOBase

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

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
