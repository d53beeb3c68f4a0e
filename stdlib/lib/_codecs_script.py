"""The native half of codecs, in script, where there is no module _codecs.

Everything rests on str.encode() and bytes.decode(), which know the encodings of Unicode, ASCII
and Latin-1.  The registry looks there first, then asks the search functions, then the package
encodings.  Error handlers that scripts registered are called here, not by the natives.
"""

import _codec_registry

__all__ = [
    'register', 'unregister', 'lookup', 'encode', 'decode', 'register_error', 'lookup_error',
    'utf_8_encode', 'utf_8_decode', 'utf_7_encode', 'utf_7_decode', 'utf_16_encode',
    'utf_16_decode', 'utf_16_le_encode', 'utf_16_le_decode', 'utf_16_be_encode',
    'utf_16_be_decode', 'utf_16_ex_decode', 'utf_32_encode', 'utf_32_decode',
    'utf_32_le_encode', 'utf_32_le_decode', 'utf_32_be_encode', 'utf_32_be_decode',
    'utf_32_ex_decode', 'latin_1_encode', 'latin_1_decode', 'ascii_encode', 'ascii_decode',
    'unicode_escape_encode', 'unicode_escape_decode', 'raw_unicode_escape_encode',
    'raw_unicode_escape_decode', 'charmap_encode', 'charmap_decode', 'charmap_build',
    'escape_encode', 'escape_decode', 'readbuffer_encode',
]

# where the natives look for what scripts have registered
_search_path, _found_codecs, _found_handlers = _codec_registry.parts()

# the natives everything rests on
_text_encode = str.encode
_text_decode = bytes.decode

# -- error handlers ------------------------------------------------------------------------------


def _wrong_type(error):
    raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")


def strict_errors(object, /):
    """Raise the error."""
    if isinstance(object, Exception):
        raise object
    raise TypeError("codec must pass exception instance")


def ignore_errors(object, /):
    """Leave out what is wrong."""
    if not isinstance(object, UnicodeError):
        _wrong_type(object)
    return '', object.end


def replace_errors(object, /):
    """Put a question mark, or U+FFFD."""
    if isinstance(object, UnicodeEncodeError):
        return '?' * (object.end - object.start), object.end
    if isinstance(object, UnicodeDecodeError):
        return '\ufffd', object.end
    if isinstance(object, UnicodeTranslateError):
        return '\ufffd' * (object.end - object.start), object.end
    _wrong_type(object)


def xmlcharrefreplace_errors(object, /):
    """Put references as of XML."""
    if not isinstance(object, UnicodeEncodeError):
        _wrong_type(object)
    text = object.object[object.start:object.end]
    return ''.join(['&#%d;' % ord(char) for char in text]), object.end


def backslashreplace_errors(object, /):
    """Put escapes with backslashes."""
    if isinstance(object, UnicodeDecodeError):
        data = object.object[object.start:object.end]
        return ''.join(['\\x%02x' % byte for byte in data]), object.end
    if not isinstance(object, (UnicodeEncodeError, UnicodeTranslateError)):
        _wrong_type(object)
    parts = []
    for char in object.object[object.start:object.end]:
        code = ord(char)
        if code < 0x100:
            parts.append('\\x%02x' % code)
        elif code < 0x10000:
            parts.append('\\u%04x' % code)
        else:
            parts.append('\\U%08x' % code)
    return ''.join(parts), object.end


def namereplace_errors(object, /):
    """Put escapes with names."""
    if not isinstance(object, UnicodeEncodeError):
        _wrong_type(object)
    from unicodedata import name
    parts = []
    for char in object.object[object.start:object.end]:
        known = name(char, None)
        if known is not None:
            parts.append('\\N{%s}' % known)
        else:
            sub = UnicodeEncodeError(object.encoding, char, 0, 1, object.reason)
            parts.append(backslashreplace_errors(sub)[0])
    return ''.join(parts), object.end


def surrogateescape_errors(exception, /):
    """Keep bytes as lone surrogates, and back."""
    if isinstance(exception, UnicodeEncodeError):
        data = bytearray()
        for char in exception.object[exception.start:exception.end]:
            code = ord(char)
            if not 0xdc80 <= code <= 0xdcff:
                raise exception
            data.append(code - 0xdc00)
        return bytes(data), exception.end
    if isinstance(exception, UnicodeDecodeError):
        chars = []
        for byte in exception.object[exception.start:exception.end]:
            if byte < 128:
                break
            chars.append(chr(0xdc00 + byte))
        if not chars:
            raise exception
        return ''.join(chars), exception.start + len(chars)
    _wrong_type(exception)


