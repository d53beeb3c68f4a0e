b = bytearray(b"ab")
print(list(b), b == b"ab", b < b"b", 97 in b, b"ab" in b, b[0], b[::-1], list(reversed(b)), b + b"c", bytes(b))  # expect: [97, 98] True True True True 97 bytearray(b'ba') [98, 97] bytearray(b'abc') b'ab'
