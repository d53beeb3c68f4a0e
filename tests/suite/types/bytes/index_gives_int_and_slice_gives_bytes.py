b = b"abc"
print(b[0], b[-1], b[1:], b[::-1], list(b), b[:1] == b"a")  # expect: 97 99 b'bc' b'cba' [97, 98, 99] True