def surrogatepass_errors(exception, /):
    """Let lone surrogates through."""
    if isinstance(exception, UnicodeEncodeError):
        text = exception.object[exception.start:exception.end]
        return _text_encode(text, exception.encoding, 'surrogatepass'), exception.end
    if not isinstance(exception, UnicodeDecodeError):
        _wrong_type(exception)
    raise exception


# those that the natives know
_native_errors = frozenset(('strict', 'ignore', 'replace', 'xmlcharrefreplace',
                            'backslashreplace', 'namereplace', 'surrogateescape',
                            'surrogatepass'))
_handlers = {name: globals()[name + '_errors'] for name in _native_errors}


def register_error(errors, handler, /):
    """Register an error handler: a function of a UnicodeError that returns (replacement, place
    where to go on), or raises."""
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = _found_handlers[errors] = handler


def lookup_error(name, /):
    """Return the error handler of a name; LookupError if there is none."""
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


def _unregister_error(errors, /):
    if errors in _native_errors:
        raise ValueError(f"cannot un-register built-in error handler '{errors}'")
    _found_handlers.pop(errors, None)
    return _handlers.pop(errors, None) is not None


# -- coding with handlers ------------------------------------------------------------------------


def _position(place, size):
    if place < 0:
        place += size
    if not 0 <= place <= size:
        raise IndexError(f"position {place} from error handler out of bounds")
    return place


def _encode(text, encoding, errors):
    """str.encode(), with handlers that scripts registered."""
    if not isinstance(text, str):
        raise TypeError(f"encode() argument must be str, not {type(text).__name__}")
    errors = errors or 'strict'
    if errors in _native_errors:
        return _text_encode(text, encoding, errors)
    result = []
    place = 0
    while True:
        try:
            result.append(_text_encode(text[place:], encoding))
            return b''.join(result)
        except UnicodeEncodeError as error:
            start, end = place + error.start, place + error.end
            result.append(_text_encode(text[place:start], encoding))
            problem = UnicodeEncodeError(error.encoding, text, start, end, error.reason)
        answer = lookup_error(errors)(problem)
        if not (isinstance(answer, tuple) and len(answer) == 2
                and isinstance(answer[0], (str, bytes)) and isinstance(answer[1], int)):
            raise TypeError("encoding error handler must return (str/bytes, int) tuple")
        replacement, place = answer
        place = _position(place, len(text))
        if isinstance(replacement, str):
            replacement = _text_encode(replacement, encoding)
        result.append(replacement)


def _decode(data, encoding, errors):
    """bytes.decode(), with handlers that scripts registered."""
    data = bytes(data)
    errors = errors or 'strict'
    if errors in _native_errors:
        return _text_decode(data, encoding, errors)
    result = []
    place = 0
    while True:
        try:
            result.append(_text_decode(data[place:], encoding))
            return ''.join(result)
        except UnicodeDecodeError as error:
            start, end = place + error.start, place + error.end
            result.append(_text_decode(data[place:start], encoding))
            problem = UnicodeDecodeError(error.encoding, data, start, end, error.reason)
        answer = lookup_error(errors)(problem)
        if not (isinstance(answer, tuple) and len(answer) == 2
                and isinstance(answer[0], str) and isinstance(answer[1], int)):
            raise TypeError("decoding error handler must return (str, int) tuple")
        replacement, place = answer
        if problem.object is not data:
            data = bytes(problem.object)        # the handler may give other input
        place = _position(place, len(data))
        result.append(replacement)


def _simple(encoding):
    def encode(str, errors=None, /):
        return _encode(str, encoding, errors), len(str)

    def decode(data, errors=None, /):
        return _decode(data, encoding, errors), len(data)
    return encode, decode


latin_1_encode, latin_1_decode = _simple('latin-1')
ascii_encode, ascii_decode = _simple('ascii')
unicode_escape_encode, _unicode_escape = _simple('unicode_escape')
raw_unicode_escape_encode, _raw_unicode_escape = _simple('raw_unicode_escape')


def unicode_escape_decode(data, errors=None, final=True, /):
    if isinstance(data, str):
        data = data.encode()
    return _cut_escape(data, 'unicode_escape', errors, final)


