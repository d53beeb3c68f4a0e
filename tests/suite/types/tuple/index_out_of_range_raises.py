(1,)[1]  # raises: IndexError: tuple index out of range
