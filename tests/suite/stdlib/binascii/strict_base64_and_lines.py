import binascii

for data in (b"ab==c=", b"ab==cd", b"abc=d", b"ab==:", b"ab===", b"a=a", b"ab=c=", b"=", b"ab"):
    for strict in (False, True):
        try:
            print(data, strict, binascii.a2b_base64(data, strict_mode=strict))
        except binascii.Error as error:
            print(data, strict, error)
print(binascii.b2a_qp(b"y" * 76 + b"\n" + b"z" * 77))
for data in (b"#\x00", b"\xff\x00", b"#86)C\n"):
    try:
        print(binascii.a2b_uu(data))
    except binascii.Error as error:
        print(error)
gaps = memoryview(b"abcdefgh")[::2]
for function in (binascii.b2a_hex, binascii.crc32, binascii.b2a_qp, binascii.a2b_hex):
    try:
        function(gaps)
    except Exception as error:
        print(type(error).__name__, error)
try:
    binascii.b2a_qp("text")
except TypeError as error:
    print(error)

# expect-output:
# | b'ab==c=' False b'i\xb7'
# | b'ab==c=' True Excess data after padding
# | b'ab==cd' False b'i\xb7\x1d'
# | b'ab==cd' True Excess data after padding
# | b'abc=d' False b'i\xb7\x1d'
# | b'abc=d' True Excess data after padding
# | b'ab==:' False b'i'
# | b'ab==:' True Only base64 data is allowed
# | b'ab===' False b'i'
# | b'ab===' True Excess padding not allowed
# | b'a=a' False Incorrect padding
# | b'a=a' True Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# | b'ab=c=' False b'i\xb7'
# | b'ab=c=' True Discontinuous padding not allowed
# | b'=' False b''
# | b'=' True Leading padding not allowed
# | b'ab' False Incorrect padding
# | b'ab' True Incorrect padding
# | b'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\nzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz=\nzz'
# | Illegal char
# | Illegal char
# | b'abc'
# | BufferError memoryview: underlying buffer is not C-contiguous
# | BufferError memoryview: underlying buffer is not C-contiguous
# | BufferError memoryview: underlying buffer is not C-contiguous
# | TypeError argument should be bytes, buffer or ASCII string, not 'memoryview'
# | a bytes-like object is required, not 'str'
