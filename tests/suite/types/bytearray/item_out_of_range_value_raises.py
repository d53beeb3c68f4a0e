b = bytearray(1)
b[0] = 256  # raises: ValueError: byte must be in range(0, 256)
