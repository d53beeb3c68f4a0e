len(range(10**30))  # raises: OverflowError: Python int too large to convert to C ssize_t
