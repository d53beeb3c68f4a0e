"""io: streams of str, on buffered streams and in memory."""

import codecs
import sys
from _streams import adopt_text
from _string_io import adopt
from _io_base import (_TextIOBase, TextIOBase, FileIO, UnsupportedOperation, SEEK_SET, SEEK_CUR,
                      SEEK_END, _index, _size, _warn)
from _io_buffered import BufferedReader, BufferedWriter


class IncrementalNewlineDecoder(codecs.IncrementalDecoder):
    r"""Wraps a decoder and makes \r\n and \r to \n, if translate is true; notes which of
    them it met.  Without a decoder it takes str."""

    _LF, _CR, _CRLF = 1, 2, 4

    def __init__(self, decoder, translate, errors='strict'):
        codecs.IncrementalDecoder.__init__(self, errors=errors)
        self._translate = translate
        self._decoder = decoder
        self._seennl = 0
        self._pendingcr = False     # a last \r, which may be half of \r\n

    def decode(self, input, final=False):
        output = input if self._decoder is None else self._decoder.decode(input, final=final)
        if not isinstance(output, str):
            raise TypeError(f"decoder should return a string result, "
                            f"not '{type(output).__name__}'")
        if self._pendingcr and (output or final):
            output = "\r" + output
            self._pendingcr = False
        if output.endswith("\r") and not final:
            output = output[:-1]
            self._pendingcr = True
        if '\r' not in output:
            if self._seennl & self._LF == 0 and '\n' in output:
                self._seennl |= self._LF
            return output
        crlf = output.count('\r\n')
        cr = output.count('\r') - crlf
        lf = output.count('\n') - crlf
        self._seennl |= ((lf and self._LF) | (cr and self._CR) | (crlf and self._CRLF))
        if self._translate:
            output = output.replace("\r\n", "\n").replace("\r", "\n")
        return output

    def getstate(self):
        buffer, flag = b"", 0
        if self._decoder is not None:
            buffer, flag = self._decoder.getstate()
        return buffer, flag << 1 | self._pendingcr

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError("state argument must be a tuple")
        buffer, flag = state
        self._pendingcr = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((buffer, flag >> 1))

    def reset(self):
        self._seennl = 0
        self._pendingcr = False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        return (None, "\n", "\r", ("\r", "\n"), "\r\n", ("\n", "\r\n"), ("\r", "\r\n"),
                ("\r", "\n", "\r\n"))[self._seennl]


def text_encoding(encoding, stacklevel=2, /):
    """Return the encoding, or "locale" (in UTF-8 mode "utf-8") if it is None; under -X
    warn_default_encoding that warns."""
    if encoding is not None:
        return encoding
    if getattr(sys.flags, 'warn_default_encoding', 0):
        _warn("'encoding' argument not specified.", EncodingWarning, stacklevel + 1)
    return 'utf-8' if getattr(sys.flags, 'utf8_mode', 1) else 'locale'


def _locale_encoding():
    if getattr(sys.flags, 'utf8_mode', 1):
        return 'utf-8'
    try:
        import _locale
        return _locale.getencoding()
    except (ImportError, AttributeError):
        return 'utf-8'


def _check_text_encoding(encoding):
    if not codecs.lookup(encoding)._is_text_encoding:
        raise LookupError(f"'{encoding}' is not a text encoding")


def _check_newline(newline, template="illegal newline value: %s"):
    if newline is not None and not isinstance(newline, str):
        raise TypeError("newline must be str or None, not %s" % type(newline).__name__)
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(template % (newline,))


def _line_end(text, start, universal, newline, translated):
    """Where the line that begins at start ends: the place after its newline or -1, and from
    where to look on when there is more text."""
    if translated or (not universal and newline == '\n'):
        place = text.find("\n", start)
        return place + 1 if place >= 0 else -1
    if universal:
        lf = text.find("\n", start)
        cr = text.find("\r", start, lf if lf >= 0 else len(text))
        if cr < 0:
            return lf + 1 if lf >= 0 else -1
        if text[cr + 1:cr + 2] == '\n':
            return cr + 2
        return cr + 1
    place = text.find(newline, start)
    return place + len(newline) if place >= 0 else -1


