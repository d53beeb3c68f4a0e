iter(5, 1)  # raises: TypeError: iter(v, w): v must be callable
