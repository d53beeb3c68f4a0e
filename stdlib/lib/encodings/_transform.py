"""What the codecs between bytes and bytes have in common."""

import codecs


def fill(space, name, encode, decode):
    """Make the module of a codec that is stateless and between bytes and bytes."""
    module = space['__name__']

    class Codec(codecs.Codec):
        def encode(self, input, errors='strict'):
            return encode(input, errors)

        def decode(self, input, errors='strict'):
            return decode(input, errors)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class StreamWriter(Codec, codecs.StreamWriter):
        charbuffertype = bytes

    class StreamReader(Codec, codecs.StreamReader):
        charbuffertype = bytes

    def getregentry():
        return codecs.CodecInfo(
            name=name, encode=encode, decode=decode, incrementalencoder=IncrementalEncoder,
            incrementaldecoder=IncrementalDecoder, streamwriter=StreamWriter,
            streamreader=StreamReader, _is_text_encoding=False)

    for part in (Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader,
                 getregentry):
        part.__module__, part.__qualname__ = module, part.__name__
        space[part.__name__] = part
    space['codecs'] = codecs


def check_strict(errors):
    """These know no way to go on after an error."""
    assert errors == 'strict'
