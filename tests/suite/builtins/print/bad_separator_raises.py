print(1, sep=1)  # raises: TypeError: sep must be None or a string, not int
