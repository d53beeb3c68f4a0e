bytearray(b"a").remove(98)  # raises: ValueError: value not found in bytearray
