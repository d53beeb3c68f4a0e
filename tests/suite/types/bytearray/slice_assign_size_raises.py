b = bytearray(b"abcd")
b[::2] = b"x"  # raises: ValueError: attempt to assign bytes of size 1 to extended slice of size 2
