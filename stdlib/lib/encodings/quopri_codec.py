"""quopri: bytes as MIME quoted-printable."""

import binascii
from encodings._transform import check_strict, fill


def quopri_encode(input, errors='strict'):
    check_strict(errors)
    return binascii.b2a_qp(input, quotetabs=True), len(input)


def quopri_decode(input, errors='strict'):
    check_strict(errors)
    return binascii.a2b_qp(input), len(input)


fill(globals(), 'quopri', quopri_encode, quopri_decode)
