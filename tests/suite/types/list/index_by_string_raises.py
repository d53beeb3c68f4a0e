[1]["0"]  # raises: TypeError: list indices must be integers or slices, not str
