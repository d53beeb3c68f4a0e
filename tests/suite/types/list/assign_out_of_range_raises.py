a = []
a[0] = 1  # raises: IndexError: list assignment index out of range
