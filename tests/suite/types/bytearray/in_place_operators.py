a = b = bytearray(b"a")
a += b"b"
a *= 2
print(b, a is b)  # expect: bytearray(b'abab') True
