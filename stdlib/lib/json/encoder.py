"""JSONEncoder: objects to text."""

import re

try:
    from _json import encode_basestring_ascii as c_encode_basestring_ascii
except ImportError:
    c_encode_basestring_ascii = None
try:
    from _json import encode_basestring as c_encode_basestring
except ImportError:
    c_encode_basestring = None
try:
    from _json import make_encoder as c_make_encoder, _write
except ImportError:
    c_make_encoder = None

ESCAPE = re.compile(r'[\x00-\x1f\\"\b\f\n\r\t]')
ESCAPE_ASCII = re.compile(r'([\\"]|[^\ -~])')
HAS_UTF8 = re.compile(b'[\x80-\xff]')
ESCAPE_DCT = {
    '\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t',
}
for _i in range(0x20):
    ESCAPE_DCT.setdefault(chr(_i), '\\u{0:04x}'.format(_i))
del _i

INFINITY = float('inf')


def py_encode_basestring(s):
    """Return a string as JSON."""
    return '"' + ESCAPE.sub(lambda match: ESCAPE_DCT[match.group(0)], s) + '"'


encode_basestring = c_encode_basestring or py_encode_basestring


def _escape_ascii(match):
    char = match.group(0)
    known = ESCAPE_DCT.get(char)
    if known is not None:
        return known
    code = ord(char)
    if code < 0x10000:
        return '\\u{0:04x}'.format(code)
    code -= 0x10000     # a pair
    return '\\u{0:04x}\\u{1:04x}'.format(0xd800 | (code >> 10), 0xdc00 | (code & 0x3ff))


def py_encode_basestring_ascii(s):
    """Return a string as JSON in ASCII."""
    return '"' + ESCAPE_ASCII.sub(_escape_ascii, s) + '"'


encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder(object):
    """Writes JSON: dict as objects, list and tuple as arrays, str as strings, int and float,
    also enums of them, as numbers, True, False and None as true, false and null.

    To write more, let default() of a subclass return something that can be written.
    """
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True,
                 check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        """The arguments are those of dumps()."""
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Return something that can be written in place of o, or raise TypeError."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """Return an object as JSON.

        >>> from json.encoder import JSONEncoder
        >>> JSONEncoder().encode({"foo": ["bar", "baz"]})
        '{"foo": ["bar", "baz"]}'
        """
        if isinstance(o, str):
            if self.ensure_ascii:
                return encode_basestring_ascii(o)
            return encode_basestring(o)
        # at once: the errors of a native encoder come whole
        chunks = self.iterencode(o, _one_shot=True)
        if not isinstance(chunks, (list, tuple)):
            chunks = list(chunks)
        return ''.join(chunks)

    def iterencode(self, o, _one_shot=False):
        """Yield an object as JSON in pieces."""
        markers = {} if self.check_circular else None
        encoder = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        allow_nan = self.allow_nan
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        if _one_shot and c_make_encoder is not None:
            # nothing is made for what is written whole
            ascii = encoder is c_encode_basestring_ascii
            if ascii or encoder is c_encode_basestring:
                text = _write(o, ascii, indent, 0, self.key_separator, self.item_separator,
                              self.sort_keys, allow_nan)
                if text is not None:
                    return (text,)
            else:
                encode = c_make_encoder(
                    markers, self.default, encoder, indent, self.key_separator,
                    self.item_separator, self.sort_keys, self.skipkeys, allow_nan)
                return encode(o, 0)

        def floatstr(o, allow_nan=allow_nan, _repr=float.__repr__, _inf=INFINITY):
            if o != o:
                text = 'NaN'
            elif o == _inf:
                text = 'Infinity'
            elif o == -_inf:
                text = '-Infinity'
            else:
                return _repr(o)
            if not allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: "
                                 + repr(o))
            return text

        encode = _make_iterencode(
            markers, self.default, encoder, indent, floatstr, self.key_separator,
            self.item_separator, self.sort_keys, self.skipkeys, _one_shot)
        return encode(o, 0)


def _make_iterencode(markers, _default, _encoder, _indent, _floatstr,
                     _key_separator, _item_separator, _sort_keys, _skipkeys, _one_shot):
    """Make the generator function (object, level) -> pieces."""

    def simple(o):
        """The text of what is no container, or None."""
        if isinstance(o, str):
            return _encoder(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)      # an enum prints itself otherwise
        if isinstance(o, float):
            return _floatstr(o)
        return None

    def key_text(key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return _floatstr(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if _skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, '
                        f'not {key.__class__.__name__}')

    def enter(o):
        if markers is None:
            return None
        ident = id(o)
        if ident in markers:
            raise ValueError("Circular reference detected")
        markers[ident] = o
        return ident

    def iterate_list(values, level):
        if not values:
            yield '[]'
            return
        ident = enter(values)
        before = '['
        separator = _item_separator
        if _indent is not None:
            level += 1
            newline = '\n' + _indent * level
            separator += newline
            before += newline
        for i, value in enumerate(values):
            try:
                text = simple(value)
                if text is not None:
                    yield before + text
                else:
                    yield before
                    yield from iterate(value, level)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f'when serializing {type(values).__name__} item {i}')
                raise
            before = separator
        if _indent is not None:
            yield '\n' + _indent * (level - 1)
        yield ']'
        if ident is not None:
            del markers[ident]

    def iterate_dict(mapping, level):
        if not mapping:
            yield '{}'
            return
        ident = enter(mapping)
        yield '{'
        separator = _item_separator
        newline = None
        if _indent is not None:
            level += 1
            newline = '\n' + _indent * level
            separator += newline
        first = True
        items = sorted(mapping.items()) if _sort_keys else mapping.items()
        for key, value in items:
            name = key_text(key)
            if name is None:
                continue
            if first:
                first = False
                if newline is not None:
                    yield newline
            else:
                yield separator
            yield _encoder(name)
            yield _key_separator
            try:
                text = simple(value)
                if text is not None:
                    yield text
                else:
                    yield from iterate(value, level)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f'when serializing {type(mapping).__name__} item {key!r}')
                raise
        if not first and newline is not None:
            yield '\n' + _indent * (level - 1)
        yield '}'
        if ident is not None:
            del markers[ident]

    def iterate(o, level):
        text = simple(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            yield from iterate_list(o, level)
        elif isinstance(o, dict):
            yield from iterate_dict(o, level)
        else:
            ident = enter(o)
            replacement = _default(o)
            try:
                yield from iterate(replacement, level)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f'when serializing {type(o).__name__} object')
                raise
            if ident is not None:
                del markers[ident]

    return iterate
