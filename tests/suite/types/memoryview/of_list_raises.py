memoryview([1])  # raises: TypeError: memoryview: a bytes-like object is required, not 'list'