def raw_unicode_escape_decode(data, errors=None, final=True, /):
    if isinstance(data, str):
        data = data.encode()
    return _cut_escape(data, 'raw_unicode_escape', errors, final)


def _cut_escape(data, encoding, errors, final):
    data = bytes(data)
    end = len(data)
    if not final:
        # an escape that is cut off; a backslash after an odd number of them is a character
        place = data.rfind(b'\\', max(0, end - 10))
        run = place
        while run > 0 and data[run - 1] == 92:
            run -= 1
        if place >= 0 and (place - run) % 2 == 0:
            try:
                _text_decode(data[place:], encoding)
            except UnicodeDecodeError:
                end = place
    return _decode(data[:end], encoding, errors), end


def _incomplete(data, encoding, limit):
    """How many bytes at the end are the beginning of something."""
    for size in range(1, min(limit, len(data)) + 1):
        tail = data[-size:]
        if tail[0] & 0xc0 == 0x80:
            continue        # in the middle of a character
        try:
            _text_decode(tail, encoding)
        except UnicodeDecodeError as error:
            if error.start == 0 and error.reason == 'unexpected end of data':
                return size
        return 0
    return 0


def utf_8_encode(str, errors=None, /):
    return _encode(str, 'utf-8', errors), len(str)


def utf_8_decode(data, errors=None, final=False, /):
    data = bytes(data)
    end = len(data)
    if not final:
        if errors == 'surrogatepass':
            # a surrogate is no character: only the lengths count
            for size in range(1, min(3, end) + 1):
                lead = data[-size]
                if lead & 0xc0 != 0x80:
                    if lead >= 0xc2 and size < (2 if lead < 0xe0 else 3 if lead < 0xf0 else 4):
                        end -= size
                    break
        else:
            end -= _incomplete(data, 'utf-8', 3)
    return _decode(data[:end], 'utf-8', errors), end


def utf_7_encode(str, errors=None, /):
    return _encode(str, 'utf-7', errors), len(str)


def utf_7_decode(data, errors=None, final=False, /):
    data = bytes(data)
    end = len(data)
    if not final:
        # a shifted run may go on
        plus = data.rfind(b'+')
        if plus >= 0:
            run = data[plus + 1:]
            if all(chr(byte).isalnum() or byte in b'+/' for byte in run):
                end = plus
    return _decode(data[:end], 'utf-7', errors), end


def _wide(data, encoding, size, errors, final):
    """Decode units of a size; what is incomplete at the end stays."""
    data = bytes(data)
    end = len(data)
    if not final:
        end -= end % size
        if size == 2 and end >= 2:
            unit = int.from_bytes(data[end - 2:end], 'big' if encoding.endswith('be')
                                  else 'little')
            if 0xd800 <= unit <= 0xdbff:
                end -= 2        # half of a pair
    return _decode(data[:end], encoding, errors), end


