"""The half of codecs that codes: functions for each encoding of Unicode, error handlers, the registry.

Everything rests on str.encode() and bytes.decode(), which know all encodings of text.  The
registry asks the search functions, that of the package encodings first.
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


def _decode_part(data, encoding, errors, final):
    """Decode what is complete; return the text and how many bytes it was made of."""
    errors = errors or 'strict'
    if errors in _native_errors:
        text, used, problem = _codec_registry.decode_part(data, encoding, 0, final, errors)
        if problem is not None:
            raise problem
        return text, used
    data = bytes(data)
    result = []
    place = 0
    while True:
        text, used, problem = _codec_registry.decode_part(data, encoding, place, final)
        result.append(text)
        if problem is None:
            return ''.join(result), used
        replacement, place = _handled(lookup_error(errors)(problem))
        if problem.object != data:
            data = bytes(problem.object)        # the handler may give other input
        place = _position(place, len(data))
        result.append(replacement)


def _handled(answer):
    if not (isinstance(answer, tuple) and len(answer) == 2
            and isinstance(answer[0], str) and isinstance(answer[1], int)):
        raise TypeError("decoding error handler must return (str, int) tuple")
    return answer


def _simple(encoding):
    def encode(str, errors=None, /):
        return _encode(str, encoding, errors), len(str)

    def decode(data, errors=None, /):
        return _decode(data, encoding, errors), len(data)
    return _named(encoding, encode, decode)


def _named(encoding, *functions):
    for function in functions:
        kind = function.__name__
        function.__name__ = function.__qualname__ = f"{encoding.replace('-', '_')}_{kind}"
    return functions


latin_1_encode, latin_1_decode = _simple('latin-1')
ascii_encode, ascii_decode = _simple('ascii')
unicode_escape_encode, _ = _simple('unicode_escape')
raw_unicode_escape_encode, _ = _simple('raw_unicode_escape')
utf_8_encode, _ = _simple('utf-8')
utf_7_encode, _ = _simple('utf-7')


def _source(data):
    return data.encode() if isinstance(data, str) else bytes(data)


def _warn_escape(shown, kind):
    import warnings
    warnings.warn(f'{shown} is an invalid {kind} sequence. '
                  'Such sequences will not work in the future. ', DeprecationWarning, 3)


def _check_escapes(data, known, prefix):
    """Warn of the first escape that means nothing."""
    place = data.find(b'\\')
    while 0 <= place < len(data) - 1:
        char = data[place + 1]
        if char not in known:
            return _warn_escape(f'{prefix}"\\{chr(char)}"', 'escape')
        end = place + 2
        if 52 <= char <= 55 and len(data) >= place + 4:
            digits = data[place + 1:place + 4]
            if all(48 <= digit <= 55 for digit in digits):
                return _warn_escape(f'{prefix}"\\{digits.decode()}"', 'octal escape')
        place = data.find(b'\\', end)


def unicode_escape_decode(data, errors=None, final=True, /):
    data = _source(data)
    answer = _decode_part(data, 'unicode_escape', errors, final)
    if b'\\' in data:
        _check_escapes(data[:answer[1]], b'\n\\\'"abfnrtvxuUN01234567', '')
    return answer


def raw_unicode_escape_decode(data, errors=None, final=True, /):
    return _decode_part(_source(data), 'raw_unicode_escape', errors, final)


def utf_8_decode(data, errors=None, final=False, /):
    return _decode_part(data, 'utf-8', errors, final)


def utf_7_decode(data, errors=None, final=False, /):
    return _decode_part(data, 'utf-7', errors, final)


def _wide_codec(bits, order):
    encoding = f'utf-{bits}-{order}'

    def encode(str, errors=None, /):
        return _encode(str, encoding, errors), len(str)

    def decode(data, errors=None, final=False, /):
        return _decode_part(data, encoding, errors, final)
    return _named(encoding, encode, decode)


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
        text, used = _decode_part(data[skip:], f"utf-{bits}-{'le' if order < 0 else 'be'}",
                                  errors, final)
        return text, used + skip, byteorder

    def decode(data, errors=None, final=False, /):
        return ex_decode(data, errors, 0, final)[:2]
    return _named(f'utf-{bits}', encode, decode, ex_decode)


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
    if b'\\' in data:
        _check_escapes(data, b'\n\\\'"abfnrtvx01234567', 'b')
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
    data = memoryview(data).tobytes()
    return data, len(data)


# -- the registry --------------------------------------------------------------------------------

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
    _found_codecs.clear()


_asked_encodings = False


def _ask_encodings():
    """Import the package encodings, whose search function comes first."""
    global _asked_encodings
    if not _asked_encodings:
        _asked_encodings = True
        registered = _search_path[:]
        _search_path.clear()
        try:
            import encodings
        except ImportError:
            pass
        _search_path.extend(registered)


def lookup(encoding, /):
    """Return the CodecInfo of an encoding; LookupError if there is none."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    info = _found_codecs.get(encoding)
    if info is not None:
        return info
    encoding.encode('utf-8')
    if '\0' in encoding:
        raise ValueError("embedded null character")
    _ask_encodings()
    name = _codec_registry.normalize(encoding)
    info = _found_codecs.get(name)
    if info is None:
        for search in _search_path:
            info = search(name)
            if info is None:
                continue
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            break
        else:
            raise LookupError(f"unknown encoding: {encoding}")
        _found_codecs[name] = info
    return info


def _lookup_text(encoding, instead):
    """Return the CodecInfo of an encoding of text; LookupError for what is none."""
    info = lookup(encoding)
    if not getattr(info, '_is_text_encoding', True):
        raise LookupError(f"'{encoding}' is not a text encoding; "
                          f"use {instead}() to handle arbitrary codecs")
    return info


# 'strict' as nobody else has it: a codec that is called without errors is left to its own default
_NOT_GIVEN = ''.join(['str', 'ict'])


def encode(obj, encoding='utf-8', errors=_NOT_GIVEN):
    """Encode by any codec, not only those of text."""
    return _encode_by(lookup(encoding), obj, encoding, _errors_given('encode', errors))


def decode(obj, encoding='utf-8', errors=_NOT_GIVEN):
    """Decode by any codec, not only those of text."""
    return _decode_by(lookup(encoding), obj, encoding, _errors_given('decode', errors))


def _errors_given(function, errors):
    if errors is _NOT_GIVEN:
        return None
    if not isinstance(errors, str):
        shown = 'None' if errors is None else type(errors).__name__
        raise TypeError(f"{function}() argument 'errors' must be str, not {shown}")
    return errors


def _encode_by(info, obj, encoding, errors):
    try:
        answer = info[0](obj) if errors is None else info[0](obj, errors)
    except Exception as error:
        error.add_note(f"encoding with '{encoding}' codec failed")
        raise
    return _coded(answer, 'encoder must return a tuple (object, integer)')


def _decode_by(info, obj, encoding, errors):
    try:
        answer = info[1](obj) if errors is None else info[1](obj, errors)
    except Exception as error:
        error.add_note(f"decoding with '{encoding}' codec failed")
        raise
    return _coded(answer, 'decoder must return a tuple (object,integer)')


def _coded(answer, text):
    if not isinstance(answer, tuple) or len(answer) != 2:
        raise TypeError(text)
    return answer[0]
