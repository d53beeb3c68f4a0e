print(b"xxaxx".strip(b"x"), b"  a".lstrip(), b"a\n\t ".rstrip(), b"abcab".strip(b"ab"), b"pre-x".removeprefix(b"pre-"), b"x.c".removesuffix(b".c"))  # expect: b'a' b'a' b'a' b'c' b'x' b'x'
b"a".strip("a")  # raises: TypeError: a bytes-like object is required, not 'str'
