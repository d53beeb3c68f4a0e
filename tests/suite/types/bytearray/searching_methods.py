b = bytearray(b"abcabc")
print(b.find(b"c"), b.rfind(b"c"), b.index(b"a", 1), b.rindex(b"a"), b.count(b"b"), b.startswith(b"ab"), b.endswith((b"x", b"bc")))  # expect: 2 5 3 3 2 True True
b.index(b"z")  # raises: ValueError: subsection not found
