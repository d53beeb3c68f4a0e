b"a"[5]  # raises: IndexError: index out of range
