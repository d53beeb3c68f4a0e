"""base64: bytes as MIME base64, in lines."""

import binascii
from encodings._transform import check_strict, fill

# bytes that give a line of 76 characters
_LINE = 57


def base64_encode(input, errors='strict'):
    check_strict(errors)
    view = memoryview(input).cast('B')
    lines = [binascii.b2a_base64(view[at:at + _LINE]) for at in range(0, len(view), _LINE)]
    return b''.join(lines), len(input)


def base64_decode(input, errors='strict'):
    check_strict(errors)
    return binascii.a2b_base64(input), len(input)


fill(globals(), 'base64', base64_encode, base64_decode)
