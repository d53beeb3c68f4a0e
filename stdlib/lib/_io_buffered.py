"""io: buffered streams, and bytes in memory."""

import _thread
from errno import EAGAIN
import _streams
from _io_base import (_BufferedIOBase, BufferedIOBase, FileIO, UnsupportedOperation, BlockingIOError,
                      DEFAULT_BUFFER_SIZE, SEEK_SET, SEEK_CUR, SEEK_END, _index, _size, _warn,
                      _check_bytes_like, _not_bytes_like)


class BytesIO(_BufferedIOBase):
    """A stream of bytes in memory."""

    _buffer = None
    _closed = False

    def __init__(self, initial_bytes=b''):
        if self._buffer is None:
            self._buffer = bytearray()
        else:
            self._check_exports()
            del self._buffer[:]
        self._pos = 0
        self._closed = False
        if initial_bytes is not None:
            _check_bytes_like(initial_bytes)
            self._buffer += initial_bytes

    def _check_exports(self):
        """Raise BufferError while a view of the bytes is there."""
        self._buffer.append(0)
        self._buffer.pop()

    def __getstate__(self):
        self._check()
        state = {name: value for name, value in self.__dict__.items()
                 if name not in ('_buffer', '_pos', '_closed')}
        return self.getvalue(), self._pos, state or None

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 3:
            raise TypeError(f"{type(self).__module__}.{type(self).__qualname__}.__setstate__ "
                            f"argument should be 3-tuple, got {type(state).__name__}")
        if self._closed:
            raise ValueError("I/O operation on closed file.")
        value, pos, extra = state
        BytesIO.__init__(self, value)
        if not isinstance(pos, int):
            raise TypeError("second item of state must be an integer, "
                            f"not {type(pos).__name__}")
        if pos < 0:
            raise ValueError("position value cannot be negative")
        self._pos = pos
        if extra is not None:
            if not isinstance(extra, dict):
                raise TypeError("third item of state should be a dict, "
                                f"got a {type(extra).__name__}")
            self.__dict__.update(extra)

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")
        if self._buffer is None:
            raise ValueError("I/O operation on uninitialized object")

    def getvalue(self):
        """Return all bytes."""
        self._check()
        return bytes(self._buffer)

    def getbuffer(self):
        """Return a view of the bytes, which can be written through."""
        self._check()
        return memoryview(self._buffer)

    def close(self):
        """Close; the bytes are gone."""
        if self._buffer is not None and not self._closed:
            # a view of them must be released first
            self._check_exports()
            del self._buffer[:]
        self._closed = True

    def read(self, size=-1, /):
        """Read at most size bytes, all if negative or None; b'' at the end."""
        self._check()
        size = _size(size)
        start = min(self._pos, len(self._buffer))
        end = len(self._buffer) if size < 0 else min(len(self._buffer), start + size)
        if end > start:
            self._pos = end
        return bytes(self._buffer[start:end])

    def read1(self, size=-1, /):
        """The same as read()."""
        return BytesIO.read(self, size)

    def readinto(self, buffer, /):
        """Read into a buffer; return how many bytes, 0 at the end."""
        self._check()
        view = memoryview(buffer).cast('B')
        data = self._buffer[self._pos:self._pos + len(view)]
        view[:len(data)] = data
        self._pos += len(data)
        return len(data)

    def readline(self, size=-1, /):
        """Read a line; b'' at the end."""
        self._check()
        size = _size(size)
        end = self._buffer.find(b'\n', self._pos) + 1 or len(self._buffer)
        if size >= 0:
            end = min(end, self._pos + size)
        return BytesIO.read(self, max(0, end - self._pos))

    def write(self, b, /):
        """Write bytes; return how many."""
        self._check()
        try:
            view = memoryview(b)
        except TypeError:
            raise _not_bytes_like(b) from None
        with view:
            # asking for the view may have run a script
            self._check()
            count = view.nbytes
            if not count:
                return 0
            self._check_exports()
            data = view.tobytes() if view.ndim != 1 or view.itemsize != 1 else view
            position = self._pos
            if position > len(self._buffer):
                self._buffer += b'\0' * (position - len(self._buffer))
            if position == len(self._buffer):
                self._buffer += data
            else:
                self._buffer[position:position + count] = data
            self._pos += count
        return count

    def writelines(self, lines, /):
        """Write what an iterable yields."""
        self._check()
        for line in lines:
            self.write(line)

    def seek(self, pos, whence=0, /):
        """Change the position; return the new one."""
        self._check()
        pos = _index(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError("negative seek value %r" % (pos,))
            self._pos = pos
        elif whence == 1:
            self._pos = max(0, self._pos + pos)
        elif whence == 2:
            self._pos = max(0, len(self._buffer) + pos)
        else:
            raise ValueError("invalid whence (%i, should be 0, 1 or 2)" % (whence,))
        return self._pos

    def tell(self):
        """Return the position."""
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        """Cut the bytes at a size, at the position if none is given; return the size."""
        self._check()
        if size is None:
            size = self._pos
        else:
            size = _index(size)
            self._check()
            if size < 0:
                raise ValueError("negative size value %r" % (size,))
        self._check_exports()
        del self._buffer[size:]
        return size

    def flush(self):
        """Does nothing."""
        self._check()

    def isatty(self):
        """Return False."""
        self._check()
        return False

    def readable(self):
        """Return True."""
        self._check()
        return True

    def writable(self):
        """Return True."""
        self._check()
        return True

    def seekable(self):
        """Return True."""
        self._check()
        return True


class _Buffered(_BufferedIOBase):
    """What buffered streams on one raw stream have in common."""

    # their places are known to `_streams`
    __slots__ = ('_is_exact', '_is_file', '_raw', '_read_buf', '_read_pos', '_write_buf', '_write_limit')
    _was_made = False

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._is_exact = cls in (BufferedReader, BufferedWriter, BufferedRandom)
        self._is_file = False
        self._raw = None
        self._read_buf, self._read_pos = b"", 0
        self._write_buf, self._write_limit = bytearray(), 0
        return self

    def __init__(self, raw):
        self._raw = raw
        self._is_file = type(raw) is FileIO
        self._was_made = True

    @property
    def raw(self):
        return self._raw

    def _checkInitialized(self):
        if self._raw is None:
            raise ValueError("raw stream has been detached" if self._was_made else
                             "I/O operation on uninitialized object")

    def seek(self, pos, whence=0, /):
        new_position = self.raw.seek(pos, whence)
        if new_position < 0:
            raise OSError("Raw stream returned invalid position %d" % new_position)
        return new_position

    def tell(self):
        """Return the position."""
        self._checkInitialized()
        pos = self.raw.tell()
        if pos < 0:
            raise OSError("Raw stream returned invalid position %d" % pos)
        return pos

    def truncate(self, pos=None, /):
        """Cut the file at a size, at the position if none is given; return the size."""
        self._checkInitialized()
        if self.closed:
            raise ValueError("truncate of closed file")
        self._checkWritable("truncate")
        # what is buffered first: raw and buffer must agree on the position
        self.flush()
        if pos is None:
            pos = self.tell()
        return self.raw.truncate(pos)

    def flush(self):
        """Flush the raw stream."""
        self._checkInitialized()
        if self.closed:
            raise ValueError("flush of closed file")
        self.raw.flush()

    def close(self):
        """Flush and close, and close the raw stream."""
        if self.raw is not None and not self.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def detach(self):
        """Return the raw stream; this one cannot be used any more."""
        self._checkInitialized()
        self.flush()
        raw = self._raw
        self._raw = None
        self._write_limit = 0
        return raw

    def seekable(self):
        """Return whether the raw stream can change its position."""
        self._checkInitialized()
        return self.raw.seekable()

    @property
    def closed(self):
        self._checkInitialized()
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} instances")

    def __repr__(self):
        module = '_io' if self.__class__.__module__.startswith('_io') else (
            self.__class__.__module__)
        class_name = module + '.' + self.__class__.__qualname__
        try:
            name = self.name
        except (AttributeError, ValueError):
            return "<{}>".format(class_name)
        return "<{} name={!r}>".format(class_name, name)

    def _dealloc_warn(self, source):
        warn = getattr(self.raw, '_dealloc_warn', None)
        if warn is not None:
            warn(source)

    def fileno(self):
        """Return the descriptor of the raw stream."""
        self._checkInitialized()
        return self.raw.fileno()

    def isatty(self):
        """Return whether the raw stream is a terminal."""
        self._checkInitialized()
        return self.raw.isatty()


