"""io: the base classes, and files on descriptors.

Script versions; io takes a class from the native module _io where that has one.
"""

import abc
import sys
import posix as os
from sys import audit
from errno import EISDIR, EAGAIN

DEFAULT_BUFFER_SIZE = 128 * 1024
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


UnsupportedOperation.__module__ = 'io'


def _warn(message, category, stacklevel=1, source=None):
    import warnings
    warnings.warn(message, category, stacklevel=stacklevel + 1, source=source)


def _index(value):
    """An int; TypeError as the natives word it."""
    try:
        method = type(value).__index__
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted "
                        "as an integer") from None
    return method(value)


def _not_bytes_like(b):
    return TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")


def _check_bytes_like(b):
    try:
        memoryview(b)
    except TypeError:
        raise _not_bytes_like(b) from None


def _size(size):
    """A size argument: None means -1."""
    if size is None:
        return -1
    try:
        return _index(size)
    except TypeError:
        raise TypeError(f"argument should be integer or None, "
                        f"not '{type(size).__name__}'") from None


class _IOBase:
    """The base of all streams.

    It knows lines, iteration, `with`, closing, and refuses the rest: a stream has what it
    overrides.
    """

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, offset, whence=0, /):
        """Change the position: from the start, the current position or the end, as whence
        is 0, 1 or 2.  Return the new one."""
        self._unsupported("seek")

    def tell(self):
        """Return the position."""
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        """Cut the file at a size, at the position if none is given; return the size."""
        self._unsupported("truncate")

    def flush(self):
        """Write what is buffered; does nothing where nothing is."""
        self._checkClosed()

    _closed = False

    def close(self):
        """Flush and close.  May be called more than once."""
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def __del__(self):
        try:
            closed = self.closed
        except (AttributeError, ValueError):
            # it was never made whole, or was detached
            return
        if closed:
            return
        if hasattr(self, '_dealloc_warn'):
            try:
                self._dealloc_warn(self)
            except Exception:
                pass
        self.close()

    def seekable(self):
        """Return whether seek(), tell() and truncate() work."""
        self._checkClosed()
        return False

    def _checkSeekable(self, msg=None):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable."
                                       if msg is None else msg)
        return True

    def readable(self):
        """Return whether it can be read from."""
        self._checkClosed()
        return False

    def _checkReadable(self, msg=None):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable."
                                       if msg is None else msg)
        return True

    def writable(self):
        """Return whether it can be written to."""
        self._checkClosed()
        return False

    def _checkWritable(self, msg=None):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable."
                                       if msg is None else msg)
        return True

    @property
    def closed(self):
        """Whether it is closed."""
        return self._closed

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if msg is None else msg)

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def fileno(self):
        """Return the file descriptor, if there is one."""
        self._unsupported("fileno")

    def isatty(self):
        """Return whether it is a terminal."""
        self._checkClosed()
        return False

    def readline(self, size=-1, /):
        """Read a line, at most size bytes of it; b'' at the end."""
        size = _size(size)
        peek = getattr(self, "peek", None)
        result = bytearray()
        while size < 0 or len(result) < size:
            count = 1
            if peek is not None:
                ahead = peek(1)
                if not isinstance(ahead, bytes):
                    raise OSError("peek() should have returned a bytes object, "
                                  f"not '{type(ahead).__name__}'")
                if ahead:
                    count = (ahead.find(b"\n") + 1) or len(ahead)
                    if size >= 0:
                        count = min(count, size - len(result))
            chunk = self.read(count)
            if chunk is not None and not isinstance(chunk, bytes):
                raise OSError("read() should have returned a bytes object, "
                              f"not '{type(chunk).__name__}'")
            if not chunk:
                break
            result += chunk
            if result.endswith(b"\n"):
                break
        return bytes(result)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        """Return a list of lines; of as many as reach `hint` bytes."""
        hint = _size(hint)
        if hint <= 0:
            return list(self)
        total = 0
        lines = []
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        """Write a list of lines; nothing is put between them."""
        self._checkClosed()
        for line in lines:
            self.write(line)


