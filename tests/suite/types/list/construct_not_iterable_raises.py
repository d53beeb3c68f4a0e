list(1)  # raises: TypeError: 'int' object is not iterable
