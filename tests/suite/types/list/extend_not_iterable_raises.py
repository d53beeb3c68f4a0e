[].extend(3)  # raises: TypeError: 'int' object is not iterable
