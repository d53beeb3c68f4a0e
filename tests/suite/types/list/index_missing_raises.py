[1, 2, 3].index(4)  # raises: ValueError: list.index(x): x not in list