class TextIOWrapper(_TextIOBase):
    """A stream of str on a buffered stream of bytes.

    encoding: how; "locale" or None is that of the locale
    errors: what happens to errors, 'strict' if not given
    newline: None, '', '\\n', '\\r' or '\\r\\n'.  Reading: with None all of them end a line and
        become '\\n', with '' they end a line and stay; any other ends a line.  Writing: None
        makes '\\n' the system's, '\\r' and '\\r\\n' make it that.
    line_buffering: whether a newline that is written flushes
    write_through: whether everything that is written goes to the buffer at once
    """

    # their places are known to `_streams`
    __slots__ = ('_buffer', '_decoded_chars', '_decoded_chars_used', '_pending', '_quick_lines', '_quick_write')
    _chunk_size = 8192
    _state = 0              # 1 when it was made, 2 when it was detached
    _encoding = _errors = None
    _line_buffering = _write_through = False

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._buffer = None
        self._pending = None
        self._quick_lines = self._quick_write = 0
        return self

    def __init__(self, buffer, encoding=None, errors=None, newline=None,
                 line_buffering=False, write_through=False):
        self._buffer = None
        self._state = 0
        self._quick_lines = self._quick_write = 0
        _check_newline(newline)
        encoding = text_encoding(encoding)
        if not isinstance(encoding, str):
            raise TypeError("TextIOWrapper() argument 'encoding' must be str or None, "
                            f"not {type(encoding).__name__}")
        if encoding == "locale":
            encoding = _locale_encoding()
        if '\0' in encoding:
            raise ValueError("embedded null character")
        _check_text_encoding(encoding)
        if errors is None:
            errors = "strict"
        elif not isinstance(errors, str):
            raise TypeError("TextIOWrapper() argument 'errors' must be str or None, "
                            f"not {type(errors).__name__}")
        else:
            errors.encode('utf-8')
            if '\0' in errors:
                raise ValueError("embedded null character")
        self._pending = bytearray()     # what waits to be written
        self._decoded_chars = ''        # text that was decoded and
        self._decoded_chars_used = 0    # how much of it was read
        self._snapshot = None           # (decoder flags, bytes) that gave it
        self._seekable = self._telling = buffer.seekable()
        self._has_read1 = hasattr(buffer, 'read1')
        self._buffer = buffer
        try:
            self._configure(encoding, errors, newline, line_buffering, write_through)
        except:
            self._buffer = None
            raise
        self._state = 1

    def _configure(self, encoding, errors, newline, line_buffering, write_through):
        self._encoding = encoding
        self._errors = errors
        self._encoder = None
        self._decoder = None
        self._line_buffering = line_buffering
        self._write_through = write_through
        self._readuniversal = not newline
        self._readtranslate = newline is None
        self._readnl = newline
        self._writetranslate = newline != ''
        self._writenl = newline or "\n"
        self._find_quick_write()
        # an encoding with a byte order mark writes it at the start only
        if self._seekable and self.writable():
            if self.buffer.tell() != 0:
                try:
                    self._get_encoder().setstate(0)
                except LookupError:
                    pass

    def _find_quick_write(self):
        """How much of writing `_streams` can do: nothing, what is ASCII, or all text."""
        self._quick_write = 0
        if (type(self._buffer) is BufferedWriter and type(self._buffer._raw) is FileIO
                and not self._line_buffering and not self._write_through
                and (not self._writetranslate or self._writenl == "\n")
                and self._chunk_size == TextIOWrapper._chunk_size):
            plain = self._encoding.lower().replace('_', '-')
            if plain in ('utf-8', 'utf8'):
                self._quick_write = 2 if self._errors == 'strict' else 1
            elif plain in ('ascii', 'us-ascii', 'latin-1', 'latin1', 'iso-8859-1'):
                self._quick_write = 1

    def _find_quick_lines(self, is_next):
        """Whether `_streams` can go on with the lines of the text at hand: not at all, those that
        readline() gives, or those of an iteration as well."""
        self._quick_lines = 0
        if (type(self._buffer) is BufferedReader and type(self._buffer._raw) is FileIO
                and (self._readtranslate or self._readnl == "\n")):
            self._quick_lines = 2 if is_next and type(self) is TextIOWrapper else 1

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis,
                    line_buffering=None, write_through=None):
        """Change some of the arguments; those that concern reading only before anything was
        read."""
        if self._decoder is not None and (
                encoding is not None or errors is not None or newline is not Ellipsis):
            raise UnsupportedOperation(
                "It is not possible to set the encoding or newline "
                "of stream after the first read")
        if errors is None:
            errors = self._errors if encoding is None else 'strict'
        elif not isinstance(errors, str):
            raise TypeError("reconfigure() argument 'errors' must be str or None, "
                            f"not {type(errors).__name__}")
        errors.encode('utf-8')
        if encoding is None:
            encoding = self._encoding
        else:
            if not isinstance(encoding, str):
                raise TypeError("reconfigure() argument 'encoding' must be str or None, "
                                f"not {type(encoding).__name__}")
            if encoding == "locale":
                encoding = _locale_encoding()
            if '\0' in encoding:
                raise LookupError(f"unknown encoding: {encoding.partition('\0')[0]}")
            _check_text_encoding(encoding)
        if newline is Ellipsis:
            newline = self._readnl
        _check_newline(newline)
        if line_buffering is None:
            line_buffering = self.line_buffering
        elif not isinstance(line_buffering, bool):
            line_buffering = bool(_index(line_buffering))
        if write_through is None:
            write_through = self.write_through
        elif not isinstance(write_through, bool):
            write_through = bool(_index(write_through))
        self.flush()
        self._configure(encoding, errors, newline, line_buffering, write_through)

    def _check_attached(self):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached" if self._state == 2
                             else "I/O operation on uninitialized object")

    @property
    def _CHUNK_SIZE(self):
        self._check_attached()
        return self._chunk_size

    @_CHUNK_SIZE.setter
    def _CHUNK_SIZE(self, value):
        self._check_attached()
        value = _index(value)
        if not -sys.maxsize - 1 <= value <= sys.maxsize:
            raise ValueError("cannot fit 'int' into an index-sized integer")
        if value <= 0:
            raise ValueError("a strictly positive integer is required")
        self._chunk_size = value
        self._find_quick_write()

    @_CHUNK_SIZE.deleter
    def _CHUNK_SIZE(self):
        raise AttributeError(
            "attribute '_CHUNK_SIZE' of '_io.TextIOWrapper' objects cannot be deleted")

    def __repr__(self):
        if not self._state:
            self._check_attached()
        result = '<_io.TextIOWrapper' if type(self) is TextIOWrapper else '<{}.{}'.format(
            self.__class__.__module__, self.__class__.__qualname__)
        try:
            result += " name={0!r}".format(self.name)
        except (AttributeError, ValueError):
            pass
        try:
            result += " mode={0!r}".format(self.mode)
        except (AttributeError, ValueError):
            pass
        return result + " encoding={0!r}>".format(self.encoding)

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} instances")

    @property
    def encoding(self):
        return self._encoding

    @property
    def errors(self):
        if self._errors is None:
            self._check_attached()
        return self._errors

    @property
    def line_buffering(self):
        return self._line_buffering

    @property
    def write_through(self):
        return self._write_through

    @property
    def buffer(self):
        self._check_attached()
        return self._buffer

    def seekable(self):
        """Return whether seek() and tell() work."""
        self._check_attached()
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._seekable

    def readable(self):
        """Return whether the buffer can be read from."""
        self._check_attached()
        return self._buffer.readable()

    def writable(self):
        """Return whether the buffer can be written to."""
        self._check_attached()
        return self._buffer.writable()

    def flush(self):
        """Flush the buffer."""
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        self._quick_lines = 0
        if self._pending:
            self._write_pending()
            self._check_attached()
        self._telling = self._seekable
        self._buffer.flush()

    def close(self):
        """Flush and close, and close the buffer."""
        self._check_attached()
        buffer = self._buffer
        # `closed` and flush() may run a script, which may detach the buffer
        if not self.closed and self._buffer is not None:
            try:
                self.flush()
            finally:
                buffer.close()

    @property
    def closed(self):
        self._check_attached()
        return self._buffer.closed

    def _dealloc_warn(self, source):
        warn = getattr(self._buffer, '_dealloc_warn', None)
        if warn is not None:
            warn(source)

    @property
    def name(self):
        self._check_attached()
        return self._buffer.name

    def fileno(self):
        """Return the descriptor of the buffer."""
        self._check_attached()
        return self._buffer.fileno()

    def isatty(self):
        """Return whether the buffer is a terminal."""
        self._check_attached()
        return self._buffer.isatty()

    @property
    def newlines(self):
        self._check_attached()
        return getattr(self._decoder, 'newlines', None)

    # -- writing ---------------------------------------------------------------------------

    def _get_encoder(self):
        if self._encoder is None:
            self._encoder = codecs.getincrementalencoder(self._encoding)(self._errors)
        return self._encoder

    def write(self, s, /):
        """Write a string; return its length."""
        self._check_attached()
        if not isinstance(s, str):
            raise TypeError("write() argument must be str, not %s" % type(s).__name__)
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        length = len(s)
        has_newline = (self._writetranslate or self._line_buffering) and "\n" in s
        if has_newline and self._writetranslate and self._writenl != "\n":
            s = s.replace("\n", self._writenl)
            if not isinstance(s, str):
                raise TypeError(f"replace() should return a str, not {type(s).__name__}")
            self._check_attached()
            if self.closed:
                raise ValueError("I/O operation on closed file.")
        if not self.writable():
            raise UnsupportedOperation("not writable")
        data = (self._encoder or self._get_encoder()).encode(s)
        if not isinstance(data, bytes):
            raise TypeError(f"encoder should return a bytes object, not '{type(data).__name__}'")
        size = len(data)
        self._quick_lines = 0
        # a piece is not split, and a large one is not joined
        while self._pending and size >= self._chunk_size:
            self._write_pending()
        self._pending += data
        needs_flush = self._line_buffering and (has_newline or "\r" in s)
        if needs_flush or self._write_through or len(self._pending) >= self._chunk_size:
            self._write_pending()
        if needs_flush:
            self.flush()
        if self._snapshot is not None:
            self._set_decoded_chars('')
            self._snapshot = None
        if self._decoder is not None:
            self._decoder.reset()
        return length

    def _write_pending(self):
        """Give the buffer what waits; what fails to be written is gone."""
        data = bytes(self._pending)
        self._pending = bytearray()
        self._check_attached()
        self._buffer.write(data)

    # -- reading ---------------------------------------------------------------------------

    def _get_decoder(self):
        decoder = codecs.getincrementaldecoder(self._encoding)(self._errors)
        if self._readuniversal:
            decoder = IncrementalNewlineDecoder(decoder, self._readtranslate)
        self._decoder = decoder
        return decoder

    def _set_decoded_chars(self, chars):
        self._decoded_chars = chars
        self._decoded_chars_used = 0

    def _get_decoded_chars(self, n=None):
        offset = self._decoded_chars_used
        if n is None:
            chars = self._decoded_chars[offset:]
        else:
            chars = self._decoded_chars[offset:offset + n]
        self._decoded_chars_used += len(chars)
        return chars

    def _read_chunk(self):
        """Decode the next piece; whether there was any."""
        if self._decoder is None:
            raise ValueError("no decoder")
        if self._telling:
            # what is needed to find this place again
            dec_buffer, dec_flags = self._decoder.getstate()
        if self._has_read1:
            input_chunk = self._buffer.read1(self._chunk_size)
        else:
            input_chunk = self._buffer.read(self._chunk_size)
        if not hasattr(input_chunk, '__buffer__') and not isinstance(input_chunk, bytes):
            raise TypeError("underlying %s() should have returned a bytes-like object, "
                            "not '%s'" % ('read1' if self._has_read1 else 'read',
                                          type(input_chunk).__name__))
        eof = not input_chunk
        self._set_decoded_chars(self._decoder.decode(input_chunk, eof))
        if self._telling:
            self._snapshot = (dec_flags, dec_buffer + bytes(input_chunk))
        return not eof

    def _start_reading(self):
        self._check_attached()
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if self._pending:
            self._write_pending()
        if self._decoder is None:
            if not self.readable():
                raise UnsupportedOperation("not readable")
            self._get_decoder()

    def read(self, size=-1, /):
        """Read at most size characters, all if negative or None; '' at the end."""
        size = _size(size)
        self._start_reading()
        if size < 0:
            data = self._buffer.read()
            if data is None:
                raise BlockingIOError("Read returned None.")
            chunk = self._decoder.decode(data, final=True)
            result = self._get_decoded_chars() + chunk
            if self._snapshot is not None:
                self._set_decoded_chars('')
                self._snapshot = None
            return result
        parts = [self._get_decoded_chars(size)]
        total = len(parts[0])
        eof = False
        while total < size and not eof:
            eof = not self._read_chunk()
            part = self._get_decoded_chars(size - total)
            parts.append(part)
            total += len(part)
        return ''.join(parts)

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._quick_lines = 0
            self._snapshot = None
            self._telling = self._seekable
            raise StopIteration
        self._find_quick_lines(True)
        return line

    def readline(self, size=-1, /):
        """Read a line, at most size characters of it; '' at the end."""
        size = _size(size)
        self._start_reading()
        line = self._get_decoded_chars()
        start = 0
        end = None
        while True:
            place = _line_end(line, start, self._readuniversal, self._readnl,
                              self._readtranslate)
            if (place > 0 and self._readuniversal and not self._readtranslate
                    and place == len(line) and line[-1] == '\r'):
                # the decoder keeps a last \r back: this one stands alone
                pass
            if place >= 0:
                end = place
                break
            if size >= 0 and len(line) >= size:
                end = size
                break
            # a newline may be cut in two
            start = max(0, len(line) - 1) if self._readnl and len(self._readnl) > 1 else len(line)
            while self._read_chunk():
                if self._decoded_chars:
                    break
            if self._decoded_chars:
                line += self._get_decoded_chars()
            else:
                self._set_decoded_chars('')
                self._snapshot = None
                return line
        if size >= 0 and end > size:
            end = size
        # what is beyond goes back
        self._decoded_chars_used -= len(line) - end
        self._find_quick_lines(not self._telling)
        return line[:end]

    def detach(self):
        """Return the buffer; this stream cannot be used any more."""
        self._check_attached()
        self.flush()
        self._check_attached()
        buffer = self._buffer
        self._buffer, self._state = None, 2
        self._quick_lines = self._quick_write = 0
        return buffer

    # -- positions ---------------------------------------------------------------------------
    # A position in the text is the position in the buffer from which to decode, the flags the
    # decoder has there, and how many bytes to feed and characters to skip.

    def _pack_cookie(self, position, dec_flags=0, bytes_to_feed=0, need_eof=False,
                     chars_to_skip=0):
        return (position | (dec_flags << 64) | (bytes_to_feed << 128)
                | (chars_to_skip << 192) | bool(need_eof) << 256)

    def _unpack_cookie(self, cookie):
        rest, position = divmod(cookie, 1 << 64)
        rest, dec_flags = divmod(rest, 1 << 64)
        rest, bytes_to_feed = divmod(rest, 1 << 64)
        need_eof, chars_to_skip = divmod(rest, 1 << 64)
        return position, dec_flags, bytes_to_feed, bool(need_eof), chars_to_skip

    def tell(self):
        """Return the position, a number that only seek() understands."""
        self._check_attached()
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not self._seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        self.flush()
        position = self._buffer.tell()
        decoder = self._decoder
        if decoder is None or self._snapshot is None:
            return position
        dec_flags, data = self._snapshot
        position -= len(data)
        skip = self._decoded_chars_used
        if skip == 0:
            return self._pack_cookie(position, dec_flags)
        saved_state = decoder.getstate()
        try:
            return self._find_cookie(decoder, position, dec_flags, data, skip)
        finally:
            decoder.setstate(saved_state)

    def _find_cookie(self, decoder, position, dec_flags, data, skip):
        def decoded(size):
            decoder.setstate((b'', dec_flags))
            return len(decoder.decode(data[:size]))
        # the longest piece that gives no more than what was read
        low, high = 0, len(data)
        while low < high:
            middle = (low + high + 1) // 2
            if decoded(middle) <= skip:
                low = middle
            else:
                high = middle - 1
        # back to where the decoder keeps nothing
        while low > 0:
            count = decoded(low)
            kept, flags = decoder.getstate()
            if not kept and count <= skip:
                break
            low -= len(kept) or 1
        if low > 0:
            start_flags = flags
            skip -= count
        else:
            start_flags = dec_flags
            decoder.setstate((b'', dec_flags))
        start = position + low
        if skip == 0:
            return self._pack_cookie(start, start_flags)
        # the rest byte by byte, until as many characters came out
        fed = count = 0
        need_eof = False
        for i in range(low, len(data)):
            fed += 1
            count += len(decoder.decode(data[i:i + 1]))
            kept, flags = decoder.getstate()
            if not kept and count <= skip:
                start += fed
                skip -= count
                start_flags, fed, count = flags, 0, 0
            if count >= skip:
                break
        else:
            count += len(decoder.decode(b'', final=True))
            need_eof = True
            if count < skip:
                raise OSError("can't reconstruct logical file position")
        return self._pack_cookie(start, start_flags, fed, need_eof, skip)

    def _reset_encoder(self, position):
        try:
            encoder = self._encoder or self._get_encoder()
        except LookupError:
            return
        if position != 0:
            encoder.setstate(0)
        else:
            encoder.reset()

    def seek(self, cookie, whence=0, /):
        """Change the position: to what tell() returned, to the start, to the end."""
        self._check_attached()
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not self._seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == SEEK_CUR:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            # here: only the buffer has to come back
            whence = 0
            cookie = self.tell()
        elif whence == SEEK_END:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self.flush()
            position = self._buffer.seek(0, whence)
            self._set_decoded_chars('')
            self._snapshot = None
            if self._decoder:
                self._decoder.reset()
            self._reset_encoder(position)
            return position
        if whence != 0:
            raise ValueError("invalid whence (%d, should be 0, 1 or 2)" % (whence,))
        if cookie < 0:
            raise ValueError("negative seek position %r" % (cookie,))
        self.flush()
        start, dec_flags, bytes_to_feed, need_eof, skip = self._unpack_cookie(cookie)
        self._buffer.seek(start)
        self._set_decoded_chars('')
        self._snapshot = None
        if cookie == 0 and self._decoder:
            self._decoder.reset()
        elif self._decoder or dec_flags or skip:
            decoder = self._decoder or self._get_decoder()
            decoder.setstate((b'', dec_flags))
            self._snapshot = (dec_flags, b'')
        if skip:
            data = self._buffer.read(bytes_to_feed)
            self._set_decoded_chars(self._decoder.decode(data, need_eof))
            self._snapshot = (dec_flags, data)
            if len(self._decoded_chars) < skip:
                raise OSError("can't restore logical file position")
            self._decoded_chars_used = skip
        self._reset_encoder(cookie)
        return cookie

    def truncate(self, pos=None, /):
        """Cut the file at a size, at the position if none is given; return the size."""
        self.flush()
        if pos is None:
            pos = self.tell()
        return self._buffer.truncate(pos)


