memoryview(b"abc").cast("I")  # raises: TypeError: memoryview: length is not a multiple of itemsize
