int("8", 8)  # raises: ValueError: invalid literal for int() with base 8: '8'
