"""hex: bytes as hexadecimal digits."""

import binascii
from encodings._transform import check_strict, fill


def hex_encode(input, errors='strict'):
    check_strict(errors)
    return binascii.b2a_hex(input), len(input)


def hex_decode(input, errors='strict'):
    check_strict(errors)
    return binascii.a2b_hex(input), len(input)


fill(globals(), 'hex', hex_encode, hex_decode)
