"""What the modules of codecs that the VM knows are made of.

fill() gives a module its functions and classes.  The classes differ in what they remember
between two pieces: nothing; what is incomplete; a byte order; whether a signature was seen;
labels that are not complete.
"""

import codecs
import _codec_registry
from _codecs import (_decode, _decode_part, _encode, _native_order, utf_8_decode, utf_8_encode)
import _codecs

_MARK = codecs.BOM_UTF8


class _Encoder(codecs.IncrementalEncoder):
    """Each piece for itself."""

    def encode(self, input, final=False):
        return self._code(input, self.errors)[0]


class _Decoder(codecs.BufferedIncrementalDecoder):
    """Keeps what is incomplete."""

    def _buffer_decode(self, input, errors, final):
        return _decode_part(input, self._key, errors, final)


class _Writer(codecs.StreamWriter):
    def encode(self, input, errors='strict'):
        return self._code(input, errors)


class _Reader(codecs.StreamReader):
    def decode(self, input, errors='strict'):
        return _decode_part(input, self._key, errors, False)


class _MarkedEncoder(codecs.IncrementalEncoder):
    """Writes a byte order mark once, then the machine's order."""

    started = False

    def encode(self, input, final=False):
        order = _native_order if self.started else 0
        self.started = True
        return self._code(input, self.errors, order)[0]

    def reset(self):
        self.started = False

    def getstate(self):
        return 0 if self.started else 2

    def setstate(self, state):
        self.started = not state


def _decode_marked(self, input, errors='strict', final=False):
    """Decode in the order found, or that of the mark."""
    order = self.__dict__.get('order', 0)
    text, used, order = self._ex_decode(input, errors, order, final)
    if not order and used >= self._width:
        raise UnicodeDecodeError(self._key.replace('_', '-'), bytes(input), 0, self._width,
                                 'Stream does not start with BOM')
    if order:
        self.order = order
    return text, used


class _MarkedDecoder(codecs.BufferedIncrementalDecoder):
    """Finds the byte order at the mark."""

    order = 0
    _buffer_decode = _decode_marked

    def reset(self):
        super().reset()
        self.order = 0

    def getstate(self):
        return self.buffer, {0: 2, _native_order: 0}.get(self.order, 1)

    def setstate(self, state):
        super().setstate(state)
        self.order = {2: 0, 0: _native_order}.get(state[1], -_native_order)


class _MarkedWriter(codecs.StreamWriter):
    started = False

    def encode(self, input, errors='strict'):
        order = _native_order if self.started else 0
        self.started = True
        return self._code(input, errors, order)

    def reset(self):
        self.started = False


class _MarkedReader(codecs.StreamReader):
    decode = _decode_marked

    def reset(self):
        super().reset()
        self.__dict__.pop('order', None)


class _SignedEncoder(codecs.IncrementalEncoder):
    """Writes the signature once."""

    first = 1

    def encode(self, input, final=False):
        data = utf_8_encode(input, self.errors)[0]
        if self.first:
            self.first = 0
            return _MARK + data
        return data

    def reset(self):
        self.first = 1

    def getstate(self):
        return self.first

    def setstate(self, state):
        self.first = state


class _SignedDecoder(codecs.BufferedIncrementalDecoder):
    """Leaves out a signature."""

    first = 1

    def _buffer_decode(self, input, errors, final):
        skip = 0
        if self.first:
            if len(input) < 3 and _MARK.startswith(input):
                return '', 0
            self.first = 0
            if input.startswith(_MARK):
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


class _SignedWriter(codecs.StreamWriter):
    def encode(self, input, errors='strict'):
        self.encode = utf_8_encode
        return _MARK + utf_8_encode(input, errors)[0], len(input)

    def reset(self):
        self.__dict__.pop('encode', None)


class _SignedReader(codecs.StreamReader):
    def decode(self, input, errors='strict'):
        if len(input) < 3 and _MARK.startswith(input):
            return '', 0
        self.decode = utf_8_decode
        skip = 3 if input.startswith(_MARK) else 0
        text, used = utf_8_decode(input[skip:], errors)
        return text, used + skip

    def reset(self):
        super().reset()
        self.__dict__.pop('decode', None)


