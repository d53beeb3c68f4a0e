str.maketrans("ab", "c")  # raises: ValueError: the first two maketrans arguments must have equal length
