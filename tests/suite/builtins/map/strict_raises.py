list(map(lambda a, b: a, [1, 2], [1], strict=True))  # raises: ValueError: map() argument 2 is shorter than argument 1
