rows = [(1, 2) (3, 4)]  # raises: TypeError: 'tuple' object is not callable
