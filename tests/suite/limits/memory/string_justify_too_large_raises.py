"a".ljust(1 << 62)  # raises: MemoryError
