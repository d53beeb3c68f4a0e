int.from_bytes(b"", "middle")  # raises: ValueError: byteorder must be either 'little' or 'big'
