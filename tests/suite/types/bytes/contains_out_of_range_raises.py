300 in b"abc"  # raises: ValueError: byte must be in range(0, 256)
