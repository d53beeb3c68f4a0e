sorted([1], 2, 3)  # raises: TypeError: sorted expected 1 argument, got 3
