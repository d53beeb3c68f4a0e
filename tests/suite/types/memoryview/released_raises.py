m = memoryview(b"abc")
m.release()
m[0]  # raises: ValueError: operation forbidden on released memoryview object
