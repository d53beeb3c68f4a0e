"abc"[3]  # raises: IndexError: string index out of range
