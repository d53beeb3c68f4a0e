b = bytearray(b"abcdef")
b[1:3] = b"XYZ"
print(b)  # expect: bytearray(b'aXYZdef')
b[::2] = b"...."
print(b)  # expect: bytearray(b'.X.Z.e.')
