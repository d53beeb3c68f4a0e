b = bytearray(b"abc")
m = memoryview(b)
b.append(1)  # raises: BufferError: Existing exports of data: object cannot be re-sized
