"abc%" % 1  # raises: ValueError: incomplete format
