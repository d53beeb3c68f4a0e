print(bytearray(), bytearray(2), bytearray([1, 255]), bytearray("é", "latin-1"), bytearray(b"x"), bytearray.fromhex("6162"))  # expect: bytearray(b'') bytearray(b'\x00\x00') bytearray(b'\x01\xff') bytearray(b'\xe9') bytearray(b'x') bytearray(b'ab')
bytearray("text")  # raises: TypeError: string argument without an encoding
