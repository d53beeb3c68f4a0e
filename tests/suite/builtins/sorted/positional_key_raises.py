sorted([1], len)  # raises: TypeError: sorted expected 1 argument, got 2
