len(5)  # raises: TypeError: object of type 'int' has no len()
