b = bytearray(b"a,b")
print(b.split(b","), b.upper(), b.decode(), b.hex(), b.copy() is b)  # expect: [bytearray(b'a'), bytearray(b'b')] bytearray(b'A,B') a,b 612c62 False
