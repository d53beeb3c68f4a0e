chr(-1)  # raises: ValueError: chr() arg not in range(0x110000)
