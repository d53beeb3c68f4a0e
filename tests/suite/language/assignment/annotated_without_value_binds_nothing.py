x: int
x  # raises: NameError: name 'x' is not defined