def _check_buffer_size(size):
    if size <= 0:
        raise ValueError("buffer size must be strictly positive")


class BufferedReader(_Buffered):
    """A buffer for reading from a raw stream."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._raw, self._was_made = None, False
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        _check_buffer_size(buffer_size)
        self.buffer_size = buffer_size
        self._reset_read_buf()
        self._read_lock = _thread.RLock()
        _Buffered.__init__(self, raw)

    def readable(self):
        """Return whether the raw stream can be read from."""
        self._checkInitialized()
        return self.raw.readable()

    def _reset_read_buf(self):
        self._read_buf = b""
        self._read_pos = 0

    def _raw_read(self, size=-1):
        """One read of the raw stream: bytes, or None if it would block."""
        if size >= 0 and self._is_file:
            return self.raw.read(size)
        if size < 0 and hasattr(self.raw, 'readall'):
            chunk = self.raw.readall()
            if chunk is not None and not isinstance(chunk, bytes):
                raise TypeError("readall() should return bytes")
            return chunk
        if size < 0:
            return self.raw.read()
        buffer = bytearray(size)
        count = self.raw.readinto(buffer)
        if count is None:
            return None
        if not isinstance(count, int):
            raise OSError("raw readinto() failed") from TypeError(
                f"'{type(count).__name__}' object cannot be interpreted as an integer")
        if count < 0 or count > size:
            raise OSError("raw readinto() returned invalid length %d "
                          "(should have been between 0 and %d)" % (count, size))
        del buffer[count:]
        return bytes(buffer)

    def read(self, size=-1, /):
        """Read at most size bytes, all if negative or None; less only at the end, or if the
        raw stream would block."""
        self._checkInitialized()
        size = _size(size)
        if size < -1:
            raise ValueError("read length must be non-negative or -1")
        if self.closed:
            raise ValueError("read of closed file")
        with self._read_lock:
            return self._read_unlocked(size)

    def _read_unlocked(self, size):
        buf, pos = self._read_buf, self._read_pos
        if size < 0:
            self._flush_write_buf()
            self._reset_read_buf()
            first = buf[pos:]
            if hasattr(self.raw, 'readall'):
                rest = self._raw_read(-1)
                if rest is None:
                    return first or None
                return first + rest if first else rest
            chunks = [first] if first else []
            while True:
                chunk = self.raw.read()
                if chunk is not None and not isinstance(chunk, bytes):
                    raise TypeError("read() should return bytes")
                if not chunk:
                    if not chunks:
                        return chunk
                    break
                chunks.append(chunk)
            return b"".join(chunks)
        available = len(buf) - pos
        if size <= available:
            self._read_pos += size
            return buf[pos:pos + size]
        chunks = [buf[pos:]]
        self._flush_write_buf()
        self._reset_read_buf()
        wanted = max(self.buffer_size, size)
        nothing = b""
        while available < size:
            # whole blocks straight through, the last one by way of the buffer
            chunk = self._raw_read(wanted)
            if not chunk:
                nothing = chunk
                break
            available += len(chunk)
            chunks.append(chunk)
        data = b"".join(chunks)
        if len(data) > size:
            self._read_buf = data[size:]
            data = data[:size]
        return data if data else nothing

    def _flush_write_buf(self):
        pass        # there is one in BufferedRandom

    def readline(self, size=-1, /):
        """Read a line, at most size bytes of it; b'' at the end."""
        self._checkInitialized()
        size = _size(size)
        if self.closed:
            raise ValueError("readline of closed file")
        with self._read_lock:
            parts = []
            while True:
                buf, pos = self._read_buf, self._read_pos
                end = buf.find(b"\n", pos) + 1 or len(buf)
                if 0 <= size < end - pos:
                    end = pos + size
                self._read_pos = end
                part = buf[pos:end]
                parts.append(part)
                if size >= 0:
                    size -= len(part)
                if size == 0 or part.endswith(b"\n"):
                    break
                self._flush_write_buf()
                self._reset_read_buf()
                chunk = self._raw_read(self.buffer_size)
                if not chunk:
                    break
                self._read_buf = chunk
            return b"".join(parts)

    def __next__(self):
        line = BufferedReader.readline(self) if self._is_exact else self.readline()
        if not line:
            raise StopIteration
        return line

    def peek(self, size=0, /):
        """Return what is in the buffer, at least a byte unless at the end; the position does
        not change."""
        self._checkInitialized()
        if self.closed:
            raise ValueError("peek of closed file")
        with self._read_lock:
            return self._peek_unlocked()

    def _peek_unlocked(self):
        if self._read_pos >= len(self._read_buf):
            self._flush_write_buf()
            self._reset_read_buf()
            chunk = self._raw_read(self.buffer_size)
            if chunk:
                self._read_buf = chunk
        return self._read_buf[self._read_pos:]

    def read1(self, size=-1, /):
        """Read at most size bytes, with at most one read of the raw stream."""
        self._checkInitialized()
        size = _index(size)
        if self.closed:
            raise ValueError("read of closed file")
        if size < 0:
            size = self.buffer_size
        if size == 0:
            return b""
        with self._read_lock:
            available = len(self._read_buf) - self._read_pos
            if available:
                return self._read_unlocked(min(size, available))
            self._flush_write_buf()
            self._reset_read_buf()
            return self._raw_read(size) or b""

    def _readinto(self, buffer, read1):
        self._checkInitialized()
        if self.closed:
            raise ValueError("readinto of closed file")
        if not isinstance(buffer, memoryview):
            buffer = memoryview(buffer)
        if buffer.nbytes == 0:
            return 0
        buffer = buffer.cast('B')
        written = 0
        has_read = False
        with self._read_lock:
            while written < len(buffer):
                available = min(len(self._read_buf) - self._read_pos, len(buffer) - written)
                if available:
                    buffer[written:written + available] = self._read_buf[
                        self._read_pos:self._read_pos + available]
                    self._read_pos += available
                    written += available
                    if written == len(buffer) or (read1 and has_read):
                        break
                    continue
                self._flush_write_buf()
                self._reset_read_buf()
                left = len(buffer) - written
                if read1 and written and left <= self.buffer_size:
                    break
                if left > self.buffer_size:
                    # a large piece needs no buffer
                    count = self.raw.readinto(buffer[written:])
                    if count is not None and (count < 0 or count > left):
                        raise OSError("raw readinto() returned invalid length %d "
                                      "(should have been between 0 and %d)" % (count, left))
                    if count is None:
                        if not written:
                            return None
                        break
                    written += count
                    if not count or read1:
                        break
                    continue
                chunk = self._raw_read(self.buffer_size)
                if chunk is None and not written:
                    return None
                if not chunk:
                    break
                self._read_buf = chunk
                has_read = True
        return written

    def tell(self):
        """Return the position."""
        return max(super().tell() - len(self._read_buf) + self._read_pos, 0)

    def seek(self, pos, whence=0, /):
        """Change the position; return the new one."""
        self._checkInitialized()
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        if self.closed:
            raise ValueError("seek of closed file")
        self._checkSeekable()
        with self._read_lock:
            if whence == 1:
                pos -= len(self._read_buf) - self._read_pos
            pos = super().seek(pos, whence)
            self._reset_read_buf()
            return pos

    def flush(self):
        """Flush the raw stream."""
        super().flush()


class BufferedWriter(_Buffered):
    """A buffer for writing to a raw stream; flush() empties it."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._raw, self._was_made = None, False
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        _check_buffer_size(buffer_size)
        self.buffer_size = self._write_limit = buffer_size
        self._write_buf = bytearray()
        self._write_lock = _thread.RLock()
        _Buffered.__init__(self, raw)

    def writable(self):
        """Return whether the raw stream can be written to."""
        self._checkInitialized()
        return self.raw.writable()

    def write(self, b, /):
        """Write bytes; return how many.  BlockingIOError if the buffer is full and the raw
        stream would block."""
        self._checkInitialized()
        _check_bytes_like(b)
        with self._write_lock:
            if self.closed:
                raise ValueError("write to closed file")
            if len(self._write_buf) > self.buffer_size:
                self._flush_unlocked()
            before = len(self._write_buf)
            self._write_buf.extend(b)
            written = len(self._write_buf) - before
            if len(self._write_buf) > self.buffer_size:
                try:
                    self._flush_unlocked()
                except BlockingIOError as error:
                    # as much as fits stays; the rest counts as not written
                    excess = len(self._write_buf) - self.buffer_size
                    if excess > 0:
                        written -= excess
                        del self._write_buf[self.buffer_size:]
                        raise BlockingIOError(error.errno, error.strerror, written)
            return written

    def flush(self):
        """Write what is buffered."""
        self._checkInitialized()
        with self._write_lock:
            self._flush_unlocked()

    def _flush_unlocked(self):
        if self.closed:
            raise ValueError("flush of closed file")
        while self._write_buf:
            try:
                count = self.raw.write(self._write_buf)
            except BlockingIOError:
                raise RuntimeError("self.raw should implement RawIOBase: it "
                                   "should not raise BlockingIOError")
            if count is None:
                raise BlockingIOError(
                    EAGAIN, "write could not complete without blocking", 0)
            if count > len(self._write_buf) or count < 0:
                raise OSError("raw write() returned invalid length %d "
                              "(should have been between 0 and %d)"
                              % (count, len(self._write_buf)))
            del self._write_buf[:count]

    def truncate(self, pos=None, /):
        """Cut the file at a size, at the position if none is given; return the size."""
        self._checkInitialized()
        with self._write_lock:
            self._checkWritable("truncate")
            self._flush_unlocked()
            if pos is None:
                pos = self.raw.tell()
            return self.raw.truncate(pos)

    def tell(self):
        """Return the position."""
        return _Buffered.tell(self) + len(self._write_buf)

    def seek(self, pos, whence=0, /):
        """Change the position; return the new one."""
        self._checkInitialized()
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        with self._write_lock:
            if self.closed:
                raise ValueError("seek of closed file")
            self._checkSeekable()
            self._flush_unlocked()
            return _Buffered.seek(self, pos, whence)

    def close(self):
        """Flush and close, and close the raw stream."""
        self._checkInitialized()
        with self._write_lock:
            if self.raw is None or self.closed:
                return
        # flush() may be overridden, and may fail: closed it is in any case
        try:
            self.flush()
        finally:
            with self._write_lock:
                self.raw.close()


