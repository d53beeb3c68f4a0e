"""uu: bytes as a uuencoded file."""

import binascii
from encodings._transform import check_strict, fill

# bytes a line can say
_LINE = 45


def uu_encode(input, errors='strict', filename='<data>', mode=0o666):
    check_strict(errors)
    filename = filename.replace('\n', '\\n').replace('\r', '\\r')
    data = bytes(input)
    parts = [f'begin {mode & 0o777:o} {filename}\n'.encode('ascii')]
    parts += [binascii.b2a_uu(data[at:at + _LINE]) for at in range(0, len(data), _LINE)]
    parts.append(b' \nend\n')
    return b''.join(parts), len(input)


def uu_decode(input, errors='strict'):
    check_strict(errors)
    lines = iter(bytes(input).splitlines(keepends=True))
    if not any(line.startswith(b'begin') for line in lines):
        raise ValueError('Missing "begin" line in input data')
    parts = []
    for line in lines:
        if line == b'end\n' or line == b'end':
            return b''.join(parts), len(input)
        try:
            parts.append(binascii.a2b_uu(line))
        except binascii.Error:
            # some encoders write more than the count says
            count = (((line[0] - 32) & 63) * 4 + 5) // 3
            parts.append(binascii.a2b_uu(line[:count]))
    raise ValueError('Truncated input data')


fill(globals(), 'uu', uu_encode, uu_decode)
