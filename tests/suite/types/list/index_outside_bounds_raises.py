[1, 2, 3].index(1, 1)  # raises: ValueError: list.index(x): x not in list
