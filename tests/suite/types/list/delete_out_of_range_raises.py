a = []
del a[0]  # raises: IndexError: list assignment index out of range
