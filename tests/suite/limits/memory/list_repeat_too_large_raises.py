[0] * (1 << 61)  # raises: MemoryError
