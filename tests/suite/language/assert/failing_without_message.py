assert []  # raises: AssertionError