def _wide_codec(bits, order):
    encoding = f'utf-{bits}-{order}'

    def encode(str, errors=None, /):
        return _encode(str, encoding, errors), len(str)

    def decode(data, errors=None, final=False, /):
        return _wide(data, encoding, bits // 8, errors, final)
    return encode, decode


utf_16_le_encode, utf_16_le_decode = _wide_codec(16, 'le')
utf_16_be_encode, utf_16_be_decode = _wide_codec(16, 'be')
utf_32_le_encode, utf_32_le_decode = _wide_codec(32, 'le')
utf_32_be_encode, utf_32_be_decode = _wide_codec(32, 'be')


def _with_mark(bits):
    size = bits // 8
    marks = {order: (0xfeff).to_bytes(size, name)
             for order, name in ((-1, 'little'), (1, 'big'))}

    def encode(str, errors=None, byteorder=0, /):
        if byteorder == 0:
            return _encode(str, f'utf-{bits}', errors), len(str)
        return _encode(str, f"utf-{bits}-{'le' if byteorder < 0 else 'be'}", errors), len(str)

    def ex_decode(data, errors=None, byteorder=0, final=False, /):
        data = bytes(data)
        skip = 0
        if byteorder == 0:
            if len(data) < size and not final:
                return '', 0, 0
            for order, mark in marks.items():
                if data.startswith(mark):
                    byteorder, skip = order, size
        order = byteorder or -1
        text, used = _wide(data[skip:], f"utf-{bits}-{'le' if order < 0 else 'be'}", size,
                           errors, final)
        if byteorder == 0 and text:
            byteorder = 0
        return text, used + skip, byteorder

    def decode(data, errors=None, final=False, /):
        return ex_decode(data, errors, 0, final)[:2]
    return encode, decode, ex_decode


utf_16_encode, utf_16_decode, utf_16_ex_decode = _with_mark(16)
utf_32_encode, utf_32_decode, utf_32_ex_decode = _with_mark(32)


def charmap_build(map, /):
    """Return the encoding map of a string that maps bytes to characters."""
    return {ord(char): byte for byte, char in enumerate(map) if char != '\ufffe'}


def charmap_encode(str, errors=None, mapping=None, /):
    if mapping is None:
        return latin_1_encode(str, errors)
    result = bytearray()
    place = 0

    def mapped(char):
        value = mapping[ord(char)]
        if value is None:
            raise LookupError
        if isinstance(value, int):
            if not 0 <= value < 256:
                raise TypeError("character mapping must be in range(256)")
            return bytes([value])
        if isinstance(value, bytes):
            return value
        raise TypeError("character mapping must return integer, bytes or None, "
                        f"not {type(value).__name__}")

    while place < len(str):
        try:
            result += mapped(str[place])
            place += 1
            continue
        except LookupError:
            end = place + 1
        while end < len(str):
            try:
                mapped(str[end])
                break
            except LookupError:
                end += 1
        problem = UnicodeEncodeError('charmap', str, place, end,
                                     'character maps to <undefined>')
        replacement, place = lookup_error(errors or 'strict')(problem)
        place = _position(place, len(str))
        if isinstance(replacement, bytes):
            result += replacement
            continue
        for char in replacement:
            try:
                result += mapped(char)
            except LookupError:
                raise problem from None
    return bytes(result), len(str)


def charmap_decode(data, errors=None, mapping=None, /):
    if mapping is None:
        return latin_1_decode(data, errors)
    data = bytes(data)
    result = []
    place = 0
    while place < len(data):
        try:
            value = mapping[data[place]]
        except LookupError:
            value = None
        if isinstance(value, int):
            if not 0 <= value <= 0x10ffff:
                raise TypeError("character mapping must be in range(0x110000)")
            value = None if value == 0xfffe else chr(value)
        elif value is not None and not isinstance(value, str):
            raise TypeError("character mapping must return integer, None or str")
        if value is not None and value != '\ufffe':
            result.append(value)
            place += 1
            continue
        problem = UnicodeDecodeError('charmap', data, place, place + 1,
                                     'character maps to <undefined>')
        replacement, place = lookup_error(errors or 'strict')(problem)
        place = _position(place, len(data))
        result.append(replacement)
    return ''.join(result), len(data)


def escape_encode(data, errors=None, /):
    """Return bytes as they are written in source."""
    if not isinstance(data, bytes):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {type(data).__name__}")
    text = repr(data)
    inner = text[2:-1]
    if text[1] == '"':
        inner = inner.replace("'", "\\'")
    return inner.encode('ascii'), len(data)


def escape_decode(data, errors=None, /):
    """Return bytes of what is written in source."""
    if isinstance(data, str):
        data = data.encode()
    data = bytes(data)
    simple = {b'n': b'\n', b't': b'\t', b'r': b'\r', b'\\': b'\\', b"'": b"'", b'"': b'"',
              b'a': b'\a', b'b': b'\b', b'f': b'\f', b'v': b'\v', b'\n': b''}
    result = bytearray()
    i = 0
    while i < len(data):
        if data[i] != 92:
            result.append(data[i])
            i += 1
            continue
        char = data[i + 1:i + 2]
        if not char:
            raise ValueError("Trailing \\ in string")
        i += 2
        if char in simple:
            result += simple[char]
        elif char in b'01234567':
            end = i
            while end < i + 2 and data[end:end + 1] and data[end:end + 1] in b'01234567':
                end += 1
            result.append(int(data[i - 1:end], 8) & 255)
            i = end
        elif char == b'x':
            digits = data[i:i + 2]
            try:
                if len(digits) != 2:
                    raise ValueError
                result.append(int(digits, 16))
                i += 2
            except ValueError:
                if not errors or errors == 'strict':
                    raise ValueError(f"invalid \\x escape at position {i - 2}") from None
                if errors == 'replace':
                    result += b'?'
                elif errors != 'ignore':
                    raise ValueError("decoding error; unknown error handling code: "
                                     + errors) from None
                if data[i:i + 1].isalnum():
                    i += 1
        else:
            result += b'\\' + char
    return bytes(result), len(data)


def readbuffer_encode(data, errors=None, /):
    if isinstance(data, str):
        data = data.encode()
    data = bytes(data)
    return data, len(data)


# -- the registry --------------------------------------------------------------------------------

_cache = {}
_aliases = {
    'utf8': 'utf_8', 'u8': 'utf_8', 'utf': 'utf_8', 'cp65001': 'utf_8', 'utf8_ucs2': 'utf_8',
    'latin1': 'latin_1', 'latin': 'latin_1', 'l1': 'latin_1', 'iso8859_1': 'latin_1',
    'iso_8859_1': 'latin_1', 'iso8859': 'latin_1', '8859': 'latin_1', 'cp819': 'latin_1',
    'us_ascii': 'ascii', '646': 'ascii', 'ansi_x3.4_1968': 'ascii',
    'utf16': 'utf_16', 'u16': 'utf_16', 'utf_16le': 'utf_16_le', 'utf_16be': 'utf_16_be',
    'utf16_le': 'utf_16_le', 'utf16_be': 'utf_16_be', 'utf32': 'utf_32', 'u32': 'utf_32',
    'utf_32le': 'utf_32_le', 'utf_32be': 'utf_32_be', 'utf7': 'utf_7', 'u7': 'utf_7',
    'utf8_sig': 'utf_8_sig', 'unicodeescape': 'unicode_escape',
    'rawunicodeescape': 'raw_unicode_escape',
}
_names = {'utf_8': 'utf-8', 'latin_1': 'iso8859-1', 'utf_16': 'utf-16',
          'utf_16_le': 'utf-16-le', 'utf_16_be': 'utf-16-be', 'utf_32': 'utf-32',
          'utf_32_le': 'utf-32-le', 'utf_32_be': 'utf-32-be', 'utf_7': 'utf-7',
          'ascii': 'ascii', 'unicode_escape': 'unicode-escape', 'utf_8_sig': 'utf-8-sig',
          'raw_unicode_escape': 'raw-unicode-escape'}


def _make_info(key):
    """The CodecInfo of one of the encodings the natives know."""
    import codecs
    if key == 'utf_8_sig':
        return _make_signed(codecs)
    code = globals()[key + '_encode']
    uncode = globals()[key + '_decode']
    marked = globals().get(key + '_ex_decode')
    keeps = key in ('utf_8', 'utf_7', 'utf_16_le', 'utf_16_be', 'utf_32_le', 'utf_32_be',
                    'unicode_escape', 'raw_unicode_escape')

    class IncrementalEncoder(codecs.IncrementalEncoder):
        started = False

        def encode(self, input, final=False):
            if marked is None:
                return code(input, self.errors)[0]
            if not self.started:
                # the mark once, then the machine's order
                self.started = True
                return code(input, self.errors)[0]
            return code(input, self.errors, _native_order)[0]

        def reset(self):
            self.started = False

        def getstate(self):
            return 2 if marked is not None and not self.started else 0

        def setstate(self, state):
            self.started = not state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        order = 0

        def _buffer_decode(self, input, errors, final):
            if marked is not None:
                text, used, self.order = marked(input, errors, self.order, final)
                if used and not self.order:
                    self.order = _native_order
                return text, used
            if keeps:
                return uncode(input, errors, final)
            return uncode(input, errors)

        def reset(self):
            super().reset()
            self.order = 0

        def getstate(self):
            kept = self.buffer
            if marked is None:
                return kept, 0
            return kept, {0: 2, _native_order: 0}.get(self.order, 1)

        def setstate(self, state):
            super().setstate(state)
            if marked is not None:
                self.order = {2: 0, 0: _native_order}.get(state[1], -_native_order)

    class StreamWriter(codecs.StreamWriter):
        def encode(self, input, errors='strict'):
            if marked is None:
                return code(input, errors)
            if not self.__dict__.get('started'):
                self.started = True
                return code(input, errors)
            return code(input, errors, _native_order)

        def reset(self):
            self.started = False

    class StreamReader(codecs.StreamReader):
        def decode(self, input, errors='strict'):
            if marked is None:
                return uncode(input, errors, False) if keeps else uncode(input, errors)
            text, used, order = marked(input, errors, self.__dict__.get('order', 0), False)
            if used:
                self.order = order or _native_order
            return text, used

        def reset(self):
            super().reset()
            self.__dict__.pop('order', None)

    def encode(input, errors='strict'):
        return code(input, errors)

    def decode(input, errors='strict'):
        return uncode(input, errors, True) if keeps or marked else uncode(input, errors)

    return codecs.CodecInfo(name=_names[key], encode=encode, decode=decode,
                            incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder,
                            streamreader=StreamReader, streamwriter=StreamWriter)


def _make_signed(codecs):
    """utf-8-sig: UTF-8 that begins with a mark."""
    mark = b'\xef\xbb\xbf'

    class IncrementalEncoder(codecs.IncrementalEncoder):
        first = 1

        def encode(self, input, final=False):
            data = utf_8_encode(input, self.errors)[0]
            if self.first:
                self.first = 0
                return mark + data
            return data

        def reset(self):
            self.first = 1

        def getstate(self):
            return self.first

        def setstate(self, state):
            self.first = state

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        first = 1

        def _buffer_decode(self, input, errors, final):
            skip = 0
            if self.first:
                if len(input) < 3 and mark.startswith(input) and not final:
                    return '', 0
                self.first = 0
                if input.startswith(mark):
                    skip = 3
            text, used = utf_8_decode(input[skip:], errors, final)
            return text, used + skip

        def reset(self):
            super().reset()
            self.first = 1

        def getstate(self):
            return self.buffer, self.first

        def setstate(self, state):
            super().setstate(state)
            self.first = state[1]

    def encode(input, errors='strict'):
        return mark + utf_8_encode(input, errors)[0], len(input)

    def decode(input, errors='strict'):
        data = bytes(input)
        return _decode(data[3:] if data.startswith(mark) else data, 'utf-8', errors), len(data)

    class StreamWriter(codecs.StreamWriter):
        def encode(self, input, errors='strict'):
            self.encode = utf_8_encode
            return encode(input, errors)

        def reset(self):
            self.__dict__.pop('encode', None)

    class StreamReader(codecs.StreamReader):
        def decode(self, input, errors='strict'):
            if len(input) < 3 and mark.startswith(input):
                return '', 0
            self.decode = utf_8_decode
            skip = 3 if input.startswith(mark) else 0
            text, used = utf_8_decode(input[skip:], errors)
            return text, used + skip

        def reset(self):
            super().reset()
            self.__dict__.pop('decode', None)

    return codecs.CodecInfo(name='utf-8-sig', encode=encode, decode=decode,
                            incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder,
                            streamreader=StreamReader, streamwriter=StreamWriter)


def _machine_order():
    import sys
    return -1 if sys.byteorder == 'little' else 1


_native_order = _machine_order()


def register(search_function, /):
    """Register a function that is asked for codecs: of a lower-case name it returns a
    CodecInfo or None."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _search_path.append(search_function)


def unregister(search_function, /):
    """Forget a search function, and what was found so far."""
    try:
        _search_path.remove(search_function)
    except ValueError:
        return
    _cache.clear()
    _found_codecs.clear()


_asked_encodings = False


def lookup(encoding, /):
    """Return the CodecInfo of an encoding; LookupError if there is none."""
    global _asked_encodings
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    if '\0' in encoding:
        raise ValueError("embedded null character")
    name = encoding.lower().replace(' ', '_')
    info = _cache.get(name)
    if info is not None:
        return info
    key = name.replace('-', '_')
    key = _aliases.get(key, key)
    if key in _names:
        info = _make_info(key)
    else:
        if not _asked_encodings:
            # it registers its search function
            _asked_encodings = True
            try:
                import encodings
            except ImportError:
                pass
        for search in _search_path:
            info = search(name)
            if info is None:
                continue
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            break
    if info is None:
        raise LookupError(f"unknown encoding: {encoding}")
    _cache[name] = info
    return info


def encode(obj, encoding='utf-8', errors='strict'):
    """Encode by any codec, not only those of text."""
    return _coded(lookup(encoding).encode(obj, errors), 'encoder')


def decode(obj, encoding='utf-8', errors='strict'):
    """Decode by any codec, not only those of text."""
    return _coded(lookup(encoding).decode(obj, errors), 'decoder')


def _coded(answer, what):
    if not isinstance(answer, tuple) or len(answer) != 2:
        raise TypeError(f"{what} must return a tuple (object, integer)")
    return answer[0]
