list(zip([1], [1, 2], [1], strict=True))  # raises: ValueError: zip() argument 2 is longer than argument 1
