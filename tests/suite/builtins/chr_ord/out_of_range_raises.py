chr(0x110000)  # raises: ValueError: chr() arg not in range(0x110000)