class StringIO(_TextIOBase):
    """A stream of str in memory.

    newline: as of TextIOWrapper, but '\\n' if not given; None makes other newlines '\\n'
    """

    # their places are known to `_string_io`
    __slots__ = ('_closed', '_decoder', '_length', '_parts', '_plain', '_pos', '_readnl', '_readtranslate',
                 '_readuniversal', '_writenl')

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self._parts = None
        self._plain = self._closed = False
        return self

    def __init__(self, initial_value='', newline='\n'):
        self._parts = None
        self._plain = False
        _check_newline(newline, "illegal newline value: %r")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            + type(initial_value).__name__)
        self._readnl = newline
        self._readuniversal = not newline
        self._readtranslate = newline is None
        self._writenl = newline if newline in ('\r', '\r\n') else None
        self._decoder = (IncrementalNewlineDecoder(None, self._readtranslate)
                         if self._readuniversal else None)
        self._parts = []        # joined when somebody wants to read
        self._length = 0
        self._pos = 0
        self._closed = False
        self._plain = self._decoder is None and self._writenl is None
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _check(self):
        if self._parts is None:
            raise ValueError("I/O operation on uninitialized object")
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def _value(self):
        parts = self._parts
        if len(parts) != 1:
            parts[:] = [''.join(parts)]
        return parts[0]

    def __getstate__(self):
        self._check()
        return self.getvalue(), self._readnl, self._pos, dict(self.__dict__) or None

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError(f"{type(self).__module__}.{type(self).__qualname__}.__setstate__ "
                            f"argument should be 4-tuple, got {type(state).__name__}")
        if self._closed:
            raise ValueError("I/O operation on closed file")
        value, newline, pos, extra = state
        StringIO.__init__(self, value, newline)
        if not isinstance(pos, int):
            raise TypeError("third item of state must be an integer, "
                            f"got {type(pos).__name__}")
        if pos < 0:
            raise ValueError("position value cannot be negative")
        # as it is: newlines were translated when it was written
        self._parts = [value] if value else []
        self._length = len(value) if value else 0
        self._pos = pos
        if extra is not None:
            if not isinstance(extra, dict):
                raise TypeError("fourth item of state should be a dict, "
                                f"got a {type(extra).__name__}")
            self.__dict__.update(extra)

    def getvalue(self):
        """Return the whole string."""
        self._check()
        return self._value()

    def write(self, s, /):
        """Write a string; return its length."""
        self._check()
        if not isinstance(s, str):
            raise TypeError("string argument expected, got '%s'" % type(s).__name__)
        if type(s) is not str:
            s = str.__getitem__(s, slice(None))
        length = len(s)
        if self._decoder is not None:
            s = self._decoder.decode(s, final=True)
        if self._writenl:
            s = s.replace('\n', self._writenl)
        count = len(s)
        if not count:
            return length
        pos = self._pos
        if pos == self._length:
            self._parts.append(s)
            self._length += count
        elif pos > self._length:
            self._parts.append('\0' * (pos - self._length))
            self._parts.append(s)
            self._length = pos + count
        else:
            value = self._value()
            self._parts[:] = [value[:pos] + s + value[pos + count:]]
            self._length = max(self._length, pos + count)
        self._pos = pos + count
        return length

    def read(self, size=-1, /):
        """Read at most size characters, all if negative or None; '' at the end."""
        self._check()
        size = _size(size)
        start = self._pos
        if start >= self._length:
            return ''
        end = self._length if size < 0 else min(self._length, start + size)
        self._pos = end
        return self._value()[start:end]

    def readline(self, size=-1, /):
        """Read a line; '' at the end."""
        self._check()
        size = _size(size)
        start = self._pos
        if start >= self._length:
            return ''
        end = _line_end(self._value(), start, self._readuniversal, self._readnl,
                        self._readtranslate)
        if end < 0:
            end = self._length
        if size >= 0:
            end = min(end, start + size)
        self._pos = end
        return self._value()[start:end]

    def __next__(self):
        self._check()
        if type(self) is StringIO:
            line = self.readline()
        else:
            line = self.readline()
            if line and not isinstance(line, str):
                raise OSError("readline() should have returned a str object, "
                              f"not '{type(line).__name__}'")
        if not line:
            raise StopIteration
        return line

    def seek(self, pos, whence=0, /):
        """Change the position: anywhere from the start; by 0 from here or the end."""
        self._check()
        pos = _index(pos)
        if whence not in (0, 1, 2):
            raise ValueError("Invalid whence (%i, should be 0, 1 or 2)" % whence)
        if whence == 0 and pos < 0:
            raise ValueError("Negative seek position %d" % pos)
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 0:
            self._pos = pos
        elif whence == 2:
            self._pos = self._length
        return self._pos

    def tell(self):
        """Return the position."""
        self._check()
        return self._pos

    def truncate(self, pos=None, /):
        """Cut the string at a size, at the position if none is given; return the size."""
        self._check()
        if pos is None:
            pos = self._pos
        else:
            try:
                pos = _index(pos)
            except TypeError:
                raise TypeError("argument should be integer or None, "
                                f"not '{type(pos).__name__}'") from None
        if pos < 0:
            raise ValueError("Negative size value %d" % pos)
        if pos < self._length:
            self._parts[:] = [self._value()[:pos]]
            self._length = pos
        return pos

    def close(self):
        """Close; the string is gone."""
        if self._parts is not None:
            self._parts.clear()
        self._closed = True
        self._plain = False

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

    @property
    def line_buffering(self):
        self._check()
        return False

    @property
    def newlines(self):
        self._check()
        return self._decoder.newlines if self._decoder is not None else None

    def detach(self):
        """There is no buffer."""
        self._unsupported("detach")


text_encoding.__module__ = '_io'
adopt(StringIO)
adopt_text(TextIOWrapper)
for _class in (IncrementalNewlineDecoder, TextIOWrapper, StringIO):
    _class.__module__ = '_io'
del _class
TextIOBase.register(TextIOWrapper)
TextIOBase.register(StringIO)
