"abc".split("")  # raises: ValueError: empty separator
