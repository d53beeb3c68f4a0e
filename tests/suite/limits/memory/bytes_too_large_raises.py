bytes(1 << 62)  # raises: MemoryError
