m = memoryview(bytearray(4))
m[0:2] = b"abc"  # raises: ValueError: memoryview assignment: lvalue and rvalue have different structures
