print(["a'b", 'c"d', "\n", b"x", None, 1.0])  # expect: ["a'b", 'c"d', '\n', b'x', None, 1.0]