def _last_dot(text, dots):
    return max(text.rfind(dot) for dot in dots)


class _LabelEncoder(codecs.BufferedIncrementalEncoder):
    """Encodes the labels of a name as they become complete."""

    def _buffer_encode(self, input, errors, final):
        if errors != 'strict':
            raise UnicodeError(f"Unsupported error handling: {errors}")
        end = len(input) if final else _last_dot(input, '.\u3002\uff0e\uff61') + 1
        return _encode(input[:end], 'idna', errors), end


class _LabelDecoder(codecs.BufferedIncrementalDecoder):
    """Likewise, the other way."""

    def _buffer_decode(self, input, errors, final):
        if errors != 'strict':
            raise UnicodeError(f"Unsupported error handling: {errors}")
        end = len(input) if final else bytes(input).rfind(b'.') + 1
        return _decode(input[:end], 'idna', errors), end


class _WholeDecoder(codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        return _decode(input, self._key, self.errors)


_CLASSES = ('IncrementalEncoder', 'IncrementalDecoder', 'StreamWriter', 'StreamReader')
_PLAIN = (_Encoder, _Decoder, _Writer, _Reader)
_MARKED = (_MarkedEncoder, _MarkedDecoder, _MarkedWriter, _MarkedReader)
_BASES = {
    'utf_16': _MARKED, 'utf_32': _MARKED,
    'utf_8_sig': (_SignedEncoder, _SignedDecoder, _SignedWriter, _SignedReader),
    'idna': (_LabelEncoder, _LabelDecoder, _Writer, _Reader),
    'punycode': (_Encoder, _WholeDecoder, _Writer, _Reader),
}


def _tables(key):
    """The tables of a one-byte character set."""
    text = bytes(range(256)).decode(key, 'replace').replace('\ufffd', '\ufffe')
    return text, codecs.charmap_build(text)


def fill(space):
    """Make a module: encode(), decode(), the four classes, getregentry()."""
    module = space['__name__']
    key = module.rpartition('.')[2]
    name = _codec_registry.name_of(key)
    space['codecs'] = codecs
    code = getattr(_codecs, key + '_encode', None)
    is_charmap = code is None and key not in _BASES

    if code is None:
        def code(input, errors='strict', /):
            return _encode(input, key, errors), len(input)

    def encode(input, errors='strict'):
        return code(input, errors)

    def decode(input, errors='strict'):
        return _decode(input, key, errors), len(input)

    parts = {'_key': key, '_code': staticmethod(code),
             '_ex_decode': staticmethod(getattr(_codecs, key + '_ex_decode', None)),
             '_width': 2 if key == 'utf_16' else 4,
             '__module__': module}
    classes = {}
    for kind, base in zip(_CLASSES, _BASES.get(key, _PLAIN)):
        classes[kind] = space[kind] = type(kind, (base,), {**parts, '__doc__': base.__doc__})
    for function in (encode, decode):
        function.__module__, function.__qualname__ = module, function.__name__
    if is_charmap or key in ('ascii', 'latin_1', 'idna', 'punycode'):
        class Codec(codecs.Codec):
            def encode(self, input, errors='strict'):
                return code(input, errors)

            def decode(self, input, errors='strict'):
                return _decode(input, key, errors), len(input)
        Codec.__module__, Codec.__qualname__ = module, 'Codec'
        space['Codec'] = Codec
    if is_charmap:
        space['decoding_table'], space['encoding_table'] = _tables(key)
    elif 'Codec' not in space or key in ('idna', 'punycode'):
        space['encode'], space['decode'] = encode, decode

    def getregentry():
        return codecs.CodecInfo(
            name=name, encode=encode, decode=decode,
            incrementalencoder=classes['IncrementalEncoder'],
            incrementaldecoder=classes['IncrementalDecoder'],
            streamreader=classes['StreamReader'], streamwriter=classes['StreamWriter'])

    getregentry.__module__, getregentry.__qualname__ = module, 'getregentry'
    space['getregentry'] = getregentry
