print(b"a" + b"b", b"ab" * 2, b"a" + bytearray(b"c"), type(bytearray(b"c") + b"a").__name__)  # expect: b'ab' b'abab' b'ac' bytearray
