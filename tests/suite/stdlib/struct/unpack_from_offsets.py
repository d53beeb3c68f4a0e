import struct


def err(f):
    try:
        return f()
    except BaseException as e:
        return type(e).__name__, str(e)


print(struct.unpack_from('<H', b'abcd'), struct.unpack_from('<H', b'abcd', 2), struct.unpack_from('<H', buffer=b'abcd', offset=1), struct.unpack_from(b'<H', b'ab'))  # expect: (25185,) (25699,) (25442,) (25185,)
print(err(lambda: struct.unpack_from('<H', b'a')), err(lambda: struct.unpack_from('<H', b'abc', -1)), err(lambda: struct.unpack_from('<H', b'abc', -2)), err(lambda: struct.unpack_from('<H', 'abc')), err(lambda: struct.unpack_from('<H', b'abc', 'x')))  # expect: ('error', 'unpack_from requires a buffer of at least 2 bytes for unpacking 2 bytes at offset 0 (actual buffer size is 1)') ('error', 'not enough data to unpack 2 bytes at offset -1') (25442,) ('TypeError', "a bytes-like object is required, not 'str'") ('TypeError', "'str' object cannot be interpreted as an integer")


class Two:
    def __index__(self):
        return 2


print(struct.unpack_from('<H', bytearray(b'abcd'), Two()), struct.unpack_from('<H', memoryview(b'abcd'), True))  # expect: (25699,) (25442,)
