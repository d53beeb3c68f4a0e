int("4x")  # raises: ValueError: invalid literal for int() with base 10: '4x'