class BufferedRWPair(_BufferedIOBase):
    """A buffered reader and a buffered writer, of two raw streams, as one."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        if not reader.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if not writer.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def _part(self, name):
        try:
            return self.__dict__[name]
        except KeyError:
            raise ValueError("I/O operation on uninitialized object") from None

    def read(self, size=-1, /):
        return self._part('reader').read(size)

    def readinto(self, buffer, /):
        return self._part('reader').readinto(buffer)

    def write(self, b, /):
        return self._part('writer').write(b)

    def peek(self, size=0, /):
        return self._part('reader').peek(size)

    def read1(self, size=-1, /):
        return self._part('reader').read1(size)

    def readinto1(self, buffer, /):
        return self._part('reader').readinto1(buffer)

    def readable(self):
        return self._part('reader').readable()

    def writable(self):
        return self._part('writer').writable()

    def flush(self):
        return self._part('writer').flush()

    def close(self):
        try:
            self._part('writer').close()
        finally:
            self._part('reader').close()

    def isatty(self):
        return self._part('reader').isatty() or self._part('writer').isatty()

    @property
    def closed(self):
        return self._part('writer').closed


class BufferedRandom(BufferedWriter, BufferedReader):
    """A buffer for reading from and writing to a raw stream that has positions."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._raw, self._was_made = None, False
        raw_seekable = raw.seekable()
        if not raw_seekable:
            raise UnsupportedOperation("File or stream is not seekable.")
        BufferedReader.__init__(self, raw, buffer_size)
        BufferedWriter.__init__(self, raw, buffer_size)

    def _flush_write_buf(self):
        if self._write_buf:
            self.flush()

    def _undo_read_ahead(self):
        """Let the raw stream stand where this one does."""
        if self._read_buf:
            with self._read_lock:
                self.raw.seek(self._read_pos - len(self._read_buf), 1)
                self._reset_read_buf()

    def seek(self, pos, whence=0, /):
        """Change the position; return the new one."""
        self._checkInitialized()
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        if self.closed:
            raise ValueError("seek of closed file")
        self.flush()
        self._undo_read_ahead()
        pos = self.raw.seek(pos, whence)
        with self._read_lock:
            self._reset_read_buf()
        if pos < 0:
            raise OSError("seek() returned invalid position")
        return pos

    def tell(self):
        """Return the position."""
        self._checkInitialized()
        if self._write_buf:
            return BufferedWriter.tell(self)
        return BufferedReader.tell(self)

    def truncate(self, pos=None, /):
        """Cut the file at a size, at the position if none is given; return the size."""
        if pos is None:
            pos = self.tell()
        return BufferedWriter.truncate(self, pos)

    def flush(self):
        """Write what is buffered."""
        BufferedWriter.flush(self)

    def read(self, size=-1, /):
        """Read at most size bytes, all if negative or None; b'' at the end."""
        return BufferedReader.read(self, size)

    def readinto(self, buffer, /):
        """Read into a buffer; return how many bytes, 0 at the end."""
        return BufferedReader.readinto(self, buffer)

    def write(self, b, /):
        """Write bytes; return how many."""
        self._checkInitialized()
        self._undo_read_ahead()
        return BufferedWriter.write(self, b)


_streams.adopt_reader(BufferedReader)
_streams.adopt_writer(BufferedWriter)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    _class.__module__ = '_io'
    BufferedIOBase.register(_class)
del _class
