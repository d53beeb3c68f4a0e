1 << (1 << 62)  # raises: MemoryError
