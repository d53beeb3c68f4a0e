hash(memoryview(bytearray(1)))  # raises: ValueError: cannot hash writable memoryview object
