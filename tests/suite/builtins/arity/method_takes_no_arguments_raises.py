"a".upper(1)  # raises: TypeError: str.upper() takes no arguments (1 given)
