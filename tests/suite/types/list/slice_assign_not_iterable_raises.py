a = [1]
a[:] = 3  # raises: TypeError: must assign iterable to extended slice
