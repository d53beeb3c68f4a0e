print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abcabc".translate(None, b"a"))  # expect: b'xyc' b'bcbc'
