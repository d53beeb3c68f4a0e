(1, 2).index(3)  # raises: ValueError: tuple.index(x): x not in tuple