class _RawIOBase(_IOBase):
    """The base of streams without a buffer: readinto() and write() do one system call."""

    def read(self, size=-1, /):
        size = _size(size)
        if size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        if count is None:
            return None
        if count < 0 or count > len(buffer):
            raise ValueError(f"readinto returned {count} outside buffer size {len(buffer)}")
        del buffer[count:]
        return bytes(buffer)

    def readall(self):
        """Read until the end."""
        chunks = []
        while True:
            data = self.read(DEFAULT_BUFFER_SIZE)
            if data is None:
                if not chunks:
                    return None
                break
            if not isinstance(data, bytes):
                raise TypeError("read() should return bytes")
            if not data:
                break
            chunks.append(data)
        return b''.join(chunks)

    def readinto(self, buffer, /):
        raise NotImplementedError

    def write(self, b, /):
        raise NotImplementedError


class _BufferedIOBase(_IOBase):
    """The base of buffered streams: read() answers all that is asked for, or raises
    BlockingIOError."""

    def read(self, size=-1, /):
        """Read at most size bytes, all if negative or None; b'' at the end."""
        self._unsupported("read")

    def read1(self, size=-1, /):
        """Read at most size bytes, with at most one read of the raw stream."""
        self._unsupported("read1")

    def readinto(self, buffer, /):
        """Read into a buffer; return how many bytes, 0 at the end."""
        return self._readinto(buffer, read1=False)

    def readinto1(self, buffer, /):
        """Likewise, with at most one read of the raw stream."""
        return self._readinto(buffer, read1=True)

    def _readinto(self, buffer, read1):
        if not isinstance(buffer, memoryview):
            buffer = memoryview(buffer)
        buffer = buffer.cast('B')
        data = self.read1(len(buffer)) if read1 else self.read(len(buffer))
        if not isinstance(data, bytes):
            raise TypeError("read() should return bytes")
        count = len(data)
        if count > len(buffer):
            raise ValueError("read() returned too much data: "
                             f"{len(buffer)} bytes requested, {count} returned")
        buffer[:count] = data
        return count

    def write(self, b, /):
        """Write bytes; return how many, which is always all."""
        self._unsupported("write")

    def detach(self):
        """Return the raw stream; this one cannot be used any more."""
        self._unsupported("detach")


class _TextIOBase(_IOBase):
    """The base of streams of str."""

    def read(self, size=-1, /):
        """Read at most size characters, all if negative or None; '' at the end."""
        self._unsupported("read")

    def write(self, s, /):
        """Write a string; return its length."""
        self._unsupported("write")

    def readline(self, size=-1, /):
        """Read a line; '' at the end."""
        self._unsupported("readline")

    def detach(self):
        """Return the underlying buffer; this stream cannot be used any more."""
        self._unsupported("detach")

    @property
    def encoding(self):
        """The encoding, or None."""
        return None

    @property
    def newlines(self):
        """What ended the lines read so far: None, a string or a tuple of strings."""
        return None

    @property
    def errors(self):
        """What happens to errors of the encoding, or None."""
        return None


_flags_of = {'r': os.O_RDONLY, 'w': os.O_CREAT | os.O_TRUNC, 'x': os.O_EXCL | os.O_CREAT,
             'a': os.O_APPEND | os.O_CREAT}


