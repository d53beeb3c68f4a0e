print(memoryview(b"ab") == b"ab", memoryview(b"ab") == memoryview(bytearray(b"ab")), hash(memoryview(b"ab")) == hash(b"ab"))  # expect: True True True
