m = memoryview(b"abcdef")[::2]
print(bytes(m), m.contiguous, len(m), m.tobytes(), list(reversed(m)))  # expect: b'ace' False 3 b'ace' [101, 99, 97]