class FileIO(_RawIOBase):
    """A stream on a file descriptor, without a buffer.

    file: a path, or a descriptor that is open
    mode: r, w, x or a, perhaps with + and b
    closefd: whether a descriptor given is closed with the stream
    opener: a function (path, flags) that opens
    """

    # its place is known to `_streams`
    __slots__ = ('_fd',)
    _created = _readable = _writable = _appending = False
    _seekable = None
    _closefd = True
    _blksize = DEFAULT_BUFFER_SIZE
    _stat_atopen = None

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._fd = -1
        return self

    def __init__(self, file, mode='r', closefd=True, opener=None):
        if self._fd >= 0:
            # made anew: let go of the old descriptor
            try:
                if self._closefd:
                    os.close(self._fd)
            finally:
                self._fd = -1
        if isinstance(file, float):
            raise TypeError('integer argument expected, got float')
        fd = -1
        if isinstance(file, int):
            if isinstance(file, bool):
                _warn("bool is used as a file descriptor", RuntimeWarning, stacklevel=2)
                file = int(file)
            fd = file
            if fd < 0:
                raise ValueError('negative file descriptor')
        if not isinstance(mode, str):
            raise TypeError('invalid mode: %s' % (mode,))
        if not set(mode) <= set('xrwab+'):
            raise ValueError('invalid mode: %s' % (mode,))
        if sum(c in 'rwax' for c in mode) != 1 or mode.count('+') > 1:
            raise ValueError('Must have exactly one of create/read/write/append '
                             'mode and at most one plus')
        kind = next(c for c in mode if c in 'rwax')
        flags = _flags_of[kind]
        self._created = kind == 'x'
        self._readable = kind == 'r'
        self._writable = kind != 'r'
        self._appending = kind == 'a'
        if '+' in mode:
            self._readable = self._writable = True
        if self._readable and self._writable:
            flags |= os.O_RDWR
        elif self._writable:
            flags |= os.O_WRONLY
        flags |= getattr(os, 'O_CLOEXEC', 0)
        audit('open', file, mode, flags)
        owned = None
        try:
            if fd < 0:
                if not closefd:
                    raise ValueError('Cannot use closefd=False with file name')
                if isinstance(file, (str, bytes)) and (
                        '\0' in file if isinstance(file, str) else b'\0' in file):
                    raise ValueError('embedded null byte')
                if opener is None:
                    fd = os._open_file(file, flags, 0o666)
                else:
                    fd = opener(file, flags)
                    if not isinstance(fd, int):
                        raise TypeError('expected integer from opener')
                    if fd < 0:
                        raise ValueError(f'opener returned {fd}')
                owned = fd
                if opener is not None:
                    os.set_inheritable(fd, False)
            self._closefd = closefd
            self._stat_atopen = os.fstat(fd)
            if (self._stat_atopen.st_mode & 0o170000) == 0o040000:
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), file)
            if self._stat_atopen.st_blksize > 1:
                self._blksize = max(self._stat_atopen.st_blksize, DEFAULT_BUFFER_SIZE)
            self.name = file
            if self._appending:
                # where writing will happen
                try:
                    os.lseek(fd, 0, SEEK_END)
                except OSError:
                    pass
        except:
            self._stat_atopen = None
            if owned is not None:
                os.close(owned)
            raise
        self._fd = fd
        self._closed = False
        self._seekable = None

    def _dealloc_warn(self, source):
        if self._fd >= 0 and self._closefd and not self.closed:
            _warn(f'unclosed file {source!r}', ResourceWarning, stacklevel=2, source=self)

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} instances")

    def __repr__(self):
        class_name = '_io.FileIO' if type(self) is FileIO else '%s.%s' % (
            self.__class__.__module__, self.__class__.__qualname__)
        if self.closed:
            return '<%s [closed]>' % class_name
        try:
            name = self.name
        except AttributeError:
            return '<%s fd=%d mode=%r closefd=%r>' % (
                class_name, self._fd, self.mode, self._closefd)
        return '<%s name=%r mode=%r closefd=%r>' % (
            class_name, name, self.mode, self._closefd)

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def _check_can(self, able, what):
        self._check_open()
        if not able:
            raise UnsupportedOperation(f'File not open for {what}')

    def read(self, size=-1, /):
        """Read at most size bytes, with one system call; all if negative or None.  None if
        nothing is there and the descriptor does not block; b'' at the end."""
        self._check_can(self._readable, 'reading')
        if size is None or _index(size) < 0:
            return self.readall()
        try:
            return os.read(self._fd, _index(size))
        except BlockingIOError:
            return None

    def readall(self):
        """Read until the end."""
        self._check_can(self._readable, 'reading')
        size = DEFAULT_BUFFER_SIZE
        try:
            end = os.fstat(self._fd).st_size
            place = os.lseek(self._fd, 0, SEEK_CUR)
            if end >= place:
                size = end - place or DEFAULT_BUFFER_SIZE   # then one more, to see the end
        except OSError:
            pass
        chunks, total = [], 0
        while True:
            try:
                chunk = os.read(self._fd, size - total if total < size else
                                1 if total == size else DEFAULT_BUFFER_SIZE)
            except BlockingIOError:
                if not chunks:
                    return None
                break
            if not chunk:
                break
            chunks.append(chunk)
            total += len(chunk)
        return chunks[0] if len(chunks) == 1 else b''.join(chunks)

    def readinto(self, buffer, /):
        """Read into a buffer, with one system call; return how many bytes, or None."""
        self._check_can(self._readable, 'reading')
        view = memoryview(buffer).cast('B')
        try:
            data = os.read(self._fd, len(view))
        except BlockingIOError:
            return None
        view[:len(data)] = data
        return len(data)

    def write(self, b, /):
        """Write bytes, with one system call; return how many were written, or None."""
        self._check_can(self._writable, 'writing')
        _check_bytes_like(b)
        try:
            return os.write(self._fd, b)
        except BlockingIOError:
            return None

    def seek(self, pos, whence=SEEK_SET, /):
        """Change the position; return the new one."""
        if isinstance(pos, float):
            raise TypeError('an integer is required')
        self._check_open()
        return os.lseek(self._fd, pos, whence)

    def tell(self):
        """Return the position."""
        self._check_open()
        return os.lseek(self._fd, 0, SEEK_CUR)

    def truncate(self, size=None, /):
        """Cut the file at a size, at the position if none is given; return the size."""
        self._check_can(self._writable, 'writing')
        if size is None:
            size = self.tell()
        os.ftruncate(self._fd, size)
        return size

    def close(self):
        """Close, and close the descriptor unless closefd=False."""
        if not self.closed:
            self._stat_atopen = None
            try:
                super().close()
            finally:
                fd, self._fd = self._fd, -1
                if self._closefd and fd >= 0:
                    os.close(fd)

    def seekable(self):
        """Return whether it can change its position."""
        self._check_open()
        if self._seekable is None:
            try:
                self.tell()
            except OSError:
                self._seekable = False
            else:
                self._seekable = True
        return self._seekable

    def readable(self):
        """Return whether it was opened for reading."""
        self._check_open()
        return self._readable

    def writable(self):
        """Return whether it was opened for writing."""
        self._check_open()
        return self._writable

    def fileno(self):
        """Return the descriptor."""
        self._check_open()
        return self._fd

    def isatty(self):
        """Return whether it is a terminal."""
        self._check_open()
        return os.isatty(self._fd)

    def _isatty_open_only(self):
        # a regular file is none, and that is known already
        if (self._stat_atopen is not None
                and (self._stat_atopen.st_mode & 0o170000) != 0o020000):
            return False
        return os.isatty(self._fd)

    @property
    def closefd(self):
        """Whether the descriptor is closed with the stream."""
        return self._closefd

    @property
    def mode(self):
        """The mode."""
        if self._created:
            return 'xb+' if self._readable else 'xb'
        if self._appending:
            return 'ab+' if self._readable else 'ab'
        if self._readable:
            return 'rb+' if self._writable else 'rb'
        return 'wb'


class IOBase(_IOBase, metaclass=abc.ABCMeta):
    __doc__ = _IOBase.__doc__


class RawIOBase(_RawIOBase, IOBase):
    __doc__ = _RawIOBase.__doc__


class BufferedIOBase(_BufferedIOBase, IOBase):
    __doc__ = _BufferedIOBase.__doc__


class TextIOBase(_TextIOBase, IOBase):
    __doc__ = _TextIOBase.__doc__


for _class in (IOBase, RawIOBase, BufferedIOBase, TextIOBase):
    _class.__module__ = 'io'
for _class in (_IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase, FileIO):
    _class.__module__ = '_io'
del _class
RawIOBase.register(FileIO)
