class A(5):  # raises: TypeError: int expected at most 2 arguments, got 3
    pass
